"""The ``wireledger`` command line.

Exit status: 0 published (or nothing new), 1 a failure, 2 bad usage, 3 the gate refused to publish.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text

from flows.auditor import auditor
from flows.explain import Explanation, explain
from flows.home import Home
from flows.lock import HomeBusyError, sole_use
from flows.progress import Bar
from flows.server import start_server
from flows.settings import prepare_environment
from flows.sources import check_inputs
from warehouse.contract import dictionary_json, dictionary_markdown
from warehouse.database import REJECTED_SHOWN, open_database
from warehouse.published import NothingPublishedError, open_published, run_query
from warehouse.tables import WireledgerError

app = typer.Typer(
    name="wireledger", no_args_is_help=True, add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="A ledger of facts from the wire: who said what, who met whom, which figure was claimed by whom for which period.",
)  # fmt: skip
FAILURE, BAD_USAGE, REFUSED = 1, 2, 3
# What a person did wrong, rather than the program or the machine.
_USAGE_ERRORS = {
    "NoInputError",
    "ReferenceSeriesError",
    "LexiconError",
    "UnknownIdError",
    "QueryError",
    "UnknownTaskRunnerError",
    "NothingPublishedError",
    "CronError",
}

HomeOption = Annotated[Path, typer.Option("--home", help="Where the database, the snapshots and your lexicons lie.")]
# Wider than any table.
_ANY_WIDTH = 100_000
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def main() -> None:
    """Runs the command line; errors made on purpose are printed as one sentence, without a traceback."""
    try:
        app(prog_name="wireledger")
    except (WireledgerError, OSError) as error:  # the disk is full, the home is no folder, ...
        Console(stderr=True).print(f"[red]wireledger:[/] {escape(str(error))}", soft_wrap=True)
        sys.exit(BAD_USAGE if type(error).__name__ in _USAGE_ERRORS else FAILURE)


@app.command(epilog="Example: wireledger run samples --home data")
def run(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders and globs of articles.", metavar="INPUT...")],
    home: HomeOption = Path("data"),
    published_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of articles whose metadata give none.")
    ] = None,
    reference: Annotated[Path | None, typer.Option(help="Your own official totals, a CSV; see docs/reference.md.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Take articles in, read them, reconcile, audit and publish."""
    check_inputs(inputs, Path.cwd())
    home.mkdir(parents=True, exist_ok=True)
    prepare_environment(Home(home).prefect)
    # Server and auditor need seconds to get ready: they start before Prefect is imported here.
    server = start_server(Home(home).prefect)
    with Bar(Console(stderr=True)) as bar, auditor() as pool:
        from flows.pipeline import run_pipeline
        from flows.report import print_outcome
        from flows.stages import RunSettings

        on = published_on.date() if published_on else None
        settings = RunSettings(tuple(inputs), home, Path.cwd(), on, reference)
        outcome = run_pipeline(settings, bar, pool, server)
    console = Console()
    if as_json:
        _print_json(_outcome_json(outcome))
    else:
        print_outcome(console, Home(home), outcome)
    if outcome.status == "refused":
        raise typer.Exit(REFUSED)


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
    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, sql)
    _show(columns, rows, as_json=as_json)


@app.command(epilog="Example: wireledger status --home data")
def status(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """Show the current snapshot, its rows and the last runs."""
    place = Home(home)
    manifest = place.latest / "manifest.json"
    snapshot = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else None
    if snapshot is None and not place.database.is_file():
        raise NothingPublishedError(str(place.published))
    columns, rows = _last_runs(place)
    if as_json:
        _print_json({"snapshot": snapshot, "runs": [dict(zip(columns, row, strict=True)) for row in rows]})
        return
    console = Console()
    if snapshot:
        console.print(f"Snapshot [bold]{snapshot['id']}[/] of {snapshot['created_at'][:19]}Z, code version {snapshot['code_version']}")
        console.print(f"Gate: {snapshot['gate']['expectations']} expectations, {snapshot['gate']['warnings']} warnings")
        _print_table(console, ["table", "rows"], list(snapshot["rows"].items()))
    else:
        console.print("Nothing is published yet.")
    _print_table(console, columns, rows)


def _last_runs(place: Home) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The last runs: those refused or failed since the snapshot too, unless a run goes on and keeps the database."""
    query = (
        "SELECT run_id, date_trunc('second', started_at) AS started_at, status, n_new, n_known, n_quarantined, snapshot_id, message "
        "FROM {} ORDER BY runs.started_at DESC, run_id LIMIT 10"
    )
    if place.database.is_file():
        with suppress(HomeBusyError, OSError), sole_use(place.folder, patience=0), open_database(place.database) as connection:
            return run_query(connection, query.format("ops.runs"))
    with open_published(place.latest) as connection:
        return run_query(connection, query.format("runs"))


@app.command(epilog="Example: wireledger quarantine")
def quarantine(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List what could not be read, why, and what to do."""
    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, "SELECT source_uri, reason, detail, advice FROM quarantine ORDER BY source_uri, reason")
    _show(columns, rows, as_json=as_json)


