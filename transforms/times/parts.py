"""Parts of a year: 'the first quarter of 1987', 'Q1 FY25', '1H22', '9M 2022', 'first 10 months of the year', 'last two months of 2023'."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from transforms.times.fiscal import fiscal_after, split_year_at
from transforms.times.months import read_month
from transforms.times.period import (
    days_period,
    half_period,
    month_number,
    months_from,
    months_period,
    part_of_fiscal,
    part_of_month,
    quarter_period,
)
from transforms.times.timex import DatedSentence, TimeExpression, is_glued, is_year, month_at, number_at, unresolved
from transforms.times.vocabulary import ORDINAL_ENDINGS, ORDINALS
from transforms.times.years import SHORT_YEAR, YearAfter, is_split, past_brackets, read_year, year_after

# 'in the first five months (July-November) of the fiscal year'
_LONGEST_BRACKET = 8
# How many quarters and halves a year has.
_MOST = {"q": 4, "h": 2}
_JOINTS = frozenset({"-", "to", "through", "and"})
# From which on two digits are a year of the last century, as in POSIX strptime (%y).
_FIRST_OF_LAST_CENTURY = 69


# 'ten-month exports': at most so many months; not 'a three-month sales drive', 'the first two-month surplus'
_MOST_COUNTED = 11
_NOT_COUNTED = {"a", "an", "first", "second", "last", "another", "-", "every", "each", "past"}


class _Place(NamedTuple):
    """'first', '3rd', 'the last': the place of a part among its like (null for the last), and the token behind."""

    number: int | None
    end: int


def _place_at(text: DatedSentence, i: int) -> _Place | None:
    word = text.lower[i]
    if len(word) == 1 and word.isdecimal():
        found = _Place(int(word), i + 2) if text.lower[i + 1] in ORDINAL_ENDINGS else None
    elif word in text.words.first_ones:
        found = _Place(1, i + 1)
    else:
        found = _Place(ORDINALS.get(word), i + 1) if word in ORDINALS or word in text.words.last_ones else None
    return _Place(found.number, found.end + 1) if found and text.lower[found.end] == "-" else found


def read_lettered_part(text: DatedSentence, i: int) -> TimeExpression | None:
    """'Q1 2020', 'H2'."""
    number = text.lower[i + 1]
    return _part_of_year(text, i, i + 2, text.lower[i], int(number)) if number in {"1", "2", "3", "4"} else None


def read_joined_parts(text: DatedSentence, i: int) -> TimeExpression | None:
    """'Q2-Q3 2023', 'Q1 to Q3', 'Q2 and Q3 of 2023': from the first to the last of a year, of which only the last may tell it."""
    if text.lower[i + 2] not in _JOINTS or text.lower[i + 3] != text.lower[i]:
        return None
    first, last = (text.lower[k] for k in (i + 1, i + 4))
    if not {first, last} <= {"1", "2", "3", "4"} or (text.lower[i + 2] == "and" and int(last) != int(first) + 1):
        return None  # 'Q1 and Q4 2023'
    end = _part_of_year(text, i + 3, i + 5, text.lower[i], int(last))
    if end is None or end.period is None or first >= last:
        return None
    months, before = 12 // _MOST[text.lower[i]], int(last) - int(first)
    return replace(end, start=i, period=months_from(month_number(end.period.start) - months * before, months * (before + 1)))


def read_part_by_digit(text: DatedSentence, i: int) -> TimeExpression | None:
    """'1Q 2020', '2H'."""
    number, letter = text.lower[i], text.lower[i + 1]
    if len(number) != 1 or not is_glued(text, i + 1):
        return None
    return _part_of_year(text, i, i + 2, letter, int(number))


def read_part_by_place(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the first quarter of 1987', 'second half', 'the final quarter', 'last quarter of last year'; 'last quarter' alone is relative."""
    place = _place_at(text, i)
    if place is None or text.lower[place.end] not in {"quarter", "half"}:
        return None
    if text.lower[i] == "last" and not (text.lower[place.end + 1] == "of" and year_after(text, place.end + 1)):
        return None
    unit = text.lower[place.end][0]
    number = place.number if place.number is not None else _MOST[unit]
    return _part_of_year(text, i, place.end + 1, unit, number)


