"""The files that runs have read: with what stamp of size and time, and which documents each held."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.database import insert_frame, transaction

FILES = {
    "path": pl.String(), "stamp": pl.String(), "reader": pl.String(), "document_ids": pl.List(pl.String),
    "withdrawn_ids": pl.List(pl.String), "n_known": pl.Int64(), "n_refused": pl.Int64(),
}  # fmt: skip


def files_as_read(connection: duckdb.DuckDBPyConnection, reader: str) -> pl.DataFrame:
    """What a reader has read before, a file a row."""
    return connection.execute(f"SELECT {', '.join(FILES)} FROM ops.files WHERE reader = ?", [reader]).pl()


def remember_files(connection: duckdb.DuckDBPyConnection, files: pl.DataFrame) -> None:
    """Keeps what some files held, in place of what they held before."""
    with transaction(connection):
        connection.execute("DELETE FROM ops.files WHERE path IN (SELECT unnest(?))", [files["path"].to_list()])
        insert_frame(connection, "ops.files", files)


def forget_files(connection: duckdb.DuckDBPyConnection) -> None:
    """Has the next run read all files."""
    connection.execute("DELETE FROM ops.files")


def forget_quarantine(connection: duckdb.DuckDBPyConnection) -> int:
    """Lets what was set aside count as never seen, and the snapshot as out of date; returns how many entries that were."""
    with transaction(connection):
        [(n_entries,)] = connection.execute("SELECT count(*) FROM ops.quarantine").fetchall()
        connection.execute("DELETE FROM ops.quarantine")
        connection.execute("DELETE FROM ops.files")  # so that the files are read again
        connection.execute("DELETE FROM ops.published_reference")  # what tells a run that there is something to publish
    return int(n_entries)
