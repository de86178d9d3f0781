"""What figures are of: the words of trade, money and the economy in a sentence.

A topic is a noun phrase of ``measures.csv`` ('trade surplus', 'exports'), a verb of trade with a country for its
subject ('Kenya bought goods worth ...'), or a word that points back to one ('those to Germany'), in its place. Whose
it is is told by ``transforms.figures.parties``.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.balances import gap_of_flows, in_full, is_other_balance, settle_bare_balance
from transforms.figures.movements import goods_between, moved_goods, spent_abroad
from transforms.figures.pointing import POINTING, pointing_topic
from transforms.figures.topic import Discourse, Topic
from transforms.figures.traders import verb_topic
from transforms.lexicons.entries import MeasureWord
from transforms.mentions.entities import Mention
from transforms.syntax.clauses import has_verb
from transforms.syntax.parse import Parse

_NOUN_FOLLOWERS = {"NN", "NNS", "NNP", "NNPS", "JJ"}
_PREPOSITIONS = {"to", "from", "with", "between", "in", "of"}
_POINTS = POINTING | {"'s", "imported"}


def find_topics(sentence: Parse, mentions: list[Mention], discourse: Discourse) -> list[Topic]:
    """The topics of a sentence, left to right, not yet with their parties. Names such as 'Trade Ministry' hold none."""
    places = _topic_places(sentence)
    inside_names = _tokens_of_names(mentions) if places else set()
    topics: list[Topic] = []
    end = 0
    for i in places:
        if i < end:
            continue
        found = None if i in inside_names or gap_of_flows(sentence, i, mentions) else sentence.hits.measures.get(i)
        if found:
            end = found[0]
            if not _measures_nothing(sentence, i, end, found[1], topics):
                topics.append(Topic(i, end, in_full(sentence, end, found[1])))
            continue
        topic = _verb_or_pointing(sentence, i, topics, mentions, discourse)
        if topic:
            topics.append(topic)
            end = topic.end
    if any(topic.is_trade for topic in topics):
        return topics
    return topics + (goods_between(sentence, mentions) or moved_goods(sentence, mentions) or _market_topics(sentence, mentions, discourse))


def _tokens_of_names(mentions: list[Mention]) -> set[int]:
    """The tokens of names; those of countries hold topics: 'China trade'."""
    return {token for mention in mentions if mention.entity.kind != "country" for token in range(mention.start, mention.end)}


def _verb_or_pointing(sentence: Parse, i: int, topics: list[Topic], mentions: list[Mention], discourse: Discourse) -> Topic | None:
    """The topic of a gap between flows, of a verb of trade or investment at a token, or of a word that points back."""
    return (
        gap_of_flows(sentence, i, mentions)
        or _invested(sentence, i)
        or spent_abroad(sentence, i, mentions)
        or verb_topic(sentence, i, topics, mentions, discourse)
        or pointing_topic(sentence, i, topics, mentions, discourse)
    )


def _topic_places(sentence: Parse) -> list[int]:
    """The tokens at which a topic may begin: a measure, a verb of trade or investment, a word that points back."""
    words = sentence.vocabulary
    openers = words & sentence.word_sets["investing"] | words & _POINTS | words & sentence.word_sets["gaps_of_flows"]
    others = [i for i, word in enumerate(sentence.lower) if word in openers] if openers else ()
    return sorted({*sentence.hits.measures, *sentence.hits.trade_verbs, *others})


def _measures_nothing(sentence: Parse, start: int, end: int, word: MeasureWord, topics: list[Topic]) -> bool:
    """Whether the measure word is a modifier or part of a title, or says 'free', a portfolio, a balance in trade told before."""
    if word.strength == "weak" and (_is_modifier(sentence, end) or _is_in_title(sentence, start, end)):
        return True
    if _is_portfolio(sentence, start) or _is_free(sentence, end) or _is_of_market(sentence, start, end):
        return True
    if word.phrase in sentence.word_sets["bare_balances"] and is_other_balance(sentence, start, end):
        return True
    if (
        word.phrase == "currency" and sentence.lower[start - 1] in sentence.word_sets["whose_currency"]
    ):  # 'in local currency', 'using its own currency'
        return True
    return word.measure == "trade_total" and _is_balance_in_trade(sentence, start, topics)


def _market_topics(sentence: Parse, mentions: list[Mention], discourse: Discourse) -> list[Topic]:
    """'The Emirates stayed on top of the list of destinations with 35.9 billion': the flow spoken of, to each country."""
    last = discourse.topic
    if last is None or not last.is_trade or not _lists_markets(sentence):
        return []
    word = replace(last.word, measure=_flow_of_markets(sentence, last.measure))
    return [
        Topic(mention.start, mention.end, word, last.reporter, str(mention.entity.code), "discourse", points_back=True)
        for mention in mentions
        if mention.entity.code not in {None, last.reporter} and not mention.is_adjective
    ]


def _flow_of_markets(sentence: Parse, last: str) -> str:
    """Suppliers send imports, buyers take exports, partners of trade do both; else the flow spoken of last goes on."""
    words = set(sentence.lower)
    if sentence.word_sets["suppliers"] & words:
        return "imports"
    if sentence.word_sets["partners"] & words and sentence.word_sets["of_trade"] & words:
        return "trade_total"
    return "exports" if sentence.word_sets["buying_markets"] & words else last


def _is_in_title(sentence: Parse, start: int, end: int) -> bool:
    """'Commerce and Industry Minister', 'Trade Secretary': the word belongs to an office."""
    if not sentence.words[start][0].isupper():
        return False
    for k in range(end, min(end + 5, len(sentence))):
        if not (sentence.words[k][0].isupper() or sentence.lower[k] in {"and", "&", ",", "of"}):
            return False
        if k in sentence.hits.role_nouns or sentence.words[k] in sentence.lexicon.names.organisation_tails:
            return True
    return False


def _is_free(sentence: Parse, end: int) -> bool:
    """'duty-free', 'tariff free': no tariff at all."""
    return sentence.lower[end : end + 2] == ["-", "free"] or sentence.lower[end : end + 1] == ["free"]


def _is_of_market(sentence: Parse, start: int, end: int) -> bool:
    """'fell in early trade', 'gained ground to trade higher': the trade of a stock exchange."""
    lower, before = sentence.lower, sentence.lower[max(0, start - 1)]
    if lower[start] != "trade":
        return False
    is_with = lower[start + 1 : start + 2] in (["with"], ["between"]) and not sentence.has_any(sentence.word_sets["securities"])
    is_session = before in sentence.word_sets["sessions"] and not is_with
    return is_session or (before == "to" and sentence.tags[start] == "VB" and end == start + 1)


def _is_portfolio(sentence: Parse, i: int) -> bool:
    """'Minister for Foreign Trade', 'Secretary of Commerce': what the office is for."""
    if i < 2 or sentence.lower[i - 1] not in {"for", "of", "on"} or not sentence.words[i][0].isupper():
        return False
    return i - 1 in sentence.hits.role_nouns.ends


def _lists_markets(sentence: Parse) -> bool:
    """'the biggest market', 'export destinations', 'its main customers': not 'the free market'."""
    markets, leading = sentence.word_sets["markets"], sentence.word_sets["leading"]
    return not markets.isdisjoint(sentence.vocabulary) and any(
        word in markets and (sentence.tags[max(0, i - 1)] == "JJS" or leading & set(sentence.lower[max(0, i - 3) : i]))
        for i, word in enumerate(sentence.lower)
    )


def _is_balance_in_trade(sentence: Parse, i: int, topics: list[Topic]) -> bool:
    """'the imbalance in trade between', 'the deficit of Turkey in trade with', 'the balance of Peru's trade': one topic, not two."""
    last = topics[-1] if topics else None
    if last is None or last.measure != "trade_balance" or i - last.end > 6:
        return False
    between = sentence.lower[last.end : i]
    leads = "in" in between[-3:] or ("balance" in sentence.lower[last.start : last.end] and between[:1] == ["of"])
    return leads and not has_verb(sentence, last.end, i) and "," not in between


