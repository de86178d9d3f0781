"""Scheduled runs: the flow of the deployment, ``prefect.yaml``, and a served schedule."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import yaml

from flows.home import Home
from flows.lock import sole_use
from tests.conftest import ROOT
from tests.flows.test_messages import Receiver
from tests.flows.test_pipeline import ask
from warehouse.database import open_database

pytestmark = [pytest.mark.flow, pytest.mark.usefixtures("answering_server")]
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


def test_prefect_takes_the_file_and_notes_the_folder(prefect_server, tmp_path: Path) -> None:
    """``prefect deploy`` as a person calls it, in a folder of their own."""
    (tmp_path / "prefect.yaml").write_text((ROOT / "prefect.yaml").read_text())
    (tmp_path / "flows").symlink_to(ROOT / "flows")
    prefect("work-pool", "create", "wireledger", "--type", "process", cwd=tmp_path)
    prefect("--no-prompt", "deploy", "--all", cwd=tmp_path)
    [made] = [found for found in ask(prefect_server.url, "deployments") if found["name"] == "hourly"]
    assert made["pull_steps"] == [{"prefect.deployments.steps.set_working_directory": {"directory": str(tmp_path)}}]
    assert made["entrypoint"] == "flows/deployment.py:scheduled_run"
    assert made["parameters"] == DECLARED["deployments"][0]["parameters"]
    assert made["concurrency_limit"] == 1 or made["global_concurrency_limit"]["limit"] == 1
    assert [schedule["schedule"]["cron"] for schedule in made["schedules"]] == ["0 * * * *"]
    assert made["work_pool_name"] == "wireledger"


def prefect(*arguments: str, cwd: Path) -> None:
    command = [Path(sys.executable).with_name("prefect"), *arguments]
    answer = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_scheduled_run_publishes_and_fails_where_the_gate_refuses(
    prefect_server, shared_auditor, article, tmp_path: Path, monkeypatch
) -> None:
    from flows.deployment import GateRefusedError, scheduled_run

    monkeypatch.chdir(tmp_path)
    article()
    assert scheduled_run(["inbox"], "data") == "published"
    assert json.loads((tmp_path / "data/published/latest/manifest.json").read_text())["rows"]["documents"] == 1
    with open_database(Home(tmp_path / "data").database) as connection:
        connection.execute("UPDATE raw.documents SET text_sha256 = repeat('0', 64)")
    article("another.txt", more="It was so.")
    with pytest.raises(GateRefusedError, match="the last snapshot stays") as caught:
        scheduled_run(["inbox"], "data")
    refused, published = [run for run in ask(prefect_server.url, "flow_runs") if run["name"].startswith("wireledger 2")][:2]
    assert (published["state_type"], refused["state_type"]) == ("COMPLETED", "FAILED")
    assert caught.value.reason in refused["state"]["message"]
    told = [one for one in ask(prefect_server.url, "artifacts") if one["flow_run_id"] == refused["id"]]
    [text] = [artifact["data"] for artifact in told if artifact["key"] == "wireledger-run"]
    assert "refused" in text
    assert "documents" in caught.value.reason
    assert caught.value.run_id in text


def test_a_scheduled_run_tells_whom_it_is_to_tell(prefect_server, shared_auditor, tmp_path: Path, monkeypatch) -> None:
    from flows.deployment import scheduled_run
    from flows.sources import NoInputError

    monkeypatch.chdir(tmp_path)
    with Receiver() as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        with pytest.raises(NoInputError):
            scheduled_run(["away"], "data", notify=receiver.url)
        receiver.shutdown()
    assert [told["event"] for told in receiver.got] == ["failed"]


@pytest.fixture
def served(prefect_server, article, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], dict]]:
    """``wireledger serve`` as it serves, and the deployment that it has made."""
    article()
    program = Path(sys.executable).with_name("wireledger")
    command = [
        program, "serve", "inbox", "--cron", "5 4 * * *", "--home", "home", "--notify", "http://127.0.0.1:9/", "--quiet-hours", "30",
    ]  # fmt: skip
    known = {one["id"] for one in ask(prefect_server.url, "deployments")}
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "PREFECT_RUNNER_POLL_FREQUENCY": "2"}
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as process:
        lines = iter(process.stdout.readline, "")
        assert any("Scheduled: 5 4 * * * (UTC)" in line for line in lines)
        made: list[dict] = []
        while not made and process.poll() is None:
            made = [one for one in ask(prefect_server.url, "deployments") if one["id"] not in known and one["schedules"]]
        yield process, made[0]
        process.kill()
        process.communicate(timeout=60)


def test_a_served_schedule_is_known_to_prefect_until_it_is_stopped(prefect_server, served) -> None:
    process, deployment = served
    assert deployment["parameters"] == {"inputs": ["inbox"], "home": "home", "notify": "http://127.0.0.1:9/", "quiet_hours": 30}
    assert deployment["schedules"][0]["schedule"]["cron"] == "5 4 * * *"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def test_hours_that_were_missed_are_one_run_and_sigterm_ends_all(prefect_server, served, tmp_path: Path) -> None:
    """Five runs are due at once: one is run, which does for all, and has a name that says when."""
    process, deployment = served
    for hours in range(5, 0, -1):
        due = (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
        body = {"state": {"type": "SCHEDULED", "state_details": {"scheduled_time": due}}}
        post(f"{prefect_server.url}/deployments/{deployment['id']}/create_flow_run", body)
    ended = {"COMPLETED", "CANCELLED", "FAILED", "CRASHED"}
    runs: list[dict] = []
    deadline = time.monotonic() + 120
    while (time.monotonic() < deadline and [run for run in runs if run["state_type"] in ended] != runs[:5]) or not runs:
        time.sleep(0.5)
        found = post(f"{prefect_server.url}/flow_runs/filter", {"deployments": {"id": {"any_": [deployment["id"]]}}, "limit": 200})
        runs = [run for run in found if run["expected_start_time"] < datetime.now(UTC).isoformat()]
    assert sorted(run["state_type"] for run in runs) == ["CANCELLED"] * 4 + ["COMPLETED"]
    assert all(re.fullmatch(r"wireledger \d{4}-\d\d-\d\d \d\d:\d\dZ", run["name"]) for run in runs if run["state_type"] == "COMPLETED")
    with open_database(Home(tmp_path / "home").database) as connection:
        assert connection.execute("SELECT status FROM ops.runs").fetchall() == [("published",)]
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)  # ends when the last process that it has started is gone
    assert process.returncode in (0, 128 + signal.SIGTERM)
    with sole_use(tmp_path / "home", patience=0):
        pass


def post(url: str, body: dict) -> Any:
    request = Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        return json.load(answer)
