"""What figures are of: the words of trade, money and the economy in a sentence.

A topic is a noun phrase of ``measures.csv`` ('trade surplus', 'exports'), a verb of trade with a country for its
subject ('Kenya bought goods worth ...'), or a word that points back to one ('those to Germany'), in its place. Whose
it is is told by ``transforms.figures.parties``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.lexicons.entries import MeasureWord, TradeVerb
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.quantities.amount import Amount
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import BE
from transforms.times.period import Period

TRADE_MEASURES = {"trade_total", "exports", "imports", "trade_balance"}
# Measures that a state has, so that they belong to the country an article is about.
NATIONAL_MEASURES = TRADE_MEASURES | {"gdp", "tariff_rate", "investment"}
INSIDE_NOUN_PHRASE = {"FW", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "VBG", "VBN", "RB", "DT", "PRP$"}
_NOUN_FOLLOWERS = {"NN", "NNS", "NNP", "NNPS", "JJ"}
_PREPOSITIONS = {"to", "from", "with", "between", "in", "of"}
_POINTING = {"those", "that"}
_BEHIND_POINTING = (["to"], ["from"], ["with"], ["of"], ["on"])
_COMPARING = {"against", "than", "with", "to", "versus", "vs"}
_NOT_SUBJECT_AFTER = {
    "to", "from", "with", "in", "of", "against", "between", "by", "for", "on", "at", "into", "than", "over", "like", "near",
    "and",
}  # fmt: skip
# How far a verb may stand behind its subject: 'Germany, the largest economy of the bloc, exported'.
_SUBJECT_REACH = 14
_COORDINATED_REACH = 30
INTO_REACH = 14
OBJECT_REACH = 12
# Between 'bought' and the 'of' of its goods: '$ 450 million worth of'.
_OF_REACH = 5
_AUXILIARIES = {"has", "had", "have", "will", "would"}


@dataclass(slots=True)
class Topic:
    """A measure word over tokens ``first`` up to ``last``, with its parties (codes of countries or blocs)."""

    first: int
    last: int
    word: MeasureWord
    reporter: str | None = None
    partner: str | None = None
    basis: str | None = None
    is_verb: bool = False
    points_back: bool = False
    destination: str | None = None  # the subject of 'France took a third of it'

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
        return self.word.measure in NATIONAL_MEASURES or self.word.is_national


@dataclass(slots=True)
class Discourse:
    """What the sentences before leave in mind.

    ``balance``: what 'the surplus' is. ``subject``: who 'it' is. ``topic``: the last topic of the economy, and the
    number of its sentence. ``pair``: the partners of the first flow that the article speaks of, null where that one
    is with the whole world. ``recent``: the countries named last, the latest first.
    """

    balance: MeasureWord | None = None
    subject: str | None = None
    topic: Topic | None = None
    topic_sentence: int = -100
    total: Topic | None = None  # the last total of trade
    pair: tuple[str, str] | None = None
    main: str | None = None  # the reporter of the first flow
    is_opened: bool = False
    is_worldwide: bool = False  # whether the flow spoken of last was with the whole world, so that the pair rests
    recent: list[str] | None = None
    partners: frozenset[str] = frozenset()  # of the flows in the sentence of ``topic``
    tariff: Topic | None = None  # the last tariff spoken of, and the number of its sentence
    tariff_sentence: int = -100
    payer: str | None = None  # the country whose money the article counts in
    money: Amount | None = None  # the last amount of money, whose unit a bare '14.5 billion' has
    scope: str | None = None  # of the trade figure spoken of last
    speaks_of_economy: bool = False
    tariffs_since: Period | None = None  # when the tariffs spoken of last were put in force


def find_topics(sentence: Sentence, mentions: list[Mention], lexicon: Lexicon, discourse: Discourse) -> list[Topic]:
    """The topics of a sentence, left to right, not yet with their parties. Names such as 'Trade Ministry' hold none."""
    inside_names = {token for mention in mentions if mention.entity.kind != "country" for token in range(mention.first, mention.last)}
    topics: list[Topic] = []
    end = 0
    for i in _topic_places(sentence, lexicon):
        if i < end:
            continue
        found = None if i in inside_names else lexicon.measures.starting(sentence.lower, i)
        if found:
            end = found[0]
            if not _measures_nothing(sentence, i, end, found[1], topics, lexicon):
                topics.append(Topic(i, end, found[1]))
            continue
        topic = (
            _invested(sentence, i, lexicon)
            or _verb_topic(sentence, i, topics, mentions, lexicon, discourse)
            or _pointing_topic(sentence, i, topics, mentions, discourse)
        )
        if topic:
            topics.append(topic)
            end = topic.last
    if any(topic.is_trade for topic in topics):
        return topics
    return topics + (_goods_between(sentence, lexicon) or _market_topics(sentence, mentions, lexicon, discourse))


def _topic_places(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    """The tokens at which a topic may begin: a measure, a verb of trade or investment, a word that points back."""
    pointing = lexicon.word_sets["investing"] | _POINTING | {"'s"}
    places = {i for i, word in enumerate(sentence.lower) if word in pointing}
    return sorted(places.union(lexicon.measures.places(sentence.lower), lexicon.trade_verbs.places(sentence.lower)))


def _measures_nothing(sentence: Sentence, first: int, last: int, word: MeasureWord, topics: list[Topic], lexicon: Lexicon) -> bool:
    """Whether the measure word is a modifier or part of a title, or says 'free', a portfolio, a balance in trade told before."""
    if word.strength == "weak" and (_is_modifier(sentence, last, lexicon) or _is_in_title(sentence, first, last, lexicon)):
        return True
    if _is_portfolio(sentence, first, lexicon) or _is_free(sentence, last):
        return True
    return word.measure == "trade_total" and _is_balance_in_trade(sentence, first, topics)


def _goods_between(sentence: Sentence, lexicon: Lexicon) -> list[Topic]:
    """'Goods worth 4 billion crossed between the two countries': trade without the word."""
    lower = sentence.lower
    done = next(
        (k for k in range(len(lower) - 2) if lower[k : k + 2] == ["worth", "of"] and lower[k + 2] in {"business", "commerce"}), None
    )
    if done is not None:  # 'the two countries did 204 billion dollars' worth of business'
        return [Topic(done + 2, done + 3, MeasureWord("two-way business", "trade_total", 1, "strong", is_national=True))]
    between = next((k for k in range(1, len(lower)) if lower[k] == "between" and sentence.tags[k - 1] in FINITE_TAGS | {"VBN"}), None)
    if between is None or "worth" not in lower[:between] or not lexicon.word_sets["trade_goods"] & set(lower[:between]):
        return []
    return [Topic(between, between + 1, MeasureWord("goods between", "trade_total", 1, "strong", is_national=True))]


def _market_topics(sentence: Sentence, mentions: list[Mention], lexicon: Lexicon, discourse: Discourse) -> list[Topic]:
    """'The Emirates stayed on top of the list of destinations with 35.9 billion': the flow spoken of, to each country."""
    last = discourse.topic
    if last is None or not last.is_trade or not _lists_markets(sentence, lexicon):
        return []
    word = replace(last.word, measure=_flow_of_markets(sentence, last.measure, lexicon))
    return [
        Topic(mention.first, mention.last, word, last.reporter, str(mention.entity.code), "discourse", points_back=True)
        for mention in mentions
        if mention.entity.code not in {None, last.reporter} and not mention.is_adjective
    ]


def _flow_of_markets(sentence: Sentence, last: str, lexicon: Lexicon) -> str:
    """Suppliers send imports, buyers take exports, partners of trade do both; else the flow spoken of last goes on."""
    words = set(sentence.lower)
    if lexicon.word_sets["suppliers"] & words:
        return "imports"
    if {"partner", "partners"} & words and {"trade", "trading"} & words:
        return "trade_total"
    return "exports" if {"buyer", "buyers", "customer", "customers", "destination", "destinations"} & words else last


def _is_in_title(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """'Commerce and Industry Minister', 'Trade Secretary': the word belongs to an office."""
    if not sentence.words[first][0].isupper():
        return False
    for k in range(last, min(last + 5, len(sentence))):
        if not (sentence.words[k][0].isupper() or sentence.lower[k] in {"and", "&", ",", "of"}):
            return False
        if lexicon.names.role_nouns.starting(sentence.lower, k) or sentence.words[k] in lexicon.names.organisation_tails:
            return True
    return False


def _is_free(sentence: Sentence, end: int) -> bool:
    """'duty-free', 'tariff free': no tariff at all."""
    return sentence.lower[end : end + 2] == ["-", "free"] or sentence.lower[end : end + 1] == ["free"]


def _is_portfolio(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """'Minister for Foreign Trade', 'Secretary of Commerce': what the office is for."""
    if i < 2 or sentence.lower[i - 1] not in {"for", "of", "on"} or not sentence.words[i][0].isupper():
        return False
    return lexicon.names.role_nouns.ending(sentence.lower, i - 1) is not None


def _lists_markets(sentence: Sentence, lexicon: Lexicon) -> bool:
    """'the biggest market', 'export destinations', 'its main customers': not 'the free market'."""
    leading = lexicon.word_sets["leading"]
    return any(
        word in lexicon.word_sets["markets"] and (sentence.tags[max(0, i - 1)] == "JJS" or leading & set(sentence.lower[max(0, i - 3) : i]))
        for i, word in enumerate(sentence.lower)
    )


def _is_balance_in_trade(sentence: Sentence, i: int, topics: list[Topic]) -> bool:
    """'the imbalance in trade between', 'the deficit of Turkey in trade with': one topic, not two."""
    last = topics[-1] if topics else None
    if last is None or last.measure != "trade_balance" or i - last.last > 6:
        return False
    between = sentence.lower[last.last : i]
    return "in" in between[-3:] and not any(tag in FINITE_TAGS for tag in sentence.tags[last.last : i]) and "," not in between


def _is_modifier(sentence: Sentence, end: int, lexicon: Lexicon) -> bool:
    """'trade talks', 'export performance': the noun behind is what is spoken of. Not so of 'trade growth'."""
    if sentence.lower[end - 1] in _PREPOSITIONS or lexicon.change_nouns.starting(sentence.lower, end):
        return False
    return end < len(sentence) and sentence.tags[end] in _NOUN_FOLLOWERS and sentence.lower[end] not in {"worth"}


def _invested(sentence: Sentence, i: int, lexicon: Lexicon) -> Topic | None:
    """'has put 600 million into Cuban mines': an investment without the word."""
    if sentence.lower[i] not in lexicon.word_sets["investing"] or sentence.tags[i][:2] != "VB":
        return None
    if not any(word == "into" for word in sentence.lower[i + 2 : i + INTO_REACH]) or "CD" not in sentence.tags[i + 1 : i + 6]:
        return None
    return Topic(i, i + 1, MeasureWord("put", "investment", 1, "strong", is_national=False), is_verb=True)


def _verb_topic(
    sentence: Sentence, i: int, topics: list[Topic], mentions: list[Mention], lexicon: Lexicon, discourse: Discourse
) -> Topic | None:
    """'Kenya bought goods worth', 'Poland itself sold goods', 'goods worth 5 billion were exported to'."""
    if not _may_be_verb(sentence, i, mentions):
        return None
    found = lexicon.trade_verbs.starting(sentence.lower, i)
    if found is None:
        return None
    end, verb = found
    passive = _is_passive(sentence, i)
    countries = _without_receivers(mentions, topics)
    subject = None if passive else subject_before(sentence, i, countries) or _trading_firms(sentence, i, countries)
    named = _names_partner(sentence, end, verb.measure, mentions)
    is_traded = subject is not None or (passive and (verb.strength == "strong" or named))
    if not is_traded or _trades_securities(sentence, i, lexicon):
        return None
    is_of_trade = named or _is_beside_goods(sentence, i, lexicon) or _is_beside_trade(sentence, topics, discourse)
    if verb.strength == "weak" and not is_of_trade:
        return None
    code = str(subject.entity.code) if subject else None
    if not named and _buys_of_it(sentence, end, verb, topics, discourse):
        return Topic(i, end, MeasureWord(verb.lemma, "exports", 1, "strong", is_national=True), destination=code, is_verb=True)
    return _topic_of_trader(sentence, i, end, verb, code, mentions, discourse, named=named)


def _is_passive(sentence: Sentence, i: int) -> bool:
    """'goods were exported', 'had been sold'."""
    return sentence.tags[i] == "VBN" and not BE.isdisjoint(sentence.lower[max(0, i - 3) : i])


def _may_be_verb(sentence: Sentence, i: int, mentions: list[Mention]) -> bool:
    """Whether a word is used as a verb: in 'duty on imported coal' a participle stands before its noun."""
    is_led = i > 0 and sentence.tags[i - 1] in {"IN", "DT", "JJ", "PRP$"}
    if sentence.tags[i] == "VBN" and is_led and sentence.tags[i + 1 : i + 2] in (["NN"], ["NNS"], ["JJ"]):
        return False
    return sentence.tags[i][:2] == "VB" or _is_verb_behind_country(sentence, i, mentions)


def _without_receivers(mentions: list[Mention], topics: list[Topic]) -> list[Mention]:
    """The countries but those that goods went to: in 'Mexico sold Peru goods and bought maize' Peru buys nothing."""
    return [m for m in mentions if m.entity.code and not any(t.is_verb and t.last <= m.first <= t.last + 1 for t in topics)]


def _trades_securities(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """'bought shares'; not 'bought 7.9 billion dollars' worth of goods'."""
    paid = {k for k in range(i, len(sentence)) if sentence.tags[k - 1] == "CD"}
    objects = {sentence.lower[k] for k in range(i, min(i + OBJECT_REACH, len(sentence))) if k not in paid}
    return bool(objects & lexicon.word_sets["securities"])


