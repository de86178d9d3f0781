"""Shared dates: what a speaker goes on to say, and what happens 'during the visit', has the dates of the event told before."""

from __future__ import annotations

from transforms.events.context import BARE, POINTING_BACK, POINTS_BACK_OVER, SPEECH, EventContext
from transforms.events.event import Event
from transforms.times.period import Period

# For how many sentences what a speaker goes on to say belongs to the occasion that the text has dated.
OCCASION_STAYS = 3
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
    for k in range(event.start, event.end - 1):
        if lower[k] == "same" and lower[k + 1] == "day":
            _share_day(context, event)
            return
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


def _share_day(context: EventContext, event: Event) -> None:
    """'On the same day': the day of the event told last."""
    periods = [known.period for known in reversed(context.told) if known.status == event.status and known.period is not None]
    day = next((period for period in periods if period.is_day), None)
    if day is not None:
        event.period, event.date_basis = day, "resolved"


def _finest(periods: set[Period]) -> set[Period]:
    """Of 'in May' and 'on May 16' the day: periods that hold none of the others."""
    return {p for p in periods if not any(o != p and p.start <= o.start and o.end <= p.end for o in periods)}
