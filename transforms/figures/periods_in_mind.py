"""The periods that a text is speaking of, and what 'a year earlier', 'in the six months' and 'the year to date' are by them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from transforms.times.period import (
    Period,
    half_period,
    in_year,
    month_period,
    months_period,
    quarter_period,
    shift_period,
    to_months,
    year_period,
)
from transforms.times.timex import YEAR_IN_MIND, YEAR_OF_NOW, YEAR_THAT_ENDED, YEAR_TO_DATE, TimeExpression

# How many main periods the text keeps in mind, and for how many sentences one stays.
REMEMBERED = 4
STAYS_FOR = 4
# What is pointed to by name ('in the six months') may lie further back.
REMEMBERED_SENTENCES = 12
LONGEST_IN_MIND = 24
_MONTHS_OF_YEAR = 12
_QUARTER = 3


@dataclass(slots=True)
class PeriodsInMind:
    """The main periods spoken of, latest last, with the number of the sentence where each stood."""

    recent: deque[tuple[int, Period]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    bases: list[Period] = field(default_factory=list)  # what a main time was last compared with, in order
    bases_of: tuple[int, str] = (-9, "")  # in which sentence that was, and the label of the main time

    def add_base(self, sentence: int, main: Period, base: Period) -> None:
        """Remembers what a main time is compared with: '3.4 billion in May from 4.0 billion in April'."""
        if self.bases_of != (sentence, main.label):
            self.bases, self.bases_of = [], (sentence, main.label)
        self.bases.append(base)

    def base(self, sentence: int, main: Period, place: int, count: int) -> Period | None:
        """What ``main`` is compared with, where it was with as many in this sentence or the one before: '7.6 billion versus 8.1'."""
        is_near = sentence - self.bases_of[0] <= 1 and self.bases_of[1] == main.label
        return self.bases[place] if is_near and len(self.bases) == count else None

    def add(self, sentence: int, period: Period) -> None:
        """Remembers the period of the first fact of a sentence; no decade, and no look back at a period not spoken of before."""
        last = self.recent[-1] if self.recent else None
        if period.months > LONGEST_IN_MIND:
            return
        looks_back = last is not None and sentence - last[0] <= STAYS_FOR and last[1].months == period.months and period.end < last[1].end
        returns = period.label in {known.label for _, known in self.recent}
        if (looks_back and not returns) or (last is not None and last[0] == sentence):
            return
        self.recent.append((sentence, period))

    def latest(self, sentence: int, months: int | None = None, stays_for: int = STAYS_FOR) -> Period | None:
        """The latest period still in mind; of that many months, where the sentence's comparisons show how many."""
        near = [period for at, period in self.recent if sentence - at <= stays_for]
        if months is not None:  # 'these ten months' may have begun within a month
            near = [period for period in near if period.months == months] or [period for period in near if period.months == months + 1 > 4]
        return near[-1] if near else None


def settle(time: TimeExpression, main: Period | None, on: date | None, mind: PeriodsInMind, sentence: int) -> Period | None:
    """The period of an expression; 'a year earlier' and 'the same period of 2014' are measured from ``main``."""
    if time.in_mind is not None:
        return _period_pointed_to(time.in_mind, on, mind, sentence) or time.period or (time.fallback if time.in_mind > 0 else None)
    if time.period is not None:
        return time.period
    if (time.part, time.months_back, time.month) != (None, None, None):
        return _beside(time, main or mind.latest(sentence))
    return _in_another_year(time, main, on)


def _beside(time: TimeExpression, main: Period | None) -> Period | None:
    """A quarter around the month spoken of, the month before it, a month of the year spoken of."""
    if time.part is not None:
        return _part_around(time.part, main)
    if time.months_back is not None:
        return months_before(main, time.months_back) or time.fallback
    return _month_inside(time.month, main) if time.month is not None else None


def _in_another_year(time: TimeExpression, main: Period | None, on: date | None) -> Period | None:
    """'a year earlier', 'the same period of 2014'; where nothing is spoken of, the article's month so many years on."""
    if main is not None and time.shift is not None:
        return shift_period(to_months(main), time.shift)
    if main is not None and time.same_as is not None:
        return in_year(to_months(main), time.same_as)
    if time.shift is not None and on is not None:
        return shift_period(Period(f"{on.year:04d}-{on.month:02d}", on.replace(day=1), on), time.shift)
    return None


