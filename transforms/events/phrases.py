"""Phrases: participles that stand before a noun like adjectives: 'postponed planned tariffs'."""

from __future__ import annotations

from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE
from transforms.syntax.parse import Parse

# Participles that stand before a noun without an article, and are no verbs there; behind a preposition a plan's tell of the plan.
_ATTRIBUTES = {
    "mounting", "growing", "sweeping", "increasing", "rising", "continuing", "ongoing", "crippling", "biting", "escalating", "remaining",
    "existing", "outstanding", "standing", "punishing", "coordinated", "targeted", "disputed", "combined",
}  # fmt: skip
_OF_PLANS = {"planned", "proposed", "threatened", "promised", "announced", "expected", "scheduled"}
_NO_ATTRIBUTES_BEHIND = BE | {"has", "have", "had", "having"}


def before_attribute(sentence: Parse, start: int) -> int:
    """Where a phrase begins with the participle before ``start``: 'postponed | planned tariffs', not 'has planned tariffs'."""
    if start < 2 or sentence.lower[start - 2] in _NO_ATTRIBUTES_BEHIND:
        return start
    word, before = sentence.lower[start - 1], sentence.tags[start - 2]
    is_attribute = (word in _ATTRIBUTES and before in {*VERB_TAGS, "IN"}) or (word in _OF_PLANS and before in {*VERB_TAGS, "RP"})
    return start - 1 if is_attribute else start
