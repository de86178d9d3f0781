"""How far a tariff is: planned, decided and not yet in force, or charged; and which times tell only when it was in the news."""

from __future__ import annotations

from datetime import date

from transforms.figures.figure import Figure
from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.times.timex import TimeExpression

# Times that are counted from the day of the article, and name no month and no year.
_FROM_TODAY = {"weekday", "weekday from now", "day word", "unit from now"}
_WEEK = 7
# Between 'from' and the day: 'since midnight on Friday'.
_FORCE_REACH = 4
# How far before and behind a rate the word stands that tells its stage: 'announced his intention to impose', '5 percent, but delayed it'.
_BEFORE, _BEHIND = 16, 14
_WILL = {"will", "going"}
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


def stage_of_tariff(facts: SentenceFacts, figure: Figure, amount: Amount, on: date | None) -> str:
    """The status of a rate by how far it is.

    'plans to levy 10 percent' is hypothetical; 'announced 10 percent', 'paused the 10 percent' and 'will be 10 percent' are agreed,
    unless the text says of a time that is over that the rate was announced for it.
    """
    words = facts.word_sets
    if not words["charged_anyhow"].isdisjoint(facts.sentence.lower[amount.start - 1 : amount.start]):
        return figure.status
    before, behind = _words_before(facts, amount), _words_behind(facts, amount)
    if figure.status in {"actual", "target", "agreed"} and not words["tariff_planned"].isdisjoint(before):
        return "hypothetical"
    is_over = figure.period is not None and (on is None or figure.period.start <= on)
    if not is_over and not words["tariff_decided"].isdisjoint(before) and _is_sure(facts, figure, before):
        return "agreed"
    if figure.status == "forecast" and _will_be_levied(facts, before):
        return "agreed"
    if not words["tariff_put_off"].isdisjoint(before | behind) and _may_be_put_off(facts, figure, before):
        return "agreed"
    return figure.status


def _will_be_levied(facts: SentenceFacts, before: set[str]) -> bool:
    """'Turkey will levy 18 percent', 'it is going to charge 18 percent'; not 'is likely to levy it', 'will fall to 18 percent'."""
    words = facts.word_sets
    is_said = not _WILL.isdisjoint(before) and words["of_guesses"].isdisjoint(before)
    return is_said and not (words["levying"] | words["putting_up_tariffs"] | {"have"}).isdisjoint(before)


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
