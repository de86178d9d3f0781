"""Readers and runs side by side: neither keeps the other waiting, and a refused run changes nothing that is read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from flows import migration
from flows.history import last_runs
from flows.home import Home
from tests.conftest import ROOT
from tests.flows import plain
from tests.flows.test_sources import TEXT
from tests.flows.test_unattended import command
from warehouse import database
from warehouse.database import DatabaseBusyError, open_database
from warehouse.published import open_published

# Opens a database, says so, and answers once more when it is told to.
READER = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "read")
print("open", flush=True)
sys.stdin.readline()
print(connection.sql(sys.argv[3]).fetchall(), flush=True)
"""


@contextmanager
def reader(path: Path, query: str = "SELECT 1", how: str = "read") -> Iterator[list[str]]:
    """Somebody who has a database open all the while; what it reads at the end."""
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", READER, path, how, query], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield told
        told.append(process.communicate("\n", timeout=60)[0].strip())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "a.txt").write_text(TEXT)
    plain.run(tmp_path / "home", "a.txt", base=tmp_path)
    (tmp_path / "b.txt").write_text(TEXT.replace("harbour", "airport") + "\nIt was another day.\n")
    return Home(tmp_path / "home")


def test_a_run_goes_on_while_the_snapshot_is_read(home: Home, tmp_path: Path) -> None:
    with reader(home.latest_database, "SELECT count(*) FROM documents") as told:
        plain.run(home.folder, ".", base=tmp_path, run="2")
        assert plain.table(home.folder, "documents").height == 2
    assert told == ["[(1,)]"]  # the snapshot that it has opened


def test_a_run_goes_on_while_the_working_database_is_read(home: Home, tmp_path: Path) -> None:
    with reader(home.database, "SELECT count(*) FROM raw.documents") as told:
        plain.run(home.folder, ".", base=tmp_path, run="2")
        assert plain.table(home.folder, "documents").height == 2
        assert not list(home.database.parent.glob("*.new"))
    assert told == ["[(1,)]"]


def test_who_comes_during_the_run_is_left_behind_too(home: Home, tmp_path: Path) -> None:
    with reader(home.database):
        plain.ingest(home.folder, ".", base=tmp_path, run="2")
        with reader(home.database):
            plain.read(home.folder, run="2")
            with reader(home.database):
                plain.put_out(home.folder, run="2")
    assert plain.table(home.folder, "documents").height == 2


def test_who_writes_to_the_working_database_is_waited_for_and_then_named(home: Home, monkeypatch) -> None:
    monkeypatch.setattr(database, "BUSY_PAUSES", (0.01, 0.01))
    with (
        reader(home.database, how="write") as _,
        pytest.raises(DatabaseBusyError, match=r"PID \d+.*published/latest"),
        open_database(home.database),
    ):
        pass
    with open_database(home.database):
        pass


@pytest.mark.flow
def test_a_whole_run_succeeds_while_readers_hold_everything(prefect_server, audit_pool, home: Home, tmp_path: Path) -> None:
    from flows.pipeline import run_pipeline
    from flows.progress import Silent
    from flows.stages import RunSettings

    with reader(home.latest_database, "SELECT count(*) FROM documents") as first, reader(home.database):
        outcome = run_pipeline(RunSettings(("b.txt",), home.folder, tmp_path), Silent(), audit_pool, prefect_server)
    assert (outcome.status, first) == ("published", ["[(1,)]"])


