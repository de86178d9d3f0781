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
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive, verb_group_at

# How far off a word that a reading needs may stand: the subject's head before, the object's head behind.
WORDS_BEFORE = 6
WORDS_BEHIND = 8
# How far behind 'visiting' the name of the guest may stand: 'visiting Chilean Deputy Trade Minister Elena Paz'.
GUEST_REACH = 5
_VISITING_WHEN = {"while", "when", "after", "before", "and", "was", "by", "since", ","}
_SERVING_TALKS = {
    "platform",
    "opportunity",
    "chance",
    "forum",
    "openness",
    "readiness",
    "willingness",
    "desire",
    "need",
    "pressure",
    "ways",
}
_NOUNS = {"NN", "NNS"}
_PREFIXES = {"re", "co", "counter"}
# Nouns that stay events before another noun: 'the sanctions regime' tells of sanctions, 'the election campaign' of none.
_MEASURES = {"tariff", "sanction", "ban", "trade_deal"}


class TriggerHit(NamedTuple):
    """A trigger at tokens ``start`` up to ``end`` in one of its readings."""

    start: int
    end: int
    reading: Trigger


def find_hits(sentence: Parse, mentions: list[Mention], lexicon: Lexicon) -> list[list[TriggerHit]]:
    """The words of a sentence that evoke events, left to right; for each its readings, longest phrases first.

    Args:
        sentence: the sentence.
        mentions: its names; a word inside a longer name evokes nothing ('the Boycott Movement').
        lexicon: the triggers and the word sets that their readings need.
    """
    found = []
    for i in sentence.hits.triggers:
        readings = [
            hit for hit in _readings(sentence, i)
            if _is_used_so(sentence, hit, mentions, lexicon) and _has_its_word(sentence, hit, lexicon)
        ]  # fmt: skip
        found += [readings] if readings else []
    return found


def _readings(sentence: Parse, first: int) -> list[TriggerHit]:
    """What the phrases that begin at a token may evoke: 'missile strike' before 'missile'."""
    return [TriggerHit(first, end, reading) for end, readings in sentence.hits.triggers.all_at(first) for reading in readings]


def _is_inside_name(sentence: Parse, hit: TriggerHit) -> bool:
    """'the Boycott Movement' is a name; 'the Asian Development Summit' is one too, but also a meeting."""
    name = sentence.mention_at[hit.start]
    if name is None or name.end - name.start == 1:
        return False
    is_meeting = hit.reading.event_type == "meet" and hit.reading.form == "noun"
    return not (is_meeting and name.end == hit.end)


def _is_used_so(sentence: Parse, hit: TriggerHit, mentions: list[Mention], lexicon: Lexicon) -> bool:
    if _is_inside_name(sentence, hit):
        return False
    if hit.reading.form in {"phrase", "adjective"}:
        return True
    if hit.reading.form == "noun":
        return _is_noun(sentence, hit, mentions, lexicon) and not _is_half_word(sentence, hit)
    if hit.reading.form == "third" and _is_measure_aimed(sentence, hit):
        return False
    if _is_between_names(sentence, hit, mentions):
        return True
    if sentence.role == "title" and hit.reading.form in {"third", "base"} and _is_verb_of_headline(sentence, hit, mentions):
        return True
    return _is_verb(sentence, hit.start, hit.end, hit.reading, mentions)


def _is_between_names(sentence: Parse, hit: TriggerHit, mentions: list[Mention]) -> bool:
    """'PERU CONDEMNS CHILE': a verb, though it may be taken for a noun."""
    if hit.reading.form != "third" or sentence.tags[hit.start] not in {"NN", "NNS", "NNP"}:
        return False
    return len([m for m in mentions if not m.is_adjective and (m.end == hit.start or m.start == hit.end)]) > 1


def _is_measure_aimed(sentence: Parse, hit: TriggerHit) -> bool:
    """'UN sanctions on Mali', 'UN sanctions against Mali': whom it is aimed at stands behind a noun; a verb has an object."""
    is_aimed = sentence.lower[hit.end : hit.end + 1] in (["on"], ["against"]) and sentence.tags[hit.start] in {*_NOUNS, "VBZ"}
    return is_aimed and hit.end - hit.start == 1 and hit.reading.event_type in _MEASURES


