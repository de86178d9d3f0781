"""How the tables of cases are written: ``case("what it shows", text, expected)``, and ``limit`` for what no rule can tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

# The day on which the articles of the tables appear, where a case does not say another: a Monday.
PUBLISHED_ON = date(2024, 5, 20)


def case(what: str, *values: Any) -> Any:
    """One row of a table of cases; ``what`` reads like a line of a specification."""
    return pytest.param(*values, id=what)


def limit(what: str, *values: Any, reason: str) -> Any:
    """A row that a careful reader would expect and that is beyond the rules, which the reason tells; it fails once it is read right."""
    return pytest.param(*values, id=what, marks=pytest.mark.xfail(strict=True, reason=reason))


# A sentence without names, numbers, times and words of saying: behind it, what a case says stands in body text, not in a
# single line that might be a headline.
FILLER = "The fog lay over the quay by then, and it stayed there until the ropes were wet and the gulls had gone to sleep."


def prose(cases: list[Any]) -> list[Any]:
    """The cases with their text, the first value, as the opening of a paragraph."""
    return [entry._replace(values=(f"{entry.values[0]} {FILLER}", *entry.values[1:])) for entry in cases]


def months_of(period: str | None) -> str | None:
    """A quarter or half as the run of months that it is: both labels are right (tests/gold/README.md)."""
    if period and period[5:6] in {"Q", "H"}:
        length = 3 if period[5] == "Q" else 6
        last = int(period[6]) * length
        return f"{period[:4]}-{last - length + 1:02d}/{period[:4]}-{last:02d}"
    return period


def row_of(frame: pl.DataFrame, column: str, value: str) -> dict[str, Any]:
    """The row whose column equals, else holds, the value; an assertion with all rows' values where there is none."""
    values = frame.get_column(column).to_list()
    for test in (lambda found: found == value, lambda found: found is not None and value in found):
        for index, found in enumerate(values):
            if test(found):
                return frame.row(index, named=True)
    raise AssertionError(f"no {column} {value!r} among {values}")


def columns_of(frame: pl.DataFrame, like: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """What stands in the columns that some expected ones name."""
    return {name: frame.get_column(name).to_list() for name in like}
