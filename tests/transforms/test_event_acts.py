"""Which sayings, decisions and measures are acts of their own, whose they are and what they are on."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose


def told(events, kind, *columns):
    return [tuple(row[column] for column in columns) for row in events.iter_rows(named=True) if row["event_type"] == kind]


STATEMENTS = [
    case("announced", "The palace announced on Friday that the port would close. Elena Paz warned that the sea was rough.", [("Elena Paz", "occurred")]),
    case("to be announced", "Elena Paz will announce her budget on Monday.", [("Elena Paz", "planned")]),
    case("announced nothing", "Elena Paz announced no aid for the farmers.", []),
    case("said on a day", "Elena Paz said on Friday that the sea was calm.", [("Elena Paz", "occurred")]),
    case("said, with no day", "Elena Paz said that the sea was calm.", []),
    case("said by no person on a day", "The ministry said on Friday that the sea was calm.", []),
    case("praised", "Elena Paz praised the harbour at the ceremony.", [("Elena Paz", "occurred")]),
    case("commended by a country", "Peru has commended the plan of Chile for the strait.", [("Peru", "occurred")]),
    case("conveyed", "Elena Paz conveyed the readiness of Peru to talk.", [("Elena Paz", "occurred")]),
    case("stressed", "Elena Paz stressed that the sea was calm.", []),
    case("a word for what was said", "Elena Paz defended her statement and her speech.", []),
    case("testimony", "In her testimony, Elena Paz said the sea was calm.", []),
    case("issued", "Peru issued a statement condemning Chile.", [("Peru", "occurred")]),
    case("issued by nobody", "The statement issued on Saturday was short.", []),
    case("announced plans for a measure", "Peru announced plans for a tariff of 20 percent on steel.", []),
    case("announced a measure per cent", "Peru announced a 15 per cent tariff on steel.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(STATEMENTS))
def test_which_sayings_are_acts(read, text, expected):
    assert told(read(text)["events"], "statement", "actors", "status") == expected


DECISIONS = [
    case("kept", "The Bank of Japan kept its key rate at 1 percent.", ["Bank of Japan"]),
    case("held steady", "The Bank of Japan held interest rates steady.", ["Bank of Japan"]),
    case("talks on rates", "The Bank of Japan held talks on interest rates.", []),
    case("a stance of keeping", "The Bank of Japan defended its stance of keeping rates steady.", []),
    case("delivered", "The Bank of Japan delivered a rate cut.", ["Bank of Japan"]),
    case("owned", "Prices rose after the Bank of Japan's rate cut.", ["Bank of Japan"]),
    case("expected", "Traders bet on the Bank of Japan's rate cuts.", []),
    case("by nobody", "Traders delivered their verdict on rate cuts.", []),
    case("a forecast", "The Bank of Japan cut its growth forecast.", []),
]


@pytest.mark.parametrize(("text", "actors"), prose(DECISIONS))
def test_who_decides_on_rates(read, text, actors):
    assert [found for (found,) in told(read(text)["events"], "other", "actors")] == actors


GOODS = [
    case("goods of an owner's tariffs", "Peru's tariffs on steel hurt builders.", [("Peru", "steel", "occurred")]),
    case("a state", "Peru's tariff on butter is 20 percent.", []),
    case("a number of goods", "Peru raised tariffs on three chemicals.", [("Peru", "three chemicals", "occurred")]),
    case("goods with a hyphen", "Peru eased controls on high-tech exports.", [("Peru", "high-tech exports", "occurred")]),
    case("more of them", "Peru imposed a tariff on more goods.", [("Peru", None, "occurred")]),
    case("on a basis", "Peru imposed a tariff on a permanent basis.", [("Peru", None, "occurred")]),
    case("two kinds, one with an article", "Peru imposed a tariff on copper and the port closed.", [("Peru", "copper", "occurred")]),
    case("a list", "Peru imposed a tariff on all steel and aluminum imports.", [("Peru", "steel and aluminum imports", "occurred")]),
    case("imports of", "Peru raised tariffs on imports of copper.", [("Peru", "imports of copper", "occurred")]),
    case("a ban", "Peru lifted its ban on timber exports.", [("Peru", "timber exports", "occurred")]),
    case("whatever", "Peru raised tariffs on imports.", [("Peru", None, "occurred")]),
    case("whose goods", "Peru raised tariffs on Chilean wine.", [("Peru", "Chile", "occurred")]),
    case("on a day", "Peru raised tariffs on Friday.", [("Peru", None, "occurred")]),
    case("ordered", "Elena Paz ordered a tariff on steel.", [("Elena Paz", "steel", "occurred")]),
    case("signed", "Elena Paz signed an executive order imposing a tariff on steel.", [("Elena Paz", "steel", "occurred")]),
    case("to be signed", "Elena Paz will sign an order imposing a tariff on Chilean wine.", [("Elena Paz", "Chile", "planned")]),
    case("an order delayed", "Elena Paz delayed an order imposing a tariff on Chilean wine.", [(None, "Chile", "hypothetical")]),
    case("free of duty", "Peru will not extend the duty-free import of yellow peas.", [("Peru", None, "denied")]),
]


@pytest.mark.parametrize(("text", "expected"), prose(GOODS))
def test_whose_measure_is_on_what(read, text, expected):
    events = read(text)["events"]
    assert told(events, "tariff", "actors", "target", "status") + told(events, "ban", "actors", "target", "status") == expected


TALKS = [
    case("spoken with", "Elena Paz has spoken with Juan Rojas.", [("Elena Paz; Juan Rojas",)]),
    case("speaks to a crowd", "Elena Paz spoke to students about the sea.", []),
]


@pytest.mark.parametrize(("text", "expected"), prose(TALKS))
def test_who_speaks_with_whom(read, text, expected):
    assert told(read(text)["events"], "talks", "actors") == expected
