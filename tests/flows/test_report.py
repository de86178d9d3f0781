"""What a run prints at its end: no list without bounds, every one with the command that shows the rest."""

from __future__ import annotations

import shutil
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
from flows.new_rows import count_new
from flows.report import SHOWN_FIGURES, SHOWN_LINES, first_lines, next_verbs, print_outcome, print_trade
from flows.trade import find_trade
from tests.flows import plain
from warehouse.published import open_published
from warehouse.tables import TABLES

COUNTRIES = ("Chad", "Peru", "Kenya", "Japan", "Spain", "Italy", "Nepal", "Egypt", "Ghana", "Cuba", "Chile", "Angola")
REPEATED = " ".join(f"Trade between China and Russia came to $240.1 billion in 2023, clerk {number} said." for number in range(30))


NEWS = "The {0} paper counts its ships\n\nTrade between {1} and Peru came to ${2} billion in 2023, the {0} office in the port of Callao said.\n"


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
        assert told.count("set aside ") == 1
        assert f"empty_00.txt and {len(COUNTRIES) - 1} more (wireledger quarantine --home {home.folder}): empty" in told
        assert told.count(" stories\n") + told.count(" story\n") == SHOWN_FIGURES
        assert f"and {snapshot.rows['trade_figures'] - SHOWN_FIGURES} more trade figures: wireledger trade --home {home.folder}" in told
        assert told.count("\n  value ") == SHOWN_LINES
        assert f"and {snapshot.rows['conflicts'] - SHOWN_LINES} more: wireledger conflicts --home {home.folder}" in told
        assert told.count("warning Rule") == SHOWN_LINES
        assert f"and {20 - SHOWN_LINES} more: {home.failed_rows}" in told
        assert len(told.splitlines()) <= 50

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


@pytest.fixture(scope="module")
def two_runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Any, Any]:
    base = tmp_path_factory.mktemp("news")
    (base / "empty_a.txt").write_text("")
    (base / "first.txt").write_text(NEWS.format("first", "China", 10))
    first = plain.run(base / "home", "*.txt", base=base)
    (base / "empty_b.txt").write_text("")
    (base / "second.txt").write_text(NEWS.format("second", "China", 30))
    (base / "third.txt").write_text(NEWS.format("third", "Kenya", 7))
    return Home(base / "home"), first, plain.run(base / "home", "*.txt", base=base, run="2")


class TestNews:
    """What is new comes first, and only that: what was told of the run before is not told again."""

    def test_it_is_counted_before_the_totals(self, two_runs) -> None:
        home, _, second = two_runs
        told = printed(print_outcome, home, outcome(second)).splitlines()
        assert [line.split(": ")[0].strip() for line in told[1:] if "set aside" in line] == ["set aside empty_b.txt"]
        new, total = (
            next(place for place, line in enumerate(told) if line.startswith(start)) for start in ("New: 2 documents", "In all: 3 ")
        )
        assert new < total
        assert ", 1 trade figure, " in told[new]
        assert told[new].endswith(", 1 conflict")
        assert [line[:22] for line in told[new + 1 : total] if line.startswith("total")] == ["total    KEN-PER  2023"]
        assert any("value Two stories" in line or "value One story" in line for line in told[new:total])

    def test_so_is_a_conflict_that_tells_something_else_than_before(self, two_runs, tmp_path: Path) -> None:
        home = Home(tmp_path / "home")
        shutil.copytree(two_runs[0].folder, home.folder, symlinks=True)
        (tmp_path / "fourth.txt").write_text(NEWS.format("fourth", "China", 50))
        third = plain.run(home.folder, "fourth.txt", base=tmp_path, run="3")
        told = printed(print_outcome, home, outcome(third))
        assert "\n  changed value " in told
        assert "50 billion" in next(line for line in told.splitlines() if "changed value" in line)

    def test_of_the_first_run_all_is_new(self, two_runs) -> None:
        home, first, _ = two_runs
        told = printed(print_outcome, home, outcome(first))
        assert "New: 1 document, " in told
        assert "In all" not in told

    def test_it_is_counted_by_table(self, two_runs) -> None:
        home, first, second = two_runs
        assert count_new(home, first)["documents"] == 1
        assert {name: n for name, n in count_new(home, second).items() if name in {"documents", "trade_figures", "conflicts"}} == {
            "documents": 2, "trade_figures": 1, "conflicts": 1,
        }  # fmt: skip


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