@app.command(epilog="Example: wireledger rejected --json")
def rejected(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List rows that were set aside for breaking a rule, with the rule and the sentence."""
    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, REJECTED_SHOWN.format("rejected"))
    _show(columns, rows, as_json=as_json)


@app.command(name="explain", epilog="Example: wireledger explain fig_0123456789abcdef")
def explain_command(
    key: Annotated[str, typer.Argument(metavar="ID", help="Any key of the published tables.")], home: HomeOption = Path("data"),
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show the sentence behind a row in its article, and what agrees or disagrees with it."""
    with open_published(Home(home).latest) as connection:
        found = explain(connection, key)
    if as_json:
        _print_json(asdict(found))
    else:
        _print_explanation(Console(), found)


_PARTIES = "SELECT reporter FROM trade_figures UNION SELECT partner FROM trade_figures WHERE partner IS NOT NULL ORDER BY 1"


@app.command(epilog="Example: wireledger trade CHN RUS")
def trade(
    first: Annotated[str | None, typer.Argument(metavar="A", help="A country or bloc by its code.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="B", help="Its partner.")] = None,
    home: HomeOption = Path("data"), as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show trade figures through time, with the statements behind each; those that do not meet it are marked."""
    conditions = {
        0: "true",
        1: "? IN (reporter, partner)",
        2: "least(reporter, partner) = least(?, ?) AND greatest(reporter, partner) = greatest(?, ?)",
    }
    codes = [code.upper() for code in (first, second) if code]
    where, values = conditions[len(codes)], codes * (2 if len(codes) == 2 else 1)
    with open_published(Home(home).latest) as connection:
        figures = _dicts(connection, f"SELECT * FROM trade_figures WHERE {where} ORDER BY reporter, partner, flow, period", values)
        for figure in figures:
            figure["claims"] = _dicts(
                connection,
                """
                SELECT links.agrees, links.why, figures.surface, figures.attributed_to, figures.sentence, links.claim_id,
                       coalesce(documents.source_name, documents.source_uri) AS source, documents.story_id
                FROM trade_figure_claims AS links JOIN figures USING (figure_id) JOIN documents USING (document_id)
                WHERE links.trade_figure_id = ? ORDER BY links.agrees DESC, source
                """,
                [figure["trade_figure_id"]],
            )
        known = [str(code) for (code,) in connection.execute(_PARTIES).fetchall()]
    if as_json:
        _print_json(figures)
        return
    from flows.report import print_trade

    if codes and not figures:
        typer.echo(f"No trade figures of {' and '.join(codes)}. There are some of: {', '.join(known) or 'nobody'}.")
        return
    print_trade(Console(), figures)


@app.command(epilog="Example: wireledger conflicts --json")
def conflicts(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List contradictions with every statement beside its sentence."""
    with open_published(Home(home).latest) as connection:
        found = _dicts(connection, "SELECT * FROM conflicts ORDER BY kind, n_stories DESC, conflict_id", [])
        for conflict in found:
            conflict["statements"] = _dicts(
                connection,
                """
                SELECT said.value, said.sentence, coalesce(documents.source_name, documents.source_uri) AS source
                FROM conflict_statements AS said JOIN documents USING (document_id) WHERE conflict_id = ? ORDER BY said.value, source
                """,
                [conflict["conflict_id"]],
            )
    if as_json:
        _print_json(found)
        return
    console = Console()
    for conflict in found:
        console.print(f"[bold]{conflict['conflict_id']}[/] {conflict['kind']}: {escape(conflict['summary'])}")
        for said in conflict["statements"]:
            console.print(f"    {escape(str(said['value']))}  [dim]{escape(said['source'])}[/]  {escape(said['sentence'])}", soft_wrap=True)
    if not found:
        console.print("No conflicts.")


@app.command(epilog="Example: wireledger dictionary > docs/dictionary.md")
def dictionary(as_json: JsonOption = False) -> None:
    """Print the data dictionary, made from the tables' declaration."""
    if as_json:
        _print_json(dictionary_json())
    else:
        sys.stdout.write(dictionary_markdown())


@app.command(epilog='Example: wireledger serve feeds/ --cron "0 * * * *"')
def serve(
    inputs: Annotated[list[str], typer.Argument(help="What each scheduled run takes in.", metavar="INPUT...")],
    cron: Annotated[str, typer.Option(help="When to run, as a cron expression in UTC.")],
    home: HomeOption = Path("data"),
) -> None:
    """Run on a schedule until stopped; the runs are seen in the Prefect UI."""
    prepare_environment(Home(home).prefect)
    server = start_server(Home(home).prefect, scheduling=True)
    from flows.deployment import check_cron, serve_scheduled

    check_cron(cron)
    server.wait()
    Console().print(f"Scheduled: {cron} (UTC). Runs and logs: {server.url.removesuffix('/api')}  Stop with Ctrl-C.")
    serve_scheduled(tuple(inputs), home, cron)


# -- printing ---------------------------------------------------------------------------------------------------------


def _dicts(connection: Any, sql: str, values: list[Any]) -> list[dict[str, Any]]:
    result = connection.execute(sql, values)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _print_json(content: Any) -> None:
    default: Callable[[Any], str] = lambda value: value.isoformat() if isinstance(value, date | datetime) else str(value)  # noqa: E731
    sys.stdout.write(json.dumps(content, indent=1, ensure_ascii=False, default=default) + "\n")


def _show(columns: list[str], rows: list[tuple[Any, ...]], *, as_json: bool) -> None:
    if as_json:
        _print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        _print_table(Console(), columns, rows)


def _print_table(console: Console, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """Rows as a table; on a terminal that is too narrow for it, one below the other. Nothing is cut off."""
    table = RichTable(*columns, header_style="bold", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(_shown(value)) for value in row))
    width = table.__rich_measure__(console, console.options.update(max_width=_ANY_WIDTH)).maximum
    if not console.is_terminal:
        console.width = max(width, console.width)
    if width <= console.width:
        console.print(table)
        return
    for row in rows:
        console.print()
        for name, value in zip(columns, row, strict=True):
            if value is not None:
                console.print(Text.assemble((f"{name}: ", "bold"), _shown(value)))


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _print_explanation(console: Console, found: Explanation) -> None:
    console.print(f"[bold]{found.key}[/] in {found.table}")
    for name, value in found.row.items():
        if value is not None and name not in {"sentence", "document_id", "passage_id"}:
            console.print(f"  {name}: {escape(str(value))}", soft_wrap=True)
    for excerpt in found.excerpts:
        source = excerpt.source_name or excerpt.source_uri
        console.print(f"\n[dim]{escape(source)}{', ' + excerpt.published_on if excerpt.published_on else ''} ({excerpt.document_id})[/]")
        console.print(Text.assemble(excerpt.before, (excerpt.surface, "bold reverse"), excerpt.after))
    for title, voices in (("Agrees", found.agreeing), ("Disagrees", found.disagreeing)):
        for voice in voices:
            console.print(f"\n[bold]{title}[/]: {escape(voice.value)}, {escape(voice.source)} ({voice.key}). {escape(voice.why)}")
            console.print(f"  {escape(voice.sentence)}", soft_wrap=True)
    for copies in found.copies:
        console.print(f"\n[bold]Count once[/]: {escape(copies)}", soft_wrap=True)
