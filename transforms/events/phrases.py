"""Phrases: where the phrase of a noun begins, over degrees and what is joined before it: 'most sanctions', 'steel and copper tariffs'."""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import phrase_start

# 'most', 'toughest', 'such', 'tougher': tags that may stand inside the phrase, before or behind its article.
_DEGREES = {"JJS", "JJR", "RBS", "PDT"}
_JOINED = frozenset({"NN", "NNS", "JJ", "JJS", "JJR"})
# What is joined for sure before the same noun: 'economic and travel sanctions'; in 'a softer market and tariff threats' it is not.
ADJECTIVES = frozenset({"JJ", "JJS", "JJR"})
_ORDINAL_ENDS = {"th", "st", "nd", "rd"}
_COMPLETE = {"DT", "PRP$", "POS", "CD"}
_NO_ATTRIBUTES_BEHIND = BE | {"has", "have", "had", "having"}


def whole_phrase_start(sentence: Parse, noun: int, mentions: list[Mention], joined: frozenset[str] = _JOINED) -> int:
    """Where the phrase of the noun at token ``noun`` begins: 'most sanctions', 'its toughest sanctions', 'steel, copper and zinc tariffs'.

    ``joined``: the tags of what may be joined before it.
    """
    start, joints = _first_start(sentence, noun, mentions), {"and", "or", "&"}
    is_subject = not FINITE_TAGS.isdisjoint(sentence.tags[noun + 1 : noun + 2])  # 'cut exports, and sanctions were'
    is_open = not is_subject and (joined is _JOINED or _COMPLETE.isdisjoint(sentence.tags[start:noun]))
    while start > 1:
        if sentence.tags[start - 1] in _DEGREES:
            start = phrase_start(sentence, start - 1, mentions)
        elif is_open and sentence.lower[start - 1] in joints and sentence.tags[start - 2] in {"VBG", *joined}:
            start, joints = _before_joint(sentence, start - 1, mentions), {"and", ","}
        else:
            break
    return start


def _first_start(sentence: Parse, noun: int, mentions: list[Mention]) -> int:
    """Where the phrase of a noun begins, over the two halves of an ordinal: 'a 20th package'."""
    start = phrase_start(sentence, noun, mentions)
    is_ordinal = start > 0 and sentence.lower[start] in _ORDINAL_ENDS and sentence.tags[start - 1] == "CD"
    return phrase_start(sentence, start, mentions) if is_ordinal else start


def _before_joint(sentence: Parse, joint: int, mentions: list[Mention]) -> int:
    """Where what is joined begins, a participle as well: 'sweeping and costly tariffs'."""
    return joint - 1 if sentence.tags[joint - 1] == "VBG" else phrase_start(sentence, joint, mentions)


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
