"""Events: what happened, is planned, was cancelled or denied between whom, read from the words that evoke it.

A trigger of ``triggers.csv`` (a verb, or a noun such as 'visit') is an event where those take part that its reading
needs. Statements are events where the text says where, to whom or when they were made. A noun that only points back
('the visit') is no new event. Classes of PLOVER go beside (Halterman et al. 2023, 'PLOVER and POLECAT'), with what
PLOVER has no code for in ``status``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from transforms.discourse.attributions import Attribution
from transforms.events.blacklists import LISTS, list_behind
from transforms.events.carriers import without_support_verbs
from transforms.events.clause import Clause
from transforms.events.context import BARE, SPEECH, EventContext, event_context
from transforms.events.dating import date_of, recent_month, status_in_time, time_of, without_days_of_origin, without_days_of_plans
from transforms.events.directions import DIRECTED, read_direction, tells_step
from transforms.events.event import Event, is_acting
from transforms.events.groups import take_encounter, take_group, take_subject_of_clause
from transforms.events.joints import part_clauses
from transforms.events.lists import complete_targets
from transforms.events.needs import suffices
from transforms.events.participants import read_sides
from transforms.events.places import place_of
from transforms.events.plan_outcomes import is_only_spoken_of
from transforms.events.predicates import find_predicate
from transforms.events.referents import with_states
from transforms.events.retelling import is_no_new, is_told_of, take_over_sides, without_refusals, without_repeats
from transforms.events.sentence_times import SentenceTimes, is_said_later
from transforms.events.shared_dates import share_day_of_main, share_frame, share_occasion
from transforms.events.sides import Sides
from transforms.events.statements import address_interviews, read_statements
from transforms.events.status import status_of
from transforms.events.steps import later_steps, origin_step
from transforms.events.telling import has_outcome, is_present, tells_of_act_behind, verb_of_noun
from transforms.events.triggers import TriggerHit, find_hits
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames
from transforms.segmentation.attempts import attempt
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import clause_around
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse, ParsedArticle
from transforms.times.period import Period, year_period
from transforms.times.timex import TimeExpression

# Between 'was' and 'agreed': 'had been quietly agreed'.
PLANNED_WITHIN = 4
# How far behind a measure whom it is on may stand, for a step that is told of without who takes it: 'sanctions on Chile were lifted'.
TARGET_REACH = 4
# 'Just over a year ago' is last year from the third month on.
MONTHS_BEGUN = 2
# What was said longer ago is not told with the day of an act that it is about: 'condemned the raid on Lima on October 7'.
NEWS_OF_SAYING = timedelta(days=31)
_WAS = {"was", "were", "had"}
_PROMISED = {"CONSULT", "SUPPORT", "AID", "COOPERATE", "CONCEDE"}


def read_events(article: ParsedArticle, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> list[Event]:
    """The events of an article, in order.

    Args:
        article: its sentences.
        names: its names.
        attributions: who says what (``read_speech``), for statements.
        lexicon: triggers, what governs them, and the word sets of both.
    """
    context = event_context(article, names, attributions, lexicon)
    for sentence in article.sentences:
        if sentence.role not in {"dateline", "heading"}:
            with attempt(article, "events", sentence.text):
                context.told.extend(_read_sentence(context, sentence))
    return context.told


def _read_sentence(context: EventContext, sentence: Parse) -> list[Event]:
    """The events of one sentence, each told once."""
    times = SentenceTimes(sentence, context.on)
    found = _read_triggered(context, sentence, times)
    found += read_statements(context, sentence, times, found)
    address_interviews(sentence, found)
    share_day_of_main(found)
    return part_clauses(without_repeats(found))


def _read_triggered(context: EventContext, sentence: Parse, times: SentenceTimes) -> list[Event]:
    """An event for every trigger, in the first of its readings whose participants are there."""
    found: list[Event] = []
    told_until = 0
    for readings in find_hits(sentence, sentence.mentions, context.lexicon):
        for hit in readings if readings[0].start >= told_until else []:
            clause = Clause(context.referents, sentence, hit, times)
            sides = read_sides(clause)
            if hit.reading.form == "noun" and not sides.actors:
                take_over_sides(context, clause, sides)
            take_subject_of_clause(clause, sides)
            take_group(context, clause, sides)
            take_encounter(context, clause, sides)
            if suffices(clause, sides) or is_told_of(clause) or _is_moved(clause, sides):
                event = _event_of(context, clause, sides)
                found += [event] if event else []
                told_until = _told_until(clause)
                break
    found += [step for event in found for step in _steps(context, event, found, times)]
    return without_support_verbs(sentence, without_refusals(found), context.lexicon)


def _is_moved(clause: Clause, sides: Sides) -> bool:
    """'Sanctions on Chile were lifted', 'the ban on Chilean wine expires': a step that is told of, whoever takes it."""
    if clause.trigger.event_type not in DIRECTED or clause.trigger.form != "noun":
        return False
    near = [m.entity for m in clause.mentions if clause.hit.end <= m.start <= clause.hit.end + TARGET_REACH]
    if sides.target is None or not is_acting(sides.target) or sides.target.entity not in near:
        return False
    support_verb, preposition = clause.support_verb
    is_bare = support_verb is None or (not preposition and clause.tags[support_verb] in FINITE_TAGS)  # not 'a call to lift the sanctions'
    return is_bare and _mover(clause) is not None


def _told_until(clause: Clause) -> int:
    """The token up to which a trigger tells its event: over the list of 'put it on its sanctions list', which is none of its own."""
    is_listing = clause.trigger.needs == LISTS
    return (is_listing and list_behind(clause.sentence, clause.hit.end, clause.trigger, clause.lexicon)) or clause.hit.end


def _steps(context: EventContext, event: Event, told: list[Event], times: SentenceTimes) -> Iterator[Event]:
    """'imposed sanctions in 2018, lifted them in 2021': what later verbs make of a measure, each with its own day."""
    if event.direction is None or event.status not in {"occurred", "planned"}:
        return
    sentence, looked_at = event.sentence, times.of(event.status)
    starts = frozenset(time.start for time in looked_at)
    yield from _origin(event, looked_at)
    steps = list(later_steps(sentence, event.event_type, event.trigger_end, starts))
    for (start, last, direction), following in itertools.zip_longest(steps, steps[1:]):
        end = following[0] if following else clause_around(sentence, start, last)[1]
        if any(start <= other.trigger_start < end and other.event_type == event.event_type for other in told):
            continue
        hit = TriggerHit(start, last, Trigger("", "past", event.event_type, None, "directed", "none"))
        period, basis = date_of(context, sentence, looked_at, start, end, hit)
        if period == event.period and event.direction in {step[2] for step in steps if step[0] > start}:
            event.direction = direction  # 'the ban, imposed in 2018 and lifted in 2021': the first tells of the first date
        elif (direction, period) != (event.direction, event.period):
            yield replace(
                event, start=start, end=end, trigger_start=start, trigger_end=last, period=period, date_basis=basis,
                direction=direction,
            )  # fmt: skip


def _origin(event: Event, times: list[TimeExpression]) -> Iterator[Event]:
    """'lifted the ban that it had imposed in 2018': that it was put on is an event of its own, where it has a day of its own."""
    found = origin_step(event.sentence, event.trigger_end, times)
    if found is None or not event.rule.startswith("noun:"):
        return
    verb, direction, time = found
    if time.period is not None and time.period != event.period and not _is_told_by(event, direction):
        yield replace(
            event, start=event.trigger_end, end=time.end, trigger_start=verb, trigger_end=verb + 1, period=time.period,
            date_basis=time.basis, direction=direction, status="occurred", when=time,
        )  # fmt: skip


def _is_told_by(event: Event, direction: str) -> bool:
    """Whether what became of the measure is told by its origin alone: 'the ban, imposed in 2018, hurts'."""
    return event.period is None and event.status == "occurred" and event.direction == direction


def _event_of(context: EventContext, clause: Clause, sides: Sides) -> Event | None:
    """The event of a trigger whose sides are read; null where it tells of none that is new."""
    sentence, hit, reading = clause.sentence, clause.hit, clause.trigger
    _complete_sides(clause, sides)
    status, period, basis = _status_and_date(context, clause)
    event = Event(
        sentence, clause.start, clause.end, hit.start, hit.end, reading.event_type, _plover(reading, status), sides.actors,
        sides.target, place_of(sentence, (clause.start, clause.end), sides.target, hit, clause.lexicon), period, basis, status,
        read_direction(sentence, clause.mentions, hit, _verb_of_measure(clause), clause.end, clause.lexicon),
        f"{reading.form or 'verb'}:{reading.lemma}", sides.others, _time_told(context, clause, status, period),
    )  # fmt: skip
    if is_no_new(context, event, clause):
        return None
    share_occasion(context, event)
    share_frame(context, event)
    return event


def _complete_sides(clause: Clause, sides: Sides) -> None:
    """Adds those listed with the target and the states behind the actors; who does it together is on one side."""
    complete_targets(clause.sentence, clause.mentions, sides, clause.hit.end, of_measure=clause.trigger.event_type in DIRECTED)
    if clause.trigger.sides == "symmetric" and sides.target is not None and is_acting(sides.target):
        sides.actors += [p for p in (sides.target, *sides.others) if p not in sides.actors]
        sides.target, sides.others = None, []
    sides.actors = with_states(clause.referents, sides.actors)


def _status_and_date(context: EventContext, clause: Clause) -> tuple[str, Period | None, str]:
    """The status of an event, its date and the basis of that; each tells of the other."""
    status = status_of(clause)
    looked_at = _times_for(clause, status)
    period, basis = date_of(context, clause.sentence, looked_at, clause.start, clause.end, clause.hit)
    if _is_other_day(context, clause, status, period):
        period, basis = None, "unknown"
    if period is None and status == "occurred" and context.on is not None:
        period, basis = recent_month(clause, context.on) or _year_ago(context, clause, context.on), "resolved"
    basis = basis if period is not None else "unknown"
    status = "planned" if status == "occurred" and _is_ahead(clause) else status
    status = status_in_time(context, status, period, clause.trigger)
    if status == "occurred" and period is not None and is_said_later(clause.sentence, looked_at, period, clause.hit.start):
        status = "planned"
    return status, period, basis


def _is_ahead(clause: Clause) -> bool:
    """'Talks start in October', 'Paz and Rojas meet on 9 April': the present with a day that nothing resolves is ahead."""
    if clause.trigger.event_type not in BARE or clause.sentence.role == "title" or not (is_present(clause) or _is_bare_present(clause)):
        return False
    if clause.is_noun and not _starts(clause):
        return False
    behind = next((t for t in clause.times if clause.hit.end <= t.start < clause.end), None)
    words = clause.lower[clause.hit.end : behind.end] if behind is not None else [","]
    return behind is not None and behind.period is None and {",", "last", "yesterday", "ago"}.isdisjoint(words)


def _is_bare_present(clause: Clause) -> bool:
    """'Paz and Rojas | meet | on 9 April': a present that may be taken for an infinitive, right behind its subject."""
    verb = clause.hit.end if clause.is_noun else clause.group.start
    verb = next((k for k in range(verb, clause.end) if clause.tags[k] == "VB"), verb)
    return verb < clause.end and clause.tags[verb] == "VB" and clause.tags[verb - 1][:3] in {"NNP", "NNS", "RB"}


def _starts(clause: Clause) -> bool:
    """'Talks between Peru and Chile | start | in October'; not 'the talks, with a deadline in October, are'."""
    return has_outcome(clause) or _is_bare_present(clause)


def _time_told(context: EventContext, clause: Clause, status: str, period: Period | None) -> TimeExpression | None:
    """The time of the event as the text has it; where none is resolved, one that would need the day of the article."""
    times = _times_for(clause, status)
    for is_open in [False, True] if period is not None else [True]:
        looked_at = [time for time in times if (time.period is None) == is_open]
        found = time_of(context, clause.sentence, looked_at, clause.start, clause.end, clause.hit)
        if found is not None:
            return found
    return None


def _year_ago(context: EventContext, clause: Clause, on: date) -> Period | None:
    """'her visit to Lima just over a year ago': the year before, unless this one has only begun."""
    time = time_of(context, clause.sentence, [t for t in clause.times if t.period is None], clause.start, clause.end, clause.hit)
    is_year_ago = time is not None and time.shift == -1 and clause.lower[time.end - 1] == "ago"
    return year_period(on.year - 1) if is_year_ago and on.month > MONTHS_BEGUN else None


def _times_for(clause: Clause, status: str) -> list[TimeExpression]:
    """The times of a sentence that may be the event's own, read ahead or back as its status and tense have it."""
    sentence, event_type = clause.sentence, clause.trigger.event_type
    looked_at = clause.sentence_times.ahead if event_type not in SPEECH and is_present(clause) else clause.sentence_times.of(status)
    if status in {"planned", "hypothetical"}:
        looked_at = without_days_of_plans(sentence, looked_at, clause.lexicon)
    if event_type in DIRECTED and is_only_spoken_of(sentence, phrase_start(sentence, clause.hit.start), clause.lexicon):
        return []
    return without_days_of_origin(sentence, looked_at, clause.hit.end, _mover(clause))


