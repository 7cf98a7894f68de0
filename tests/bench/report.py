"""What the benchmark prints: one table of numbers, one of kinds of page, and what is missing."""
import os
import platform
import subprocess
import time
from dataclasses import asdict
from statistics import median

from corpus.scale import notes_in_commit
from pages import DATA, LATER, REQUIRED


def heading(bench):
    a, e = bench.arguments, bench.expected
    together = notes_in_commit(a.notes)
    lines = [f"corpus: {a.notes} notes, seed {a.seed}, {'one commit a note' if together == 1 else f'{together} notes in a commit'}; "
             f"{e['notes']} of them public, "
             f"{e['campaigns']} campaigns, {e['agencies']} agencies, {e['summaries']} summaries, {e['notices']} notices",
             f"machine: {processor()}, {os.cpu_count()} cores, {memory() / 2**30:.0f} GiB; outputs under {bench.work}"]
    bench.load = busy_cores()
    if bench.load > 0.3:
        lines.append(f"!! the machine is busy ({bench.load:.1f} cores taken by others): times are too long, and ratios blur")
    for side in bench.sides:
        lines.append(f"{side.name}: {version(side)}")
    return "\n".join(lines)


def busy_cores():
    """How many cores others take, looked at for two seconds in which nothing of ours runs. (The load average still holds our own last minute.)"""
    def ticks():
        with open("/proc/stat", encoding="ascii") as stat:
            return [int(word) for word in stat.readline().split()[1:9]]

    before = ticks()
    time.sleep(2)
    spent = [after - earlier for earlier, after in zip(before, ticks())]
    return os.cpu_count() * (1 - (spent[3] + spent[4]) / max(1, sum(spent)))  # idle, and waiting for a disk


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        return next((line.split(":", 1)[1].strip() for line in info if line.startswith("model name")), platform.machine())


def memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def version(side):
    program = side.command[0]
    for word in ("--version", "version"):
        asked = subprocess.run([program, word], capture_output=True, text=True)
        if asked.returncode == 0 and asked.stdout:
            return asked.stdout.splitlines()[0]
    return program


def tables(bench):
    parts = ["", numbers(bench), ratios(bench), "", kinds(bench), missing(bench)]
    return "\n".join(part for part in parts if part is not None)


def grid(rows):
    widths = [max(display_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join([row[0] + " " * (widths[0] - display_width(row[0]))] +
                               [" " * (w - display_width(cell)) + cell for cell, w in zip(row[1:], widths[1:])])
                     for row in rows)


def display_width(text):
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def numbers(bench):
    def row(title, value):
        return [title] + [value(side) for side in bench.sides]

    return grid([
        row("", lambda s: s.name),
        row("seconds, least", lambda s: f"{min(r.seconds for r in s.runs):.3f}"),
        row("seconds, median", lambda s: f"{seconds(s):.3f}"),
        row("seconds, most", lambda s: f"{max(r.seconds for r in s.runs):.3f}"),
        row("processor seconds, median", lambda s: f"{cpu(s):.3f}"),
        row("peak memory, whole tree, MiB", lambda s: f"{s.memory_run.peak_pss / 2**20:.1f}"),
        row("largest process, MiB", lambda s: f"{s.memory_run.largest_rss / 2**20:.1f}"),
        row("files", lambda s: f"{s.tree.files:,}"),
        row("bytes", lambda s: f"{s.tree.bytes:,}"),
        row("microseconds a file", lambda s: f"{seconds(s) / s.tree.files * 1e6:.1f}"),
    ])


def seconds(side):
    return median(r.seconds for r in side.runs)


def cpu(side):
    return median(r.cpu for r in side.runs)


def ratios(bench):
    """Of gongbao to each of the others; above 1 the other needs more."""
    ours = next((s for s in bench.sides if s.name == "gongbao"), None)
    if not ours:
        return None
    lines = []
    for other in bench.sides:
        if other is ours:
            continue
        pairs = sorted(b.seconds / a.seconds for a, b in zip(ours.runs, other.runs))
        lines += ["", f"{other.name} to gongbao: seconds {seconds(other) / seconds(ours):.2f} (medians), "
                      f"{pairs[0]:.2f} to {pairs[-1]:.2f}, median {median(pairs):.2f} (run by run); "
                      f"processor {cpu(other) / cpu(ours):.2f}; "
                      f"memory {other.memory_run.peak_pss / max(1, ours.memory_run.peak_pss):.2f}"]
        if other.name == "floor":
            lines.append(f"gongbao needs {cpu(ours) / cpu(other):.2f} times the processor time of writing the same files")
    return "\n".join(lines)


def kinds(bench):
    names = list(REQUIRED) + list(LATER) + DATA
    names += sorted({kind for side in bench.sides for kind in side.tree.kinds} - set(names))
    sides = [side for side in bench.sides if side.name != "floor"]
    rows = [["files and KiB of each kind"] + [head for side in sides for head in (side.name, "KiB")]]
    for name in names:
        row = [name]
        for side in sides:
            row += [f"{side.tree.kinds[name]:,}", f"{side.tree.kind_bytes[name] / 1024:,.0f}"] if side.tree.kinds[name] else ["-", ""]
        rows.append(row)
    return grid(rows)


def missing(bench):
    ours = next((s for s in bench.sides if s.name == "gongbao"), None)
    if not ours:
        return "\n!! gongbao was not measured: nothing is said about its kinds of page"
    lines = [""]
    absent = [kind for kind in LATER if not ours.tree.kinds[kind]]
    if absent:
        lines.append("!! NOT BUILT YET and not counted in these times (pages.py, LATER): " + ", ".join(absent))
    present = [kind for kind in LATER if ours.tree.kinds[kind]]
    if present:
        lines.append("!! built now, so take them out of LATER in pages.py: " + ", ".join(present))
    data = [kind for kind in DATA if not ours.tree.kinds[kind]]
    if data:
        lines.append("!! files of behaviour section 3 not built: " + ", ".join(data))
    lines += [f"note: {note}" for note in bench.notes]
    lines += [f"FAILED: {fault}" for fault in bench.faults]
    if not bench.faults:
        lines.append(f"every other kind of page of behaviour section 2 is there; {len(bench.own):,} own sums were checked")
    return "\n".join(lines)


def as_json(bench):
    return {
        "notes": bench.arguments.notes, "notes_in_commit": notes_in_commit(bench.arguments.notes), "seed": bench.arguments.seed,
        "jobs": bench.arguments.jobs, "processor": processor(), "cores": os.cpu_count(), "load": bench.load, "corpus": bench.expected,
        "cold_notes": bench.notes, "faults": bench.faults,
        "sides": {side.name: {"version": version(side), "memory_run": asdict(side.memory_run),
                              "runs": [asdict(r) for r in side.runs], "stages": side.stages, "files": side.tree.files,
                              "bytes": side.tree.bytes, "kinds": dict(sorted(side.tree.kinds.items())),
                              "kind_bytes": dict(sorted(side.tree.kind_bytes.items()))} for side in bench.sides},
    }
