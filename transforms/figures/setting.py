"""What an article is about as a whole: its countries by weight, and the money that it speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from transforms.figures.offices import OFFICER_REACH, find_offices
from transforms.figures.stages import is_stage
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.words import APRIL_TO_MARCH, FiscalYear
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.quantities.money import DOLLAR_COUNTRIES, HOME_SHARE, MoneySetting, NamedCountry, find_namings, money_places, only_user
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.parse import Parse, ParsedArticle

# The headline, the dateline and the opening sentence say more of what an article is about than the rest.
ROLE_WEIGHTS = {"title": 3.0, "dateline": 2.0, "heading": 1.0, "body": 1.0, "caption": 0.5}
OPENING_WEIGHT = 2.0
LEADING_COUNTRIES = 3
# How often money must be named to show whose article it is.
LEAST_NAMED = 2
# How many sentences of an article on tariffs name one.
LEAST_ON_TARIFFS = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """``countries``: codes by weight, heaviest first. ``pair``: the two that it is about, where two stand out."""

    countries: tuple[str, ...]
    shares: dict[str, float]
    dateline: str | None
    money: MoneySetting
    fiscal: FiscalYear
    offices: dict[str, str] = field(default_factory=dict)  # by the id of a person the country whose office it holds
    payer: str | None = None  # the country whose own money the article counts in ('R37bn'), where one stands out
    is_on_tariffs: bool = False  # whether its headline or several of its sentences are

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two countries that the article is about, if it is about two: each has a fifth of the weight."""
        if len(self.countries) < 2 or self.shares[self.countries[1]] < 0.2:
            return None
        return self.countries[0], self.countries[1]


def describe_setting(article: ParsedArticle, names: ArticleNames, lexicon: Lexicon) -> Setting:
    """The setting of an article from its mentions of countries."""
    weights, dateline = _weigh_countries(article, names, lexicon)
    total = sum(weights.values()) or 1.0
    countries = tuple(code for code, weight in sorted(weights.items(), key=lambda item: -item[1]) if weight)
    shares = {code: weights[code] / total for code in countries}
    payer = _payer(article, lexicon)
    money = _describe_money(article, names, lexicon, countries, shares, dateline)
    fiscal = lexicon.times.fiscal_years.get(dateline or payer or (countries[0] if countries else ""), APRIL_TO_MARCH)
    return Setting(
        countries, shares, dateline, money, fiscal, find_offices(names, lexicon, article.published_on), payer, _is_on_tariffs(article)
    )


def _is_on_tariffs(article: ParsedArticle) -> bool:
    """Whether the headline or a number of sentences name a tariff or what one is levied for."""
    found = [sentence for sentence in article.sentences if _names_tariff(sentence)]
    return len(found) >= LEAST_ON_TARIFFS or any(sentence.role == "title" for sentence in found)


def _names_tariff(sentence: Parse) -> bool:
    """'The tariff', 'dumping', 'the surtax'."""
    return sentence.has_any(sentence.word_sets["of_tariffs"]) or any(
        word.measure == "tariff_rate" for _, word in sentence.hits.measures.values()
    )


def _weigh_countries(article: ParsedArticle, names: ArticleNames, lexicon: Lexicon) -> tuple[defaultdict[str, float], str | None]:
    """How much of the article each country has, by its mentions and its firms, and the country of the dateline."""
    weights: defaultdict[str, float] = defaultdict(float)
    dateline = None
    opening = next((sentence.number for sentence in article.sentences if sentence.role == "body"), None)
    for sentence, row in zip(article.sentences, names.mentions, strict=True):
        for mention in row:
            code = country_code(mention, lexicon)
            if code is None or names_money(mention, lexicon):
                continue
            if sentence.role == "dateline" and dateline is None:
                dateline = code
            if not is_stage(mention, lexicon):
                weights[code] += _weight_of(mention, sentence, is_opening=sentence.number == opening)
    _add_firms(weights, names, lexicon)
    return weights, dateline


def _weight_of(mention: Mention, sentence: Parse, *, is_opening: bool) -> float:
    """The weight of one mention. A city weighs for its country only where the article was written."""
    if mention.entity.kind == "place" and mention.entity.code is None and sentence.role != "dateline":
        return 0.0
    return OPENING_WEIGHT if is_opening else ROLE_WEIGHTS.get(sentence.role, 1.0)


