"""The unit that the readings of language work on: an article as a list of sentences, each as parallel lists of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class Sentence:
    """One sentence. The lists run parallel, one entry per token; offsets are those of ``documents.text``."""

    passage_id: str
    role: str
    text: str
    char_start: int
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    number: int  # place within the article

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, start: int, end: int) -> str:
        """The folded text of tokens ``start`` up to, not including, ``end``."""
        return self.text[self.starts[start] - self.char_start : self.ends[end - 1] - self.char_start]

    def is_glued(self, token: int) -> bool:
        """Whether no blank stands between the token and the one before; not so where the sentence has no such token."""
        return 0 < token < len(self.starts) and self.ends[token - 1] == self.starts[token]


@dataclass(frozen=True, slots=True)
class Breakage:
    """A rule that broke: the table whose rows it cost, the error and its place, the text that it broke on (null: the whole article)."""

    table: str
    detail: str
    sentence: str | None


@dataclass(slots=True)
class Article:
    """One document as the readings see it. ``published_on`` is null where nothing tells it; ``broken`` as ``attempt`` fills it."""

    document_id: str
    published_on: date | None
    sentences: Sequence[Sentence]
    broken: list[Breakage] = field(default_factory=list)


def assemble_articles(documents: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame) -> list[Article]:
    """Articles from frames.

    Args:
        documents: columns ``document_id``, ``published_on``.
        sentences: as ``split_sentences`` gives them.
        tokens: as ``tokenize`` gives them.

    Returns:
        One article per document, in the order of ``documents``; documents without sentences have none.
    """
    lists = tokens.group_by("sentence", maintain_order=True).agg("text", "lower", "char_start", "char_end", "tag")
    rows = sentences.join(lists, on="sentence", how="inner", suffix="_tokens", maintain_order="left")
    by_document: dict[str, list[Sentence]] = {}
    columns = ("document_id", "passage_id", "role", "folded", "char_start", "text", "lower", "char_start_tokens", "char_end_tokens", "tag")
    for row in rows.select(columns).iter_rows():
        known = by_document.setdefault(row[0], [])
        known.append(Sentence(*(*row[1:], len(known))))
    return [
        Article(document_id, published_on, by_document.get(document_id, []))
        for document_id, published_on in documents.select("document_id", "published_on").iter_rows()
    ]
