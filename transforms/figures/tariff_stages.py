"""How far a tariff is: planned, decided and not yet in force, or charged; and which times tell only when it was in the news."""

from __future__ import annotations

from datetime import date

from transforms.figures.figure import Figure
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import Discourse
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import has_verb
from transforms.syntax.closed_class import HAVE
from transforms.times.period import Period, shift_period
from transforms.times.timex import TimeExpression

# Times that are counted from the day of the article, and name no month and no year.
_FROM_TODAY = {"weekday", "weekday from now", "day word", "unit from now"}
_WEEK = 7
# Between 'from' and the day: 'since midnight on Friday'.
_FORCE_REACH = 4
# How far before and behind a rate the word stands that tells its stage: 'announced his intention to impose', '5 percent, but delayed it'.
_BEFORE, _BEHIND = 16, 14
_WILL = {"will", "going"}
_MODALS = {"may", "might", "could"}
_DOUBTS = {"if", "unless", "could", "might", "may", "were", "should"}
# From 'would' to its verb: 'would | then be | hit'.
_VERB_BEHIND_WOULD = 4
_FORCE_LEADS = {"from", "effective", "starting", "beginning"}
# Behind a rate: 'the 10 percent that Silva had threatened'.
_PLANNED_BEHIND = 4
_ENDS_CLAUSE = {";", ":", "while", "whereas"}


def is_day_of_news(facts: SentenceFacts, figure: Figure, time: TimeExpression) -> bool:
    """'raised the duty on Monday', 'signed it this month': when it was decided, not for what time it holds; not 'from Monday'."""
    if figure.measure != "tariff_rate" or time.period is None:
        return False
    if time.rule not in _FROM_TODAY:
        return time.period.is_moment and _is_day_of_decision(facts, figure, time)
    if not facts.word_sets["in_force_from"].isdisjoint(facts.sentence.lower[max(0, time.start - _FORCE_REACH) : time.start]):
        return False
    is_short = (time.period.end - time.period.start).days < _WEEK
    return is_short or not facts.word_sets["tariff_decided"].isdisjoint(facts.sentence.lower[: figure.start])


def _is_day_of_decision(facts: SentenceFacts, figure: Figure, time: TimeExpression) -> bool:
    """'On June 4 Peru announced a tariff of 5 percent', 'announced on June 4'; not 'announced that from June 4 it would be 5 percent'."""
    lower, decided = facts.sentence.lower, facts.word_sets["tariff_decided"]
    verb = next((k for k in range(time.end, figure.start) if lower[k] in decided), None)
    is_behind = time.start >= 2 and not decided.isdisjoint(lower[time.start - 2 : time.start])
    return is_behind or (
        verb is not None and facts.word_sets["in_force_from"].isdisjoint(lower[max(0, time.start - _FORCE_REACH) : time.start])
    )


def year_in_force(facts: SentenceFacts, time: TimeExpression, period: Period, on: date | None) -> Period:
    """'said that from August 1 it would be 10 percent', told in July: the August to come, which is nearer than the last one."""
    if on is None or time.basis != "resolved" or not _is_in_force_from(facts, time) or period.months > 1 or period.start > on:
        return period
    later = shift_period(period, 1)
    return later if later.start - on < on - period.end else period


def time_in_force(facts: SentenceFacts) -> TimeExpression | None:
    """The day from which the rates of a sentence hold, where it tells one: '10 percent on steel and 5 percent on tin, effective May 20'."""
    times = [time for time in facts.times if time.period is not None and _is_in_force_from(facts, time)]
    return times[0] if len(times) == 1 else None


def _is_in_force_from(facts: SentenceFacts, time: TimeExpression) -> bool:
    """'from August 1', 'effective August 1'."""
    return not _FORCE_LEADS.isdisjoint(facts.sentence.lower[max(0, time.start - 2) : time.start])