def _part_of_year(text: DatedSentence, start: int, end: int, unit: str, number: int) -> TimeExpression | None:
    if not 1 <= number <= _MOST[unit]:  # '0h GMT'
        return None
    if text.lower[end] == "of" and month_at(text, end + 1):  # 'the first half of April'
        return _part_of_a_month(text, start, end + 1)
    end += text.lower[end] == "'s"
    fiscal = fiscal_after(text, end) or _split_year_after(text, end)
    if fiscal and fiscal.period:
        return TimeExpression(start, fiscal.end, part_of_fiscal(fiscal.period, 12 // _MOST[unit], number), fiscal.basis)
    return _part_of_calendar_year(text, start, end, unit, number)


def _part_of_calendar_year(text: DatedSentence, start: int, end: int, unit: str, number: int) -> TimeExpression | None:
    """Of the year that follows; else the last such part that has begun, or the one of this year where the sentence looks ahead."""
    make = quarter_period if unit == "q" else half_period
    year = year_after(text, end) or _short_year(text, end)
    if year:
        return TimeExpression(start, year.end, make(year.year, number), year.basis)
    if not text.on:
        return TimeExpression(start, end, None, "resolved", part=(12 // _MOST[unit], number))
    period = make(text.on.year, number)
    if period.start > text.on and not text.looks_ahead:
        period = make(text.on.year - 1, number)
    return TimeExpression(start, end, period, "resolved")


def _short_year(text: DatedSentence, i: int) -> YearAfter | None:
    """The year of '1Q23' and "Q1'23": two digits glued to the letter, or behind an apostrophe; not '1Q 23 ships were sold'."""
    i += text.lower[i] == "'"
    if not SHORT_YEAR.fullmatch(text.lower[i]) or not is_glued(text, i):
        return None
    digits = int(text.lower[i])
    return YearAfter(i + 1, (1900 if digits >= _FIRST_OF_LAST_CENTURY else 2000) + digits, "stated")


def _split_year_after(text: DatedSentence, i: int) -> TimeExpression | None:
    """'of 2023-24': a year that is no calendar year, as fiscal years are written."""
    i += text.lower[i] in {"of", "in"}
    i += text.lower[i] == "the"  # 'of the 2022-23 fiscal year'
    read = read_year(text, i)
    return read if read and read.period and is_split(read.period) and read.period.months == 12 else None


def read_days_of_month_by_count(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the first 10 days of March', 'first two weeks of May'."""
    place = _place_at(text, i)
    count = number_at(text, place.end) if place else None
    if place is None or place.number != 1 or not count:
        return None
    if text.lower[place.end + 1] not in {"days", "weeks"} or text.lower[place.end + 2] != "of":
        return None
    month = read_month(text, place.end + 3)
    if month is None or month.period is None:
        return replace(month, start=i) if month else None
    start, days = month.period.start, count * (7 if text.lower[place.end + 1] == "weeks" else 1)
    return replace(month, start=i, period=days_period(start.year, start.month, 1, days))


def read_week_of_month(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the second week of June', 'the last week of May': days of the month, and not the month."""
    place = _place_at(text, i)
    if place is None or text.lower[place.end : place.end + 2] != ["week", "of"]:
        return None
    return _part_of_a_month(text, i, place.end + 2)


def _part_of_a_month(text: DatedSentence, first: int, i: int) -> TimeExpression | None:
    """The expression from ``first`` on whose month is the token: days of that month."""
    month = read_month(text, i)
    if month is None or month.period is None or month.period.months != 1:
        return replace(month, start=first) if month else None
    return replace(month, start=first, period=part_of_month(month.period.start.year, month.period.start.month))


def read_part_of_owned_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'2022's first half', 'in 2022's record third quarter'."""
    if not is_year(text, i):
        return None
    j = i + 2 if _place_at(text, i + 2) else i + 3
    place = _place_at(text, j)
    if place is None or text.lower[place.end] not in {"quarter", "half"}:
        return None
    unit = text.lower[place.end][0]
    number = place.number if place.number is not None else _MOST[unit]
    if not 1 <= number <= _MOST[unit]:
        return None
    period = (quarter_period if unit == "q" else half_period)(int(text.lower[i]), number)
    return TimeExpression(i, place.end + 1, period, "stated")


class _Run(NamedTuple):
    """So many months at a place of the year, and the token behind."""

    place: _Place
    months: int
    end: int


def _run_at(text: DatedSentence, i: int) -> _Run | None:
    """'first four months', 'last three months', 'first two quarters'."""
    place = _place_at(text, i)
    count = number_at(text, place.end) if place else None
    if not place or not count:
        return None
    unit = text.lower[place.end + 1]
    if unit == "quarters":
        return _Run(place, 3 * count, place.end + 2) if count <= 3 and place.number == 1 else None
    return _Run(place, count, place.end + 2) if count <= 11 and unit in {"months", "month"} else None


def read_first_months_of_fiscal(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the first five months (July-November) of the current fiscal year'."""
    run = _run_at(text, i)
    if run is None or run.place.number != 1:
        return None
    fiscal = split_year_at(text, past_brackets(text, run.end, _LONGEST_BRACKET))
    if fiscal is None or fiscal.period is None:
        return None
    return TimeExpression(i, fiscal.end, months_from(month_number(fiscal.period.start), run.months), fiscal.basis)


def read_first_months(text: DatedSentence, i: int) -> TimeExpression | None:
    """'first 10 months of the year', 'the first three quarters of 2019', 'in the first four months'."""
    run = _run_at(text, i)
    if run is None or run.place.number != 1:
        return None
    year = year_after(text, run.end)
    if year:
        return TimeExpression(i, year.end, months_period(year.year, 1, run.months), year.basis)
    if not text.on:
        return unresolved(i, run.end)
    # 'for the first eleven months', in January: of last year
    has_begun = text.on.month >= run.months or text.looks_ahead
    return TimeExpression(i, run.end, months_period(text.on.year - (not has_begun), 1, run.months), "resolved")


def read_months_by_letter(text: DatedSentence, i: int) -> TimeExpression | None:
    """'9M 2023', '10M23', "9M'23": the first so many months of a year; not '$9M', 'sold 9M in 2023', '9m tonnes'."""
    count = number_at(text, i)
    if not count or not 2 <= count <= _MOST_COUNTED or text.sentence.words[i + 1] != "M" or not is_glued(text, i + 1):
        return None
    if is_glued(text, i) and text.lower[i - 1] != "(":  # '$9M', 'Rs9M'
        return None
    year = int(text.lower[i + 2]) if is_year(text, i + 2) else None
    stated = YearAfter(i + 3, year, "stated") if year else _short_year(text, i + 2)
    return TimeExpression(i, stated.end, months_period(stated.year, 1, count), "stated") if stated else None


def read_counted_months(text: DatedSentence, i: int) -> TimeExpression | None:
    """'ten-month exports', 'the 11-month trade surplus': of the first so many months of the year; not 'a three-month sales drive'."""
    count, noun = number_at(text, i), i + 3
    if not count or not 2 <= count <= _MOST_COUNTED or text.lower[i + 1 : i + 3] != ["-", "month"] or text.lower[i - 1] in _NOT_COUNTED:
        return None
    while text.lower[noun] in text.words.flows and text.lower[noun + 1] in text.words.flows:
        noun += 1
    if text.lower[noun] not in text.words.flows or text.sentence.tags[noun + 1 : noun + 2] in (["NN"], ["NNS"]):
        return None
    fallback = months_period(text.on.year - (text.on.month < count), 1, count) if text.on else None
    return TimeExpression(i, i + 3, None, "resolved", in_mind=count, fallback=fallback)


def read_last_months(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the last three months of 2023', 'the final two months of last year'; of no year, they stay open in an article without a day."""
    run = _run_at(text, i)
    if run is None or run.place.number == 1:
        return None
    year = year_after(text, run.end)
    if year is None:
        return unresolved(i, run.end) if not text.on else None
    if run.place.number is not None:
        return None
    return TimeExpression(i, year.end, months_period(year.year, 13 - run.months, 12), year.basis)


def read_months_of_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'nine months of 2008', 'the same nine months of 2008': the first so many months of a year."""
    count = number_at(text, i)
    if not count or count > 11 or text.lower[i + 2] not in {"of", "in"} or not is_year(text, i + 3):
        return None
    return TimeExpression(i, i + 4, months_period(int(text.lower[i + 3]), 1, count), "stated")
