"""What figures are of: the nouns of trade, money and the economy in a sentence, and whose they are.

A topic is a phrase of ``measures.csv`` in its place. Its parties come from the words around it ('Taiwan's trade
surplus with the U.S.', 'exports from Brazil to Argentina', 'China-Russia trade'), else from what the article is about,
and ``parties_basis`` says which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.articles import Sentence
from transforms.entities import Mention
from transforms.lexicon import MeasureWord
from transforms.phrases import PhraseTable
from transforms.settings import Setting

# A country needs this share of an article's weight to own what the sentence gives to nobody.
OWNER_SHARE = 0.35
TRADE_MEASURES = {"trade_total", "exports", "imports", "trade_balance"}
# Measures that a state has, so that they belong to the country an article is about.
NATIONAL_MEASURES = TRADE_MEASURES | {"gdp", "tariff_rate", "investment"}
_NATIONAL_PHRASES = {"inflation", "consumer prices", "wholesale prices", "producer prices", "unemployment", "current account", "reserves", "budget deficit", "fiscal deficit", "unemployment rate"}  # fmt: skip
_INSIDE_NOUN_PHRASE = {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "VBG", "VBN", "RB", "DT", "PRP$"}
_BOTH = {"bilateral", "two-way", "mutual", "reciprocal"}
_POSSESSIVES = {"its", "their", "his", "her", "our"}
_NOUN_FOLLOWERS = {"NN", "NNS", "NNP", "NNPS", "JJ"}


@dataclass(slots=True)
class Topic:
    """A measure word over tokens ``first`` up to ``last``, with its parties (codes of countries or blocs)."""

    first: int
    last: int
    word: MeasureWord
    reporter: str | None = None
    partner: str | None = None
    basis: str | None = None

    @property
    def measure(self) -> str:
        """The measure of a level of this."""
        return self.word.measure

    @property
    def is_trade(self) -> bool:
        """Whether it is a trade flow."""
        return self.word.measure in TRADE_MEASURES

    @property
    def is_national(self) -> bool:
        """Whether it belongs to a country even where none is named beside it."""
        return self.word.measure in NATIONAL_MEASURES or self.word.phrase in _NATIONAL_PHRASES


@dataclass(slots=True)
class Discourse:
    """What the sentences before leave in mind: what 'the surplus' is, who 'it' is, the last topic."""

    balance: MeasureWord | None = None
    subject: str | None = None
    topic: Topic | None = None


def find_topics(sentence: Sentence, mentions: list[Mention], measures: PhraseTable[MeasureWord], discourse: Discourse) -> list[Topic]:
    """The topics of a sentence, left to right, not yet with their parties. Names such as 'Trade Ministry' hold none.

    'Those to Germany' are of what was spoken of before.
    """
    inside_names = {token for mention in mentions if mention.entity.kind != "country" for token in range(mention.first, mention.last)}
    topics: list[Topic] = []
    i = 0
    while i < len(sentence):
        found = None if i in inside_names else measures.starting(sentence.lower, i)
        if found and not (found[1].strength == "weak" and _is_modifier(sentence, found[0])):
            topics.append(Topic(i, found[0], found[1]))
            i = found[0]
            continue
        points_back = sentence.lower[i] in {"those", "that"} and sentence.lower[i + 1 : i + 2] in (["to"], ["from"], ["with"])
        if points_back and discourse.topic and discourse.topic.is_trade:
            topics.append(Topic(i, i + 1, discourse.topic.word))
        i += 1
    return topics


def _is_modifier(sentence: Sentence, end: int) -> bool:
    """'trade talks', 'export performance': the noun behind is what is spoken of."""
    return end < len(sentence) and sentence.tags[end] in _NOUN_FOLLOWERS and sentence.lower[end] not in {"worth"}


def is_adjunct(topic: Topic, sentence: Sentence) -> bool:
    """'reserves, swollen by strong trade surpluses': a topic that only says why, behind a preposition."""
    i = topic.first - 1
    while i >= 0 and sentence.tags[i] in _INSIDE_NOUN_PHRASE:
        i -= 1
    if i < 0:
        return False
    return sentence.lower[i] in {"by", "despite", "amid", "through"} or sentence.lower[max(0, i - 1) : i + 1] in (
        ["due", "to"],
        ["because", "of"],
        ["owing", "to"],
        ["thanks", "to"],
    )


def settle_open_topics(topics: list[Topic], discourse: Discourse) -> list[Topic]:
    """'The surplus' is the surplus that the article last named in full; a trade surplus if it named none."""
    settled = []
    for topic in topics:
        if topic.word.strength == "open" and discourse.balance:
            topic = replace(topic, word=replace(topic.word, measure=discourse.balance.measure))
        elif topic.word.measure == "trade_balance" or topic.word.phrase.startswith(
            ("current", "budget", "fiscal", "balance of", "payments")
        ):
            discourse.balance = topic.word
        settled.append(topic)
    return settled


def add_parties(topic: Topic, sentence: Sentence, mentions: list[Mention], setting: Setting, discourse: Discourse) -> Topic:
    """The topic with reporter and partner, stated or from the discourse."""
    countries = [mention for mention in mentions if mention.entity.code]
    owners = _owners(topic, sentence, countries)
    partners = _partners(topic, sentence, countries)
    between = _between(topic, sentence, countries)
    if topic.measure == "trade_total":
        return _total_parties(topic, owners, between or partners, sentence, setting, discourse)
    reporter = owners[0] if owners else None
    partner = next((code for code in partners if code != reporter), None)
    if topic.measure == "exports" and not reporter:
        reporter = _sender(topic, sentence, countries)
    if reporter is None and len(owners) == 0 and topic.is_trade:
        reporter = _subject(topic, sentence, countries, partner)
    if reporter:
        return replace(topic, reporter=reporter, partner=partner, basis="stated")
    if not topic.is_national:
        return topic
    last = discourse.topic
    if partner is None and last and last.is_trade and topic.is_trade and last.partner and not countries and not _is_worldwide(sentence):
        return replace(topic, reporter=last.reporter, partner=last.partner, basis="discourse")
    owner = _owner_in_mind(topic, sentence, setting, discourse, partner)
    if owner is None:
        return replace(topic, partner=partner, basis="stated" if partner else None)
    return replace(topic, reporter=owner, partner=partner, basis="discourse")


def _is_worldwide(sentence: Sentence) -> bool:
    """'total exports', 'trade with the whole world'."""
    return bool({"total", "overall", "world", "global", "worldwide", "foreign", "all"} & set(sentence.lower))


def _total_parties(topic: Topic, owners: list[str], others: list[str], sentence: Sentence, setting: Setting, discourse: Discourse) -> Topic:
    """Trade has two sides, of which a text may name both, one, or none ('the two countries')."""
    named = list(dict.fromkeys([*owners, *others]))
    if len(named) >= 2:
        return replace(topic, reporter=named[0], partner=named[1], basis="stated")
    mutual = bool(_BOTH & set(sentence.lower)) or _speaks_of_both(sentence)
    pair = setting.pair
    if len(named) == 1:
        other = next((code for code in pair or () if code != named[0]), None) if mutual or others else None
        if other is None and others:
            other = _owner_in_mind(topic, sentence, setting, discourse, named[0])
        return replace(topic, reporter=named[0], partner=other, basis="discourse" if other else "stated")
    if mutual and pair:
        return replace(topic, reporter=pair[0], partner=pair[1], basis="discourse")
    if mutual:
        return topic
    owner = _owner_in_mind(topic, sentence, setting, discourse, None)
    if owner and discourse.topic and discourse.topic.measure == "trade_total" and discourse.topic.partner:
        return replace(topic, reporter=discourse.topic.reporter, partner=discourse.topic.partner, basis="discourse")
    return replace(topic, reporter=owner, basis="discourse" if owner else None)


def _speaks_of_both(sentence: Sentence) -> bool:
    """'the two countries', 'both sides', 'the two neighbours'."""
    for i, word in enumerate(sentence.lower[:-1]):
        if word in {"two", "both"} and sentence.lower[i + 1] in {
            "countries",
            "sides",
            "nations",
            "neighbours",
            "neighbors",
            "states",
            "economies",
            "powers",
            "partners",
            "governments",
            "directions",
            "parties",
        }:
            return True
    return False


def _owners(topic: Topic, sentence: Sentence, countries: list[Mention]) -> list[str]:
    """The countries inside the noun phrase that the topic ends: 'Brazil's September trade surplus', 'China-Russia trade'."""
    i = topic.first - 1
    while i >= 0 and (
        sentence.tags[i] in _INSIDE_NOUN_PHRASE
        or sentence.lower[i] in {"-", "&"}
        or (sentence.lower[i] == "and" and _is_joint(i, countries))
    ):
        i -= 1
    inside = [mention for mention in countries if i < mention.first and mention.last <= topic.first]
    return [str(mention.entity.code) for mention in inside if not _is_goods_origin(mention, topic, sentence)]


