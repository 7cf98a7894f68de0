#!/usr/bin/env python3
"""Protects: the benchmark's own judgement: what counts as the same site, how stages are read, what an exponent and a target say."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import growth
import tables
import targets
import timings
import trees
from edits import EditedCorpus

RUN = {"seconds": 1.0, "cpu": 1.0, "peak_pss": 100 << 20, "largest_rss": 0}


class Folders(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.folder = Path(self.kept.name)
        self.addCleanup(self.kept.cleanup)

    def site(self, name, files):
        for path, text in files.items():
            target = self.folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return self.folder / name

    def test_sites_are_the_same_only_byte_for_byte(self):
        files = {"index.html": "一", "a/index.html": "二", "manifest.json": "{}"}
        one = self.site("one", files)
        self.assertEqual(trees.differences(one, self.site("same", files)), [])
        self.assertEqual(trees.differences(one, self.site("other", {**files, "a/index.html": "三"})), ["a/index.html"])
        self.assertEqual(trees.differences(one, self.site("stamped", {**files, "manifest.json": "[]"})), ["manifest.json"])
        self.assertEqual(trees.differences(one, self.site("more", {**files, "b": ""})), ["b"])
        self.assertEqual(trees.differences(self.site("less", {"index.html": "一"}), one), ["a/index.html", "manifest.json"])
        with self.assertRaises(SystemExit):
            trees.differences(self.folder / "nothing", self.folder / "nothing")

    def test_changed_files_are_told_by_the_manifest_and_its_parts(self):
        def rows(**digests):
            return [{"path": path, "size": 1, "sha256": digest} for path, digest in digests.items()]

        whole = self.site("whole", {"manifest.json": json.dumps({"parts": [], "files": rows(a="1", b="2", c="3")})})
        split = self.site("split", {"manifest.json": json.dumps({"parts": rows(**{"manifest-1.json": "9"}), "files": []}),
                                    "manifest-1.json": json.dumps({"files": rows(a="1", b="x", d="4")})})
        self.assertEqual(trees.changed_files(trees.digests(whole), trees.digests(split)), 3)

    def test_an_edit_is_one_commit_in_a_clone(self):
        origin = self.folder / "origin"
        subprocess.run(["git", "init", "-q", "-b", "main", origin], check=True)
        subprocess.run(["git", "-C", origin, "-c", "user.name=x", "-c", "user.email=x@example.gov.cn", "commit", "-q", "--allow-empty",
                        "-m", "first"], check=True)
        corpus = EditedCorpus(origin, self.folder / "clone")
        corpus.commit("二", {"content/甲.md": "文", "content/乙.md": "字"})
        corpus.commit("三", {"content/甲.md": None})
        self.assertEqual(corpus.commits(), 3)
        self.assertEqual(corpus.paths("content"), ["content/乙.md"])
        self.assertEqual(corpus.read("content/乙.md"), "字")
        self.assertEqual(corpus.text_bytes(), 3)
        self.assertEqual(subprocess.check_output(["git", "-C", origin, "rev-list", "--count", "HEAD"]).strip(), b"1")

    def test_stages_are_read_by_their_header(self):
        log = self.folder / "log"
        log.write_text("a.md:1: warning: stage wall\n"
                       "stage           wall s     cpu s       MiB     items     bytes\n"
                       "roll up          1.250     2.000     100.5     1,024         -\n"
                       "render           2.000     3.000     110.0        10   123,456\n"
                       "all              3.250     5.000\n10 files in out 3\n", encoding="utf-8")
        self.assertEqual(timings.read_stages(log), {
            "roll up": {"wall s": 1.25, "cpu s": 2.0, "MiB": 100.5, "items": 1024.0},
            "render": {"wall s": 2.0, "cpu s": 3.0, "MiB": 110.0, "items": 10.0, "bytes": 123456.0},
            "all": {"wall s": 3.25, "cpu s": 5.0}})
        log.write_text("no findings\n", encoding="utf-8")
        self.assertEqual(timings.read_stages(log), {})


def result(notes, wall, seconds, different=0, case_seconds=0.01):
    run = {**RUN, "seconds": seconds}
    case = {"runs": [{**RUN, "seconds": case_seconds}], "memory_run": RUN, "stages": [], "changed_files": 1, "different_files": different}
    return {"notes": notes, "notes_in_commit": 1, "corpus": {"notes": notes}, "load": 0, "faults": [], "cold_notes": [], "cache": True,
            "base_run": RUN, "second_run": RUN, "cache_bytes": 1, "notes_on_cases": [], "commits": notes, "text_bytes": notes,
            "sides": {"gongbao": {"version": "gongbao 1", "runs": [run], "memory_run": RUN, "files": 1, "bytes": 1,
                                  "stages": [{"render": {"wall s": wall, "MiB": 10.0}}]},
                      "hugo": {"version": "hugo v0.1", "runs": [{**RUN, "seconds": 4.5}], "memory_run": {**RUN, "peak_pss": 400 << 20},
                               "files": 1, "bytes": 1, "stages": []}},
            "cases": {"one note changed": case}}


class Judgement(unittest.TestCase):
    def answer(self, results, words):
        return next(a for a in targets.answers(results) if words in a.target)

    def test_exponents(self):
        found = dict(growth.rows(result(100, 1.0, 1.0), result(10_000, 100.0, 1.0), ["wall s", "MiB"]))
        self.assertAlmostEqual(found["render"]["wall s"][2], 1.0)
        self.assertAlmostEqual(found["render"]["MiB"][2], 0.0)
        squared = dict(growth.rows(result(100, 1.0, 1.0), result(1000, 100.0, 1.0), ["wall s"]))
        self.assertAlmostEqual(squared["render"]["wall s"][2], 2.0)
        tiny = dict(growth.rows(result(100, 0.001, 1.0), result(1000, 100.0, 1.0), ["wall s"]))
        self.assertIsNone(tiny["render"]["wall s"][2])

    def test_targets_can_be_met_and_missed(self):
        self.assertTrue(self.answer([result(10_000, 1, 1.0)], "everything: 4 times").is_met)
        self.assertFalse(self.answer([result(10_000, 1, 2.0)], "everything: 4 times").is_met)
        self.assertTrue(self.answer([result(10_000, 1, 1.0)], "one note changed").is_met)
        self.assertFalse(self.answer([result(10_000, 1, 1.0, case_seconds=0.03)], "one note changed").is_met)
        self.assertFalse(self.answer([result(10_000, 1, 1.0, different=1)], "one note changed").is_met)
        self.assertTrue(self.answer([result(1000, 1, 1.0), result(10_000, 1, 10.0)], "linear").is_met)
        self.assertFalse(self.answer([result(1000, 1, 1.0), result(10_000, 1, 20.0)], "linear").is_met)
        self.assertTrue(self.answer([result(1000, 1, 1.0)], "peak memory at most").is_met)
        self.assertIsNone(self.answer([result(10_000, 1, 1.0)], "only the pages that Hugo makes").is_met)

    def test_rows_of_a_table_have_one_width(self):
        for block in tables.all_tables([result(1000, 1, 1.0), result(10_000, 1, 10.0)]).split("\n\n"):
            widths = {line.count("|") for line in block.splitlines() if line.startswith("|")}
            self.assertLessEqual(len(widths), 1, block)


if __name__ == "__main__":
    unittest.main()
