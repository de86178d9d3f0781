"""Retelling: nouns that mean an event told before ('the visit was called off'), and events that a text tells twice or only counts."""

from __future__ import annotations

from transforms.events.clause import Clause
from transforms.events.context import BARE, POINTING_BACK, POINTS_BACK_OVER, EventContext
from transforms.events.event import Event
from transforms.events.needs import has_day
from transforms.events.sides import Sides
from transforms.events.telling import has_outcome, is_told
from transforms.events.triggers import TriggerHit
from transforms.syntax.closed_class import BE
from transforms.syntax.noun_phrases import phrase_start

# Two triggers of one type this close, of the same people, are one event: 'held talks ... the discussions'; a trigger
# without people of its own belongs to the one right before.
REPEATED_WITHIN = 10
NAMELESS_WITHIN = 6
# Events that a text counts: 'her third visit', 'they met twice'.
_COUNTED = {"visit", "meet", "talks", "call"}
_DEALS = {"agree", "trade_deal"}
# How far behind the verb the count may stand: 'visited Chile three times', 'has met Ms. Paz more than forty times'.
COUNT_REACH = 9


def is_told_of(clause: Clause) -> bool:
    """'Talks are to resume on Monday', 'the trip was called off': told of with its day, whoever takes part."""
    if clause.trigger.form != "noun" or clause.trigger.event_type not in BARE or clause.trigger.needs == "pair":
        return False
    is_definite = clause.lower[phrase_start(clause.sentence, clause.hit.start)] in POINTING_BACK
    return has_outcome(clause) and (is_definite or has_day(clause, clause.end))


def take_over_sides(context: EventContext, clause: Clause, sides: Sides) -> None:
    """'The visit was called off', 'talks resumed': takes over who takes part from the event that the noun means."""
    start, event_type = phrase_start(clause.sentence, clause.hit.start), clause.trigger.event_type
    is_definite = clause.lower[start] in POINTING_BACK
    if event_type == "tariff" and not is_definite:
        _take_only_levier(context, clause, sides)
    if not is_definite and not (event_type in BARE and is_told(clause)):
        return
    word = clause.lower[clause.hit.end - 1].removesuffix("s")
    for known in reversed(context.told):
        if clause.sentence.number - known.sentence.number > POINTS_BACK_OVER:
            return
        last_word = known.sentence.lower[known.trigger_end - 1].removesuffix("s")
        if known.event_type == event_type and known.actors and (last_word == word or known.event_type in BARE):
            sides.actors = [*known.actors]
            sides.target = sides.target or known.target
            return


def _take_only_levier(context: EventContext, clause: Clause, sides: Sides) -> None:
    """'Tariffs on Chile are next': of a text that has told of the tariffs of one levier only, they are that one's."""
    near = [e for e in context.told if clause.sentence.number - e.sentence.number <= POINTS_BACK_OVER]
    leviers = [e.actors for e in near if e.event_type == "tariff" and e.actors and e.status != "denied"]
    names = {frozenset(p.name for p in actors) for actors in leviers}
    is_own = sides.target is not None and any(sides.target.name in levier for levier in names)
    if len(names) == 1 and not is_own:
        sides.actors = [*leviers[-1]]


def is_no_new(context: EventContext, event: Event, clause: Clause) -> bool:
    """'The visit shows', 'it was her third visit': the noun tells of no event that is not told already."""
    if event.event_type in _DEALS | {"aid"} and _is_argued_about(context, event):
        return True
    if event.event_type == "statement" and event.status == "hypothetical":
        return True  # 'seemed to want to convey': nothing is said
    is_undated = event.period is None and event.status == "occurred"
    if _is_only_since(event, clause.hit) or (is_undated and _is_counted(clause)):
        return True
    is_pointing = clause.trigger.form == "noun" and _only_points_back(context, event)
    return is_pointing and not is_told(clause)


def _is_argued_about(context: EventContext, event: Event) -> bool:
    """'opposition to the EU-Mercosur deal', 'critics of the deal': what people think of a deal, of which it may be that none is made."""
    start = phrase_start(event.sentence, event.trigger_start)
    is_led_to = start > 1 and event.sentence.tags[start - 1] in {"IN", "TO"} and event.rule.startswith("noun:")
    return is_led_to and event.sentence.lower[start - 2] in context.lexicon.word_sets["stances"]


