"""Stretches up to a time, and those that the text has spoken of: 'the year to March', 'the year to date', 'in the six months'."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from transforms.lexicons.words import FiscalYear
from transforms.times.fiscal import past_end_words
from transforms.times.months import read_month
from transforms.times.parts import read_lettered_part, read_part_by_place
from transforms.times.period import Period, fiscal_period, month_number, month_period, months_from, part_of_month, year_period
from transforms.times.timex import (
    YEAR_IN_MIND,
    YEAR_THAT_ENDED,
    YEAR_TO_DATE,
    DatedSentence,
    TimeExpression,
    day_at,
    is_so_far,
    month_at,
    number_at,
)
from transforms.times.vocabulary import AGO, UP_TO
from transforms.times.years import split_fiscal

# A year that ends so early in a month is of the months before: 'the tax year to 5 April'.
_EARLY_IN_MONTH = 10
_YEAR = 12
_LENGTHS = {"year": _YEAR, "quarter": 3, "month": 1}
_UNIT_MONTHS = {"month": 1, "months": 1, "quarters": 3}
# 'in the six months' points back only behind such words, and not where it is told which ones.
_BEFORE_POINTER = {"in", "for", "over", "during", "of"}
_TELLS_PERIOD = {"of", "from", "to", "between", "in", "last", "a"}
_TELLS_MONTHS = {"to", "of", "through", "since", "in"}
# 'for the year ahead', 'for the year as a whole', 'for the year-ago quarter'
_YEAR_TO_COME = {"ahead", "as", "-", "after", "since", "when", "that", "and", "just", "under", "now"}
# Between 'for the year' and its verb: 'the surplus with China stands at'.
_VERB_REACH = 6
# 'sold 5 over the year': the fewest tokens before 'the year'
_LEAST_OVER = 3
_TELLS_MONTH = {"of", "to", "before"}


class _Length(NamedTuple):
    """How many months a stretch has, and the token behind."""

    months: int
    end: int


def read_stretch_to(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the year to March', 'the 12 months ended June 1990', 'the quarter ended March 30', 'the fiscal year that ended in March'."""
    length = _length_at(text, i)
    if length is None:
        return None
    j = length.end + (text.lower[length.end] in {"that", "which"} and text.lower[length.end + 1] in text.words.endings)
    if not _leads_to_end(text, j):
        return None
    date = past_end_words(text, j + 1)
    read = _read_end(text, date)
    if read is None or read.period is None:
        return None
    period = read.period
    if length.months == 1:
        is_part = period.is_day and not _ends_month(period)
        month = (part_of_month if is_part else month_period)(period.end.year, period.end.month)
        return TimeExpression(i, read.end, month, read.basis)
    is_day = day_at(text, date) is not None and period.is_day
    is_early = (is_day and period.end.day <= _EARLY_IN_MONTH) or text.lower[date - 2] in text.words.not_whole
    is_fiscal = length.months == _YEAR and text.lower[i - 1] in text.words.said_fiscal
    return TimeExpression(
        i, read.end, _stretch_to(text, month_number(period.end) - is_early, length.months, is_fiscal=is_fiscal), read.basis
    )


def _read_end(text: DatedSentence, i: int) -> TimeExpression | None:
    """The day, month or part of a year that a stretch goes up to."""
    day_first = bool(day_at(text, i) and month_at(text, i + 1))
    read = read_month(text, i + day_first)
    return read or (read_lettered_part(text, i) if text.lower[i] == "q" else read_part_by_place(text, i))


def _ends_month(day: Period) -> bool:
    """Whether a day is the last one of its month."""
    return (day.end + timedelta(days=1)).month != day.end.month


def _leads_to_end(text: DatedSentence, i: int) -> bool:
    """'to March', 'ended June 1990'."""
    return text.lower[i] in UP_TO or text.lower[i] in text.words.endings


