"""The rows of every data.json of a built site beside the recount's."""
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from comparisons import previous, year_ago
from coverage import Coverage
from shown import rows_of_subjects
from totals import Reconciliation

PLACES = {"agency": "agencies", "campaign": "campaigns", "period": "periods", "metric": "metrics"}
FIELDS = ["own", "subtree", "total", "remainder", "verdict", "previous", "change", "change_percent", "year_ago", "year_change",
          "year_change_percent", "coverage"]


class Expected:
    """What each field of a row must say, as the file says it."""

    def __init__(self, content, cells, today):
        self.content, self.cells = content, cells
        self.coverage, self.totals = Coverage(content, today), Reconciliation(content)
        self.kinds = {metric: register["kind"] for metric, register in content.metrics.items()}
        self.told_below = set()  # rows whose subtree can say what agencies below state, though it adds up to nothing
        for (agency, *rest), cell in cells.items():
            above = content.parents[agency] if cell.is_stated and self.kinds[rest[-1]] != "ratio" else None
            while above:
                self.told_below.add((above, *rest))
                above = content.parents[above]

    def rows(self):
        """Every row that a file may have."""
        return self.told_below | {key for key, cell in self.cells.items() if cell.is_stated or cell.subtree or cell.has_total}

    def row(self, key, fields):
        cell, row = self.cells[key], {}
        row["own"] = stated(cell.own, cell.is_stated)
        row["subtree"] = stated(cell.subtree, cell.is_stated_below)
        row["total"] = stated(cell.total and cell.total.value, cell.has_total)
        if {"remainder", "verdict"} & fields:
            row["remainder"] = said(self.totals.remainder_of(cell.total)) if cell.total else None
            row["verdict"] = self.totals.verdict_of(cell.total) if cell.total else None
        for (name, change), of in {("previous", "change"): previous, ("year_ago", "year_change"): year_ago}.items():
            if {name, change, change + "_percent"} & fields:
                earlier, difference, percent = of(self.cells, key, self.kinds)
                row |= {name: said(earlier), change: said(difference), change + "_percent": percent}
        if "coverage" in fields:
            row["coverage"] = self.coverage.of(*key)
        return {name: row[name] for name in FIELDS if name in fields}


def said(quantity):
    return quantity.as_published() if quantity else None


def stated(quantity, is_there):
    """Statements without a number, or rates that do not add, are there without a value."""
    return said(quantity) if quantity else (None, None, None, None) if is_there else None


def published(row, name):
    value = row[name]
    if value is None or name == "verdict":
        return value
    if name == "coverage":
        return value["reported"], value["expected"], sorted(value["silent"])
    if name.endswith("_percent"):
        return Decimal(str(value))
    return published_quantity(value)


def published_quantity(value):
    if value is None:
        return None
    number = [Decimal(value[end]) if value[end] is not None else None for end in ("value", "low", "high")]
    return number[0], value["qualifier"], number[1], number[2]


class Comparison:
    def __init__(self, expected, fields):
        self.expected, self.content, self.fields = expected, expected.content, fields
        self.files, self.rows, self.cells, self.filled = 0, 0, Counter(), Counter()
        self.differences, self.examples = Counter(), {}
        self.rows_of = {}

    def row(self, key):
        if key not in self.rows_of:
            self.rows_of[key] = self.expected.row(key, self.fields)
        return self.rows_of[key]

    def add(self, kind, example):
        self.differences[kind] += 1
        examples = self.examples.setdefault(kind, [])
        if len(examples) < 5:
            examples.append(example)

    def compare_site(self, site):
        """An agency's file must hold just its rows. The others hold what their pages show: some of the rows of their subject."""
        wanted = {subject: {} for subject in PLACES}
        for key in self.expected.rows():
            for subject, name in zip(PLACES, key):
                if name:
                    wanted[subject].setdefault(name, set()).add(key)
        for subject, folder in PLACES.items():
            files = {path.parent.name: path for path in sorted(Path(site, folder).glob("*/data.json"))}
            for name in sorted(files.keys() | wanted[subject].keys()):
                if name in files:
                    self.compare_file(files[name], wanted[subject].get(name, set()), is_whole=subject == "agency")
                else:
                    self.add("missing file", f"{folder}/{name}/data.json")

    def compare_file(self, path, wanted, is_whole):
        where = "/".join(path.parts[-3:])
        with open(path, encoding="utf-8") as file:
            rows = json.load(file)["rows"]
        self.files += 1
        seen = set()
        for row in rows:
            key = row["agency"], row["campaign"], row["period"], row["metric"]
            if key in seen:
                self.add("row stands twice", f"{where} {key}")
            seen.add(key)
            if key in wanted:
                self.compare_row(where, key, row)
            else:
                self.add("unexpected row", f"{where} {key}")
        if not seen:
            self.add("no rows", where)
        for key in sorted(wanted - seen) if is_whole else []:
            self.add("missing row", f"{where} {key}")

    def compare_row(self, where, key, row):
        self.rows += 1
        for name, value in self.row(key).items():
            found = published(row, name)
            self.cells[name] += 1
            self.filled[name] += value is not None
            if found != value:
                self.add(name, f"{where} {' '.join(part or '-' for part in key)}: published {show(found)}, recounted {show(value)}")


def show(value):
    return f"({', '.join(map(str, value))})" if isinstance(value, tuple) else str(value)
