"""The Prefect flow: one parent flow, a task per stage, a subflow that reads documents in batches.

Tasks are thin; the work is in ``flows.stages``. Which task runner reads the batches is a setting
(``WIRELEDGER_TASK_RUNNER``): threads of this process, processes of this machine, or a Dask cluster.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from expectations.gate import Finding, refusals
from flows import stages
from flows.auditor import run_audit
from flows.home import Home, reader_version
from flows.lexicons import load_lexicon
from flows.lock import sole_use
from flows.progress import Progress
from flows.server import Server
from flows.settings import DASK_ADDRESS, TASK_RUNNER
from flows.stages import IntakeCounts, RunSettings, SetAside
from transforms.identifiers import make_id
from warehouse.database import finish_run, open_database, start_run
from warehouse.publish import Snapshot
from warehouse.tables import WireledgerError

# A batch that failed for a passing reason (a worker lost, a file system away) is tried again.
BATCH_RETRIES = 2


@dataclass(slots=True)
class RunOutcome:
    """How a run ended. ``status`` as in ``runs.status``."""

    run_id: str
    status: str
    counts: IntakeCounts = field(default_factory=IntakeCounts)
    n_read: int = 0
    snapshot: Snapshot | None = None
    findings: list[Finding] = field(default_factory=list)
    set_aside: SetAside = field(default_factory=SetAside)


class UnknownTaskRunnerError(WireledgerError):
    """The task-runner setting names none that there is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{TASK_RUNNER}={self.name}: the task runners are threads, processes and dask"


def task_runner() -> TaskRunner[Any]:
    """The task runner that the environment asks for.

    Raises:
        UnknownTaskRunnerError: there is none of that name, or it is not installed.
    """
    name = os.environ.get(TASK_RUNNER, "threads")
    if name == "threads":
        return ThreadPoolTaskRunner(max_workers=1)
    if name == "processes":
        return ProcessPoolTaskRunner(max_workers=os.cpu_count() or 1)
    if name == "dask":
        try:
            from prefect_dask import DaskTaskRunner
        except ImportError:
            raise UnknownTaskRunnerError("dask (install wireledger[dask])") from None
        runner: TaskRunner[Any] = DaskTaskRunner(address=os.environ.get(DASK_ADDRESS))
        return runner
    raise UnknownTaskRunnerError(name)


@task(name="take in", task_run_name="take in {run_id}")
def take_in(settings: RunSettings, run_id: str) -> IntakeCounts:
    """Articles into raw documents."""
    return stages.ingest(settings, run_id)


@task(name="read batch", task_run_name="read {label}", retries=BATCH_RETRIES, retry_delay_seconds=1)
def read_batch(documents: pl.DataFrame, additions: Path, latest: date, label: str) -> dict[str, pl.DataFrame]:
    """One batch of documents into readings; changes nothing, so that it may be tried again."""
    log = get_run_logger()
    log.info("reading %s: %d documents", label, documents.height)
    readings = stages.read_batch(documents, additions, latest)
    for document_id, table, detail, sentence in readings["broken"].iter_rows() if "broken" in readings else ():
        log.warning("a rule of %s broke on %s, rows are missing: %s; in: %s", table, document_id, detail, sentence)
    return readings


@task(name="find stories")
def find_stories(home: Home, *, everything: bool = False) -> int:
    """Documents into stories; readings that break a rule are set aside, new ones or all."""
    return stages.find_stories(home, everything=everything)


@task(name="date by coverage")
def date_by_coverage(home: Home, version: str, run_id: str) -> int:
    """A window for undated articles."""
    return stages.date_by_coverage(home, version, run_id, datetime.now(UTC).date())


@task(name="build marts")
def build_marts(home: Home, reference: Path | None) -> dict[str, int]:
    """Readings into marts."""
    return stages.make_marts(home, reference)


@task(name="audit", cache_policy=NO_CACHE)
def audit_staged(home: Home, pool: ProcessPoolExecutor) -> list[Finding]:
    """Staged tables against their expectations."""
    return run_audit(pool, home.database, home.audit)


@task(name="publish")
def publish(home: Home, findings: list[Finding], run_id: str, snapshot_id: str, now: datetime) -> Snapshot:
    """Staged tables into a snapshot."""
    return stages.publish(home, findings, run_id, snapshot_id, now)


@flow(name="wireledger: read documents", flow_run_name="read documents {run_id}", validate_parameters=False)
def read_all(home: Home, version: str, run_id: str, progress: Progress) -> int:
    """Reads every document that these rules have not read yet; returns how many."""
    batches = stages.plan_reading(home, version)
    n_read = 0
    latest = datetime.now(UTC).date()
    progress.reading(sum(map(len, batches)))
    futures = [
        read_batch.submit(stages.fetch_batch(home, batch), home.additions, latest, f"batch {number} of {len(batches)}")
        for number, batch in enumerate(batches, 1)
    ]
    for future in as_completed(futures):
        n_stored = stages.store_batch(home, future.result(), version, run_id)
        n_read += n_stored
        progress.advance(n_stored)
    return n_read


