"""Destinations: with whom a flow is where that is no one country: 'exports to the region', 'to Uganda and Tanzania', 'to Zelmaria'.

Such a flow is a part of its country's, so that the words for the destination are its scope: it is neither the flow with all the
world nor that with one of several countries.
"""

from __future__ import annotations

from transforms.figures.amount_partners import moved_with
from transforms.figures.partners import WANTED
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import Topic
from transforms.mentions.entities import Mention
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import NAMING_TAGS, NOUN_TAGS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

# The prepositions that lead to a destination; 'tariffs on Canada and Mexico' are on both together.
_LEADING = WANTED | {"tariff_rate": {"on", "against"}}
# How far behind a noun or verb of trade the preposition may stand.
_NOUN_REACH = 8
_VERB_REACH = 18
# Tokens of the longest destination that is told.
_LONGEST = 8
_JOINTS = {"and", ",", "or"}
# Between a noun of the destination and what it is part of: 'the rest of Africa', 'countries outside the bloc'.
_LINKS = {"of", "in", "outside", "inside", "within"}


def open_destination(facts: SentenceFacts, topic: Topic, amount: Amount, partner: str | None) -> tuple[str, frozenset[str]]:
    """The words for those that the flow is with, as printed, and the codes of countries among them.

    Empty where that is the ``partner``, or all the world.
    """
    start, end, is_own = _find_reach(facts, topic, amount)
    if start is None:
        return "", frozenset()
    partner = None if is_own else partner
    countries = [m for m in facts.mentions if m.entity.code and start < m.start < end and not _is_excluded(facts.sentence, m)]
    has_joint = not {"and", "or"}.isdisjoint(facts.sentence.lower[start:end])  # not 'from Colombia, Germany supplied'
    if countries and (has_joint or not _is_part(facts, start, countries)):
        is_open = has_joint and _is_list(facts, (start, end), countries, partner)
    else:
        is_open = topic.measure in WANTED and partner is None and _has_noun(facts, start + 1, end)
    return (facts.sentence.surface(start, end).lower(), frozenset(str(m.entity.code) for m in countries)) if is_open else ("", frozenset())


def _find_reach(facts: SentenceFacts, topic: Topic, amount: Amount) -> tuple[int | None, int, bool]:
    """Where the destination begins and ends, and whether it is this amount's alone: 'to Chad were 3 billion and to Europe 2 billion'."""
    if topic.measure not in _LEADING:
        return None, 0, False
    own = _own_start(facts, topic, amount) if topic.measure in WANTED else None
    if own is not None:
        return own, amount.start, True
    moved = moved_with(facts.sentence, topic, amount.start) if topic.measure in WANTED else None
    if moved is not None:
        return *moved, True
    start = _start(facts, topic, amount)
    return start, _end(facts, start) if start is not None else 0, False


def joint_owners(facts: SentenceFacts, topic: Topic) -> str:
    """Several countries whose one flow it is: 'Kenyan and Ugandan exports', 'exports of Kenya, Uganda and Rwanda'; else empty."""
    if topic.measure == "trade_total":
        return ""
    row = _joint_subjects(facts, topic) if topic.is_verb else _owners_before(facts, topic) or _owners_behind(facts, topic)
    is_joint = len({m.entity.code for m in row}) > 1
    return facts.sentence.surface(row[0].start, row[-1].end).lower() if is_joint else ""


def _owners_before(facts: SentenceFacts, topic: Topic) -> list[Mention]:
    lower = facts.sentence.lower
    before = [m for m in facts.mentions if m.entity.code and m.end <= topic.start]
    row = before[-1:] if before and _reaches(facts, before[-1].end, topic.start) else []
    while row and len(before) > len(row) and _is_joint(lower[before[-len(row) - 1].end : row[0].start], is_last=len(row) == 1):
        row.insert(0, before[-len(row) - 1])
    return row


def _joint_subjects(facts: SentenceFacts, topic: Topic) -> list[Mention]:
    """'France and Germany sold goods worth 200 billion': of both together."""
    before = [m for m in facts.mentions if m.entity.code and m.end <= topic.start]
    last = next((k for k in range(len(before) - 1, 0, -1) if before[k].entity.code == topic.reporter and not before[k].is_adjective), 0)
    is_joint = last > 0 and _is_joint(facts.sentence.lower[before[last - 1].end : before[last].start], is_last=True)
    return before[last - 1 : last + 1] if is_joint and not before[last - 1].is_adjective else []


def _owners_behind(facts: SentenceFacts, topic: Topic) -> list[Mention]:
    behind = facts.sentence.lower[topic.end : topic.end + 1]
    if behind not in (["of"], ["from"], ["by"]) or behind[0] in _LEADING[topic.measure]:
        return []
    end = _end(facts, topic.end)
    return [m for m in facts.mentions if m.entity.code and topic.end < m.start < end and not m.is_adjective]


def _reaches(facts: SentenceFacts, end: int, start: int) -> bool:
    """Whether nothing but adjectives and the ending of the genitive stand between an owner and the topic."""
    return phrase_start(facts.sentence, start + 1) < end


def _is_joint(between: list[str], *, is_last: bool) -> bool:
    words = [word for word in between if word not in {"'s", "the"}]
    return words in (["and"], [",", "and"]) or (words == [","] and not is_last)


