"""The money that a sentence counts in: 'in dollar terms it was 228.1 billion', 'measured in euros, exports were 90 billion'."""

from __future__ import annotations

from transforms.lexicons.entries import CurrencyWord
from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.local_money import local_money_at
from transforms.quantities.money import currency_owner
from transforms.quantities.quantity import Quantity
from transforms.quantities.sums import amount_of_money


def find_in_terms(context: AmountContext, quantity: Quantity) -> Amount | None:
    """The amount of a number that has no unit beside it, where the clause says in which money it counts."""
    if not quantity.has_scale:
        return None
    marks = [k for k, word in enumerate(context.sentence.lower) if word == "in"]
    before = [k for k in reversed(marks) if k < quantity.start and ";" not in context.sentence.lower[k : quantity.start]]
    behind = [k for k in marks if k == quantity.end]
    for k in [*behind, *before]:
        amount = _counted_in(context, quantity, k)
        if amount is not None:
            return amount
    return None


def _counted_in(context: AmountContext, quantity: Quantity, i: int) -> Amount | None:
    """The amount in the money that the 'in' at a token leads to: 'in U.S. dollar terms', 'counted in yuan', 'in local currency'."""
    local, is_counted = local_money_at(context, i, None), context.lower(i - 1) in context.lexicon.word_sets["counting_in_money"]
    if local and (i == quantity.end or context.lower(local[1] - 1) == "terms" or is_counted):
        return amount_of_money(context, quantity, quantity.start, quantity.end, CurrencyWord(local[0], None, None, 1.0), "")
    owner = currency_owner(context.sentence, i + 1, context.lexicon.gazetteer)
    start = owner[0] if owner else i + 1
    found = context.sentence.hits.money_words.get(start) or (context.sentence.hits.money_words.get(i + 1))
    if context.lower(start) == "real":  # 'in real terms' is of no money of Brazil
        return None
    if found is None or not (context.lower(found[0]) == "terms" or is_counted):
        return None
    return amount_of_money(context, quantity, quantity.start, quantity.end, found[1], owner[1] if owner else "")
