"""Which of the periods of a text a figure is for."""

from __future__ import annotations

import pytest

from tests.transforms.cases import FILLER, case, limit, months_of, prose, row_of

OWN_TIMES = [
    case("no month of a decade", "In the 1990s Peru's exports grew. In March they came to $5 billion.", "$5 billion", "2024-03"),
    case("not the time of what follows", "Peru's exports rose in the first half of 2023 to $5 billion from the year earlier $4 billion.", "$5 billion", "2023-H1"),
    case("in its own sentence of what is quoted", '"Last year it sold goods worth $4 billion. In March exports were $5 billion. In May they fell," said Elena Paz of Peru.', "$5 billion", "2024-03"),
    case("behind the amount", "Peru's exports came to $5 billion in March.", "$5 billion", "2024-03"),
    case("ahead of the topic", "In March, Peru's exports came to $5 billion.", "$5 billion", "2024-03"),
    case("inside the topic", "Peru's March exports came to $5 billion.", "$5 billion", "2024-03"),
    case("between topic and amount", "Peru's exports in March came to $5 billion.", "$5 billion", "2024-03"),
    case("a possessive before the amount", "Exports beat last year's $5 billion.", "$5 billion", "2023"),
    case("the time of saying is not the time of the figure", "Peru's exports came to $5 billion in March, the bank said on Friday.", "$5 billion", "2024-03"),
    case("the time of saying ahead", "On Friday the bank said that Peru's exports came to $5 billion in March.", "$5 billion", "2024-03"),
    case("the day of a report gives no period", "The bank reported on Friday that Peru's exports came to $5 billion.", "$5 billion", None),
    case("each amount its own", "Exports of $5 billion in March followed $4 billion in February.", "$4 billion", "2024-02"),
    case("each amount its own: the first", "Exports of $5 billion in March followed $4 billion in February.", "$5 billion", "2024-03"),
    case("the clause of each", "Exports came to $5 billion in March, while in February they had come to $4 billion.", "$4 billion", "2024-02"),
    case("from a year earlier: the level", "Peru's exports rose to $5 billion in March from $4 billion a year earlier.", "$5 billion", "2024-03"),
    case("from a year earlier: the base", "Peru's exports rose to $5 billion in March from $4 billion a year earlier.", "$4 billion", "2023-03"),
    case("the same months of last year", "Exports came to $5 billion in January-April, against $4 billion in the same period of last year.", "$4 billion", "2023-01/2023-04"),
    case("the month before", "Peru's exports came to $5 billion in March, after $4 billion the month before.", "$4 billion", "2024-02"),
    case("the previous year", "Peru's exports came to $5 billion in 2023, after $4 billion in the previous year.", "$4 billion", "2022"),
    limit("the sentence before", "Peru's foreign trade grew in March. Exports came to $5 billion.", "$5 billion", "2024-03", reason="a period is kept in mind only where a figure had it"),
    limit("a figure between brackets", "Peru's exports in March ($5 billion) beat those of February ($4 billion).", "$5 billion", "2024-03", reason="a time before an amount in brackets is not seen to be its own"),
    limit("a figure between brackets, second", "Peru's exports in March ($5 billion) beat those of February ($4 billion).", "$4 billion", "2024-02", reason="a time before an amount in brackets is not seen to be its own"),
    case("a target has the year it is for", "Peru wants to export goods worth $5 billion by 2030.", "$5 billion", "2030"),
    case("by the end of a year", "Peru wants to export goods worth $5 billion by the end of 2030.", "$5 billion", "2030"),
    case("since a year is no period of that year", "Peru's exports have grown since 2015 and came to $5 billion in 2023.", "$5 billion", "2023"),
    case("before a year is of none", "Peru's exports never topped $5 billion before 2020.", "$5 billion", None),
    case("before a year, ahead", "Before 2020 Peru's exports stood at $5 billion.", "$5 billion", None),
    case("from what it was before a year", "Peru's exports rose to $6 billion in 2023 from $5 billion prior to 2020.", "$5 billion", None),
    case("behind a clause before a year", "Before 2020 exports were free; they came to $5 billion in 2023.", "$5 billion", "2023"),
    case("the year before last", "Peru's exports came to $5 billion in the year before last.", "$5 billion", "2022"),
    case("what it rose by, of the time of its level", "Peru's exports rose $5 billion to $9 billion in the third quarter of 2023.", "$5 billion", "2023-Q3"),
    case("from one level to another", "Peru's exports went from $5 billion to $9 billion in the third quarter of 2023.", "$5 billion", None),
    case("a change of the time spoken of", "Peru's exports were $9 billion in 2022. Imports fell $5 billion because of a strike.", "$5 billion", "2022"),
    case("a pact of that year", "Peru's exports came to $5 billion under a 2019 trade pact with Chile.", "$5 billion", None),
    case("a pact of that year, before", "A 2019 trade pact lifted Peru's exports to $5 billion.", "$5 billion", None),
    case("the year of no pact", "Peru's exports came to $5 billion in the 2019 season.", "$5 billion", "2019"),
    case("a contract of that year", "A 2019 pact lowered duties; Peru's exports came to $5 billion in 2023.", "$5 billion", "2023"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "period"), prose(OWN_TIMES))
