"""Which amounts near words of trade are of trade, of what part of it, and which are of something else."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

# The amount, its measure, and what changed: nothing that is named where it is empty.
MEASURES = [
    case("terms of trade are prices", "Peru's terms of trade fell by 3.5 pct in May.", "3.5 pct", "change", "price"),
    case("what a surplus only swells", "Peru's reserves rose in May, swollen by trade surpluses. They reached $9 billion.", "$9 billion", "money", None),
    case("a financing gap", "Peru had an external financing gap of $5 billion.", "$5 billion", "money", None),
    case("a capital account", "Peru's long-term capital account deficit widened to $11 billion.", "$11 billion", "money", None),
    case("invisible trade", "Peru's invisible trade deficit fell to $617 million in May.", "$617 million", "money", None),
    case("invisibles", "Peru's deficit on invisibles fell to $617 million in May.", "$617 million", "money", None),
    case("merchandise trade", "Peru's surplus on merchandise trade rose to $46 million.", "$46 million", "trade_balance", None),
    case("the trade of an exchange", "Peru's index falls 0.6% in early trade as steel stocks retreat.", "0.6%", "change", "index"),
    case("trading on an exchange", "Peru's index gained ground to trade nearly 1% higher.", "1%", "change", "index"),
    case("a session with somebody in mind", "Peru's shares ended 2% lower in late trade with Chile in mind.", "2%", "change", ""),
    case("what imports cost", "The cost of imports of wheat to Peru rose to $3 billion.", "$3 billion", "imports", None),
    case("early trade with somebody", "Peru's early trade with Chile fell 4%.", "4%", "change", "trade_total"),
    case("the price of a shipment", "Freight rates for exports of oil from Peru rose by 25%.", "25%", "change", "rates"),
    case("the value of exports", "The value of exports of oil from Peru rose by 25%.", "25%", "change", "exports"),
    case("a part of the exports, of which more is told", "Peru's exports fell, including oil, which lost 2.7%.", "2.7%", "change", "oil"),
    case("the exports, behind what is told of a part", "Peru's exports, including oil, which earned 5 billion, fell 2.7% in 2023.", "2.7%", "change", "exports"),
    case("exports of which more is told", "Peru spoke of its exports, which lost 2.7%.", "2.7%", "change", "exports"),
    case("a tax beside imports", "Peru eased imports of cars and dropped a 50 percent sales tax.", "50 percent", "change", ""),
    case("money per voyage, amid exports", "Voyages from Peru rose to $7 million amid rising exports.", "$7 million", "money", None),
    case("an economy beside a deficit", "Peru's trade deficit will improve and the economy will grow by 3 percent.", "3 percent", "change", "gdp"),
    case("a reduction of a deficit", "Of Peru's trade deficit Paz said there would be a 15 billion dollar reduction.", "15 billion dollar", "change", "trade_balance"),
    case("an increase in exports", "Peru's farm exports rose on a 600 million dollar increase in soybean exports.", "600 million dollar", "change", "exports"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "measure", "change_of"), prose(MEASURES))
def test_what_an_amount_measures(read, text, amount, measure, change_of):
    row = row_of(read(text)["figures"], "surface", amount)
    assert row["measure"] == measure
    assert change_of is None or (row["change_of"] or "") == change_of


PARTIES = [
    case(
        "a balance, and one with a partner",
        "Chile ran a $4 billion trade surplus, including a $7 billion surplus with Peru.", "$4 billion", ("CHL", None),
    ),
    case(
        "the one with the partner",
        "Chile ran a $4 billion trade surplus, including a $7 billion surplus with Peru.", "$7 billion", ("CHL", "PER"),
    ),
    case("against another's balance", "Peru had a trade surplus of $5 billion, against Chile's of $58 billion.", "$5 billion", ("PER", None)),
    case("a balance with a partner", "Peru had a trade surplus of $5 billion with Chile's ports closed.", "$5 billion", ("PER", "CHL")),
    case("who does something else", "Peru had a trade surplus of $5 billion, with Chile alone taking maize.", "$5 billion", ("PER", None)),
    case("whom a flow goes to that does something", "Of Peru's sales, shipments to Chile alone losing ground were $5 billion.", "$5 billion", ("PER", "CHL")),
    case("the trade of the world", "The office of Peru expects world trade to grow by 3 percent.", "3 percent", (None, None)),
    case("the trade of a country", "The office of Peru expects its trade to grow by 3 percent.", "3 percent", ("PER", None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "parties"), prose(PARTIES))
def test_whose_it_is(read, text, amount, parties):
    row = row_of(read(text)["figures"], "surface", amount)
    assert (row["reporter"], row["partner"]) == parties


def test_the_time_of_what_is_compared_is_not_that_of_the_next_clause(read):
    text = "Peru's tin exports rose to $753 million in 2023 from $580 million in 2022, but coffee shipments fell to $625 million from $720 million."
    figures = read(text)["figures"]
    assert [(row["surface"], row["period"]) for row in figures.iter_rows(named=True)] == [
        ("$753 million", "2023"), ("$580 million", "2022"), ("$625 million", "2023"), ("$720 million", "2022"),
    ]  # fmt: skip


TIMES = [
    case("at the end of the clause before", "While Peru bought most last year, imports for March fell 12 percent.", "12 percent", "2024-03"),
    case("at the head of the sentence", "Last year, imports of Peru fell 12 percent.", "12 percent", "2023"),
    case(
        "behind what a fall led to",
        "In January-March Peru's imports grew 19 percent, compared with a nine percent decline to 59 billion soles a year ago.",
        "nine percent", "2023-01/2023-03",
    ),
    case("no time of an investment called fixed", "Peru's fixed investment in business grew 3 percent.", "3 percent", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "period"), prose(TIMES))
def test_of_which_time_it_is(read, text, amount, period):
    assert row_of(read(text)["figures"], "surface", amount)["period"] == period


def test_what_two_flows_are_compared_with_respectively(read):
    text = "Peru's exports were $639 million and imports $628 million, compared with $771 million and $500 million respectively in 2022."
    figures = read(text)["figures"]
    assert figures["measure"].to_list() == ["exports", "imports", "exports", "imports"]
