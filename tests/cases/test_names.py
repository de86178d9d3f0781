"""The handed cases of names: who, which place and which country is meant."""

from __future__ import annotations

import pytest


def named(case, article: str, kind: str) -> set[str]:
    """The names of the entities of one kind that an article mentions."""
    return {row["name"] for row in case.rows("mentions", article) if row["kind"] == kind}


def roles(case, article: str) -> dict[str, tuple[str, str | None]]:
    return {row["person"]: (row["role"].lower(), row["of"]) for row in case.rows("roles", article)}


@pytest.mark.parametrize(
    ("article", "persons"),
    [("a.txt", {"Ruben Castellan"}), ("variants.jsonl#L1", {"Dario Fallini"}), ("variants.jsonl#L2", {"Anton Reuss"})],
)
def test_a_nickname_in_marks_is_part_of_one_person(case_of, article, persons) -> None:
    assert named(case_of("25"), article, "person") == persons


@pytest.mark.parametrize(
    ("article", "persons"),
    [
        ("a.txt", {"Diana Fairbrook", "Olive Thornhill", "Edmund Tamlin", "Will Carrow", "Brannagh", "Selim Aydin", "Andriy Bondar"}),
        ("variants.jsonl#L1", {"Will Carrow", "Mark Dunn", "Grant Ellis", "Rob Steele", "Drew Barnes"}),
        ("variants.jsonl#L2", {"Nadia Thorne", "Rupert Hayle", "Paula Drew"}),
        ("variants.jsonl#L3", {"Maria da Silva Pereira", "Ursula van der Meer", "Otto von Bremen", "Hamad bin Saud al-Rashid"}),
    ],
)
def test_a_capital_before_the_name_is_no_part_of_it(case_of, article, persons) -> None:
    assert named(case_of("31"), article, "person") == persons


def test_a_firm_is_not_cut_to_a_place(case_of) -> None:
    case = case_of("31")
    assert "Harrow Metrics" in named(case, "a.txt", "organisation")
    assert named(case, "a.txt", "place") == set()


def test_roles_before_the_name(case_of) -> None:
    found = roles(case_of("31"), "a.txt")
    assert found["Edmund Tamlin"] == ("interim head", "Harrow Metrics")
    assert found["Selim Aydin"] == ("foreign minister", "Turkey")
    assert found["Andriy Bondar"] == ("president", "Ukraine")
    assert found["Diana Fairbrook"][0] == "labour mp"
    assert found["Brannagh"][0] == "mr justice"


@pytest.mark.xfail(strict=True, reason="'who leads the agency' is a verb, and is not read as a role")
def test_a_role_told_by_a_verb(case_of) -> None:
    assert "Will Carrow" in roles(case_of("31"), "a.txt")


@pytest.mark.parametrize(
    ("article", "persons"), [("a.txt", {"Carlos Teixeira", "Antonio Vieira da Costa"}), ("variants.jsonl#L1", {"Rui de Almeida"})]
)
def test_names_in_capitals_keep_their_particles(case_of, article, persons) -> None:
    assert named(case_of("32"), article, "person") == persons


def test_a_visit_in_capitals_has_its_actor(case_of) -> None:
    visits = [row for row in case_of("32").rows("events", "a.txt") if row["event_type"] == "visit"]
    assert any("Antonio Vieira da Costa" in (row["actors"] or "") for row in visits)


def test_may_is_a_person(case_of) -> None:
    assert named(case_of("37"), "a.txt", "person") == {"Alison May", "Julian Augustin"}


def test_homonyms_are_no_countries(case_of) -> None:
    case = case_of("40")
    assert named(case, "a.txt", "country") == {"Vietnam"}
    assert named(case, "a.txt", "person") == {
        "Brian Calloway",
        "Marcus Jordan",
        "Chad Holloway",
        "Paris Hollis",
        "Florence Nightwell",
        "Ireland Baxter",
    }
    assert case.row("figures", "a.txt", "$120 million")["reporter"] in {None, "USA"}


def test_a_river_and_a_state_are_places(case_of) -> None:
    assert {"Georgia", "New Mexico", "Jordan river"} <= named(case_of("40"), "a.txt", "place")


def test_two_koreas_and_two_congos(case_of) -> None:
    found = {row["iso3"] for row in case_of("41").rows("mentions", "a.txt") if row["kind"] == "country"}
    assert found == {"COD", "COG", "NER", "NGA", "USA", "PRK", "MMR", "SWZ", "NLD", "CIV", "ARE", "IRL"}


@pytest.mark.parametrize("part", ["Scotland", "Guangdong", "Yunnan", "Texas", "California", "Bavaria"])
def test_a_part_of_a_country_is_a_place(case_of, part) -> None:
    case = case_of("41")
    articles = [f"variants.jsonl#L{number}" for number in (1, 2, 3, 4)]
    assert part in set().union(*(named(case, article, "place") for article in articles))
