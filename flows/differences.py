"""What two snapshots tell differently: rows that are new, gone or changed, each with why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from flows.home import Home
from flows.snapshots import Published, before_current, find_snapshot
from warehouse.contract import quoted
from warehouse.publish import current_snapshot
from warehouse.published import open_published
from warehouse.schema import Table
from warehouse.tables import TABLES

# Facts: what is read, and what several readings say together. Keys of marts follow from what they are about.
COMPARED = ("documents", "figures", "quotes", "events", "roles", "trade_figures", "conflicts", "timeline")
# What follows from when articles came in.
_NOT_COMPARED = {"first_run_id", "is_current", "first_seen_on", "last_seen_on"}
# What stands for a row where its columns are too many to show.
_TOLD = {
    "documents": "source_uri",
    "figures": "sentence",
    "quotes": "content",
    "events": "sentence",
    "roles": "sentence",
    "conflicts": "summary",
}
# The articles behind a row of what several readings say together.
_BEHIND = {
    "trade_figures": "SELECT trade_figure_id AS key, document_id FROM {0}trade_figure_claims JOIN {0}figures USING (figure_id)",
    "conflicts": "SELECT conflict_id AS key, document_id FROM {0}conflict_statements",
    "timeline": "SELECT timeline_id AS key, document_id FROM {0}timeline_events JOIN {0}events USING (event_id)",
}
# Read to tell why, beside what is compared.
_READ = ("runs", "stories", "trade_figure_claims", "conflict_statements", "timeline_events")


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not the same in both. ``change``: new, gone or changed."""

    table: str
    key: str
    change: str
    why: str
    told: str
    columns: str  # of a changed row, which ones


def compare(home: Home, first: str | None, second: str | None) -> list[Difference]:
    """What the second snapshot (without it, the current one) tells differently from the first (else the one before)."""
    current = current_snapshot(home.published)
    after = find_snapshot(home, second or (current[0] if current else ""))
    before = find_snapshot(home, first or after.manifest["parent"]) if first or after.manifest["parent"] else before_current(home)
    return find_differences(before, after)


def find_differences(before: Published, after: Published) -> list[Difference]:
    """All of them, by table, change and key."""
    with open_published(after.folder) as connection:
        _attach(connection, before)
        rules_changed = _rules(connection, "earlier_runs", before) != _rules(connection, "runs", after)
        return [found for name in COMPARED for found in _of_table(connection, TABLES[name], rules_changed=rules_changed)]


def _attach(connection: duckdb.DuckDBPyConnection, before: Published) -> None:
    """Shows the tables of the snapshot before beside the others, as ``earlier_NAME``; a database is a file that may be gone."""
    for name in (*COMPARED, *_READ):
        files = quoted(str(before.folder / name / "*.parquet"))
        connection.execute(f"CREATE TEMP VIEW earlier_{name} AS SELECT * FROM read_parquet({files})")


def _rules(connection: duckdb.DuckDBPyConnection, runs: str, snapshot: Published) -> Any:
    return connection.execute(f"SELECT code_version FROM {runs} WHERE run_id = {quoted(snapshot.manifest['run_id'])}").fetchone()


def _of_table(connection: duckdb.DuckDBPyConnection, table: Table, *, rules_changed: bool) -> list[Difference]:
    there = _columns(connection, f"earlier_{table.name}") & _columns(connection, table.name)  # either may be of an earlier version
    columns = [name for name in table.column_names if name in there and name not in _NOT_COMPARED]
    keys = " AND ".join(f'old."{key}" IS NOT DISTINCT FROM new."{key}"' for key in table.key)
    differ = ", ".join(
        f'CASE WHEN old."{name}" IS DISTINCT FROM new."{name}" THEN \'{name}\' END' for name in columns if name not in table.key
    )
    key, told = table.key[0], _TOLD.get(table.name, "why")
    why = _why_together(table, rules_changed=rules_changed) if table.name in _BEHIND else _why_read(rules_changed=rules_changed)
    rows = connection.execute(
        f"""
        SELECT coalesce(new."{key}", old."{key}") AS key,
            CASE WHEN old."{key}" IS NULL THEN 'new' WHEN new."{key}" IS NULL THEN 'gone' ELSE 'changed' END AS change,
            {why} AS why, coalesce(new."{told}", old."{told}") AS told,
            CASE WHEN old."{key}" IS NOT NULL AND new."{key}" IS NOT NULL THEN concat_ws(', ', {differ}) ELSE '' END AS columns
        FROM {table.name} AS new FULL JOIN earlier_{table.name} AS old ON {keys}
        WHERE old."{key}" IS NULL OR new."{key}" IS NULL OR concat_ws(', ', {differ}) <> ''
        ORDER BY change, key
        """
    ).fetchall()
    return [Difference(table.name, *map(str, row)) for row in rows]


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    return {column for column, *_ in connection.execute(f"DESCRIBE {name}").fetchall()}


def _why_read(*, rules_changed: bool) -> str:
    """Why a row that was read from one article differs, as SQL."""
    ours = "coalesce(new.document_id, old.document_id)"
    return f"""
        CASE WHEN {ours} IN (SELECT document_id FROM documents WHERE supersedes IS NOT NULL)
                AND {ours} NOT IN (SELECT document_id FROM earlier_documents) THEN 'correction'
            WHEN {ours} NOT IN (SELECT document_id FROM earlier_documents) THEN 'new article'
            WHEN {ours} NOT IN (SELECT document_id FROM documents) THEN 'the article is gone'
            ELSE '{"rule change" if rules_changed else "read anew"}' END
    """


def _why_together(table: Table, *, rules_changed: bool) -> str:
    """Why a row differs that several articles are behind, as SQL; articles that were replaced or withdrawn are in no story."""
    key, behind = table.key[0], _BEHIND[table.name]
    return f"""
        CASE WHEN coalesce(new."{key}", old."{key}") IN (
                SELECT key FROM ({behind.format("")} UNION {behind.format("earlier_")})
                WHERE document_id NOT IN (SELECT document_id FROM stories INTERSECT SELECT document_id FROM earlier_stories)
            ) THEN 'other articles behind it'
            ELSE '{"rule change" if rules_changed else "counted anew"}' END
    """
