"""A rate with what stands around it: its tariff, the names that stand for a country, the part of the sentence that is its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transforms.figures.background import Background
from transforms.figures.leviers import is_goal
from transforms.figures.offices import country_of_surname
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.setting import Setting
from transforms.figures.surroundings import repeats, spoken_for
from transforms.figures.topic import Topic
from transforms.mentions.entities import Entity, Mention
from transforms.quantities.amount import Amount
from transforms.syntax.parse import Parse

# What parts the sentence of one rate from that of another.
CUTS = frozenset({";", "while", "whereas", "but"})
# Between a name and the rate that alone follows it ('Peru up to | 30 pct'), and what may stand there.
GAP = 5
FILLERS = frozenset(
    {"up", "to", "of", "about", "a", "an", "at", "the", "another", "around", "some", "with", "just", "only", "'s", ":", "-"}
)
# Codes of states have three letters; blocs that trade with one tariff and have as many.
_CODE_LENGTH, _SHORT_BLOCS = 3, {"EAC", "GCC", "EEC"}
# From a rate to the tariff behind it: '10 percent in additional anti-dumping | duties'.
_TARIFF_REACH = 4


class Sign(NamedTuple):
    """That a country levies or bears a rate; ``kind``: by which construction. A null country: that it is nobody's alone."""

    is_levier: bool
    code: str | None
    kind: str


@dataclass(slots=True)
class RateInSentence:
    """A rate with what stands around it. ``named``: the names that stand for a country, with its code, officers among them.

    ``start``, ``end``: the part of the sentence that is this rate's alone, between the rates beside it. ``first``: where the
    first rate of the sentence begins. ``bloc``: what 'the bloc' is. ``last_levier``: who levied the rate spoken of before.
    """

    facts: SentenceFacts
    amount: Amount
    topic: Topic | None
    named: list[tuple[Mention, str]]
    start: int
    end: int
    first: int
    bloc: str | None
    last_levier: str | None

    @property
    def sentence(self) -> Parse:
        """The sentence."""
        return self.facts.sentence

    @property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """The word sets of the lexicon."""
        return self.sentence.word_sets


def rate_in_sentence(background: Background, facts: SentenceFacts, amount: Amount) -> RateInSentence:
    """A percentage with what stands around it."""
    rates = [other for other in facts.amounts if other.unit == "percent"]
    start = max((other.end for other in rates if other.end <= amount.start), default=0)
    end = min((other.start for other in rates if other.start >= amount.end), default=len(facts.sentence))
    end = next((k for k in range(amount.end, end) if facts.sentence.lower[k] in CUTS), end)
    start = next((k + 1 for k in range(amount.start - 1, start - 1, -1) if facts.sentence.lower[k] in CUTS), start)
    last, first = background.discourse.tariff, rates[0].start if rates else amount.start
    named = named_sides(facts.mentions, facts.sentence, background.setting, background.written_on)
    bloc, levier = _bloc_of(background, named), last.reporter if last else None
    return RateInSentence(facts, amount, _tariff_of(facts, amount), named, start, end, first, bloc, levier)


def named_sides(mentions: list[Mention], sentence: Parse, setting: Setting, on: date | None) -> list[tuple[Mention, str]]:
    """The names that stand for a country or bloc, or for the holder of its office, with its code, in order.

    ``on``: the day of the article, on which a leader is in office who is called by the bare surname.
    """
    found = [*_leaders_by_surname(sentence, on)]
    for mention in mentions:
        entity = mention.entity
        code = spoken_for(mention, setting, sentence.lexicon) or setting.offices.get(entity.entity_id)
        if code is None and entity.kind in {"person", "organisation"} and " " not in entity.name:
            code = country_of_surname(entity.name, sentence.lexicon, on)
        if code and not repeats(mention, mentions, sentence):
            found.append((mention, code))
    return sorted(found, key=lambda pair: pair[0].start)


def goes_there(sentence: Parse, mention: Mention) -> bool:
    """'steel entering Peru', 'exports to Peru', 'Peru-bound goods': where the goods go, and not where they come from."""
    lower = sentence.lower
    lead = mention.start - 1 - (lower[mention.start - 1 : mention.start] == ["the"])
    is_export = lead > 0 and lower[lead] == "to" and lower[lead - 1] in sentence.word_sets["goods_going"]
    return is_goal(sentence, mention) or is_export or lower[mention.end : mention.end + 2] == ["-", "bound"]


def are_joined(sentence: Parse, one: Mention, other: Mention) -> bool:
    """'Canada and Mexico', 'Canadian, Mexican'."""
    between = sentence.lower[one.end : other.start]
    return between in (["and"], [","], ["or"], [",", "and"], ["and", "the"], ["and", "from"], ["&"])


def _bloc_of(background: Background, named: list[tuple[Mention, str]]) -> str | None:
    """What 'the bloc' is: the one named last in the sentence, else the one that the article speaks of most."""
    here = [code for _, code in named if not _is_country(code)]
    return next(iter([*reversed(here), *(code for code in background.setting.countries if not _is_country(code))]), None)


def _is_country(code: str) -> bool:
    """Whether a code is of a state; those of blocs are no three capitals, but for a few."""
    return len(code) == _CODE_LENGTH and code.isupper() and code not in _SHORT_BLOCS


def _tariff_of(facts: SentenceFacts, amount: Amount) -> Topic | None:
    """The tariff beside the rate: the last before it, or one right behind it."""
    tariffs = [topic for topic in facts.topics if topic.measure == "tariff_rate"]
    behind = next((topic for topic in tariffs if 0 <= topic.start - amount.end <= _TARIFF_REACH), None)
    return behind or next((topic for topic in reversed(tariffs) if topic.end <= amount.start), None)


def _leaders_by_surname(sentence: Parse, on: date | None) -> Iterator[tuple[Mention, str]]:
    """'| Trump slaps tariffs on', where the names have nobody who is called so."""
    for k, word in enumerate(sentence.words):
        if sentence.lower[k] not in sentence.lexicon.leaders or not word[0].isupper() or sentence.mention_at[k] is not None:
            continue
        code = country_of_surname(word, sentence.lexicon, on)
        if code:
            yield Mention(sentence, k, k + 1, Entity("person", word), "surname"), code
