"""Builds of one corpus from nothing: gongbao, Hugo and the floor program by turns."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import report
from measure import run
from pages import faults_of, gongbao_kind, hugo_kind, read_tree
from room import free_bytes, stop
from sums_check import sum_faults
from timings import read_stages

HERE = Path(__file__).resolve().parent


class Side:
    """One of the programs compared."""

    def __init__(self, name, command, env, kind_of):
        """`command`: without the output folder, which comes last."""
        self.name, self.command, self.env, self.kind_of = name, command, env, kind_of
        self.runs = []
        self.stages = []  # of each run: what --timings printed
        self.memory_run = None
        self.tree = None


class Cold:
    def __init__(self, arguments, work):
        self.arguments, self.work = arguments, work
        self.repo, self.site = work / "repo", work / "hugo"
        self.sides, self.faults, self.notes, self.serial = [], [], [], 0
        self.keeps_outputs = True  # nothing is deleted before the last run

    def go(self):
        self.make_corpus()
        self.choose_sides()
        print(report.heading(self), flush=True)
        for side in list(self.sides):  # the untimed first run warms up, is sampled for memory, and is what is counted
            self.first_build(side)
            if side.name == "gongbao":
                self.faults = faults_of(side.tree, self.expected)
                self.faults += sum_faults(self.last_out, self.own, self.arguments.periods.split(","))
                self.choose_keeping(side.tree)
                self.add_floor(side.tree)
            self.let_go(self.last_out)
        for turn in range(self.arguments.runs):
            for side in self.sides:
                side.runs.append(self.build(side))
                side.stages.append(read_stages(self.last_log))
                self.let_go(self.last_out)
            print(f"  run {turn + 1}: " + ", ".join(f"{s.name} {s.runs[-1].seconds:.2f} s" for s in self.sides), flush=True)
        if not self.arguments.keep:
            self.keeps_outputs = False
            for folder in self.work.glob("out-*"):
                self.let_go(folder)

    def make_corpus(self):
        a = self.arguments
        expect = self.work / "expect.json"
        if a.corpus:
            self.repo, self.site, expect = a.corpus, Path(f"{a.corpus}.hugo"), Path(f"{a.corpus}.json")
            if not self.site.is_dir() and not a.no_hugo:
                stop(f"no {self.site}: make the corpus with --hugo {self.site}, or give --no-hugo")
        else:
            subprocess.run([sys.executable, HERE / "make_corpus.py", "--notes", str(a.notes), "--seed", str(a.seed),
                            "--periods", a.periods, "--out", self.repo, "--hugo", self.site, "--expect", expect], check=True)
        described = json.loads(expect.read_text(encoding="utf-8"))
        self.expected, self.own = described["counts"], described["own"]
        if self.site.is_dir():
            shutil.copytree(HERE / "hugo", self.site, dirs_exist_ok=True)

    def choose_sides(self):
        a = self.arguments
        if a.gongbao:
            self.sides.append(Side("gongbao", [*a.command, "-C", str(self.repo), "-o"], {}, gongbao_kind))
            self.notes.append("gongbao makes everything in each build: it has no option to make only the pages that Hugo makes")
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
        self.let_go(self.last_out)
        program, listing = self.work / "floor", self.work / "floor.list"
        subprocess.run([compiler, "-std=c++17", "-O2", "-o", program, HERE / "floor.cpp"], check=True)
        listing.write_text("".join(f"{size} {path}\n" for size, path in tree.listing), encoding="utf-8")
        side = Side("floor", [str(program), str(listing)], {}, gongbao_kind)
        self.first_build(side)
        if side.tree.listing != tree.listing:
            self.faults.append("the floor program did not write the same files")
        self.sides.append(side)

    def first_build(self, side):
        side.memory_run = self.build(side, sample=True)
        side.tree = read_tree(self.last_out, side.kind_of)

    def build(self, side, sample=False):
        """Into a new folder, with a new home and a new cache, so that nothing of an earlier run helps."""
        self.serial += 1
        self.last_out = self.work / f"out-{self.serial:03}-{side.name}"
        self.last_log = self.work / f"log-{self.serial:03}"
        home = self.work / f"home-{self.serial:03}"
        home.mkdir()
        env = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home), "HUGO_CACHEDIR": str(home), **side.env}
        env.pop("SOURCE_DATE_EPOCH", None)
        command = [*side.command, str(self.last_out)]
        if side.name == "gongbao" and self.arguments.has_cache_dir:  # writing the cache belongs to a first build
            command += ["--cache-dir", str(self.work / f"out-{self.serial:03}-cache")]
        return run(command, self.last_log, env, cwd=home, sample=sample)

    def choose_keeping(self, tree):
        """Whether all outputs fit: ours and the floor's are of one size, Hugo's is a small part of it."""
        needed = tree.blocks * 2.2 * (self.arguments.runs + 1)
        if needed * 1.3 > free_bytes(self.work):
            self.keeps_outputs = False
            self.notes.append(f"outputs were deleted after each run: all together would need {needed / 2**30:.0f} GiB")

    def let_go(self, out):
        if self.keeps_outputs or self.arguments.keep:
            return
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(out.parent / f".{out.name}.gongbao", ignore_errors=True)
        shutil.rmtree(out.parent / f"{out.name.rsplit('-', 1)[0]}-cache", ignore_errors=True)
