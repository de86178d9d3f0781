"""Statements: announcements, and sayings that the text places in time, at an occasion or before somebody: 'said on Monday'."""

from __future__ import annotations

from transforms.discourse.attributions import Attribution
from transforms.discourse.memory import Participant
from transforms.events.blacklists import LISTS
from transforms.events.context import EventContext
from transforms.events.event import Event
from transforms.events.group_status import status_of_group
from transforms.events.places import place_of
from transforms.events.saying_days import is_announced, is_day_of_saying
from transforms.events.sentence_times import SentenceTimes
from transforms.events.shared_dates import share_occasion
from transforms.events.triggers import TriggerHit
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BREAKS
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import verb_group_at
from transforms.times.timex import TimeExpression

# How far behind a cue the words stand that tell to whom or where it was said.
OCCASION_REACH = 12
OCCASION_AHEAD = 14
_NOT_REACH = 3
# How far before a cue what makes its clause a condition may stand: 'if the secretary-general reported'.
CONDITION_REACH = 8
_IN_TIME = {"once", "until"}  # 'once Chile announces' is still ahead, 'once Chile announced' is not
_CONDITIONS = {"if", "unless", "whether"}
_CLOSING = BREAKS | {","}
# What verbs of saying need to be an act of their own: 'added it to its blacklist', 'warned that it would hit back', 'put 25 percent on'.
_UNLESS_SAID = {LISTS, "own_act", "retaliating", "rate_on"}
_SAYING = Trigger("say", "past", "statement", None, "single", "none")


def read_statements(context: EventContext, sentence: Parse, times: SentenceTimes, told: list[Event]) -> list[Event]:
    """Announcements, and sayings that the text places in time, at an occasion or before somebody: 'told a news conference on Monday'.

    A saying that is an event of its own ('denied', 'announced sanctions') is told once.
    """
    found = []
    for attribution in context.sayings.get(sentence.number, []):
        if not _may_be_event(attribution) or any(_tells_saying(attribution, event) for event in told):
            continue
        day = next((t for t in times.back if t.period is not None and is_day_of_saying(attribution, t, context.lexicon)), None)
        if day is None and _tells_event(attribution, told):
            continue
        if _is_told_somewhere(context, attribution, day):
            found.append(_statement(context, sentence, attribution, day))
    return found


def _tells_saying(attribution: Attribution, event: Event) -> bool:
    """Whether an event is what a saying announces, or the saying itself: 'warned that it would hit back'."""
    return event.trigger_start == attribution.start or is_announced(attribution, event.trigger_start)


def _tells_event(attribution: Attribution, told: list[Event]) -> bool:
    """'The palace announced that Paz will visit Chile': what is told is the visit, unless the saying has a day of its own."""
    return any(first <= event.trigger_start < last for event in told for first, last in attribution.clauses)


def address_interviews(sentence: Parse, events: list[Event]) -> None:
    """'In an interview with the agency, Paz said', 'told the agency in an interview': the outlet is whom the statement is made to."""
    outlet = _interviewer(sentence)
    for event in events if outlet is not None else []:
        if event.event_type == "statement" and event.actors and event.status == "occurred":
            event.target, event.others = outlet, []


def _interviewer(sentence: Parse) -> Participant | None:
    """The first organisation behind 'interview with', over what it is: 'with Chile's state news agency Lima Post'."""
    at = next((k + 2 for k, word in enumerate(sentence.lower[:-2]) if word == "interview" and sentence.lower[k + 1] == "with"), None)
    if at is None:
        return None
    stop = next((k for k in range(at, min(len(sentence), at + OCCASION_REACH)) if sentence.lower[k] in _CLOSING), at + OCCASION_REACH)
    named = next((m for m in sentence.mentions if at <= m.start < stop and m.entity.kind == "organisation"), None)
    return Participant(named.entity.name, named.entity) if named is not None else None


def _may_be_event(attribution: Attribution) -> bool:
    """Whether somebody who is named says something, and no act that has a type of its own."""
    if attribution.cue is None or attribution.source.name is None or attribution.cue.label:
        return False
    return not _is_unsaid(attribution) and not _is_other_event(attribution)


def _is_unsaid(attribution: Attribution) -> bool:
    """'Beijing has not confirmed the visit', 'announced no new aid', 'could be lifted if the envoy reported that'."""
    lower, first = attribution.sentence.lower, attribution.start
    is_of_none = lower[attribution.end : attribution.end + 1] == ["no"] and not attribution.clauses
    if is_of_none or not {"not", "never"}.isdisjoint(lower[max(0, first - _NOT_REACH) : first]):
        return True
    is_standing = attribution.sentence.tags[first] in {"VBZ", "VBP"}
    conditions = _CONDITIONS | _IN_TIME if is_standing else _CONDITIONS
    opening = next((k for k in range(first - 1, max(-1, first - 1 - CONDITION_REACH), -1) if lower[k] in conditions), None)
    return opening is not None and _CLOSING.isdisjoint(lower[opening:first])


