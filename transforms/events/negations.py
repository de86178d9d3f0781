"""Negations outside the verb: 'imposed no tariffs', 'no tariffs will be imposed', 'nobody attacked Peru', 'neither A nor B met C'."""

from __future__ import annotations

from transforms.events.triggers import TriggerHit
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import clauses_over
from transforms.syntax.closed_class import PHRASE_TAGS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive

_NOTHING = (["nothing"], ["nobody"], ["none"], ["neither"])
# 'nothing but', 'nothing less than': something after all.
_BUT = {"but", "less", "short", "more", "except"}
_NOBODY = {"nobody", "none", "neither", "no-one", "noone"}
# Without one of these a sentence has no such negation.
_NONE = _NOBODY | {"no", "nothing", "not", "never", "nor"}
# What may stand inside a subject: 'none of the countries in the region', 'neither Peru nor Chile'.
_INSIDE_TAGS = PHRASE_TAGS | {"PRP"}
_INSIDE_WORDS = {"of", "nor", "or", "in", "from", "among", "-"}
_AUXILIARIES = {"did", "do", "does", "has", "have", "had", "was", "were", "is", "are", "will", "would", "could", "can"}
_DENYING_TAGS = {*VERB_TAGS, "JJ"} - {"MD"}
# How far before a trigger the word that denies it may stand.
DENIAL_REACH = 16
# How many tokens a subject may have.
SUBJECT_REACH = 12


def is_of_none(sentence: Parse, hit: TriggerHit, start: int, lexicon: Lexicon) -> bool:
    """'imposed no tariffs', 'No tariffs will be imposed', 'there was no visit': nothing of the kind was done."""
    if _NONE.isdisjoint(sentence.vocabulary):
        return False
    if hit.reading.form in {"noun", "phrase"}:
        places = [phrase_start(sentence, hit.end)]
    else:
        places = [hit.end, *([start] if is_passive(sentence, hit.start) else [])]
    return any(_is_no(sentence, k, lexicon) or _is_nothing(sentence, k) for k in places)


def is_by_nobody(sentence: Parse, verb: int, lexicon: Lexicon) -> bool:
    """Whether the subject before the verb group at token ``verb`` is nobody: 'No country has', 'none of them', 'not a single state'.

    'In no time Peru attacked' and 'no doubt Peru attacked' have another subject.
    """
    if _NONE.isdisjoint(sentence.vocabulary):
        return False
    for k in range(verb - 1, max(-1, verb - 1 - SUBJECT_REACH), -1):
        is_none = (
            sentence.lower[k] in _NOBODY or _is_no(sentence, k, lexicon) or sentence.lower[k : k + 2] in (["not", "a"], ["not", "one"])
        )
        if is_none:
            return k == 0 or sentence.tags[k - 1] not in {"IN", "TO"} or sentence.lower[k - 1] in {"that", "but"}
        if sentence.tags[k] not in _INSIDE_TAGS and sentence.lower[k] not in _INSIDE_WORDS:
            return False
    return False


def is_in_no_way(sentence: Parse, start: int, verb: int, lexicon: Lexicon) -> bool:
    """'At no point did Peru attack', 'nor has it met': a word of none that puts the auxiliary before the subject; not 'never before'."""
    if _NONE.isdisjoint(sentence.vocabulary):
        return False
    for k in range(start, verb):
        is_none = (sentence.lower[k] in {"never", "nor"} and sentence.lower[k + 1] != "before") or (
            _is_no(sentence, k, lexicon) and k > 0 and sentence.tags[k - 1] == "IN"
        )
        if is_none and not _AUXILIARIES.isdisjoint(sentence.lower[k + 1 : min(verb, k + 3)]):
            return True
    return False


def is_in_denied_clause(sentence: Parse, first: int, start: int, reading: Trigger) -> bool:
    """'denied that she had visited', 'denied a report that': what a denial governs did not happen, it says."""
    if reading.event_type == "reject":
        return False
    for k in range(max(start, first - DENIAL_REACH), first):
        found = sentence.hits.event_governors.get(k) if sentence.tags[k] in _DENYING_TAGS else None
        if found is not None and found[1] == "denies":
            return _is_governed(sentence, (k, found[0]), first, reading)
    return False


def _is_governed(sentence: Parse, denial: tuple[int, int], first: int, reading: Trigger) -> bool:
    """Whether a word of denying governs the trigger: 'denied that she had visited', not 'denied it and accused Chile'."""
    k, behind = denial
    tag, between = sentence.tags[k], sentence.lower[behind:first]
    if between[-1:] == ["and"] and tag == "VBD" and sentence.tags[first] in {"VBD", "VBN"}:
        return False
    if not {",", '"', "but"}.isdisjoint(between) or _is_in_relative_clause(sentence, behind, first):
        return False
    return not (tag == "VBN" and reading.form == "noun" and "that" not in between and sentence.tags[behind] != "PRP")


def _is_in_relative_clause(sentence: Parse, start: int, token: int) -> bool:
    """'denied that the army | that attacked Chile was its own': whether a relative clause behind ``start`` holds the token."""
    return any(clause.kind == "relative" and clause.start > start for clause in clauses_over(sentence.clause_at[token]))


def _is_nothing(sentence: Parse, k: int) -> bool:
    """'ruled out nothing', 'attacked nobody'; 'nothing but' and 'nothing less than' are something."""
    return sentence.lower[k : k + 1] in _NOTHING and not set(sentence.lower[k + 1 : k + 2]) & _BUT


def _is_no(sentence: Parse, k: int, lexicon: Lexicon) -> bool:
    return sentence.lower[k : k + 1] == ["no"] and not set(sentence.lower[k + 1 : k + 2]) & lexicon.word_sets["no_negations"]
