"""Places: where an event happens."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.events.agents import SPOKEN
from transforms.events.triggers import TriggerHit
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Entity, Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import clauses_over
from transforms.syntax.parse import Parse

_JOINTS = {"and", "but", ";", "while"}
# What the subject of another clause begins with.
_SUBJECT_TAGS = {"IN", "PRP", "DT", "NNP", "NNPS", "PRP$", "NNS", "EX"}
# 'killed in clashes in Lima': there the strife is the event itself.
_IN_STRIFE = {"in", "during", "amid"}
_OTHER_TIME = {"after", "before", "since"}
# Houses in which heads of state receive.
_SEATS = {"Kremlin", "White House"}
_IN_PLACE = {"in", "at", "near", "outside", "inside"}


def place_of(sentence: Parse, clause: tuple[int, int], target: Participant | None, hit: TriggerHit, lexicon: Lexicon) -> Entity | None:
    """Where it happens: the first place behind 'in' or 'at' in the clause of the trigger, for a visit where it goes."""
    (start, end), reading = clause, hit.reading
    for mention in sorted(sentence.mentions, key=lambda m: m.start != hit.end + 1):  # 'closed its office in Lima after attacks in Arica'
        is_place = start <= mention.start and mention.end <= end and _is_named_as_place(mention)
        if is_place and not _is_apart(sentence, mention, hit) and not _is_of_strife(mention, hit, lexicon):
            return mention.entity
    if reading.event_type == "visit" and target is not None and target.entity is not None:
        return target.entity if target.entity.kind in {"place", "country"} else None
    return None


def _is_named_as_place(mention: Mention) -> bool:
    """'in Lima', 'near the Peruvian border': a place or country behind a preposition of place."""
    before = mention.sentence.lower[mention.start - 1] if mention.start else ""
    if before == "the" and mention.start > 1 and mention.entity.name in _SEATS:  # 'talks at the Kremlin'
        return mention.sentence.lower[mention.start - 2] in _IN_PLACE
    return before in _IN_PLACE and mention.entity.kind in {"place", "country"} and not mention.is_adjective


def _is_of_strife(mention: Mention, hit: TriggerHit, lexicon: Lexicon) -> bool:
    """'sanctions over the war in Gaza', 'put off after fighting in Kharkiv': where something else happens; not 'killed in fighting in'."""
    sentence, noun = mention.sentence, mention.start - 2
    is_spoken = hit.reading.event_type in SPOKEN
    if is_spoken and not lexicon.word_sets["strife"].isdisjoint(sentence.lower[hit.end : mention.start]):
        return True  # 'condemned a strike on a school in Gaza'
    if noun < 1 or hit.start <= noun < hit.end or sentence.lower[noun] not in lexicon.word_sets["strife"]:
        return False
    return sentence.lower[noun - 1] not in _IN_STRIFE


def _is_in_relative_clause(sentence: Parse, mention: Mention, hit: TriggerHit) -> bool:
    """Whether a place stands in a clause that is told of somebody or something, and not of the event.

    'Paz, who was in Lima last week, will meet Rojas', 'signed an agreement under which it pays for a plant in Lima'; not 'the envoy
    who is in Lima met Rojas', where a clause that no comma sets off says where the subject is.
    """
    at = hit.start
    over = [clause for clause in clauses_over(sentence.clause_at[mention.start]) if clause.kind == "relative"]
    if hit.reading.form in {"noun", "phrase"}:  # 'talks, which were held in Lima,'
        return any(clause.end <= at and clause.is_set_off for clause in over)
    return any(at < clause.start or (clause.end <= at and clause.is_set_off) for clause in over)


def _is_of_other_time(sentence: Parse, mention: Mention, hit: TriggerHit) -> bool:
    """'lifted the ban on Friday, two weeks after Paz met Rojas in Lima': where the verb behind 'after' has it."""
    over = [clause for clause in clauses_over(sentence.clause_at[mention.start]) if clause.start >= hit.end and clause.verb is not None]
    return any(clause.kind == "adverbial" and sentence.lower[clause.start] in _OTHER_TIME for clause in over)


def _is_of_cause(sentence: Parse, mention: Mention, hit: TriggerHit) -> bool:
    """'sanctions imposed in response to its raids in Arica', 'will arrive, encouraged by a vote in Lima': where something else happens."""
    between = range(hit.end, mention.start)
    if any(sentence.lower[k : k + 3] == ["in", "response", "to"] for k in between):
        return True
    tags, lower = sentence.tags, sentence.lower
    return any(lower[k] == "," and tags[k + 1 : k + 2] == ["VBN"] and lower[k + 2 : k + 3] == ["by"] for k in between)


def _is_apart(sentence: Parse, mention: Mention, hit: TriggerHit) -> bool:
    """'met her in Lima, and they will sign it in May': whether another subject and its verb stand between the two."""
    if _is_in_relative_clause(sentence, mention, hit) or _is_of_other_time(sentence, mention, hit) or _is_of_cause(sentence, mention, hit):
        return True
    at = hit.start
    tags, lower = sentence.tags, sentence.lower
    start, end = sorted((at, mention.start))
    joints = [k for k in range(start, end) if lower[k] in _JOINTS and tags[k + 1] in _SUBJECT_TAGS and _opens_clause(sentence, k)]
    return any(tags[k] in FINITE_TAGS for joint in joints for k in range(joint + 1, end + 1))


def _opens_clause(sentence: Parse, joint: int) -> bool:
    """A joint that no list of nouns has: '; the', ', and the', 'and they'."""
    return sentence.lower[joint] in {";", "while"} or sentence.lower[joint - 1] == "," or sentence.tags[joint + 1] == "PRP"
