"""Balances without the word trade: 'the October balance', 'Greece's balance', 'Cyprus stood at minus 320 million'."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.figure import LEAST_TRADE
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import Discourse, Topic
from transforms.lexicons.entries import MeasureWord
from transforms.mentions.entities import Mention
from transforms.quantities.amount import Amount
from transforms.syntax.parse import Parse

# How far before a minus stands the country whose balance it is: 'Cyprus again stood at', 'Cyprus recorded a figure of'.
COUNTRY_REACH = 7
# What stands between the flows behind the words of a gap: 'between exports and imports', 'of exports over imports'.
_GAP_JOINTS = {"gap between": "and", "difference between": "and", "excess of": "over"}
# From 'gap' to the second of the flows: 'between U.S. exports of goods and imports'.
_FLOWS_REACH = 10
# For how many sentences a minus alone goes on with the balances spoken of.
_GOES_ON = 2
_NOT_OWNER_AFTER = {"with", "to", "from", "against", "for", "in", "than", "of"}
_PLUS = {"+", "plus"}
_WORD = MeasureWord("trade balance", "trade_balance", 1, "strong", is_national=True)


def is_other_balance(sentence: Parse, start: int, end: int) -> bool:
    """Whether a bare 'balance' is none of a country: 'a bank balance', 'the balance of the loan', 'on balance', 'balance sheet'."""
    lower, tags = sentence.lower, sentence.tags
    if tags[start][:2] != "NN" or lower[end : end + 1] == ["-"] or tags[end : end + 1] in (["NN"], ["NNS"]):
        return True
    before = lower[start - 1] if start else ""
    owner = sentence.words[start - 1 - (before in {"'s", "'"})] if start > 1 else ""
    is_named = before != "on" and owner[:1].isupper()  # 'Greece's balance', 'the October balance'
    is_led = start == 0 or is_named or before in sentence.word_sets["before_balance"]
    behind = lower[end : end + 1]
    of_sum = {"CD", "$"} & set(tags[end + 1 : end + 4]) or "trade" in lower[end + 1 : end + 5]  # 'the balance of Peru's trade'
    return not is_led or behind == ["between"] or (behind == ["of"] and not of_sum)


def in_full(sentence: Parse, last: int, word: MeasureWord) -> MeasureWord:
    """'the balance of Peru's trade' is a trade balance."""
    is_of = word.phrase in sentence.word_sets["bare_balances"] and sentence.lower[last : last + 1] == ["of"]
    return _WORD if is_of and "trade" in sentence.lower[last + 1 : last + 5] else word


def gap_of_flows(sentence: Parse, start: int, mentions: list[Mention]) -> Topic | None:
    """'the gap between Peru's exports and imports', 'an excess of exports over imports': the balance of whoever is named."""
    lower = sentence.lower
    joint = _GAP_JOINTS.get(" ".join(lower[start : start + 2]))
    flows = [k for k in range(start + 2, min(start + _FLOWS_REACH, len(lower))) if lower[k] in {"exports", "imports"}] if joint else []
    if len({lower[k] for k in flows}) < 2 or joint not in lower[flows[0] : flows[1]]:
        return None
    sign = 1 if joint == "over" and lower[flows[0]] == "exports" else -1
    owners = {m.entity.code for m in mentions if start < m.start < flows[1] and m.entity.code}
    reporter = str(owners.pop()) if len(owners) == 1 else None
    return Topic(start, flows[1] + 1, replace(_WORD, sign=sign), reporter, basis="stated" if reporter else None)


def settle_bare_balance(topic: Topic, before: list[Topic], discourse: Discourse) -> list[Topic]:
    """'The balance' is the one that the article last named in full, else one of the exports and imports spoken of, else of no trade."""
    if discourse.balance:
        return [replace(topic, word=replace(topic.word, measure=discourse.balance.measure))]
    speaks_of_trade = discourse.topic is not None and discourse.topic.is_trade
    return [topic] if speaks_of_trade or any(other.is_trade for other in before) else []


def signed_balance(mind: Discourse, facts: SentenceFacts, amount: Amount) -> Topic | None:
    """'Cyprus stood at minus 320 million and Malta at -165 million' behind a sentence on trade balances: theirs."""
    is_signed = amount.is_negative or (amount.start > 0 and facts.sentence.lower[amount.start - 1] in _PLUS)
    if not is_signed or not amount.is_money or amount.value < LEAST_TRADE or not _speaks_of_balances(mind, facts.sentence):
        return None
    near = (m for m in reversed(facts.mentions) if amount.start - COUNTRY_REACH <= m.end <= amount.start)
    owner = next((m for m in near if _is_owner(facts.sentence, m)), None)
    return Topic(owner.start, owner.end, _WORD, str(owner.entity.code), basis="stated") if owner else None


def _speaks_of_balances(mind: Discourse, sentence: Parse) -> bool:
    """Whether the sentences before speak of trade balances."""
    is_spoken_of = mind.balance is not None and mind.balance.measure == "trade_balance"
    return is_spoken_of and sentence.number - mind.topic_sentence <= _GOES_ON


def _is_owner(sentence: Parse, mention: Mention) -> bool:
    """'Cyprus stood at': not 'the loan to Cyprus', 'Chile's largest mine'."""
    lower = sentence.lower
    is_led = mention.start > 0 and lower[mention.start - 1] in _NOT_OWNER_AFTER
    return bool(mention.entity.code) and not mention.is_adjective and not is_led and lower[mention.end] not in {"'s", "'"}
