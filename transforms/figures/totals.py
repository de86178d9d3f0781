"""The two sides of total trade, of which a text may name both, one, or none ('the two countries')."""

from __future__ import annotations

import itertools
from dataclasses import replace

from transforms.figures.partners import leads_elsewhere
from transforms.figures.pointed_countries import country_pointed_to
from transforms.figures.reporters import reporter_in_mind, trader_in_mind
from transforms.figures.stages import stages_of
from transforms.figures.surroundings import Surroundings, is_worldwide
from transforms.figures.topic import Topic
from transforms.syntax.closed_class import BE

# Between 'two-way' and 'trade': 'two-way merchandise'.
_TWO_WAY_REACH = 5
_LIST_REACH = 9
# Between 'partner' and 'turnover': 'with 2.6 billion dollars in'.
_PARTNER_REACH = 9


def with_parties_of_total(around: Surroundings, owners: list[str], others: list[str]) -> Topic:
    """Total trade with its two sides; ``owners`` stand before the topic, ``others`` behind it."""
    topic = around.topic
    told = topic if _is_of_many(around) else _with_largest_partner(around, owners)
    if told:
        return told
    named = list(dict.fromkeys([*owners, *others]))
    if len(named) >= 2:
        return replace(topic, reporter=named[0], partner=named[1], basis="stated")
    if len(named) == 1 and _is_with_unnamed(around):
        return replace(topic, reporter=named[0], basis="stated")
    mutual = _is_mutual(around)
    joined = _joined_subjects(around) if mutual else None
    if joined:
        return replace(topic, reporter=joined[0], partner=joined[1], basis="stated")
    pair = _pair_in_mind(around)
    if len(named) == 1:
        return _with_other_side(around, named[0], pair, is_behind=bool(others), mutual=mutual)
    if mutual:
        return replace(topic, reporter=pair[0], partner=pair[1], basis="discourse") if pair else topic
    if leads_elsewhere(around):  # 'trade with its neighbours'
        owner = reporter_in_mind(around, None)
        return replace(topic, reporter=owner, basis="discourse" if owner else None)
    return _with_parties_in_mind(around)


def _with_other_side(around: Surroundings, named: str, pair: tuple[str, str] | None, *, is_behind: bool, mutual: bool) -> Topic:
    """The trade of one country that is named, whether behind the topic ('trade with China') or before it ('China's trade')."""
    other = trader_in_mind(around, named) if is_behind and not mutual else None
    if other is None and (mutual or is_behind):
        other = _other_of_pair(around, named, pair, mutual=mutual)
    if other is None and is_behind:
        other = reporter_in_mind(around, named)
    elif other is None:
        other = country_pointed_to(around, named)
    if is_behind and other:  # 'trade with the Community': the one in mind trades with it
        return replace(around.topic, reporter=other, partner=named, basis="discourse")
    if is_behind:  # 'trade with Syria', of whom is not known: not Syria's trade with all the world
        return replace(around.topic, partner=named, basis="stated")
    return replace(around.topic, reporter=named, partner=other, basis="discourse" if other else "stated")


def _other_of_pair(around: Surroundings, named: str, pair: tuple[str, str] | None, *, mutual: bool) -> str | None:
    """The other one of the pair spoken of; the host of a speaker trades with his country only where it is said to be 'bilateral'."""
    hosts = set() if mutual else stages_of(around.mentions, around.lexicon)
    return next((code for code in pair or () if code != named and code not in hosts), None)


def _with_parties_in_mind(around: Surroundings) -> Topic:
    """The trade of nobody that the words beside it name: of the pair spoken of, or of one country with all the world."""
    topic = around.topic
    if (
        around.sentence.lower[max(0, topic.start - 1)] in around.word_sets["of_the_world"]
    ):  # 'the group in Geneva predicted that world trade would grow'
        return topic
    owner = reporter_in_mind(around, None)
    if is_worldwide(topic, around.sentence) or around.discourse.is_worldwide:
        return replace(topic, reporter=owner, basis="discourse" if owner else None)
    reporter, partner = _pair_of_article(around) or _sides_spoken_of(around, owner) or (owner, topic.partner)
    return replace(topic, reporter=reporter, partner=partner, basis="discourse" if reporter or partner != topic.partner else None)


def _pair_of_article(around: Surroundings) -> tuple[str, str] | None:
    """The two countries of the article in the order of the sentence, where it names both."""
    here = list(dict.fromkeys(str(m.entity.code) for m in around.countries if not m.is_adjective))
    is_pair = len(here) == 2 and around.setting.pair is not None and set(here) == set(around.setting.pair)
    return (here[0], here[1]) if is_pair else None


