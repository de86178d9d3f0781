"""Counting with periods."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import case
from transforms.lexicons.words import APRIL_TO_MARCH, FiscalYear
from transforms.times.period import (
    Period,
    day_period,
    days_period,
    fiscal_period,
    half_period,
    in_year,
    month_number,
    month_period,
    months_from,
    months_period,
    part_of_fiscal,
    quarter_period,
    shift_period,
    span_period,
    to_months,
    week_period,
    year_period,
    years_period,
)

FISCAL = fiscal_period(2022, APRIL_TO_MARCH)
LEAP_DAY = day_period(date(2024, 2, 29))

PERIODS = [
    case("a year", year_period(2023), "2023", (2023, 1, 1), (2023, 12, 31), 12),
    case("February of a leap year", month_period(2024, 2), "2024-02", (2024, 2, 1), (2024, 2, 29), 1),
    case("a run of one month is the month", months_period(2023, 4, 4), "2023-04", (2023, 4, 1), (2023, 4, 30), 1),
    case("a run over the new year", months_period(2022, 11, 2, 2023), "2022-11/2023-02", (2022, 11, 1), (2023, 2, 28), 4),
    case("months counted from one", months_from(month_number(date(2022, 11, 5)), 4), "2022-11/2023-02", (2022, 11, 1), (2023, 2, 28), 4),
    case("a quarter", quarter_period(2023, 4), "2023-Q4", (2023, 10, 1), (2023, 12, 31), 3),
    case("a half", half_period(2023, 2), "2023-H2", (2023, 7, 1), (2023, 12, 31), 6),
    case("a fiscal year", FISCAL, "2022/2023", (2022, 4, 1), (2023, 3, 31), 12),
    case("a fiscal year that is the calendar year", fiscal_period(2022, FiscalYear(1, "end")), "2022", (2022, 1, 1), (2022, 12, 31), 12),
    case("a quarter of a fiscal year", part_of_fiscal(FISCAL, 3, 4), "2023-Q1", (2023, 1, 1), (2023, 3, 31), 3),
    case("a half of a fiscal year", part_of_fiscal(FISCAL, 6, 2), "2022-10/2023-03", (2022, 10, 1), (2023, 3, 31), 6),
    case("a week", week_period(date(2024, 5, 23)), "2024-05-20/2024-05-26", (2024, 5, 20), (2024, 5, 26), 1),
    case("years", years_period(1990, 1999), "1990/1999", (1990, 1, 1), (1999, 12, 31), 120),
    case("years from the later to the earlier", years_period(2003, 1998), "1998/2003", (1998, 1, 1), (2003, 12, 31), 72),
    case("a span of quarters is one of months", span_period(quarter_period(2023, 1), quarter_period(2023, 2)),
         "2023-01/2023-06", (2023, 1, 1), (2023, 6, 30), 6),
    case("days", days_period(2024, 5, 16, 17), "2024-05-16/2024-05-17", (2024, 5, 16), (2024, 5, 17), 1),
    case("a year on", shift_period(FISCAL, 1), "2023/2024", (2023, 4, 1), (2024, 3, 31), 12),
    case("a quarter a year back", shift_period(quarter_period(2023, 1), -1), "2022-Q1", (2022, 1, 1), (2022, 3, 31), 3),
    case("a month's end stays one", shift_period(month_period(2024, 2), -1), "2023-02", (2023, 2, 1), (2023, 2, 28), 1),
    case("the same months of another year", in_year(months_period(2022, 11, 2, 2023), 2014), "2013-11/2014-02", (2013, 11, 1), (2014, 2, 28), 4),
    case("a day in whole months", to_months(LEAP_DAY), "2024-02", (2024, 2, 1), (2024, 2, 29), 1),
    case("a year in whole months", to_months(year_period(2023)), "2023", (2023, 1, 1), (2023, 12, 31), 12),
]  # fmt: skip


@pytest.mark.parametrize(("period", "label", "start", "end", "months"), PERIODS)
def test_label_days_and_months(period: Period, label, start, end, months):
    assert (period.label, period.start, period.end, period.months) == (label, date(*start), date(*end), months)


DAYS = [
    case("a day", LEAP_DAY, True),
    case("days", days_period(2024, 5, 16, 17), True),
    case("a month", month_period(2024, 5), False),
    case("a run of months", months_period(2023, 1, 4), False),
    case("a fiscal year", FISCAL, False),
]


@pytest.mark.parametrize(("period", "is_day"), DAYS)
def test_days_are_told_from_longer_times(period, is_day):
    assert period.is_day is is_day


def test_days_that_a_month_has_not_are_no_period():
    assert days_period(2023, 2, 28, 29) is None
    assert days_period(2024, 2, 28, 29) is not None
