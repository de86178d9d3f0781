"""Where the reported clause begins behind a cue: past the addressee, times and 'that'."""

from __future__ import annotations

from transforms.discourse.attributions import Attribution
from transforms.lexicons.entries import Cue
from transforms.lexicons.lexicon import Lexicon
from transforms.quotations.cues import QUESTION_WORDS
from transforms.quotations.marks import CLOSERS
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.parse import Parse

_VERBS_OF_RELATIVES = (["VBD"], ["VBZ"], ["VB"], ["VBN"])
PUNCTUATION = {".", ",", ";", ":", "(", ")", "[", "]", "?", "!", "-", "--", "\u2014"}
# What stands between a verb of saying and its clause: 'said on Monday in a statement that'.
SAYING_PREPOSITIONS = {"on", "in", "at", "during", "after", "by", "via", "through", "before", "to", "from", "near", "of", "with", "for"}
_AFTER_TIME = [[mark] for mark in (*CLOSERS, "that")]
_PLAIN_VERBS = {
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should", "must", "did", "does",
    "do",
}  # fmt: skip
# How a reported sentence opens behind a comma: 'says, This is'.
_OPENINGS_BEHIND_COMMA = {"This", "It", "The", "There", "He", "She", "They", "We"}


def content_start(attribution: Attribution) -> int | None:
    """Where the reported clause begins: behind the addressee, times and 'that'."""
    sentence, cue = attribution.sentence, attribution.cue
    assert cue is not None
    i = attribution.end
    if attribution.subject and attribution.subject.is_behind and attribution.subject.start >= i:
        return None
    if cue.infinitive in {"yes", "object"}:
        found = _infinitive_start(sentence, i, needs_object=cue.infinitive == "object")
        if found is not None:
            return found
    if cue.addressee:
        i = _skip_addressee(sentence, i)
    if cue.stance == "questioned":
        asked = next((k for k in range(i, min(i + 5, len(sentence))) if sentence.lower[k] in QUESTION_WORDS), None)
        return asked if asked is not None and "," not in sentence.lower[i:asked] else None
    return _start_of_statement(sentence, cue, _skip_adverbials(sentence, i), attribution.end)


def _start_of_statement(sentence: Parse, cue: Cue, i: int, cue_end: int) -> int | None:
    """Where the clause begins at or behind token ``i``, where addressee and adverbials end."""
    n = len(sentence)
    if i < n and sentence.lower[i] == "that":
        return None if i > cue_end and _is_relative(sentence, i) else i + 1
    if i + 1 < n and sentence.lower[i] == "," and sentence.words[i + 1] in _OPENINGS_BEHIND_COMMA:
        return i + 1  # 'says, This is', as translators put it
    if cue.clause == "bare" and i < n:
        return i
    return None if cue.clause == "no" else _start_without_that(sentence, cue, i)


def _start_without_that(sentence: Parse, cue: Cue, i: int) -> int | None:
    """'complained on Monday, at length, that': behind a late 'that'; 'confirmed the port was closed': right here."""
    late = _late_that(sentence, i)
    if late is not None:
        # 'denied a report that': what the noun says is denied, not said
        return None if cue.stance == "denied" and sentence.tags[i] in {"DT", "JJ", "NN", "NNS", "PRP$"} else late + 1
    return i if cue.direct and i < len(sentence) and _drops_that(sentence, i) else None


def _is_relative(sentence: Parse, that: int) -> bool:
    """'said of a report that put it at half': 'that' between a noun and its verb."""
    return sentence.tags[that - 1] == "NN" and sentence.tags[that + 1 : that + 2] in _VERBS_OF_RELATIVES


def _late_that(sentence: Parse, i: int) -> int | None:
    """The 'that' which comes before any finite verb, null where it opens a relative clause."""
    for k in range(i, min(i + 12, len(sentence))):
        if sentence.tags[k] in FINITE_TAGS:
            return None
        if sentence.lower[k] == "that" and sentence.tags[k] == "IN" and sentence.lower[k - 1] not in {"so", "such"}:
            return None if _is_relative(sentence, k) else k
    return None


def _drops_that(sentence: Parse, i: int) -> bool:
    """'confirmed the port was closed': a noun phrase right before a form of be, have or an auxiliary."""
    for k in range(i, min(i + 14, len(sentence))):
        if sentence.lower[k] == "and" and sentence.lower[k + 1 : k + 2] and sentence.lower[k + 1] in _PLAIN_VERBS:
            return False
        if sentence.lower[k] in _PLAIN_VERBS and (k > i + 1 or sentence.tags[i] in {"PRP", "EX", "NNS", "NNP", "DT"}) and k > i:
            return True
        if sentence.tags[k] in FINITE_TAGS | {"VBG", "WDT", "WP", "WRB", "TO"} or sentence.lower[k] in PUNCTUATION | CLOSERS:
            if not _is_inside_phrase(sentence, k):
                return False
        elif k > i and _opens_next_phrase(sentence, k):
            return False
    return False


