"""What a person sees at the end of a run, and of trade figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from shlex import join
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from flows.counts import counted
from flows.home import Home
from flows.trade import find_trade, left_out, told_left_out
from warehouse.published import open_published
from warehouse.tables import TABLES

if TYPE_CHECKING:
    from flows.pipeline import RunOutcome
    from warehouse.publish import Snapshot

# A terminal holds so many trade figures, lines of one kind and keys of failing rows; the tables hold them all.
SHOWN_FIGURES = 10
SHOWN_LINES = 5
SHOWN_KEYS = 10
SHOWN_CHARS = 300
# What shows best what a snapshot holds, where there is some.
_LOOKED_AT = ("quotes", "figures", "timeline", "documents")


def print_outcome(console: Console, home: Home, outcome: RunOutcome) -> None:
    """The end of a run: what came in, what was set aside, what was found, the gate, where the results lie."""
    counts = outcome.counts
    console.print(
        f"[bold]{counted(counts.n_found, 'article')}[/] found: {counts.n_new} new, {counts.n_known} known, {counts.n_quarantined} set aside"
        + (f"; {counted(counts.n_passed_over, 'other file')} passed over" if counts.n_passed_over else "")
    )
    if counts.n_noted:
        console.print(f"[yellow]{counts.n_noted} of the new[/] with metadata that were not understood: see documents.metadata_note")
    if outcome.status == "refused":
        _print_refusal(console, home, outcome)
        return
    if not home.latest.exists():
        from flows.sources.places import SUFFIXES

        console.print(f"Nothing is published: the inputs hold no article. Those are files ending in {', '.join(sorted(SUFFIXES))}.")
        return
    with open_published(home.latest) as connection:
        _print_quarantine(console, home, connection)
        if outcome.snapshot is None:
            console.print(f"Nothing new: {home.latest} stays as it is.")
            return
        _print_rows(console, outcome.snapshot)
        _print_first_trade(console, home, connection)
        _print_conflicts(console, home, connection)
        verbs = next_verbs(connection, outcome.snapshot.rows)
    _print_gate(console, home, outcome)
    _print_set_aside(console, outcome, home.command("rejected"))
    _print_next(console, home, outcome.snapshot.snapshot_id, verbs)


def first_lines(lines: list[str], more: str) -> list[str]:
    """The first few lines of a kind; behind them how many there are besides, and what shows those."""
    n_more = len(lines) - SHOWN_LINES
    return lines if n_more <= 0 else [*lines[:SHOWN_LINES], f"and {n_more:,} more: {more}"]


def _print_quarantine(console: Console, home: Home, connection: Any) -> None:
    rows = connection.execute("SELECT reason, source_uri, detail, advice FROM quarantine ORDER BY reason, source_uri, detail").fetchall()
    for reason, entries in groupby(rows, key=itemgetter(0)):
        lines = [f"[yellow]set aside[/] {escape(uri)}: {reason} ({escape(detail)}); {escape(advice)}" for _, uri, detail, advice in entries]
        _print_lines(console, first_lines(lines, f"{home.command('quarantine')} ({reason})"))


def _print_lines(console: Console, lines: list[str], indent: str = "  ") -> None:
    for line in lines:
        console.print(indent + line, soft_wrap=True, highlight=False)


def _print_rows(console: Console, snapshot: Snapshot) -> None:
    table = RichTable("table", "rows", header_style="bold", box=None, pad_edge=False, title="Rows", title_justify="left")
    for name, rows in snapshot.rows.items():
        if TABLES[name].kind in {"reference", "view"}:  # what no article has told, or is in other tables
            continue
        table.add_row(name, f"{rows:,}")
    console.print(table)


def _print_first_trade(console: Console, home: Home, connection: Any) -> None:
    """The trade figures that most stories tell."""
    figures = find_trade(connection, order="n_stories DESC, reporter, partner, flow, period", limit=SHOWN_FIGURES + 1)
    print_trade(console, home, figures[:SHOWN_FIGURES])
    if len(figures) > SHOWN_FIGURES:
        [(n_figures,)] = connection.execute("SELECT count(*) FROM trade_figures").fetchall()
        console.print(f"and {counted(n_figures - SHOWN_FIGURES, 'more trade figure')}: {home.command('trade')}", highlight=False)
    print_left_out(console, home, left_out(connection))


def print_left_out(console: Console, home: Home, figures: list[dict[str, Any]], codes: Sequence[str] = ()) -> None:
    """How many figures of trade are in no row that is shown, and why; nothing where there is none."""
    told = told_left_out(figures, home.command(join(["trade", *codes, "--left-out"])))
    if told:
        console.print(escape(told), soft_wrap=True, highlight=False)


def print_trade(console: Console, home: Home, figures: list[dict[str, Any]]) -> None:
    """Trade figures, each with its statements below it; one that does not meet the value is marked with an x."""
    colours = {"corroborated": "green", "conflicting": "red", "single": "default"}
    if not figures:
        console.print("No trade figures.")
    for figure in figures:
        parties = figure["reporter"] + (f"-{figure['partner']}" if figure["partner"] else "")
        name = f"{figure['flow']:<8} {parties:<8} {figure['period']:<15} {amount(figure['value'], figure['currency']):>14}"
        stories = f"{figure['n_stories']} {'story' if figure['n_stories'] == 1 else 'stories'}"
        console.print(f"{name}  [{colours[figure['consistency']]}]{figure['consistency']}[/], {stories}", soft_wrap=True, highlight=False)
        more = home.command(f"explain {figure['trade_figure_id']}")
        for agrees in (True, False):
            said = [claim for claim in figure["claims"] or [] if claim["agrees"] is agrees]
            _print_lines(console, first_lines(_statements(said), more), "    ")


def _statements(said: list[dict[str, Any]]) -> list[str]:
    """What the claims say and where, a line each; what an article says again is counted, not shown again."""
    lines = Counter(
        f"'{' '.join(claim['surface'].split())}' {claim['source']}" + ("" if claim["agrees"] else f": {claim['why']}") for claim in said
    )
    mark = "  " if all(claim["agrees"] for claim in said) else "[red]x[/] "
    return [f"{mark}[dim]{escape(line)}{f' ({times} times)' if times > 1 else ''}[/]" for line, times in lines.items()]


def amount(value: float, currency: str) -> str:
    """A value for reading: 240.1 bn USD."""
    for scale, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {name} {currency}"
    return f"{value:,.0f} {currency}"


def _print_conflicts(console: Console, home: Home, connection: Any) -> None:
    rows = connection.execute("SELECT kind, summary FROM conflicts ORDER BY kind, n_stories DESC, conflict_id").fetchall()
    console.print(f"[bold]{len(rows)}[/] {'conflict' if len(rows) == 1 else 'conflicts'}" + (":" if rows else ""))
    for kind, conflicts in groupby(rows, key=itemgetter(0)):
        lines = [f"[red]{kind}[/] {escape(shortened(summary))}" for _, summary in conflicts]
        _print_lines(console, first_lines(lines, f"{home.command('conflicts')} ({kind})"))


def _print_gate(console: Console, home: Home, outcome: RunOutcome) -> None:
    failed = [finding for finding in outcome.findings if not finding.success]
    console.print(f"Gate: [green]passed[/], {len(outcome.findings)} expectations, {counted(len(failed), 'warning')}")
    lines = [
        f"[yellow]warning[/] {escape(finding.expectation.description)} {_broken(finding.n_failed)}: {_keys(finding.failed_keys)}"
        for finding in failed
    ]
    _print_lines(console, first_lines(lines, str(home.failed_rows)))


def _broken(n_failed: int) -> str:
    return "1 row breaks it" if n_failed == 1 else f"{n_failed:,} rows break it"


def _print_set_aside(console: Console, outcome: RunOutcome, more: str) -> None:
    """Rows that broke a rule: how many, and the first few with the sentence that they were read from."""
    aside = outcome.set_aside
    if not aside.n_rows:
        return
    console.print(f"[yellow]{counted(aside.n_rows, 'row')} set aside[/] for breaking a rule; all of them: {more}", soft_wrap=True)
    if aside.n_broken:
        console.print(f"  {counted(aside.n_broken, 'rule')} broke off while reading, so that facts may be missing")
    for row in aside.first:
        told = f"{row['table_name']} {row['key']}: {row['reason']} {shortened(row['sentence'] or '')}"
        console.print(f"  {escape(told)}", soft_wrap=True, highlight=False)


def shortened(sentence: str) -> str:
    """A sentence on one line, cut where it is too long to be shown among others."""
    words = " ".join(sentence.split())
    return words if len(words) <= SHOWN_CHARS else words[:SHOWN_CHARS] + " …"


def _print_refusal(console: Console, home: Home, outcome: RunOutcome) -> None:
    console.print("[red]The gate refused to publish[/]; the last snapshot stays. What failed:")
    from expectations.gate import refusals

    lines = [
        f"{finding.expectation.table}: {escape(finding.expectation.description)} {_broken(finding.n_failed)}: {_keys(finding.failed_keys)}"
        for finding in refusals(outcome.findings)
    ]
    _print_lines(console, first_lines(lines, str(home.failed_rows)))
    _print_set_aside(console, outcome, str(home.failed_rows))  # the table of them is published with a snapshot only
    console.print(f"All failing rows: {home.failed_rows}; the audit as a page: {home.data_docs}", soft_wrap=True)


def _keys(keys: tuple[str, ...]) -> str:
    more = len(keys) - SHOWN_KEYS
    return ", ".join(keys[:SHOWN_KEYS]) + (f" and {more} more" if more > 0 else "")


def _print_next(console: Console, home: Home, snapshot_id: str, verbs: list[str]) -> None:
    places = f"{home.latest} (snapshot {snapshot_id}); database: {home.latest_database}; audit: {home.data_docs}"
    console.print(f"Published: {places}", soft_wrap=True)
    console.print(f"Next: {'; '.join(map(home.command, verbs))}", soft_wrap=True, highlight=False)


def next_verbs(connection: Any, rows: dict[str, int]) -> list[str]:
    """What may be asked next of a snapshot, only what it answers: the trade that most stories tell of, conflicts, some rows."""
    top = connection.execute(
        "SELECT reporter, partner FROM trade_figures ORDER BY n_stories DESC, partner IS NULL, 1, 2 LIMIT 1"
    ).fetchall()
    verbs = [join(["trade", *filter(None, parties)]) for parties in top]
    verbs += ["conflicts"] if rows["conflicts"] else []
    table = next((name for name in _LOOKED_AT if rows[name]), None)
    return verbs + ([f'query "FROM {table} LIMIT 5"'] if table else ["quarantine"])


def print_differences(console: Console, found: list[dict[str, Any]]) -> None:
    """How many rows differ by table, change and reason, each with the first few."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in found:
        groups.setdefault((row["table"], row["change"], row["why"]), []).append(row)
    for (table, change, why), rows in groups.items():
        console.print(f"[bold]{table}[/]: {len(rows)} {change} ({why})")
        for row in rows[:SHOWN_KEYS]:
            columns = f" [{row['columns']}]" if row["columns"] else ""
            console.print(f"  {row['key']}{escape(columns)} {escape(shortened(row['told']))}", soft_wrap=True, highlight=False)
        if len(rows) > SHOWN_KEYS:
            console.print(f"  and {len(rows) - SHOWN_KEYS} more: --json lists all")
    if not found:
        console.print("No differences.")
