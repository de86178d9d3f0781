"""Signs: changes and the levels that they led to, balances, points."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

LEVELS = [
    case("rose A to B", "Chile's exports to Peru rose $1.2 billion to $9 billion in 2023.", [("change", 1.2e9, None), ("exports", 9e9, None)]),
    case("were up A to B", "Chile's exports to Peru were up $200 million to $1.4 billion in 2023.", [("change", 2e8, None), ("exports", 1.4e9, None)]),
    case("fell A to B", "Chile's exports to Peru fell 300 million dollars to 900 million dollars in 2023.", [("change", -3e8, None), ("exports", 9e8, None)]),
    case("fell A to a B that is not much more", "Chile's exports to Peru fell $40 million to $60 million in 2023.", [("change", -4e7, None), ("exports", 6e7, None)]),
    case("a deficit widened A to B", "Chile's trade deficit with Peru widened $2 billion to $24 billion in 2023.", [("change", 2e9, None), ("trade_balance", -24e9, None)]),
    case("rose by A to B", "Chile's exports to Peru rose by some $1.1 billion to a record $8 billion in 2023.", [("change", 1.1e9, None), ("exports", 8e9, None)]),
    case("the unit once", "Chile's exports to Peru rose by 1.2 to 9 billion dollars in 2023.", [("change", 1.2e9, None), ("exports", 9e9, None)]),
    case("a range of a change", "Chile's exports to Peru rose by 1.2 to 1.5 billion dollars in 2023.", [("change", 1.2e9, 1.5e9)]),
    case("fell A", "Chile's imports fell $300m in May.", [("change", -3e8, None)]),
    case("rose another A", "Chile's exports jumped another $50 million in June.", [("change", 5e7, None)]),
    case("a deficit narrowed A", "Chile's trade deficit narrowed $1.2 billion in the second quarter.", [("change", -1.2e9, None)]),
    case("were up A", "Chile's exports were up $40 million in May.", [("change", 4e7, None)]),
    case("rose sharply by A", "Chile's exports rose sharply by $40 million.", [("change", 4e7, None)]),
    case("a fall of A in", "A fall of $40 million in exports worried Chile.", [("change", -4e7, None)]),
    case("fell A from B", "Chile's deficit was $7 billion, a reduction of $2 billion from the $9 billion of May.", [("trade_balance", -7e9, None), ("change", -2e9, None), ("trade_balance", -9e9, None)]),
    case("dropped A tonnes", "Chile's shipments of copper dropped 3,000 tonnes in May.", [("change", -3000, None)]),
    case("reached A", "Chile's exports reached $40 million.", [("exports", 4e7, None)]),
    case("rose to A", "Chile's exports rose to $40 million.", [("exports", 4e7, None)]),
    case("fell below A", "Chile's exports fell below $40 million.", [("exports", 4e7, None)]),
    case("climbed past A", "Chile's exports climbed past $40 million.", [("exports", 4e7, None)]),
    case("are down to A", "Chile's exports are down to $40 million.", [("exports", 4e7, None)]),
    case("rose, A of them", "Chile's exports rose sharply, $40 million of them copper.", [("exports", 4e7, None)]),
    case("made up A", "Chile's exports made up $40 million of it.", [("exports", 4e7, None)]),
    case("A higher than", "Chile's exports were $40 million higher than in May.", [("money", 4e7, None)]),
    case("a range of a level", "Chile's exports to Peru were $2 billion to $3 billion in 2023.", [("exports", 2e9, 3e9)]),
    case("a wide range of a level", "Chile's exports to Peru were between 1.2 and 9 billion dollars in 2023.", [("exports", 1.2e9, 9e9)]),
    case("a range of what is cut", "Chile will cut $2 billion to $3 billion from its budget.", [("money", 2e9, 3e9)]),
    case("of goods by weight", "Chile's wheat exports fell by 0.4 to 9.1 million tonnes in 2023.", [("change", -0.4e6, None), ("mass", 9.1e6, None)]),
    case("of goods by weight, without by", "Stocks rose 0.7 million to 9.1 million tonnes.", [("change", 0.7e6, None), ("mass", 9.1e6, None)]),
    case("of goods by weight, a range", "Stocks will rise by 1.2 to 1.5 million tonnes.", [("mass", 1.2e6, 1.5e6)]),
    case("of money without a topic", "It fell by 0.5 to 4.5 billion euros.", [("change", -0.5e9, None), ("money", 4.5e9, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(LEVELS))
def test_a_change_and_its_level_are_no_range(read, text, expected):
    assert read(text)["figures"].select("measure", "value", "value_high").rows() == [
        (measure, pytest.approx(value), high and pytest.approx(high)) for measure, value, high in expected
    ]


BALANCES = [
    case("a surplus from a deficit", "Chile's trade with Peru swung to a surplus of $310 million from a deficit of $95 million.", [310e6, -95e6]),
    case("a deficit from a surplus", "Chile posted a trade deficit with Peru of $310 million from a surplus of $95 million.", [-310e6, 95e6]),
    case("compared with a surplus", "Chile had a trade deficit of $310 million in 2023, compared with a surplus of $95 million a year earlier.", [-310e6, 95e6]),
    case("against a deficit", "Chile recorded a trade surplus of $310 million against a deficit of $95 million in 2022.", [310e6, -95e6]),
    case("from a deficit to a surplus", "Chile's trade balance went from a deficit of $95 million to a surplus of $310 million.", [-95e6, 310e6]),
    case("the word behind", "Chile had a trade surplus of $53 million versus a $323 million deficit in 2022.", [53e6, -323e6]),
    case("no word of its own", "Chile's trade deficit with Peru shrank to $30 million from $95 million.", [-30e6, -95e6]),
    case("a minus", "Chile's trade balance with Peru was -$320 million in 2023.", [-320e6]),
    case("a negative deficit is a deficit", "Chile's trade deficit with Peru was -$320 million in 2023.", [-320e6]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), prose(BALANCES))
def test_each_balance_has_its_own_sign(read, text, values):
    assert read(text)["figures"]["value"].to_list() == [pytest.approx(value) for value in values]


POINTS = [
    case("a share moves by points", "Its share of exports slipped 1.5 points.", -1.5, "percentage_point", "change"),
    case("a part of a percentage point", "Chile's inflation slowed by 0.3 of a percentage point.", -0.3, "percentage_point", "change"),
    case("half a point", "Chile's growth was half a point lower than in March.", -0.5, "percentage_point", "change"),
    case("a quarter of a point", "Chile's central bank lifted its rate by a quarter of a point.", 0.25, "percentage_point", "change"),
    case("a quarter-point", "The bank agreed on a quarter-point reduction of its rate.", -0.25, "percentage_point", "change"),
    case("a rate cut", "The bank agreed on a quarter-point rate cut last month.", -0.25, "percentage_point", "change"),
    case("points of a tariff are a change of it", "Chile raised its tariff on Peruvian steel by 10 percentage points.", 10, "percentage_point", "change"),
    case("basis points", "Chile's central bank cut its rate by 50 basis points.", -50, "basis_point", "change"),
    case("an index moves by its own points", "The Santiago index fell 30 points.", 30, "point", "count"),
    case("a minus before a percentage", "Chile's exports changed by -3.4 percent.", -3.4, "percent", "change"),
    case("a plus before a percentage", "Change of output: Chile +1.2%.", 1.2, "percent", "change"),
    case("a plus in brackets", "Change of output: Chile (+1.2%).", 1.2, "percent", "change"),
    case("more duty is a change", "The tariff meant 150 percent more duty.", 150, "percent", "change"),
    case("half a million is a number", "Chile's imports fell by half a million tonnes.", 5e5, "tonne", "mass"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "measure"), prose(POINTS))
def test_points_and_signs_of_percentages(read, text, value, unit, measure):
    assert read(text)["figures"].select("value", "unit", "measure").rows() == [(pytest.approx(value), unit, measure)]


def test_a_year_on_year_growth_of_is_against_the_year_before(read):
    text = "Chile's trade with Peru reached $7 billion in 2023, a year-on-year growth of 26 percent."
    assert read(text)["figures"]["change_base"].to_list() == [None, "2022"]


def test_a_second_level_is_no_change(read):
    text = "Chile's growth will slow to 2.2 percent this year and 1.9 percent next year."
    assert all(value > 0 for value in read(text)["figures"]["value"])


SHARES = [
    case("a share of exports", "Peru's share of Chile's exports rose by 3 percentage points to 39% in 2023.", [("change", "CHL", "PER", "share"), ("share", "CHL", "PER", None)]),
    case("a share of imports", "Peru's share of Chile's imports fell 2.5 points to 17.5% in 2023.", [("change", "CHL", "PER", "share"), ("share", "CHL", "PER", None)]),
    case("exports are no share", "Chile's exports to Peru rose by 3 percent in 2023.", [("change", "CHL", "PER", "exports")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(SHARES))
def test_a_share_of_a_flow_has_its_two_parties(read, text, expected):
    assert read(text)["figures"].select("measure", "reporter", "partner", "change_of").rows() == expected


PACES = [
    case("growth that slowed", "The growth of Peru's exports slowed to 5 percent.", ("change", "exports", 5)),
    case("a decline that eased", "The decline of Peru's exports eased sharply to 5 percent.", ("change", "exports", -5)),
    case("at a faster", "Peru's exports rose 2 percent, while imports grew at a faster 5 percent.", ("change", "imports", 5)),
    case("a level", "The share of Peru's exports rose to 5 percent.", ("share", None, 5)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(PACES))
def test_a_pace_is_a_change(read, text, expected):
    row = row_of(read(text)["figures"], "surface", "5 percent")
    assert (row["measure"], row["change_of"], row["value"]) == expected


OF_WHOM = [
    case("what moves on markets", "Peru's economy grew 2 percent. Oil gained 5 percent.", None),
    case("of the economy", "Peru's economy grew 2 percent. Household consumption gained 5 percent.", "PER"),
    case("goods whose trade is told", "Peru's economy grew 2 percent. Its exports were $5 billion. Coffee gained 5 percent.", "PER"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reporter"), prose(OF_WHOM))
def test_whose_a_change_of_no_measure_is(read, text, reporter):
    assert row_of(read(text)["figures"], "surface", "5 percent")["reporter"] == reporter
