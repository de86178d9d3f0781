"""Whose data a sentence reports where nobody speaks: 'figures from the port office show', "by the ministry's count"."""

from __future__ import annotations

from transforms.syntax.closed_class import OWN_ARTICLES
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

# A source is named within so many words of its data: 'figures published late on Monday by the statistics office of …'.
_WITHIN = 18
_FROM = {"from", "by", "of"}
# What a source's own name does not reach across.
_STOPS = {",", ";", ":", "(", ")", '"', "that", "which", "and", "on"}
_POSSESSIVE = {"'s", "’s", "'", "’"}


def find_data_source(sentence: Parse) -> str | None:
    """The source of a sentence's data as it is printed; null where the sentence names none.

    The words for data, for showing and for counting are the sets ``data_nouns``, ``showing_verbs`` and ``counting_nouns``.
    Missed: data whose owner stands before them without a possessive ('customs data show').
    """
    lower = sentence.lower
    sets = sentence.word_sets
    if not sentence.has_any(sets["data_nouns"], sets["counting_nouns"]):
        return None
    for place, word in enumerate(lower):
        span = None
        if word in sets["data_nouns"]:
            span = _behind_data(sentence, place, sets["showing_verbs"]) or _before_data(sentence, place, sets["showing_verbs"])
        elif word in sets["counting_nouns"] and place >= 2 and lower[place - 1] in _POSSESSIVE:
            span = _owner(sentence, place - 1, {"by", "on"})
        if span:
            return sentence.surface(*span)
    return None


def _behind_data(sentence: Parse, noun: int, showing: frozenset[str]) -> tuple[int, int] | None:
    """'Data released on Friday by the customs office in Oslo showed …': from the last preposition of source to the verb."""
    lower = sentence.lower
    end = next((k for k in range(noun + 1, min(noun + _WITHIN, len(lower))) if lower[k] in showing), None)
    if end is None:
        return None
    start = next((k + 1 for k in range(noun + 1, end) if lower[k] in _FROM and _opens_source(sentence, k + 1)), None)
    return _trimmed(sentence, start, end) if start else None


def _opens_source(sentence: Parse, place: int) -> bool:
    """A source is a body or a person: the word behind an article, or a name; 'of trade in goods' is none."""
    first = place + 1 if sentence.lower[place] in OWN_ARTICLES else place
    return first > place or sentence.tags[first].startswith("NNP")


def _before_data(sentence: Parse, noun: int, showing: frozenset[str]) -> tuple[int, int] | None:
    """The owner of data, where a verb of showing follows at once: "The central bank's figures show …"."""
    lower = sentence.lower
    owner = next((k for k in range(noun - 1, max(noun - 4, 0), -1) if lower[k] in _POSSESSIVE), None)
    if owner is None or not any(word in showing for word in lower[noun + 1 : noun + 3]):
        return None
    return _owner(sentence, owner, set())


def _owner(sentence: Parse, possessive: int, openers: set[str]) -> tuple[int, int] | None:
    """The noun phrase before a possessive; behind one of some openers, where any are given."""
    start = phrase_start(sentence, possessive)
    if openers and (start == 0 or sentence.lower[start - 1] not in openers):
        return None
    return _trimmed(sentence, start, possessive)


def _trimmed(sentence: Parse, start: int, end: int) -> tuple[int, int] | None:
    """Without what is no part of the name behind; nothing where only an article is left."""
    lower = sentence.lower
    end = next((k for k in range(start, end) if lower[k] in _STOPS), end)
    return (start, end) if set(lower[start:end]) - OWN_ARTICLES else None