def _is_inside_phrase(sentence: Parse, k: int) -> bool:
    """A hyphen, or 'to' before a noun, ends no noun phrase."""
    is_hyphen = sentence.lower[k] == "-" and sentence.is_glued(k)
    return is_hyphen or (sentence.tags[k] == "TO" and sentence.tags[k + 1 : k + 2] != ["VB"])


def _opens_next_phrase(sentence: Parse, k: int) -> bool:
    """'denied allegations he was', 'told of the claims the firm had': a second noun phrase, with no preposition before it."""
    return sentence.tags[k] in {"PRP", "EX"} or (sentence.tags[k] == "DT" and sentence.tags[k - 1] not in {"IN", "CC", "DT"})


def _infinitive_start(sentence: Parse, i: int, *, needs_object: bool) -> int | None:
    """The 'to' or 'not to' of 'agreed to leave', 'urged the crew not to leave'."""
    reach = 8 if needs_object else 3
    for k in range(i, min(i + reach, len(sentence) - 1)):
        if sentence.lower[k] == "to" and sentence.tags[k + 1] in {"VB", "RB"} and (k > i or not needs_object):
            return k - 1 if sentence.lower[k - 1] == "not" else k
        if sentence.tags[k] in FINITE_TAGS or sentence.lower[k] in {",", ".", ";"}:
            return None
    return None


def _skip_addressee(sentence: Parse, i: int) -> int:
    """'told reporters', 'told a news briefing near the end of the day', 'warned the government'."""
    n = len(sentence)
    start = i
    while i < n and i - start < 6:
        mention = next((m for m in sentence.mentions if m.start == i), None)
        if mention:
            i = mention.end
            is_more = sentence.lower[i : i + 1] and (sentence.lower[i] in sentence.word_sets["outlet_nouns"] or _is_of_name(sentence, i))
            return i + 1 if is_more else i
        if sentence.tags[i] in {"DT", "PRP$", "JJ", "VBG"} and i + 1 < n:
            i += 1
            continue
        if sentence.tags[i] not in {"NN", "NNS", "PRP", "NNP", "NNPS"}:
            break
        i += 1
        if i == n or not _is_compound(sentence, i):
            break
    return i


def _is_of_name(sentence: Parse, i: int) -> bool:
    """'told PAP members that growth would slow': a noun behind the name, and then what was said."""
    return sentence.tags[i] in {"NN", "NNS"} and sentence.lower[i + 1 : i + 2] == ["that"]


def _is_compound(sentence: Parse, i: int) -> bool:
    """'told a news briefing', 'told The Southern Herald': the noun goes on a noun."""
    if sentence.tags[i] in {"NN", "NNS"} and sentence.tags[i - 1] in {"NN", "NNP"}:
        return True
    return sentence.tags[i] == sentence.tags[i - 1] == "NNP"


def _skip_adverbials(sentence: Parse, i: int) -> int:
    """'on Monday', 'in a statement', 'late on Tuesday', 'today' between the verb and what was said."""
    n = len(sentence)
    moved = True
    while moved and i < n:
        moved = False
        behind = _behind_time(sentence, i)
        if behind > i:
            i, moved = behind, True
        elif sentence.lower[i] in SAYING_PREPOSITIONS - {"with", "for"} and not _is_clause_start(sentence, i):
            k = _adverbial_end(sentence, i + 1)
            if k < n and (sentence.lower[k] in {"that", ",", "in", "on", "at", "of", "with"} or sentence.tags[k] not in FINITE_TAGS):
                i, moved = k, k > i + 1
        elif sentence.lower[i] == "," and i + 1 < n and sentence.lower[i + 1] == "that":
            i, moved = i + 1, False
    return i


def _adverbial_end(sentence: Parse, k: int) -> int:
    """Where the noun phrase behind a preposition ends, with its participle: 'in | a statement condemning Chile | that'."""
    while k < len(sentence) and sentence.lower[k] != "that":
        chunk = sentence.chunk_at[k]
        if chunk is None and sentence.tags[k] not in {"VBG", "VBN"} and not _is_sent(sentence, k):
            break
        k = chunk.end if chunk is not None else k + 1
    return k


