"""Verbs of trade with a country for their subject: 'Kenya bought goods worth', 'Jamaican firms shipped goods', 'it sold Peru copper'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from transforms.figures.makers import is_maker
from transforms.figures.subjects import subject_before
from transforms.figures.topic import Discourse, Topic
from transforms.lexicons.entries import MeasureWord, TradeVerb
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import has_verb
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import subject_head
from transforms.syntax.verb_groups import is_passive

_COORDINATED_REACH = 30
OBJECT_REACH = 12
# Between 'bought' and the 'of' of its goods: '$ 450 million worth of'.
_OF_REACH = 5
# Between a country and the noun of its ministry or minister.
_STATE_REACH = 6
# Between a country and its firms: 'Turkey 's large garment | makers'.
_FIRMS_REACH = 5


@dataclass(frozen=True, slots=True)
class _Deal:
    """A verb of trade over tokens ``start`` up to ``end`` and what is looked at beside it.

    ``topics``: those of the sentence before it. ``code``: the country that trades, null where none is told. ``is_named``: whether the
    country that it trades with stands behind.
    """

    sentence: Parse
    start: int
    end: int
    verb: TradeVerb
    topics: list[Topic]
    mentions: list[Mention]
    discourse: Discourse
    code: str | None
    is_named: bool

    @property
    def lower(self) -> list[str]:
        """The words of its sentence in lower case."""
        return self.sentence.lower

    @property
    def word_sets(self) -> Mapping[str, frozenset[str]]:
        """The word sets of the lexicon."""
        return self.sentence.word_sets

    @property
    def last(self) -> Topic | None:
        """The topic before it, of its sentence or an earlier one."""
        return self.topics[-1] if self.topics else self.discourse.topic


def verb_topic(sentence: Parse, i: int, topics: list[Topic], mentions: list[Mention], discourse: Discourse) -> Topic | None:
    """'Kenya bought goods worth', 'Poland itself sold goods', 'goods worth 5 billion were exported to'."""
    found = sentence.hits.trade_verbs.get(i)
    if found is None or not _may_be_verb(sentence, i, mentions):
        return None
    end, verb = found
    code = None if is_passive(sentence, i) else _trader(sentence, i, _without_receivers(mentions, topics), topics)
    is_named = _names_partner(sentence, end, verb.measure, mentions)
    deal = _Deal(sentence, i, end, verb, topics, mentions, discourse, code, is_named)
    if _trades_securities(deal):
        return None
    if (code is None and not _needs_no_subject(deal)) or _is_ours(deal):
        return _privately_traded(deal)
    if not (is_named or _is_of_trade(deal)):
        return None
    flow = None if is_named else _flow_of_other(deal)
    if flow:
        return Topic(i, end, MeasureWord(verb.lemma, flow, 1, "strong", is_national=True), destination=code, is_verb=True)
    return _topic_of_trader(deal)


def _privately_traded(deal: _Deal) -> Topic | None:
    """'The company exported ingots for', 'Dealers in Antwerp exported stones', 'We sold them 3 billion': of no country."""
    sentence, verb = deal.sentence, deal.verb
    word = MeasureWord(verb.lemma, verb.measure, 1, "strong", is_national=False)
    topic = Topic(deal.start, deal.end, word, is_verb=True, is_private=True)
    if verb.side == "subject" and _is_ours(deal):
        return topic
    head = subject_head(sentence, deal.start)
    is_told = verb.strength == "strong" and sentence.tags[deal.start] in {"VBD", "VBP", "VBZ"}
    if not is_told or head is None or any(m.entity.code and m.start <= head < m.end for m in deal.mentions):
        return None
    word_of_head = sentence.lower[head]
    is_maker_of_goods = word_of_head in deal.word_sets["firms"] or is_maker(word_of_head, sentence.lexicon)
    return topic if is_maker_of_goods or sentence.tags[head] in {"NNP", "NNPS"} else None


def _is_ours(deal: _Deal) -> bool:
    """'We sold them 29 billion and bought 18 billion' where trade is spoken of: trade, but who 'we' and 'they' are is not said."""
    lower, last = deal.lower, deal.topics[-1] if deal.topics else None
    if last is not None and last.is_private and lower[last.end] == "them":
        return lower[deal.start - 1] == "and" and begins_amount(deal.sentence, deal.end)
    is_said = lower[deal.start - 1 : deal.start] == ["we"] and lower[deal.end : deal.end + 1] == ["them"]
    return is_said and begins_amount(deal.sentence, deal.end + 1) and _is_beside_trade(deal)


def _trader(sentence: Parse, i: int, countries: list[Mention], topics: list[Topic]) -> str | None:
    """The country that trades by the verb at a token: its subject, who said that 'it had exported', its firms', that of the verb before."""
    teller = _teller_of_pronoun(sentence, i, countries)
    if teller:
        return teller
    subject = subject_before(sentence, i, countries) or _trading_firms(sentence, i, countries)
    if subject:
        return str(subject.entity.code)
    last = topics[-1] if topics else None
    is_joined = last is not None and last.is_verb and sentence.lower[i - 1] in {"and", "but"} and i - last.end <= _COORDINATED_REACH
    if last is None or not is_joined or has_verb(sentence, last.end, i):
        return None
    return last.reporter  # 'said the country sold goods worth 92 million and bought 58 million of wheat'


