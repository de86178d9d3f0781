"""Predicates: the verb that tells of a noun, over asides and relative clauses, and whether its clause is one of the future."""

from __future__ import annotations

from transforms.events.triggers import TriggerHit
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.clauses import main_clause, verb_run, verb_starting
from transforms.syntax.closed_class import BE, HAVE, WILL
from transforms.syntax.parse import Parse

# How far behind a noun the verb that tells of it may stand: 'a visit to Peru by Elena Paz, due on Monday, was put off'.
PREDICATE_REACH = 22
# What opens a side clause whose present tense lies ahead.
_SIDE_OPENERS = {"before", "after", "when", "until", "once"}
_RELATIVE = {"who", "as", "which", "that"}


def find_predicate(sentence: Parse, last: int, end: int) -> int | None:
    """The verb that tells of the noun; in 'a visit set for May was called off' it is 'was'."""
    finite = [
        k
        for k in range(last, min(end, last + PREDICATE_REACH))
        if sentence.tags[k] in FINITE_TAGS and (sentence.lower[k - 1] not in _RELATIVE or sentence.lower[k - 2 : k] == [",", "which"])
    ]
    finite = finite[next((i for i, k in enumerate(finite) if not _is_in_aside(sentence, k, end)), 0) :]
    finite = [k for k in finite if not _is_of_other_clause(sentence, finite[0], k)]
    auxiliary = next((k for k in finite if sentence.lower[k] in BE | HAVE or sentence.tags[k] == "MD"), None)
    return auxiliary if auxiliary is not None else next(iter(finite), None)


def is_before_future(sentence: Parse, hit: TriggerHit) -> bool:
    """'will meet Rojas before he flies to Lima': the present of a side clause is as far ahead as its main clause."""
    first = hit.start
    if hit.reading.form in {"noun", "phrase"} or sentence.tags[first] not in {"VBZ", "VBP"}:
        return False
    clause = sentence.clause_at[first]
    is_side = clause.verb == first and sentence.lower[clause.start] in _SIDE_OPENERS
    return is_side and not WILL.isdisjoint(sentence.lower[: clause.start])


def main_verb(sentence: Parse, verb: int, end: int) -> int:
    """The last of a run of verbs, without what stands behind it: 'will not go ahead'."""
    run = verb_run(sentence, verb, end)
    return max((k for k in run if sentence.tags[k] in VERB_TAGS), default=verb)  # not the 'to' of 'will be raised | to 25 per cent'


def is_inverted(sentence: Parse, k: int) -> bool:
    """'Had Peru not attacked Chile, ...': the auxiliary that opens the sentence asks nothing and states nothing."""
    is_opening = sentence.lower[k] in {"had", "were", "should"} and (k == 0 or sentence.lower[k - 1] in {'"', "``"})
    return is_opening and sentence.lower[-1] != "?" and sentence.tags[k + 1] not in {"VBN", "VBD", "VB"}


def _is_in_aside(sentence: Parse, verb: int, end: int) -> bool:
    """'a visit, announced in May, took place', 'a visit, which was planned for May, did': a verb between two commas before the main one."""
    if sentence.lower[verb - 1] != "," and sentence.lower[verb - 2 : verb] != [",", "which"]:
        return False
    closing = next((k for k in range(verb, end - 1) if sentence.lower[k] == ","), None)
    behind = verb_starting(sentence, closing + 1) if closing is not None else None
    return behind is not None and behind < end


def _is_of_other_clause(sentence: Parse, first: int, k: int) -> bool:
    """Whether a verb behind the first one is of a clause of its own: 'talks ended on Monday, and they will meet again'."""
    return main_clause(sentence.clause_at[k]) is not main_clause(sentence.clause_at[first])
