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
    largest_rss: int  # bytes, of the largest single process
    peak_pss: int | None  # bytes, the whole tree at one moment, shared pages counted once; only where sampled


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
    peak = sampler.stop() if sampler else None
    if process.returncode != 0:
        lines = Path(log).read_text(encoding="utf-8", errors="replace").splitlines()
        tail = list(dict.fromkeys(lines))[-20:]  # each worker may say the same
        raise CommandFailed("\n".join([" ".join(map(str, command)), f"ended with {process.returncode}:", *tail]))
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, peak)


class MemorySampler(threading.Thread):
    """Every 20 ms the sum of the proportional set sizes of all processes of one session."""

    def __init__(self, session):
        super().__init__(daemon=True)
        self.session = session
        self.foreign = set()  # processes known to be of another session
        self.peak = 0
        self.ended = threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, self.sample())

    def stop(self):
        self.ended.set()
        self.join()
        return self.peak

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
                with open(f"/proc/{name}/smaps_rollup", "rb") as rollup:
                    for line in rollup:
                        if line.startswith(b"Pss:"):
                            total += int(line.split()[1]) * 1024
                            break
            except (OSError, IndexError, ValueError):
                continue  # it ended meanwhile
        return total