def _is_told_somewhere(context: EventContext, attribution: Attribution, day: TimeExpression | None) -> bool:
    """Whether a saying is an event: what a person says on a day, or anybody at an occasion; 'told Reuters' alone is none."""
    if day is None and attribution.via is not None and not _has_venue(context, attribution):
        return False
    is_person = attribution.source.entity is not None and attribution.source.entity.kind == "person"
    return (day is not None and is_person) or _has_occasion(context, attribution)


def _statement(context: EventContext, sentence: Parse, attribution: Attribution, day: TimeExpression | None) -> Event:
    subject = attribution.subject
    start, end = attribution.start, attribution.end
    if subject and subject.sentence is sentence:
        start, end = min(start, subject.start), max(end, subject.end)
    if day is not None:
        start, end = min(start, day.start), max(end, day.end)
    end = min(len(sentence), max(end, attribution.end + 4))
    source = attribution.source
    actors = [Participant(name, source.entity) for name in (source.name or "").split("; ")]
    event = Event(
        sentence, start, end, attribution.start, attribution.end, "statement", None, actors,
        Participant(attribution.via, None) if attribution.via else None,
        place_of(sentence, (attribution.end, end), None, TriggerHit(attribution.start, attribution.end, _SAYING), context.lexicon),
        day.period if day else None, day.basis if day else "unknown", _status(attribution, context.lexicon),
    )  # fmt: skip
    share_occasion(context, event)
    return event


def _status(attribution: Attribution, lexicon: Lexicon) -> str:
    """'will announce its budget on Monday' is planned; what has words already is said."""
    is_saying = attribution.sentence.tags[attribution.start] in VERB_TAGS and not attribution.clauses
    group = verb_group_at(attribution.sentence, attribution.start) if is_saying else None
    return status_of_group(attribution.sentence, group, lexicon) if group is not None else "occurred"


def _is_other_event(attribution: Attribution) -> bool:
    entry = attribution.sentence.hits.triggers.get(attribution.start)
    acts = [r for r in entry[1] if r.form not in {"noun", "phrase"} and r.needs not in _UNLESS_SAID] if entry is not None else []
    return any(act.event_type != "statement" for act in acts)  # 'she added in a statement' adds nobody to a list


def _has_occasion(context: EventContext, attribution: Attribution) -> bool:
    """'told the daily', 'said in a statement', 'told reporters in Lima'; 'told reporters' alone places nothing."""
    assert attribution.cue is not None
    lower = attribution.sentence.lower
    stop = min([first for first, _ in attribution.clauses if first >= attribution.end], default=len(lower))
    behind = lower[attribution.end : min(stop, attribution.end + OCCASION_REACH)]
    sets = context.lexicon.word_sets
    if attribution.via or (attribution.cue.addressee and sets["event_audiences"] & set(behind[:5])):
        return True
    if sets["event_reporters"] & set(behind[:2]) and {"in", "at", "during", "on"} & set(behind[1:4]):
        return True
    is_tag = attribution.end >= len(lower) or lower[attribution.end] in {".", '"'}  # '..., the office reported.'
    if attribution.cue.lemma in sets["announcing"] and attribution.source.entity is not None and not is_tag:
        return True
    is_standing = attribution.sentence.tags[attribution.end - 1] in {"VBZ", "VBP"}  # 'the bank says in its report'
    return not is_standing and _has_venue(context, attribution)


def _has_venue(context: EventContext, attribution: Attribution) -> bool:
    """'said in a statement', 'Speaking at a seminar, she said': where words are an event; 'told Reuters' is none."""
    lower = attribution.sentence.lower
    venues = context.lexicon.word_sets["event_venues"]
    stop = min([first for first, _ in attribution.clauses if first >= attribution.end], default=len(lower))
    behind = lower[attribution.end : min(stop, attribution.end + OCCASION_REACH)]
    ahead = lower[: min(attribution.start, OCCASION_AHEAD)]
    is_placed = bool(behind) and behind[0] in {"in", "at", "during", "on", "to", "via"}
    if is_placed and venues & set(behind[:7]):
        return True
    return bool(venues & set(ahead)) and bool({"in", "at", "during"} & set(ahead[:1]) or "speaking" in ahead)
