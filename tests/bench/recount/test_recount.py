"""Protects: the recount's own arithmetic, on numbers small enough to reckon by hand, and that no wrong cell passes it.

    python3 tests/bench/recount/test_recount.py
"""
import copy
import json
import subprocess
import sys
import tempfile
import unittest
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.dont_write_bytecode = True
from cells import make_cells  # noqa: E402
from compare import FIELDS, Comparison, Expected  # noqa: E402
from content import read_content  # noqa: E402
from dates import days_of, periods_with, shifted, span_of  # noqa: E402
from front_matter import front_matter_of  # noqa: E402
from quantity import End, add, difference, rounded  # noqa: E402
from totals import is_above  # noqa: E402
from totals_file import compare_totals, total_row  # noqa: E402
from written_value import read_value  # noqa: E402

FILES = {
    "site.toml": 'title = "x"\nbase_url = "https://x.example/"\n[reports]\nperiods = ["year", "quarter"]\n',
    "content/agencies.toml": "".join(f'[[agency]]\nid = "{a}"\nname = "{n}"\n{p}' for a, n, p in [
        ("top", "省", ""), ("city", "市", 'parent = "top"\n'), ("east", "东局", 'parent = "city"\n'),
        ("west", "西局", 'parent = "city"\n')]),
    "content/metrics.toml": "".join(f'[[metric]]\nid = "{m}"\nname = "{m}"\nunit = "家"\nkind = "{k}"\n{more}' for m, k, more in [
        ("seen", "flow", ""), ("fixed", "flow", ""), ("now", "stock", ""), ("rate", "rate", ""),
        ("share", "ratio", 'ratio = "fixed / seen"\n'), ("part", "flow", 'part_of = "whole"\n'), ("whole", "flow", "")]),
    "content/campaigns/c/campaign.md": "---\ntitle: c\nperiod: 2024-02/2025-12\nlead: 市\nexpected: [seen]\n"
                                       "participants: [{agency: east}, {agency: west}]\n---\n",
    "content/campaigns/c/notes/a.md": """---
title: a
date: 2024-03-01
agency: east
metrics:
  seen:
    - 100多家
    - {value: 40家, agency: west, period: 2024-Q2}
    - {value: 7家, agency: west, period: 2024-03-30/2024-04-02}
    - {value: 9家, agency: west, period: 20XX-05-01}
    - {value: 120家, basis: total, agency: city, period: 2024-Q1}
    - {value: 30家, basis: total, agency: city, period: 2024-Q2, scope: 全市}
  fixed:
    - {value: 60家, basis: cumulative, period: 2024-03-31}
    - {value: 90家, basis: cumulative, period: 2024-06-30}
    - {value: 5家, period: 2024-05-01}
    - {value: 2家, period: 2024-07-01}
    - {value: 50家, agency: west, basis: cumulative, period: 2024-06-30}
  now:
    - {value: 10家, period: 2024-02-01}
    - {value: 12家, period: 2024-05-01/..}
  rate: 3家
  part: 4家
---
text
""",
    "content/campaigns/c/notes/b.md": "---\ntitle: b\nstatus: draft\nagency: east\nmetrics: {seen: 1000家}\n---\n",
}


def numbers(quantity):
    return quantity and (int(quantity.value), quantity.qualifier)


