"""Periods as a person asks for them and as the tables print them, as runs of months."""

from __future__ import annotations

import re

from warehouse.schema import WireledgerError

# 2023, 2023-05, 2023-05-17, 2023-Q1, 2023-H1
_PART = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])(?:-\d\d)?|Q([1-4])|H([12])))?")


class UnknownPeriodError(WireledgerError):
    """What was given is no period."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        forms = "a year (2023), a month (2023-05), a quarter (2023-Q1), a half (2023-H1) or from and to (2019/2023)"
        return f"'{self.given}' is no period; give {forms}"


def months_of(label: str) -> tuple[int, int]:
    """The first and the last month of a period, counted from year 0.

    Raises:
        UnknownPeriodError: it is none.
    """
    parts = [_PART.fullmatch(part) for part in label.split("/")]
    if not 1 <= len(parts) <= 2 or None in parts:
        raise UnknownPeriodError(label)
    (first, _), (_, last) = (_months_of_part(part) for part in (parts[0], parts[-1]) if part)
    if last < first:
        raise UnknownPeriodError(label)
    return first, last


def _months_of_part(part: re.Match[str]) -> tuple[int, int]:
    year, month, quarter, half = (int(group) if group else None for group in part.groups())
    first, count = 12 * (year or 0), 12
    if month:
        first, count = first + month - 1, 1
    elif quarter:
        first, count = first + 3 * (quarter - 1), 3
    elif half:
        first, count = first + 6 * (half - 1), 6
    return first, first + count - 1


def lies_within(label: str, asked: tuple[int, int]) -> bool:
    """Whether a period of the tables lies within some months."""
    first, last = months_of(label)
    return asked[0] <= first and last <= asked[1]
