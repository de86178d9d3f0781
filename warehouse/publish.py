"""Publishing: a snapshot of Parquet files, written aside and switched in whole.

``published/latest`` is a link to the current folder under ``published/snapshots``; it is replaced by one rename. Reading
tables grow by part files, one per batch, which later snapshots take over by hard link; marts and logs are written
anew. Beside them lies a database with all tables in it. Nothing in a snapshot is changed after the switch.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract import contract_digest, parquet_metadata, quoted, select_list
from warehouse.database import transaction
from warehouse.package import write_package, write_sums
from warehouse.schema import Table
from warehouse.snapshot_database import write_database
from warehouse.tables import READINGS, TABLES
from warehouse.views import view_sql

ROW_GROUP_SIZE = 122_880  # DuckDB's own
LEFTOVER = ".old-"  # how the folder of a snapshot is called while it is removed
# Writes more files into the folder of a new snapshot, given the folder of the one before and the manifest so far; gives their paths.
Fill = Callable[[Path, Path | None, Mapping[str, object]], list[str]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published state. ``rows`` by table name."""

    snapshot_id: str
    folder: Path
    parent_id: str | None
    rows: dict[str, int]


def current_snapshot(published: Path) -> tuple[str, Path] | None:
    """Id and folder of the snapshot that ``latest`` shows, null before the first."""
    latest = published / "latest"
    if not latest.is_dir():
        return None
    manifest = json.loads((latest / "manifest.json").read_text(encoding="utf-8"))
    return str(manifest["id"]), latest.resolve()


def publish_snapshot(
    connection: duckdb.DuckDBPyConnection, published: Path, *, snapshot_id: str, run_id: str, created_at: str, version: str,
    gate: dict[str, int], fill: Fill | None = None,
) -> Snapshot:  # fmt: skip
    """Writes a snapshot of the staged tables beside the others and switches ``latest`` to it.

    Until the last rename, before which all lies on the disk, readers see the snapshot before; a run that dies leaves at most a
    folder named '.new-...', which the next one removes. ``fill`` writes what stands beside the tables.
    """
    before = current_snapshot(published)
    snapshots = published / "snapshots"
    snapshots.mkdir(parents=True, exist_ok=True)
    for leftover in [*snapshots.glob(".new-*"), *snapshots.glob(LEFTOVER + "*")]:
        shutil.rmtree(leftover)
    draft = snapshots / f".new-{snapshot_id}"
    told = _manifest(before[1]) if before else {}
    files = _write_tables(
        _Draft(connection, draft, before[1] if before else None, version, told.get("contract", {}), _stale_batches(connection))
    )
    rows = _count_rows(connection, draft, files)
    sums = told.get("files", {})
    tables = _digests(draft, (path for paths in files.values() for path in paths), sums)
    manifest: dict[str, Any] = {
        "id": snapshot_id, "parent": before[0] if before else None, "created_at": created_at, "run_id": run_id, "code_version": version,
        "gate": gate, "least_confidence": _least_confidence(connection), "rows": rows,
        "contract": {table.name: contract_digest(table) for table in TABLES.values()},
        "files": tables,
    }  # fmt: skip
    manifest["database"] = _sha256(write_database(draft, before[1] if before else None, manifest))
    if fill is not None:
        manifest["files"] = tables | _digests(draft, fill(draft, before[1] if before else None, manifest), sums)
    _write_json(draft / "manifest.json", manifest)
    write_package(draft, manifest)
    write_sums(draft, manifest)
    _sync_tree(draft)
    folder = snapshots / snapshot_id
    draft.rename(folder)
    _sync(snapshots)
    switch_latest(published, folder)
    return Snapshot(snapshot_id, folder, before[0] if before else None, rows)


def _least_confidence(connection: duckdb.DuckDBPyConnection) -> float:
    [(least,)] = connection.execute("SELECT least_confidence FROM ops.reference_digest").fetchall()
    return float(least)


