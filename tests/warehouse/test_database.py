"""The working database: whole or not at all, and one writer at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.ledger import Ledger
from warehouse.database import DatabaseBusyError, NoDatabaseError, create_schemas, open_database, transaction
from warehouse.readings import add_raw_documents

HOLDER = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); c.execute('CREATE TABLE t (i INT)'); print('held', flush=True); sys.stdin.read()"


def test_schemas_can_be_created_again(ledger: Ledger) -> None:
    ledger.document("doc_a")
    create_schemas(ledger.connection)
    assert ledger.rows("SELECT document_id FROM staged.documents") == [("doc_a",)]


def test_a_failed_transaction_leaves_nothing(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError), transaction(ledger.connection):
        ledger.document("doc_a")
        raise RuntimeError
    assert ledger.rows("SELECT * FROM raw.documents") == []


def test_documents_are_taken_in_whole_or_not_at_all(ledger: Ledger) -> None:
    ledger.document("doc_a")
    rows = ledger.connection.execute("SELECT * FROM raw.documents").pl()
    two = pl.concat([rows.with_columns(document_id=pl.lit("doc_b")), rows])  # the second breaks the key
    with pytest.raises(duckdb.ConstraintException):
        add_raw_documents(ledger.connection, two)
    assert ledger.rows("SELECT document_id FROM raw.documents") == [("doc_a",)]


@pytest.fixture
def held_database(tmp_path: Path):
    path = tmp_path / "held.duckdb"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        yield path
        holder.stdin.close()


def test_a_held_database_is_said_to_be_busy(held_database: Path) -> None:
    with pytest.raises(DatabaseBusyError, match="in use by another process") as error, open_database(held_database):
        pass
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_database_is_not_said_to_be_busy(tmp_path: Path) -> None:
    path = tmp_path / "wireledger.duckdb"
    path.write_text("not a database " * 100)
    with pytest.raises(NoDatabaseError, match="not a valid DuckDB") as error, open_database(path):
        pass
    assert "\n" not in str(error.value)
