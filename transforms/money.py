"""Which currency a word or sign for money means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.articles import Sentence
from transforms.gazetteer import Gazetteer
from transforms.lexicon import CurrencyWord, Lexicon, MoneyWords

# A country that makes up this share of an article's mentions of countries is the one that it is about.
HOME_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class MoneySetting:
    """What an article tells about the money it speaks of.

    ``countries``: its countries, the one it is most about first. ``home``: the country whose money a bare 'peso' is,
    null where the article is about several. ``local_dollar``: the code that a bare '$' has, where the article is of a
    country that calls its own money so. ``on``: its date.
    """

    countries: tuple[str, ...]
    home: str | None
    local_dollar: str | None
    on: date | None


# Countries whose own press prints '$' for their dollar without more.
DOLLAR_COUNTRIES = ("AUS", "CAN", "NZL")


def resolve_currency(word: CurrencyWord, owner: str | None, setting: MoneySetting, money: MoneyWords) -> str | None:
    """The ISO 4217 code that a word for money stands for, null where nothing decides.

    'Canadian dollars' has an ``owner``; bare 'pesos' are those of the country that the article is about. Bare
    dollars are those of the United States, but for '$' and 'dollars' in the press of Australia, Canada, New Zealand.
    """
    if word.code:
        return word.code
    family = word.family or ""
    if owner:
        code = _currency_of(owner, family, setting.on, money)
        if code:
            return code
    if word.default == "USD":
        return setting.local_dollar if setting.local_dollar and word.is_local else "USD"
    for country in (setting.home, *setting.countries):
        code = _currency_of(country, family, setting.on, money) if country else None
        if code:
            return code
    return word.default


def currency_in(sentence: Sentence, start: int, end: int, setting: MoneySetting, lexicon: Lexicon) -> str | None:
    """The country whose money is the first that is named between two tokens: 'the rupiah was devalued', 'the Taiwan dollar'.

    Null where none is named, and for a bare dollar outside the United States, whose rate is told of many countries.
    """
    for k in range(start, end):
        found = lexicon.money.after.starting(sentence.lower, k)
        if found and sentence.tags[k] in {"NN", "NNS", "NNP", "NNPS", "FW"}:
            named = [currency_owner(sentence, k - length, lexicon.gazetteer) for length in (1, 2) if k >= length]
            owner = next((found_owner[1] for found_owner in named if found_owner and found_owner[0] == k), None)
            code = resolve_currency(found[1], owner, setting, lexicon.money)
            return owner or (_user_of(code, setting, lexicon.money) if code else None)
    return None


def only_user(code: str, on: date | None, money: MoneyWords) -> str | None:
    """The country that alone uses a currency, or that the code is called after (ZAR, not Lesotho); null where several do."""
    users = _users(code, on, money)
    named = {country for country in users if country[0] == code[0] and code[1] in country[1:]}
    return next(iter(named or users)) if 1 in {len(users), len(named)} else None


def _users(code: str, on: date | None, money: MoneyWords) -> set[str]:
    return {
        country
        for (country, _), uses in money.uses.items()
        if any(use.code == code and (on is None or use.start <= on <= use.end) for use in uses)
    }


def _user_of(code: str, setting: MoneySetting, money: MoneyWords) -> str | None:
    """The country that uses a currency: of the article's, else the only one there is."""
    users = _users(code, setting.on, money)
    if code == "USD":
        return "USA" if setting.home == "USA" else None
    known = next((country for country in setting.countries if country in users), None)
    return known or (users.pop() if len(users) == 1 else None)


def _currency_of(country: str, family: str, on: date | None, money: MoneyWords) -> str | None:
    uses = money.uses.get((country, family), ())
    if not uses:
        return None
    if on:
        current = [use for use in uses if use.start <= on <= use.end]
        if current:
            return current[0].code
    return uses[0].code


def currency_owner(sentence: Sentence, first: int, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """The country named right before a word for money: 'Hong Kong', 'Australian', 'U.S.'. Gives (end, ISO3)."""
    for length in (2, 1):
        if first + length > len(sentence):
            continue
        surface = sentence.surface(first, first + length)
        for start, end, meanings in gazetteer.find(surface):
            entry = next((meaning for meaning in meanings if meaning.code and len(meaning.code) == 3), None)
            if start == 0 and end == len(surface) and entry:
                return first + length, str(entry.code)
    return None