def _start(facts: SentenceFacts, topic: Topic, amount: Amount) -> int | None:
    """The preposition that leads to the destination: right behind the noun, or behind what a verb trades."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    wanted = _LEADING[topic.measure]
    for k in _places_behind(facts, topic, amount):
        is_level = any(other.start in {k + 1, k + 2} for other in facts.amounts)
        if lower[k] in wanted and not is_level and tags[k + 1 : k + 2] not in (["VB"], ["CD"]) and not facts.in_time(k + 1):
            return k
        is_pause = lower[k] == "," and facts.word_sets["mainly"].isdisjoint(lower[k + 1 : k + 2])
        if tags[k] in FINITE_TAGS or lower[k] in {";", ":"} or is_pause:
            return None
    return None


def _own_start(facts: SentenceFacts, topic: Topic, amount: Amount) -> int | None:
    """The preposition of the amount's own destination: 'Exports to Chad were 3 billion and to Europe 2 billion'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    if amount.start <= topic.end:
        return None
    inner = _LINKS | _JOINTS
    start = next(
        (
            k
            for k in range(amount.start - 1, max(topic.end, amount.start - _LONGEST), -1)
            if tags[k] not in NAMING_TAGS and lower[k] not in inner
        ),
        topic.end,
    )
    before = facts.amount_before(amount)
    is_next = before is not None and before.start >= topic.end and before.end < start
    is_led = lower[start] in WANTED[topic.measure] and lower[start - 1] in {"and", ",", ";", "while"}
    return start if is_next and is_led and start + 1 < amount.start and not facts.in_time(start + 1) else None


def _places_behind(facts: SentenceFacts, topic: Topic, amount: Amount) -> list[int]:
    """Where the preposition may stand: up to the amount, and right behind it in 'a deficit of 5 billion with the region'."""
    lower = facts.sentence.lower
    first = topic.end - 1 if lower[topic.end - 1] in _LEADING[topic.measure] else topic.end
    if topic.is_verb:
        return list(range(first, min(len(lower), first + _VERB_REACH)))
    stop = amount.start if amount.start > topic.end else len(lower)
    behind = [amount.end] if lower[topic.end : amount.start] == ["of"] and amount.end < len(lower) else []
    return [*range(first, min(len(lower), stop, first + _NOUN_REACH)), *behind]


def _is_part(facts: SentenceFacts, start: int, countries: list[Mention]) -> bool:
    """'to the ports of Uganda': what is sold to a part of a country is not sold to all of it."""
    first = min(m.start for m in countries)
    return not _LINKS.isdisjoint(facts.sentence.lower[start + 2 : first])


def _end(facts: SentenceFacts, start: int) -> int:
    """Where the noun phrases behind the preposition end."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    end = start + 1
    inside = {k for m in facts.mentions for k in range(m.start, m.end)}
    while end < min(len(lower), start + _LONGEST) and not facts.in_time(end) and not any(a.start == end for a in facts.amounts):
        is_joint = (lower[end] in _JOINTS and _goes_on(facts, end)) or _is_link(facts, end)
        # 'to industrialised countries', 'with newly industrialised ones'
        is_participle = tags[start + 1 : end + 1] in (["VBD"], ["RB"], ["RB", "VBD"])
        if not (tags[end] in NAMING_TAGS or end in inside or is_joint or is_participle or lower[end] in {"-", "non"}):
            break
        end += 1
    return end


def _is_link(facts: SentenceFacts, place: int) -> bool:
    """Whether a preposition leads on from a noun to the whole that it is part of: not 'in June', 'of 5 billion'."""
    behind = place + 1
    is_between = facts.sentence.lower[place] in _LINKS and facts.sentence.tags[place - 1] in NOUN_TAGS and behind < len(facts.sentence)
    is_told = facts.in_time(behind) if is_between else True
    is_level = any(amount.start in {behind, behind + 1} for amount in facts.amounts)
    return not is_told and not is_level and facts.sentence.tags[behind] in NAMING_TAGS - {"CD"}


def _goes_on(facts: SentenceFacts, joint: int) -> bool:
    """Whether a country stands right behind a comma or 'and': the list goes on."""
    behind = joint + 1
    while facts.sentence.lower[behind : behind + 1] and facts.sentence.lower[behind] in {
        "and",
        "or",
        "the",
        *facts.word_sets["before_partners"],
    }:
        behind += 1
    listed = next((m for m in facts.mentions if m.start == behind and m.entity.code), None)
    return listed is not None and facts.sentence.lower[listed.end : listed.end + 1] != ["'s"]  # 'to Chile, Peru's main market'


def _is_excluded(sentence: Parse, mention: Mention) -> bool:
    """'non-EU countries'."""
    return sentence.lower[max(0, mention.start - 2) : mention.start] == ["non", "-"]


def _is_list(facts: SentenceFacts, reach: tuple[int, int], countries: list[Mention], partner: str | None) -> bool:
    """'to Uganda, Tanzania and Rwanda', 'to the mainland and Hong Kong', where the one figure is of all of them."""
    codes = {str(m.entity.code) for m in countries if not m.is_adjective}
    first = min(m.start for m in countries)
    is_behind_other = (
        any(facts.sentence.tags[k] in NOUN_TAGS for k in range(reach[0] + 1, first)) and facts.sentence.lower[first - 1] == "and"
    )
    return (len(codes) > 1 or (bool(codes) and is_behind_other)) and (partner is None or partner in codes)


def _has_noun(facts: SentenceFacts, start: int, end: int) -> bool:
    lower, tags = facts.sentence.lower, facts.sentence.tags
    worldwide = {lower[k] for k in range(start, end) if lower[k + 1 : k + 2] != ["'s"]}  # 'to the world's No. 2 economy'
    is_worldwide = not facts.word_sets["worldwide"].isdisjoint(worldwide) or "world" in lower[end : end + 3]
    if is_worldwide or not facts.word_sets["no_destinations"].isdisjoint(lower[start:end]):
        return False
    return any(tags[k] in NOUN_TAGS for k in range(start, end))
