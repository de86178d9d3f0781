"""Readers see views over the Parquet files, and their mistakes are said in one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from warehouse.contract import DATABASE
from warehouse.published import NothingPublishedError, open_published
from warehouse.queries import QueryError, run_query
from warehouse.tables import TABLES


def test_every_table_is_a_view(published_samples) -> None:
    with open_published(published_samples.latest) as connection:
        for name, table in TABLES.items():
            columns, _ = run_query(connection, f"SELECT * FROM {name} LIMIT 1")
            assert columns == table.column_names


def test_a_snapshot_of_before_there_was_a_table_is_read_without_its_database(samples_copy) -> None:
    snapshot = samples_copy.latest.resolve()
    (snapshot / DATABASE).unlink()
    shutil.rmtree(snapshot / "trade_long")
    with open_published(samples_copy.latest) as connection:
        assert run_query(connection, "SELECT count(*) > 0 FROM figures")[1] == [(True,)]


def test_nothing_published_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError, match="wireledger run INPUT"), open_published(tmp_path / "published" / "latest"):
        pass


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM unicorns", "unicorns"),
        ("SELECT horn FROM documents", "horn"),
        ("SELECT CAST(name AS INTEGER) FROM entities", "Could not convert"),
        ("SELECT error('planned')", "planned"),
        ("SELECT 1; SELEC 2", "syntax error"),
        ("", "empty"),
        ("-- nothing", "empty"),
    ],
    ids=["syntax", "no table", "no column", "no number", "raises", "second statement", "empty", "only a comment"],
)
def test_a_bad_query_is_one_sentence(published_samples, query: str, told: str) -> None:
    with open_published(published_samples.latest) as connection, pytest.raises(QueryError) as error:
        run_query(connection, query)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_readers_cannot_change_what_is_published(published_samples) -> None:
    before = {path: path.stat().st_mtime_ns for path in published_samples.latest.rglob("*.parquet")}
    with open_published(published_samples.latest) as connection, pytest.raises(QueryError):
        run_query(connection, "DELETE FROM documents")
    assert {path: path.stat().st_mtime_ns for path in published_samples.latest.rglob("*.parquet")} == before
