"""Tables of phrases: sequences of lower-case tokens that stand for something, looked up at a place in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import polars as pl

from transforms.segmentation.tokens import cut

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Phrases with a value each; the longest that fits wins.

    Phrases are matched as they are given: what is asked for with ``Sentence.words`` keeps its capitals ('MW', 'R$'). What the tables
    find in a whole sentence is among its ``hits``; a table itself is asked of words that do not stand in it so.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        rows = list(phrases)
        pieces = split_phrases([phrase for phrase, _ in rows])
        self._by_first: dict[str, list[tuple[int, list[str], T]]] = {}
        for tokens, (_, value) in sorted(zip(pieces, rows, strict=True), key=lambda pair: -len(pair[0])):
            if tokens:
                self._by_first.setdefault(tokens[0], []).append((len(tokens), tokens, value))

    def phrases(self) -> Iterator[tuple[list[str], T]]:
        """Each phrase with its value; of those that begin alike the longest first."""
        return ((phrase, value) for found in self._by_first.values() for _, phrase, value in found)

    def starting(self, tokens: list[str], i: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token ``i``: (end, value)."""
        if i >= len(tokens):
            return None
        for length, phrase, value in self._by_first.get(tokens[i], ()):
            if length == 1 or tokens[i : i + length] == phrase:
                return i + length, value
        return None

    def all_starting(self, tokens: list[str], i: int) -> list[tuple[int, T]]:
        """The phrases that begin at token ``i``, the longest first, of each length one: (end, value)."""
        found: dict[int, tuple[int, T]] = {}
        for length, phrase, value in self._by_first.get(tokens[i], ()):
            if length not in found and (length == 1 or tokens[i : i + length] == phrase):
                found[length] = (i + length, value)
        return list(found.values())


def split_phrases(phrases: list[str]) -> list[list[str]]:
    """The tokens of each phrase, as the tokenizer would give them."""
    tokens = cut(pl.DataFrame({"phrase": range(len(phrases)), "text": phrases}, schema_overrides={"text": pl.String}))
    is_written_out = pl.col("lower") != pl.col("text").str.to_lowercase()
    tokens = tokens.select("phrase", token=pl.when(is_written_out).then("lower").otherwise("text"))
    rows = tokens.group_by("phrase", maintain_order=True).agg("token")["token"].to_list()
    return [[token for token in row if token and not token.isspace()] for row in rows]