def _is_only_since(event: Event, hit: TriggerHit) -> bool:
    """'her first visit since taking office': only what the visit is counted from; not 'since taking office on May 7'."""
    has_own_day = event.when is not None and event.when.start >= hit.end
    is_of_term = event.event_type == "appoint" and hit.reading.form == "gerund" and not has_own_day
    return is_of_term and event.sentence.lower[max(0, hit.start - 1)] in {"since", "after", "upon", "before", "on"}


def _only_points_back(context: EventContext, event: Event) -> bool:
    """'The visit shows ...': a definite noun of an event told before that adds no date, person or turn to it."""
    if event.period is not None or event.when is not None or event.status in {"cancelled", "denied"}:
        return False
    start = phrase_start(event.sentence, event.trigger_start)
    is_definite = event.sentence.lower[start] in POINTING_BACK or any(
        event.sentence.tags[k] == "POS" for k in range(start, event.trigger_start)
    )
    if not is_definite:
        return False
    names = {p.name for p in event.actors}
    told = [known for known in context.told if known.event_type == event.event_type and event.direction in {None, known.direction}]
    return any(names <= {p.name for p in known.actors} or not names for known in told)


def _is_counted(clause: Clause) -> bool:
    """'has made two visits', 'it is her third visit', 'had visited twice': how many there were, and none that is told by itself."""
    if clause.trigger.event_type not in _COUNTED:
        return False
    behind = clause.lower[clause.hit.end : clause.hit.end + COUNT_REACH]
    if clause.trigger.form != "noun":
        return not clause.lexicon.word_sets["times_over"].isdisjoint(behind) and not {"first", "second", "third"} & set(behind)
    start = phrase_start(clause.sentence, clause.hit.start)
    has_number = any(clause.tags[k] == "CD" for k in range(start, clause.hit.start)) and clause.tags[clause.hit.start] == "NNS"
    is_what_it_is = start > 1 and clause.lower[start - 1] in BE and clause.lower[start - 2] in {"it", "this", "that"}
    has_ordinal = not clause.lexicon.word_sets["ordinals_of_occasions"].isdisjoint(clause.lower[start : clause.hit.start])
    return has_number or (is_what_it_is and has_ordinal)


def without_repeats(events: list[Event]) -> list[Event]:
    """One event for 'held talks ... discussions' of the same people in one clause."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (e.trigger_start, e.event_type)):
        names = {p.name for p in event.actors}
        near = [other for other in kept if other.event_type == event.event_type and not _turns(event, other)]
        distances = [(other, event.trigger_start - other.trigger_start) for other in near]
        if near and _is_only_marked(event):
            continue
        if not any(_is_told_again(names, distance, other) or _is_same_end(event, other) for other, distance in distances):
            kept.append(event)
    return kept


def _is_only_marked(event: Event) -> bool:
    """'paid a visit to Lima, marking her first foreign trip': the trip is the visit told right before."""
    if event.event_type != "visit" or event.target is not None or not event.rule.startswith("noun:"):
        return False
    start = phrase_start(event.sentence, event.trigger_start)
    return start > 0 and event.sentence.lower[start - 1] in {"marking", "making"}


def without_refusals(events: list[Event]) -> list[Event]:
    """'refused to condemn the raid' is told by what was refused; the refusal is no event of its own."""
    refused = {event.trigger_start for event in events if event.status == "denied"}
    return [event for event in events if not (_is_refusal(event) and event.trigger_end + 1 in refused)]


def _is_refusal(event: Event) -> bool:
    return event.event_type == "reject" and event.sentence.lower[event.trigger_end : event.trigger_end + 1] == ["to"]


def _turns(event: Event, other: Event) -> bool:
    """'lifted the ban on beef and imposed one on wine': two steps, not one told twice; so are those of two dates."""
    if event.direction is None or other.direction is None:
        return False
    return event.direction != other.direction or (event.period != other.period and None not in {event.period, other.period})


def _is_same_end(event: Event, other: Event) -> bool:
    """'was to visit Lima, but the trip was called off': the trip is the visit."""
    return event.status == other.status == "cancelled" and not event.actors and event.period is None


def _is_told_again(names: set[str], distance: int, other: Event) -> bool:
    if distance <= NAMELESS_WITHIN and not names:
        return True
    return distance <= REPEATED_WITHIN and bool(names & {p.name for p in other.actors})