def _describe_money(
    article: ParsedArticle,
    names: ArticleNames,
    lexicon: Lexicon,
    countries: tuple[str, ...],
    shares: dict[str, float],
    dateline: str | None,
) -> MoneySetting:
    """Which money the article speaks of."""
    home = countries[0] if countries and shares[countries[0]] >= HOME_SHARE else None
    namings = find_namings(article.sentences, lexicon, article.published_on)
    signed = {only_user(naming.code, article.published_on, lexicon.money) for naming in namings if naming.code and not naming.is_word}
    places = {mention.entity.iso3 for row in names.mentions for mention in row if mention.entity.kind == "place"}
    # Whoever writes 'HK$' as well does not mean Hong Kong's by '$'.
    dollar_users = {code for code in (dateline, home) if code and (code, "dollar") in lexicon.money.uses} - signed
    local = _local_dollar(article, countries, dateline, home, dollar_users=dollar_users, places=places)
    dollars = lexicon.money.uses.get((local, "dollar")) if local else None
    return MoneySetting(
        countries, home, dollars[0].code if dollars else None, article.published_on, shares, dateline, _tellers(names, lexicon), namings,
        _named_countries(names, lexicon),
    )  # fmt: skip


def _add_firms(weights: defaultdict[str, float], names: ArticleNames, lexicon: Lexicon) -> None:
    """Lets firms weigh for a country that is named otherwise: shares of Indian firms are an article on India.

    Where nothing but a firm is of a country, the article does not speak of it; and the press is only where it was told.
    """
    named = set(weights)
    for row in names.mentions:
        for mention in row:
            entity = mention.entity
            if entity.kind != "organisation" or entity.iso3 not in named or country_code(mention, lexicon):
                continue
            if not is_press(entity, lexicon):
                weights[str(entity.iso3)] += 1.0


def _local_dollar(
    article: ParsedArticle,
    countries: tuple[str, ...],
    dateline: str | None,
    home: str | None,
    *,
    dollar_users: set[str],
    places: set[str | None],
) -> str | None:
    """The country whose own press printed the article, so that a bare '$' is its dollar; null for all others.

    Such a press gives itself away by its dateline, by speaking of its country above all or of ``places`` in it, or by
    writing 'US$' for the dollar of the United States.
    """
    own = next((country for country in (dateline, home) if country in dollar_users and country in DOLLAR_COUNTRIES), None)
    if own:
        return own
    sets_apart = any(_says_us_dollar(sentence) for sentence in article.sentences)
    if sets_apart and home and home in dollar_users:
        return home  # 'US$5 million' and '$300 million' of the press of Jamaica
    return None if dateline else _leading_dollar(countries, places, sets_apart=sets_apart)  # with one, a wire's report from elsewhere


def _leading_dollar(countries: tuple[str, ...], places: set[str | None], *, sets_apart: bool) -> str | None:
    """The one country with dollars among the leading ones; where no 'US$' sets it apart, only without the United States."""
    leading = [country for country in countries[:LEADING_COUNTRIES] if country in DOLLAR_COUNTRIES]
    if len(leading) != 1:
        return None
    is_spoken_of = "USA" not in countries and (leading[0] == countries[0] or leading[0] in places)
    return leading[0] if sets_apart or is_spoken_of else None


def _tellers(names: ArticleNames, lexicon: Lexicon) -> frozenset[str]:
    """The countries that are a source, or have one: 'New Delhi said', 'the ministry in New Delhi said', 'Kenya's minister said'."""
    return frozenset(
        code
        for row in names.mentions
        for mention in row
        if (code := country_code(mention, lexicon))
        and mention.entity.kind != "organisation"
        and (mention.sentence.hits.cues.get(mention.end) or has_speaking_officer(mention))
    )


def _named_countries(names: ArticleNames, lexicon: Lexicon) -> tuple[NamedCountry, ...]:
    """The countries of an article as they are named, in order, but those that name money."""
    return tuple(
        NamedCountry(mention.sentence.number, mention.start, code, _has_speaking_organ(mention, lexicon))
        for row in names.mentions
        for mention in sorted(row, key=lambda mention: mention.start)
        if (code := country_code(mention, lexicon)) and not _names_any_money(mention)
    )


