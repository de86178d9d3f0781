"""The working database: its schemas, and how rows get in.

``raw`` holds documents as they came, ``staged`` all readings and marts before the audit, and ``ops`` what the pipeline needs
to know of itself. It is the pipeline's own: readers open the database of a snapshot (``warehouse.snapshot_database``).
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

import duckdb
import polars as pl

from warehouse.contract import create_table_sql
from warehouse.schema import WireledgerError, conform, rows_to_frame
from warehouse.tables import LOGS, MARTS, READINGS, TABLES
from warehouse.tables.logs import RUNS
from warehouse.tables.readings import DOCUMENTS

RAW_DOCUMENT_COLUMNS = {
    "document_id": "VARCHAR PRIMARY KEY", "source_uri": "VARCHAR NOT NULL", "source_name": "VARCHAR", "url": "VARCHAR",
    "title": "VARCHAR", "byline": "VARCHAR", "published_on": "DATE", "language": "VARCHAR NOT NULL", "text": "VARCHAR NOT NULL",
    "text_sha256": "VARCHAR NOT NULL", "supersedes": "VARCHAR", "first_run_id": "VARCHAR NOT NULL", "published_basis": "VARCHAR",
    "fetched_on": "DATE", "metadata_note": "VARCHAR", "encoding": "VARCHAR", "n_replaced": "BIGINT",
}  # fmt: skip
# Seconds to wait, again and again, for whoever has opened the working database for writing.
BUSY_PAUSES = (0.2, 0.5, 1, 2)
# What a reading that broke off is called in ``rejected``, beside the expectations that rows break.
READING_IS_WHOLE = "reading_is_whole"
# Readings that are stored as they are; documents are put together from raw.documents and what reading adds.
STORED_READINGS = [table for table in READINGS if table is not DOCUMENTS]
_OPS = (
    # Which version of the rules has read a document, and in which batch its rows lie.
    "CREATE TABLE IF NOT EXISTS ops.readings (document_id VARCHAR PRIMARY KEY, batch_id VARCHAR NOT NULL, reader_version VARCHAR NOT NULL)",
    "CREATE TABLE IF NOT EXISTS ops.published_batches (batch_id VARCHAR PRIMARY KEY)",
    # How many rows of each batch were published, and of how many documents: an unchanged batch never loses any.
    "CREATE TABLE IF NOT EXISTS ops.published_parts (table_name VARCHAR NOT NULL, batch_id VARCHAR NOT NULL, n_rows BIGINT NOT NULL, "
    "n_documents BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS ops.snapshots (snapshot_id VARCHAR PRIMARY KEY, parent_id VARCHAR, run_id VARCHAR NOT NULL, "
    "created_at TIMESTAMPTZ NOT NULL, folder VARCHAR NOT NULL, is_current BOOLEAN NOT NULL)",
    # Of which reference series the marts were made, and with which they were published.
    "CREATE TABLE IF NOT EXISTS ops.reference_digest (digest VARCHAR NOT NULL)",
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
       raw.language, raw.text, told.word_count, members.story_id, raw.supersedes, raw.metadata_note,
       coalesce(raw.encoding, 'utf-8') AS encoding, coalesce(raw.n_replaced, 0) AS n_replaced, raw.text_sha256,
       raw.first_run_id, told.batch_id
FROM raw.documents AS raw
JOIN staged.document_readings AS told USING (document_id)
JOIN ops.story_members AS members USING (document_id)
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
    for table in MARTS:
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


def add_raw_documents(connection: duckdb.DuckDBPyConnection, documents: pl.DataFrame) -> None:
    """Takes documents in, whole or not at all."""
    with transaction(connection):
        insert_frame(connection, "raw.documents", documents.select(list(RAW_DOCUMENT_COLUMNS)))


def unread_documents(connection: duckdb.DuckDBPyConnection, reader_version: str) -> pl.DataFrame:
    """The documents that no reading by this version of the rules exists for: ``document_id``, ``text_length``, by id."""
    return connection.execute(
        """
        SELECT document_id, length(text) AS text_length FROM raw.documents
        WHERE document_id NOT IN (SELECT document_id FROM ops.readings WHERE reader_version = ?)
        ORDER BY document_id
        """,
        [reader_version],
    ).pl()


def documents_to_read(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> pl.DataFrame:
    """The columns of raw documents that reading takes, in the order of their ids."""
    return connection.execute(
        "SELECT document_id, text, title, byline, published_on, published_basis, fetched_on FROM raw.documents "
        "WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id",
        [document_ids],
    ).pl()


def with_sources(connection: duckdb.DuckDBPyConnection, documents: pl.DataFrame) -> pl.DataFrame:
    """A frame with ``document_id``, and the ``source_uri`` of each beside it."""
    sources = connection.execute("SELECT document_id, source_uri FROM raw.documents").pl()
    return documents.join(sources, on="document_id", maintain_order="left")


def load_readings(connection: duckdb.DuckDBPyConnection, readings: dict[str, pl.DataFrame], batch_id: str, reader_version: str) -> None:
    """Stores the readings of one batch in place of older readings of its documents, in one transaction.

    Entities are shared: one that these rules know already keeps its first row.
    """
    documents = readings["documents"]
    batch = pl.lit(batch_id).alias("batch_id")
    with transaction(connection):
        connection.register("batch_documents", documents.select("document_id"))
        _forget_readings(connection)
        connection.execute("DELETE FROM ops.rejected WHERE document_id IN (SELECT document_id FROM batch_documents)")
        for table in STORED_READINGS:
            frame = conform(table, readings[table.name]).with_columns(batch)
            if table.name == "entities":
                _forget_entities(connection, frame, reader_version)
                known = connection.execute("SELECT entity_id FROM staged.entities").pl()
                frame = frame.join(known, on="entity_id", how="anti", maintain_order="left")
            insert_frame(connection, f"staged.{table.name}", frame)
        insert_frame(connection, "staged.document_readings", documents.with_columns(batch))
        insert_frame(connection, "ops.term_pairs", readings["term_pairs"])
        insert_frame(connection, "ops.ordinals", readings["ordinals"])
        connection.execute("DELETE FROM ops.readings WHERE document_id IN (SELECT document_id FROM batch_documents)")
        insert_frame(connection, "ops.readings", documents.select("document_id", batch, reader_version=pl.lit(reader_version)))
        if "broken" in readings:
            _reject_broken(connection, readings["broken"])
        connection.unregister("batch_documents")


def _forget_entities(connection: duckdb.DuckDBPyConnection, entities: pl.DataFrame, reader_version: str) -> None:
    """Removes what an older version of the rules knew of some entities."""
    connection.register("known_anew", entities.select("entity_id"))
    connection.execute(
        "DELETE FROM staged.entities WHERE entity_id IN (SELECT entity_id FROM known_anew) "
        "AND batch_id NOT IN (SELECT batch_id FROM ops.readings WHERE reader_version = ?)",
        [reader_version],
    )
    connection.unregister("known_anew")


def _reject_broken(connection: duckdb.DuckDBPyConnection, broken: pl.DataFrame) -> None:
    """Keeps in ``rejected`` where rules of reading broke off: ``document_id``, ``table_name``, ``detail``, ``sentence``."""
    connection.register("broken_readings", broken)
    connection.execute(
        f"""
        INSERT INTO ops.rejected
        SELECT DISTINCT 'rej_' || left(md5(concat_ws('|', document_id, table_name, detail, sentence)), 16), table_name, document_id,
            document_id, '{READING_IS_WHOLE}', to_json({{'sentence': sentence}})::VARCHAR, detail
        FROM broken_readings
        """
    )
    connection.unregister("broken_readings")


def forget_documents(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> None:
    """Removes all that was read from some documents; they count as read, so that these rules do not try them again."""
    connection.register("batch_documents", pl.DataFrame({"document_id": document_ids}, schema={"document_id": pl.String}))
    _forget_readings(connection)
    connection.unregister("batch_documents")


def _forget_readings(connection: duckdb.DuckDBPyConnection) -> None:
    """Removes what was read from the documents of the batch."""
    ours = "(SELECT document_id FROM batch_documents)"
    connection.execute(
        f"DELETE FROM staged.event_participants WHERE event_id IN (SELECT event_id FROM staged.events WHERE document_id IN {ours})"
    )
    for name in ("passages", "mentions", "roles", "quotes", "figures", "events", "document_readings"):
        connection.execute(f"DELETE FROM staged.{name} WHERE document_id IN {ours}")
    for name in ("term_pairs", "ordinals"):
        connection.execute(f"DELETE FROM ops.{name} WHERE document_id IN {ours}")


def tidy_entities(connection: duckdb.DuckDBPyConnection) -> None:
    """After a reading anew: drops entities that nothing mentions any more, and moves those of gone batches to a live one."""
    with transaction(connection):
        used = " UNION ALL ".join(
            f'SELECT "{column.name}" FROM staged.{table.name} WHERE "{column.name}" IS NOT NULL'
            for table in READINGS for column in table.columns if column.references == "entities.entity_id"
        )  # fmt: skip
        connection.execute(f"DELETE FROM staged.entities WHERE entity_id NOT IN ({used})")
        connection.execute(
            """
            UPDATE staged.entities AS entities SET batch_id = homes.batch_id
            FROM (SELECT entity_id, min(batch_id) AS batch_id FROM staged.mentions GROUP BY entity_id) AS homes
            WHERE entities.entity_id = homes.entity_id AND entities.batch_id NOT IN (SELECT batch_id FROM ops.readings)
            """
        )


def skip_unread_versions(connection: duckdb.DuckDBPyConnection) -> None:
    """Lets a version that replaces one on which reading broke replace the version before that."""
    while connection.execute(
        """
        UPDATE raw.documents AS later SET supersedes = earlier.supersedes FROM raw.documents AS earlier
        WHERE later.supersedes = earlier.document_id
            AND earlier.document_id NOT IN (SELECT document_id FROM staged.document_readings)
        RETURNING later.document_id
        """
    ).fetchall():
        pass


def is_anything_unpublished(connection: duckdb.DuckDBPyConnection, reference_digest: str, *, has_snapshot: bool) -> bool:
    """Whether a new snapshot would differ from the published one.

    That is so if readings or refusals are not in it, if it is gone, or if its marts were made with another reference series.
    """
    published = "SELECT started_at FROM ops.snapshots JOIN ops.runs USING (run_id) WHERE is_current"
    [(readings, new_readings, refused, new_refused, same_reference)] = connection.execute(
        f"""
        SELECT (SELECT count(*) FROM ops.readings),
            (SELECT count(*) FROM ops.readings WHERE batch_id NOT IN (SELECT batch_id FROM ops.published_batches)),
            (SELECT count(*) FROM ops.quarantine),
            (SELECT count(*) FROM ops.quarantine JOIN ops.runs USING (run_id) WHERE started_at > ({published})),
            (SELECT count(*) FROM ops.published_reference WHERE digest = ?)
        """,
        [reference_digest],
    ).fetchall()
    if not has_snapshot:
        return bool(readings or refused)
    return bool(new_readings or new_refused or not same_reference)


def forget_quarantine(connection: duckdb.DuckDBPyConnection) -> int:
    """Lets what was set aside count as never seen, and the snapshot as out of date; returns how many entries that were."""
    with transaction(connection):
        [(n_entries,)] = connection.execute("SELECT count(*) FROM ops.quarantine").fetchall()
        connection.execute("DELETE FROM ops.quarantine")
        connection.execute("DELETE FROM ops.files")  # so that the files are read again
        connection.execute("DELETE FROM ops.published_reference")  # what tells a run that there is something to publish
    return int(n_entries)


def forget_reading(connection: duckdb.DuckDBPyConnection) -> int:
    """Lets every document count as unread; returns how many there are."""
    with transaction(connection):
        connection.execute("DELETE FROM ops.readings")
        connection.execute("DELETE FROM ops.published_batches")
        [(n_documents,)] = connection.execute("SELECT count(*) FROM raw.documents").fetchall()
    return int(n_documents)


def log_rows(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Appends rows to a log table."""
    insert_frame(connection, f"ops.{name}", conform(TABLES[name], frame))


