"""Ranges whose ends both have a unit ('between $40bn and $60bn'), and what only looks like one ('up by 1.2 to 9 billion')."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.entries import Unit
from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.numbers import RANGE_WORDS, find_quantity
from transforms.quantities.quantity import Quantity
from transforms.quantities.signs import currency_at

# A level is so much larger than the change that led to it; two numbers nearer to each other are the ends of a range.
LEAST_LEVEL = 2.5
# Between a word of rise or fall and its measure.
_BEFORE_CHANGES = {"by", "a", "an", "another", "about", "around", "some", "more", "than", "over", "as", "much", "record", "further"}


def without_level(context: AmountContext, amount: Amount) -> Amount:
    """'up by 1.2 to 9 billion': a change and, read next, the level that it led to; 'rose by 1.2 to 1.5 billion' is a range."""
    quantity = amount.quantity
    ends = [k for k in range(amount.start, amount.end) if context.lower(k) == "to"] if quantity.high is not None else []
    if not ends or (quantity.high or 0.0) < LEAST_LEVEL * quantity.value or _moved_by(context, amount.start) is None:
        return amount
    return replace(amount, end=ends[-1], quantity=replace(quantity, end=ends[-1], high=None))


def _moved_by(context: AmountContext, first: int) -> int | None:
    """The word of rise or fall whose measure an amount is: 'rose by about', 'up', 'a rise of'. Gives its last token."""
    k = first - 1
    while k > 0 and (context.lower(k) in _BEFORE_CHANGES or context.sentence.tags[k] == "RB") and context.lower(k) not in {"up", "down"}:
        k -= 1
    if k >= 0 and k + 1 in context.sentence.hits.change_verbs.ends:
        return k
    noun = context.sentence.hits.change_nouns.ends.get(k if context.lower(k) == "of" else k + 1)
    is_noun = noun is not None and (noun[1].part == "noun") == (context.lower(k) == "of")
    return k if is_noun and (context.lower(k) in {"up", "down", "of"}) else None


def is_from_to(context: AmountContext, quantity: Quantity) -> bool:
    """'from 6,000 to 1.85 million', 'rose from 3 to 4 pct' are two values of two times; 'from 3 to 4 pct' is a range."""
    if context.lower(quantity.start - 1) != "from" or context.lower(low_end(context, quantity)) != "to":
        return False
    high = quantity.high or 0.0
    moves = any(k in context.sentence.hits.change_verbs for k in range(max(0, quantity.start - 12), quantity.start))
    return moves or high > 3 * quantity.value


def low_end(context: AmountContext, quantity: Quantity) -> int:
    """Where the lower number of a range ends."""
    return next(k for k in range(quantity.start + 1, quantity.end) if context.lower(k) in RANGE_WORDS)


def with_high(context: AmountContext, amount: Amount) -> Amount:
    """'between $40bn and $60bn', '$5-$6 million': a range with the unit on both ends."""
    if amount.quantity.high is not None or not _opens_range(context, amount):
        return amount
    found = _high_end(context, amount)
    if found is None:
        return amount
    quantity, last = found
    low = scaled_like(context, amount.quantity, quantity)
    is_to = context.lower(amount.end) == "to"
    if not low.value < quantity.value or (is_to and quantity.value > 10 * low.value and amount.unit != "percent"):
        return amount
    return replace(amount, end=last, quantity=replace(low, high=quantity.value, end=quantity.end))


def _opens_range(context: AmountContext, amount: Amount) -> bool:
    """Whether the word behind an amount may lead to the other end of its range; not in 'fell $40 million to $60 million'."""
    joint, before = context.lower(amount.end), context.lower(amount.start - 1)
    if joint == "and":
        return before == "between"
    if joint not in {"-", "to"} or before == "from":
        return False
    moved = _moved_by(context, amount.start) if joint == "to" else None
    return moved is None or not amount.is_money or context.lower(moved) not in context.lexicon.word_sets["moved_by"]


def _high_end(context: AmountContext, amount: Amount) -> tuple[Quantity, int] | None:
    """The upper end of a range behind its joint, where it has the same unit. Gives (number, end with the unit)."""
    sign = context.sentence.hits.money_signs.get(amount.end + 1)
    quantity = find_quantity(context.sentence, sign[0] if sign else amount.end + 1, context.lexicon.numbers, is_money=bool(sign))
    if quantity is None or quantity.high is not None or (sign and not amount.is_money):
        return None
    if sign:
        return quantity, quantity.end
    last = quantity.end
    unit = currency_at(context, last) if amount.is_money else context.sentence.hits.units.get(last)
    if not unit or (isinstance(unit[1], Unit) and unit[1].code != amount.unit):  # 'by 8 points to 30.5%'
        return None
    return quantity, unit[0]


def scaled_like(context: AmountContext, quantity: Quantity, model: Quantity) -> Quantity:
    """The number with the scale of another one, where it has none of its own: '5' in '5 to 6 million'."""
    if quantity.has_scale or not model.has_scale:
        return quantity
    bare = find_quantity(context.sentence, model.start, context.lexicon.numbers.without_scales())
    ratio = model.value / bare.value if bare and bare.value else 1.0
    return replace(quantity, value=quantity.value * ratio, step=quantity.step * ratio, has_scale=True)
