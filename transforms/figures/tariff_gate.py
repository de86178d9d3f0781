"""Whether a percentage is the rate of a tariff where no tariff is named beside it: what stands around it is weighed.

'China gets 34 percent, the EU 20', 'Swiss watches now pay 39 percent', '25 percent on steel', 'the 10 percent floor'.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.figures.background import Background
from transforms.figures.rate_doers import signs_of_relative
from transforms.figures.rate_in_sentence import CUTS, rate_in_sentence
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.tariff_sides import signs_of
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import ARTICLES

# What each sign weighs; a percentage is a rate from ``LEAST`` on.
WEIGHTS = {
    "article on tariffs": 1.0, "spoken of just before": 1.1, "spoken of before": 0.8, "in the sentence": 1.2, "a level": 0.6,
    "hangs on a verb of taxing": 1.7, "hangs on a verb of bearing": 1.5, "hangs on a verb of levying": 1.2,
    "called a rate": 1.5, "on goods": 1.3, "of a country": 0.7, "of one country on another": 1.2, "behind another rate": 1.2,
    "of something": -3.0, "of another noun": -2.0, "moved": -3.0, "of other things": -2.5, "a part": -2.5,
}  # fmt: skip
LEAST = 2.3
_SIDES = ("hangs on a verb of levying", "of a country", "of one country on another")
_MOST_OF_SIDES = sum(WEIGHTS[sign] for sign in _SIDES)
# Of these alone no percentage is a rate: markets are said to fall 'to 2.2 percent' in many an article on tariffs.
_CONTEXT = {"article on tariffs", "spoken of just before", "spoken of before", "in the sentence", "a level"}
# Without any of these it is of something else: 'imposes its 5 percent ceiling on wages'.
_OF_TARIFFS = (_CONTEXT - {"a level"}) | {"of one country on another", "hangs on a verb of taxing"}
_AT_BORDER = {"market", "bears", "on", "struck", "gapped"}
_PLAIN = {"acts", "market", "agent", "owner", "speaks", "bears", "on", "struck", "gapped"}
_NEAR, _FAR = 2, 8
# From a rate to what it is called: 'a rate of', '15 percent reciprocal'.
_NAME_REACH, _NAMED_BEHIND = 3, 5
_VERB_REACH = 16
# From 'gets' or 'draws' to its object: 'draws a combined rate of'.
_OBJECT_REACH = 5
_GOODS_REACH = 5


def weighs_as_rate(background: Background, facts: SentenceFacts, amount: Amount, *, is_behind_rate: bool, is_moved: bool) -> bool:
    """Whether what stands around a percentage makes it a rate.

    ``is_behind_rate``: whether the percentage before it in the sentence is one. ``is_moved``: whether a word of rise or fall tells by
    how much something moved.
    """
    if amount.unit != "percent":
        return False
    signs = {*_signs_of_article(background, facts), *_signs_of_verb(facts, amount), *_signs_beside(facts, amount)}
    signs |= {*_signs_against(facts, amount), *(["behind another rate"] * is_behind_rate), *(["moved"] * is_moved)}
    if sum(WEIGHTS[sign] for sign in signs) < LEAST - _MOST_OF_SIDES:  # as of most percentages: its sides need not be looked for
        return False
    signs |= {*_signs_of_sides(background, facts, amount)}
    is_of_tariffs = not _OF_TARIFFS.isdisjoint(signs)
    return is_of_tariffs and not _CONTEXT.issuperset(signs) and sum(WEIGHTS[sign] for sign in signs) >= LEAST


def _signs_of_sides(background: Background, facts: SentenceFacts, amount: Amount) -> Iterator[str]:
    """Whether it would be a rate of one country on the goods of another: 'Peru's mills now pay 40 percent in Chile'."""
    rate = rate_in_sentence(background, facts, amount)
    told = {sign for sign in signs_of(rate) if sign.kind in _PLAIN}
    if any(signs_of_relative(rate)):
        yield "hangs on a verb of levying"  # 'the 20 percent that Peru charges'
    leviers = {sign.code for sign in told if sign.is_levier}
    bearers = {sign.code for sign in told if not sign.is_levier}
    if any(sign.code and sign.kind in _AT_BORDER for sign in told):
        yield "of a country"
    if leviers and bearers and len(leviers | bearers) > 1:
        yield "of one country on another"


def _signs_beside(facts: SentenceFacts, amount: Amount) -> Iterator[str]:
    """What it is called, and what it is on."""
    lower, sets = facts.sentence.lower, facts.word_sets
    if not sets["called_rates"].isdisjoint(_what_it_is_called(facts, amount)):
        yield "called a rate"
    behind = lower[amount.end : amount.end + 2] if "basis" not in lower[amount.end : amount.end + _GOODS_REACH] else []
    if behind[:1] in (["on"], ["upon"]) and not facts.in_time(amount.end + 1) and sets["on_no_goods"].isdisjoint(behind[1:]):
        yield "on goods"
    if amount.start and lower[amount.start - 1] in {"at", "to"}:
        yield "a level"