def _is_told(text: DatedSentence, i: int) -> bool:
    """Whether the token behind a stretch tells which one it is: 'the year 2023', 'the year to March', 'the year of the war'."""
    return text.lower[i][:1].isdecimal() or text.lower[i] in _TELLS_PERIOD or _leads_to_end(text, i)


def _length_at(text: DatedSentence, i: int) -> _Length | None:
    if text.lower[i] == "month" and text.lower[i - 1] != "the":
        return None  # 'for a month until March 4'
    if text.lower[i] in _LENGTHS:
        return _Length(_LENGTHS[text.lower[i]], i + 1)
    if text.lower[i] == "half":
        joint = text.lower[i + 1] == "-"
        return _Length(6, i + 2 + joint) if text.lower[i + 1 + joint] == "year" else None
    count, unit = number_at(text, i), text.lower[i + 1]
    return _Length(count * _UNIT_MONTHS[unit], i + 2) if count and unit in _UNIT_MONTHS else None


def _stretch_to(text: DatedSentence, end: int, months: int, *, is_fiscal: bool) -> Period:
    """So many months up to one; twelve of them are a calendar or fiscal year where they end with it, or where they are said to be one."""
    fiscal = split_fiscal(text)
    if months == _YEAR and end % 12 == 11:
        return year_period(end // 12)
    if months == _YEAR and end % 12 + 1 == fiscal.first_month - 1:
        return fiscal_period(end // 12 - 1, fiscal)
    if months == _YEAR and is_fiscal:
        return fiscal_period(end // 12 - 1, FiscalYear(end % 12 + 2, "end"))
    return months_from(end - months + 1, months)


def read_since_start(text: DatedSentence, i: int) -> TimeExpression | None:
    """'since the turn of the year', 'since the start of the year': January, which a change is measured from."""
    is_start = text.lower[i + 1 : i + 4] == ["of", "the", "year"] and "since" in text.lower[max(0, i - 2) : i]
    return TimeExpression(i, i + 4, month_period(text.on.year, 1), "resolved", since=True) if is_start and text.on else None


def read_year_to_date(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the year to date', 'year-to-date': as far as the text has told of it."""
    words = [word for word in text.lower[i + 1 : i + 5] if word != "-"]
    if words[:2] != ["to", "date"]:
        return None
    return TimeExpression(i, i + (5 if text.lower[i + 1] == "-" else 3), None, "resolved", in_mind=YEAR_TO_DATE)


def read_month_so_far(text: DatedSentence, i: int) -> TimeExpression | None:
    """'so far this month', 'this month so far', 'this month to date': not the month as a whole."""
    if not text.on or not is_so_far(text, i, i + 2):
        return None
    return TimeExpression(i, i + 2, part_of_month(text.on.year, text.on.month), "resolved")


def read_month_to_date(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the month to date', 'month-to-date'."""
    words = [word for word in text.lower[i + 1 : i + 5] if word != "-"]
    if words[:2] != ["to", "date"] or not text.on:
        return None
    return TimeExpression(i, i + (5 if text.lower[i + 1] == "-" else 3), part_of_month(text.on.year, text.on.month), "resolved")


def read_for_the_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'For the year it stands at 5 billion': as far as it has gone; 'For the year it came to 5 billion': the one that is over.

    Not 'for the year to March', 'for the year ahead', 'the forecast for the year'.
    """
    if text.lower[i - 1] != "for" or text.looks_ahead or text.lower[i - 2] in text.words.outlooks:
        return None
    if _is_told(text, i + 2) or text.lower[i + 2] in AGO | _YEAR_TO_COME:
        return None
    tags = text.sentence.tags
    reach = [*range(i + 2, min(i + 2 + _VERB_REACH, len(tags))), *range(i - 2, max(-1, i - 2 - 2 * _VERB_REACH), -1)]
    verb = next((tags[k] for k in reach if tags[k] in {"VBZ", "VBP", "VBD", "MD"}), "")
    is_on = verb in {"VBZ", "VBP"}
    return TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_TO_DATE if is_on else YEAR_THAT_ENDED) if verb else None


def read_over_the_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'took 5 million kg over the year': the one that is over; not 'rose 5 percent over the year', 'over the year to March'."""
    if text.lower[i - 1] not in {"over", "during", "throughout"} or i < _LEAST_OVER or text.looks_ahead:
        return None
    ahead, behind = text.lower[i - 2], text.lower[i + 2]
    if _is_told(text, i + 2) or behind in AGO | _YEAR_TO_COME | {"'s"}:
        return None
    is_change = ahead in text.words.changes or text.sentence.tags[i - 2][:2] in {"VB", "RB"}
    return None if is_change else TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_THAT_ENDED)


def read_period_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'for this period', 'over that span': the one spoken of before."""
    if text.lower[i - 1] not in _BEFORE_POINTER or text.lower[i + 2] in text.words.endings | _TELLS_PERIOD:
        return None
    if month_at(text, i + 2):  # 'for the period January-May'
        return None
    return TimeExpression(i, i + 2, None, "resolved", in_mind=0)


def read_months_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'in the six months', 'over the same ten months'."""
    if text.lower[i - 1] not in _BEFORE_POINTER:
        return None
    j = i + 2 if text.lower[i + 1] == "same" else i + 1
    count = number_at(text, j)
    if not count or text.lower[j + 1] != "months" or text.lower[j + 2] in text.words.endings | _TELLS_MONTHS:
        return None
    return TimeExpression(i, j + 2, None, "resolved", in_mind=count)


def read_half_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'over the half-year', 'in this half year'."""
    if text.lower[i - 1] not in _BEFORE_POINTER or text.lower[i + 2] not in {"-", "year"}:
        return None
    end = i + 4 if text.lower[i + 2] == "-" else i + 3
    return None if _leads_to_end(text, end) else TimeExpression(i, end, None, "resolved", in_mind=6)


def read_quarter_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'in the quarter', 'during that quarter'."""
    if text.lower[i - 1] not in _BEFORE_POINTER or text.lower[i + 2] == "of" or _leads_to_end(text, i + 2):
        return None
    return TimeExpression(i, i + 2, None, "resolved", in_mind=3)


def read_month_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'in the month', 'for that month', 'during the month'; not 'over the month', 'for the month ahead'."""
    if text.lower[i - 1] not in {"in", "for", "during"} or text.lower[i + 2] in _TELLS_MONTH | AGO | {"ahead", "-", "after"}:
        return None
    return TimeExpression(i, i + 2, None, "resolved", in_mind=1)


def read_that_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'that year', 'the whole of that year': the one spoken of; 'said that year-end stocks' is no year."""
    return TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_IN_MIND) if text.lower[i - 1] != "said" else None


def read_whole_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'for the whole year', 'the full year's exports', 'for the calendar year': of the one spoken of; not 'the whole year to March'."""
    is_told = _is_told(text, i + 2) or text.lower[i - 1] not in {"the", "a"}
    return None if is_told else TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_IN_MIND)


def read_full_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the full-year surplus', 'full-year exports': of the year spoken of; not 'full-year 2023 exports'."""
    if text.lower[i + 2] != "year" or text.lower[i + 3] not in text.words.flows:
        return None
    return TimeExpression(i, i + 3, None, "resolved", in_mind=YEAR_IN_MIND)


def read_year_as_whole(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the year as a whole'."""
    is_whole = text.lower[i + 2 : i + 5] == ["as", "a", "whole"]
    return TimeExpression(i, i + 5, None, "resolved", in_mind=YEAR_IN_MIND) if is_whole else None


def read_the_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the rest of the year', "the year's exports": the article's year."""
    if not text.on:
        return None
    is_own = text.lower[i + 2] == "'s" or (text.lower[i - 1] == "of" and text.lower[i + 2] not in AGO)
    return TimeExpression(i, i + 2, year_period(text.on.year), "resolved") if is_own else None
