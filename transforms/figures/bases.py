"""The time that something is compared with: 'compared with March 2015', 'up on May', '4 percent more than in the first quarter'."""

from __future__ import annotations

import itertools

from transforms.figures.sentence_facts import SentenceFacts
from transforms.lexicons.lexicon import Lexicon
from transforms.quantities.amount import Amount
from transforms.times.timex import TimeExpression

# 'against 2014', 'below the peak of 2008', 'short of the 2008 total'
_LEADING = {"than", "against", "versus", "vs", "above", "below", "short"}
_SPANNING = {"to", "through", "until", "till", "and", "-", "on", "onwards"}
# The unit, how many months it has, and the set of words that say by themselves that something is measured against the one before.
_STEPS = (("month", 1, "month_on_month"), ("quarter", 3, "quarter_on_quarter"))


def is_compared_with(facts: SentenceFacts, time: TimeExpression) -> bool:
    """Whether something is only compared with a time, so that no amount is of it: 'to 18 billion compared with March 2015'.

    Not 'up from January to March', 'exports from 2023 on', 'a rise on Monday', and not where an amount stands between.
    """
    lower = facts.sentence.lower
    i = _before_small_words(lower, time, facts.lexicon)
    if i < 0:
        return False
    if lower[i] == "front":  # 'in front of the same month', as translations have it
        return lower[i - 1 : i] == ["in"]
    if lower[i] in _LEADING:
        return True
    if i == 0:
        return False
    if lower[i] in {"with", "to"}:
        return lower[i - 1] in facts.word_sets["compared_with"] or (lower[i - 1] == "as" and "compared" in lower[max(0, i - 2) : i])
    if lower[i] == "from":
        return _stands_for_level(facts, i, time) or (not _is_day(time) and _is_of_one_time(lower, time) and _tells_movement(facts, i - 1))
    is_on = lower[i] == "on" and not _is_day(time)
    return is_on and (_tells_movement(facts, i - 1) or lower[i - 1] in facts.word_sets["scales_before_on"])


def _stands_for_level(facts: SentenceFacts, lead: int, time: TimeExpression) -> bool:
    """'fell to 5 billion from the year-ago figure', 'to 5 billion from a year earlier': no amount is told of that time."""
    is_relative = time.shift is not None or time.months_back is not None
    has_level = any(amount.start in range(time.end, time.end + 3) for amount in facts.amounts)
    return is_relative and not has_level and any(amount.end == lead for amount in facts.amounts)


def _is_of_one_time(lower: list[str], time: TimeExpression) -> bool:
    """Not 'from January to March', 'from 2023 on', 'from the beginning of 2023 through May'."""
    return _SPANNING.isdisjoint(lower[time.start : time.end + 1])


def _before_small_words(lower: list[str], time: TimeExpression, lexicon: Lexicon) -> int:
    """The place of the word that leads to a time, past 'in the', 'their', 'the peak of'."""
    i = time.start - 1
    while i >= 0 and lower[i] in lexicon.word_sets["inside_base_times"]:
        i -= 1
    return i


def _tells_movement(facts: SentenceFacts, i: int) -> bool:
    """'up', '4 percent', 'an increase', 'fell' in front of 'on May'."""
    word = facts.sentence.lower[i]
    return (
        word in facts.word_sets["moved_on"]
        or word in facts.word_sets["percent_words"]
        or any(first + length > i >= first for first, length in _moves(facts, i))
    )


def _moves(facts: SentenceFacts, i: int) -> list[tuple[int, int]]:
    """The words of rise and fall around a token, each with its length."""
    return [(k, facts.changes[k][0]) for k in range(max(0, i - 2), i + 1) if k in facts.changes]


def _is_day(time: TimeExpression) -> bool:
    return bool(time.period and time.period.is_moment)


def is_base(facts: SentenceFacts, time: TimeExpression, amount: Amount) -> bool:
    """Whether the time is what a change is measured against: 'compared to 2021', 'over 2014', 'than a year ago'."""
    lower = facts.sentence.lower
    i = _before_small_words(lower, time, facts.lexicon)
    if i < amount.end - 1:
        return False
    if lower[i] in {"from", "over"} | _LEADING:
        return True
    if lower[i] == "front":
        return lower[i - 1] == "in"
    if lower[i] not in {"with", "to", "on"} or i == 0 or (lower[i] == "on" and _is_day(time)):
        return False
    return lower[i - 1] == "year" or any(lower[i - 1] in facts.word_sets[name] for name in ("compared_with", "moved_on", "percent_words"))


def is_year_on_year(facts: SentenceFacts, amount: Amount) -> bool:
    """'12 percent year on year', 'a year-on-year rise', 'a year-on-year growth of 3 pct', 'an annual 3 pct'."""
    if not facts.sentence.has_any(facts.word_sets["year_on_year"]):
        return False
    reach = 8 if facts.sentence.lower[amount.start - 1 : amount.start] == ["of"] else 3
    words = [word for word in facts.sentence.lower[max(0, amount.start - reach) : amount.end + 6] if word != "-"]
    runs = {tuple(words[k : k + 3]) for k in range(len(words))}
    return bool({("year", "on", "year"), ("year", "over", "year")} & runs or facts.word_sets["year_on_year"] - {"year"} & set(words))


def months_stepped(facts: SentenceFacts, amount: Amount) -> int | None:
    """How many months back a change is measured: 1 for 'month on month', 'on the month', 3 for 'quarter on quarter', 'q/q'."""
    if not facts.sentence.has_any({"m", "q"}, *(facts.word_sets[name] for _, _, name in _STEPS)):
        return None
    following = facts.amount_after(amount)
    limit = min(amount.end + 6, following.start if following else len(facts.sentence))
    words = [word for word in facts.sentence.lower[max(0, amount.start - 4) : limit] if word not in {"-", "/"}]
    for unit, months, name in _STEPS:
        runs = [words[k : k + 3] for k in range(len(words))]
        pairs = {left + right for left, right in itertools.pairwise(words) if len(left) == 1}  # 'q/q' falls apart
        worded = any(run in ([unit, "on", unit], [unit, "over", unit], ["on", "the", unit]) for run in runs)
        if worded or (facts.word_sets[name] - {unit}) & set(words) or unit[0] * 2 in pairs:
            return months
    return None
