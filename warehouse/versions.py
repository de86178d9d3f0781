"""Versions of an article: which one counts, what was withdrawn, and what became of each, told in ``document_versions``.

What changes for a document that was published lets its part be written anew.
"""

from __future__ import annotations

from collections.abc import Collection

import duckdb
import polars as pl

from warehouse.batches import rename_batches

# What may be told of an article anew, by its metadata.
TOLD = ("source_name", "url", "title", "byline", "published_on", "published_basis", "metadata_note")


def known_versions(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """All documents taken in: id, source, digest, what is told of each, which it supersedes, and whether it is withdrawn.

    The source is where the document was found last.
    """
    return connection.execute(
        f"""
        WITH moved AS (
            SELECT document_id, arg_max(detail, started_at) AS place FROM ops.document_versions JOIN ops.runs USING (run_id)
            WHERE change = 'moved' GROUP BY document_id
        )
        SELECT document_id, coalesce(place, source_uri) AS source_uri, text_sha256, supersedes, {", ".join(TOLD)},
            document_id IN (SELECT document_id FROM ops.withdrawn) AS is_withdrawn
        FROM raw.documents LEFT JOIN moved USING (document_id) ORDER BY document_id
        """
    ).pl()


def known_ids(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The ids of all documents taken in."""
    return {document_id for (document_id,) in connection.execute("SELECT document_id FROM raw.documents").fetchall()}


def log_new_versions(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes down every document that has no entry yet, as a first version or a correction."""
    connection.execute(
        f"""
        INSERT INTO ops.document_versions
        SELECT {_key("document_id", "'taken_in'", "first_run_id")}, document_id, supersedes, first_run_id,
            CASE WHEN supersedes IS NULL THEN 'first' ELSE 'correction' END, NULL
        FROM raw.documents
        WHERE document_id NOT IN (SELECT document_id FROM ops.document_versions WHERE change IN ('first', 'correction'))
        """
    )


def move(connection: duckdb.DuckDBPyConnection, places: dict[str, str], run_id: str) -> None:
    """Writes down where documents were found that are gone from where they were; that alone is nothing to publish."""
    for document_id, place in sorted(places.items()):
        _log(connection, document_id, "moved", run_id, detail=place)


def put_back(connection: duckdb.DuckDBPyConnection, document_id: str, current_id: str, run_id: str) -> None:
    """Lets a version count again in place of the one that has replaced it."""
    [(earlier_id,)] = connection.execute("SELECT supersedes FROM raw.documents WHERE document_id = ?", [document_id]).fetchall()
    [(later_id,)] = connection.execute("SELECT document_id FROM raw.documents WHERE supersedes = ?", [document_id]).fetchall()
    connection.execute("UPDATE raw.documents SET supersedes = ? WHERE document_id = ?", [earlier_id, later_id])
    connection.execute("UPDATE raw.documents SET supersedes = ? WHERE document_id = ?", [current_id, document_id])
    _write_anew(connection, [document_id, later_id], run_id)
    _log(connection, document_id, "went_back", run_id, replaces=current_id)


def tell_anew(connection: duckdb.DuckDBPyConnection, document_id: str, told: dict[str, object], run_id: str) -> None:
    """Puts other metadata in place of a document's; the run reads it anew."""
    names = list(told)
    changes = ", ".join(f'"{name}" = ?' for name in names)
    connection.execute(f"UPDATE raw.documents SET {changes} WHERE document_id = ?", [*told.values(), document_id])
    _write_anew(connection, [document_id], run_id)
    connection.execute("DELETE FROM ops.readings WHERE document_id = ?", [document_id])
    _log(connection, document_id, "metadata", run_id, detail=", ".join(names))


def withdraw(connection: duckdb.DuckDBPyConnection, document_ids: Collection[str], run_id: str) -> None:
    """Takes documents out of all marts; they and what was read from them stay in their own tables."""
    for document_id in sorted(document_ids):
        connection.execute("INSERT INTO ops.withdrawn VALUES (?, ?)", [document_id, run_id])
        _log(connection, document_id, "withdrawn", run_id)
    if document_ids:
        _let_publish(connection)


def restore(connection: duckdb.DuckDBPyConnection, document_ids: Collection[str], run_id: str) -> None:
    """Lets withdrawn documents count again."""
    for document_id in sorted(document_ids):
        connection.execute("DELETE FROM ops.withdrawn WHERE document_id = ?", [document_id])
        _log(connection, document_id, "restored", run_id)
    if document_ids:
        _let_publish(connection)


def _write_anew(connection: duckdb.DuckDBPyConnection, document_ids: list[str], run_id: str) -> None:
    """Has the published parts of documents written anew."""
    rename_batches(connection, document_ids, run_id[-8:])
    connection.execute("DELETE FROM ops.published_batches WHERE batch_id NOT IN (SELECT batch_id FROM ops.readings)")


def _let_publish(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("DELETE FROM ops.published_reference")  # what tells a run that there is something to publish


def _log(
    connection: duckdb.DuckDBPyConnection,
    document_id: str,
    change: str,
    run_id: str,
    *,
    replaces: str | None = None,
    detail: str | None = None,
) -> None:
    connection.execute(
        f"INSERT INTO ops.document_versions SELECT {_key('?', '?', '?')}, ?, ?, ?, ?, ?",
        [document_id, change, run_id, document_id, replaces, run_id, change, detail],
    )


def _key(*parts: str) -> str:
    return f"'ver_' || left(md5(concat_ws('|', {', '.join(parts)})), 16)"
