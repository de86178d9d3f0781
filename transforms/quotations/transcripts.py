"""Transcripts: interviews and briefings that print who speaks before each turn ('Q:' and 'A:', 'MS. ORTEGA:').

A label counts where the article is a transcript: it has a pair of questions and answers, or two lines opened by labels of
which one names a person. Turns of those who answer are quotations; questions are the interviewer's and nobody's words here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Entity, is_office

# 'MR. HOLLAND', 'Marta Rios', 'Q': at most four words, each opened by a capital.
_LABEL = re.compile(r"\s*((?:[A-Z][\w.'\u2019-]{0,24}[ \t]{0,2}){1,4}):[ \t]+(?=\S)")
_MARKS = ("\u201c", '"', "\u2018", "'", "\u00ab", "\u201e")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, from ``start`` in the passage at ``place``; ``person`` is null where the label names nobody known."""

    place: int
    start: int
    label: str
    kind: str  # question, answer or named
    person: Entity | None


def label_of(text: str) -> tuple[str, int] | None:
    """The label that opens a paragraph and the place where its words begin; null where none does."""
    found = _LABEL.match(text)
    return (found[1].strip(), found.end()) if found else None


def find_turns(texts: list[str], persons: list[Entity], lexicon: Lexicon) -> list[Turn]:
    """The turns of a transcript, in order; none where the article is no transcript.

    Args:
        texts: the paragraphs as printed.
        persons: the persons that the article names.
        lexicon: honorifics, and the words that ask and answer (``interviewers``, ``interviewed``).
    """
    labels = _labels_of(texts)
    read = [_turn(place, texts[place], label, persons, lexicon) for place, label in labels.items()]
    turns = [turn for turn in read if turn]
    if any(turn.kind == "question" for turn in turns):
        turns += _answers(turns, labels, lexicon)
        turns.sort(key=lambda turn: turn.place)
    kinds = [turn.kind for turn in turns]
    is_interview = "question" in kinds and "answer" in kinds
    is_briefing = len(turns) > 1 and "named" in kinds and len({turn.label for turn in turns}) > 1
    return turns if is_interview or is_briefing else []


def _labels_of(texts: list[str]) -> dict[int, tuple[str, int]]:
    """The labels of the paragraphs that have one and go on without quotation marks, by their places."""
    return {place: label for place, text in enumerate(texts) if (label := label_of(text)) and not text[label[1] :].startswith(_MARKS)}


def _answers(turns: list[Turn], labels: dict[int, tuple[str, int]], lexicon: Lexicon) -> list[Turn]:
    """The turns beside questions under a role ('Spokesperson:') or a name that comes back and that the article does not print in full."""
    read = {turn.place for turn in turns}
    often = Counter(name for name, _ in labels.values())
    left = [(place, label) for place, label in labels.items() if place not in read and often[label[0]] > 1]
    return [Turn(place, start, name, "named", None) for place, (name, start) in left if _may_answer(name, lexicon)]


def _may_answer(label: str, lexicon: Lexicon) -> bool:
    """'Spokesperson', 'Leavitt'; not 'Note', 'Last Price'."""
    words = label.lower().split()
    role = lexicon.names.role_nouns.starting(words, 0)
    return (role is not None and role[0] == len(words)) or not any(word in lexicon.names.common_words for word in words)


def _turn(place: int, text: str, labelled: tuple[str, int], persons: list[Entity], lexicon: Lexicon) -> Turn | None:
    label, start = labelled
    word = label.lower().rstrip(".0123456789")  # 'Q1'
    if word in lexicon.word_sets["interviewed"]:
        return Turn(place, start, label, "answer", None)
    if word in lexicon.word_sets["interviewers"] or word.split()[-1] in lexicon.word_sets["outlets"]:
        return Turn(place, start, label, "question", None)
    if "?" in text and _is_outlet(label, lexicon):
        return Turn(place, start, label, "question", None)
    person = person_called(label, persons)
    is_named = person is not None or is_titled(label, lexicon)
    return Turn(place, start, label, "named", person) if is_named else None


def _is_outlet(label: str, lexicon: Lexicon) -> bool:
    """'AFP', 'Bloomberg': a listed body and no office, which asks where the others of a transcript answer."""
    listed = lexicon.gazetteer.meanings_of(label)[:1]
    return any(entry.kind == "organisation" and entry.name not in lexicon.firms for entry in listed) and not is_office(
        label, lexicon.word_sets["offices_of_every_state"]
    )


def is_titled(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is a name behind an honorific: 'MR. HOLLAND'."""
    words = label.lower().split()
    return len(words) > 1 and words[0].rstrip(".") in lexicon.word_sets["label_titles"]


def person_called(label: str, persons: list[Entity]) -> Entity | None:
    """The one person of the article whose name, or the end of it, a label prints."""
    words = [word for word in label.lower().split() if not word.endswith(".")] or label.lower().split()
    known = sorted((person for person in persons if person.name.lower().split()[-len(words) :] == words), key=lambda p: -len(p.name))
    is_one = all(known[0].name.lower().endswith(person.name.lower()) for person in known)  # 'Marta Rios' and a bare 'Rios'
    return known[0] if known and is_one else None


def name_of(label: str) -> str:
    """A label as a name: 'MR. HOLLAND' is Holland."""
    words = [word for word in label.split() if not word.endswith(".")] or label.split()
    return " ".join(word.capitalize() if word.isupper() else word for word in words)
