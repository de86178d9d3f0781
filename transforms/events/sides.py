"""Sides: who does it, and whom or what it is done to."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.discourse.memory import Participant


@dataclass(slots=True)
class Sides:
    """Who does it, and whom or what it is done to; ``others`` are listed with the target."""

    actors: list[Participant] = field(default_factory=list)
    target: Participant | None = None
    others: list[Participant] = field(default_factory=list)

    @property
    def all(self) -> list[Participant]:
        """Both sides."""
        return [*self.actors, *([self.target] if self.target else [])]
