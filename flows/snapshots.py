"""What was published: which snapshots there are, going back to one, and clearing old ones away."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows import news
from flows.home import Home
from flows.lock import sole_use
from flows.migration import bring_up_to_date, check_not_newer
from warehouse.database import open_database
from warehouse.publish import LEFTOVER, current_snapshot, switch_latest
from warehouse.published import NothingPublishedError
from warehouse.rollback import go_back
from warehouse.schema import WireledgerError


class NoSuchSnapshotError(WireledgerError):
    """No snapshot has the id, or no only one begins so."""

    def __init__(self, snapshot_id: str, there: list[str]) -> None:
        super().__init__(snapshot_id, there)
        self.snapshot_id = snapshot_id
        self.there = there

    def __str__(self) -> str:
        return f"no one snapshot has the id '{self.snapshot_id}'; there are {', '.join(self.there)}"


class NoEarlierSnapshotError(WireledgerError):
    """There is nothing to go back to, or to compare with."""

    def __init__(self, snapshot_id: str, command: str) -> None:
        super().__init__(snapshot_id, command)
        self.snapshot_id = snapshot_id
        self.command = command

    def __str__(self) -> str:
        return f"the snapshot before {self.snapshot_id} is not there; which ones are: {self.command}"


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot on the disk. ``own_bytes``: what its removal would free, as parts are shared."""

    snapshot_id: str
    folder: Path
    is_current: bool
    manifest: dict[str, Any]

    @property
    def own_bytes(self) -> int:
        """Bytes of files that no other snapshot holds."""
        found = (path.stat() for path in self.folder.rglob("*") if path.is_file())
        return sum(stat.st_size for stat in found if stat.st_nlink == 1)

    def row(self) -> dict[str, Any]:
        """As it is listed."""
        told = self.manifest
        return {
            "snapshot_id": self.snapshot_id, "is_current": self.is_current, "created_at": told["created_at"][:19] + "Z",
            "run_id": told["run_id"], "code_version": told["code_version"], "documents": told["rows"]["documents"],
            "own_megabytes": round(self.own_bytes / 1e6, 1), "parent_id": told["parent"],
        }  # fmt: skip


def list_snapshots(home: Home) -> list[Published]:
    """All snapshots, newest first.

    Raises:
        NothingPublishedError: there is none.
    """
    check_not_newer(home)
    current = current_snapshot(home.published)
    found = []
    for path in (home.published / "snapshots").glob("[!.]*/manifest.json"):
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:  # the doctor tells of it
            continue
        found.append(Published(manifest["id"], path.parent, current is not None and manifest["id"] == current[0], manifest))
    if not found:
        raise NothingPublishedError(str(home.published))
    return sorted(found, key=lambda snapshot: (snapshot.manifest["created_at"], snapshot.snapshot_id), reverse=True)


def find_snapshot(home: Home, snapshot_id: str) -> Published:
    """The snapshot of that id, or the only one whose id begins so.

    Raises:
        NoSuchSnapshotError: there is none, or more than one.
    """
    there = list_snapshots(home)
    found = [snapshot for snapshot in there if snapshot.snapshot_id.startswith(snapshot_id)]
    exact = [snapshot for snapshot in found if snapshot.snapshot_id == snapshot_id]
    if len(exact or found) != 1:
        raise NoSuchSnapshotError(snapshot_id, [snapshot.snapshot_id for snapshot in there])
    return (exact or found)[0]


def before_current(home: Home) -> Published:
    """The snapshot that the current one was made after.

    Raises:
        NoEarlierSnapshotError: it is none, or gone.
    """
    there = list_snapshots(home)
    current = next((snapshot for snapshot in there if snapshot.is_current), there[0])
    parent = [snapshot for snapshot in there if snapshot.snapshot_id == current.manifest["parent"]]
    if not parent:
        raise NoEarlierSnapshotError(current.snapshot_id, home.command("snapshots"))
    return parent[0]


def roll_back(home: Home, snapshot_id: str | None, patience: float) -> tuple[Published, int]:
    """Lets readers see an earlier snapshot at once, the one before unless told; the next run goes on from it.

    Returns:
        The snapshot, and how many documents came later and count as unknown again.
    """
    list_snapshots(home)  # without any there is no home to be locked
    with sole_use(home.folder, patience):
        wanted = find_snapshot(home, snapshot_id) if snapshot_id else before_current(home)
        bring_up_to_date(home)
        news.forget(home)
        switch_latest(home.published, wanted.folder)
        with open_database(home.database) as connection:  # if this run dies here, the next one does it
            n_later = go_back(connection, wanted.folder)
    return wanted, n_later


def prune(home: Home, keep: int, patience: float) -> list[Published]:
    """Removes all snapshots but the newest so many and the current one; returns those removed."""
    list_snapshots(home)
    with sole_use(home.folder, patience):
        return clear_away(home, keep)


def clear_away(home: Home, keep: int) -> list[Published]:
    """As ``prune``, in a home that the caller has locked."""
    old = [snapshot for snapshot in list_snapshots(home)[keep:] if not snapshot.is_current]
    for snapshot in old:
        aside = snapshot.folder.with_name(LEFTOVER + snapshot.snapshot_id)
        snapshot.folder.rename(aside)  # so that none is seen half removed
        shutil.rmtree(aside)
    return old
