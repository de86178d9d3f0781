"""Months and days of months: '16-17 May', 'May 16, 2024', 'Jan-Sept 1987', 'the September quarter', 'March last year'."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from transforms.times.fiscal import split_year_at
from transforms.times.period import days_period, fiscal_period, month_period, months_period, part_of_month, quarter_period
from transforms.times.timex import DatedSentence, TimeExpression, day_at, is_glued, is_so_far, month_at, unresolved
from transforms.times.vocabulary import ORDINAL_ENDINGS
from transforms.times.years import YearAfter, year_after

# A month without a year in a sentence that looks ahead is the next one, unless that is further off than this.
FORWARD_MONTHS = 8
# 'about 16 May' is no day: what such words stand before is a quantity.
_BEFORE_QUANTITY = {"$", "about", "some", "than", "over", "."}

# 'by the end of June', 'by mid-June'
_BEFORE_MONTH = {"the", "of", "-"}
_MOST_BEFORE_MONTH = 5
# Between 'could' and 'by June': 'reach a surplus with China of 5 billion dollars'.
_DEADLINE_REACH = 16


class _Days(NamedTuple):
    """The days beside the name of a month, and the tokens from the one to the other."""

    first_day: int
    last_day: int
    start: int
    end: int


class _MonthsTo(NamedTuple):
    """The month up to which a run goes, and where it ends."""

    month: int
    end: int


def read_month(text: DatedSentence, i: int) -> TimeExpression | None:
    """Any expression around the name of a month, for expressions that hold one."""
    if not month_at(text, i):
        return None
    found = read_days_of_month(text, i) or read_months_of_fiscal(text, i) or read_months(text, i)
    return found or read_quarter_of_month(text, i) or read_single_month(text, i)


def read_days_of_month(text: DatedSentence, i: int) -> TimeExpression | None:
    """'May 16-17, 2024', '16 May', 'the 16th of May'. The days may stand before the month, which is the token."""
    month = month_at(text, i)
    days = _days_beside(text, i) if month else None
    if not month or not days:
        return None
    year = _year_of(text, days.end, month, days.start)
    if year is None:
        return unresolved(days.start, days.end)
    period = days_period(year.year, month, days.first_day, days.last_day)
    return TimeExpression(days.start, year.end, period, year.basis) if period else None


def read_months(text: DatedSentence, i: int) -> TimeExpression | None:
    """'Jan-Sept 1987', 'January to September', 'March and April', 'the January-March quarter of 2023'."""
    month = month_at(text, i)
    until = _run_from(text, i) if month else None
    if not month or not until:
        return None
    end = until.end + (text.lower[until.end] in {"quarter", "half", "period"})
    year = _year_of(text, end, until.month, i)
    if year is None:
        return unresolved(i, end)
    first_year = year.year - (until.month < month)
    if month == text.fiscal.first_month == until.month % 12 + 1:
        return TimeExpression(i, year.end, fiscal_period(first_year, text.fiscal), year.basis)  # 'in July-June', of Pakistan
    return TimeExpression(i, year.end, months_period(first_year, month, until.month, year.year), year.basis)


def read_months_of_fiscal(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the July-March period of the current fiscal year', 'April-September of 2023-24'."""
    month = month_at(text, i)
    until = _run_from(text, i) if month else None
    if not month or not until:
        return None
    end = until.end + (text.lower[until.end] in {"quarter", "half", "period"})
    end += text.lower[end] in text.words.stretches
    fiscal = split_year_at(text, end)
    if fiscal is None or fiscal.period is None:
        return None
    start = fiscal.period.start
    first_year, last_year = (start.year + (number < start.month) for number in (month, until.month))
    return TimeExpression(i, fiscal.end, months_period(first_year, month, until.month, last_year), fiscal.basis)


