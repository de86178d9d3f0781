"""A time that something is compared with is never the main one, and what follows keeps the main one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import case, months_of, prose, row_of

# (text, period of the amount '$5 billion')
MAIN = [
    case("compared with a month of a year", "Peru's exports shrank in March by 2 percent to $5 billion compared with March 2023.", "2024-03"),
    case("what follows it", "Peru's exports shrank in March to $9 billion compared with March 2023. Imports were $5 billion.", "2024-03"),
    case("relative to", "Peru's exports came to $5 billion in March, a fall relative to March 2023.", "2024-03"),
    case("compared with, at the head", "Compared with February 2023, Peru's exports in March were slightly higher at $5 billion.", "2024-03"),
    case("on the first quarter", "Exports came to $9 billion in April, a rise of 4 percent on the first quarter, and imports to $5 billion.", "2024-04"),
    case("over a year", "Peru's exports were $9 billion in 2023, a rise of 4 percent over 2022, and imports $5 billion.", "2023"),
    case("up on a month", "Peru's exports were $9 billion in April, up on March, and imports were $5 billion.", "2024-04"),
    case("better than a year ago", "Peru's exports were $9 billion in April, 3 percent better than a year ago. Imports were $5 billion.", "2024-04"),
    case("more than in the same stretch",
         "Peru's exports were $9 billion in the first four months, 4 percent more than in the same stretch last year, and imports $5 billion.",
         "2024-01/2024-04"),
    case("fell from a month", "Peru's exports fell from March to $5 billion in April.", "2024-04"),
    case("below the peak of a year", "Peru's exports, at $5 billion last year, stayed below the peak of 2008.", "2023"),
    case("above their level", "Peru's exports were $5 billion in April, well above their year-earlier level.", "2024-04"),
    case("in front of a month", "Peru's exports reached $5 billion in April, an increase in front of the same month of 2023.", "2024-04"),
    case("a run from a month", "Peru sold copper worth $5 billion from January to April.", "2024-01/2024-04"),
    case("a run from a year on", "Peru's exports came to $5 billion in the year from April 2022 to March 2023.", "2022-04/2023-03|2022/2023"),
    case("of the year compared", "Peru's exports were $9 billion in April, up from $5 billion in April 2023.", "2023-04"),
    case("the year's own, compared", "Peru's exports were $9 billion in April, compared with March's $5 billion.", "2024-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(MAIN))
def test_what_something_is_compared_with_is_not_the_main_time(read, text, period):
    row = row_of(read(text)["figures"], "surface", "$5 billion")
    assert months_of(row["period"]) in [months_of(label) for label in period.split("|")]


# (text, base of the change of 4 percent)
BASES = [
    case("behind the level", "Peru's exports shrank in March by 4 percent to $5 billion compared with March 2023.", "2023-03"),
    case("the same month of the previous year", "Exports of Peru were $5 billion in December, 4 percent above the same month of the previous year.", "2022-12"),
    case("on a quarter", "Peru's exports in the second quarter of 2023 were $5 billion, an increase of 4 percent on the first quarter of 2023.", "2023-Q1"),
    case("on a day", "Shares in the exporter were 4 percent higher on Monday, while Peru's exports had come to $5 billion in March.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "base"), prose(BASES))
def test_base_of_a_change(read, text, base):
    assert row_of(read(text)["figures"], "surface", "4 percent")["change_base"] == base


# (text, period of '$5 billion', which is compared without a time of its own)
OTHERS = [
    case("a year before, said later", "Peru's exports rose to $9 billion in March from $5 billion, while imports were $7 billion, compared with $6 billion a year before.", "2023-03"),
    case("a month before, said in the sentence before", "Peru's exports rose to $9 billion in March from $8 billion in February. Imports were $7 billion versus $5 billion.", "2024-02"),
    case("the first of two", "Exports of Peru were $9 billion in March against $8 billion in February and $7 billion a year earlier. Imports were $6 billion against $5 billion and $4 billion.", "2024-02"),
    case("the second of two", "Exports of Peru were $9 billion in March against $8 billion in February and $7 billion a year earlier. Imports were $6 billion against $4 billion and $5 billion.", "2023-03"),
    case("one, where two were said", "Exports of Peru were $9 billion in March against $8 billion in February and $7 billion a year earlier. Imports were $6 billion from $5 billion.", None),
    case("a month, and nothing said", "Peru's exports rose to $9 billion in March from $5 billion.", None),
    case("both respectively", "Exports in the first four months were $9 billion and imports $8 billion, compared with $5 billion and $4 billion respectively in the same period of 2023.", "2023-01/2023-04"),
    case("what is to be reached", "Peru wants to lift its exports to $9 billion by 2027 from $5 billion.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(OTHERS))
def test_what_the_text_compares_with(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["period"] == period


# (text, period of '$5 billion')
COUNTED = [
    case("ten-month exports", "Peru's ten-month exports amounted to $5 billion.", "2023-01/2023-10"),
    case("the 4-month trade surplus", "Peru's 4-month trade surplus was $5 billion.", "2024-01/2024-04"),
    case("a sales drive", "Peru's exports were $9 billion in March. A three-month sales drive brought exports of $5 billion.", "2024-03"),
    case("a high", "Peru's exports reached a six-month high of $5 billion in March.", "2024-03"),
    case("the four months, behind April", "Peru's exports were $9 billion in April. In the four months they came to $5 billion.", "2024-01/2024-04"),
    case("the three months, behind April", "Peru's exports were $9 billion in April. In the three months they came to $5 billion.", None),
    case("a full-year surplus", "Peru's trade surplus was $9 billion in August. The ministry projects a full-year surplus of $5 billion.", "2023"),
    case("a full-year profit", "Peru's exports were $9 billion in March. The full-year profit of the smelter was $5 billion.", None),
    case("the calendar year", "Peru's exports were $9 billion in August. It kept its goal of exports of $5 billion for the calendar year.", "2023"),
    case("in that month", "Peru's exports were $9 billion in March. Imports for that month were $5 billion.", "2024-03"),
    case("during the month", "Peru's exports were $9 billion in March. It imported machines worth $5 billion during the month.", "2024-03"),
    case("over the year", "Peru's exports were $9 billion in December. Chile bought Peruvian exports of $5 billion over the year.", "2023"),
    case("July-June of a fiscal year", "Pakistan recorded imports of $5 billion in July-June.", "2022/2023"),
    case("July-June elsewhere", "Peru recorded imports of $5 billion in July-June.", "2022-07/2023-06"),
    case("a short fiscal year", "Nepal's exports in 1986/7 were $5 billion.", "1986/1987"),
    case("the current year of fiscal ones", "Pakistan's imports came to $9 billion in the fiscal year 2022-23. For the current year it targets exports of $5 billion.", "2023/2024"),
    case("the current year", "Peru's imports came to $9 billion in 2023. For the current year it targets exports of $5 billion.", "2024"),
    case("behind a colon", "Peru's imports came to $9 billion in 2023. The other side is smaller: exports of $5 billion.", "2023"),
    case("the table shows", "Peru's exports came to $9 billion in 2023. The table shows imports of $5 billion.", "2023"),
    case("an annual pace", "Peru's exports were $9 billion in the first four months. Imports rose an annual 17 percent to $5 billion.", "2024-01/2024-04"),
    case("before adjustment", "Before adjustment Peru's April trade deficit was $5 billion.", "2024-04"),
    case("before the war", "Before the war Peru's trade deficit was $5 billion.", None),
    case("a label before a colon", "Peru's April trade surplus: $9 billion. Imports were $5 billion.", "2024-04"),
    case("back to the month", "Peru's exports were $9 billion in March. In April copper exports were $8 billion. In March imports were $7 billion. Oil imports were $5 billion.", "2024-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(COUNTED))
def test_stretches_that_the_text_speaks_of(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["period"] == period


# (text of an article without a day, period of '$5 billion')
UNDATED = [
    case("the quarter around a month", "Peru's exports were $9 billion in March 1995. Imports were $5 billion in the first quarter.", "1995-Q1"),
    case("another quarter", "Peru's exports were $9 billion in March 1995. Imports were $5 billion in the third quarter.", None),
    case("the last quarter of a year", "Peru's exports were $9 billion in 1995. Imports were $5 billion in the fourth quarter.", "1995-Q4"),
    case("the first quarter of no year", "Peru's exports were $9 billion in 1995. Imports were $5 billion in the first quarter.", None),
    case("what is compared with it", "Peru's exports were $9 billion in March 1995. Imports were $8 billion in the first quarter, up from $5 billion a year earlier.", "1994-Q1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(UNDATED))
def test_a_quarter_where_only_the_text_tells_the_year(read, text, period):
    assert row_of(read(text, None)["figures"], "surface", "$5 billion")["period"] == period


def test_a_month_so_early_that_a_quarter_is_meant(read):
    text = "Peru's exports were $5 billion in the first quarter, 4 percent more than in the last quarter of 2023."
    assert row_of(read(text, date(2024, 4, 8))["figures"], "surface", "$5 billion")["period"] == "2024-Q1"
