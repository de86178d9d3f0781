"""Clusters: tellings taken for one event so far, and whether two of them can be one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from warehouse.timeline.days import NO_GRAIN, Days, likely_days
from warehouse.timeline.kinds import DONE_IN_A_DAY, MEASURES, STRICT, TOLD_LONG, may_be_one
from warehouse.timeline.parties import Likeness, Parties, Place, compare_parties, compare_places
from warehouse.timeline.tellings import Telling

# Of these an article names some: 'Xi's discussions'.
_OF_PEOPLE = frozenset({"encounter", "visit"})
# How many ways to name the parties of one event are looked at.
MOST_NAMINGS = 8


class Fit(NamedTuple):
    """How well two clusters go together, the better the higher, and in which words a person is told."""

    days: int
    parties: Likeness
    place: Likeness
    aims: Likeness
    nearness: int
    fineness: int

    @property
    def is_loose(self) -> bool:
        """Whether something is left open, so that others may fit as well."""
        return self.days < SAME_DAYS or self.parties < Likeness.ACTS_FOR or Likeness.OPEN in {self.place, self.aims}


SAME_DAYS, IN_SPAN, IN_MONTH, IN_YEAR, LIKELY = 5, 4, 3, 2, 1
IN_ARTICLE, IN_STORY = 2, 1
_DAYS_WORDS = {
    SAME_DAYS: "same day or period", IN_SPAN: "days that meet", IN_MONTH: "the one such event of its month",
    IN_YEAR: "the one such event of its year", LIKELY: "no day told, and the articles are of one time", 0: "no day told",
}  # fmt: skip
_PARTIES_WORDS = {
    Likeness.SAME: "same parties", Likeness.ACTS_FOR: "a leader or minister and the country", Likeness.PART: "some of the parties",
    Likeness.OPEN: "parties left open",
}  # fmt: skip
_NEAR_WORDS = {IN_ARTICLE: " in one article", IN_STORY: " in one story"}


def describe_fit(fit: Fit) -> str:
    """Why two clusters are taken for one, as a person would say it."""
    place = "; a city in its country" if fit.place == Likeness.ACTS_FOR else ""
    return f"Same kind of event, {_PARTIES_WORDS[fit.parties]}, {_DAYS_WORDS[fit.days]}{_NEAR_WORDS.get(fit.nearness, '')}{place}."


@dataclass(slots=True)
class Cluster:
    """Tellings of one event. ``days`` are in all that tell days, ``likely`` what the days of the articles leave to the others."""

    family: str
    kinds: frozenset[str]
    turn: str
    doers: list[Parties]
    aims: list[Parties]
    places: list[Place]
    days: Days | None
    likely: Days | None
    documents: set[str]
    stories: set[str]
    states: set[tuple[str, str]] = field(default_factory=set)  # story and state of each telling
    written: set[tuple[int, int]] = field(default_factory=set)  # first and last day on which each article can have been written

    @property
    def when(self) -> Days | None:
        """The days on which the event can be."""
        return self.days or self.likely


def cluster_of(tellings: list[Telling]) -> Cluster:
    """The cluster of the tellings of one cell."""
    first = tellings[0]
    states = {(t.story_id, t.state) for t in tellings}
    likely = None if first.days else _all_likely(tellings)
    return Cluster(
        first.family, frozenset(t.event_type for t in tellings), first.turn, [first.doers], [first.aims],
        [first.place] if first.place else [], first.days, likely, {t.document_id for t in tellings}, {t.story_id for t in tellings}, states,
        {t.written for t in tellings if t.written},
    )  # fmt: skip


def _all_likely(tellings: list[Telling]) -> Days | None:
    found: Days | None = None
    for telling in tellings:
        likely = likely_days(telling.status, telling.written, is_told_long=telling.is_time_open or telling.family in TOLD_LONG)
        if likely is not None:
            found = found.common(likely) if found is not None and found.meets(likely) else likely
    return found


def merge(ours: Cluster, theirs: Cluster) -> Cluster:
    """Both as one."""
    return Cluster(
        ours.family, ours.kinds | theirs.kinds, ours.turn, _distinct(ours.doers + theirs.doers), _distinct(ours.aims + theirs.aims),
        list(dict.fromkeys(ours.places + theirs.places)), _common(ours.days, theirs.days), _common(ours.likely, theirs.likely),
        ours.documents | theirs.documents, ours.stories | theirs.stories, ours.states | theirs.states, ours.written | theirs.written,
    )  # fmt: skip


def _distinct(namings: list[Parties]) -> list[Parties]:
    return list(dict.fromkeys(namings))[:MOST_NAMINGS]


def _common(ours: Days | None, theirs: Days | None) -> Days | None:
    if ours is None or theirs is None:
        return ours or theirs
    return ours.common(theirs) if ours.meets(theirs) else ours


def fit(ours: Cluster, theirs: Cluster) -> Fit | None:
    """How well two clusters go together; null where they are of two events."""
    if ours.family != theirs.family or ours.turn != theirs.turn or not may_be_one(ours.kinds, theirs.kinds):
        return None
    if (days := _compare_days(ours, theirs)) is None or (doers := _least(ours.doers, theirs.doers)) is None:
        return None
    if (aims := _least(ours.aims, theirs.aims)) is None or (place := _least_place(ours.places, theirs.places)) is None:
        return None
    if _are_told_apart(ours, theirs, place):
        return None
    found = Fit(days, doers, place, aims, _nearness(ours, theirs), -_grain(ours) - _grain(theirs))
    return found if _is_enough(ours.family, found, ours, theirs) else None


def _compare_days(ours: Cluster, theirs: Cluster) -> int | None:
    """How surely the days are the same; null where they exclude each other."""
    if ours.when is None or theirs.when is None:
        return 0
    if not ours.when.meets(theirs.when):
        return None
    if ours.days is None or theirs.days is None:
        return LIKELY
    if ours.days.grain == theirs.days.grain:
        return SAME_DAYS if (ours.days.first, ours.days.last) == (theirs.days.first, theirs.days.last) else IN_SPAN
    return IN_MONTH if max(ours.days.grain, theirs.days.grain) == 1 else IN_YEAR


def _least(ours: list[Parties], theirs: list[Parties]) -> Likeness | None:
    """How alike two clusters are in a side: as the two told namings that are least so; null where two exclude each other."""
    found = [compare_parties(a, b) for a in ours for b in theirs]
    if None in found:
        return None
    told = [likeness for likeness in found if likeness]
    are_open = all(not naming for naming in [*ours, *theirs])
    return min(told, default=Likeness.SAME if are_open else Likeness.OPEN)


def _least_place(ours: list[Place], theirs: list[Place]) -> Likeness | None:
    found = [compare_places(a, b) for a in ours for b in theirs]
    if None in found:
        return None
    return min(
        (likeness for likeness in found if likeness is not None), default=Likeness.SAME if not ours and not theirs else Likeness.OPEN
    )


def _are_told_apart(ours: Cluster, theirs: Cluster, place: Likeness) -> bool:
    """Whether one article tells both as two: a stay in the country and one in a city of it; 'met' and 'will meet' in one story."""
    if ours.family == "visit" and place == Likeness.ACTS_FOR and not ours.documents.isdisjoint(theirs.documents):
        return True
    is_open = ours.days is None or theirs.days is None
    return is_open and (_is_past_of_plan(ours, theirs) or _is_past_of_plan(theirs, ours))


def _is_past_of_plan(ours: Cluster, theirs: Cluster) -> bool:
    return any(state == "past" and (story, "planned") in theirs.states for story, state in ours.states)


def _nearness(ours: Cluster, theirs: Cluster) -> int:
    """Whether one article tells both, or one story; 0 for neither."""
    if not ours.documents.isdisjoint(theirs.documents):
        return IN_ARTICLE
    return 0 if ours.stories.isdisjoint(theirs.stories) else IN_STORY


def _grain(cluster: Cluster) -> int:
    """0 where days are told, more the less is told of the time."""
    return cluster.days.grain if cluster.days is not None else NO_GRAIN


def _is_enough(family: str, found: Fit, ours: Cluster, theirs: Cluster) -> bool:
    """Whether what is alike is enough for the kind of event."""
    if found.parties == Likeness.OPEN or (not any(ours.doers) and not any(theirs.doers)):
        return _is_enough_without_parties(found, ours)
    if family in DONE_IN_A_DAY:
        return _is_of_that_day(family, found, ours, theirs)
    if found.parties < Likeness.ACTS_FOR:
        return False
    return _is_same_aim(found, ours) or (family not in STRICT and _goes_on(family, found))


def _is_of_that_day(family: str, found: Fit, ours: Cluster, theirs: Cluster) -> bool:
    """Whether what is done on a day is the same: of a deal of which one side is told only the same kind on the same day."""
    if family == "deal" and not (_are_several(ours) and _are_several(theirs)):
        return found.parties == Likeness.SAME and found.days >= IN_SPAN and ours.kinds == theirs.kinds
    return found.parties >= Likeness.ACTS_FOR or found.days >= IN_SPAN or (family in _OF_PEOPLE and found.days > 0)


def _are_several(cluster: Cluster) -> bool:
    """Whether two sides are told: 'Peru signed' may be any paper."""
    return any(len(parties) > 1 for parties in cluster.doers) or any(cluster.aims)


def _goes_on(family: str, found: Fit) -> bool:
    """Whether a measure or a fight of the same people is the same one: of those days, of one story, or with nothing else told of it."""
    if family in MEASURES and found.aims < Likeness.PART:  # one state takes several in a week
        return found.days == SAME_DAYS
    if found.days >= IN_SPAN:
        return True
    return found.parties == Likeness.SAME and (found.nearness > 0 or (found.aims == Likeness.SAME and found.days > 0))


def _is_same_aim(found: Fit, ours: Cluster) -> bool:
    """Whether something is done to the same; to some of the same where the days are told or likely; nothing told will do for one day."""
    if not any(ours.aims):
        is_copied = found.parties == Likeness.SAME and found.nearness == IN_STORY and found.days > 0  # not twice in one article
        return found.aims == Likeness.SAME and (found.days >= IN_SPAN or is_copied)
    return found.aims >= Likeness.ACTS_FOR or (found.aims == Likeness.PART and found.days > 0)


def _is_enough_without_parties(found: Fit, ours: Cluster) -> bool:
    """Who does it is left open: the same must be done to the same, at the same time or in one article."""
    least = IN_SPAN if ours.family in STRICT else LIKELY
    return found.aims >= Likeness.ACTS_FOR and any(ours.aims) and (found.days >= least or found.nearness == 2)
