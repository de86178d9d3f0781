"""Days of a telling, and of the article that tells it, as ordinals of dates."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

# What has no day of its own is news: it took place in the weeks before its article, or is planned for the months behind it.
LOOKED_BACK = 30
LOOKED_AHEAD = 120
TOLD_BACK = 400
# A dispatch may be a day older than its paper, or be told in another zone of time.
SLACK = 1
# Of what only the day of its article leaves.
NO_GRAIN = 3
_DAY, _MONTH = 10, 7


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From ``first`` to ``last``, both inclusive.

    ``grain``: 0 where days are told, 1 a month, 2 a year, 3 only what the article's day leaves.
    """

    first: int
    last: int
    grain: int

    def meets(self, other: Days) -> bool:
        """Whether there is a day in both."""
        return self.first <= other.last and other.first <= self.last

    def common(self, other: Days) -> Days:
        """The days in both, as fine as the finer."""
        return Days(max(self.first, other.first), min(self.last, other.last), min(self.grain, other.grain))

    def months(self) -> list[str]:
        """The months that it touches, as '2024-05'."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        count = (last.year - first.year) * 12 + last.month - first.month
        return [f"{first.year + (first.month - 1 + k) // 12}-{(first.month - 1 + k) % 12 + 1:02d}" for k in range(count + 1)]


def told_days(start: str | None, end: str | None) -> Days | None:
    """The days of 'date_start' and 'date_end'; null where there are none."""
    if start is None:
        return None
    end = end or start
    first, last = _first_day(start), _last_day(end)
    return Days(first, max(first, last), _grain(min(len(start), len(end))))


def likely_days(status: str, written: tuple[int, int] | None, *, is_told_long: bool) -> Days | None:
    """When an event without a day can be, by the first and last day on which its article can have been written.

    ``is_told_long``: it may lie further back, as what is told for long, or with a time that could not be resolved ('in the past year').
    """
    if written is None:
        return None
    first, last = written
    begin = first - (SLACK if status == "planned" else TOLD_BACK if is_told_long else LOOKED_BACK)
    return Days(begin, last + (SLACK if status == "occurred" else LOOKED_AHEAD), NO_GRAIN)


def _grain(length: int) -> int:
    return 0 if length == _DAY else 1 if length == _MONTH else 2


def _first_day(told: str) -> int:
    return date.fromisoformat((told + "-01-01")[:_DAY]).toordinal()


def _last_day(told: str) -> int:
    if len(told) == _DAY:
        return date.fromisoformat(told).toordinal()
    year, month = int(told[:4]), int(told[5:7] or 12)
    return date(year, month, calendar.monthrange(year, month)[1]).toordinal()