def _is_other_day(context: EventContext, clause: Clause, status: str, period: Period | None) -> bool:
    """Whether the day cannot be the event's: 'rejected talks on May 24' tells of the talks, 'the visit was agreed in May' of the plan."""
    if period is None or context.on is None:
        return False
    if status in {"occurred", "denied"} and clause.trigger.event_type in SPEECH:
        return period.start > context.on or (context.on - period.end > NEWS_OF_SAYING and tells_of_act_behind(clause))
    if status == "planned" and not clause.is_noun and clause.lower[clause.group.start] not in _WAS:
        return (context.on - period.end).days > 1  # 'met Rojas on May 7 and is due to meet Lee': what is ahead was on no day gone by
    if status == "occurred":
        return False
    if status != "planned" or period.end >= context.on or clause.trigger.form != "noun":
        return False
    verb = find_predicate(clause.sentence, clause.hit.end, clause.end)
    run = clause.lower[verb : verb + PLANNED_WITHIN] if verb is not None else []
    return not context.lexicon.word_sets["agreeing"].isdisjoint(run)


def _verb_of_measure(clause: Clause) -> int | None:
    """The verb that carries the noun of a measure, else the first of those that tell of it."""
    is_measure = clause.trigger.form == "noun" and clause.trigger.event_type in DIRECTED
    return verb_of_noun(clause) if is_measure else None


def _mover(clause: Clause) -> int | None:
    """The verb of a measure where it puts it on or takes it off."""
    verb = _verb_of_measure(clause)
    return verb if verb is not None and tells_step(clause.sentence, verb, clause.end, clause.lexicon) else None


def _plover(reading: Trigger, status: str) -> str | None:
    """The class in PLOVER, where to promise a visit, a signing or aid is AGREE."""
    return "AGREE" if status == "planned" and reading.plover in _PROMISED else reading.plover
