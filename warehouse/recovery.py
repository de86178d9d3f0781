"""Going on from what is published where the working database is behind it: it was lost, or comes from a backup.

The snapshot holds the text of every document, so that nothing is lost whose file is gone by now. What was read is read anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from warehouse.contract import quoted
from warehouse.database import RAW_DOCUMENT_COLUMNS, transaction
from warehouse.publish import add_snapshot, is_unrecorded
from warehouse.tables import LOGS
from warehouse.tables.logs import REJECTED

# What reading may have found in the text: taken for given only where the text does not hold it, or else it is found again.
_READ_FROM_TEXT = ("title", "byline")
_WITHDRAWN = """
INSERT INTO ops.withdrawn
SELECT document_id, arg_max(run_id, started_at) FROM ops.document_versions JOIN ops.runs USING (run_id)
WHERE change IN ('withdrawn', 'restored') AND document_id IN (SELECT document_id FROM raw.documents)
GROUP BY document_id HAVING arg_max(change, started_at) = 'withdrawn'
"""


def is_behind(connection: duckdb.DuckDBPyConnection, published: Path) -> bool:
    """Whether the database knows neither the snapshot that ``latest`` shows nor the run that made it."""
    if not is_unrecorded(connection, published):
        return False
    manifest = json.loads((published / "latest" / "manifest.json").read_text(encoding="utf-8"))
    return not connection.execute("SELECT run_id FROM ops.runs WHERE run_id = ?", [manifest["run_id"]]).fetchall()


def catch_up(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Takes over documents, stories and logs that the snapshot has and the database has not; the next snapshot is written whole."""
    folder = (published / "latest").resolve()
    with transaction(connection):
        for table in LOGS:
            if table is not REJECTED:  # made anew with the readings
                _add_missing(connection, f"ops.{table.name}", _files(folder, table.name), table.key)
        _add_documents(connection, _files(folder, "documents"))
        connection.execute("DELETE FROM ops.withdrawn")
        connection.execute(_WITHDRAWN)
        for name in ("published_batches", "published_parts", "published_reference"):
            connection.execute(f"DELETE FROM ops.{name}")
        add_snapshot(connection, published)


def _files(folder: Path, table: str) -> str:
    return f"read_parquet({quoted(str(folder / table / '*.parquet'))}, union_by_name = true)"


def _add_missing(connection: duckdb.DuckDBPyConnection, table: str, source: str, key: tuple[str, ...]) -> None:
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {source} ANTI JOIN {table} USING ({', '.join(key)})")


def _add_documents(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    there = {name for name, *_ in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
    told = {name: name for name in RAW_DOCUMENT_COLUMNS if name in there}
    told |= {name: f"CASE WHEN NOT contains(text, {name}) THEN {name} END AS {name}" for name in _READ_FROM_TEXT}
    told["published_basis"] = "CASE WHEN published_on IS NOT NULL THEN published_basis END AS published_basis"
    connection.execute(
        f"INSERT INTO raw.documents BY NAME SELECT {', '.join(told.values())} FROM {source} "
        "WHERE document_id NOT IN (SELECT document_id FROM raw.documents)"
    )
    connection.execute(
        f"UPDATE raw.documents AS ours SET supersedes = told.supersedes FROM {source} AS told WHERE ours.document_id = told.document_id"
    )
    connection.execute(
        f"INSERT INTO ops.story_members SELECT document_id, story_id FROM {source} "
        "ON CONFLICT (document_id) DO UPDATE SET story_id = excluded.story_id"
    )
