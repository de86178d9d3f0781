"""A topic: what a figure is of, and what of it the sentences before leave in mind."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.lexicons.entries import MeasureWord
from transforms.quantities.amount import Amount
from transforms.syntax.closed_class import NAMING_TAGS
from transforms.syntax.parse import Parse
from transforms.times.period import Period

TRADE_MEASURES = {"trade_total", "exports", "imports", "trade_balance"}
# Measures that a state has, so that they belong to the country an article is about.
NATIONAL_MEASURES = TRADE_MEASURES | {"gdp", "tariff_rate", "investment"}
INSIDE_NOUN_PHRASE = NAMING_TAGS | {"RB"}
# 'exports excluding those to Spain': what is left out is no flow of its own.
LEAVING_OUT = {"excluding", "except", "without", "minus"}


@dataclass(slots=True)
class Topic:
    """A measure word over tokens ``start`` up to ``end``, with its parties (codes of countries or blocs)."""

    start: int
    end: int
    word: MeasureWord
    reporter: str | None = None
    partner: str | None = None
    basis: str | None = None
    is_verb: bool = False
    points_back: bool = False
    is_private: bool = False  # of somebody who is no country: 'The company exported'
    destination: str | None = None  # the subject of 'France took a third of it'

    def of(self, reporter: str | None, partner: str | None, basis: str | None) -> Topic:
        """The same topic with these parties."""
        return Topic(
            self.start, self.end, self.word, reporter, partner, basis, self.is_verb, self.points_back, self.is_private, self.destination
        )

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
    sentence: Parse | None = None  # the last one
    scope: str | None = None  # of the trade figure spoken of last
    speaks_of_economy: bool = False
    rates: dict[tuple[float, str | None], str] = field(default_factory=dict)  # by value and levier how far a rate was when last told of
    tariffs_since: Period | None = None  # when the tariffs spoken of last were put in force
