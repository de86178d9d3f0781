"""Time expressions and the periods that they stand for, resolved against the article's day (20 May 2024, a Monday)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import FILLER, case, limit, months_of, prose, row_of


def sentence(phrase: str) -> str:
    return f"Peru's exports of copper to Chile came to $5 billion {phrase}."


def table(*cases):
    """The cases with their phrase put into a sentence."""
    return [entry._replace(values=(sentence(entry.values[0]), *entry.values[1:])) for entry in cases]


STATED = table(
    case("a year", "in 2023", "2023"),
    case("a year behind a comma", ", in 2023,", "2023"),
    case("a calendar year", "in calendar 2023", "2023"),
    case("a whole year", "in the whole of 2023", "2023"),
    case("a month and year", "in March 2022", "2022-03"),
    case("a month that is spoken for", "for March 2022, shipments apart,", "2022-03"),
    case("an abbreviated month", "in Sept. 2022", "2022-09"),
    case("a month of a year", "in March of 2022", "2022-03"),
    case("a quarter of a year", "in the first quarter of 2023", "2023-Q1"),
    case("a quarter by digit", "in Q3 2022", "2022-Q3"),
    case("a quarter by digit and of", "in Q3 of 2022", "2022-Q3"),
    case("a quarter with 3rd", "in the 3rd quarter of 2022", "2022-Q3"),
    case("the last quarter", "in the final quarter of 2022", "2022-Q4"),
    case("a quarter by its months", "in July-September 2023", "2023-Q3"),
    case("the January-March quarter", "in the January-March quarter of 2023", "2023-Q1"),
    case("a half", "in the first half of 2023", "2023-H1"),
    case("a half by digit", "in H2 2022", "2022-H2"),
    case("the second half", "in the second half of 2022", "2022-H2"),
    case("first months", "in the first four months of 2023", "2023-01/2023-04"),
    case("first months in digits", "in the first 10 months of 2023", "2023-01/2023-10"),
    case("a run of months", "from January to April 2023", "2023-01/2023-04"),
    case("a run of months by a hyphen", "in January-April 2023", "2023-01/2023-04"),
    case("a run of abbreviated months", "in Jan-Sept 2023", "2023-01/2023-09"),
    case("a run of months by through", "from January through August 2023", "2023-01/2023-08"),
    case("a run of months by between", "between January and April 2023", "2023-01/2023-04"),
    case("two months", "in January and February 2023", "2023-01/2023-02"),
    case("a run of months over the new year", "from November 2022 to February 2023", "2022-11/2023-02"),
    case("months up to one", "in the nine months to September 2023", "2023-01/2023-09"),
    case("months ended", "in the nine months ended September 2023", "2023-01/2023-09"),
    case("the year to a month", "in the year to March 2023", "2022/2023|2022-04/2023-03"),
    case("twelve months to a month", "in the 12 months to March 2023", "2022/2023|2022-04/2023-03"),
    case("the year ended on a day", "in the year ended June 30, 2023", "2022/2023|2022-07/2023-06"),
    case("the year ending in a month", "in the year ending in June 2023", "2022/2023|2022-07/2023-06"),
    case("a year's part", "in 2023's record third quarter", "2023-Q3"),
    case("a year's half", "in 2023's first half", "2023-H1"),
    case("from the start of the year", "in a good year, through July 2023,", "2023-01/2023-07"),
    case("through a month behind another", "from March through July 2023", "2023-03/2023-07"),
    case("the quarter to a day", "in the quarter to March 30, 2023", "2023-01/2023-03"),
    case("the quarter ending on a day", "in the quarter ending June 30, 2023", "2023-04/2023-06"),
    case("the half-year to a month", "in the half-year to June 2023", "2023-01/2023-06"),
    case("months of a nation's fiscal year", "in the first nine months of the Indian fiscal year 2022/2023", "2022-04/2022-12"),
    case("the last months of a year", "in the last three months of 2023", "2023-Q4"),
    case("a fiscal year with a slash", "in 2022/23", "2022/2023"),
    case("a fiscal year with a hyphen", "in 2022-23", "2022/2023"),
    case("a fiscal year said so", "in the 2022-23 fiscal year", "2022/2023"),
    case("a fiscal year by letters", "in FY2022-23", "2022/2023"),
    case("a financial year", "in the financial year 2022/23", "2022/2023"),
    case("a marketing year", "in the 2022/23 marketing year", "2022/2023"),
    case("a fiscal year with its end", "in the fiscal year 2022-23, ending March,", "2022/2023"),
    case("a fiscal year with the end of another", "in the fiscal year 2022-23, which ended in mid-July,", "2022/2023"),
    case("a year to the middle of a month", "in the year to mid-July 2023", "2022-07/2023-06"),
    case("a fiscal year with an en dash", "in 2022–23", "2022/2023"),
    case("a span of years", "from 2019 to 2022", "2019/2022"),
    case("a span of years by between", "between 2019 and 2022", "2019/2022"),
    case("a span of years by a hyphen", "in 2019-2022", "2019/2022"),
    case("a span over the century", "in 1998-2003", "1998/2003"),
    case("a decade", "in the 1990s", "1990/1999"),
    case("a century ago", "in 1913", "1913"),
    case("a quarter of a fiscal year", "in the second quarter of the 2022-23 fiscal year", "2022-07/2022-09|2022-Q3"),
    case("a quarter of a short fiscal year", "in Q3 FY23", "2022-Q4"),
    case("a quarter glued to its fiscal year", "in Q3FY23", "2022-Q4"),
    case("a half of a fiscal year", "in H1 FY23", "2022-04/2022-09"),
    case("a half glued to its fiscal year", "in H2FY23", "2022-10/2023-03"),
    case("a quarter of a split year", "in the first quarter of 2022-23", "2022-Q2"),
    case("from the beginning of a year", "from the beginning of 2023 through May", "2023-01/2023-05"),
)


@pytest.mark.parametrize(("text", "period"), prose(STATED))
def test_stated_period(read, text, period):
    row = row_of(read(text)["figures"], "surface", "$5 billion")
    assert months_of(row["period"]) in [months_of(label) for label in period.split("|")]
    assert row["period_basis"] == "stated"


RESOLVED = table(
    case("last year", "last year", "2023"),
    case("this year", "this year", "2024"),
    case("next year", "next year", "2025"),
    case("the year before last", "the year before last", "2022"),
    limit(
        "two years ago",
        "two years ago",
        "2022",
        reason="'two years ago' is shifted from the article's month, so that it is a month, not a year",
    ),
    limit(
        "three years earlier",
        "three years ago",
        "2021",
        reason="'two years ago' is shifted from the article's month, so that it is a month, not a year",
    ),
    case("a month that has passed", "in March", "2024-03"),
    case("a month that is not yet: the one of last year", "in November", "2023-11"),
    case("the month of the article", "in May", "2024-05"),
    case("last month", "last month", "2024-04"),
    case("this month", "this month", "2024-05"),
    case("last March", "last March", "2024-03"),
    case("last October", "last October", "2023-10"),
    case("a month of last year", "in March last year", "2023-03"),
    case("a month of this year", "in March this year", "2024-03"),
    case("a month of the same year, by of", "in March of this year", "2024-03"),
    case("last quarter", "last quarter", "2024-Q1"),
    case("a quarter that has passed", "in the first quarter", "2024-Q1"),
    case("a quarter that is not yet: the one of last year", "in the third quarter", "2023-Q3"),
    case("a quarter of last year", "in the second quarter of last year", "2023-Q2"),
    case("a half of last year", "in the first half of last year", "2023-H1"),
    case("a half that is not yet: the one of last year", "in the second half", "2023-H2"),
    case("first months of this year", "in the first four months of this year", "2024-01/2024-04"),
    case("first months of the year", "in the first four months of the year", "2024-01/2024-04"),
    case("first months without a year", "in the first four months", "2024-01/2024-04"),
    case("first months of last year", "in the first two months of last year", "2023-01/2023-02"),
    case("a run of months", "from January to April", "2024-01/2024-04"),
    case("a run of months by a hyphen", "in January-April", "2024-01/2024-04"),
    case("a run of months that has not passed", "from July to September", "2023-07/2023-09"),
    case("the year to a month", "in the year to March", "2023/2024|2023-04/2024-03"),
    case("months up to one", "in the four months to April", "2024-01/2024-04"),
    case("twelve months to a month", "in the twelve months to April", "2023/2024|2023-05/2024-04"),
    case("the last fiscal year, said by its end", "in the fiscal year that ended in March", "2023/2024|2023-04/2024-03"),
    case("a fiscal year that ended in the middle of a month", "in the fiscal year that ended in mid-April", "2023/2024"),
    case("a fiscal year that closed", "in the financial year which closed in March", "2023/2024"),
    case("a fiscal year of others, by its end", "in the fiscal year that ended in September", "2022/2023"),
    case("the fiscal year just ended", "in the fiscal year just ended", "2023/2024"),
    case("the month to a month", "in the month to April", "2024-04"),
    case("the month to its last day", "in the month to April 30", "2024-04"),
    case("so far in a year", "so far in 2024", "2024-01/2024-05"),
    case("early in a month", "in early April", "2024-04"),
    case("so far this year", "so far this year", "2024-01/2024-05"),
    case("this year so far", "this year so far", "2024-01/2024-05"),
    case("this year to date", "this year to date", "2024-01/2024-05"),
    case("since January", "since January", "2024-01/2024-05"),
    case("this year as a whole", "this year", "2024"),
)


@pytest.mark.parametrize(("text", "period"), prose(RESOLVED))
def test_period_is_resolved_against_the_article(read, text, period):
    row = row_of(read(text)["figures"], "surface", "$5 billion")
    assert months_of(row["period"]) in [months_of(label) for label in period.split("|")]
    assert row["period_basis"] == "resolved"


DATED = [
    case("last month in January", sentence("last month"), date(2024, 1, 8), "2023-12"),
    case("last quarter in January", sentence("last quarter"), date(2024, 1, 8), "2023-Q4"),
    case("December in January", sentence("in December"), date(2024, 1, 8), "2023-12"),
    case("the fourth quarter in January", sentence("in the fourth quarter"), date(2024, 1, 8), "2023-Q4"),
    case("January in January", sentence("in January"), date(2024, 1, 31), "2024-01"),
    case("a run over the new year in February", sentence("from November to January"), date(2024, 2, 8), "2023-11/2024-01"),
    case("last year in another century", sentence("last year"), date(1987, 4, 9), "1986"),
    limit(
        "a two-digit year", sentence("in '86"), date(1987, 4, 9), "1986", reason="years of two digits behind an apostrophe are passed over"
    ),
    case("February in a leap year", sentence("in February"), date(2024, 3, 9), "2024-02"),
]


@pytest.mark.parametrize(("text", "published_on", "period"), prose(DATED))
def test_period_depends_on_the_day_of_the_article(read, text, published_on, period):
    assert months_of(row_of(read(text, published_on)["figures"], "surface", "$5 billion")["period"]) == months_of(period)


BOUNDS = table(
    case("a year", "in 2023", date(2023, 1, 1), date(2023, 12, 31)),
    case("a quarter", "in the second quarter of 2023", date(2023, 4, 1), date(2023, 6, 30)),
    case("a half", "in the second half of 2023", date(2023, 7, 1), date(2023, 12, 31)),
    case("February of a leap year", "in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
    case("February of a common year", "in February 2023", date(2023, 2, 1), date(2023, 2, 28)),
    case("a run of months", "in the first four months of 2023", date(2023, 1, 1), date(2023, 4, 30)),
    case("a span of years", "from 2019 to 2022", date(2019, 1, 1), date(2022, 12, 31)),
    case("the year to March", "in the year to March 2023", date(2022, 4, 1), date(2023, 3, 31)),
    case("the year to June", "in the year ended June 30, 2023", date(2022, 7, 1), date(2023, 6, 30)),
    case("twelve months to April", "in the twelve months to April", date(2023, 5, 1), date(2024, 4, 30)),
)


@pytest.mark.parametrize(("text", "start", "end"), prose(BOUNDS))
def test_period_has_its_first_and_last_day(read, text, start, end):
    row = row_of(read(text)["figures"], "surface", "$5 billion")
    assert (row["period_start"], row["period_end"]) == (start, end)


OPEN = [
    case("last year", sentence("last year"), None),
    case("a month without a year", sentence("in March"), None),
    case("a quarter without a year", sentence("in the first quarter"), None),
    case("nothing said", "A dam at Olmos would cost $5 billion.", None),
    case("some years ago", sentence("some years ago"), None),
    case("recently", sentence("recently"), None),
]


@pytest.mark.parametrize(("text", "published_on"), prose(OPEN))
def test_what_the_text_leaves_open_stays_open(read, text, published_on):
    row = row_of(read(text, published_on)["figures"], "surface", "$5 billion")
    assert (row["period"], row["period_start"], row["period_end"], row["period_basis"]) == (None, None, None, "unknown")


NO_TIMES = [
    case("may as a verb", "Exports may come to $5 billion."),
    case("march as a verb", "Veterans march against a $5 billion dam."),
    case("second as a rank", "The second of the dams cost $5 billion."),
    limit(
        "a number like a year",
        "The port moved 2019 tonnes worth $5 billion.",
        reason="four digits that could be a year are one, even before a unit",
    ),
    case("a month of delivery", "Tin for May delivery rose to $5 billion."),
    case("August as an adjective", "The august body spent $5 billion."),
    case("midnight by the clock", "At 0h GMT the dam had cost $5 billion."),
    case("a length of time", "In 0h 45m the dam cost $5 billion."),
    case("no such half", sentence("in 0H")),
    case("no such quarter", sentence("in the 0th quarter")),
    case("no months at all", sentence("in the 0 months to March 2019")),
]


@pytest.mark.parametrize("text", prose(NO_TIMES))
def test_words_that_look_like_times_give_no_period(read, text):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["period"] is None


def test_date_comes_from_the_dateline_where_metadata_have_none(read):
    text = "LIMA, May 20, 2024 (Andina) - Peru's exports to Chile came to $5 billion last year, the ministry said on Monday."
    assert row_of(read(text, None)["figures"], "surface", "$5 billion")["period"] == "2023"


def test_the_month_of_another_topic_is_not_the_amounts(read):
    figures = read(f"Growers sold $4 million by sea and land with tea exports in March at $5 million. {FILLER}")["figures"]
    assert row_of(figures, "surface", "$4 million")["period"] is None


@pytest.mark.parametrize("text", prose([
    case("the first days of a month", "Peru's exports were $5 billion in the first 20 days of May."),
    case("what follows them", "Peru's exports were $9 billion in the first 20 days of May. Imports fell to $5 billion."),
    case("its first weeks", "Peru's exports were $5 billion in the first two weeks of May 2023."),
    case("a week of it", "Peru's exports were $5 billion in the second week of May."),
    case("what follows a week of it", "Peru's exports were $9 billion in the second week of April, with imports of $5 billion."),
    case("the sentence behind", "Exports rose to $8 billion in March. They were $9 billion in the last week of May. Imports were $5 billion."),
    case("half of it", "Peru's exports were $5 billion in the first half of April."),
    case("the month so far", "Peru's exports were $5 billion so far this month."),
    case("this month so far", "Peru's exports have come to $5 billion this month so far."),
    case("the month to a day", "In the month to May 17 Peru's exports were $5 billion."),
    case("the month to date", "Peru's exports were $5 billion in the month to date."),
    case("so far in a month", "Peru's exports were $5 billion so far in May."),
    case("a month before such days", "Exports were $9 billion in the first 20 days of May, up from $5 billion a month earlier."),
]))  # fmt: skip
def test_the_first_days_of_a_month_are_not_the_month(read, text):
    row = row_of(read(text)["figures"], "surface", "$5 billion")
    assert (row["period"], row["period_start"], row["period_basis"]) == (None, None, "unknown")


DEADLINES = [
    case("could", "One bank thinks Peru's exports could reach $5 billion by June.", "2024-06"),
    case("the end of a month", "Peru's exports may top $5 billion by the end of June.", "2024-06"),
    case("a month of next year", "Peru's exports could reach $5 billion by March.", "2025-03"),
    case("hopes to", "Peru hopes to sell $5 billion of copper by mid-June.", "2024-06"),
    case("on course to", "Peru is on course to sell copper worth $5 billion by December.", "2024-12"),
    case("had reached", "Peru's exports had reached $5 billion by June.", "2023-06"),
    case("may have reached", "Peru's exports may have reached $5 billion by December.", "2023-12"),
    case("reached, by", "Peru's exports reached $5 billion by March.", "2024-03"),
]


@pytest.mark.parametrize(("text", "period"), prose(DEADLINES))
def test_a_deadline_is_still_to_come(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["period"] == period


ANTECEDENTS = [
    case("for the year it stands at", "Peru's surplus was $2 billion in March. For the year it stands at $5 billion.", "2024-01/2024-03"),
    case("the same period of another year",
         "Peru's surplus was $2 billion in March. For the year it stands at $9 billion, compared with $5 billion in the same period of 2023.",
         "2023-01/2023-03"),
    case("a year that is over", "Peru's deficit was $2 billion in December. For the year it came to $5 billion.", "2023"),
    case("a year of which nobody told the end", "Peru's deficit was $2 billion in March. For the year it came to $5 billion.", None),
    case("a fiscal year before", "Exports were $9 billion in the fiscal year that ended in March, up from $5 billion a year earlier.", "2022/2023"),
    case("what a target was set for",
         "Peru's exports missed the $9 billion target set for the fiscal year 2022-23, ending March at $5 billion.", "2022/2023"),
    case("the one before that",
         "Exports missed the $9 billion target set for the fiscal year 2022-23, ending March at $8 billion, down from $5 billion a year earlier.",
         "2021/2022"),
    case("a deficit of a year in a month", "Peru's annual deficit could reach $5 billion by June.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(ANTECEDENTS))
def test_a_period_is_as_long_as_what_it_points_to(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["period"] == period


SAID_IN = [
    case("the month of a verb of saying", "Kenya's exports came to $5 billion, the office said in March.", None),
    case(
        "the month of the verb that the amount stands before",
        "Exports of $5 billion were announced in March, 2 percent more than in February.",
        "2024-03",
    ),
]


@pytest.mark.parametrize(("text", "period"), prose(SAID_IN))
def test_a_month_is_of_an_amount_before_its_verb(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["period"] == period
