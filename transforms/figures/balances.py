"""Balances without the word trade: 'the October balance', 'Greece's balance', 'Cyprus stood at minus 320 million'."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.figure import LEAST_TRADE
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import Discourse, Topic
from transforms.lexicons.entries import MeasureWord
from transforms.lexicons.lexicon import Lexicon
from transforms.quantities.amount import Amount
from transforms.segmentation.articles import Sentence

BARE = {"balance", "balances"}
# How far before a minus stands the country whose balance it is: 'Cyprus again stood at', 'Cyprus recorded a figure of'.
COUNTRY_REACH = 7
# For how many sentences a minus alone goes on with the balances spoken of.
_GOES_ON = 2
_NOT_OWNER_AFTER = {"with", "to", "from", "against", "for", "in", "than", "of"}
_PLUS = {"+", "plus"}
_WORD = MeasureWord("trade balance", "trade_balance", 1, "strong", is_national=True)


def is_other_balance(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a bare 'balance' is none of a country: 'a bank balance', 'the balance of the loan', 'on balance', 'balance sheet', 'a balance-of-payments basis'."""
    lower, tags = sentence.lower, sentence.tags
    if tags[first][:2] != "NN" or lower[last : last + 1] == ["-"] or tags[last : last + 1] in (["NN"], ["NNS"]):
        return True
    before = lower[first - 1] if first else ""
    is_led = first == 0 or before in lexicon.word_sets["before_balance"] or (before != "on" and sentence.words[first - 1][0].isupper())
    behind = lower[last : last + 1]
    of_sum = {"CD", "$"} & set(tags[last + 1 : last + 4]) or "trade" in lower[last + 1 : last + 5]  # 'the balance of Peru's trade'
    return not is_led or behind == ["between"] or (behind == ["of"] and not of_sum)


def settle_bare_balance(topic: Topic, before: list[Topic], discourse: Discourse) -> Topic | None:
    """'The balance' is the one that the article last named in full, else one of the exports and imports spoken of, else of no trade."""
    if discourse.balance:
        return replace(topic, word=replace(topic.word, measure=discourse.balance.measure))
    speaks_of_trade = discourse.topic is not None and discourse.topic.is_trade
    return topic if speaks_of_trade or any(other.is_trade for other in before) else None


def signed_balance(mind: Discourse, facts: SentenceFacts, amount: Amount) -> Topic | None:
    """'Cyprus stood at minus 320 million and Malta at -165 million' behind a sentence on trade balances: theirs."""
    lower = facts.sentence.lower
    is_signed = amount.is_negative or (amount.first > 0 and lower[amount.first - 1] in _PLUS)
    if not is_signed or not amount.is_money or amount.value < LEAST_TRADE:
        return None
    is_spoken_of = mind.balance is not None and mind.balance.measure == "trade_balance"
    if not is_spoken_of or facts.sentence.number - mind.topic_sentence > _GOES_ON:
        return None
    for mention in reversed(facts.mentions):
        if mention.last > amount.first:
            continue
        if mention.last < amount.first - COUNTRY_REACH:
            return None
        is_owner = mention.first == 0 or lower[mention.first - 1] not in _NOT_OWNER_AFTER
        if mention.entity.code and not mention.is_adjective and is_owner:
            return Topic(mention.first, mention.last, _WORD, str(mention.entity.code), basis="stated")
    return None