def _is_joint(i: int, countries: list[Mention]) -> bool:
    """'Chinese and Russian trade': an 'and' between two countries."""
    return any(mention.last == i for mention in countries) and any(mention.first == i + 1 for mention in countries)


def _is_goods_origin(mention: Mention, topic: Topic, sentence: Sentence) -> bool:
    """In 'imports of Chinese steel' the adjective belongs to the goods; that stands behind the topic, never before."""
    del topic
    return sentence.lower[mention.first - 1] == "of" if mention.first else False


def _between(topic: Topic, sentence: Sentence, countries: list[Mention]) -> list[str]:
    """'trade between China and Russia'."""
    start = topic.last if topic.word.phrase.endswith("between") else _find_word(sentence, topic.last, {"between"}, 4)
    if start is None:
        return []
    return [str(mention.entity.code) for mention in countries if start <= mention.first <= start + 8][:2]


def _find_word(sentence: Sentence, start: int, words: set[str], reach: int) -> int | None:
    return next((i + 1 for i in range(start, min(start + reach, len(sentence))) if sentence.lower[i] in words), None)


def _partners(topic: Topic, sentence: Sentence, countries: list[Mention]) -> list[str]:
    """The countries behind 'to', 'with', 'from' after the topic: 'exports of steel to Russia', 'surplus with the U.S.'."""
    prepositions = {"exports": {"to", "into"}, "imports": {"from"}, "trade_balance": {"with", "against"}, "trade_total": {"with"}}
    wanted = prepositions.get(
        topic.measure, {"on", "against", "from", "in", "with"} if topic.measure.startswith("tariff") else {"to", "in", "with"}
    )
    found = []
    if topic.word.phrase.split()[-1] in {"with", "to", "from"}:
        found += [str(mention.entity.code) for mention in countries if topic.last <= mention.first <= topic.last + 2]
    for mention in countries:
        if mention.first < topic.last or mention.first > topic.last + 14 or mention.entity.code in found:
            continue
        start = mention.first - 1
        while start >= topic.last and sentence.lower[start] in {"the", "both", "neighbouring", "neighboring", "all", "mainland"}:
            start -= 1
        if mention.is_adjective and topic.measure.startswith("tariff"):  # 'duties on cheap Chinese tyres'
            while start >= topic.last and sentence.tags[start] in {"JJ", "RB", "DT", "CD", "VBN"}:
                start -= 1
        if start >= topic.last and sentence.lower[start] in wanted and _stays_in_phrase(sentence, topic.last, start):
            found.append(str(mention.entity.code))
    return found


