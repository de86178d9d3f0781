"""The working database: its schemas, and the way in.

``raw`` holds documents as they came, ``staged`` all readings and marts before the audit, and ``ops`` what the pipeline needs
to know of itself. It is the pipeline's own: readers open the database of a snapshot (``warehouse.snapshot_database``). What goes
into it and out of it stands with its noun: documents and their readings (``warehouse.readings``), runs (``warehouse.runs``),
files (``warehouse.inputs``), stories (``warehouse.story_queries``).
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from warehouse.contract import create_table_sql
from warehouse.schema import WireledgerError
from warehouse.tables import LOGS, MARTS, READINGS, REFERENCE
from warehouse.tables.readings import DOCUMENTS

RAW_DOCUMENT_COLUMNS = {
    "document_id": "VARCHAR PRIMARY KEY", "source_uri": "VARCHAR NOT NULL", "source_name": "VARCHAR", "url": "VARCHAR",
    "title": "VARCHAR", "byline": "VARCHAR", "published_on": "DATE", "language": "VARCHAR NOT NULL", "text": "VARCHAR NOT NULL",
    "text_sha256": "VARCHAR NOT NULL", "supersedes": "VARCHAR", "first_run_id": "VARCHAR NOT NULL", "published_basis": "VARCHAR",
    "fetched_on": "DATE", "metadata_note": "VARCHAR", "encoding": "VARCHAR", "n_replaced": "BIGINT",
}  # fmt: skip
# How much of a database DuckDB keeps in memory; what does not fit goes to files beside it. As it comes it takes four fifths of the
# machine, so that a run grows with the corpus; less than this for each core and it may not get through.
MEMORY = f"{max(1024, 256 * (os.cpu_count() or 1))}MB"
# Seconds to wait, again and again, for whoever has opened the working database for writing.
BUSY_PAUSES = (0.2, 0.5, 1, 2)
# Readings that are stored as they are; documents are put together from raw.documents and what reading adds.
STORED_READINGS = [table for table in READINGS if table is not DOCUMENTS]
_OPS = (
    # Which version of the rules has read a document, and in which batch its rows lie.
    "CREATE TABLE IF NOT EXISTS ops.readings (document_id VARCHAR PRIMARY KEY, batch_id VARCHAR NOT NULL, reader_version VARCHAR NOT NULL)",
    "CREATE TABLE IF NOT EXISTS ops.published_batches (batch_id VARCHAR PRIMARY KEY)",
    # Documents that did not count when they were published: the part of one that counts by now is written anew.
    "CREATE TABLE IF NOT EXISTS ops.published_not_current (document_id VARCHAR PRIMARY KEY)",
    # How many rows of each batch were published, and of how many documents: an unchanged batch never loses any.
    "CREATE TABLE IF NOT EXISTS ops.published_parts (table_name VARCHAR NOT NULL, batch_id VARCHAR NOT NULL, n_rows BIGINT NOT NULL, "
    "n_documents BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS ops.snapshots (snapshot_id VARCHAR PRIMARY KEY, parent_id VARCHAR, run_id VARCHAR NOT NULL, "
    "created_at TIMESTAMPTZ NOT NULL, folder VARCHAR NOT NULL, is_current BOOLEAN NOT NULL)",
    # With which reference series and from which confidence on the marts were made, and with which they were published.
    "CREATE TABLE IF NOT EXISTS ops.reference_digest (digest VARCHAR NOT NULL, least_confidence DOUBLE NOT NULL)",
    "CREATE TABLE IF NOT EXISTS ops.published_reference (digest VARCHAR NOT NULL)",
    # What stories are found by: sampled pairs of terms (transforms.stories.terms), kept for all documents.
    "CREATE TABLE IF NOT EXISTS ops.term_pairs (document_id VARCHAR NOT NULL, term_pair UBIGINT NOT NULL)",
    # Which of their kind things are said to be (transforms.figures.ordinals); the mart claims shows them.
    "CREATE TABLE IF NOT EXISTS ops.ordinals (ordinal_id VARCHAR NOT NULL, document_id VARCHAR NOT NULL, passage_id VARCHAR NOT NULL, "
    "char_start BIGINT NOT NULL, char_end BIGINT NOT NULL, surface VARCHAR NOT NULL, person_id VARCHAR NOT NULL, person VARCHAR NOT NULL, "
    "noun VARCHAR NOT NULL, ordinal BIGINT NOT NULL, time_window VARCHAR, is_beginning BOOLEAN NOT NULL, sentence VARCHAR NOT NULL)",
    # What was read, and is not read again while it stays as it is (warehouse.inputs).
    "CREATE TABLE IF NOT EXISTS ops.files (path VARCHAR NOT NULL, stamp VARCHAR NOT NULL, reader VARCHAR NOT NULL, "
    "document_ids VARCHAR[] NOT NULL, withdrawn_ids VARCHAR[] NOT NULL, n_known BIGINT NOT NULL, n_refused BIGINT NOT NULL)",
    # Documents that count no more.
    "CREATE TABLE IF NOT EXISTS ops.withdrawn (document_id VARCHAR PRIMARY KEY, run_id VARCHAR NOT NULL)",
    "CREATE TABLE IF NOT EXISTS ops.story_members (document_id VARCHAR PRIMARY KEY, story_id VARCHAR NOT NULL)",
)
_STAGED_DOCUMENTS = """
CREATE OR REPLACE VIEW staged.documents AS
SELECT raw.document_id, raw.source_uri, raw.source_name, raw.url, told.title, told.byline, told.published_on,
       told.published_basis, told.published_from, told.published_to,
       strftime(told.published_from, '%Y-%m-%d') || '/' || strftime(told.published_to, '%Y-%m-%d') AS published_between,
       raw.language, raw.text, told.word_count, members.story_id, raw.supersedes,
       later.supersedes IS NULL AND withdrawn.document_id IS NULL AS is_current, raw.metadata_note,
       coalesce(raw.encoding, 'utf-8') AS encoding, coalesce(raw.n_replaced, 0) AS n_replaced, raw.text_sha256,
       raw.first_run_id, told.batch_id
