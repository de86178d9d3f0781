"""The Parquet files as views, for whoever does not want the database file."""

from __future__ import annotations

from warehouse.contract import quoted
from warehouse.tables import TABLES

_HEAD = "-- The tables of this snapshot as views. In this folder: duckdb -init views.sql\n"


def views_sql() -> str:
    """DDL with paths relative to the snapshot's folder."""
    lines = [
        f"CREATE OR REPLACE VIEW {table.name} AS SELECT * FROM read_parquet('{table.name}/*.parquet');\n"
        f"COMMENT ON VIEW {table.name} IS {quoted(table.description)};\n"
        for table in TABLES.values()
    ]
    return _HEAD + "".join(lines)
