"""Snapshots: parts are taken over, sums are right, ``latest`` is switched in one step or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.ledger import Ledger
from warehouse import publish
from warehouse.contract import parquet_metadata
from warehouse.publish import Snapshot, current_snapshot, publish_snapshot, record_snapshot
from warehouse.published import open_published
from warehouse.snapshot_database import DATABASE
from warehouse.tables import READINGS, TABLES


def put_out(ledger: Ledger, published: Path, snapshot_id: str) -> Snapshot:
    snapshot = publish_snapshot(
        ledger.connection, published, snapshot_id=snapshot_id, run_id="run_1", created_at="2024-05-16T00:00:00+00:00", version="1.2.3",
        gate={"expectations": 1, "critical_failures": 0, "warnings": 0},
    )  # fmt: skip
    record_snapshot(ledger.connection, published)
    return snapshot


def manifest_of(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip


@pytest.fixture
def published(ledger: Ledger, tmp_path: Path) -> Path:
    """One snapshot of one document with one figure."""
    ledger.document("doc_a")
    ledger.figure("doc_a", 240.05, 240.15)
    ledger.reconcile()
    put_out(ledger, tmp_path / "published", "snap_1")
    return tmp_path / "published"


def add_document(ledger: Ledger) -> None:
    ledger.document("doc_b", batch="bat_2")
    ledger.reconcile()


def test_latest_is_a_link_to_the_snapshot(published: Path) -> None:
    assert (published / "latest").is_symlink()
    assert os.readlink(published / "latest") == "snapshots/snap_1"
    assert current_snapshot(published) == ("snap_1", (published / "snapshots" / "snap_1").resolve())


def test_every_table_has_its_files_even_if_empty(published: Path) -> None:
    for name, table in TABLES.items():
        frame = pl.read_parquet(published / "latest" / name / "*.parquet")
        assert frame.schema == pl.Schema(table.schema), name


def test_readings_lie_in_parts_by_batch_and_marts_whole(published: Path) -> None:
    files = set(digests(published / "latest"))
    assert {"documents/bat_1.parquet", "passages/bat_1.parquet", "figures/bat_1.parquet", "quotes/all.parquet"} <= files
    assert {"claims/all.parquet", "trade_figures/all.parquet", "runs/all.parquet"} <= files


def test_manifest_sums_and_counts_are_right(published: Path) -> None:
    manifest = manifest_of(published / "latest")
    found = digests(published / "latest")
    assert manifest["files"] == {path: digest for path, digest in found.items() if path.endswith(".parquet")}
    assert manifest["id"] == "snap_1"
    assert manifest["parent"] is None
    assert manifest["code_version"] == "1.2.3"
    assert manifest["rows"] == {name: pl.read_parquet(published / "latest" / name / "*.parquet").height for name in TABLES}
    assert manifest["rows"]["figures"] == 1


def test_parquet_files_carry_their_description(published: Path) -> None:
    path = published / "latest" / "figures" / "bat_1.parquet"
    with duckdb.connect() as connection:
        stored = dict(connection.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [str(path)]).fetchall())
    assert parquet_metadata(TABLES["figures"], "1.2.3").items() <= stored.items()


def test_a_copy_without_its_links_is_published_from_again(ledger: Ledger, published: Path, tmp_path: Path) -> None:
    shutil.copytree(published, tmp_path / "copy", symlinks=False)
    add_document(ledger)
    put_out(ledger, tmp_path / "copy", "snap_2")
    assert os.readlink(tmp_path / "copy" / "latest") == "snapshots/snap_2"
    assert current_snapshot(tmp_path / "copy")[0] == "snap_2"
    put_out(ledger, tmp_path / "copy", "snap_3")
    assert {path.name for path in (tmp_path / "copy" / "snapshots").iterdir()} == {"snap_1", "snap_2", "snap_3"}


def test_a_part_that_was_damaged_keeps_the_sum_that_tells_of_it(ledger: Ledger, published: Path) -> None:
    part = published / "snapshots" / "snap_1" / "documents" / "bat_1.parquet"
    whole = manifest_of(published / "latest")["files"]["documents/bat_1.parquet"]
    os.utime(part, (0, 0))
    content = part.read_bytes()
    part.write_bytes(content.replace(b"Text of doc_a", b"Text of doc_x"))
    add_document(ledger)
    put_out(ledger, published, "snap_2")
    assert manifest_of(published / "latest")["files"]["documents/bat_1.parquet"] == whole


def test_next_snapshot_takes_parts_over_and_adds_its_own(ledger: Ledger, published: Path) -> None:
    add_document(ledger)
    snapshot = put_out(ledger, published, "snap_2")
    first, second = published / "snapshots" / "snap_1", published / "snapshots" / "snap_2"
    assert (first / "documents/bat_1.parquet").samefile(second / "documents/bat_1.parquet")
    assert not (first / "claims/all.parquet").samefile(second / "claims/all.parquet")
    assert (second / "documents/bat_2.parquet").is_file()
    assert snapshot.parent_id == manifest_of(second)["parent"] == "snap_1"
    assert snapshot.rows["documents"] == 2
    assert (
        manifest_of(second)["files"].items() >= {"documents/bat_1.parquet": manifest_of(first)["files"]["documents/bat_1.parquet"]}.items()
    )


def test_parts_are_copied_where_there_are_no_hard_links(ledger: Ledger, published: Path, monkeypatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(publish.os, "link", no_links)
    add_document(ledger)
    put_out(ledger, published, "snap_2")
    first, second = published / "snapshots" / "snap_1", published / "snapshots" / "snap_2"
    assert not (first / "documents/bat_1.parquet").samefile(second / "documents/bat_1.parquet")
    assert (first / "documents/bat_1.parquet").read_bytes() == (second / "documents/bat_1.parquet").read_bytes()


def test_an_old_snapshot_stays_as_it_was(ledger: Ledger, published: Path) -> None:
    before = digests(published / "snapshots" / "snap_1")
    add_document(ledger)
    put_out(ledger, published, "snap_2")
    assert digests(published / "snapshots" / "snap_1") == before


def test_a_reader_keeps_its_snapshot_while_latest_is_switched(ledger: Ledger, published: Path) -> None:
    with open_published(published / "latest") as reader:
        add_document(ledger)
        put_out(ledger, published, "snap_2")
        assert reader.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]
    with open_published(published / "latest") as reader:
        assert reader.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]


def test_same_rows_give_the_same_bytes(ledger: Ledger, published: Path, tmp_path: Path) -> None:
    ledger.connection.execute("DELETE FROM ops.snapshots; DELETE FROM ops.published_batches")
    put_out(ledger, tmp_path / "elsewhere", "snap_1")
    ours, theirs = digests(published / "latest"), digests(tmp_path / "elsewhere" / "latest")
    differing = {name for name in ours if ours[name] != theirs[name]}
    assert differing <= {DATABASE, "manifest.json"}  # DuckDB writes with many threads, and so in any order
    told = [manifest_of(folder / "latest") for folder in (published, tmp_path / "elsewhere")]
    assert told[0] | {"database": ""} == told[1] | {"database": ""}


def test_all_lies_on_the_disk_before_latest_is_switched(ledger: Ledger, published: Path, monkeypatch) -> None:
    steps: list[tuple[str, Path]] = []
    sync, switch = publish._sync, publish.switch_latest

    def synced(path: Path) -> None:
        steps.append(("sync", path.resolve()))
        sync(path)

    def switched(*arguments: Path) -> None:
        steps.append(("switch", arguments[-1]))
        switch(*arguments)

    monkeypatch.setattr(publish, "_sync", synced)
    monkeypatch.setattr(publish, "switch_latest", switched)
    add_document(ledger)
    put_out(ledger, published, "snap_2")
    place = [step for step, _ in steps].index("switch")
    draft, folder = published / "snapshots" / ".new-snap_2", published / "snapshots" / "snap_2"
    made = [folder, *folder.rglob("*")]
    wanted = {draft / path.relative_to(folder) for path in made if path.is_dir() or path.stat().st_nlink == 1}
    before = {path for _, path in steps[:place]}
    assert wanted | {published / "snapshots"} == before
    assert draft / DATABASE in before
    assert steps[place + 1 :] == [("sync", published)]


class TestFailure:
    """Whatever breaks before the last rename, readers see the snapshot before, whole."""

    def assert_untouched(self, published: Path, before: dict[str, str]) -> None:
        assert os.readlink(published / "latest") == "snapshots/snap_1"
        assert digests(published / "latest") == before

    def test_a_table_that_cannot_be_written(self, ledger: Ledger, published: Path) -> None:
        before = digests(published / "latest")
        add_document(ledger)
        ledger.connection.execute("DROP TABLE staged.timeline")
        with pytest.raises(duckdb.Error):
            put_out(ledger, published, "snap_2")
        self.assert_untouched(published, before)

    @pytest.mark.parametrize("step", ["_count_rows", "_sha256", "write_database", "_write_json", "switch_latest"])
    def test_death_at_a_later_step(self, ledger: Ledger, published: Path, monkeypatch, step: str) -> None:
        def die(*_: object) -> None:
            raise OSError("disk full")

        before = digests(published / "latest")
        add_document(ledger)
        with monkeypatch.context() as patch, pytest.raises(OSError, match="disk full"):
            patch.setattr(publish, step, die)
            put_out(ledger, published, "snap_2")
        self.assert_untouched(published, before)
        put_out(ledger, published, "snap_3")
        assert manifest_of(published / "latest")["parent"] == "snap_1"
        assert not list((published / "snapshots").glob(".new-*"))
        assert manifest_of(published / "latest")["rows"]["documents"] == 2

    def test_a_link_left_over_by_a_dead_run_is_replaced(self, ledger: Ledger, published: Path) -> None:
        (published / ".latest-new").symlink_to("snapshots/gone")
        put_out(ledger, published, "snap_2")
        assert os.readlink(published / "latest") == "snapshots/snap_2"

    def test_before_the_first_snapshot_nothing_is_current(self, tmp_path: Path) -> None:
        assert current_snapshot(tmp_path / "published") is None


def test_all_readings_are_published_by_batch() -> None:
    """A part is taken over for good, so whatever changes later must not be a column of a reading."""
    assert {table.name for table in READINGS} == {
        "documents", "passages", "entities", "mentions", "roles", "quotes", "figures", "events", "event_participants",
    }  # fmt: skip
