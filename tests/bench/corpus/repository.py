"""A git repository written through `git fast-import`: blobs at once, commits at the end in order of time."""
import subprocess
from datetime import datetime, timedelta, timezone

EDITORS = 40
ZONE = timezone(timedelta(hours=8))


class Repository:
    def __init__(self, folder):
        self.folder = str(folder)
        subprocess.run(["git", "init", "-q", "-b", "main", self.folder], check=True)
        self.importer = subprocess.Popen(["git", "-C", self.folder, "fast-import", "--quiet", "--date-format=raw"],
                                         stdin=subprocess.PIPE)
        self.write = self.importer.stdin.write
        self.marks = 0
        self.commits = []  # (day, serial, message, [(mark, path)])

    def commit(self, day, message, files):
        """One commit of these {path: text}; written by `finish`, when all are known."""
        entries = []
        for path, text in files.items():
            data = text.encode()
            self.marks += 1
            self.write(b"blob\nmark :%d\ndata %d\n%b\n" % (self.marks, len(data), data))
            entries.append((self.marks, path))
        self.commits.append((day, len(self.commits), message, entries))

    def finish(self, checkout, repack):
        self.commits.sort(key=lambda commit: commit[:2])
        clock = 0
        for day, serial, message, entries in self.commits:
            morning = int(datetime(day.year, day.month, day.day, 8, 30, tzinfo=ZONE).timestamp())
            clock = max(clock + 1, morning)
            who = f"编辑{serial % EDITORS:02} <bj{serial % EDITORS:02}@example.gov.cn> {clock} +0800"
            text = message.encode()
            changed = b"".join(b"M 100644 :%d %b\n" % (mark, path.encode()) for mark, path in entries)
            self.write(b"commit refs/heads/main\ncommitter %b\ndata %d\n%b\n%b\n" % (who.encode(), len(text), text, changed))
        self.importer.stdin.close()
        if self.importer.wait() != 0:
            raise SystemExit("git fast-import failed")
        if repack:  # as a clone from a server would be
            self.git("repack", "-a", "-d", "-q")
        if checkout:
            self.git("reset", "-q", "--hard")

    def git(self, *arguments):
        subprocess.run(["git", "-C", self.folder, *arguments], check=True)

