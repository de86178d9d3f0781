"""How a command answers: as JSON for programs, as a sentence or a table for people."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any, TextIO

import typer


class Format(StrEnum):
    """How rows are written. Parquet goes into a file only."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def print_json(content: Any) -> None:
    """Prints JSON, days and times in ISO 8601; what no JSON number can be (NaN, infinity) is null."""
    sys.stdout.write(json.dumps(_as_json(content), indent=1, ensure_ascii=False) + "\n")


def tell(content: dict[str, Any], words: str, *, as_json: bool) -> None:
    """Prints a sentence with the content in its gaps, or the content as JSON."""
    if as_json:
        print_json(content)
    else:
        typer.echo(words.format(**content))


def show(columns: list[str], rows: Sequence[tuple[Any, ...]], *, as_json: bool, nothing: str | None = None) -> None:
    """Rows as a table; ``nothing`` is said instead of one without rows."""
    if nothing and not rows and not as_json:
        typer.echo(nothing)
    else:
        write_rows(sys.stdout, Format.JSON if as_json else Format.TABLE, columns, rows)


def write_rows(out: TextIO, wanted: Format, columns: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows as text; all but a table as they come, so that the first are read before the last are there."""
    if wanted is Format.JSON:
        out.writelines(_json_lines(_told_apart(columns), rows))
    elif wanted is Format.CSV:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_in_csv(value) for value in row] for row in rows)
    elif columns == ["explain_key", "explain_value"]:  # a drawing of boxes
        out.writelines(str(row[-1]) for row in rows)
    else:
        from rich.console import Console

        from flows.screen import print_table

        print_table(Console(file=out), columns, list(rows))


@contextmanager
def whoever_reads() -> Iterator[None]:
    """What was done is done, whether or not somebody still reads of it: a pipe that is closed meanwhile changes no exit status."""
    try:
        yield
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit) as end:
        if isinstance(end, SystemExit) and end.code != 1:  # Rich leaves the program so at a closed pipe, and only there
            raise
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def _json_lines(names: list[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """One array, a row on each line."""
    before = "["
    for row in rows:
        yield before + "\n" + json.dumps(dict(zip(names, map(_as_json, row), strict=True)), ensure_ascii=False)
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _told_apart(columns: list[str]) -> list[str]:
    """The names of columns, each once: the second ``value`` of a query is ``value_2``."""
    return [name if name not in columns[:place] else f"{name}_{columns[: place + 1].count(name)}" for place, name in enumerate(columns)]


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _as_json(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(held) for held in value]
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int) else str(value)


def _in_csv(value: Any) -> Any:
    """As DuckDB and pandas write it."""
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(_as_json(value), ensure_ascii=False) if isinstance(value, dict | list) else value
