"""Times measured from the article's day or from another time: 'last year', 'three months ago', 'the same period of 2014'."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from transforms.times.days import nearest_weekday
from transforms.times.fiscal import fiscal_after, read_fiscal
from transforms.times.period import (
    Period,
    day_period,
    half_period,
    month_number,
    month_period,
    months_from,
    quarter_period,
    shift_period,
    span_period,
    week_period,
    year_period,
)
from transforms.times.timex import (
    YEAR_OF_NOW,
    YEAR_TO_DATE,
    DatedSentence,
    TimeExpression,
    is_so_far,
    is_year,
    month_at,
    number_at,
    unresolved,
)
from transforms.times.vocabulary import AGO, MONTHS_IN, ORDINALS, PREVIOUS, RELATIVE
from transforms.times.years import year_after

# 'in the first.', 'this year and 28 billion next,': the noun that was said before is not said again.
_ENDS_PHRASE = {"", ",", ".", ";", ")"}


class _Ago(NamedTuple):
    """So many years before, and the token behind."""

    years: int
    end: int


# -- from the article's day -------------------------------------------------------------------------------------------


def _period_from_now(text: DatedSentence, unit: str, step: int) -> Period | None:
    """The year, month, week or quarter so many steps from the article's; null for longer ones."""
    assert text.on
    if unit == "year":
        return year_period(text.on.year + step)
    if unit == "month":
        return months_from(month_number(text.on) + step, 1)
    if unit == "week":
        return week_period(text.on + timedelta(weeks=step))
    if unit == "quarter":
        year, quarter = divmod(text.on.year * 4 + (text.on.month - 1) // 3 + step, 4)
        return quarter_period(year, quarter + 1)
    return None


def read_relative_weekday(text: DatedSentence, i: int) -> TimeExpression | None:
    """'last Thursday', 'next Monday', 'this Friday'."""
    word, weekday = text.lower[i], text.words.weekdays[text.lower[i + 1]]
    return nearest_weekday(text, i, i + 2, weekday, RELATIVE[word] if word in {"last", "next"} else 0)


def read_relative_month(text: DatedSentence, i: int) -> TimeExpression | None:
    """'last March', 'this April', 'next June'."""
    month = month_at(text, i + 1)
    if not month:
        return None
    if not text.on:
        return unresolved(i, i + 2)
    year, step = text.on.year, RELATIVE[text.lower[i]]
    if step < 0 and month >= text.on.month:
        year -= 1
    if step > 0 and month <= text.on.month:
        year += 1
    return TimeExpression(i, i + 2, month_period(year, month), "resolved")


def read_year_so_far(text: DatedSentence, i: int) -> TimeExpression | None:
    """'so far this year', 'this year so far', 'this year to date': not the year as a whole."""
    if not text.on or not is_so_far(text, i, i + 2):
        return None
    return TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_TO_DATE, fallback=year_period(text.on.year))


def read_pair_of_years(text: DatedSentence, i: int) -> TimeExpression | None:
    """'last year and early next', 'this year and next'."""
    if text.lower[i + 2] != "and" or not text.on:
        return None
    j = i + 4 if text.lower[i + 3] in text.words.parts_of_year else i + 3
    if text.lower[j] != "next":
        return None
    years = year_period(text.on.year + RELATIVE[text.lower[i]]), year_period(text.on.year + 1)
    return TimeExpression(i, j + 1, span_period(*years), "resolved")


def read_relative_unit(text: DatedSentence, i: int) -> TimeExpression | None:
    """'last year', 'this month', 'next week', 'the current quarter'."""
    period = _period_from_now(text, text.lower[i + 1], RELATIVE[text.lower[i]]) if text.on else None
    if text.lower[i : i + 2] == ["current", "year"] and period:
        return TimeExpression(i, i + 2, period, "resolved", in_mind=YEAR_OF_NOW)
    return TimeExpression(i, i + 2, period, "resolved")


