"""Steps: what later verbs of a sentence make of a measure: 'imposed in 2018, lifted in 2021 and reimposed in 2024' are three events."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE, HAVE
from transforms.syntax.parse import Parse
from transforms.times.timex import TimeExpression

# How far behind a measure the verb of its origin, and behind that its day, may stand.
ORIGIN_REACH = 12
DAY_WITHIN = 4
_ORIGIN_ENDS = {";", ":", "and", "but", "from", "until"}
_JOINTS = {",", "and", "but", "before"}
# 'lifted them', 'lifted again', 'lifted in 2021', 'lifted, and': no other thing is lifted.
_SAME = {"it", "them", "these", "those"}
_NO_OBJECT = {"IN", "TO", "CC", "RB", ",", ".", "RBR"}
_POINTING = {"the", "this", "that", "these", "those"}


def later_steps(sentence: Parse, event_type: str, behind: int, times: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """The verbs behind a measure that tell what became of it, as (first token, token behind, direction).

    Args:
        sentence: the sentence.
        event_type: the type of the measure.
        behind: the token from which to look.
        times: the first tokens of time expressions, which are no objects ('lifted last May').
        lexicon: the words of direction.
    """
    for k in range(behind, len(sentence)):
        if sentence.lower[k] in {";", ":", '"'} or sentence.tags[k] in {"WDT", "WP", "WRB"}:
            return
        if sentence.tags[k] not in VERB_TAGS or sentence.lower[k] in BE | HAVE:
            continue
        step = sentence.hits.direction_verbs.get(k)
        if step is None:
            return
        is_said = k in sentence.hits.cues  # ', announced the minister'
        is_verb = sentence.tags[k] in {"VBD", "VBN", "VB"} and not is_said and _goes_on(sentence, k)
        if is_verb and _is_of_same(sentence, step[0], event_type, times):
            yield k, step[0], step[1]


def origin_step(sentence: Parse, last: int, times: list[TimeExpression]) -> tuple[int, str, TimeExpression] | None:
    """The verb that tells how a measure came about, with its direction and day: 'the ban | that it had | imposed | in 2018'.

    Args:
        sentence: the sentence.
        last: the token behind the noun of the measure.
        times: its times, as they read of what is past.
    """
    for k in range(last, min(len(sentence), last + ORIGIN_REACH)):
        step = sentence.hits.direction_verbs.get(k)
        if sentence.lower[k] in _ORIGIN_ENDS or (sentence.tags[k] in FINITE_TAGS and step is None and sentence.lower[k] not in BE | HAVE):
            return None
        if step is not None and sentence.tags[k] in {"VBD", "VBN"} and k not in sentence.hits.cues:
            end = sentence.clause_at[k].end
            time = next((t for t in times if step[0] <= t.start <= step[0] + DAY_WITHIN and t.end <= end), None)
            return (k, step[1], time) if time is not None and _is_of_origin(sentence, k, last) else None
    return None


def _is_of_origin(sentence: Parse, verb: int, last: int) -> bool:
    """Whether a verb stands in a clause about the measure before it: 'that it had imposed', ', first imposed', 'tariffs they imposed'."""
    clause = sentence.clause_at[verb]
    is_relative = clause.kind in {"relative", "content"} and clause.start >= last
    is_participle = sentence.tags[verb] == "VBN" and sentence.lower[verb - 1] in {",", "first"}
    return is_relative or is_participle or sentence.tags[verb - 1] == "PRP"


def _goes_on(sentence: Parse, verb: int) -> bool:
    """Whether the verb shares the subject of the one before: a comma or 'and' stands right before it, over adverbs and 'were'."""
    k = verb - 1
    while k > 0 and (sentence.tags[k] == "RB" or sentence.lower[k] in BE | HAVE | {"then", "later"}):
        k -= 1
    return k > 0 and sentence.lower[k] in _JOINTS


def _is_of_same(sentence: Parse, behind: int, event_type: str, times: frozenset[int]) -> bool:
    """Whether what stands behind the verb is the measure told of, or no object at all."""
    if behind >= len(sentence) or behind in times or sentence.lower[behind] in _SAME or sentence.tags[behind] in _NO_OBJECT:
        return True
    entry = sentence.hits.triggers.get(behind + 1) if sentence.lower[behind] in _POINTING else None
    return entry is not None and any(r.event_type == event_type and r.form == "noun" for r in entry[1])
