"""A few increments of the long life in ``tests.flows.soak``, one killed run among them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.flow
def test_what_has_lived_tells_the_same_as_one_run_over_everything() -> None:
    command = [sys.executable, "-m", "tests.flows.soak", "--increments", "4", "--seed", "2"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.splitlines()[-1].endswith(": as one run over everything")
