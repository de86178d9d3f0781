"""What several statements say together, on rows written out one by one. Amounts are billions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar

import polars as pl
import pytest

from tests.warehouse.ledger import BILLION, Ledger
from warehouse.confidence import LEAST_CONFIDENCE
from warehouse.reference import TRADE_SCHEMA, read_trade_series

TRADE = "SELECT value / 1e9, consistency, n_claims, n_documents, n_stories FROM staged.trade_figures ORDER BY ALL"

# (what it shows, statements as (story, least, greatest), (value, consistency, claims, documents, stories))
AGREEMENT = [
    ("one statement stands alone", [("a", 240.05, 240.15)], (240.1, "single", 1, 1, 1)),
    ("a rounded figure meets a fine one, which is shown", [("a", 239.5, 240.5), ("b", 240.05, 240.15)], (240.1, "corroborated", 2, 2, 2)),
    ("intervals that touch agree", [("a", 239.5, 240.5), ("b", 240.5, 241.5)], (240.0, "corroborated", 2, 2, 2)),
    ("intervals that do not touch conflict; the finer is shown", [("a", 239.5, 240.5), ("b", 240.51, 241.49)], (241.0, "conflicting", 2, 2, 2)),
    ("the larger of two is not the finer for it", [("a", 3.75, 3.85), ("b", 37.5, 38.5)], (3.8, "conflicting", 2, 2, 2)),
    ("copies are one witness", [("a", 240.05, 240.15)] * 3, (240.1, "single", 3, 3, 1)),
    (
        "copies of a wrong figure do not outvote two stories",
        [("x", 203.5, 204.5)] * 4 + [("a", 240.05, 240.15), ("b", 239.5, 240.5)],
        (240.1, "conflicting", 6, 6, 3),
    ),
    ("'more than' agrees with what lies above", [("a", 240, None), ("b", 240.05, 240.15)], (240.1, "corroborated", 2, 2, 2)),
    ("'more than' conflicts with what lies below", [("a", 241, None), ("b", 240.05, 240.15)], (240.1, "conflicting", 2, 2, 2)),
    ("'more than' far below confirms nothing", [("a", 200, None), ("b", 240.05, 240.15)], (240.1, "single", 2, 2, 2)),
    ("'less than' agrees with what lies below", [("a", None, 241), ("b", 240.05, 240.15)], (240.1, "corroborated", 2, 2, 2)),
    (
        "two coarse stories go before one fine one that does not meet them",
        [("a", 239.5, 240.5), ("b", 239.5, 240.5), ("c", 204.11, 204.13)],
        (240.0, "conflicting", 3, 3, 3),
    ),
    (
        "two articles of one story that say two things are in conflict",
        [("a", 129.05, 129.15), ("a", 110.95, 110.99)],
        (110.97, "conflicting", 2, 2, 1),
    ),
    (
        "a coarse figure does not hide that two fine ones exclude each other",
        [("a", 239.5, 240.5), ("b", 240.05, 240.15), ("c", 239.75, 239.85)],
        (239.8, "conflicting", 3, 3, 3),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "statements", "expected"), AGREEMENT, ids=lambda value: value if isinstance(value, str) else "")
def test_agreement_by_intervals(ledger: Ledger, shows: str, statements, expected) -> None:
    for number, (story, low, high) in enumerate(statements):
        ledger.document(f"doc_{number}", story=f"sto_{story}")
        ledger.figure(f"doc_{number}", low, high)
    ledger.reconcile()
    [(value, *rest)] = ledger.rows(TRADE)
    assert (pytest.approx(value), *rest) == expected


@pytest.mark.parametrize(
    ("label", "start", "end", "period"),
    [
        ("2024-01/2024-03", date(2024, 1, 1), date(2024, 3, 31), "2024-Q1"),
        ("2024-07/2024-12", date(2024, 7, 1), date(2024, 12, 31), "2024-H2"),
        ("2024-02/2024-04", date(2024, 2, 1), date(2024, 4, 30), "2024-02/2024-04"),
    ],
)
def test_january_to_march_is_the_first_quarter(ledger: Ledger, label: str, start: date, end: date, period: str) -> None:
    for number, told in enumerate((label, period)):
        ledger.document(f"doc_{number}", story=f"sto_{number}")
        ledger.figure(f"doc_{number}", 9.5 + number * 5, 10.5 + number * 5, period=told, period_start=start, period_end=end)
    ledger.reconcile()
    assert ledger.rows("SELECT period, consistency FROM staged.trade_figures") == [(period, "conflicting")]


def test_newest_of_equals_is_shown(ledger: Ledger) -> None:
    for name, day, value in (("old", "2024-01-05", 29.0), ("new", "2024-03-05", 28.0), ("undated", None, 27.0)):
        ledger.document(f"doc_{name}", story=f"sto_{name}", published_on=day)
        ledger.figure(f"doc_{name}", value - 0.05, value + 0.05)
    ledger.reconcile()
    [(value, why)] = ledger.rows("SELECT value / 1e9, why FROM staged.trade_figures")
    assert value == pytest.approx(28.0)
    assert why.endswith("None has more behind it: this is the one stated most finely, else the newest, else the lowest.")


@pytest.mark.parametrize(("said", "consistency"), [(240.0, "single"), (230.0, "corroborated")])
def test_approximation_confirms_only_what_is_near(ledger: Ledger, said: float, consistency: str) -> None:
    ledger.document("doc_a", story="sto_a")
    ledger.figure("doc_a", 228.05, 228.15)
    ledger.document("doc_b", story="sto_b")
    ledger.figure("doc_b", said * 0.95, said * 1.05, bound="about")
    ledger.reconcile()
    assert ledger.rows(TRADE) == [(pytest.approx(228.1), consistency, 2, 2, 2)]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"stance": "denied"}, "Denied by its source"),
        ({"stance": "questioned"}, "Questioned by its source"),
        ({"stance": "withdrawn"}, "Withdrawn by a correction or revision"),
        ({"status": "target"}, "A target, not a fact yet"),
        ({"status": "forecast"}, "A forecast, not a fact yet"),
        ({"status": "agreed"}, "agreed, not a fact yet"),
        ({"status": "hypothetical"}, "hypothetical, not a fact yet"),
    ],
    ids=["denied", "questioned", "withdrawn", "target", "forecast", "agreed", "hypothetical"],
)
class TestWhatDoesNotCount:
    def test_it_neither_supports_nor_contradicts(self, ledger: Ledger, said, why) -> None:
        ledger.document("doc_a")
        ledger.document("doc_b")
        ledger.figure("doc_a", 240.05, 240.15)
        other = ledger.figure("doc_b", 299.5, 300.5, **said)
        ledger.reconcile()
        assert ledger.rows(TRADE) == [(pytest.approx(240.1), "single", 1, 1, 1)]
        [(told,)] = ledger.rows(f"SELECT why FROM staged.trade_figure_claims WHERE figure_id = '{other}'")
        assert told.startswith(why) or why in told
        assert ledger.rows("SELECT * FROM staged.conflicts") == []

    def test_of_the_same_value_it_agrees_only_where_it_is_asserted(self, ledger: Ledger, said, why) -> None:
        for number in range(2):
            ledger.document(f"doc_{number}")
        ledger.figure("doc_0", 240.05, 240.15)
        other = ledger.figure("doc_1", 240.05, 240.15, **said)
        ledger.reconcile()
        assert ledger.rows(TRADE) == [(pytest.approx(240.1), "single", 1, 1, 1)]
        [(agrees,)] = ledger.rows(f"SELECT agrees FROM staged.trade_figure_claims WHERE figure_id = '{other}'")
        assert agrees == ("stance" not in said)

    def test_alone_it_makes_no_trade_figure(self, ledger: Ledger, said, why) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 240.05, 240.15, **said)
        ledger.reconcile()
        assert ledger.rows(TRADE) == []
        assert ledger.rows("SELECT count(*) FROM staged.claims") == [(1,)]


def test_totals_are_of_an_unordered_pair_and_exports_are_not(ledger: Ledger) -> None:
    ledger.document("doc_a")
    ledger.document("doc_b")
    for measure in ("trade_total", "exports", "imports", "trade_balance"):
        ledger.figure("doc_a", 99.5, 100.5, measure=measure, reporter="CHN", partner="RUS")
        ledger.figure("doc_b", 99.5, 100.5, measure=measure, reporter="RUS", partner="CHN")
    ledger.reconcile()
    assert ledger.rows("SELECT flow, reporter, partner, n_stories FROM staged.trade_figures ORDER BY flow, reporter") == [
        ("balance", "CHN", "RUS", 1), ("balance", "RUS", "CHN", 1), ("exports", "CHN", "RUS", 1), ("exports", "RUS", "CHN", 1),
        ("imports", "CHN", "RUS", 1), ("imports", "RUS", "CHN", 1), ("total", "CHN", "RUS", 2),
    ]  # fmt: skip
    keys = ledger.rows("SELECT count(DISTINCT claim_key), count(*) FROM staged.claims WHERE predicate = 'trade_total'")
    assert keys == [(1, 2)]


def test_trade_with_the_world_is_not_trade_with_a_partner(ledger: Ledger) -> None:
    ledger.document("doc_a")
    ledger.figure("doc_a", 99.5, 100.5, measure="exports")
    ledger.figure("doc_a", 3379.5, 3380.5, measure="exports", partner=None)
    ledger.reconcile()
    assert ledger.rows("SELECT partner, consistency FROM staged.trade_figures ORDER BY partner NULLS FIRST") == [
        (None, "single"), ("RUS", "single"),
    ]  # fmt: skip


@pytest.mark.parametrize("partial", ["2023-01/2023-11", "2023-12", "2023-H1", "2023-Q4", "2023/2024"])
def test_part_of_a_year_is_never_compared_with_the_year(ledger: Ledger, partial: str) -> None:
    ledger.document("doc_a")
    ledger.document("doc_b")
    ledger.figure("doc_a", 240.05, 240.15)
    ledger.figure("doc_b", 218.1, 218.3, period=partial)
    ledger.reconcile()
    assert ledger.rows("SELECT period, consistency FROM staged.trade_figures ORDER BY length(period)") == [
        ("2023", "single"), (partial, "single"),
    ]  # fmt: skip
    assert ledger.rows("SELECT * FROM staged.conflicts") == []


def test_currencies_are_kept_apart_and_converted_only_with_a_rate(ledger: Ledger) -> None:
    ledger.document("doc_a")
    ledger.figure("doc_a", 66.85, 66.95, unit="EUR", period="2020")
    ledger.figure("doc_a", 1640, 1650, unit="CNY", period="2020")
    ledger.figure("doc_a", 107.7, 107.8, unit="USD", period="2020")
    ledger.reconcile()
    found = dict(ledger.rows("SELECT currency, value_usd / 1e9 FROM staged.trade_figures"))
    assert found == {"CNY": None, "EUR": pytest.approx(66.9 * 1.1422), "USD": pytest.approx(107.75)}


@pytest.mark.parametrize("open_", [{"reporter": None, "partner": None}, {"period": None, "period_start": None, "period_end": None}])
def test_a_figure_with_open_parties_or_period_is_compared_with_nothing(ledger: Ledger, open_) -> None:
    ledger.document("doc_a")
    ledger.document("doc_b")
    ledger.figure("doc_a", 240.05, 240.15, **open_)
    ledger.figure("doc_b", 240.05, 240.15, **open_)
    ledger.reconcile()
    assert ledger.rows(TRADE) == []
    assert ledger.rows("SELECT count(DISTINCT claim_key) FROM staged.claims") == [(2,)]


def test_a_superseded_document_is_left_out_of_all_marts(ledger: Ledger) -> None:
    ledger.document("doc_old", story="sto_1")
    ledger.document("doc_new", story="sto_1", supersedes="doc_old")
    ledger.figure("doc_old", 203.5, 204.5)
    ledger.figure("doc_new", 240.05, 240.15)
    ledger.event("doc_old")
    ledger.role("doc_old", "Xi Jinping", "president", "China")
    ledger.reconcile()
    assert ledger.rows(TRADE) == [(pytest.approx(240.1), "single", 1, 1, 1)]
    assert ledger.rows("SELECT DISTINCT document_id FROM staged.claims") == [("doc_new",)]
    assert ledger.rows("SELECT * FROM staged.timeline") == []


class TestClaims:
    def test_one_row_per_figure_role_and_event(self, ledger: Ledger) -> None:
        ledger.document("doc_a", story="sto_1")
        figure, event = ledger.figure("doc_a", 240.05, 240.15), ledger.event("doc_a", status="denied")
        role = ledger.role("doc_a", "Xi Jinping", "president", "China")
        ledger.reconcile()
        assert ledger.rows("SELECT from_table, from_id, predicate, stance, story_id FROM staged.claims ORDER BY 1") == [
            ("events", event, "meet", "denied", "sto_1"), ("figures", figure, "trade_total", "asserted", "sto_1"),
            ("roles", role, "role", "asserted", "sto_1"),
        ]  # fmt: skip

    @pytest.mark.parametrize("measure", ["duration", "age", "distance", "count"])
    def test_mere_numbers_are_no_claims(self, ledger: Ledger, measure: str) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 52, 52, measure=measure, unit="year", reporter=None, partner=None)
        ledger.reconcile()
        assert ledger.rows("SELECT * FROM staged.claims") == []

    @pytest.mark.parametrize(
        "other",
        [
            {"period": "2022"}, {"measure": "exports"}, {"unit": "CNY"}, {"status": "target"}, {"partner": "IND"},
            {"measure": "change", "change_of": "exports"},
        ],
        ids=["period", "measure", "unit", "status", "partner", "change"],
    )  # fmt: skip
    def test_the_key_holds_all_that_must_be_alike(self, ledger: Ledger, other) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 240.05, 240.15)
        ledger.figure("doc_a", 240.05, 240.15, **other)
        ledger.reconcile()
        assert ledger.rows("SELECT count(DISTINCT claim_key) FROM staged.claims") == [(2,)]

    def test_ids_are_unique_and_the_same_in_every_build(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 240.05, 240.15)
        ledger.event("doc_a")
        ledger.reconcile()
        first = ledger.rows("FROM staged.claims")
        ledger.reconcile()
        assert ledger.rows("FROM staged.claims") == first


class TestPartsOfOneArticle:
    """An article's other amounts for a flow are parts of it, or are counted otherwise; it does not contradict itself."""

    def test_the_whole_is_shown_and_the_part_is_no_conflict(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        part, whole = ledger.figure("doc_a", 7.85, 7.95), ledger.figure("doc_a", 5785, 5795)
        ledger.reconcile()
        assert ledger.rows(TRADE) == [(pytest.approx(5790), "single", 2, 1, 1)]
        assert ledger.rows("SELECT * FROM staged.conflicts") == []
        told = dict(ledger.rows("SELECT figure_id, agrees FROM staged.trade_figure_claims"))
        assert told == {whole: True, part: False}

    def test_an_article_agrees_if_anything_that_it_says_meets_the_value(self, ledger: Ledger) -> None:
        for name in "ab":
            ledger.document(f"doc_{name}")
            ledger.figure(f"doc_{name}", 240.05, 240.15)
        ledger.figure("doc_b", 299.5, 300.5)
        ledger.reconcile()
        assert ledger.rows("SELECT value / 1e9, consistency FROM staged.trade_figures") == [(pytest.approx(240.1), "corroborated")]


def test_mirror_statistics_stand_beside_each_other_and_are_no_conflict(ledger: Ledger) -> None:
    """Argentina's sales to Brazil by its own books, and what Brazil counts."""
    ledger.document("doc_a")
    ledger.figure("doc_a", 6.55, 6.65, measure="exports", reporter="ARG", partner="BRA")
    ledger.figure("doc_a", 6.805, 6.815, measure="imports", reporter="BRA", partner="ARG")
    ledger.reconcile()
    assert ledger.rows("SELECT reporter, mirror_value / 1e9 FROM staged.trade_figures ORDER BY 1") == [
        ("ARG", pytest.approx(6.81)), ("BRA", pytest.approx(6.6)),
    ]  # fmt: skip
    assert ledger.rows("SELECT * FROM staged.conflicts") == []


class TestGrowth:
    """The level of a year, that of the year before and the percentage, in one article."""

    @pytest.mark.parametrize(
        ("later", "earlier", "growth", "conflicts"),
        [(244.8, 204, 1.9, 1), (240.1, 190.3, 26.3, 0), (240.1, 190.3, 29, 1), (190.3, 240.1, -20.7, 0), (190.3, 240.1, 20.7, 1)],
        ids=["far off", "a revised base is let pass", "off", "a fall", "a rise that is a fall"],
    )
    def test_growth_fits_the_levels(self, ledger: Ledger, later: float, earlier: float, growth: float, conflicts: int) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", later - 0.05, later + 0.05)
        ledger.figure("doc_a", earlier - 0.05, earlier + 0.05, period="2022")
        ledger.change("doc_a", growth)
        ledger.reconcile()
        assert ledger.rows("SELECT kind, n_stories FROM staged.conflicts") == [("arithmetic", 1)] * conflicts
        assert len(ledger.rows("FROM staged.conflict_statements")) == 3 * conflicts

    def test_another_base_or_article_is_not_taken_for_it(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        ledger.document("doc_b")
        ledger.figure("doc_a", 240.05, 240.15)
        ledger.figure("doc_b", 190.25, 190.35, period="2022")
        ledger.change("doc_a", 63.0, change_base="2021")
        ledger.change("doc_a", 2.0)
        ledger.reconcile()
        assert ledger.rows("SELECT * FROM staged.conflicts") == []

    def test_independent_stories_that_give_other_growth_conflict(self, ledger: Ledger) -> None:
        for name, growth in (("a", 26.3), ("b", 26.3), ("c", 12.0)):
            ledger.document(f"doc_{name}")
            ledger.change(f"doc_{name}", growth)
        ledger.reconcile()
        [(summary,)] = ledger.rows("SELECT summary FROM staged.conflicts")
        assert summary == "Two stories say 26.3%, one says 12% (growth of trade between CHN and RUS in 2023)."

    def test_growth_in_another_money_is_no_conflict(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        ledger.document("doc_b")
        ledger.change("doc_a", 26.3)
        ledger.change("doc_b", 32.7, sentence="It rose 32.7% in yuan terms.")
        ledger.reconcile()
        assert ledger.rows("SELECT * FROM staged.conflicts") == []


class TestOrdinals:
    def test_terms_that_begin_at_one_time_are_one_term(self, ledger: Ledger) -> None:
        for name, story, ordinal in (("a", "1", 5), ("b", "1", 5), ("c", "2", 5), ("d", "3", 4)):
            ledger.document(f"doc_{name}", story=f"sto_{story}", published_on="2024-05-16")
            ledger.ordinal(f"doc_{name}", ordinal)
        ledger.reconcile()
        [row] = ledger.rows("SELECT kind, n_documents, n_stories, summary FROM staged.conflicts")
        assert row == ("ordinal", 4, 3, "Two stories say fifth term, one says fourth term (which term of Ann Lee it is).")
        assert ledger.rows("SELECT count(*) FROM staged.conflict_statements") == [(4,)]

    @pytest.mark.parametrize(
        "other",
        [{"published_on": "2018-05-08"}, {"is_beginning": False}, {"noun": "visit", "time_window": "in two years"}, {"person": "Bo Wu"}],
        ids=["another year", "not beginning", "another thing", "another person"],
    )
    def test_what_is_not_the_same_term_is_no_conflict(self, ledger: Ledger, other: dict[str, object]) -> None:
        ledger.document("doc_a", published_on="2024-05-16")
        ledger.document("doc_b", published_on=str(other.pop("published_on", "2024-05-17")))
        ledger.ordinal("doc_a", 5)
        ledger.ordinal("doc_b", 4, **other)
        ledger.reconcile()
        assert ledger.rows("SELECT * FROM staged.conflicts") == []

    def test_second_in_two_years_and_second_in_six_months_are_both_claims(self, ledger: Ledger) -> None:
        ledger.document("doc_a", published_on="2024-05-16")
        ledger.document("doc_b", published_on="2024-05-16")
        ledger.ordinal("doc_a", 2, noun="visit to China", time_window="in two years")
        ledger.ordinal("doc_b", 3, noun="visit to China", time_window="in three years")
        ledger.reconcile()
        assert ledger.rows("SELECT count(DISTINCT claim_key) FROM staged.claims") == [(2,)]
        assert ledger.rows("SELECT * FROM staged.conflicts") == []


class TestDates:
    VISIT: ClassVar[dict[str, str]] = {"event_type": "visit", "actors": "Vladimir Putin", "target": "China"}

    @pytest.mark.parametrize(
        ("first", "last", "conflicts"),
        [("2024-05-18", "2024-05-19", 1), ("2024-05-17", "2024-05-17", 0), ("2024-10-16", "2024-10-17", 0)],
        ids=["another day", "the days meet", "another visit"],
    )
    def test_one_visit_has_one_date(self, ledger: Ledger, first: str, last: str, conflicts: int) -> None:
        ledger.document("doc_a")
        ledger.document("doc_b")
        ledger.event("doc_a", **self.VISIT, date_end="2024-05-17")
        ledger.event("doc_b", **self.VISIT, date_start=first, date_end=last)
        ledger.reconcile()
        assert ledger.rows("SELECT kind FROM staged.conflicts") == [("date",)] * conflicts

    @pytest.mark.parametrize("other", [{"date_basis": "resolved"}, {"status": "cancelled"}, {"event_type": "meet"}])
    def test_what_may_be_another_event_is_no_conflict(self, ledger: Ledger, other: dict[str, str]) -> None:
        ledger.document("doc_a")
        ledger.document("doc_b")
        ledger.event("doc_a", **(self.VISIT | {"event_type": other.get("event_type", "visit")}))
        ledger.event("doc_b", **(self.VISIT | {"date_start": "2024-05-18", "date_end": "2024-05-18"} | other))
        ledger.reconcile()
        assert ledger.rows("SELECT * FROM staged.conflicts") == []

    def test_an_article_that_knows_both_days_tells_of_two_events(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        ledger.document("doc_b")
        for day in ("2024-05-16", "2024-05-20"):
            ledger.event("doc_a", **self.VISIT, date_start=day, date_end=day)
        ledger.event("doc_b", **self.VISIT, date_start="2024-05-20", date_end="2024-05-20")
        ledger.reconcile()
        assert ledger.rows("SELECT * FROM staged.conflicts") == []


class TestConflicts:
    def test_value_conflict_shows_every_statement(self, ledger: Ledger) -> None:
        for name, low, high in (("a", 240.05, 240.15), ("b", 239.5, 240.5), ("c", 203.5, 204.5)):
            ledger.document(f"doc_{name}")
            ledger.figure(f"doc_{name}", low, high)
        ledger.figure("doc_c", 299.5, 300.5, status="target")
        ledger.reconcile()
        [(kind, summary, n_documents, n_stories)] = ledger.rows("SELECT kind, summary, n_documents, n_stories FROM staged.conflicts")
        assert (kind, n_documents, n_stories) == ("value", 3, 3)
        assert summary == "Two stories say 240.1 billion USD, one says 204 billion USD (trade between CHN and RUS in 2023)."
        said = ledger.rows("SELECT document_id, value FROM staged.conflict_statements ORDER BY ALL")
        assert said == [("doc_a", "240.1 billion"), ("doc_b", "240 billion"), ("doc_c", "204 billion")]
        assert ledger.rows("SELECT agrees FROM staged.trade_figure_claims ORDER BY figure_id") == [(True,), (True,), (False,), (False,)]

    def test_a_clean_power_of_ten_is_said_to_be_a_slip(self, ledger: Ledger) -> None:
        for name, value in (("a", 240.1), ("b", 240.1), ("c", 24.01), ("d", 243)):
            ledger.document(f"doc_{name}")
            ledger.figure(f"doc_{name}", value - 0.05, value + 0.05)
        ledger.reconcile()
        whys = ledger.rows("SELECT figure_id, why FROM staged.trade_figure_claims WHERE NOT agrees ORDER BY figure_id")
        assert ["power of ten" in why for _, why in whys] == [True, False]

    @pytest.mark.parametrize(
        ("value", "sentence", "why"),
        [
            (80, "It was 240 billion, of which 80 billion went by sea.", "a part of the flow"),
            (80, "It was 80 billion, against expectations in Beijing.", "what sets the two apart was not read"),
            (300, "It was 300 billion, of which much went by sea.", "what sets the two apart was not read"),
            (-80, "It was minus 80 billion, including services.", "what sets the two apart was not read"),
            (24, "It was 24 billion, of which much went by sea.", "power of ten"),
        ],
        ids=["of which", "no word of a part", "larger than the whole", "of the other sign", "a slip"],
    )
    def test_another_value_of_one_article_is_a_part_only_beside_words_for_one(self, ledger: Ledger, value, sentence, why) -> None:
        for name in ("a", "b"):
            ledger.document(f"doc_{name}")
            ledger.figure(f"doc_{name}", 239.5, 240.5)
        other = ledger.figure("doc_a", value - 0.5, value + 0.5, sentence=sentence)
        ledger.reconcile()
        [(told,)] = ledger.rows(f"SELECT why FROM staged.trade_figure_claims WHERE figure_id = '{other}'")
        assert why in told

    @pytest.mark.parametrize(
        ("exports", "imports", "total", "conflicts"),
        [(110.97, 129.14, 240.1, 0), (110.97, 129.14, 250.1, 1), (110.97, 119.14, 240.1, 1)],
        ids=["comes out", "total too large", "imports too small"],
    )
    def test_total_is_exports_and_imports(self, ledger: Ledger, exports: float, imports: float, total: float, conflicts: int) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", exports - 0.005, exports + 0.005, measure="exports")
        ledger.figure("doc_a", imports - 0.005, imports + 0.005, measure="imports")
        ledger.figure("doc_a", total - 0.05, total + 0.05)
        ledger.reconcile()
        assert ledger.rows("SELECT count(*) FROM staged.conflicts WHERE kind = 'arithmetic'") == [(conflicts,)]

    @pytest.mark.parametrize(("balance", "conflicts"), [(-18.17, 0), (18.17, 1), (-28.17, 1)], ids=["comes out", "sign", "size"])
    def test_balance_is_exports_less_imports(self, ledger: Ledger, balance: float, conflicts: int) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 110.965, 110.975, measure="exports")
        ledger.figure("doc_a", 129.135, 129.145, measure="imports")
        ledger.figure("doc_a", balance - 0.005, balance + 0.005, measure="trade_balance")
        ledger.reconcile()
        assert ledger.rows("SELECT count(*) FROM staged.conflicts WHERE kind = 'arithmetic'") == [(conflicts,)]

    def test_the_partners_books_are_not_mixed_in(self, ledger: Ledger) -> None:
        """Exports of one side and imports of the other make no total: mirror statistics never match exactly."""
        ledger.document("doc_a")
        ledger.figure("doc_a", 110.9, 111, measure="exports")
        ledger.figure("doc_a", 99.9, 100, measure="imports", reporter="RUS", partner="CHN")
        ledger.figure("doc_a", 240.05, 240.15)
        ledger.reconcile()
        assert ledger.rows("SELECT * FROM staged.conflicts") == []

    def test_arithmetic_conflict_shows_the_sides_too(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        keys = {ledger.figure("doc_a", 110, 111, measure="exports"), ledger.figure("doc_a", 129, 130, measure="imports")}
        keys.add(ledger.figure("doc_a", 300, 301))
        ledger.reconcile()
        shown = ledger.rows("SELECT from_id FROM staged.conflict_statements JOIN staged.claims USING (claim_id)")
        assert {key for (key,) in shown} == keys


class TestReference:
    @pytest.fixture
    def series(self, tmp_path: Path) -> Callable[..., pl.DataFrame]:
        def write(*cell_and_value: object) -> pl.DataFrame:
            row = ",".join("" if value is None else str(value) for value in (*cell_and_value, "customs", "2024-01-12"))
            path = tmp_path / "series.csv"
            path.write_text(f"{','.join(TRADE_SCHEMA)}\n{row}\n")
            return read_trade_series(path)

        return write

    @pytest.mark.parametrize("pair", [("CHN", "RUS"), ("RUS", "CHN")])
    def test_a_total_is_compared_whichever_way_the_series_names_the_pair(self, ledger: Ledger, series, pair) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 240.05, 240.15)
        ledger.reconcile(series(*pair, "total", "2023", "USD", 240.11 * BILLION))
        [(value, source, deviation)] = ledger.rows("SELECT reference_value / 1e9, reference_source, deviation FROM staged.trade_figures")
        assert (pytest.approx(value), source) == (240.11, "customs")
        assert deviation == pytest.approx((240.1 - 240.11) / 240.11)
        assert ledger.rows("SELECT * FROM staged.conflicts") == []

    def test_a_value_off_the_series_is_a_conflict(self, ledger: Ledger, series) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 203.5, 204.5)
        ledger.reconcile(series("CHN", "RUS", "total", "2023", "USD", 240.11 * BILLION))
        [(kind, summary)] = ledger.rows("SELECT kind, summary FROM staged.conflicts")
        assert kind == "reference"
        assert "customs" in summary
        assert ledger.rows("SELECT document_id FROM staged.conflict_statements") == [("doc_a",)]

    @pytest.mark.parametrize(
        "cell",
        [("CHN", "RUS", "total", "2019", "USD"), ("CHN", "RUS", "exports", "2018", "USD"), ("CHN", "RUS", "total", "2018", "CNY")],
        ids=["other year", "other flow", "other currency"],
    )
    def test_only_the_same_cell_is_compared(self, ledger: Ledger, series, cell) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 240.05, 240.15, period="2018")
        ledger.reconcile(series(*cell, 1.0))
        assert ledger.rows("SELECT reference_value, deviation FROM staged.trade_figures") == [(None, None)]

    def test_trade_with_the_world_is_compared(self, ledger: Ledger, series) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 5935, 5945, partner=None)
        ledger.reconcile(series("CHN", None, "total", "2023", "USD", 5940 * BILLION))
        assert ledger.rows("SELECT reference_value / 1e9 FROM staged.trade_figures") == [(5940.0,)]

    def test_a_users_row_for_the_pair_the_other_way_round_replaces_the_shipped_one(self, ledger: Ledger, tmp_path) -> None:
        own = tmp_path / "own.csv"
        own.write_text(
            "reporter,partner,flow,period,currency,value,source,published_on\nRUS,CHN,total,2023,USD,227000000000,own,2024-02-01\n"
        )
        ledger.document("doc_a")
        ledger.figure("doc_a", 226.5, 227.5)
        ledger.reconcile(read_trade_series(own))
        assert ledger.rows("SELECT reference_source FROM staged.trade_figures") == [("own",)]


