"""Triggers: the words of a sentence that evoke events, in the sense that the lexicon means.

A verb counts where it is a verb ('they protest'), a noun where it is a noun and heads its phrase ('the visit', not
'the visit agenda'). Readings that need a certain word close by ('cut' with 'rates') are dropped where it is missing.
"""

from __future__ import annotations

from typing import NamedTuple

from transforms.events.blacklists import LISTS, list_behind
from transforms.events.senses import is_no_act, is_of_words
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive

# How far off a word that a reading needs may stand: the subject's head before, the object's head behind.
WORDS_BEFORE = 6
WORDS_BEHIND = 8
# Tokens of the longest phrase in triggers.csv.
LONGEST_TRIGGER = 6
# How far behind 'visiting' the name of the guest may stand: 'visiting Chilean Deputy Trade Minister Elena Paz'.
GUEST_REACH = 5
_VISITING_WHEN = {"while", "when", "after", "before", "and", "was", "by", "since", ","}
_NOUNS = {"NN", "NNS"}
_INSIDE = {"DT", "PRP$", "JJ", "JJS", "JJR"}
_PREFIXES = {"re", "co", "counter"}
# Nouns that stay events before another noun: 'the sanctions regime' tells of sanctions, 'the election campaign' of none.
_MEASURES = {"tariff", "sanction", "ban", "trade_deal"}


class Evocation(NamedTuple):
    """A trigger at tokens ``first`` up to ``last`` in one of its readings."""

    first: int
    last: int
    reading: Trigger


def find_evocations(sentence: Parse, mentions: list[Mention], lexicon: Lexicon) -> list[list[Evocation]]:
    """The words of a sentence that evoke events, left to right; for each its readings, longest phrases first.

    Args:
        sentence: the sentence.
        mentions: its names; a word inside a longer name evokes nothing ('the Boycott Movement').
        lexicon: the triggers and the word sets that their readings need.
    """
    found = []
    for i in lexicon.triggers.places(sentence.lower):
        readings = [
            evoked for evoked in _readings(sentence, i, lexicon)
            if _is_used_so(sentence, evoked, mentions, lexicon) and _has_its_word(sentence, evoked, lexicon)
        ]  # fmt: skip
        found += [readings] if readings else []
    return found


def _readings(sentence: Parse, first: int, lexicon: Lexicon) -> list[Evocation]:
    """What the phrases that begin at a token may evoke: 'missile strike' before 'missile'."""
    found: list[Evocation] = []
    window = sentence.lower[first : first + LONGEST_TRIGGER]
    while window and (entry := lexicon.triggers.starting(window, 0)):
        length, readings = entry
        found += [Evocation(first, first + length, reading) for reading in readings]
        window = window[: length - 1]
    return found


def _is_inside_name(sentence: Parse, evoked: Evocation) -> bool:
    """'the Boycott Movement' is a name; 'the Asian Development Summit' is one too, but also a meeting."""
    name = sentence.mention_at[evoked.first]
    if name is None or name.last - name.first == 1:
        return False
    is_meeting = evoked.reading.event_type == "meet" and evoked.reading.form == "noun"
    return not (is_meeting and name.last == evoked.last)


def _is_used_so(sentence: Parse, evoked: Evocation, mentions: list[Mention], lexicon: Lexicon) -> bool:
    if _is_inside_name(sentence, evoked):
        return False
    if evoked.reading.form in {"phrase", "adjective"}:
        return True
    if evoked.reading.form == "noun":
        return _is_noun(sentence, evoked, mentions, lexicon) and not _is_half_word(sentence, evoked)
    if evoked.reading.form == "third" and _is_measure_aimed(sentence, evoked):
        return False
    if _is_between_names(sentence, evoked, mentions):
        return True
    if sentence.role == "title" and evoked.reading.form in {"third", "base"} and _is_verb_of_headline(sentence, evoked, mentions):
        return True
    return _is_verb(sentence, evoked.first, evoked.last, evoked.reading, mentions)


def _is_between_names(sentence: Parse, evoked: Evocation, mentions: list[Mention]) -> bool:
    """'PERU CONDEMNS CHILE': a verb, though it may be taken for a noun."""
    if evoked.reading.form != "third" or sentence.tags[evoked.first] not in {"NN", "NNS", "NNP"}:
        return False
    return len([m for m in mentions if not m.is_adjective and (m.last == evoked.first or m.first == evoked.last)]) > 1


