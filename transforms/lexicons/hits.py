"""What the tables of phrases find in a sentence: all of them at once, in one walk over its words.

A sentence is asked for its words by nearly every rule. It is walked once instead, with the words that phrases of any table begin
with (a trie that goes two words deep, as in Aho and Corasick (1975) without the links back: phrases begin and end with a token).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, TypeVar

from transforms.lexicons.entries import Change, Cue, CurrencyWord, MeasureWord, RoleNoun, TradeVerb, Trigger, Unit
from transforms.lexicons.phrases import PhraseTable
from transforms.segmentation.articles import Article, Sentence

T = TypeVar("T")


class Found(dict[int, tuple[int, T]]):
    """What one table finds in a sentence: by first token the longest phrase that begins there, (end, value), from left to right."""

    __slots__ = ("_ends", "_table", "_tokens")

    def __init__(self, table: PhraseTable[T] | None, tokens: list[str]) -> None:
        """``table``: null where nothing is found."""
        self._table = table
        self._tokens = tokens
        self._ends: dict[int, tuple[int, T]] | None = None

    @property
    def ends(self) -> dict[int, tuple[int, T]]:
        """By the token behind it the longest phrase that ends right before, (start, value); few sentences are asked for these."""
        if self._ends is None:
            self._ends = {}
            for start in self:  # of two that end there the one that begins first is the longer
                for end, value in self.all_at(start):
                    self._ends.setdefault(end, (start, value))
        return self._ends

    def all_at(self, start: int) -> list[tuple[int, T]]:
        """The phrases that begin at a token, the longest first, of each length one: (end, value)."""
        return self._table.all_starting(self._tokens, start) if self._table else []


# Made without a table: to make one asks Polars, and where that is at work while modules are imported, forked processes hang.
_NOTHING: Found[Any] = Found(None, [])


class Hits:
    """What each table finds in a sentence, by the name that ``Lexicon`` has for it; empty where it finds nothing.

    Words are matched in lower case; ``money_signs`` as they are printed, for 'R$' and 'Rs' are none of 'r$' and 'rs'.
    """

    bounds_before: ClassVar[Found[str]] = _NOTHING
    bounds_after: ClassVar[Found[str]] = _NOTHING
    units: ClassVar[Found[Unit]] = _NOTHING
    money_signs: ClassVar[Found[CurrencyWord]] = _NOTHING
    money_words: ClassVar[Found[CurrencyWord]] = _NOTHING
    measures: ClassVar[Found[MeasureWord]] = _NOTHING
    trade_verbs: ClassVar[Found[TradeVerb]] = _NOTHING
    change_verbs: ClassVar[Found[Change]] = _NOTHING
    change_nouns: ClassVar[Found[Change]] = _NOTHING
    figure_statuses: ClassVar[Found[str]] = _NOTHING
    shortfalls: ClassVar[Found[str]] = _NOTHING
    adjustments: ClassVar[Found[str]] = _NOTHING
    corrections: ClassVar[Found[str]] = _NOTHING
    role_nouns: ClassVar[Found[RoleNoun]] = _NOTHING
    role_modifiers: ClassVar[Found[str]] = _NOTHING
    cues: ClassVar[Found[Cue]] = _NOTHING
    cue_phrases: ClassVar[Found[bool]] = _NOTHING
    triggers: ClassVar[Found[tuple[Trigger, ...]]] = _NOTHING
    event_governors: ClassVar[Found[str]] = _NOTHING
    direction_verbs: ClassVar[Found[str]] = _NOTHING
    direction_nouns: ClassVar[Found[str]] = _NOTHING
    direction_adjectives: ClassVar[Found[str]] = _NOTHING
    direction_phrases: ClassVar[Found[str]] = _NOTHING


class _Phrase(NamedTuple):
    """A phrase of a table. ``tokens`` is null where it is known by its first two, so that none need be compared."""

    length: int
    tokens: list[str] | None
    value: object
    table: PhraseTable[Any]
    name: str


class _Opening(NamedTuple):
    """The phrases that begin with a word, the longest first: by the word behind it, and where that is none of these."""

    by_next: dict[str, list[_Phrase]]
    alone: list[_Phrase]


class PhraseAutomaton:
    """Finds the phrases of many tables in one walk."""

    def __init__(self, tables: Mapping[str, PhraseTable[Any]]) -> None:
        """``tables``: by the name that ``Hits`` has for them."""
        by_first: dict[str, list[tuple[list[str], _Phrase]]] = {}
        for name, table in tables.items():
            for tokens, value in table.phrases():
                phrase = _Phrase(len(tokens), tokens if len(tokens) > 2 else None, value, table, name)
                by_first.setdefault(tokens[0], []).append((tokens, phrase))
        self._openings = {first: _opening(phrases) for first, phrases in by_first.items()}

    def find(self, tokens: list[str], hits: Hits) -> None:
        """Adds to ``hits`` what the tables find in these words."""
        openings, found, last = self._openings, vars(hits), len(tokens) - 1
        if openings.keys().isdisjoint(tokens):  # few sentences have a sign of money
            return
        for i, token in enumerate(tokens):
            opening = openings.get(token)
            if opening is None:
                continue
            by_next, alone = opening
            for length, phrase, value, table, name in by_next.get(tokens[i + 1], alone) if by_next and i < last else alone:
                if phrase is None or tokens[i : i + length] == phrase:
                    of_table = found.get(name)
                    if of_table is None:
                        of_table = found[name] = Found(table, tokens)
                    if i not in of_table:  # the longest is the first
                        of_table[i] = (i + length, value)


def _opening(phrases: list[tuple[list[str], _Phrase]]) -> _Opening:
    longest_first = sorted(phrases, key=lambda pair: -len(pair[0]))
    alone = [phrase for tokens, phrase in longest_first if len(tokens) == 1]
    by_next: dict[str, list[_Phrase]] = {}
    for tokens, phrase in longest_first:
        if len(tokens) > 1:
            by_next.setdefault(tokens[1], []).append(phrase)
    return _Opening({word: found + alone for word, found in by_next.items()}, alone)


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class SentenceWithHits(Sentence):
    """A sentence and what the tables of phrases find in it."""

    hits: Hits


@dataclass(slots=True)
class ArticleWithHits(Article):
    """An article whose sentences have their hits."""

    sentences: Sequence[SentenceWithHits]
