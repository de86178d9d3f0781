"""Amounts: numbers with a unit or a counted noun, and the words that say how exactly they hold.

What looks like a number and is none is left out: years and dates, clock times, ordinals, scores, telephone numbers,
names such as 'Resolution 242' (``labels``).
"""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.hits import SentenceWithHits
from transforms.lexicons.lexicon import Lexicon
from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.counts import find_counted
from transforms.quantities.ellipsis import find_elliptic, with_shared_units
from transforms.quantities.exchange_rates import find_exchange_rate
from transforms.quantities.fractions import find_fraction
from transforms.quantities.labels import INSIDE_TAGS, is_label, may_open
from transforms.quantities.local_money import is_unsaid_money
from transforms.quantities.money import MoneySetting
from transforms.quantities.numbers import find_quantity, number_places
from transforms.quantities.quantity import Quantity
from transforms.quantities.ranges import is_from_to, low_end, without_level
from transforms.quantities.signs import minus_before, names_something, sign_before
from transforms.quantities.sums import amount_of_money, find_money_behind
from transforms.quantities.terms import find_in_terms
from transforms.quantities.units import find_age, find_measured
from transforms.times.timex import TimeExpression

# What a number without a sign of money before it may be, the likeliest first.
_UNIT_RULES = {
    "exchange_rate": find_exchange_rate,
    "money_behind": find_money_behind,
    "age": find_age,
    "measured": find_measured,
    "counted": find_counted,
    "in_terms": find_in_terms,
}


def find_amounts(
    sentence: SentenceWithHits, times: list[TimeExpression], lexicon: Lexicon, setting: MoneySetting, carried: Amount | None = None
) -> list[Amount]:
    """The amounts of a sentence, left to right.

    Args:
        sentence: the sentence.
        times: its time expressions, whose numbers count nothing.
        lexicon: the lexicons.
        setting: which money the article speaks of.
        carried: the last amount of money of the sentences before, whose unit a bare '14.5 billion' has.
    """
    in_time = frozenset(token for time in times for token in range(time.start, time.end))
    context = AmountContext(sentence, len(sentence), lexicon, setting, carried, in_time)
    amounts: list[Amount] = []
    end = 0
    for i in number_places(sentence, lexicon.numbers):
        amount = _read_amount(context, i, amounts) if i >= end and may_open(context, i) else None
        if amount:
            amounts.append(amount)
            end = amount.end
    return with_shared_units(context, amounts)


def _read_amount(context: AmountContext, i: int, before: list[Amount]) -> Amount | None:
    """The amount whose number begins at ``i``, with the minus before it."""
    amount = _read_unsigned(context, i, before)
    if amount is None:
        return None
    amount = without_level(context, amount)
    minus = minus_before(context, amount.start)
    return amount if minus is None else replace(amount, start=minus, is_negative=True)


def _read_unsigned(context: AmountContext, i: int, before: list[Amount]) -> Amount | None:
    sign = sign_before(context, i)
    fraction = None if sign else find_fraction(context, i)
    if fraction:
        return replace(fraction, rule="fraction")
    quantity = find_quantity(context.sentence, i, context.lexicon.numbers, is_money=bool(sign))
    if quantity is None:
        return None
    if quantity.high is not None and is_from_to(context, quantity):
        quantity = replace(quantity, end=low_end(context, quantity), high=None)
    if sign:
        is_name = names_something(context, sign[0], i, quantity)
        signed = None if is_name else amount_of_money(context, quantity, sign[0], quantity.end, sign[1], None)
        return signed and replace(signed, rule="money_sign")
    if is_label(context, i, quantity):
        return None
    return _with_unit(context, _with_bound(context, quantity), before)


def _with_unit(context: AmountContext, quantity: Quantity, before: list[Amount]) -> Amount | None:
    """The number with its unit, by the first rule that finds one; of 'francs' of which nobody told whose they are, none."""
    money = context.sentence.hits.money_words.get(quantity.end)
    if money and not money[1].code and is_unsaid_money(context, money[0]):
        return None
    for rule, find in _UNIT_RULES.items():
        amount = find(context, quantity)
        if amount:
            amount.rule = rule
            return amount
    elliptic = find_elliptic(context, quantity, before)
    return elliptic and replace(elliptic, rule="elliptic")


def _with_bound(context: AmountContext, quantity: Quantity) -> Quantity:
    """'300-odd workers', '40 or so ships', '5,000-plus km': the bound between a number and what it counts belongs to the number."""
    found = context.sentence.hits.bounds_after.get(quantity.end)
    if not found or found[0] >= context.end or context.lower(found[0]) == "%":
        return quantity
    counted = context.sentence.tags[found[0]] in INSIDE_TAGS or found[0] in context.sentence.hits.units
    return replace(quantity, end=found[0]) if counted and context.sentence.words[found[0]][0].isalpha() else quantity
