"""Phrases: participles that stand before a noun like adjectives: 'postponed planned tariffs'."""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE, HAVE
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

_NO_ATTRIBUTES_BEHIND = BE | HAVE


def before_attribute(sentence: Parse, start: int, lexicon: Lexicon) -> int:
    """Where a phrase begins with the participle before ``start``: 'postponed | planned tariffs', not 'has planned tariffs'.

    Participles that stand before a noun without an article are no verbs there; behind a preposition a plan's tell of the plan.
    """
    if start < 2 or sentence.lower[start - 2] in _NO_ATTRIBUTES_BEHIND:
        return start
    word, before = sentence.lower[start - 1], sentence.tags[start - 2]
    sets = lexicon.word_sets
    is_of_plan = word in sets["attributes_of_plans"] and before in {*VERB_TAGS, "RP"}
    is_attribute = is_of_plan or (word in sets["attributes_of_events"] and before in {*VERB_TAGS, "IN"})
    return start - 1 if is_attribute else start


def before_stages(sentence: Parse, start: int) -> int:
    """Where a phrase begins, with what counts or parts it: '| three hours of talks', '| the second day of a state visit'."""
    sets = sentence.lexicon.word_sets
    stages = sets["lengths_of_time"] | sets["event_stages"]
    while start > 1 and sentence.lower[start - 1] == "of" and sentence.lower[start - 2].removesuffix("s") in stages | {"round", "series"}:
        start = phrase_start(sentence, start - 1)
    return start
