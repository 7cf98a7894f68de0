"""Recounts every cell of every data.json, and every row of totals.json, from the repository's files, and compares.

    python3 tests/bench/recount REPOSITORY SITE [--fields own,subtree,total] [--today 2026-01-15]

Reads no output of ours but what it compares, and nothing of the corpus's maker. Exit status: 0 no difference, 1 some.
"""
import argparse
import sys
from datetime import date

from cells import make_cells
from compare import FIELDS, Comparison, Expected
from content import read_content
from totals_file import compare_totals


def main():
    arguments = parse_arguments()
    content = read_content(arguments.repository)
    cells = make_cells(content, arguments.today)
    expected = Expected(content, cells, arguments.today)
    comparison = Comparison(expected, arguments.fields)
    comparison.compare_site(arguments.site)
    totals = compare_totals(comparison, content, expected.totals, arguments.site) if "verdict" in arguments.fields else 0
    agencies = {figure.agency for figure in content.figures}
    print(f"{len(content.figures)} visible figures of {len(agencies)} agencies in {len(content.campaigns)} campaigns; "
          f"{len(content.parents)} agencies registered")
    print(f"{comparison.files} files, {comparison.rows} rows; cells compared (of these not null):")
    for name in FIELDS:
        if name in arguments.fields:
            print(f"  {name}: {comparison.cells[name]} ({comparison.filled[name]}), {comparison.differences[name]} differences")
    total = sum(comparison.differences.values())
    print(f"{sum(comparison.cells.values())} cells and {totals} rows of totals.json compared, {total} differences")
    for kind, count in sorted(comparison.differences.items()):
        print(f"  {kind}: {count}, such as")
        print("".join(f"    {example}\n" for example in comparison.examples[kind]), end="")
    return 1 if total or not comparison.rows else 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repository")
    parser.add_argument("site", help="the folder that was built")
    parser.add_argument("--fields", default=",".join(FIELDS), help="which columns to compare; default: all")
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 1, 15), help="the day the site was built for")
    arguments = parser.parse_args()
    arguments.fields = set(arguments.fields.split(","))
    unknown = arguments.fields - set(FIELDS)
    if unknown:
        parser.error(f"no field {', '.join(sorted(unknown))}; there are {', '.join(FIELDS)}")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
