"""Fiscal years: 'fiscal 2012', 'FY2012-13', 'FY18', 'last fiscal year', 'the 2022/23 marketing year'."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.words import FiscalYear
from transforms.times.period import Period, fiscal_period
from transforms.times.timex import DatedSentence, TimeExpression, day_at, is_year, month_at
from transforms.times.vocabulary import PREVIOUS, RELATIVE
from transforms.times.years import SHORT_YEAR, is_split, read_year, year_after

_YEAR = 12
# 'ended on', 'to the end of', 'to late March', 'ended in mid-July'
_BEFORE_END = {"on", "in", "the", "of", "-"}
_MOST_BEFORE_END = 5
_TELLS_END = {"in", "on", "with", "at"}


def read_fiscal(text: DatedSentence, i: int) -> TimeExpression | None:
    """Any fiscal year that is said to be one, for expressions that hold one."""
    return read_previous_fiscal(text, i) or read_relative_fiscal(text, i) or read_named_fiscal(text, i)


def read_previous_fiscal(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the previous fiscal year', 'the prior fiscal': of the one spoken of."""
    if text.lower[i] not in PREVIOUS or text.lower[i + 1] not in text.words.said_fiscal:
        return None
    return TimeExpression(i, _fiscal_end(text, i), None, "resolved", shift=-1)


def read_relative_fiscal(text: DatedSentence, i: int) -> TimeExpression | None:
    """'last fiscal', 'the current fiscal year'."""
    step = RELATIVE.get(text.lower[i])
    if step is None or text.lower[i + 1] not in text.words.said_fiscal or is_year(text, i + 2) or not text.on:
        return None
    first_year = text.on.year - (text.on.month < text.fiscal.first_month) + step
    return TimeExpression(i, _fiscal_end(text, i), fiscal_period(first_year, text.fiscal), "resolved")


def _fiscal_end(text: DatedSentence, i: int) -> int:
    return i + 3 if text.lower[i + 2] == "year" else i + 2


def read_fiscal_just_ended(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the fiscal year just ended', 'the financial year that has just closed': the last one that was over on the article's day."""
    j = i + 2
    while text.lower[j] in {"that", "which", "has", "had", "just", "recently"}:
        j += 1
    if (
        text.lower[i + 1] != "year"
        or j == i + 2
        or text.lower[j] not in text.words.endings
        or text.lower[j + 1] in _TELLS_END
        or not text.on
    ):
        return None
    first_year = text.on.year - (text.on.month < text.fiscal.first_month) - 1
    return TimeExpression(i, j + 1, fiscal_period(first_year, text.fiscal), "resolved")


def with_its_end(read: TimeExpression, text: DatedSentence) -> TimeExpression:
    """'the fiscal year 2022-23, ending June', 'fiscal 2023, which ended in mid-July': one time with the month that it ends in.

    A month that is not the last one of the country's fiscal years shows that this year is another one.
    """
    period = read.period
    if period is None or not is_split(period) or period.months != _YEAR:
        return read
    j = read.end + (text.lower[read.end] == ",")
    j += text.lower[j] in {"that", "which"}
    if text.lower[j] not in text.words.endings:
        return read
    end = past_end_words(text, j + 1)
    day = bool(day_at(text, end) and month_at(text, end + 1))
    month = month_at(text, end + day)
    if not month:
        return read
    # 'that ended in mid-July', of the Nepalese year: it is of the months before
    is_early = text.lower[end - 2] in text.words.not_whole
    last = year_after(text, end + day + 1)
    behind = end + day + 1 + (not day and day_at(text, end + 1) is not None)
    stated = (month - is_early - 1) % _YEAR + 1
    own = period if stated == period.end.month else fiscal_period(period.start.year, FiscalYear(stated % _YEAR + 1, "end"))
    return replace(read, end=last.end if last and last.year == period.end.year else behind, period=own)


def past_end_words(text: DatedSentence, i: int) -> int:
    """Where a date stands behind 'ended': past 'on', 'the', 'end of', 'end-', 'in mid-'."""
    end, skipped = i, text.words.parts_of_year | _BEFORE_END
    while end < i + _MOST_BEFORE_END and text.lower[end] in skipped:
        end += 1
    return end


def read_named_fiscal(text: DatedSentence, i: int) -> TimeExpression | None:
    """'fiscal 2012', 'fiscal year 2015', 'FY2012-13', 'FY18'."""
    return fiscal_after(text, i) if text.lower[i] in text.words.fiscal else None


def fiscal_after(text: DatedSentence, i: int) -> TimeExpression | None:
    """The fiscal year that follows: 'of fiscal 2012', 'of the financial year 2022/23'. It begins at the token."""
    j = i + (text.lower[i] in {"of", "in", "the"})
    j += text.lower[j] == "the"
    j += (
        text.lower[j].isalpha() and text.lower[j - 1] == "the" and text.lower[j + 1] in text.words.said_fiscal
    )  # 'of the Ethiopian fiscal year'
    if text.lower[j] not in text.words.fiscal:
        return None
    j += 2 if text.lower[j + 1] in {"year", "years"} else 1
    if is_year(text, j):
        read = read_year(text, j)
        if read and is_split(read.period):
            return replace(read, start=i)
        return TimeExpression(i, j + 1, _fiscal_named(text, int(text.lower[j])), "stated")
    if text.lower[j - 1] == "fy" and SHORT_YEAR.fullmatch(text.lower[j]):
        return TimeExpression(i, j + 1, _fiscal_named(text, 2000 + int(text.lower[j])), "stated")
    return None


def _fiscal_named(text: DatedSentence, year: int) -> Period:
    """The fiscal year that is called by a year."""
    return fiscal_period(year if text.fiscal.named_by == "start" else year - 1, text.fiscal)


def split_year_at(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the current fiscal year', '2023-24', behind 'of' or 'in': one that is no calendar year."""
    if text.lower[i] not in {"of", "in"}:
        return None
    start = i + 2 if text.lower[i + 1] == "the" else i + 1
    found = read_fiscal(text, start) or fiscal_after(text, i) or read_year(text, start)
    return found if found and is_split(found.period) else None
