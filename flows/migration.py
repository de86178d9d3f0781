"""Brings a home that an older version of the program has made up to date, and refuses one that a newer version has made.

Tables grow by columns from version to version (``warehouse.tables``); what was read by older rules is read anew anyway.
So a home is brought up to date by giving each table the columns that it lacks, and by making those anew that cannot be
kept. ``home.json`` says which layout a home has; one without it is of the time before there was the file.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import duckdb

from flows.home import Home, code_version
from warehouse.contract import create_table_sql
from warehouse.database import RAW_DOCUMENT_COLUMNS, STORED_READINGS, create_schemas, open_unprepared
from warehouse.schema import Table, WireledgerError
from warehouse.tables import LOGS, MARTS, REFERENCE, TABLES

# Raised when an older program could no longer work in the home: it refuses then.
LAYOUT = 2
# Where the working database lay, open to everybody, in homes of layout 1.
_OLD_DATABASE = "wireledger.duckdb"
# What the marts no longer keep, the ones that stand on others first; such a view breaks once its table has other columns.
_FORMER_VIEWS = ("staged.trade_levels", "staged.trade_statements")


class HomeTooNewError(WireledgerError):
    """A newer version of the program has made the home."""

    def __init__(self, home: str, made_by: str) -> None:
        super().__init__(home, made_by)
        self.home = home
        self.made_by = made_by

    def __str__(self) -> str:
        return (
            f"the home {self.home} was made by a newer wireledger ({self.made_by}; this is {code_version()}): update this one, or give "
            "another folder with --home. Nothing was changed"
        )


def bring_up_to_date(home: Home) -> bool:
    """Gives the home this version's layout; whether anything had to be done.

    Raises:
        HomeTooNewError: the home is of a later layout.
    """
    check_not_newer(home)
    if home_says(home).get("tables") == declared() and home_says(home).get("layout") == LAYOUT:
        return False
    _move_database(home)
    is_old = home.database.is_file()
    if is_old:
        with open_unprepared(home.database) as connection:
            _adopt(connection)
    _sign(home)
    return is_old


def check_not_newer(home: Home) -> None:
    """Nothing, unless the home is of a later layout than this program knows.

    Raises:
        HomeTooNewError: it is.
    """
    told = home_says(home)
    if int(told.get("layout", 0)) > LAYOUT:
        raise HomeTooNewError(str(home.folder), str(told.get("code_version", "a version unknown")))


def home_says(home: Home) -> dict[str, Any]:
    """What ``home.json`` holds, nothing where there is none."""
    if not home.version_file.is_file():
        return {}
    try:
        told = json.loads(home.version_file.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def declared() -> dict[str, list[str]]:
    """The columns that this version's tables have, by table."""
    names = {table.name: [f"{column.name} {column.type}" for column in table.columns] for table in TABLES.values()}
    return {"raw.documents": [f"{name} {kind}" for name, kind in RAW_DOCUMENT_COLUMNS.items()], **names}


def _move_database(home: Home) -> None:
    """Takes the working database of an older home to where nobody opens it; under its old name readers find the published one."""
    old = home.folder / _OLD_DATABASE
    if not old.is_file() or old.is_symlink() or home.database.is_file():
        return
    home.database.parent.mkdir(exist_ok=True)
    for ending in (".wal", ""):  # the database last: a move that is interrupted is gone on with
        with suppress(FileNotFoundError):
            old.with_name(old.name + ending).rename(home.database.with_name(home.database.name + ending))
    old.symlink_to(home.latest_database.relative_to(home.folder))


def _sign(home: Home) -> None:
    aside = home.version_file.with_suffix(".new")
    aside.write_text(json.dumps({"layout": LAYOUT, "code_version": code_version(), "tables": declared()}, indent=1), encoding="utf-8")
    aside.replace(home.version_file)


def _adopt(connection: duckdb.DuckDBPyConnection) -> None:
    """Gives all tables this version's columns; documents and logs are kept, readings and marts are made anew by the next run."""
    connection.execute("BEGIN")
    for table in TABLES.values():  # what readers opened before snapshots had databases of their own
        _drop(connection, f"main.{table.name}")
    for view in _FORMER_VIEWS:
        _drop(connection, view)
    _add_columns(connection, "raw.documents", {name: kind.split()[0] for name, kind in RAW_DOCUMENT_COLUMNS.items()})
    for table in LOGS:
        wanted = _columns_of(connection, create_table_sql(table, "ops.wanted_columns"), "ops.wanted_columns")
        _add_columns(connection, f"ops.{table.name}", wanted)
        _count_nothing(connection, table)
    for table in (*MARTS, *REFERENCE):
        _drop_if_other(connection, f"staged.{table.name}", set(table.column_names))
    dropped = [_drop_if_other(connection, f"staged.{table.name}", {*table.column_names, "batch_id"}) for table in STORED_READINGS]
    if any(dropped):  # what one reading wrote goes as a whole: participants, say, are only known by their events
        for table in STORED_READINGS:
            _drop(connection, f"staged.{table.name}")
    if any(dropped) and _exists(connection, "ops.readings"):
        connection.execute("DELETE FROM ops.readings")
        connection.execute("DELETE FROM ops.published_batches")
    connection.execute("COMMIT")
    create_schemas(connection)


def _exists(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    return bool(_columns(connection, name))


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, str]:
    schema, table = name.split(".")
    rows = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ? AND table_name = ? AND NOT internal", [schema, table]
    ).fetchall()
    return dict(rows)


def _columns_of(connection: duckdb.DuckDBPyConnection, statement: str, name: str) -> dict[str, str]:
    connection.execute("CREATE SCHEMA IF NOT EXISTS ops")
    connection.execute(statement)
    found = _columns(connection, name)
    connection.execute(f"DROP TABLE {name}")
    return found


def _add_columns(connection: duckdb.DuckDBPyConnection, name: str, wanted: dict[str, str]) -> None:
    found = _columns(connection, name)
    for column, kind in wanted.items() if found else ():
        if column not in found:
            connection.execute(f'ALTER TABLE {name} ADD COLUMN "{column}" {kind}')


def _count_nothing(connection: duckdb.DuckDBPyConnection, log: Table) -> None:
    """What a run of before did not count is none: the logs are kept, and those columns may not be empty."""
    known = _columns(connection, f"ops.{log.name}")
    for column in log.columns:
        if column.type == "integer" and column.null_means is None and column.name in known:
            connection.execute(f'UPDATE ops.{log.name} SET "{column.name}" = 0 WHERE "{column.name}" IS NULL')


def _drop_if_other(connection: duckdb.DuckDBPyConnection, name: str, wanted: set[str]) -> bool:
    found = _columns(connection, name)
    if not found or set(found) == wanted:
        return False
    connection.execute(f"DROP TABLE {name} CASCADE")
    return True


def _drop(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    schema, table = name.split(".")
    found = connection.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_schema = ? AND table_name = ?", [schema, table]
    ).fetchall()
    for (kind,) in found:
        connection.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {name}")
