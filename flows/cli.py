"""The ``wireledger`` command line.

Exit status: 0 published (or nothing new), 1 a failure, 2 bad usage, 3 the gate refused to publish.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer

# What takes long to import is imported where it is used: a question is answered in half a second.
from flows.failures import FAILURE, REFUSED, exit_status, explained, sentence, wants_traceback
from flows.home import Home
from flows.lock import PATIENCE_SECONDS, sole_use

app = typer.Typer(
    name="wireledger", no_args_is_help=True, add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="A ledger of facts from the wire: who said what, who met whom, which figure was claimed by whom for which period.",
)  # fmt: skip
HomeOption = Annotated[Path, typer.Option("--home", help="Where the database, the snapshots and your lexicons lie.")]
WaitOption = Annotated[float, typer.Option("--wait", metavar="SECONDS", help="How long to wait for another run in the same home.")]
NotifyOption = Annotated[
    str | None, typer.Option("--notify", metavar="URL", help="Post a JSON there on a refusal, a new conflict, a failure.")
]
QuietOption = Annotated[
    float | None, typer.Option("--quiet-hours", metavar="N", min=0.01, help="With --notify: also when no new article came for N hours.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def main() -> None:
    """Runs the command line; whatever goes wrong is told in one sentence, without a traceback."""
    _speak_any_language()
    signal.signal(signal.SIGTERM, _stop)
    try:
        app(prog_name="wireledger")
    except Exception as error:  # the edge of the program
        if wants_traceback():
            raise
        sys.stderr.write(f"wireledger: {sentence(error)}\n")
        sys.exit(exit_status(explained(error)))


def _speak_any_language() -> None:
    """Lets every character be printed, whatever the terminal can show: in a pipe UTF-8, on a terminal of another encoding '?'."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")


def _stop(_signal: int, _frame: FrameType | None) -> None:
    # As an exception it lets the run write down that it was stopped, and its processes end.
    raise SystemExit(128 + signal.SIGTERM)


@app.command(epilog="Example: wireledger run samples --home data")
def run(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders and globs of articles.", metavar="INPUT...")],
    home: HomeOption = Path("data"),
    published_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of articles whose metadata give none.")
    ] = None,
    reference: Annotated[Path | None, typer.Option(help="Your own official totals, a CSV; see docs/reference.md.")] = None,
    notify: NotifyOption = None,
    quiet_hours: QuietOption = None,
    wait: WaitOption = PATIENCE_SECONDS,
    as_json: JsonOption = False,
) -> None:
    """Take articles in, read them, reconcile, audit and publish."""
    from flows.messages import Messenger
    from flows.settings import task_runner_name
    from flows.sources.places import check_inputs

    on = published_on.date() if published_on else None
    messenger = Messenger(Home(home), notify, quiet_hours, lambda line: sys.stderr.write(f"wireledger: {line}\n"))
    with messenger.watching():
        check_inputs(inputs, Path.cwd())
        task_runner_name()  # a slip is told at once, not when the first batch is to be read
        home.mkdir(parents=True, exist_ok=True)
        with sole_use(home, wait):  # before Prefect's server: two of them would make the tables of a new home at once
            outcome = _without_news(tuple(inputs), Home(home), on, reference) or _run(tuple(inputs), home, on, reference)
    if as_json:
        _print_json(_outcome_json(outcome))
    else:
        from rich.console import Console

        from flows.report import print_outcome

        print_outcome(Console(), Home(home), outcome)
    messenger.ended(outcome)
    if outcome.status == "refused":
        raise typer.Exit(REFUSED)


def _without_news(inputs: tuple[str, ...], home: Home, published_on: date | None, reference: Path | None) -> Any:
    """The outcome of a run that sees what the last one saw, logged like any other; null where there may be news."""
    if not home.last_look.is_file() or not home.latest.is_dir():
        return None
    from flows import news

    counts = news.recalled(home, news.look(inputs, home, Path.cwd(), published_on, reference))
    if counts is None:
        return None
    from flows.quiet import log_quiet_run

    return log_quiet_run(home, inputs, counts)


