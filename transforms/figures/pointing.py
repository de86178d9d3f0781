"""Words that point back to a flow spoken of: 'those to Germany', 'that of Spain', 'Spain's were', 'against Spain's 3 billion'."""

from __future__ import annotations

from transforms.figures.topic import LEAVING_OUT, Discourse, Topic
from transforms.mentions.entities import Mention
from transforms.syntax.clauses import verb_starting
from transforms.syntax.parse import Parse

POINTING = {"those", "that"}
_BEHIND_POINTING = (["to"], ["from"], ["with"], ["of"], ["on"])
_COMPARING = {"against", "than", "with", "to", "versus", "vs"}


def pointing_topic(sentence: Parse, i: int, topics: list[Topic], mentions: list[Mention], discourse: Discourse) -> Topic | None:
    """'Those to Germany', 'that with Japan', 'that of Spain', 'and Japan's on rice', 'Spain's were': what was spoken of before."""
    word, following = sentence.lower[i], sentence.lower[i + 1 : i + 2]
    owner = next((m for m in mentions if m.end == i and m.entity.code), None) if word == "'s" else None
    if owner is None and word not in POINTING:
        return None
    if not (_is_elliptic(sentence, owner) if owner and following not in _BEHIND_POINTING else _points_on(sentence, i, mentions)):
        return None
    before = _flow_before(topics, discourse)
    if before is None or (following == ["on"]) != (before.measure == "tariff_rate"):
        return None
    if owner:
        return Topic(i, i + 1, before.word, str(owner.entity.code), None, "stated", points_back=True)
    return Topic(i, i + 1, before.word, points_back=True)


def _flow_before(topics: list[Topic], discourse: Discourse) -> Topic | None:
    """The flow or tariff before in the sentence, else the flow spoken of before."""
    before = next((topic for topic in reversed(topics) if topic.is_trade or topic.measure == "tariff_rate"), None)
    return before or (discourse.topic if discourse.topic and discourse.topic.is_trade else None)


def _points_on(sentence: Parse, i: int, mentions: list[Mention]) -> bool:
    """'those to', 'that with'; of 'that of' only 'that of Spain'."""
    if sentence.lower[i + 1 : i + 2] not in _BEHIND_POINTING or sentence.lower[i - 1] in LEAVING_OUT:
        return False
    is_of_country = any(m.start == i + 2 and m.entity.code for m in mentions)
    return sentence.lower[i : i + 2] != ["that", "of"] or is_of_country


def _is_elliptic(sentence: Parse, owner: Mention) -> bool:
    """'Spain's were', 'against Spain's $3 billion': a genitive with no noun behind it."""
    behind = owner.end + 1
    is_amount = sentence.tags[behind : behind + 1] in (["CD"], ["$"])
    is_compared = owner.start > 0 and sentence.lower[owner.start - 1] in _COMPARING
    return (is_compared and is_amount) or verb_starting(sentence, behind) is not None
