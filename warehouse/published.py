"""Reading what is published: an in-memory DuckDB with a view per table over the Parquet files of a snapshot.

Readers never touch the working database, so they never lock a run out nor are locked out by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.tables import TABLES, WireledgerError


class NothingPublishedError(WireledgerError):
    """There is no snapshot to read."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"nothing is published under {self.folder} yet; make a snapshot with: wireledger run INPUT"


class QueryError(WireledgerError):
    """A query that DuckDB does not take."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return f"the query cannot be run: {self.detail}"


@contextmanager
def open_published(latest: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which every published table is a view.

    Raises:
        NothingPublishedError: the folder holds no snapshot.
    """
    if not (latest / "manifest.json").is_file():
        raise NothingPublishedError(str(latest.parent))
    folder = latest.resolve()  # a snapshot that is switched away meanwhile stays readable
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name in TABLES:
            files = str(folder / name / "*.parquet").replace("'", "''")
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{files}')")
        yield connection


def run_query(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Column names and rows of a query.

    Raises:
        QueryError: DuckDB refuses it, or there is no statement in it.
    """
    try:
        result = connection.execute(query)
    except duckdb.Error as error:
        raise QueryError(str(error).splitlines()[0]) from None
    if result is None:
        raise QueryError("it is empty")
    columns = [column[0] for column in result.description or []]
    return columns, result.fetchall() if columns else []
