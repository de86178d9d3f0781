"""Whether a sentence stands by an amount: asserted, denied or questioned."""

from __future__ import annotations

from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import VERB_NEGATIONS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

# Between 'impose' and its rate: 'impose the promised additional'.
_LEVY_REACH = 6


def figure_stance(sentence: Parse, start: int, end: int) -> str:
    """Whether the sentence stands by the amount from token ``start`` up to ``end``: denied, questioned or asserted."""
    lower, word_sets = sentence.lower, sentence.word_sets
    if _is_just_not(sentence, start) or _is_of_none(sentence, start) or _will_not_be_levied(sentence, start):
        return "denied"
    for i in range(start) if sentence.has_any(word_sets["denial"], {"true"}) else ():
        if lower[i] in word_sets["denial"] and lower[i - 1 : i] != ["not"]:
            return "denied"
        if lower[i] == "true" and "not" in lower[max(0, i - 2) : i]:
            return "denied"
    behind = lower[end : end + 6]
    if not word_sets["untrue"].isdisjoint(behind) and {"is", "was", "are", "were"} & set(behind):
        return "denied"
    return "asserted" if word_sets["doubt"].isdisjoint(lower[:start]) else "questioned"


def _will_not_be_levied(sentence: Parse, first: int) -> bool:
    """'will not impose a 25 percent tariff': not 'will not say whether it will impose'."""
    lower, levying = sentence.lower, sentence.word_sets["levying"]
    if not sentence.has_any(VERB_NEGATIONS):
        return False
    verb = next((k for k in range(first - 1, max(1, first - _LEVY_REACH), -1) if lower[k] in levying), None)
    return verb is not None and sentence.tags[verb - 2] == "MD" and lower[verb - 1] in VERB_NEGATIONS


def _is_just_not(sentence: Parse, first: int) -> bool:
    """'Exports were not 5 billion': not 'not less than 5 billion', which the tags tell."""
    before = phrase_start(sentence, first + 1) - 1
    return before > 0 and sentence.lower[before] in VERB_NEGATIONS and sentence.tags[before - 1] in FINITE_TAGS


def _is_of_none(sentence: Parse, first: int) -> bool:
    """'There is no missing 5 billion', 'there was never any 5 billion': not 'There is no 5 billion without work', which is rare."""
    lower = sentence.lower
    if "there" not in sentence.vocabulary:
        return False
    start = phrase_start(sentence, first + 1)
    if lower[start] == "any":
        return start > 2 and lower[start - 1] in VERB_NEGATIONS and lower[start - 3] == "there"
    return start > 1 and lower[start] == "no" and lower[start - 2] == "there"
