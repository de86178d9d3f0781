"""The Prefect flow: a task per stage, and a task per batch of documents that are read.

Tasks are thin; the work is in ``flows.stages``. Which task runner reads the batches is a setting
(``WIRELEDGER_TASK_RUNNER``): threads of this process, processes of this machine, or a Dask cluster.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl
from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from expectations.gate import Finding, refusals
from flows import failures, lineage, news, remote, stages
from flows.artifacts import leave_artifacts, leave_failure
from flows.auditor import is_whole_audit_due, note_whole_audit, run_audit
from flows.counts import IntakeCounts
from flows.history import keep_last_runs
from flows.home import Home, reader_version
from flows.lexicons import load_lexicon
from flows.lock import PATIENCE_SECONDS, sole_use
from flows.migration import bring_up_to_date
from flows.progress import Progress
from flows.server import Server
from flows.settings import DASK_ADDRESS, kept_snapshots, publish_to, task_runner_name
from flows.snapshots import clear_away
from flows.stages import RunSettings, SetAside
from transforms.identifiers import make_id
from warehouse.database import open_database
from warehouse.publish import Snapshot
from warehouse.runs import finish_run, start_run
from warehouse.schema import WireledgerError

# A batch that failed for a passing reason (a file system or a connection away) is tried again; a wrong value stays wrong.
BATCH_RETRIES = 2
# So many batches are on their way for each that is read at a time: workers never wait, and memory does not grow with the corpus.
BATCHES_PER_WORKER = 2


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

    @property
    def reason(self) -> str:
        """Which expectations failed, '' where none did."""
        return _message(self) or ""


class GateRefusedError(WireledgerError):
    """The gate refused to publish, so that the flow run shows as failed, with its reason."""

    def __init__(self, run_id: str, reason: str) -> None:
        super().__init__(run_id, reason)
        self.run_id = run_id
        self.reason = reason

    def __str__(self) -> str:
        return f"run {self.run_id}: the gate refused to publish; the last snapshot stays. {self.reason}"


@dataclass(slots=True)
class Tools:
    """What a run works with beside its settings. No parameter of the flow: Prefect shows those, and sends them to other processes."""

    progress: Progress
    pool: ProcessPoolExecutor
    outcome: RunOutcome


_TOOLS: ContextVar[Tools] = ContextVar("tools")


def task_runner() -> TaskRunner[Any]:
    """The task runner that the environment asks for.

    Raises:
        UnknownTaskRunnerError: there is none of that name, or it is not installed.
    """
    name = task_runner_name()
    if name == "threads":
        return ThreadPoolTaskRunner(max_workers=_workers())
    if name == "processes":
        return ProcessPoolTaskRunner(max_workers=_workers())
    from prefect_dask import DaskTaskRunner

    runner: TaskRunner[Any] = DaskTaskRunner(address=os.environ.get(DASK_ADDRESS))
    return runner


def _workers() -> int:
    """How many batches are read at a time; a cluster's own count is not known here, so that it gets as many as this machine would."""
    return 1 if task_runner_name() == "threads" else os.cpu_count() or 1


