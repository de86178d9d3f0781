"""What comes of a plan, and what is no event of its own: ruled out, vetoed, given up later, a bridge that is opened."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

FATES = [
    case("is not planned", "A visit by Elena Paz to Chile is not planned.", "visit", ["denied"]),
    case("was not planned", "The visit by Elena Paz to Chile was not planned.", "visit", ["occurred"]),
    case("has not been planned", "A visit by Elena Paz to Chile has not been planned.", "visit", ["denied"]),
    case("not on the agenda", "A meeting between Elena Paz and Juan Rojas is not on the agenda.", "meet", ["denied"]),
    case("out of the question", "A meeting between Elena Paz and Juan Rojas is out of the question.", "meet", ["denied"]),
    case("off the table", "A visit by Elena Paz to Chile is off the table.", "visit", ["denied"]),
    case("ruled out", "A visit by Elena Paz to Chile was ruled out.", "visit", ["denied"]),
    case("not ruled out", "A visit by Elena Paz to Chile was not ruled out.", "visit", ["occurred"]),
    case("fell through", "The planned visit by Elena Paz to Chile fell through.", "visit", ["cancelled"]),
    case("no plans for", "There are no plans for a visit by Elena Paz to Chile.", "visit", ["denied"]),
    case("plans for", "There are plans for a visit by Elena Paz to Chile.", "visit", ["planned"]),
    case("not before a day", "The signing by Elena Paz is not expected before June.", "sign", ["planned"]),
    case("rumours of", "Rumours of a visit by Elena Paz to Chile were false.", "visit", ["denied"]),
    case("rumours that are true", "Rumours of a visit by Elena Paz to Chile were not false.", "visit", ["occurred"]),
    case("vetoed", "Peru vetoed new EU sanctions on Mali.", "sanction", ["denied"]),
    case("blocked", "Peru blocked EU sanctions on Mali.", "sanction", ["denied"]),
    case("blocked by a court", "A judge blocked Peru's sanctions on Mali.", "sanction", ["occurred"]),
    case("held up", "Peru held up new EU sanctions on Mali.", "sanction", ["hypothetical"]),
    case("welcomed", "Peru welcomed new EU sanctions on Mali.", "sanction", ["occurred"]),
    case("it was postponed", "Elena Paz was to visit Chile in June, but it was postponed.", "visit", ["cancelled"]),
    case("the trip was", "Elena Paz was to visit Chile in June, but the trip was postponed.", "visit", ["cancelled"]),
    case("cancelled it herself", "Elena Paz was to visit Chile in June but cancelled the visit.", "visit", ["cancelled"]),
    case("behind a semicolon", "Elena Paz was to visit Chile in June; the visit was postponed.", "visit", ["cancelled"]),
    case("called it off", "Elena Paz planned to visit Chile in June before she called it off.", "visit", ["cancelled"]),
    case("another thing cancelled", "Elena Paz will visit Chile in June but cancelled a speech.", "visit", ["planned"]),
    case("another clause", "Elena Paz will visit Chile in June; Peru cancelled debts.", "visit", ["planned"]),
    case("what comes next", "Talks between Peru and Chile ended on Monday, and they will try again.", "talks", ["occurred"]),
    case("a bridge", "Elena Paz inaugurated a bridge in May.", "appoint", []),
    case("by whom it was opened", "The dam was inaugurated by Elena Paz in May.", "appoint", []),
    case("a dam with a name", "The Atacama Dam was inaugurated in May.", "appoint", []),
    case("a president", "Elena Paz was inaugurated in May.", "appoint", ["occurred"]),
    case("a president without a name", "The new president was inaugurated in May.", "appoint", ["occurred"]),
    case("as president", "Peru inaugurated Elena Paz as president in May.", "appoint", ["occurred"]),
    case("since taking office", "Elena Paz has met Juan Rojas twice since taking office.", "appoint", []),
    case("took office", "Elena Paz took office in May.", "appoint", ["occurred"]),
    case("an attribute that opens the text", "Frozen assets of Mali were worth much.", "sanction", []),
    case("a verb", "Peru froze assets of Mali.", "sanction", ["occurred"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(FATES))
def test_what_came_of_it(read, text, kind, expected):
    events = read(text)["events"]
    assert [row["status"] for row in events.iter_rows(named=True) if row["event_type"] == kind] == expected


DAYS = [
    case("since", "Since she took office in March, Elena Paz has visited Chile.", [None]),
    case("after a day", "On March 3 Elena Paz visited Chile.", ["2024-03-03"]),
]


@pytest.mark.parametrize(("text", "expected"), prose(DAYS))
def test_day_of_an_opening_clause_is_not_its_day(read, text, expected):
    events = read(text)["events"]
    assert [row["date_start"] for row in events.iter_rows(named=True) if row["event_type"] == "visit"] == expected


LISTS = [
    case("a sanction on three", "Peru imposed sanctions on Chad, Mali and Togo.", "sanction", "Peru", "Chad; Mali; Togo"),
    case("two that are visited", "Elena Paz visited Chile and Bolivia.", "visit", "Elena Paz", "Chile; Bolivia"),
    case("three that are met", "Elena Paz met Juan Rojas, Ana Diaz and Luis Vega.", "meet", "Elena Paz; Juan Rojas; Ana Diaz; Luis Vega", None),
    case("a list without 'and'", "Peru imposed sanctions on Chad, Mali said.", "sanction", "Peru", "Chad"),
    case("a new subject", "Peru imposed sanctions on Chad and Mali raised its own.", "sanction", "Peru", "Chad"),
    case("what another owns", "Peru imposed sanctions on Chad and Mali's army.", "sanction", "Peru", "Chad"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "target"), prose(LISTS))
def test_all_of_a_list_take_part(read, text, kind, actors, target):
    told = [row for row in read(text)["events"].iter_rows(named=True) if row["event_type"] == kind]
    assert [(row["actors"], row["target"]) for row in told] == [(actors, target)]


def test_each_of_a_list_is_a_participant(read):
    found = read(prose([case("", "Peru imposed sanctions on Chad, Mali and Togo.")])[0].values[0])["event_participants"]
    assert sorted(found.select("name", "side").rows()) == [("Chad", "target"), ("Mali", "target"), ("Peru", "actor"), ("Togo", "target")]


def test_place_of_what_came_before_is_not_its_place(read):
    text = "Peru lifted sanctions on Mali on Friday, two weeks after Elena Paz met Juan Rojas in Lima."
    events = read(prose([case("", text)])[0].values[0])["events"]
    assert [row["place"] for row in events.iter_rows(named=True) if row["event_type"] == "sanction"] == [None]
