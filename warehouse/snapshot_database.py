"""The database of a snapshot: one DuckDB file with every published table in it, for whoever asks in SQL.

The tables lie inside the file, since views over Parquet files would hold in one place only. It is made from the snapshot's own
Parquet files, starting from a copy of the file before: what it holds already is not loaded again. Once made it is never
written again.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract import DATABASE, create_table_sql, quoted, select_list
from warehouse.database import MEMORY, transaction
from warehouse.schema import Table
from warehouse.tables import TABLES
from warehouse.views import view_sql

_READ_ONLY = 0o444


def write_database(draft: Path, before: Path | None, manifest: dict[str, Any]) -> Path:
    """Writes the database of a snapshot into its folder.

    Args:
        draft: the folder, with all Parquet files in it.
        before: the folder of the snapshot before.
        manifest: of the new snapshot: which files it has, with their sums, and how many rows.
    """
    path = draft / DATABASE
    kept = _copy_of(before, path)
    if kept:
        with suppress(duckdb.Error):
            _fill(path, draft, manifest["files"], kept)
            if _rows(path).items() <= manifest["rows"].items():
                path.chmod(_READ_ONLY)
                return path
    # The first one, or one after a file that somebody has damaged.
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)
    _fill(path, draft, manifest["files"], {})
    path.chmod(_READ_ONLY)
    return path


def _copy_of(before: Path | None, path: Path) -> dict[str, str]:
    """Copies the database before; gives the files that it was made from, with their sums. Nothing where there is none."""
    if before is None or not (before / DATABASE).is_file():
        return {}
    files: dict[str, str] = json.loads((before / "manifest.json").read_text(encoding="utf-8"))["files"]
    shutil.copyfile(before / DATABASE, path)
    return files


def _fill(path: Path, draft: Path, files: dict[str, str], kept: dict[str, str]) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        with transaction(connection):  # one, as each is synced to the disk
            for table in TABLES.values():
                if table.kind == "view":
                    _show(connection, table)
                    continue
                _fill_table(connection, table, draft, _of_table(table, files), _of_table(table, kept))


def _of_table(table: Table, files: dict[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in files.items() if path.startswith(f"{table.name}/")}


def _fill_table(connection: duckdb.DuckDBPyConnection, table: Table, draft: Path, files: dict[str, str], kept: dict[str, str]) -> None:
    """Adds the rows of new files, in place of those of files that are gone; a table of which nothing stays is made anew."""
    stay = files.items() & kept.items()
    if not stay or not _has_columns(connection, table):
        connection.execute(f"DROP TABLE IF EXISTS {table.name}")
        connection.execute(create_table_sql(table, table.name))
        _describe(connection, table)
        stay = set()
    new = [str(draft / path) for path, digest in files.items() if (path, digest) not in stay]
    if stay and stay != set(kept.items()):
        _forget_rows(connection, table, [str(draft / path) for path, _ in stay])
    if new:
        connection.execute(f"INSERT INTO {table.name} SELECT {select_list(table)} FROM read_parquet(?)", [new])


def _forget_rows(connection: duckdb.DuckDBPyConnection, table: Table, staying: list[str]) -> None:
    """Removes the rows that are in none of the files that stay."""
    key = ", ".join(f'"{column}"' for column in table.key)
    connection.execute(f"DELETE FROM {table.name} WHERE ({key}) NOT IN (SELECT ({key}) FROM read_parquet(?))", [staying])


def _show(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Makes the view anew: what it selects may be of a newer version."""
    connection.execute(f"CREATE OR REPLACE VIEW {table.name} AS {view_sql(table)}")
    _describe(connection, table)


def _has_columns(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    rows = connection.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND NOT internal", [table.name]).fetchall()
    return [name for (name,) in rows] == table.column_names


def _describe(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """What the dictionary says, where database tools show it."""
    columns = [f'COMMENT ON COLUMN {table.name}."{column.name}" IS {quoted(column.description)}' for column in table.columns]
    kind = "VIEW" if table.kind == "view" else "TABLE"
    connection.execute("; ".join([f"COMMENT ON {kind} {table.name} IS {quoted(table.description)}", *columns]))


def _rows(path: Path) -> dict[str, int]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
            for name, table in TABLES.items()
            if table.kind != "view"
        }
