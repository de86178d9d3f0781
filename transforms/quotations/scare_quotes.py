"""Whether quoted words are a quotation: titles, names, nicknames and scare quotes are not."""

from __future__ import annotations

import re

from transforms.discourse.attributions import Attribution, Source
from transforms.lexicons.lexicon import Lexicon
from transforms.quotations.context import PassageText
from transforms.quotations.marks import CLOSERS, Quoted
from transforms.quotations.positions import extent_of, is_close_before, is_closed, is_mostly_quoted, opens_sentence

# Quoted words fewer than this need a cue that governs them, or they are titles and scare quotes.
SELF_STANDING_WORDS = 5
# So many are no title, whatever stands around them.
LONG_WORDS = 8
_HUMAN_PRONOUNS = {"he", "she", "they", "i", "we"}
# A nickname has few words, and what says so stands close before it.
LONGEST_NICKNAME = 3
NICKNAME_REACH = 60


def is_quotation(lexicon: Lexicon, passage: PassageText, stretch: Quoted, attribution: Attribution | None, source: Source) -> bool:
    """Whether somebody is said to have said the words: no title, no scare quote."""
    words = re.findall(r"[\w'\u2019-]+", passage.text[stretch.start : stretch.end])
    if not words:
        return False
    if _is_nickname(lexicon, passage, stretch, words) or _is_so_called(passage, stretch, words):
        return False
    if attribution is not None and (source.name or (passage.role != "title" and _is_somebody(attribution))):
        is_title = source.name is None and _is_title(passage, stretch, words)
        return not is_title and (len(words) >= SELF_STANDING_WORDS or _is_governed(lexicon, stretch, attribution, passage, words))
    return passage.role != "title" and _stands_alone(passage, stretch, source, words)


def _is_title(passage: PassageText, stretch: Quoted, words: list[str]) -> bool:
    """Whether the words are written like a title and are no sentence by themselves, as '"Never," she said' is."""
    is_sentence = opens_sentence(passage, stretch) and is_closed(passage, stretch)
    return not is_sentence and _is_titled(words, passage.text[stretch.start : stretch.end])


def _stands_alone(passage: PassageText, stretch: Quoted, source: Source, words: list[str]) -> bool:
    """Whether words that no cue governs are spoken: a sentence of a known speaker, or words enough for one."""
    if source.name and _is_spoken_sentence(passage, stretch, words):
        return True
    last = passage.text[stretch.start : stretch.end].rstrip()[-1:]
    is_whole = last in {".", "!", "?", ",", "\u2026"} or opens_sentence(passage, stretch) or len(words) >= LONG_WORDS
    if len(words) < SELF_STANDING_WORDS or not is_whole:
        return False
    return bool(source.name) or len(words) >= LONG_WORDS or is_mostly_quoted(passage, stretch)


def _is_spoken_sentence(passage: PassageText, stretch: Quoted, words: list[str]) -> bool:
    """'"It closes."', '"It closes": a label', 'was blunt: "It closes."'."""
    is_ended = passage.text[stretch.start : stretch.end].rstrip()[-1:] in {".", "!", "?"}
    if is_ended and opens_sentence(passage, stretch):
        return True
    if re.match(r"[\"\u201d\u2019']{1,2}:", passage.text[stretch.end : stretch.end + 3]):
        return True
    after_colon = passage.text[: stretch.start].rstrip("\u201c\"'\u2018\u00ab\u201e ").endswith(":")
    return is_ended and after_colon and words[0][:1].isupper()


def _is_governed(lexicon: Lexicon, stretch: Quoted, attribution: Attribution, passage: PassageText, words: list[str]) -> bool:
    """Short quoted words behind a cue belong to what it reports; names and titles in its sentence do not."""
    start, cue = passage.start + stretch.start, attribution.cue
    if extent_of(attribution)[0] >= passage.start + stretch.end:
        # 'work for an "American client" in its letters, Paz said': no words of his but where they are reported
        return is_closed(passage, stretch) or _is_reported(attribution, start)
    is_label = cue is not None and cue.label
    is_tight = is_close_before(attribution, start)
    is_titled = _is_titled(words, passage.text[stretch.start : stretch.end])
    if (is_titled or not is_label) and _is_named_thing(lexicon, attribution, start):
        return False
    if is_titled:
        return is_label or (is_tight and cue is not None and not cue.addressee)
    return is_label or is_tight or cue is None or not attribution.clauses or _is_reported(attribution, start)


def _is_reported(attribution: Attribution, start: int) -> bool:
    """Whether the offset lies in a clause that the cue reports."""
    sentence = attribution.sentence
    return any(sentence.starts[first] <= start < sentence.ends[last - 1] for first, last in attribution.clauses)


def _is_named_thing(lexicon: Lexicon, attribution: Attribution, start: int) -> bool:
    """'the trawler "Santa Rosa"', but 'called the ship "a floating coffin"': the noun before the words is one that has a name."""
    sentence = attribution.sentence
    tokens = [i for i in range(attribution.end, len(sentence)) if sentence.ends[i] <= start and sentence.lower[i] not in CLOSERS]
    return bool(tokens) and sentence.lower[tokens[-1]] in lexicon.word_sets["titled_things"]


def _is_somebody(attribution: Attribution) -> bool:
    """Whether a person speaks of whom the text does not tell who it is: 'she said', not 'the banner says', 'according to it'."""
    subject = attribution.subject
    return attribution.cue is not None and subject is not None and subject.sentence.lower[subject.start] in _HUMAN_PRONOUNS


def _is_nickname(lexicon: Lexicon, passage: PassageText, stretch: Quoted, words: list[str]) -> bool:
    """'known on the quay as "Lefty"', 'Ruben "Big Tide" Castellan': what somebody is called, no words of his."""
    ahead = re.findall(r"[\w-]+", passage.text[max(0, stretch.start - NICKNAME_REACH) : stretch.start])
    if len(words) > LONGEST_NICKNAME:
        return False
    names = lexicon.word_sets["nicknaming"]
    if (ahead[-1:] == ["as"] and names & set(ahead[-6:-1])) or (ahead and ahead[-1].lower() in names):
        return True
    behind = passage.text[stretch.end + 1 : stretch.end + 3]
    is_inside = bool(ahead) and ahead[-1][:1].isupper() and behind[:1] == " " and behind[1:2].isupper()
    return is_inside and words[0][:1].isupper() and passage.text[: stretch.start - 1].rstrip()[-1:].isalpha()


def _is_so_called(passage: PassageText, stretch: Quoted, words: list[str]) -> bool:
    """'the so-called "reform"', 'the "so-called" reform': the writer keeps a name at arm's length."""
    ahead = passage.text[: stretch.start].rstrip("\u201c\"'\u2018\u00ab\u201e ")
    return [word.lower() for word in words] == ["so-called"] or (len(words) < SELF_STANDING_WORDS and ahead.endswith("so-called"))


def _is_titled(words: list[str], text: str) -> bool:
    """Whether quoted words are written like a title or a name: 'Face the Nation', not 'Never!'."""
    capitals = sum(word[:1].isupper() for word in words)
    is_marked = text.rstrip()[-1:].isalnum() or (capitals == len(words) > 1 and text.rstrip()[-1:] in {".", ","})
    return words[0][:1].isupper() and words[-1][:1].isupper() and 2 * capitals >= len(words) and is_marked