def switch_latest(published: Path, folder: Path) -> None:
    """Lets ``latest`` show a snapshot, by one rename of a link."""
    link, latest = published / ".latest-new", published / "latest"
    if latest.is_dir() and not latest.is_symlink():  # the home was copied by a program that follows links
        latest.rename(published / "snapshots" / f"{LEFTOVER}latest")
    link.unlink(missing_ok=True)
    link.symlink_to(folder.relative_to(published), target_is_directory=True)
    link.replace(latest)
    _sync(published)


def _sync_tree(folder: Path) -> None:
    """Has all of a snapshot on the disk, so that no power cut leaves ``latest`` with half a file."""
    for place, _, names in os.walk(folder):
        for path in (Path(place, name) for name in names):
            if path.stat().st_nlink == 1:  # a part taken over is there since its own snapshot
                _sync(path)
        _sync(Path(place))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # file systems that cannot do it for folders
            raise
    finally:
        os.close(descriptor)


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


def is_unrecorded(connection: duckdb.DuckDBPyConnection, published: Path) -> bool:
    """Whether ``latest`` shows a snapshot that the database does not know: the run died right after the switch."""
    current = current_snapshot(published)
    if current is None:
        return False
    return not connection.execute("SELECT snapshot_id FROM ops.snapshots WHERE snapshot_id = ?", [current[0]]).fetchall()


def is_other_current(connection: duckdb.DuckDBPyConnection, published: Path) -> bool:
    """Whether the database knows the snapshot that ``latest`` shows, but takes another for it: going back has died half-way."""
    current = current_snapshot(published)
    if current is None:
        return False
    return connection.execute("SELECT is_current FROM ops.snapshots WHERE snapshot_id = ?", [current[0]]).fetchall() == [(False,)]


