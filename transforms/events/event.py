"""Events as they are read: one act with its sides, place, dates and status, and the words that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.discourse.memory import ACTING, Participant
from transforms.mentions.entities import Entity
from transforms.syntax.parse import Parse
from transforms.times.period import Period
from transforms.times.timex import TimeExpression


@dataclass(slots=True)
class Event:
    """One event. ``start`` to ``end`` are the tokens of the clause around the trigger; ``rule`` is the reading of the trigger."""

    sentence: Parse
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    event_type: str
    plover: str | None
    actors: list[Participant]
    target: Participant | None
    place: Entity | None
    period: Period | None
    date_basis: str
    status: str
    direction: str | None = None
    rule: str = "statement"
    others: list[Participant] = field(default_factory=list)
    when: TimeExpression | None = None  # the time of its clause, also where the day of the article would be needed to resolve it

    @property
    def targets(self) -> list[Participant]:
        """The target and those that are listed with it: 'sanctions on Iran and Syria'."""
        return [self.target, *self.others] if self.target else []


def is_acting(participant: Participant) -> bool:
    """Whether a participant is one that can act: a person, a body or a country, and no description."""
    return participant.entity is not None and participant.entity.kind in ACTING
