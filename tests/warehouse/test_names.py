"""What an analyst looks for by name: days beside labels, lowest and highest value, when a row was first seen, what counts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.warehouse.ledger import BILLION, Ledger
from warehouse.runs import start_run

MONDAY, TUESDAY, FRIDAY = date(2024, 5, 13), date(2024, 5, 14), date(2024, 5, 17)


def came_in(ledger: Ledger, document_id: str, day: date) -> None:
    """Has a document come in by a run of that day."""
    run_id = f"run_{day}"
    if not ledger.rows(f"SELECT run_id FROM ops.runs WHERE run_id = '{run_id}'"):
        start_run(ledger.connection, run_id, datetime(day.year, day.month, day.day, 23, 30, tzinfo=UTC), "1")
    ledger.connection.execute("UPDATE raw.documents SET first_run_id = ? WHERE document_id = ?", [run_id, document_id])


def tell(ledger: Ledger, document_id: str, day: date, low: float, high: float, **said) -> None:
    ledger.document(document_id)
    came_in(ledger, document_id, day)
    ledger.figure(document_id, low, high, **said)


@pytest.mark.parametrize(
    ("period", "start", "end", "label", "kind"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023", "year"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "2023-02", "month"),
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30), "2023-Q2", "quarter"),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31), "2023-H2", "half"),
        ("2023-01/2023-03", date(2023, 1, 1), date(2023, 3, 31), "2023-Q1", "quarter"),
        ("2023-01/2023-04", date(2023, 1, 1), date(2023, 4, 30), "2023-01/2023-04", "span"),
        ("2022/2023", date(2022, 4, 1), date(2023, 3, 31), "2022/2023", "span"),
    ],
)
def test_a_period_has_its_days_and_kind(ledger: Ledger, period: str, start: date, end: date, label: str, kind: str) -> None:
    ledger.document("doc_a")
    ledger.figure("doc_a", 1, 2, period=period, period_start=start, period_end=end)
    ledger.reconcile()
    for table in ("trade_figures", "trade_figure_claims"):
        assert ledger.rows(f"SELECT period, period_start, period_end, period_kind FROM staged.{table}") == [(label, start, end, kind)]


def test_lowest_and_highest_value_are_those_of_all_statements(ledger: Ledger) -> None:
    for number, (low, high) in enumerate([(240.05, 240.15), (239.5, 240.5), (203.5, 204.5)]):
        ledger.document(f"doc_{number}")
        ledger.figure(f"doc_{number}", low, high)
    ledger.document("doc_range")
    ledger.figure("doc_range", 250, 260, value=250, value_high=260 * BILLION)
    ledger.document("doc_target")
    ledger.figure("doc_target", 299.5, 300.5, status="target")
    ledger.reconcile()
    found = ledger.rows("SELECT value_low / 1e9, value_high / 1e9, n_agreeing_stories, n_stories FROM staged.trade_figures")
    assert found == [(pytest.approx(204.0), pytest.approx(260.0), 2, 4)]


def test_a_fall_is_lower_than_its_least(ledger: Ledger) -> None:
    ledger.document("doc_a")
    ledger.figure("doc_a", -12, -10, value=-10, value_high=-12 * BILLION, measure="trade_balance")
    ledger.reconcile()
    assert ledger.rows("SELECT value_low / 1e9, value_high / 1e9 FROM staged.trade_figures") == [(-12.0, -10.0)]


class TestSeen:
    """first_seen_on and last_seen_on follow the runs that documents came in with."""

    seen = "SELECT first_seen_on, last_seen_on FROM staged.{}"

    def test_of_a_trade_figure_and_an_event(self, ledger: Ledger) -> None:
        for document_id, day in (("doc_a", TUESDAY), ("doc_b", MONDAY), ("doc_c", FRIDAY)):
            tell(ledger, document_id, day, 240.05, 240.15)
            ledger.event(document_id)
        ledger.reconcile()
        assert ledger.rows(self.seen.format("trade_figures")) == [(MONDAY, FRIDAY)]
        assert ledger.rows(self.seen.format("timeline")) == [(MONDAY, FRIDAY)]

    def test_a_conflict_is_opened_by_its_second_side(self, ledger: Ledger) -> None:
        tell(ledger, "doc_a", MONDAY, 240.05, 240.15)
        tell(ledger, "doc_b", MONDAY, 239.5, 240.5)
        tell(ledger, "doc_c", TUESDAY, 203.5, 204.5)
        tell(ledger, "doc_d", FRIDAY, 240.05, 240.15)
        ledger.reconcile()
        assert ledger.rows(self.seen.format("conflicts")) == [(TUESDAY, FRIDAY)]

    def test_a_sum_that_does_not_come_out_is_open_at_once(self, ledger: Ledger) -> None:
        tell(ledger, "doc_a", TUESDAY, 240.05, 240.15)
        ledger.figure("doc_a", 100.05, 100.15, measure="exports")
        ledger.figure("doc_a", 100.05, 100.15, measure="imports")
        ledger.reconcile()
        assert ledger.rows("SELECT kind, first_seen_on, last_seen_on FROM staged.conflicts") == [("arithmetic", TUESDAY, TUESDAY)]

    def test_a_run_that_is_not_in_the_log_leaves_it_open(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        ledger.figure("doc_a", 240.05, 240.15)
        ledger.reconcile()
        assert ledger.rows(self.seen.format("trade_figures")) == [(None, None)]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024", "2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", "2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-05-16", "2024-05-17", (date(2024, 5, 16), date(2024, 5, 17))),
        ("2024-05", "2024-06-02", (date(2024, 5, 1), date(2024, 6, 2))),
        (None, None, (None, None)),
    ],
)
def test_the_timeline_has_days(ledger: Ledger, start: str | None, end: str | None, days: tuple) -> None:
    ledger.document("doc_a")
    ledger.event("doc_a", date_start=start, date_end=end, date_basis="stated" if start else "unknown")
    ledger.reconcile()
    assert ledger.rows("SELECT starts_on, ends_on FROM staged.timeline") == [days]


def test_what_was_replaced_or_withdrawn_does_not_count(ledger: Ledger) -> None:
    ledger.document("doc_a")
    ledger.document("doc_b", supersedes="doc_a")
    ledger.document("doc_c")
    ledger.connection.execute("INSERT INTO ops.withdrawn VALUES ('doc_c', 'run_1')")
    ledger.document("doc_d")
    found = "SELECT document_id, is_current FROM staged.documents ORDER BY ALL"
    assert ledger.rows(found) == [("doc_a", False), ("doc_b", True), ("doc_c", False), ("doc_d", True)]


def test_a_version_that_was_not_read_replaces_nothing(ledger: Ledger) -> None:
    ledger.document("doc_a")
    ledger.document("doc_b", supersedes="doc_a")
    ledger.connection.execute("DELETE FROM staged.document_readings WHERE document_id = 'doc_b'")
    assert ledger.rows("SELECT document_id, is_current FROM staged.documents") == [("doc_a", True)]
