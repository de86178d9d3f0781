"""Shared dates: what a speaker goes on to say, and what happens 'during the visit', has the dates of the event told before."""

from __future__ import annotations

from datetime import timedelta

from transforms.events.context import BARE, POINTING_BACK, POINTS_BACK_OVER, SPEECH, EventContext
from transforms.events.event import Event
from transforms.times.period import Period, day_period

# For how many sentences what a speaker goes on to say belongs to the occasion that the text has dated.
OCCASION_STAYS = 3
# How many days on from the event told last: 'the following day', 'that evening'; behind a length: 'a day earlier', 'hours later'.
_DAYS_ON = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
_DAYS_OFF = {"before": -1, "earlier": -1, "later": 1, "after": 1}
# What opens what somebody does on the same day, and how far before the verb it stands.
_NEXT = {"before", "then"}
OPENING_REACH = 3
_WITHIN = {"during", "of", "at", "after", "within"}


def share_occasion(context: EventContext, event: Event) -> None:
    """'Paz told a news conference on Monday ... She rejected': what a speaker goes on to say was said then."""
    if event.event_type not in SPEECH or event.period is not None or event.status != "occurred":
        return
    names = {p.name for p in event.actors}
    for known in reversed(context.told):
        if event.sentence.number - known.sentence.number > OCCASION_STAYS:
            return
        if known.event_type == "statement" and known.period is not None and names & {p.name for p in known.actors}:
            event.period, event.date_basis = known.period, "resolved"
            return


def share_frame(context: EventContext, event: Event) -> None:
    """'During the visit they signed a treaty': what happens within an event told before has its dates."""
    if event.period is not None or event.event_type in SPEECH:
        return
    lower = event.sentence.lower
    shift = _days_from_told(event)
    if shift is not None:
        _share_day(context, event, shift)
        return
    for k in range(event.start, event.end - 1):
        if lower[k] not in POINTING_BACK or lower[k - 1] not in _WITHIN or event.trigger_start <= k + 1 < event.trigger_end:
            continue
        days = _days_of_frame(context, event, k + 1)
        if len(days) == 1:  # of two, the text does not say which
            event.period, event.date_basis = days.pop(), "resolved"
            return


def _days_of_frame(context: EventContext, event: Event, noun: int) -> set[Period]:
    """The dates of the events told before that the noun behind 'during the' may mean."""
    entry = event.sentence.hits.triggers.get(noun)
    kinds = {reading.event_type for reading in entry[1] if reading.form == "noun"} & BARE if entry else set()
    frames = [known for known in context.told if known.event_type in kinds and known.status == event.status]
    near = [known for known in frames if event.sentence.number - known.sentence.number <= POINTS_BACK_OVER]
    return _finest({known.period for known in near if known.period is not None})


def _days_from_told(event: Event) -> int | None:
    """How many days behind the event told last one is: 'the same afternoon' 0, 'the following day' 1, 'a day earlier' -1."""
    lower, days = event.sentence.lower, event.sentence.lexicon.word_sets["parts_of_told_days"]
    for k in range(event.start, event.end - 1):
        pair = lower[k : k + 2]
        if pair[1] in days and pair[0] in _DAYS_ON:
            return _DAYS_ON[pair[0]]
        if pair[0] in {"day", "hour", "hours"} and pair[1] in _DAYS_OFF:
            return _DAYS_OFF[pair[1]] if pair[0] == "day" else 0
    return None


def _share_day(context: EventContext, event: Event, shift: int) -> None:
    """'On the same day', 'the following day': the day of the event told last, so many days on."""
    known = [k for k in reversed(context.told) if k.period is not None and k.period.is_day]
    alike = [k for k in known if k.status == event.status]
    latest = next(iter(alike or known), None)
    near = latest is not None and event.sentence.number - latest.sentence.number <= POINTS_BACK_OVER
    if latest is not None and latest.period is not None and near:
        event.period, event.date_basis = day_period(latest.period.start + timedelta(days=shift)), "resolved"


def share_day_of_main(events: list[Event]) -> None:
    """'On Thursday Paz will see Rojas before she visits a port': what whoever it is does before or then has the same day."""
    dated = next((e for e in events if e.period is not None and e.period.is_day), None)
    if dated is None:
        return
    for event in events:
        opening = event.sentence.lower[max(0, event.trigger_start - OPENING_REACH) : event.trigger_start]
        is_next = event.period is None and event.when is None and dated.trigger_start < event.trigger_start and event.status == dated.status
        if is_next and not _NEXT.isdisjoint(opening) and {p.name for p in event.actors} & {p.name for p in dated.actors}:
            event.period, event.date_basis = dated.period, "resolved"


def _finest(periods: set[Period]) -> set[Period]:
    """Of 'in May' and 'on May 16' the day: periods that hold none of the others."""
    return {p for p in periods if not any(o != p and p.start <= o.start and o.end <= p.end for o in periods)}
