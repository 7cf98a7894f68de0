"""Protects: the recount's arithmetic on tables small enough to add by hand, and that it cannot pass a wrong row.

    python3 tests/real/test_recount.py
"""
import contextlib
import copy
import io
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
import convert  # noqa: E402
import recount  # noqa: E402

HEAD = "date,country,countryCode,province,provinceCode,city,cityCode,confirmed,suspected,cured,dead\n"
DAYS = {
    "2020-03-01": "中国,CN,,,,,17,0,4,0\n中国,CN,甲省,110000,,,10,0,2,0\n中国,CN,甲省,110000,东市,110100,6,0,2,0\n"
                  "中国,CN,甲省,110000,未公布来源,,3,0,1,0\n中国,CN,乙省,120000,,,7,0,2,0\n海国,HG,,,,,5,0,0,0\n",
    "2020-03-02": "中国,CN,,,,,18,0,4,0\n中国,CN,甲省,110000,,,11,0,2,0\n中国,CN,甲省,110000,东市,110100,11,0,2,0\n",
}


class Recount(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        source = self.folder / "source"
        (source / "Data").mkdir(parents=True)
        for day, rows in DAYS.items():
            text = HEAD + "".join(f"{day},{row}\n" for row in rows.splitlines())
            (source / "Data" / f"{day}.csv").write_text(text, encoding="utf-8")
        git = ["git", "-C", source, "-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run([*git[:3], "init", "-q", "-b", "main"], check=True)
        subprocess.run([*git, "add", "Data"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "tables"], check=True)
        self.bundle = self.folder / "tables.bundle"
        subprocess.run([*git, "bundle", "create", "-q", self.bundle, "HEAD", "main"], check=True)

    def expected(self, interval):
        lines, unread = recount.read_tables(self.bundle)
        self.assertEqual(unread, [])
        return recount.expected_rows(lines, recount.places_of(lines), interval)

    def run_main(self, module, *arguments):
        said = io.StringIO()
        with mock.patch.object(sys, "argv", ["x", *map(str, arguments)]), contextlib.redirect_stdout(said):
            return module.main(), said.getvalue()

    def publish(self, rows):
        path = self.folder / "totals.json"
        path.write_text(json.dumps({"schema": "gongbao.totals/1", "rows": rows}), encoding="utf-8")
        return path

    def published(self, interval):
        def quantity(n):
            return None if n is None else {"value": str(n), "qualifier": "exact", "low": str(n), "high": str(n)}
        return [{"path": recount.note_of(agency, day)[1], "line": 1, "campaign": "bulletins", "agency": agency,
                 "metric": metric, **row, "total": quantity(row["total"]), "parts": quantity(row["parts"]), "reason": None}
                for (agency, day, metric), row in self.expected(interval).items()]

    def test_a_total_of_a_day_has_that_days_lines_as_parts(self):
        rows = self.expected("day")
        self.assertEqual(len(rows), 5 * 4)
        first = rows["p110000", "2020-03-01", "confirmed"]
        self.assertEqual((first["total"], first["parts"], first["verdict"], first["silent"]), (10, 9, "partly itemised", []))
        self.assertEqual(rows["p110000", "2020-03-01", "cured"]["verdict"], "exceeds")
        second = rows["p110000", "2020-03-02", "confirmed"]
        self.assertEqual((second["parts"], second["verdict"], second["silent"]), (11, "consistent", ["c11-未公布来源"]))
        self.assertEqual(rows["p120000", "2020-03-01", "confirmed"]["verdict"], "not comparable")

    def test_a_total_since_the_start_counts_the_newest_line_of_each(self):
        rows = self.expected("campaign")
        second = rows["p110000", "2020-03-02", "confirmed"]
        self.assertEqual((second["from"], second["parts"], second["verdict"], second["silent"]), ("2020-03-01", 14, "exceeds", []))

    def test_a_provinces_total_of_the_same_span_stands_for_its_cities(self):
        self.assertEqual(self.expected("day")["cn", "2020-03-01", "confirmed"]["parts"], 17)
        self.assertEqual(self.expected("day")["cn", "2020-03-02", "confirmed"]["parts"], 11)

    def test_right_rows_pass_and_any_wrong_cell_is_a_difference(self):
        right = self.published("day")
        self.assertEqual(self.run_main(recount, self.bundle, self.publish(right))[0], 0)
        self.assertEqual(self.run_main(recount, self.bundle, self.publish(right), "--interval", "campaign")[0], 1)
        self.assertEqual(self.run_main(recount, self.bundle, self.publish(right[1:]))[0], 1)
        self.assertEqual(self.run_main(recount, self.bundle, self.publish(right + right[:1]))[0], 1)
        self.assertEqual(self.run_main(recount, self.bundle, self.publish([]))[0], 1)
        changes = {"verdict": "exceeds", "silent": ["x"], "path": "x", "campaign": "x", "from": None, "parts": None,
                   "total": {"value": "17", "qualifier": "about", "low": "17", "high": "17"}}
        for key, value in changes.items():
            wrong = copy.deepcopy(right)
            wrong[0][key] = value
            status, said = self.run_main(recount, self.bundle, self.publish(wrong))
            self.assertEqual((status, said.count("1 differences")), (1, 1), key)

    def test_every_line_is_written_or_counted(self):
        _, said = self.run_main(convert, self.bundle, self.folder / "out")
        self.assertIn("lines 9, unread 0, left out 0, days 2, agencies 6, notes 6, written 9", said)
        text = subprocess.run(["git", "-C", self.folder / "out", "show", "HEAD:" + recount.note_of("p110000", "2020-03-01")[1]],
                              check=True, capture_output=True, text=True).stdout
        self.assertIn("  confirmed:\n    - {value: 10, basis: total, period: 2020-03-01}\n    - {value: 6, agency: c110100}\n"
                      "    - {value: 3, agency: c11-未公布来源}\n", text)


if __name__ == "__main__":
    unittest.main()
