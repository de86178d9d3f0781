"""Dates: the time in the clause that is the event's own, and what a date makes of the status."""

from __future__ import annotations

import itertools
from datetime import date

from transforms.events.clause import Clause
from transforms.events.clause_days import is_of_neighbour, is_of_other_verb, opens_origin, tells_of_past
from transforms.events.context import BARE, EventContext
from transforms.events.phrases import before_stages
from transforms.events.saying_days import is_announced, is_day_of_saying, is_of_thing
from transforms.events.triggers import TriggerHit
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.clauses import has_verb
from transforms.syntax.closed_class import BE
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive
from transforms.times.period import Period, month_period, span_period
from transforms.times.timex import TimeExpression

# What opens a clause with a time of its own: 'on Monday, three days after the envoy was summoned'.
_OTHER_TIME = {"after", "before"}
_UNTIL = (["to"], ["until"], ["through"], ["till"])
# What leads to a time that bounds an event and is not its own ('by 2030', 'until late March'), and what may stand between.
_BOUNDING = {"by", "until", "till", "through", "before", "after", "than"}
_ASIDE_OPENERS = {"since", "after", "before", "until", "upon"}
# How far behind a noun the words of its own time stand: 'the visit to Lima just over a year ago'.
OWN_TIME_WITHIN = 12
_ORIGIN_ENDS = {",", ";", "and", "but", "from", "until"}
# How far before the trigger 'has just' may stand, and how many days back what has just been done may lie.
JUST_WITHIN = 6
LATELY_DAYS = 6
_HAS = {"has", "have", "'s", "\u2019s"}
_DONE = {"VBN", "VBD"}
# How far behind 'passed' its bill stands.
BILL_WITHIN = 4


def date_of(
    context: EventContext, sentence: Parse, times: list[TimeExpression], start: int, end: int, hit: TriggerHit
) -> tuple[Period | None, str]:
    """The nearest time in the clause that is not the day of somebody's saying."""
    found = time_of(context, sentence, [t for t in times if t.period is not None], start, end, hit)
    if found is None:
        return None, "unknown"
    near = [t for t in times if start <= t.start and t.end <= end and t.period is not None]
    return _with_last_day(sentence, found, near), found.basis


def time_of(
    context: EventContext, sentence: Parse, times: list[TimeExpression], start: int, end: int, hit: TriggerHit
) -> TimeExpression | None:
    """The nearest of some times in the clause that is not the day of somebody's saying."""
    near = [t for t in times if start <= t.start and t.end <= end]
    inside = [t for t in near if _says_when(sentence, t, hit) or (not t.since and not _is_elsewhere(context, sentence, t, hit))]
    inside = _without_parted(sentence, inside, hit)
    nearest = min(inside, key=lambda t: _distance(t, hit), default=None)
    if nearest is None or any(_distance(t, hit) <= _distance(nearest, hit) and _is_bound(sentence, t, hit, context.lexicon) for t in near):
        return None  # 'property seized after 1959': only the bound is told
    return nearest


def recent_month(clause: Clause, on: date) -> Period | None:
    """'Paz has just returned from a tour': the month of the article, unless that has only begun."""
    before = range(max(1, clause.hit.start - JUST_WITHIN), clause.hit.start)
    is_just = any(clause.lower[k] == "just" and clause.lower[k - 1] in _HAS and clause.tags[k + 1] in _DONE for k in before)
    return month_period(on.year, on.month) if is_just and on.day > LATELY_DAYS else None


def _without_parted(sentence: Parse, times: list[TimeExpression], hit: TriggerHit) -> list[TimeExpression]:
    """'moved it to July 9 after a call with Paz on Sunday': without the day ahead of 'after' where the call has its own behind it."""
    if not any(t.start >= hit.end for t in times):
        return times
    return [t for t in times if t.start >= hit.end or _OTHER_TIME.isdisjoint(sentence.lower[t.end : hit.start])]


def without_days_of_plans(sentence: Parse, times: list[TimeExpression], lexicon: Lexicon) -> list[TimeExpression]:
    """The times without those on which a plan was made: 'agreed on Friday to meet', 'on Friday passed a bill to ban it'."""
    return [t for t in times if not _is_day_of_plan(sentence, t, lexicon)]


