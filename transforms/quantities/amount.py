"""An amount, a number with its unit, and what a number is read with."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.lexicons.hits import SentenceWithHits
from transforms.lexicons.lexicon import Lexicon
from transforms.quantities.bounds import find_bound
from transforms.quantities.money import MoneySetting
from transforms.quantities.quantity import Quantity, times


@dataclass(slots=True)
class Amount:
    """A number with its unit over tokens ``start`` up to ``end``.

    ``noun``: the head of what is counted. ``per``: what a price is for ('barrel'). ``is_elliptic``: the unit is that of
    an amount before ('from 2.4 billion'). ``is_negative``: a minus stands before it; the number itself is without sign.
    ``rule``: the function that read it. ``is_local``: a bare dollar, taken for that of the country whose press tells of it.
    ``family``: the word for the money where several nations' money bears it and nothing beside it tells whose ('pesos').
    """

    start: int
    end: int
    quantity: Quantity
    unit: str
    factor: float
    measure: str | None
    bound: str
    noun: str = ""
    per: str = ""
    is_elliptic: bool = False
    is_negative: bool = False
    is_local: bool = False
    rule: str = ""
    family: str = ""

    @property
    def value(self) -> float:
        """The number in the unit."""
        return times(self.quantity.value, self.factor)

    @property
    def high(self) -> float | None:
        """The upper end of a range in the unit."""
        return None if self.quantity.high is None else times(self.quantity.high, self.factor)

    @property
    def step(self) -> float:
        """The size of the last written place in the unit."""
        return self.quantity.step * self.factor

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return len(self.unit) == 3 and self.unit.isupper() and self.unit not in {"TEU"}


@dataclass(frozen=True, slots=True)
class AmountContext:
    """What a number is read with.

    ``end``: how many tokens the sentence has. ``carried``: the last amount of money of the sentences before. ``in_time``: the
    tokens of time expressions, whose numbers count nothing.
    """

    sentence: SentenceWithHits
    end: int
    lexicon: Lexicon
    setting: MoneySetting
    carried: Amount | None
    in_time: frozenset[int]

    def lower(self, i: int) -> str:
        """The token in lower case; empty where the sentence has no such token."""
        return self.sentence.lower[i] if 0 <= i < self.end else ""

    def bound(self, start: int, end: int) -> str:
        """How exactly the number over tokens ``start`` up to ``end`` holds."""
        return find_bound(self.sentence, start, end, self.lexicon)
