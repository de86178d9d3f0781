"""How cues and quoted stretches stand to each other: what is close behind, close before, opens a sentence, fills a paragraph."""

from __future__ import annotations

import re

from transforms.discourse.attributions import Attribution
from transforms.lexicons.lexicon import Lexicon
from transforms.quotations.content import is_parenthetic
from transforms.quotations.context import PassageText
from transforms.quotations.marks import Quoted


def extent_of(attribution: Attribution) -> tuple[int, int]:
    """The offsets that a cue with its subject covers."""
    start, end = attribution.start, attribution.end
    subject = attribution.subject
    if subject and subject.sentence is attribution.sentence and subject.is_behind:
        end = max(end, subject.end)
    elif subject and subject.sentence is attribution.sentence and attribution.start - subject.end < 25:
        start = min(start, subject.start)
    return attribution.sentence.starts[start], attribution.sentence.ends[end - 1]


def is_close_behind(lexicon: Lexicon, attribution: Attribution, end: int, quoted: list[Quoted], passage: PassageText) -> bool:
    """Nothing but punctuation and the subject between the closing mark and the cue."""
    start = extent_of(attribution)[0]
    between = passage.text[end - passage.start : start - passage.start]
    if any(end <= passage.start + q.start < start for q in quoted):
        return False
    ends_sentence = passage.text[end - passage.start - 1] in {".", "!", "?"}
    if ends_sentence and (attribution.clauses or not is_parenthetic(lexicon, attribution)):
        return False  # '"It closes." The minister called for help.'
    words = re.findall(r"\w+", between.lower())
    if words[:3] in (["that", "is", "what"], ["this", "is", "what"]):
        return True
    if set(words) & {"and", "but", "who", "while", "which", "as", "that"}:
        return False
    return len(words) <= 3 and not re.search(r"[.;:]\s", between.strip("\u201d\"'\u2019 "))


def is_close_before(attribution: Attribution, start: int) -> bool:
    """'X said: "', 'X said, "', 'X called it "'."""
    sentence = attribution.sentence
    tokens = [i for i in range(attribution.end, len(sentence)) if sentence.ends[i] <= start]
    words = [sentence.lower[i] for i in tokens if sentence.lower[i] not in {'"', "''", "'"}]
    return len(words) <= 1 or words[-1:] == [":"]


def opens_sentence(passage: PassageText, stretch: Quoted) -> bool:
    """Whether a quoted stretch begins a sentence, or the passage."""
    before = passage.text[: stretch.start].rstrip("\u201c\u2018\"'\u00ab\u201e` \n")
    return not before or before[-1] in ".?!"


def is_mostly_quoted(passage: PassageText, stretch: Quoted) -> bool:
    """Whether the stretch fills most of its passage."""
    return stretch.end - stretch.start >= 0.6 * len(passage.text.strip())


def is_closed(passage: PassageText, stretch: Quoted) -> bool:
    """Whether a mark of punctuation ends the quoted words: '"Never," she said', not '"Open Sea" left'."""
    return bool(re.search(r"[,.?!\u2026\u2013\u2014-]", passage.text[stretch.end - 1 : stretch.end + 3]))
