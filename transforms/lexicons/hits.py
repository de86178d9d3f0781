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
    """What one table finds in a sentence: by first token the longest phrase that begins there, (end, value).

    ``ends``: by the token behind it the longest phrase that ends right before, (start, value). Both run from left to right.
    """

    __slots__ = ("ends",)

    def __init__(self) -> None:
        super().__init__()
        self.ends: dict[int, tuple[int, T]] = {}


_NOTHING: Found[Any] = Found()


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
    table: str


class _Opening(NamedTuple):
    """The phrases that begin with a word, the longest first: by the word behind it, and where that is none of these."""

    by_next: dict[str, list[_Phrase]]
    alone: list[_Phrase]


class PhraseAutomaton:
    """Finds the phrases of many tables in one walk."""

    def __init__(self, tables: Mapping[str, PhraseTable[Any]]) -> None:
        """``tables``: by the name that ``Hits`` has for them."""
        entries: dict[str, list[tuple[str, list[str], object]]] = {}
        for name, table in tables.items():
            for tokens, value in table.phrases():
                entries.setdefault(tokens[0], []).append((name, tokens, value))
        self._openings = {first: _opening(sorted(found, key=lambda entry: -len(entry[1]))) for first, found in entries.items()}

    def find(self, tokens: list[str], hits: Hits) -> None:
        """Adds to ``hits`` what the tables find in these words; of phrases of one table and length at one place, the first."""
        openings, found, last = self._openings, hits.__dict__, len(tokens) - 1
        for i, token in enumerate(tokens):
            opening = openings.get(token)
            if opening is None:
                continue
            by_next, alone = opening
            for length, phrase, value, name in by_next.get(tokens[i + 1], alone) if by_next and i < last else alone:
                end = i + length
                if phrase is None or tokens[i:end] == phrase:
                    table = found.get(name)
                    if table is None:
                        table = found[name] = Found()
                    if i not in table:
                        table[i] = (end, value)
                    if end not in table.ends:
                        table.ends[end] = (i, value)


def _opening(entries: list[tuple[str, list[str], object]]) -> _Opening:
    alone = [_Phrase(1, None, value, name) for name, tokens, value in entries if len(tokens) == 1]
    by_next: dict[str, list[_Phrase]] = {}
    for name, tokens, value in entries:
        if len(tokens) > 1:
            phrase = _Phrase(len(tokens), tokens if len(tokens) > 2 else None, value, name)  # the longest come first
            by_next.setdefault(tokens[1], []).append(phrase)
    return _Opening({word: phrases + alone for word, phrases in by_next.items()}, alone)


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class SentenceWithHits(Sentence):
    """A sentence and what the tables of phrases find in it."""

    hits: Hits


@dataclass(slots=True)
class ArticleWithHits(Article):
    """An article whose sentences have their hits."""

    sentences: Sequence[SentenceWithHits]