def _is_verb_of_headline(sentence: Parse, hit: TriggerHit, mentions: list[Mention]) -> bool:
    """'PERU, CHILE SIGN TRADE PACT': behind a name, with something behind it and no other verb in the line."""
    is_behind_name = any(m.end == hit.start and not m.is_adjective for m in mentions)
    has_other = any(tag in VERB_TAGS for k, tag in enumerate(sentence.tags) if not hit.start <= k < hit.end)
    joined = any("," in sentence.lower[: m.start] or "and" in sentence.lower[: m.start] for m in mentions if m.end == hit.start)
    return is_behind_name and not has_other and hit.end < len(sentence) and (hit.reading.form == "third" or joined)


def _is_noun(sentence: Parse, hit: TriggerHit, mentions: list[Mention], lexicon: Lexicon) -> bool:
    start, end = hit.start, hit.end
    if end - start == 1 and not _is_tagged_noun(sentence, hit):
        return False
    if sentence.lower[start].endswith("s") and any(m.end == start and m.entity.kind == "person" for m in mentions):
        return False  # 'Elena Paz talks', 'Paz visits': a verb, or there would be an apostrophe
    if hit.reading.event_type == "threaten" and _says_what_it_is(sentence, start, lexicon):
        return False
    is_before_noun = end < len(sentence) and sentence.tags[end] in _NOUNS and not sentence.lower[end].endswith("day")
    return not is_before_noun or hit.reading.event_type in _MEASURES


def _is_half_word(sentence: Parse, hit: TriggerHit) -> bool:
    """'duty-free goods', 'sanctions-hit firms': no duty and no sanctions are told of."""
    is_hyphen = sentence.lower[hit.end : hit.end + 1] == ["-"]
    return is_hyphen and sentence.is_glued(hit.end) and hit.reading.event_type in _MEASURES


def _is_tagged_noun(sentence: Parse, hit: TriggerHit) -> bool:
    """A noun or adjective, 'the shelling', and 'UN sanctions on Mali', which may be taken for a verb."""
    tag, before = sentence.tags[hit.start], sentence.tags[hit.start - 1] if hit.start else ""
    is_gerund = tag == "VBG" and before in {"DT", "JJ", "PRP$", "POS"}
    return tag[0] in "NJ" or is_gerund or _is_measure_aimed(sentence, hit)


def _says_what_it_is(sentence: Parse, first: int, lexicon: Lexicon) -> bool:
    """'sees Chile as its biggest threat', 'poses a threat': what somebody is to others, and no act."""
    start = phrase_start(sentence, first)
    before = sentence.lower[start - 1] if start > 0 and sentence.tags[start - 1] != "POS" else ""
    return before == "as" or before in BE or before in lexicon.word_sets["likening"]


def _is_guest(sentence: Parse, start: int, end: int, mentions: list[Mention]) -> bool:
    """'met visiting Chilean President Elena Paz': who visits, and nobody who is visited."""
    if start == 0 or sentence.lower[start - 1] in BE | _VISITING_WHEN:
        return False
    person = next((m for m in mentions if end <= m.start <= end + GUEST_REACH and m.entity.kind == "person"), None)
    return person is not None and all(tag[:2] in {"NN", "JJ"} for tag in sentence.tags[end : person.start])


def _is_verb(sentence: Parse, start: int, end: int, reading: Trigger, mentions: list[Mention]) -> bool:
    tag = sentence.tags[start]
    before = sentence.tags[start - 1] if start else ""
    if reading.event_type == "talks" and _is_for_talks(sentence, start):
        return False
    if _is_compound(sentence, start, end) or sentence.lower[max(0, start - 2) : start] == ["when", "it"]:
        return False  # 'when it comes to Peru'
    if tag not in VERB_TAGS:
        return _is_hidden_verb(sentence, start, end, reading, before)
    if reading.form == "gerund" and reading.event_type == "visit" and _is_guest(sentence, start, end, mentions):
        return False
    if reading.form == "base" and _heads_phrase(sentence, start):
        return False
    if reading.form == "gerund":
        return before not in {"DT", "JJ", "PRP$", "POS"}
    if reading.form in {"past", "participle"} and not is_passive(sentence, start):
        return not _is_attribute(sentence, start, end, before)
    return True


def _is_for_talks(sentence: Parse, start: int) -> bool:
    """'a platform to discuss trade', 'its openness to negotiate': what would serve talks, which nobody is said to hold."""
    return start > 1 and sentence.lower[start - 1] == "to" and sentence.lower[start - 2] in _SERVING_TALKS


def _heads_phrase(sentence: Parse, first: int) -> bool:
    """'to a trade | blacklist', 'on its blacklist': a noun taken for a verb, behind a preposition and an article."""
    start = phrase_start(sentence, first)
    is_noun = sentence.tags[first] == "VB" and sentence.tags[start] in {"DT", "PRP$"}
    return is_noun and 0 < start < first and sentence.tags[start - 1] in {"IN", "TO"}


