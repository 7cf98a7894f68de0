"""Every agency × campaign (and all together) × period × metric: own, subtree and reported total."""
from collections import defaultdict
from dataclasses import dataclass, field

from dates import periods_since, periods_with, span_of
from own import UNDATED, WHOLE, own_value
from quantity import Quantity, add, exactly, rounded, total_of
from totals import newest_total, span_of_total

ALL = ""  # the name of all campaigns together


@dataclass
class Cell:
    own: object = None  # Quantity
    is_stated: bool = False  # though perhaps without a number, or by several rates
    is_stated_below: bool = False
    subtree: object = None
    total: object = None  # the newest Figure with a number
    has_total: bool = False
    behind: set = field(default_factory=set)  # the agencies whose own value stands in the subtree's
    figures: list = field(default_factory=list)  # of a stock or rate, what all campaigns together choose from


def make_cells(content, today):
    """{(agency, campaign, period, metric): Cell}"""
    cells = defaultdict(Cell)
    for campaign in content.campaigns.values():
        series = defaultdict(list)
        for figure in campaign.figures:
            series[figure.agency, figure.metric].append(figure)
        for (agency, metric), figures in series.items():
            add_own(cells, content, campaign, agency, metric, [f for f in figures if f.basis != "total"], today)
            add_totals(cells, content, campaign, agency, metric, [f for f in figures if f.basis == "total"])
        add_wholes(cells, content, campaign, series)
    join_campaigns(cells, content)
    add_subtrees(cells, content)
    add_ratios(cells, content)
    return dict(cells)


def add_own(cells, content, campaign, agency, metric, figures, today):
    if not figures:
        return
    kind = content.metrics[metric]["kind"]
    names = {WHOLE}
    for f in figures:
        if f.days is None:
            names.add(UNDATED)
            continue
        names.update(periods_with(f.days, content.kinds))
        if f.basis == "cumulative" and f.days.last:
            names.update(periods_with(type(f.days)(f.days.last, f.days.last), content.kinds))
        if kind == "stock" and f.days.first and not f.days.last:
            names.update(periods_since(f.days.first, today, content.kinds))
    for name in names:
        value, stated = own_value(kind, figures, span_of(name) or name, campaign.days)
        if stated:
            cell = cells[agency, campaign.id, name, metric]
            cell.own, cell.is_stated = value, True
            if kind != "flow":
                cell.figures = figures


def add_totals(cells, content, campaign, agency, metric, totals):
    for total in totals:
        span = span_of_total(total, campaign)
        names = {WHOLE, *periods_with(span, content.kinds)} | ({UNDATED} if total.days is None else set())
        for name in names:
            cell = cells[agency, campaign.id, name, metric]
            cell.has_total = True
            cell.total = newest_total([cell.total, total])


def add_wholes(cells, content, campaign, series):
    """An agency that states only the parts of a metric in a campaign counts with their sum."""
    parts = defaultdict(list)
    for metric, register in content.metrics.items():
        if register.get("part_of"):
            parts[register["part_of"]].append(metric)
    for whole, of in parts.items():
        agencies = {agency for agency, metric in series if metric in of}
        for agency in agencies:
            if any(f.basis != "total" for f in series.get((agency, whole), [])):
                continue
            for name in {key[2] for key in list(cells) if key[:2] == (agency, campaign.id) and key[3] in of}:
                stated = [cells[agency, campaign.id, name, metric] for metric in of
                          if (agency, campaign.id, name, metric) in cells]
                if any(cell.is_stated for cell in stated):
                    cell = cells[agency, campaign.id, name, whole]
                    cell.own, cell.is_stated = total_of(one.own for one in stated), True


def join_campaigns(cells, content):
    """Flows of all campaigns add up; a stock is the newest of them; a rate stands where it is the only one."""
    together = defaultdict(list)
    for (agency, campaign, period, metric), cell in cells.items():
        if period not in (WHOLE, UNDATED):
            together[agency, period, metric].append((campaign, cell))
    for (agency, period, metric), found in together.items():
        kind = content.metrics[metric]["kind"]
        joint = cells[agency, ALL, period, metric]
        joint.is_stated = any(cell.is_stated for _, cell in found)
        joint.has_total = any(cell.has_total for _, cell in found)
        joint.total = newest_total(cell.total for _, cell in found)
        if kind == "flow":
            joint.own = total_of(cell.own for _, cell in sorted(found, key=lambda pair: pair[0]))
        else:
            figures = [f for _, cell in found for f in cell.figures]
            joint.own, _ = own_value(kind, figures, span_of(period), None) if figures else (None, False)


def add_subtrees(cells, content):
    for (agency, campaign, period, metric), cell in list(cells.items()):
        above = content.parents[agency]
        while cell.is_stated and above:  # shown there too: as words, or as the range of rates
            cells[above, campaign, period, metric].is_stated_below = True
            above = content.parents[above]
        if content.metrics[metric]["kind"] not in ("flow", "stock") or cell.own is None:
            continue
        at = agency
        while at:
            above = cells[at, campaign, period, metric]
            above.subtree = cell.own if above.subtree is None else add(above.subtree, cell.own)
            above.behind.add(agency)
            at = content.parents[at]


def add_ratios(cells, content):
    """Computed, and only where both sides cover the same agencies."""
    for ratio, register in content.metrics.items():
        if register["kind"] != "ratio":
            continue
        above, below = (side.strip() for side in register["ratio"].split("/"))
        scale = 100 if register.get("unit") == "%" else 1
        for (agency, campaign, period, metric), upper in list(cells.items()):
            lower = cells.get((agency, campaign, period, below)) if metric == above else None
            if not lower:
                continue
            own = quotient(upper.own, lower.own, scale)
            subtree = quotient(upper.subtree, lower.subtree, scale) if upper.behind == lower.behind else None
            if own or subtree:
                cell = cells[agency, campaign, period, ratio]
                cell.own, cell.is_stated, cell.subtree, cell.behind = own, own is not None, subtree, set(upper.behind)


def quotient(a, b, scale):
    if a is None or b is None or b.value == 0:
        return None
    value = rounded(a.value * scale / b.value)
    return exactly(value) if a.qualifier == b.qualifier == "exact" else Quantity(value, "about", None, None)