def _stays_in_phrase(sentence: Sentence, first: int, last: int) -> bool:
    """No verb and no other clause between the topic and the preposition."""
    between = sentence.tags[first:last]
    return not any(tag in {"VBD", "VBZ", "VBP", "MD", "VB"} for tag in between) and ";" not in sentence.lower[first:last]


def _sender(topic: Topic, sentence: Sentence, countries: list[Mention]) -> str | None:
    """'exports from Brazil', 'imports by China'."""
    for mention in countries:
        if (
            topic.last < mention.first <= topic.last + 8
            and sentence.lower[mention.first - 1] in {"from", "by"}
            and _stays_in_phrase(sentence, topic.last, mention.first - 1)
        ):
            return str(mention.entity.code)
    return None


def _subject(topic: Topic, sentence: Sentence, countries: list[Mention], partner: str | None) -> str | None:
    """'Israel exports $2 billion', 'Germany posted a surplus': the country that the clause is about."""
    before = [m for m in countries if m.last <= topic.first and not m.is_adjective and m.entity.code != partner]
    for mention in reversed(before):
        preposition = sentence.lower[mention.first - 1] if mention.first else ""
        if preposition == "the" and mention.first > 1:
            preposition = sentence.lower[mention.first - 2]
        if preposition in {"to", "from", "with", "in", "of", "against", "between", "by", "for", "on", "at", "into", "than"}:
            continue
        between = sentence.tags[mention.last : topic.first]
        if any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in between) and ";" not in sentence.lower[mention.last : topic.first]:
            return str(mention.entity.code)
    return None


def _owner_in_mind(topic: Topic, sentence: Sentence, setting: Setting, discourse: Discourse, partner: str | None) -> str | None:
    """Whose it is when the sentence does not say: 'its exports' are the last subject's, else the article's country's."""
    before = sentence.lower[max(0, topic.first - 3) : topic.first]
    if _POSSESSIVES & set(before) and discourse.subject and discourse.subject != partner:
        return discourse.subject
    candidates = [code for code in setting.countries[:3] if code != partner]
    if setting.dateline in candidates[:2]:
        return setting.dateline
    for rank, code in enumerate(candidates):
        following = setting.shares[candidates[rank + 1]] if rank + 1 < len(candidates) else 0.0
        if setting.shares[code] >= OWNER_SHARE or (rank == 0 and setting.shares[code] >= 1.5 * following):
            return code
    if discourse.topic and discourse.topic.reporter != partner:
        return discourse.topic.reporter
    return None
