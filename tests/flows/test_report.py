"""What a run prints at its end: no list without bounds, every one with the command that shows the rest."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from rich.console import Console

from flows.counts import IntakeCounts
from flows.home import Home
from flows.report import SHOWN_FIGURES, SHOWN_LINES, first_lines, next_verbs, print_outcome, print_trade
from flows.trade import find_trade
from tests.flows import plain
from warehouse.published import open_published
from warehouse.tables import TABLES

COUNTRIES = ("Chad", "Peru", "Kenya", "Japan", "Spain", "Italy", "Nepal", "Egypt", "Ghana", "Cuba", "Chile", "Angola")
REPEATED = " ".join(f"Trade between China and Russia came to $240.1 billion in 2023, clerk {number} said." for number in range(30))


def printed(show: Callable[..., None], *arguments: Any) -> str:
    """What is shown on a terminal without colours, as wide as need be."""
    console = Console(file=StringIO(), width=400)
    show(console, *arguments)
    return console.file.getvalue()


def outcome(snapshot: Any = None, **told: Any) -> SimpleNamespace:
    aside = SimpleNamespace(n_rows=0, n_broken=0, first=())
    return SimpleNamespace(
        **{"counts": IntakeCounts(), "status": "published", "snapshot": snapshot, "findings": [], "set_aside": aside} | told
    )


def finding(number: int, severity: str = "warning") -> SimpleNamespace:
    expectation = SimpleNamespace(table="figures", severity=severity, description=f"Rule {number} holds.")
    return SimpleNamespace(success=False, expectation=expectation, n_failed=1, failed_keys=(f"fig_{number}",))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Any]:
    """A snapshot of which there is too much of everything: one article repeats itself, many contradict one another, many are empty."""
    base = tmp_path_factory.mktemp("crowded")
    for number, country in enumerate(COUNTRIES):
        (base / f"empty_{number:02}.txt").write_text("")
        for paper, value in (("first", 10 + number), ("second", 30 + number)):
            told = f"{country} and its neighbour count their ships in the {paper} paper\n\n"
            told += (
                f"Trade between China and {country} came to ${value} billion in 2023, the {paper} office in the port of {country} said.\n"
            )
            (base / f"{paper}_{number:02}.txt").write_text(told)
    (base / "repeating.txt").write_text(f"Officials repeat themselves on the trade of the year\n\n{REPEATED}\n")
    (base / "open.txt").write_text(
        'The minister speaks of trade\n\n"Trade between Peru and Fiji is worth $4.4 billion," the minister said.\n'
    )
    home = base / "home"
    return Home(home), plain.run(home, base, base=base)


class TestBounds:
    def test_a_short_list_is_shown_whole(self) -> None:
        lines = [str(number) for number in range(SHOWN_LINES)]
        assert first_lines(lines, "wireledger conflicts") == lines

    def test_of_a_longer_one_it_is_said_how_much_is_left_out_and_what_shows_it(self) -> None:
        lines = [str(number) for number in range(SHOWN_LINES + 1200)]
        assert first_lines(lines, "wireledger conflicts") == [*lines[:SHOWN_LINES], "and 1,200 more: wireledger conflicts"]

    def test_every_list_of_a_run_ends(self, crowded: tuple[Home, Any]) -> None:
        home, snapshot = crowded
        assert snapshot.rows["trade_figures"] > SHOWN_FIGURES
        assert snapshot.rows["conflicts"] > SHOWN_LINES
        told = printed(print_outcome, home, outcome(snapshot, findings=[finding(number) for number in range(20)]))
        assert told.count("set aside ") == SHOWN_LINES
        assert f"and {len(COUNTRIES) - SHOWN_LINES} more: wireledger quarantine --home {home.folder} (empty)" in told
        assert told.count(" stories\n") + told.count(" story\n") == SHOWN_FIGURES
        assert f"and {snapshot.rows['trade_figures'] - SHOWN_FIGURES} more trade figures: wireledger trade --home {home.folder}" in told
        assert told.count("\n  value ") == SHOWN_LINES
        assert f"and {snapshot.rows['conflicts'] - SHOWN_LINES} more: wireledger conflicts --home {home.folder} (value)" in told
        assert told.count("warning Rule") == SHOWN_LINES
        assert f"and {20 - SHOWN_LINES} more: {home.failed_rows}" in told

    def test_figures_of_trade_that_are_in_no_row_are_counted(self, crowded: tuple[Home, Any]) -> None:
        home, snapshot = crowded
        told = printed(print_outcome, home, outcome(snapshot))
        assert (
            f"Not among them: 1 figure of trade (1 without a period); to see them: wireledger trade --left-out --home {home.folder}" in told
        )

    def test_a_refusal_ends_and_names_no_table_that_is_not_published(self, crowded: tuple[Home, Any]) -> None:
        home, _ = crowded
        aside = SimpleNamespace(n_rows=40, n_broken=0, first=())
        findings = [finding(number, "critical") for number in range(20)]
        told = printed(print_outcome, home, outcome(status="refused", findings=findings, set_aside=aside))
        assert told.count("figures: Rule") == SHOWN_LINES
        assert f"and {20 - SHOWN_LINES} more: {home.failed_rows}" in told
        assert "wireledger rejected" not in told


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (IntakeCounts(n_found=1, n_known=1), "1 article found: 0 new, 1 known, 0 set aside\n"),
        (IntakeCounts(n_found=2, n_new=2, n_passed_over=1), "2 articles found: 2 new, 0 known, 0 set aside; 1 other file passed over\n"),
    ],
)
def test_one_is_not_told_as_many(crowded: tuple[Home, Any], counts: IntakeCounts, told: str) -> None:
    assert printed(print_outcome, crowded[0], outcome(counts=counts)).startswith(told)


class TestNext:
    """What is suggested works on what there is."""

    @pytest.mark.parametrize(
        ("trade", "rows", "verbs"),
        [
            (
                [("CHN", "PER", 2), ("JPN", "KOR", 5)],
                {"conflicts": 1, "quotes": 1},
                ["trade JPN KOR", "conflicts", 'query "FROM quotes LIMIT 5"'],
            ),
            ([("USA", None, 3), ("JPN", "KOR", 3)], {"timeline": 1, "documents": 2}, ["trade JPN KOR", 'query "FROM timeline LIMIT 5"']),
            ([("USA", None, 3)], {"figures": 1}, ["trade USA", 'query "FROM figures LIMIT 5"']),
            ([("Arab League", "CHN", 1)], {"figures": 1}, ["trade 'Arab League' CHN", 'query "FROM figures LIMIT 5"']),
            ([], {"documents": 1}, ['query "FROM documents LIMIT 5"']),
            ([], {}, ["quarantine"]),
        ],
        ids=["the most told pair", "a pair before a country", "a country alone", "a bloc of two words", "no trade", "nothing"],
    )
    def test_only_what_the_snapshot_answers(self, trade, rows, verbs) -> None:
        with duckdb.connect() as connection:
            connection.execute("CREATE TABLE trade_figures (reporter VARCHAR, partner VARCHAR, n_stories BIGINT)")
            for row in trade:
                connection.execute("INSERT INTO trade_figures VALUES (?, ?, ?)", row)
            assert next_verbs(connection, dict.fromkeys(TABLES, 0) | rows) == verbs

    def test_it_is_printed_at_the_end(self, crowded: tuple[Home, Any]) -> None:
        home, snapshot = crowded
        told = printed(print_outcome, home, outcome(snapshot)).splitlines()[-1]
        with open_published(home.latest) as connection:
            [first, *_] = find_trade(connection, order="n_stories DESC, reporter, partner")
        assert told.startswith(f"Next: wireledger trade {first['reporter']} {first['partner']} --home {home.folder}; wireledger conflicts ")


class TestStatements:
    def figure(self, *claims: tuple[str, str, bool]) -> dict[str, Any]:
        said = [{"surface": surface, "source": source, "agrees": agrees, "why": "It does not meet."} for surface, source, agrees in claims]
        return {
            "trade_figure_id": "tra_1", "reporter": "CHN", "partner": "RUS", "flow": "total", "period": "2023", "value": 2.4e11,
            "currency": "USD", "consistency": "single", "n_stories": 1, "claims": said,
        }  # fmt: skip

    def test_what_an_article_says_again_is_counted(self) -> None:
        told = printed(print_trade, Home(Path("data")), [self.figure(*[("$240 billion", "a.txt", True)] * 700)])
        assert told.splitlines()[1:] == ["      '$240 billion' a.txt (700 times)"]

    def test_each_side_is_bounded_for_itself(self) -> None:
        sides = [(f"${number} billion", "a.txt", agrees) for agrees in (True, False) for number in range(8)]
        told = printed(print_trade, Home(Path("data")), [self.figure(*sides)]).splitlines()[1:]
        assert [line for line in told if "more" in line] == ["    and 3 more: wireledger explain tra_1"] * 2
        assert sum(line.startswith("    x ") for line in told) == SHOWN_LINES

    def test_all_figures_that_were_asked_for_are_shown(self) -> None:
        told = printed(print_trade, Home(Path("data")), [self.figure()] * 90)
        assert len(told.splitlines()) == 90


@pytest.mark.parametrize(
    ("folder", "command"),
    [("data", "wireledger conflicts"), ("my home", "wireledger conflicts --home 'my home'"), ("b", "wireledger conflicts --home b")],
)
def test_a_command_can_be_typed_as_it_is_told(folder: str, command: str) -> None:
    assert Home(Path(folder)).command("conflicts") == command