def _period_pointed_to(in_mind: int, on: date | None, mind: PeriodsInMind, sentence: int) -> Period | None:
    """'that year', 'the year to date', 'in the six months': by what the text has told."""
    if in_mind == YEAR_TO_DATE:
        return _year_to_date(mind.latest(sentence), on)
    if in_mind == YEAR_OF_NOW:
        return _fiscal_year_of_now(mind.latest(sentence, stays_for=REMEMBERED_SENTENCES), on)
    if in_mind == YEAR_THAT_ENDED:
        return _year_that_ended(mind.latest(sentence))
    if in_mind == YEAR_IN_MIND:
        return _year_of(mind.latest(sentence))
    told = mind.latest(sentence, in_mind or None, stays_for=REMEMBERED_SENTENCES)
    return told or (_first_months(in_mind, mind.latest(sentence)) if in_mind > 1 else None)


def _first_months(count: int, latest: Period | None) -> Period | None:
    """'in the eleven months', where the text tells of November: from January on."""
    is_last = latest is not None and latest.months == 1 and latest.end.month == count
    return months_period(latest.end.year, 1, count) if latest and is_last else None


def _year_of(latest: Period | None) -> Period | None:
    """The year that the text speaks of; a fiscal one stays one."""
    if latest is None or latest.months == _MONTHS_OF_YEAR:
        return latest
    return year_period(latest.end.year)


def _fiscal_year_of_now(latest: Period | None, on: date | None) -> Period | None:
    """'the current year', where the text speaks of the fiscal year that ended in June: the one that has begun since."""
    if latest is None or on is None or latest.months != _MONTHS_OF_YEAR or latest.end.month == _MONTHS_OF_YEAR:
        return None
    return next((year for year in (latest, shift_period(latest, 1)) if year.start <= on <= year.end), None)


def _year_that_ended(latest: Period | None) -> Period | None:
    """'For the year it came to 5 billion', where the text told of December: its year; null in the midst of a year."""
    is_ended = latest is not None and (latest.months == _MONTHS_OF_YEAR or latest.end.month == _MONTHS_OF_YEAR)
    return _year_of(latest) if is_ended else None


def _year_to_date(latest: Period | None, on: date | None) -> Period | None:
    """From January to the month that the text speaks of, else to that of the article."""
    if latest and latest.months < 12:
        return months_period(latest.end.year, 1, latest.end.month)
    return months_period(on.year, 1, on.month) if on else None


def months_before(main: Period | None, count: int) -> Period | None:
    """'the month before', 'the twelve months before': of the month or quarter that is spoken of; null where a longer time is."""
    if main is None or main.months != count or main.is_day:
        return None
    if count == 12:
        return shift_period(main, -1)
    index = main.start.year * 12 + main.start.month - 1 - count
    if "Q" in main.label:
        return quarter_period(index // 12, index % 12 // 3 + 1)
    last = index + count - 1
    return months_period(index // 12, index % 12 + 1, last % 12 + 1, last // 12)


def _part_around(part: tuple[int, int], main: Period | None) -> Period | None:
    """'the first quarter', where the text speaks of March 1995: the one around it; 'the fourth quarter', where it speaks of 1995."""
    if main is None:
        return None
    months, number = part
    found = (quarter_period if months == _QUARTER else half_period)(main.end.year, number)
    is_around = found.start <= main.start and main.end <= found.end
    is_last = number * months == _MONTHS_OF_YEAR and main.months == _MONTHS_OF_YEAR and found.end == main.end
    return found if is_around or is_last else None


def _month_inside(month: int, main: Period | None) -> Period | None:
    """'March alone', where the text speaks of a (fiscal) year: the March inside it; of a decade none."""
    if main is None or main.months > LONGEST_IN_MIND:
        return None
    months = [month_period(year, month) for year in {main.end.year, main.start.year}]
    return next((found for found in months if main.start <= found.start <= main.end), None)
