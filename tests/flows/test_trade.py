"""Trade figures as they are asked for: nothing that an article says of trade goes without a word."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from flows.home import Home
from flows.trade import find_trade, left_out, none_found, told_left_out
from tests.flows import plain
from warehouse.published import open_published

ARTICLE = """Ministers speak of the trade between the two countries

LIMA, May 16, 2024 - Trade between Peru and Chile came to $9.1 billion in 2023, the ministry said on Thursday.

"Trade between Peru and Japan is worth $4.4 billion," the minister said of it.

Copper exports of Peru to Chile came to $1.2 billion in 2023, the ministry said.

Trade between Peru and Kenya is expected to reach $3.3 billion in 2030, the ministry said.
"""
OLDER = ARTICLE.replace("$4.4 billion", "$7.7 billion")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    base = tmp_path_factory.mktemp("trade")
    (base / "told.txt").write_text(OLDER)
    plain.run(base / "home", base / "told.txt", base=base)
    (base / "told.txt").write_text(ARTICLE)  # the one before is history
    plain.run(base / "home", base / "told.txt", base=base, run="2")
    return Home(base / "home")


def test_what_has_no_period_is_told_with_the_reason_and_so_is_the_rest(home: Home) -> None:
    with open_published(home.latest) as connection:
        whys = {figure["surface"]: figure["why"] for figure in left_out(connection)}
    assert whys == {
        "$4.4 billion": "without a period", "$1.2 billion": "of a part of the trade or adjusted", "$3.3 billion": "not a fact yet",
    }  # fmt: skip


def test_every_figure_of_trade_is_either_shown_or_left_out(home: Home) -> None:
    with open_published(home.latest) as connection:
        shown = [claim["surface"] for figure in find_trade(connection) for claim in figure["claims"]]
        assert Counter(shown) == {"$9.1 billion": 1}
        assert len(shown) + len(left_out(connection)) == 4


def test_of_two_countries_only_theirs_are_told(home: Home) -> None:
    with open_published(home.latest) as connection:
        assert [figure["surface"] for figure in left_out(connection, ["JPN", "PER"])] == ["$4.4 billion"]
        assert [figure["surface"] for figure in left_out(connection, ["KEN"])] == ["$3.3 billion"]
        assert left_out(connection, ["USA"]) == []


@pytest.mark.parametrize(
    ("whys", "told"),
    [
        ([], None),
        (["without a period"], "Not among them: 1 figure of trade (1 without a period); to see them: wireledger trade --left-out"),
        (["b", "a", "a"], "Not among them: 3 figures of trade (2 a, 1 b); to see them: wireledger trade --left-out"),
    ],
)
def test_they_are_counted_by_reason(whys: list[str], told: str | None) -> None:
    assert told_left_out([{"why": why} for why in whys], "wireledger trade --left-out") == told


def test_without_figures_the_pairs_that_there_are_are_named(home: Home) -> None:
    with open_published(home.latest) as connection:
        assert none_found(connection, home, ["KEN", "PER"]).endswith("Peru (PER). There are some of: CHL-PER.")
        assert none_found(connection, home, ["TUV"]) == "No trade figures of Tuvalu (TUV). There are some of: CHL-PER."


def test_without_any_figures_nobody_is_named(tmp_path: Path) -> None:
    (tmp_path / "ships.txt").write_text("Ships in the port\n\nThe harbour office said on Thursday that ships had called in April.\n")
    plain.run(tmp_path / "home", tmp_path / "ships.txt", base=tmp_path)
    with open_published(Home(tmp_path / "home").latest) as connection:
        assert none_found(connection, Home(tmp_path / "home"), ["TUV"]).endswith("There are some of: nobody.")


def test_what_a_person_gives_stays_a_text(home: Home) -> None:
    with open_published(home.latest) as connection:
        assert find_trade(connection, ["' OR true OR '' = '"]) == []
        assert find_trade(connection, ["CHL", "') OR true --"]) == []
