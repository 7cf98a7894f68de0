"""Figures of the corpus: how an official writes a number, and what it stands for."""
from dataclasses import dataclass
from decimal import Decimal

from .register import METRICS

METRIC = {m.id: m for m in METRICS}
# Always exact and never in an internal note, so a summary may write their sums out.
WRITTEN_OUT = ("case.filed", "sampling.batches", "sampling.passed", "sampling.failed")
NUMERALS = "零一二三四五六七八九十"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass
class Figure:
    metric: str
    text: str
    value: Decimal  # in the metric's unit
    qualifier: str  # exact, about, over, under; empty: in words only
    agency: str  # of whom
    when: str  # EDTF date or standard period
    own_agency: bool = False  # the agency stands on the figure, not on the note
    own_period: bool = False
    basis: str = "own"
    note: str = ""
    parts: tuple = ()  # agencies that a total is the sum of
    acknowledged: str = ""  # why a total is below its parts


def plain(value):
    """Digits of an exact decimal, without exponent or trailing zeros."""
    text = format(value.normalize(), "f")
    return text if text != "-0" else "0"


def round_down(value):
    """The number an official says before 多 or 余."""
    step = 10 ** max(1, len(str(value)) - 2)
    return value // step * step


def state(rng, metric, value):
    """Text, exact value and qualifier of one statement of a count, a mass or a sum of money."""
    unit = METRIC[metric].unit
    if metric in WRITTEN_OUT:
        return f"{value}{unit}", Decimal(value), "exact"
    if unit == "元":
        return (f"{plain(Decimal(value) / 10000)}万元" if value % 100 == 0 else f"{value}元"), Decimal(value), "exact"
    if unit == "公斤" and value >= 1000 and rng.random() < 0.5:
        return f"{plain(Decimal(value) / 1000)}吨", Decimal(value), "exact"
    if value == 0:
        return ("未发现" if rng.random() < 0.5 else f"0{unit}"), Decimal(0), "exact"
    shape = rng.random()
    if value >= 10000 and shape < 0.3:
        tenths = value // 1000
        return f"{plain(Decimal(tenths) / 10)}万{unit}", Decimal(tenths * 1000), "exact"
    if value >= 30 and shape < 0.24:
        said = round_down(value)
        if shape < 0.08:
            return f"{said}{'多' if shape < 0.05 else '余'}{unit}", Decimal(said), "over"
        if shape < 0.13:
            return f"约{said}{unit}", Decimal(said), "about"
        if shape < 0.17:
            return f"近{said}{unit}", Decimal(said), "under"
        if shape < 0.20:
            return f"超过{said}{unit}", Decimal(said), "over"
        if value >= 1000:
            return f"{value:,}{unit}", Decimal(value), "exact"
        return f"{said}{unit}以上", Decimal(said), "over"
    if value <= 10 and shape < 0.1:
        return f"{NUMERALS[value]}{unit}", Decimal(value), "exact"
    if shape > 0.99:
        return f"{value}{unit}".translate(FULL_WIDTH), Decimal(value), "exact"
    also = METRIC[metric].also
    return f"{value}{also[0] if also and shape > 0.9 else unit}", Decimal(value), "exact"


def joint_qualifier(qualifiers):
    """Of a sum (content model 3.2)."""
    kinds = set(qualifiers) - {"exact"}
    if not kinds:
        return "exact"
    return kinds.pop() if len(kinds) == 1 and kinds <= {"over", "under"} else "about"


def metrics_yaml(figures):
    """The `metrics` map of a note's front matter; several entries of one metric become a list."""
    if not figures:
        return ""
    by_metric = {}
    for figure in figures:
        by_metric.setdefault(figure.metric, []).append(figure)
    out = ["metrics:\n"]
    for metric, entries in by_metric.items():
        if len(entries) == 1:
            out.append(f"  {metric}: {entry_yaml(entries[0])}\n")
        else:
            out.append(f"  {metric}:\n")
            out.extend(f"    - {entry_yaml(entry)}\n" for entry in entries)
    return "".join(out)


def entry_yaml(figure):
    if figure.qualifier and not (figure.own_agency or figure.own_period or figure.note or figure.basis != "own"):
        return figure.text
    value = f'"{figure.text}"' if "," in figure.text else figure.text
    parts = [f"{'value' if figure.qualifier else 'text'}: {value}"]
    if figure.basis != "own":
        parts.append(f"basis: {figure.basis}")
    if figure.own_agency:
        parts.append(f"agency: {figure.agency}")
    if figure.own_period:
        parts.append(f"period: {figure.when}")
    if figure.note:
        parts.append(f"note: {figure.note}")
    if figure.parts:
        parts.append(f"parts: [{', '.join(figure.parts)}]")
    if figure.acknowledged:
        parts.append(f"acknowledged: {figure.acknowledged}")
    return "{" + ", ".join(parts) + "}"