def _run(inputs: tuple[str, ...], home: Path, published_on: date | None, reference: Path | None) -> Any:
    """A whole run in a home that is ours alone."""
    from rich.console import Console

    from flows.auditor import auditor
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
            from flows.pipeline import run_held
            from flows.stages import RunSettings

            return run_held(RunSettings(inputs, home, Path.cwd(), published_on, reference), bar, pool, server)
    except Exception as error:
        told = explained(error, home)
        if told is error:
            raise
        raise told from error


def _outcome_json(outcome: Any) -> dict[str, Any]:
    failed = [finding for finding in outcome.findings if not finding.success]
    return {
        "run_id": outcome.run_id, "status": outcome.status, **asdict(outcome.counts), "n_read": outcome.n_read,
        "snapshot_id": outcome.snapshot.snapshot_id if outcome.snapshot else None,
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


@app.command(epilog='Example: wireledger query "SELECT reporter, partner, period, value FROM trade_figures WHERE n_stories > 1"')
def query(
    sql: Annotated[str, typer.Argument(help="Any SQL over the published tables.", metavar="SQL")],
    home: HomeOption = Path("data"),
    as_json: JsonOption = False,
) -> None:
    """Ask the published snapshot in SQL."""
    from warehouse.published import open_published, run_query

    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, sql)
    _show(columns, rows, as_json=as_json)


@app.command(epilog="Example: wireledger status --home data")
def status(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """Show the current snapshot, its rows and the last runs."""
    from flows.history import last_runs

    place = Home(home)
    manifest = place.latest / "manifest.json"
    snapshot = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else None
    runs = last_runs(place)
    if as_json:
        _print_json({"snapshot": snapshot, "runs": runs})
        return
    from rich.console import Console

    from flows.counts import counted
    from flows.screen import print_table

    console = Console()
    if snapshot:
        console.print(f"Snapshot [bold]{snapshot['id']}[/] of {snapshot['created_at'][:19]}Z, code version {snapshot['code_version']}")
        console.print(f"Gate: {snapshot['gate']['expectations']} expectations, {counted(snapshot['gate']['warnings'], 'warning')}")
        print_table(console, ["table", "rows"], list(snapshot["rows"].items()))
    else:
        console.print("Nothing is published yet.")
    print_table(console, list(runs[0]) if runs else [], [tuple(run.values()) for run in runs])


class QuarantineAction(StrEnum):
    """What to do with what was set aside."""

    LIST = "list"
    RETRY = "retry"


@app.command(epilog="Example: wireledger quarantine retry")
def quarantine(
    action: Annotated[QuarantineAction, typer.Argument(help="List it, or have the next run try it again.")] = QuarantineAction.LIST,
    home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False,
) -> None:  # fmt: skip
    """List what could not be read, why, and what to do; or have it tried again."""
    if action is QuarantineAction.RETRY:
        from flows.again import retry_quarantine

        _tell(
            {"n_forgotten": retry_quarantine(Home(home), wait)}, "{n_forgotten} set aside; the next run tries them again.", as_json=as_json
        )
        return
    from warehouse.published import open_published, run_query

    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, "SELECT source_uri, reason, detail, advice FROM quarantine ORDER BY source_uri, reason")
    _show(columns, rows, as_json=as_json, nothing="No article is set aside.")


