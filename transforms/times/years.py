"""Years and runs of years: '2023', 'the 1990s', '2011-12', 'between 2001 and 2007', 'early 1986', 'the Iranian year 1397'."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from transforms.lexicons.words import APRIL_TO_MARCH, FiscalYear
from transforms.times.period import Period, fiscal_period, month_period, months_period, year_period, years_period
from transforms.times.timex import YEAR_TO_DATE, Basis, DatedSentence, TimeExpression, is_glued, is_so_far, is_year, month_at
from transforms.times.vocabulary import AGO, RELATIVE

# The Iranian year Y begins in March of Y + 621.
IRANIAN_ERA = 621
_IRANIAN_YEAR = re.compile(r"1[34]\d\d")
SHORT_YEAR = re.compile(r"\d\d")
# 'the Iranian year 1397 (ended March 20, 2019)': brackets that say it once more are no longer.
_LONGEST_BRACKET = 14


class YearAfter(NamedTuple):
    """The year that another expression is of, and where it ends."""

    end: int
    year: int
    basis: Basis


def year_after(text: DatedSentence, i: int) -> YearAfter | None:
    """The year that follows: ', 2024', 'of 2024', 'last year', 'of the year'."""
    while text.lower[i] in {"of", "in"}:
        i += 1
    i += text.lower[i] == "," and is_year(text, i + 1)
    return YearAfter(i + 1, int(text.lower[i]), "stated") if is_year(text, i) else _relative_year(text, i)


def _relative_year(text: DatedSentence, i: int) -> YearAfter | None:
    """'last year', 'the current year', 'the year', 'a year ago'."""
    if not text.on:
        return None
    has_article = text.lower[i] == "the"
    word, unit, behind = text.lower[i + has_article : i + has_article + 3]
    step = RELATIVE.get(word)
    if step is not None and word != "same" and unit == "year":
        return YearAfter(i + has_article + 2, text.on.year + step, "resolved")
    if has_article and word == "year" and unit not in AGO:  # 'the year before' is measured from the time spoken of
        return YearAfter(i + 2, text.on.year, "resolved")
    if word == "a" and unit == "year" and behind in AGO:
        return YearAfter(i + 3, text.on.year - 1, "resolved")
    return None


def split_fiscal(text: DatedSentence) -> FiscalYear:
    """For '2011-12', which is no calendar year anywhere."""
    return text.fiscal if text.fiscal.first_month != 1 else APRIL_TO_MARCH


def read_base_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'in constant 2015 dollars', 'at 2010 prices', 'in prices of 2010', '(2015 = 100)': of no fact, but of its measure."""
    if not is_year(text, i):
        return None
    before, after = text.lower[i - 1], text.lower[i + 1]
    priced = after in text.words.base_prices and before in {"at", "in", "real", "(", "of"}
    index = after == "=" and text.lower[i + 2] == "100"
    named = text.lower[max(0, i - 2) : i] in (["prices", "of"], ["base", "year"])
    if before in text.words.base_years or priced or index or named:
        return TimeExpression(i, i + 1, None, "stated", is_base=True)
    return None


def read_decade(text: DatedSentence, i: int) -> TimeExpression | None:
    """'1950s', 'the 1990's'."""
    if not is_year(text, i):
        return None
    year, after = int(text.lower[i]), text.lower[i + 1]
    plural = after == "s" and is_glued(text, i + 1)
    if plural or (after == "'s" and year % 10 == 0 and text.lower[i - 1] == "the"):
        return TimeExpression(i, i + 2, years_period(year, year + 9), "stated")
    return None


def _joined_year(text: DatedSentence, i: int) -> tuple[int, int] | None:
    """The years of '2011-12' and '2011/2012'."""
    if not is_year(text, i) or text.lower[i + 1] not in {"-", "/"} or not is_glued(text, i + 1):
        return None
    year, end = int(text.lower[i]), text.lower[i + 2]
    if is_year(text, i + 2):
        return year, int(end)
    if end == str((year + 1) % 10) and text.lower[i + 3] not in {"-", "/", "."}:
        return year, year + 1  # '1986/7'
    if not SHORT_YEAR.fullmatch(end):
        return None
    return year, year + 1 if int(end) == (year + 1) % 100 else year - year % 100 + int(end)


