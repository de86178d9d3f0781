"""Outlets: through which newspaper, agency or interview words reach the article: 'told CNN', 'in an interview with Die Zeit'."""

from __future__ import annotations

from transforms.lexicons.entries import Cue
from transforms.syntax.parse import Parse


def find_via(sentence: Parse, start: int, cue: Cue) -> str | None:
    """'told CNN', 'said in an interview with the newspaper Die Zeit'."""
    if cue.addressee:
        return outlet_at(sentence, start)
    for i in range(start, min(start + 8, len(sentence) - 1)):
        if sentence.lower[i] == "interview" and sentence.lower[i + 1] in {"with", "to", "for", "by"}:
            return outlet_at(sentence, i + 2)
    return None


def outlet_at(sentence: Parse, start: int) -> str | None:
    """The outlet named at ``start`` or behind an article and a noun ('the newspaper Die Zeit'): no parliament or firm."""
    mention = next((m for m in sentence.mentions if start <= m.start <= start + 2), None)
    if mention is not None and mention.entity.kind == "organisation":
        entity = mention.entity
        is_office = entity.is_generic and sentence.word_sets["press_words"].isdisjoint(entity.name.lower().split())
        if entity.code or is_office or sentence.word_sets["audiences"] & set(entity.name.lower().split()):
            return None
        return entity.name
    first = start + 1 if sentence.lower[start : start + 1] == ["the"] else start
    last = first
    while last < len(sentence) and sentence.tags[last] == "NNP":
        last += 1
    is_outlet = last > first and sentence.lower[last - 1] in sentence.word_sets["outlets"]
    return sentence.surface(first, last) if is_outlet else None