def _is_day_of_plan(sentence: Parse, time: TimeExpression, lexicon: Lexicon) -> bool:
    """Whether a time stands between a finished act of planning, or a bill, and its infinitive; 'is expected on Friday to' tells when."""
    if _is_before_plan(sentence, time, lexicon):
        return True
    verb = next((k for k in range(time.start - 1, max(-1, time.start - 3), -1) if sentence.tags[k] != "IN"), None)
    if verb is None or sentence.lower[time.end : time.end + 1] != ["to"]:
        return False
    is_done = sentence.tags[verb] == "VBD" and not is_passive(sentence, verb)
    return is_done or sentence.lower[verb] in lexicon.word_sets["legislation"]


def _is_before_plan(sentence: Parse, time: TimeExpression, lexicon: Lexicon) -> bool:
    """'Peru on Friday threatened to ban it', 'the House on Friday passed a bill to ban it'; 'on Friday was to meet' tells when."""
    verb = time.end
    if sentence.tags[verb : verb + 1] != ["VBD"] or sentence.lower[verb] in BE | {"had"}:
        return False
    is_bill = not lexicon.word_sets["legislation"].isdisjoint(sentence.lower[verb + 1 : verb + 1 + BILL_WITHIN])
    return is_bill or sentence.lower[verb + 1 : verb + 2] == ["to"]


def without_days_of_origin(sentence: Parse, times: list[TimeExpression], last: int, verb: int | None) -> list[TimeExpression]:
    """The times without that of what a measure was before a verb moves it: 'sanctions imposed in 2011 will be eased from June'.

    Args:
        sentence: the sentence.
        times: its times.
        last: the end of the noun of the measure.
        verb: the verb that moves it, before or behind the noun; null where none does.
    """
    opening = _origin_opening(sentence, last, verb) if verb is not None else None
    if opening is None or verb is None:
        return times
    closing = next((k for k in range(opening + 1, len(sentence)) if k == verb or sentence.lower[k] in _ORIGIN_ENDS), len(sentence))
    return [t for t in times if not opening < t.start < closing]


def _origin_opening(sentence: Parse, last: int, verb: int) -> int | None:
    """Where what is told of a measure begins: 'sanctions on Peru | imposed in 2011', 'tariffs | that it had imposed'."""
    for k in range(last, min(len(sentence), last + OWN_TIME_WITHIN)):
        if sentence.lower[k] == "," and verb < last and opens_origin(sentence, k + 1):  # ', first imposed last July'
            return k
        if k == verb or sentence.lower[k] in _ORIGIN_ENDS:
            return None
        if sentence.lower[k] in {"that", "which"}:
            return k if tells_of_past(sentence, k) else None  # not 'measures that are to take effect on Monday'
        if sentence.tags[k] in {"VBN", "VBD"} and sentence.lower[k - 1] not in BE:
            return k
    return None


