"""Shares in words: 'a third of exports', 'two-thirds', 'by a quarter', 'more than half'."""

from __future__ import annotations

from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.money import currency_owner
from transforms.quantities.quantity import Quantity

# 'a third' and 'a quarter' stand for what is near: 33.3 per cent for 31 to 36.
STEP_OF_FRACTION = 5.0
# What stands behind 'a third', 'two-fifths' where they are shares, not names of things.
_BEHIND_FRACTIONS = {
    "of", "the", "its", "their", "his", "to", "in", "from", ",", ".", "", "more", "less", "as", "and", "on", "by", "since",
    "for",
}  # fmt: skip
# 'the first half', 'a half', 'one half'
_HALVES_OF_TIME = {"first", "second", "latter", "other", "last", "a", "and", "one", "-", "this"}
# What stands between 'by' and a fraction: 'by at least a third'.
_BEFORE_FRACTIONS = {"than", "least", "estimated", "of", "and", "to", "at", "more"}


def find_fraction(context: AmountContext, i: int) -> Amount | None:
    """'a third of exports', 'two-thirds', 'by a quarter', 'more than half': a share in per cent."""
    count, last = _count_at(context, i)
    fractions, word, name = context.lexicon.numbers.fractions, context.lower(i), context.lower(last - 1)
    if count < 1 or count * fractions.get(name, 1) >= 1 or (word not in {"half", "a", "an", "one"} and not name.endswith("s")):
        return None
    if not _is_share(context, i, last) or _is_number_or_unit(context, last):
        return None
    quantity = Quantity(i, last, round(100 * count * fractions[name], 2), STEP_OF_FRACTION, in_words=True)
    return Amount(i, last, quantity, "percent", 1.0, "share", context.bound(i, last))


def _count_at(context: AmountContext, i: int) -> tuple[int, int]:
    """How many parts there are, and where the word that names the part ends: 'half', 'a third', 'two-thirds'."""
    word = context.lower(i)
    if word == "half":
        return 1, i + 1
    if word in {"a", "an", "one"}:
        return 1, i + 2
    j = i + 2 if context.lower(i + 1) == "-" else i + 1
    return context.lexicon.numbers.units.get(word, 0), j + 1


def _is_share(context: AmountContext, i: int, last: int) -> bool:
    """Whether a fraction is a share, by what stands behind it: no 'third year', no 'quarter', no 'half a million'."""
    word, name, follows = context.lower(i), context.lower(last - 1), context.lower(last)
    is_told = follows in _BEHIND_FRACTIONS or follows in context.lexicon.word_sets["higher_or_lower"]
    if last - 1 in context.in_time or not (is_told or _falls_by(context, i)):
        return False
    if word == "half":
        return follows not in {"a", "an"} and _is_half(context, i, follows)  # 'by half a million', 'by half a point' are numbers
    is_doubtful = name in {"quarter", "second"} and word in {"a", "an"}
    return not is_doubtful or follows in {"of", ".", "to", ",", "more", "less", "", "from", "in"}


def _is_number_or_unit(context: AmountContext, last: int) -> bool:
    """'a third of a mile', 'a quarter of a cent', 'a quarter of a million': what is measured or a number is no share."""
    numbers, follows = context.lexicon.numbers, context.lower(last)
    of_unit = last + 2 if context.lower(last + 1) in {"a", "an"} else last + 1
    if follows in {"of", "the"} and last + 1 < context.end and context.lexicon.units.starting(context.sentence.lower, of_unit):
        return True
    is_one, parted = follows == "of" and context.lower(last + 1) in {"a", "an", "one"}, context.lower(last + 2)
    return is_one and (parted in numbers.scales or parted in numbers.parted or _names_money(context, last + 2))


def _names_money(context: AmountContext, i: int) -> bool:
    """'a cent', 'a U.S. cent', 'a Canadian dollar'."""
    owner = currency_owner(context.sentence, i, context.lexicon.gazetteer)
    money = context.lexicon.money.after
    return any(money.starting(context.sentence.lower, start) for start in (i, owner[0] if owner else i))


def _is_half(context: AmountContext, i: int, follows: str) -> bool:
    """'half of', 'half the jobs', 'by half', 'more than half': not 'half an hour', 'first half', 'half-year'."""
    before = context.lower(i - 1)
    sets = context.lexicon.word_sets
    if before in _HALVES_OF_TIME or before in sets["before_halves"]:
        return False
    return follows in {"of", "the", "its", "their", "his"} or before in {"by", "than", "least"} or before in sets["approximating"]


def _falls_by(context: AmountContext, i: int) -> bool:
    """'drop by a fifth this year', 'shrink by at least a third next year'."""
    before = [context.lower(k) for k in range(max(0, i - 3), i)]
    return "by" in before and set(before[before.index("by") + 1 :]) <= _BEFORE_FRACTIONS | context.lexicon.word_sets["approximating"]
