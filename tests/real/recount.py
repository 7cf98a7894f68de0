#!/usr/bin/env python3
"""Recounts from the daily tables what each reported total's parts come to, and compares data/totals.json row by row.

    recount.py BUNDLE TOTALS_JSON [--interval day|campaign] [--home-only] [--until DAY] [--repository OUTDIR]

Reads neither the converted notes nor any sum of ours: only the tables. Exit status: 0 no difference, 1 some.
"""
import argparse
import json
import subprocess
import sys
from collections import Counter

from places import CAMPAIGN, key_of, note_of, places_of
from tables import HOME, METRICS, add_choice, chosen, read_tables


def main():
    arguments = parse_arguments()
    lines, _ = read_tables(arguments.bundle)
    kept = chosen(lines, arguments)
    places = places_of(kept)
    expected = expected_rows(kept, places, arguments.interval)
    plain = expected_rows(kept, places, "day")
    print_counts(expected, plain)
    differences = Differences()
    published = published_rows(arguments.totals, differences)
    for key in sorted(expected.keys() | published.keys()):
        compare(key, expected.get(key), published.get(key), differences)
    if arguments.repository:
        check_lines(arguments.repository, published, differences)
    print(f"{len(published)} published rows, {len(expected)} expected: {differences.total} differences")
    for kind, count in sorted(differences.kinds.items()):
        print(f"  {kind}: {count}, such as {'; '.join(differences.examples[kind])}")
    return 1 if differences.total or not published else 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle")
    parser.add_argument("totals", help="data/totals.json of the built site")
    parser.add_argument("--interval", choices=["day", "campaign"], default="day", help="as it was converted")
    add_choice(parser)
    parser.add_argument("--repository", help="also see that each row's line holds that total")
    return parser.parse_args()


def expected_rows(lines, places, interval):
    """{(agency, day, metric): row}: the parts are each place's newest line inside the total's interval."""
    by_day, below = {}, {}
    for line in lines:
        by_day.setdefault(line.day, []).append((places[key_of(line)], line))
    for place in places.values():
        below.setdefault(place.parent, []).append(place)
    first_day = min(by_day)[:8] + "01"  # the campaign begins with its month
    rows, newest = {}, {}
    for day in sorted(by_day):
        if interval == "day":
            newest = {}
        totals = {place.id: line.numbers for place, line in by_day[day] if line.country == HOME and not line.city}
        for place, line in by_day[day]:
            if place.id not in totals:
                newest[place.id] = line.numbers
        for agency, numbers in totals.items():
            sums = sum_below(agency, below, totals, newest)
            silent = sorted(p.id for p in all_below(agency, below) if is_silent(p, below, totals, newest))
            for i, metric in enumerate(METRICS):
                rows[agency, day, metric] = {
                    "from": day if interval == "day" else first_day, "to": day, "total": numbers[i],
                    "parts": sums[i] if sums else None, "verdict": verdict_of(numbers[i], sums[i] if sums else None),
                    "silent": silent}
    return rows


def sum_below(agency, below, totals, newest):
    """Of the places below; one with a total of that very interval stands with it for all below it. None without parts."""
    found = []
    for place in below.get(agency, []):
        for numbers in (totals.get(place.id), newest.get(place.id)):
            if numbers:
                found.append(numbers)
                break
        else:
            deeper = sum_below(place.id, below, totals, newest)
            if deeper:
                found.append(deeper)
    return tuple(map(sum, zip(*found))) if found else None


def is_silent(place, below, totals, newest):
    """No line inside the interval, no total of that very interval, and nobody below it that has one."""
    places = [place, *all_below(place.id, below)]
    return not any(p.id in totals or p.id in newest for p in places)


def all_below(agency, below):
    for place in below.get(agency, []):
        yield place
        yield from all_below(place.id, below)


def verdict_of(total, parts):
    if parts is None:
        return "not comparable"
    return "exceeds" if parts > total else "partly itemised" if parts < total else "consistent"


def print_counts(expected, plain):
    for kind, wanted in (("provinces", "p"), ("country", "c")):
        print(f"{kind}:")
        for metric in METRICS:
            keys = [key for key in expected if key[2] == metric and key[0][0] == wanted]
            counts = Counter(expected[key]["verdict"] for key in keys)
            moved = sum(expected[key]["parts"] != plain[key]["parts"] for key in keys)
            said = ", ".join(f"{verdict} {count}" for verdict, count in sorted(counts.items()))
            print(f"  {metric}: {len(keys)} totals: {said}; {moved} differ from the sum of the same day's lines")


class Differences:
    def __init__(self):
        self.total, self.kinds, self.examples = 0, Counter(), {}

    def add(self, kind, example):
        self.total += 1
        self.kinds[kind] += 1
        self.examples.setdefault(kind, [])
        if len(self.examples[kind]) < 3:
            self.examples[kind].append(example)


def published_rows(path, differences):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    if document["schema"] != "gongbao.totals/1":
        differences.add("schema", document["schema"])
    rows = {}
    for row in document["rows"]:
        key = row["agency"], row["to"], row["metric"]
        if key in rows:
            differences.add("a total stands twice", str(key))
        rows[key] = row
    return rows


def compare(key, expected, row, differences):
    if expected is None or row is None:
        differences.add("unexpected row" if row else "missing row", str(key))
        return
    found = {name: row[name] for name in ("from", "to", "verdict")}
    found |= {name: exact(row[name]) for name in ("total", "parts")}
    found["silent"] = sorted(row["silent"]) if row["silent"] is not None else None
    found |= {"path": row["path"], "campaign": row["campaign"]}
    wanted = expected | {"path": note_of(key[0], key[1])[1], "campaign": CAMPAIGN}
    for name, value in wanted.items():
        if found[name] != value:
            differences.add(name, f"{key}: published {short(found[name])}, recounted {short(value)}")


def exact(quantity):
    """The number of an exact quantity; anything else stays what it is, and so differs."""
    if isinstance(quantity, dict) and quantity["qualifier"] == "exact" and quantity["value"].isdigit():
        if quantity["low"] == quantity["high"] == quantity["value"]:
            return int(quantity["value"])
    return quantity


def short(value):
    text = str(value)
    return text if len(text) < 160 else text[:160] + "…"


def check_lines(repository, published, differences):
    for (agency, day, metric), row in published.items():
        row["total_seen"] = exact(row["total"])
    paths = sorted({row["path"] for row in published.values()})
    requests = "".join(f"HEAD:{path}\n" for path in paths).encode()
    process = subprocess.run(["git", "-C", repository, "cat-file", "--batch"], input=requests, stdout=subprocess.PIPE,
                             check=True)
    texts, at = {}, 0
    for path in paths:
        end = process.stdout.index(b"\n", at)
        size = int(process.stdout[at:end].rsplit(b" ", 1)[1])
        texts[path] = process.stdout[end + 1:end + 1 + size].decode("utf-8").split("\n")
        at = end + 1 + size + 1
    for key, row in published.items():
        line = texts[row["path"]][row["line"] - 1]
        if f"value: {row['total_seen']}, basis: total" not in line:
            differences.add("line", f"{key}: line {row['line']} of {row['path']} is '{line}'")


if __name__ == "__main__":
    sys.exit(main())