class TestRefused:
    """After a run that the gate refused all that can be read is of the snapshot before."""

    @pytest.fixture
    def refused(self, prefect_server, audit_pool, samples_copy: Home, article) -> Home:
        from flows.pipeline import run_pipeline
        from flows.progress import Silent
        from flows.stages import RunSettings

        with open_database(samples_copy.database) as connection:
            connection.execute("UPDATE raw.documents SET text_sha256 = repeat('0', 64) WHERE source_uri LIKE '%trade_rounded.txt'")
        outcome = run_pipeline(RunSettings((str(article()),), samples_copy.folder, ROOT), Silent(), audit_pool, prefect_server)
        assert outcome.status == "refused"
        return samples_copy

    def test_every_table_is_that_of_the_last_good_one(self, refused: Home) -> None:
        rows = json.loads((refused.latest / "manifest.json").read_text())["rows"]
        with open_published(refused.latest) as connection:
            assert {name: connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in rows} == rows
        with duckdb.connect(str(refused.database), read_only=True) as connection:
            assert connection.execute("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'main'").fetchall() == [(0,)]
            assert connection.execute("SELECT count(*) FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal").fetchall() == [
                (0,)
            ]

    def test_the_refusal_is_told_without_the_working_database(self, refused: Home) -> None:
        refused.database.rename(refused.folder / "away")
        assert [run["status"] for run in last_runs(refused)] == ["refused", "published"]
        answer = command("status", "--home", refused.folder, "--json")
        assert "documents.text_is_unchanged" in json.loads(answer.stdout)["runs"][0]["message"]


def test_what_is_asked_opens_no_working_database(published_samples: Home) -> None:
    with reader(published_samples.database, how="write"):
        for verb in (("status",), ("trade",), ("conflicts",), ("quarantine",), ("rejected",), ("query", "FROM runs")):
            answer = command(*verb, "--home", published_samples.folder)
            assert (answer.returncode, answer.stderr) == (0, b""), verb


def test_dropping_a_table_is_refused_in_one_line(published_samples: Home) -> None:
    answer = command("query", "DROP VIEW documents", "--home", published_samples.folder)
    assert answer.returncode == 2
    [line] = answer.stderr.decode().splitlines()
    assert line.startswith("wireledger: the query cannot be run: ")


class TestHomeOfLayoutOne:
    """Of the time when readers and the pipeline shared one database."""

    @pytest.fixture
    def old(self, home: Home) -> Home:
        with open_database(home.database) as connection:
            connection.execute("CREATE VIEW main.documents AS SELECT * FROM staged.documents")
            connection.execute("CREATE TABLE main.stories AS SELECT * FROM staged.stories")
        home.database.rename(home.folder / "wireledger.duckdb")
        home.latest_database.chmod(0o644)
        home.latest_database.unlink()
        home.version_file.write_text(json.dumps({"layout": 1, "tables": migration.declared()}))
        return home

    def test_it_is_brought_up_to_date_and_published_anew(self, old: Home, tmp_path: Path) -> None:
        assert migration.bring_up_to_date(old)
        assert not migration.bring_up_to_date(old)
        with open_database(old.database) as connection:
            assert connection.execute("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'main'").fetchall() == [(0,)]
        from flows import stages

        assert stages.is_due(old, None)
        plain.run(old.folder, "a.txt", base=tmp_path, run="2")
        with duckdb.connect(str(old.folder / "wireledger.duckdb"), read_only=True) as connection:
            assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]

    def test_also_while_its_database_is_read(self, old: Home, tmp_path: Path) -> None:
        with reader(old.folder / "wireledger.duckdb", "SELECT count(*) FROM main.documents") as told:
            assert migration.bring_up_to_date(old)
            plain.run(old.folder, ".", base=tmp_path, run="2")
        assert told == ["[(1,)]"]

    def test_a_move_that_was_interrupted_is_gone_on_with(self, old: Home) -> None:
        old.database.parent.mkdir(exist_ok=True)
        (old.folder / "wireledger.duckdb.wal").write_bytes(b"")
        (old.folder / "wireledger.duckdb.wal").rename(old.database.with_name(old.database.name + ".wal"))
        assert migration.bring_up_to_date(old)
        with open_database(old.database) as connection:
            assert connection.execute("SELECT count(*) FROM raw.documents").fetchall() == [(1,)]
