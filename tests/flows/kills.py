"""Kills runs everywhere and looks what is left: ``python -m tests.flows.kills [--points 5]`` prints the table of docs/operations.md.

A run is killed (SIGKILL, its whole process group) at moments spread evenly over each of its stages: a first run in a new home,
and one that adds to a home. Then ``latest`` must be whole, the next run must finish, and its tables must equal those of a run
that nobody disturbed. Prefect and the audit, which only reads, are left out, so that a run takes a second or two.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from flows import stages
from flows.failures import DiskFullError, explained
from flows.home import Home, reader_version
from flows.lexicons import load_lexicon
from flows.lock import sole_use
from flows.migration import bring_up_to_date
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_sources import TEXT

STAGES = ("settle", "take in", "read", "find stories", "date", "build marts", "publish")
MODES = ("first run", "increment")


def write_articles(inbox: Path, first: int, last: int) -> None:
    """Articles that share stories and figures."""
    inbox.mkdir(exist_ok=True)
    for number in range(first, last):
        (inbox / f"{number}.txt").write_text(
            TEXT + f"\nExports of Chile to Peru were ${number + 2}.4 billion in 2019, Anna Berg {number} said.\n"
        )


def add_more(inbox: Path) -> None:
    """What an increment brings: new articles, a correction, something that cannot be read."""
    write_articles(inbox, 6, 12)
    (inbox / "0.txt").write_text((inbox / "0.txt").read_text() + "\nCorrection: the fourteen ships were fifteen.\n")
    (inbox / "empty.txt").touch()


def run(home: Path, inbox: Path, name: str, mark: Callable[[str], object]) -> None:
    """A whole run, which tells each stage as it begins."""
    stages.INGEST_BATCH, stages.READ_BATCH = 4, 2
    place = Home(home)
    mark("settle")
    with sole_use(home, patience=30):
        bring_up_to_date(place)
        stages.settle(place)
        mark("take in")
        plain.ingest(home, ".", base=inbox, run=name)
        mark("read")
        plain.read(home, run=name)
        if stages.is_due(place, None):
            _put_out(place, name, mark)
        mark("end")


def _put_out(place: Home, name: str, mark: Callable[[str], object]) -> None:
    mark("find stories")
    stages.find_stories(place)
    mark("date")
    stages.date_by_coverage(place, reader_version(place.additions), f"run_{name}", plain.LATEST)
    mark("build marts")
    stages.make_marts(place, None)
    mark("publish")
    stages.publish(place, [], f"run_{name}", f"snap-{name}", plain.STARTED)


# -- processes --------------------------------------------------------------------------------------------------------


@contextmanager
def child(work: Callable[[Callable[[str], object]], object]) -> Iterator[tuple[int, Iterator[str]]]:
    """Does the work in a process group of its own: its id, and what it marks as it goes."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        _be_child(work, writing)
    os.close(writing)
    with os.fdopen(reading) as lines:
        yield pid, (line.strip() for line in lines)


def _be_child(work: Callable[[Callable[[str], object]], object], writing: int) -> NoReturn:
    status = 1
    try:
        os.setsid()
        work(lambda word: os.write(writing, f"{word}\n".encode()))
        status = 0
    except BaseException:  # all of it is told, whatever it is
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def do(work: Callable[[Callable[[str], object]], object]) -> dict[str, float]:
    """Does the work undisturbed; gives when each stage began, in seconds."""
    began = time.monotonic()
    with child(work) as (pid, words):
        times = {word: time.monotonic() - began for word in words}
        _, status = os.waitpid(pid, 0)
    if status:
        raise AssertionError("a process that nobody killed has failed")
    return times