def _is_elsewhere(context: EventContext, sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """Whether a time is a deadline ('by 2030'), or belongs to another verb, another clause or somebody's saying."""
    if (
        _is_bound(sentence, time, hit, context.lexicon)
        or _has_own_time(sentence, time, hit, context.lexicon.word_sets["time_away"])
        or _is_of_saying(context, sentence, time, hit)
        or _is_of_since_phrase(sentence, time, hit)
    ):
        return True
    if time.start >= hit.end:
        return _is_elsewhere_behind(sentence, time, hit, context.lexicon)
    return _is_elsewhere_before(context, sentence, time, hit)


def _is_elsewhere_behind(sentence: Parse, time: TimeExpression, hit: TriggerHit, lexicon: Lexicon) -> bool:
    """Whether a time behind the trigger belongs to another verb ('attacked and left on Monday'), a side clause or a thing."""
    if _is_in_side_clause(sentence, time, hit) or _is_year_of_thing(sentence, time) or is_of_neighbour(sentence, time, hit, lexicon):
        return True
    between = range(hit.end, time.start)
    words = set(sentence.lower[between.start : between.stop])
    if words & {"according", "since"} or _leads_to_other_verb(sentence, time):
        return True
    has_finite = any(sentence.tags[k] in FINITE_TAGS for k in between)
    is_verb = hit.reading.form not in {"noun", "phrase"}
    return has_finite and (is_verb or bool(words & _OTHER_TIME))


def _leads_to_other_verb(sentence: Parse, time: TimeExpression) -> bool:
    """'imposed sanctions and, in 2021, expelled the envoys': the time between the commas behind 'and' belongs to the verb behind."""
    opening = next((k for k in range(time.start - 1, max(0, time.start - 3), -1) if sentence.lower[k] == ","), None)
    is_joined = opening is not None and sentence.lower[opening - 1] in {"and", "but"}
    return is_joined and sentence.lower[time.end : time.end + 1] == [","]


def _is_elsewhere_before(context: EventContext, sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """Whether a time before the trigger belongs to an aside, a clause of its own or a verb of saying between."""
    lower, between = sentence.lower, range(time.end, hit.start)
    if "according" in lower[between.start : between.stop] or _is_so_long_from(sentence, between, context.lexicon):
        return True
    if is_of_other_verb(sentence, time, hit) or _is_of_aim(sentence, time, hit):
        return True
    if _is_simultaneous(lower, between) or (hit.reading.form != "gerund" and _is_in_aside(sentence, time, between)):
        return True
    opening = next((k for k in between if lower[k] in _OTHER_TIME), None)
    if opening is not None and _opens_own(sentence, opening, hit):
        return True
    sayings = context.sayings.get(sentence.number, [])
    return any(a.start in between and not is_announced(a, hit.start) and a.clauses for a in sayings)


def _is_simultaneous(lower: list[str], between: range) -> bool:
    """'fell on Monday, as Peru imposed a ban': what is told behind ', as'."""
    return any(lower[k - 1 : k + 1] == [",", "as"] for k in between)


def _is_of_aim(sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """'agreed on Monday to open talks in October, after a meeting': the month is that of what was agreed, not of the meeting."""
    opening = before_stages(sentence, phrase_start(sentence, hit.start)) - 1
    if hit.reading.form != "noun" or opening < time.end or sentence.lower[opening] not in {"after", "following"}:
        return False
    verb = next((k for k in range(time.start - 1, 0, -1) if sentence.tags[k] in VERB_TAGS), 0)
    return sentence.tags[verb] == "VB" and sentence.lower[verb - 1] == "to"


def _is_of_since_phrase(sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """'Since the strife of 2011, Peru has imposed sanctions': the year is that of what it has lasted since."""
    return sentence.lower[0] == "since" and "," in sentence.lower[time.end : hit.start] and "," not in sentence.lower[: time.start]


def _opens_own(sentence: Parse, opening: int, hit: TriggerHit) -> bool:
    """'widened in May after Peru relaxed the ban': the verb of the event, or the one that carries it, stands behind 'after'."""
    stands_behind = hit.reading.form not in {"noun", "phrase"} or has_verb(sentence, opening, hit.start)
    return stands_behind and "," not in sentence.lower[opening : hit.start]


def _is_of_saying(context: EventContext, sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """'the palace said on Friday': the day belongs to the saying."""
    return any(
        attribution.start != hit.start and is_day_of_saying(attribution, time, context.lexicon) and not is_announced(attribution, hit.start)
        for attribution in context.sayings.get(sentence.number, [])
    )


def status_in_time(context: EventContext, status: str, period: Period | None, reading: Trigger) -> str:
    """What is dated after the article is planned; 'ahead of the visit' of last year speaks of one that took place."""
    on = context.on
    if on is None or period is None:
        return status
    if status == "occurred" and period.start > on:
        return "planned"
    return "occurred" if status == "planned" and period.end < on and reading.form == "noun" else status


def _is_year_of_thing(sentence: Parse, time: TimeExpression) -> bool:
    """'sign the 1987 trade protocol': a bare year that belongs to the noun behind it."""
    if sentence.lower[time.end - 1] in {"quarter", "half"}:
        return is_of_thing(sentence, time)
    if time.end - time.start != 1 or not sentence.lower[time.start].isdecimal() or time.end >= len(sentence):
        return False
    return sentence.tags[time.end] in {"NN", "NNS", "JJ"} and sentence.lower[time.start - 1] not in {"in", "since", "of", "for", "during"}


def _distance(time: TimeExpression, hit: TriggerHit) -> int:
    """How many tokens part a time from the trigger."""
    return time.start - hit.end if time.start >= hit.end else hit.start - time.end + 1


def _is_bound(sentence: Parse, time: TimeExpression, hit: TriggerHit, lexicon: Lexicon) -> bool:
    """'by 2030', 'until the end of March', 'after Monday': a time that an event lasts to, or comes before or after.

    In 'before Thursday's visit' and 'after the March election' the visit is on Thursday and the election in March.
    """
    if time.end <= hit.start <= time.end + 3 and set(sentence.tags[time.end : hit.start]) <= {"POS", "JJ", "NN", "NNP", "VBN"}:
        return False
    k = time.start - 1
    while k > max(0, time.start - 5) and sentence.lower[k] in lexicon.word_sets["inside_deadlines"]:
        k -= 1
    if k == time.start - 1 and sentence.lower[k : k + 1] == ["to"] and hit.reading.event_type not in BARE:
        return True  # 'delayed the tariffs to March'; a visit is moved to the day on which it is
    return k >= 0 and sentence.lower[k] in _BOUNDING


def _has_own_time(sentence: Parse, time: TimeExpression, hit: TriggerHit, ago: frozenset[str]) -> bool:
    """'..., says the paper of his trip to Lima just over a year ago': a noun that tells its time takes no other."""
    if hit.reading.form != "noun":
        return False
    for k in range(hit.end, min(len(sentence), hit.end + OWN_TIME_WITHIN)):
        if sentence.lower[k] in {",", ";", "and"} or sentence.tags[k] in VERB_TAGS:
            return False
        if sentence.lower[k] in ago:
            return not time.start - 1 <= k < time.end  # 'later this week', 'two years ago'
    return False


def _is_so_long_from(sentence: Parse, between: range, lexicon: Lexicon) -> bool:
    """'on Friday, a year after his visit', 'on Monday, three days before the vote': another day than the one named ahead."""
    return any(
        sentence.lower[k] in _OTHER_TIME and _is_length(sentence, k, lexicon) and not has_verb(sentence, k, between.stop) for k in between
    )


def _is_length(sentence: Parse, end: int, lexicon: Lexicon) -> bool:
    """Whether 'a year', 'three days', 'more than two months' stand right before a token."""
    return (
        end > 1
        and sentence.lower[end - 1].removesuffix("s") in lexicon.word_sets["lengths_of_time"]
        and sentence.tags[end - 2] in {"DT", "CD", "JJ", "NNS"}
    )


def _is_in_side_clause(sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """'Paz, who had just returned from a tour, met Rojas on Friday': the day belongs to the verb behind the side clause."""
    clause = sentence.clause_at[hit.start]
    return clause.kind != "main" and has_verb(sentence, clause.end, time.start)


def _says_when(sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """'since August, when Peru shut its border': the relative clause dates its verb."""
    opening = sentence.lower[time.end : time.end + 2]
    behind = [k for k in range(time.end + 2, hit.start) if sentence.tags[k] in FINITE_TAGS or sentence.lower[k] == ","]
    return opening == [",", "when"] and hit.start > time.end and not behind


def _is_in_aside(sentence: Parse, time: TimeExpression, between: range) -> bool:
    """'Paz, on her first trip since taking office last month, will', 'Since she took office in May, Paz has': another verb's time."""
    if not any(sentence.lower[k] == "," for k in between):
        return False
    opening = next((k for k in range(time.start - 1, -1, -1) if sentence.lower[k] == ","), None)
    if opening is None and sentence.lower[0] in _ASIDE_OPENERS:
        opening = 0
    return opening is not None and any(tag in VERB_TAGS for tag in sentence.tags[opening : time.start])


def _with_last_day(sentence: Parse, time: TimeExpression, others: list[TimeExpression]) -> Period | None:
    """'from Thursday to Saturday': two days with 'to' between are one period."""
    for left, right in itertools.pairwise(others):
        is_joined = time in (left, right) and sentence.lower[left.end : right.start] in _UNTIL
        if is_joined and left.period and right.period and left.period.is_day and left.period.start < right.period.start:
            return span_period(left.period, right.period)
    return time.period
