"""How a command answers: as JSON for programs, as a sentence or a table for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import typer


def print_json(content: Any) -> None:
    """Prints JSON, days and times in ISO 8601."""
    default: Callable[[Any], str] = lambda value: value.isoformat() if isinstance(value, date | datetime) else str(value)  # noqa: E731
    sys.stdout.write(json.dumps(content, indent=1, ensure_ascii=False, default=default) + "\n")


def tell(content: dict[str, Any], words: str, *, as_json: bool) -> None:
    """Prints a sentence with the content in its gaps, or the content as JSON."""
    if as_json:
        print_json(content)
    else:
        typer.echo(words.format(**content))


def show(columns: list[str], rows: list[tuple[Any, ...]], *, as_json: bool, nothing: str | None = None) -> None:
    """Rows as a table; ``nothing`` is said instead of one without rows."""
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif nothing and not rows:
        typer.echo(nothing)
    else:
        from rich.console import Console

        from flows.screen import print_table

        print_table(Console(), columns, rows)
