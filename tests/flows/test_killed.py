"""Real runs of the command, killed with kill -9; what a dying run leaves at finer points is in ``test_crash.py``."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.home import Home
from flows.lock import HomeBusyError, sole_use
from flows.progress import Silent
from flows.stages import RunSettings
from tests.conftest import ROOT
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_crash import write_articles
from warehouse.publish import _sha256

pytestmark = pytest.mark.flow
# The command, but that it tells when it gets to a function and then waits there for the end.
STOPPED = """
import importlib, sys, time
from flows import cli
module, function = sys.argv[1].rsplit(".", 1)
def stop(*_, **__):
    print("stopped", flush=True)
    time.sleep(600)
setattr(importlib.import_module(module), function, stop)
sys.argv[1:] = sys.argv[2:]
cli.main()
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    write_articles(tmp_path / "inbox", 0, 4)
    return tmp_path / "inbox"


def kill_at(function: str, home: Path, inbox: Path) -> None:
    """Starts the command, kills it when it gets to a function, and waits until all that it started is gone too."""
    command = [sys.executable, "-c", STOPPED, function, "run", str(inbox), "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}) as run:
        assert run.stdout.readline() == b"stopped\n"
        with pytest.raises(HomeBusyError), sole_use(home, patience=0):
            pass
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=60)  # ends when the last process that the run has started is gone


@pytest.mark.parametrize("function", ["flows.stages.load_readings", "warehouse.publish._sha256"], ids=["reading", "publishing"])
def test_killed_run_is_ended_by_the_next(prefect_server, audit_pool, inbox: Path, tmp_path: Path, function: str) -> None:
    from flows.pipeline import run_pipeline

    home = tmp_path / "home"
    first = plain.run(home, str(inbox), base=ROOT, run="1")
    write_articles(inbox, 4, 7)
    kill_at(function, home, inbox)
    latest = Home(home).latest
    manifest = json.loads((latest / "manifest.json").read_text())
    assert manifest["id"] == first.snapshot_id
    assert manifest["files"] == {name: _sha256(latest / name) for name in manifest["files"]}

    outcome = run_pipeline(RunSettings((str(inbox),), home, ROOT), Silent(), audit_pool, prefect_server)
    assert outcome.status == "published"
    assert outcome.snapshot.parent_id == first.snapshot_id
    tables = published_tables(latest)
    check_tables(tables)
    assert sorted(tables["documents"]["source_uri"]) == [(inbox / f"{number}.txt").as_posix() for number in range(7)]
    runs = tables["runs"].sort("started_at").select("status", "message").rows()
    assert runs == [("published", None), ("failed", "killed before its end"), ("published", None)]
    plain.run(tmp_path / "undisturbed", str(inbox / "[0-3].txt"), base=ROOT, run="1")
    plain.run(tmp_path / "undisturbed", str(inbox), base=ROOT, run="2")
    undisturbed = plain.tables(tmp_path / "undisturbed")
    for name, frame in plain.tables(home).items():
        assert frame.equals(undisturbed[name]), name


def test_a_second_run_waits_a_moment_and_is_told(tmp_path: Path) -> None:
    with sole_use(tmp_path), pytest.raises(HomeBusyError, match="another run goes on in"), sole_use(tmp_path, patience=0.1):
        pass
    with sole_use(tmp_path, patience=0):
        pass


def test_whatever_stage_is_killed_nothing_is_lost() -> None:
    """One moment of two stages; ``python -m tests.flows.kills`` tries many of all."""
    command = [sys.executable, "-m", "tests.flows.kills", "--points", "1", "--modes", "increment", "--stages", "read", "publish"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert [[*line.split(maxsplit=4)[1:2], line.split("s  ")[1]] for line in answer.stdout.splitlines()] == [
        ["read", "1 killed of 1: all whole"], ["publish", "1 killed of 1: all whole"],
    ]  # fmt: skip
