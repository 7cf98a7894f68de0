"""One run of a command: seconds, processor time of all its processes, and memory."""
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.02


@dataclass
class Run:
    seconds: float
    cpu: float  # user and system, of the process and every descendant that was waited for
    # Bytes, only where sampled. Not ru_maxrss of wait4: that counts what this program held when it forked.
    peak_pss: int | None = None  # the whole tree at one moment, shared pages counted once
    largest_rss: int | None = None  # high-water mark of the largest single process


class CommandFailed(Exception):
    pass


def run(command, log, env=None, cwd=None, sample=False):
    """Runs to the end; `log` takes what it prints."""
    with open(log, "wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=env, cwd=cwd,
                                   start_new_session=True)
        sampler = MemorySampler(process.pid) if sample else None
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if sampler:
        sampler.stop()
    if process.returncode != 0:
        lines = Path(log).read_text(encoding="utf-8", errors="replace").splitlines()
        tail = list(dict.fromkeys(lines))[-20:]  # each worker may say the same
        raise CommandFailed("\n".join([" ".join(map(str, command)), f"ended with {process.returncode}:", *tail]))
    memory = (sampler.peak_pss, sampler.largest_rss) if sampler else ()
    return Run(seconds, usage.ru_utime + usage.ru_stime, *memory)


class MemorySampler(threading.Thread):
    """Every 20 ms the sum of the proportional set sizes of all processes of one session, and the largest of them."""

    def __init__(self, session):
        super().__init__(daemon=True)
        self.session = session
        self.foreign = set()  # processes known to be of another session
        self.peak_pss = self.largest_rss = 0
        self.ended = threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(SAMPLE_SECONDS):
            self.sample()

    def stop(self):
        self.ended.set()
        self.join()

    def sample(self):
        total = 0
        for name in os.listdir("/proc"):
            if not name.isdigit() or name in self.foreign:
                continue
            try:
                with open(f"/proc/{name}/stat", "rb") as stat:
                    session = int(stat.read().rsplit(b")", 1)[1].split()[3])
                if session != self.session:
                    self.foreign.add(name)
                    continue
                total += kibibytes(f"/proc/{name}/smaps_rollup", b"Pss:")
                self.largest_rss = max(self.largest_rss, kibibytes(f"/proc/{name}/status", b"VmHWM:"))
            except (OSError, IndexError, ValueError):
                continue  # it ended meanwhile
        self.peak_pss = max(self.peak_pss, total)


def kibibytes(file, key):
    """In bytes, the line of a file of /proc that begins with the key."""
    with open(file, "rb") as lines:
        for line in lines:
            if line.startswith(key):
                return int(line.split()[1]) * 1024
    return 0
