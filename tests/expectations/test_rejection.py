"""Rows that break a rule of their own leave alone, with what refers to them; what is left breaks nothing."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest

from expectations.rejection import set_aside_mart_rows, set_aside_readings
from expectations.suites import all_suites
from tests.warehouse.ledger import Ledger, example_row
from warehouse.database import insert_frame
from warehouse.marts import build_marts
from warehouse.readings import load_readings
from warehouse.schema import rows_to_frame
from warehouse.tables import MARTS, READINGS, TABLES

BACKWARDS = {"period": "2023", "period_start": date(2023, 12, 31), "period_end": date(2023, 1, 1)}
MANY = 600


def failing(ledger: Ledger, table: str | None = None) -> dict[str, list[str]]:
    """What the critical expectations name; the ledger makes its digests and texts up, so those of texts are left out."""
    found = {
        f"{expectation.table}.{expectation.name}": [
            str(row[0]) for row in ledger.rows(expectation.failing_rows.format(batch=f"staged.{name}"))
        ]
        for name, suite in all_suites().items() for expectation in suite
        if expectation.severity == "critical" and "text" not in expectation.name and table in {None, name}
    }  # fmt: skip
    return {name: sorted(keys) for name, keys in found.items() if keys}


def rejected(ledger: Ledger) -> list[tuple[str, str, str]]:
    return ledger.rows("SELECT table_name, key, expectation FROM ops.rejected ORDER BY ALL")


def figures(ledger: Ledger, n_sound: int, n_broken: int, batch: str = "bat_1") -> list[str]:
    """Sound figures of one document, and broken ones; returns the keys of the latter."""
    document = f"doc_{batch}"
    ledger.document(document, batch=batch)
    broken = [ledger.figure(document, 5, 6, surface="Text", batch=batch, **BACKWARDS) for _ in range(n_broken)]
    one = ledger.figure(document, 240, 241, surface="Text", batch=batch)
    ledger.connection.execute(
        "INSERT INTO staged.figures SELECT figures.* REPLACE (figure_id || '_' || n AS figure_id) FROM staged.figures AS figures, "
        f"range({n_sound - 1}) AS more(n) WHERE figure_id = '{one}'"
    )
    return broken


class TestReadings:
    def test_five_among_many_are_set_aside_and_the_rest_passes(self, ledger: Ledger) -> None:
        ledger.reference()
        broken = figures(ledger, MANY, 5)
        assert set_aside_readings(ledger.connection) == 5
        assert rejected(ledger) == [("figures", key, "period_is_in_order") for key in sorted(broken)]
        build_marts(ledger.connection)
        assert failing(ledger) == {}
        assert ledger.rows("SELECT count(*) FROM staged.figures") == [(MANY,)]
        assert ledger.rows("SELECT count(*) FROM staged.claims") == [(MANY,)]

    def test_the_row_its_document_and_the_reason_are_kept(self, ledger: Ledger) -> None:
        ledger.reference()
        [key] = figures(ledger, 1, 1)
        set_aside_readings(ledger.connection)
        [(document_id, row, reason)] = ledger.rows("SELECT document_id, row, reason FROM ops.rejected")
        kept = json.loads(row)
        assert (document_id, reason) == ("doc_bat_1", "No period ends before it starts, and a period has both ends or none.")
        assert (kept["figure_id"], kept["period_end"], kept["partner"]) == (key, "2023-01-01", "RUS")
        assert list(kept) == TABLES["figures"].column_names

    @pytest.mark.parametrize(("n_sound", "n_broken", "is_refused"), [
        (1, 5, False), (1, 6, True), (MANY, 6, False), (MANY, 7, True), (2 * MANY, 7, False), (2 * MANY, 12, False), (2 * MANY, 13, True),
    ])  # fmt: skip
    def test_beyond_one_in_a_hundred_the_table_is_refused(self, ledger: Ledger, n_sound: int, n_broken: int, is_refused: bool) -> None:
        ledger.reference()
        broken = figures(ledger, n_sound, n_broken)
        set_aside_readings(ledger.connection)
        rules = ("figures.few_rows_are_set_aside", "figures.few_rows_of_a_batch_are_set_aside")
        assert failing(ledger, "figures") == (dict.fromkeys(rules, sorted(broken)) if is_refused else {})

    def test_a_bad_batch_is_refused_however_much_lies_there_already(self, ledger: Ledger) -> None:
        ledger.reference()
        figures(ledger, 10 * MANY, 0, batch="bat_1")
        broken = figures(ledger, 1, 6, batch="bat_2")
        set_aside_readings(ledger.connection)
        assert failing(ledger, "figures") == {"figures.few_rows_of_a_batch_are_set_aside": sorted(broken)}

    def test_what_refers_to_a_row_follows_it_and_does_not_count(self, ledger: Ledger) -> None:
        ledger.reference()
        ledger.document("doc_a")
        lost, kept = (ledger.event("doc_a", trigger="Text", date_end=day) for day in ("2024-05-15", "2024-05-16"))
        participants(ledger, lost, 9)
        participants(ledger, kept, 1)
        set_aside_readings(ledger.connection)
        assert {(table, rule) for table, _, rule in rejected(ledger)} == {
            ("events", "dates_are_in_order"), ("event_participants", "event_id_joins_events"),
        }  # fmt: skip
        assert set(ledger.rows("SELECT document_id FROM ops.rejected")) == {("doc_a",)}
        assert ledger.rows("SELECT DISTINCT event_id FROM staged.event_participants") == [(kept,)]
        assert failing(ledger, "event_participants") == {"event_participants.entity_id_joins_entities": [kept]}  # that is of the whole

    def test_an_entity_takes_its_mentions_along_and_comes_again(self, ledger: Ledger) -> None:
        ledger.reference()
        for batch in ("bat_1", "bat_2"):
            ledger.document(f"doc_{batch}", batch=batch)
            stage(ledger, "entities", batch, entity_id="ent_z", kind="country", name="Nowhere", iso3="ZZZ", wikidata_id=None)
            stage(
                ledger, "mentions", batch, mention_id=f"men_{batch}", entity_id="ent_z", document_id=f"doc_{batch}",
                passage_id=f"pas_doc_{batch}", surface="Text", char_start=0, char_end=4,
            )  # fmt: skip
            set_aside_readings(ledger.connection)
        assert rejected(ledger) == [
            ("entities", "ent_z", "country_codes_are_known"),
            ("mentions", "men_bat_1", "entity_id_joins_entities"), ("mentions", "men_bat_2", "entity_id_joins_entities"),
        ]  # fmt: skip
        assert failing(ledger) == {}

    def test_a_document_whose_passages_break_is_set_aside_whole(self, ledger: Ledger) -> None:
        ledger.reference()
        ledger.document("doc_a")
        ledger.document("doc_b")
        ledger.figure("doc_a", 240, 241, surface="Text")
        ledger.connection.execute("UPDATE staged.passages SET char_end = char_end + 5 WHERE document_id = 'doc_a'")
        set_aside_readings(ledger.connection)
        assert rejected(ledger) == [("passages", "pas_doc_a", "text_stands_in_the_text")]
        assert ledger.rows("SELECT document_id FROM staged.documents") == [("doc_b",)]
        build_marts(ledger.connection)
        assert failing(ledger) == {}

    def test_what_was_published_is_looked_at_when_asked_and_its_part_is_written_anew(self, ledger: Ledger) -> None:
        ledger.reference()
        figures(ledger, 1, 1)
        ledger.connection.execute("INSERT INTO ops.published_batches VALUES ('bat_1')")
        assert set_aside_readings(ledger.connection) == 0
        assert set_aside_readings(ledger.connection, everything=True) == 1
        assert ledger.rows("FROM ops.published_batches") == []

    def test_nothing_is_done_twice(self, ledger: Ledger) -> None:
        ledger.reference()
        figures(ledger, 1, 1)
        assert [set_aside_readings(ledger.connection) for _ in range(2)] == [1, 0]


def stage(ledger: Ledger, table: str, batch: str, **said: object) -> None:
    frame = rows_to_frame(TABLES[table], [example_row(table) | said])
    insert_frame(ledger.connection, f"staged.{table}", frame.with_columns(batch_id=pl.lit(batch)))


def participants(ledger: Ledger, event_id: str, count: int) -> None:
    for number in range(count):
        stage(ledger, "event_participants", "bat_1", event_id=event_id, entity_id=f"ent_{number}", side="actor")


class TestMarts:
    """Marts follow from readings; here their rows are broken by hand, as a slip in their SQL would break them."""

    def reconcile(self, ledger: Ledger, *damages: str) -> None:
        for story in ("a", "b"):
            ledger.document(f"doc_{story}")
            ledger.event(f"doc_{story}", trigger="Text")
        ledger.figure("doc_a", 240, 241, surface="Text")
        ledger.figure("doc_b", 200, 201, surface="Text")
        ledger.figure("doc_b", 20, 21, surface="Text", period="2022")
        ledger.reconcile()
        assert set_aside_mart_rows(ledger.connection) == 0
        for damage in damages:
            ledger.connection.execute(damage)
        set_aside_mart_rows(ledger.connection)
        assert failing(ledger) == {}

    def test_a_trade_figure_takes_its_links_along(self, ledger: Ledger) -> None:
        self.reconcile(ledger, "UPDATE staged.trade_figures SET partner = reporter WHERE period = '2022'")
        assert {(table, rule) for table, _, rule in rejected(ledger)} == {
            ("trade_figures", "parties_differ"), ("trade_figure_claims", "trade_figure_id_joins_trade_figures"),
        }  # fmt: skip
        assert ledger.rows("SELECT period FROM staged.trade_figures") == [("2023",)]

    def test_a_claim_takes_along_what_rests_on_it_alone(self, ledger: Ledger) -> None:
        self.reconcile(ledger, "UPDATE staged.claims SET value_min = 2, value_max = 1 WHERE qualifiers LIKE '%2022%'")
        assert {(table, rule) for table, _, rule in rejected(ledger)} == {
            ("claims", "interval_is_in_order"), ("trade_figure_claims", "claim_id_joins_claims"), ("trade_figures", "consensus_has_evidence"),
        }  # fmt: skip

    def test_a_conflict_that_lost_a_statement_is_none_to_show(self, ledger: Ledger) -> None:
        self.reconcile(ledger, "UPDATE staged.claims SET value_min = 2, value_max = 1 WHERE value_min > 2e11 AND unit = 'USD'")
        assert ledger.rows("SELECT count(*) FROM staged.conflicts") == [(0,)]
        assert ("conflicts", "statements_are_counted") in {(table, rule) for table, _, rule in rejected(ledger)}

    def test_a_conflict_takes_its_statements_along(self, ledger: Ledger) -> None:
        self.reconcile(ledger, "UPDATE staged.conflicts SET kind = 'taste'")
        assert ledger.rows("SELECT count(*) FROM staged.conflict_statements") == [(0,)]

    def test_an_event_of_the_timeline_takes_its_links_along(self, ledger: Ledger) -> None:
        self.reconcile(ledger, "UPDATE staged.timeline SET date_end = '2024-05-15'")
        assert {(table, rule) for table, _, rule in rejected(ledger)} == {
            ("timeline", "dates_are_in_order"), ("timeline_events", "timeline_id_joins_timeline"),
        }  # fmt: skip

    def test_a_null_where_none_may_be_is_a_row_to_set_aside(self, ledger: Ledger) -> None:
        self.reconcile(ledger, "UPDATE staged.trade_figures SET why = NULL WHERE period = '2022'")
        assert ("trade_figures", "why_is_given") in {(table, rule) for table, _, rule in rejected(ledger)}

    def test_those_of_the_marts_before_are_forgotten(self, ledger: Ledger) -> None:
        self.reconcile(ledger, "UPDATE staged.timeline SET date_end = '2024-05-15'")
        build_marts(ledger.connection)
        set_aside_mart_rows(ledger.connection)
        assert rejected(ledger) == []


class TestReadingsThatBreakOff:
    def read(self, ledger: Ledger, details: list[str], batch: str = "bat_1") -> None:
        readings = {table.name: rows_to_frame(table, []) for table in READINGS}
        readings["documents"] = pl.DataFrame(
            [{"document_id": "doc_a", "title": None, "byline": None, "published_on": None, "published_basis": "unknown", "word_count": 3}],
            schema_overrides={"title": pl.String, "byline": pl.String, "published_on": pl.Date},
        )
        readings["passages"] = ledger.connection.execute("SELECT * EXCLUDE batch_id FROM staged.passages").pl()
        readings["term_pairs"] = pl.DataFrame(schema={"document_id": pl.String, "term_pair": pl.UInt64})
        readings["ordinals"] = pl.DataFrame(schema={"ordinal_id": pl.String})
        if details:
            rows = [{"document_id": "doc_a", "table_name": "figures", "detail": detail, "sentence": "It's 0h."} for detail in details]
            readings["broken"] = pl.DataFrame(rows)
        load_readings(ledger.connection, readings, batch, batch)

    def test_each_is_kept_with_its_sentence_until_the_document_is_read_again(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        self.read(ledger, ["IndexError: 7", "ValueError: 0", "ValueError: 0"])
        rows = ledger.rows("SELECT table_name, key, document_id, expectation, row, reason FROM ops.rejected ORDER BY reason")
        told = ("figures", "doc_a", "doc_a", "reading_is_whole", '{"sentence":"It\'s 0h."}')
        assert rows == [(*told, "IndexError: 7"), (*told, "ValueError: 0")]
        self.read(ledger, [], batch="bat_2")
        assert rejected(ledger) == []

    def test_it_is_neither_a_row_of_its_table_nor_the_loss_of_its_document(self, ledger: Ledger) -> None:
        ledger.reference()
        ledger.document("doc_a")
        self.read(ledger, [f"ValueError: {number}" for number in range(9)])
        set_aside_readings(ledger.connection)
        assert set(rejected(ledger)) == {("figures", "doc_a", "reading_is_whole")}
        assert failing(ledger, "figures") == failing(ledger, "quotes") == {}


def test_every_rule_of_one_row_is_critical_of_a_reading_or_a_mart() -> None:
    for table in (*READINGS, *MARTS):
        assert all(expectation.scope == "whole" for expectation in all_suites()[table.name] if "_joins_" in expectation.name)
