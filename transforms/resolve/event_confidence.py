"""How sure an event is: the calibrated probability that there is such an event, of such a kind.

Who takes part, when and with what outcome may still be misread (docs/quality.md). A logistic regression over named features
(``event_features``), whose weights are data: ``lexicons/event_confidence.csv``, fitted by ``make train`` on articles that were
annotated by readers who had not seen the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.events.event import Event
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.resolve.confidence import confidence, reasons
from transforms.resolve.event_features import event_feature_sets


@dataclass(slots=True)
class WeighedEvent:
    """An event with how sure it is, and the weightiest reasons."""

    event: Event
    confidence: float
    reasons: str | None


def weigh_events(events: Sequence[Event], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon) -> list[WeighedEvent]:
    """The events of an article with their confidence; ``mentions``: those of each sentence."""
    weights = lexicon.event_confidence
    found = zip(events, event_feature_sets(events, mentions), strict=True)
    return [WeighedEvent(event, confidence(features, weights), reasons(features, weights)) for event, features in found]


def unweighed_events(events: Sequence[Event]) -> list[WeighedEvent]:
    """The events of an article that could not be weighed: of them nothing is sure."""
    return [WeighedEvent(event, 0.0, None) for event in events]
