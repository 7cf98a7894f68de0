"""A value, how sure it is, and where the true one may lie (content model 3.2). Decimals only, exact."""
from dataclasses import dataclass
from decimal import Decimal, getcontext

getcontext().prec = 80  # far beyond 18 digits before and 6 after the point: nothing is ever rounded unasked

TURNED = {"exact": "exact", "about": "about", "over": "under", "under": "over"}


@dataclass(frozen=True, slots=True)
class End:
    value: Decimal
    included: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    value: Decimal
    qualifier: str
    low: End | None
    high: End | None

    def as_published(self):
        return (self.value, self.qualifier, self.low and self.low.value, self.high and self.high.value)


def exactly(value):
    return Quantity(value, "exact", End(value, True), End(value, True))


def joint(a, b):
    if a == b or b == "exact":
        return a
    return b if a == "exact" else "about"


def add_ends(a, b):
    return End(a.value + b.value, a.included and b.included) if a and b else None


def add(a, b):
    return Quantity(a.value + b.value, joint(a.qualifier, b.qualifier), add_ends(a.low, b.low), add_ends(a.high, b.high))


def negative(q):
    def turned(end):
        return End(-end.value, end.included) if end else None
    return Quantity(-q.value, TURNED[q.qualifier], turned(q.high), turned(q.low))


def difference(a, b):
    return add(a, negative(b))


def total_of(quantities):
    """None of none."""
    result = None
    for quantity in quantities:
        if quantity is not None:
            result = quantity if result is None else add(result, quantity)
    return result


def not_below_zero(q):
    """Counts, masses and money have 0 as their least. A decrease stays what it is: a finding tells of it."""
    if q.value < 0 or (q.low and q.low.value >= 0):
        return q
    return Quantity(q.value, q.qualifier, End(Decimal(0), True), q.high)


def rounded(number, places=2):
    """Half away from zero."""
    return number.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
