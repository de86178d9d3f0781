"""How far a tariff is: planned, decided and not yet in force, or charged; and which times tell only when it was in the news."""

from __future__ import annotations

from collections.abc import Mapping
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
_DOUBTS = {"if", "unless", "denied", "denies", "denial", "rumours", "rumors", "could", "might", "may", "were", "should"}
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
    is_open = on is not None and time.basis == "resolved" and _is_in_force_from(facts, time)
    return _nearest(period, on) if is_open and on is not None else period


def _nearest(period: Period, on: date) -> Period:
    """The day or month of this year or the next that is nearer to a day; of a longer time, itself."""
    if period.months > 1 or period.start > on:
        return period
    later = shift_period(period, 1)
    return later if later.start - on < on - period.end else period


def time_in_force(facts: SentenceFacts, figure: Figure, *, compared: bool) -> TimeExpression | None:
    """The day from which the rates of a sentence hold, where it tells one: '10 percent on steel and 5 percent on tin, effective May 20'."""
    if figure.measure != "tariff_rate" or compared:
        return None
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
    acts = _acts_on_tariffs(words) | words["charged_anyhow"] | words["in_effect"]
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
    if _is_only_planned(facts, figure, amount):
        return "hypothetical"
    if not facts.word_sets["charged_anyhow"].isdisjoint(facts.sentence.lower[amount.start - 1 : amount.start]):
        return figure.status
    if _is_charged(facts, figure, amount):
        return "actual"
    if figure.status == "forecast" and not _MODALS.isdisjoint(_words_before(facts, amount)):
        return "hypothetical"
    return "agreed" if _is_decided(facts, figure, amount, on) else figure.status


def _is_charged(facts: SentenceFacts, figure: Figure, amount: Amount) -> bool:
    """'will cut the duty to 10 percent | from 20', 'would face both, as it | has already imposed 10 percent'."""
    is_base = facts.sentence.lower[amount.start - 1] == "from" and facts.is_compared(amount)
    return is_base or (figure.status == "hypothetical" and _has_been_levied(facts, amount))


def _is_decided(facts: SentenceFacts, figure: Figure, amount: Amount, on: date | None) -> bool:
    """'announced 10 percent', 'paused the 10 percent', 'will charge 10 percent', 'said it would charge 10 percent'."""
    words, before = facts.word_sets, _words_before(facts, amount)
    is_over = figure.period is not None and (on is None or figure.period.start <= on)
    if not is_over and not words["tariff_decided"].isdisjoint(before) and _is_sure(facts, figure, before):
        return True
    is_to_come = (figure.status == "forecast" and _will_be_levied(facts, before)) or _is_said_to_come(facts, figure, amount, before)
    is_put_off = not words["tariff_put_off"].isdisjoint(before | _words_behind(facts, amount)) and _may_be_put_off(facts, figure, before)
    return is_to_come or is_put_off or _is_yet_to_begin(facts, figure, amount, on)


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
    acts = facts.word_sets["levying_acts"] - facts.word_sets["tariff_planned"] - facts.word_sets["tariff_decided"]
    is_act = verb is not None and tags[verb] == "VBN" and lower[verb] in acts
    return is_act and not HAVE.isdisjoint(lower[max(0, (verb or 0) - 2) : verb])


def _is_to_do_otherwise(facts: SentenceFacts, k: int) -> bool:
    """'vowed | to fight the duty': what is planned is no levy."""
    lower = facts.sentence.lower
    to = next((i for i in range(k + 1, min(k + 4, len(lower))) if lower[i] == "to"), None)
    is_verb = to is not None and facts.sentence.tags[to + 1 : to + 2] == ["VB"]
    return to is not None and is_verb and facts.word_sets["levying_acts"].isdisjoint(lower[to + 1 : to + 3])


def _is_yet_to_begin(facts: SentenceFacts, figure: Figure, amount: Amount, on: date | None) -> bool:
    """'slaps 10 percent on steel from August 1', 'would face 10 percent from August 1': decided, for a day to come.

    Not 'will likely levy it from June 1', nor 'will fall to 20 percent from June 1'.
    """
    words, before = facts.word_sets, _words_before(facts, amount)
    is_open = figure.status in {"actual", "forecast"} or (figure.status == "hypothetical" and "would" in before)
    is_guess = not (words["of_guesses"] - {"would"}).isdisjoint(before) or facts.sentence.has_any({"if", "unless"})
    if on is None or not is_open or is_guess or facts.is_compared(amount):
        return False
    if figure.status == "forecast" and _acts_on_tariffs(words).isdisjoint(before):
        return False
    times = [time.period for time in facts.times if time.period is not None and _is_in_force_from(facts, time)]
    return any(_nearest(period, on).start > on for period in times)


def _acts_on_tariffs(words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The verbs of levying and bearing."""
    return words["levying_acts"] | words["bearing_tariffs"] | words["coming_to_bear"] | words["striking_acts"]


def _will_be_levied(facts: SentenceFacts, before: set[str]) -> bool:
    """'Turkey will levy 18 percent', 'it is going to charge 18 percent'; not 'is likely to levy it', 'will fall to 18 percent'."""
    words = facts.word_sets
    is_said = not _WILL.isdisjoint(before) and words["of_guesses"].isdisjoint(before)
    acts = _acts_on_tariffs(words) | words["levying"] | words["putting_up_tariffs"] | {"have"}
    return is_said and not acts.isdisjoint(before)


def _is_said_to_come(facts: SentenceFacts, figure: Figure, amount: Amount, before: set[str]) -> bool:
    """'said it would levy 10 percent', 'said that steel would face 10 percent'; not 'said that 10 percent would hurt', nor with an 'if'."""
    words, sentence = facts.word_sets, facts.sentence
    if figure.status != "hypothetical" or "would" not in before or sentence.has_any(_DOUBTS, words["tariff_planned"]):
        return False
    acts = _acts_on_tariffs(words)
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
