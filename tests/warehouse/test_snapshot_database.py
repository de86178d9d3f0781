"""The database of a snapshot: whole, movable, closed to writing, and as cheap as what is new."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.ledger import Ledger
from tests.warehouse.test_publish import manifest_of, put_out
from warehouse import snapshot_database
from warehouse.publish import _sha256
from warehouse.published import open_published
from warehouse.queries import QueryError, run_query
from warehouse.snapshot_database import DATABASE
from warehouse.tables import TABLES


@pytest.fixture
def published(ledger: Ledger, tmp_path: Path) -> Path:
    """Two snapshots, of one document and of two."""
    ledger.document("doc_a")
    ledger.figure("doc_a", 240.05, 240.15)
    ledger.reconcile()
    put_out(ledger, tmp_path / "published", "snap_1")
    ledger.document("doc_b", batch="bat_2")
    ledger.reconcile()
    put_out(ledger, tmp_path / "published", "snap_2")
    return tmp_path / "published"


def tables_of(database: Path) -> dict[str, list[tuple]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in TABLES}


def parquet_of(folder: Path) -> dict[str, list[tuple]]:
    with duckdb.connect() as connection:
        return {name: connection.execute(f"SELECT * FROM '{folder / name}/*.parquet' ORDER BY ALL").fetchall() for name in TABLES}


@pytest.mark.parametrize("snapshot", ["snap_1", "snap_2"])
def test_it_holds_what_the_files_hold(published: Path, snapshot: str) -> None:
    folder = published / "snapshots" / snapshot
    assert tables_of(folder / DATABASE) == parquet_of(folder)
    assert manifest_of(folder)["database"] == _sha256(folder / DATABASE)


def test_its_columns_are_as_declared_and_described(published: Path) -> None:
    with duckdb.connect(str(published / "latest" / DATABASE), read_only=True) as connection:
        for name, table in TABLES.items():
            found = connection.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [name]).fetchall()
            assert found == [(column.name, column.description) for column in table.columns]


def test_it_opens_after_a_move_and_from_any_folder(published: Path, tmp_path: Path) -> None:
    before = tables_of(published / "latest" / DATABASE)
    moved = tmp_path / "elsewhere" / "moved"
    moved.parent.mkdir()
    published.rename(moved)
    (tmp_path / "work").mkdir()
    program = f"import duckdb; print(duckdb.connect({os.path.relpath(moved / 'latest' / DATABASE, tmp_path / 'work')!r}, read_only=True).sql('SELECT count(*) FROM documents').fetchall())"
    answer = subprocess.run([sys.executable, "-c", program], cwd=tmp_path / "work", capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[(2,)]"
    assert tables_of(moved / "latest" / DATABASE) == before


def test_nothing_in_it_can_be_dropped_or_changed(published: Path) -> None:
    with open_published(published / "latest") as connection:
        for query in (
            "DROP TABLE documents",
            "DROP VIEW documents",
            "DELETE FROM figures",
            "CREATE TABLE mine (i INT)",
            "UPDATE runs SET message = ''",
        ):
            with pytest.raises(QueryError, match="read-only") as error:
                run_query(connection, query)
            assert "\n" not in str(error.value)
    assert not (published / "latest" / DATABASE).stat().st_mode & 0o222


def test_only_new_files_are_loaded(ledger: Ledger, published: Path, monkeypatch) -> None:
    filled: dict[str, list[str]] = {}
    fill = snapshot_database._fill_table

    def noted(connection, table, draft, files, kept) -> None:
        filled[table.name] = sorted(files.keys() - kept.keys())
        fill(connection, table, draft, files, kept)

    monkeypatch.setattr(snapshot_database, "_fill_table", noted)
    ledger.document("doc_c", batch="bat_3")
    ledger.reconcile()
    put_out(ledger, published, "snap_3")
    assert (filled["documents"], filled["passages"], filled["figures"]) == (["documents/bat_3.parquet"], ["passages/bat_3.parquet"], [])
    assert tables_of(published / "latest" / DATABASE) == parquet_of(published / "latest")


def test_a_part_that_is_gone_goes_from_the_database_too(ledger: Ledger, published: Path) -> None:
    for name in ("staged.passages", "staged.document_readings", "ops.readings"):
        ledger.connection.execute(f"UPDATE {name} SET batch_id = 'bat_9' WHERE batch_id = 'bat_1'")
    put_out(ledger, published, "snap_3")
    assert tables_of(published / "latest" / DATABASE) == parquet_of(published / "latest")


@pytest.mark.parametrize("damage", ["missing", "no database", "rows gone"])
def test_a_damaged_one_is_made_anew(ledger: Ledger, published: Path, damage: str) -> None:
    database = published / "snapshots" / "snap_2" / DATABASE
    database.chmod(0o644)
    if damage == "missing":
        database.unlink()
    elif damage == "no database":
        database.write_bytes(b"x" * 20_000)
    else:
        with duckdb.connect(str(database)) as connection:
            connection.execute("DELETE FROM documents")
    ledger.document("doc_c", batch="bat_3")
    ledger.reconcile()
    put_out(ledger, published, "snap_3")
    assert tables_of(published / "latest" / DATABASE) == parquet_of(published / "latest")


def test_without_it_readers_get_the_parquet_files(published: Path) -> None:
    (published / "snapshots" / "snap_2" / DATABASE).unlink()
    with open_published(published / "latest") as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]


def test_who_has_it_open_for_writing_keeps_nobody_from_reading(published: Path, tmp_path: Path) -> None:
    database = published / "snapshots" / "snap_2" / DATABASE
    database.chmod(0o644)
    program = f"import duckdb, sys; c = duckdb.connect({str(database)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with open_published(published / "latest") as connection:
            assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
        holder.stdin.close()


def test_a_copied_snapshot_is_whole_by_itself(published: Path, tmp_path: Path) -> None:
    shutil.copytree(published / "latest", tmp_path / "alone")
    shutil.rmtree(published)
    assert json.loads((tmp_path / "alone" / "manifest.json").read_text())["rows"]["documents"] == 2
    assert tables_of(tmp_path / "alone" / DATABASE) == parquet_of(tmp_path / "alone")
