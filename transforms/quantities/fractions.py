"""Shares in words: 'a third of exports', 'two-thirds', 'by a quarter', 'more than half'."""

from __future__ import annotations

from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.labels import BEFORE_COUNTS
from transforms.quantities.numbers import Quantity

# 'a third' and 'a quarter' stand for what is near: 33.3 per cent for 31 to 36.
STEP_OF_FRACTION = 5.0
# What stands behind 'a third', 'two-fifths' where they are shares, not names of things.
_BEHIND_FRACTIONS = {
    "of", "the", "its", "their", "his", "to", "in", "from", ",", ".", "", "more", "less", "higher", "lower", "as", "and", "on", "by",
    "since", "for",
}  # fmt: skip


def find_fraction(context: AmountContext, i: int) -> Amount | None:
    """'a third of exports', 'two-thirds', 'by a quarter', 'more than half': a share in per cent."""
    numbers = context.lexicon.numbers
    word = context.lower(i)
    if word == "half":
        count, last = 1, i + 1
    elif word in {"a", "an", "one"}:
        count, last = 1, i + 2
    else:
        j = i + 2 if context.lower(i + 1) == "-" else i + 1
        count, last = numbers.units.get(word, 0), j + 1
    name = context.lower(last - 1)
    if count < 1 or name not in numbers.fractions or (word not in {"half", "a", "an", "one"} and not name.endswith("s")):
        return None
    follows = context.lower(last)
    share = follows in _BEHIND_FRACTIONS or _falls_by(context, i)
    if (
        last - 1 in context.in_time
        or not share
        or (
            name in {"quarter", "second"}
            and word in {"a", "an"}
            and follows not in {"of", ".", "to", ",", "more", "less", "", "from", "in"}
        )
    ):
        return None
    if word == "half" and (follows in {"a", "an"} or not _is_half(context, i, follows)):
        return None  # 'by half a million', 'by half a point' are numbers
    if (
        follows in {"of", "the"}
        and last + 1 < context.end
        and context.lexicon.units.starting(context.sentence.lower, last + 2 if context.lower(last + 1) in {"a", "an"} else last + 1)
    ):
        return None
    parted = {*numbers.scales, "point", "percentage", "percent", "per"}
    if follows == "of" and context.lower(last + 1) in {"a", "an", "one"} and context.lower(last + 2) in parted:
        return None  # 'a quarter of a million' is a number
    quantity = Quantity(i, last, round(100 * count * numbers.fractions[name], 2), STEP_OF_FRACTION, in_words=True)
    return Amount(i, last, quantity, "percent", 1.0, "share", context.bound(i, last))


def _is_half(context: AmountContext, i: int, follows: str) -> bool:
    """'half of', 'half the jobs', 'by half', 'more than half': not 'half an hour', 'first half', 'half-year'."""
    before = context.lower(i - 1)
    if before in {"first", "second", "latter", "other", "last", "a", "and", "one", "final", "-", "early", "this", "better"}:
        return False
    return follows in {"of", "the", "its", "their", "his"} or before in {"by", "than", "nearly", "almost", "about", "over", "least"}


def _falls_by(context: AmountContext, i: int) -> bool:
    """'drop by a fifth this year', 'shrink by at least a third next year'."""
    before = [context.lower(k) for k in range(max(0, i - 3), i)]
    return "by" in before and set(before[before.index("by") + 1 :]) <= BEFORE_COUNTS | {"at", "than", "more", "least"}