def _sides_spoken_of(around: Surroundings, owner: str | None) -> tuple[str | None, str | None] | None:
    """The pair whose trade is spoken of, where it has ``owner``, else the two of the total told last."""
    known, last = around.discourse.pair, around.discourse.topic
    if known and (owner in known or owner is None):
        return known
    return (last.reporter, last.partner) if owner and last and last.measure == "trade_total" and last.partner else None


def _is_mutual(around: Surroundings) -> bool:
    lower = around.sentence.lower
    if around.word_sets["mutual"] & set(lower) or _is_two_way(lower, around.topic):
        return True
    return any(word in {"two", "both"} and lower[i + 1] in around.word_sets["pair_nouns"] for i, word in enumerate(lower[:-1])) or (
        lower[around.topic.end : around.topic.end + 3] == ["between", "the", "two"]
        or (lower[around.topic.end - 1] == "between" and lower[around.topic.end : around.topic.end + 2] == ["the", "two"])
    )


def _with_largest_partner(around: Surroundings, owners: list[str]) -> Topic | None:
    largest = _largest_partner(around)
    if largest is None:
        return None
    reporter = next((code for code in owners if code != largest), None) or reporter_in_mind(around, largest)
    return replace(around.topic, reporter=reporter, partner=largest, basis="stated" if owners else "discourse")


def _largest_partner(around: Surroundings) -> str | None:
    """'Turkey was the largest partner with 2.6 billion in turnover'."""
    lower, first = around.sentence.lower, around.topic.start
    noun = next((k for k in range(first - 1, max(0, first - _PARTNER_REACH), -1) if lower[k] == "partner"), None)
    if noun is None or "with" not in lower[noun:first]:
        return None
    subject = next((m for m in reversed(around.countries) if m.end < noun and lower[m.end] in BE and not m.is_adjective), None)
    return str(subject.entity.code) if subject else None


def _is_of_many(around: Surroundings) -> bool:
    """'trade among the three countries', 'between Japan, China and South Korea': of no two."""
    lower, start = around.sentence.lower, around.topic.end
    if "among" in lower[start : start + 2] or lower[start - 1] == "among":
        return True
    between = next((k for k in range(start - 1, min(start + 2, len(lower))) if lower[k] == "between"), None)
    row = [m for m in around.countries if between is not None and between < m.start <= between + _LIST_REACH]
    joints = [lower[row[k].end : row[k + 1].start] for k in range(len(row) - 1)]
    return len(row) > 2 and [","] in [joint[:1] for joint in joints] and all(set(joint) <= {",", "and", "the"} for joint in joints)


def _is_with_unnamed(around: Surroundings) -> bool:
    """'trade between Peru and its partners': with whom is not told."""
    lower, start = around.sentence.lower, around.topic.end
    start = next((k for k in range(start - 1, min(start + 2, len(lower))) if lower[k] == "between"), len(lower))
    one = next((m for m in around.countries if start < m.start <= start + 2), None)
    return (
        one is not None and lower[one.end : one.end + 1] == ["and"] and lower[one.end + 1 : one.end + 2] in (["its"], ["their"], ["other"])
    )


def _is_two_way(lower: list[str], topic: Topic) -> bool:
    """'two-way trade', 'two-way goods trade'."""
    before = lower[max(0, topic.start - _TWO_WAY_REACH) : topic.start]
    return topic.word.phrase.startswith("two-way") or ["two", "-", "way"] in [before[k : k + 3] for k in range(len(before))]


def _joined_subjects(around: Surroundings) -> tuple[str, str] | None:
    """'China and ASEAN aim to raise two-way trade': two countries joined by 'and' before the topic."""
    before = [m for m in around.countries if m.end <= around.topic.start]
    for left, right in itertools.pairwise(before):
        joint = [word for word in around.sentence.lower[left.end : right.start] if word != "the"]
        if joint == ["and"] and left.entity.code != right.entity.code:
            return str(left.entity.code), str(right.entity.code)
    return None


def _two_named(around: Surroundings) -> list[str]:
    """The countries of the sentence; a bloc is where they meet ('at the BRICS summit') more often than one of the two."""
    named = list(dict.fromkeys(str(m.entity.code) for m in around.countries))
    blocs = {str(m.entity.code) for m in around.countries if m.entity.kind == "organisation"}
    return [code for code in named if code not in blocs] if len(named) != 2 or around.setting.pair else named


def _pair_in_mind(around: Surroundings) -> tuple[str, str] | None:
    """The two countries that 'the two countries' are: those of this sentence, of the article, or named last."""
    here = _two_named(around)
    if len(here) == 2:
        return here[0], here[1]
    if len(here) == 1 and around.setting.pair and here[0] in around.setting.pair:
        return around.setting.pair
    recent = around.discourse.recent or []
    for pair in (around.discourse.pair, around.setting.pair):
        if pair and (not recent or set(pair) & set(recent[:2])):
            return pair
    return (recent[0], recent[1]) if len(recent) >= 2 else around.discourse.pair or around.setting.pair
