"""The day an article was published, where its metadata do not tell: from its dateline, a dated line, or its text.

The latest full date that the text prints is taken for the day it was written on. That is a guess, and
``published_basis`` says so; it settles which year 'last year' was, and seldom the very day.
"""

from __future__ import annotations

from datetime import date

from transforms.articles import Article
from transforms.periods import TimeWords, find_times

TIMESTAMP_ROLE = "boilerplate"


def infer_publication(article: Article, words: TimeWords, latest: date) -> tuple[date | None, str]:
    """The day and its basis: dateline, text or unknown.

    Args:
        article: its sentences, those of datelines and dated lines among them.
        words: the words of time.
        latest: no article was published after this day; dates beyond it are plans.
    """
    by_basis: dict[str, list[date]] = {"dateline": [], "timestamp": [], "text": []}
    for sentence in article.sentences:
        basis = {"dateline": "dateline", TIMESTAMP_ROLE: "timestamp"}.get(sentence.role, "text")
        for time in find_times(sentence, words, None):
            if time.period is not None and time.period.is_day and time.basis == "stated" and time.period.start <= latest:
                by_basis[basis].append(time.period.start)
    for basis in ("dateline", "timestamp", "text"):
        if by_basis[basis]:
            return max(by_basis[basis]), "text" if basis == "timestamp" else basis
    return None, "unknown"
