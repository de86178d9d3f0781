"""Which currency a word or sign for money means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from transforms.lexicons.entries import CurrencyUse, CurrencyWord, MoneyWords
from transforms.lexicons.gazetteer import Gazetteer
from transforms.lexicons.hits import SentenceWithHits
from transforms.lexicons.lexicon import Lexicon

# A country that makes up this share of an article's mentions of countries is the one that it is about.
HOME_SHARE = 0.6
# How much tells whose 'rupees' an article means: all mentions of countries together, its dateline, a source's capital
# ('the ministry in New Delhi said'), the first full name of the money, each further one up to a limit. Set so that of the
# first four no one outweighs two others; a naming outweighs a dateline, because the writer chose it.
MENTIONS_WEIGHT = 4.0
DATELINE_WEIGHT = 2.0
TELLER_WEIGHT = 3.0
FIRST_NAMING_WEIGHT = 3.0
NAMING_WEIGHT = 0.5
COUNTED_NAMINGS = 6
# Dollars without more are those of the United States in international text; a dateline of a country without dollars adds to it.
DOLLAR_PRIOR = 3.5
# 'worth 30 million dlrs (20 million U.S. dlrs)', 'or 20 million U.S. dollars': how far before the name its bracket or 'or' stands.
ASIDE_REACH = 6
# How far before 'dollars' the number of '4 billion Hong Kong dollars' stands.
NAME_REACH = 4
_OPENS_ASIDE = {"(", "or", "equivalent"}


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of money: in full ('N.Z. dlrs', which ``is_word``, 'HK$', '₹'), or bare ('dlrs'), which has no ``code``.

    ``family``: the word that several codes share. ``is_rate``: 'the U.S. dollar', '73.2 U.S. cents', which tell of a rate of
    exchange or a price and not of the money that a story counts in.
    """

    sentence: int
    token: int
    passage_id: str
    family: str
    code: str | None
    is_word: bool
    is_rate: bool = False


@dataclass(frozen=True, slots=True)
class NamedCountry:
    """A country as it is named at a token. ``speaks``: one of its organs tells: 'the Chilean customs service said'."""

    sentence: int
    token: int
    country: str
    speaks: bool