def stage_in_mind(discourse: Discourse, facts: SentenceFacts, figure: Figure, amount: Amount) -> str:
    """The status of a rate that is only named again: of 'the 25 percent tariff' that was threatened before, not of one that is charged.

    What the sentence itself tells of the rate is kept in mind for the next ones.
    """
    words, told = facts.word_sets, (figure.value, figure.reporter)
    acts = words["levying_acts"] | words["bearing_tariffs"] | words["coming_to_bear"] | words["charged_anyhow"] | words["in_effect"]
    is_told = not acts.isdisjoint(_words_before(facts, amount) | _words_behind(facts, amount))
    if is_told or figure.status != "actual" or figure.period is not None:
        discourse.rates[told] = figure.status
        return figure.status
    return discourse.rates.get(told, figure.status)


def stage_of_tariff(facts: SentenceFacts, figure: Figure, amount: Amount, on: date | None) -> str:
    """The status of a rate by how far it is.

    'plans to levy 10 percent' is hypothetical; 'announced 10 percent', 'paused the 10 percent' and 'will be 10 percent' are agreed,
    unless the text says of a time that is over that the rate was announced for it.
    """
    words = facts.word_sets
    before, behind = _words_before(facts, amount), _words_behind(facts, amount)
    if _is_only_planned(facts, figure, amount):
        return "hypothetical"
    if not words["charged_anyhow"].isdisjoint(facts.sentence.lower[amount.start - 1 : amount.start]):
        return figure.status
    if figure.status == "hypothetical" and _has_been_levied(facts, amount):
        return "actual"
    if figure.status == "forecast" and not _MODALS.isdisjoint(before):
        return "hypothetical"
    if facts.sentence.lower[amount.start - 1] == "from" and facts.is_compared(amount):
        return "actual"  # 'will cut the duty to 10 percent from 20'
    is_over = figure.period is not None and (on is None or figure.period.start <= on)
    if not is_over and not words["tariff_decided"].isdisjoint(before) and _is_sure(facts, figure, before):
        return "agreed"
    if figure.status == "forecast" and _will_be_levied(facts, before):
        return "agreed"
    if figure.status == "hypothetical" and _is_said_to_come(facts, amount, before):
        return "agreed"
    if not words["tariff_put_off"].isdisjoint(before | behind) and _may_be_put_off(facts, figure, before):
        return "agreed"
    return "agreed" if _is_yet_to_begin(facts, figure, amount, before, on) else figure.status


def _is_only_planned(facts: SentenceFacts, figure: Figure, amount: Amount) -> bool:
    """'threatened 10 percent', 'the 10 percent that was threatened'; not 'threatened Peru and imposed 10 percent'."""
    planned, lower = facts.word_sets["tariff_planned"], facts.sentence.lower
    if not planned.isdisjoint(lower[amount.end : amount.end + _PLANNED_BEHIND]):
        return facts.sentence.tags[amount.end] in {"VBN", "VBD", "WDT", "NNP", "IN", "PRP"}
    if figure.status not in {"actual", "target", "agreed"}:
        return False
    for k in range(amount.start - 1, max(-1, amount.start - 1 - _BEFORE), -1):
        if lower[k] in _ENDS_CLAUSE:
            return False
        if lower[k] in planned and not _is_to_do_otherwise(facts, k):
            return True
        if facts.sentence.tags[k] == "VBD" and lower[k] in facts.word_sets["levying"]:
            return False
    return False


def _has_been_levied(facts: SentenceFacts, amount: Amount) -> bool:
    """'would face both, as it has already imposed 10 percent'."""
    tags, lower = facts.sentence.tags, facts.sentence.lower
    verb = next((k for k in range(amount.start - 1, max(0, amount.start - _BEFORE), -1) if tags[k] in VERB_TAGS), None)
    return verb is not None and tags[verb] == "VBN" and lower[verb] in facts.word_sets["levying_acts"] and not HAVE.isdisjoint(lower[max(0, verb - 2) : verb])


