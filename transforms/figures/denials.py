"""Amounts that the text goes on to deny or to doubt: 'The figure is wrong', 'The ministry denied it', 'The claim could not be verified'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS, MARKS, VERB_NEGATIONS
from transforms.syntax.parse import Parse

_POINTING = {"the", "that", "this", "those", "these", "his", "her", "their", "its", "such"}
_PRONOUNS = {"it", "that", "this"}
_ENDS = {"", ".", ",", ";", "!", "?", ":", '"', "''", "and", "but", "as", "on"}
_OPENERS = BREAKS | MARKS | {",", ".", "and"}
# Between 'is' and the verdict: 'is quite simply wrong'; between 'called the sum' and it: 'utterly imaginary'.
_VERDICT_REACH = 4
# Between 'no evidence' and the noun: 'no evidence whatever to support the claim'.
_EVIDENCE_REACH = 5
_YEAR_DIGITS = 4
# Beside money and percents; not the 56 days that somebody was held.
_DISPUTABLE = {"mass", "volume", "capacity"}


class Verdict(NamedTuple):
    """What a clause says of what was told before it: ``denied`` or ``questioned``.

    ``of_amount``: whether of one amount ('the sum') and not of all that was said ('the claim', 'it').
    """

    stance: str
    of_amount: bool


class _Reference(NamedTuple):
    """'the figure', 'the claim', 'it': what is judged, and the token behind."""

    end: int
    of_amount: bool


def find_verdicts(sentences: Sequence[Parse]) -> dict[int, Verdict]:
    """By the number of a sentence what the next one says of it."""
    found: dict[int, Verdict] = {}
    for sentence in sentences[1:]:
        verdict = verdict_of(sentence, 0)
        if verdict:
            found[sentence.number - 1] = verdict
    return found


def denied_later(facts: SentenceFacts, amount: Amount, next_verdict: Verdict | None) -> str | None:
    """The stance that the text takes towards an amount behind it, in its sentence or in the next; null where it takes none."""
    if not (amount.is_money or amount.unit == "percent" or amount.measure in _DISPUTABLE):
        return None
    sentence = facts.sentence
    following = facts.amount_after(amount)
    verdict = verdict_of(sentence, amount.end) if following is None else None
    verdict = verdict or next_verdict
    if verdict is None:
        return None
    if verdict.of_amount:
        alike = [other for other in facts.amounts if other.is_money == amount.is_money and not facts.is_equivalent(other)]
        return verdict.stance if len(alike) == 1 and (amount.is_money or len(facts.amounts) == 1) else None
    return verdict.stance if _is_told(sentence) else None


def verdict_of(sentence: Parse, start: int) -> Verdict | None:
    """What is said from token ``start`` on of what was told before; nothing where another amount is told before it."""
    if not _may_judge(sentence):
        return None
    tags = sentence.tags
    for k in range(start, len(sentence)):
        if tags[k] == "$" or (tags[k] == "CD" and len(sentence.lower[k]) != _YEAR_DIGITS):
            return None
        found = _judged_subject(sentence, k, start) or _judged_object(sentence, k)
        if found:
            return found
    return None


def _may_judge(sentence: Parse) -> bool:
    """Whether a sentence has a word that judges."""
    sets = sentence.word_sets
    return sentence.has_any(
        {"evidence"}, sets["true"], sets["untrue"], sets["denial"], sets["rejecting"], sets["disputing"], sets["doubt"], sets["checking"]
    )


def _is_told(sentence: Parse) -> bool:
    """Whether somebody says what the sentence tells: 'The paper wrote that', 'is what the paper wrote'."""
    tags = sentence.tags
    return any(tags[k] in VERB_TAGS and k in sentence.hits.cues for k in range(len(sentence)))


def _reference_at(sentence: Parse, k: int) -> _Reference | None:
    """'the figure', 'that widely quoted claim', 'it'; not 'the figure of 5 billion', 'the claim that Peru had lied'."""
    lower = sentence.lower
    if lower[k] in _POINTING:
        chunk, sets = sentence.chunk_at[k], sentence.word_sets
        noun = chunk.head if chunk is not None else k
        if lower[noun] in sets["told_amounts"] or lower[noun] in sets["told_claims"]:
            has_own = lower[noun + 1 : noun + 2] in (["of"], ["that"], ["for"])
            return None if has_own else _Reference(noun + 1, lower[noun] in sets["told_amounts"])
    return _Reference(k + 1, of_amount=False) if lower[k] in _PRONOUNS else None


def _judged_subject(sentence: Parse, k: int, start: int) -> Verdict | None:
    """'The figure is wrong', 'That is untrue', 'The claim could not be verified', 'There is no evidence for the claim'."""
    lower = sentence.lower
    if lower[k : k + 2] == ["no", "evidence"]:
        reach = range(k + 2, min(k + 2 + _EVIDENCE_REACH, len(lower)))
        reference = next((found for i in reach if lower[i] in _POINTING and (found := _reference_at(sentence, i))), None)
        return Verdict("questioned", reference.of_amount) if reference else None
    if k > start and lower[k - 1] not in _OPENERS:
        return None
    reference = _reference_at(sentence, k)
    if reference is None or reference.end >= len(lower):
        return None
    return _verdict_behind(sentence, reference, is_pronoun=reference.end == k + 1)


def _verdict_behind(sentence: Parse, reference: _Reference, *, is_pronoun: bool) -> Verdict | None:
    """The verdict of the verb behind what is judged."""
    lower, sets = sentence.lower, sentence.word_sets
    verdict = lower[reference.end + 1 : reference.end + 2 + _VERDICT_REACH]
    is_negated = not VERB_NEGATIONS.isdisjoint(verdict)
    is_told = sentence.tags[reference.end] == "MD" or lower[reference.end] in BE
    if is_told and is_negated and not sets["checking"].isdisjoint(verdict):
        return Verdict("questioned", reference.of_amount)
    if lower[reference.end] not in BE:
        return None
    at = next((i for i, word in enumerate(verdict) if word in sets["untrue"] or word in sets["true"]), None)
    if at is None or is_negated == (verdict[at] in sets["untrue"]):
        return None
    # 'That is wrong.', not 'It was wrong of Peru', 'That is absurd in a town'
    behind = ["", *verdict][at + 2 : at + 3]
    return None if is_pronoun and behind and behind[0] not in _ENDS else Verdict("denied", reference.of_amount)


def _judged_object(sentence: Parse, k: int) -> Verdict | None:
    """'The ministry denied it', 'dismissed the figure', 'called the sum imaginary', 'questioned the estimate'."""
    lower, sets = sentence.lower, sentence.word_sets
    if sentence.tags[k] not in VERB_TAGS or k + 1 >= len(lower) or not VERB_NEGATIONS.isdisjoint(lower[max(0, k - 2) : k]):
        return None
    is_calling = lower[k] in sets["calling"]
    doubts = lower[k] in sets["doubt"] | sets["disputing"]  # somebody still says so
    if not is_calling and not doubts and lower[k] not in sets["denial"] | sets["rejecting"]:
        return None
    judged = sentence.object_of(k)
    reference = _reference_at(sentence, judged.start if judged is not None else k + 1)  # 'doubted that'
    if reference is None:
        return None
    if is_calling:
        is_untrue = not sets["untrue"].isdisjoint(lower[reference.end : reference.end + _VERDICT_REACH])
        return Verdict("denied", reference.of_amount) if is_untrue else None
    if lower[reference.end : reference.end + 1] and lower[reference.end] not in _ENDS:
        return None  # 'denied it entry'
    return Verdict("questioned" if doubts else "denied", reference.of_amount)
