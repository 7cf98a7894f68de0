#!/usr/bin/env python3
"""Builds one corpus with gongbao, with Hugo and with the floor program by turns, and compares them.

    bench.py --gongbao build/release/gongbao --notes 10000 --runs 5 [--json FILE]

Exit status: 0 fine, 1 a build failed or a kind of page is missing, 2 usage, 3 the machine will not do.
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
from corpus.scale import AS_OF
from measure import CommandFailed, run
from pages import faults_of, gongbao_kind, hugo_kind, read_tree
from sums_check import sum_faults

HERE = Path(__file__).resolve().parent


def main():
    arguments = parse_arguments()
    if file_system_of(arguments.work) != "tmpfs" and not arguments.any_filesystem:
        stop(f"{arguments.work} is not tmpfs, so the disk would be measured too; --any-filesystem does it anyway")
    work = Path(tempfile.mkdtemp(prefix="gongbao-bench-", dir=arguments.work))
    try:
        bench = Bench(arguments, work)
        bench.go()
    except CommandFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    finally:
        if arguments.keep:
            print(f"kept: {work}")
        else:
            shutil.rmtree(work)
    return 1 if bench.faults else 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gongbao", type=Path, help="the program; without it only Hugo is measured")
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
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
    arguments = parser.parse_args()
    if arguments.gongbao and not os.access(arguments.gongbao, os.X_OK):
        parser.error(f"no program at {arguments.gongbao}")
    if arguments.runs < 1:
        parser.error("--runs must be at least 1")
    return arguments


def stop(reason):
    print(f"bench.py: {reason}", file=sys.stderr)
    raise SystemExit(3)


def file_system_of(folder):
    """The type of the mount that holds it."""
    real = os.path.realpath(folder)
    with open("/proc/mounts", encoding="utf-8") as mounts:
        found = [(len(point), kind) for _, point, kind, *_ in map(str.split, mounts)
                 if real == point or real.startswith(point.rstrip("/") + "/")]
    return max(found)[1] if found else "unknown"


class Side:
    """One of the programs compared."""

    def __init__(self, name, command, env, kind_of):
        """`command`: without the output folder, which comes last."""
        self.name, self.command, self.env, self.kind_of = name, command, env, kind_of
        self.runs = []
        self.memory_run = None
        self.tree = None


class Bench:
    def __init__(self, arguments, work):
        self.arguments, self.work = arguments, work
        self.repo, self.site = work / "repo", work / "hugo"
        self.sides, self.faults, self.serial = [], [], 0

    def go(self):
        self.make_corpus()
        self.choose_sides()
        print(report.heading(self), flush=True)
        for side in list(self.sides):  # the untimed first run warms up, is sampled for memory, and is what is counted
            side.memory_run = self.build(side, sample=True)
            side.tree = read_tree(self.last_out, side.kind_of)
            if side.name == "gongbao":
                self.faults = faults_of(side.tree, self.expected)
                self.faults += sum_faults(self.last_out, self.own, self.arguments.periods.split(","))
                self.add_floor(side.tree)
        self.check_space()
        for turn in range(self.arguments.runs):
            for side in self.sides:
                side.runs.append(self.build(side))
            print(f"  run {turn + 1}: " + ", ".join(f"{s.name} {s.runs[-1].seconds:.2f} s" for s in self.sides), flush=True)
        print(report.tables(self))
        if self.arguments.json:
            text = json.dumps(report.as_json(self), ensure_ascii=False, indent=1)
            self.arguments.json.write_text(text + "\n", encoding="utf-8")

    def make_corpus(self):
        a = self.arguments
        subprocess.run([sys.executable, HERE / "make_corpus.py", "--notes", str(a.notes), "--seed", str(a.seed),
                        "--periods", a.periods, "--out", self.repo, "--hugo", self.site,
                        "--expect", self.work / "expect.json"], check=True)
        expect = json.loads((self.work / "expect.json").read_text(encoding="utf-8"))
        self.expected, self.own = expect["counts"], expect["own"]
        shutil.copytree(HERE / "hugo", self.site, dirs_exist_ok=True)

    def choose_sides(self):
        a = self.arguments
        jobs = ["--jobs", str(a.jobs)] if a.jobs else []
        if a.gongbao:
            command = [str(a.gongbao.resolve()), "build", "-C", str(self.repo), "--as-of", AS_OF, *jobs,
                       *a.gongbao_option, "-o"]
            self.sides.append(Side("gongbao", command, {}, gongbao_kind))
        hugo = shutil.which(a.hugo)
        if hugo and not a.no_hugo:
            command = [hugo, "--quiet", "--noBuildLock", "--source", str(self.site), "--destination"]
            env = {"GOMAXPROCS": str(a.jobs)} if a.jobs else {}
            self.sides.append(Side("hugo", command, env, hugo_kind))
        elif not a.no_hugo:
            print("hugo is not installed: gongbao alone is measured")
        if not self.sides:
            stop("neither gongbao nor hugo to measure")

    def add_floor(self, tree):
        compiler = shutil.which("c++")
        if self.arguments.no_floor:
            return
        if not compiler:
            print("no C++ compiler: the floor program is left out")
            return
        program, listing = self.work / "floor", self.work / "floor.list"
        subprocess.run([compiler, "-std=c++17", "-O2", "-o", program, HERE / "floor.cpp"], check=True)
        listing.write_text("".join(f"{size} {path}\n" for size, path in tree.listing), encoding="utf-8")
        side = Side("floor", [str(program), str(listing)], {}, gongbao_kind)
        side.memory_run = self.build(side, sample=True)
        side.tree = read_tree(self.last_out, gongbao_kind)
        if side.tree.listing != tree.listing:
            self.faults.append("the floor program did not write the same files")
        self.sides.append(side)

    def build(self, side, sample=False):
        """Into a new folder, with a new home, so that no cache of an earlier run helps."""
        self.serial += 1
        self.last_out = self.work / f"out-{self.serial:03}-{side.name}"
        home = self.work / f"home-{self.serial:03}"
        home.mkdir()
        env = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home), "HUGO_CACHEDIR": str(home), **side.env}
        env.pop("SOURCE_DATE_EPOCH", None)
        return run([*side.command, str(self.last_out)], self.work / f"log-{self.serial:03}", env, cwd=home, sample=sample)

    def check_space(self):
        """Nothing is deleted before the last run, so all outputs must fit."""
        needed = sum(side.tree.blocks for side in self.sides) * self.arguments.runs
        room = os.statvfs(self.work)
        free = room.f_bavail * room.f_frsize
        if file_system_of(self.work) == "tmpfs":
            with open("/proc/meminfo", encoding="ascii") as info:
                free = min(free, next(int(line.split()[1]) for line in info if line.startswith("MemAvailable:")) * 1024)
        if needed * 1.3 > free:
            stop(f"{self.arguments.runs} runs need {needed / 2**30:.1f} GiB in {self.work}, {free / 2**30:.1f} GiB are free")


if __name__ == "__main__":
    sys.exit(main())