def _is_modifier(sentence: Parse, end: int) -> bool:
    """'trade talks', 'export performance': the noun behind is what is spoken of. Not so of 'trade growth'."""
    if sentence.lower[end - 1] in _PREPOSITIONS or end in sentence.hits.change_nouns:
        return False
    return end < len(sentence) and sentence.tags[end] in _NOUN_FOLLOWERS and sentence.lower[end] != "worth"


def _invested(sentence: Parse, i: int) -> Topic | None:
    """'has put 600 million into Cuban mines': an investment without the word."""
    if sentence.lower[i] not in sentence.word_sets["investing"] or sentence.tags[i][:2] != "VB":
        return None
    put = sentence.object_of(i)
    is_amount = put is not None and "CD" in sentence.tags[put.start : put.end]
    if not is_amount or all(sentence.lower[span.start] != "into" for span in sentence.clause_at[i].adjuncts if span.start > i):
        return None
    return Topic(i, i + 1, MeasureWord("put", "investment", 1, "strong", is_national=False), is_verb=True)


def is_adjunct(topic: Topic, sentence: Parse) -> bool:
    """'reserves, swollen by strong trade surpluses': a topic that only says why, behind a preposition."""
    adjunct = next((span for span in sentence.clause_at[topic.start].adjuncts if span.start < topic.start < span.end), None)
    if adjunct is None:
        return False
    lead = sentence.lower[max(0, adjunct.start - 1) : adjunct.start + 1]
    return lead[-1] in {"by", "despite", "amid", "through"} or lead in (
        ["due", "to"], ["because", "of"], ["owing", "to"], ["thanks", "to"],
    )  # fmt: skip


def settle_open_topics(topics: list[Topic], discourse: Discourse, sets: dict[str, frozenset[str]]) -> list[Topic]:
    """'The surplus' is the surplus that the article last named in full; a trade surplus if it named none."""
    settled: list[Topic] = []
    for topic in topics:
        if topic.word.phrase in sets["bare_balances"]:
            settled += settle_bare_balance(topic, settled, discourse)
            continue
        if topic.word.strength == "open" and discourse.balance:
            topic = replace(topic, word=replace(topic.word, measure=discourse.balance.measure))
        elif topic.word.measure == "trade_balance" or topic.word.phrase.startswith(tuple(sets["openings_of_balances"])):
            discourse.balance = topic.word
        settled.append(topic)
    return settled