def _is_beside_goods(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether goods are spoken of, or what is traded abroad."""
    return bool(set(sentence.lower) & lexicon.word_sets["trade_goods"] or {"worth", "abroad", "overseas"} & set(sentence.lower[i:]))


def _is_beside_trade(sentence: Sentence, topics: list[Topic], discourse: Discourse) -> bool:
    """Whether the sentence, or one of the two before, speaks of trade."""
    if any(topic.is_trade for topic in topics):
        return True
    return discourse.topic is not None and discourse.topic.is_trade and sentence.number - discourse.topic_sentence <= 2


def _topic_of_trader(
    sentence: Sentence, i: int, end: int, verb: TradeVerb, code: str | None, mentions: list[Mention], discourse: Discourse, *, named: bool
) -> Topic:
    """The flow of a verb of trade with the country ``code`` for its subject: its own, or another's exports to it."""
    word = MeasureWord(verb.lemma, verb.measure, 1, "strong", is_national=True)
    known = discourse.topic.reporter if discourse.topic else None
    speaks_of_trade = discourse.topic is not None and discourse.topic.is_trade
    ours = speaks_of_trade and known == discourse.payer and not named
    bought_of_it = verb.lemma == "buy" and code != known and ("which" in sentence.lower[:i] or ours)
    origin = _origin_of_goods(sentence, end, mentions) if verb.lemma in {"buy", "purchase"} else None
    trades = speaks_of_trade and code == known
    if origin and origin != code and not trades:  # 'China bought 1.2 billion of Australian wine': Australia's exports
        return Topic(i, end, replace(word, measure="exports"), reporter=origin, partner=code, basis="stated", is_verb=True)
    if bought_of_it or _is_destination(sentence, i, verb):
        return Topic(i, end, replace(word, measure="exports"), destination=code, is_verb=True)
    return Topic(i, end, word, reporter=code, basis="stated" if code else None, is_verb=True)


def _buys_of_it(sentence: Sentence, end: int, verb: TradeVerb, topics: list[Topic], discourse: Discourse) -> bool:
    """'Tea exports were 1 billion; Egypt bought 450 million': of that tea, as no goods are named."""
    last = topics[-1] if topics else discourse.topic
    is_amount = verb.lemma in {"buy", "purchase", "take"} and sentence.tags[end : end + 1] in (["$"], ["CD"])
    goods = [k for k in range(end, min(len(sentence) - 1, end + _OF_REACH)) if sentence.lower[k] == "of"]
    has_goods = any(sentence.lower[k + 1] not in {"it", "that", "them", "this"} for k in goods)
    return last is not None and last.measure == "exports" and is_amount and not has_goods


def _is_destination(sentence: Sentence, i: int, verb: TradeVerb) -> bool:
    """Whether the subject is where goods go: not in 'tea earned Kenya 3 billion, while Uganda received 2'."""
    return verb.side == "object" and not (verb.lemma == "receive" and "earned" in sentence.lower[:i])


def _is_verb_behind_country(sentence: Sentence, i: int, mentions: list[Mention]) -> bool:
    """'Turkey ships even more': a plural noun by its form, a verb by its place."""
    if sentence.tags[i] != "NNS" or i + 1 >= len(sentence) or sentence.tags[i + 1] not in {"RB", "RBR", "JJR", "DT", "CD", "$", "PRP$"}:
        return False
    return any(m.last == i and not m.is_adjective and m.entity.code for m in mentions)


def _trading_firms(sentence: Sentence, verb: int, mentions: list[Mention]) -> Mention | None:
    """'Jamaican companies shipped goods': firms of a country trade for it."""
    for mention in reversed(mentions):
        between = range(mention.last, verb)
        if mention.last < verb and len(between) <= 4 and (mention.is_adjective or sentence.words[mention.first].endswith(".")):
            return (
                mention
                if between and sentence.tags[verb - 1] == "NNS" and all(sentence.tags[k] in INSIDE_NOUN_PHRASE for k in between)
                else None
            )
    return None


def _origin_of_goods(sentence: Sentence, start: int, mentions: list[Mention]) -> str | None:
    """'of Australian wine', 'bought Argentine goods': whose goods they are, in so many words."""
    for mention in mentions:
        is_beside = mention.first == start or sentence.lower[mention.first - 1] == "of"
        if mention.first >= start and mention.is_adjective and mention.entity.code and is_beside:
            return str(mention.entity.code)
    return None


def _names_partner(sentence: Sentence, start: int, measure: str, mentions: list[Mention]) -> bool:
    preposition = "to" if measure == "exports" else "from"
    return any(
        mention.entity.code and start <= mention.first <= start + 14
        and preposition in sentence.lower[max(0, mention.first - 2) : mention.first]
        for mention in mentions
    )  # fmt: skip


def subject_before(sentence: Sentence, verb: int, mentions: list[Mention]) -> Mention | None:
    """The country that a verb has for its subject: 'Germany in 2017 exported', 'China and Russia traded' (the last)."""
    for mention in reversed(mentions):
        if mention.last > verb or mention.entity.kind == "person":
            continue
        if verb - mention.last > (_COORDINATED_REACH if sentence.lower[verb - 1] in {"and", "but"} else _SUBJECT_REACH):
            return None
        preposition = _preposition_before(sentence, mention.first)
        selling = preposition == "with" and sentence.tags[verb] == "VBG"  # 'with the UK selling goods and buying'
        if mention.is_adjective or (preposition in _NOT_SUBJECT_AFTER - {"and"} and not selling):
            continue
        between = range(mention.last, verb)
        coordinated = sentence.lower[verb - 1] in {"and", "but"}
        aside = _aside_behind(sentence, mention.last)
        verbs = [k for k in between if sentence.tags[k] in FINITE_TAGS and k >= aside and sentence.lower[k] not in _AUXILIARIES]
        if verbs and not (coordinated and len(verbs) == 1):
            return None
        if any(sentence.lower[k] in {"'s", ";", ":"} for k in between):
            return None
        return mention
    return None


def _aside_behind(sentence: Sentence, start: int) -> int:
    """Where 'Brazil, which books the goods on arrival, counts' goes on behind its relative clause, else ``start``."""
    if sentence.lower[start : start + 1] != [","] or sentence.lower[start + 1 : start + 2] not in (["which"], ["who"], ["whose"]):
        return start
    return next((k + 1 for k in range(start + 2, len(sentence)) if sentence.lower[k] == ","), start)


def _preposition_before(sentence: Sentence, first: int) -> str:
    i = first - 1
    while i >= 0 and (sentence.tags[i] in {"DT", "JJ", "PRP$"} or sentence.lower[i] in {"neighbouring", "both"}):
        i -= 1
    return sentence.lower[i] if i >= 0 else ""


def _pointing_topic(sentence: Sentence, i: int, topics: list[Topic], mentions: list[Mention], discourse: Discourse) -> Topic | None:
    """'Those to Germany', 'that with Japan', 'that of Spain', 'and Japan's on rice', 'Spain's were': what was spoken of before."""
    word, following = sentence.lower[i], sentence.lower[i + 1 : i + 2]
    owner = next((m for m in mentions if m.last == i and m.entity.code), None) if word == "'s" else None
    if owner is None and word not in _POINTING:
        return None
    if not (_is_elliptic(sentence, owner) if owner and following not in _BEHIND_POINTING else _points_on(sentence, i, mentions)):
        return None
    before = next((topic for topic in reversed(topics) if topic.is_trade or topic.measure == "tariff_rate"), None)
    if before is None and discourse.topic and discourse.topic.is_trade:
        before = discourse.topic
    if before is None or (following == ["on"]) != (before.measure == "tariff_rate"):
        return None
    if owner:
        return Topic(i, i + 1, before.word, str(owner.entity.code), None, "stated", points_back=True)
    return Topic(i, i + 1, before.word, points_back=True)


def _points_on(sentence: Sentence, i: int, mentions: list[Mention]) -> bool:
    """'those to', 'that with'; of 'that of' only 'that of Spain'."""
    if sentence.lower[i + 1 : i + 2] not in _BEHIND_POINTING:
        return False
    is_of_country = any(m.first == i + 2 and m.entity.code for m in mentions)
    return sentence.lower[i : i + 2] != ["that", "of"] or is_of_country


def _is_elliptic(sentence: Sentence, owner: Mention) -> bool:
    """'Spain's were', 'against Spain's $3 billion': a genitive with no noun behind it."""
    behind = owner.last + 1
    while behind < len(sentence) and sentence.tags[behind] in {"RB", "MD"}:
        behind += 1
    if behind >= len(sentence):
        return False
    is_compared = owner.first > 0 and sentence.lower[owner.first - 1] in _COMPARING and sentence.tags[behind] in {"CD", "$"}
    return is_compared or sentence.tags[behind] in FINITE_TAGS


def is_adjunct(topic: Topic, sentence: Sentence) -> bool:
    """'reserves, swollen by strong trade surpluses': a topic that only says why, behind a preposition."""
    i = topic.first - 1
    while i >= 0 and sentence.tags[i] in INSIDE_NOUN_PHRASE:
        i -= 1
    if i < 0:
        return False
    before = sentence.lower[max(0, i - 1) : i + 1]
    return sentence.lower[i] in {"by", "despite", "amid", "through"} or before in (
        ["due", "to"], ["because", "of"], ["owing", "to"], ["thanks", "to"],
    )  # fmt: skip


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
