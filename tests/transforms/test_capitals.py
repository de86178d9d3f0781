"""Whether the name of a capital means a town, a government, or the bloc that sits there."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

MEANT = [
    case("the EU acts", "Brussels imposed tariffs on cars.", {"Brussels": "European Union"}),
    case("the EU wants", "Brussels wants Poland to cut subsidies.", {"Brussels": "European Union"}),
    case("the EU with a government", "Brussels and Beijing agreed.", {"Brussels": "European Union", "Beijing": "China"}),
    case("the EU behind a government", "London and Brussels signed the deal.", {"London": "United Kingdom", "Brussels": "European Union"}),
    case("the EU at talks", "Talks between London and Brussels on trade failed.", {"London": "United Kingdom", "Brussels": "European Union"}),
    case("the EU accused", "Beijing accused Brussels of protectionism.", {"Beijing": "China", "Brussels": "European Union"}),
    case("the EU asked", "Hungary has asked Brussels for help.", {"Brussels": "European Union"}),
    case("the EU told", "Washington has told Brussels to wait.", {"Brussels": "European Union"}),
    case("the EU sold to", "Exports to Brussels fell.", {"Brussels": "European Union"}),
    case("a town with its mayor", "The mayor of Brussels left.", {"Brussels": "Brussels"}),
    case("the EU as an owner", "Brussels' decision came late.", {"Brussels": "European Union"}),
    case("the EU presses", "Pressure from Brussels made Hungary back down.", {"Brussels": "European Union"}),
    case("the EU beside its organ", "The European Commission met. Brussels will impose duties.", {"Brussels": "European Union"}),
    case("the EU beside Belgium", "The EU heard Belgium. Brussels agreed.", {"Brussels": "European Union"}),
    case("the European Community", "The EC met. Brussels imposed duties on soybeans.", {"Brussels": "European Community"}),
    case("Belgium, if the text says so", "The Belgian premier left. Brussels agreed to buy jets.", {"Brussels": "Belgium"}),
    case("a town of talks", "The EU held talks in Brussels.", {"Brussels": "Brussels"}),
    case("a town of a journey", "Elena Paz flew to Brussels.", {"Brussels": "Brussels"}),
    case("a town with an airport", "Brussels airport was closed.", {"Brussels": "Brussels"}),
    case("a town with its people", "Brussels residents left.", {"Brussels": "Brussels"}),
    case("a town of a firm", "The Brussels-based union left.", {"Brussels": "Brussels"}),
    case("towns with a train", "The train between London and Brussels was late.", {"London": "London", "Brussels": "Brussels"}),
    case("the second government at talks", "Talks between Washington and Beijing on trade failed.", {"Washington": "United States", "Beijing": "China"}),
    case("a government that another warns", "Paris warned Berlin about its debt.", {"Paris": "France", "Berlin": "Germany"}),
    case("a government that another dealt with, and a town", "Moscow accused Kyiv of it in Ankara.", {"Kyiv": "Ukraine", "Ankara": "Ankara"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), prose(MEANT))
def test_what_a_capital_means(read, text, meant):
    frames = read(text)
    rows = frames["mentions"].join(frames["entities"].select("entity_id", "name"), on="entity_id")
    found = {row["surface"]: row["name"] for row in rows.iter_rows(named=True)}
    assert {surface: found.get(surface) for surface in meant} == meant
