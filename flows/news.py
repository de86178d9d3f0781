"""Whether anything can have changed since the last run: a look at files and settings, before anything is started.

What a look sees is kept in the home when a run has ended well. Where the next look sees the same there is nothing to
read and nothing to publish.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.home import Home, reader_version
from flows.settings import least_confidence
from flows.sources.places import find_files, sidecars

# A file that changes right after a look may bear the same time as before; the clock of some file systems counts seconds only.
TICK, _COARSE_TICK = 50_000_000, 2_000_000_000
_SECOND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: a digest of all, one of the files alone, and whether the files will tell any later change."""

    digest: str
    files: str
    is_sure: bool


def look(inputs: tuple[str, ...], home: Home, base: Path, published_on: date | None, reference: Path | None) -> Look:
    """What lies there now.

    Raises:
        NoInputError: an input names nothing.
    """
    now = time.time_ns()
    files, refused, passed_over = find_files(list(inputs), base)
    stamps = [stamp(path) for path in _with_sidecars(files)]
    files_seen = _digest([passed_over, sorted(refusal.source_uri for refusal in refused), stamps])
    reference_seen = stamp(base / reference) if reference else ()
    there = [home.database.is_file(), home.latest_database.is_file()]
    told = [reader_version(home.additions), str(published_on), reference_seen, least_confidence(), _shown(home), there, files_seen]
    newest = max((changed for _, _, *times, _ in stamps for changed in times), default=0)
    is_coarse = all(changed % _SECOND == 0 for _, _, *times, _ in stamps for changed in times[:1])
    is_sure = newest + (_COARSE_TICK if is_coarse else TICK) < now
    return Look(_digest(told), files_seen, is_sure)


def _digest(told: list[Any]) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _with_sidecars(files: Iterable[Path]) -> Iterable[Path]:
    for path in files:
        yield path
        yield from sidecars(path)


def stamp(path: Path) -> tuple[str, int, int, int, int]:
    """By what a change of a file shows: name, size, times of its content and of its entry, number; size -1 where there is none."""
    try:
        found = path.stat()
    except OSError:
        return str(path), -1, 0, 0, 0
    return str(path), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _shown(home: Home) -> str | None:
    return home.latest.resolve().name if home.latest.is_dir() else None


def remember(home: Home, seen: Look, counts: dict[str, int]) -> None:
    """Keeps a look, with how many articles there were, for the next run; one that is not sure is not kept."""
    if seen.is_sure:
        aside = home.last_look.with_suffix(".new")
        aside.write_text(json.dumps({"digest": seen.digest, "counts": counts}), encoding="utf-8")
        aside.replace(home.last_look)


def forget(home: Home) -> None:
    """From now on the home is at work: the next run looks at everything, unless this one ends well."""
    home.last_look.unlink(missing_ok=True)


def recalled(home: Home, seen: Look) -> dict[str, int] | None:
    """The counts of the last run if it saw the same, else null."""
    with suppress(OSError, ValueError):
        kept: dict[str, Any] = json.loads(home.last_look.read_text(encoding="utf-8"))
        if kept["digest"] == seen.digest:
            counts = {name: int(count) for name, count in kept["counts"].items()}
            return counts | {"n_new": 0, "n_known": counts.get("n_known", 0) + counts.get("n_new", 0)}
    return None
