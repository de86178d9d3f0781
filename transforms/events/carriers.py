"""Carriers: verbs and nouns that tell no event beside the one that they carry: 'suspended the sanctions', 'signed a treaty'."""

from __future__ import annotations

from transforms.events.event import Event
from transforms.events.support_verbs import find_support_verb
from transforms.lexicons.lexicon import Lexicon
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

# Nouns that are told by the verb which carries them, by the type of the verb: 'signed a statement', 'lodged a complaint'.
_TOLD_BY_VERB = {("statement", "sign"), ("agree", "sign"), ("condemn", "accuse")}
# Verbs that are told by the noun which they carry: 'met for two hours of talks'.
_TOLD_BY_NOUN = {("meet", "talks")}
_ATTENDED = {"visit", "meet", "talks", "call"}


def without_support_verbs(sentence: Parse, events: list[Event], lexicon: Lexicon) -> list[Event]:
    """The events of a sentence without those that only carry another one, or are carried by it.

    'Suspended the sanctions' is told by the measure, with its direction, 'will sign a joint statement' by the signing, 'lodged a
    complaint' by the lodging, 'met for two hours of talks' by the talks, 'met on the sidelines of the summit' by the meeting.
    """
    carried = _carried(sentence, events, lexicon)
    events = [e for e in events if not _is_told_by_other(e, events, carried) and not _is_setting(sentence, e, lexicon)]
    noun_events = [e for e in events if e.trigger_start in carried]
    moving = {find_support_verb(sentence, e.trigger_start, sentence.mentions, lexicon)[0] for e in events if e.direction is not None}
    moving |= {e.trigger_start for e in events if e.direction is not None}
    attended = {carried[e.trigger_start] for e in noun_events if e.event_type in _ATTENDED}
    return [e for e in events if not _is_carrier(e, moving, attended)]


def _carried(sentence: Parse, events: list[Event], lexicon: Lexicon) -> dict[int, int | None]:
    """By the place of the noun of an event that of the verb which carries it."""
    nouns = [e.trigger_start for e in events if e.rule.startswith("noun:")]
    return {noun: find_support_verb(sentence, noun, sentence.mentions, lexicon)[0] for noun in nouns}


def _is_told_by_other(event: Event, events: list[Event], carried: dict[int, int | None]) -> bool:
    """Whether another event tells of the same: the verb that carries its noun, or the noun that its verb carries."""
    verb = carried.get(event.trigger_start)
    by_verb = any(o.trigger_start == verb and (event.event_type, o.event_type) in _TOLD_BY_VERB for o in events if verb is not None)
    return by_verb or any(
        carried.get(o.trigger_start) == event.trigger_start and (event.event_type, o.event_type) in _TOLD_BY_NOUN for o in events
    )


def _is_setting(sentence: Parse, event: Event, lexicon: Lexicon) -> bool:
    """'met on the sidelines of the summit': the summit only tells where they met."""
    start = phrase_start(sentence, event.trigger_start)
    is_of = event.event_type == "meet" and event.rule.startswith("noun:") and start > 1 and sentence.lower[start - 1] == "of"
    return is_of and sentence.lower[start - 2] in lexicon.word_sets["sidelines"]


def _is_carrier(event: Event, moving: set[int | None], attended: set[int | None]) -> bool:
    """Whether the verb only carries the noun of another event: 'suspended the sanctions', 'attended the meeting'."""
    if event.event_type != "other":
        return False
    return event.trigger_start in moving or (event.rule.endswith(":attend") and event.trigger_start in attended)
