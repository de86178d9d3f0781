"""Clauses: a trigger with the words around it, up to what opens another clause on either side."""

from __future__ import annotations

from functools import cached_property

from transforms.events.referents import Referents
from transforms.events.sentence_times import SentenceTimes
from transforms.events.support_verbs import find_support_verb
from transforms.events.triggers import TriggerHit
from transforms.mentions.entities import Mention
from transforms.syntax.clauses import clause_around
from transforms.syntax.parse import Parse
from transforms.syntax.verb_group import VerbGroup
from transforms.syntax.verb_groups import verb_group_at
from transforms.times.timex import TimeExpression


class Clause:
    """One trigger in its clause, tokens ``start`` up to ``end``, with what several rules ask of it; read when asked for."""

    def __init__(self, referents: Referents, sentence: Parse, hit: TriggerHit, sentence_times: SentenceTimes) -> None:
        self.referents = referents
        self.lexicon = referents.lexicon
        self.sentence = sentence
        self.lower = sentence.lower
        self.tags = sentence.tags
        self.mentions = sentence.mentions
        self.opening = {mention.start: mention for mention in reversed(sentence.mentions)}  # of two that begin at one token, the first
        self.hit = hit
        self.trigger = hit.reading
        self.sentence_times = sentence_times
        self.start, self.end = clause_around(sentence, hit.start, hit.end)

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun, or a phrase that stands for one: 'talks', 'at war with'."""
        return self.trigger.form in {"noun", "phrase"}

    @property
    def times(self) -> list[TimeExpression]:
        """The times of the sentence, as they read in a look back; one may stand before the verb."""
        return self.sentence_times.back

    @cached_property
    def support_verb(self) -> tuple[int | None, str]:
        """The verb that governs the noun of the trigger, and the preposition between (``find_support_verb``)."""
        return find_support_verb(self.sentence, self.hit.start, self.mentions, self.lexicon)

    @cached_property
    def group(self) -> VerbGroup:
        """The group of the verb of the trigger."""
        return self.group_of(self.hit.start)

    @cached_property
    def support_group(self) -> VerbGroup | None:
        """The group of the verb that governs the noun of the trigger."""
        return self.group_of(self.support_verb[0]) if self.support_verb[0] is not None else None

    def group_of(self, verb: int) -> VerbGroup:
        """The group of another verb of the sentence."""
        return verb_group_at(self.sentence, verb)


def mention_ending(clause: Clause, end: int) -> Mention | None:
    """The name, no adjective, that ends before a token."""
    return next((m for m in clause.mentions if m.end == end and not m.is_adjective), None)


def is_hyphen(clause: Clause, i: int) -> bool:
    """Whether a token is a hyphen within a word: 'Secretary-General'."""
    return clause.lower[i] == "-" and clause.sentence.is_glued(i)
