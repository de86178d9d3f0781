"""What stands around a topic when its parties are looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.figures.setting import Setting, is_state_organ
from transforms.figures.topic import Discourse, Topic
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.syntax.parse import Parse

NOUN_REACH = 14


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class Surroundings:
    """A topic and what stands around it.

    ``countries``: the mentions with a code. ``named``: the mentions that stand or speak for a country, with its code. ``before``:
    the trade flows of the sentence that have their parties already.
    """

    topic: Topic
    sentence: Parse
    setting: Setting
    discourse: Discourse
    mentions: list[Mention]
    countries: list[Mention]
    named: list[tuple[Mention, str]]
    before: list[Topic]
    beside_output: bool  # whether an output, such as GDP, stands before it

    @property
    def lexicon(self) -> Lexicon:
        """Where its words are looked up."""
        return self.sentence.lexicon

    @property
    def word_sets(self) -> Mapping[str, frozenset[str]]:
        """The word sets of the lexicon."""
        return self.sentence.word_sets


def flows_before(topics: list[Topic]) -> tuple[list[Topic], bool]:
    """Of the topics of a sentence that have their parties already: the trade flows, and whether there is an output."""
    return [other for other in topics if other.is_trade], any(other.measure == "gdp" for other in topics)


def named_parties(speakers: list[tuple[Mention, str | None]], topic: Topic, setting: Setting) -> list[tuple[Mention, str]]:
    """The mentions that stand or speak for a country, with its code; of ``speakers`` those that have one, and who levies a tariff."""
    return [(mention, own) for mention, code in speakers if (own := code or _levies_for(mention, topic, setting))]


def _levies_for(mention: Mention, topic: Topic, setting: Setting) -> str | None:
    """The country whose tariffs the holder of an office levies: 'Trump put 25 percent on steel'."""
    return setting.offices.get(mention.entity.entity_id) if topic.measure == "tariff_rate" else None


def spoken_for(mention: Mention, setting: Setting, lexicon: Lexicon) -> str | None:
    """The code of the country or bloc that a mention stands or speaks for: 'the Kremlin', 'the Reserve Bank of India'."""
    entity = mention.entity
    bloc = lexicon.bloc_organs.get(entity.name)
    if bloc and (entity.kind == "organisation" or bloc in setting.countries):
        return "EC" if bloc == "EU" and "EC" in setting.countries else bloc
    return entity.code or (entity.iso3 if is_state_organ(entity, lexicon) else None)


def other_of(pair: tuple[str | None, str | None], one: str | None) -> str | None:
    """The other one of two."""
    return pair[0] if pair[1] == one else pair[1]


def is_worldwide(topic: Topic, sentence: Parse) -> bool:
    """'total exports', 'trade with the whole world', 'a deficit of 5.5 billion with the rest of the world'."""
    words = sentence.word_sets["worldwide"]
    if "rest" not in sentence.vocabulary and words.isdisjoint(sentence.vocabulary):
        return topic.word.phrase.split()[0] in words
    reach = sentence.lower[topic.end : topic.end + NOUN_REACH]
    if any(word in {"with", "to", "from"} and reach[k + 1 : k + 5] == ["the", "rest", "of", "the"] for k, word in enumerate(reach)):
        return True
    return bool(words & set(sentence.lower[max(0, topic.start - 4) : topic.end + 5])) or topic.word.phrase.split()[0] in words


def repeats(mention: Mention, mentions: list[Mention], sentence: Parse) -> bool:
    """'the Association of Southeast Asian Nations (ASEAN)': the short name in brackets is no other party."""
    if mention.start == 0 or sentence.lower[mention.start - 1] != "(":
        return False
    return any(m.end == mention.start - 1 and m.entity.code == mention.entity.code for m in mentions)
