"""Batches of many small runs become one, so that a snapshot does not grow by nine files an hour for years."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.warehouse.ledger import Ledger
from tests.warehouse.test_publish import put_out
from warehouse import batches
from warehouse.batches import merge_batches
from warehouse.publish import is_anything_unpublished
from warehouse.tables import READINGS


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_SMALL", 2)
    monkeypatch.setattr(batches, "SMALL_BATCH", 3)
    monkeypatch.setattr(batches, "LARGE_BATCH", 9)


def take_in(ledger: Ledger, batch: str, n_documents: int, version: str = "1") -> None:
    for number in range(n_documents):
        ledger.document(f"doc_{batch}_{number}", batch=batch)
        ledger.figure(f"doc_{batch}_{number}", 240.05, 240.15, batch=batch)
    ledger.connection.execute("UPDATE ops.readings SET reader_version = ? WHERE batch_id = ?", [version, batch])


def names(ledger: Ledger) -> set[str]:
    return {name for (name,) in ledger.connection.execute("SELECT DISTINCT batch_id FROM ops.readings").fetchall()}


def test_few_stay_as_they_are(ledger: Ledger) -> None:
    for batch in ("bat_1", "bat_2"):
        take_in(ledger, batch, 1)
    assert merge_batches(ledger.connection) == 0
    assert names(ledger) == {"bat_1", "bat_2"}


def test_many_become_one_in_every_table_and_large_ones_stay(ledger: Ledger) -> None:
    take_in(ledger, "bat_large", 3)
    for batch in ("bat_1", "bat_2", "bat_3"):
        take_in(ledger, batch, 1)
    assert merge_batches(ledger.connection) == 3
    assert len(names(ledger)) == 2
    for name in ("documents", "passages", "figures"):
        found = {batch for (batch,) in ledger.connection.execute(f"SELECT DISTINCT batch_id FROM staged.{name}").fetchall()}
        assert found == names(ledger), name
    assert merge_batches(ledger.connection) == 0


def test_those_that_have_grown_become_one_too(ledger: Ledger) -> None:
    for batch, n_documents in (("bat_1", 3), ("bat_2", 4), ("bat_3", 3), ("bat_4", 1), ("bat_huge", 9)):
        take_in(ledger, batch, n_documents)
    assert merge_batches(ledger.connection) == 3
    sizes = ledger.rows("SELECT count(*) FROM ops.readings GROUP BY batch_id ORDER BY ALL")
    assert sizes == [(1,), (9,), (10,)]
    assert merge_batches(ledger.connection) == 0


def test_files_follow_articles_and_not_runs(ledger: Ledger) -> None:
    for number in range(60):
        take_in(ledger, f"bat_{number}", 1)
        merge_batches(ledger.connection)
    assert len(names(ledger)) <= 60 // 9 + 2 * 2


def test_what_other_rules_have_read_is_kept_apart(ledger: Ledger) -> None:
    for number, version in enumerate("1112"):
        take_in(ledger, f"bat_{number}", 1, version)
    assert merge_batches(ledger.connection) == 3
    assert "bat_3" in names(ledger)


def test_a_snapshot_after_it_holds_the_same_in_fewer_parts(ledger: Ledger, tmp_path: Path) -> None:
    for number in range(4):
        take_in(ledger, f"bat_{number}", 1)
    ledger.reconcile()
    first = put_out(ledger, tmp_path / "published", "snap_1")
    merge_batches(ledger.connection)
    # A run that is killed here leaves something to publish to the next.
    assert is_anything_unpublished(ledger.connection, "none", has_snapshot=True)
    second = put_out(ledger, tmp_path / "published", "snap_2")
    assert second.rows == first.rows
    for table in READINGS:
        before, after = (pl.read_parquet(one.folder / table.name / "*.parquet").sort(table.key) for one in (first, second))
        assert before.equals(after), table.name
        assert len(list((second.folder / table.name).iterdir())) == 1
