"""Periods: runs of days under the label that the tables print, and counting with them. Nothing here reads text."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from transforms.lexicons.words import FiscalYear

_WEEK = 7
# News speak of a few years, and of their months again and again.
_KEPT = 1 << 12
_LABEL_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included, under the label that the tables print."""

    label: str
    start: date
    end: date

    @property
    def is_day(self) -> bool:
        """Whether the label is finer than a month."""
        return self.label.count("-") >= 2 and len(self.label.split("/")[0]) == 10

    @property
    def is_moment(self) -> bool:
        """Whether it tells when something happened: a day, a week; the first ten days of a month are what a flow is counted over."""
        return self.is_day and (self.start.day > 1 or (self.end - self.start).days < _WEEK)

    @property
    def kind(self) -> str:
        """What its label is of: year, half, quarter or month, else a span of them."""
        if "/" in self.label:
            return "span"
        return "year" if len(self.label) == len("2024") else {"Q": "quarter", "H": "half"}.get(self.label[len("2024-")], "month")

    @property
    def months(self) -> int:
        """How many months the period covers, at least 1."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


@lru_cache(maxsize=_KEPT)
def year_period(year: int) -> Period:
    """A calendar year."""
    return Period(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


@lru_cache(maxsize=_KEPT)
def month_period(year: int, month: int) -> Period:
    """A calendar month."""
    return Period(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def months_period(year: int, first: int, last: int, last_year: int | None = None) -> Period:
    """A run of months; a calendar quarter or half gets its own label."""
    last_year = last_year or year
    if (year, first) == (last_year, last):
        return month_period(year, first)
    start, end = month_period(year, first).start, month_period(last_year, last).end
    return Period(f"{year:04d}-{first:02d}/{last_year:04d}-{last:02d}", start, end)


def months_from(start: int, count: int) -> Period:
    """So many months from one on, which is counted from year 0 as ``month_number`` does."""
    last = start + count - 1
    return months_period(start // 12, start % 12 + 1, last % 12 + 1, last // 12)


def month_number(day: date) -> int:
    """The month of a day, counted from January of year 0."""
    return day.year * 12 + day.month - 1


def quarter_period(year: int, quarter: int) -> Period:
    """A calendar quarter, 1 to 4."""
    run = months_period(year, 3 * quarter - 2, 3 * quarter)
    return Period(f"{year:04d}-Q{quarter}", run.start, run.end)


def half_period(year: int, half: int) -> Period:
    """A calendar half-year, 1 or 2."""
    run = months_period(year, 6 * half - 5, 6 * half)
    return Period(f"{year:04d}-H{half}", run.start, run.end)


def span_period(start: Period, end: Period) -> Period:
    """From the start of one period to the end of another of the same grain."""
    if start.start > end.end:
        start, end = end, start
    left, right = start.label.split("/")[0], end.label.split("/")[-1]
    if "Q" in left + right or "H" in left + right:
        left, right = start.start.isoformat()[:7], end.end.isoformat()[:7]
    return Period(left if left == right else f"{left}/{right}", start.start, end.end)


def years_period(start: int, end: int) -> Period:
    """A run of calendar years."""
    return span_period(year_period(start), year_period(end))


def fiscal_period(first_year: int, fiscal: FiscalYear) -> Period:
    """The fiscal year that begins in ``first_year``; where it is the calendar year, that one."""
    if fiscal.first_month == 1:
        return year_period(first_year)
    run = months_period(first_year, fiscal.first_month, fiscal.first_month - 1, first_year + 1)
    return Period(f"{first_year:04d}/{first_year + 1:04d}", run.start, run.end)


def part_of_fiscal(year: Period, months: int, number: int) -> Period:
    """A quarter (3 months) or half (6) of a fiscal year: which months it covers depends on whose year it is."""
    start = month_number(year.start) + months * (number - 1)
    if months == 3 and start % 3 == 0:
        return quarter_period(start // 12, start % 12 // 3 + 1)
    return months_from(start, months)


@lru_cache(maxsize=_KEPT)
def day_period(day: date) -> Period:
    """One day."""
    return Period(day.isoformat(), day, day)


def days_period(year: int, month: int, first: int, last: int) -> Period | None:
    """Days of a month; null where it has not so many."""
    if last > calendar.monthrange(year, month)[1]:
        return None
    start, end = date(year, month, first), date(year, month, last)
    return day_period(start) if start == end else span_period(day_period(start), day_period(end))


def part_of_month(year: int, month: int) -> Period:
    """Days of a month that are not told one by one ('the second week of June'): shorter than what trade is counted by."""
    whole = month_period(year, month)
    return Period(f"{whole.start.isoformat()}/{whole.end.isoformat()}", whole.start, whole.end)


def week_period(day: date) -> Period:
    """The week of a day, from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return span_period(day_period(monday), day_period(monday + timedelta(days=6)))


def shift_period(period: Period, years: int) -> Period:
    """The same days that many years on (negative: earlier)."""

    def moved(match: re.Match[str]) -> str:
        return f"{int(match[0]) + years:04d}"

    return Period(_LABEL_YEAR.sub(moved, period.label), _same_day(period.start, years), _same_day(period.end, years))


def in_year(period: Period, year: int) -> Period:
    """The same months in another year."""
    return shift_period(period, year - period.end.year)


def to_months(period: Period) -> Period:
    """The period in whole months: '1987-03-04' becomes '1987-03'; a stretch of days that a flow is counted over stays."""
    if not period.is_moment:
        return period
    return months_period(period.start.year, period.start.month, period.end.month, period.end.year)


def _same_day(day: date, years: int) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    is_month_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + years, day.month, last if is_month_end else min(day.day, last))
