"""Attributions: a cue in its sentence, its subject, and the source that the subject refers to."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.lexicons.entries import Cue
from transforms.mentions.entities import Entity
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import Subject


@dataclass(slots=True)
class Source:
    """Whom a subject refers to: ``name`` as the tables print it, and the entity, where it is one.

    ``noun`` is the head of a description ('official' of 'a senior official'), ``is_human`` whether it means a person.
    """

    name: str | None
    entity: Entity | None = None
    is_plural: bool = False
    noun: str = ""
    is_human: bool = False


@dataclass(slots=True)
class Attribution:
    """A cue in its sentence with its source and the reported clauses that it governs (token spans)."""

    sentence: Parse
    start: int
    end: int
    cue: Cue | None
    subject: Subject | None
    source: Source
    via: str | None = None
    clauses: list[tuple[int, int]] = field(default_factory=list)

    @property
    def surface(self) -> str:
        """The cue as printed."""
        return " ".join(self.sentence.surface(self.start, self.end).split())
