"""Looks a home over: what is broken or left lying about, and what to do about it. Changes nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.home import Home, code_version
from flows.lock import HomeBusyError, sole_use
from flows.migration import HomeTooNewError, check_not_newer, home_says
from warehouse.contract import DATABASE
from warehouse.package import SUMS
from warehouse.publish import LEFTOVER, current_snapshot

# A run writes a snapshot beside the others and an audit; below this it may not get to the end.
LEAST_FREE = 500_000_000


@dataclass(frozen=True, slots=True)
class Symptom:
    """Something that was looked at. ``is_wrong``: somebody has to do something."""

    place: str
    found: str
    to_do: str = ""
    is_wrong: bool = True


def examine(home: Home) -> list[Symptom]:
    """All that was found, what is wrong first."""
    found = [symptom for look in _LOOKS for symptom in look(home)]
    return sorted(found, key=lambda symptom: not symptom.is_wrong)


def _look_at_version(home: Home) -> Iterator[Symptom]:
    try:
        check_not_newer(home)
    except HomeTooNewError as error:
        yield Symptom(str(home.version_file), str(error), "update wireledger")
        return
    made_by = home_says(home).get("code_version")
    if made_by and made_by != code_version():
        yield Symptom(
            str(home.version_file), f"made by {made_by}, this is {code_version()}", "nothing: the next run adapts it", is_wrong=False
        )


def _look_for_runs(home: Home) -> Iterator[Symptom]:
    if not home.folder.is_dir():
        return
    try:
        with sole_use(home.folder, patience=0):
            pass
    except HomeBusyError as error:
        yield Symptom(str(home.folder), str(error), "nothing, unless it hangs: then end that process", is_wrong=False)
    except OSError as error:
        yield Symptom(str(home.folder), f"cannot be written: {error.strerror}", "give the user of the runs the right to write there")


def _look_at_database(home: Home) -> Iterator[Symptom]:
    if not home.database.is_file():
        yield Symptom(
            str(home.database), "there is no working database", "run: it is made anew from what is published", is_wrong=home.latest.exists()
        )
        return
    try:
        with duckdb.connect(str(home.database), read_only=True) as connection:
            connection.execute("SELECT count(*) FROM raw.documents")
    except duckdb.IOException as error:
        if "lock" in str(error):
            yield Symptom(str(home.database), str(error).splitlines()[0], "end that process if it is no run", is_wrong=False)
        else:
            yield _damaged(home, error)
    except duckdb.Error as error:
        yield _damaged(home, error)


def _damaged(home: Home, error: duckdb.Error) -> Symptom:
    return Symptom(
        str(home.database),
        f"damaged: {str(error).splitlines()[0]}",
        f"move {home.database.parent} away; the next run makes it anew from what is published",
    )


def _look_at_latest(home: Home) -> Iterator[Symptom]:
    link = home.latest
    if not link.is_symlink() and not link.exists():
        yield Symptom(str(link), "nothing is published yet", "wireledger run INPUT", is_wrong=False)
        return
    try:
        current_snapshot(home.published)
        link.resolve(strict=True)
    except (OSError, ValueError, KeyError) as error:
        yield Symptom(str(link), f"leads to no whole snapshot ({error})", "wireledger rollback ID, with one of: wireledger snapshots")


def _look_at_snapshots(home: Home) -> Iterator[Symptom]:
    for folder in sorted((home.published / "snapshots").glob("[!.]*")):
        broken = _broken_files(folder)
        if broken:
            more = f" and {len(broken) - 3} more" if len(broken) > 3 else ""
            yield Symptom(
                str(folder), f"not as it was published: {', '.join(broken[:3])}{more}",
                "restore it from a backup, or wireledger rollback to another one; if it is not the current one: delete it",
            )  # fmt: skip


def _broken_files(folder: Path) -> list[str]:
    """Files that are missing or have other sums than the manifest says."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        sums = dict(manifest["files"])
    except (OSError, ValueError, KeyError):
        return ["manifest.json"]
    if "database" in manifest:  # snapshots of before there was one have none
        sums[DATABASE] = manifest["database"]
    for name, digest in _listed_sums(folder).items():
        sums.setdefault(name, digest)
    return [name for name, digest in sums.items() if _digest(folder / name) != digest]


def _listed_sums(folder: Path) -> dict[str, str]:
    """Those of ``SHA256SUMS``, which has also what describes the tables; snapshots of before there was the file have none."""
    with suppress(OSError, ValueError):
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        return {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}
    return {}


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _look_for_leftovers(home: Home) -> Iterator[Symptom]:
    snapshots = home.published / "snapshots"
    left = [*snapshots.glob(".new-*"), *snapshots.glob(LEFTOVER + "*"), *home.database.parent.glob("*.new")]
    for path in left:
        yield Symptom(str(path), "left by a run that was killed", "nothing: the next run removes it", is_wrong=False)


def _look_at_room(home: Home) -> Iterator[Symptom]:
    if not home.folder.is_dir():
        return
    free = shutil.disk_usage(home.folder).free
    if free < LEAST_FREE:
        yield Symptom(str(home.folder), f"{free / 1e6:,.0f} MB free", "make room, or wireledger prune --keep 10")


_LOOKS: tuple[Callable[[Home], Iterator[Symptom]], ...] = (
    _look_at_version, _look_for_runs, _look_at_database, _look_at_latest, _look_at_snapshots, _look_for_leftovers, _look_at_room,
)  # fmt: skip
