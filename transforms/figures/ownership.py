"""Whose a figure is, once it is known what it measures."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.amount_partners import partner_in_front, partner_of_amount
from transforms.figures.background import Background
from transforms.figures.figure import Figure
from transforms.figures.leviers import is_importer
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import TRADE_MEASURES, Discourse, Topic
from transforms.lexicons.entries import MoneyWords
from transforms.quantities.amount import Amount
from transforms.quantities.money import MoneySetting, currency_in, currency_of, only_user

MONEY_REACH = 6
# For how many sentences a change of goods goes on with the trade spoken of: 'Coffee fell 30 percent.'
_TRADE_REACH = 4


def is_foreign_trade(figure: Figure, setting: MoneySetting, money: MoneyWords) -> bool:
    """Whether the press at home tells in bare dollars of a trade in which its country has no part: 'OTTAWA - U.S. exports to Mexico'.

    Such dollars are those of the world's trade; not so where the article sets 'US$' apart, as then it means its own by '$'.
    """
    if figure.reporter is None or figure.measure not in TRADE_MEASURES or any(naming.code == "USD" for naming in setting.namings):
        return False
    home = only_user(setting.local_dollar, setting.on, money) if setting.local_dollar else None
    return home is not None and home not in {figure.reporter, figure.partner}


def money_of_owner(amount: Amount, topics: list[Topic], setting: MoneySetting, money: MoneyWords) -> str:
    """The unit of bare 'pesos' in an article on several nations that have pesos: the trade of each is in its own.

    Not where the article is of one nation, has a dateline, or names one of the moneys in full.
    """
    owners = [topic.reporter for topic in topics if topic.is_trade and topic.reporter and topic.start < amount.start]
    if not amount.family or not owners or setting.dateline or setting.home not in {None, owners[-1]}:
        return amount.unit
    if any(naming.code and naming.family in amount.family.split() for naming in setting.namings):
        return amount.unit
    return currency_of(str(owners[-1]), amount.family, setting.on, money) or amount.unit


def with_parties(
    background: Background, facts: SentenceFacts, amount: Amount, figure: Figure, topic: Topic, partner: str | None = None
) -> Figure:
    """Gives a new figure the parties of its topic, or of its own amount; ``partner`` is the one where neither names any."""
    own = _own_partner(facts, amount, topic, partner)
    partner = own or topic.partner or partner
    gapped = _gapped_reporter(facts, amount, topic)
    reporter = gapped if gapped and gapped != own else topic.reporter
    if reporter and reporter == partner:  # 'a tariff on everything Chinese' is another's
        reporter = background.discourse.main if background.discourse.main != partner else None
    figure.reporter, figure.partner, figure.parties_basis = reporter, partner, topic.basis
    is_tariff = figure.measure == "tariff_rate" and reporter is None
    if is_tariff and partner and is_importer(facts.sentence, facts.mentions, topic.end, partner):
        figure.reporter, figure.partner, figure.parties_basis = partner, None, "stated"
    return figure


def _own_partner(facts: SentenceFacts, amount: Amount, topic: Topic, named: str | None) -> str | None:
    """The partner that is this amount's alone, where its topic has others."""
    if topic.is_trade:
        return partner_in_front(facts, topic, amount) or partner_of_amount(facts, topic, amount)
    return named if topic.measure == "tariff_rate" and _is_second(facts, amount, topic) else None


def _is_second(facts: SentenceFacts, amount: Amount, topic: Topic) -> bool:
    """'a duty of 18 percent on goods of Chile and 11 percent on those of Peru'."""
    return any(topic.end <= other.start and other.end <= amount.start for other in facts.amounts)


def _gapped_reporter(facts: SentenceFacts, amount: Amount, topic: Topic) -> str | None:
    """'Chile exported 45 billion of goods and Peru 60 billion': the verb is said once."""
    lower = facts.sentence.lower
    if not topic.is_verb or not _is_second(facts, amount, topic):
        return None
    owner = next((m for m in facts.mentions if m.entity.code and not m.is_adjective and m.end == amount.start), None)
    joined = owner is not None and lower[owner.start - 1] in {"and", ",", "while", "the"}
    return str(owner.entity.code) if owner and joined and owner.entity.code != topic.partner else None


def with_parties_of_share(facts: SentenceFacts, amount: Amount, figure: Figure, topic: Topic | None) -> Figure:
    """'Peru's share of Chile's exports rose by 3 points to 39%': a share of Chile's exports, with Peru."""
    lower = facts.sentence.lower
    owner = next((m for m in reversed(facts.mentions) if m.entity.code and lower[m.end : m.end + 3] == ["'s", "share", "of"]), None)
    if owner is None or topic is None or topic.measure not in {"exports", "imports", "trade_total"} or not topic.reporter:
        return figure
    if not owner.end < topic.start < amount.start or topic.reporter == owner.entity.code:
        return figure
    change_of = "share" if figure.measure == "change" else None
    return replace(figure, reporter=topic.reporter, partner=owner.entity.code, parties_basis=topic.basis, change_of=change_of)


def with_country_of_money(background: Background, facts: SentenceFacts, amount: Amount, figure: Figure) -> Figure:
    """A change of money's worth, of an interest rate or of something unnamed is that country's."""
    verb = next((k for k in range(amount.start - 1, -1, -1) if k in facts.changes), amount.start)
    start = max((other.end for other in facts.amounts if other.end <= verb), default=max(0, verb - MONEY_REACH))
    code = currency_in(facts.sentence, max(start, verb - MONEY_REACH), verb, background.setting.money, background.lexicon)
    if code:
        return replace(figure, reporter=code, parties_basis="stated")
    home = background.setting.money.home or background.discourse.main
    is_rate = amount.unit == "basis_point"
    if home and (is_rate or (background.discourse.speaks_of_economy and _is_of_economy(background.discourse, facts, amount))):
        return replace(figure, reporter=home, parties_basis="discourse")
    return figure


def _is_of_economy(mind: Discourse, facts: SentenceFacts, amount: Amount) -> bool:
    """Whether a change of no measure is the country's: 'household consumption', 'coffee' where its trade is told; not a firm's."""
    if not facts.word_sets["traded_shares"].isdisjoint(facts.sentence.lower[: amount.start]):
        return False
    is_of_trade = mind.topic is not None and mind.topic.is_trade and facts.sentence.number - mind.topic_sentence <= _TRADE_REACH
    if not is_of_trade and facts.word_sets["of_the_economy"].isdisjoint(facts.sentence.lower):
        return False
    before = [m for m in facts.mentions if m.end <= amount.start and m.entity.kind in {"organisation", "person"}]
    tags = facts.sentence.tags
    return not any(m.entity.code is None and (m.end in facts.changes or (m.end < len(tags) and tags[m.end] == "POS")) for m in before)
