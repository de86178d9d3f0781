"""The quoted stretches of a passage, and where one ends whose closing mark is missing."""

from __future__ import annotations

import re

from transforms.quotations.context import Context, PassageText
from transforms.quotations.cues import is_saying
from transforms.quotations.marks import Quoted, find_quoted
from transforms.syntax.parse import Parse


def find_stretches(context: Context, place: int, passage: PassageText, sentences: list[Parse]) -> list[Quoted]:
    """The quoted stretches of a passage; one that is left open ends where the writer takes over again."""
    if passage.role == "dateline":
        return []
    found = []
    for quoted in find_quoted(passage.text, single=context.single):
        if quoted.is_open and quoted.end == len(passage.text.rstrip()) and not is_continued(context, place):
            quoted = _cut(context, passage, sentences, quoted)
        found.append(quoted)
    return found


def is_continued(context: Context, place: int) -> bool:
    """Whether the next paragraph goes on quoting: it opens with a mark of its own."""
    following = context.passages[place + 1].text.lstrip() if place + 1 < len(context.passages) else ""
    return (
        following[:1] in {"\u201c", '"', "\u201e", "\u00ab"}
        or following[:2] == "''"
        or (context.single and following[:1] in {"\u2018", "'"})
    )


def _cut(context: Context, passage: PassageText, sentences: list[Parse], quoted: Quoted) -> Quoted:
    """Ends a quotation whose closing mark is missing before the first sentence that somebody else's verb governs."""
    start = passage.start + quoted.start
    inside = [sentence for sentence in sentences if sentence.starts[0] >= start - 2 or start <= sentence.ends[-1]]
    if passage.text[quoted.start : quoted.start + 1].islower():  # 'told them “the kilns will run': no more than its sentence
        stop = re.search(r"[.!?](?=\s+[A-Z])", passage.text[quoted.start :])
        return Quoted(quoted.start, quoted.start + stop.end(), is_open=True) if stop else quoted
    for sentence in inside[1:]:
        if _narrates(context, sentence):
            end = sentence.starts[0] - passage.start
            while end > quoted.start and passage.text[end - 1].isspace():
                end -= 1
            return Quoted(quoted.start, end, is_open=True)
    return quoted


def _narrates(context: Context, sentence: Parse) -> bool:
    """Whether the sentence names somebody who says something."""
    mentions = context.names.mentions[sentence.number]
    for i in range(len(sentence)):
        cue = sentence.hits.cues.get(i)
        if cue and is_saying(sentence, i, cue[1]) and any(m.end <= i and m.entity.kind == "person" for m in mentions):
            return True
    return False
