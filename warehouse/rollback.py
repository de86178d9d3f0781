"""Going back to an earlier snapshot: the working database forgets what came later, so that the next run goes on from there.

Documents that came later are kept aside (``ops.taken_back``), in case somebody goes forward again.
"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from warehouse.contract import quoted
from warehouse.database import transaction
from warehouse.inputs import forget_files
from warehouse.publish import record_parts
from warehouse.readings import forget_documents

_LATER_RUNS = "SELECT run_id FROM ops.runs WHERE started_at > (SELECT started_at FROM ops.runs WHERE run_id = ?)"


def go_back(connection: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """Lets the working database go on from the snapshot in that folder; returns how many documents came later."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    run_id = manifest["run_id"]
    with transaction(connection):
        later = connection.execute(
            f"SELECT document_id FROM raw.documents WHERE first_run_id IN ({_LATER_RUNS}) ORDER BY 1", [run_id]
        ).fetchall()
        _take_back(connection, [document_id for (document_id,) in later])
        _bring_forward(connection, run_id)
        connection.execute(f"DELETE FROM ops.quarantine WHERE run_id IN ({_LATER_RUNS})", [run_id])
        forget_files(connection)
        for name in ("ops.withdrawn", "ops.document_versions"):
            connection.execute(f"DELETE FROM {name} WHERE run_id IN ({_LATER_RUNS})", [run_id])
        connection.execute("UPDATE ops.snapshots SET is_current = (snapshot_id = ?)", [manifest["id"]])
        _count_as_published(connection, folder, [Path(path).stem for path in manifest["files"] if path.startswith("documents/")])
    return len(later)


def _take_back(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> None:
    """Removes documents and all that was read from them."""
    connection.execute("CREATE TABLE IF NOT EXISTS ops.taken_back AS FROM raw.documents LIMIT 0")
    connection.execute(
        "INSERT INTO ops.taken_back BY NAME SELECT * FROM raw.documents WHERE document_id IN (SELECT unnest(?))", [document_ids]
    )
    forget_documents(connection, document_ids)
    connection.execute(  # what is left of their stories is described anew
        "DELETE FROM staged.stories WHERE story_id IN (SELECT story_id FROM staged.stories WHERE document_id IN (SELECT unnest(?)))",
        [document_ids],
    )
    for name in ("raw.documents", "ops.readings", "ops.story_members", "ops.rejected"):
        connection.execute(f"DELETE FROM {name} WHERE document_id IN (SELECT unnest(?))", [document_ids])


def _bring_forward(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Takes documents in again that an earlier going back took away, if the snapshot holds them; the next run reads them."""
    there = f"first_run_id NOT IN ({_LATER_RUNS})"
    connection.execute(
        f"INSERT INTO raw.documents BY NAME SELECT * FROM ops.taken_back WHERE {there} "
        "AND document_id NOT IN (SELECT document_id FROM raw.documents)", [run_id],
    )  # fmt: skip
    connection.execute(f"DELETE FROM ops.taken_back WHERE {there}", [run_id])


def _count_as_published(connection: duckdb.DuckDBPyConnection, folder: Path, batches: list[str]) -> None:
    """Only what the snapshot holds is published, and every document has the story that it has there."""
    connection.execute("DELETE FROM ops.published_batches")
    connection.execute(
        "INSERT INTO ops.published_batches SELECT DISTINCT batch_id FROM ops.readings WHERE batch_id IN (SELECT unnest(?))", [batches]
    )
    record_parts(connection, "WHERE batch_id IN (SELECT batch_id FROM ops.published_batches)")
    files = quoted(str(folder / "documents" / "*.parquet"))
    connection.execute("DELETE FROM ops.published_not_current")
    if _has_column(connection, files, "is_current"):  # parts of before there was the column are written anew in any case
        connection.execute(f"INSERT INTO ops.published_not_current SELECT document_id FROM read_parquet({files}) WHERE NOT is_current")
    connection.execute(
        f"UPDATE ops.story_members AS members SET story_id = told.story_id FROM read_parquet({files}) AS told "
        "WHERE members.document_id = told.document_id AND members.story_id <> told.story_id"
    )


def _has_column(connection: duckdb.DuckDBPyConnection, files: str, name: str) -> bool:
    return name in {column for column, *_ in connection.execute(f"DESCRIBE SELECT * FROM read_parquet({files})").fetchall()}
