"""What a command costs with all processes that it starts, those that outlive it among them. For Linux: it looks into /proc."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path

_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>: processes whose parent is gone become ours, so that their time is counted
_PAUSE_SECONDS = 0.25  # to look costs milliseconds for each gigabyte
_MEGABYTE = 1 << 20


@dataclass(slots=True)
class Cost:
    """Seconds of CPU (user and system), the most memory held at one time in megabytes, pages that processes share counted once each (PSS).

    ``by_program``: seconds of CPU of each process by what it runs, as last seen, so that the last quarter of a second is missing.
    """

    cpu: float = 0.0
    wall: float = 0.0
    peak_megabytes: float = 0.0
    status: int = 0
    output: str = ""
    by_program: dict[str, float] = field(default_factory=dict)


def cost_of(command: list[str], *, cwd: Path, env: dict[str, str] | None = None) -> Cost:
    """Runs a command to the end of the last process that it started."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    found, done = Cost(), threading.Event()
    before = _cpu_of_children()
    started = os.times().elapsed
    with subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        watcher = threading.Thread(target=_watch, args=(found, done))
        watcher.start()
        found.output = process.communicate()[0]
        found.status = process.returncode
        found.wall = os.times().elapsed - started
        _wait_for_the_rest()
        done.set()
        watcher.join()
    found.cpu = _cpu_of_children() - before
    return found


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_the_rest() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _watch(found: Cost, done: threading.Event) -> None:
    seen: dict[int, tuple[str, float]] = {}
    while not done.wait(_PAUSE_SECONDS):
        below = _descendants(os.getpid())
        found.peak_megabytes = max(found.peak_megabytes, sum(map(_megabytes, below)))
        for pid in below:
            program = _program(pid)
            if program:  # else it has ended
                seen[pid] = program, _cpu(pid)
    for name, cpu in seen.values():
        found.by_program[name] = found.by_program.get(name, 0.0) + cpu


def _descendants(pid: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            fields = _stat(int(folder.name))
            children.setdefault(int(fields[1]) if fields else 0, []).append(int(folder.name))
    found, waiting = [], [pid]
    while waiting:
        waiting += (below := children.get(waiting.pop(), []))
        found += below
    return found


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/PID/stat`` from the state on; none where the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _cpu(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / _MEGABYTE


def _program(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return ""
    return " ".join(words[1:5])[:60]
