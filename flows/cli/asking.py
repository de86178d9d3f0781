"""Commands that ask: they read what is published, or how it was made, and change nothing."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from flows.cli.answers import Format, print_json, show, write_rows
from flows.cli.completion import snapshot_ids
from flows.cli.options import (
    FileOption,
    FormatOption,
    HomeOption,
    JsonOption,
    LeftOutOption,
    OutputOption,
    PartnerArgument,
    PartyArgument,
    PeriodOption,
)
from flows.home import Home

if TYPE_CHECKING:
    import duckdb


def query(
    sql: Annotated[str | None, typer.Argument(help="One SQL statement that reads the published tables.", metavar="SQL")] = None,
    file: FileOption = None, wanted: FormatOption = None, output: OutputOption = None,
    home: HomeOption = Path("data"), as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Ask the published snapshot in SQL. Only what reads is run; files of your own (CSV, JSON, Parquet) may be read, too."""
    from warehouse.published import open_published
    from warehouse.queries import stream_query

    statement = _statement(sql, file)
    wanted = _format(wanted, output, as_json=as_json)
    with open_published(Home(home).latest) as connection:
        if output is None:
            write_rows(sys.stdout, wanted, *stream_query(connection, statement))
        else:
            _write_answer(connection, statement, wanted, output)


def _statement(sql: str | None, file: TextIO | None) -> str:
    if (sql is None) == (file is None):
        raise typer.BadParameter("give either the SQL or --file")
    return file.read() if file else str(sql)


def _format(wanted: Format | None, output: Path | None, *, as_json: bool) -> Format:
    if as_json and wanted not in (None, Format.JSON):
        raise typer.BadParameter(f"--json and --format {wanted} contradict each other")
    suffix = output.suffix.lstrip(".").lower() if output else ""
    by_suffix = Format(suffix) if suffix in set(Format) else Format.TABLE
    found = Format.JSON if as_json else wanted or by_suffix
    if found is Format.PARQUET and output is None:
        raise typer.BadParameter("Parquet is written into a file: --output FILE")
    return found


def _write_answer(connection: duckdb.DuckDBPyConnection, statement: str, wanted: Format, path: Path) -> None:
    """The whole answer or nothing: a file that was there stays until then."""
    from warehouse.queries import stream_query, write_parquet

    aside = path.with_name(f".{path.name}.new")
    try:
        if wanted is Format.PARQUET:
            write_parquet(connection, statement, aside)
        else:
            columns, rows = stream_query(connection, statement)
            with aside.open("w", encoding="utf-8", newline="") as out:
                write_rows(out, wanted, columns, rows)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def status(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """Show the current snapshot, its rows and the last runs."""
    from flows.history import last_runs

    place = Home(home)
    manifest = place.latest / "manifest.json"
    snapshot = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else None
    runs = last_runs(place)
    if as_json:
        print_json({"snapshot": snapshot, "runs": runs})
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


def snapshots(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List the published snapshots, newest first."""
    from flows.snapshots import list_snapshots

    rows = [snapshot.row() for snapshot in list_snapshots(Home(home))]
    show(list(rows[0]), [tuple(row.values()) for row in rows], as_json=as_json)


def diff(
    first: Annotated[
        str | None,
        typer.Argument(metavar="A", help="A snapshot by the beginning of its id; else the one before.", autocompletion=snapshot_ids),
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="B", help="Another; without it, the current one.", autocompletion=snapshot_ids)
    ] = None,
    home: HomeOption = Path("data"), as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show which facts are new, gone or changed between two snapshots, and why."""
    from flows.differences import compare

    found = [asdict(difference) for difference in compare(Home(home), first, second)]
    if as_json:
        print_json(found)
        return
    from rich.console import Console

    from flows.report import print_differences

    print_differences(Console(), found)


def rejected(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List rows that were set aside for breaking a rule, with the rule and the sentence."""
    from warehouse.published import REJECTED_SHOWN, open_published
    from warehouse.queries import run_query

    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, REJECTED_SHOWN.format("rejected"))
    show(columns, rows, as_json=as_json, nothing="No row is set aside.")


def explain(
    key: Annotated[str, typer.Argument(metavar="ID", help="Any key of the published tables.")], home: HomeOption = Path("data"),
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show the sentence behind a row in its article, and what agrees or disagrees with it."""
    from flows.explain import explain as explanation_of
    from warehouse.published import open_published

    with open_published(Home(home).latest) as connection:
        found = explanation_of(connection, key)
    if as_json:
        print_json(asdict(found))
    else:
        from rich.console import Console

        from flows.screen import print_explanation

        print_explanation(Console(), found)


def trade(
    first: PartyArgument = None, second: PartnerArgument = None, period: PeriodOption = None, only_left_out: LeftOutOption = False,
    home: HomeOption = Path("data"), as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Show trade figures through time, with the statements behind each; those that do not meet it are marked."""
    from flows.periods import months_of
    from flows.trade import codes_of, find_trade, left_out, none_found
    from warehouse.published import open_published

    place, within = Home(home), months_of(period) if period else None
    with open_published(place.latest) as connection:
        codes = codes_of(connection, place, [given for given in (first, second) if given])
        others = left_out(connection, codes, within=within)
        figures = others if only_left_out else find_trade(connection, codes, within=within)
        nothing = none_found(connection, place, codes, period) if (codes or period) and not figures else None
    if as_json:
        print_json(figures)
        return
    from rich.console import Console

    from flows.report import print_left_out, print_trade

    if not only_left_out:
        typer.echo(nothing) if nothing else print_trade(Console(), place, figures)
        print_left_out(Console(), place, others, [*codes, *(["--period", period] if period else [])])
    else:
        rows = [tuple(figure.values()) for figure in others]
        show(list(others[0]) if others else [], rows, as_json=False, nothing="No figure of trade is left out.")


def conflicts(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """List contradictions with every statement beside its sentence."""
    from warehouse.published import CONFLICTS_SHOWN, dicts_of, open_published

    with open_published(Home(home).latest) as connection:
        found = dicts_of(connection, CONFLICTS_SHOWN)
    if as_json:
        print_json(found)
        return
    from rich.console import Console

    from flows.screen import print_conflicts

    print_conflicts(Console(), found)


def dictionary(as_json: JsonOption = False) -> None:
    """Print the data dictionary, made from the tables' declaration."""
    from warehouse.contract import dictionary_json, dictionary_markdown

    if as_json:
        print_json(dictionary_json())
    else:
        sys.stdout.write(dictionary_markdown())