def _is_to_do_otherwise(facts: SentenceFacts, k: int) -> bool:
    """'vowed | to fight the duty': what is planned is no levy."""
    lower = facts.sentence.lower
    to = next((i for i in range(k + 1, min(k + 4, len(lower))) if lower[i] == "to"), None)
    return to is not None and facts.word_sets["levying_acts"].isdisjoint(lower[to + 1 : to + 3])


def _is_yet_to_begin(facts: SentenceFacts, figure: Figure, amount: Amount, before: set[str], on: date | None) -> bool:
    """'slaps 10 percent on steel from August 1', 'would face 10 percent from August 1': decided, for a day to come."""
    is_open = figure.status in {"actual", "forecast"} or (figure.status == "hypothetical" and "would" in before)
    if on is None or not is_open or facts.sentence.has_any({"if", "unless"}) or facts.is_compared(amount):
        return False
    times = [time for time in facts.times if time.period is not None and _is_in_force_from(facts, time)]
    return any(year_in_force(facts, time, time.period, on).start > on for time in times if time.period is not None)


def _will_be_levied(facts: SentenceFacts, before: set[str]) -> bool:
    """'Turkey will levy 18 percent', 'it is going to charge 18 percent'; not 'is likely to levy it', 'will fall to 18 percent'."""
    words = facts.word_sets
    is_said = not _WILL.isdisjoint(before) and words["of_guesses"].isdisjoint(before)
    acts = words["levying_acts"] | words["levying"] | words["putting_up_tariffs"] | words["bearing_tariffs"] | words["striking_acts"] | {"have", "carry", "attract"}
    return is_said and not acts.isdisjoint(before)


def _is_said_to_come(facts: SentenceFacts, amount: Amount, before: set[str]) -> bool:
    """'said it would levy 10 percent', 'said that steel would face 10 percent'; not 'said that 10 percent would hurt', nor with an 'if'."""
    words, sentence = facts.word_sets, facts.sentence
    if "would" not in before or sentence.has_any(_DOUBTS, words["tariff_planned"]):
        return False
    acts = words["levying_acts"] | words["bearing_tariffs"] | words["coming_to_bear"]
    would = sentence.lower.index("would")
    said = any(cue < would for cue in sentence.hits.cues) and not has_verb(sentence, would + 1, amount.start)
    return said and not acts.isdisjoint(sentence.lower[would + 1 : would + _VERB_BEHIND_WOULD])


def _may_be_put_off(facts: SentenceFacts, figure: Figure, before: set[str]) -> bool:
    """'paused the 10 percent', 'delayed the 10 percent until June'; not 'is expected to delay it'."""
    is_told = figure.status == "forecast" and facts.word_sets["of_guesses"].isdisjoint(before)
    return is_told or figure.status in {"actual", "target"}


def _is_sure(facts: SentenceFacts, figure: Figure, before: set[str]) -> bool:
    """'announced 10 percent', 'will announce it', 'announced that it would levy it'; not 'is expected to announce it'."""
    if figure.status == "forecast":
        return facts.word_sets["of_guesses"].isdisjoint(before)
    is_told = figure.status == "hypothetical" and "would" in before and "if" not in facts.sentence.vocabulary
    return figure.status == "actual" or is_told


def _words_before(facts: SentenceFacts, amount: Amount) -> set[str]:
    lower = facts.sentence.lower
    start = max(0, amount.start - _BEFORE)
    cut = next((k + 1 for k in range(amount.start - 1, start - 1, -1) if lower[k] in _ENDS_CLAUSE), start)
    return set(lower[cut : amount.start])


def _words_behind(facts: SentenceFacts, amount: Amount) -> set[str]:
    lower = facts.sentence.lower
    stop = min(len(lower), amount.end + _BEHIND)
    following = facts.amount_after(amount)
    stop = min(stop, following.start) if following else stop
    cut = next((k for k in range(amount.end, stop) if lower[k] in _ENDS_CLAUSE), stop)
    return set(lower[amount.end : cut])
