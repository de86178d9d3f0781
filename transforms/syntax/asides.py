"""Asides: what is put into a clause between brackets, dashes or commas, and does not move it on.

'The fund - its assets are secret - denied it', 'exports (two in five to Peru) fell', 'Anna Lee, an economist in Lima, left'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import NOUN_TAGS, PHRASE_TAGS

if TYPE_CHECKING:
    from transforms.syntax.clauses import Clause

_DASHES = {"-", "--", "\u2013", "\u2014"}
_STOPS = {";", ":", "?", "!", "."}
# What opens a description, and what one may hold: 'a former head of the bank in Lima'.
_DESCRIBING = NOUN_TAGS | {"DT", "PRP$", "JJ"}
_INSIDE = PHRASE_TAGS | {"IN", "VBN", "RB", "-"}
# What goes on behind one: a verb, which the tagger may take for a participle there.
_FURTHER = FINITE_TAGS | {"RB", "VBN"}


def aside_end(sentence: Sentence, clause: Clause, k: int) -> int | None:
    """The sign that closes the aside which the one at token ``k`` of a clause opens; null where it opens none."""
    sign = sentence.lower[k]
    if sign == "(":
        return _closing_bracket(sentence, k)
    if sign in _DASHES:
        return _closing_dash(sentence, k)
    return _end_of_description(sentence, clause, k) if sign == "," else None


def _closing_bracket(sentence: Sentence, opening: int) -> int | None:
    end = next((k for k in range(opening + 1, len(sentence)) if sentence.lower[k] in {"(", ")"}), None)
    return end if end is not None and end > opening + 1 and sentence.lower[end] == ")" else None


def _closing_dash(sentence: Sentence, opening: int) -> int | None:
    """The second of two dashes of a sentence with blanks around them; those of 'Peru - 5 billion, Chile - 4 billion' open values."""
    if not _stands_free(sentence, opening) or sentence.tags[opening + 1 : opening + 2] in (["CD"], ["$"]):
        return None
    signs = sentence.lower[opening] + "".join(_STOPS)
    end = next((k for k in range(opening + 2, len(sentence) - 1) if sentence.lower[k] in signs), None)
    return end if end is not None and sentence.lower[end] == sentence.lower[opening] and _stands_free(sentence, end) else None


def _stands_free(sentence: Sentence, k: int) -> bool:
    return 0 < k < len(sentence) - 1 and not sentence.is_glued(k) and not sentence.is_glued(k + 1)


def _end_of_description(sentence: Sentence, clause: Clause, comma: int) -> int | None:
    """The comma behind 'Anna Lee, | an economist in Lima |, left': one that closes a noun phrase between a subject and its verb."""
    tags = sentence.tags
    is_led = comma > clause.start and tags[comma - 1] in NOUN_TAGS and clause.verb is None and tags[clause.start] != "IN"
    if not is_led or tags[comma + 1 : comma + 2] == [] or tags[comma + 1] not in _DESCRIBING:
        return None
    end = next((k for k in range(comma + 1, len(sentence)) if tags[k] not in _INSIDE), len(sentence))
    is_closed = sentence.lower[end : end + 1] == [","] and tags[end + 1 : end + 2] != [] and tags[end + 1] in _FURTHER
    return end if is_closed else None
