"""Exchange rates: 'opened at 34.38 to the U.S. dollar' is a price in the other currency."""

from __future__ import annotations

from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.money import currency_owner, resolve_currency
from transforms.quantities.quantity import Quantity
from transforms.quantities.signs import currency_at


def find_exchange_rate(context: AmountContext, quantity: Quantity) -> Amount | None:
    """'opened at 34.38 to the U.S. dollar', '109.65 against the dollar': a price in the other currency."""
    i = quantity.end
    if (
        quantity.has_scale
        or context.lower(i) not in {"to", "against", "per", "for"}
        or context.lower(i + 1) in context.lexicon.word_sets["cents"]
    ):
        return None
    j = i + 2 if context.lower(i + 1) in {"the", "one", "a"} else i + 1
    named = currency_owner(context.sentence, j, context.lexicon.gazetteer)
    found = currency_at(context, named[0]) if named else currency_at(context, j)
    if not found:
        return None
    against = resolve_currency(found[1], named[1] if named else None, context.setting, context.lexicon.money)
    unit = _priced_currency(context, quantity.start) or _home_currency(context, against)
    if unit is None:
        return None
    return Amount(quantity.start, quantity.end, quantity, unit, 1.0, "price", context.bound(quantity.start, quantity.end), per="currency")


def _priced_currency(context: AmountContext, before: int) -> str | None:
    """The currency that the sentence speaks of before a rate: 'the yuan, fixed at about 8.28'."""
    for k in range(before - 1, -1, -1):
        found = currency_at(context, k)
        if found and context.sentence.tags[k] in {"NN", "NNS", "NNP", "VBD", "VBN"} and found[1].default != "USD":
            named = currency_owner(context.sentence, k - 1, context.lexicon.gazetteer) if k else None
            return resolve_currency(found[1], named[1] if named else None, context.setting, context.lexicon.money)
    return None


def _home_currency(context: AmountContext, other: str | None) -> str | None:
    """The money of the country that the article is about, which is not the one it is priced in."""
    on = context.setting.on
    for country in context.setting.countries[:2]:
        uses = [use for (iso3, _), found in context.lexicon.money.uses.items() if iso3 == country for use in found]
        current = [use for use in uses if (on is None or use.start <= on <= use.end) and use.code != other]
        if current:
            return max(current, key=lambda use: use.end).code
    return None