def _is_compound(sentence: Parse, start: int, end: int) -> bool:
    """'cut-price', 'visa-free': part of a hyphenated word, unless a prefix of the verb ('re-elected')."""
    if end < len(sentence) and sentence.lower[end] == "-" and sentence.is_glued(end):
        return True
    return start > 1 and sentence.lower[start - 1] == "-" and sentence.is_glued(start) and sentence.lower[start - 2] not in _PREFIXES


def _is_hidden_verb(sentence: Parse, start: int, end: int, reading: Trigger, before: str) -> bool:
    """'troops shot eight people', 'workers are striking', 'he was shot': verbs taken for nouns or adjectives."""
    if reading.form in {"gerund", "participle"}:
        return _is_behind_be(sentence, start)
    behind = sentence.tags[end] if end < len(sentence) else ""
    if reading.form == "base":  # 'will discuss trade and visit Lima'
        return before == "CC" and behind in {"NNP", "DT", "PRP$"}
    if sentence.tags[start] == "JJ" and sentence.lower[start].endswith("ed") and before in {"NNS", "NNP", "NNPS", "PRP"}:
        return reading.form == "past"
    is_between = before in {"NNS", "NNP", "PRP", "NNPS", "NN"} and behind in {"DT", "CD", "PRP$", "PRP"}
    is_headline = reading.form == "third" and before == "NNP" and behind == "NNP"  # 'Paz visits Chile'
    return (is_between or is_headline) and reading.form in {"past", "third"} and sentence.tags[start] in {"NN", "NNS", "JJ"}


def _is_behind_be(sentence: Parse, first: int) -> bool:
    """'workers are striking', 'are now striking'."""
    i = first - 1
    while i > 0 and sentence.tags[i] == "RB":
        i -= 1
    return i >= 0 and sentence.lower[i] in BE


def _is_attribute(sentence: Parse, start: int, end: int, before: str) -> bool:
    """'the newly appointed minister', 'its alleged exports': a participle before its noun."""
    if before == "RB" and start > 1:
        before = sentence.tags[start - 2]
    behind = sentence.tags[end] if end < len(sentence) else ""
    return before in {"DT", "PRP$", "POS", "JJ", "IN", ""} and behind in {"NN", "NNS", "JJ", "NNP", "CD"} and end - start == 1


def _has_its_word(sentence: Parse, hit: TriggerHit, lexicon: Lexicon) -> bool:
    start, end, reading = hit.start, hit.end, hit.reading
    if is_no_act(sentence, start, end, reading, lexicon):
        return False
    if reading.needs == LISTS:
        return list_behind(sentence, end, reading, lexicon) is not None
    if reading.needs == "words":
        return is_of_words(sentence, start, end, reading, lexicon)
    if reading.event_type == "attack" and is_of_words(sentence, start, end, reading, lexicon):
        return False
    words = lexicon.word_sets.get(reading.needs)
    if words is None:
        return True
    if reading.form == "noun":
        return not words.isdisjoint(sentence.lower[max(0, start - WORDS_BEHIND) : start] + sentence.lower[end : end + 3])
    behind = sentence.lower[end : _reach(sentence, end)]
    if not words.isdisjoint(behind) or not words.isdisjoint(_words_before(sentence, start)):
        return True
    return reading.needs == "pacts" and is_passive(sentence, start) and not words.isdisjoint(_subject_words(sentence, start))


def _subject_words(sentence: Parse, verb: int) -> list[str]:
    """'A contract for 18 jets, which had been due, was not signed', 'papers that were signed': the words of the subject, however far."""
    subject = sentence.subject_of(verb_group_at(sentence, verb).start)
    return sentence.lower[subject.start : subject.end] if subject is not None else []


def _reach(sentence: Parse, last: int) -> int:
    """How far the object of a verb can reach: not over a break or the next finite verb."""
    end = min(len(sentence), last + WORDS_BEHIND)
    return next((k for k in range(last, end) if sentence.lower[k] in BREAKS or sentence.tags[k] in FINITE_TAGS), end)


def _words_before(sentence: Parse, first: int) -> list[str]:
    start = max(0, first - WORDS_BEFORE)
    stop = next((k + 1 for k in range(first - 1, start - 1, -1) if sentence.lower[k] in BREAKS), start)
    return sentence.lower[stop:first]
