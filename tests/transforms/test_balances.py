"""Balances without the word trade, minuses that are balances, and what somebody said that a country traded."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

BALANCES = [
    case("of a month", "Peru's trade balance came to -$2.4 million in May. The April balance was -$1.9 million.", ("trade_balance", -1.9e6, "PER")),
    case("before a revision", "Peru's trade balance came to -$2.4 million in May. The April balance was revised to -$1.9 million from -$1.8 million.", ("trade_balance", -1.8e6, "PER")),
    case("another country's", "Peru's trade deficit widened. Chile's balance came to -3 million euros.", ("trade_balance", -3e6, "CHL")),
    case("behind exports and imports", "Peru's exports came to $3 million and its imports to $2 million. The balance was $1 million.", ("trade_balance", 1e6, "PER")),
    case("of trade, said behind", "The balance of Peru's trade came to $7 million.", ("trade_balance", 7e6, "PER")),
    case("a minus alone", "Trade balances were out. Chile stood at minus $3 million.", ("trade_balance", -3e6, "CHL")),
    case("a minus alone, the second", "Trade balances were out. Chile stood at minus $3 million and Malta at \u22122 million euros.", ("trade_balance", -2e6, "MLT")),
    case("a plus alone", "Trade balances were out. Chile stood at minus $3 million and Malta at plus $2 million.", ("trade_balance", 2e6, "MLT")),
    case("a minus of a firm", "Trade balances were out. Chile's largest mine posted -$3 million.", ("money", -3e6, None)),
    case("a minus where nothing was said of balances", "Chile stood at minus $3 million.", ("money", -3e6, None)),
    case("a minus behind a current account", "Peru's current account deficit widened. Chile stood at minus $3 million.", ("money", -3e6, None)),
    case("a balance behind a current account", "Peru's current account deficit widened. The May balance came to -$3 million.", ("money", -3e6, None)),
    case("a budget balance", "Peru's trade deficit widened. Its budget balance came to -$3 million.", ("money", -3e6, "PER")),
    case("a bank balance", "Peru's trade deficit widened. The mill had a bank balance of $3 million.", ("money", 3e6, None)),
    case("the government's balance", "Peru's trade deficit widened. The government's balance was -$3 million.", ("money", -3e6, None)),
    case("the balance of a loan", "Peru's trade deficit widened. The balance of the loan came to $3 million.", ("aid_or_loan", 3e6, None)),
    case("on balance", "Peru's trade deficit widened. On balance, $3 million was lost.", ("money", 3e6, None)),
    case("a balance sheet", "Peru's trade deficit widened. The balance sheet showed $3 million.", ("money", 3e6, None)),
    case("what a deficit was cut from", "Peru's imports shrank to $55 million, which cut the trade deficit to $27 million from $48 million.", ("trade_balance", -48e6, "PER")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(BALANCES))
def test_a_balance_is_of_trade_where_the_text_speaks_of_trade(read, text, expected):
    assert read(text)["figures"].select("measure", "value", "reporter").rows()[-1] == expected


TOLD = [
    case("it exported, said the country", "Kenya said it had exported goods worth $21 million last year.", [("exports", "KEN", None)]),
    case("it sold, reported the country", "Kenya reported that it had sold goods worth $21 million to Togo.", [("exports", "KEN", "TGO")]),
    case("the country bought, said its officials", "Kenyan officials said that the country had bought goods worth $21 million abroad.", [("imports", "KEN", None)]),
    case("to whom it was told", "Togo's minister told Mali that it had exported goods worth $3 million.", [("exports", "TGO", None)]),
    case("sold and bought", "Kenya's statisticians said the country sold goods worth $9 million to Togo and bought $5 million of Togolese goods.", [("exports", "KEN", "TGO"), ("imports", "KEN", "TGO")]),
    case("a firm's own", "Chile's Codelco said it had sold goods worth $21 million abroad.", [("money", None, None)]),
    case("another's", "Kenya said that the mill had sold goods worth $21 million to Togo.", [("money", None, None)]),
    case("a shop in the country", "A shop in Chile said it sold goods worth $3 million.", [("money", None, None)]),
    case("a goal before it", "At talks on a $9 million goal, Kenya said that it had exported goods worth $5 million.", [("money", None, None), ("exports", "KEN", None)]),
    case("in its own currency", "Kenya, using its own currency, said that it had exported goods worth 5 million shillings.", [("exports", "KEN", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flows"), prose(TOLD))
def test_what_a_country_says_that_it_traded_is_its_own(read, text, flows):
    assert read(text)["figures"].select("measure", "reporter", "partner").rows() == flows


PERU = "Peru's trade surplus was $3 million in March. "
BOTH = "Peru's imports came to $19 million in March, leaving a surplus of $3 million. "
ALONE = [
    case("a month", PERU + "February was $2 million after revision.", ("trade_balance", 2e6, "PER", "actual")),
    case("a month that brought it", PERU + "February brought $2 million.", ("trade_balance", 2e6, "PER", "actual")),
    case("a month that brought something else", PERU + "February brought $2 million in new orders.", ("contract_value", 2e6, None, "actual")),
    case("a month's outcome", PERU + "February's outcome of $2 million was no worse.", ("trade_balance", 2e6, "PER", "actual")),
    case("a month's outcome, of other things", PERU + "February's haul of $2 million was no worse.", ("money", 2e6, None, "actual")),
    case("a year before, of the nearer flow", BOTH + "A year ago it had been $2.5 million.", ("trade_balance", 2.5e6, "PER", "actual")),
    case("a year before, of the other flow", BOTH + "A year ago it had been $18 million.", ("imports", 18e6, "PER", "actual")),
    case("what analysts had expected", PERU + "Analysts had expected $2 million.", ("trade_balance", 2e6, "PER", "forecast")),
    case("what analysts had expected in profits", PERU + "Analysts had expected $2 million in fees.", ("money", 2e6, None, "forecast")),
    case("what a firm had expected", PERU + "The mill had expected $2 million.", ("money", 2e6, None, "forecast")),
    case("what economists had looked for", PERU + "Economists polled by the desk had on average looked for $2 million.", ("trade_balance", 2e6, "PER", "forecast")),
    case("what the street had pencilled in", PERU + "The Street had $2 million pencilled in.", ("trade_balance", 2e6, "PER", "forecast")),
    case("what forecasts ran from", PERU + "Individual forecasts ran from $2 million to $4 million.", ("trade_balance", 4e6, "PER", "forecast")),
    case("the consensus", PERU + "The consensus was $2 million.", ("trade_balance", 2e6, "PER", "forecast")),
    case("what estimates were kept at", PERU + "Estimates of its debt were kept steady at $2 million.", ("money", 2e6, None, "forecast")),
    case("forecasts that are near none of two flows", BOTH + "Analysts had expected $400 million.", ("money", 4e8, None, "forecast")),
    case("another's count", PERU + "The central bank, which counts payments, has $2.5 million.", ("trade_balance", 2.5e6, "PER", "actual")),
    case("what the market is worth", PERU + "The market was worth $2 million.", ("money", 2e6, None, "actual")),
    case("what a bank had", PERU + "In February the bank had $2.5 million.", ("money", 2.5e6, None, "actual")),
    case("a bank's reserves", PERU + "The central bank has $900 million.", ("money", 9e8, None, "actual")),
    case("of a part", PERU + "The mainland balance came to $2 million.", ("trade_balance", 2e6, "PER", "actual")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(ALONE))
def test_a_level_alone_is_of_the_flow_spoken_of(read, text, expected):
    assert read(text)["figures"].select("measure", "value", "reporter", "status").rows()[-1] == expected


def test_a_part_of_a_balance_keeps_its_scope(read):
    assert read(PERU + "The mainland balance came to $2 million.")["figures"]["scope"].to_list()[-1] == "mainland"


GAPS = [
    case("of exports and imports", "The gap between Peru's exports and imports widened to $5 billion.", ("trade_balance", "PER", -5e9)),
    case("of imports and exports", "The difference between Peru's imports and exports was $5 billion.", ("trade_balance", "PER", -5e9)),
    case("exports over imports", "Peru had an excess of exports over imports of $5 billion.", ("trade_balance", "PER", 5e9)),
    case("imports over exports", "Peru had an excess of imports over exports of $5 billion.", ("trade_balance", "PER", -5e9)),
    case("of goods", "Peru's goods account deficit was $5 billion.", ("trade_balance", "PER", -5e9)),
    case("of transfers", "Peru's trade surplus fell. Transfer payments showed a surplus of $5 billion.", ("money", None, 5e9)),
    case("of invisibles, told again", "Peru's trade surplus fell. The invisible trade deficit was smaller than a deficit of $5 billion in May.", ("money", None, 5e9)),
    case("of trade, behind one of goods", "Peru's goods account deficit fell. The deficit on trade was $5 billion.", ("trade_balance", "PER", -5e9)),
    case("of income", "Peru's trade surplus fell. The primary income surplus was $5 billion.", ("money", None, 5e9)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(GAPS))
def test_what_is_a_balance_of_trade(read, text, expected):
    row = row_of(read(text)["figures"], "surface", "$5 billion")
    assert (row["measure"], row["reporter"], row["value"]) == expected