class TestTimeline:
    def test_one_event_told_by_many_is_one_row(self, ledger: Ledger) -> None:
        for name, story in (("a", "1"), ("b", "1"), ("c", "2")):
            ledger.document(f"doc_{name}", story=f"sto_{story}")
            ledger.event(f"doc_{name}")
        ledger.reconcile()
        assert ledger.rows("SELECT n_documents, n_stories, status FROM staged.timeline") == [(3, 2, "occurred")]
        assert ledger.rows("SELECT count(*), count(DISTINCT timeline_id) FROM staged.timeline_events") == [(3, 1)]

    @pytest.mark.parametrize(
        "other",
        [{"date_start": "2024-05-17", "date_end": "2024-05-17"}, {"event_type": "call"}, {"actors": "Xi Jinping; Li Qiang"}],
        ids=["day", "type", "actors"],
    )
    def test_what_differs_stays_apart(self, ledger: Ledger, other) -> None:
        ledger.document("doc_a")
        ledger.document("doc_b")
        ledger.event("doc_a")
        ledger.event("doc_b", **other)
        ledger.reconcile()
        assert ledger.rows("SELECT count(*) FROM staged.timeline") == [(2,)]

    def test_an_undated_event_is_merged_within_its_story_only(self, ledger: Ledger) -> None:
        for name, story in (("a", "1"), ("b", "1"), ("c", "2")):
            ledger.document(f"doc_{name}", story=f"sto_{story}")
            ledger.event(f"doc_{name}", date_start=None, date_end=None, date_basis="unknown")
        ledger.reconcile()
        assert ledger.rows("SELECT n_documents FROM staged.timeline ORDER BY 1") == [(1,), (2,)]

    def tell(self, ledger: Ledger, *tellings: tuple[str, dict[str, object]]) -> list[tuple[object, ...]]:
        """The tellings, each as the story and what its event says; the timeline that they make: day, target, number of tellings."""
        for number, (story, says) in enumerate(tellings):
            ledger.document(f"doc_{number}", story=f"sto_{story}")
            ledger.event(f"doc_{number}", **says)
        ledger.reconcile()
        return ledger.rows("SELECT date_start, target, n_documents FROM staged.timeline ORDER BY n_documents, date_start")

    OPEN: ClassVar[dict[str, object]] = {"date_start": None, "date_end": None, "date_basis": "unknown"}

    def test_a_telling_without_a_day_takes_the_one_day_of_its_story(self, ledger: Ledger) -> None:
        assert [row[2] for row in self.tell(ledger, ("1", {}), ("1", self.OPEN), ("2", self.OPEN))] == [1, 2]

    def test_of_two_days_no_telling_takes_one(self, ledger: Ledger) -> None:
        other = {"date_start": "2024-06-01", "date_end": "2024-06-01"}
        assert [row[2] for row in self.tell(ledger, ("1", {}), ("1", other), ("1", self.OPEN))] == [1, 1, 1]

    def test_what_is_planned_is_not_what_took_place(self, ledger: Ledger) -> None:
        assert [row[2] for row in self.tell(ledger, ("1", {}), ("1", {**self.OPEN, "status": "planned"}))] == [1, 1]

    def test_talks_and_a_meeting_on_one_day_are_one(self, ledger: Ledger) -> None:
        assert [row[2] for row in self.tell(ledger, ("1", {"event_type": "talks"}), ("2", {"event_type": "meet"}))] == [2]

    def test_a_month_goes_with_its_only_day(self, ledger: Ledger) -> None:
        month = {"date_start": "2024-05", "date_end": "2024-05"}
        day = {"date_start": "2024-05-16", "date_end": "2024-05-17"}
        rows = self.tell(
            ledger, *((story, {"event_type": "visit", "target": "China", **says}) for story, says in (("1", month), ("2", day)))
        )
        assert rows == [("2024-05-16", "China", 2)]

    def test_on_one_day_of_a_story_the_target_is_told_once(self, ledger: Ledger) -> None:
        rows = self.tell(ledger, ("1", {"event_type": "visit", "target": None}), ("1", {"event_type": "visit", "target": "China"}))
        assert [row[1:] for row in rows] == [("China", 2)]

    def test_status_is_what_most_stories_say_not_most_copies(self, ledger: Ledger) -> None:
        for name, story, status in (
            ("a", "1", "planned"), ("b", "1", "planned"), ("c", "1", "planned"), ("d", "2", "occurred"), ("e", "3", "occurred"),
        ):  # fmt: skip
            ledger.document(f"doc_{name}", story=f"sto_{story}")
            ledger.event(f"doc_{name}", status=status)
        ledger.reconcile()
        assert ledger.rows("SELECT status, n_stories FROM staged.timeline") == [("occurred", 3)]

    def test_what_imposes_and_what_lifts_a_measure_are_two(self, ledger: Ledger) -> None:
        for name, direction in (("a", "imposed"), ("b", "lifted"), ("c", None), ("d", "lifted")):
            ledger.document(name)
            ledger.event(name, event_type="sanction", direction=direction)
        ledger.reconcile()
        rows = ledger.rows("SELECT direction, n_documents FROM staged.timeline ORDER BY 1")
        assert rows == [("imposed", 2), ("lifted", 2)]
        joined = "staged.timeline_events JOIN staged.timeline USING (timeline_id)"
        assert ledger.rows(f"SELECT count(*), count(DISTINCT timeline_id) FROM {joined}") == [(4, 2)]
        assert ledger.rows("SELECT count(DISTINCT claim_key) FROM staged.claims WHERE predicate = 'sanction'") == [(2,)]


