"""Two built sites compared byte for byte, and what a build changed, by the manifest."""
import json
import os
from pathlib import Path

BLOCK = 1 << 20


def differences(one, two):
    """Paths that only one of them has, or whose bytes differ; nothing is left out."""
    first, second = listing(one), listing(two)
    different = sorted(first.keys() ^ second.keys())
    for path in sorted(first.keys() & second.keys()):
        if first[path] != second[path] or not same_bytes(os.path.join(one, path), os.path.join(two, path)):
            different.append(path)
    return different


def listing(root):
    """{path: size}."""
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            full = os.path.join(folder, name)
            found[os.path.relpath(full, root)] = os.lstat(full).st_size
    if not found:
        raise SystemExit(f"nothing was built in {root}: two empty sites would be the same")
    return found


def same_bytes(one, two):
    with open(one, "rb") as first, open(two, "rb") as second:
        while True:
            block = first.read(BLOCK)
            if block != second.read(BLOCK):
                return False
            if not block:
                return True


def digests(root):
    """{path: SHA-256} as the manifest has them."""
    manifest = json.loads((Path(root) / "manifest.json").read_text(encoding="utf-8"))
    parts = [json.loads((Path(root) / part["path"]).read_text(encoding="utf-8")) for part in manifest["parts"]]
    return {file["path"]: file["sha256"] for some in [manifest, *parts] for file in some.get("files", [])}


def changed_files(before, after):
    """How many files were added, changed or removed."""
    return sum(before.get(path) != after.get(path) for path in before.keys() | after.keys())
