"""A run that dies at any point loses nothing, doubles nothing, and leaves the last snapshot whole.

What kill -9 leaves is what lies on the disk at that moment: at each point of an undisturbed run the home is copied as it
is, database log and half-written files included, and a next run goes on from the copy. Real kills are in
``test_killed.py``.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from flows import stages
from flows.home import Home
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_sources import TEXT
from warehouse import publish, readings, snapshot_database
from warehouse.database import open_database
from warehouse.published import open_published

# Where a run may die: a module, the function there, and how often it has been called by then.
POINTS: dict[str, tuple[object, str, int]] = {
    "taken in, nothing logged": (stages, "_quarantine", 1),
    "between two batches of intake": (stages, "add_raw_documents", 2),
    "inside the transaction of a batch": (readings, "insert_frame", 10),
    "before the first batch is stored": (stages, "load_readings", 1),
    "between two batches of reading": (stages, "load_readings", 3),
    "all read, no stories": (stages, "tidy_entities", 1),
    "stories found, no marts": (stages, "load_reference", 1),
    "inside the transaction of the marts": (stages, "build_marts", 1),
    "before anything is written": (stages, "publish_snapshot", 1),
    "parquet files half written": (publish, "_write_whole", 6),
    "manifest not yet written": (publish, "_sha256", 1),
    "database of the snapshot half written": (snapshot_database, "_describe", 5),
    "written, not switched": (publish, "switch_latest", 1),
    "switched, not recorded": (stages, "record_snapshot", 1),
}


def write_articles(inbox: Path, first: int, last: int) -> None:
    inbox.mkdir(exist_ok=True)
    for number in range(first, last):
        (inbox / f"{number}.txt").write_text(
            TEXT + f"\nExports of Chile to Peru were ${number + 2}.4 billion in 2019, Anna Berg {number} said.\n"
        )


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crash") / "inbox"
    write_articles(folder, 0, 3)
    return folder


def add_more(inbox: Path) -> None:
    """What the run that dies was to take in: new articles, a correction, something that cannot be read."""
    write_articles(inbox, 3, 8)
    (inbox / "0.txt").write_text((inbox / "0.txt").read_text() + "\nCorrection: the fourteen ships were fifteen.\n")
    (inbox / "empty.txt").touch()


@pytest.fixture(scope="module")
def images(inbox: Path, tmp_path_factory: pytest.TempPathFactory):
    """The home as it lay on the disk at each point, and the tables of the run that was not disturbed."""
    home = tmp_path_factory.mktemp("whole") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "INGEST_BATCH", 4)
        patch.setattr(stages, "READ_BATCH", 2)
        plain.run(home, ".", base=inbox, run="1")
        before = Home(home).latest.resolve().name
        add_more(inbox)
        folder = tmp_path_factory.mktemp("images")
        for name, (module, function, calls) in POINTS.items():
            patch.setattr(module, function, photographed(getattr(module, function), calls, home, folder / name))
        plain.run(home, ".", base=inbox, run="2")
    assert {path.name for path in folder.iterdir()} == set(POINTS)
    return folder, before, plain.tables(home)


def photographed(function: Callable, calls: int, home: Path, image: Path) -> Callable:
    """The function, which copies the home right before the so manieth call."""
    count = 0

    def wrapper(*arguments, **options):
        nonlocal count
        count += 1
        if count == calls:
            shutil.copytree(home, image, symlinks=True)
        return function(*arguments, **options)

    return wrapper


@pytest.mark.parametrize("point", POINTS)
def test_last_snapshot_is_whole_after_death(images, point: str) -> None:
    folder, before, _ = images
    latest = Home(folder / point).latest
    switched = point == "switched, not recorded"
    assert (latest.resolve().name != before) == switched
    manifest = json.loads((latest / "manifest.json").read_text())
    assert manifest["files"] == {name: publish._sha256(latest / name) for name in manifest["files"]}
    check_tables(published_tables(latest))


@pytest.mark.parametrize("point", POINTS)
def test_next_run_ends_what_was_begun(images, inbox: Path, point: str, tmp_path: Path) -> None:
    folder, _, whole = images
    home = tmp_path / "home"
    shutil.copytree(folder / point, home, symlinks=True)
    stages.settle(Home(home))
    plain.ingest(home, ".", base=inbox, run="3")
    plain.read(home, run="3")
    if stages.is_due(Home(home), None):
        plain.put_out(home, run="3")
    else:
        assert point == "switched, not recorded"
    for name, frame in plain.tables(home).items():
        assert frame.equals(whole[name]), name
    tables = published_tables(Home(home).latest)
    check_tables(tables)
    assert tables["quarantine"]["source_uri"].to_list() == ["empty.txt"]
    assert not list((home / "published" / "snapshots").glob(".new-*"))
    statuses = dict(tables["runs"].select("run_id", "status").iter_rows())
    assert statuses["run_1"] == "published"
    with open_database(Home(home).database) as connection:
        assert connection.execute("SELECT count(*) FROM ops.snapshots WHERE is_current").fetchall() == [(1,)]
    with open_published(Home(home).latest) as connection:
        shown = connection.execute("SELECT * FROM documents ORDER BY document_id").pl()
    assert shown.equals(tables["documents"].sort("document_id"))


def test_what_the_dead_run_took_in_keeps_its_run(images, inbox: Path, tmp_path: Path) -> None:
    folder, _, _ = images
    home = tmp_path / "home"
    shutil.copytree(folder / "between two batches of intake", home, symlinks=True)
    plain.run(home, ".", base=inbox, run="3")
    runs = plain.table(home, "documents").sort("source_uri", "supersedes")["first_run_id"]
    assert set(runs) == {"run_1", "run_2", "run_3"}
    assert pl.Series(runs).len() == 9
