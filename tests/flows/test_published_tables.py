"""What readers open: the Parquet files of a whole run over ``samples/``, and of a plain one over harder articles."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.home import Home
from tests.conftest import ROOT
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from warehouse.contract import SQL_TYPES
from warehouse.tables import TABLES

ARROW_TYPES = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
}  # fmt: skip
pytestmark = pytest.mark.flow
ALL_TABLES = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


def test_invariants_over_the_samples(published_samples: Home) -> None:
    check_tables(published_tables(published_samples.latest))


def test_invariants_over_articles_of_other_decades_and_countries(tmp_path: Path) -> None:
    snapshot = plain.run(tmp_path, "tests/gold/wide/*.txt", base=ROOT)
    tables = published_tables(tmp_path / "published" / "latest")
    check_tables(tables)
    assert snapshot.rows["documents"] == len(list((ROOT / "tests/gold/wide").glob("*.txt")))
    assert all(snapshot.rows[name] > 0 for name, table in TABLES.items() if table.kind == "reading")


def test_no_table_of_the_samples_is_empty_but_that_of_rows_set_aside(published_samples: Home) -> None:
    rows = {name: frame.height for name, frame in published_tables(published_samples.latest).items()}
    assert [name for name, n_rows in rows.items() if n_rows == 0] == ["rejected"]


@ALL_TABLES
def test_arrow_reads_the_declared_types(published_samples: Home, table) -> None:
    for path in (published_samples.latest / table.name).glob("*.parquet"):
        schema = pq.read_schema(path)
        assert {field.name: field.type for field in schema} == {column.name: ARROW_TYPES[column.type] for column in table.columns}


@ALL_TABLES
def test_duckdb_reads_the_declared_types(published_samples: Home, table) -> None:
    with duckdb.connect() as connection:
        read = connection.execute(f"SELECT * FROM read_parquet('{published_samples.latest / table.name}/*.parquet')")
        found = {column[0]: str(column[1]) for column in read.description}
    names = {"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"}
    assert found == {column.name: names.get(SQL_TYPES[column.type], SQL_TYPES[column.type]) for column in table.columns}


@ALL_TABLES
def test_the_three_read_the_same_rows(published_samples: Home, table) -> None:
    files = published_samples.latest / table.name
    ours = pl.read_parquet(files / "*.parquet").sort(table.key)
    arrow = pl.DataFrame(pa.concat_tables([pq.read_table(path, partitioning=None) for path in sorted(files.glob("*.parquet"))]))
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        duck = connection.execute(f"SELECT * FROM read_parquet('{files}/*.parquet')").pl()
    assert ours.equals(arrow.sort(table.key))
    assert ours.equals(duck.sort(table.key))


@ALL_TABLES
def test_rows_lie_in_the_declared_order(published_samples: Home, table) -> None:
    for path in (published_samples.latest / table.name).glob("*.parquet"):
        frame = pl.read_parquet(path)
        assert frame.select(table.sort).equals(frame.select(table.sort).sort(table.sort, nulls_last=True, maintain_order=True))


def test_the_database_shows_what_is_published(published_samples: Home) -> None:
    tables = published_tables(published_samples.latest)
    with duckdb.connect(str(published_samples.latest_database), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name, table in TABLES.items():
            shown = connection.execute(f"SELECT * FROM main.{name}").pl()
            assert shown.sort(table.key).equals(tables[name].sort(table.key)), name


def test_sums_and_counts_of_the_manifest_hold(published_samples: Home) -> None:
    manifest = json.loads((published_samples.latest / "manifest.json").read_text())
    tables, page = published_samples.latest.rglob("*.parquet"), published_samples.page.parent.rglob("*.*")
    files = {path.relative_to(published_samples.latest).as_posix(): path for path in (*tables, *page)}
    assert manifest["files"] == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    assert manifest["rows"] == {name: frame.height for name, frame in published_tables(published_samples.latest).items()}
    assert (manifest["parent"], manifest["gate"]["critical_failures"]) == (None, 0)


def test_the_same_input_elsewhere_gives_the_same_bytes(published_samples: Home, tmp_path: Path) -> None:
    """Another home, another day, without Prefect: ids, order and bytes are the same but for what names the run."""
    plain.run(tmp_path, "samples", base=ROOT)
    ours, theirs = published_samples.latest, Home(tmp_path).latest
    for name, table in TABLES.items():
        files = sorted(path.name for path in (ours / name).iterdir())
        assert files == sorted(path.name for path in (theirs / name).iterdir())
        if table.kind == "log":
            continue
        if plain.RUN_COLUMNS & set(table.column_names):
            one, other = (plain.tables(folder, [table.kind])[name] for folder in (published_samples.folder, tmp_path))
            assert one.equals(other), name
            continue
        assert all((ours / name / file).read_bytes() == (theirs / name / file).read_bytes() for file in files), name