def _names_any_money(mention: Mention) -> bool:
    """'Swedish crowns', 'French francs'."""
    return mention.end in mention.sentence.hits.money_words


def _has_speaking_organ(mention: Mention, lexicon: Lexicon) -> bool:
    """'the Chilean customs service estimated', 'Chile's central bank said': not 'a Chilean mill said'."""
    if mention.entity.kind == "organisation":
        return mention.end in mention.sentence.hits.cues
    return _speaks_by(mention, lambda k: mention.sentence.lower[k] in lexicon.word_sets["state_organs"])


def has_speaking_officer(mention: Mention) -> bool:
    """'the Kenyan trade minister said', 'Kenya's Trade Minister Ann Hale told': not 'the Kenyan market, the minister said'."""
    return _speaks_by(mention, lambda k: k in mention.sentence.hits.role_nouns)


def _speaks_by(mention: Mention, is_speaker: Callable[[int], bool]) -> bool:
    """Whether a verb of saying follows a country, with one of its speakers and nothing but nouns between."""
    sentence, last = mention.sentence, mention.end
    if not mention.is_adjective and sentence.lower[last : last + 1] != ["'s"]:
        return False
    has_speaker = False
    for k in range(last, min(last + OFFICER_REACH, len(sentence))):
        if k in sentence.hits.cues and sentence.tags[k] in VERB_TAGS:
            return has_speaker
        if sentence.tags[k][:2] not in {"NN", "JJ"} and sentence.lower[k] != "'s":
            return False
        has_speaker = has_speaker or is_speaker(k)
    return False


def _says_us_dollar(sentence: Parse) -> bool:
    """'US$17 billion'."""
    lower = sentence.lower
    if "us" not in sentence.vocabulary:
        return "us$" in sentence.vocabulary
    return "us$" in lower or any(word == "us" and lower[i + 1] == "$" and sentence.is_glued(i + 1) for i, word in enumerate(lower[:-1]))


def _payer(article: ParsedArticle, lexicon: Lexicon) -> str | None:
    """The country whose own money is named at least twice and more often than any other's; dollars and euros tell nothing."""
    money, counts = lexicon.money, Counter[str]()
    for sentence in article.sentences:
        for i in money_places(sentence):
            found = sentence.hits.money_signs.get(i) or sentence.hits.money_words.get(i)
            if found and found[1].code not in {None, "USD", "EUR"}:
                counts[str(found[1].code)] += 1
    if not counts:
        return None
    code, often = counts.most_common(1)[0]
    return only_user(code, article.published_on, money) if often >= LEAST_NAMED and often > sum(counts.values()) / 2 else None


def names_money(mention: Mention, lexicon: Lexicon) -> bool:
    """'US$', 'U.S. dollars', 'Canadian dlrs': the country belongs to the money, nothing happens in it."""
    lower = mention.sentence.lower
    return mention.end < len(lower) and lower[mention.end] in lexicon.word_sets["dollars"]


def country_code(mention: Mention, lexicon: Lexicon) -> str | None:
    """The code of the country that a mention stands for or lies in."""
    entity = mention.entity
    # A state's bank or office of statistics tells of its country, too; a news agency, a firm or a bank does not.
    if entity.kind == "organisation":
        return entity.code or (entity.iso3 if is_state_organ(entity, lexicon) else None)
    return entity.code or entity.iso3 if entity.kind in {"country", "place"} else None


def is_press(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether an organisation only tells of others: an agency, a newspaper, a house of ratings."""
    words = set(entity.name.lower().replace("-", " ").split()) | {entity.name.lower()}
    sets = lexicon.word_sets
    return bool(words & (sets["agencies"] | sets["outlets"]))


def is_state_organ(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether an organisation speaks for its country: 'Statistics Canada', 'the Bank of Japan', 'the Commerce Department'."""
    if entity.is_seat:
        return True
    words = entity.name.lower().split()
    if entity.kind != "organisation" or not lexicon.word_sets["firm_words"].isdisjoint(words):
        return False
    if words[:2] == ["bank", "of"]:
        return lexicon.word_sets["banks_of"].isdisjoint(words[2:])
    return not lexicon.word_sets["state_organs"].isdisjoint(words)
