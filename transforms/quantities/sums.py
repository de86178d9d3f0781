"""Sums of money and prices: '2.5 billion dlrs', '500 million Canadian dollars', '15 dlrs a barrel'."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.entries import CurrencyWord
from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.labels import UNCOUNTED
from transforms.quantities.local_money import local_money_at
from transforms.quantities.money import Place, currency_owner, resolve_currency
from transforms.quantities.quantity import Quantity, times
from transforms.quantities.ranges import with_high
from transforms.quantities.signs import NOUN_TAGS, code_behind, currency_at


def amount_of_money(
    context: AmountContext, quantity: Quantity, start: int, end: int, word: CurrencyWord, owner: str | None
) -> Amount | None:
    """The sum over tokens ``start`` up to ``end``, with the upper end of its range and what it is the price of."""
    unit = resolve_currency(word, owner, context.setting, context.lexicon.money, Place(context.sentence, quantity.start))
    if unit is None:
        return None
    unit, end = _named_behind(context, end, word, owner) or (unit, end)
    is_local = not (word.code or owner) and unit == context.setting.local_dollar
    family = "" if word.code or owner or word.default == "USD" else word.family or ""
    amount = Amount(start, end, quantity, unit, word.factor, None, context.bound(start, end), is_local=is_local, family=family)
    return _with_price(context, with_high(context, amount))


def _named_behind(context: AmountContext, last: int, word: CurrencyWord, owner: str | None) -> tuple[str, int] | None:
    """The money that is named behind a sum: '$5 billion Canadian', '$12 U.S.', '$45 million CAD', '5 billion dollars in local currency'.

    Gives (code, end).
    """
    named = currency_owner(context.sentence, last, context.lexicon.gazetteer) if owner is None and word.family == "dollar" else None
    if named and not _is_noun(context, named[0]):
        code = resolve_currency(word, named[1], context.setting, context.lexicon.money)
        return (code, named[0]) if code else None
    coded = code_behind(context, last, word)
    if coded or owner or not word.family or word.is_sign:
        return coded
    local = local_money_at(context, last, word.family)
    return local and (local[0], last)


def _is_noun(context: AmountContext, i: int) -> bool:
    return i < context.end and context.sentence.tags[i] in NOUN_TAGS | {"JJ"}


def find_money_behind(context: AmountContext, quantity: Quantity) -> Amount | None:
    """'2.5 billion dlrs', '500 million Canadian dollars', 'one-billion-franc'."""
    i = _start_of_unit(context, quantity)
    if context.lower(i) in {"u.s.", "us"} and context.lower(i + 1) in {")", ",", "."} and quantity.has_scale:  # '(1.46 billion U.S.)'
        return amount_of_money(context, quantity, quantity.start, i + 1, CurrencyWord("USD", None, None, 1.0), "")
    found, owner = currency_at(context, i), None
    if not found:
        named = currency_owner(context.sentence, i, context.lexicon.gazetteer)
        if named:
            found, owner = currency_at(context, named[0]), named[1]
    if not found:
        return None
    last, word = found
    if word.code and context.lower(last) in context.lexicon.numbers.scales and not quantity.has_scale:  # '125 USD million'
        scale = context.lexicon.numbers.scales[context.lower(last)]
        last, quantity = last + 1, replace(quantity, value=times(quantity.value, scale), step=quantity.step * scale, has_scale=True)
    if not quantity.has_scale and (_is_weight(context, word, last) or context.lower(quantity.start) in UNCOUNTED):
        return None
    return amount_of_money(context, quantity, quantity.start, last, word, owner or "")


def _start_of_unit(context: AmountContext, quantity: Quantity) -> int:
    """Where the words of money behind a number begin: behind the hyphen of 'one-billion-franc', the 'of' of '2 million of U.S. dollars'."""
    i = quantity.end
    if context.lower(i) == "-" and context.sentence.is_glued(i):
        i += 1
    if context.lower(i) == "of" and quantity.has_scale and context.lower(i + 1) in {"us", "u.s."}:
        i += 1
    return i


def _is_weight(context: AmountContext, word: CurrencyWord, last: int) -> bool:
    """'five pounds of rice': pounds are money only where the article is British."""
    if word.family != "pound":
        return False
    return "GBR" not in context.setting.countries[:3] or context.lower(last) == "of" or context.setting.home == "USA"


def _with_price(context: AmountContext, amount: Amount) -> Amount:
    """'15 dlrs a barrel', '$2.30 per bushel': the price of one."""
    i = amount.end
    if context.lower(i) in {"a", "an", "per", "/", "each"} and i + 1 < context.end:
        unit = context.sentence.hits.units.get(i + 1)
        is_time = unit and unit[1].measure == "duration"
        if unit and not is_time:
            return replace(amount, end=unit[0], measure="price", per=context.lower(unit[0] - 1))
        if (
            context.lower(i) in {"per", "/", "a"}
            and not is_time
            and not amount.quantity.has_scale
            and context.sentence.tags[i + 1] == "NN"
            and (context.lower(i) != "a" or context.lower(i + 1) in context.lexicon.word_sets["sold_by_the_piece"])
        ):
            return replace(amount, end=i + 2, measure="price", per=context.lower(i + 1))
    return amount
