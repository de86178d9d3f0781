"""Scheduled runs: the flow of the deployment, ``prefect.yaml``, and a served schedule."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import yaml

from flows.home import Home
from flows.lock import sole_use
from tests.conftest import ROOT
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_messages import Receiver
from tests.flows.test_pipeline import ask
from warehouse.database import open_database

pytestmark = [pytest.mark.flow, pytest.mark.usefixtures("answering_server")]
# No more than a guard against a test that hangs.
PATIENCE = 300
NAME = r"wireledger \d{4}-\d\d-\d\d \d\d:\d\dZ"
DECLARED = yaml.safe_load((ROOT / "prefect.yaml").read_text())


@pytest.fixture(scope="module")
def answering_server(prefect_server) -> None:
    prefect_server.wait()


def test_the_entrypoint_is_the_flow_and_takes_the_parameters(prefect_server) -> None:
    from prefect.flows import load_flow_from_entrypoint

    [deployment] = DECLARED["deployments"]
    flow = load_flow_from_entrypoint(str(ROOT / deployment["entrypoint"]))
    assert flow.name == "wireledger scheduled"
    assert flow.validate_parameters(deployment["parameters"]).items() >= deployment["parameters"].items()
    assert {"inputs", "home", "published_on", "reference", "notify", "quiet_hours"} == set(deployment["parameters"])
    assert deployment["concurrency_limit"] == 1


def test_prefect_takes_the_file_and_a_worker_runs_missed_hours_once(prefect_server, article, tmp_path: Path) -> None:
    """``prefect deploy`` and ``prefect worker`` as a person calls them, in a folder of their own."""
    (tmp_path / "prefect.yaml").write_text((ROOT / "prefect.yaml").read_text())
    (tmp_path / "flows").symlink_to(ROOT / "flows")
    prefect("work-pool", "create", "wireledger", "--type", "process", cwd=tmp_path)
    prefect("--no-prompt", "deploy", "--all", cwd=tmp_path)
    [made] = [found for found in ask(prefect_server.url, "deployments") if found["name"] == "hourly"]
    assert made["pull_steps"] == [{"prefect.deployments.steps.set_working_directory": {"directory": str(tmp_path)}}]
    assert made["entrypoint"] == "flows/deployment.py:scheduled_run"
    assert made["parameters"] == DECLARED["deployments"][0]["parameters"]
    assert [schedule["schedule"]["cron"] for schedule in made["schedules"]] == ["0 * * * *"]
    assert made["work_pool_name"] == "wireledger"
    assert made["concurrency_limit"] == 1 or made["global_concurrency_limit"]["limit"] == 1
    article(folder="feeds")
    due = fall_due(prefect_server.url, made["id"], 5)
    with started("prefect", "worker", "start", "--pool", "wireledger", folder=tmp_path):
        check_one_run(until(lambda: all_ended(prefect_server.url, due), "the runs to end"))
    check_tables(published_tables(Home(tmp_path / "data").latest))


def prefect(*arguments: str, cwd: Path) -> None:
    command = [Path(sys.executable).with_name("prefect"), *arguments]
    answer = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_scheduled_run_publishes_and_tells_where_the_gate_refuses(
    prefect_server, shared_auditor, article, tmp_path: Path, monkeypatch
) -> None:
    from flows.deployment import GateRefusedError, scheduled_run

    monkeypatch.chdir(tmp_path)
    article()
    with receiving() as receiver:
        assert scheduled_run(["inbox"], "data", notify=receiver.url) == "published"
        assert receiver.got == []
        assert json.loads((tmp_path / "data/published/latest/manifest.json").read_text())["rows"]["documents"] == 1
        with open_database(Home(tmp_path / "data").database) as connection:
            connection.execute("UPDATE raw.documents SET text_sha256 = repeat('0', 64)")
        article("another.txt", more="It was so.")
        with pytest.raises(GateRefusedError, match="the last snapshot stays") as caught:
            scheduled_run(["inbox"], "data", notify=receiver.url)
    [told] = receiver.got
    assert (told["event"], told["reason"], told["run_id"]) == ("refused", caught.value.reason, caught.value.run_id)
    [text] = [one for one in ask(prefect_server.url, "artifacts") if caught.value.run_id in str(one["data"])]
    assert "refused" in text["data"]
    assert "documents" in caught.value.reason
    [run] = [one for one in ask(prefect_server.url, "flow_runs") if one["id"] == text["flow_run_id"]]
    assert run["state_type"] == "FAILED"
    assert caught.value.reason in run["state"]["message"]
    assert re.fullmatch(NAME + r" \(refused\)", run["name"])


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_served_schedule_is_known_to_prefect_until_it_is_stopped(prefect_server, tmp_path: Path, stop: signal.Signals) -> None:
    with serving(prefect_server.url, "--notify", "http://127.0.0.1:9/", "--quiet-hours", "30", folder=tmp_path) as (process, deployment):
        assert deployment["parameters"] == {"inputs": ["inbox"], "home": "home", "notify": "http://127.0.0.1:9/", "quiet_hours": 30}
        assert deployment["schedules"][0]["schedule"]["cron"] == "5 4 * * *"
        check_stops(process, stop, tmp_path)
    [same] = [one for one in ask(prefect_server.url, "deployments") if one["id"] == deployment["id"]]
    assert same["paused"]


def test_missed_hours_are_one_run_the_next_waits_and_sigterm_ends_it(
    prefect_server, shared_auditor, article, tmp_path: Path, monkeypatch
) -> None:
    """Five hours are due: one run does for all. One more falls due while it goes on: it begins after it, and is stopped in its middle."""
    from flows.deployment import scheduled_run

    article()
    home = Home(tmp_path / "home")
    with serving(prefect_server.url, folder=tmp_path) as (process, deployment):
        due = fall_due(prefect_server.url, deployment["id"], 5)
        until(lambda: "CANCELLED" in states(prefect_server.url, due), "the first run")
        [later] = fall_due(prefect_server.url, deployment["id"], 1)
        first = check_one_run(until(lambda: all_ended(prefect_server.url, due), "the runs to end"))
        article("another.txt", more="It was so.")
        until(lambda: [run["status"] for run in json.loads(home.last_runs.read_text())] == ["running", "published"], "the next run")
        check_stops(process, signal.SIGTERM, tmp_path)
        [second] = flow_runs(prefect_server.url, [later])
        assert second["start_time"] >= first["end_time"]
        assert second["state_type"] == "CANCELLED"
    before = published_tables(home.latest)
    check_tables(before)
    assert before["documents"].height == 1
    monkeypatch.chdir(tmp_path)
    assert scheduled_run(["inbox"], "home") == "published"
    assert published_tables(home.latest)["documents"].height == 2


def test_no_import_of_duckdb_takes_a_signal_away() -> None:
    """What is raised while DuckDB looks for optional modules it drops; so they are there before, and it imports nothing."""
    code = """
        import sys, duckdb, polars
        from flows.pipeline import import_for_duckdb
        import_for_duckdb()
        frame, known = polars.DataFrame({"a": [1]}), set(sys.modules)
        duckdb.connect().execute("SELECT * FROM frame").fetchall()
        print(sorted({name.partition(".")[0] for name in set(sys.modules) - known} & {"pandas", "pyarrow"}))
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (answer.stdout.strip(), answer.returncode) == ("[]", 0), answer.stderr


