"""Every reported total: data/totals.json beside the recount's."""
import json
from pathlib import Path

from compare import published_quantity
from own import WHOLE, stands_in
from totals import span_of_total

KEYS = ["from", "to", "total", "parts", "verdict", "silent"]


def compare_totals(comparison, content, totals, site):
    """Adds to the comparison's differences; gives how many rows there were."""
    path = Path(site, "data", "totals.json")
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.exists() else []
    expected = {(f.path, f.line): f for f in content.figures if f.basis == "total"}
    seen = set()
    for row in rows:
        at = row["path"], row["line"]
        figure = expected.get(at)
        if figure is None or at in seen:
            comparison.add("totals.json: unexpected row", f"{at[0]}#{at[1]}")
            continue
        seen.add(at)
        if (row["campaign"], row["agency"], row["metric"]) != (figure.campaign, figure.agency, figure.metric):
            comparison.add("totals.json: subject", f"{at[0]}#{at[1]}")
        wanted = total_row(figure, content, totals)
        for key in KEYS:
            found = published_quantity(row[key]) if key in ("total", "parts") else row[key]
            found = sorted(found) if key == "silent" and found is not None else found
            if found != wanted[key]:
                comparison.add(f"totals.json: {key}", f"{at[0]}#{at[1]}: published {found}, recounted {wanted[key]}")
    for at in sorted(expected.keys() - seen):
        comparison.add("totals.json: missing row", f"{at[0]}#{at[1]}")
    return len(rows)


def total_row(figure, content, totals):
    span = span_of_total(figure, content.campaigns[figure.campaign])
    parts = totals.parts_of(figure)
    return {"from": span and span.first.isoformat(), "to": span and span.last.isoformat(),
            "total": figure.value and figure.value.as_published(), "parts": parts and parts.as_published(),
            "verdict": totals.verdict_of(figure), "silent": silent_below(figure, span, content, totals)}


def silent_below(total, span, content, totals):
    """Of the campaign's participants (without any, the agencies) below the total's, and, where it names its parts, of those.

    Without participants, one that has a stating agency below it is no more expected to state the figure itself.
    """
    campaign, below = content.campaigns[total.campaign], content.under[total.agency] - {total.agency}
    if total.parts:
        below = set().union(*(content.under[part] for part in total.parts)) & below
    stating = {agency for agency in below if states(agency, total, span, campaign, totals)}
    if campaign.participants:
        return sorted(below & set(campaign.participants) - stating)
    return sorted(agency for agency in below if not content.under[agency] & stating)


def states(agency, total, span, campaign, totals):
    figures = totals.series.get((agency, total.campaign, total.metric), [])
    if any(f.basis == "total" and span_of_total(f, campaign) == span for f in figures):
        return True
    own = [f for f in figures if f.basis != "total"]
    if not own:  # who states only the parts counts with their sum
        parts = totals.parts.get(total.metric, [])
        own = [f for part in parts for f in totals.series.get((agency, total.campaign, part), []) if f.basis != "total"]
    return any(stands_in(f, span or WHOLE, by_last_day=f.basis == "cumulative") for f in own)
