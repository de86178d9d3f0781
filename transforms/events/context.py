"""What the reading of an article's events shares: the article, its names, who says what, and the events told so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from transforms.discourse.attributions import Attribution
from transforms.events.event import Event
from transforms.events.referents import Referents, referents_of
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames
from transforms.syntax.parse import ParsedArticle
from transforms.times.publication import written_on

SPEECH = {"accuse", "condemn", "reject", "demand", "threaten", "statement", "declare"}
POINTING_BACK = {"the", "this", "that", "these", "his", "her", "their", "its", "such"}
# Nouns that mean an event told before without 'the' too: 'talks resumed'.
BARE = {"talks", "meet", "visit", "sign", "election", "call"}
# For how many sentences a noun may mean an event told before.
POINTS_BACK_OVER = 10


@dataclass(frozen=True, slots=True)
class EventContext:
    """What is known where an event is read; ``told`` grows sentence by sentence, ``on`` is the day from which the article looks."""

    article: ParsedArticle
    names: ArticleNames
    lexicon: Lexicon
    referents: Referents
    sayings: dict[int, list[Attribution]]
    on: date | None
    told: list[Event] = field(default_factory=list)


def event_context(article: ParsedArticle, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> EventContext:
    """The context of an article, before any of its events is read; sayings lie by the number of their sentence."""
    sayings: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        sayings.setdefault(attribution.sentence.number, []).append(attribution)
    referents = referents_of(article, names, attributions, lexicon)
    return EventContext(article, names, lexicon, referents, sayings, written_on(article, lexicon.times))
