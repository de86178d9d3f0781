"""Messages of unattended runs: what is told when, and that no receiver harms a run."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows import messages
from flows.failures import exit_status
from flows.history import keep_last_runs
from flows.home import Home
from flows.messages import AddressError, Messenger, new_conflicts, quiet_since
from flows.quiet import log_quiet_run
from tests.flows import plain
from tests.flows.test_sources import TEXT
from tests.flows.test_unattended import command
from warehouse.database import open_database
from warehouse.runs import finish_run, start_run

SAID = "Exports of Chile to Peru were ${} billion in 2019, Anna Berg said.\n\n" + TEXT


class Receiver(ThreadingHTTPServer):
    """Keeps what is posted to it; answers with a status of choice."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.got: list[dict] = []
        self.paths: list[str] = []
        self.status = 204
        self.url = f"http://127.0.0.1:{self.server_port}/secret"


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        assert self.headers["Content-Type"] == "application/json"
        self.server.paths.append(self.path)
        self.server.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def outcome(status: str, snapshot: object = None, reason: str = "") -> SimpleNamespace:
    return SimpleNamespace(run_id="run_1", status=status, snapshot=snapshot, reason=reason)


def messenger(home: Path, url: str | None, complaints: list[str], quiet_hours: float | None = None) -> Messenger:
    return Messenger(Home(home), url, quiet_hours, complaints.append)


class TestWhatIsTold:
    def test_a_refusal_with_its_reason(self, receiver: Receiver, tmp_path: Path) -> None:
        complaints: list[str] = []
        messenger(tmp_path, receiver.url, complaints).ended(outcome("refused", reason="figures.spans: 3 rows"))
        [told] = receiver.got
        assert (told["event"], told["reason"], told["run_id"], complaints) == ("refused", "figures.spans: 3 rows", "run_1", [])
        assert told["text"] == f"wireledger {tmp_path}: the gate refused to publish: figures.spans: 3 rows"
        assert datetime.fromisoformat(told["at"]).tzinfo

    def test_an_error_which_goes_on_its_way(self, receiver: Receiver, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="away"), messenger(tmp_path, receiver.url, []).watching():
            raise OSError(5, "the disk is away")
        assert [(told["event"], told["reason"]) for told in receiver.got] == [("failed", "the disk is away")]

    def test_a_person_who_stops_a_run_knows_it(self, receiver: Receiver, tmp_path: Path) -> None:
        with pytest.raises(SystemExit), messenger(tmp_path, receiver.url, []).watching():
            raise SystemExit(143)
        assert receiver.got == []

    @pytest.mark.parametrize("status", ["published", "nothing_new"])
    def test_nothing_of_an_ordinary_run(self, receiver: Receiver, tmp_path: Path, status: str) -> None:
        with messenger(tmp_path, receiver.url, []).watching():
            pass
        messenger(tmp_path, receiver.url, []).ended(outcome(status))
        assert receiver.got == []

    def test_without_an_address_nothing_is_even_looked_at(self, tmp_path: Path) -> None:
        messenger(tmp_path / "none", None, [], quiet_hours=1).ended(outcome("refused"))

    def test_a_conflict_once(self, receiver: Receiver, tmp_path: Path) -> None:
        """Two outlets differ; a third, on something else, is no news of that."""
        home = tmp_path / "home"
        (tmp_path / "a.txt").write_text(SAID.format("3.4"))
        first = plain.run(home, "a.txt", base=tmp_path, run="1")
        (tmp_path / "b.txt").write_text("An office of another town counts.\n\n" + SAID.format("5.1").replace("Anna Berg", "Ivo Lund"))
        second = plain.run(home, "*.txt", base=tmp_path, run="2")
        (tmp_path / "c.txt").write_text("A third thing.\n\n" + TEXT)
        third = plain.run(home, "*.txt", base=tmp_path, run="3")
        found = [new_conflicts(Home(home), snapshot) for snapshot in (first, second, third)]
        assert [len(conflicts) for conflicts in found] == [0, 1, 0]
        messenger(home, receiver.url, []).ended(outcome("published", second))
        [told] = receiver.got
        assert (told["event"], told["n"], told["conflicts"]) == ("conflicts", 1, found[1])
        assert "3.4" in told["text"]
        assert "5.1" in told["text"]

    def test_conflicts_of_a_first_snapshot_are_new(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SAID.format("3.4"))
        (tmp_path / "b.txt").write_text("An office of another town counts.\n\n" + SAID.format("5.1").replace("Anna Berg", "Ivo Lund"))
        assert len(new_conflicts(Home(tmp_path / "home"), plain.run(tmp_path / "home", "*.txt", base=tmp_path))) == 1


NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


def log_runs(home: Home, *runs: tuple[float, str, int]) -> None:
    """Runs as they would be logged: so many hours ago, how it ended, how many new."""
    with open_database(home.database) as connection:
        for number, (hours, status, n_new) in enumerate(runs):
            started = NOW - timedelta(hours=hours)
            start_run(connection, f"run_{number}", started, "1")
            counts = SimpleNamespace(n_found=n_new, n_new=n_new, n_known=0, n_quarantined=0, n_passed_over=0)
            finish_run(connection, f"run_{number}", status, started, None, None, None if status == "failed" else counts)
        keep_last_runs(connection, home)


