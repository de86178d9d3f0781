"""Balances without the word trade, minuses that are balances, and what somebody said that a country traded."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

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
