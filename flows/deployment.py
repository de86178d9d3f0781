"""Scheduled runs: the flow with plain parameters that a deployment can hold, and a process that serves it."""

from __future__ import annotations

from pathlib import Path

from prefect import flow
from prefect.client.schemas.schedules import CronSchedule

from flows.auditor import auditor
from flows.home import Home
from flows.pipeline import run_pipeline
from flows.progress import Silent
from flows.server import start_server
from flows.stages import RunSettings
from warehouse.tables import WireledgerError


class GateRefusedError(WireledgerError):
    """The gate refused to publish, so that the scheduled run shows as failed."""

    def __init__(self, run_id: str) -> None:
        super().__init__(run_id)
        self.run_id = run_id

    def __str__(self) -> str:
        return f"run {self.run_id}: the gate refused to publish; the last snapshot stays"


class CronError(WireledgerError):
    """A cron expression that is none."""

    def __init__(self, cron: str) -> None:
        super().__init__(cron)
        self.cron = cron

    def __str__(self) -> str:
        return f"'{self.cron}' is no cron expression: five fields, as '0 * * * *' for every full hour"


@flow(name="wireledger scheduled")
def scheduled_run(inputs: list[str], home: str = "data") -> str:
    """One run over the inputs; returns how it ended ('published' or 'nothing_new').

    Raises:
        GateRefusedError: a critical expectation failed.
    """
    server = start_server(Home(Path(home)).prefect)
    with auditor() as pool:
        outcome = run_pipeline(RunSettings(tuple(inputs), Path(home), Path.cwd()), Silent(), pool, server)
    if outcome.status == "refused":
        raise GateRefusedError(outcome.run_id)
    return outcome.status


def check_cron(cron: str) -> None:
    """Nothing, if a schedule can be made of the expression.

    Raises:
        CronError: it is no cron expression.
    """
    try:
        CronSchedule(cron=cron)
    except ValueError:
        raise CronError(cron) from None


def serve_scheduled(inputs: tuple[str, ...], home: Path, cron: str) -> None:
    """Serves the flow on a schedule until the process is stopped."""
    # One at a time: a run holds the database.
    scheduled_run.serve(name="wireledger", cron=cron, limit=1, parameters={"inputs": list(inputs), "home": str(home)})
