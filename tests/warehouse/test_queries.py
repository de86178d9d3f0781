"""A person's query reads and does nothing else, whatever it holds; one's own files may be read in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from warehouse.contract import create_table_sql
from warehouse.queries import QueryError, run_query, stream_query, write_parquet
from warehouse.tables import TABLES


@pytest.fixture
def connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[duckdb.DuckDBPyConnection]:
    monkeypatch.chdir(tmp_path)
    with duckdb.connect(str(tmp_path / "snapshot.duckdb")) as connection:
        connection.execute(create_table_sql(TABLES["figures"], "figures"))
        connection.execute("CREATE TABLE ports (name VARCHAR, ships INTEGER)")
        connection.execute("INSERT INTO ports VALUES ('Ellery', 14), ('Ilo', 3)")
    with duckdb.connect(str(tmp_path / "snapshot.duckdb"), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ships FROM ports WHERE name = 'Ilo'", [(3,)]),
        ("FROM ports SELECT max(ships);", [(14,)]),
        ("VALUES (1), (2)", [(1,), (2,)]),
        ("WITH many AS (FROM ports WHERE ships > 5) SELECT name FROM many;; -- the end", [("Ellery",)]),
        ("PIVOT ports ON name USING sum(ships)", [(14, 3)]),
        ("SELECT ';' AS sign", [(";",)]),
    ],
)
def test_what_reads_is_answered(connection, query: str, rows: list) -> None:
    assert run_query(connection, query)[1] == rows


@pytest.mark.parametrize("query", ["DESCRIBE ports", "SHOW TABLES", "SUMMARIZE ports", "EXPLAIN FROM ports", "explain analyze FROM ports"])
def test_so_is_what_tells_of_the_tables(connection, query: str) -> None:
    assert run_query(connection, query)[1]


@pytest.mark.parametrize(
    "query",
    [
        "COPY ports TO 'out.csv'",
        "COPY (FROM ports) TO 'out.parquet' (FORMAT PARQUET)",
        "EXPLAIN ANALYZE COPY ports TO 'out.csv'",
        "EXPORT DATABASE 'out'",
        "ATTACH 'out.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '1GB'",
        "CALL pragma_version()",
        "PREPARE asked AS SELECT 1",
        "BEGIN",
        "CHECKPOINT",
        "VACUUM",
        "USE memory",
    ],
)
def test_what_writes_opens_or_sets_is_refused(connection, tmp_path: Path, query: str) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(QueryError, match="only what reads is run"):
        run_query(connection, query)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "query", ["EXPLAIN /* ( */ ANALYZE COPY ports TO 'out.csv'", "/* so */ EXPLAIN -- on\n ANALYZE COPY ports TO 'out.csv'"]
)
def test_no_comment_lets_it_pass(connection, tmp_path: Path, query: str) -> None:
    with pytest.raises(QueryError):
        run_query(connection, query)
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE ports", "DROP VIEW ports", "DELETE FROM ports", "CREATE TEMP TABLE mine (i INT)", "ALTER TABLE ports ADD COLUMN i INT",
        "INSERT INTO ports VALUES ('Lima', 1)", "UPDATE ports SET ships = 0", "EXPLAIN ANALYZE DELETE FROM ports",
    ],
)  # fmt: skip
def test_what_changes_is_refused(connection, query: str) -> None:
    with pytest.raises(QueryError, match="a snapshot is read-only"):
        run_query(connection, query)
    assert run_query(connection, "FROM ports SELECT count(*)")[1] == [(2,)]


@pytest.mark.parametrize(
    "query", ["SELECT 1; SELECT 2", "SELECT 1; DROP TABLE ports", "PIVOT ports ON name USING sum(ships); COPY ports TO 'x'"]
)
def test_two_statements_are_refused(connection, tmp_path: Path, query: str) -> None:
    with pytest.raises(QueryError, match=r"it holds \d statements; give one at a time"):
        run_query(connection, query)
    assert not (tmp_path / "x").exists()


def test_a_file_of_one_s_own_may_be_joined(connection, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name,harbour_master\nIlo,Ana\n")
    assert run_query(connection, "SELECT harbour_master FROM ports JOIN 'mine.csv' USING (name)")[1] == [("Ana",)]


def test_nothing_is_fetched_from_elsewhere(connection) -> None:
    with pytest.raises(QueryError, match="needs DuckDB's extension httpfs"):
        run_query(connection, "FROM 'https://example.org/ships.parquet'")


def test_rows_come_before_the_last_is_computed(connection) -> None:
    _, rows = stream_query(connection, "FROM range(1_000_000_000_000)")
    assert [next(rows) for _ in range(3)] == [(0,), (1,), (2,)]


def test_parquet_keeps_the_types(connection, tmp_path: Path) -> None:
    write_parquet(connection, "SELECT name, ships, DATE '2024-05-16' AS day FROM ports", tmp_path / "out.parquet")
    found = pl.read_parquet(tmp_path / "out.parquet")
    assert found.schema == {"name": pl.String, "ships": pl.Int32, "day": pl.Date}
    with pytest.raises(QueryError, match="did you mean ships"):
        write_parquet(connection, "SELECT shps FROM ports", tmp_path / "other.parquet")
    with pytest.raises(QueryError):
        write_parquet(connection, "FROM ports", tmp_path / "nowhere" / "out.parquet")
