"""What is not so or still ahead, what is no assault, and dates of clauses beside the event's (20 May 2024 is a Monday)."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.cases import case, prose


def statuses(events: pl.DataFrame, kind: str) -> list[str]:
    return events.filter(pl.col("event_type") == kind)["status"].to_list()


def of_kind(events: pl.DataFrame, kind: str) -> list[str]:
    return [found for found in events["event_type"] if found == kind]


NOT_SO = [
    case("not lifted", "Macron said French sanctions on Sudan would not be lifted.", "sanction", ["denied"]),
    case("will be lifted", "Macron said French sanctions on Sudan would be lifted.", "sanction", ["planned"]),
    case("does no harm", "Macron said French tariffs on Sudan did not hurt exporters.", "tariff", ["occurred"]),
    case("left out of it", "Britain and France said they would not join the sanctions on India.", "sanction", ["denied"]),
    case("those of others", "France will not join American sanctions on India.", "sanction", ["occurred"]),
    case("offered to", "Russia offered to renew the sanctions on Mali.", "sanction", ["hypothetical"]),
    case("offered talks", "Peru offered talks to Chile.", "talks", ["occurred"]),
    case("second verb", "The bill would have cut duties and imposed tariffs on Peru.", "tariff", ["hypothetical", "hypothetical"]),
    case("a clause that is closed", "Peru, which would have paid, left and imposed tariffs on Chile.", "tariff", ["occurred"]),
    case("words between", "Peru will in turn remove the duties it imposed on Chile.", "tariff", ["planned"]),
    case("ruled out nothing", "Elena Paz said that she had ruled out nothing.", "reject", ["denied"]),
    case("nothing less than", "Peru condemned nothing less than the Chilean raid.", "condemn", ["occurred"]),
    case("later this month", "Elena Paz flies to Lima later this month.", "visit", ["planned"]),
    case("earlier this month", "Elena Paz visited Lima earlier this month.", "visit", ["occurred"]),
    case("a plan rejected", "A plan to double the tariff on Mexican tomatoes was torpedoed in May.", "tariff", ["denied"]),
    case("a step debated", "The council debated the lifting of UN sanctions on Mali.", "sanction", ["hypothetical"]),
    case("a step welcomed", "Chad welcomed the extension of UN sanctions on Mali.", "sanction", ["occurred"]),
    case("a step blocked", "The lifting of US sanctions on Mali was blocked.", "sanction", ["denied"]),
    case("if somebody reported", "Sanctions could be lifted if Elena Paz reported on Monday that Peru had paid.", "statement", []),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(NOT_SO))
def test_what_is_not_so_or_still_ahead_has_not_occurred(read, text, kind, expected):
    assert statuses(read(text)["events"], kind) == expected


def test_what_a_headline_vetoes_is_not_imposed(read):
    text = "Russia vetoes renewal of UN sanctions on Mali"
    assert statuses(read(text)["events"], "sanction") == ["denied"]


ASSAULTS = [
    case("a veto", "Elena Paz attacked the veto as reckless.", []),
    case("called weak", "Peru attacked Chile as weak.", []),
    case("as a warning", "Rebels attacked the town of Gao as a warning to others.", ["attack"]),
    case("in a speech", "Elena Paz attacked the judges in a speech.", []),
    case("from critics", "Elena Paz came under attack from critics in Lima.", []),
    case("from rebels", "Troops came under attack from rebels in Mali.", ["attack"]),
    case("amendments", "Two amendments to rescue it were shot down by Peru.", []),
    case("planes", "Two Chilean planes were shot down by Peru.", ["attack"]),
    case("ambushed by reporters", "Elena Paz was ambushed by reporters in Lima.", []),
    case("ambushed by rebels", "A convoy was ambushed by rebels in Mali.", ["attack"]),
    case("bombed in a debate", "Elena Paz bombed in the debate.", []),
    case("bombed a depot", "Rebels bombed a depot in Mali.", ["attack"]),
    case("a name for it", "Elena Paz lost in what one delegate called a massacre.", []),
    case("a massacre", "Rebels committed a massacre in Mali.", ["attack"]),
    case("warplanes strike", "American warplanes struck more than 60 targets in Yemen.", ["attack"]),
    case("a storm strikes", "A storm struck the naval base in Peru.", []),
    case("a target that is met", "Peru hit the export target.", []),
    case("fired at", "Peru fired a missile at a Chilean tanker.", ["attack"]),
    case("fired into the sea", "Peru fired a missile into the sea.", []),
    case("strikes on", "US forces carried out strikes on Houthi targets in Yemen.", ["attack"]),
]


@pytest.mark.parametrize(("text", "expected"), prose(ASSAULTS))
def test_assaults_need_arms_or_what_can_be_hit(read, text, expected):
    assert of_kind(read(text)["events"], "attack") == expected


WARS = [
    case("on waste", "Elena Paz declared war on waste.", []),
    case("on a country", "Peru declared war on Chile.", ["declare"]),
    case("no war", "Peru declared a state of emergency.", ["declare"]),
]


@pytest.mark.parametrize(("text", "expected"), prose(WARS))
def test_wars_are_declared_on_somebody(read, text, expected):
    assert of_kind(read(text)["events"], "declare") == expected


CLAUSE_DATES = [
    case("what it was before", "Peru lifted sanctions on Chile, imposed last July.", "sanction", [None, "2023-07"]),
    case("its own", "Peru lifted sanctions on Chile last July.", "sanction", ["2023-07"]),
    case("of what is hit", "Peru attacked a Chilean port, built in 1998.", "attack", [None]),
    case("of whom it is on", "Peru imposed sanctions on Chile, which expelled its envoys in March.", "sanction", [None]),
    case("of what they did", "Peru accused Chile of shelling two villages in March.", "accuse", [None]),
    case("of the call", "Paz moved the vote to July 9 after a call with Juan Rojas on Sunday.", "call", ["2024-05-19"]),
    case("when it ends", "Peru extended the ban on Chilean wine, due to expire in June.", "ban", [None]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(CLAUSE_DATES))
def test_dates_of_neighbour_clauses(read, text, kind, expected):
    days = read(text)["events"].filter(pl.col("event_type") == kind)["date_start"].to_list()
    assert [str(day) if day else None for day in days] == expected