def _teller_of_pronoun(sentence: Parse, i: int, countries: list[Mention]) -> str | None:
    """'Kenya said it had exported goods', 'Togo told Mali that it sold', 'Kenyan officials said that the country bought': who tells.

    A firm's 'it' is the firm: 'Chile's largest mine said it had exported'.
    """
    start, is_country = _pronoun_before(sentence, i)
    cue = _saying_before(sentence, start, countries) if start else None
    if cue is None:
        return None
    before = [m for m in countries if m.end <= cue]
    subject = subject_before(sentence, cue, before)
    if subject:
        return str(subject.entity.code)
    named = {str(m.entity.code) for m in before}
    is_told = len(named) == 1 and (is_country or _is_of_state(sentence, before[-1].end, cue))
    return named.pop() if is_told else None


def _pronoun_before(sentence: Parse, verb: int) -> tuple[int, bool]:
    """Where the 'it' of 'it had exported' or 'the country' of 'the country bought' begins, else 0; and whether it is 'the country'."""
    subject = sentence.subject_of(verb)
    words = sentence.lower[subject.start : subject.end] if subject is not None else []
    is_country = words[:1] == ["the"] and words[1:] != [] and words[1] in sentence.word_sets["the_country"] and len(words) == 2
    return (subject.start, is_country) if subject is not None and (is_country or words == ["it"]) else (0, False)


def _saying_before(sentence: Parse, start: int, countries: list[Mention]) -> int | None:
    """The verb of saying right before a clause, 'said (that)', 'told Mali that', null where none stands there."""
    end = start - (sentence.lower[start - 1] == "that")
    told = next((m.start for m in countries if m.end == end and not m.is_adjective), end)
    cue = sentence.hits.cues.ends.get(told)
    return cue[0] if cue and sentence.tags[cue[0]] in VERB_TAGS else None


def _is_of_state(sentence: Parse, start: int, end: int) -> bool:
    """'Kenya's trade ministry', 'Kenyan officials', up to the verb of saying."""
    return any(
        sentence.hits.role_nouns.get(k) or sentence.lower[k] in sentence.word_sets["state_organs"] | {"officials"}
        for k in range(start, min(end, start + _STATE_REACH))
    )


def _needs_no_subject(deal: _Deal) -> bool:
    """'goods were exported', 'Togo's sales to Mali were 3 billion, while it bought goods': the country spoken of."""
    if (deal.is_named or _are_sold_abroad(deal)) and is_passive(deal.sentence, deal.start):
        return True
    return deal.lower[max(0, deal.start - 1)] in {"it", "they"} and any(topic.is_trade for topic in deal.topics)


def _are_sold_abroad(deal: _Deal) -> bool:
    """'goods were exported', 'goods worth 5 billion were sold abroad': the country's, unless somebody else is named who did it."""
    if deal.verb.strength == "strong":
        return True
    lower, by = deal.lower, deal.end + 1
    is_abroad = not deal.word_sets["abroad"].isdisjoint(lower[deal.end : by])
    is_by_other = lower[by : by + 1] == ["by"] and not any(m.entity.code and by < m.start <= by + 2 for m in deal.mentions)
    goods = deal.word_sets["trade_goods"]
    return is_abroad and not is_by_other and not goods.isdisjoint(lower[max(0, deal.start - OBJECT_REACH) : deal.start])


