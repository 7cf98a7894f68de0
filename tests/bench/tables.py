#!/usr/bin/env python3
"""The tables of docs/performance.md from the JSON that bench.py writes.

    tables.py NUMBERS.json... [--markdown FILE]       sizes of several runs stand together
"""
import argparse
import json
from pathlib import Path
from statistics import median

import growth
from targets import answers, cpu, seconds

NAMES = {"hugo": "Hugo", "floor": "only writing the same files"}


def all_tables(results):
    """Markdown, for results of bench.py sorted by size."""
    parts = [part for result in results for part in (cold_table(result), case_table(result), notes_of(result))]
    parts += [growth_table(results), target_table(results)]
    return "\n".join(part for part in parts if part)


def table(head, body):
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join(["---"] * len(head)) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in body]) + "\n"


def spread(runs):
    all_seconds = [run["seconds"] for run in runs]
    return f"{median(all_seconds):.2f} ({min(all_seconds):.2f}–{max(all_seconds):.2f})"


def mebibytes(run):
    return f"{run['peak_pss'] / 2**20:,.0f}"


def cold_table(result):
    sides = result["sides"]
    titles = [f"{NAMES.get(name, name)} {version_of(side)}".strip() if name == "hugo" else NAMES.get(name, name)
              for name, side in sides.items()]
    together = result["notes_in_commit"]
    commits = "one commit a note" if together == 1 else f"{together} notes in a commit"
    head = [f"{result['notes']:,} notes ({commits}), cold"] + titles
    values = list(sides.values())
    body = [["seconds, median (least–most)"] + [spread(side["runs"]) for side in values],
            ["processor seconds"] + [f"{cpu(side['runs']):.2f}" for side in values],
            ["peak memory of all processes together, MiB"] + [mebibytes(side["memory_run"]) for side in values],
            ["files; MB"] + [f"{side['files']:,}; {side['bytes'] / 1e6:,.0f}" for side in values]]
    ours = sides.get("gongbao")
    if ours and len(sides) > 1:
        body += [["seconds, over gongbao's"] + [f"{seconds(side['runs']) / seconds(ours['runs']):.2f}" for side in values],
                 ["gongbao's processor time over it"] + [f"{cpu(ours['runs']) / cpu(side['runs']):.2f}" for side in values]]
    return table(head, body)


def version_of(side):
    words = side["version"].replace("+", " ").replace("-", " ").split()
    return next((word.lstrip("v") for word in words if word.lstrip("v")[:1].isdigit()), "")


def case_table(result):
    if "cases" not in result:
        return ""
    cold = seconds(result["sides"]["gongbao"]["runs"])
    head = [f"{result['notes']:,} notes, after an edit" + ("" if result["cache"] else " (no cache: each build is cold)"),
            "seconds, median (least–most)", "processor seconds", "peak memory, MiB", "files changed", "of a cold build",
            "files that differ from a clean build"]
    body = []
    for name, case in result["cases"].items():
        part = seconds(case["runs"]) / cold
        body.append([name, spread(case["runs"]), f"{cpu(case['runs']):.2f}", mebibytes(case["memory_run"]),
                     f"{case['changed_files']:,}", f"1/{1 / part:.1f}" if part < 1 else f"{part:.2f}",
                     "not compared" if case["different_files"] is None else f"{case['different_files']:,}"])
    return table(head, body)


def notes_of(result):
    lines = list(result["cold_notes"]) + list(result.get("notes_on_cases", [])) + [f"FAILED: {f}" for f in result["faults"]]
    if "base_run" in result:
        lines.append(f"first build into the cases' output {result['base_run']['seconds']:.2f} s; the second, of the same commit, which "
                     f"also makes the tree before the live one, {result['second_run']['seconds']:.2f} s; "
                     f"cache after them {result['cache_bytes'] / 1e6:,.1f} MB")
    if result["load"] > 0.3:
        lines.append(f"the machine was busy ({result['load']:.1f} cores taken by others at the start): times are too long, and ratios blur")
    return "".join(f"- {line}\n" for line in lines)


def growth_table(results):
    sized = [result for result in results if growth.medians(result)]
    columns = growth.columns_of(sized)
    parts = []
    for smaller, larger in zip(sized, sized[1:]):
        head = [f"{smaller['notes']:,} to {larger['notes']:,} notes"]
        head += [title for column in columns for title in (column, "exponent")]
        body = []
        for stage, cells in growth.rows(smaller, larger, columns):
            row = [stage]
            for column in columns:
                first, second, power = cells.get(column, (None, None, None))
                row += ["" if first is None else f"{short(first)} → {short(second)}", "" if power is None else f"{power:.2f}"]
            body.append(row)
        body.append(totals_row(smaller, larger, columns))
        parts.append(table(head, body))
    return "\n".join(parts)


def totals_row(smaller, larger, columns):
    """Peak memory of all processes: the stages state the main process alone."""
    notes = smaller["corpus"]["notes"], larger["corpus"]["notes"]
    peaks = [r["sides"]["gongbao"]["memory_run"]["peak_pss"] / 2**20 for r in (smaller, larger)]
    row = ["peak, all processes"]
    for column in columns:
        row += [f"{short(peaks[0])} → {short(peaks[1])}", f"{growth.exponent(notes, peaks):.2f}"] if column == "MiB" else ["", ""]
    return row


def short(number):
    return f"{number:,.0f}" if number >= 100 else f"{number:.2f}"


def target_table(results):
    found = answers(results)
    return table(["target", "measured", ""], [[a.target, a.measured, a.word] for a in found]) if found else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", nargs="+", type=Path)
    parser.add_argument("--markdown", type=Path)
    arguments = parser.parse_args()
    results = [result for path in arguments.numbers for result in json.loads(path.read_text(encoding="utf-8"))]
    results.sort(key=lambda result: result["notes"])
    markdown = all_tables(results)
    print(markdown, end="")
    if arguments.markdown:
        arguments.markdown.write_text(markdown, encoding="utf-8")


if __name__ == "__main__":
    main()
