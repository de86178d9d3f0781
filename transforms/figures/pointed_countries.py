"""The country that words for a country point to: 'sales there', 'exports to it', 'the deficit with the northern neighbour'."""

from __future__ import annotations

from transforms.figures.partners import WANTED
from transforms.figures.reporters import at_home, last_topic
from transforms.figures.surroundings import NOUN_REACH, Surroundings, other_of
from transforms.figures.topic import Topic
from transforms.syntax.noun_phrases import phrase_start

# In 'with the northern neighbour', behind the article.
_NEIGHBOUR_REACH = 2


def country_pointed_to(around: Surroundings, reporter: str | None) -> str | None:
    """'sales there', 'exports to it', 'the deficit with that country', 'to the neighbour': a country named before."""
    topic, neighbour = around.topic, around.word_sets["neighbour"]
    words = around.sentence.lower[topic.end : topic.end + (9 if topic.is_verb else 4)]
    if _is_there(topic, words):
        return _country_there(around, reporter)
    kind = _kind_named_last(around, words)
    if kind:
        return kind
    if topic.is_verb and words[:1] in (["its"], ["the"]) and neighbour & set(words[1:2]):  # 'sold its neighbour goods'
        return _country_before(around, reporter)
    behind = _behind_preposition(around, words)
    if behind[:1] == ["there"] and "there" in neighbour:
        return _country_there(around, reporter)
    other = _neighbour_of_main(around, behind)
    if other:
        return other
    points = neighbour & set(behind[:1]) or _points_to(around, behind) or _is_over_border(around)
    is_of_kind = not around.word_sets["kinds_of_country"].isdisjoint(behind)  # 'to the kingdom': of two that were named either
    return _country_before(around, reporter) if points and (reporter or not is_of_kind) else None


def _kind_named_last(around: Surroundings, words: list[str]) -> str | None:
    """'Canberra urged Fiji to cut its deficit with the island': the country named last is the island, so that 'its' is the other's."""
    kinds, behind = around.word_sets["kinds_of_country"], _behind_preposition(around, words)
    if (
        behind[:1] == []
        or behind[0] not in kinds
        or "its" not in around.sentence.lower[max(0, around.topic.start - 3) : around.topic.start]
    ):
        return None
    before = [code for m, code in around.named if m.end <= around.topic.start and not m.is_adjective]
    return before[-1] if len({*before}) > 1 else None


def _is_there(topic: Topic, words: list[str]) -> bool:
    """'sales there', 'sold goods worth 5 billion there'."""
    return words[:1] == ["there"] or topic.word.phrase.endswith("there") or (topic.is_verb and "there" in words)


def _country_before(around: Surroundings, reporter: str | None) -> str | None:
    """The country, other than the reporter, named last before the topic, else the other one of the pair, else one of those before."""
    flow = around.before[-1] if around.before else None
    if flow and flow.partner and reporter in {None, flow.reporter}:  # 'exports to Peru were 3 billion, and imports from it 2'
        return flow.partner
    earlier = [str(m.entity.code) for m in reversed(around.countries) if m.end <= around.topic.start]
    pair = around.discourse.pair or around.setting.pair or ()
    last = last_topic(around)
    own = reporter or (last.reporter if last else None)  # 'Kenya's exports to Uganda grew. Imports from the neighbour fell'
    return next((code for code in [*earlier, *pair, *(around.discourse.recent or [])] if code != own), None)


def _neighbour_of_main(around: Surroundings, words: list[str]) -> str | None:
    """'Peru sold Chile goods, so that the deficit with the neighbour was 3 billion' in an article on Chile's trade: with Peru."""
    flow, main = around.before[-1] if around.before else None, around.discourse.main
    sides = (flow.reporter, flow.partner) if flow else (None, None)
    is_owned = around.sentence.lower[around.topic.start - 1] in {"its", "their", "his", "her", "our", "'s"}
    if around.topic.measure != "trade_balance" or main is None or main not in sides or is_owned:
        return None
    return other_of(sides, main) if not around.word_sets["called_neighbour"].isdisjoint(words[:_NEIGHBOUR_REACH]) else None


def _behind_preposition(around: Surroundings, words: list[str]) -> list[str]:
    """The ``words`` behind the topic from where its partner would stand, without the article."""
    wanted = WANTED.get(around.topic.measure, set())
    ending = around.topic.word.phrase.split()[-1]
    if ending in wanted:  # 'sales to' holds the preposition
        words = [ending, *words]
    at = next((k for k, word in enumerate(words) if word in wanted), None)
    behind = words[at + 1 :] if at is not None else []
    return behind[1:] if behind[:1] in (["the"], ["that"], ["its"], ["his"], ["her"]) else behind


def _points_to(around: Surroundings, words: list[str]) -> bool:
    """'the twin-island republic', 'the Asian giant': a noun for a country, with what stands before it."""
    i = next((k for k, word in enumerate(words) if word in around.word_sets["neighbour"] and word.isalpha() and len(word) > 4), None)
    if not i:
        return False
    first = around.topic.end + next(
        (k for k in range(len(around.sentence) - around.topic.end) if around.sentence.lower[around.topic.end + k] == words[0]), 0
    )
    return phrase_start(around.sentence, first + i + 1) <= first


def _is_over_border(around: Surroundings) -> bool:
    """'shipped 7.6 billion of softwood south of the border'."""
    reach = " ".join(around.sentence.lower[around.topic.end : around.topic.end + NOUN_REACH])
    return any(f"{lead} the border" in reach for lead in ("of", "across", "over"))


def _country_there(around: Surroundings, reporter: str | None) -> str | None:
    """'Sales there': to the country named last."""
    if around.before and around.before[-1].partner:  # 'sales to Brazil and purchases from there'
        return around.before[-1].partner
    earlier = [str(m.entity.code) for m in reversed(around.countries) if m.end <= around.topic.start]
    last = around.discourse.topic
    taxing = [last.reporter] if last and last.measure == "tariff_rate" and last.reporter else []
    named = [*earlier, *taxing, *(around.discourse.recent or [])]
    return next((code for code in named if code not in {reporter, around.discourse.main, *at_home(around)}), None)