@dataclass(frozen=True, slots=True)
class MoneySetting:
    """What an article tells about the money it speaks of.

    ``countries``: its countries, the one it is most about first. ``home``: the country that it is about, null where it is
    about several. ``local_dollar``: the code that a bare '$' has, where the article is of a country that calls its own
    money so. ``on``: its date. ``shares``: of the countries in all mentions. ``dateline``: the country that it was written
    in. ``tellers``: countries that are a source. ``namings``: the names of money, in order, asides left out. ``named``: the
    countries as they are named, in order.
    """

    countries: tuple[str, ...]
    home: str | None
    local_dollar: str | None
    on: date | None
    shares: dict[str, float] = field(default_factory=dict)
    dateline: str | None = None
    tellers: frozenset[str] = frozenset()
    namings: tuple[Naming, ...] = ()
    named: tuple[NamedCountry, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an article a word for money stands."""

    sentence: SentenceWithHits
    token: int


# Countries whose own press prints '$' for their dollar without more.
DOLLAR_COUNTRIES = ("AUS", "CAN", "NZL")


def resolve_currency(
    word: CurrencyWord, owner: str | None, setting: MoneySetting, money: MoneyWords, place: Place | None = None
) -> str | None:
    """The ISO 4217 code that a word for money stands for, null where nothing decides.

    'Canadian dollars' has an ``owner``. What bare 'pesos' or 'dollars' are is settled once for the article, by all that
    speaks for it, and another full name before the ``place`` in its paragraph revises it ('U.S. dollars').
    """
    if word.code:
        return word.code
    family = word.family or ""
    if owner:
        code = currency_of(owner, family, setting.on, money)
        if code:
            return code
    if word.default == "USD":
        return _bare_dollar(word, setting, money, place)
    settled = _settled(family, setting, money)
    return _revised(family, settled, setting, money, place) or settled or _default(word, setting.on, money)


def _default(word: CurrencyWord, on: date | None, money: MoneyWords) -> str | None:
    """The code where nothing else decides: 'francs' are French until the euro came."""
    codes = (word.default or "").split()
    return next((code for code in codes if _users(code, on, money)), codes[0] if codes else None)


def _settled(family: str, setting: MoneySetting, money: MoneyWords) -> str | None:
    """The money of a family that most speaks for: the article's countries, its dateline, its sources, the names it gives in full."""
    scores: dict[str, float] = {}
    for country in dict.fromkeys([*([setting.home] if setting.home else []), *setting.countries, *setting.tellers]):
        code = currency_of(country, family, setting.on, money)
        if code:
            is_past = not any(use.code == code and _is_current(use, setting.on) for use in _uses(country, family, money))
            # Without a date a dateline may be of a state that came later: 'BELGRADE' under Yugoslavia.
            is_from = setting.on is not None and country == setting.dateline
            weight = MENTIONS_WEIGHT * setting.shares.get(country, 0.0) + DATELINE_WEIGHT * is_from
            scores[code] = scores.get(code, 0.0) + (0.0 if is_past else weight + TELLER_WEIGHT * (country in setting.tellers))
    for code, weight in _named(family, setting).items():
        scores[code] = scores.get(code, 0.0) + weight
    return max(scores, key=lambda code: scores[code]) if scores else None


def _named(family: str, setting: MoneySetting) -> dict[str, float]:
    """What the full names of a family's money speak for each."""
    families = {*family.split()}
    ours = [naming.code for naming in setting.namings if families & {*naming.family.split()}]
    named = [code for code in ours if code]
    # Full names that come only behind the bare word set another money apart: 'crowns, and 3 million Swedish crowns'.
    opens = ours[:1]
    counts = {code: min(named.count(code), COUNTED_NAMINGS) for code in named}
    return {code: NAMING_WEIGHT * count + FIRST_NAMING_WEIGHT * (opens == [code]) for code, count in counts.items()}


def _bare_dollar(word: CurrencyWord, setting: MoneySetting, money: MoneyWords, place: Place | None) -> str:
    """Dollars without more: of the local press, else those that the article names in full, else of the United States.

    A '$' is never more than the local press's own: who writes 'HK$' means other dollars by '$'.
    """
    local = setting.local_dollar if word.is_local else None
    if word.is_sign:
        return local or "USD"
    settled = local or _named_dollar(setting, money)
    return _revised("dollar", settled, setting, money, place) or settled


def _named_dollar(setting: MoneySetting, money: MoneyWords) -> str:
    named = _named("dollar", setting)
    has_dollars = bool(setting.dateline and currency_of(setting.dateline, "dollar", setting.on, money))
    scores = {"USD": DOLLAR_PRIOR + named.get("USD", 0.0) + (DATELINE_WEIGHT if setting.dateline and not has_dollars else 0.0)}
    for code, weight in named.items():
        country = only_user(code, setting.on, money)
        if code != "USD" and country:
            ours = MENTIONS_WEIGHT * setting.shares.get(country, 0.0) + DATELINE_WEIGHT * (country == setting.dateline)
            scores[code] = weight + ours
    return max(scores, key=lambda code: scores[code])


def _revised(family: str, settled: str | None, setting: MoneySetting, money: MoneyWords, place: Place | None) -> str | None:
    """The money that was named last before a place: by its full name in the paragraph, or by an organ of its country in the sentence.

    It holds until another country comes up: 'Sweden's exports were 5 billion Swedish crowns, its surplus 8 billion crowns. Norway
    lent 3 billion crowns.' Of dollars no foreign firm's ('spent in Canadian dollars') goes on in the next sentences.
    """
    if place is None:
        return None
    here = (place.sentence.number, place.token)
    named = _last_naming(family, setting, place)
    told = _told_in(family, settled, setting, money, place)
    if told and (named is None or (named.sentence, named.token) < told[0]):
        return told[1]
    if named is None or named.code in {"USD", settled}:
        return named.code if named else None
    if family == "dollar" and named.sentence < place.sentence.number:
        return None
    since = max((named.sentence, named.token), (place.sentence.number, -1))
    country = next((other.country for other in _countries_between(setting, since, here)), None)
    users = _users(str(named.code), setting.on, money) or _users(str(named.code), None, money)  # 'French francs' of old
    return named.code if country is None or country in users else None


def _last_naming(family: str, setting: MoneySetting, place: Place) -> Naming | None:
    """The last full name of a family's money in words before a place in its paragraph."""
    families, here = {*family.split()}, (place.sentence.number, place.token)
    for naming in reversed(setting.namings[: bisect_left(setting.namings, here, key=lambda naming: (naming.sentence, naming.token))]):
        if naming.passage_id != place.sentence.passage_id:
            return None
        if naming.code and naming.is_word and not naming.is_rate and families & {*naming.family.split()}:
            return naming
    return None


def _told_in(
    family: str, settled: str | None, setting: MoneySetting, money: MoneyWords, place: Place
) -> tuple[tuple[int, int], str] | None:
    """'The Chilean customs service said that shops got 14 billion pesos less': Chile's, if no country with the settled money follows."""
    if family == "dollar":
        return None
    start, here = (place.sentence.number, 0), (place.sentence.number, place.token)
    settled_users = _users(settled, setting.on, money) if settled else set()
    for other in reversed(_countries_between(setting, start, here)):
        code = currency_of(other.country, family, setting.on, money) if other.speaks else None
        if code:
            return (other.sentence, other.token), code
        if other.country in settled_users:
            return None
    return None


def _countries_between(setting: MoneySetting, start: tuple[int, int], end: tuple[int, int]) -> tuple[NamedCountry, ...]:
    first, last = (bisect_left(setting.named, at, key=lambda named: (named.sentence, named.token)) for at in (start, end))
    return setting.named[first:last]


def country_beside(setting: MoneySetting, sentence: SentenceWithHits, token: int) -> str | None:
    """The country that is named last before a token in its sentence, else the first behind it."""
    named = _countries_between(setting, (sentence.number, 0), (sentence.number, len(sentence)))
    before = [other for other in named if other.token < token]
    return (before[-1] if before else named[0]).country if named else None


def only_money_of(country: str, on: date | None, money: MoneyWords) -> str | None:
    """The money of a country at a time, null where it has several or none."""
    codes = {use.code for (user, _), uses in money.uses.items() if user == country for use in uses if _is_current(use, on)}
    return codes.pop() if len(codes) == 1 else None


def find_namings(sentences: Sequence[SentenceWithHits], lexicon: Lexicon, on: date | None) -> tuple[Naming, ...]:
    """The names of money in a text, in order, without asides: 'N.Z. dlrs', 'Indian rupees', 'HK$4 million', '₹4 crore', 'dlrs'.

    Bare ones are left out of headlines, which drop what the text says in full.
    """
    found: list[Naming] = []
    for sentence in sentences:
        for i in money_places(sentence):
            named = _named_at(sentence, i, lexicon, on)
            if named and (named[1] or sentence.role == "body") and not _is_aside(sentence, i):
                found.append(Naming(sentence.number, i, sentence.passage_id, *named, is_rate=_is_rate(sentence, i)))
    return tuple(found)


def money_places(sentence: SentenceWithHits) -> list[int]:
    """The tokens at which money is named, by a sign or a word."""
    return sorted({*sentence.hits.money_signs, *sentence.hits.money_words})


def _named_at(sentence: SentenceWithHits, i: int, lexicon: Lexicon, on: date | None) -> tuple[str, str | None, bool] | None:
    """The family and code of the money that is named at token ``i``, and whether in words."""
    money = lexicon.money
    before = sentence.hits.money_signs.get(i)
    if before and before[0] < len(sentence) and sentence.lower[before[0]][0].isdecimal():
        family = money.families.get(before[1].code) if before[1].code else before[1].family
        # A '$' says nothing: who writes 'HK$' or 'Canadian dollars' as well tells them apart by it.
        return (family, before[1].code, False) if family and sentence.words[i] != "$" else None
    after = sentence.hits.money_words.get(i)
    if not after or (i and sentence.tags[i][:2] == "VB"):
        return None
    if after[1].code:
        family = money.families.get(after[1].code)
        return (family, after[1].code, True) if family else None
    family = after[1].family or ""
    owner = _owner_before(sentence, i, lexicon)
    return family, currency_of(owner, family, on, money) if owner else None, True


def _owner_before(sentence: SentenceWithHits, i: int, lexicon: Lexicon) -> str | None:
    """The country whose name or adjective ends before token ``i``: 'Canadian | dollars', 'New Zealand | dollars'."""
    named = [currency_owner(sentence, i - length, lexicon.gazetteer) for length in (1, 2) if i >= length]
    return next((found[1] for found in named if found and found[0] == i), None)


def _is_rate(sentence: SentenceWithHits, i: int) -> bool:
    """'the U.S. dollar', 'a weaker Canadian dollar', '73.2 U.S. cents': not '4 billion Canadian dollars', 'one-billion-franc'."""
    word = sentence.hits.money_words.get(i)
    if word is None:
        return False
    k = i - 1
    while k > i - NAME_REACH and k > 0 and (sentence.tags[k] in {"JJ", "NNP"} or sentence.lower[k] in {"-", "of"}):
        k -= 1
    is_counted = sentence.tags[max(0, k)] == "CD"
    return word[1].factor < 1 or (sentence.tags[word[0] - 1] in {"NN", "NNP"} and not is_counted)


def _is_aside(sentence: SentenceWithHits, token: int) -> bool:
    """'(20 million U.S. dlrs)', 'or 20 million U.S. dollars'."""
    for k in range(token - 1, max(-1, token - 1 - ASIDE_REACH), -1):
        if sentence.lower[k] in _OPENS_ASIDE:
            return True
        if sentence.lower[k] in {")", ",", ";"}:
            return False
    return False


def currency_in(sentence: SentenceWithHits, start: int, end: int, setting: MoneySetting, lexicon: Lexicon) -> str | None:
    """The country whose money is the first that is named between two tokens: 'the rupiah was devalued', 'the Taiwan dollar'.

    Null where none is named, and for a bare dollar outside the United States, whose rate is told of many countries.
    """
    for k in range(start, end):
        found = sentence.hits.money_words.get(k)
        if found and sentence.tags[k] in {"NN", "NNS", "NNP", "NNPS", "FW"}:
            named = [currency_owner(sentence, k - length, lexicon.gazetteer) for length in (1, 2) if k >= length]
            owner = next((found_owner[1] for found_owner in named if found_owner and found_owner[0] == k), None)
            code = resolve_currency(found[1], owner, setting, lexicon.money, Place(sentence, k))
            return owner or (_user_of(code, setting, lexicon.money) if code else None)
    return None


def only_user(code: str, on: date | None, money: MoneyWords) -> str | None:
    """The country that alone uses a currency, or that the code is called after (ZAR, not Lesotho); null where several do."""
    users = _users(code, on, money)
    named = {country for country in users if country[0] == code[0] and code[1] in country[1:]}
    return next(iter(named or users)) if 1 in {len(users), len(named)} else None


def _users(code: str, on: date | None, money: MoneyWords) -> set[str]:
    return {country for country, use in money.users.get(code, ()) if _is_current(use, on)}


def _user_of(code: str, setting: MoneySetting, money: MoneyWords) -> str | None:
    """The country that uses a currency: of the article's, else the only one there is."""
    users = _users(code, setting.on, money)
    if code == "USD":
        return "USA" if setting.home == "USA" else None
    known = next((country for country in setting.countries if country in users), None)
    return known or (users.pop() if len(users) == 1 else None)


def currency_of(country: str, families: str, on: date | None, money: MoneyWords) -> str | None:
    """The money of a country that goes by one of the words at a time, null where it has none."""
    uses = _uses(country, families, money)
    if not uses:
        return None
    return next((use.code for use in uses if on and _is_current(use, on)), uses[0].code)


def _uses(country: str, families: str, money: MoneyWords) -> list[CurrencyUse]:
    """What a country calls by one of the words: 'crowns' are krona, krone and koruna."""
    return [use for family in families.split() for use in money.uses.get((country, family), ())]


def _is_current(use: CurrencyUse, on: date | None) -> bool:
    return on is None or use.start <= on <= use.end


def currency_owner(sentence: SentenceWithHits, first: int, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """The country named right before a word for money: 'Hong Kong', 'Australian', 'U.S.'. Gives (end, ISO3)."""
    for length in (2, 1):
        if first + length > len(sentence):
            continue
        surface = sentence.surface(first, first + length)
        if surface == surface.lower():  # no name of a country
            continue
        entry = next((meaning for meaning in gazetteer.meanings_of(surface) if meaning.code and len(meaning.code) == 3), None)
        if entry:
            return first + length, str(entry.code)
    return None
