"""Countries as subjects: 'Germany in 2017 exported', 'Chile and Peru traded', 'Canada, whose firms bought'."""

from __future__ import annotations

from transforms.mentions.entities import Mention
from transforms.syntax.parse import Parse


def in_subject(sentence: Parse, verb: int, mentions: list[Mention]) -> list[Mention]:
    """Those of some names that stand in the subject of a verb: 'Peru and Chile', 'a Seoul bank', 'Peru, whose firms', 'Peru's customs'.

    Demonyms do not, nor who owns what is no organ of a state: 'Peru's largest mill'.
    """
    subject = sentence.subject_of(verb)
    if subject is None or subject.is_behind:
        return []
    if sentence.lower[subject.start - 1 : subject.start] == ["whose"]:
        end = subject.start - 1 - (sentence.lower[subject.start - 2] == ",")
        return [m for m in mentions if m.end == end]
    inside = (m for m in mentions if subject.start <= m.start and m.end <= subject.end)
    return [m for m in inside if not m.is_adjective and m.entity.kind != "person" and _speaks_by(sentence, m, subject.end)]


def _speaks_by(sentence: Parse, mention: Mention, end: int) -> bool:
    """Whether what a country owns up to a token, if anything, is an organ of its state."""
    is_owner = sentence.lower[mention.end : mention.end + 1] == ["'s"]
    return not is_owner or not sentence.word_sets["state_organs"].isdisjoint(sentence.lower[mention.end : end])


def subject_before(sentence: Parse, verb: int, mentions: list[Mention]) -> Mention | None:
    """The country that is the subject of a verb, the last of several; not one that sorts it: 'U.S. buyers took'."""
    inside = in_subject(sentence, verb, mentions)
    last = inside[-1] if inside else None
    if last is None or last.end == verb:  # 'Turkey ships/NNS even more': the verb is taken for the noun of its phrase
        return last
    chunk = sentence.chunk_at[last.start]
    return last if chunk is None or last.start <= chunk.head < last.end or sentence.lower[last.end] == "," else None
