"""Scheduled runs: the flow with plain parameters that a deployment can hold, and a process that serves it."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from prefect import flow, get_run_logger
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)  # fmt: skip
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.runtime import deployment
from prefect.states import Cancelled
from prefect.types.entrypoint import EntrypointType

from flows.auditor import auditor
from flows.home import Home
from flows.messages import Messenger
from flows.pipeline import GateRefusedError, run_pipeline
from flows.progress import Silent
from flows.server import start_server
from flows.stages import RunSettings
from warehouse.schema import WireledgerError

# A run started by hand may go on when the hour strikes.
SCHEDULED_PATIENCE = 600.0


class CronError(WireledgerError):
    """A cron expression that is none."""

    def __init__(self, cron: str) -> None:
        super().__init__(cron)
        self.cron = cron

    def __str__(self) -> str:
        return f"'{self.cron}' is no cron expression: five fields, as '0 * * * *' for every full hour"


def _run_name() -> str:
    return f"wireledger {datetime.now(UTC):%Y-%m-%d %H:%M}Z"


@flow(name="wireledger scheduled", flow_run_name=_run_name)
def scheduled_run(
    inputs: list[str], home: str = "data", published_on: date | None = None, reference: str | None = None, wait: float = SCHEDULED_PATIENCE,
    notify: str | None = None, quiet_hours: float | None = None,
) -> str:  # fmt: skip
    """One run over the inputs; returns how it ended ('published' or 'nothing_new').

    The others are as in ``wireledger run``.

    Raises:
        GateRefusedError: a critical expectation failed.
    """
    settings = RunSettings(tuple(inputs), Path(home), Path.cwd(), published_on, Path(reference) if reference else None)
    messenger = Messenger(Home(settings.home), notify, quiet_hours, get_run_logger().warning)
    _drop_missed_runs()
    server = start_server(Home(settings.home).prefect)
    with messenger.watching(), auditor() as pool:
        outcome = run_pipeline(settings, Silent(), pool, server, patience=wait, within_flow=True)
    messenger.ended(outcome)
    if outcome.status == "refused":
        raise GateRefusedError(outcome.run_id, outcome.reason)
    return outcome.status


def _drop_missed_runs() -> None:
    """Runs of the same schedule that are due too were missed, while the machine was off or a run took long: this one does for all."""
    with suppress(Exception):  # a server that cannot tell keeps no run from its work
        deployment_id = deployment.id
        if not deployment_id:
            return
        with get_client(sync_client=True) as client:
            missed = client.read_flow_runs(
                deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[UUID(deployment_id)])),
                flow_run_filter=FlowRunFilter(
                    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
                    expected_start_time=FlowRunFilterExpectedStartTime(before_=cast(Any, datetime.now(UTC))),
                ),
            )
            for run in missed:
                client.set_flow_run_state(run.id, Cancelled(message="missed; a later run did its work"), force=True)
                client.update_flow_run(run.id, name=f"wireledger {run.expected_start_time:%Y-%m-%d %H:%M}Z (missed)")


def check_cron(cron: str) -> None:
    """Nothing, if a schedule can be made of the expression.

    Raises:
        CronError: it is no cron expression.
    """
    try:
        CronSchedule(cron=cron)
    except ValueError:
        raise CronError(cron) from None


def serve_scheduled(cron: str, parameters: dict[str, object]) -> None:
    """Serves the flow on a schedule until the process is stopped."""
    given = {name: value for name, value in parameters.items() if value is not None}
    # Imported by each run's process: Prefect would else send it the bare function, which does not know the types of its parameters.
    as_module = EntrypointType.MODULE_PATH
    served = RunnerDeployment.from_flow(scheduled_run, "wireledger", cron=cron, parameters=given, entrypoint_type=as_module)
    runner = _StoppableRunner(name="wireledger", limit=1)  # one at a time: a run holds the database
    runner.add_deployment(served)
    signal.signal(signal.SIGINT, runner.handle_sigterm)
    asyncio.run(runner.start())


class _StoppableRunner(Runner):
    """Ends by SIGTERM and Ctrl-C, and the run that goes on with it; Prefect's own (3.8) never awaits its stop, and a run would go on."""

    def handle_sigterm(self, *_: Any) -> None:
        if not self.started:  # nothing runs yet, or it is stopping already
            raise SystemExit(128 + signal.SIGTERM)
        self._stopping = asyncio.run_coroutine_threadsafe(self.astop(), asyncio.get_running_loop())
