"""Tables and explanations on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text

if TYPE_CHECKING:
    from typing import Any

    from flows.explain import Explanation

# Wider than any table.
_ANY_WIDTH = 100_000


def print_table(console: Console, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
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


def print_explanation(console: Console, found: Explanation) -> None:
    """A row, its sentence in its article, and what agrees and disagrees with it."""
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
            console.print(
                f"\n[bold]{title}[/]: {escape(voice.value)}, {escape(voice.source)} ({voice.key}). {escape(voice.why)}", soft_wrap=True
            )
            console.print(f"  {escape(voice.sentence)}", soft_wrap=True)
    for copies in found.copies:
        console.print(f"\n[bold]Count once[/]: {escape(copies)}", soft_wrap=True)


def print_conflicts(console: Console, found: list[dict[str, Any]]) -> None:
    """Contradictions, each with every statement beside its source and sentence."""
    for conflict in found:
        console.print(f"[bold]{conflict['conflict_id']}[/] {conflict['kind']}: {escape(conflict['summary'])}", soft_wrap=True)
        for said in conflict["statements"]:
            value = " ".join(str(said["value"]).split())  # newswire breaks its lines within numbers
            console.print(f"    {escape(value)}  [dim]{escape(said['source'])}[/]  {escape(said['sentence'])}", soft_wrap=True)
    if not found:
        console.print("No conflicts.")
