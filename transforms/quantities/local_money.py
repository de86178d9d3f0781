"""Money told by whose it is, '91 billion dollars in local currency', and of which nothing is told: 'did not say in which currency'."""

from __future__ import annotations

from transforms.quantities.amount import AmountContext
from transforms.quantities.money import country_beside, currency_of, only_money_of

_OWNED = {"its", "their", "his", "her", "the"}
# How far behind a sum stands that nobody told its currency, and how far from that word 'which' and 'not'.
_UNSAID_REACH = 14
_UNSAID_NEAR = 3
_WHICH = {"which", "what"}
_NOT = {"not", "never"}


def local_money_at(context: AmountContext, i: int, family: str | None) -> tuple[str, int] | None:
    """The money, of a family or any, that 'in local currency', 'in its own currency', 'in local-currency terms' mean. Gives (code, end)."""
    if context.lower(i) != "in":
        return None
    k = i + 1 + (context.lower(i + 1) in _OWNED)
    whose, k = context.lower(k), k + 1 + (context.lower(k + 1) == "-")
    sets = context.lexicon.word_sets
    if whose not in sets["whose_currency"] or context.lower(k) not in sets["money_nouns"]:
        return None
    setting, money = context.setting, context.lexicon.money
    owner = country_beside(setting, context.sentence, i) if whose == "own" else None
    for country in filter(None, (owner,) if owner else (setting.home, setting.dateline, *setting.countries[:1])):
        code = currency_of(country, family, setting.on, money) if family else only_money_of(country, setting.on, money)
        if code:
            return code, k + 1 + (context.lower(k + 1) == "terms")
    return None


def is_unsaid_money(context: AmountContext, last: int) -> bool:
    """'a loan of 150 million francs, though it did not say in which currency', '(the currency was not given)': nobody knows whose."""
    lower = context.sentence.lower
    for k in range(last, min(last + _UNSAID_REACH, context.end)):
        if lower[k] == "currency":
            behind = lower[k + 1 : k + 1 + _UNSAID_NEAR]
            unsaid = context.lexicon.word_sets["left_unsaid"] | _WHICH
            return not unsaid.isdisjoint(lower[max(last, k - _UNSAID_NEAR) : k]) or not (
                _NOT | context.lexicon.word_sets["unclear"]
            ).isdisjoint(behind)
    return False
