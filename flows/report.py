"""What a person sees at the end of a run, and of trade figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from shlex import join
from typing import TYPE_CHECKING, Any

from rich.console import Console

from flows.counts import counted
from flows.home import Home
from flows.new_rows import count_new, new_rows
from flows.screen import shown
from flows.trade import find_trade, left_out, told_left_out
from warehouse.published import REJECTED_COLUMNS, open_published

if TYPE_CHECKING:
    from flows.pipeline import RunOutcome
    from warehouse.publish import Snapshot

# A terminal holds so many trade figures, statements of each side, lines of one kind and keys of failing rows; the tables hold them all.
SHOWN_FIGURES = 5
SHOWN_STATEMENTS = 2
SHOWN_LINES = 5
SHOWN_KEYS = 10
SHOWN_CHARS = 300
# Tables as they are counted at the end of a run.
_NOUNS = {
    "documents": "document", "quotes": "quote", "figures": "figure", "events": "event", "trade_figures": "trade figure",
    "timeline": "timeline row", "conflicts": "conflict", "rejected": "rejected row",
}  # fmt: skip
_ALWAYS_TOLD = ("documents", "figures", "conflicts")
# What shows best what a snapshot holds, where there is some.
_LOOKED_AT = ("quotes", "figures", "timeline", "documents")


def print_outcome(console: Console, home: Home, outcome: RunOutcome) -> None:
    """The end of a run, a page of it: what came in, what is new, what there is in all, the gate, where the results lie."""
    _print_intake(console, outcome)
    if outcome.status == "refused":
        _print_refusal(console, home, outcome)
    elif not home.latest.exists():
        from flows.sources.places import SUFFIXES

        read = ", ".join(sorted(SUFFIXES))
        console.print(f"Nothing is published: the inputs hold no article. Those are files ending in {read}, each also as .gz.")
    elif outcome.snapshot is None:
        console.print(f"Nothing new: {home.latest} stays as it is.")
    else:
        _print_news(console, home, outcome.snapshot)
        _print_all(console, home, outcome)


def _print_intake(console: Console, outcome: RunOutcome) -> None:
    counts = outcome.counts
    console.print(
        f"[bold]{counted(counts.n_found, 'article')}[/] found: {counts.n_new} new, {counts.n_known} known, {counts.n_quarantined} set aside"
        + (f"; {counted(counts.n_passed_over, 'other file')} passed over" if counts.n_passed_over else "")
    )
    if counts.n_noted:
        console.print(f"[yellow]{counts.n_noted} of the new[/] with metadata that were not understood: see documents.metadata_note")


def _print_news(console: Console, home: Home, snapshot: Snapshot) -> None:
    """What this snapshot holds that the one before did not."""
    new = count_new(home, snapshot)
    _print_quarantine(console, home, new_rows(home, snapshot, "quarantine", "reason, source_uri, detail, advice"))
    console.print(f"[bold]New[/]: {_told_counts(new)}", soft_wrap=True, highlight=False)
    if new["trade_figures"]:
        _print_first_trade(console, home, snapshot)
    if new["conflicts"]:
        _print_conflicts(console, home, new_rows(home, snapshot, "conflicts", "-n_stories, kind, summary"))
    if new["rejected"]:
        _print_rejected(console, home, new_rows(home, snapshot, "rejected", REJECTED_COLUMNS))


def _print_all(console: Console, home: Home, outcome: RunOutcome) -> None:
    snapshot = outcome.snapshot
    assert snapshot is not None
    if snapshot.parent_id:
        console.print(f"[bold]In all[/]: {_told_counts(snapshot.rows)}", soft_wrap=True, highlight=False)
    with open_published(home.latest) as connection:
        print_left_out(console, home, left_out(connection))
        verbs = next_verbs(connection, snapshot.rows)
    if outcome.set_aside.n_broken:
        console.print(f"{counted(outcome.set_aside.n_broken, 'rule')} broke off while reading, so that facts may be missing")
    _print_gate(console, home, outcome)
    _print_next(console, home, snapshot.snapshot_id, verbs)


def _told_counts(rows: dict[str, int]) -> str:
    """'2 documents, 14 quotes …': what was read, and what it says together."""
    told = [counted(rows[table], noun) for table, noun in _NOUNS.items() if rows[table] or table in _ALWAYS_TOLD]
    return ", ".join(told)


def first_lines(lines: list[str], more: str, most: int = SHOWN_LINES) -> list[str]:
    """The first few lines of a kind; behind them how many there are besides, and what shows those."""
    n_more = len(lines) - most
    return lines if n_more <= 0 else [*lines[:most], f"and {n_more:,} more: {more}"]


def _print_quarantine(console: Console, home: Home, found: list[dict[str, Any]]) -> None:
    """A line for each reason, with the first article that it holds of."""
    for reason, group in groupby(found, key=itemgetter("reason")):
        first, *others = group
        more = f" and {len(others):,} more ({home.command('quarantine')})" if others else ""
        told = f"{shown(first['source_uri'])}{more}: {reason} ({shown(first['detail'])}); {shown(first['advice'])}"
        _print_lines(console, [f"[yellow]set aside[/] {told}"])


def _print_lines(console: Console, lines: list[str], indent: str = "  ") -> None:
    for line in lines:
        console.print(indent + line, soft_wrap=True, highlight=False)


def _print_first_trade(console: Console, home: Home, snapshot: Snapshot) -> None:
    """The new trade figures that most stories tell."""
    new = new_rows(home, snapshot, "trade_figures", "-n_stories, reporter, partner, flow, period, trade_figure_id")
    with open_published(home.latest) as connection:
        first = [figure["trade_figure_id"] for figure in new[:SHOWN_FIGURES]]
        figures = find_trade(connection, only=first, order="n_stories DESC, reporter, partner, flow, period")
    print_trade(console, home, figures, SHOWN_STATEMENTS)
    if len(new) > SHOWN_FIGURES:
        more = home.command("diff" if snapshot.parent_id else "trade")
        console.print(f"and {counted(len(new) - SHOWN_FIGURES, 'more trade figure')}: {more}", highlight=False)


def print_left_out(console: Console, home: Home, figures: list[dict[str, Any]], codes: Sequence[str] = ()) -> None:
    """How many figures of trade are in no row that is shown, and why; nothing where there is none."""
    told = told_left_out(figures, home.command(join(["trade", *codes, "--left-out"])))
    if told:
        console.print(shown(told), soft_wrap=True, highlight=False)


def print_trade(console: Console, home: Home, figures: list[dict[str, Any]], statements: int = SHOWN_LINES) -> None:
    """Trade figures, each with its first statements below it; one that does not meet the value is marked with an x."""
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
            _print_lines(console, first_lines(_statements(said), more, statements), "    ")


def _statements(said: list[dict[str, Any]]) -> list[str]:
    """What the claims say and where, a line each; what an article says again is counted, not shown again."""
    lines = Counter(
        f"'{' '.join(claim['surface'].split())}' {claim['source']}" + ("" if claim["agrees"] else f": {claim['why']}") for claim in said
    )
    mark = "  " if all(claim["agrees"] for claim in said) else "[red]x[/] "
    return [f"{mark}[dim]{shown(line)}{f' ({times} times)' if times > 1 else ''}[/]" for line, times in lines.items()]


def amount(value: float, currency: str) -> str:
    """A value for reading: 240.1 bn USD."""
    for scale, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {name} {currency}"
    return f"{value:,.0f} {currency}"


def _print_conflicts(console: Console, home: Home, found: list[dict[str, Any]]) -> None:
    """Those that most stories take part in."""
    lines = [f"[red]{conflict['kind']}[/] {shown(shortened(conflict['summary']))}" for conflict in found]
    _print_lines(console, first_lines(lines, home.command("conflicts")))


def _print_rejected(console: Console, home: Home, found: list[dict[str, Any]]) -> None:
    """Rows that broke a rule, each with the sentence that it was read from; those that only refer to one come last."""
    lines = [
        f"[yellow]set aside[/] {row['table_name']} {row['key']}: {row['reason']} {shown(shortened(row['sentence'] or ''))}"
        for row in sorted(found, key=lambda row: "_joins_" in row["expectation"])
    ]
    _print_lines(console, first_lines(lines, home.command("rejected")))


def _print_gate(console: Console, home: Home, outcome: RunOutcome) -> None:
    failed = [finding for finding in outcome.findings if not finding.success]
    console.print(f"Gate: [green]passed[/], {len(outcome.findings)} expectations, {counted(len(failed), 'warning')}")
    lines = [
        f"[yellow]warning[/] {shown(finding.expectation.description)} {_broken(finding.n_failed)}: {_keys(finding.failed_keys)}"
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
        console.print(f"  {shown(told)}", soft_wrap=True, highlight=False)


def shortened(sentence: str) -> str:
    """A sentence on one line, cut where it is too long to be shown among others."""
    words = " ".join(sentence.split())
    return words if len(words) <= SHOWN_CHARS else words[:SHOWN_CHARS] + " …"


def _print_refusal(console: Console, home: Home, outcome: RunOutcome) -> None:
    console.print("[red]The gate refused to publish[/]; the last snapshot stays. What failed:")
    from expectations.gate import refusals

    lines = [
        f"{finding.expectation.table}: {shown(finding.expectation.description)} {_broken(finding.n_failed)}: {_keys(finding.failed_keys)}"
        for finding in refusals(outcome.findings)
    ]
    _print_lines(console, first_lines(lines, str(home.failed_rows)))
    _print_set_aside(console, outcome, str(home.failed_rows))  # the table of them is published with a snapshot only
    console.print(f"All failing rows: {home.failed_rows}; the audit as a page: {home.audit_page}", soft_wrap=True)


def _keys(keys: tuple[str, ...]) -> str:
    more = len(keys) - SHOWN_KEYS
    return ", ".join(keys[:SHOWN_KEYS]) + (f" and {more} more" if more > 0 else "")


def _print_next(console: Console, home: Home, snapshot_id: str, verbs: list[str]) -> None:
    places = f"{home.latest} (snapshot {snapshot_id}); database: {home.latest_database}; page: {home.page}"
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
            console.print(f"  {row['key']}{shown(columns)} {shown(shortened(row['told']))}", soft_wrap=True, highlight=False)
        if len(rows) > SHOWN_KEYS:
            console.print(f"  and {len(rows) - SHOWN_KEYS} more: --json lists all")
    if not found:
        console.print("No differences.")