def _can_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Whether what ended a batch can be gone a second later."""
    return isinstance(state.result(raise_on_failure=False), OSError | MemoryError)


@task(name="take in", task_run_name="take in {run_id}")
def take_in(settings: RunSettings, run_id: str) -> IntakeCounts:
    """Articles into raw documents."""
    return stages.ingest(settings, run_id)


@task(
    name="read batch", task_run_name="read {label}", retries=BATCH_RETRIES, retry_delay_seconds=1, retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
)  # fmt: skip
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
def audit_staged(home: Home, pool: ProcessPoolExecutor, *, everything: bool) -> list[Finding]:
    """Staged tables against their expectations."""
    return run_audit(pool, home.database, everything=everything)


@task(name="publish")
def publish(home: Home, findings: list[Finding], run_id: str, snapshot_id: str, now: datetime) -> Snapshot:
    """Staged tables into a snapshot."""
    return stages.publish(home, findings, run_id, snapshot_id, now)


def read_all(home: Home, version: str, run_id: str, progress: Progress) -> int:
    """Reads every document that these rules have not read yet; returns how many.

    Few batches are on their way at a time, and each is stored before the next is sent.
    """
    batches = stages.plan_reading(home, version)
    progress.reading(sum(map(len, batches)))
    n_read = 0
    latest = datetime.now(UTC).date()
    with task_runner() as runner:
        waiting: deque[PrefectFuture[dict[str, pl.DataFrame]]] = deque()
        for number, batch in enumerate(batches, 1):
            documents = stages.fetch_batch(home, batch)
            label = f"batch {number} of {len(batches)}"
            waiting.append(
                runner.submit(read_batch, {"documents": documents, "additions": home.additions, "latest": latest, "label": label})
            )
            if len(waiting) >= BATCHES_PER_WORKER * _workers() or number == len(batches):
                n_read += sum(_stored(home, waiting, version, run_id, progress, leave=0 if number == len(batches) else len(waiting) - 1))
    return n_read


def _stored(
    home: Home, waiting: deque[PrefectFuture[dict[str, pl.DataFrame]]], version: str, run_id: str, progress: Progress, *, leave: int
) -> Iterator[int]:
    """Stores the oldest batches as they are read, until so many are left; gives how many documents each had."""
    while len(waiting) > leave:
        n_stored = stages.store_batch(home, waiting.popleft().result(), version, run_id)
        progress.advance(n_stored)
        yield n_stored


@flow(name="wireledger", flow_run_name="wireledger {run_id}", validate_parameters=False)
def wireledger(settings: RunSettings, run_id: str) -> str:
    """Takes in, reads, reconciles, audits and publishes; returns how it ended.

    Publishes nothing where nothing is new.

    Raises:
        GateRefusedError: a critical expectation failed.
    """
    return work(settings, run_id)


def work(settings: RunSettings, run_id: str) -> str:
    """The stages, inside a flow; what they did, or why they failed, is left as an artifact."""
    tools = _TOOLS.get()
    try:
        _take_stages(settings, run_id, tools)
    except Exception as error:
        with suppress(Exception):  # the reason of the failure is told in any case
            leave_failure(Home(settings.home), run_id, error)
        raise
    leave_artifacts(Home(settings.home), tools.outcome)
    if tools.outcome.status == "refused":
        raise GateRefusedError(run_id, _message(tools.outcome) or "")
    return tools.outcome.status


def _take_stages(settings: RunSettings, run_id: str, tools: Tools) -> None:
    home, progress, outcome = Home(settings.home), tools.progress, tools.outcome
    progress.stage("Taking in")
    outcome.counts = take_in(settings, run_id)
    version = reader_version(home.additions)
    outcome.n_read = read_all(home, version, run_id, progress)
    if not stages.is_due(home, settings.reference):
        outcome.status = "nothing_new"
        return
    outcome.findings = _reconcile(run_id, settings, progress, tools.pool)
    if any(finding.expectation.scope == "row" for finding in refusals(outcome.findings)):
        # Rows that passed once and are broken now: published ones are not looked at again until the audit names one.
        outcome.findings = _reconcile(run_id, settings, progress, tools.pool, everything=True)
    outcome.set_aside = stages.rows_set_aside(home)
    _gate(home, outcome, progress)


def _reconcile(run_id: str, settings: RunSettings, progress: Progress, pool: Any, *, everything: bool = False) -> list[Finding]:
    """Readings into stories and marts, and what their audit finds."""
    home = Home(settings.home)
    progress.stage("Finding stories")
    find_stories(home, everything=everything)
    date_by_coverage(home, reader_version(home.additions), run_id)
    progress.stage("Reconciling")
    build_marts(home, settings.reference)
    progress.stage("Auditing")
    now = datetime.now(UTC)
    is_whole = everything or is_whole_audit_due(home.whole_audit, now)
    findings = audit_staged(home, pool, everything=is_whole)
    if is_whole:
        note_whole_audit(home.whole_audit, now)
    return findings


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
        keep_last_runs(connection, home)


def _message(outcome: RunOutcome) -> str | None:
    failed = [f for f in outcome.findings if not f.success]
    told = [f"{f.expectation.table}.{f.expectation.name}: {f.n_failed} rows" for f in failed]
    if outcome.set_aside.n_rows:
        told.append(f"{outcome.set_aside.n_rows} rows set aside: see the table rejected")
    return "; ".join(told) or None


def run_pipeline(
    settings: RunSettings, progress: Progress, pool: ProcessPoolExecutor, server: Server, *, patience: float = PATIENCE_SECONDS,
    within_flow: bool = False,
) -> RunOutcome:  # fmt: skip
    """One whole run in a home that it has to itself; see ``run_held``.

    Raises:
        HomeBusyError: another run goes on in the same home, and does not end within ``patience`` seconds.
    """
    with sole_use(Home(settings.home).folder, patience):
        return run_held(settings, progress, pool, server, within_flow=within_flow)


def run_held(
    settings: RunSettings, progress: Progress, pool: ProcessPoolExecutor, server: Server, *, within_flow: bool = False
) -> RunOutcome:  # fmt: skip
    """One whole run in a home that the caller has locked, logged in ``runs`` whatever happens to it.

    Args:
        settings: what to do.
        progress: where it says how far it is.
        pool: the process that audits.
        server: Prefect's.
        within_flow: a flow run goes on already, and is this run.

    Raises:
        WireledgerError: the input, the reference or a lexicon of the user's cannot be used, or the database is busy.
    """
    import_for_duckdb()
    home = Home(settings.home)
    settings = replace(settings, inputs=remote.fetch(settings.inputs, home))
    bring_up_to_date(home)
    stages.settle(home)
    started = datetime.now(UTC)
    run_id = make_id("run", started.isoformat(), *settings.inputs)
    with open_database(home.database) as connection:
        start_run(connection, run_id, started, reader_version(home.additions))
        keep_last_runs(connection, home)
    outcome = RunOutcome(run_id, "failed")
    lineage.note_start(home, settings, run_id, started)
    try:
        seen = news.look(settings.inputs, home, settings.base, settings.published_on, settings.reference)
        news.forget(home)
        load_lexicon(home.additions)  # while the server gets ready
        server.wait()
        with _at_hand(Tools(progress, pool, outcome)), suppress(GateRefusedError):
            (work if within_flow else wireledger)(settings, run_id)
    except BaseException as error:
        with suppress(Exception):  # a disk that is full takes no note either; the next run closes the entry
            _log_failure(home, run_id, error)
        lineage.note_end(home, settings, outcome, _told(error))
        raise
    if outcome.snapshot is None:
        _finish(home, outcome, None)
    lineage.note_end(home, settings, outcome)
    if outcome.status != "refused":
        _remember(settings, home, seen, outcome)
    _keep_house(home)
    return outcome


def _keep_house(home: Home) -> None:
    """Clears old snapshots away and sends the current one, as the settings say.

    Raises:
        RemoteError: it could not be sent; the next run tries again.
    """
    keep, address = kept_snapshots(), publish_to()
    if keep is not None and home.latest.is_dir():
        clear_away(home, keep)
    if address is not None and remote.is_behind(home, address):
        remote.send(home, address)


def import_for_duckdb() -> None:
    """Imports what DuckDB looks for when it first reads a frame: there it drops what a signal raises, and the run would not stop."""
    for name in ("pandas", "pyarrow.dataset"):
        with suppress(ImportError):
            import_module(name)


@contextmanager
def _at_hand(tools: Tools) -> Iterator[None]:
    token = _TOOLS.set(tools)
    try:
        yield
    finally:
        _TOOLS.reset(token)


def _remember(settings: RunSettings, home: Home, seen: news.Look, outcome: RunOutcome) -> None:
    """Keeps what was seen at the start, if nothing but the snapshot has changed since."""
    after = news.look(settings.inputs, home, settings.base, settings.published_on, settings.reference)
    if after.files == seen.files:
        news.remember(home, after, asdict(outcome.counts))


def _log_failure(home: Home, run_id: str, error: BaseException) -> None:
    message = _told(error)
    with open_database(home.database) as connection:
        finish_run(connection, run_id, "failed", datetime.now(UTC), None, message[:500])
        keep_last_runs(connection, home)


def _told(error: BaseException) -> str:
    return failures.sentence(error) if isinstance(error, Exception) else "stopped by a signal before its end"
