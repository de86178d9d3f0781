"""What an amount is not the level of: so much a day or a head, a sum over several years, the size of a firm."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import Topic
from transforms.quantities.amount import Amount
from transforms.syntax.noun_phrases import phrase_end

# How far behind an amount its rate stands: '4 million dollars of goods cross the border each day'.
_REACH = 7
# How far before a topic or an amount an adjective of rate stands: 'daily exports', 'an annualised 5 billion'.
_REACH_BEFORE = 4
_EACH = {"a", "an", "per", "each", "every", "/"}
_MONTHS_OF = {"monthly": 1, "quarterly": 3}
_OVER = {"over", "during", "within", "in", "across"}


def rate_of(facts: SentenceFacts, topic: Topic | None, amount: Amount, months: int | None) -> str | None:
    """'a day', 'per head', 'daily', 'annualised': the words that make the amount a rate, null where it is a level.

    Args:
        facts: the sentence.
        topic: what the amount is of.
        amount: the amount.
        months: the length of the amount's period, null where it has none: 'monthly exports in March' are a level of March.
        lexicon: its word sets ``rate_times``, ``rate_days``, ``rate_heads`` and ``rate_adjectives``.
    """
    return _behind(facts, amount) or _before(facts, topic, amount, months)


def sums_over_years(facts: SentenceFacts, amount: Amount) -> bool:
    """'3.9 billion over the past decade', 'Over ten years exports came to 160 billion': of no one year."""
    lower = facts.sentence.lower
    for k in range(amount.end, min(amount.end + _REACH, len(lower))):
        if lower[k] in {",", ";", ".", "and", "but"}:
            break
        if lower[k] in _OVER:
            return _is_span(lower, k + 1, facts.word_sets["years_and_decades"])
    return lower[0] in _OVER and _is_span(lower, 1, facts.word_sets["years_and_decades"])


def sizes_firm(facts: SentenceFacts, amount: Amount) -> bool:
    """'a US$3.9 billion group owns the mill': how large the group is, and no loan, investment or flow."""
    lower = facts.sentence.lower
    if not amount.start or lower[amount.start - 1] not in {"a", "an", "the", "its", "'s", "this", "that", "whose", "their"}:
        return False
    last = phrase_end(facts.sentence, amount.end - 1)
    return last > amount.end and lower[last - 1] in facts.word_sets["sized_things"]


def _behind(facts: SentenceFacts, amount: Amount) -> str | None:
    lower, sets = facts.sentence.lower, facts.word_sets
    for k in range(amount.end, min(amount.end + _REACH, len(lower))):
        word, following = lower[k], lower[k + 1] if k + 1 < len(lower) else ""
        if word in {",", ";", ".", "(", ")", ":", "and", "but", "to", "from"} or word[0].isdecimal():
            return None
        is_close = k == amount.end
        if word in _EACH and following in sets["rate_times"]:
            return None if _is_time_away(facts, k) else f"{word} {following}"
        each = _counted_by(lower, k, sets, is_close=is_close) if word in _EACH else None
        if each or (is_close and word in sets["rate_adjectives"]):
            return each or word
    return None


def _counted_by(lower: list[str], k: int, sets: Mapping[str, frozenset[str]], *, is_close: bool) -> str | None:
    """'a working day', 'per head', 'each inhabitant' at a token; ``is_close``: whether it stands right behind the amount."""
    each, following = lower[k], lower[k + 1] if k + 1 < len(lower) else ""
    if following in sets["rate_days"] and lower[k + 2 : k + 3] == ["day"]:
        return f"{each} {following} day"
    is_head = following in sets["rate_heads"] and each != "an" and (is_close or each == "per")
    return f"{each} {following}" if is_head else None


def _is_time_away(facts: SentenceFacts, k: int) -> bool:
    """'a month ago', 'in a year': when, and not how often."""
    lower = facts.sentence.lower
    return lower[k] == "a" and (facts.sentence.tags[k - 1] == "IN" or not facts.word_sets["times_away"].isdisjoint(lower[k + 2 : k + 3]))


def _before(facts: SentenceFacts, topic: Topic | None, amount: Amount, months: int | None) -> str | None:
    lower, words, sets = facts.sentence.lower, facts.sentence.words, facts.word_sets
    close = range(max(0, amount.start - _REACH_BEFORE), amount.start)
    around = topic if topic is not None and topic.end <= amount.start else None
    before_topic = range(max(0, around.start - _REACH_BEFORE), around.start) if around else range(0)
    for k in range(before_topic.start, min(around.end + _REACH, amount.start)) if around else ():
        if lower[k] == "per" and set(lower[k + 1 : k + 3]) & sets["rate_heads"]:  # 'exports per head', 'per-capita imports'
            return "per " + next(word for word in lower[k + 1 : k + 3] if word in sets["rate_heads"])
    for word in (words[k] for k in (*before_topic, *close)):
        if word in sets["rate_adjectives"] and not (months and months <= _MONTHS_OF.get(word, 0)):
            return str(word)
    return None


def _is_span(lower: list[str], k: int, spans: frozenset[str]) -> bool:
    """'the past decade', 'ten years', 'the last five years'."""
    words = lower[k : k + 4]
    span = next((i for i, word in enumerate(words) if word in spans), None)
    return span is not None and not {",", "and", "to", "of"} & set(words[:span]) and lower[k + span + 1 : k + span + 2] != ["ago"]