def read_split_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'2011-12', '2011/12', '2011/2012': a year from month to month, as fiscal years are written; '2011-2012' is two years."""
    years = _joined_year(text, i)
    if years is None or years[1] != years[0] + 1:
        return None
    if len(text.lower[i + 2]) == 2:
        is_split_year = not (text.lower[i + 3] == "-" and is_glued(text, i + 3))  # '2011-12-05' is a day
    else:
        is_split_year = text.lower[i + 1] == "/"  # '2011/2012', '2011/2'
    return TimeExpression(i, i + 3, fiscal_period(years[0], split_fiscal(text)), "stated") if is_split_year else None


def read_joined_years(text: DatedSentence, i: int) -> TimeExpression | None:
    """'2005-08', '2019-2022'."""
    years = _joined_year(text, i)
    if years is None or (len(text.lower[i + 2]) == 2 and years[0] % 100 >= int(text.lower[i + 2])):
        return None
    return TimeExpression(i, i + 3, years_period(*years), "stated")


def read_span_of_years(text: DatedSentence, i: int) -> TimeExpression | None:
    """'between 2001 and 2007', 'from 2019 to 2021'; 'from 147 in 2021 to 240 in 2023' is no span: there a number stands between."""
    if not is_year(text, i) or text.lower[i + 1] not in {"and", "to"} or text.lower[i - 1] not in {"between", "from"}:
        return None
    if not is_year(text, i + 2):
        return None
    return TimeExpression(i, i + 3, years_period(int(text.lower[i]), int(text.lower[i + 2])), "stated")


def read_single_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'2023'; 'so far in 2023', of the article's year, is as far as the text has told of it."""
    if is_year(text, i) and text.on and int(text.lower[i]) == text.on.year and is_so_far(text, i, i + 1):
        return TimeExpression(i, i + 1, None, "resolved", in_mind=YEAR_TO_DATE, fallback=year_period(text.on.year))
    return TimeExpression(i, i + 1, year_period(int(text.lower[i])), "stated") if is_year(text, i) else None


def read_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """Any year or run of years that opens with its digits, for expressions that hold one."""
    if not is_year(text, i):
        return None
    found = read_decade(text, i) or read_split_year(text, i) or read_joined_years(text, i)
    return found or read_span_of_years(text, i) or read_single_year(text, i)


def is_split(period: Period | None) -> bool:
    """Whether a period is written as a fiscal year: '2022/2023'."""
    return period is not None and "/" in period.label


def _inside_year(text: DatedSentence, i: int) -> int:
    """Where the year stands that a part is of: behind 'end', 'end-', 'end of', 'end of the'."""
    j = i + 2 if text.lower[i + 1] in {"-", "of", "in"} else i + 1
    return j + (text.lower[j] == "the")


def read_from_beginning(text: DatedSentence, i: int) -> TimeExpression | None:
    """'from the beginning of 2024 through May'."""
    j = _inside_year(text, i)
    if not is_year(text, j) or text.lower[j + 1] not in {"through", "to", "until", "till"}:
        return None
    until = month_at(text, j + 2)
    return TimeExpression(i, j + 3, months_period(int(text.lower[j]), 1, until), "stated") if until else None


def read_part_of_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'end-1988', 'mid-1988', 'end 1987', 'early 1986', 'end of 2020'."""
    j = _inside_year(text, i)
    return TimeExpression(i, j + 1, year_period(int(text.lower[j])), "stated") if is_year(text, j) else None


def read_year_end(text: DatedSentence, i: int) -> TimeExpression | None:
    """'end-year', 'the end of the year', 'year-end': its December."""
    if not text.on:
        return None
    if text.lower[i : i + 3] == ["year", "-", "end"]:
        return TimeExpression(i, i + 3, month_period(text.on.year, 12), "resolved")
    j = _inside_year(text, i)
    if text.lower[i] != "end" or text.lower[j] != "year":
        return None
    return TimeExpression(i, j + 1, month_period(text.on.year, 12), "resolved")


def read_iranian_year(text: DatedSentence, i: int) -> TimeExpression | None:
    """'the Iranian year 1397 (ended March 20, 2019)', 'the next Iranian calendar year, 1401': from March to March.

    What stands in brackets behind it says the same once more, so that it is no time of its own.
    """
    j = next((k + 1 for k in (i + 1, i + 2) if text.lower[k] == "year"), None)
    if j is None:
        return None
    j += text.lower[j] == ","
    if not _IRANIAN_YEAR.fullmatch(text.lower[j]):
        return None
    year = int(text.lower[j]) + IRANIAN_ERA
    period = Period(f"{year}/{year + 1}", date(year, 3, 21), date(year + 1, 3, 20))
    return TimeExpression(i, past_brackets(text, j + 1, _LONGEST_BRACKET), period, "stated")


def past_brackets(text: DatedSentence, i: int, longest: int) -> int:
    """Behind brackets that open at a token and are closed again within so many; else the token itself."""
    if text.lower[i] != "(":
        return i
    return next((k + 1 for k in range(i, min(i + longest, len(text.sentence))) if text.lower[k] == ")"), i)
