"""Stretches up to a time, and those that the text has spoken of: 'the year to March', 'the year to date', 'in the six months'."""

from __future__ import annotations

from typing import NamedTuple

from transforms.times.months import read_month
from transforms.times.parts import read_lettered_part, read_part_by_place
from transforms.times.period import Period, fiscal_period, month_number, month_period, months_from, year_period
from transforms.times.timex import YEAR_IN_MIND, YEAR_TO_DATE, DatedSentence, TimeExpression, day_at, month_at, number_at
from transforms.times.vocabulary import AGO, UP_TO
from transforms.times.years import split_fiscal

# A year that ends so early in a month is of the months before: 'the tax year to 5 April'.
_EARLY_IN_MONTH = 10
_LENGTHS = {"year": 12, "quarter": 3}
_UNIT_MONTHS = {"month": 1, "months": 1, "quarters": 3}
# 'ended on', 'to the end of', 'to late March'
_BEFORE_END = {"on", "in", "the", "end", "of", "late", "mid"}
# 'in the six months' points back only behind such words, and not where it is told which ones.
_BEFORE_POINTER = {"in", "for", "over", "during", "of"}
_TELLS_PERIOD = {"of", "from", "to", "between", "ended", "in", "last", "a"}
_TELLS_MONTHS = {"to", "of", "ended", "ending", "through", "since", "in"}
_TELLS_QUARTER = {"of", *UP_TO}
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
    j = length.end + (text.lower[length.end] in {"that", "which"} and text.lower[length.end + 1] in {"ended", "ends"})
    if text.lower[j] not in UP_TO:
        return None
    j = _last_date(text, j + 1)
    day_first = bool(day_at(text, j) and month_at(text, j + 1))
    read = read_month(text, j + day_first) or (read_lettered_part(text, j) if text.lower[j] == "q" else read_part_by_place(text, j))
    if read is None or read.period is None:
        return None
    return TimeExpression(i, read.last, _stretch_to(text, read.period, length.months, day_first=day_first), read.basis)


def _length_at(text: DatedSentence, i: int) -> _Length | None:
    if text.lower[i] in _LENGTHS:
        return _Length(_LENGTHS[text.lower[i]], i + 1)
    if text.lower[i] == "half":
        joint = text.lower[i + 1] == "-"
        return _Length(6, i + 2 + joint) if text.lower[i + 1 + joint] == "year" else None
    count, unit = number_at(text, i), text.lower[i + 1]
    return _Length(count * _UNIT_MONTHS[unit], i + 2) if count and unit in _UNIT_MONTHS else None


def _last_date(text: DatedSentence, i: int) -> int:
    """Where the date stands: behind 'on', 'the', 'end of', 'end-'."""
    if text.lower[i] == "the" and text.lower[i + 1] in _BEFORE_END:  # 'to the end of'
        i += 1
    if text.lower[i] not in _BEFORE_END:
        return i
    return i + 2 if text.lower[i] == "end" and text.lower[i + 1] in {"of", "-"} else i + 1


def _stretch_to(text: DatedSentence, last: Period, months: int, *, day_first: bool) -> Period:
    """So many months up to a period; twelve of them are a calendar or fiscal year where they end with it."""
    end = month_number(last.end)
    if day_first and last.is_day and last.end.day <= _EARLY_IN_MONTH:
        end -= 1
    fiscal = split_fiscal(text)
    if months == 12 and end % 12 == 11:
        return year_period(end // 12)
    if months == 12 and end % 12 + 1 == fiscal.first_month - 1:
        return fiscal_period(end // 12 - 1, fiscal)
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


def read_period_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'for this period', 'over that span': the one spoken of before."""
    if text.lower[i - 1] not in _BEFORE_POINTER or text.lower[i + 2] in _TELLS_PERIOD:
        return None
    return TimeExpression(i, i + 2, None, "resolved", in_mind=0)


def read_months_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'in the six months', 'over the same ten months'."""
    if text.lower[i - 1] not in _BEFORE_POINTER:
        return None
    j = i + 2 if text.lower[i + 1] == "same" else i + 1
    count = number_at(text, j)
    if not count or text.lower[j + 1] != "months" or text.lower[j + 2] in _TELLS_MONTHS:
        return None
    return TimeExpression(i, j + 2, None, "resolved", in_mind=count)


def read_half_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'over the half-year', 'in this half year'."""
    if text.lower[i - 1] not in _BEFORE_POINTER or text.lower[i + 2] not in {"-", "year"}:
        return None
    end = i + 4 if text.lower[i + 2] == "-" else i + 3
    return None if text.lower[end] in UP_TO else TimeExpression(i, end, None, "resolved", in_mind=6)


def read_quarter_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'in the quarter', 'during that quarter'."""
    if text.lower[i - 1] not in _BEFORE_POINTER or text.lower[i + 2] in _TELLS_QUARTER:
        return None
    return TimeExpression(i, i + 2, None, "resolved", in_mind=3)


def read_month_in_mind(text: DatedSentence, i: int) -> TimeExpression | None:
    """'in the month'."""
    if text.lower[i - 1] != "in" or text.lower[i + 2] in _TELLS_MONTH:
        return None
    return TimeExpression(i, i + 2, None, "resolved", in_mind=1)


def read_that_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'that year', 'the whole of that year': the one spoken of; 'said that year-end stocks' is no year."""
    return TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_IN_MIND) if text.lower[i - 1] != "said" else None


def read_whole_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'for the whole year', 'the full year's exports': of the one spoken of; not 'the full year 2023', 'the whole year to March'."""
    behind = text.lower[i + 2]
    is_told = behind[:1].isdecimal() or behind in _TELLS_PERIOD | UP_TO or text.lower[i - 1] not in {"the", "a"}
    return None if is_told else TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_IN_MIND)


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