class Values(unittest.TestCase):
    def test_forms(self):
        def ends(text, unit="家", also=("户",)):
            q = read_value(text, unit, also)
            return str(q.value), q.qualifier, q.low and str(q.low.value), q.high and str(q.high.value), q.high and q.high.included
        self.assertEqual(ends("300多家"), ("300", "over", "300", "400", False))
        self.assertEqual(ends("1,922户"), ("1922", "exact", "1922", "1922", True))
        self.assertEqual(ends("14万余元", "元"), ("140000", "over", "140000", "150000", False))
        self.assertEqual(ends("1.5万家以上"), ("15000.0", "over", "15000.0", None, None))
        self.assertEqual(ends("约十二家"), ("12", "about", "0", None, None))
        self.assertEqual(ends("近２０家"), ("20", "under", "0", "20", False))
        self.assertEqual(ends("20家以内"), ("20", "under", "0", "20", True))
        self.assertEqual(ends("1.2吨", "公斤")[:2], ("1200.0", "exact"))
        self.assertEqual(ends("未发现")[0], "0")
        self.assertRaises(ValueError, read_value, "20吨", "家", ())

    def test_sums_and_differences(self):
        over, under, exact = (read_value(text, "家", ()) for text in ("300多家", "近20家", "5家"))
        self.assertEqual(numbers(add(over, exact)), (305, "over"))
        self.assertEqual(numbers(add(over, under)), (320, "about"))
        self.assertEqual(numbers(difference(over, under)), (280, "over"))
        self.assertEqual(difference(over, under).low, End(Decimal(280), False))
        self.assertEqual([str(rounded(Decimal(n))) for n in ("0.125", "-0.125", "0.1249")], ["0.13", "-0.13", "0.12"])

    def test_an_end_that_is_not_included_is_passed_by_reaching_it(self):
        self.assertFalse(is_above(End(Decimal(5), True), End(Decimal(5), True)))
        self.assertTrue(is_above(End(Decimal(5), True), End(Decimal(5), False)))
        self.assertFalse(is_above(End(Decimal(5), True), None))

    def test_dates(self):
        self.assertIsNone(days_of("20XX-05-01"))
        self.assertEqual(days_of("2024-02~").last, date(2024, 2, 29))
        self.assertEqual(periods_with(days_of("2024-03-30/2024-04-02"), ["year", "half", "quarter", "month"]), ["2024", "2024-H1"])
        self.assertEqual([shifted("2024-Q1", 3), shifted("2024-01", 12), shifted("2024-H2", 6)], ["2023-Q4", "2023-01", "2024-H1"])
        self.assertIsNone(span_of("undated"))

    def test_front_matter(self):
        head = front_matter_of('---\na: b, c\nm:\n  x.y:\n    - {value: "1,0", parts: [p, q]}\n    - 5\nl:\n- k: v\n  w: z\n---\n')
        self.assertEqual(head, {"a": "b, c", "m": {"x.y": [{"value": "1,0", "parts": ["p", "q"]}, "5"]}, "l": [{"k": "v", "w": "z"}]})
        self.assertEqual(head["m"]["x.y"][1].line, 6)


