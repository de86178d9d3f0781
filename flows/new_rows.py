"""What a snapshot holds that the one before it did not: rows by their keys, so that a corrected figure is a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.home import Home
from warehouse.contract import quoted
from warehouse.published import dicts_of
from warehouse.tables import TABLES

if TYPE_CHECKING:
    from warehouse.publish import Snapshot

# What a person counts: articles, what was read, what it says together, what was set aside.
COUNTED = ("documents", "quotes", "figures", "events", "trade_figures", "timeline", "conflicts", "rejected")


def new_rows(home: Home, snapshot: Snapshot, table: str, columns: str = "*") -> list[dict[str, Any]]:
    """Rows of one table that the snapshot before did not have, all where there is none before; in the order of the columns."""
    import duckdb

    snapshots = home.published / "snapshots"
    query = f"SELECT {columns} FROM {_read(snapshots / snapshot.snapshot_id, table)}"
    if snapshot.parent_id and (snapshots / snapshot.parent_id).is_dir():
        query += f" AS now ANTI JOIN {_read(snapshots / snapshot.parent_id, table)} AS before USING ({', '.join(TABLES[table].key)})"
    with duckdb.connect() as connection:
        return dicts_of(connection, f"{query} ORDER BY ALL")


def changed_rows(home: Home, snapshot: Snapshot, table: str, column: str) -> list[dict[str, Any]]:
    """Rows whose column tells something else than in the snapshot before, by their keys; as they are now."""
    import duckdb

    snapshots = home.published / "snapshots"
    if not snapshot.parent_id or not (snapshots / snapshot.parent_id).is_dir():
        return []
    keys = ", ".join(TABLES[table].key)
    with duckdb.connect() as connection:
        return dicts_of(
            connection,
            f"""
            SELECT now.* FROM {_read(snapshots / snapshot.snapshot_id, table)} AS now
            JOIN {_read(snapshots / snapshot.parent_id, table)} AS before USING ({keys})
            WHERE now.{column} IS DISTINCT FROM before.{column} ORDER BY {keys}
            """,
        )


def count_new(home: Home, snapshot: Snapshot) -> dict[str, int]:
    """How many rows are new, by table."""
    return {table: new_rows(home, snapshot, table, "count(*) AS n")[0]["n"] for table in COUNTED}


def _read(snapshot: Path, table: str) -> str:
    return f"read_parquet({quoted(str(snapshot / table / '*.parquet'))})"
