"""Own sums of a campaign's visible figures: what summaries say, and what --expect writes."""
from decimal import Decimal

from .figures import METRIC, joint_qualifier
from .periods import chain_of


class Sums:
    def __init__(self, notes):
        self.figures = []  # (metric, agency, periods that hold it, value, qualifier)
        for note in notes:
            if not note.is_public:
                continue
            for f in note.figures:
                if f.basis != "own" or METRIC[f.metric].kind != "flow":
                    continue
                dated = f.when and "X" not in f.when
                held = chain_of(f.when.rstrip("~")) if dated else ["undated"]
                self.figures.append((f.metric, f.agency, held, Decimal(f.value), f.qualifier))

    def of(self, agencies, period):
        """{metric: (sum, qualifier)} over these agencies; without a period, all figures."""
        parts = {}
        for metric, agency, held, value, qualifier in self.figures:
            if agency in agencies and (not period or period in held):
                parts.setdefault(metric, []).append((value, qualifier))
        return {metric: (sum((v for v, _ in list_), Decimal(0)), joint_qualifier(q for _, q in list_))
                for metric, list_ in parts.items()}

    def periods(self):
        return sorted({p for _, _, held, _, _ in self.figures for p in held if p != "undated" and p.count("-") < 2})

    def rows(self):
        """{(agency, period, metric): (sum, qualifier)} with every agency by itself."""
        parts = {}
        for metric, agency, held, value, qualifier in self.figures:
            for period in held:
                parts.setdefault((agency, period, metric), []).append((value, qualifier))
        return {key: (sum((v for v, _ in list_), Decimal(0)), joint_qualifier(q for _, q in list_))
                for key, list_ in parts.items()}
