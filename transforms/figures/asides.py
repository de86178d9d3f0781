"""Asides: clauses in commas or brackets that look at another time: 'Imports, which had been 4 billion in 2021, were 3 billion'."""

from __future__ import annotations

from transforms.figures.figure import Figure
from transforms.figures.sentence_facts import SentenceFacts
from transforms.syntax.clauses import verb_starting
from transforms.syntax.closed_class import RELATIVES_BEHIND_COMMA


def aside_end(facts: SentenceFacts, figure: Figure) -> int | None:
    """Where the aside that a figure stands in is closed, before the clause goes on; null where it stands in none."""
    lower = facts.sentence.lower
    opening = next((k for k in range(figure.start - 1, 0, -1) if _opens(lower, k) or lower[k] == ";"), None)
    if opening is None or lower[opening] == ";":
        return None
    closing = ")" if lower[opening] == "(" else ","
    end = next((k for k in range(figure.end, len(lower)) if lower[k] == closing), None)
    is_inside = end is not None and closing not in lower[opening + 1 : figure.start]
    return end if end is not None and is_inside and verb_starting(facts.sentence, end + 1) is not None else None


def _opens(lower: list[str], k: int) -> bool:
    return lower[k] == "(" or (lower[k] in RELATIVES_BEHIND_COMMA and lower[k - 1] == ",")