@app.command(epilog="Example: wireledger snapshots")
def snapshots(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List the published snapshots, newest first."""
    from flows.snapshots import list_snapshots

    rows = [snapshot.row() for snapshot in list_snapshots(Home(home))]
    _show(list(rows[0]), [tuple(row.values()) for row in rows], as_json=as_json)


@app.command(epilog="Example: wireledger rollback")
def rollback(
    snapshot_id: Annotated[str | None, typer.Argument(metavar="ID", help="Which snapshot; without it, the one before.")] = None,
    home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Let readers see an earlier snapshot at once; the next run goes on from it."""
    from flows.snapshots import roll_back

    snapshot, n_later = roll_back(Home(home), snapshot_id, wait)
    _tell(
        {"snapshot_id": snapshot.snapshot_id, "n_documents_unknown_again": n_later},
        "Readers see {snapshot_id}. {n_documents_unknown_again} documents that came later are unknown again: a run that finds them in "
        "its inputs takes them in anew.",
        as_json=as_json,
    )


@app.command(epilog="Example: wireledger prune --keep 10")
def prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest snapshots stay; the current one does in any case.")],
    home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Remove old snapshots."""
    from flows import snapshots as published

    removed = published.prune(Home(home), keep, wait)
    _tell({"removed": [snapshot.snapshot_id for snapshot in removed]}, f"{len(removed)} removed.", as_json=as_json)


@app.command(epilog="Example: wireledger diff 20240516 20240517")
def diff(
    first: Annotated[str | None, typer.Argument(metavar="A", help="A snapshot by the beginning of its id; else the one before.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="B", help="Another; without it, the current one.")] = None,
    home: HomeOption = Path("data"), as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show which facts are new, gone or changed between two snapshots, and why."""
    from flows.differences import compare

    found = [asdict(difference) for difference in compare(Home(home), first, second)]
    if as_json:
        _print_json(found)
        return
    from rich.console import Console

    from flows.report import print_differences

    print_differences(Console(), found)


@app.command(epilog="Example: wireledger reprocess")
def reprocess(home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False) -> None:
    """Have the next run read every document anew, as it does by itself when rules or lexicons change."""
    from flows import again

    _tell({"n_documents": again.reprocess(Home(home), wait)}, "The next run reads {n_documents} documents anew.", as_json=as_json)


@app.command(epilog="Example: wireledger doctor")
def doctor(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """Check the home: sums, links, leftovers, versions, room; say what to do. Exit status 1 if something is wrong."""
    from flows.doctor import examine

    found = examine(Home(home))
    rows = [{"verdict": "wrong" if one.is_wrong else "note", "place": one.place, "found": one.found, "to_do": one.to_do} for one in found]
    if as_json or rows:
        _show(["verdict", "place", "found", "to_do"], [tuple(row.values()) for row in rows], as_json=as_json)
    else:
        typer.echo("All is well.")
    if any(one.is_wrong for one in found):
        raise typer.Exit(FAILURE)


@app.command(epilog="Example: wireledger rejected --json")
def rejected(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List rows that were set aside for breaking a rule, with the rule and the sentence."""
    from warehouse.published import REJECTED_SHOWN, open_published, run_query

    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, REJECTED_SHOWN.format("rejected"))
    _show(columns, rows, as_json=as_json, nothing="No row is set aside.")


@app.command(name="explain", epilog="Example: wireledger explain fig_0123456789abcdef")
def explain_command(
    key: Annotated[str, typer.Argument(metavar="ID", help="Any key of the published tables.")], home: HomeOption = Path("data"),
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show the sentence behind a row in its article, and what agrees or disagrees with it."""
    from flows.explain import explain
    from warehouse.published import open_published

    with open_published(Home(home).latest) as connection:
        found = explain(connection, key)
    if as_json:
        _print_json(asdict(found))
    else:
        from rich.console import Console

        from flows.screen import print_explanation

        print_explanation(Console(), found)


@app.command(epilog="Example: wireledger trade CHN RUS")
def trade(
    first: Annotated[str | None, typer.Argument(metavar="A", help="A country or bloc: its code (CHN, CN, EU) or its name.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="B", help="Its partner.")] = None,
    only_left_out: Annotated[
        bool, typer.Option("--left-out", help="List instead the figures of trade that are in none of these rows, with why.")
    ] = False,
    home: HomeOption = Path("data"), as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show trade figures through time, with the statements behind each; those that do not meet it are marked."""
    from flows.trade import codes_of, find_trade, left_out, none_found
    from warehouse.published import open_published

    place = Home(home)
    with open_published(place.latest) as connection:
        codes = codes_of(connection, place, [given for given in (first, second) if given])
        others = left_out(connection, codes)
        figures = others if only_left_out else find_trade(connection, codes)
        nothing = none_found(connection, place, codes) if codes and not figures else None
    if as_json:
        _print_json(figures)
        return
    from rich.console import Console

    from flows.report import print_left_out, print_trade

    if not only_left_out:
        typer.echo(nothing) if nothing else print_trade(Console(), place, figures)
        print_left_out(Console(), place, others, codes)
    else:
        rows = [tuple(figure.values()) for figure in others]
        _show(list(others[0]) if others else [], rows, as_json=False, nothing="No figure of trade is left out.")


_CONFLICTS = """
SELECT conflicts.*, coalesce((
    SELECT list(struct_pack(
        value := said.value, sentence := said.sentence, source := coalesce(documents.source_name, documents.source_uri)
    ) ORDER BY said.value, coalesce(documents.source_name, documents.source_uri), said.claim_id)
    FROM conflict_statements AS said JOIN documents USING (document_id) WHERE said.conflict_id = conflicts.conflict_id
), []) AS statements
FROM conflicts ORDER BY kind, n_stories DESC, conflict_id
"""


@app.command(epilog="Example: wireledger conflicts --json")
def conflicts(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List contradictions with every statement beside its sentence."""
    from warehouse.published import dicts_of, open_published

    with open_published(Home(home).latest) as connection:
        found = dicts_of(connection, _CONFLICTS)
    if as_json:
        _print_json(found)
        return
    from rich.console import Console
    from rich.markup import escape

    console = Console()
    for conflict in found:
        console.print(f"[bold]{conflict['conflict_id']}[/] {conflict['kind']}: {escape(conflict['summary'])}", soft_wrap=True)
        for said in conflict["statements"]:
            console.print(f"    {escape(str(said['value']))}  [dim]{escape(said['source'])}[/]  {escape(said['sentence'])}", soft_wrap=True)
    if not found:
        console.print("No conflicts.")


@app.command(epilog="Example: wireledger dictionary > docs/dictionary.md")
def dictionary(as_json: JsonOption = False) -> None:
    """Print the data dictionary, made from the tables' declaration."""
    from warehouse.contract import dictionary_json, dictionary_markdown

    if as_json:
        _print_json(dictionary_json())
    else:
        sys.stdout.write(dictionary_markdown())


@app.command(epilog='Example: wireledger serve feeds/ --cron "0 * * * *"')
def serve(
    inputs: Annotated[list[str], typer.Argument(help="What each scheduled run takes in.", metavar="INPUT...")],
    cron: Annotated[str, typer.Option(help="When to run, as a cron expression in UTC.")],
    home: HomeOption = Path("data"),
    published_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of articles whose metadata give none.")
    ] = None,
    reference: Annotated[Path | None, typer.Option(help="Your own official totals, a CSV; see docs/reference.md.")] = None,
    notify: NotifyOption = None,
    quiet_hours: QuietOption = None,
) -> None:
    """Run on a schedule until stopped; the runs are seen in the Prefect UI."""
    from flows.messages import check_address
    from flows.server import start_server
    from flows.settings import prepare_environment, task_runner_name

    check_address(notify)
    task_runner_name()
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


# -- printing ---------------------------------------------------------------------------------------------------------


def _print_json(content: Any) -> None:
    default: Callable[[Any], str] = lambda value: value.isoformat() if isinstance(value, date | datetime) else str(value)  # noqa: E731
    sys.stdout.write(json.dumps(content, indent=1, ensure_ascii=False, default=default) + "\n")


def _tell(content: dict[str, Any], words: str, *, as_json: bool) -> None:
    if as_json:
        _print_json(content)
    else:
        typer.echo(words.format(**content))


def _show(columns: list[str], rows: list[tuple[Any, ...]], *, as_json: bool, nothing: str | None = None) -> None:
    """Rows as a table; ``nothing`` is said instead of one without rows."""
    if as_json:
        _print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif nothing and not rows:
        typer.echo(nothing)
    else:
        from rich.console import Console

        from flows.screen import print_table

        print_table(Console(), columns, rows)
