"""Days of written dates, and the standard periods (content model 3.1). A day is a datetime.date."""
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

KINDS = {"year": 12, "half": 6, "quarter": 3, "month": 1}  # months of each


@dataclass(frozen=True, slots=True)
class Days:
    """From first to last; None is an open end."""
    first: date | None
    last: date | None

    def inside(self, span):
        return bool(self.first and self.last) and span.first <= self.first and self.last <= span.last


def days_of(written):
    """None where the year is masked or nothing is written."""
    if not written:
        return None
    if "/" in written:
        sides = [None if side == ".." else days_of(side) for side in written.split("/")]
        if any(side is None and text != ".." for side, text in zip(sides, written.split("/"))):
            return None
        return Days(sides[0] and sides[0].first, sides[1] and sides[1].last)
    text = written.rstrip("~?%")
    if "X" in text[:4]:
        return None
    period = span_of(text)
    if period:
        return period
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ValueError(f"'{written}': this reader does not know that form")
    return Days(date.fromisoformat(text), date.fromisoformat(text))


def span_of(name):
    """The days of a standard period; None for another text."""
    match = re.fullmatch(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)))?", name)
    if not match:
        return None
    year, half, quarter, month = (int(part) if part else 0 for part in match.groups())
    first, length = (6 * half - 5, 6) if half else (3 * quarter - 2, 3) if quarter else (month, 1) if month else (1, 12)
    last = first + length - 1
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def name_of(kind, day):
    number = (day.month - 1) // KINDS[kind] + 1
    return {"year": f"{day.year:04}", "half": f"{day.year:04}-H{number}", "quarter": f"{day.year:04}-Q{number}",
            "month": f"{day.year:04}-{number:02}"}[kind]


def periods_with(days, kinds):
    """Names of the periods that hold all of these days."""
    if not days or not days.first or not days.last:
        return []
    return [name_of(kind, days.first) for kind in kinds if name_of(kind, days.first) == name_of(kind, days.last)]


def periods_since(first, today, kinds):
    """Names of the periods that share a day with first..today."""
    names = set()
    year, month = first.year, first.month
    while (year, month) <= (today.year, today.month):
        names.update(name_of(kind, date(year, month, 1)) for kind in kinds)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names


def shifted(name, months):
    """The period of the same kind that many months earlier."""
    first = span_of(name).first
    at = first.year * 12 + first.month - 1 - months
    kind = next(kind for kind in KINDS if name_of(kind, first) == name)
    return name_of(kind, date(at // 12, at % 12 + 1, 1))


def length_of(name):
    span = span_of(name)
    return span.last.month - span.first.month + 1
