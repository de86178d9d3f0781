"""What a time expression is (a TIMEX, as in TIMEX3), what the rules of time read it from, and what a rule is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from transforms.lexicons.words import FiscalYear, TimeWords
from transforms.segmentation.articles import Sentence
from transforms.times.period import Period

Basis = Literal["stated", "resolved"]
# ``TimeExpression.in_mind`` of 'that year'.
YEAR_IN_MIND = -1
# Of 'the year to date': as far as the text has told of the year.
YEAR_TO_DATE = -2
# Of 'For the year it came to 5 billion': the year that the text speaks of, where it tells of its end.
YEAR_THAT_ENDED = -3
# Of 'the current year': the fiscal one, where the text speaks of fiscal years.
YEAR_OF_NOW = -4

# Years that news speak of; a four-digit number outside is a quantity.
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
# Without a capital 'dec' is short for too much, and these are words of their own.
_LONGEST_SHORT_MONTH = 3
_ALSO_OTHER_WORDS = {"march", "august", "may", "mars"}
_DAY = re.compile(r"[1-9]|[12]\d|3[01]|0[1-9]")
# How far beyond the ends of a sentence a rule may look.
_MARGIN = [""] * 8

# In ``Rule.opens_with``, for the words of a kind. No token is written so.
MONTH, WEEKDAY, NUMBER = "<month>", "<weekday>", "<number>"
FISCAL, SAID_FISCAL, ALIKE = "<word of a fiscal year>", "<adjective of a fiscal year>", "<word of likeness>"
FIRST_ONE, LAST_ONE, PART_OF_YEAR, STRETCH, END = (
    "<the first of a row>",
    "<the last of a row>",
    "<part of a year>",
    "<stretch>",
    "<end of a stretch>",
)
YEAR = "<four digits that are a year>"
DIGITS = "<one or two digits>"


@dataclass(slots=True)
class TimeExpression:
    """Tokens ``start`` up to ``end`` (exclusive) and what they stand for.

    ``period`` is null where the article's date would be needed and is not known. ``shift`` counts years for 'a year
    earlier' (-1), which is measured from the period that the sentence is about; 'the same period of 2014' has
    ``same_as`` 2014: the months of the other period, in that year.
    """

    start: int
    end: int
    period: Period | None
    basis: Basis
    shift: int | None = None
    same_as: int | None = None
    since: bool = False
    in_mind: int | None = None  # 'in the six months': the period spoken of that has so many months; 0 for any
    months_back: int | None = None  # 'the month before': 1; 'the previous quarter': 3
    is_base: bool = False  # 'constant 2015 dollars': a year that only tells how the amount is counted
    fallback: Period | None = None  # what such a time is where the text speaks of no month or quarter
    month: int | None = None  # 'March' of a year that only the text around can tell
    part: tuple[int, int] | None = None  # 'the first quarter' of a year that only the text around can tell: 3 months, the first of them
    rule: str = ""  # name of the rule that read it


def unresolved(start: int, end: int) -> TimeExpression:
    """A time that only the article's date would tell, which is not known."""
    return TimeExpression(start, end, None, "resolved")


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class DatedSentence:
    """A sentence as the rules of time see it, with the day that it is resolved against."""

    sentence: Sentence
    lower: list[str]  # its words, with empty ones beyond both ends and for names of persons
    words: TimeWords
    on: date | None  # the article's day; null where it is not known
    fiscal: FiscalYear
    looks_ahead: bool  # whether the place that is read looks ahead, so that 'in June' means the next one
    found: list[TimeExpression]  # the expressions ahead of the place that is read; it grows while the sentence is read


def words_of_time(sentence: Sentence, named: frozenset[int]) -> list[str]:
    """The words of a sentence as the rules of time see them; the tokens ``named`` are names of persons."""
    lower = ["" if i in named else word for i, word in enumerate(sentence.lower)] if named else sentence.lower
    return lower + _MARGIN


Read = Callable[[DatedSentence, int], TimeExpression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time.

    ``example`` has the expression in square brackets; ``value`` is what it stands for in an article of 20 May 2024: the label
    of its period, or a field of ``TimeExpression`` ('shift -1').
    """

    name: str
    example: str
    value: str
    opens_with: list[Collection[str]]  # the words that may be its first token, and its second, where only some may be
    read: Read  # the expression that begins at a token that opens it; null where none does


def is_year(text: DatedSentence, i: int) -> bool:
    """Whether the token is a year that news speak of."""
    word = text.lower[i]
    return len(word) == 4 and _YEAR.fullmatch(word) is not None


def kind_of_digits(word: str) -> str | None:
    """``YEAR``, ``DIGITS`` or null for a word of digits."""
    if len(word) <= 2:
        return DIGITS if word.isdecimal() else None
    return YEAR if len(word) == 4 and _YEAR.fullmatch(word) else None


def number_at(text: DatedSentence, i: int) -> int | None:
    """A small number, in words or digits."""
    word = text.lower[i]
    return int(word) if len(word) <= 2 and word.isdecimal() else text.words.numbers.get(word)


def month_at(text: DatedSentence, i: int) -> int | None:
    """The month, where the token is one: 'jan', 'may' and 'march' without a capital only before a year."""
    word = text.lower[i]
    found = text.words.months.get(word)
    if not found or text.sentence.words[i][0].isupper():
        return found
    is_clear = len(word) > _LONGEST_SHORT_MONTH and word not in _ALSO_OTHER_WORDS
    return found if is_clear or _YEAR.fullmatch(text.lower[i + 1]) else None


def day_at(text: DatedSentence, i: int) -> int | None:
    """The day of a month, 1 to 31."""
    word = text.lower[i]
    return int(word) if len(word) <= 2 and _DAY.fullmatch(word) else None


def is_glued(text: DatedSentence, i: int) -> bool:
    """Whether the token is there and no blank stands before it."""
    return text.lower[i] != "" and text.sentence.is_glued(i)


def is_so_far(text: DatedSentence, start: int, end: int) -> bool:
    """'so far this month', 'so far in May', 'this month so far', 'this month to date': the time has not gone as far as its end."""
    ahead, behind = text.lower[max(0, start - 3) : start], text.lower[end : end + 2]
    return ahead[-2:] == ["so", "far"] or ahead == ["so", "far", "in"] or behind in (["so", "far"], ["to", "date"])
