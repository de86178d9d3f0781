"""Every declared table renders to every form, and every form says what the declaration says."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import duckdb
import polars as pl
import pytest

from tests.warehouse.ledger import example_row
from warehouse.contract import (
    SQL_TYPES,
    create_table_sql,
    dictionary_json,
    dictionary_markdown,
    parquet_metadata,
    quoted,
    select_list,
)  # fmt: skip
from warehouse.schema import Table, polars_types, rows_to_frame
from warehouse.tables import TABLES

ALL_TABLES = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
DUCKDB_NAMES = {"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"}


def filled(table: Table) -> pl.DataFrame:
    moments = {column.name: datetime(2024, 5, 16, tzinfo=UTC) for column in table.columns if column.type == "timestamp"}
    return rows_to_frame(table, [example_row(table.name) | moments])


@ALL_TABLES
def test_declaration_is_complete(table: Table) -> None:
    names = table.column_names
    assert len(set(names)) == len(names)
    assert set(table.key) | set(table.sort) <= set(names)
    assert not any(column.nullable for column in table.columns if column.name in table.key)
    assert table.description.endswith(".")
    for column in table.columns:
        assert column.description.endswith("."), column.name
        assert column.null_means != "", column.name
        assert column.vocabulary is None or len(set(column.vocabulary)) == len(column.vocabulary) > 1, column.name


@ALL_TABLES
def test_references_point_to_a_key(table: Table) -> None:
    for column in table.columns:
        if column.references:
            other, _, field = column.references.partition(".")
            assert TABLES[other].key == (field,)


@ALL_TABLES
def test_ddl_is_what_duckdb_makes_of_it(table: Table) -> None:
    with duckdb.connect() as connection:
        connection.execute(create_table_sql(table, "made", ["batch_id VARCHAR NOT NULL"]))
        made = connection.execute("SELECT column_name, column_type, \"null\" = 'YES' FROM (DESCRIBE made)").fetchall()
    declared = [
        (column.name, DUCKDB_NAMES.get(SQL_TYPES[column.type], SQL_TYPES[column.type]), column.nullable) for column in table.columns
    ]
    assert made == [*declared, ("batch_id", "VARCHAR", False)]


@ALL_TABLES
def test_polars_rows_go_through_duckdb_and_parquet_unchanged(table: Table, tmp_path) -> None:
    frame = filled(table)
    assert frame.schema == pl.Schema(table.schema)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(create_table_sql(table, "made"))
        connection.register("incoming", frame)
        connection.execute(f"INSERT INTO made SELECT {select_list(table)} FROM incoming")
        connection.execute(f"COPY made TO '{tmp_path / 'made.parquet'}' (FORMAT parquet)")
    assert pl.read_parquet(tmp_path / "made.parquet").equals(frame)


@ALL_TABLES
def test_types_are_flat(table: Table) -> None:
    assert {column.type for column in table.columns} <= set(polars_types())
    assert not any(dtype.is_nested() for dtype in table.schema.values())


@ALL_TABLES
def test_dictionary_lists_every_column(table: Table) -> None:
    section = dictionary_markdown().split(f"\n## {table.name}\n")[1].split("\n## ")[0]
    for column in table.columns:
        line = next(line for line in section.splitlines() if line.startswith(f"| {column.name} |"))
        assert f"| {column.type} |" in line
        assert (column.null_means or "never null") in line
        assert all(word in line for word in column.vocabulary or ())
    assert f"Key: {', '.join(table.key)}." in section


@ALL_TABLES
def test_dictionary_as_data(table: Table) -> None:
    found = next(entry for entry in json.loads(json.dumps(dictionary_json())) if entry["table"] == table.name)
    assert [column["name"] for column in found["columns"]] == table.column_names
    assert found["key"] == list(table.key)


@ALL_TABLES
def test_parquet_metadata_names_every_column(table: Table) -> None:
    metadata = parquet_metadata(table, "1")
    assert metadata["wireledger_table"] == table.name
    assert list(json.loads(metadata["columns"])) == table.column_names


@pytest.mark.parametrize(
    "text", ["CHN", "Côte d'Ivoire", "''", "'", "\\'", "\\", "a\nb", '"', "' OR true --", "{key} ? $1 %s", "\u2019", ""]
)
def test_any_text_comes_back_from_its_literal(text: str) -> None:
    assert duckdb.sql(f"SELECT {quoted(text)}").fetchall() == [(text,)]