def _may_be_verb(sentence: Parse, i: int, mentions: list[Mention]) -> bool:
    """Whether a word is used as a verb: in 'duty on imported coal' a participle stands before its noun."""
    is_led = i > 0 and sentence.tags[i - 1] in {"IN", "DT", "JJ", "PRP$"}
    if sentence.tags[i] == "VBN" and is_led and sentence.tags[i + 1 : i + 2] in (["NN"], ["NNS"], ["JJ"]):
        return False
    return sentence.tags[i][:2] == "VB" or _is_verb_behind_country(sentence, i, mentions)


def _without_receivers(mentions: list[Mention], topics: list[Topic]) -> list[Mention]:
    """The countries but those that goods went to: in 'Mexico sold Peru goods and bought maize' Peru buys nothing."""
    return [m for m in mentions if m.entity.code and not any(t.is_verb and t.end <= m.start <= t.end + 1 for t in topics)]


def _trades_securities(deal: _Deal) -> bool:
    """'bought shares'; not 'bought 7.9 billion dollars' worth of goods'."""
    sentence, i = deal.sentence, deal.start
    paid = {k for k in range(i, len(sentence)) if sentence.tags[k - 1] == "CD"}
    objects = {sentence.lower[k] for k in range(i, min(i + OBJECT_REACH, len(sentence))) if k not in paid}
    return bool(objects & deal.word_sets["securities"])


def _is_of_trade(deal: _Deal) -> bool:
    """Whether a verb is of trade by itself or by what stands beside it."""
    return deal.verb.strength == "strong" or _is_beside_goods(deal.sentence, deal.start) or _is_beside_trade(deal)


def _is_beside_goods(sentence: Parse, i: int) -> bool:
    """Whether goods are spoken of, or what is traded abroad."""
    if not sentence.word_sets["trade_goods"].isdisjoint(sentence.lower) or "worth" in sentence.lower[i:]:
        return True
    return not sentence.word_sets["abroad"].isdisjoint(sentence.lower[i:])


def _is_beside_trade(deal: _Deal) -> bool:
    """Whether the sentence, or one of the two before, speaks of trade."""
    discourse = deal.discourse
    if any(topic.is_trade for topic in deal.topics):
        return True
    return discourse.topic is not None and discourse.topic.is_trade and deal.sentence.number - discourse.topic_sentence <= 2


def _topic_of_trader(deal: _Deal) -> Topic:
    """The flow of a verb of trade with a country for its subject: its own, as where trade of its own is told, or another's exports."""
    code, known = deal.code, deal.discourse.topic
    word = MeasureWord(deal.verb.lemma, deal.verb.measure, 1, "strong", is_national=True)
    origin = _origin_of_goods(deal) if deal.verb.lemma in {"buy", "purchase"} else None
    trades = any(topic.is_verb and topic.reporter == code for topic in deal.topics)
    trades = trades or (known is not None and known.is_trade and code == known.reporter)
    if origin and origin != code and not trades:  # 'China bought 1.2 billion of Australian wine': Australia's exports
        word = replace(word, measure="exports")
        return Topic(deal.start, deal.end, word, reporter=origin, partner=code, basis="stated", is_verb=True)
    if _is_bought_of_country(deal) or _is_destination(deal):
        return Topic(deal.start, deal.end, replace(word, measure="exports"), destination=code, is_verb=True)
    return Topic(deal.start, deal.end, word, reporter=code, basis="stated" if code else None, is_verb=True)


def _is_bought_of_country(deal: _Deal) -> bool:
    """'Chile's wine, of which Peru bought 3 million', 'Peru bought 3 million' in an article that counts in Chile's money."""
    topic = deal.discourse.topic
    known = topic.reporter if topic else None
    ours = topic is not None and topic.is_trade and known == deal.discourse.payer and not deal.is_named
    return deal.verb.lemma == "buy" and deal.code != known and ("which" in deal.lower[: deal.start] or ours)


def _flow_of_other(deal: _Deal) -> str | None:
    """'Egypt bought 450 million', 'China supplied goods for 4 billion': of the exports or imports of the country spoken of."""
    if _buys_of_it(deal):
        return "exports"
    return "imports" if _sells_to_it(deal) else None


