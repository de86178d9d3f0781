"""Reading what is published: the database of a snapshot, opened so that nothing can be changed.

Readers never touch the working database, so they never lock a run out nor are locked out by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote
from typing import Any

import duckdb

from warehouse.confidence import LEAST_CONFIDENCE
from warehouse.contract import DATABASE, quoted
from warehouse.schema import WireledgerError
from warehouse.tables import TABLES

# Rows set aside as a person reads them: those that broke a rule themselves before those that only refer to one; the query is
# for ``ops.rejected`` or a published ``rejected``.
REJECTED_COLUMNS = """table_name, key, document_id, expectation, reason,
    coalesce(row->>'sentence', row->>'text', row->>'content', row->>'surface', row->>'summary', row->>'name', row) AS sentence"""
REJECTED_SHOWN = f"""
SELECT {REJECTED_COLUMNS} FROM {{}} ORDER BY regexp_matches(expectation, '_joins_'), table_name, key, rejected_id
"""
# What was set aside before it was read.
QUARANTINE_SHOWN = "SELECT source_uri, reason, detail, advice FROM quarantine ORDER BY source_uri, reason"
# Conflicts, each with its statements and their sources.
CONFLICTS_SHOWN = """
SELECT conflicts.*, coalesce((
    SELECT list(struct_pack(
        value := said.value, sentence := said.sentence, source := coalesce(documents.source_name, documents.source_uri)
    ) ORDER BY said.value, coalesce(documents.source_name, documents.source_uri), said.claim_id)
    FROM conflict_statements AS said JOIN documents USING (document_id) WHERE said.conflict_id = conflicts.conflict_id
), []) AS statements
FROM conflicts ORDER BY kind, n_stories DESC, conflict_id
"""


class NothingPublishedError(WireledgerError):
    """There is no snapshot to read."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        command = f"wireledger run INPUT --home {quote(str(Path(self.folder).parent))}"
        return f"nothing is published under {self.folder} yet; make a snapshot with: {command}"


@contextmanager
def open_published(latest: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which every published table can be read, and none changed.

    Raises:
        NothingPublishedError: the folder holds no snapshot.
    """
    if not (latest / "manifest.json").is_file():
        raise NothingPublishedError(str(latest.parent))
    with _connect(latest.resolve()) as connection:  # a snapshot that is switched away meanwhile stays readable
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET VARIABLE least_confidence = {_least_confidence(latest)}")
        yield connection


def _least_confidence(folder: Path) -> float:
    """From which confidence on figures count in the marts of a snapshot; earlier ones, which do not say it, had the default."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return float(manifest.get("least_confidence", LEAST_CONFIDENCE))


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """To the database of the snapshot; where it has none, or somebody has opened it for writing, to its Parquet files."""
    with suppress(duckdb.IOException, duckdb.ConnectionException):
        return duckdb.connect(str(folder / DATABASE), read_only=True)
    connection = duckdb.connect()
    for name in TABLES:
        if not any((folder / name).glob("*.parquet")):  # a snapshot of before there was the table
            continue
        files = quoted(str(folder / name / "*.parquet"))
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files})")
    return connection


def dicts_of(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """The rows of a query, each by the names of its columns."""
    result = connection.execute(query)
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