def start_run(connection: duckdb.DuckDBPyConnection, run_id: str, started_at: datetime, code_version: str) -> None:
    """Logs that a run has begun."""
    row = dict.fromkeys(RUNS.column_names) | {
        "run_id": run_id, "started_at": started_at, "status": "running", "code_version": code_version,
        "n_found": 0, "n_new": 0, "n_known": 0, "n_quarantined": 0, "n_passed_over": 0,
    }  # fmt: skip
    log_rows(connection, "runs", rows_to_frame(RUNS, [row]))


class Counts(Protocol):
    """How many articles a run found, took in, knew, set aside, and how many files it passed over."""

    n_found: int
    n_new: int
    n_known: int
    n_quarantined: int
    n_passed_over: int


def finish_run(
    connection: duckdb.DuckDBPyConnection, run_id: str, status: str, finished_at: datetime, snapshot_id: str | None,
    message: str | None, counts: Counts | None = None,
) -> None:  # fmt: skip
    """Logs how a run has ended."""
    connection.execute(
        "UPDATE ops.runs SET status = ?, finished_at = ?, snapshot_id = ?, message = ? WHERE run_id = ?",
        [status, finished_at, snapshot_id, message, run_id],
    )
    if counts is not None:
        connection.execute(
            "UPDATE ops.runs SET n_found = ?, n_new = ?, n_known = ?, n_quarantined = ?, n_passed_over = ? WHERE run_id = ?",
            [counts.n_found, counts.n_new, counts.n_known, counts.n_quarantined, counts.n_passed_over, run_id],
        )


def close_dead_runs(connection: duckdb.DuckDBPyConnection) -> None:
    """Marks runs as failed that were killed: still running, or about to publish a snapshot that never came to be."""
    connection.execute(
        """
        UPDATE ops.runs SET status = 'failed', snapshot_id = NULL, message = 'killed before its end'
        WHERE status = 'running' OR (status = 'published' AND snapshot_id NOT IN (SELECT snapshot_id FROM ops.snapshots))
        """
    )
