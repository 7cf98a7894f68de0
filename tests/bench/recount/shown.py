"""Which rows the files of a site may hold, and which they must."""
from collections import defaultdict

from cells import ALL
from own import UNDATED, WHOLE


def rows_of_subjects(cells, content):
    """Two maps {subject: {name: keys}}: of all that speak of it, and of those that its pages cannot leave out."""
    allowed = {subject: defaultdict(set) for subject in ("agency", "campaign", "period", "metric")}
    required = {subject: defaultdict(set) for subject in allowed}
    tops = tops_of(cells, content)
    for key in cells:
        agency, campaign, period, metric = key
        for subject, name in (("agency", agency), ("campaign", campaign), ("period", period), ("metric", metric)):
            if name:
                allowed[subject][name].add(key)
        required["agency"][agency].add(key)
        if agency not in tops[campaign, period]:
            continue
        if campaign != ALL:
            required["campaign"][campaign].add(key)
        if period != WHOLE and (campaign == ALL or period == UNDATED):
            required["period"][period].add(key)
        if campaign == ALL or period == WHOLE:
            required["metric"][metric].add(key)
    return allowed, required


def tops_of(cells, content):
    """{(campaign, period): the highest agencies there}, below those that only pass on what one agency below them has."""
    present, speaking = defaultdict(set), defaultdict(set)
    for (agency, campaign, period, _), cell in cells.items():
        present[campaign, period].add(agency)
        if cell.is_stated or cell.has_total:
            speaking[campaign, period].add(agency)
    tops = {}
    for span, agencies in present.items():
        tops[span] = set()
        for top in (a for a in agencies if content.parents[a] not in agencies):
            below = [top]
            while len(below) == 1:
                top = below[0]
                below = [] if top in speaking[span] else [c for c in content.children[top] if c in agencies]
            tops[span].add(top)
    return tops
