"""A person's query of what is published: one statement that reads, and its answer.

The database of a snapshot is opened read-only, but DuckDB would still write files (``COPY``, ``EXPORT``), open other databases and fetch
extensions. Files of one's own may be read, so that a list of countries can be joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import duckdb

from warehouse.query_errors import explain_query_error
from warehouse.schema import WireledgerError
from warehouse.tables import TABLES

Row = tuple[object, ...]
T = TypeVar("T")
# Rows that are handed over at a time: the first are printed while the last are still computed.
_AT_A_TIME = 5_000
_READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
# PIVOT comes as two statements without a text of their own: a type for the names of its columns, and the query.
_PIVOT = [duckdb.StatementType.CREATE, duckdb.StatementType.SELECT]
_EXPLAIN = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*EXPLAIN\s+(?:ANALYZE\s+|\([^)]*\)\s*)*", re.IGNORECASE | re.DOTALL)
_NO_CHANGES = "a snapshot is read-only, nothing in it can be changed"
_ONLY_READING = (
    "only what reads is run: SELECT, FROM, DESCRIBE, SUMMARIZE, PIVOT, EXPLAIN; to write the answer to a file: --output FILE, "
    "for all else open the snapshot's wireledger.duckdb in DuckDB itself"
)


class QueryError(WireledgerError):
    """A query that DuckDB does not take."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return f"the query cannot be run: {self.detail}"


def run_query(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[list[str], list[Row]]:
    """Column names and rows of a query.

    Raises:
        QueryError: DuckDB refuses it, or it is not one statement that reads.
    """
    columns, rows = stream_query(connection, query)
    return columns, list(rows)


def stream_query(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[list[str], Iterator[Row]]:
    """Column names and rows of a query as they come; the first are there, so that what goes wrong mostly has by now.

    Raises:
        QueryError: DuckDB refuses it, or it is not one statement that reads. It may come with later rows.
    """
    result = _answering(connection, query, lambda: connection.execute(query))
    rows = _rows(result, query)
    first = list(islice(rows, 1))
    return [column[0] for column in result.description or []], chain(first, rows)


def write_parquet(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Writes the answer as Parquet, with the types that it has in DuckDB.

    Raises:
        QueryError: DuckDB refuses it, or it is not one statement that reads.
    """
    _answering(connection, query, lambda: connection.sql(query).write_parquet(str(path), compression="zstd"))


def _answering(connection: duckdb.DuckDBPyConnection, query: str, answer: Callable[[], T]) -> T:
    """The answer to what only reads; nothing is fetched from elsewhere for it."""
    try:
        _check_reads(connection, query)
        connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        return answer()
    except duckdb.Error as error:
        raise QueryError(explain_query_error(str(error), query, _lacking(connection))) from None


def _lacking(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """The columns that the snapshot has not, by table: those that came with later versions of the program."""
    there: dict[str, set[str]] = {}
    rows = connection.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal").fetchall()
    for table, column in rows:
        there.setdefault(table, set()).add(column)
    lacking = {name: set(table.column_names) - there.get(name, set()) for name, table in TABLES.items()}
    return {name: columns for name, columns in lacking.items() if columns}


def _rows(result: duckdb.DuckDBPyConnection, query: str) -> Iterator[Row]:
    try:
        while rows := result.fetchmany(_AT_A_TIME):
            yield from rows
    except duckdb.Error as error:
        raise QueryError(explain_query_error(str(error), query)) from None


def _check_reads(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    statements = connection.extract_statements(query)
    if not statements:
        raise QueryError("it is empty")
    kinds = [statement.type for statement in statements]
    if kinds == _PIVOT and not any(statement.query for statement in statements):
        return
    if len(statements) > 1:
        raise QueryError(f"it holds {len(statements)} statements; give one at a time, or join them by WITH")
    if kinds == [duckdb.StatementType.EXPLAIN]:
        _check_reads(connection, _EXPLAIN.sub("", query, count=1))  # EXPLAIN ANALYZE runs what it explains
    elif kinds[0] not in _READING:
        raise QueryError(_NO_CHANGES if kinds[0] in _CHANGING else _ONLY_READING)


_CHANGING = {
    duckdb.StatementType.DROP, duckdb.StatementType.ALTER, duckdb.StatementType.INSERT, duckdb.StatementType.UPDATE,
    duckdb.StatementType.DELETE, duckdb.StatementType.CREATE, duckdb.StatementType.MERGE_INTO,
}  # fmt: skip
