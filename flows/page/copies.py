"""Where the page of a snapshot is found, and copies of it that are passed on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from flows.countries import read_countries
from flows.home import Home
from flows.page.write import Source, write_page
from warehouse.contract import DATABASE
from warehouse.published import NothingPublishedError
from warehouse.schema import WireledgerError


class NoPageError(WireledgerError):
    """The snapshot was published before there were pages."""

    def __init__(self, folder: str, command: str) -> None:
        super().__init__(folder, command)
        self.folder = folder
        self.command = command

    def __str__(self) -> str:
        return f"the snapshot {self.folder} was published without a page; write one with: {self.command}"


class FolderInUseError(WireledgerError):
    """The folder for a copy holds something already."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder} is not an empty folder; give a new one, or clear it"


def find_page(home: Home) -> Path:
    """The page of the current snapshot.

    Raises:
        NothingPublishedError: there is no snapshot.
        NoPageError: it has none.
    """
    _check_published(home)
    if not home.page.is_file():
        raise NoPageError(home.latest.resolve().name, home.command("report --output FOLDER"))
    return home.page


def write_copy(home: Home, folder: Path) -> Path:
    """Writes the page of the current snapshot into a folder of its own, which may be moved anywhere.

    Raises:
        NothingPublishedError: there is no snapshot.
        FolderInUseError: there is something else in the folder.
    """
    _check_published(home)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(str(folder))
    snapshot = home.latest.resolve()
    if home.page.is_file():
        shutil.copytree(home.page.parent, folder, dirs_exist_ok=True)
        return folder / "index.html"
    manifest = json.loads((snapshot / "manifest.json").read_text(encoding="utf-8"))
    parent = snapshot.parent / manifest["parent"] if manifest["parent"] else None
    before = parent if parent and (parent / DATABASE).is_file() else None
    write_page(folder, Source(snapshot / DATABASE, manifest, before, read_countries(home.additions).titles))
    return folder / "index.html"


def _check_published(home: Home) -> None:
    if not (home.latest / "manifest.json").is_file():
        raise NothingPublishedError(str(home.published))
