"""Who levies a tariff where no country is named beside it: who holds its office, or whom the taxed goods go to."""

from __future__ import annotations

from transforms.figures.surroundings import NOUN_REACH, Surroundings
from transforms.figures.topic import INSIDE_NOUN_PHRASE

_INTO = {"into", "entering", "to"}
_GOODS_REACH = 2


def levier_of(around: Surroundings) -> str | None:
    """The country whose tariff it is, by its officer ('Trump's tariffs') or by the goods ('tariffs on steel coming into the U.S.')."""
    if around.topic.measure != "tariff_rate":
        return None
    return _country_of_holder(around) or _country_of_goods(around)


def _country_of_holder(around: Surroundings) -> str | None:
    i = around.topic.first - 1
    while (
        i >= 0
        and around.sentence.lower[i] != "'s"
        and (around.sentence.tags[i] in INSIDE_NOUN_PHRASE or around.sentence.lower[i] in {"%", "percent", "per", "cent"})
    ):
        i -= 1
    if i < 0 or around.sentence.lower[i] != "'s":
        return None
    return next((code for mention, code in around.named if mention.last == i), None)


def _country_of_goods(around: Surroundings) -> str | None:
    """'steel coming into the U.S. has a 25 percent tariff', 'a tariff on imports to the U.S.'."""
    lower, topic = around.sentence.lower, around.topic
    for mention in around.countries:
        lead = mention.first - 1 - (lower[mention.first - 1] == "the")
        is_near = abs(mention.first - topic.first) <= NOUN_REACH
        if mention.is_adjective or not is_near or lead < 1 or lower[lead] not in _INTO:
            continue
        goods = {"imports", "shipments", "coming", "shipped", "imported", "exported", "entering"} & set(
            lower[max(0, lead - _GOODS_REACH) : lead + 1]
        )
        if goods or lower[lead] == "into":
            return str(mention.entity.code)
    return None
