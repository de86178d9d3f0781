"""Places: where an event happens."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.lexicons.entries import Trigger
from transforms.mentions.entities import Entity, Mention
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS

_JOINTS = {"and", "but", ";", "while"}
# What the subject of another clause begins with.
_SUBJECT_TAGS = {"IN", "PRP", "DT", "NNP", "NNPS", "PRP$", "NNS", "EX"}
_IN_PLACE = {"in", "at", "near", "outside", "inside"}


def place_of(mentions: list[Mention], start: int, end: int, target: Participant | None, reading: Trigger, at: int) -> Entity | None:
    """Where it happens: the first place behind 'in' or 'at' in the clause of the trigger ``at``, for a visit where it goes."""
    for mention in mentions:
        is_inside = start <= mention.first and mention.last <= end and not _is_apart(mention, at)
        if is_inside and mention.entity.kind in {"place", "country"} and not mention.is_adjective:
            before = mention.sentence.lower[mention.first - 1] if mention.first else ""
            if before in _IN_PLACE:
                return mention.entity
    if reading.event_type == "visit" and target is not None and target.entity is not None:
        return target.entity if target.entity.kind in {"place", "country"} else None
    return None


def _is_apart(mention: Mention, at: int) -> bool:
    """'met her in Lima, and they will sign it in May': whether another subject and its verb stand between the two."""
    tags, lower = mention.sentence.tags, mention.sentence.lower
    first, last = sorted((at, mention.first))
    joints = [k for k in range(first, last) if lower[k] in _JOINTS and tags[k + 1] in _SUBJECT_TAGS and _opens_clause(mention.sentence, k)]
    return any(tags[k] in FINITE_TAGS for joint in joints for k in range(joint + 1, last + 1))


def _opens_clause(sentence: Sentence, joint: int) -> bool:
    """A joint that no list of nouns has: '; the', ', and the', 'and they'."""
    return sentence.lower[joint] in {";", "while"} or sentence.lower[joint - 1] == "," or sentence.tags[joint + 1] == "PRP"