@flow(name="wireledger", flow_run_name="wireledger {run_id}", validate_parameters=False)
def wireledger(settings: RunSettings, run_id: str, progress: Progress, pool: Any) -> RunOutcome:
    """Takes in, reads, reconciles, audits and publishes.

    Publishes nothing where nothing is new, and nothing where the gate refuses.
    """
    home = Home(settings.home)
    outcome = RunOutcome(run_id, "failed")
    progress.stage("Taking in")
    outcome.counts = take_in(settings, run_id)
    version = reader_version(home.additions)
    outcome.n_read = read_all.with_options(task_runner=task_runner())(home, version, run_id, progress)
    if not stages.is_due(home, settings.reference):
        outcome.status = "nothing_new"
    else:
        outcome.findings = _reconcile(outcome.run_id, settings, progress, pool)
        if any(finding.expectation.scope == "row" for finding in refusals(outcome.findings)):
            # Rows that passed once and are broken now: published ones are not looked at again until the audit names one.
            outcome.findings = _reconcile(outcome.run_id, settings, progress, pool, everything=True)
        outcome.set_aside = stages.rows_set_aside(home)
        _gate(home, outcome, progress)
    _leave_artifacts(outcome)
    return outcome


def _reconcile(run_id: str, settings: RunSettings, progress: Progress, pool: Any, *, everything: bool = False) -> list[Finding]:
    """Readings into stories and marts, and what their audit finds."""
    home = Home(settings.home)
    progress.stage("Finding stories")
    find_stories(home, everything=everything)
    date_by_coverage(home, reader_version(home.additions), run_id)
    progress.stage("Reconciling")
    build_marts(home, settings.reference)
    progress.stage("Auditing")
    return audit_staged(home, pool)


def _gate(home: Home, outcome: RunOutcome, progress: Progress) -> None:
    """Publishes what passed; a critical failure leaves the last snapshot in place."""
    stages.record_findings(home, outcome.findings, outcome.run_id)
    if refusals(outcome.findings):
        outcome.status = "refused"
        return
    progress.stage("Publishing")
    outcome.status = "published"
    now = datetime.now(UTC)
    snapshot_id = stages.new_snapshot_id(outcome.run_id, now)
    _finish(home, outcome, snapshot_id)  # before publishing, so that the snapshot holds its own run
    outcome.snapshot = publish(home, outcome.findings, outcome.run_id, snapshot_id, now)


def _finish(home: Home, outcome: RunOutcome, snapshot_id: str | None) -> None:
    with open_database(home.database) as connection:
        finish_run(connection, outcome.run_id, outcome.status, datetime.now(UTC), snapshot_id, _message(outcome), outcome.counts)


def _message(outcome: RunOutcome) -> str | None:
    failed = [f for f in outcome.findings if not f.success]
    told = [f"{f.expectation.table}.{f.expectation.name}: {f.n_failed} rows" for f in failed]
    if outcome.set_aside.n_rows:
        told.append(f"{outcome.set_aside.n_rows} rows set aside: see the table rejected")
    return "; ".join(told) or None


def _leave_artifacts(outcome: RunOutcome) -> None:
    """What the run did, for the Prefect UI: a text and a table."""
    counts = outcome.counts
    lines = [
        f"# Run {outcome.run_id}: {outcome.status}", "",
        f"{counts.n_new} articles taken in, {counts.n_known} known, {counts.n_quarantined} set aside, {outcome.n_read} read.",
    ]  # fmt: skip
    if outcome.snapshot:
        lines.append(f"Snapshot {outcome.snapshot.snapshot_id}.")
        create_table_artifact(
            key="wireledger-rows", table=[{"table": name, "rows": rows} for name, rows in outcome.snapshot.rows.items()],
            description=f"Rows of snapshot {outcome.snapshot.snapshot_id}",
        )  # fmt: skip
    failed = [f for f in outcome.findings if not f.success]
    lines += [f"- {f.expectation.severity}: {f.expectation.description} ({f.n_failed} rows)" for f in failed]
    if outcome.set_aside.n_rows:
        lines += ["", f"{outcome.set_aside.n_rows} rows set aside (table rejected), among them:", ""]
        lines += [f"- {row['table_name']} {row['key']}: {row['reason']} {row['sentence']}" for row in outcome.set_aside.first]
    create_markdown_artifact(key="wireledger-run", markdown="\n".join(lines), description="What the run did")


def run_pipeline(settings: RunSettings, progress: Progress, pool: ProcessPoolExecutor, server: Server) -> RunOutcome:
    """One whole run, logged in ``runs`` whatever happens to it; ``pool`` is the process that audits, ``server`` Prefect's.

    Raises:
        HomeBusyError: another run goes on in the same home.
        WireledgerError: the input, the reference or a lexicon of the user's cannot be used, or the database is busy.
    """
    home = Home(settings.home)
    with sole_use(home.folder):
        stages.settle(home)
        started = datetime.now(UTC)
        run_id = make_id("run", started.isoformat(), *settings.inputs)
        with open_database(home.database) as connection:
            start_run(connection, run_id, started, reader_version(home.additions))
        try:
            load_lexicon(home.additions)  # while the server gets ready
            server.wait()
            outcome = wireledger(settings, run_id, progress, pool)
        except BaseException as error:
            with open_database(home.database) as connection:
                finish_run(connection, run_id, "failed", datetime.now(UTC), None, str(error)[:500])
            raise
        if outcome.snapshot is None:
            _finish(home, outcome, None)
    return outcome
