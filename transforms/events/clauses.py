"""Clauses: the words around a trigger, up to what opens another clause on either side."""

from __future__ import annotations

from transforms.segmentation.articles import Sentence
from transforms.syntax.closed_class import BREAKS

# A full stop behind a shorter word may belong to it: 'Gen. Paz', 'Jan. 15'.
SHORTEST_END = 5


def clause_around(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The clause around a trigger: to the next break on either side, at most the sentence."""
    start = next((k + 1 for k in range(first - 1, -1, -1) if _is_break(sentence, k)), 0)
    end = next((k for k in range(last, len(sentence)) if _is_break(sentence, k)), len(sentence))
    while end > last and sentence.lower[end - 1] in {".", ",", '"', "''"}:
        end -= 1
    while start < first and sentence.lower[start] in {",", '"', "''", "and", "\u2022"}:
        start += 1
    return start, end


def _is_break(sentence: Sentence, k: int) -> bool:
    """A word that opens another clause, or a full stop that the sentence was not split at."""
    if sentence.lower[k] in BREAKS:
        return True
    is_stop = sentence.lower[k] == "." and 0 < k < len(sentence) - 1 and not sentence.is_glued(k + 1)
    return is_stop and (len(sentence.words[k - 1]) >= SHORTEST_END or not sentence.words[k - 1].isalpha())
