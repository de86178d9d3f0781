"""Time expressions and the periods they stand for.

An expression ('the first four months of this year', 'a year earlier', 'on Thursday') is found in the tokens of a
sentence and resolved against the article's date, in the manner of TIMEX3. What the text leaves open stays open.
Years are calendar years unless the text says fiscal.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from transforms.lexicons.words import APRIL_TO_MARCH, FiscalYear, TimeWords
from transforms.segmentation.articles import Sentence

Basis = Literal["stated", "resolved"]
# Years that news speak of; a four-digit number outside is a quantity.
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SHORT_YEAR = re.compile(r"\d\d")
_SHORT_FISCAL = re.compile(r"fy'?(\d\d|20\d\d|19\d\d)")
# A month without a year in a sentence that looks ahead is the next one, unless that is further off than this.
FORWARD_MONTHS = 8
_IRANIAN_YEAR = re.compile(r"1[34]\d\d")
# A year that ends so early in a month is of the months before.
_EARLY_IN_MONTH = 10
# No budget is told of that lies further ahead: such a fiscal year is of another era ('2080/81' in Nepal).
_YEARS_AHEAD = 30
# The Iranian year Y begins in March of Y + 621.
IRANIAN_ERA = 621
_DAY = re.compile(r"[1-9]|[12]\d|3[01]|0[1-9]")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included, under the label that the tables print."""

    label: str
    start: date
    end: date

    @property
    def is_day(self) -> bool:
        """Whether the label is finer than a month."""
        return self.label.count("-") >= 2 and len(self.label.split("/")[0]) == 10

    @property
    def months(self) -> int:
        """How many months the period covers, at least 1."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Tokens ``first`` up to ``last`` (exclusive) and what they stand for.

    ``period`` is null where the article's date would be needed and is not known. ``shift`` counts years for 'a year
    earlier' (-1), which is measured from the period that the sentence is about; 'the same period of 2014' has
    ``same_as`` 2014: the months of the other period, in that year.
    """

    first: int
    last: int
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


# ``TimeExpression.in_mind`` of 'that year'.
YEAR_IN_MIND = -1
# Of 'the year to date': as far as the text has told of the year.
YEAR_TO_DATE = -2


