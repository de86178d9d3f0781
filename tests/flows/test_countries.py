"""Countries and blocs by whatever a person calls them; where that may be two, none is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.countries import Countries, DoubtfulCountryError, UnknownCountryError, read_countries


@pytest.fixture(scope="module")
def countries(tmp_path_factory: pytest.TempPathFactory) -> Countries:
    return read_countries(tmp_path_factory.mktemp("none"))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("CHN", "CHN"), ("chn", "CHN"), ("cn", "CHN"), ("China", "CHN"), ("the  Gambia", "GMB"), ("cote d\u2019ivoire", "CIV"),
        ("uk", "GBR"), ("U.S.", "USA"), ("XK", "XKX"), ("Soviet Union", "SUN"), ("Burma", "MMR"), ("HK", "HKG"),
        ("EU", "EU"), ("european union", "EU"), ("afcfta", "AfCFTA"), ("AU", "AU"), ("African Union", "AU"), ("Australia", "AUS"),
    ],
)  # fmt: skip
def test_what_is_named_without_doubt_is_taken(countries: Countries, given: str, code: str) -> None:
    assert countries.code_of(given) == code


@pytest.mark.parametrize(
    ("given", "told"), [("au", "African Union (AU) or Australia (AUS)"), ("ec", "European Community (EC) or Ecuador (ECU)")]
)
def test_what_may_be_two_is_not_guessed(countries: Countries, given: str, told: str) -> None:
    with pytest.raises(DoubtfulCountryError, match="may be") as raised:
        countries.code_of(given)
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("Rusia", ["Russia (RUS)"]),
        ("RSU", ["Russia (RUS)", "Suriname (SUR)"]),
        ("russian", ["Russia (RUS)"]),
        ("XYZ", []),
        ("QQ", []),
        ("", []),
        ("the", []),
    ],
)
def test_what_is_near_is_named_and_not_taken(countries: Countries, given: str, near: list[str]) -> None:
    with pytest.raises(UnknownCountryError) as raised:
        countries.code_of(given)
    assert raised.value.near == near


def test_the_rows_of_the_user_go_before_ours(tmp_path: Path) -> None:
    (tmp_path / "country_names.csv").write_text("alias,iso3,kind\nGeorgia,USA,alias\nMiddle Kingdom,CHN,common\n")
    (tmp_path / "blocs.csv").write_text("# ours\ncode,name,aliases,wikidata\nEllery League,Ellery League,The League;ELL,\n")
    countries = read_countries(tmp_path)
    assert [countries.code_of(name) for name in ("Georgia", "GEO", "middle kingdom", "ell")] == ["USA", "GEO", "CHN", "Ellery League"]
    assert countries.told("CHN") == "Middle Kingdom (CHN)"


def test_codes_that_figures_print_are_known_whatever_the_lexicon_holds(tmp_path: Path) -> None:
    countries = read_countries(tmp_path, ["Old League"])
    assert countries.code_of("old league") == "Old League"
    assert countries.told("Old League") == "Old League"
