"""Auxiliaries that stand apart from their verb: over words of time ('will on Monday lift'), or before an earlier verb that shares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BREAKS

if TYPE_CHECKING:
    from transforms.syntax.parse import Parse

# How far the first of two joined verbs may stand: 'will discuss trade and energy with the minister and visit Lima'.
SHARED_REACH = 25
# How many words may stand between a modal and its verb: 'will later this month remove'.
INSERTED_REACH = 4
# What opens those words.
_INSERTED = {"last", "this", "next", "again"}
# What stands behind a participle that has no object: 'imposed in 2011', 'imposed last year'.
_NO_OBJECT = {"IN", "TO", ".", ",", "RB"}


def before_inserted(sentence: Parse, last: int) -> int | None:
    """'will in turn remove', 'will on Monday lift': the modal before the words of time or turn that end at token ``last``."""
    for k in range(last, max(0, last - INSERTED_REACH), -1):
        if sentence.tags[k] in {*VERB_TAGS, ",", "CC", "PRP"} and sentence.tags[k - 1] != "IN":
            return None
        if sentence.tags[k - 1] == "MD" and sentence.tags[last + 1] == "VB":
            is_inserted = sentence.lower[k] in _INSERTED or sentence.lower[k] in sentence.word_sets["opening_times"]
            return k - 1 if sentence.tags[k] == "IN" or is_inserted else None
    return None


def shared_auxiliary(sentence: Parse, verb: int, joint: int) -> int | None:
    """Where the auxiliary that a verb behind 'and' or a comma shares with an earlier one ends; null where it has none."""
    if sentence.lower[joint] in {"and", "or"} and sentence.tags[verb] in {"VB", "VBP", "NN"}:
        return _shared_modal(sentence, joint)
    is_joined = sentence.lower[joint] in {"and", "or", ","} and sentence.tags[verb] in {"VBN", "VBD"}
    return _shared_perfect(sentence, verb, joint) if is_joined and verb not in sentence.hits.cues else None


def _shared_modal(sentence: Parse, end: int) -> int | None:
    """'will discuss trade and visit Lima': the modal serves both verbs."""
    for k in range(end - 1, max(-1, end - SHARED_REACH), -1):
        if sentence.lower[k] in BREAKS or sentence.tags[k] in {"VBD", "VBZ"}:
            return None
        if sentence.tags[k] == "MD":
            return k + 1
    return None


def _shared_perfect(sentence: Parse, verb: int, end: int) -> int | None:
    """'would have banned imports and imposed tariffs': 'would have' serves both verbs.

    Behind a comma only where an object follows: 'would have lifted the ban, imposed in 2011' tells of the ban.
    """
    if sentence.lower[end] == "," and (verb + 1 >= len(sentence) or sentence.tags[verb + 1] in _NO_OBJECT):
        return None
    for k in range(end - 1, max(0, end - SHARED_REACH), -1):
        if sentence.lower[k] == "have":
            return k + 1 if _is_perfect(sentence, k) and not _is_closed_clause(sentence, k, end) else None
        if sentence.lower[k] in BREAKS or sentence.tags[k] in {"VBZ", "VBP"}:
            return None
    return None


def _is_perfect(sentence: Parse, have: int) -> bool:
    """'would have banned', 'might not have banned'."""
    return sentence.tags[have - 1] in {"MD", "RB"} and sentence.tags[have + 1] in {"VBN", "VBD", "VB"}


def _is_closed_clause(sentence: Parse, have: int, end: int) -> bool:
    """'Peru, which would have joined the pact, left and imposed tariffs': the clause is closed before the verb."""
    return sentence.lower[have - 2] in {"which", "who"} and "," in sentence.lower[have:end]