def record_snapshot(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Writes down in the database that ``latest`` shows what is staged now."""
    with transaction(connection):
        add_snapshot(connection, published)
        connection.execute("DELETE FROM ops.published_batches")
        connection.execute("INSERT INTO ops.published_batches SELECT DISTINCT batch_id FROM ops.readings")
        record_parts(connection)
        connection.execute("DELETE FROM ops.published_not_current")
        connection.execute("INSERT INTO ops.published_not_current SELECT document_id FROM staged.documents WHERE NOT is_current")
        connection.execute("CREATE OR REPLACE TABLE ops.published_reference AS SELECT digest FROM ops.reference_digest")


def add_snapshot(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Lists the snapshot that ``latest`` shows as the current one."""
    folder = (published / "latest").resolve()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    connection.execute("UPDATE ops.snapshots SET is_current = false")
    connection.execute(
        "INSERT INTO ops.snapshots VALUES (?, ?, ?, ?, ?, true)",
        [manifest["id"], manifest["parent"], manifest["run_id"], manifest["created_at"], f"{published.name}/snapshots/{folder.name}"],
    )


def record_parts(connection: duckdb.DuckDBPyConnection, which: str = "") -> None:
    """Writes down how many rows of each batch there are now: what the next snapshot may not lose without cause."""
    connection.execute("DELETE FROM ops.published_parts")
    for table in READINGS:
        connection.execute(
            f"""
            INSERT INTO ops.published_parts
            SELECT '{table.name}', batch_id, count(*), any_value(n_documents) FROM staged.{table.name}
            JOIN (SELECT batch_id, count(*) AS n_documents FROM ops.readings GROUP BY batch_id) USING (batch_id) {which} GROUP BY batch_id
            """
        )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A snapshot while it is written. ``stale``: batches that were published with documents that count no more, or did not count."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    before: Path | None
    version: str
    contract: dict[str, str]
    stale: set[str]


def _write_tables(draft: _Draft) -> dict[str, list[str]]:
    """Part files of all tables by table name, relative to the snapshot's folder."""
    files: dict[str, list[str]] = {}
    for table in TABLES.values():
        (draft.folder / table.name).mkdir(parents=True)
        is_in_parts = table.kind == "reading" or table.of is not None
        files[table.name] = (_write_parts(draft, table) if is_in_parts else []) or [_write_whole(draft, table)]
    return files


def _write_parts(draft: _Draft, table: Table) -> list[str]:
    """One part per batch; a part that the database knows to be in the snapshot before is taken over as it is."""
    paths = []
    batches = draft.connection.execute(
        "SELECT batch_id, batch_id IN (SELECT batch_id FROM ops.published_batches) "
        f"FROM staged.{table.of or table.name} GROUP BY 1 ORDER BY 1"
    ).fetchall()
    for batch_id, is_published in batches:
        path = f"{table.name}/{batch_id}.parquet"
        if is_published and _stays(draft, table, batch_id) and draft.before and (draft.before / path).exists():
            _take_over(draft.before / path, draft.folder / path)
        else:
            _copy(draft, table, f"SELECT {select_list(table)} FROM {_source(table)} WHERE {_is_of(table, batch_id)}", path)
        paths.append(path)
    return paths


def _stays(draft: _Draft, table: Table, batch_id: str) -> bool:
    """Whether the part of the snapshot before says what this one would: it has the same columns, and the same documents count."""
    is_same = draft.contract.get(table.name) == contract_digest(table)
    return is_same and not (batch_id in draft.stale and "is_current" in table.column_names)


def _is_of(table: Table, batch_id: str) -> str:
    if table.of is None:
        return f"batch_id = '{batch_id}'"
    return f"document_id IN (SELECT document_id FROM ops.readings WHERE batch_id = '{batch_id}')"


def _source(table: Table) -> str:
    if table.kind == "view":
        return f"({view_sql(table, 'staged')})"
    return f"{'ops' if table.kind == 'log' else 'staged'}.{table.name}"


def _stale_batches(connection: duckdb.DuckDBPyConnection) -> set[str]:
    now = "SELECT document_id FROM staged.documents WHERE NOT is_current"
    then = "SELECT document_id FROM ops.published_not_current"
    rows = connection.execute(
        f"SELECT DISTINCT batch_id FROM ops.readings WHERE document_id IN (({now} EXCEPT {then}) UNION ALL ({then} EXCEPT {now}))"
    ).fetchall()
    return {batch_id for (batch_id,) in rows}


def _write_whole(draft: _Draft, table: Table) -> str:
    path = f"{table.name}/all.parquet"
    _copy(draft, table, f"SELECT {select_list(table)} FROM {_source(table)}", path)
    return path


def _copy(draft: _Draft, table: Table, query: str, path: str) -> None:
    order = ", ".join(f'"{column}"' for column in table.sort)
    metadata = ", ".join(f"{name}: {quoted(value)}" for name, value in parquet_metadata(table, draft.version).items())
    draft.connection.execute(
        f"COPY ({query} ORDER BY {order}) TO {quoted(str(draft.folder / path))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP_SIZE}, KV_METADATA {{{metadata}}})"
    )


def _take_over(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # file systems without hard links
        shutil.copy2(source, target)


def _count_rows(connection: duckdb.DuckDBPyConnection, draft: Path, files: dict[str, list[str]]) -> dict[str, int]:
    counts = {}
    for name, paths in files.items():
        row = connection.execute("SELECT count(*) FROM read_parquet(?)", [[str(draft / path) for path in paths]]).fetchone()
        counts[name] = int(row[0]) if row else 0
    return counts


def _manifest(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def _digests(folder: Path, paths: Iterable[str], before: dict[str, str]) -> dict[str, str]:
    """The digests of files by their paths in the folder."""
    return {path: _sum(folder / path, before.get(path)) for path in paths}


def _sum(path: Path, before: str | None) -> str:
    """The digest of a file. A part taken over keeps the one it was published with: of one that has been damaged since, it tells."""
    return before if before and path.stat().st_nlink > 1 else _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_json(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