def year_period(year: int) -> Period:
    """A calendar year."""
    return Period(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def month_period(year: int, month: int) -> Period:
    """A calendar month."""
    return Period(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def months_period(year: int, first: int, last: int, last_year: int | None = None) -> Period:
    """A run of months; a calendar quarter or half gets its own label."""
    last_year = last_year or year
    if (year, first) == (last_year, last):
        return month_period(year, first)
    start, end = month_period(year, first).start, month_period(last_year, last).end
    return Period(f"{year:04d}-{first:02d}/{last_year:04d}-{last:02d}", start, end)


def quarter_period(year: int, quarter: int) -> Period:
    """A calendar quarter, 1 to 4."""
    run = months_period(year, 3 * quarter - 2, 3 * quarter)
    return Period(f"{year:04d}-Q{quarter}", run.start, run.end)


def half_period(year: int, half: int) -> Period:
    """A calendar half-year, 1 or 2."""
    run = months_period(year, 6 * half - 5, 6 * half)
    return Period(f"{year:04d}-H{half}", run.start, run.end)


def span_period(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another of the same grain."""
    if first.start > last.end:
        first, last = last, first
    left, right = first.label.split("/")[0], last.label.split("/")[-1]
    if "Q" in left + right or "H" in left + right:
        left, right = first.start.isoformat()[:7], last.end.isoformat()[:7]
    return Period(left if left == right else f"{left}/{right}", first.start, last.end)


def fiscal_period(first_year: int, fiscal: FiscalYear) -> Period:
    """The fiscal year that begins in ``first_year``; where it is the calendar year, that one."""
    if fiscal.first_month == 1:
        return year_period(first_year)
    run = months_period(first_year, fiscal.first_month, fiscal.first_month - 1, first_year + 1)
    return Period(f"{first_year:04d}/{first_year + 1:04d}", run.start, run.end)


def _part_of_fiscal(year: Period, unit: str, number: int) -> Period:
    """A quarter or half of a fiscal year: which months it covers depends on whose year it is."""
    length = 3 if unit == "q" else 6
    index = year.start.year * 12 + year.start.month - 1 + length * (number - 1)
    last = index + length - 1
    if unit == "q" and index % 3 == 0:
        return quarter_period(index // 12, index % 12 // 3 + 1)
    return months_period(index // 12, index % 12 + 1, last % 12 + 1, last // 12)


def day_period(day: date) -> Period:
    """One day."""
    return Period(day.isoformat(), day, day)


def shift_period(period: Period, years: int) -> Period:
    """The same days that many years on (negative: earlier)."""

    def moved(match: re.Match[str]) -> str:
        return f"{int(match[0]) + years:04d}"

    label = re.sub(r"\b\d{4}\b", moved, period.label)
    return Period(label, _same_day(period.start, years), _same_day(period.end, years))


def in_year(period: Period, year: int) -> Period:
    """The same months in another year."""
    return shift_period(period, year - period.end.year)


def to_months(period: Period) -> Period:
    """The period in whole months: '1987-03-04' becomes '1987-03'."""
    if not period.is_day:
        return period
    return months_period(period.start.year, period.start.month, period.end.month, period.end.year)


def _same_day(day: date, years: int) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    is_month_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + years, day.month, last if is_month_end else min(day.day, last))


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_LAST_ONES = {"last", "final", "closing", "remaining"}
_UNITS = {"year", "month", "week", "quarter", "half", "decade", "century"}
_PART_OF = {"early", "late", "mid", "end", "beginning", "start", "close", "middle"}
_RELATIVE = {
    "last": -1, "previous": -1, "preceding": -1, "past": -1, "prior": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
_LIKE = {"same", "similar", "corresponding", "comparable", "equivalent", "like"}
# 'the same period', 'the corresponding quarter'
_STRETCHES = {
    "period", "periods", "month", "months", "quarter", "time", "week", "day", "stage", "span", "stretch", "half",
}  # fmt: skip
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_STEPS = {"month": 1, "quarter": 3}
_AGO = {"ago", "earlier", "before", "previously", "back"}


class _Reader:
    """Reads the time expressions of one sentence. It holds the sentence and the dates to resolve against."""

    def __init__(self, sentence: Sentence, words: TimeWords, reference: date | None, fiscal: FiscalYear) -> None:
        self.s = sentence
        self.lower = sentence.lower
        self.n = len(sentence)
        self.w = words
        self.reference = reference
        self.fiscal = fiscal
        self.forward = False  # whether the place that is read looks ahead

    def word(self, token: int) -> str:
        return self.lower[token] if 0 <= token < self.n else ""

    def is_year(self, token: int) -> bool:
        return 0 <= token < self.n and bool(_YEAR.fullmatch(self.lower[token]))

    def number(self, token: int) -> int | None:
        word = self.word(token)
        if word.isdecimal() and len(word) <= 2:
            return int(word)
        return self.w.numbers.get(word)

    def month(self, token: int) -> int | None:
        """The month, where the token is one: 'may' and 'march' only with a capital."""
        found = self.w.months.get(self.word(token).rstrip("."))
        if found and not self.s.words[token][0].isupper():
            return None
        return found

    def day(self, token: int) -> int | None:
        word = self.word(token)
        return int(word) if _DAY.fullmatch(word) else None

    # -- years ----------------------------------------------------------------------------------------------------

    def read_year(self, i: int) -> TimeExpression | None:
        """'2023', '2011-12', 'between 2001 and 2007', 'from 2019 to 2021', '1950s'."""
        if not self.is_year(i):
            return None
        year = int(self.lower[i])
        if (self.word(i + 1) == "s" and self.s.is_glued(i + 1)) or (
            self.word(i + 1) == "'s" and year % 10 == 0 and self.word(i - 1) == "the"
        ):
            return TimeExpression(i, i + 2, span_period(year_period(year), year_period(year + 9)), "stated")
        if self.word(i + 1) in {"-", "/"} and self.s.is_glued(i + 1):
            end = self.word(i + 2)
            if _SHORT_YEAR.fullmatch(end) and int(end) == (year + 1) % 100 and not self._is_day_suffix(i + 3):
                return TimeExpression(i, i + 3, fiscal_period(year, self._split_fiscal), "stated")
            if _SHORT_YEAR.fullmatch(end) and int(end) > year % 100:
                return TimeExpression(i, i + 3, span_period(year_period(year), year_period(year - year % 100 + int(end))), "stated")
            if self.is_year(i + 2):
                other = int(end)
                period = fiscal_period(year, self._split_fiscal) if other == year + 1 and self.lower[i + 1] == "/" else None
                return TimeExpression(i, i + 3, period or span_period(year_period(year), year_period(other)), "stated")
        if self.word(i + 1) in {"and", "to"} and self.is_year(i + 2) and self.word(i - 1) in {"between", "from"}:
            # 'from 147 in 2021 to 240 in 2023' is no span: there a number stands between.
            return TimeExpression(i, i + 3, span_period(year_period(year), year_period(int(self.lower[i + 2]))), "stated")
        return TimeExpression(i, i + 1, year_period(year), "stated")

    @property
    def _split_fiscal(self) -> FiscalYear:
        """For '2011-12', which is no calendar year anywhere."""
        return self.fiscal if self.fiscal.first_month != 1 else APRIL_TO_MARCH

    def _is_day_suffix(self, i: int) -> bool:
        return self.word(i) == "-" and self.s.is_glued(i)

    def year_after(self, i: int) -> tuple[int, int, Basis] | None:
        """The year that follows: ', 2024', 'of 2024', 'last year', 'of the year'. Gives (end, year, basis)."""
        if self.is_year(i):
            return i + 1, int(self.lower[i]), "stated"
        if self.word(i) == "," and self.is_year(i + 1):
            return i + 2, int(self.lower[i + 1]), "stated"
        if self.word(i) in {"of", "in"}:
            inner = self.year_after(i + 1)
            if inner:
                return inner
        start = i + 1 if self.word(i) == "the" else i
        step = _RELATIVE.get(self.word(start))
        if step is not None and self.word(start) != "same" and self.word(start + 1) == "year" and self.reference:
            return start + 2, self.reference.year + step, "resolved"
        if self.word(i) == "the" and self.word(i + 1) == "year" and self.reference:
            return i + 2, self.reference.year, "resolved"
        if self.word(i) == "a" and self.word(i + 1) == "year" and self.word(i + 2) in _AGO and self.reference:
            return i + 3, self.reference.year - 1, "resolved"
        return None

    # -- months and days ------------------------------------------------------------------------------------------

    def read_month(self, i: int) -> TimeExpression | None:
        """'May 16-17, 2024', '16 May', 'March', 'Jan-Sept 1987', 'January to September', 'March and April'."""
        month = self.month(i)
        if not month:
            return None
        first = i
        is_abbreviation = len(self.word(i)) <= 4 and self.word(i + 1) == "." and self.s.is_glued(i + 1) and i + 2 < self.n
        after = i + 2 if is_abbreviation else i + 1
        days = self._days_before(i)
        if days:
            first = days[2]
        elif self.day(after) and not self._is_quantity(after):
            after, days = self._days_after(after)
        until = None if days else self._month_range(after)
        if until:
            after, until_month = until
            after += self.word(after) in {"quarter", "half", "period"}  # 'the January-March quarter of 2023'
        else:
            until_month = month
        if not (until or days) and self.word(after) == "quarter":
            return self._quarter_of_month(first, after + 1, month)
        inside = self._inside_fiscal(first, after, month, until_month) if until else None
        if inside:
            return inside
        known = self.year_after(after)
        if known:
            last, year, basis = known
        else:
            guess = self._guess_year(until_month)
            if guess is None:
                return TimeExpression(first, after, None, "resolved", month=None if until or days else month)
            last, year, basis = after, guess, "resolved"
        if days:
            period = self._days(year, month, days)
            return TimeExpression(first, last, period, basis) if period else None
        first_year = year - 1 if until_month < month else year
        return TimeExpression(first, last, months_period(first_year, month, until_month, year), basis)

    def _quarter_of_month(self, first: int, end: int, month: int) -> TimeExpression:
        """'the September quarter' is the one that ends then."""
        known = self.year_after(end)
        year = known[1] if known else self._guess_year(month)
        if year is None:
            return TimeExpression(first, end, None, "resolved")
        return TimeExpression(first, known[0] if known else end, quarter_period(year, (month + 2) // 3), known[2] if known else "resolved")

    def _inside_fiscal(self, first: int, after: int, month: int, until: int) -> TimeExpression | None:
        """'the July-March period of the current fiscal year', 'April-September of 2023-24'."""
        i = after + 1 if self.word(after) in {"period", "months", "quarter"} else after
        if self.word(i) not in {"of", "in"}:
            return None
        i += 2 if self.word(i + 1) == "the" else 1
        fiscal = self.read_fiscal(i) or (self.read_year(i) if self.is_year(i) else None)
        if fiscal is None or fiscal.period is None or "/" not in fiscal.period.label:
            return None
        start = fiscal.period.start
        years = [start.year + (number < start.month) for number in (month, until)]
        return TimeExpression(first, fiscal.last, months_period(years[0], month, until, years[1]), fiscal.basis)

    def _is_quantity(self, i: int) -> bool:
        """'In March 12 ships' or 'March 2.5 pct': the number belongs to what follows."""
        return self.word(i + 1) in {"pct", "percent", "%", "per", "billion", "million", "mln", "bn"}

    def _days_after(self, i: int) -> tuple[int, tuple[int, int, int] | None]:
        """'16-17', '16 and 17', '5 to 9' after a month. Gives the end and (first day, last day, first token)."""
        day = self.day(i)
        if day is None:
            return i, None
        if self.word(i + 1) in {"st", "nd", "rd", "th"} and self.s.is_glued(i + 1):
            return i + 2, (day, day, i)
        other = self.day(i + 2)
        if self.word(i + 1) in {"-", "and", "to", "&"} and other and other > day and not self.month(i + 3):
            return i + 3, (day, other, i)
        return i + 1, (day, day, i)

    def _days_before(self, i: int) -> tuple[int, int, int] | None:
        """'16-17' or '16' or '16th' or 'the 16th of' right before the month."""
        j = i - 1
        if self.word(j) == "of":
            j -= 1
        if self.word(j) in {"st", "nd", "rd", "th"}:
            j -= 1
        day = self.day(j)
        if day is None or (self.s.is_glued(j + 1) and self.word(j + 1) not in {"st", "nd", "rd", "th"}):
            return None
        if self.word(j - 1) in {"$", "about", "some", "than", "over", "."}:
            return None
        earlier = self.day(j - 2)
        if self.word(j - 1) in {"-", "and", "to"} and earlier and earlier < day:
            return earlier, day, j - 2
        return day, day, j

    def _month_range(self, i: int) -> tuple[int, int] | None:
        """'-Sept', 'to September', 'through June', 'and April' after a month."""
        if self.word(i) in {"-", "to", "through", "till", "until", "/"}:
            other = self.month(i + 1)
            if other:
                return (i + 3 if self.word(i + 2) == "." and self.s.is_glued(i + 2) else i + 2), other
        if self.word(i) == "and" and self.month(i + 1) and not self.day(i + 2):
            current, other = self.month(i - 1), self.month(i + 1)
            if current and other and (other == current % 12 + 1 or self.word(i - 2) == "between"):
                return i + 2, other
        return None

    def _guess_year(self, month: int) -> int | None:
        """The nearest year that makes sense: not after the article for what has been, not before for what will be."""
        if not self.reference:
            return None
        if self.forward:
            ahead = (month - self.reference.month) % 12
            return self.reference.year + (month < self.reference.month and ahead <= FORWARD_MONTHS)
        return self.reference.year - (month > self.reference.month)

    def _days(self, year: int, month: int, days: tuple[int, int, int]) -> Period | None:
        last = calendar.monthrange(year, month)[1]
        if days[1] > last:
            return None
        start, end = date(year, month, days[0]), date(year, month, days[1])
        return day_period(start) if start == end else span_period(day_period(start), day_period(end))

    def read_numeric_date(self, i: int) -> TimeExpression | None:
        """'2024-05-16', '16.05.2024', '16/05/2024'."""
        if self.is_year(i) and self.word(i + 1) == "-" and self.word(i + 3) == "-" and self.day(i + 4):
            month = self.word(i + 2)
            if _DAY.fullmatch(month) and int(month) <= 12:
                period = self._days(int(self.lower[i]), int(month), (int(self.lower[i + 4]), int(self.lower[i + 4]), i))
                return TimeExpression(i, i + 5, period, "stated") if period else None
        if self.day(i) and self.word(i + 1) == "/" and self.word(i + 3) == "/" and self.is_year(i + 4):
            month = self.word(i + 2)
            if _DAY.fullmatch(month) and int(month) <= 12:
                period = self._days(int(self.lower[i + 4]), int(month), (int(self.lower[i]), int(self.lower[i]), i))
                return TimeExpression(i, i + 5, period, "stated") if period else None
        return None

    # -- parts of years -------------------------------------------------------------------------------------------

    def read_part(self, i: int) -> TimeExpression | None:
        """'the first quarter of 1987', 'first 10 months of the year', 'Q1 2020', 'second half', 'last three months of'."""
        word = self.word(i)
        match = re.fullmatch(r"([qh])([1-4])", word) or (word in {"q", "h"} and re.fullmatch(r"([qh])([1-4])", word + self.word(i + 1)))
        if match:
            end = i + (1 if len(word) == 2 else 2)
            return self._part_of_year(i, end, match[1], int(match[2]))
        if word.isdecimal() and len(word) == 1 and self.word(i + 1) in {"q", "h"} and self.s.is_glued(i + 1):
            return self._part_of_year(i, i + 2, self.word(i + 1), int(word))
        place = _ORDINALS.get(word)
        if place is None and word.isdecimal() and len(word) == 1 and self.word(i + 1) in {"st", "nd", "rd", "th"}:
            place, i_unit = int(word), i + 2
        else:
            i_unit = i + 1
        is_last = word in _LAST_ONES
        if place is None and not is_last:
            return None
        if self.word(i_unit) == "-":
            i_unit += 1
        unit = self.word(i_unit)
        if unit in {"quarter", "half"}:
            if word == "last":  # 'last quarter' is relative
                return None
            number = place if place is not None else 4 if unit == "quarter" else 2
            return self._part_of_year(i, i_unit + 1, unit[0], number)
        count = self.number(i_unit)
        if count and place == 1 and self.word(i_unit + 1) in {"days", "weeks"} and self.word(i_unit + 2) == "of" and self.month(i_unit + 3):
            read = self.read_month(i_unit + 3)
            return replace(read, first=i) if read else None
        if count and self.word(i_unit + 1) in {"months", "month"} and 1 <= count <= 11:
            return self._run_of_months(i, i_unit + 2, count, from_start=place == 1, is_last=is_last)
        if count and self.word(i_unit + 1) in {"quarters"} and place == 1 and count <= 3:
            return self._run_of_months(i, i_unit + 2, 3 * count, from_start=True, is_last=False)
        return None

    def _part_of_year(self, first: int, end: int, unit: str, number: int) -> TimeExpression | None:
        if not 1 <= number <= (4 if unit == "q" else 2):  # '0h GMT'
            return None
        if self.word(end) == "of" and self.month(end + 1):  # 'the first half of April'
            month = self.read_month(end + 1)
            return replace(month, first=first) if month else None
        make = quarter_period if unit == "q" else half_period
        if self.word(end) == "'s":
            end += 1
        fiscal = self._fiscal_after(end)
        fiscal = fiscal or self._split_year_after(end)
        if fiscal and fiscal.period:
            return TimeExpression(first, fiscal.last, _part_of_fiscal(fiscal.period, unit, number), fiscal.basis)
        known = self.year_after(end)
        if known:
            return TimeExpression(first, known[0], make(known[1], number), known[2])
        if not self.reference:
            return TimeExpression(first, end, None, "resolved")
        year = self.reference.year
        if make(year, number).start > self.reference and not self.forward:
            year -= 1
        return TimeExpression(first, end, make(year, number), "resolved")

    def _split_year_after(self, i: int) -> TimeExpression | None:
        """'of 2023-24': a year that is no calendar year, as fiscal years are written."""
        i += self.word(i) in {"of", "in"}
        i += self.word(i) == "the"  # 'of the 2022-23 fiscal year'
        read = self.read_year(i) if self.is_year(i) else None
        return read if read and read.period and "/" in read.period.label and read.period.months == 12 else None

    def _run_of_months(self, first: int, end: int, count: int, *, from_start: bool, is_last: bool) -> TimeExpression | None:
        fiscal = self._months_of_fiscal(first, end, count) if from_start else None
        if fiscal:
            return fiscal
        known = self.year_after(end)
        if known:
            last, year, basis = known
        elif not self.reference:
            return TimeExpression(first, end, None, "resolved")
        else:
            last, year, basis = end, self.reference.year, "resolved"
        if from_start:
            if (
                not known
                and self.reference
                and months_period(year, 1, count).start.replace(month=count) > self.reference
                and not self.forward
            ):
                year -= 1  # 'for the first eleven months', in January
            return TimeExpression(first, last, months_period(year, 1, count), basis)
        if is_last and known:
            return TimeExpression(first, last, months_period(year, 13 - count, 12), basis)
        return None

    def _months_of_fiscal(self, first: int, end: int, count: int) -> TimeExpression | None:
        """'the first five months (July-November) of the current fiscal year'."""
        if self.word(end) == "(":
            end = next((k + 1 for k in range(end, min(end + 8, len(self.s))) if self.word(k) == ")"), end)
        if self.word(end) not in {"of", "in"}:
            return None
        i = end + 2 if self.word(end + 1) == "the" else end + 1
        fiscal = self.read_fiscal(i) or (self.read_year(i) if self.is_year(i) else None)
        if fiscal is None or fiscal.period is None or "/" not in fiscal.period.label:
            return None
        start = fiscal.period.start
        last = start.month + count - 1
        period = months_period(start.year, start.month, (last - 1) % 12 + 1, start.year + (last > 12))
        return TimeExpression(first, fiscal.last, period, fiscal.basis)

    def read_fiscal(self, i: int) -> TimeExpression | None:
        """'fiscal 2012', 'FY2012-13', 'FY18', 'fiscal year 2015', 'last fiscal', 'the current fiscal year'."""
        step = _RELATIVE.get(self.word(i))
        if self.word(i) in {"previous", "preceding", "prior"} and self.word(i + 1) in {"fiscal", "financial"}:
            return TimeExpression(i, i + 3 if self.word(i + 2) == "year" else i + 2, None, "resolved", shift=-1)
        if step is not None and self.word(i + 1) in {"fiscal", "financial"} and not self.is_year(i + 2) and self.reference:
            first_year = self.reference.year - (self.reference.month < self.fiscal.first_month) + step
            end = i + 3 if self.word(i + 2) == "year" else i + 2
            return TimeExpression(i, end, fiscal_period(first_year, self.fiscal), "resolved")
        glued = _SHORT_FISCAL.fullmatch(self.word(i))
        if glued:
            return TimeExpression(i, i + 1, self._named_fiscal(int(glued[1])), "stated")
        return self._fiscal_after(i) if self.word(i) in {"fiscal", "financial", "fy", "marketing", "crop"} else None

    def _named_fiscal(self, year: int) -> Period:
        """The fiscal year that is called by ``year`` (two digits are of this century)."""
        year = year if year > 99 else 2000 + year
        return fiscal_period(year if self.fiscal.named_by == "start" else year - 1, self.fiscal)

    def _fiscal_after(self, i: int) -> TimeExpression | None:
        j = i + 1 if self.word(i) in {"of", "in", "the"} else i
        j = j + 1 if self.word(j) == "the" else j
        glued = _SHORT_FISCAL.fullmatch(self.word(j))
        if glued:  # 'Q1 FY25'
            return TimeExpression(i, j + 1, self._named_fiscal(int(glued[1])), "stated")
        if self.word(j) not in {"fiscal", "financial", "fy", "marketing", "crop"}:
            return None
        j += 1
        if self.word(j) in {"year", "years"}:
            j += 1
        if self.word(j) in {"to", "ending", "ended"}:
            return None
        if self.is_year(j):
            read = self.read_year(j)
            if read and read.period and "/" in read.period.label:
                return replace(read, first=i)
            return TimeExpression(i, j + 1, self._named_fiscal(int(self.lower[j])), "stated")
        if self.word(j - 1) == "fy" and _SHORT_YEAR.fullmatch(self.word(j)):
            return TimeExpression(i, j + 1, self._named_fiscal(int(self.word(j))), "stated")
        return None

    # -- relative expressions -------------------------------------------------------------------------------------

    def read_relative(self, i: int) -> TimeExpression | None:
        """'last year', 'this month', 'next week', 'last Thursday', 'the same period last year', 'the previous year'."""
        word = self.word(i)
        if word in _LIKE or (word in {"previous", "preceding"} and self.word(i + 1) in {"period", "periods"}):
            return self._same_period(i)
        step = _RELATIVE.get(word)
        if step is None:
            return None
        unit = self.word(i + 1)
        if word in {"previous", "preceding", "prior"} and self.number(i + 1) == 3 and self.word(i + 2) == "months":
            return TimeExpression(i, i + 3, None, "resolved", months_back=3)
        if unit in self.w.weekdays:
            return self._weekday(i, i + 2, self.w.weekdays[unit], step if word in {"last", "next"} else 0)
        month = self.month(i + 1)
        if month and word in {"last", "this", "next"}:
            return self._relative_month(i, i + 2, month, step)
        if unit not in _UNITS:
            return None
        if word in {"previous", "preceding", "prior"} and unit == "year":
            return TimeExpression(i, i + 2, None, "resolved", shift=-1)
        if word in {"following", "past"}:
            return None
        if not self.reference:
            return TimeExpression(i, i + 2, None, "resolved")
        end = i + 2
        if unit == "year" and word in {"this", "current"} and self._is_so_far(i, end):
            return TimeExpression(i, end, None, "resolved", in_mind=YEAR_TO_DATE, fallback=year_period(self.reference.year))
        if word in {"previous", "preceding", "prior"} and unit in _STEPS:
            return TimeExpression(i, end, None, "resolved", months_back=_STEPS[unit], fallback=self._relative_period(unit, -1))
        j = end + 2 if self.word(end + 1) in {"early", "late"} else end + 1
        if unit == "year" and self.word(end) == "and" and self.word(j) == "next" and word in {"this", "last"}:
            years = year_period(self.reference.year + step), year_period(self.reference.year + 1)
            return TimeExpression(i, j + 1, span_period(*years), "resolved")
        return TimeExpression(i, end, self._relative_period(unit, step), "resolved")

    def _is_so_far(self, i: int, end: int) -> bool:
        """'so far this year', 'this year so far', 'this year to date': not the year as a whole."""
        ahead = self.lower[max(0, i - 3) : i]
        return ahead[-2:] == ["so", "far"] or ahead == ["so", "far", "in"] or self.lower[end : end + 2] in (["so", "far"], ["to", "date"])

    def _relative_period(self, unit: str, step: int) -> Period | None:
        assert self.reference
        year, month = self.reference.year, self.reference.month
        if unit == "year":
            return year_period(year + step)
        if unit == "month":
            index = year * 12 + month - 1 + step
            return month_period(index // 12, index % 12 + 1)
        if unit == "week":
            monday = self.reference - timedelta(days=self.reference.weekday()) + timedelta(weeks=step)
            return span_period(day_period(monday), day_period(monday + timedelta(days=6)))
        if unit == "quarter":
            index = year * 4 + (month - 1) // 3 + step
            return quarter_period(index // 4, index % 4 + 1)
        return None

    def _relative_month(self, first: int, end: int, month: int, step: int) -> TimeExpression | None:
        if not self.reference:
            return TimeExpression(first, end, None, "resolved")
        year = self.reference.year
        if step < 0 and month >= self.reference.month:
            year -= 1
        if step > 0 and month <= self.reference.month:
            year += 1
        return TimeExpression(first, end, month_period(year, month), "resolved")

    def _weekday(self, first: int, end: int, weekday: int, step: int) -> TimeExpression:
        if not self.reference:
            return TimeExpression(first, end, None, "resolved")
        if step > 0 or (self.forward and step == 0):
            days = (weekday - self.reference.weekday()) % 7
            days += 7 if step > 0 and days == 0 else 0
        else:
            days = -((self.reference.weekday() - weekday) % 7)
            days -= 7 if step < 0 and days == 0 else 0
        return TimeExpression(first, end, day_period(self.reference + timedelta(days=days)), "resolved")

    def _same_period(self, i: int) -> TimeExpression | None:
        """'the same period last year', 'the same month a year earlier', 'the same period of 2014'."""
        if self.is_year(i + 1) and self.word(i + 2) in {"period", "month", "months", "quarter"}:  # 'a similar 1986 period'
            return TimeExpression(i, i + 3, None, "stated", same_as=int(self.lower[i + 1]))
        if self.word(i + 1) not in _STRETCHES:
            return None
        end = i + 2
        known = self.year_after(end)
        if known:
            return TimeExpression(i, known[0], None, known[2], same_as=known[1])
        fiscal = self._fiscal_after(end) or (self.read_fiscal(end + 1) if self.word(end) in {"of", "in"} else None)
        if fiscal and fiscal.period:
            return TimeExpression(i, fiscal.last, None, fiscal.basis, same_as=fiscal.period.end.year)
        ago = self._ago(end) or (self._ago(end + 1) if self.word(end) in {"of", "in", "from", "the"} else None)
        if ago:
            return TimeExpression(i, ago[0], None, "resolved", shift=-ago[1])
        if self.word(end) in {"the", "of", "in"} and self.word(end + 1) in {"previous", "preceding", "prior", "last", "the"}:
            j = end + 2 if self.word(end + 1) == "the" else end + 1
            if self.word(j) in {"previous", "preceding", "prior"} and self.word(j + 1) == "year":
                return TimeExpression(i, j + 2, None, "resolved", shift=-1)
        return None

    def _ago(self, i: int) -> tuple[int, int] | None:
        """'a year ago', 'two years earlier', 'the year before', 'the previous year'. Gives (end, years)."""
        if self.word(i) in {"a", "one", "the"} and self.word(i + 1) == "year":
            j = i + 3 if self.word(i + 2) == "-" else i + 2
            if self.word(j) in _AGO:
                return j + 1, 1
        if self.word(i) == "the" and self.word(i + 1) in {"previous", "preceding", "prior"} and self.word(i + 2) == "year":
            return i + 3, 1
        count = self.number(i)
        if count and self.word(i + 1) in {"years", "year"} and self.word(i + 2) in _AGO:
            return i + 3, count
        return None

    def read_ago(self, i: int) -> TimeExpression | None:
        """'a year ago', 'two years earlier'; 'three months ago' and 'two days ago' too."""
        if self.word(i) in {"a", "one"} and self.word(i + 1) == "year" and self.word(i + 2) == "later":
            return TimeExpression(i, i + 3, None, "resolved", shift=1)
        if self.word(i) == "the" and self.word(i + 2) == "before" and self.word(i + 3) == "last" and self.reference:
            period = self._relative_period(self.word(i + 1), -2)  # 'the year before last'
            return TimeExpression(i, i + 4, period, "resolved") if period else None
        if self.word(i) in {"the", "a", "one"} and self.word(i + 1) == "month" and self.word(i + 2) in {"before", "earlier"}:
            return TimeExpression(i, i + 3, None, "resolved", months_back=1)
        if self.word(i) in {"the", "a", "one"} and self.word(i + 1) == "quarter" and self.word(i + 2) in {"before", "earlier"}:
            return TimeExpression(i, i + 3, None, "resolved", months_back=3)
        if self.word(i) == "the" and self.word(i + 1) in {"previous", "preceding", "prior"} and self.word(i + 2) == "month":
            return TimeExpression(i, i + 3, None, "resolved", months_back=1)
        ago = self._ago(i)
        if ago and self.word(i) != "the":
            return TimeExpression(i, ago[0], None, "resolved", shift=-ago[1])
        if ago and self.word(i + 2) in _AGO:
            return TimeExpression(i, ago[0], None, "resolved", shift=-ago[1])
        if self.word(i) == "year" and self.word(i + 1) == "-" and self.word(i + 2) in _AGO:  # 'the year-earlier period'
            return TimeExpression(i, i + 4 if self.word(i + 3) in {"period", "month", "quarter"} else i + 3, None, "resolved", shift=-1)
        count = 1 if self.word(i) in {"a", "an"} else self.number(i)
        unit = self.word(i + 1).rstrip("s")
        if count and self.word(i + 2) == "ago" and unit in {"month", "week", "day"} and self.reference:
            if unit == "month":
                index = self.reference.year * 12 + self.reference.month - 1 - count
                return TimeExpression(i, i + 3, month_period(index // 12, index % 12 + 1), "resolved")
            day = self.reference - timedelta(days=count * (7 if unit == "week" else 1))
            return TimeExpression(i, i + 3, day_period(day), "resolved")
        return None

    def read_weekday(self, i: int) -> TimeExpression | None:
        """'on Thursday', 'Monday'. A weekday before a full date is part of it."""
        weekday = self.w.weekdays.get(self.word(i))
        if weekday is None or not self.s.words[i][0].isupper():
            return None
        j = i + 2 if self.word(i + 1) in {",", "."} else i + 1
        full = (self.read_month(j) if self.month(j) else None) or (self.read_month(j + 1) if self.day(j) and self.month(j + 1) else None)
        if full and full.period and full.period.is_day:
            return replace(full, first=i)
        return self._weekday(i, i + 1, weekday, 0)

    def read_day_word(self, i: int) -> TimeExpression | None:
        """'today', 'yesterday', 'tomorrow'."""
        step = _DAYS.get(self.word(i))
        if step is None:
            return None
        period = day_period(self.reference + timedelta(days=step)) if self.reference else None
        return TimeExpression(i, i + 1, period, "resolved")

    def read_year_to(self, i: int) -> TimeExpression | None:
        """'the year to March', 'the 12 months ended June 1990', 'the three months to September'."""
        if self.word(i) == "year":
            count = 12
            j = i + 1
        else:
            number = self.number(i)
            if not number or self.word(i + 1) not in {"months", "month"}:
                return None
            count, j = number, i + 2
        if self.word(j) in {"that", "which"} and self.word(j + 1) in {"ended", "ends"}:  # 'the fiscal year that ended in March'
            j += 1
        if self.word(j) in {"ended", "ends", "ending", "to", "through", "until"}:
            j += 1
            if self.word(j) in {"on", "in", "the", "end", "end-", "of", "late", "mid"}:
                j += 1
            if self.word(j - 1) == "end" and self.word(j) in {"of", "-"}:
                j += 1
            day_first = self.day(j) and self.month(j + 1)
            read = self.read_month(j + 1 if day_first else j)
            if read and read.period:
                end_year, end_month = read.period.end.year, read.period.end.month
                if day_first and read.period.is_day and read.period.end.day <= _EARLY_IN_MONTH:  # 'the tax year to 5 April'
                    end_year, end_month = (end_year - 1, 12) if end_month == 1 else (end_year, end_month - 1)
                index = end_year * 12 + end_month - count
                period = months_period(index // 12, index % 12 + 1, end_month, end_year)
                if count == 12 and end_month == 12:
                    period = year_period(end_year)
                elif count == 12 and end_month == self._split_fiscal.first_month - 1:
                    period = fiscal_period(end_year - 1, self._split_fiscal)
                return TimeExpression(i, read.last, period, read.basis)
        return None

    def read_months_of(self, i: int) -> TimeExpression | None:
        """'nine months of 2008', 'the same nine months of 2008': the first so many months of a year."""
        count = self.number(i)
        if count and 1 <= count <= 11 and self.word(i + 1) == "months" and self.word(i + 2) in {"of", "in"} and self.is_year(i + 3):
            return TimeExpression(i, i + 4, months_period(int(self.lower[i + 3]), 1, count), "stated")
        return None

    def read_point_in_year(self, i: int) -> TimeExpression | None:
        """'end-1988', 'mid-1988', 'end 1987', 'early 1986', 'end of 2020', 'end-year', 'year-end'."""
        word = self.word(i)
        if word in _PART_OF:
            j = i + 2 if self.word(i + 1) in {"-", "of", "in"} else i + 1
            j = j + 1 if self.word(j) == "the" else j
            if self.is_year(j) and word in {"beginning", "start"} and self.word(j + 1) in {"through", "to", "until", "till"}:
                until = self.month(j + 2)
                if until:  # 'from the beginning of 2024 through May'
                    return TimeExpression(i, j + 3, months_period(int(self.lower[j]), 1, until), "stated")
            if self.is_year(j):
                return TimeExpression(i, j + 1, year_period(int(self.lower[j])), "stated")
            if word == "end" and self.word(j) == "year" and self.reference:
                return TimeExpression(i, j + 1, month_period(self.reference.year, 12), "resolved")
        if word == "year" and self.word(i + 1) == "-" and self.word(i + 2) == "end" and self.reference:
            return TimeExpression(i, i + 3, month_period(self.reference.year, 12), "resolved")
        return None

    def read_iranian_year(self, i: int) -> TimeExpression | None:
        """'the Iranian year 1397 (ended March 20, 2019)', 'the next Iranian calendar year, 1401': from March to March.

        What stands in brackets behind it says the same once more, so that it is no time of its own.
        """
        if self.word(i) != "iranian" or "year" not in self.lower[i + 1 : i + 3]:
            return None
        j = i + 2 + self.lower[i + 1 : i + 3].index("year")
        j += self.word(j) == ","
        if not _IRANIAN_YEAR.fullmatch(self.word(j)):
            return None
        year = int(self.word(j)) + IRANIAN_ERA
        end = j + 1
        if self.word(end) == "(":
            end = next((k + 1 for k in range(end, min(end + 14, len(self.s))) if self.word(k) == ")"), end)
        period = Period(f"{year}/{year + 1}", date(year, 3, 21), date(year + 1, 3, 20))
        return TimeExpression(i, end, period, "stated")

    def read_so_far(self, i: int) -> TimeExpression | None:
        """'the turn of the year', 'since the start of the year': January, which a change is measured from."""
        opens = self.word(i) in {"turn", "start", "beginning"} and self.lower[i + 1 : i + 4] == ["of", "the", "year"]
        to_date = self.word(i) == "year" and [word for word in self.lower[i + 1 : i + 5] if word != "-"][:2] == ["to", "date"]
        if to_date:
            return TimeExpression(i, i + (5 if self.word(i + 1) == "-" else 3), None, "resolved", in_mind=YEAR_TO_DATE)
        if not (opens and "since" in self.lower[max(0, i - 2) : i] and self.reference):
            return None
        return TimeExpression(i, i + 4, month_period(self.reference.year, 1), "resolved", since=True)

    def read_same_part(self, i: int, found: list[TimeExpression]) -> TimeExpression | None:
        """'2.9 per cent in the second quarter, up from 1.4 in the first': the noun is said once."""
        place = _ORDINALS.get(self.word(i))
        unit = self.word(found[-1].last - 1) if found else ""
        if place is None or unit not in {"quarter", "half"} or self.lower[i - 2 : i] != ["in", "the"]:
            return None
        if self.word(i + 1) not in {"", ",", ".", ";", ")", "and", "\u2014", "-"} or found[-1].period is None:
            return None
        make = quarter_period if unit == "quarter" else half_period
        return TimeExpression(i, i + 1, make(found[-1].period.start.year, place), "resolved")

    def read_next(self, i: int, found: list[TimeExpression]) -> TimeExpression | None:
        """'25 billion this year and 28 billion next': the noun is said once."""
        if self.word(i) != "next" or self.word(i + 1) not in {"", ",", ".", ";", ")"} or not found or not found[-1].period:
            return None
        is_year = self.word(found[-1].last - 1) == "year" and len(found[-1].period.label) == 4
        return TimeExpression(i, i + 1, shift_period(found[-1].period, 1), "resolved") if is_year else None

    def read_base_year(self, i: int) -> TimeExpression | None:
        """'in constant 2015 dollars', 'at 2010 prices', 'in prices of 2010', '(2015 = 100)': of no fact, but of its measure."""
        if not self.is_year(i):
            return None
        beside = {self.word(i - 1)} & {"constant", "chained", "fixed", "base"}
        priced = self.word(i + 1) in self.w.base_prices and self.word(i - 1) in {"at", "in", "real", "(", "of"}
        index = self.word(i + 1) == "=" and self.word(i + 2) == "100"
        is_base = bool(beside) or priced or index or self.lower[max(0, i - 2) : i] in (["prices", "of"], ["base", "year"])
        return TimeExpression(i, i + 1, None, "stated", is_base=True) if is_base else None

    def read_in_mind(self, i: int) -> TimeExpression | None:
        """'in the six months', 'over the half-year', 'for this period', 'in the quarter': the one spoken of before."""
        if self.word(i) not in {"the", "this", "that", "these", "those"} or self.word(i - 1) not in {"in", "for", "over", "during", "of"}:
            return None
        if self.word(i + 1) in {"period", "span"} and self.word(i + 2) not in {"of", "from", "to", "between", "ended", "in", "last", "a"}:
            return TimeExpression(i, i + 2, None, "resolved", in_mind=0)
        j = i + 2 if self.word(i + 1) == "same" else i + 1
        count = self.number(j)
        if count and self.word(j + 1) == "months" and self.word(j + 2) not in {"to", "of", "ended", "ending", "through", "since", "in"}:
            return TimeExpression(i, j + 2, None, "resolved", in_mind=count)
        if self.word(i + 1) == "half" and self.word(i + 2) in {"-", "year"}:
            return TimeExpression(i, i + 4 if self.word(i + 2) == "-" else i + 3, None, "resolved", in_mind=6)
        if self.word(i + 1) == "quarter" and self.word(i + 2) not in {"of", "to", "ended"}:
            return TimeExpression(i, i + 2, None, "resolved", in_mind=3)
        if (
            self.word(i) == "the"
            and self.word(i + 1) == "month"
            and self.word(i - 1) == "in"
            and self.word(i + 2) not in {"of", "to", "before"}
        ):
            return TimeExpression(i, i + 2, None, "resolved", in_mind=1)
        return None

    def read_that_year(self, i: int) -> TimeExpression | None:
        """'the year' after 'rest of', 'so far', 'over': the article's year."""
        if self.word(i) == "the" and self.word(i + 1) == "year" and self.word(i - 1) in {"of"} and self.reference:
            if self.word(i + 2) in _AGO:
                return None
            return TimeExpression(i, i + 2, year_period(self.reference.year), "resolved")
        if self.word(i) == "the" and self.word(i + 1) == "year" and self.word(i + 2) == "'s" and self.reference:
            return TimeExpression(i, i + 2, year_period(self.reference.year), "resolved")
        if self.word(i) == "that" and self.word(i + 1) == "year" and self.word(i - 1) != "said":
            return TimeExpression(i, i + 2, None, "resolved", in_mind=YEAR_IN_MIND)
        return None


def find_times(
    sentence: Sentence, words: TimeWords, reference: date | None, fiscal: FiscalYear = APRIL_TO_MARCH, *, forward: int | None = None
) -> list[TimeExpression]:
    """The time expressions of a sentence, left to right, without overlaps.

    Args:
        sentence: the sentence.
        words: months, weekdays and numbers.
        reference: the article's date; null where it is not known.
        fiscal: the fiscal year of the country that the article is about.
        forward: from which token on the sentence looks ahead ('will', 'expects'), so that 'in June' means the next one.
    """
    reader = _Reader(sentence, words, reference, fiscal)
    readings: list[Callable[[int], TimeExpression | None]] = [
        reader.read_numeric_date, reader.read_fiscal, reader.read_part, reader.read_year_to, reader.read_months_of, reader.read_ago,
        reader.read_point_in_year, reader.read_relative, reader.read_weekday, reader.read_month, reader.read_day_word,
        reader.read_that_year, reader.read_year, reader.read_in_mind, reader.read_iranian_year, reader.read_so_far,
    ]  # fmt: skip
    found: list[TimeExpression] = []
    i = 0
    openings = _openings(words)
    while i < len(sentence):
        word = sentence.lower[i]
        reader.forward = forward is not None and i >= forward
        expression = None
        if word in openings or word[0].isdecimal() or word.startswith("fy"):
            expression = reader.read_base_year(i)
            expression = expression or next((read for reading in readings if (read := reading(i))), None) or reader.read_same_part(i, found)
            expression = expression or reader.read_next(i, found)
        if expression is None:
            i += 1
            continue
        expression = _with_end_of_range(_of_our_era(expression, reference), found, sentence)
        # A day before its month was passed already; the expression reaches back to it.
        if found and found[-1].last > expression.first:
            found.pop()
        since = expression.since or (expression.first > 0 and sentence.lower[expression.first - 1] == "since")
        found.append(replace(_that_year(expression, found), since=since))
        i = max(expression.last, i + 1)
    return found


def _of_our_era(expression: TimeExpression, reference: date | None) -> TimeExpression:
    """A fiscal year of another calendar ('2080/81' in Nepal) is left open."""
    period = expression.period
    if period is None or reference is None or "/" not in period.label or period.start.year <= reference.year + _YEARS_AHEAD:
        return expression
    return replace(expression, period=None) if period.months == 12 else expression


def _that_year(expression: TimeExpression, found: list[TimeExpression]) -> TimeExpression:
    """'in the same span of 1984 and in the whole of that year': the year named before in the sentence."""
    if expression.in_mind != YEAR_IN_MIND or not found:
        return expression
    named = next((time for time in reversed(found) if not time.since), found[-1])
    year = named.same_as or (named.period.end.year if named.period else None)
    return replace(expression, period=year_period(year), in_mind=None) if year else expression


def _with_end_of_range(expression: TimeExpression, found: list[TimeExpression], sentence: Sentence) -> TimeExpression:
    """'March 21, 2021-January 20, 2022', 'March 2022 to March 2023': two dates with a dash between are one period."""
    if not found or expression.period is None or found[-1].period is None:
        return expression
    before, start, end = found[-1], found[-1].period, expression.period
    joint = sentence.lower[before.last : expression.first]
    if joint not in (["-"], ["\u2014"], ["to"], ["through"]) or start.start >= end.start or before.since:
        return expression
    if expression.basis == "resolved" or start.is_day != end.is_day or start.months != end.months:
        return expression
    if joint == ["to"] and sentence.lower[before.first - 1] not in {"from", "("}:
        return expression
    days = span_period(to_months(start), to_months(end))
    return replace(expression, first=before.first, period=days)


_FIXED_OPENINGS = frozenset(
    set(_ORDINALS) | _LIKE | _LAST_ONES | set(_RELATIVE) | set(_DAYS) | _PART_OF
    | {"q1", "q2", "q3", "q4", "h1", "h2", "q", "h", "fiscal", "financial", "fy", "marketing", "crop", "a", "an", "the", "year"}
    | {"this", "that", "these", "those", "iranian", "turn", "start", "beginning"}
)  # fmt: skip


def _openings(words: TimeWords) -> frozenset[str]:
    return _FIXED_OPENINGS | words.months.keys() | words.weekdays.keys() | words.numbers.keys()
