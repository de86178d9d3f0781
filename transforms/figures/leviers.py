"""Who levies a tariff where no country is named beside it: who holds its office, or whom the taxed goods go to."""

from __future__ import annotations

from transforms.figures.surroundings import NOUN_REACH, Surroundings
from transforms.figures.topic import INSIDE_NOUN_PHRASE
from transforms.mentions.entities import Mention
from transforms.syntax.noun_phrases import phrase_start, possessive_before
from transforms.syntax.parse import Parse

# Before 'to the U.S.': 'imports of steel and aluminium'.
_GOODS_REACH = 6
# The word sets of what is done about a tariff.
_ACTS = ("tariff_decided", "tariff_planned", "tariff_put_off", "levying", "putting_up_tariffs")
_LIST_JOINTS = (["and"], ["or"], [","], ["and", "the"])
# From 'U.S.' to 'imports': 'U.S. steel and aluminium imports'.
_IMPORTS_REACH = 5


def levier_of(around: Surroundings) -> str | None:
    """The country whose tariff it is, by its officer ('Trump's tariffs') or by the goods ('tariffs on steel coming into the U.S.')."""
    if around.topic.measure != "tariff_rate":
        return None
    end = _holder_end(around)
    holder = next((code for mention, code in around.named if mention.end == end), None)
    return holder or _leader_who_acts(around) or _country_of_goods(around)


def _leader_who_acts(around: Surroundings) -> str | None:
    """'President Silva announced plans to impose a tariff', 'his decision to impose': of two leaders it is not known whose it is."""
    lower, first = around.sentence.lower, around.topic.start
    persons = {mention.start: code for mention, code in around.named if mention.entity.kind == "person" and mention.end <= first}
    acts = frozenset[str]().union(*(around.word_sets[name] for name in _ACTS))
    if len(set(persons.values())) != 1 or acts.isdisjoint(lower[max(persons) : first]):
        return None
    return _who_answers(around, max(persons)) or next(iter(persons.values()))


def _who_answers(around: Surroundings, person: int) -> str | None:
    """'Canada, struck by Silva's tariffs, levied': a country that opens the sentence does it itself."""
    lower = around.sentence.lower
    return next((str(m.entity.code) for m in around.countries if m.start == 0 < person and lower[m.end] == ","), None)


def _holder_end(around: Surroundings) -> int | None:
    """Where whose tariff it is ends: 'Trump | 's 25 percent tariffs', 'Trump | 's administration already imposing a 10% tariff'."""
    sentence, tags = around.sentence, around.sentence.tags
    end = possessive_before(sentence, around.topic.start)
    verb = phrase_start(sentence, around.topic.start) - 1
    if end is not None or verb < 1 or tags[verb] != "VBG":
        return end
    return possessive_before(sentence, verb - 1 if tags[verb - 1] == "RB" else verb)


def is_levied_by_other(around: Surroundings) -> bool:
    """'Trump's 25 percent tariffs', where no country of his is named: nobody's that is known."""
    end = _holder_end(around) if around.topic.measure == "tariff_rate" else None
    return any(mention.end == end and mention.entity.kind == "person" for mention in around.mentions)


def _country_of_goods(around: Surroundings) -> str | None:
    near = [m for m in around.countries if abs(m.start - around.topic.start) <= NOUN_REACH and not m.is_adjective]
    return next((str(m.entity.code) for m in near if is_goal(around.sentence, m)), None)


def is_goal(sentence: Parse, mention: Mention) -> bool:
    """'steel into the U.S.', 'imports of steel to the U.S.': where the goods go, whose the tariff is."""
    lower = sentence.lower
    lead = mention.start - 1 - (lower[mention.start - 1 : mention.start] == ["the"])
    before = lower[max(0, lead - _GOODS_REACH) : lead]
    return lead > 0 and (
        lower[lead] in {"into", "entering"} or (lower[lead] == "to" and not sentence.word_sets["goods_entering"].isdisjoint(before))
    )


def is_importer(sentence: Parse, mentions: list[Mention], start: int, code: str) -> bool:
    """'a tariff on all U.S. steel imports' that nobody else levies: whether the imports go to the country, named behind token ``start``."""
    for mention in mentions:
        goods = sentence.lower[mention.end : mention.end + _IMPORTS_REACH]
        if mention.entity.code == code and mention.start >= start and "imports" in goods:
            end = mention.end + goods.index("imports")
            return INSIDE_NOUN_PHRASE.issuperset(sentence.tags[mention.end : end]) and goods[0] != "'s"
    return False


def is_one_of_several(sentence: Parse, mention: Mention, mentions: list[Mention]) -> bool:
    """'tariffs on Canadian and Mexican goods', 'on imports from Mexico and Canada': on both together, and on neither alone."""
    for other in mentions:
        joint = sentence.lower[mention.end : other.start]
        goes_on = sentence.tags[other.end : other.end + 1] not in (["VBD"], ["VBZ"], ["MD"])
        if other.entity.code and joint in _LIST_JOINTS and other.is_adjective == mention.is_adjective and goes_on:
            return True
    return False
