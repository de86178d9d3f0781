"""Commands that ask: they read what is published, or how it was made, and change nothing."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.answers import print_json, show
from flows.cli.options import HomeOption, JsonOption
from flows.home import Home


def query(
    sql: Annotated[str, typer.Argument(help="Any SQL over the published tables.", metavar="SQL")],
    home: HomeOption = Path("data"),
    as_json: JsonOption = False,
) -> None:
    """Ask the published snapshot in SQL."""
    from warehouse.published import open_published, run_query

    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, sql)
    show(columns, rows, as_json=as_json)


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
    first: Annotated[str | None, typer.Argument(metavar="A", help="A snapshot by the beginning of its id; else the one before.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="B", help="Another; without it, the current one.")] = None,
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
    from warehouse.published import REJECTED_SHOWN, open_published, run_query

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
        print_json(figures)
        return
    from rich.console import Console

    from flows.report import print_left_out, print_trade

    if not only_left_out:
        typer.echo(nothing) if nothing else print_trade(Console(), place, figures)
        print_left_out(Console(), place, others, codes)
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