class TestQuiet:
    @pytest.mark.parametrize(
        ("runs", "since"),
        [
            ([(6, "published", 3), (1, "nothing_new", 0), (0, "nothing_new", 0)], 6),
            ([(5, "published", 3), (1, "nothing_new", 0), (0, "nothing_new", 0)], None),  # not yet so long
            ([(8, "published", 3), (1, "nothing_new", 0), (0, "nothing_new", 0)], None),  # told the run before
            ([(12, "published", 3), (1, "nothing_new", 0), (0, "nothing_new", 0)], 12),  # twice as long: once more
            ([(7, "published", 3), (1, "failed", 0), (0, "nothing_new", 0)], 7),  # the run before told that it failed
            ([(9, "published", 3), (0, "published", 1)], None),  # news
            ([(9, "published", 3), (0, "published", 0)], 9),  # published for another reason than news
            ([(9, "refused", 3), (0, "refused", 0)], 9),  # articles came, whatever the gate thought of them
            ([(9, "nothing_new", 0), (0, "nothing_new", 0)], 9),  # nothing ever came
            ([(0, "nothing_new", 0)], None),
            ([(0, "failed", 0)], None),
            ([(40, "published", 1), *[(30 - n, "nothing_new", 0) for n in range(31)]], None),  # 36 were told four hours ago
            ([(42, "published", 1), *[(30 - n, "nothing_new", 0) for n in range(31)]], 42),  # far beyond the last ten runs
        ],
    )
    def test_it_is_told_when_it_has_lasted_and_again_as_long_after(self, tmp_path: Path, runs, since) -> None:
        log_runs(Home(tmp_path), *runs)
        assert quiet_since(Home(tmp_path), 6) == (since if since is None else NOW - timedelta(hours=since))

    def test_the_message(self, receiver: Receiver, tmp_path: Path) -> None:
        log_runs(Home(tmp_path), (6, "published", 3))
        quiet = log_quiet_run(Home(tmp_path), ("feeds",), {"n_known": 3})
        messenger(tmp_path, receiver.url, [], quiet_hours=6).ended(quiet)
        messenger(tmp_path, receiver.url, []).ended(quiet)
        [told] = receiver.got
        assert (told["event"], told["since"]) == ("quiet", "2024-06-01T06:00:00+00:00")
        assert "no new article since 2024-06-01 06:00Z" in told["text"]


class TestReceivers:
    """One that is dead, slow or unwell costs a moment after the run, and a line."""

    def told_by(self, url: str) -> str:
        complaints: list[str] = []
        messenger(Path("home"), url, complaints).ended(outcome("refused"))
        [line] = complaints
        return line

    def test_dead(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # nobody listens
            line = self.told_by(f"http://127.0.0.1:{taken.getsockname()[1]}/secret")
        assert "Connection refused" in line
        assert "secret" not in line

    def test_one_that_answers_with_an_error(self, receiver: Receiver) -> None:
        receiver.status = 500
        assert "HTTP Error 500" in self.told_by(receiver.url)

    @pytest.mark.parametrize("drips", [False, True])
    def test_slow(self, monkeypatch, drips: bool) -> None:
        """It takes the connection and says nothing, or a letter now and then, so that no wait for the next is long."""
        monkeypatch.setattr(messages, "PATIENCE_SECONDS", 0.3)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            threading.Thread(target=self.drip, args=(listening, drips), daemon=True).start()
            line = self.told_by(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        assert "took longer than" in line or "timed out" in line

    def drip(self, listening: socket.socket, drips: bool) -> None:
        connection, _ = listening.accept()
        with suppress(BrokenPipeError, ConnectionResetError):  # who waits no longer hangs up
            for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100:
                time.sleep(0.1)
                connection.sendall(bytes([letter]) if drips else b"")

    def test_a_home_that_cannot_be_asked(self, receiver: Receiver, tmp_path: Path) -> None:
        complaints: list[str] = []
        messenger(tmp_path / "none", receiver.url, complaints, quiet_hours=1).ended(outcome("nothing_new"))
        assert len(complaints) == 1

    @pytest.mark.parametrize("url", ["", "example.org/x", "ftp://example.org", "file:///etc/passwd", "http://", "http://[x"])
    def test_no_address_is_bad_usage(self, tmp_path: Path, url: str) -> None:
        with pytest.raises(AddressError) as caught:
            messenger(tmp_path, url, [])
        assert exit_status(caught.value) == 2


class TestTheCommand:
    def test_a_run_that_fails_tells_it(self, receiver: Receiver, tmp_path: Path) -> None:
        answer = command("run", tmp_path / "none", "--home", tmp_path / "home", "--notify", receiver.url)
        assert answer.returncode == 2
        [told] = receiver.got
        assert (told["event"], told["home"]) == ("failed", str(tmp_path / "home"))
        [line] = answer.stderr.decode().splitlines()
        assert told["reason"] in line

    def test_a_dead_receiver_changes_no_exit_status(self, samples_copy: Home, tmp_path: Path) -> None:
        """A run without news, months after the last one, with nobody to tell it to."""
        arguments = ("run", "samples", "--home", samples_copy.folder, "--quiet-hours", "0.01")
        with open_database(samples_copy.database) as connection:
            connection.execute("UPDATE ops.runs SET started_at = started_at - INTERVAL 90 DAY")
        answer = command(*arguments, "--notify", "http://127.0.0.1:9/secret")
        assert answer.returncode == 0
        [line] = answer.stderr.decode().splitlines()
        assert line == "wireledger: no message reached http://127.0.0.1:9 ([Errno 111] Connection refused); the run is as it is"

    def test_bad_usage_is_told_before_anything_is_begun(self, tmp_path: Path) -> None:
        for verb in (("run", "x"), ("serve", "x", "--cron", "0 * * * *")):
            answer = command(*verb, "--home", tmp_path / "home", "--notify", "example.org")
            assert (answer.returncode, (tmp_path / "home").exists()) == (2, False)
            assert b"is no address to post to" in answer.stderr