def _signs_against(facts: SentenceFacts, amount: Amount) -> Iterator[str]:
    """What tells that it is something else: a part, a change, a rate of interest."""
    sets, own = facts.word_sets, _own_words(facts, amount)
    if facts.sentence.lower[amount.end : amount.end + 1] == ["of"]:
        yield "of something"
    if not sets["parts_of_wholes"].isdisjoint(own) or not sets["parts_of_wholes"].isdisjoint(_clause_before(facts, amount)):
        yield "a part"
    if sorts_another_noun(facts, amount):
        yield "of another noun"
    if any(facts.changes[k][1].part == "noun" for k in (amount.start - 2, amount.start - 4) if k in facts.changes):
        yield "moved"  # 'cuts of 50 percent', 'a rise of up to 50 percent'
    if not sets["no_tariffs"].isdisjoint(own) or facts.sentence.has_any(sets["of_rates_of_banks"]) or _is_of_other_topic(facts, amount):
        yield "of other things"


def _is_of_other_topic(facts: SentenceFacts, amount: Amount) -> bool:
    """'The economy grew 0.1 percent, or 0.4 percent in a year': another thing than trade is spoken of, and no tariff."""
    measures = [topic.measure for topic in facts.topics if topic.end <= amount.start and not topic.is_trade]
    return bool(measures) and "tariff_rate" not in measures


def sorts_another_noun(facts: SentenceFacts, amount: Amount) -> bool:
    """'a 26 percent holding', 'a 15 percent impact'; not 'the 25 percent steel and copper tariffs'."""
    behind = facts.sentence.lower[amount.end : amount.end + _GOODS_REACH]
    tag = facts.sentence.tags[amount.end : amount.end + 1]
    is_noun = tag in (["NN"], ["NNS"]) or (tag == ["VBG"] and facts.sentence.lower[amount.start - 1] in ARTICLES)
    return is_noun and facts.word_sets["called_rates"].isdisjoint(behind)


def _what_it_is_called(facts: SentenceFacts, amount: Amount) -> list[str]:
    """The words beside a percentage up to the next preposition: 'a base rate of', 'extra'; not those of 'after new tariffs'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    before = range(amount.start - 1, max(-1, amount.start - 1 - _NAME_REACH), -1)
    behind = range(amount.end, min(amount.end + _NAMED_BEHIND, len(lower)))
    first = next((k for k in before if tags[k] == "IN" and lower[k] not in {"of", "at", "between"}), before.stop)
    last = next((k for k in behind if tags[k] in {"IN", ","}), behind.stop)
    return lower[first + 1 : amount.start] + lower[amount.end : last]


def _signs_of_article(background: Background, facts: SentenceFacts) -> Iterator[str]:
    """Whether the article is on tariffs, and how long ago one was spoken of."""
    if background.setting.is_on_tariffs:
        yield "article on tariffs"
    if any(topic.measure == "tariff_rate" for topic in facts.topics):
        yield "in the sentence"
    ago = facts.sentence.number - background.discourse.tariff_sentence
    if background.discourse.tariff is not None and ago <= _FAR:
        yield "spoken of just before" if ago <= _NEAR else "spoken of before"


def _signs_of_verb(facts: SentenceFacts, amount: Amount) -> Iterator[str]:
    """Whether the last verb before it, in its clause, is one of levying or bearing."""
    lower, tags, sets = facts.sentence.lower, facts.sentence.tags, facts.word_sets
    for k in range(amount.start - 1, max(-1, amount.start - 1 - _VERB_REACH), -1):
        if lower[k] in CUTS or any(other.is_money and other.start <= k < other.end for other in facts.amounts):
            return
        if lower[k] in sets["taxing"]:
            yield "hangs on a verb of taxing"
            return
        is_near = k >= amount.start - _OBJECT_REACH
        if lower[k] in sets["bearing_tariffs"] | sets["always_struck"] or (lower[k] in sets["coming_to_bear"] and is_near):
            yield "hangs on a verb of bearing"
            return
        if tags[k] in VERB_TAGS and lower[k] in sets["levying_acts"]:
            if lower[k] in sets["levying"] | sets["striking_acts"]:
                yield "hangs on a verb of levying"
            return


def _clause_before(facts: SentenceFacts, amount: Amount) -> list[str]:
    """The words of its clause before it."""
    lower = facts.sentence.lower
    start = next((k + 1 for k in range(amount.start - 1, -1, -1) if lower[k] in CUTS), 0)
    return lower[start : amount.start]


def _own_words(facts: SentenceFacts, amount: Amount) -> set[str]:
    """The words of the percentage's own clause, between the amounts beside it."""
    before = max((other.end for other in facts.amounts if other.end <= amount.start), default=0)
    behind = min((other.start for other in facts.amounts if other.start >= amount.end), default=len(facts.sentence))
    lower = facts.sentence.lower
    start = next((k + 1 for k in range(amount.start - 1, before - 1, -1) if lower[k] in CUTS), before)
    end = next((k for k in range(amount.end, behind) if lower[k] in CUTS), behind)
    return {*lower[start : amount.start], *lower[amount.end : end]}
