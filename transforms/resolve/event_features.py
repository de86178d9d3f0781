"""What speaks for and against an event: the named features that its confidence is summed from (``lexicons/event_confidence.csv``).

Each tells something of the trigger, of who takes part, of the date, or of what else the article says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transforms.events.event import Event, is_acting
from transforms.mentions.entities import Mention

_LONG = 30
_MANY_EVENTS = 3
_ENCOUNTERS = frozenset({"visit", "meet", "talks", "call"})
_MEASURES = frozenset({"sanction", "tariff", "ban"})
_SAYINGS = frozenset({"statement", "declare", "accuse", "condemn", "reject", "demand", "threaten"})
_DEALS = frozenset({"sign", "agree", "trade_deal", "appoint", "election"})
# How words of saying begin that are acts themselves: 'warned', 'announcement', 'pledges'.
_ACTS = ("warn", "announc", "pledg", "vow", "promis", "report")
# What an article may tell of again: kind and who does it.
Told = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class AmongEvents:
    """An event with what stands around it: the names of its sentence, how many events that has, how often the article tells it."""

    event: Event
    named: frozenset[str]
    n_beside: int
    n_told: int


@dataclass(frozen=True, slots=True)
class EventFeature:
    """``holds`` tells whether it is so; ``example``: words of which it is."""

    name: str
    example: str
    holds: Callable[[AmongEvents], bool]


def event_feature_sets(events: Sequence[Event], mentions: Sequence[Sequence[Mention]]) -> list[frozenset[str]]:
    """The features of each event of an article; ``mentions``: those of each sentence."""
    named = [frozenset(mention.entity.name for mention in row) for row in mentions]
    beside = Counter(event.sentence.number for event in events)
    told = Counter(_told(event) for event in events)
    among = (AmongEvents(e, named[e.sentence.number], beside[e.sentence.number], told[_told(e)]) for e in events)
    return [frozenset(feature.name for feature in EVENT_FEATURES if feature.holds(one)) for one in among]


def _told(event: Event) -> Told:
    return event.event_type, frozenset(actor.name for actor in event.actors)


def _has_named_actor(around: AmongEvents) -> bool:
    return any(is_acting(actor) for actor in around.event.actors)


def _is_actor_near(around: AmongEvents) -> bool:
    return any(actor.name in around.named for actor in around.event.actors)


def _is_open(around: AmongEvents) -> bool:
    return around.event.status in {"hypothetical", "denied", "cancelled"}


def _is_only_said(around: AmongEvents) -> bool:
    event = around.event
    return event.event_type == "statement" and not event.sentence.lower[event.trigger_start].startswith(_ACTS)


EVENT_FEATURES = (
    EventFeature("a visit or meeting", "[visited] Lima", lambda a: a.event.event_type in _ENCOUNTERS),
    EventFeature("a measure", "imposed [sanctions]", lambda a: a.event.event_type in _MEASURES),
    EventFeature("a saying", "[accused] Peru", lambda a: a.event.event_type in _SAYINGS),
    EventFeature("a deal or an office", "[signed] a treaty", lambda a: a.event.event_type in _DEALS),
    EventFeature("of no kind of its own", "[joined] the bloc", lambda a: a.event.event_type == "other"),
    EventFeature("told by a noun", "a [visit] to Lima", lambda a: a.event.rule.startswith("noun:")),
    EventFeature("told by a verb in the past", "[visited] Lima", lambda a: a.event.rule.startswith("past:")),
    EventFeature("only said or praised", "[said] on Monday; not: warned", _is_only_said),
    EventFeature("nobody does it", "an [attack] in Lima", lambda a: not a.event.actors),
    EventFeature("a name does it", "[Peru] signed", _has_named_actor),
    EventFeature("who does it is named in its sentence", "[Peru] signed; not: it signed", _is_actor_near),
    EventFeature("several do it", "[Peru and Chile] signed", lambda a: len(a.event.actors) > 1),
    EventFeature("done to somebody", "accused [Chile]", lambda a: a.event.target is not None),
    EventFeature("a day is told", "on [Monday]", lambda a: a.event.period is not None and a.event.period.is_day),
    EventFeature("a longer time is told", "in [May]", lambda a: a.event.period is not None and not a.event.period.is_day),
    EventFeature("planned", "[will] visit Lima", lambda a: a.event.status == "planned"),
    EventFeature("open or not done", "[if] Peru signs", _is_open),
    EventFeature("in a headline", "[PERU SIGNS PACT]", lambda a: a.event.sentence.role == "title"),
    EventFeature("a long sentence", "of thirty words", lambda a: len(a.event.sentence) > _LONG),
    EventFeature("many events in its sentence", "met, signed and left", lambda a: a.n_beside >= _MANY_EVENTS),
    EventFeature("told again in the article", "signed ... the signing", lambda a: a.n_told > 1),
)  # fmt: skip