def _is_measure_aimed(sentence: Parse, evoked: Evocation) -> bool:
    """'UN sanctions on Mali', 'UN sanctions against Mali': whom it is aimed at stands behind a noun; a verb has an object."""
    is_aimed = sentence.lower[evoked.last : evoked.last + 1] in (["on"], ["against"]) and sentence.tags[evoked.first] in {*_NOUNS, "VBZ"}
    return is_aimed and evoked.last - evoked.first == 1 and evoked.reading.event_type in _MEASURES


def _is_verb_of_headline(sentence: Parse, evoked: Evocation, mentions: list[Mention]) -> bool:
    """'PERU, CHILE SIGN TRADE PACT': behind a name, with something behind it and no other verb in the line."""
    is_behind_name = any(m.last == evoked.first and not m.is_adjective for m in mentions)
    has_other = any(tag in VERB_TAGS for k, tag in enumerate(sentence.tags) if not evoked.first <= k < evoked.last)
    joined = any("," in sentence.lower[: m.first] or "and" in sentence.lower[: m.first] for m in mentions if m.last == evoked.first)
    return is_behind_name and not has_other and evoked.last < len(sentence) and (evoked.reading.form == "third" or joined)


def _is_noun(sentence: Parse, evoked: Evocation, mentions: list[Mention], lexicon: Lexicon) -> bool:
    first, last = evoked.first, evoked.last
    if last - first == 1 and not _is_tagged_noun(sentence, evoked):
        return False
    if sentence.lower[first].endswith("s") and any(m.last == first and m.entity.kind == "person" for m in mentions):
        return False  # 'Elena Paz talks', 'Paz visits': a verb, or there would be an apostrophe
    if evoked.reading.event_type == "threaten" and _says_what_it_is(sentence, first, lexicon):
        return False
    is_before_noun = last < len(sentence) and sentence.tags[last] in _NOUNS and not sentence.lower[last].endswith("day")
    return not is_before_noun or evoked.reading.event_type in _MEASURES


def _is_half_word(sentence: Parse, evoked: Evocation) -> bool:
    """'duty-free goods', 'sanctions-hit firms': no duty and no sanctions are told of."""
    is_hyphen = sentence.lower[evoked.last : evoked.last + 1] == ["-"]
    return is_hyphen and sentence.is_glued(evoked.last) and evoked.reading.event_type in _MEASURES


def _is_tagged_noun(sentence: Parse, evoked: Evocation) -> bool:
    """A noun or adjective, 'the shelling', and 'UN sanctions on Mali', which may be taken for a verb."""
    tag, before = sentence.tags[evoked.first], sentence.tags[evoked.first - 1] if evoked.first else ""
    is_gerund = tag == "VBG" and before in {"DT", "JJ", "PRP$", "POS"}
    return tag[0] in "NJ" or is_gerund or _is_measure_aimed(sentence, evoked)


def _says_what_it_is(sentence: Parse, first: int, lexicon: Lexicon) -> bool:
    """'sees Chile as its biggest threat', 'poses a threat': what somebody is to others, and no act."""
    start = first
    while start > 0 and sentence.tags[start - 1] in _INSIDE:
        start -= 1
    before = sentence.lower[start - 1] if start > 0 and sentence.tags[start - 1] != "POS" else ""
    return before == "as" or before in BE or before in lexicon.word_sets["likening"]


def _is_guest(sentence: Parse, first: int, last: int, mentions: list[Mention]) -> bool:
    """'met visiting Chilean President Elena Paz': who visits, and nobody who is visited."""
    if first == 0 or sentence.lower[first - 1] in BE | _VISITING_WHEN:
        return False
    person = next((m for m in mentions if last <= m.first <= last + GUEST_REACH and m.entity.kind == "person"), None)
    return person is not None and all(tag[:2] in {"NN", "JJ"} for tag in sentence.tags[last : person.first])


def _is_verb(sentence: Parse, first: int, last: int, reading: Trigger, mentions: list[Mention]) -> bool:
    tag = sentence.tags[first]
    before = sentence.tags[first - 1] if first else ""
    if _is_compound(sentence, first, last) or sentence.lower[max(0, first - 2) : first] == ["when", "it"]:
        return False  # 'when it comes to Peru'
    if tag not in VERB_TAGS:
        return _is_hidden_verb(sentence, first, last, reading, before)
    if reading.form == "gerund" and reading.event_type == "visit" and _is_guest(sentence, first, last, mentions):
        return False
    if reading.form == "base" and _heads_phrase(sentence, first):
        return False
    if reading.form == "gerund":
        return before not in {"DT", "JJ", "PRP$", "POS"}
    if reading.form in {"past", "participle"} and not is_passive(sentence, first):
        return not _is_attribute(sentence, first, last, before)
    return True


