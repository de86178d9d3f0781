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
_HUMAN_PRONOUNS = {"he", "she", "they", "i", "we"}
# A nickname has few words, and what says so stands close before it.
LONGEST_NICKNAME = 3
NICKNAME_REACH = 60


def is_quotation(lexicon: Lexicon, passage: PassageText, stretch: Quoted, attribution: Attribution | None, source: Source) -> bool:
    """Whether somebody is said to have said the words: no title, no scare quote."""
    text = passage.text[stretch.start : stretch.end]
    words = re.findall(r"[\w'\u2019-]+", text)
    is_heading = passage.role == "heading" and not (source.name and is_mostly_quoted(passage, stretch))
    if not words or (is_heading and attribution is None):
        return False
    if _is_nickname(lexicon, passage, stretch, words) or _is_so_called(passage, stretch, words):
        return False
    if attribution is not None and (source.name or (passage.role != "title" and _is_somebody(attribution))):
        is_sentence = opens_sentence(passage, stretch) and is_closed(passage, stretch)  # '"Never," she said'
        is_title = source.name is None and not is_sentence and _is_titled(words, text)
        return not is_title and _is_governed(lexicon, stretch, attribution, passage, words)
    if passage.role == "title":
        return False
    if source.name and opens_sentence(passage, stretch) and text.rstrip()[-1:] in {".", "!", "?"}:
        return True
    if source.name and re.match(r"[\"\u201d\u2019']{1,2}:", passage.text[stretch.end : stretch.end + 3]):
        return True
    after_colon = passage.text[: stretch.start].rstrip("\u201c\"'\u2018\u00ab\u201e ").endswith(":")
    if source.name and after_colon and words[0][:1].isupper() and text.rstrip()[-1:] in {".", "!", "?"}:
        return True
    closed = text.rstrip()[-1:] in {".", "!", "?", ",", "\u2026"}
    sentence_like = len(words) >= SELF_STANDING_WORDS and (closed or opens_sentence(passage, stretch) or len(words) >= 8)
    return sentence_like and (bool(source.name) or len(words) >= 8 or is_mostly_quoted(passage, stretch))


def _is_governed(lexicon: Lexicon, stretch: Quoted, attribution: Attribution, passage: PassageText, words: list[str]) -> bool:
    """Short quoted words behind a cue belong to what it reports; names and titles in its sentence do not."""
    if len(words) >= SELF_STANDING_WORDS:
        return True
    start = passage.start + stretch.start
    clauses = [(attribution.sentence.starts[a], attribution.sentence.ends[b - 1]) for a, b in attribution.clauses]
    if extent_of(attribution)[0] >= passage.start + stretch.end:
        # 'work for an "American client" in its letters, Paz said': no words of his but where they are reported
        return is_closed(passage, stretch) or any(a <= start < b for a, b in clauses)
    sentence = attribution.sentence
    tokens = [i for i in range(attribution.last, len(sentence)) if sentence.ends[i] <= start and sentence.lower[i] not in CLOSERS]
    is_label = attribution.cue is not None and attribution.cue.label
    is_tight = is_close_before(attribution, start)
    is_titled = _is_titled(words, passage.text[stretch.start : stretch.end])
    is_named = bool(tokens) and sentence.lower[tokens[-1]] in lexicon.word_sets["titled_things"]
    if is_named and (is_titled or not is_label):  # 'the trawler "Santa Rosa"', but 'called the ship "a floating coffin"'
        return False
    if is_titled:
        return is_label or (is_tight and attribution.cue is not None and not attribution.cue.addressee)
    return is_label or is_tight or attribution.cue is None or not clauses or any(a <= start < b for a, b in clauses)


def _is_somebody(attribution: Attribution) -> bool:
    """Whether a person speaks of whom the text does not tell who it is: 'she said', not 'the banner says', 'according to it'."""
    subject = attribution.subject
    return attribution.cue is not None and subject is not None and subject.sentence.lower[subject.first] in _HUMAN_PRONOUNS


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
