"""Days told in another way than by their month: '2024-05-16', '16/05/2024', 'Thursday', 'today'."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from transforms.times.months import read_days_of_month
from transforms.times.period import day_period, days_period
from transforms.times.timex import DatedSentence, TimeExpression, day_at, is_year, unresolved
from transforms.times.vocabulary import DAYS


def read_iso_date(text: DatedSentence, i: int) -> TimeExpression | None:
    """'2024-05-16'."""
    return _numeric_date(text, i, year=i, day=i + 4) if text.lower[i + 3] == "-" else None


def read_slashed_date(text: DatedSentence, i: int) -> TimeExpression | None:
    """'16/05/2024': the day first."""
    return _numeric_date(text, i, year=i + 4, day=i) if text.lower[i + 3] == "/" else None


def _numeric_date(text: DatedSentence, i: int, *, year: int, day: int) -> TimeExpression | None:
    """A date of five tokens, with the month in the middle."""
    month, number = day_at(text, i + 2), day_at(text, day)
    if not is_year(text, year) or not number or not month or month > 12:
        return None
    period = days_period(int(text.lower[year]), month, number, number)
    return TimeExpression(i, i + 5, period, "stated") if period else None


def read_weekday_of_date(text: DatedSentence, i: int) -> TimeExpression | None:
    """'Thursday, May 16', 'Thursday 16 May': a weekday before a date is part of it."""
    if not text.sentence.words[i][0].isupper():
        return None
    j = i + 2 if text.lower[i + 1] in {",", "."} else i + 1
    date = read_days_of_month(text, j) or (read_days_of_month(text, j + 1) if day_at(text, j) else None)
    return replace(date, start=i) if date and date.period else None


def read_weekday(text: DatedSentence, i: int) -> TimeExpression | None:
    """'on Thursday', 'Monday'."""
    if not text.sentence.words[i][0].isupper():
        return None
    return nearest_weekday(text, i, i + 1, text.words.weekdays[text.lower[i]], 0)


def nearest_weekday(text: DatedSentence, start: int, end: int, weekday: int, step: int) -> TimeExpression:
    """The day of that name: the next one where the sentence looks ahead or the step is 1, else the last one; today for step 0."""
    if not text.on:
        return unresolved(start, end)
    if step > 0 or (text.looks_ahead and step == 0):
        days = (weekday - text.on.weekday()) % 7
        days += 7 if step > 0 and days == 0 else 0
    else:
        days = -((text.on.weekday() - weekday) % 7)
        days -= 7 if step < 0 and days == 0 else 0
    return TimeExpression(start, end, day_period(text.on + timedelta(days=days)), "resolved")


def read_day_word(text: DatedSentence, i: int) -> TimeExpression | None:
    """'today', 'yesterday', 'tomorrow'."""
    if not text.on:
        return unresolved(i, i + 1)
    return TimeExpression(i, i + 1, day_period(text.on + timedelta(days=DAYS[text.lower[i]])), "resolved")