def _heads_phrase(sentence: Parse, first: int) -> bool:
    """'to a trade | blacklist', 'on its blacklist': a noun taken for a verb, behind a preposition and an article."""
    start = first
    while start > 0 and sentence.tags[start - 1] in {"JJ", "NN"}:
        start -= 1
    return (
        sentence.tags[first] == "VB"
        and start > 1
        and sentence.tags[start - 1] in {"DT", "PRP$"}
        and sentence.tags[start - 2] in {"IN", "TO"}
    )


def _is_compound(sentence: Parse, first: int, last: int) -> bool:
    """'cut-price', 'visa-free': part of a hyphenated word, unless a prefix of the verb ('re-elected')."""
    if last < len(sentence) and sentence.lower[last] == "-" and sentence.is_glued(last):
        return True
    return first > 1 and sentence.lower[first - 1] == "-" and sentence.is_glued(first) and sentence.lower[first - 2] not in _PREFIXES


def _is_hidden_verb(sentence: Parse, first: int, last: int, reading: Trigger, before: str) -> bool:
    """'troops shot eight people', 'workers are striking', 'he was shot': verbs taken for nouns or adjectives."""
    if reading.form in {"gerund", "participle"}:
        return _is_behind_be(sentence, first)
    behind = sentence.tags[last] if last < len(sentence) else ""
    if reading.form == "base":  # 'will discuss trade and visit Lima'
        return before == "CC" and behind in {"NNP", "DT", "PRP$"}
    if sentence.tags[first] == "JJ" and sentence.lower[first].endswith("ed") and before in {"NNS", "NNP", "NNPS", "PRP"}:
        return reading.form == "past"
    is_between = before in {"NNS", "NNP", "PRP", "NNPS", "NN"} and behind in {"DT", "CD", "PRP$", "PRP"}
    is_headline = reading.form == "third" and before == "NNP" and behind == "NNP"  # 'Paz visits Chile'
    return (is_between or is_headline) and reading.form in {"past", "third"} and sentence.tags[first] in {"NN", "NNS", "JJ"}


def _is_behind_be(sentence: Parse, first: int) -> bool:
    """'workers are striking', 'are now striking'."""
    i = first - 1
    while i > 0 and sentence.tags[i] == "RB":
        i -= 1
    return i >= 0 and sentence.lower[i] in BE


def _is_attribute(sentence: Parse, first: int, last: int, before: str) -> bool:
    """'the newly appointed minister', 'its alleged exports': a participle before its noun."""
    if before == "RB" and first > 1:
        before = sentence.tags[first - 2]
    behind = sentence.tags[last] if last < len(sentence) else ""
    return before in {"DT", "PRP$", "POS", "JJ", "IN", ""} and behind in {"NN", "NNS", "JJ", "NNP", "CD"} and last - first == 1


def _has_its_word(sentence: Parse, evoked: Evocation, lexicon: Lexicon) -> bool:
    first, last, reading = evoked.first, evoked.last, evoked.reading
    if is_no_act(sentence, first, last, reading, lexicon):
        return False
    if reading.needs == LISTS:
        return list_behind(sentence, last, reading, lexicon) is not None
    if reading.needs == "words":
        return is_of_words(sentence, first, last, reading, lexicon)
    if reading.event_type == "attack" and is_of_words(sentence, first, last, reading, lexicon):
        return False
    words = lexicon.word_sets.get(reading.needs)
    if words is None:
        return True
    if reading.form == "noun":
        return not words.isdisjoint(sentence.lower[max(0, first - WORDS_BEHIND) : first] + sentence.lower[last : last + 3])
    behind = sentence.lower[last : _reach(sentence, last)]
    return not words.isdisjoint(behind) or not words.isdisjoint(_words_before(sentence, first))


def _reach(sentence: Parse, last: int) -> int:
    """How far the object of a verb can reach: not over a break or the next finite verb."""
    end = min(len(sentence), last + WORDS_BEHIND)
    return next((k for k in range(last, end) if sentence.lower[k] in BREAKS or sentence.tags[k] in FINITE_TAGS), end)


def _words_before(sentence: Parse, first: int) -> list[str]:
    start = max(0, first - WORDS_BEFORE)
    stop = next((k + 1 for k in range(first - 1, start - 1, -1) if sentence.lower[k] in BREAKS), start)
    return sentence.lower[stop:first]
