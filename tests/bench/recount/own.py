"""What one agency itself did in one campaign and span (content model 3.2 and 3.3)."""
from datetime import date

from dates import Days
from quantity import add, difference, not_below_zero, total_of

WHOLE, UNDATED = "", "undated"  # names of what is no standard period


def as_of(figure):
    """The day that a statement holds for: its last; of one that is open, the day from which it holds."""
    if figure.days is None:
        return date.min
    return figure.days.last or figure.days.first


def by_age(figures):
    return sorted(figures, key=lambda f: (as_of(f), f.path, f.line))


def own_value(kind, figures, span, campaign_days):
    """`span`: Days, WHOLE or UNDATED. The value, or None, and whether anything is stated there at all."""
    return {"flow": flow, "stock": stock, "rate": rate}[kind](figures, span, campaign_days)


def stands_in(figure, span, by_last_day=False):
    if span == WHOLE:
        return True
    if span == UNDATED:
        return figure.days is None
    days = figure.days
    if days and by_last_day and days.last:
        days = Days(days.last, days.last)
    return days is not None and days.inside(span)


def flow(figures, span, campaign_days):
    value, stated = None, False
    for series in sorted({f.series for f in figures}):
        mine = [f for f in figures if f.series == series]
        cumulative = by_age(f for f in mine if f.basis == "cumulative")
        newest = next((f for f in reversed(cumulative) if stands_in(f, span, by_last_day=True) and f.value), None)
        increment = newest and increment_of(newest, cumulative, span, campaign_days)
        own = [f for f in mine if f.basis == "own" and stands_in(f, span)]
        if increment:
            own_beside = [f for f in own if f.days and f.days.first and newest.days and newest.days.last < f.days.first]
        else:
            own_beside = own
        value = total_of([value, increment, *(f.value for f in own_beside)])
        stated = stated or bool(own) or increment is not None
    return value, stated


def increment_of(newest, cumulative, span, campaign_days):
    """None where it straddles the beginning of the span."""
    if span in (WHOLE, UNDATED):
        return newest.value
    before = [f for f in cumulative if f.value and f.days and f.days.last and f.days.last < span.first]
    if before:
        return not_below_zero(difference(newest.value, before[-1].value))
    began_within = campaign_days and campaign_days.first and span.first <= campaign_days.first <= span.last
    return newest.value if began_within else None


def stock(figures, span, _):
    value, stated = None, False
    for series in sorted({f.series for f in figures}):
        here = [f for f in figures if f.series == series and (stands_in(f, span) or holds_in(f, span))]
        if here:
            stated = True
            newest = by_age(here)[-1].value
            value = newest if value is None else add(value, newest) if newest else value
    return value, stated


def holds_in(figure, span):
    """A stock dated A/.. holds from A on."""
    if span in (WHOLE, UNDATED) or figure.days is None or figure.days.last:
        return False
    return figure.days.first is not None and figure.days.first <= span.last


def rate(figures, span, _):
    here = [f for f in figures if stands_in(f, span)]
    return (here[0].value if len(here) == 1 else None), bool(here)
