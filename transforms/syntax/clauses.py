"""Clauses: where they begin and end, and the full stops between them."""

from __future__ import annotations

from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import BREAKS, CLAUSE_OPENERS, MARKS

# What stands at the edges of a part and tells nothing.
_LOOSE_ENDS = {".", ",", *MARKS}
_LOOSE_STARTS = {",", "and", "\u2022", *MARKS}
# Abbreviations whose dot ends no sentence; a single letter is an initial.
_ABBREVIATIONS = {
    "mr", "mrs", "ms", "messrs", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "gen", "lt", "col", "maj", "capt", "sgt",
    "adm", "cmdr", "brig", "rev", "hon", "jr", "sr", "st", "inc", "corp", "co", "ltd", "bros", "no", "vs",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
}  # fmt: skip


def is_full_stop(sentence: Sentence, i: int) -> bool:
    """Whether the dot at token ``i`` ends a sentence: 'the talks. President Paz', not 'Mr. Paz', 'J. Paz', 'U.S. Steel', 'HIT.T'."""
    if sentence.lower[i] != "." or i == 0 or i + 1 >= len(sentence):
        return False
    before = sentence.lower[i - 1]
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and sentence.is_glued(i)):
        return False
    following = sentence.words[i + 1]
    return following in MARKS or (following[:1].isupper() and not sentence.is_glued(i + 1))


def clause_around(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The part of the sentence around tokens ``first`` up to ``last`` that no break cuts: 'Peru left, | but Chile stayed'."""
    breaks = [k for k, word in enumerate(sentence.lower) if word in BREAKS or (word == "." and is_full_stop(sentence, k))]
    start = next((k + 1 for k in reversed(breaks) if k < first), 0)
    end = next((k for k in breaks if k >= last), len(sentence))
    while end > last and sentence.lower[end - 1] in _LOOSE_ENDS:
        end -= 1
    while start < first and sentence.lower[start] in _LOOSE_STARTS:
        start += 1
    return start, end


def clause_start(sentence: Sentence, end: int) -> int:
    """Where the clause that holds token ``end`` begins: behind a quotation, a semicolon, a conjunction."""
    k = end
    while k > 0:
        k -= 1
        word = sentence.lower[k]
        if word in MARKS:
            opening = _opening_mark(sentence, k)
            if opening is None:
                return k + 1
            k = opening
            continue
        if word in {";", ":"} or is_full_stop(sentence, k):
            return k + 1
        if (
            word in CLAUSE_OPENERS
            and sentence.tags[k] in {"IN", "CC", "WRB", "RB"}
            and k + 1 < end
            and word not in {"as", "so", "after", "before", "since"}
        ):
            return k + 1
    return 0


def _opening_mark(sentence: Sentence, closing: int) -> int | None:
    """Where the quoted words begin that are a part of the writer's own clause: 'it "firmly opposes" the step and said'."""
    if closing == 0 or sentence.lower[closing - 1] in {",", ".", "?", "!", "..."}:
        return None
    opening = next((k for k in range(closing - 1, max(-1, closing - 12), -1) if sentence.lower[k] in MARKS), None)
    return opening if opening else None


def has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens ``first`` up to ``last``."""
    return any(tag in FINITE_TAGS for tag in sentence.tags[first:last])
