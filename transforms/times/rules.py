"""The rules of time in the order in which they are tried: the first that reads an expression at a token is taken.

A rule is only tried where its first words stand, so that the order matters among rules that open alike: the longer expression
stands before the shorter ('first four months of the fiscal year', 'first four months of the year'). A new rule is a function in
the module of its kind and a row here, whose example a test reads.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from transforms.lexicons.words import TimeWords
from transforms.times import days, fiscal, months, parts, relative, stretches, years
from transforms.times.timex import (
    ALIKE,
    DIGITS,
    END,
    FIRST_ONE,
    FISCAL,
    LAST_ONE,
    MONTH,
    NUMBER,
    PART_OF_YEAR,
    SAID_FISCAL,
    STRETCH,
    WEEKDAY,
    YEAR,
    Rule,
    kind_of_digits,
)
from transforms.times.vocabulary import DAYS, MONTHS_IN, ORDINAL_ENDINGS, ORDINALS, PREVIOUS, RELATIVE, UNITS, UP_TO

_YEARS = frozenset({YEAR})
_DIGITS = frozenset({DIGITS})
_COUNTS = frozenset({NUMBER, DIGITS})
_PLACES = {FIRST_ONE, LAST_ONE} | ORDINALS.keys() | _DIGITS
_AFTER_PLACE = _COUNTS | ORDINAL_ENDINGS | {"quarter", "half", "-"}
# 'the year to', 'the 12 months', 'the fiscal year that ended in'
_AFTER_LENGTH = UP_TO | {END, "months", "month", "quarters", "that", "which"}
_UNITS_AGO = frozenset({"month", "months", "week", "weeks", "day", "days"})
_POINTERS = frozenset({"the", "this", "that", "these", "those"})
_SAME = frozenset({ALIKE, "previous", "preceding"})
# 'the same year' is the one spoken of; so are 'the following month' and 'the past year', which no rule reads.
_STEPS = frozenset(RELATIVE) - {"same"}
_STEPS_OF_UNITS = _STEPS - {"following", "past"}

RULES: tuple[Rule, ...] = (
    Rule("base year", "worth 5 billion in constant [2015] dollars", "is_base", [_YEARS], years.read_base_year),
    Rule("numeric date", "exports as of [2024-05-16]", "2024-05-16", [_YEARS, {"-"}], days.read_iso_date),
    Rule("slashed date", "exports as of [16/05/2024]", "2024-05-16", [_DIGITS, {"/"}], days.read_slashed_date),
    Rule("previous fiscal year", "up from the [previous fiscal year]", "shift -1", [PREVIOUS, {SAID_FISCAL}], fiscal.read_previous_fiscal),
    Rule("fiscal year from now", "exports in the [last fiscal year]", "2023/2024", [RELATIVE, {SAID_FISCAL}], fiscal.read_relative_fiscal),
    Rule(
        "fiscal year just ended",
        "exports in the [fiscal year just ended]",
        "2023/2024",
        [{SAID_FISCAL}, {"year"}],
        fiscal.read_fiscal_just_ended,
    ),
    Rule("named fiscal year", "exports in [fiscal 2012]", "2011/2012", [{FISCAL}], fiscal.read_named_fiscal),
    Rule("joined parts", "exports in [Q2-Q3 2020]", "2020-04/2020-09", [{"q", "h"}], parts.read_joined_parts),
    Rule("part by letter", "exports in [Q1 2020]", "2020-Q1", [{"q", "h"}], parts.read_lettered_part),
    Rule("part by digit", "exports in [2H 2020]", "2020-H2", [_DIGITS, {"q", "h"}], parts.read_part_by_digit),
    Rule("part of a year's", "exports in [2022's first half]", "2022-H1", [_YEARS, {"'s"}], parts.read_part_of_owned_year),
    Rule("part of a year", "exports in the [first quarter of 1987]", "1987-Q1", [_PLACES, _AFTER_PLACE], parts.read_part_by_place),
    Rule(
        "first days of a month",
        "in the [first 10 days of March 2023]",
        "2023-03-01/2023-03-10",
        [_PLACES, _AFTER_PLACE],
        parts.read_days_of_month_by_count,
    ),
    Rule("week of a month", "in the [second week of May]", "2024-05-01/2024-05-31", [_PLACES, {"week"}], parts.read_week_of_month),
    Rule(
        "first months of a fiscal year",
        "in the [first five months (April-August) of 2022-23]",
        "2022-04/2022-08",
        [_PLACES, _AFTER_PLACE],
        parts.read_first_months_of_fiscal,
    ),
    Rule("first months", "in the [first four months of this year]", "2024-01/2024-04", [_PLACES, _AFTER_PLACE], parts.read_first_months),
    Rule("first months by letter", "exports in [9M 2023]", "2023-01/2023-09", [_DIGITS, {"m"}], parts.read_months_by_letter),
    Rule("counted months", "the [ten-month] trade surplus", "in_mind 10", [_COUNTS, {"-"}], parts.read_counted_months),
    Rule("last months", "in the [last two months of 2023]", "2023-11/2023-12", [_PLACES, _AFTER_PLACE], parts.read_last_months),
    Rule(
        "stretch to a time",
        "in the [12 months to June 1990]",
        "1989-07/1990-06",
        [_COUNTS | {"year", "quarter", "half", "month"}, _AFTER_LENGTH | {"-", "year"}],
        stretches.read_stretch_to,
    ),
    Rule("months of a year", "in the same [nine months of 2008]", "2008-01/2008-09", [_COUNTS, {"months"}], parts.read_months_of_year),
    Rule("a year later", "trade doubled [a year later]", "shift 1", [{"a", "one"}, {"year"}], relative.read_year_later),
    Rule("the year after", "trade doubled [the year after]", "shift 1", [{"the"}, {"year"}], relative.read_year_later),
    Rule("years later", "trade doubled [two years later]", "shift 2", [_COUNTS, {"years"}], relative.read_year_later),
    Rule("following year", "in the [following year] trade doubled", "shift 1", [{"following"}, {"year"}], relative.read_following_year),
    Rule("before last", "exports in [the year before last]", "2022", [{"the"}, UNITS], relative.read_before_last),
    Rule("month before", "up from [a month earlier]", "months_back 1", [{"the", "a", "one"}, MONTHS_IN], relative.read_month_before),
    Rule("the previous month", "up from [the previous month]", "months_back 1", [{"the"}, PREVIOUS], relative.read_the_previous_month),
    Rule(
        "years ago",
        "up from 4 billion [two years earlier]",
        "shift -2",
        [_COUNTS | {"a", "the"}, {"year", "years"}],
        relative.read_years_ago,
    ),
    Rule("year-earlier", "up from 4 billion in the [year-earlier period]", "shift -1", [{"year"}, {"-"}], relative.read_year_earlier),
    Rule(
        "months, weeks or days ago",
        "the pact signed [three months ago]",
        "2024-02",
        [_COUNTS | {"a", "an"}, _UNITS_AGO],
        relative.read_units_ago,
    ),
    Rule(
        "from the beginning of a year",
        "from the [beginning of 2023 through May]",
        "2023-01/2023-05",
        [{"beginning", "start"}],
        years.read_from_beginning,
    ),
    Rule("vague part of a year", "reserves at the [end of 2020]", "2020", [{PART_OF_YEAR}], years.read_part_of_year),
    Rule("end of the year", "the aim is to ship more by [year-end]", "2024-12", [{"end", "year"}], years.read_year_end),
    Rule("like period of a year", "up from a [similar 1986 period]", "same_as 1986", [{ALIKE}, _YEARS], relative.read_like_period_of_year),
    Rule(
        "same period of a year", "up from the [same period of 2014]", "same_as 2014", [_SAME, {STRETCH}], relative.read_same_period_of_year
    ),
    Rule(
        "same period of a fiscal year",
        "up from the [same period of fiscal 2014]",
        "same_as 2014",
        [_SAME, {STRETCH}],
        relative.read_same_period_of_fiscal,
    ),
    Rule(
        "same period years ago", "up from the [same month two years before]", "shift -2", [_SAME, {STRETCH}], relative.read_same_period_ago
    ),
    Rule(
        "previous three months", "up from the [previous three months]", "months_back 3", [PREVIOUS, _COUNTS], relative.read_previous_months
    ),
    Rule("months before", "up from [the twelve months before]", "months_back 12", [{"the"}, _COUNTS], relative.read_months_before),
    Rule("weekday from now", "they met [last Thursday]", "2024-05-16", [_STEPS, {WEEKDAY}], relative.read_relative_weekday),
    Rule("month from now", "exports in [last March]", "2024-03", [{"last", "this", "next"}, {MONTH}], relative.read_relative_month),
    Rule("previous year", "up from the [previous year]", "shift -1", [PREVIOUS, {"year"}], relative.read_previous_year),
    Rule("year so far", "exports so far [this year]", "in_mind -2", [{"this", "current"}, {"year"}], relative.read_year_so_far),
    Rule(
        "month so far",
        "exports so far [this month]",
        "2024-05-01/2024-05-31",
        [{"this", "current"}, {"month"}],
        stretches.read_month_so_far,
    ),
    Rule(
        "previous month or quarter",
        "up from the [previous quarter]",
        "months_back 3",
        [PREVIOUS, MONTHS_IN],
        relative.read_previous_quarter,
    ),
    Rule("pair of years", "exports [this year and next]", "2024/2025", [{"this", "last"}, {"year"}], relative.read_pair_of_years),
    Rule("unit from now", "exports [last year]", "2023", [_STEPS_OF_UNITS, UNITS], relative.read_relative_unit),
    Rule("weekday of a date", "they met on [Thursday, May 16, 2024]", "2024-05-16", [{WEEKDAY}], days.read_weekday_of_date),
    Rule("weekday", "they met on [Thursday]", "2024-05-16", [{WEEKDAY}], days.read_weekday),
    Rule("days of a month", "they met on [16-17 May 2024]", "2024-05-16/2024-05-17", [{MONTH}], months.read_days_of_month),
    Rule("months of a fiscal year", "exports in [April-September of 2022-23]", "2022-04/2022-09", [{MONTH}], months.read_months_of_fiscal),
    Rule("run of months", "exports in [January-April 2023]", "2023-01/2023-04", [{MONTH}], months.read_months),
    Rule("months through", "[Through July] the surplus was", "2023-01/2023-07", [{"through"}, {MONTH, "the"}], months.read_months_through),
    Rule("quarter by its last month", "in the [September quarter]", "2023-Q3", [{MONTH}], months.read_quarter_of_month),
    Rule("month", "exports in [March last year]", "2023-03", [{MONTH}], months.read_single_month),
    Rule("day word", "they met [yesterday]", "2024-05-19", [DAYS], days.read_day_word),
    Rule("year as a whole", "for [the year as a whole]", "in_mind -1", [{"the"}, {"year"}], stretches.read_year_as_whole),
    Rule(
        "whole year", "for the [whole year]", "in_mind -1", [{"whole", "full", "entire", "calendar"}, {"year"}], stretches.read_whole_year
    ),
    Rule("full-year", "the [full-year] surplus", "in_mind -1", [{"full", "whole"}, {"-"}], stretches.read_full_year),
    Rule("over the year", "5 million kg over [the year]", "in_mind -3", [{"the"}, {"year"}], stretches.read_over_the_year),
    Rule("for the year", "for [the year] it came to", "in_mind -3", [{"the"}, {"year"}], stretches.read_for_the_year),
    Rule("the year", "in the rest of [the year]", "2024", [{"the"}, {"year"}], stretches.read_the_year),
    Rule("that year", "in the whole of [that year]", "in_mind -1", [{"that"}, {"year"}], stretches.read_that_year),
    Rule("decade", "exports in the [1990s]", "1990/1999", [_YEARS, {"s", "'s"}], years.read_decade),
    Rule("split year", "exports in [2011-12]", "2011/2012", [_YEARS, {"-", "/"}], years.read_split_year),
    Rule("joined years", "exports in [2019-2022]", "2019/2022", [_YEARS, {"-", "/"}], years.read_joined_years),
    Rule("span of years", "exports between [2001 and 2007]", "2001/2007", [_YEARS, {"and", "to"}], years.read_span_of_years),
    Rule("year", "exports in [2023]", "2023", [_YEARS], years.read_single_year),
    Rule("period in mind", "exports for [this period]", "in_mind 0", [_POINTERS, {"period", "span"}], stretches.read_period_in_mind),
    Rule("months in mind", "exports in [the six months]", "in_mind 6", [_POINTERS, _COUNTS | {"same"}], stretches.read_months_in_mind),
    Rule("half-year in mind", "exports over [the half-year]", "in_mind 6", [_POINTERS, {"half"}], stretches.read_half_in_mind),
    Rule("quarter in mind", "exports in [the quarter]", "in_mind 3", [_POINTERS, {"quarter"}], stretches.read_quarter_in_mind),
    Rule("month in mind", "exports in [the month]", "in_mind 1", [{"the", "that"}, {"month"}], stretches.read_month_in_mind),
    Rule("Iranian year", "in the [Iranian year 1397]", "2018/2019", [{"iranian"}], years.read_iranian_year),
    Rule(
        "since the start of the year",
        "up since the [start of the year]",
        "2024-01",
        [{"turn", "start", "beginning"}, {"of"}],
        stretches.read_since_start,
    ),
    Rule("year to date", "exports in the [year to date]", "in_mind -2", [{"year"}, {"-", "to"}], stretches.read_year_to_date),
    Rule(
        "month to date", "exports in the [month to date]", "2024-05-01/2024-05-31", [{"month"}, {"-", "to"}], stretches.read_month_to_date
    ),
    Rule("same part of a year", "up in the second quarter of 2023 from 1.4 in the [first]", "2023-Q1", [ORDINALS], relative.read_same_part),
    Rule("next year", "25 billion this year and 28 billion [next]", "2025", [{"next"}], relative.read_next),
)


class Opening(NamedTuple):
    """The rules that a word opens, in their order: by the word behind it, and where that is none of these."""

    by_next: dict[str, tuple[Rule, ...]]
    alone: tuple[Rule, ...]


@lru_cache(maxsize=8)
def openings(words: TimeWords) -> dict[str, Opening]:
    """The rules by the words that open them, with the words of time of a lexicon."""
    kinds: dict[str, Collection[str]] = {
        MONTH: words.months, WEEKDAY: words.weekdays, NUMBER: words.numbers, FISCAL: words.fiscal, ALIKE: words.alike,
        SAID_FISCAL: words.said_fiscal, LAST_ONE: words.last_ones, PART_OF_YEAR: words.parts_of_year, STRETCH: words.stretches,
        END: words.endings, FIRST_ONE: words.first_ones,
    }  # fmt: skip
    opened: dict[str, list[tuple[Rule, frozenset[str]]]] = {}
    for rule in RULES:
        first, *second = (frozenset(word for own in one for word in kinds.get(own, (own,))) for one in rule.opens_with)
        for word in sorted(first):
            opened.setdefault(word, []).append((rule, second[0] if second else frozenset()))
    return {word: _opening(entries) for word, entries in opened.items()}


def _opening(entries: list[tuple[Rule, frozenset[str]]]) -> Opening:
    following = sorted({word for _, second in entries for word in second})
    alone = tuple(rule for rule, second in entries if not second)
    return Opening({word: tuple(rule for rule, second in entries if not second or word in second) for word in following}, alone)


def opened_rules(lower: list[str], opened: dict[str, Opening]) -> list[tuple[int, tuple[Rule, ...]]]:
    """The tokens that open rules with the one behind them, and those rules in their order; most tokens open none."""
    found = []
    for i, word in enumerate(lower):
        opening = opened.get(word) or (opened.get(kind_of_digits(word) or "") if word[:1].isdecimal() else None)
        if opening:
            rules = opening.by_next.get(_key(lower[i + 1]), opening.alone)
            found += [(i, rules)] if rules else []
    return found


def _key(word: str) -> str:
    """The word, or of which kind its digits are."""
    return kind_of_digits(word) or word if word[:1].isdecimal() else word
