"""The year that an undated article was written in, by the years that it compares with: 'last year, up from 5 billion in 1985'.

News compare a time with the one before it, or with the same time a year before. So 'the first quarter ... the same 1986 period' was
written in 1987, as was '4 billion in January ... compared with 5 billion in January 1986'. Where all such pairs of an article agree
on its year, its dateline ('LIMA, April 8 -') tells the day; without one, it was written soon after the last month that it tells of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from transforms.lexicons.words import TimeWords
from transforms.segmentation.articles import Article, Sentence
from transforms.times.expressions import find_times
from transforms.times.timex import TimeExpression

# A day to resolve 'last year' and 'in March' against: what counts is how many years before it they lie.
_MEASURE = date(1999, 12, 31)
_COMPARING = {"from", "against", "compared", "than", "versus", "above", "below", "after"}
_COMPARED_REACH = 9
# Months that an article of the first months of a year may tell of without saying that they are last year's.
_LATE = {11, 12}
_EARLY = {1, 2, 3}
_YEAR = 12
# What is told of a month is told within so many days of its end.
_NEWS_REACH = timedelta(days=75)
_UNREAD = {"boilerplate", "dateline", "byline"}
_Read = list[tuple[Sentence, list[TimeExpression]]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A time that is told without its year: which part of a year ('-02', '-Q1', '' for all of it), how many years before the article's."""

    part: str
    years_back: int


def year_window(article: Article, words: TimeWords, ahead: frozenset[str], latest: date) -> tuple[date, date] | None:
    """The days on which an undated article can have been written, by the years that it compares with; null where it does not tell.

    Args:
        article: its sentences.
        words: the words of time.
        ahead: words that look ahead, lower case: 'will', 'scheduled'.
        latest: no article was written after this day.
    """
    read = [(sentence, find_times(sentence, words, _MEASURE)) for sentence in article.sentences if sentence.role not in _UNREAD]
    pairs = _years_compared(read) or [(year, "stretch") for year in _years_of_stretches(read, words)]
    years = {year for year, _ in pairs}
    if len(years) != 1 or _is_later_told(read, ahead, min(years)):
        return None
    window = _day_of_dateline(article, words, min(years))
    if window is None and _is_sure_without_dateline(pairs):
        window = _after_news(read, words, ahead, min(years))
    return (window[0], min(window[1], latest)) if window and window[0] <= latest else None


def _day_of_dateline(article: Article, words: TimeWords, year: int) -> tuple[date, date] | None:
    """The day of 'LIMA, April 8 -' in that year, as both ends of a window."""
    ends = date(year, 12, 31)
    lines = [sentence for sentence in article.sentences if sentence.role == "dateline"]
    days = {time.period.start for line in lines for time in find_times(line, words, ends) if time.period and time.period.is_day}
    return (min(days), min(days)) if len(days) == 1 else None


def _is_later_told(read: _Read, ahead: frozenset[str], year: int) -> bool:
    """Whether a later year is told of as over: 'from 4 billion in 1995 ... since the reform of 2001' compares with no year before."""
    return any(
        stated is not None and stated > year
        for sentence, times in read
        if ahead.isdisjoint(sentence.lower)
        for time in times
        for stated in [_stated_year(time)]
    )


def _is_sure_without_dateline(pairs: list[tuple[int, str]]) -> bool:
    """Whether a month or quarter, or two years, are compared: one 'last year from 4 billion in 1995' may reach back a decade."""
    return len(pairs) > 1 or any(part for _, part in pairs)


def _years_compared(read: _Read) -> list[tuple[int, str]]:
    """The year of the article, once for each pair of times that tells it, and which part of a year is compared ('' for all of it)."""
    told = set[_Told]()
    years: list[tuple[int, str]] = []
    for sentence, times in read:
        for before, time in pairwise([None, *times]):
            if time is None:
                continue
            year = _stated_year(time)
            if year is None:
                told |= {_told(time)} if time.period else set()
            elif _is_compared(sentence, before, time):
                base = _compared_with(before, time, told)
                years += [(year + 1 + base.years_back, base.part)] if base else []
    return years


def _years_of_stretches(read: _Read, words: TimeWords) -> list[int]:
    """The year of 'in the first five months of 1991', where the text tells of May without a year: of the same news."""
    news = {
        time.period.end.month
        for sentence, times in read
        for time in times
        if time.period and time.period.months == 1 and _is_month_of_now(sentence, time, words)
    }
    return [
        time.period.end.year
        for sentence, times in read
        for before, time in pairwise([None, *times])
        if time and time.period and time.basis == "stated" and 1 < time.period.months < _YEAR and time.period.start.month == 1
        and time.period.end.month in news and not _is_compared(sentence, before, time)
    ]  # fmt: skip


def _stated_year(time: TimeExpression) -> int | None:
    """The year that is printed with a time."""
    if time.basis != "stated":
        return None
    if time.same_as is not None:
        return time.same_as
    period = time.period
    return period.start.year if period and period.start.year == period.end.year and not period.is_day else None


def _told(time: TimeExpression) -> _Told:
    assert time.period
    return _Told(time.period.label[4:], _MEASURE.year - time.period.end.year)


def _is_compared(sentence: Sentence, before: TimeExpression | None, time: TimeExpression) -> bool:
    """Whether a word of comparison leads to a time: 'up from 5 billion in 1985', 'against the same 1986 period'."""
    start = max(before.end if before else 0, time.start - _COMPARED_REACH)
    return time.same_as is not None or not _COMPARING.isdisjoint(sentence.lower[start : time.start])


def _compared_with(before: TimeExpression | None, time: TimeExpression, told: set[_Told]) -> _Told | None:
    """The time without its year that one with its year is compared with: right before it, or the same month further up."""
    base = _told(before) if before and before.period and before.basis == "resolved" else None
    if time.period is None:  # 'the same 1986 period'
        return base if base and base.years_back >= 0 else None
    same = _Told(time.period.label[4:], base.years_back if base else 0)
    if same == base:
        return base if base.years_back >= 0 else None
    same = _Told(same.part, 0)
    return same if same.part and same in told else None


def _after_news(read: _Read, words: TimeWords, ahead: frozenset[str], year: int) -> tuple[date, date] | None:
    """From the end of the last month that is told without a year; all the year where none is, null where only its last ones are."""
    months = {
        time.period.end.month
        for sentence, times in read
        for time in times
        if time.period and _is_month_of_now(sentence, time, words) and ahead.isdisjoint(sentence.lower)
    }
    if not months:
        return date(year, 1, 1), date(year, 12, 31)
    last = max(months - _LATE if months & _EARLY else months)
    if last in _LATE:
        return None
    start = date(year, last + 1, 1)
    return start, min(start + _NEWS_REACH, date(year, 12, 31))


def _is_month_of_now(sentence: Sentence, time: TimeExpression, words: TimeWords) -> bool:
    """'in March', 'in the first quarter': not 'last month', 'last year'."""
    assert time.period
    is_named = any(word in words.months or word == "quarter" for word in sentence.lower[time.start : time.end])
    is_short = time.period.months < 12 and not time.period.is_day
    return time.basis == "resolved" and time.period.end.year == _MEASURE.year and is_named and is_short
