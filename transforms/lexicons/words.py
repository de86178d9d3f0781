"""Words of numbers and of time, and fiscal years: what the lexicon hands to the readings of ``quantities`` and ``times``."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import Literal

# '2½ million tonnes', '¼'
FRACTION_SIGNS = {sign: unicodedata.numeric(sign) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
ARTICLES = {"a", "an"}


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The lexicon of numbers: words to values by kind, scales to factors."""

    units: dict[str, int]  # zero to nineteen
    tens: dict[str, int]
    fractions: dict[str, float]
    collectives: dict[str, int]  # dozen, score
    scales: dict[str, float]
    glued_scales: dict[str, float]  # 'bn', 'm', 'k': only right behind the digits, or behind money
    vague: dict[str, int] = field(default_factory=dict)  # 'a few hundred' is more than one, 'a couple of hundred' some two
    parted: frozenset[str] = frozenset()  # 'half a point', 'a quarter of a percent': what else than a scale a part is of
    openings: frozenset[str] = field(init=False, repr=False, compare=False)  # words that a number can begin with
    # Those, a point before digits ('.75 million') and the scale of a vague count ('a few hundred').
    signals: frozenset[str] = field(init=False, repr=False, compare=False)
    behind_articles: frozenset[str] = field(init=False, repr=False, compare=False)  # 'a dozen', 'a third', 'a half million'

    def __post_init__(self) -> None:
        """Gathers the openings once; they are asked for at every token."""
        object.__setattr__(self, "openings", frozenset([*self.units, *self.tens, *self.collectives, *FRACTION_SIGNS, *ARTICLES, "half"]))
        object.__setattr__(self, "signals", self.openings | {*self.scales, "hundred", "."})
        object.__setattr__(self, "behind_articles", frozenset([*self.fractions, *self.collectives, *self.scales, "hundred", "half"]))

    def without_scales(self) -> NumberWords:
        """The same lexicon for the bare number before a scale."""
        return replace(self, scales={}, glued_scales={})


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """When a fiscal year begins, and whether it is called by the calendar year in which it starts or ends."""

    first_month: int
    named_by: Literal["start", "end"]


# The commonest one, for states that are not listed and texts that speak of several.
APRIL_TO_MARCH = FiscalYear(4, "end")


@dataclass(frozen=True, slots=True, eq=False)  # told apart as objects, so that tables made from them can be kept
class TimeWords:
    """The words of time, from CLDR: months and weekdays with their abbreviations, lower case, to numbers."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]  # 'one' to 'twelve'
    fiscal_years: dict[str, FiscalYear]  # by ISO3
    base_prices: frozenset[str] = frozenset()  # 'constant 2015 dollars', 'at 2010 prices': words behind a base year
    base_years: frozenset[str] = frozenset()  # 'constant 2015 dollars': words before it
    fiscal: frozenset[str] = frozenset()  # 'fiscal 2012', 'the 2022/23 marketing year': what no calendar year is called by
    flows: frozenset[str] = frozenset()  # 'ten-month exports': what is counted up month by month
    aiming: frozenset[str] = frozenset()  # 'wants exports of 5 billion by June': words that look ahead to a deadline
    outlooks: frozenset[str] = frozenset()  # 'the forecast for the year'
    changes: frozenset[str] = frozenset()  # 'rose 5 percent over the year': since the year before
    first_ones: frozenset[str] = frozenset()  # 'the opening quarter of 2023'
    last_ones: frozenset[str] = frozenset()  # 'the final quarter', 'the last three months of 2023'
    stretches: frozenset[str] = frozenset()  # 'the same period', 'the comparable stage': what may be said to be the same as another
    parts_of_year: frozenset[str] = frozenset()  # 'early 2024', 'end-1988': a year is not read more finely than it is said
    not_whole: frozenset[str] = frozenset()  # 'ended in mid-July': of the months before
    said_fiscal: frozenset[str] = frozenset()  # 'last fiscal', 'the current financial year': told from now
    endings: frozenset[str] = frozenset()  # 'the 12 months ended June 1990'
    counted: frozenset[str] = frozenset()  # 'March 2.5 pct' is no day of March: behind the number stands what is counted
    alike: frozenset[str] = frozenset()  # 'the corresponding quarter of 2014': that time of another year
