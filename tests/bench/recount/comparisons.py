"""A period's subtree value beside the period before and the same one a year before."""
from dates import length_of, shifted, span_of
from quantity import difference, rounded


def compare_with(cells, key, months_back, kinds):
    """(earlier value, change, change in percent), each None where the two do not cover the same agencies."""
    agency, campaign, period, metric = key
    if not span_of(period) or kinds[metric] not in ("flow", "stock"):
        return None, None, None
    now = cells[key]
    then = cells.get((agency, campaign, shifted(period, months_back), metric))
    if now.subtree is None or then is None or then.subtree is None or now.behind != then.behind:
        return None, None, None
    change = difference(now.subtree, then.subtree)
    percent = rounded(100 * change.value / then.subtree.value) if then.subtree.value != 0 else None
    return then.subtree, change, percent


def previous(cells, key, kinds):
    return compare_with(cells, key, length_of(key[2]) if span_of(key[2]) else 0, kinds)


def year_ago(cells, key, kinds):
    return compare_with(cells, key, 12, kinds)