def test_figure_gets_the_period_that_is_its_own(read, text, surface, period):
    assert months_of(row_of(read(text)["figures"], "surface", surface)["period"]) == months_of(period)


COMPARED = [
    case("a level that is not told", "Peru's exports fell in March 2024 to $4 billion from the year-ago figure.", "2024-03"),
    case("right before the amount", "Peru's exports rose in the first half of 2023 to $5 billion from the year earlier $4 billion.", "2022-H1"),
    case("the twelve months before", "In the year to March 2024 Peru's exports were $5 billion against $4 billion in the twelve months before.", "2022/2023"),
    case("the prior twelve months", "Peru's exports rose to $5 billion in the year to March 2024 from $4 billion in the prior twelve months.", "2022/2023"),
    case("the preceding year", "Peru's exports were $5 billion in the year to March 2024, versus $4 billion in the preceding year.", "2022/2023"),
    case("the preceding six months", "Peru's exports came to $5 billion in the six months to June 2024, after $4 billion in the preceding six months.", "2023-07/2023-12"),
    case("the previous quarter", "Peru's exports were $5 billion in the first quarter of 2024, against $4 billion in the previous quarter.", "2023-Q4"),
    case("the month before", "Peru's exports were $5 billion in May 2024, up from $4 billion in the month before.", "2024-04"),
    case("the same months", "Peru's exports were $5 billion in January-March 2024, against $4 billion in the same months of the year before.", "2023-01/2023-03"),
    case("the year after", "Peru's exports were $5 billion in 2023, against $4 billion in the following year.", "2024"),
    case("a period that is not named", "Peru's exports were $5 billion in the twelve months to June 2024, from $4 billion in the corresponding period.", None),
    case("another flow of the time", "Peru's exports were $5 billion in 2023, against imports of $4 billion.", "2023"),
    case("a forecast for the time", "The bank cut its forecast of Peru's exports in 2025 to $5 billion from $4 billion.", "2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(COMPARED))
def test_what_is_compared_has_a_time_of_its_own(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$4 billion")["period"] == period


UNTOLD = [
    case("this year, behind", "Peru's exports should grow by 2 percent this year and by 3 percent in 1988.", (None, "1988")),
    case("this year, before", "Peru's exports are seen rising this year by 2 percent and 3 percent in 1988.", (None, "1988")),
    case("no other time", "Peru's exports should grow by 2 percent in the north and by 3 percent in the south in 1988.", ("1988", "1988")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), prose(UNTOLD))
def test_a_year_that_an_undated_article_leaves_open_is_not_the_next_amounts(read, text, periods):
    figures = read(text, None)["figures"]
    assert tuple(row_of(figures, "surface", amount)["period"] for amount in ("2 percent", "3 percent")) == periods


def test_another_time_of_an_article_without_a_day_is_not_that_of_the_text(read):
    text = f"Peru's exports in January 2024 were $5 billion and 25 pct below last year's level of $7 billion. {FILLER}"
    periods = [row_of(read(text, None)["figures"], "surface", amount)["period"] for amount in ("$5 billion", "$7 billion")]
    assert periods == ["2024-01", None]
