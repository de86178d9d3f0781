"""Blacklists: lists of those under sanctions that a verb puts somebody on or takes somebody off, and sanctions that it puts them under.

'Added 20 Chinese firms to its trade blacklist', 'put them on a sanctions list', 'removed two banks from its entity list'.
"""

from __future__ import annotations

from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import BREAKS
from transforms.syntax.noun_phrases import phrase_end
from transforms.syntax.parse import Parse

# The word set in the column needs of the verbs that a list has to follow.
LISTS = "sanctions_lists"
# How far behind the verb the list may stand: 'added more than two dozen Chinese technology firms and institutes to its'.
LIST_REACH = 18
_ONTO = {"to", "on", "onto"}
_OFF = {"from", "off"}
_UNDER = {"under", "with"}
# By type of event, the word set of the measures that a verb puts somebody under.
_MEASURES = {"sanction": "sanctions_laid", "tariff": "tariffs_laid"}
_BLACKLISTS, _LISTS = {"blacklist", "blacklists"}, {"list", "lists"}


def list_behind(sentence: Parse, last: int, reading: Trigger, lexicon: Lexicon) -> int | None:
    """The token behind the list that the verb which ends at ``last`` puts somebody on or takes somebody off; null where none follows."""
    joints = _OFF if reading.plover == "CONCEDE" else _ONTO
    for k in range(last, min(len(sentence), last + LIST_REACH)):
        if sentence.lower[k] in BREAKS or sentence.tags[k] in FINITE_TAGS - {"VBP"}:
            return None
        end = _end_of_list(sentence, k + 1, lexicon) if sentence.lower[k] in joints else None
        if end is None and joints is _ONTO and sentence.lower[k] in _UNDER and reading.event_type in _MEASURES:
            end = _end_of_measure(sentence, k + 1, lexicon.word_sets[_MEASURES[reading.event_type]])
        if end is not None:
            return end
    return None


def _end_of_measure(sentence: Parse, start: int, measures: frozenset[str]) -> int | None:
    """Where the measure ends that a verb puts somebody under: 'put Chile under sanctions', 'hit Chile with a 25 percent tariff'."""
    return next((k + 1 for k in range(start, _end_of_row(sentence, start)) if sentence.lower[k] in measures), None)


def _end_of_row(sentence: Parse, start: int) -> int:
    """Where the noun phrase at a token ends with those that 'and' joins to it: 'under steep tariffs and sanctions'."""
    end = phrase_end(sentence, start)
    while end > start and sentence.lower[end : end + 1] == ["and"]:
        start, end = end, phrase_end(sentence, end + 1)
    return end


def _end_of_list(sentence: Parse, start: int, lexicon: Lexicon) -> int | None:
    """Where the phrase of a list ends: 'a US trade blacklist', 'its sanctions list'; null for 'its shopping list'."""
    lower, kinds = sentence.lower, lexicon.word_sets[LISTS]
    for k in range(start, min(len(lower), phrase_end(sentence, start) + 1)):  # the tagger takes 'blacklist' for a verb behind the phrase
        is_list = lower[k] in _LISTS and not kinds.isdisjoint(lower[start:k])
        if lower[k] in _BLACKLISTS or is_list:
            return k + 1
    return None
