"""Tables of phrases: sequences of lower-case tokens that stand for something, looked up at a place in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import polars as pl

from transforms.segmentation.tokens import cut

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Phrases with a value each; the longest that fits wins.

    Phrases are matched as they are given: what is asked for with ``Sentence.words`` keeps its capitals ('MW', 'R$').
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Notes ``openers``, the words that phrases begin with, and ``keys``, the longest word of each.

        A sentence that has none of the keys holds no phrase: most are spared a look-up at every token.
        """
        rows = list(phrases)
        pieces = split_phrases([phrase for phrase, _ in rows])
        self._by_first: dict[str, list[tuple[int, list[str], T]]] = {}
        self._by_last: dict[str, list[tuple[int, list[str], T]]] = {}
        for tokens, (_, value) in sorted(zip(pieces, rows, strict=True), key=lambda pair: -len(pair[0])):
            if tokens:
                self._by_first.setdefault(tokens[0], []).append((len(tokens), tokens, value))
                self._by_last.setdefault(tokens[-1], []).append((len(tokens), tokens, value))
        self.openers = frozenset(self._by_first)
        self.keys = frozenset(max(tokens, key=len) for tokens in pieces if tokens)

    def phrases(self) -> Iterator[tuple[list[str], T]]:
        """Each phrase with its value; of those that begin alike the longest first."""
        return ((phrase, value) for found in self._by_first.values() for _, phrase, value in found)

    def places(self, tokens: list[str]) -> list[int]:
        """The tokens at which a phrase may begin. Most sentences have none: a loop over these is spared a look-up at every token."""
        openers = self.openers
        return [] if openers.isdisjoint(tokens) else [i for i, token in enumerate(tokens) if token in openers]

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

    def ending(self, tokens: list[str], i: int) -> tuple[int, T] | None:
        """The longest phrase that ends right before token ``i``: (start, value)."""
        if i <= 0:
            return None
        for length, phrase, value in self._by_last.get(tokens[i - 1], ()):
            if length == 1 or (i >= length and tokens[i - length : i] == phrase):
                return i - length, value
        return None


def split_phrases(phrases: list[str]) -> list[list[str]]:
    """The tokens of each phrase, as the tokenizer would give them."""
    tokens = cut(pl.DataFrame({"phrase": range(len(phrases)), "text": phrases}, schema_overrides={"text": pl.String}))
    is_written_out = pl.col("lower") != pl.col("text").str.to_lowercase()
    tokens = tokens.select("phrase", token=pl.when(is_written_out).then("lower").otherwise("text"))
    rows = tokens.group_by("phrase", maintain_order=True).agg("token")["token"].to_list()
    return [[token for token in row if token and not token.isspace()] for row in rows]
