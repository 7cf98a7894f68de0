"""Builds into an output that is already there, each after a real commit, and what a clean build makes of the same commit."""
import os
import shutil
from dataclasses import asdict, dataclass, field
from statistics import median

from corpus.more_notes import MoreNotes
from edits import Agency, EditedCorpus, HundredNotes, OneNote, SignedSummary, Template
from measure import run
from signing import Signer
from timings import read_stages
from trees import changed_files, differences, digests

UNCHANGED, SIGNED = "unchanged", "one figure corrected under a signed summary"
EDITS = {"one note changed": OneNote, "one agency renamed": Agency, "one template changed": Template,
         "100 notes added": HundredNotes, SIGNED: SignedSummary}
NAMES = [UNCHANGED, *EDITS]


@dataclass
class Case:
    name: str
    runs: list = field(default_factory=list)
    memory_run: object = None
    stages: list = field(default_factory=list)  # of each run
    changed: int = 0  # files that differ from the build before, in the untimed run
    subjects: list = field(default_factory=list)  # what was edited
    clean: object = None  # the build without cache that it was compared with
    different: list | None = None  # paths; None: not compared

    def as_json(self):
        return {"memory_run": asdict(self.memory_run), "runs": [asdict(r) for r in self.runs], "stages": self.stages,
                "changed_files": self.changed, "subjects": self.subjects, "clean_run": asdict(self.clean) if self.clean else None,
                "different_files": None if self.different is None else len(self.different)}


class CaseRuns:
    """One output and one cache, built again and again: the cases follow one another in one history."""

    def __init__(self, settings, corpus, work):
        """`settings`: the bench's arguments and `command`, gongbao's without repository, cache and output."""
        self.settings, self.work = settings, work
        self.repo, self.out, self.cache = work / "edited", work / "site", work / "cache"
        self.corpus = EditedCorpus(corpus, self.repo)
        self.text_bytes, self.commits = self.corpus.text_bytes(), self.corpus.commits()
        self.cases, self.notes, self.faults, self.serial = {}, [], [], 0
        self.base = self.second = None
        self.home = work / "case-home"
        self.home.mkdir()

    def go(self):
        self.base, _ = self.build()
        # The first build left no tree before the live one, so the second has to make it.
        self.second, _ = self.build()
        self.cache_bytes = sum(file.stat().st_size for file in self.cache.rglob("*") if file.is_file())
        more_notes = MoreNotes(self.settings.notes, self.settings.seed)
        for name in self.settings.cases:
            if name == UNCHANGED:
                edit = None
            elif name == SIGNED:
                edit = self.signed_summary()
            elif name == "100 notes added":
                edit = HundredNotes(self.corpus, more_notes)
            else:
                edit = EDITS[name](self.corpus, self.settings.seed)
            if edit or name == UNCHANGED:
                self.measure(Case(name), edit)
        if not self.settings.keep:
            for folder in (self.out, self.work / f".{self.out.name}.gongbao", self.cache):
                shutil.rmtree(folder, ignore_errors=True)

    def signed_summary(self):
        if not shutil.which("ssh-keygen"):
            self.notes.append(f"{SIGNED}: left out, there is no ssh-keygen")
            return None
        edit = SignedSummary(self.corpus, self.settings.seed)
        summary = edit.prepare(Signer(self.settings.gongbao, self.repo, self.work))
        self.build()  # the signed site is this case's base
        page = summary.removeprefix("content/").removesuffix(".md") + "/index.html"
        if page not in digests(self.out):
            self.faults.append(f"{SIGNED}: {page} is not in the site, so its signature does not count")
        self.notes.append(f"{SIGNED}: one summary, signed with `gongbao approve` by a key made for the run; the others are taken away")
        return edit

    def measure(self, case, edit):
        self.cases[case.name] = case
        for turn in range(-1, self.settings.case_runs):  # the first is sampled for memory, and not timed
            before = digests(self.out) if turn < 0 else None
            case.subjects.append(edit(turn + 1) if edit else "")
            built, stages = self.build(sample=turn < 0)
            if turn < 0:
                case.memory_run = built
                case.changed = changed_files(before, digests(self.out))
                if edit and not case.changed:
                    self.faults.append(f"{case.name}: the edit changed no file")
            else:
                case.runs.append(built)
                case.stages.append(stages)
        said = f"  {case.name}: {median(r.seconds for r in case.runs):.2f} s, {case.changed:,} files changed"
        if self.settings.clean_builds:
            self.compare(case)
            said += f"; clean build {case.clean.seconds:.2f} s, {len(case.different)} files differ"
        print(said, flush=True)

    def compare(self, case):
        clean = (self.settings.clean_dir or self.work) / f"{self.work.name}-clean"
        try:
            case.clean, _ = self.build(into=clean)
            case.different = differences(self.out, clean)
        finally:
            shutil.rmtree(clean, ignore_errors=True)
            shutil.rmtree(clean.parent / f".{clean.name}.gongbao", ignore_errors=True)
        if case.different:
            shown = ", ".join(case.different[:5])
            self.faults.append(f"{case.name}: {len(case.different)} files differ from a clean build: {shown}")

    def build(self, sample=False, into=None):
        """`into`: a clean build in this folder, without any cache."""
        self.serial += 1
        cache = ["--no-cache"] if into else ["--cache-dir", str(self.cache)] if self.settings.has_cache_dir else []
        home = self.home
        if into:
            home = self.work / f"clean-home-{self.serial:03}"
            home.mkdir()
        env = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home)}
        env.pop("SOURCE_DATE_EPOCH", None)
        log = self.work / f"case-log-{self.serial:03}"
        built = run([*self.settings.command, "-C", str(self.repo), *cache, "-o", str(into or self.out)], log, env, cwd=home,
                    sample=sample)
        return built, read_stages(log)

    def as_json(self):
        return {"cache": self.settings.has_cache_dir, "text_bytes": self.text_bytes, "commits": self.commits,
                "base_run": asdict(self.base), "second_run": asdict(self.second), "cache_bytes": self.cache_bytes,
                "notes_on_cases": self.notes,
                "cases": {case.name: case.as_json() for case in self.cases.values()}}
