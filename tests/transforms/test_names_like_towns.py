"""Persons called by a given name that is a town's, too; offices and firms that are no persons."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

MEANT = [
    case("a given name that speaks", "Vladimir said that prices rose.", {"Vladimir": "person"}),
    case("a given name behind the verb", "“It is hard,” said Vladimir.", {"Vladimir": "person"}),
    case("a salutation", "Dear Vladimir, the letter began.", {"Vladimir": "person"}),
    case("a salutation in a sentence", "He wrote: dear Vladimir, the war must end.", {"Vladimir": "person"}),
    case("a given name with a role behind", "Prices hurt Vladimir, a farmer, and others.", {"Vladimir": "person"}),
    case("whom somebody is disappointed in", "He was disappointed in Vladimir. Vladimir said no.", {"Vladimir": "person"}),
    case("to whom somebody wrote", "Elena Paz wrote to Vladimir, asking for peace.", {"Vladimir": None}),
    case("a town behind a preposition", "A plant in Vladimir closed.", {"Vladimir": "place"}),
    case("a town before its country", "Vladimir, Russia, was calm.", {"Vladimir": "place"}),
    case("a town beside a country, from a list", "They came from Vladimir, Russia, and left.", {"Vladimir": "place"}),
    case("a town from which somebody comes", "A driver from Vladimir, who was late, left.", {"Vladimir": "place"}),
    case("a region", "The Vladimir region was calm.", {"Vladimir region": "place"}),
    case("a town that speaks of itself", "Odessa said it was calm.", {"Odessa": None}),
    case("a capital that speaks", "Santiago said the port was calm.", {"Santiago": "country"}),
    case("an office alone", "Minister said that prices rose.", {"Minister": None}),
    case("an office behind a form of address", "Honourable Minister said that prices rose.", {"Minister": None}),
    case("an office behind Mr", "Mr Speaker said that prices rose.", {"Speaker": None}),
    case("a surname that is an office, too", "Mr King said that prices rose.", {"King": "person"}),
    case("a firm behind what it does", "Producer Alcoa said that prices rose.", {"Alcoa": "organisation"}),
    case("another firm behind what it does", "Trader Glencore said that prices rose.", {"Glencore": "organisation"}),
    case("a firm with its chairman", "Alcoa chairman Paul Hale said that prices rose.", {"Alcoa": "organisation", "Paul Hale": "person"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), prose(MEANT))
def test_kind_of_a_name_of_two_meanings(read, text, kinds):
    frames = read(text)
    rows = frames["mentions"].join(frames["entities"].select("entity_id", "kind"), on="entity_id")
    found = {row["surface"]: row["kind"] for row in rows.iter_rows(named=True)}
    assert {surface: found.get(surface) for surface in kinds} == kinds
