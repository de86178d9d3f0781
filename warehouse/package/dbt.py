"""The tables as sources of a dbt project on dbt-duckdb, which reads the Parquet files of the snapshot in place."""

from __future__ import annotations

from warehouse.package.yaml_text import as_yaml
from warehouse.schema import Column, Table
from warehouse.tables import TABLES

_LOCATION = "{{ var('wireledger', 'data/published/latest') }}"


def sources_yaml() -> str:
    """A ``sources.yml``: copy it into ``models/``; the variable ``wireledger`` says where the snapshot lies."""
    source = {
        "name": "wireledger",
        "description": "A wireledger snapshot.",
        "config": {"external_location": f"read_parquet('{_LOCATION}/{{name}}/*.parquet')"},
        "tables": [_table(table) for table in TABLES.values()],
    }
    return as_yaml({"version": 2, "sources": [source]})


def _table(table: Table) -> dict[str, object]:
    return {
        "name": table.name, "description": table.description,
        "columns": [_column(column, is_key=table.key == (column.name,)) for column in table.columns],
    }  # fmt: skip


def _column(column: Column, *, is_key: bool) -> dict[str, object]:
    tests: list[object] = ["unique"] if is_key else []
    tests += [] if column.nullable else ["not_null"]
    if column.vocabulary:
        tests.append({"accepted_values": {"arguments": {"values": list(column.vocabulary)}}})
    if column.references:
        other, _, field = column.references.partition(".")
        tests.append({"relationships": {"arguments": {"to": f"source('wireledger', '{other}')", "field": field}}})
    told: dict[str, object] = {"name": column.name, "description": column.description, "data_type": column.type}
    return told | {"data_tests": tests} if tests else told
