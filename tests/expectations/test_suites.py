"""What the suites say, without running them."""

from __future__ import annotations

import duckdb
import pytest

from expectations.suites import SEMANTIC, Expectation, all_suites
from tests.warehouse.ledger import Ledger
from warehouse.tables import LOGS, TABLES, VIEWS

EVERY = [expectation for suite in all_suites().values() for expectation in suite]


def named(expectation: Expectation) -> str:
    return f"{expectation.table}.{expectation.name}"


def test_every_table_but_logs_and_views_has_a_suite() -> None:
    assert set(all_suites()) == set(TABLES) - {table.name for table in (*LOGS, *VIEWS)}
    assert {expectation.table for expectation in SEMANTIC} <= set(all_suites())


def test_names_are_unique_within_a_table() -> None:
    assert len({named(expectation) for expectation in EVERY}) == len(EVERY)


@pytest.mark.parametrize("expectation", EVERY, ids=named)
def test_expectation_is_plain_words_over_its_batch(expectation: Expectation) -> None:
    assert expectation.description.endswith(".")
    assert expectation.severity in {"critical", "warning"}
    assert "{batch}" in expectation.failing_rows
    assert "{" not in expectation.failing_rows.format(batch="here").replace(r"\d{4}", "").replace(r"\p{Z}", "").replace(r"\x{", "")


def test_every_declared_rule_is_audited() -> None:
    for table in TABLES.values():
        if table in LOGS or table in VIEWS:
            continue
        names = {expectation.name for expectation in all_suites()[table.name]}
        for column in table.columns:
            assert column.nullable or f"{column.name}_is_given" in names
            assert not column.vocabulary or f"{column.name}_is_of_its_vocabulary" in names
            if column.references and not column.references.startswith("runs."):
                assert f"{column.name}_joins_{column.references.partition('.')[0]}" in names


def test_an_empty_ledger_breaks_nothing(ledger: Ledger) -> None:
    ledger.reconcile()
    for expectation in EVERY:
        assert ledger.rows(expectation.failing_rows.format(batch=f"staged.{expectation.table}")) == [], named(expectation)


def test_hand_written_rows_break_only_what_they_should(ledger: Ledger) -> None:
    """The same queries without Great Expectations: a null where null is allowed breaks nothing."""
    ledger.document("doc_a", story="sto_1")
    open_ = {
        "reporter": None, "partner": None, "parties_basis": None, "period": None, "period_start": None, "period_end": None,
        "period_basis": "unknown",
    }  # fmt: skip
    ledger.figure("doc_a", None, 5, surface="Text", measure="money", **open_)
    ledger.figure("doc_a", 5, None, surface="Text", measure="money", **open_)
    ledger.event("doc_a", trigger="Text", actors=None, date_start=None, date_end=None, date_basis="unknown")
    ledger.reconcile()
    broken = {
        named(expectation) for expectation in EVERY if ledger.rows(expectation.failing_rows.format(batch=f"staged.{expectation.table}"))
    }
    assert broken == {"documents.text_is_unchanged"}  # the ledger makes its digests up


def test_blanks_of_the_audit_are_those_of_the_reading() -> None:
    """What the audit calls blank must hold every character that Python or Polars strip, or such an article stops all."""
    [rule] = [expectation for expectation in SEMANTIC if expectation.name == "nothing_is_lost"]
    blanks = rule.failing_rows.format(batch="x").split("regexp_replace(text, '")[1].split("', ''")[0]
    spaces = "".join(chr(code) for code in range(0x110000) if chr(code).isspace())
    with duckdb.connect() as connection:
        [(left,)] = connection.execute(f"SELECT regexp_replace(?, '{blanks}', '', 'g')", [spaces]).fetchall()
    assert [hex(ord(letter)) for letter in left] == []