@contextmanager
def receiving() -> Iterator[Receiver]:
    with Receiver() as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        try:
            yield receiver
        finally:
            receiver.shutdown()


@contextmanager
def started(program: str, *arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program in a group of its own, which is gone in the end; what it says is in ``folder/said``."""
    command = [Path(sys.executable).with_name(program), *arguments]
    # They look for due runs every ten seconds otherwise.
    environment = os.environ | {"PREFECT_RUNNER_POLL_FREQUENCY": "1", "PREFECT_WORKER_QUERY_SECONDS": "1"}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)


@contextmanager
def serving(api: str, *options: str, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], dict]]:
    """``wireledger serve`` over ``folder/inbox``, and the deployment that it has made."""
    since = datetime.now(UTC).isoformat()
    with started("wireledger", "serve", "inbox", "--cron", "5 4 * * *", "--home", "home", *options, folder=folder) as process:

        def is_ours(deployment: dict) -> bool:
            return deployment["name"] == "wireledger" and (deployment["last_polled"] or "") > since and not deployment["paused"]

        yield process, until(lambda: next(filter(is_ours, post(f"{api}/deployments/filter", {})), None), "the deployment", process)


def check_stops(process: subprocess.Popen[bytes], stop: signal.Signals, folder: Path) -> None:
    """It ends without a word, its processes with it, and the home is free."""
    process.send_signal(stop)
    assert process.wait(PATIENCE) in (0, 128 + signal.SIGTERM)
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
    of_group = [line.split(maxsplit=2) for line in listed.splitlines() if line.split()[0] == str(process.pid)]
    assert [words for group, state, *words in of_group if not state.startswith("Z")] == []
    [said] = (folder / "said").read_text().splitlines()
    assert said.startswith("Scheduled: 5 4 * * * (UTC).")
    with sole_use(folder / "home", patience=0):
        pass


def until(found: Callable[[], Any], what: str, process: subprocess.Popen[bytes] | None = None) -> Any:
    """What is found at last."""
    deadline = time.monotonic() + PATIENCE
    while not (answer := found()):
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        assert process is None or process.poll() is None, f"ended before {what}"
        time.sleep(0.1)
    return answer


def fall_due(api: str, deployment_id: str, n_hours: int) -> list[str]:
    """The ids of runs that were to start one, two, three ... hours ago."""
    due = [(datetime.now(UTC) - timedelta(hours=hours)).isoformat() for hours in range(n_hours, 0, -1)]
    planned = [{"state": {"type": "SCHEDULED", "state_details": {"scheduled_time": at}}} for at in due]
    return [post(f"{api}/deployments/{deployment_id}/create_flow_run", body)["id"] for body in planned]


def flow_runs(api: str, ids: list[str]) -> list[dict]:
    return post(f"{api}/flow_runs/filter", {"flow_runs": {"id": {"any_": ids}}, "limit": 200})


def states(api: str, ids: list[str]) -> list[str]:
    return sorted(run["state_type"] for run in flow_runs(api, ids))


def all_ended(api: str, ids: list[str]) -> list[dict]:
    """The runs, once all have ended."""
    runs = flow_runs(api, ids)
    return runs if {run["state_type"] for run in runs} <= {"COMPLETED", "CANCELLED", "FAILED", "CRASHED"} else []


def check_one_run(runs: list[dict]) -> dict:
    """One of them ran, the others were never begun; each has a name that says when."""
    [ran] = [run for run in runs if run["run_count"]]
    assert ran["state_type"] == "COMPLETED", ran["state"]
    assert re.fullmatch(NAME + r" \([^)]+\)", ran["name"])
    missed = [run for run in runs if run is not ran]
    assert {(run["state_type"], run["state"]["message"]) for run in missed} == {("CANCELLED", "missed; a later run did its work")}
    assert all(re.fullmatch(NAME + r" \(missed\)", run["name"]) for run in missed)
    return ran


def post(url: str, body: dict) -> Any:
    request = Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def answered() -> list[Any]:
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return [json.load(answer)]
        except HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE:  # Prefect's database is locked for a moment
                raise
            return []

    return until(answered, "an answer")[0]
