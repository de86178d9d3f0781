"""Numbers whose unit stands at another one: 'from 2.4 billion', 'rose by 3.1 and 2.2 pct'."""

from __future__ import annotations

from dataclasses import replace

from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.labels import UNCOUNTED, is_label, may_open
from transforms.quantities.numbers import find_quantity
from transforms.quantities.quantity import Quantity
from transforms.quantities.ranges import scaled_like

# What leads to a number whose unit is that of an amount before: 'from 2.4', 'against 3.1', 'rose to 4 pct from 3'.
_LEADS = {
    "after", "from", "to", "by", "against", "and", "or", "with", "of", "than", "at", "'s", "versus", "was", "were", "about", "around",
    "almost", "for", "only", "another", "vs", ",", "(", "some", "over",
}  # fmt: skip


def find_elliptic(context: AmountContext, quantity: Quantity, before: list[Amount]) -> Amount | None:
    """'from 2.4 billion in 1986', 'and government spending by 0.2': the unit of an amount before, or behind."""
    if quantity.is_fraction:
        return None
    word = context.lower(quantity.start)
    if word in UNCOUNTED and not quantity.has_scale:
        return None
    if not quantity.has_scale and (_has_noun_behind(context, quantity.end) or not _is_led(context, context.lower(quantity.start - 1))):
        return None
    model = next((amount for amount in reversed(before) if _is_like(amount, quantity)), None)
    if model is None and quantity.has_scale and quantity.value >= 1e6:
        model = context.carried
    if model is None:
        return None
    return Amount(
        quantity.start, quantity.end, quantity, model.unit, model.factor, model.measure, context.bound(quantity.start, quantity.end),
        per=model.per, is_elliptic=True,
    )  # fmt: skip


def _is_led(context: AmountContext, before: str) -> bool:
    """Whether the word leads to a number whose unit was said before."""
    return before in _LEADS or before in context.lexicon.word_sets["leading_to_elliptic"]


def _has_noun_behind(context: AmountContext, i: int) -> bool:
    """Whether a number that ends before the token counts what stands there; a time is not counted."""
    return i < context.end and context.sentence.tags[i] in {"NN", "NNP", "JJ"} and i not in context.in_time


def _is_like(amount: Amount, quantity: Quantity) -> bool:
    """Whether the number may carry the unit of an amount before: same scale of money, or a per cent or price."""
    if amount.unit in {"count", "people"}:
        return quantity.has_comma_group and not quantity.has_scale
    if amount.unit in {"year", "month", "week", "day", "hour"}:
        return False
    if quantity.has_scale:
        return amount.is_money or amount.quantity.has_scale or amount.measure in {"capacity", "volume", "mass"}
    if amount.unit == "percent":
        return quantity.value < 1000
    if amount.is_money and not amount.quantity.has_scale:
        return 0.02 * amount.quantity.value <= quantity.value <= 50 * amount.quantity.value and (quantity.step < 1 or not quantity.in_words)
    return False


def with_shared_units(context: AmountContext, amounts: list[Amount]) -> list[Amount]:
    """Numbers before the unit that they share: 'rose by 3.1 and 2.2 pct', '33.1, 14.5, 24.6 and 46.8 percent'."""
    found = list(amounts)
    taken = {token for amount in amounts for token in range(amount.start, amount.end)}
    for amount in amounts:
        first, joints = amount.start, {"and", "or", ","}
        while not amount.is_elliptic and context.lower(first - 1) in joints:
            shared = _shared_unit(context, amount, first - 1, taken)
            if shared is None:
                break
            found = [other for other in found if not (other.start == shared.start and other.is_elliptic)] + [shared]
            first = shared.start
    return sorted(found, key=lambda amount: amount.start)


def _shared_unit(context: AmountContext, amount: Amount, joint: int, taken: set[int]) -> Amount | None:
    """The number that ends right before a comma or 'and' and has no unit of its own."""
    if context.lower(joint - 1) == ",":
        joint -= 1
    for start in (joint - 1, joint - 2, joint - 3):
        if start < 0 or not may_open(context, start) or context.lower(start) in UNCOUNTED:
            continue
        quantity = find_quantity(context.sentence, start, context.lexicon.numbers)
        if quantity is None or quantity.end != joint or is_label(context, start, quantity):
            continue
        if amount.unit in {"count", "people"} or (amount.quantity.has_scale and quantity.value > 1e4):
            return None
        before = context.lower(start - 1)
        if start in taken and not (before in {"for", "of", "by", "to"} or before in context.lexicon.word_sets["moved_by"]):
            return None
        quantity = scaled_like(context, quantity, amount.quantity)
        return replace(
            amount, start=quantity.start, end=quantity.end, quantity=quantity, bound=context.bound(start, quantity.end), is_elliptic=True
        )
    return None