def test_marts_of_an_empty_ledger_are_empty(ledger: Ledger) -> None:
    ledger.reconcile()
    for mart in ("claims", "trade_figures", "trade_figure_claims", "conflicts", "conflict_statements", "timeline", "timeline_events"):
        assert ledger.rows(f"SELECT count(*) FROM staged.{mart}") == [(0,)]


class TestConfidence:
    """What is read without enough confidence is shown and counts for nothing."""

    def test_one_that_is_not_sure_enough_makes_no_trade_figure(self, ledger: Ledger) -> None:
        ledger.document("doc_1")
        ledger.figure("doc_1", 240.05, 240.15, confidence=LEAST_CONFIDENCE - 0.001)
        ledger.reconcile()
        assert ledger.rows(TRADE) == []

    def test_one_that_is_just_sure_enough_does(self, ledger: Ledger) -> None:
        ledger.document("doc_1")
        ledger.figure("doc_1", 240.05, 240.15, confidence=LEAST_CONFIDENCE)
        ledger.reconcile()
        assert len(ledger.rows(TRADE)) == 1

    @pytest.mark.parametrize("least, counted", [(0.0, 1), (0.5, 1), (0.51, 0), (1.0, 0)])
    def test_whoever_asks_for_less_or_more_gets_it(self, ledger: Ledger, least: float, counted: int) -> None:
        ledger.document("doc_1")
        ledger.figure("doc_1", 240.05, 240.15, confidence=0.5)
        ledger.reconcile(least_confidence=least)
        assert len(ledger.rows(TRADE)) == counted

    def test_beside_a_sure_one_it_is_shown_and_is_no_conflict(self, ledger: Ledger) -> None:
        for number, (value, sure) in enumerate(((240.1, 0.9), (204.0, 0.4))):
            ledger.document(f"doc_{number}")
            figure = ledger.figure(f"doc_{number}", value - 0.05, value + 0.05, confidence=sure)
        ledger.reconcile()
        assert ledger.rows(TRADE) == [(pytest.approx(240.1), "single", 1, 1, 1)]
        [(why,)] = ledger.rows(f"SELECT why FROM staged.trade_figure_claims WHERE figure_id = '{figure}'")
        assert why == "Read with a confidence of 0.40, below 0.60: shown, not counted."
        assert ledger.rows("SELECT kind FROM staged.conflicts") == []

    def test_growth_that_is_not_sure_enough_contradicts_nothing(self, ledger: Ledger) -> None:
        for number, (percent, sure) in enumerate(((5.0, 0.9), (9.0, 0.4))):
            ledger.document(f"doc_{number}")
            ledger.change(f"doc_{number}", percent, confidence=sure)
        ledger.reconcile()
        assert ledger.rows("SELECT kind FROM staged.conflicts") == []

    @pytest.mark.parametrize(
        ("told", "expected"),
        [
            ([("a", 240.1, 0.8)], 0.8),
            ([("a", 240.1, 0.8), ("b", 240.1, 0.7)], 0.94),
            ([("a", 240.1, 0.8), ("a", 240.1, 0.7)], 0.8),
            ([("a", 240.1, 0.8), ("b", 204.0, 0.7), ("c", 240.1, 0.6)], 0.92),
            ([("a", 240.1, None)], None),
        ],
        ids=["one story", "two stories", "copies of one", "only those that agree", "none is weighed"],
    )
    def test_how_sure_a_value_is(self, ledger: Ledger, told, expected) -> None:
        for number, (story, value, sure) in enumerate(told):
            ledger.document(f"doc_{number}", story=f"sto_{story}")
            ledger.figure(f"doc_{number}", value - 0.05, value + 0.05, confidence=sure)
        ledger.reconcile()
        assert ledger.rows("SELECT confidence FROM staged.trade_figures") == [(expected,)]
