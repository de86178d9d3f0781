"""A working database that was lost, or comes from a backup: the next run goes on from what is published."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from flows import stages
from flows.home import Home
from tests.flows import kills, plain
from tests.flows.test_versions import EXPORTS, Desk
from warehouse.database import open_database

STATES = ("Chile", "Kenya", "Norway", "Japan")


def write(desk: Desk, number: int, amount: str, **metadata: object) -> None:
    name = f"{number}.txt"
    desk.write(name, amount, **metadata)
    (desk.folder / "inbox" / name).write_text(EXPORTS.format(amount).replace("Chile", STATES[number]))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs: two articles, of which one is then corrected and the other withdrawn; one more, one that cannot be read. A backup."""
    desk = Desk(tmp_path_factory.mktemp("recovery"))
    write(desk, 0, "3.4", published_on="2020-02-03", title="Copper", byline="Ann Lee")
    write(desk, 1, "5.1")
    desk.run()
    shutil.copytree(desk.home / "work", desk.folder / "backup")
    write(desk, 0, "3.6", published_on="2020-02-03", title="Copper", byline="Ann Lee")
    write(desk, 1, "5.1", withdrawn=True)
    (desk.folder / "inbox" / "empty.txt").touch()
    desk.run()
    write(desk, 2, "7.2")
    desk.run()
    return desk.folder


@pytest.fixture(params=["lost", "of a backup"])
def desk(lived: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """The home with another working database, and a feed that holds only what is new."""
    shutil.copytree(lived, tmp_path / "copy", symlinks=True)
    desk = Desk(tmp_path / "copy")
    desk.n_runs = 3
    shutil.rmtree(desk.home / "work")
    if request.param == "of a backup":
        (desk.folder / "backup").rename(desk.home / "work")
    for path in (desk.folder / "inbox").iterdir():
        path.unlink()
    return desk


def test_nothing_that_was_published_is_lost(desk: Desk) -> None:
    before = plain.tables(desk.home)
    stages.settle(Home(desk.home))
    write(desk, 3, "9.9")
    desk.run()
    assert desk.amounts() == [3.6, 7.2, 9.9]
    after = plain.tables(desk.home, ("reading",))
    kept = before["documents"].select("document_id")
    for name in ("documents", "figures", "quotes", "passages", "events"):
        assert after[name].join(kept, on="document_id", how="semi", maintain_order="left").equals(before[name]), name
    assert set(plain.quarantined(desk.home)) == {"empty.txt"}
    assert [run for run, *_ in plain.table(desk.home, "runs").rows()] == ["run_1", "run_2", "run_3", "run_4"]
    assert sorted(desk.changes()) == sorted([*["first"] * 4, "correction", "withdrawn"])


def test_without_news_the_same_is_published(desk: Desk) -> None:
    before = plain.tables(desk.home)
    stages.settle(Home(desk.home))
    assert desk.is_due()
    plain.put_out(desk.home, run="4")
    assert all(frame.equals(before[name]) for name, frame in plain.tables(desk.home).items())
    kills.check_latest(desk.home)


def test_what_is_still_there_is_known(desk: Desk, lived: Path) -> None:
    stages.settle(Home(desk.home))
    shutil.copytree(lived / "inbox", desk.folder / "inbox", dirs_exist_ok=True)
    plain.ingest(desk.home, ".", base=desk.folder / "inbox", run="4")
    assert len(plain.taken_in(desk.home)) == 4
    titles = dict(plain.taken_in(desk.home).select("source_uri", "title").iter_rows())
    assert titles["0.txt"] == "Copper"


def test_it_is_done_once(desk: Desk) -> None:
    home = Home(desk.home)
    for _ in range(2):
        stages.settle(home)
    with open_database(home.database) as connection:
        assert connection.execute("SELECT count(*) FROM ops.snapshots WHERE is_current").fetchall() == [(1,)]
        [(snapshot_id,)] = connection.execute("SELECT snapshot_id FROM ops.snapshots WHERE is_current").fetchall()
    assert snapshot_id == json.loads((home.latest / "manifest.json").read_text())["id"]
