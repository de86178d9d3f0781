"""Asides: clauses in commas or brackets that look at another time: 'Imports, which had been 4 billion in 2021, were 3 billion'."""

from __future__ import annotations

from transforms.figures.figure import Figure
from transforms.figures.sentence_facts import SentenceFacts
from transforms.syntax.clauses import clauses_over, verb_starting

_ASIDES = {"aside", "relative"}


def aside_end(facts: SentenceFacts, figure: Figure) -> int | None:
    """Where the aside that a figure stands in is closed, before the clause goes on; null where it stands in none."""
    sentence = facts.sentence
    clause = next((clause for clause in clauses_over(sentence.clause_at[figure.start]) if clause.kind in _ASIDES), None)
    if clause is None or not clause.is_set_off or sentence.lower[clause.end : clause.end + 1] not in ([","], [")"]):
        return None
    return clause.end if clause.end >= figure.end and verb_starting(sentence, clause.end + 1) is not None else None
