"""Rates, sums over years and sizes of firms: amounts that are the level of no period."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

RATES = [
    case("a day", "Trade between Chile and Peru was $2.2 billion a day in 2023.", "trade_total", "a day"),
    case("a month", "Chile's exports to Peru averaged $12 million a month in 2023.", "exports", "a month"),
    case("per month", "Chile's exports to Peru were 12 million dollars per month in 2023.", "exports", "per month"),
    case("each day", "Chile sells goods worth $4 million each day to Peru.", "exports", "each day"),
    case("per working day", "Chile's exports to Peru averaged $9 million per working day in 2023.", "exports", "per working day"),
    case("a business day", "Chile's exports to Peru averaged $9 million a business day in 2023.", "exports", "a business day"),
    case("every single day", "Chile sells goods worth $9 million every single day to Peru.", "exports", "every single day"),
    case("a working visit", "Chile's exports to Peru reached $9 million, a working visit heard.", "exports", None),
    case("worth so much a day, at a price", "At that price, the oil is worth $33 million a day.", "money", "a day"),
    case("a price", "The price of the oil was $5 million a day.", "price", None),
    case("daily exports", "Chile's daily exports to Peru were worth $9 million in 2023.", "exports", "daily"),
    case("daily behind", "Chile's exports to Peru came to $9 million daily in 2023.", "exports", "daily"),
    case("per capita", "Chile's imports per capita from Peru were 700 million pesos in 2023.", "imports", "per capita"),
    case("annualised", "Chile's exports to Peru ran at an annualised $24 billion in March 2024.", "exports", "annualised"),
    case("monthly, of a year", "Chile's monthly exports to Peru reached $30 million in 2023.", "exports", "monthly"),
    case("monthly, of a month: a level", "Chile's monthly exports to Peru reached $30 million in March 2024.", "exports", None),
    case("a month ago: a time", "Chile's exports to Peru reached $30 million a month ago.", "exports", None),
    case("no rate", "Chile's exports to Peru reached $30 million in 2023.", "exports", None),
    case("a newspaper's name", "Chile's exports to Peru, the Lima Daily said, reached $30 million in 2023.", "exports", None),
]


@pytest.mark.parametrize(("text", "measure", "scope"), prose(RATES))
def test_a_rate_says_so_in_its_scope(read, text, measure, scope):
    assert read(text)["figures"].select("measure", "scope").rows() == [(measure, scope)]


SUMS = [
    case("over the past decade", "Chile's exports to Peru were $420 million in 2022 and $3.9 billion over the past decade.", ["2022", None]),
    case("in several years", "Chile's exports to Peru were $1 billion in 2022 and $3 billion in the last five years.", ["2022", None, None]),
    case("between two years", "Chile's exports to Peru were $1 billion in 2022 and $9 billion between 2010 and 2020.", ["2022", "2010/2020"]),
    case("since a year", "Since 2009 Chile's exports to Peru have totalled $160 billion.", [None]),
    case("of one year", "Chile's exports to Peru totalled $160 billion in 2009.", ["2009"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), prose(SUMS))
def test_a_sum_over_years_is_of_no_one_year(read, text, periods):
    assert read(text)["figures"]["period"].to_list() == periods


SIZES = [
    case("a group that owns", "A bank lent $3 million to a mill, which a $4 billion group owns.", ["aid_or_loan", "money"]),
    case("a company that invests", "A $2 billion company invested $40 million in a mine.", ["money", "investment"]),
    case("a loan of the size", "A $2 billion bank loan was repaid.", ["aid_or_loan"]),
]


@pytest.mark.parametrize(("text", "measures"), prose(SIZES))
def test_the_size_of_a_firm_is_no_flow(read, text, measures):
    assert read(text)["figures"]["measure"].to_list() == measures
