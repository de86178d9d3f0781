"""A long life in a short time: ``python -m tests.flows.soak [--increments 200] [--seed 1]``.

Increment after increment brings articles, corrections, withdrawals, texts that come back, files that are moved; many runs are killed on the way,
and readers hold snapshots open all the while. Each snapshot must be whole, and at the end the marts must equal those of one run
over what lies there then, but for ids. Prefect and the audit, which only reads, are left out, as in ``tests.flows.kills``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks.corpus import Article, make_articles
from flows.home import Home
from flows.lexicons import load_lexicon
from tests.flows import kills, plain
from tests.flows.test_readers import reader

# Of the runs so many are killed, of the increments so many change what is known beside what they bring.
KILLED, CHANGING = 0.3, 0.6
PER_INCREMENT = 10
# A run that is killed has got so far, in seconds after the stage has begun.
LATEST_KILL = 0.5
READERS = 3
# What readings say together. Ids are left out: a story keeps that of its first teller, a file that is renamed that of its first name.
COMPARED = ("claims", "trade_figures", "trade_figure_claims", "conflicts", "conflict_statements", "timeline", "timeline_events", "stories")


class Inbox:
    """A folder of articles, as a feed fills, corrects and tidies it."""

    def __init__(self, folder: Path, articles: list[Article], random: Random) -> None:
        self.folder, self.random = folder, random
        self.waiting = articles
        self.there: dict[Path, list[str]] = {}  # the texts that a file has had
        folder.mkdir()

    def change(self) -> list[str]:
        """Brings new articles and, often, changes of known ones; tells what was done."""
        done = [self._bring() for _ in range(min(PER_INCREMENT, len(self.waiting)))]
        if self.there and self.random.random() < CHANGING:
            change = self.random.choice([self._correct, self._withdraw, self._go_back, self._move, self._rename, self._tell])
            done.append(change(self.random.choice(sorted(self.there))))
        return done

    def _bring(self) -> str:
        article = self.waiting.pop()
        path = self.folder / f"{article.name}.txt"
        self._write(path, article.text)
        self._note(path, {"published_on": article.published_on.isoformat(), "source_name": article.agency})
        self.there[path] = [article.text]
        return f"bring {path.name}"

    def _correct(self, path: Path) -> str:
        text = f"{self.there[path][0]}\nCorrection {len(self.there[path])}: the delegation had {self.random.randrange(5, 99)} members.\n"
        self.there[path].append(text)
        self._write(path, text)
        return f"correct {path.name}"

    def _go_back(self, path: Path) -> str:
        self._write(path, self.there[path][0])
        return f"go back {path.name}"

    def _withdraw(self, path: Path) -> str:
        self._note(path, {"withdrawn": not self._told(path).get("withdrawn", False)})
        return f"withdraw or restore {path.name}"

    def _tell(self, path: Path) -> str:
        self._note(path, {"byline": f"By Anna Berg {self.random.randrange(9)}"})
        return f"tell {path.name}"

    def _move(self, path: Path) -> str:
        return self._to(path, self.folder / f"archive {self.random.randrange(3)}" / path.name)

    def _rename(self, path: Path) -> str:
        return self._to(path, path.with_name(f"{path.name.removesuffix('.txt')}-{self.random.randrange(9)}.txt"))

    def _to(self, path: Path, place: Path) -> str:
        if place not in self.there:
            place.parent.mkdir(exist_ok=True)
            for old, new in ((path, place), (_beside(path), _beside(place))):
                old.rename(new)
            self.there[place] = self.there.pop(path)
        return f"move {path.name} to {place.relative_to(self.folder)}"

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")

    def _told(self, path: Path) -> dict[str, object]:
        return json.loads(_beside(path).read_text()) if _beside(path).exists() else {}

    def _note(self, path: Path, told: dict[str, object]) -> None:
        _beside(path).write_text(json.dumps(self._told(path) | told))


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".meta.json")


def live(folder: Path, increments: int, seed: int) -> int:
    """So many increments in a new home below the folder; returns how many runs were killed."""
    random = Random(seed)
    inbox, home = Inbox(folder / "inbox", make_articles(increments * PER_INCREMENT, seed), random), folder / "home"
    n_killed = 0
    with ExitStack() as readers:
        for number in range(increments):
            done = inbox.change()
            stage, delay = random.choice(kills.STAGES), random.uniform(0, LATEST_KILL)
            work = _work(home, inbox.folder, number)
            was_killed = random.random() < KILLED and kills.kill_in(stage, delay, work)
            n_killed += was_killed
            if not was_killed:
                kills.do(work)
            kills.do(lambda _: kills.check_latest(home))
            if number % max(1, increments // READERS) == 0 and Home(home).latest_database.exists():
                readers.enter_context(reader(Home(home).latest_database, "SELECT count(*) FROM documents"))
            sys.stdout.write(f"{number:>4} {f'killed in {stage}' if was_killed else '':<22} {'; '.join(done[-1:])}\n")
            sys.stdout.flush()
        kills.do(_work(home, inbox.folder, increments))
    kills.do(_work(folder / "at once", inbox.folder, increments))
    return n_killed


def _work(home: Path, inbox: Path, number: int) -> Callable[[Callable[[str], object]], object]:
    return lambda mark: kills.run(home, inbox, str(number), mark)


def differences(home: Path, at_once: Path) -> list[str]:
    """What a home that has lived tells otherwise than one that has seen the end only; of each table how many rows."""
    found = []
    for name in COMPARED:
        ours, theirs = (plain.table(place, name).select(pl.exclude("^.*_(id|key)$")).sort(pl.all()) for place in (home, at_once))
        if not ours.equals(theirs):
            only = [one.join(other, on=one.columns, how="anti", nulls_equal=True) for one, other in ((ours, theirs), (theirs, ours))]
            found.append(f"{name}: {only[0].height} rows only in the one that has lived, {only[1].height} only in the other")
    return found


def main() -> None:
    """Lives, and says what the end shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--increments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a new folder that stays for a look")
    arguments = parser.parse_args()
    kills.do(lambda _: load_lexicon())
    load_lexicon()
    with TemporaryDirectory() as folder:
        place = arguments.keep or Path(folder)
        place.mkdir(exist_ok=True)
        n_killed = live(place, arguments.increments, arguments.seed)
        found = differences(place / "home", place / "at once")
        sys.stdout.write(f"{arguments.increments} increments, {n_killed} runs killed: {'; '.join(found) or 'as one run over everything'}\n")
        if found:
            sys.exit(1)


if __name__ == "__main__":
    main()
