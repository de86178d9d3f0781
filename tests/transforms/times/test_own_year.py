"""The year that an undated article was written in, by the years that it compares with."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import FILLER, case

DAY = (date(1987, 4, 8), date(1987, 4, 8))

# (sentence behind the dateline 'LIMA, April 8 -', window)
COMPARED = [
    case("last year, from the one before", "Peru's exports were $5 billion last year, up from $4 billion in 1985.", DAY),
    case("this year, from the last", "Exports should reach $5 billion this year against $4 billion in 1986.", DAY),
    case("the same period of a year", "Exports fell in the first quarter to $5 billion from $6 billion in the same 1986 period.", DAY),
    case("the corresponding months", "Exports were $5 billion in January and February, against $6 billion in the same months of 1986.", DAY),
    case("the same month of a year", "Exports were $5 billion in February, compared with $4 billion in February 1986.", DAY),
    case("the same month, further down", "Exports were $5 billion in February. The fog lifted. This compared with $4 billion in February 1986.", DAY),
    case("several that agree", "Exports were $5 billion last year after $4 billion in 1985. Imports may reach $3 billion this year from $2 billion in 1986.", DAY),
    case("several that differ", "Exports were $5 billion last year after $4 billion in 1985. Imports may reach $3 billion this year from $2 billion in 1983.", None),
    case("a year that nothing is compared with", "Exports were $5 billion last year. The port was built in 1985.", None),
    case("a year further back", "Exports were $5 billion last year, the most since 1979.", None),
    case("another month", "Exports were $5 billion in February, compared with $4 billion in July 1986.", None),
    case("what is to come", "Exports should reach $5 billion next year, after $4 billion in 1986.", None),
    case("a later year that is over", "Exports were $9 billion last year, up from $4 billion in 1995. They grew after the reform of 2001.", None),
    case("a later year to come", "Exports were $5 billion last year, up from $4 billion in 1985. They will reach $6 billion in 1988.", DAY),
    case("both years stated", "Exports were $5 billion in 1986, up from $4 billion in 1985.", None),
    case("its first months", "Exports were $5 billion in March. In the first three months of 1987 they were $9 billion.", DAY),
    case("first months of another stretch", "Exports were $5 billion in March. In the first two months of 1987 they were $9 billion.", None),
    case("first months that are compared", "Exports were $5 billion in March, more than in the first three months of 1987.", None),
    case("the year before a year", "Exports were $5 billion, against $4 billion in 1985.", None),
]  # fmt: skip

UNDATED = [
    case("behind the last month told", "Exports were $5 billion in February against $4 billion in February 1986.", (date(1987, 3, 1), date(1987, 5, 15))),
    case("not behind a month ahead", "Exports were $5 billion in February against $4 billion in February 1986. They will rise in June.", (date(1987, 3, 1), date(1987, 5, 15))),
    case("December is the last year's", "Exports were $5 billion in January against $4 billion in January 1986 and $3 billion in December.", (date(1987, 2, 1), date(1987, 4, 17))),
    case("all the year", "Exports were $5 billion last year, up from $4 billion in 1985. Imports may be $3 billion this year against $2 billion in 1986.",
         (date(1987, 1, 1), date(1987, 12, 31))),
    case("one pair of years", "Exports were $5 billion last year, up from $4 billion in 1985.", None),
    case("only its last months", "Exports were $5 billion in December against $4 billion in December 1986.", None),
]  # fmt: skip


def window(frames) -> tuple[date, date] | None:
    row = frames["documents"].row(0, named=True)
    assert row["published_on"] is None
    return (row["published_from"], row["published_to"]) if row["published_from"] else None


@pytest.mark.parametrize(("told", "expected"), COMPARED)
def test_a_dateline_gets_the_year_that_the_text_tells(read, told, expected) -> None:
    assert window(read(f"Salt sells well\n\nLIMA, April 8 - {told}\n\n{FILLER}", None)) == expected


@pytest.mark.parametrize(("told", "expected"), UNDATED)
def test_without_a_dateline_the_last_month_begins_the_window(read, told, expected) -> None:
    assert window(read(f"Salt sells well\n\n{told}\n\n{FILLER}", None)) == expected


def test_no_article_was_written_behind_the_day_of_reading(read) -> None:
    told = "Exports were $5 billion last year, up from $4 billion in 2024. They may reach $6 billion this year from $5 billion in 2025."
    assert window(read(f"Salt sells well\n\nLIMA, April 8 - {told}\n\n{FILLER}", None)) is None


def test_times_are_resolved_within_the_window(read) -> None:
    told = (
        "Peru's exports were $5 billion in February, $4 billion in January and $3 billion in December, against $2 billion in February 1986."
    )
    figures = read(f"Salt sells well\n\nLIMA, April 8 - {told}\n\n{FILLER}", None)["figures"]
    assert figures["period"].to_list() == ["1987-02", "1987-01", "1986-12", "1986-02"]