def _is_sent(sentence: Parse, k: int) -> bool:
    """'in a statement issued late on Monday': what was done with the words in which it is said."""
    return (
        sentence.lower[k] in sentence.word_sets["sent_out"]
        and sentence.tags[k - 1] == "NN"
        and sentence.tags[k + 1 : k + 2] in (["RB"], ["IN"], ["NNP"], ["JJ"], ["TO"])
    )


def _behind_time(sentence: Parse, i: int) -> int:
    """Where a time of saying ends that begins at ``i``, else ``i``: 'late last week', 'today'."""
    day = i + (sentence.lower[i] == "on")
    weekdays = sentence.lexicon.times.weekdays
    if not weekdays.keys().isdisjoint(sentence.lower[day : day + 1]):  # 'said on Monday trade had grown'; not 'said Monday was hard'
        return i if sentence.tags[day + 1 : day + 2] and sentence.tags[day + 1] in FINITE_TAGS else day + 1
    end = _behind_span(sentence, i)
    is_word = end == i and _is_saying_time(sentence, i) and not _is_clause_start(sentence, i)
    return i + 1 if is_word else end


def _behind_span(sentence: Parse, i: int) -> int:
    """Where 'late last week', 'earlier this month', 'late on Friday', 'two weeks ago' end, when something was said; else ``i``.

    Not where the time is what is spoken of: 'said last week was hard'; and a year is when something was, unless 'that'
    follows: 'said last year exports fell'.
    """
    lower = sentence.lower
    k = i + 1 if lower[i] in sentence.word_sets["early_or_late"] else i
    if lower[k : k + 1] in (["on"], ["in"]) and k > i:
        k += 1
    end = _end_of_span(sentence.lexicon, lower, k)
    if k > i and k < len(lower) and (lower[k] in sentence.lexicon.times.weekdays or lower[k] in sentence.lexicon.times.months):
        end = k + 1
    if end == k or end >= len(lower) or _is_spoken_of(sentence, end):
        return i
    is_year = lower[end - 1] == "ago" or lower[end - 1] in sentence.word_sets["years_and_seasons"]
    return i if is_year and lower[end] not in {"that", "in", "on", "at"} else end


def _is_spoken_of(sentence: Parse, end: int) -> bool:
    """Whether the time before ``end`` is part of what is said: 'said last week was hard'; not 'said last night, "We stay"'."""
    lower = sentence.lower
    goes_on = sentence.tags[end] in FINITE_TAGS or lower[end] in PUNCTUATION | {"'s"}
    return goes_on and lower[end + 1 : end + 2] not in _AFTER_TIME


def _end_of_span(lexicon: Lexicon, lower: list[str], k: int) -> int:
    """Where 'last week', 'this month', 'two weeks ago' end that begin at ``k``; else ``k``."""
    named = lower[k + 1 : k + 2]
    if lower[k : k + 1] in (["this"], ["last"]) and named:
        is_span = (
            named[0] in lexicon.word_sets["spans_of_calendar"] or named[0] in lexicon.times.weekdays or named[0] in lexicon.times.months
        )
        return k + 2 if is_span else k
    is_count = (
        bool(named)
        and named[0].removesuffix("s") in lexicon.word_sets["spans_of_calendar"] | {"day", "hour"}
        and lower[k + 2 : k + 3] == ["ago"]
    )
    return k + 3 if is_count else k


def _is_saying_time(sentence: Parse, i: int) -> bool:
    """'said today', 'said there that', but not 'said there were'."""
    word, following = sentence.lower[i], sentence.lower[i + 1] if i + 1 < len(sentence) else ""
    if word == "there":
        return following in {"that", ","}
    is_before_noun = sentence.tags[i + 1 : i + 2] in (["NN"], ["NNS"])  # 'late payments would be punished'
    is_own = is_before_noun and word in sentence.word_sets["early_or_late"]
    return word in sentence.word_sets["saying_times"] and not is_own


def _is_clause_start(sentence: Parse, i: int) -> bool:
    """'in his talks with creditors he had tried': a phrase that opens the reported clause, as its verb comes late."""
    for k in range(i, min(i + 16, len(sentence))):
        if (sentence.lower[k] == "that" and sentence.tags[k] == "IN") or sentence.lower[k] in CLOSERS:
            return False
        if sentence.tags[k] in FINITE_TAGS:
            return any(
                sentence.tags[j] in {"PRP"} or (sentence.tags[j] == "DT" and j > i + 1) or (sentence.lower[j] == "," and j > i + 1)
                for j in range(i + 1, k)
            )
    return False
