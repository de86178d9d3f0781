"""Asides: clauses in commas or brackets that look at another time: 'Imports, which had been 4 billion in 2021, were 3 billion'."""

from __future__ import annotations

from transforms.figures.figure import Figure
from transforms.figures.sentence_facts import SentenceFacts
from transforms.syntax.clauses import clauses_over, verb_starting
from transforms.syntax.parse import Parse


def aside_end(facts: SentenceFacts, figure: Figure) -> int | None:
    """Where the aside that a figure stands in is closed, before the clause goes on; null where it stands in none."""
    sentence = facts.sentence
    end = _bracket_end(sentence.lower, figure) or _clause_end(sentence, figure)
    return end if end is not None and verb_starting(sentence, end + 1) is not None else None


def _bracket_end(lower: list[str], figure: Figure) -> int | None:
    opening = next((k for k in range(figure.start - 1, 0, -1) if lower[k] in {"(", ")", ";"}), None)
    is_inside = opening is not None and lower[opening] == "("
    return next((k for k in range(figure.end, len(lower)) if lower[k] == ")"), None) if is_inside else None


def _clause_end(sentence: Parse, figure: Figure) -> int | None:
    """The comma that closes ', which had been 4 billion in 2021,'."""
    clause = next((clause for clause in clauses_over(sentence.clause_at[figure.start]) if clause.kind == "relative"), None)
    is_aside = clause is not None and clause.is_set_off and sentence.lower[clause.end : clause.end + 1] == [","]
    return clause.end if clause is not None and is_aside and clause.end >= figure.end else None
