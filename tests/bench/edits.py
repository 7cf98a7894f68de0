"""Changes to a corpus as its people make them: one git commit each."""
import os
import random
import re
import subprocess

ZONE = "+0800"
FIRST_COMMIT = 1768266000  # 2026-01-13T09:00+08:00: after the corpus, before the builds' instant
NOTE = re.compile(r"content/campaigns/([^/]+)/notes/.*\.md$")
WITHHELD = re.compile(r"^(audience|status):", re.MULTILINE)
OPERATORS = re.compile(r"^  inspection\.operators: (\d{1,4})户$", re.MULTILINE)  # exact, by no report totalled, in no summary spelt out
OPERATORS_LINK = "(figure:inspection.operators)"


class EditedCorpus:
    """A clone without a work tree; what is committed here reaches no other."""

    def __init__(self, corpus, folder):
        subprocess.run(["git", "clone", "-q", "-n", "--local", str(corpus), str(folder)], check=True)
        self.folder = folder
        self.clock = FIRST_COMMIT

    def git(self, *arguments, **more):
        return subprocess.run(["git", "-C", str(self.folder), *arguments], check=True, stdout=subprocess.PIPE, **more).stdout

    def paths(self, under):
        return self.git("ls-tree", "-r", "-z", "--name-only", "HEAD", "--", under).decode().rstrip("\0").split("\0")

    def read(self, path):
        return self.git("cat-file", "blob", f"HEAD:{path}").decode()

    def text_bytes(self):
        """Of all files under content/ at the head."""
        entries = self.git("ls-tree", "-r", "-l", "-z", "HEAD", "--", "content").decode().rstrip("\0").split("\0")
        return sum(int(entry.split("\t")[0].split()[3]) for entry in entries)

    def commits(self):
        return int(self.git("rev-list", "--count", "HEAD"))

    def commit(self, message, files):
        """`files`: {path: text, or None to remove it}."""
        self.clock += 60
        said = message.encode()
        lines = [b"commit refs/heads/main\ncommitter %b %d %b\ndata %d\n%b\nfrom refs/heads/main^0\n" % (
            "编辑00 <bj00@example.gov.cn>".encode(), self.clock, ZONE.encode(), len(said), said)]
        for path, text in files.items():
            if text is None:
                lines.append(b"D %b\n" % path.encode())
            else:
                data = text.encode()
                lines.append(b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(data), data))
        self.git("fast-import", "--quiet", "--date-format=raw", input=b"".join(lines))

    def visible_notes(self, seed, campaign=""):
        """(path, text) of notes that the public sees, in an order by chance."""
        paths = [path for path in self.paths(f"content/campaigns/{campaign}".rstrip("/")) if NOTE.match(path)]
        random.Random(f"{seed} edited notes").shuffle(paths)
        for path in paths:
            text = self.read(path)
            if not WITHHELD.search(text.split("---\n")[1]):
                yield path, text


class OneNote:
    """A paragraph more."""

    def __init__(self, corpus, seed):
        self.corpus, self.notes = corpus, corpus.visible_notes(seed)

    def __call__(self, turn):
        path, text = next(self.notes)
        self.corpus.commit("补充情况", {path: text + "\n后来了解到，有关单位已经把台账补齐，并张贴在显眼的地方。\n"})
        return path


class Agency:
    """Another name; the old one stays an alias, since notes name their agency by it."""

    def __init__(self, corpus, seed):
        self.corpus = corpus
        named = re.findall(r'^id = "(\S+-\S+)"\nname = "(.+)"$', corpus.read("content/agencies.toml"), re.MULTILINE)
        random.Random(f"{seed} edited agencies").shuffle(named)
        self.named = named

    def __call__(self, turn):
        key, name = self.named[turn % len(self.named)]
        text = self.corpus.read("content/agencies.toml")
        line = f'id = "{key}"\nname = "{name}"\n'
        assert line in text, "more turns than agencies"
        renamed = text.replace(line, f'id = "{key}"\nname = "{name}机关"\naliases = ["{name}"]\n')
        self.corpus.commit("机构更名", {"content/agencies.toml": renamed})
        return key


class Template:
    """The site's own template of a note, with another class each time."""

    def __init__(self, corpus, _):
        self.corpus = corpus
        here = os.path.dirname(os.path.abspath(__file__))
        with open(os.path.join(here, "../../themes/official/templates/note.mustache"), encoding="utf-8") as file:
            self.text = file.read()
        assert '<article class="doc">' in self.text

    def __call__(self, turn):
        changed = self.text.replace('<article class="doc">', f'<article class="doc turn-{turn}">')
        self.corpus.commit("改模板", {"themes/official/templates/note.mustache": changed})
        return "note.mustache"


class SignedSummary:
    """A figure that a signed summary links to is corrected, where it stands and in the note's prose.

    Each signature takes a run of `gongbao approve`, so one summary is signed and the others are taken away: with
    them unsigned the head would be far from what was signed, and both would be read."""

    def __init__(self, corpus, seed):
        self.corpus, self.seed = corpus, seed
        self.candidates = []

    def prepare(self, signer):
        """Chooses the summary, sets the policy and signs; the summary's path."""
        corpus = self.corpus
        summaries = [path for path in corpus.paths("content/campaigns") if "/summaries/" in path]
        for path in summaries:
            text = corpus.read(path)
            if OPERATORS_LINK not in text or "\nperiod:" in text:
                continue
            notes = corpus.visible_notes(self.seed, path.split("/")[2])
            self.candidates = [note for note, text in notes if OPERATORS.search(text)]
            if self.candidates:
                break
        else:
            raise SystemExit("no summary of the corpus links to a figure that can be corrected")
        removed = {other: None for other in summaries if other != path}
        corpus.commit("签发制度", {"site.toml": corpus.read("site.toml") + signer.policy(), **removed})
        corpus.commit("签发总结", signer.sign(path))
        return path

    def __call__(self, turn):
        path = self.candidates[turn % len(self.candidates)]
        text = self.corpus.read(path)
        value = OPERATORS.search(text)[1]
        self.corpus.commit("更正数字", {path: text.replace(f": {value}户", f": {int(value) + 1}户").replace(
            f"检查经营户{value}户", f"检查经营户{int(value) + 1}户")})
        return path


class HundredNotes:
    """In one campaign, in one commit."""

    def __init__(self, corpus, more_notes):
        self.corpus, self.more_notes = corpus, more_notes

    def __call__(self, turn):
        files = self.more_notes.of_campaign(turn, 100)
        assert len(files) == 100
        self.corpus.commit("补录一百篇记录", files)
        return next(iter(files)).split("/")[2]
