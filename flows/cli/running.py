"""Commands that run the pipeline: once, or on a schedule."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.answers import print_json, whoever_reads
from flows.cli.options import HomeOption, JsonOption, NotifyOption, PublishedOnOption, QuietOption, ReferenceOption, WaitOption
from flows.failures import REFUSED, explained
from flows.home import Home
from flows.lock import PATIENCE_SECONDS, sole_use


def run(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders and globs of articles.", metavar="INPUT...")],
    home: HomeOption = Path("data"),
    published_on: PublishedOnOption = None,
    reference: ReferenceOption = None,
    notify: NotifyOption = None,
    quiet_hours: QuietOption = None,
    wait: WaitOption = PATIENCE_SECONDS,
    as_json: JsonOption = False,
) -> None:
    """Take articles in, read them, reconcile, audit and publish."""
    from flows.messages import Messenger
    from flows.settings import check_settings
    from flows.sources.places import check_inputs

    on = published_on.date() if published_on else None
    messenger = Messenger(Home(home), notify, quiet_hours, lambda line: sys.stderr.write(f"wireledger: {line}\n"))
    with messenger.watching():
        check_inputs(inputs, Path.cwd())
        check_settings()  # a slip is told at once, not when the first batch is to be read
        home.mkdir(parents=True, exist_ok=True)
        with sole_use(home, wait):  # before Prefect's server: two of them would make the tables of a new home at once
            there = _fetched(tuple(inputs), Home(home))
            outcome = _without_news(there, Home(home), on, reference) or _run(there, home, on, reference)
    messenger.ended(outcome)
    with whoever_reads():
        _print(outcome, Home(home), as_json=as_json)
    if outcome.status == "refused":
        raise typer.Exit(REFUSED)


def _fetched(inputs: tuple[str, ...], home: Home) -> tuple[str, ...]:
    """The inputs, with what lies at addresses fetched into the home."""
    from flows.sources.places import is_remote

    if not any(map(is_remote, inputs)):
        return inputs
    from flows import remote

    return remote.fetch(inputs, home)


def _without_news(inputs: tuple[str, ...], home: Home, published_on: date | None, reference: Path | None) -> Any:
    """The outcome of a run that sees what the last one saw, logged like any other; null where there may be news."""
    if not home.last_look.is_file() or not home.latest.is_dir():
        return None
    from flows import news, remote
    from flows.settings import publish_to

    if remote.is_behind(home, publish_to()):
        return None
    counts = news.recalled(home, news.look(inputs, home, Path.cwd(), published_on, reference))
    if counts is None:
        return None
    from flows.quiet import log_quiet_run

    return log_quiet_run(home, inputs, counts)


def _run(inputs: tuple[str, ...], home: Path, published_on: date | None, reference: Path | None) -> Any:
    """A whole run in a home that is ours alone."""
    from rich.console import Console

    from flows.auditor import auditor
    from flows.collector import nothing_collected
    from flows.progress import Bar
    from flows.server import start_server
    from flows.settings import prepare_environment

    try:
        prepare_environment(Home(home).prefect)
        if reference is not None:
            from flows.stages import official_series

            official_series(Home(home), reference)  # a slip in it is told before hours of reading, not after
        # Server and auditor need seconds to get ready: they start before Prefect is imported here.
        server = start_server(Home(home).prefect)
        if server.process is None:
            server.wait()  # a dead one is told before anything else is begun
        with Bar(Console(stderr=True)) as bar, auditor() as pool:
            with nothing_collected():
                from flows.pipeline import run_held
                from flows.stages import RunSettings

            return run_held(RunSettings(inputs, home, Path.cwd(), published_on, reference), bar, pool, server)
    except Exception as error:
        told = explained(error, home)
        if told is error:
            raise
        raise told from error


def _print(outcome: Any, home: Home, *, as_json: bool) -> None:
    if as_json:
        print_json(_outcome_json(outcome, home))
        return
    from rich.console import Console

    from flows.report import print_outcome

    print_outcome(Console(), home, outcome)


def _outcome_json(outcome: Any, home: Home) -> dict[str, Any]:
    from flows.new_rows import count_new

    failed = [finding for finding in outcome.findings if not finding.success]
    return {
        "run_id": outcome.run_id, "status": outcome.status, **asdict(outcome.counts), "n_read": outcome.n_read,
        "snapshot_id": outcome.snapshot.snapshot_id if outcome.snapshot else None,
        "new_rows": count_new(home, outcome.snapshot) if outcome.snapshot else {},
        "rows": outcome.snapshot.rows if outcome.snapshot else {},
        "failed_expectations": [
            {
                "table": finding.expectation.table, "name": finding.expectation.name, "severity": finding.expectation.severity,
                "description": finding.expectation.description, "n_failed": finding.n_failed, "failed_ids": list(finding.failed_keys),
            }
            for finding in failed
        ],
        "n_rejected": outcome.set_aside.n_rows, "rejected": list(outcome.set_aside.first),
    }  # fmt: skip


def serve(
    inputs: Annotated[list[str], typer.Argument(help="What each scheduled run takes in.", metavar="INPUT...")],
    cron: Annotated[str, typer.Option(help="When to run, as a cron expression in UTC.")],
    home: HomeOption = Path("data"),
    published_on: PublishedOnOption = None,
    reference: ReferenceOption = None,
    notify: NotifyOption = None,
    quiet_hours: QuietOption = None,
) -> None:
    """Run on a schedule until stopped; the runs are seen in the Prefect UI."""
    from flows.messages import check_address
    from flows.server import start_server
    from flows.settings import check_settings, prepare_environment

    check_address(notify)
    check_settings()
    prepare_environment(Home(home).prefect)
    server = start_server(Home(home).prefect, scheduling=True)
    from flows.deployment import check_cron, serve_scheduled

    check_cron(cron)
    server.wait()
    typer.echo(f"Scheduled: {cron} (UTC). Runs and logs: {server.url.removesuffix('/api')}  Stop with Ctrl-C.")
    on = published_on.date().isoformat() if published_on else None
    serve_scheduled(
        cron,
        {
            "inputs": list(inputs), "home": str(home), "published_on": on, "reference": str(reference) if reference else None,
            "notify": notify, "quiet_hours": quiet_hours,
        },
    )  # fmt: skip
