"""A run with nobody watching: any terminal, full disks, dead servers, two runs at once, runs without news."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import migration, news
from flows.failures import DiskFullError, exit_status, explained, sentence
from flows.home import Home
from flows.lexicons import LexiconError, load_lexicon
from flows.lock import HomeBusyError, holder_of, sole_use
from flows.server import API_URL, ServerAwayError, start_server
from flows.settings import TASK_RUNNER
from flows.stages import RunSettings
from tests.conftest import ROOT
from tests.flows import plain
from tests.flows.test_pipeline import ask
from tests.flows.test_sources import TEXT
from warehouse.database import open_database

PROGRAM = Path(sys.executable).with_name("wireledger")


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The installed command, as a person calls it."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, env=os.environ | environment, check=False)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_the_same_bytes_whatever_the_terminal_can_show(published_samples: Home, encoding: str) -> None:
    answer = command("query", "SELECT '\u20ac \u201cword\u201d' AS word", "--home", published_samples.folder, PYTHONIOENCODING=encoding)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert "\u20ac \u201cword\u201d".encode() in answer.stdout


class TestFailures:
    def test_a_full_disk_is_told_whatever_it_shows_itself_as(self) -> None:
        for error in (OSError(errno.ENOSPC, "x"), ValueError("IO Error: Could not write: No space left on device")):
            wrapped = RuntimeError("the flow failed")
            wrapped.__cause__ = error
            assert isinstance(explained(wrapped), DiskFullError)
            assert "is full" in sentence(wrapped)
            assert exit_status(explained(wrapped)) == 1

    def test_what_nobody_foresaw_is_one_line(self) -> None:
        assert sentence(ValueError("a\nb")).startswith("ValueError: a b (set ")

    def test_a_dead_server_is_one_line(self, article, tmp_path: Path) -> None:
        answer = command("run", article(), "--home", tmp_path / "home", **{API_URL: "http://127.0.0.1:9/api"})
        assert answer.returncode == 1
        [line] = answer.stderr.decode().splitlines()
        assert "the Prefect server at http://127.0.0.1:9/api does not answer" in line

    def test_a_broken_regular_expression_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "furniture.csv").write_text("pattern,reason\nread (more,related\n")
        with pytest.raises(LexiconError, match=r"furniture.csv: 'read \(more' is no regular expression"):
            load_lexicon(tmp_path)

    @pytest.mark.parametrize("kilobytes", [100, 3000, 8000])
    def test_a_full_disk_leaves_the_last_snapshot(self, tmp_path: Path, kilobytes: int, article, prefect_server) -> None:
        place = tmp_path / "small"
        place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", place], capture_output=True, check=False)
        if mounted.returncode:
            pytest.skip("mounting a small disk needs rights")
        try:
            article()
            answer = command("run", tmp_path / "inbox", "--home", place / "home")
            told = answer.stderr.decode().strip().splitlines()
            assert answer.returncode in {0, 1}
            assert answer.returncode == 0 or "is full" in told[-1], told
            assert b"Traceback" not in answer.stderr
        finally:
            subprocess.run(["umount", "-l", place], check=False)

    def test_settings_that_cannot_be_used_are_told_before_anything_is_begun(self, article, tmp_path: Path) -> None:
        (tmp_path / "own.csv").write_text("a,b\n")
        for options, setting, told in (
            ((), "abacus", f"{TASK_RUNNER}=abacus: the task runners are threads, processes and dask"),
            (("--reference", tmp_path / "own.csv"), "threads", "own.csv"),
        ):
            answer = command("run", article(), "--home", tmp_path / "home", *options, **{TASK_RUNNER: setting, API_URL: ""})
            assert answer.returncode == 2
            [line] = answer.stderr.decode().splitlines()
            assert told in line
            assert not Home(tmp_path / "home").database.exists()
            assert not (tmp_path / "home" / "prefect" / "server.log").exists()


class TestTwoAtOnce:
    def test_who_holds_the_home_is_told(self, tmp_path: Path) -> None:
        told = rf"process {os.getpid()} on .* since .*--wait"
        with sole_use(tmp_path), pytest.raises(HomeBusyError, match=told), sole_use(tmp_path, patience=0.1):
            pass

    def test_the_command_says_so_before_it_starts_anything(self, article, tmp_path: Path) -> None:
        with sole_use(tmp_path / "home"):
            answer = command("run", article(), "--home", tmp_path / "home", "--wait", "0")
        assert answer.returncode == 1
        assert b"another run goes on" in answer.stderr
        assert not (tmp_path / "home" / "prefect").exists()


class TestPlaces:
    """Homes that cannot be used are told in one line, and leave with status 1."""

    def one_line(self, article: Path, home: Path) -> str:
        answer = command("run", article, "--home", home)
        assert answer.returncode == 1
        [line] = answer.stderr.decode().splitlines()
        return line

    def test_a_home_that_is_a_file(self, article, tmp_path: Path) -> None:
        (tmp_path / "home").touch()
        assert self.one_line(article(), tmp_path / "home") == f"wireledger: File exists: {tmp_path / 'home'}"

    def test_a_home_on_a_disk_that_is_read_only(self, article, tmp_path: Path) -> None:
        place = tmp_path / "disk"
        place.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "none", place], capture_output=True, check=False).returncode:
            pytest.skip("mounting a disk needs rights")
        try:
            assert self.one_line(article(), place / "home") == f"wireledger: Read-only file system: {place / 'home'}"
        finally:
            subprocess.run(["umount", "-l", place], check=False)

    def test_a_home_that_a_dead_process_of_another_host_has_signed(self, tmp_path: Path) -> None:
        (tmp_path / ".lock").write_text(json.dumps({"process": 17, "host": "vega", "since": "12:30:05Z on 2024-05-16"}))
        with sole_use(tmp_path, patience=0):
            assert holder_of(tmp_path).startswith(f"process {os.getpid()} on ")


class TestNews:
    def seen(self, folder: Path, home: Path):
        return news.look(("inbox",), Home(home), folder, None, None)

    def test_every_change_shows(self, article, tmp_path: Path) -> None:
        first = article()
        os.utime(first, (1_000_000_000, 1_000_000_000))
        looks = [self.seen(tmp_path, tmp_path / "home").digest]
        (tmp_path / "inbox" / "article.txt.meta.json").write_text("{}")
        looks.append(self.seen(tmp_path, tmp_path / "home").digest)
        first.write_text(first.read_text().replace("14 ships", "15 ships"))
        looks.append(self.seen(tmp_path, tmp_path / "home").digest)
        article("other.txt")
        looks.append(self.seen(tmp_path, tmp_path / "home").digest)
        assert len(set(looks)) == 4
        assert self.seen(tmp_path, tmp_path / "home").digest == looks[-1]

    def test_a_file_of_this_moment_is_not_trusted(self, article, tmp_path: Path) -> None:
        soon = time.time() + 60  # a slow machine would let this moment pass
        os.utime(article(), (soon, soon))
        assert not self.seen(tmp_path, tmp_path / "home").is_sure
        news.remember(Home(tmp_path), self.seen(tmp_path, tmp_path / "home"), {})
        assert not Home(tmp_path).last_look.exists()

    def test_a_run_without_news_starts_no_server_and_is_logged(self, prefect_server, audit_pool, tmp_path: Path) -> None:
        from flows.pipeline import run_pipeline
        from flows.progress import Silent

        inbox = ROOT / "samples" / "japan_korea.txt"
        settings = RunSettings((str(inbox),), tmp_path / "home", Path.cwd())
        run_pipeline(settings, Silent(), audit_pool, prefect_server)
        answer = command("run", inbox, "--home", tmp_path / "home", "--json", **{API_URL: ""})
        told = json.loads(answer.stdout)
        assert (told["status"], told["n_new"], told["n_known"]) == ("nothing_new", 0, 1)
        assert not (tmp_path / "home" / "prefect").exists()
        with open_database(Home(tmp_path / "home").database) as connection:
            assert connection.execute("SELECT status FROM ops.runs ORDER BY started_at").fetchall() == [("published",), ("nothing_new",)]
        for_people = command("run", inbox, "--home", tmp_path / "home", **{API_URL: ""})
        assert (for_people.returncode, for_people.stderr) == (0, b"")
        assert b"0 new, 1 known" in for_people.stdout


class TestHomes:
    def test_a_home_of_a_newer_program_is_refused(self, tmp_path: Path) -> None:
        Home(tmp_path).version_file.write_text(json.dumps({"layout": migration.LAYOUT + 1, "code_version": "9.9"}))
        with pytest.raises(migration.HomeTooNewError, match=r"newer wireledger \(9.9"):
            migration.bring_up_to_date(Home(tmp_path))

    def test_a_home_that_lacks_columns_is_brought_up_to_date(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        plain.run(tmp_path / "home", "a.txt", base=tmp_path)
        before = plain.tables(tmp_path / "home")
        home = Home(tmp_path / "home")
        with open_database(home.database) as connection:
            connection.execute("DROP VIEW staged.documents CASCADE")
            connection.execute("ALTER TABLE raw.documents DROP COLUMN byline")
            connection.execute("ALTER TABLE staged.figures DROP COLUMN surface")
            connection.execute("ALTER TABLE ops.runs DROP COLUMN n_passed_over")
            connection.execute("CREATE VIEW staged.trade_statements AS SELECT * FROM staged.figures")
            connection.execute("CREATE VIEW staged.trade_levels AS SELECT * FROM staged.trade_statements")
        assert migration.bring_up_to_date(home)
        assert not migration.bring_up_to_date(home)
        plain.run(tmp_path / "home", "a.txt", base=tmp_path, run="2")
        after = plain.tables(tmp_path / "home")
        assert all(frame.equals(after[name]) for name, frame in before.items())
        with open_database(home.database) as connection:
            views = connection.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'staged' ORDER BY ALL").fetchall()
        assert views == [("current_documents",), ("documents",)]

    def test_what_hangs_on_a_table_that_is_made_anew_is_not_there_twice(self, tmp_path: Path) -> None:
        """Participants are only known by their events: where those are dropped, they would stay beside the ones read anew."""
        (tmp_path / "a.txt").write_text(
            TEXT + "\n\nXi Jinping met Vladimir Putin in Beijing on May 16, 2024. China signed an agreement with Russia.\n"
        )
        plain.run(tmp_path / "home", "a.txt", base=tmp_path)
        before = plain.tables(tmp_path / "home")
        assert before["event_participants"].height
        home = Home(tmp_path / "home")
        with open_database(home.database) as connection:
            connection.execute("ALTER TABLE staged.events DROP COLUMN confidence")
        home.version_file.unlink(missing_ok=True)
        assert migration.bring_up_to_date(home)
        plain.run(tmp_path / "home", "a.txt", base=tmp_path, run="2")
        after = plain.tables(tmp_path / "home")
        assert all(frame.equals(after[name]) for name, frame in before.items())


@pytest.mark.parametrize("runner", ["threads", "processes"])
def test_the_command_reads_with_every_task_runner(prefect_server, tmp_path: Path, runner: str) -> None:
    """In a folder that holds a 'flows' of somebody else's."""
    prefect_server.wait()
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "__init__.py").write_text("raise ImportError('not ours')")
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} It was day {number}.")
    answer = subprocess.run(
        [PROGRAM, "run", "0.txt", "1.txt", "2.txt", "--home", "home", "--json"], cwd=tmp_path, capture_output=True,
        env=os.environ | {TASK_RUNNER: runner}, check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr.decode()
    assert json.loads(answer.stdout)["n_read"] == 3


def test_a_failed_run_is_one_failed_flow_run_with_its_reason(prefect_server, audit_pool, article, tmp_path: Path) -> None:
    from flows.pipeline import run_pipeline
    from flows.progress import Silent
    from warehouse.reference import ReferenceSeriesError

    (tmp_path / "own.csv").write_text("a,b\n")
    with pytest.raises(ReferenceSeriesError):
        run_pipeline(
            RunSettings((str(article()),), tmp_path / "home", tmp_path, None, tmp_path / "own.csv"), Silent(), audit_pool, prefect_server
        )
    with open_database(Home(tmp_path / "home").database) as connection:
        [(run_id,)] = connection.execute("SELECT run_id FROM ops.runs").fetchall()
    [told] = [artifact for artifact in ask(prefect_server.url, "artifacts") if run_id in str(artifact["data"])]
    assert told["key"] == "wireledger-run"
    assert "failed" in told["data"] and "own.csv" in told["data"]
    [run] = [run for run in ask(prefect_server.url, "flow_runs") if run["id"] == told["flow_run_id"]]
    assert run["state_type"] == "FAILED"
    assert run["name"].endswith("Z (failed)")


def test_a_server_that_is_away_is_an_error_of_its_own(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv(API_URL, "http://127.0.0.1:9/api")
    monkeypatch.setattr("flows.server.OWN_SERVER_SECONDS", 0)
    with pytest.raises(ServerAwayError):
        start_server(tmp_path).wait()


def test_prefect_does_not_keep_the_runs_of_years(prefect_server) -> None:
    from prefect.settings import get_current_settings

    assert {"events", "flow_runs"} <= get_current_settings().server.services.db_vacuum.enabled_vacuum_types
