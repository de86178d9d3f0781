"""Flows the other way: 'exports to Spain were 3 billion, while those in the other direction were 1 billion'."""

from __future__ import annotations

from transforms.figures.figure import Figure
from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS

_GOING_REACH = 5
_STOPS = {";", "and", "but", "while", "whereas", ","}


def turn_round(facts: SentenceFacts, amount: Amount, figure: Figure) -> None:
    """Changes the sides of a figure whose amount goes the other way."""
    if figure.measure in {"exports", "imports"} and _goes_other_way(facts, amount):
        figure.reporter, figure.partner = figure.partner, figure.reporter


def _goes_other_way(facts: SentenceFacts, amount: Amount) -> bool:
    """Whether the direction stands right behind the amount, or before it in its clause."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    behind = amount.end
    inside = facts.word_sets["flowing"] | {"in", "the", "was", "were", "goods", "of"}
    while behind < min(len(lower), amount.end + _GOING_REACH) and lower[behind] in inside:
        behind += 1
    if _ends_direction(facts, behind) and (
        lower[behind + 1] == "direction" or not facts.word_sets["flowing"].isdisjoint(lower[amount.end : behind])
    ):
        return True
    before = facts.amount_before(amount)
    start = before.end if before else 0
    places = [k for k in range(start, amount.start) if _ends_direction(facts, k) and lower[k + 1] == "direction"]
    if not places or (before and _STOPS.isdisjoint(lower[start : places[-1]])):
        return False
    return sum(tag in FINITE_TAGS for tag in tags[places[-1] : amount.start]) <= 1


def _ends_direction(facts: SentenceFacts, k: int) -> bool:
    """'the other direction', 'the opposite direction', 'the other way'."""
    other, way = facts.sentence.lower[k : k + 1], facts.sentence.lower[k + 1 : k + 2]
    return not (facts.word_sets["opposite"].isdisjoint(other) or facts.word_sets["ways"].isdisjoint(way))
