"""Answers of the cookbook's statements: ``python -m tests.docs.cookbook HOME`` writes them into docs/cookbook.md anew.

HOME holds one run over ``samples/``. Each block of SQL is followed by its answer as a table.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import duckdb

from tests.conftest import ROOT

COOKBOOK = ROOT / "docs" / "cookbook.md"
_RECIPE = re.compile(r"^```sql\n(?P<sql>.*?)^```\n\n(?P<answer>(?:\|[^\n]*\n)*)\n?", re.MULTILINE | re.DOTALL)


def recipes(text: str) -> list[tuple[str, str]]:
    """Each statement with the answer that stands below it."""
    return [(found["sql"], found["answer"]) for found in _RECIPE.finditer(text)]


def answer(database: Path, sql: str) -> str:
    """What a statement gives, as a Markdown table."""
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        result = connection.execute(sql)
        names = [column[0] for column in result.description]
        rows = result.fetchall()
    lines = [names, ["---"] * len(names), *([_shown(value) for value in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def renewed(text: str, database: Path) -> str:
    """The text with the answers of now."""
    return _RECIPE.sub(lambda found: f"```sql\n{found['sql']}```\n\n{answer(database, found['sql'])}\n", text).rstrip("\n") + "\n"


if __name__ == "__main__":
    latest = Path(sys.argv[1]) / "published" / "latest" / "wireledger.duckdb"
    COOKBOOK.write_text(renewed(COOKBOOK.read_text(encoding="utf-8"), latest), encoding="utf-8")
