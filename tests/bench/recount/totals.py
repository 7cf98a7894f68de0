"""Reported totals: which days they cover, and what their parts come to (content model 3.2, behaviour 2)."""
from datetime import date

from dates import Days
from own import WHOLE, as_of, own_value
from quantity import difference, total_of


def span_of_total(total, campaign):
    """Days, or None for the whole campaign."""
    if total.days is None or not total.days.last:
        return None
    if total.has_period:
        return total.days if total.days.first else None
    start = campaign.days.first if campaign.days else None
    return Days(start, total.days.last) if start and start <= total.days.last else None


def newest_total(totals):
    """By the day it speaks of, then by its beginning, then as written down."""
    numbered = [t for t in totals if t is not None and t.value]
    return max(numbered, key=lambda t: (as_of(t), t.days.first or date.min if t.days else date.min, t.path, t.line), default=None)


class Reconciliation:
    """Knows every figure by agency, campaign and metric."""

    def __init__(self, content):
        self.content, self.series, self.known = content, {}, {}
        self.parts = {}  # whole metric → its parts
        for metric, register in content.metrics.items():
            if register.get("part_of"):
                self.parts.setdefault(register["part_of"], []).append(metric)
        for figure in content.figures:
            self.series.setdefault((figure.agency, figure.campaign, figure.metric), []).append(figure)

    def parts_of(self, total):
        key = total.path, total.line
        if key not in self.known:
            span = span_of_total(total, self.content.campaigns[total.campaign])
            if total.parts:
                found = [self.standing(agency, total, span) for agency in total.parts]
            else:
                found = [self.own(total.agency, total, span)]
                found += [self.standing(child, total, span) for child in self.content.children[total.agency]]
            self.known[key] = total_of(found)
        return self.known[key]

    def standing(self, agency, total, span):
        """A total of its own for that span stands for its whole subtree."""
        campaign = self.content.campaigns[total.campaign]
        same = [f for f in self.series.get((agency, total.campaign, total.metric), [])
                if f.basis == "total" and span_of_total(f, campaign) == span]
        reported = newest_total(same)
        if reported:
            return reported.value
        return total_of([self.own(agency, total, span)] +
                        [self.standing(child, total, span) for child in self.content.children[agency]])

    def own(self, agency, total, span, metric=None):
        metric = metric or total.metric
        figures = [f for f in self.series.get((agency, total.campaign, metric), []) if f.basis != "total"]
        if not figures:  # an agency that states only the parts of a metric counts with their sum
            return total_of(self.own(agency, total, span, part) for part in self.parts.get(metric, []))
        kind = self.content.metrics[metric]["kind"]
        return own_value(kind, figures, span or WHOLE, self.content.campaigns[total.campaign].days)[0]

    def remainder_of(self, total):
        parts = self.parts_of(total)
        return difference(total.value, parts) if parts else None

    def verdict_of(self, total):
        parts = self.parts_of(total)
        if parts is None:
            return "not comparable"
        if is_above(parts.low, total.value.high):
            return "exceeds"
        if is_above(total.value.low, parts.high):
            return "partly itemised"
        bounded = all((parts.low, parts.high, total.value.low, total.value.high))
        return "consistent" if bounded else "not comparable"


def is_above(low, high):
    """An end that is not included is passed by reaching it."""
    if low is None or high is None:
        return False
    return low.value > high.value or low.value == high.value and not (low.included and high.included)
