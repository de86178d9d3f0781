"""Cues that are phrases: 'according to Anna Lee', 'in her words', with their sources and the clauses that they report."""

from __future__ import annotations

from itertools import pairwise

from transforms.discourse.attributions import Attribution, Source
from transforms.quotations.content import SUBORDINATORS
from transforms.quotations.context import Context
from transforms.quotations.focus import resolve_pronoun, resolve_source
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import has_verb
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import Subject

# Tags of what opens a noun phrase, so that behind a noun a clause begins: 'according to police the port was closed'.
_OPEN_CLAUSE = {"DT", "PRP", "PRP$", "CD", "EX"}


def in_words_of(context: Context, sentence: Parse, i: int) -> Attribution | None:
    """'in Forbes' words,', 'in her words,'."""
    if sentence.lower[i] != "in" or i + 3 >= len(sentence):
        return None
    mention = next((m for m in sentence.mentions if m.start == i + 1), None)
    end = mention.end if mention else i + 2
    if "words" not in sentence.lower[end : end + 3]:
        return None
    pronoun = {"his": "he", "her": "she", "their": "they"}.get(sentence.lower[i + 1])
    if mention is not None:
        source = Source(mention.entity.name, mention.entity)
    elif pronoun is not None:
        source = resolve_pronoun(pronoun, context.focus)
    elif sentence.tags[i + 1] == "NNP":
        source = Source(sentence.surface(i + 1, i + 2))
    else:
        return None
    last = sentence.lower.index("words", end) + 1
    attribution = Attribution(sentence, i, last, None, Subject(sentence, i + 1, end), source)
    if i <= 1:
        attribution.clauses = _clauses_of_phrase(sentence, i, last)
    return attribution


def according_to(context: Context, sentence: Parse, first: int, phrase: tuple[int, bool]) -> Attribution | None:
    """'according to Anna Lee, an analyst at ...': the source follows the phrase (its end, whether it has a clause)."""
    start, has_clause = phrase
    end = start
    while (
        end < len(sentence)
        and sentence.lower[end] not in {",", ".", ";", '"', "(", "-", "\u2014"}
        and sentence.tags[end] not in FINITE_TAGS
    ):
        mention = next((m for m in sentence.mentions if m.start == end), None)
        end = mention.end if mention else end + 1
        if end < len(sentence) and sentence.lower[end] in {"which", "who", "that", "there"}:
            break
    if first <= 1 and end < len(sentence) and sentence.tags[end] in FINITE_TAGS:
        end = _before_clause(sentence, start, end)
    if end <= start:
        return None
    subject = Subject(sentence, start, end, is_behind=True)
    source = resolve_source(subject, context.focus, context.lexicon, context.roles)
    context.focus.note(source)
    attribution = Attribution(sentence, first, start, None, subject, source)
    if has_clause:
        attribution.clauses = _clauses_of_phrase(sentence, first, end)
    return attribution


def _before_clause(sentence: Parse, start: int, verb: int) -> int:
    """'According to police two men were held': where the source ends, by what opens the clause; ``start`` where nothing tells."""
    tags = sentence.tags
    nouns = {k for k in range(start, verb) if tags[k][:2] == "NN" or tags[k] == "CD" or (k == start and tags[k] == "VB")}  # 'to police'
    return next((k for k in range(start + 1, verb) if tags[k] in _OPEN_CLAUSE and k - 1 in nouns), start)


def _clauses_of_phrase(sentence: Parse, start: int, end: int) -> list[tuple[int, int]]:
    """'According to the Kremlin, CLAUSE' or 'CLAUSE, according to the Kremlin.'."""
    last = len(sentence)
    while last > 0 and sentence.lower[last - 1] in {".", "?", "!"}:
        last -= 1
    if start <= 1 and sentence.tags[end : end + 1] and sentence.tags[end] in _OPEN_CLAUSE:
        return [(end, last)]  # 'According to police two men were held.'
    if start <= 1:
        return _clause_behind_comma(sentence, end, last)
    stop = start - 1 if sentence.lower[start - 1] == "," else start
    if stop == 0 or sentence.lower[stop - 1] in SUBORDINATORS | {"that", "if", "and", "but"}:
        return []  # 'was arrested when, according to the court, agents': broken in the middle
    return [(0, stop)] if has_verb(sentence, 0, stop) else []


def _clause_behind_comma(sentence: Parse, end: int, last: int) -> list[tuple[int, int]]:
    """From the first piece between commas that has a verb, past appositions: ', director of the institute, prices'."""
    cuts = [k for k in range(end, last) if sentence.lower[k] == ","]
    for cut, following in pairwise([*cuts, last]):
        if has_verb(sentence, cut + 1, following):
            return [(cut + 1, last)]
    return []