def _buys_of_it(deal: _Deal) -> bool:
    """'Tea exports were 1 billion; Egypt bought 450 million': of that tea, as no goods are named."""
    lower, last, end = deal.lower, deal.last, deal.end
    has_any_goods = _names_only_goods(deal.sentence, end)
    is_own = deal.code is not None and last is not None and deal.code == last.reporter  # 'China sold ... and bought ...'
    if is_own or (has_any_goods and deal.code is None):
        return False
    is_amount = deal.verb.lemma in deal.word_sets["buying_verbs"] and begins_amount(deal.sentence, end + 2 if has_any_goods else end)
    goods = [k for k in range(end, min(len(lower) - 1, end + _OF_REACH)) if lower[k] == "of"]
    has_goods = any(lower[k + 1] not in {"it", "that", "them", "this"} for k in goods)
    return last is not None and last.measure == "exports" and is_amount and not has_goods


def _sells_to_it(deal: _Deal) -> bool:
    """'Imports were 9 billion; China supplied goods for 4 billion': of those imports, as nobody else is said to get them."""
    lower, last, end = deal.lower, deal.last, deal.end
    if last is None or last.measure != "imports" or last.reporter in {None, deal.code} or deal.code is None:
        return False
    has_goods = lower[end : end + 1] != [] and lower[end] in deal.word_sets["trade_goods"]
    return deal.verb.lemma in deal.word_sets["selling_verbs"] and begins_amount(deal.sentence, end + 2 if has_goods else end)


def _names_only_goods(sentence: Parse, start: int) -> bool:
    """'goods for 9 billion', 'products worth 9 billion': not which goods."""
    lower, goods = sentence.lower, sentence.word_sets["bare_goods"]
    return not goods.isdisjoint(lower[start : start + 1]) and lower[start + 1 : start + 2] in (["for"], ["worth"])


def _is_destination(deal: _Deal) -> bool:
    """Whether the subject is where goods go: not in 'tea earned Kenya 3 billion, while Uganda received 2'."""
    return deal.verb.side == "object" and not (deal.verb.lemma == "receive" and "earned" in deal.lower[: deal.start])


def _is_verb_behind_country(sentence: Parse, i: int, mentions: list[Mention]) -> bool:
    """'Turkey ships even more': a plural noun by its form, a verb by its place."""
    if sentence.tags[i] != "NNS" or i + 1 >= len(sentence) or sentence.tags[i + 1] not in {"RB", "RBR", "JJR", "DT", "CD", "$", "PRP$"}:
        return False
    return any(m.end == i and not m.is_adjective and m.entity.code for m in mentions)


def begins_amount(sentence: Parse, start: int) -> bool:
    """'$3 million', '3 million', 'Rs 3 million', 'US$3 million'."""
    return sentence.tags[start : start + 1] in (["$"], ["CD"]) or start in sentence.hits.money_signs


def _trading_firms(sentence: Parse, verb: int, mentions: list[Mention]) -> Mention | None:
    """'Jamaican companies shipped goods', 'Turkey's garment makers, who exported clothes': firms of a country trade for it."""
    head = subject_head(sentence, verb)
    for mention in reversed(mentions):
        if head is None or mention.end > head or head - mention.end >= _FIRMS_REACH:
            continue
        is_owner = sentence.lower[mention.end] == "'s" and is_maker(sentence.lower[head], sentence.lexicon)
        if mention.is_adjective or sentence.words[mention.start].endswith(".") or is_owner:
            inside = phrase_start(sentence, head + 1) <= mention.start
            return mention if inside and sentence.tags[head] == "NNS" else None
    return None


def opens_deal(sentence: Parse, start: int) -> bool:
    """Whether the price stands right behind the verb: 'supplied goods for Rs 9 billion', 'bought for 9 billion', 'took 9 billion'."""
    lower = sentence.lower
    start += _names_only_goods(sentence, start)
    start += lower[start : start + 1] in (["for"], ["worth"])
    return begins_amount(sentence, start)


def _origin_of_goods(deal: _Deal) -> str | None:
    """'of Australian wine', 'bought Argentine goods': whose goods they are, in so many words."""
    for mention in deal.mentions:
        is_beside = mention.start == deal.end or deal.lower[mention.start - 1] == "of"
        if mention.start >= deal.end and mention.is_adjective and mention.entity.code and is_beside:
            return str(mention.entity.code)
    return None


def _names_partner(sentence: Parse, start: int, measure: str, mentions: list[Mention]) -> bool:
    preposition = "to" if measure == "exports" else "from"
    return any(
        mention.entity.code and start <= mention.start <= start + 14
        and preposition in sentence.lower[max(0, mention.start - 2) : mention.start]
        for mention in mentions
    )  # fmt: skip
