#!/usr/bin/env python3
"""Builds corpora with gongbao, with Hugo and with the floor program by turns, then again and again after edits, and compares.

    bench.py --gongbao build/release/gongbao --notes 1000,10000 --runs 5 [--json FILE] [--markdown FILE]

Exit status: 0 fine, 1 a build failed, a kind of page is missing or a build with a cache differs from a clean one,
2 usage, 3 the machine will not do.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import report
import tables
from case_runs import NAMES, CaseRuns
from cold import Cold
from corpus.scale import AS_OF, MOST_COMMITS
from measure import CommandFailed
from room import file_system_of, free_bytes, stop

HERE = Path(__file__).resolve().parent
SIZES = [1_000, 10_000, 100_000]
LARGE = 1_000_000


def main():
    arguments = parse_arguments()
    if file_system_of(arguments.work) != "tmpfs" and not arguments.any_filesystem:
        stop(f"{arguments.work} is not tmpfs, so the disk would be measured too; --any-filesystem does it anyway")
    results, faults = [], []
    for notes in arguments.sizes:
        work = Path(tempfile.mkdtemp(prefix="gongbao-bench-", dir=arguments.work))
        try:
            result = measure_size(argparse.Namespace(**vars(arguments), notes=notes), work)
        except CommandFailed as failed:
            print(failed, file=sys.stderr)
            return 1
        finally:
            if arguments.keep:
                print(f"kept: {work}")
            else:
                shutil.rmtree(work)
        results.append(result)
        faults += result["faults"]
        if arguments.json:  # after each size: the next may be too large for the machine
            arguments.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    markdown = tables.all_tables(results)
    print("\n" + markdown)
    if arguments.markdown:
        arguments.markdown.write_text(markdown, encoding="utf-8")
    return 1 if faults else 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gongbao", type=Path, help="the program; without it only Hugo is measured")
    parser.add_argument("--notes", help="sizes, with commas between; default: 1000,10000,100000, and 1000000 with --large")
    parser.add_argument("--large", action="store_true", help="allows a size above 100,000: hours, and tens of GiB")
    parser.add_argument("--runs", type=int, default=5, help="timed cold builds of each program")
    parser.add_argument("--case-runs", type=int, help="timed builds of each case, each after an edit; default: as --runs")
    parser.add_argument("--cases", help=f"which, with commas between, of: {', '.join(NAMES)}; default: all")
    parser.add_argument("--no-cases", action="store_true", help="cold builds only")
    parser.add_argument("--no-clean-builds", dest="clean_builds", action="store_false",
                        help="do not compare the output after each case with a clean build's")
    parser.add_argument("--clean-dir", type=Path, help="where the clean builds to compare with go, one at a time; default: --work")
    parser.add_argument("--corpus", type=Path, help="one that make_corpus.py wrote, with --expect CORPUS.json and --hugo CORPUS.hugo")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, help="gongbao's --jobs and Hugo's GOMAXPROCS; default: all cores")
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--no-floor", action="store_true")
    parser.add_argument("--hugo", default="hugo", help="Hugo's program; left out where it is not installed")
    parser.add_argument("--gongbao-option", action="append", default=[], help="a further option of gongbao build")
    parser.add_argument("--periods", default="year,quarter,month", help="[reports] periods of the corpus")
    parser.add_argument("--work", default="/dev/shm", help="where corpus and outputs go")
    parser.add_argument("--any-filesystem", action="store_true", help="also where that is not tmpfs")
    parser.add_argument("--keep", action="store_true", help="leave corpus and outputs")
    parser.add_argument("--json", type=Path, help="write all numbers to this file")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file")
    arguments = parser.parse_args()
    if arguments.gongbao and not os.access(arguments.gongbao, os.X_OK):
        parser.error(f"no program at {arguments.gongbao}")
    if arguments.gongbao:
        arguments.gongbao = arguments.gongbao.resolve()
    if arguments.corpus:
        described = json.loads(Path(f"{arguments.corpus}.json").read_text(encoding="utf-8"))
        arguments.notes, arguments.seed = str(described["notes"]), described["seed"]
    arguments.sizes = sizes_of(parser, arguments)
    del arguments.notes
    arguments.case_runs = arguments.runs if arguments.case_runs is None else arguments.case_runs
    if arguments.runs < 1 or arguments.case_runs < 1:
        parser.error("--runs and --case-runs must be at least 1")
    wanted = [name.strip() for name in arguments.cases.split(",")] if arguments.cases else NAMES
    if set(wanted) - set(NAMES):
        parser.error(f"--cases knows {', '.join(NAMES)}")
    arguments.cases = [name for name in NAMES if name in wanted]  # in this order: the last one changes the site's policy
    return arguments


def sizes_of(parser, arguments):
    if not arguments.notes:
        return SIZES + [LARGE] * arguments.large
    try:
        sizes = [int(word) for word in arguments.notes.split(",")]
    except ValueError:
        parser.error("--notes takes numbers with commas between")
    if max(sizes) > MOST_COMMITS and not arguments.large:
        parser.error(f"more than {MOST_COMMITS:,} notes need --large")
    return sizes


def measure_size(settings, work):
    """Everything about one size, as it stands in the JSON."""
    settings.has_cache_dir = settings.has_timings = False
    if settings.gongbao:
        # A copy: who builds the program anew while this runs does not change what is measured.
        settings.gongbao = Path(shutil.copy2(settings.gongbao, work / "gongbao"))
        offered = subprocess.run([settings.gongbao, "build", "--help"], capture_output=True, text=True, check=True).stdout
        settings.has_cache_dir, settings.has_timings = "--cache-dir" in offered, "--timings" in offered
        settings.command = [str(settings.gongbao), "build", "--as-of", AS_OF, *settings.gongbao_option]
        if settings.jobs:
            settings.command += ["--jobs", str(settings.jobs)]
        if settings.has_timings and "--timings" not in settings.command:
            settings.command.append("--timings")
    cold = Cold(settings, work)
    cold.go()
    print(report.tables(cold))
    result = report.as_json(cold)
    if settings.gongbao and not settings.no_cases:
        result |= measure_cases(settings, cold, work)
    return result | {"faults": cold.faults + result.get("case_faults", [])}


def measure_cases(settings, cold, work):
    """The output keeps two trees, and a third is compared with them; on tmpfs the build's own memory comes out of the same."""
    ours = next(side for side in cold.sides if side.name == "gongbao")
    trees = 3 if settings.clean_builds and not settings.clean_dir else 2
    needed = int(1.1 * ours.tree.blocks * trees + ours.memory_run.peak_pss)
    if needed > free_bytes(work):
        reason = (f"the cases need {needed / 2**30:.1f} GiB in {work}, {free_bytes(work) / 2**30:.1f} GiB are free; "
                  "--clean-dir puts a third of it elsewhere, --work DIR --any-filesystem all, --periods year makes it less")
        print(f"!! NOT MEASURED: {reason}")
        return {"case_faults": [reason]}
    print("builds after edits" + ("" if settings.has_cache_dir else "; !! this gongbao has no cache: each is a cold build"), flush=True)
    runs = CaseRuns(settings, cold.repo, work)
    runs.go()
    for fault in runs.faults:
        print(f"FAILED: {fault}")
    return runs.as_json() | {"case_faults": runs.faults}


if __name__ == "__main__":
    sys.exit(main())
