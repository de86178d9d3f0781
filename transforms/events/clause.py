"""Clauses: a trigger with the words around it, up to what opens another clause on either side."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.events.referents import Referents
from transforms.events.triggers import Evocation
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.syntax.closed_class import BREAKS
from transforms.syntax.parse import Parse
from transforms.times.timex import TimeExpression

# A full stop behind a shorter word may belong to it: 'Gen. Paz', 'Jan. 15'.
SHORTEST_END = 5
_MAY_BREAK = BREAKS | {"."}


@dataclass(frozen=True, slots=True)
class Clause:
    """One trigger in its clause, tokens ``start`` up to ``end``; ``times`` may stand before the verb."""

    referents: Referents
    sentence: Parse
    evoked: Evocation
    times: list[TimeExpression]
    start: int
    end: int

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon by which the article is read."""
        return self.referents.lexicon

    @property
    def lower(self) -> list[str]:
        """The words of the sentence in lower case."""
        return self.sentence.lower

    @property
    def tags(self) -> list[str]:
        """The parts of speech of the sentence."""
        return self.sentence.tags

    @property
    def mentions(self) -> list[Mention]:
        """The names of the sentence."""
        return self.referents.names.mentions[self.sentence.number]

    @property
    def first(self) -> int:
        """The first token of the trigger."""
        return self.evoked.first

    @property
    def last(self) -> int:
        """The token behind the trigger."""
        return self.evoked.last

    @property
    def trigger(self) -> Trigger:
        """What the trigger evokes."""
        return self.evoked.reading


def clause_around(sentence: Parse, first: int, last: int) -> tuple[int, int]:
    """The clause around a trigger: to the next break on either side, at most the sentence."""
    breaks = [k for k, word in enumerate(sentence.lower) if word in _MAY_BREAK and _is_break(sentence, k)]
    start = next((k + 1 for k in reversed(breaks) if k < first), 0)
    end = next((k for k in breaks if k >= last), len(sentence))
    while end > last and sentence.lower[end - 1] in {".", ",", '"', "''"}:
        end -= 1
    while start < first and sentence.lower[start] in {",", '"', "''", "and", "\u2022"}:
        start += 1
    return start, end


def _is_break(sentence: Parse, k: int) -> bool:
    """A word that opens another clause, or a full stop that the sentence was not split at."""
    if sentence.lower[k] in BREAKS:
        return True
    is_stop = sentence.lower[k] == "." and 0 < k < len(sentence) - 1 and not sentence.is_glued(k + 1)
    return is_stop and (len(sentence.words[k - 1]) >= SHORTEST_END or not sentence.words[k - 1].isalpha())


def mention_ending(clause: Clause, end: int) -> Mention | None:
    """The name, no adjective, that ends before a token."""
    return next((m for m in clause.mentions if m.last == end and not m.is_adjective), None)


def is_hyphen(clause: Clause, i: int) -> bool:
    """Whether a token is a hyphen within a word: 'Secretary-General'."""
    return clause.lower[i] == "-" and clause.sentence.is_glued(i)
