"""Joints: where the clauses of two events in one sentence meet: 'will meet Rojas | and visit Arica', 'left | after Rojas came'."""

from __future__ import annotations

from itertools import pairwise

from transforms.events.event import Event
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.parse import Parse

# What opens a clause with a verb of its own.
_OPENERS = {"after", "before", "while", "when", "as", "but"}
# How far behind 'and' the second verb may stand: 'and will then visit'.
VERB_REACH = 4


def part_clauses(events: list[Event]) -> list[Event]:
    """Events of one sentence in the order of their triggers, each with the part of the sentence that tells it alone."""
    ordered = sorted(events, key=lambda event: (event.trigger_start, event.event_type))
    begun = 0
    for ours, theirs in pairwise(ordered):
        joint = _joint(ours.sentence, ours.trigger_end, theirs)
        if joint is not None:
            begun = joint + 1
            ours.end = min(ours.end, joint)
        theirs.start = max(theirs.start, min(begun, theirs.trigger_start))
    return ordered


def _joint(sentence: Parse, start: int, theirs: Event) -> int | None:
    """The last token before the second trigger at which another clause begins."""
    stop = theirs.trigger_start
    is_verb = sentence.tags[stop] in VERB_TAGS or theirs.rule.startswith("base:")  # 'and visit Arica' may be taken for a noun
    return next((k for k in range(stop - 1, start - 1, -1) if _opens(sentence, k, stop, is_verb=is_verb)), None)


def _opens(sentence: Parse, k: int, trigger: int, *, is_verb: bool) -> bool:
    if sentence.lower[k] == "and":
        return is_verb and trigger - k <= VERB_REACH and sentence.tags[k + 1] != "NNP"
    if sentence.lower[k : k + 2] == ["according", "to"]:
        return True
    return sentence.lower[k] in _OPENERS and not FINITE_TAGS.isdisjoint(sentence.tags[k + 1 : trigger + 1])