FROM raw.documents AS raw
JOIN staged.document_readings AS told USING (document_id)
JOIN ops.story_members AS members USING (document_id)
LEFT JOIN (
    SELECT DISTINCT supersedes FROM raw.documents
    JOIN staged.document_readings USING (document_id) JOIN ops.story_members USING (document_id)
) AS later ON later.supersedes = raw.document_id
LEFT JOIN ops.withdrawn AS withdrawn ON withdrawn.document_id = raw.document_id
"""


class DatabaseBusyError(WireledgerError):
    """Another process holds the working database."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        return (
            f"the working database {self.path} is in use by another process ({self.detail.splitlines()[0]}); end that one and run "
            "again. To look things up, open published/latest/wireledger.duckdb instead, which no run ever waits for"
        )


class NoDatabaseError(WireledgerError):
    """The file of the working database is none, or of another version of DuckDB."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        return f"the database {self.path} cannot be opened ({self.detail.splitlines()[0]}); move it away, and the next run makes a new one"


@contextmanager
def open_database(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the working database, its schemas in place.

    Raises:
        DatabaseBusyError: another process writes to it.
        NoDatabaseError: the file is no database.
    """
    with open_unprepared(path) as connection:
        create_schemas(connection)
        yield connection


@contextmanager
def open_unprepared(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the working database as it is.

    Raises:
        DatabaseBusyError: another process writes to it.
        NoDatabaseError: the file is no database.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(path)
    try:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        yield connection
    finally:
        connection.close()


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Waits a little for whoever writes to the database; who only reads it keeps the file as it is now, and we go on with a copy."""
    for pause in (*BUSY_PAUSES, None):
        try:
            return duckdb.connect(str(path))
        except duckdb.IOException as error:
            if "lock" not in str(error):
                raise NoDatabaseError(str(path), str(error)) from None
            if pause is None:
                raise DatabaseBusyError(str(path), str(error)) from None
            if not _leave_to_readers(path):
                time.sleep(pause)
    raise AssertionError("the last pause is none")


def _leave_to_readers(path: Path) -> bool:
    """Puts a copy in place of a database that others only read; whether it could be done.

    The lock that readers hold goes with the old file. While it is copied we read it too, so that nobody can write to it.
    """
    aside = path.with_name(path.name + ".new")
    try:
        with duckdb.connect(str(path), read_only=True):
            shutil.copyfile(path, aside)
            aside.replace(path)
    except duckdb.IOException:  # somebody writes
        return False
    return True


def create_schemas(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates whatever of schemas, tables and views is not there yet."""
    for schema in ("raw", "staged", "ops"):
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    columns = ", ".join(f"{name} {kind}" for name, kind in RAW_DOCUMENT_COLUMNS.items())
    connection.execute(f"CREATE TABLE IF NOT EXISTS raw.documents ({columns})")
    for name, kind in RAW_DOCUMENT_COLUMNS.items():
        if " " not in kind:  # columns that homes of earlier versions lack
            connection.execute(f"ALTER TABLE raw.documents ADD COLUMN IF NOT EXISTS {name} {kind}")
    for table in STORED_READINGS:
        connection.execute(create_table_sql(table, f"staged.{table.name}", ["batch_id VARCHAR NOT NULL"]))
    connection.execute(
        "CREATE TABLE IF NOT EXISTS staged.document_readings (document_id VARCHAR PRIMARY KEY, title VARCHAR, byline VARCHAR, "
        "published_on DATE, published_basis VARCHAR NOT NULL, word_count BIGINT NOT NULL, batch_id VARCHAR NOT NULL)"
    )
    for name in ("published_from", "published_to"):
        connection.execute(f"ALTER TABLE staged.document_readings ADD COLUMN IF NOT EXISTS {name} DATE")
    for table in (*MARTS, *REFERENCE):
        connection.execute(create_table_sql(table, f"staged.{table.name}", is_strict=False))
    for table in LOGS:
        connection.execute(create_table_sql(table, f"ops.{table.name}"))
    for statement in _OPS:
        connection.execute(statement)
    connection.execute(_STAGED_DOCUMENTS)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the statements inside, or none."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def insert_frame(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Appends the rows of a frame to a table by column name."""
    if frame.is_empty():
        return
    connection.register("incoming_rows", frame)
    columns = ", ".join(f'"{column}"' for column in frame.columns)
    connection.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM incoming_rows")
    connection.unregister("incoming_rows")
