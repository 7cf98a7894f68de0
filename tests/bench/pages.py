"""Which kind of page or file each path of a built site is, and which kinds must be there."""
import os
import re
from collections import Counter
from dataclasses import dataclass, field

# The kinds of page of the contract (behaviour, section 2), with the documents of the corpus they stand for one to one.
REQUIRED = {
    "home": None, "campaigns": None, "campaign": "campaigns", "note": "notes", "summary": "summaries", "agencies": None,
    "agency": None, "agency report": None, "periods": None, "period": None, "campaign period": None, "metrics": None,
    "metric": None, "basis": None, "notices": None, "notices of a year": None, "notice": "notices", "free page": "pages",
    "coverage": None, "rectification": None, "not found": None,
}
# Kinds of section 2 that later versions add. Take a line out when its kind is built: from then on it is required.
LATER = {
    "history": "signed versions of a document", "version": "one signed version", "difference": "two versions compared",
    "archive": "browse and search",
}
# Files of section 3. Missing ones are printed loudly, but only pages decide.
DATA = ["data of a subject", "site data", "feed", "sitemap", "robots", "manifest", "calendar"]

PERIOD = re.compile(r"(\d{4}(-(H[12]|Q[1-4]|\d\d))?|undated)$")
FILES = [
    (re.compile(r"404\.html$"), "not found"), (re.compile(r"(.*/)?feed\.xml$"), "feed"),
    (re.compile(r"sitemap[^/]*\.xml$|sitemaps?/"), "sitemap"), (re.compile(r"robots\.txt$"), "robots"),
    (re.compile(r"manifest(-\d+)?\.json$"), "manifest"), (re.compile(r".*/data\.(json|csv)$"), "data of a subject"),
    (re.compile(r"data/"), "site data"), (re.compile(r".*\.ics$"), "calendar"), (re.compile(r"assets/"), "asset"),
    (re.compile(r"search/"), "search index"),
]
PAGES = [  # of the folders of an index.html; P is a period
    ("", "home"), ("campaigns", "campaigns"), ("campaigns/*", "campaign"), ("campaigns/*/notes/*", "note"),
    ("campaigns/*/summaries/*", "summary"), ("campaigns/*/P", "campaign period"), ("agencies", "agencies"),
    ("agencies/*", "agency"), ("agencies/*/P", "agency report"), ("periods", "periods"), ("periods/P", "period"),
    ("metrics", "metrics"), ("metrics/*", "metric"), ("bases", "bases"), ("bases/*", "basis"), ("notices", "notices"),
    ("notices/P", "notices of a year"), ("notices/*", "notice"), ("pages/*", "free page"), ("coverage", "coverage"),
    ("rectification", "rectification"), ("rectification/*", "rectification of a state"), ("archive", "archive"),
]


@dataclass
class Tree:
    """A built site, counted."""
    files: int = 0
    bytes: int = 0
    blocks: int = 0  # bytes that the file system takes for it
    kinds: Counter = field(default_factory=Counter)
    kind_bytes: Counter = field(default_factory=Counter)
    listing: list = field(default_factory=list)  # (size, path)


def read_tree(root, kind_of):
    tree = Tree()
    for folder, _, names in os.walk(root):
        for name in names:
            full = os.path.join(folder, name)
            status = os.lstat(full)
            path = os.path.relpath(full, root)
            tree.files += 1
            tree.bytes += status.st_size
            tree.blocks += status.st_blocks * 512
            tree.kinds[kind_of(path)] += 1
            tree.kind_bytes[kind_of(path)] += status.st_size
            tree.listing.append((status.st_size, path))
    tree.listing.sort(key=lambda entry: entry[1])
    return tree


def matches(folders, pattern):
    wanted = pattern.split("/") if pattern else []
    return len(folders) == len(wanted) and all(
        want == "*" or (PERIOD.match(have) if want == "P" else have == want) for have, want in zip(folders, wanted))


def gongbao_kind(path):
    for pattern, kind in FILES:
        if pattern.match(path):
            return kind
    *folders, name = path.split("/")
    if name != "index.html":
        return "attachment or other file"
    if len(folders) > 2 and folders[-2] == "page" and folders[-1].isdigit() or folders[-2:-1] == ["page"]:
        return "further page of a list"
    if "history" in folders[2:]:
        rest = folders[folders.index("history", 2) + 1:]
        return "history" if not rest else "difference" if "-" in rest[0] else "version"
    found = [kind for pattern, kind in PAGES if matches(folders, pattern)]
    return found[0] if found else "moved or other page"


def hugo_kind(path):
    *folders, name = path.split("/")
    if name == "index.html" and folders[-2:-1] == ["page"]:
        return "further page of a list"
    if name == "index.html" and len(folders) >= 4 and folders[0] == "campaigns" and folders[2] == "notes":
        return "note"
    if name == "index.html" and len(folders) == 2 and folders[0] == "periods":
        return "period"
    return gongbao_kind(path)


def faults_of(tree, expected):
    """What is missing of a site of ours, each as a sentence."""
    faults = [f"no page of kind '{kind}'" for kind in REQUIRED if not tree.kinds[kind]]
    for kind, documents in REQUIRED.items():
        if documents and expected and tree.kinds[kind] != expected[documents] and tree.kinds[kind]:
            faults.append(f"{tree.kinds[kind]} pages of kind '{kind}', but the corpus holds {expected[documents]}")
    return faults