def kill_in(stage: str, delay: float, work: Callable[[Callable[[str], object]], object]) -> bool:
    """Kills the work so many seconds after a stage has begun; whether it was still at work.

    The work stops by itself where the stage begins, so that however busy the machine is, nothing is done before the delay.
    """

    def stopping(mark: Callable[[str], object]) -> object:
        def mark_and_stop(word: str) -> None:
            mark(word)
            if word == stage:
                os.kill(os.getpid(), signal.SIGSTOP)

        return work(mark_and_stop)

    with child(stopping) as (pid, _):
        _, status = os.waitpid(pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            return False
        if delay:
            os.kill(pid, signal.SIGCONT)
            time.sleep(delay)
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


# -- what must hold ---------------------------------------------------------------------------------------------------


def check_latest(home: Path) -> None:
    """Asserts that what readers see is whole, if there is anything."""
    latest = Home(home).latest
    if not latest.is_symlink() and not latest.exists():
        return
    manifest = json.loads((latest / "manifest.json").read_text())
    sums = manifest["files"] | {Home(home).latest_database.name: manifest["database"]}
    for name, digest in sums.items():
        assert hashlib.sha256((latest / name).read_bytes()).hexdigest() == digest, name
    check_tables(published_tables(latest))


def check_equal(home: Path, undisturbed: Path) -> None:
    """Asserts that two homes show the same, and that nothing is left lying about."""
    check_latest(home)
    theirs = plain.tables(undisturbed)
    for name, frame in plain.tables(home).items():
        assert frame.equals(theirs[name]), name
    assert not list((home / "published" / "snapshots").glob(".new-*"))
    assert not list(home.rglob("*.wal"))


# -- the table --------------------------------------------------------------------------------------------------------


@dataclass
class Scene:
    """Where runs are killed: an inbox, a home before and after an undisturbed run."""

    folder: Path
    mode: str

    @property
    def inbox(self) -> Path:
        """What is taken in."""
        return self.folder / "inbox"

    @property
    def before(self) -> Path:
        """The home as the run finds it; none for a first run."""
        return self.folder / "before"

    @property
    def after(self) -> Path:
        """The home after a run that nobody disturbed."""
        return self.folder / "after"

    def prepare(self) -> dict[str, float]:
        """Makes inbox and homes; gives how many seconds each stage takes."""
        self.folder.mkdir()
        write_articles(self.inbox, 0, 6)
        if self.mode == "increment":
            do(lambda mark: run(self.before, self.inbox, "1", mark))
            add_more(self.inbox)
            shutil.copytree(self.before, self.after, symlinks=True)
        times = do(lambda mark: run(self.after, self.inbox, "2", mark))
        moments = [*times.values()]
        return {word: later - sooner for word, sooner, later in zip(times, moments, moments[1:], strict=False)}

    def try_point(self, home: Path, stage: str, delay: float) -> bool:
        """Kills a run there and has the next one finish; whether the run was still at work."""
        if self.before.exists():
            shutil.copytree(self.before, home, symlinks=True)
        was_at_work = kill_in(stage, delay, lambda mark: run(home, self.inbox, "2", mark))
        do(lambda _: check_latest(home))
        do(lambda mark: run(home, self.inbox, "3", mark))
        do(lambda _: check_equal(home, self.after))
        shutil.rmtree(home)
        return was_at_work


# -- full disks -------------------------------------------------------------------------------------------------------


@contextmanager
def small_disk(place: Path, n_bytes: int) -> Iterator[Callable[[int], object]]:
    """A disk in memory of that size, and what makes it larger; needs the right to mount."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={n_bytes}", "none", place], check=True)
    try:
        yield lambda size: subprocess.run(["mount", "-o", f"remount,size={size}", place], check=True)
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def try_disk(scene: Scene, place: Path, n_bytes: int) -> str:
    """Runs on a disk of that size, then on a larger one; gives what the first run said."""
    with small_disk(place, n_bytes) as grow:
        home, told = place / "home", place.with_name("told.txt")
        if scene.before.exists():
            shutil.copytree(scene.before, home, symlinks=True)
        do(lambda _: told.write_text(_said(home, scene.inbox)))
        do(lambda _: check_latest(home))
        grow(1_000_000_000)
        do(lambda mark: run(home, scene.inbox, "3", mark))
        do(lambda _: check_equal(home, scene.after))
    place.rmdir()
    return told.read_text()


def _said(home: Path, inbox: Path) -> str:
    last = ""

    def mark(word: str) -> None:
        nonlocal last
        last = word

    try:
        run(home, inbox, "2", mark)
    except Exception as error:
        error = explained(error, home)
        assert isinstance(error, DiskFullError), error
        return f"full while it was to {last}"
    return "it was enough"


def size_of(folder: Path) -> int:
    """Bytes of all files below; each once, however many links there are."""
    found = {stat.st_ino: stat.st_size for stat in (path.stat() for path in folder.rglob("*") if path.is_file())}
    return sum(found.values())


def fill_disks(scene: Scene, place: Path, n_sizes: int) -> None:
    """Tries sizes from what lies there before the run to what lies there after it."""
    least = size_of(scene.before) if scene.before.exists() else 0
    most = size_of(scene.after)
    for number in range(n_sizes):
        n_bytes = int(least + (most - least) * (number + 0.5) / n_sizes)
        told = try_disk(scene, place, n_bytes)
        sys.stdout.write(f"{scene.mode:<10} {n_bytes / 1e6:6.1f} MB  {told}; whole, and ended by the next run\n")
        sys.stdout.flush()


def main() -> None:
    """Kills at every point and prints how many there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=5, help="moments per stage")
    parser.add_argument("--disks", type=int, default=0, help="instead: so many sizes of a disk that is too small")
    parser.add_argument("--modes", nargs="+", default=MODES, choices=MODES)
    parser.add_argument("--stages", nargs="+", default=STAGES, choices=STAGES)
    arguments = parser.parse_args()
    points = arguments.points
    do(lambda _: load_lexicon())  # built by another process: Polars at work here would hang those that are forked
    load_lexicon()
    for mode in arguments.modes:
        with TemporaryDirectory() as folder:
            scene = Scene(Path(folder) / "scene", mode)
            seconds = scene.prepare()
            if arguments.disks:
                fill_disks(scene, Path(folder) / "disk", arguments.disks)
                continue
            for stage in arguments.stages:
                killed = [scene.try_point(Path(folder) / "home", stage, seconds[stage] * n / points) for n in range(points)]
                sys.stdout.write(f"{mode:<10} {stage:<14} {seconds[stage]:6.2f} s  {sum(killed)} killed of {points}: all whole\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
