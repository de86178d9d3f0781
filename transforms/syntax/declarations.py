"""Declarations: texts that say what a participle behind them tells, whoever signs or blocks them: 'a statement condemning Chile'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS, VERB_NEGATIONS

if TYPE_CHECKING:
    from transforms.syntax.parse import Parse

# How far behind the text its participle may stand: 'a resolution on the war in Mali calling for'.
TEXT_REACH = 8
# How far behind the participle the verb that tells of the text may stand: 'a statement condemning the raid on Chile was blocked'.
FATE_REACH = 14
_KEPT = {"cancels", "refuses", "averts", "opposes"}
_AGAINST = {"condemn", "reject", "protest", "accuse"}


def declaration_before(sentence: Parse, participle: int) -> int | None:
    """The token of the text that a participle belongs to: 'a joint | statement calling for'; null where there is none."""
    for k in range(participle - 1, max(-1, participle - 1 - TEXT_REACH), -1):
        if sentence.tags[k] in VERB_TAGS or sentence.lower[k] in {",", '"', *BREAKS}:
            return None
        if sentence.lower[k] in sentence.word_sets["declarations"]:
            return k
    return None


def outcome_of_declaration(sentence: Parse, start: int, participle: int) -> str | None:
    """What the verb behind a text, whose phrase begins at ``start``, makes of it, or that it was only voted on; null where nothing tells.

    'A statement condemning Chile was blocked', 'abstained from a vote on a resolution condemning Chile'.
    """
    if sentence.lower[max(0, start - 1) : start] == ["on"] and sentence.lower[start - 2] in sentence.word_sets["voting"]:
        return "wishes"
    for k in range(participle + 1, min(len(sentence), participle + FATE_REACH)):
        if sentence.lower[k] in {",", '"', *BREAKS}:
            return None
        if sentence.lower[k] in BE:
            is_adverb = sentence.tags[k + 1 : k + 2] == ["RB"] and sentence.lower[k + 1] not in VERB_NEGATIONS
            verb = k + 1 + is_adverb
            governor = sentence.hits.event_governors.get(verb)
            return governor[1] if governor and governor[1] in _KEPT else None
    return None


def is_spoken_against(sentence: Parse, verb: int) -> bool:
    """'criticised a statement': whether the verb at a token speaks against its object, which is then another's."""
    entry = sentence.hits.triggers.get(verb)
    return entry is not None and any(reading.event_type in _AGAINST for reading in entry[1])