def read_quarter_of_month(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the September quarter' is the one that ends then."""
    month, end = month_at(text, i), past_month(text, i)
    if not month or text.lower[end] != "quarter" or _days_beside(text, i):
        return None
    year = _year_of(text, end + 1, month, i)
    if year is None:
        return unresolved(i, end + 1)
    return TimeExpression(i, year.end, quarter_period(year.year, (month + 2) // 3), year.basis)


def read_single_month(text: DatedSentence, i: int) -> TimeExpression | None:
    """'March', 'Sept. 2022', 'March last year'."""
    month, end = month_at(text, i), past_month(text, i)
    if not month or _days_beside(text, i):
        return None
    year = _year_of(text, end, month, i)
    if year is None:
        return TimeExpression(i, end, None, "resolved", month=month)
    is_part = text.on is not None and (year.year, month) == (text.on.year, text.on.month) and is_so_far(text, i, year.end)
    period = (part_of_month if is_part else month_period)(year.year, month)
    return TimeExpression(i, year.end, period, year.basis)


def past_month(text: DatedSentence, i: int) -> int:
    """Behind the name of a month and the full stop of its abbreviation, where that ends no sentence."""
    is_abbreviation = len(text.lower[i]) <= 4 and text.lower[i + 1] == "." and is_glued(text, i + 1) and text.lower[i + 2] != ""
    return i + 2 if is_abbreviation else i + 1


def _days_beside(text: DatedSentence, i: int) -> _Days | None:
    """The days right before the name of a month, else right behind it."""
    return _days_before(text, i) or _days_behind(text, i, past_month(text, i))


def _days_before(text: DatedSentence, i: int) -> _Days | None:
    """'16-17', '16', '16th', 'the 16th of'."""
    j = i - 1 - (text.lower[i - 1] == "of")
    is_ordinal = text.lower[j] in ORDINAL_ENDINGS
    j -= is_ordinal
    day = day_at(text, j)
    if day is None or (not is_ordinal and text.sentence.is_glued(j + 1)) or text.lower[j - 1] in _BEFORE_QUANTITY:
        return None
    first_day = day_at(text, j - 2) if text.lower[j - 1] in {"-", "and", "to"} else None
    if first_day and first_day < day:
        return _Days(first_day, day, j - 2, past_month(text, i))
    return _Days(day, day, j, past_month(text, i))


def _days_behind(text: DatedSentence, month: int, i: int) -> _Days | None:
    """'16-17', '16 and 17', '5 to 9', '16th', behind the name of a month; not the number of what is counted."""
    day = day_at(text, i)
    if day is None or text.lower[i + 1] in text.words.counted:
        return None
    if text.lower[i + 1] in ORDINAL_ENDINGS and is_glued(text, i + 1):
        return _Days(day, day, month, i + 2)
    last_day = day_at(text, i + 2) if text.lower[i + 1] in {"-", "and", "to", "&"} else None
    if last_day and last_day > day and not month_at(text, i + 3):
        return _Days(day, last_day, month, i + 3)
    return _Days(day, day, month, i + 1)


def _run_from(text: DatedSentence, i: int) -> _MonthsTo | None:
    """'-Sept', '-to-September', 'through June', 'and April' behind the name of a month that has no days."""
    j = past_month(text, i)
    if text.lower[j : j + 3] == ["-", "to", "-"]:
        j += 2
    if text.lower[j] in {"-", "to", "through", "till", "until", "/"}:
        until = month_at(text, j + 1)
    elif text.lower[j] == "and":
        until = _next_month(text, i, j + 1)
    else:
        return None
    return _MonthsTo(until, past_month(text, j + 1)) if until and not _days_before(text, i) else None


def read_months_through(text: DatedSentence, i: int) -> TimeExpression | None:
    """'Through July the surplus was', ', through the end of July,': from the start of the year, at the head of a clause."""
    if text.looks_ahead or (i > 0 and text.lower[i - 1] != ","):
        return None
    j = i + 4 if text.lower[i + 1 : i + 4] == ["the", "end", "of"] else i + 1
    month = read_month(text, j) if month_at(text, j) else None
    if month is None or month.period is None or month.period.months != 1:
        return None
    start = month.period.start
    return replace(month, start=i, period=months_period(start.year, 1, start.month))


def _next_month(text: DatedSentence, i: int, j: int) -> int | None:
    """'March and April', 'between January and April': a run only where one follows the other, or so said."""
    month, other = month_at(text, i), month_at(text, j)
    if not month or not other or day_at(text, past_month(text, j)):
        return None
    return other if other == month % 12 + 1 or text.lower[i - 1] == "between" else None


def _year_of(text: DatedSentence, i: int, month: int, first: int) -> YearAfter | None:
    """The year that is said behind a month, else the nearest that makes sense; null where only the article's date would tell.

    ``first``: the token where the month or its days begin.
    """
    year = year_after(text, i)
    if year or not text.on:
        return year
    if _is_deadline(text, first):
        return YearAfter(i, text.on.year + (month < text.on.month), "resolved")
    return YearAfter(i, _nearest_year(text, month), "resolved")


def _is_deadline(text: DatedSentence, first: int) -> bool:
    """'could reach 5 billion by June', 'hopes to sell 5 billion by the end of June': the June to come; not 'had sold 5 billion by June'."""
    by = first - 1
    skipped = text.words.parts_of_year | _BEFORE_MONTH
    while by >= 0 and first - by <= _MOST_BEFORE_MONTH and text.lower[by] in skipped:
        by -= 1
    if by < 0 or text.lower[by] != "by":
        return False
    tags = text.sentence.tags
    for k in range(by - 1, max(-1, by - 1 - _DEADLINE_REACH), -1):
        if tags[k] == "MD":
            return text.lower[k + 1] != "have"
        if tags[k] == "TO" and tags[k + 1] == "VB":
            return k > 0 and (tags[k - 1] in {"VBZ", "VBP"} or text.lower[k - 1] in text.words.aiming)
        if text.lower[k] in text.words.aiming:
            return True
        if tags[k] in {"VBD", "VBZ", "VBP"} or text.lower[k] == ";":
            return False
    return False


def _nearest_year(text: DatedSentence, month: int) -> int:
    """Not after the article for what has been, not before it for what will be."""
    assert text.on
    if text.looks_ahead:
        ahead = (month - text.on.month) % 12
        return text.on.year + (month < text.on.month and ahead <= FORWARD_MONTHS)
    return text.on.year - (month > text.on.month)
