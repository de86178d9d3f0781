"""Scheduled runs: the flow of the deployment, ``prefect.yaml``, and a served schedule."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.home import Home
from tests.conftest import ROOT
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
    with pytest.raises(GateRefusedError, match="the last snapshot stays"):
        scheduled_run(["inbox"], "data")


def test_a_served_schedule_is_known_to_prefect_until_it_is_stopped(prefect_server, tmp_path: Path) -> None:
    command = [
        sys.executable, "-c", "from flows.cli import main; main()", "serve", "feeds", "--cron", "5 4 * * *", "--home", str(tmp_path / "home"),
    ]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as served:
        lines = iter(served.stdout.readline, "")
        assert any("Scheduled: 5 4 * * * (UTC)" in line for line in lines)
        served_deployments: list[dict] = []
        while not served_deployments and served.poll() is None:
            found = ask(prefect_server.url, "deployments")
            served_deployments = [one for one in found if one["name"] == "wireledger" and one["schedules"]]
        served.send_signal(signal.SIGINT)
        served.communicate(timeout=60)
    [deployment] = served_deployments
    assert deployment["parameters"] == {"inputs": ["feeds"], "home": str(tmp_path / "home")}
    assert deployment["schedules"][0]["schedule"]["cron"] == "5 4 * * *"
