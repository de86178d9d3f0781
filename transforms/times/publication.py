"""The day an article was published, where its metadata do not tell: from its dateline or a line that dates it.

A day in the story itself is never taken: it may be that of a plan, of a war or of a reader's comment. ``published_basis``
says which it was: dateline, text (a line such as 'Published: 9 October 2022'), unknown. What the story can tell is a window:
'will arrive on Thursday' beside a visit of 'May 16-17, 2024', a Thursday, was written in the week before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import polars as pl

from transforms.lexicons.words import TimeWords
from transforms.segmentation.articles import Article, Sentence
from transforms.times.expressions import find_times

_BARS = r"\S\s+[|·•]\s+\S"
_LONGEST_LINE = 120
# A bare weekday is the next one of its name: the day itself, or one of the six before it.
_WEEKDAY_REACH = timedelta(days=6)
# Between a word that looks ahead and its weekday: 'will start a two-day visit to the south of the country on Thursday'.
_AHEAD_REACH = 16
# A day that is planned, or the first of so many.
_LONGEST_OCCASION = timedelta(days=7)

# How many days before it was published a dispatch may have been written; a collection stamps it with the day on which it took it in.
DISPATCH_TRAVELS = 60

# Below these a page belongs to others: readers, other articles.
_OTHERS = ("comments_start", "comment_form", "related_start", "read_also")


def find_dating_passages(passages: pl.DataFrame, publishing: Iterable[str]) -> set[str]:
    """The passages whose day is the article's own.

    Those are datelines; dated lines, bylines and lines of an issue above the first paragraph; and below it such dated lines as open with a
    word of publishing ('First published: 9 October 2022').

    Args:
        passages: the table ``passages`` of whole documents.
        publishing: the words, lower case.
    """
    place = pl.col("ordinal")
    is_body = pl.col("role") == "body"
    others = pl.col("reason").is_in(_OTHERS).fill_null(value=False)
    # 'No. 6 | 12 June 2024 | Rail': the line of an issue, its parts set off by bars
    is_issue = pl.col("role").is_in(["heading", "boilerplate", "title"]) & pl.col("text").str.contains(_BARS)
    is_issue &= pl.col("text").str.len_chars() <= _LONGEST_LINE
    is_line = (pl.col("reason") == "timestamp").fill_null(value=False) | (pl.col("role") == "byline") | is_issue
    opening = pl.col("text").str.to_lowercase().str.extract(r"^\W*(?:first |originally )?(\w+)")
    opens = opening.is_in(list(publishing)).fill_null(value=False)
    found = passages.with_columns(
        first_body=place.filter(is_body).min().over("document_id"), first_other=place.filter(others).min().over("document_id")
    ).filter(
        (pl.col("role") == "dateline")
        | (is_line & (place < pl.col("first_other").fill_null(place + 1)) & ((place < pl.col("first_body").fill_null(place + 1)) | opens))
    )
    return set(found["passage_id"])


def infer_publication(
    article: Article, words: TimeWords, latest: date, dating: set[str], changing: frozenset[str]
) -> tuple[date | None, str]:
    """The day and its basis: dateline, text or unknown.

    Args:
        article: its sentences, those of datelines and dated lines among them.
        words: the words of time.
        latest: no article was published after this day; dates beyond it are plans.
        dating: the passages whose day is the article's own, as ``find_dating_passages`` gives them.
        changing: words behind which the day of a later change stands: 'updated'.
    """
    own = [sentence for sentence in article.sentences if sentence.passage_id in dating]
    datelines = [sentence for sentence in own if sentence.role == "dateline"]
    lines = [sentence for sentence in own if sentence.role != "dateline"]
    for basis, sentences, untold in (("dateline", datelines, frozenset()), ("text", lines, changing), ("text", lines, frozenset())):
        days = [day for sentence in sentences for day in _days(sentence, words, untold) if day <= latest]
        if days:
            return min(days), basis
    return None, "unknown"


def _days(sentence: Sentence, words: TimeWords, untold: frozenset[str]) -> list[date]:
    """The full days of a sentence, up to the first of some words."""
    end = next((k for k, word in enumerate(sentence.lower) if word in untold), len(sentence))
    times = [time for time in find_times(sentence, words, None) if time.start < end]
    return [time.period.start for time in times if time.period is not None and time.period.is_day and time.basis == "stated"]


def written_on(article: Article, words: TimeWords) -> date | None:
    """The day of the dateline ('LIMA, Feb. 19 -'), from which weekdays are told, where a paper of the next weeks printed it.

    Else the day of publication. What is further back is the day of an older text that is printed again, or of another year.
    """
    on = article.published_on
    lines = [sentence for sentence in article.sentences if sentence.role == "dateline"]
    days = [time.period for sentence in lines for time in find_times(sentence, words, on) if time.period and time.period.is_day]
    written = days[0].start if len(days) == 1 else None
    return written if on and written and on - timedelta(days=DISPATCH_TRAVELS) <= written <= on else on


def infer_window(article: Article, words: TimeWords, ahead: frozenset[str], latest: date) -> tuple[date, date] | None:
    """The days on which an undated article can have been written, by what it plans; null where it does not tell.

    A weekday that something is planned for, and the one stated day of that name that something is planned for, are the same.

    Args:
        article: its sentences.
        words: the words of time.
        ahead: words that look ahead, lower case: 'will', 'scheduled'.
        latest: no article was written after this day.
    """
    told = [sentence for sentence in article.sentences if sentence.role != "boilerplate" and not ahead.isdisjoint(sentence.lower)]
    weekdays = {words.weekdays[sentence.lower[k]] for sentence in told for k in _planned_weekdays(sentence, words, ahead)}
    if len(weekdays) != 1:
        return None
    days = {day for sentence in told for day in _occasions(sentence, words) if day.weekday() in weekdays}
    if len(days) != 1:
        return None
    day = days.pop()
    return (day - _WEEKDAY_REACH, min(day, latest)) if day - _WEEKDAY_REACH <= latest else None


def _planned_weekdays(sentence: Sentence, words: TimeWords, ahead: frozenset[str]) -> list[int]:
    """The places of bare weekdays behind a word that looks ahead: 'will arrive on Thursday', not 'on Thursday, May 16'."""
    lower = sentence.lower
    return [
        k
        for k, word in enumerate(lower)
        if word in words.weekdays and lower[k - 1 : k] == ["on"] and ahead & set(lower[max(0, k - _AHEAD_REACH) : k])
        and not any(other in words.months or other.isdecimal() for other in lower[k + 1 : k + 3])
    ]  # fmt: skip


def _occasions(sentence: Sentence, words: TimeWords) -> list[date]:
    """The days, or first days of a few, that a sentence states with their year."""
    periods = [time.period for time in find_times(sentence, words, None) if time.period is not None and time.basis == "stated"]
    return [period.start for period in periods if period.end - period.start <= _LONGEST_OCCASION]
