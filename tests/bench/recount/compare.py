"""The rows of every data.json of a built site beside the recount's."""
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from comparisons import previous, year_ago
from coverage import Coverage
from totals import Reconciliation

PLACES = {"agency": "agencies", "campaign": "campaigns", "period": "periods", "metric": "metrics"}
FIELDS = ["own", "subtree", "total", "remainder", "verdict", "previous", "change", "change_percent", "year_ago", "year_change",
          "year_change_percent", "coverage"]


class Expected:
    """What each field of a row must say, as the file says it."""

    def __init__(self, content, cells, today):
        self.cells, self.coverage, self.totals = cells, Coverage(content, today), Reconciliation(content)
        self.kinds = {metric: register["kind"] for metric, register in content.metrics.items()}

    def row(self, key, fields):
        cell, row = self.cells[key], {}
        row["own"] = stated(cell.own, cell.is_stated)
        row["subtree"] = said(cell.subtree)
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
        self.expected, self.fields = expected, fields
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
        """Each file must hold just the rows of its subject; and each subject with rows must have its file."""
        wanted = {subject: {} for subject in PLACES}
        for key, cell in self.expected.cells.items():
            if not (cell.is_stated or cell.subtree or cell.has_total):
                continue
            for subject, name in zip(("agency", "campaign", "period", "metric"), key):
                if name:
                    wanted[subject].setdefault(name, set()).add(key)
        for subject, folder in PLACES.items():
            files = {path.parent.name: path for path in sorted(Path(site, folder).glob("*/data.json"))}
            for name in sorted(files.keys() | wanted[subject].keys()):
                if name in files:
                    self.compare_file(files[name], wanted[subject].get(name, set()))
                else:
                    self.add("missing file", f"{folder}/{name}/data.json")

    def compare_file(self, path, wanted):
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
        for key in sorted(wanted - seen):
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
