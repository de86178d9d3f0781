"""Tables and explanations on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from flows.explain import Explanation

# What would move the cursor, or change what a terminal does.
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], "\ufffd") | dict.fromkeys(map(ord, "\t\n\r"), " ")
_GAP = "  "


def print_table(console: Console, columns: list[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Rows as a table, a line each; on a terminal that is too narrow for it, one below the other. Nothing is cut off.

    Not by Rich's own table, which takes minutes for as many rows as this does in a second.
    """
    cells = [[_shown(value) for value in row] for row in rows]
    widths = [max([_width(name), *(_width(row[place]) for row in cells)]) for place, name in enumerate(columns)]
    if console.is_terminal and sum(widths) + len(_GAP) * (len(widths) - 1) > console.width:
        _print_records(console, columns, cells)
        return
    console.print(Text(_line(columns, widths), style="bold"), soft_wrap=True)
    console.file.writelines(_line(row, widths) + "\n" for row in cells)


def harmless(text: str) -> str:
    """Text of an article on one line, with nothing in it that a terminal would obey."""
    return text.translate(_CONTROLS)


def shown(text: str) -> str:
    """Text of an article as it may stand among Rich's markup."""
    return escape(harmless(text))


def _line(cells: list[str], widths: list[int]) -> str:
    return _GAP.join(cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _width(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _print_records(console: Console, columns: list[str], cells: list[list[str]]) -> None:
    with console.capture() as bold:
        console.print(Text.assemble(*((f"{name}: \n", "bold") for name in columns)), end="", soft_wrap=True)
    heads = bold.get().splitlines()
    for row in cells:
        console.file.write("\n")
        for name, head, value in zip(columns, heads, row, strict=True):
            if value and _width(value) + len(name) + 2 <= console.width:
                console.file.write(f"{head}{value}\n")
            elif value:
                console.print(Text.assemble((f"{name}: ", "bold"), value))


def _shown(value: object) -> str:
    return "" if value is None else harmless(str(value))


def print_explanation(console: Console, found: Explanation) -> None:
    """A row, its sentence in its article, and what agrees and disagrees with it."""
    console.print(f"[bold]{found.key}[/] in {found.table}")
    for name, value in found.row.items():
        if value is not None and name not in {"sentence", "document_id", "passage_id"}:
            console.print(f"  {name}: {shown(str(value))}", soft_wrap=True)
    for excerpt in found.excerpts:
        source = excerpt.source_name or excerpt.source_uri
        console.print(f"\n[dim]{shown(source)}{', ' + excerpt.published_on if excerpt.published_on else ''} ({excerpt.document_id})[/]")
        console.print(
            Text.assemble(_paragraphs(excerpt.before), (_paragraphs(excerpt.surface), "bold reverse"), _paragraphs(excerpt.after))
        )
    for title, voices in (("Agrees", found.agreeing), ("Disagrees", found.disagreeing)):
        for voice in voices:
            console.print(
                f"\n[bold]{title}[/]: {shown(voice.value)}, {shown(voice.source)} ({voice.key}). {shown(voice.why)}", soft_wrap=True
            )
            console.print(f"  {shown(voice.sentence)}", soft_wrap=True)
    for copies in found.copies:
        console.print(f"\n[bold]Count once[/]: {shown(copies)}", soft_wrap=True)


def print_conflicts(console: Console, found: list[dict[str, Any]]) -> None:
    """Contradictions, each with every statement beside its source and sentence."""
    for conflict in found:
        console.print(f"[bold]{conflict['conflict_id']}[/] {conflict['kind']}: {shown(conflict['summary'])}", soft_wrap=True)
        for said in conflict["statements"]:
            value = " ".join(str(said["value"]).split())  # newswire breaks its lines within numbers
            console.print(f"    {shown(value)}  [dim]{shown(said['source'])}[/]  {shown(said['sentence'])}", soft_wrap=True)
    if not found:
        console.print("No conflicts.")


def _paragraphs(text: str) -> str:
    return "\n".join(map(harmless, text.split("\n")))
