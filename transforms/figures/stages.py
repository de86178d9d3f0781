"""Stages: where something is said, which is no party to it: 'Speaking in Doha, the Turkish minister said trade with Syria'."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.lexicons.hits import SentenceWithHits
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS

# Between 'told' and the place: 'told a crowded news conference in Doha that'.
_SAYING_REACH = 7
_PREPOSITIONS = {"in", "at", "to", "from", "before", "near"}


def is_stage(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a country or town is only where a speaker stands: 'Speaking in Doha,', 'said in Doha that', 'told reporters in Doha'."""
    sentence = mention.sentence
    if mention.is_adjective or sentence.lower[mention.end : mention.end + 1] == ["'s"]:
        return False
    if sentence.lower[0] in lexicon.word_sets["staging"] and "," not in sentence.lower[: mention.start]:
        return sentence.lower[mention.start - 1] in _PREPOSITIONS | lexicon.word_sets["staging"]
    is_inside = mention.start > 1 and sentence.lower[mention.start - 1] in {"in", "at"}
    behind = sentence.lower[mention.end : mention.end + 1]
    return is_inside and behind in (["that"], [","]) and _is_said_before(sentence, mention.start - 1)


def _is_said_before(sentence: SentenceWithHits, end: int) -> bool:
    """Whether a verb of saying stands before ``end`` with nothing but its hearers between."""
    for k in range(end - 1, max(-1, end - _SAYING_REACH), -1):
        if sentence.tags[k] in VERB_TAGS:
            return k in sentence.hits.cues
        if sentence.lower[k] in {",", ";", "that"}:
            return False
    return False


def stages_of(mentions: Sequence[Mention], lexicon: Lexicon) -> set[str]:
    """The codes of the countries that are only where somebody speaks."""
    return {code for m in mentions if (code := m.entity.code or m.entity.iso3) and is_stage(m, lexicon)}