class Rolled(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        root = Path(cls.folder.name) / "repository"
        for name, text in FILES.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        git = ["git", "-C", root, "-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run([*git[:3], "init", "-q"], check=True)
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
        cls.content = read_content(root)
        cls.cells = make_cells(cls.content, date(2024, 12, 31))
        cls.expected = Expected(cls.content, cls.cells, date(2024, 12, 31))

    def own(self, agency, metric):
        return {period: numbers(cell.own) for (a, c, period, m), cell in self.cells.items()
                if (a, c, m) == (agency, "c", metric) and cell.is_stated}

    def row(self, agency, period, metric):
        return self.expected.row((agency, "c", period, metric), set(FIELDS))

    def test_flows(self):
        self.assertEqual(self.own("west", "seen"), {"": (56, "exact"), "2024-Q2": (40, "exact"), "2024": (47, "exact"),
                                                    "undated": (9, "exact")})
        self.assertEqual(self.own("east", "fixed"), {"": (92, "exact"), "2024": (92, "exact"), "2024-Q1": (60, "exact"),
                                                     "2024-Q2": (30, "exact"), "2024-Q3": (2, "exact")})
        # its first value lies after the quarter in which the campaign began: it straddles in Q2, and stands in the year
        self.assertEqual(self.own("west", "fixed"), {"": (50, "exact"), "2024": (50, "exact")})

    def test_stocks_rates_ratios_and_parts(self):
        self.assertEqual(self.own("east", "now"), {"": (12, "exact"), "2024": (12, "exact"), "2024-Q1": (10, "exact"),
                                                   "2024-Q2": (12, "exact"), "2024-Q3": (12, "exact"), "2024-Q4": (12, "exact")})
        self.assertIsNone(self.cells["city", "c", "2024", "now"].own)
        rates = self.row("city", "2024", "rate")
        self.assertEqual((rates["own"], rates["subtree"]), (None, (None,) * 4))  # stated below, and never added
        self.assertEqual(self.own("east", "whole"), self.own("east", "part"))
        share = self.cells["city", "c", "2024", "share"]
        self.assertEqual((share.own, numbers(share.subtree)), (None, (0, "about")))  # 142 of 147 in a metric without %
        self.assertEqual(str(share.subtree.value), "0.97")
        self.assertIsNone(self.cells["city", "c", "2024-Q2", "seen"].own)
        self.assertNotIn(("city", "c", "2024-Q2", "share"), self.cells)  # seen by west, fixed by east

    def test_totals_comparisons_and_coverage(self):
        first = self.row("city", "2024-Q1", "seen")
        self.assertEqual((first["verdict"], first["remainder"][:2]), ("consistent", (20, "under")))
        self.assertEqual(self.row("city", "2024-Q2", "seen")["verdict"], "exceeds")
        self.assertEqual(self.row("city", "2024-Q1", "seen")["coverage"], (1, 2, ["west"]))
        self.assertIsNone(self.row("city", "2024-Q1", "fixed")["coverage"])
        self.assertIn("east", self.expected.coverage.heard["c", "2024-Q1", "whole"])  # by its parts
        self.assertIsNone(self.row("city", "2024-Q2", "seen")["previous"])  # other agencies
        second = self.row("east", "2024-Q2", "fixed")
        self.assertEqual((second["previous"][0], second["change"][0], str(second["change_percent"])), (60, -30, "-50.00"))

    def test_rows_of_totals(self):
        figure = next(f for f in self.content.figures if f.basis == "total" and f.days.last == date(2024, 3, 31))
        row = total_row(figure, self.content, self.expected.totals)
        self.assertEqual([row["from"], row["to"], row["parts"][:2], row["verdict"], row["silent"]],
                         ["2024-01-01", "2024-03-31", (100, "over"), "consistent", ["west"]])
        said = {"campaign": "c", "agency": "city", "metric": "seen", "path": figure.path, "line": figure.line, **row}
        for name in ("total", "parts"):
            said[name] = {k: str(v) for k, v in zip(("value", "qualifier", "low", "high"), row[name])}
        with tempfile.TemporaryDirectory() as site:
            Path(site, "data").mkdir()
            for changed, kinds in [({}, set()), ({"verdict": "exceeds"}, {"verdict"}), ({"silent": []}, {"silent"}),
                                   ({"parts": None}, {"parts"}), ({"agency": "east"}, {"subject"})]:
                Path(site, "data", "totals.json").write_text(json.dumps({"rows": [said | changed]}))
                comparison = Comparison(self.expected, set(FIELDS))
                self.assertEqual(compare_totals(comparison, self.content, self.expected.totals, site), 1)
                self.assertEqual(set(comparison.differences), {f"totals.json: {kind}" for kind in kinds | {"missing row"}})

    def publish(self, site, change=lambda rows: rows):
        def quantity(value):
            keys = ("value", "qualifier", "low", "high")
            return None if value is None else {k: v if v is None or k == "qualifier" else str(v) for k, v in zip(keys, value)}
        for at, folder in enumerate(("agencies", "campaigns", "periods", "metrics")):
            by_name = {}
            for key in self.cells:
                fields = self.expected.row(key, set(FIELDS))
                row = dict(zip(("agency", "campaign", "period", "metric"), key))
                row |= {name: quantity(value) for name, value in fields.items()
                        if name not in ("verdict", "coverage") and not name.endswith("_percent")}
                row |= {name: None if fields[name] is None else str(fields[name]) for name in fields if name.endswith("_percent")}
                covered = fields["coverage"]
                row |= {"verdict": fields["verdict"],
                        "coverage": covered and dict(zip(("reported", "expected", "silent"), covered))}
                if key[at]:
                    by_name.setdefault(key[at], []).append(row)
            for name, rows in by_name.items():
                path = Path(site, folder, name, "data.json")
                path.parent.mkdir(parents=True)
                path.write_text(json.dumps({"rows": change(rows) if (folder, name) == ("agencies", "city") else rows}))

    def differences(self, change=lambda rows: rows):
        with tempfile.TemporaryDirectory() as site:
            self.publish(site, change)
            comparison = Comparison(self.expected, set(FIELDS))
            comparison.compare_site(site)
            return dict(comparison.differences)

    def test_right_cells_pass_and_each_wrong_one_is_told(self):
        self.assertEqual(self.differences(), {})
        self.assertEqual(self.differences(lambda rows: rows[1:]), {"missing row": 1})
        self.assertEqual(self.differences(lambda rows: rows + rows[:1]), {"row stands twice": 1})
        for name in FIELDS:
            def alter(rows, name=name):
                wrong = copy.deepcopy(rows)
                row = next((row for row in wrong if row[name]), wrong[0])
                row[name] = None if row[name] else {"value": "1", "qualifier": "exact", "low": "1", "high": "1"}
                if name.endswith("_percent") and row[name]:
                    row[name] = "1"
                return wrong
            self.assertEqual(self.differences(alter), {name: 1}, name)
        with tempfile.TemporaryDirectory() as empty:
            comparison = Comparison(self.expected, {"own"})
            comparison.compare_site(empty)
            self.assertEqual(set(comparison.differences), {"missing file"})


if __name__ == "__main__":
    unittest.main()
