"""Rules that break: what one breaks on costs the rows that it would have made, not the article.

An article is somebody else's text, and no rule has met all of them. Each reading is attempted sentence by sentence where it
goes so, else article by article; what breaks is left out and recorded, so that it can be mended.
"""

from __future__ import annotations

import traceback
from types import TracebackType

import polars as pl

from transforms.segmentation.articles import Article, Breakage

BROKEN_SCHEMA = {"document_id": pl.String, "table_name": pl.String, "detail": pl.String, "sentence": pl.String}
# Some errors print the whole value that they stumbled over.
LONGEST_MESSAGE = 300


class attempt:  # noqa: N801 - read as a word of the language: ``with attempt(article, "figures")``
    """Goes on behind the block where a rule breaks in it, with the breakage recorded in ``article.broken``.

    A class, for it is entered for every sentence and row, and a generator would take three times as long.

    Args:
        article: what is read.
        table: the table whose rows the block makes.
        text: the sentence or paragraph that the block reads; null where it reads the whole article.
    """

    __slots__ = ("article", "table", "text")

    def __init__(self, article: Article, table: str, text: str | None = None) -> None:
        self.article, self.table, self.text = article, table, text

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        """Takes what a rule raises; an interrupt goes on."""
        if not isinstance(error, Exception):
            return False
        text = " ".join(self.text.split()) if self.text is not None else None
        self.article.broken.append(Breakage(self.table, _describe(error), text))
        return True


def broken_frame(articles: list[Article]) -> pl.DataFrame:
    """What broke, with the columns of ``BROKEN_SCHEMA``; ``sentence`` is null where a rule broke on the article as a whole."""
    rows = [(article.document_id, one.table, one.detail, one.sentence) for article in articles for one in article.broken]
    return pl.DataFrame(rows, schema=BROKEN_SCHEMA, orient="row")


def _describe(error: Exception) -> str:
    """'IndexError: list index out of range (transforms.figures.changes:72)': the error, and the rule's own line."""
    lines = [f"{frame.f_globals['__name__']}:{line}" for frame, line in traceback.walk_tb(error.__traceback__)]
    ours = [line for line in lines if line.startswith("transforms.")]
    return f"{type(error).__name__}: {error}"[:LONGEST_MESSAGE] + f" ({(ours or lines)[-1]})"
