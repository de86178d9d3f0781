"""Needs: whether those take part, or that is told of when and where, without which a trigger is no event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.discourse.memory import Participant
from transforms.events.blacklists import LISTS
from transforms.events.event import is_acting
from transforms.events.sentence_times import SentenceTimes
from transforms.events.sides import Sides
from transforms.events.triggers import Evocation
from transforms.mentions.entities import Mention
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive

# How far before and behind a trigger its day may stand.
DAY_REACH = 8
# How far behind a trigger the name that it needs may stand.
NAME_REACH = 3
# How far behind the name of the one steered 'to' may stand: 'urged Peru on Monday to'.
TO_REACH = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger in its sentence, with who takes part and the times that are there."""

    sentence: Parse
    evoked: Evocation
    sides: Sides
    mentions: list[Mention]
    times: SentenceTimes
    end: int

    @property
    def named(self) -> list[Participant]:
        """Those that take part and can act."""
        return [p for p in self.sides.all if is_acting(p)]

    def has_day(self, stop: int) -> bool:
        """Whether a time stands near the trigger, up to a token."""
        return any(self.evoked.last - DAY_REACH <= t.first < stop and t.period for t in self.times.back)


def suffices(sentence: Parse, evoked: Evocation, sides: Sides, mentions: list[Mention], times: SentenceTimes, end: int) -> bool:
    """Whether those take part that the reading needs."""
    return _NEEDS.get(evoked.reading.needs, _has_any)(_Found(sentence, evoked, sides, mentions, times, end))


def _is_person(participant: Participant | None) -> bool:
    return participant is not None and participant.entity is not None and participant.entity.kind == "person"


def _is_described(participant: Participant) -> bool:
    """'the new president', not 'the Atacama Dam'."""
    return participant.entity is None and participant.name[1:].islower()


def _has_participant(found: _Found) -> bool:
    """Somebody, or a place where somebody without a name goes: 'the minister flew to Lima'."""
    target = found.sides.target
    goes_somewhere = found.evoked.reading.event_type == "visit" and target is not None and target.entity is not None
    return bool(found.named) or (goes_somewhere and bool(found.sides.actors))


def _has_persons(found: _Found) -> bool:
    """Two persons and nobody else, one of them the target."""
    return len(found.named) >= 2 and all(_is_person(p) for p in found.named) and found.sides.target is not None


def _has_steered(found: _Found) -> bool:
    """'told Peru to': a name right behind, and 'to' behind it."""
    last = found.evoked.last
    near = [m for m in found.mentions if last <= m.first <= last + NAME_REACH]
    return any("to" in found.sentence.lower[m.last : m.last + TO_REACH] for m in near)


def _has_place(found: _Found) -> bool:
    """'went to Lima': somebody, and a place right behind."""
    last = found.evoked.last
    near = [m for m in found.mentions if last <= m.first < last + NAME_REACH]
    return bool(found.sides.actors) and any(m.entity.kind in {"place", "country"} for m in near)


def _is_placed(found: _Found) -> bool:
    """'an attack in Lima', 'Monday's attack': somebody, a day or a name close by."""
    last = found.evoked.last
    return bool(found.sides.all) or found.has_day(last + DAY_REACH) or any(last < m.first <= last + NAME_REACH for m in found.mentions)


def _is_sworn_in(found: _Found) -> bool:
    """'Paz was inaugurated', 'inaugurated Paz as president': not a bridge that somebody opens, nor one that is opened."""
    last = found.evoked.last
    if is_passive(found.sentence, found.evoked.first):
        is_opened = found.sentence.lower[last : last + 1] == ["by"]
        return not is_opened and any(_is_person(p) or _is_described(p) for p in found.sides.actors)
    return _is_person(found.sides.target) and "as" in found.sentence.lower[last : last + DAY_REACH]


def _has_any(found: _Found) -> bool:
    """What a reading with a word of its own needs: somebody, unless its type says enough."""
    return bool(found.sides.all) or found.evoked.reading.event_type != "other" or found.evoked.reading.sides == "single"


# By the value of the column needs of triggers.csv, what has to be there.
_NEEDS: dict[str, Callable[[_Found], bool]] = {
    "participant": _has_participant,
    "actor": lambda found: any(is_acting(p) for p in found.sides.actors),
    "target": lambda found: found.sides.target is not None and is_acting(found.sides.target),
    "pair": lambda found: len({p.name for p in found.named}) >= 2,
    "persons": _has_persons,
    "anyone": lambda found: bool(found.sides.all),
    "agreeing": lambda found: bool(found.sides.all),
    LISTS: lambda found: bool(found.sides.all),
    "doer": lambda found: bool(found.sides.actors),
    "words": lambda found: bool(found.sides.actors),
    "sworn_in": _is_sworn_in,
    "guest": lambda found: _is_person(found.sides.target) and bool(found.sides.actors),
    "traveller": lambda found: any(_is_person(p) for p in found.sides.actors),
    "steered": _has_steered,
    "place": _has_place,
    "dated": lambda found: bool(found.named) or found.has_day(found.end),
    "placed": _is_placed,
    "none": lambda _: True,
}
