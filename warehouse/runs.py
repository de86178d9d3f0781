"""The log of runs: what has begun, how it ended, what was counted."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import duckdb
import polars as pl

from warehouse.database import insert_frame
from warehouse.schema import conform, rows_to_frame
from warehouse.tables import TABLES
from warehouse.tables.logs import RUNS


class Counts(Protocol):
    """How many articles a run found, took in, knew, set aside, and how many files it passed over."""

    n_found: int
    n_new: int
    n_known: int
    n_quarantined: int
    n_passed_over: int


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
