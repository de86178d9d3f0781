"""What a person sees at the end of a run, and of trade figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from expectations.gate import refusals
from flows.home import Home
from flows.sources import SUFFIXES
from warehouse.published import open_published

if TYPE_CHECKING:
    from flows.pipeline import RunOutcome
    from warehouse.publish import Snapshot

# A terminal holds so many trade figures and failing rows; the tables hold them all.
SHOWN_FIGURES = 40
SHOWN_KEYS = 10
SHOWN_CHARS = 300


def print_outcome(console: Console, home: Home, outcome: RunOutcome) -> None:
    """The end of a run: what came in, what was set aside, what was found, the gate, where the results lie."""
    counts = outcome.counts
    console.print(
        f"[bold]{counts.n_found}[/] articles found: {counts.n_new} new, {counts.n_known} known, {counts.n_quarantined} set aside"
        + (f"; {counts.n_passed_over} other files passed over" if counts.n_passed_over else "")
    )
    if counts.n_noted:
        console.print(f"[yellow]{counts.n_noted} of the new[/] with metadata that were not understood: see documents.metadata_note")
    if outcome.status == "refused":
        _print_refusal(console, home, outcome)
        return
    if not home.latest.exists():
        console.print(f"Nothing is published: the inputs hold no article. Those are files ending in {', '.join(sorted(SUFFIXES))}.")
        return
    with open_published(home.latest) as connection:
        _print_quarantine(console, connection)
        if outcome.snapshot is None:
            console.print(f"Nothing new: {home.latest} stays as it is.")
            return
        _print_rows(console, outcome.snapshot)
        print_trade(console, _trade_rows(connection))
        _print_conflicts(console, connection)
    _print_gate(console, outcome)
    _print_set_aside(console, outcome)
    _print_next(console, home, outcome.snapshot.snapshot_id)


def _print_quarantine(console: Console, connection: Any) -> None:
    rows = connection.execute("SELECT source_uri, reason, detail, advice FROM quarantine ORDER BY source_uri").fetchall()
    for source_uri, reason, detail, advice in rows:
        console.print(f"  [yellow]set aside[/] {escape(source_uri)}: {reason} ({escape(detail)}); {escape(advice)}", soft_wrap=True)


def _print_rows(console: Console, snapshot: Snapshot) -> None:
    table = RichTable("table", "rows", header_style="bold", box=None, pad_edge=False, title="Rows", title_justify="left")
    for name, rows in snapshot.rows.items():
        table.add_row(name, f"{rows:,}")
    console.print(table)


def _trade_rows(connection: Any) -> list[dict[str, Any]]:
    result = connection.execute(
        """
        SELECT trade.*, (SELECT list(struct_pack(source := coalesce(documents.source_name, documents.source_uri), agrees := links.agrees,
                                surface := figures.surface, why := links.why) ORDER BY links.agrees DESC, documents.source_uri)
                         FROM trade_figure_claims AS links JOIN figures USING (figure_id) JOIN documents USING (document_id)
                         WHERE links.trade_figure_id = trade.trade_figure_id) AS claims
        FROM trade_figures AS trade ORDER BY n_stories DESC, reporter, partner, flow, period
        """
    )
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def print_trade(console: Console, figures: list[dict[str, Any]]) -> None:
    """Trade figures, each with its statements below it; one that does not meet the value is marked with an x."""
    colours = {"corroborated": "green", "conflicting": "red", "single": "default"}
    if not figures:
        console.print("No trade figures.")
        return
    for figure in figures[:SHOWN_FIGURES]:
        parties = figure["reporter"] + (f"-{figure['partner']}" if figure["partner"] else "")
        name = f"{figure['flow']:<8} {parties:<8} {figure['period']:<15} {amount(figure['value'], figure['currency']):>14}"
        stories = f"{figure['n_stories']} {'story' if figure['n_stories'] == 1 else 'stories'}"
        console.print(f"{name}  [{colours[figure['consistency']]}]{figure['consistency']}[/], {stories}", soft_wrap=True, highlight=False)
        for said in figure["claims"] or []:
            mark = "  " if said["agrees"] else "[red]x[/] "
            why = "" if said["agrees"] else f": {said['why']}"
            words = escape(f"'{' '.join(said['surface'].split())}' {said['source']}{why}")
            console.print(f"    {mark}[dim]{words}[/]", soft_wrap=True, highlight=False)
    if len(figures) > SHOWN_FIGURES:
        console.print(f"... and {len(figures) - SHOWN_FIGURES} more: wireledger trade")


def counted(count: int, noun: str) -> str:
    """'1 warning', '2 warnings'."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def amount(value: float, currency: str) -> str:
    """A value for reading: 240.1 bn USD."""
    for scale, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {name} {currency}"
    return f"{value:,.0f} {currency}"


def _print_conflicts(console: Console, connection: Any) -> None:
    rows = connection.execute("SELECT kind, summary FROM conflicts ORDER BY kind, conflict_id").fetchall()
    console.print(f"[bold]{len(rows)}[/] {'conflict' if len(rows) == 1 else 'conflicts'}" + (":" if rows else ""))
    for kind, summary in rows:
        console.print(f"  [red]{kind}[/] {escape(summary)}", soft_wrap=True)


def _print_gate(console: Console, outcome: RunOutcome) -> None:
    failed = [finding for finding in outcome.findings if not finding.success]
    console.print(f"Gate: [green]passed[/], {len(outcome.findings)} expectations, {counted(len(failed), 'warning')}")
    for finding in failed:
        console.print(
            f"  [yellow]warning[/] {escape(finding.expectation.description)} {finding.n_failed} rows do not: {_keys(finding.failed_keys)}",
            soft_wrap=True,
        )


def _print_set_aside(console: Console, outcome: RunOutcome) -> None:
    """Rows that broke a rule: how many, and the first few with the sentence that they were read from."""
    aside = outcome.set_aside
    if not aside.n_rows:
        return
    console.print(f"[yellow]{counted(aside.n_rows, 'row')} set aside[/] for breaking a rule; all of them: wireledger rejected")
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
    for finding in refusals(outcome.findings):
        console.print(
            f"  {finding.expectation.table}: {escape(finding.expectation.description)} {finding.n_failed} rows break it: "
            f"{_keys(finding.failed_keys)}", soft_wrap=True,
        )  # fmt: skip
    _print_set_aside(console, outcome)
    console.print(f"All failing rows: {home.failed_rows}; the audit as a page: {home.data_docs}", soft_wrap=True)


def _keys(keys: tuple[str, ...]) -> str:
    more = len(keys) - SHOWN_KEYS
    return ", ".join(keys[:SHOWN_KEYS]) + (f" and {more} more" if more > 0 else "")


def _print_next(console: Console, home: Home, snapshot_id: str) -> None:
    flag = "" if home.folder.as_posix() == "data" else f" --home {home.folder}"
    places = f"{home.latest} (snapshot {snapshot_id}); database: {home.latest_database}; audit: {home.data_docs}"
    console.print(f"Published: {places}", soft_wrap=True)
    console.print(
        f'Next: wireledger trade CHN RUS{flag}; wireledger conflicts{flag}; wireledger query "FROM quotes LIMIT 5"{flag}', soft_wrap=True
    )


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