def read_before_last(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the year before last', 'the month before last'."""
    if text.lower[i + 2 : i + 4] != ["before", "last"] or not text.on:
        return None
    period = _period_from_now(text, text.lower[i + 1], -2)
    return TimeExpression(i, i + 4, period, "resolved") if period else None


def read_units_ago(text: DatedSentence, i: int) -> TimeExpression | None:
    """'three months ago', 'two days ago', 'a week ago'."""
    count = 1 if text.lower[i] in {"a", "an"} else number_at(text, i)
    unit = text.lower[i + 1].rstrip("s")
    if not count or text.lower[i + 2] != "ago" or not text.on:
        return None
    if unit == "month":
        return TimeExpression(i, i + 3, months_from(month_number(text.on) - count, 1), "resolved")
    day = text.on - timedelta(days=count * (7 if unit == "week" else 1))
    return TimeExpression(i, i + 3, day_period(day), "resolved")


# -- from the time spoken of ------------------------------------------------------------------------------------------


def _years_ago(text: DatedSentence, i: int) -> _Ago | None:
    """'a year ago', 'two years earlier', 'the year before', 'the previous year'."""
    word, unit, behind = text.lower[i : i + 3]
    if word in {"a", "one", "the"} and unit == "year":
        j = i + 3 if behind == "-" else i + 2
        if text.lower[j] in AGO and not _leads_to_event(text, j):
            return _Ago(1, j + 1)
    if word == "the" and unit in PREVIOUS and behind == "year":
        return _Ago(1, i + 3)
    count = number_at(text, i)
    is_ago = unit in {"years", "year"} and behind in AGO and not _leads_to_event(text, i + 2)
    return _Ago(count, i + 3) if count and is_ago else None


def _leads_to_event(text: DatedSentence, i: int) -> bool:
    """'a year before the war', 'the year after she won': measured from what no rule dates."""
    if text.lower[i] not in {"before", "after"}:
        return False
    behind = text.sentence.tags[i + 1 : i + 2]
    return behind in (["DT"], ["PRP"], ["PRP$"], ["NN"], ["NNS"], ["NNP"], ["VBG"]) and text.lower[i + 1] not in {"that", "this", "it"}


def read_year_later(text: DatedSentence, i: int) -> TimeExpression | None:
    """'a year later', 'two years later', 'the year after'."""
    count = 1 if text.lower[i] in {"a", "one", "the"} else number_at(text, i)
    is_told = text.lower[i + 2] == "later" or (text.lower[i + 2] == "after" and not _leads_to_event(text, i + 2))
    return TimeExpression(i, i + 3, None, "resolved", shift=count) if count and is_told else None


def read_following_year(_: DatedSentence, i: int) -> TimeExpression | None:
    """'the following year': the one behind that which is spoken of."""
    return TimeExpression(i, i + 2, None, "resolved", shift=1)


def read_years_ago(text: DatedSentence, i: int) -> TimeExpression | None:
    """'a year ago', 'two years earlier', 'the year before'."""
    ago = _years_ago(text, i)
    if ago is None or (text.lower[i] == "the" and text.lower[i + 2] not in AGO):
        return None
    return TimeExpression(i, ago.end, None, "resolved", shift=-ago.years)


def read_year_earlier(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the year-earlier period', 'year-ago'."""
    if text.lower[i + 2] not in AGO:
        return None
    end = i + 4 if text.lower[i + 3] in text.words.stretches else i + 3
    return TimeExpression(i, end, None, "resolved", shift=-1)


def read_month_before(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the month before', 'a month earlier', 'a quarter earlier'."""
    if text.lower[i + 2] not in {"before", "earlier"}:
        return None
    return TimeExpression(i, i + 3, None, "resolved", months_back=MONTHS_IN[text.lower[i + 1]])


def read_the_previous_month(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the previous month'."""
    return TimeExpression(i, i + 3, None, "resolved", months_back=1) if text.lower[i + 2] == "month" else None


def read_previous_months(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the previous three months', 'the prior 12 months'."""
    count = number_at(text, i + 1)
    return TimeExpression(i, i + 3, None, "resolved", months_back=count) if count and text.lower[i + 2] == "months" else None


def read_months_before(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the twelve months before': as many months as the text speaks of, before them."""
    count = number_at(text, i + 1)
    if not count or text.lower[i + 2] != "months" or text.lower[i + 3] not in AGO - {"ago"}:
        return None
    return TimeExpression(i, i + 4, None, "resolved", months_back=count)


def read_previous_year(_: DatedSentence, i: int) -> TimeExpression | None:
    """'the previous year', 'the prior year': its two words are all there is to it."""
    return TimeExpression(i, i + 2, None, "resolved", shift=-1)


def read_previous_quarter(text: DatedSentence, i: int) -> TimeExpression | None:
    """'previous quarter', 'prior month': where the text speaks of none, the one before the article's."""
    unit = text.lower[i + 1]
    fallback = _period_from_now(text, unit, -1) if text.on else None
    return TimeExpression(i, i + 2, None, "resolved", months_back=MONTHS_IN[unit], fallback=fallback)


# -- the same time of another year ------------------------------------------------------------------------------------


def read_like_period_of_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'a similar 1986 period'."""
    if text.lower[i + 2] not in text.words.stretches:
        return None
    return TimeExpression(i, i + 3, None, "stated", same_as=int(text.lower[i + 1]))


def _says_stretch(text: DatedSentence, i: int) -> bool:
    """'the same month'; of the previous one only 'the previous period', whose time is told by a year behind it."""
    return text.lower[i + 1] in ({"period", "periods"} if text.lower[i] in PREVIOUS else text.words.stretches)


def read_same_period_of_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the same period last year', 'the corresponding quarter of 2014'."""
    year = year_after(text, i + 2) if _says_stretch(text, i) else None
    if text.on is None and _says_stretch(text, i) and text.lower[i + 2 : i + 4] == ["last", "year"]:
        return TimeExpression(i, i + 4, None, "resolved", shift=-1)  # of an article without a day, the year before the one it speaks of
    if year is None or text.lower[year.end - 2] in PREVIOUS:
        return None  # 'the same month of the previous year': measured from the time spoken of
    return TimeExpression(i, year.end, None, year.basis, same_as=year.year)


def read_same_period_of_fiscal(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the same period of fiscal 2014', 'the same months of the last fiscal year'."""
    if not _says_stretch(text, i):
        return None
    fiscal = fiscal_after(text, i + 2) or (read_fiscal(text, i + 3) if text.lower[i + 2] in {"of", "in"} else None)
    if fiscal is None or fiscal.period is None:
        return None
    return TimeExpression(i, fiscal.end, None, fiscal.basis, same_as=fiscal.period.end.year)


def read_same_period_ago(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the same month a year earlier', 'the same period of the previous year', 'the same time two years ago'."""
    if not _says_stretch(text, i):
        return None
    ago = _years_ago(text, i + 2) or (_years_ago(text, i + 3) if text.lower[i + 2] in {"of", "in", "from", "the"} else None)
    if ago:
        return TimeExpression(i, ago.end, None, "resolved", shift=-ago.years)
    if text.lower[i + 2] not in {"the", "of", "in"}:
        return None
    j = i + 4 if text.lower[i + 3] == "the" else i + 3
    if text.lower[j] in PREVIOUS and text.lower[j + 1] == "year":
        return TimeExpression(i, j + 2, None, "resolved", shift=-1)
    return None


# -- a noun that is said once -----------------------------------------------------------------------------------------


def read_same_part(text: DatedSentence, i: int) -> TimeExpression | None:
    """'2.9 per cent in the second quarter, up from 1.4 in the first': the noun is said once."""
    before = text.found[-1] if text.found else None
    if before is None or before.period is None or text.lower[max(0, i - 2) : i] != ["in", "the"]:
        return None
    make = {"quarter": quarter_period, "half": half_period}.get(_unit_of(text, before))
    if make is None or text.lower[i + 1] not in _ENDS_PHRASE | {"and", "\u2014", "-"}:
        return None
    return TimeExpression(i, i + 1, make(before.period.start.year, ORDINALS[text.lower[i]]), "resolved")


def _unit_of(text: DatedSentence, time: TimeExpression) -> str:
    """The last word of 'the second quarter', and of 'the second quarter of 2023' the one before the year."""
    end = time.end - is_year(text, time.end - 1)
    end -= text.lower[end - 1] == "of"
    return text.lower[end - 1]


def read_next(text: DatedSentence, i: int) -> TimeExpression | None:
    """'25 billion this year and 28 billion next': the noun is said once."""
    before = text.found[-1] if text.found else None
    if before is None or before.period is None or text.lower[i + 1] not in _ENDS_PHRASE:
        return None
    is_of_year = text.lower[before.end - 1] == "year" and len(before.period.label) == 4
    return TimeExpression(i, i + 1, shift_period(before.period, 1), "resolved") if is_of_year else None
