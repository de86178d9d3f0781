"""What a verb group is: the words around a verb that govern it. It is read by ``verb_groups``."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class VerbGroup:
    """The words around a verb.

    ``start``: its leftmost verb. ``effects``: what governs it, innermost first. ``agent``: the noun phrase that another
    verb makes its subject ('urged Peru to sign'). ``owner``: the noun that governs it ('a plan to sign').
    """

    start: int
    verb: int
    passive: bool
    effects: list[str] = field(default_factory=list)
    modals: list[str] = field(default_factory=list)
    negated: bool = False
    is_to: bool = False
    has_have: bool = False
    nearly: bool = False
    agent: tuple[int, int] | None = None
    owner: int | None = None
