"""Parties and places of two tellings: whether they can be the same, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

_ARTICLES = re.compile(r"^(?:the|a|an)\s+")
_WEST = re.compile(r"west(?:ern (?:nations|countries|governments|powers|states|allies))?")


class Likeness(IntEnum):
    """How alike two sides are, the surer the higher."""

    OPEN = 0  # one of them is not told
    PART = 1  # one names some of those that the other names
    ACTS_FOR = 2  # a leader or minister for the country; a city for its country
    SAME = 3


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Somebody who takes part. ``country``: the code of the country that it is or acts for, or that a place lies in."""

    key: str
    country: str | None = None
    is_country: bool = False

    @property
    def block(self) -> str:
        """Parties that can be the same have one."""
        return self.country or self.key


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is done. ``is_whole``: a country or its seat of government, which may stand for all of it."""

    key: str
    country: str | None = None
    is_whole: bool = False


Parties = frozenset[Party]


def fold(name: str) -> str:
    """A name without its article, 'Western nations' as 'west'."""
    bare = _ARTICLES.sub("", name.casefold().strip())
    return "west" if _WEST.fullmatch(bare) else bare


def compare_parties(ours: Parties, theirs: Parties) -> Likeness | None:
    """How alike two sides are; null where each names somebody whom the other leaves no room for."""
    if not ours or not theirs:
        return Likeness.OPEN
    if ours == theirs:
        return Likeness.SAME
    fewer, more = sorted((ours, theirs), key=len)
    if not all(any(_is_one(a, b) for b in more) for a in fewer):
        return None
    if all(any(_is_one(a, b) for a in fewer) for b in more):
        return Likeness.ACTS_FOR
    is_named = any(a.key == b.key for a in fewer for b in more)
    return Likeness.PART if is_named or len(fewer) > 1 else None  # 'China' says nothing of whom Li Qiang met


def _is_one(ours: Party, theirs: Party) -> bool:
    """The same, or one of them the country that the other acts for."""
    if ours.key == theirs.key:
        return True
    return ours.country is not None and ours.country == theirs.country and (ours.is_country or theirs.is_country)


def compare_places(ours: Place | None, theirs: Place | None) -> Likeness | None:
    """How alike two places are; a city is found in its country; null for two different ones."""
    if ours is None or theirs is None:
        return Likeness.OPEN
    if ours.key == theirs.key:
        return Likeness.SAME
    if ours.country is None or ours.country != theirs.country:
        return None
    if ours.is_whole and theirs.is_whole:
        return Likeness.SAME
    return Likeness.ACTS_FOR if ours.is_whole or theirs.is_whole else None
