"""Lexicon files as they are written, ours and the user's, read without what takes long to import."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str | None]]]:
    """The rows of a lexicon file as they are written, each with the number of its (last) line."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader("\n" if line.startswith("#") else line for line in file)
        header = next((row for row in rows if row), [])
        yield from ((rows.line_num, dict(zip(header, [cell or None for cell in row], strict=False))) for row in rows if row)
