"""Places: where an event happens."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.lexicons.entries import Trigger
from transforms.mentions.entities import Entity, Mention

_IN_PLACE = {"in", "at", "near", "outside", "inside"}


def place_of(mentions: list[Mention], start: int, end: int, target: Participant | None, reading: Trigger) -> Entity | None:
    """Where it happens: the first place behind 'in' or 'at' in the clause, for a visit where it goes."""
    for mention in mentions:
        if start <= mention.first and mention.last <= end and mention.entity.kind in {"place", "country"} and not mention.is_adjective:
            before = mention.sentence.lower[mention.first - 1] if mention.first else ""
            if before in _IN_PLACE:
                return mention.entity
    if reading.event_type == "visit" and target is not None and target.entity is not None:
        return target.entity if target.entity.kind in {"place", "country"} else None
    return None
