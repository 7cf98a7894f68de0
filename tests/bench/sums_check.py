"""Compares a built site's own sums with those the corpus knows, so that nothing becomes fast by becoming wrong."""
import json
from pathlib import Path


def sum_faults(root, expected_own, periods):
    """`expected_own`: rows of campaign, agency, period, metric, value, qualifier; `periods`: the kinds that are reported."""
    published = {}
    for file in sorted(Path(root).glob("agencies/*/data.json")):
        for row in json.loads(file.read_text(encoding="utf-8"))["rows"]:
            if not row["campaign"]:
                continue  # all campaigns together
            own = row["own"]
            key = row["campaign"], row["agency"], row["period"], row["metric"]
            published[key] = (own["value"], own["qualifier"]) if own else None
    wrong = []
    for campaign, agency, period, metric, value, qualifier in expected_own:
        if kind_of(period) not in periods:
            continue
        found = published.get((campaign, agency, period, metric))
        if found != (value, qualifier):
            wrong.append(f"{metric} of {agency} in {campaign}, {period}: published {found}, stated {value} {qualifier}")
    if len(wrong) > 5:
        wrong[5:] = [f"and {len(wrong) - 5} more own sums"]
    return wrong


def kind_of(period):
    if period == "undated":
        return "year"  # shown wherever there are reports
    return {4: "year", 7: "half" if "H" in period else "quarter" if "Q" in period else "month"}[len(period)]
