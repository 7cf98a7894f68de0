"""Where outputs may go, and whether they fit."""
import os
import sys


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


def free_bytes(folder):
    """Of the file system; of tmpfs no more than the memory that is left."""
    room = os.statvfs(folder)
    free = room.f_bavail * room.f_frsize
    if file_system_of(folder) == "tmpfs":
        with open("/proc/meminfo", encoding="ascii") as info:
            free = min(free, next(int(line.split()[1]) for line in info if line.startswith("MemAvailable:")) * 1024)
    return free
