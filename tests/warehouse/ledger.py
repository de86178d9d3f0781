"""A staged database filled row by row, for tests in which every value is written out."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import polars as pl

from warehouse.confidence import LEAST_CONFIDENCE
from warehouse.database import create_schemas, insert_frame
from warehouse.marts import build_marts
from warehouse.reference import known_codes, load_reference, read_trade_series
from warehouse.schema import rows_to_frame
from warehouse.tables import TABLES
from warehouse.tables.readings import ENTITIES, EVENTS, FIGURES, PASSAGES, ROLES

BILLION = 1e9
NO_SERIES = read_trade_series().clear()


class Ledger:
    """Adds valid rows with the fewest words; what a test is about it says, the rest is filled in."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        create_schemas(connection)
        self._n = 0

    def document(
        self, document_id: str, *, story: str | None = None, supersedes: str | None = None, batch: str = "bat_1",
        published_on: str | None = None,
    ) -> None:  # fmt: skip
        """A document of one passage, in a story of its own unless it is told."""
        text = f"Text of {document_id}."
        raw = {
            "document_id": document_id, "source_uri": f"{document_id}.txt", "language": "en", "text": text, "text_sha256": "0" * 64,
            "supersedes": supersedes, "first_run_id": "run_1",
        }  # fmt: skip
        insert_frame(self.connection, "raw.documents", pl.DataFrame([raw], schema_overrides={"supersedes": pl.String}))
        told = {
            "document_id": document_id, "published_on": date.fromisoformat(published_on) if published_on else None,
            "published_basis": "unknown", "word_count": 3, "batch_id": batch,
        }  # fmt: skip
        insert_frame(self.connection, "staged.document_readings", pl.DataFrame([told], schema_overrides={"published_on": pl.Date}))
        members = pl.DataFrame([{"document_id": document_id, "story_id": story or f"sto_{document_id}"}])
        insert_frame(self.connection, "ops.story_members", members)
        read = pl.DataFrame([{"document_id": document_id, "batch_id": batch, "reader_version": "1"}])
        insert_frame(self.connection, "ops.readings", read)
        passage = {
            "passage_id": f"pas_{document_id}", "document_id": document_id, "ordinal": 0, "role": "body", "text": text,
            "char_start": 0, "char_end": len(text),
        }  # fmt: skip
        self._stage("passages", rows_to_frame(PASSAGES, [passage]), batch)

    def figure(self, document_id: str, low: float | None, high: float | None, **said: Any) -> str:
        """A figure in billions: by default the total of China and Russia in 2023 in dollars; returns its key."""
        self._n += 1
        batch = said.pop("batch", "bat_1")
        ends = [end for end in (low, high) if end is not None]
        value = said.pop("value", sum(ends) / len(ends))
        row = {
            "figure_id": f"fig_{self._n}", "document_id": document_id, "passage_id": f"pas_{document_id}", "surface": f"{value:g} billion",
            "char_start": 0, "char_end": 4, "measure": "trade_total", "value": value * BILLION, "unit": "USD",
            "bound": "exact" if len(ends) == 2 else "more_than", "value_min": None if low is None else low * BILLION,
            "value_max": None if high is None else high * BILLION, "reporter": "CHN", "partner": "RUS", "parties_basis": "stated",
            "period": "2023", "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31), "period_basis": "stated",
            "status": "actual", "stance": "asserted", "rule": "money_sign/before", "sentence": f"It was {value:g} billion.",
        } | said  # fmt: skip
        self._stage("figures", rows_to_frame(FIGURES, [row]), batch)
        return str(row["figure_id"])

    def change(self, document_id: str, percent: float, **said: Any) -> str:
        """Growth, by default of the total of China and Russia in 2023; returns its key."""
        exact = {"measure": "change", "change_of": "trade_total", "value": percent / BILLION, "unit": "percent"}
        return self.figure(document_id, (percent - 0.05) / BILLION, (percent + 0.05) / BILLION, **(exact | said))

    def ordinal(self, document_id: str, ordinal: int, person: str = "Ann Lee", **said: Any) -> str:
        """A term of office that begins; returns its key."""
        self._n += 1
        row = {
            "ordinal_id": f"ord_{self._n}", "document_id": document_id, "passage_id": f"pas_{document_id}", "char_start": 0, "char_end": 4,
            "surface": f"{ordinal}th term", "person_id": f"ent_{person}", "person": person, "noun": "term", "ordinal": ordinal,
            "time_window": None, "is_beginning": True, "sentence": f"{person} was sworn in for a {ordinal}th term.",
        } | said  # fmt: skip
        insert_frame(self.connection, "ops.ordinals", pl.DataFrame([row], schema_overrides={"time_window": pl.String}))
        return str(row["ordinal_id"])

    def event(self, document_id: str, **told: Any) -> str:
        """A meeting of Xi and Putin on one day; returns its key."""
        self._n += 1
        row = {
            "event_id": f"evt_{self._n}", "document_id": document_id, "passage_id": f"pas_{document_id}", "event_type": "meet",
            "actors": "Vladimir Putin; Xi Jinping", "date_start": "2024-05-16", "date_end": "2024-05-16", "date_basis": "stated",
            "status": "occurred", "trigger": "met", "rule": "past:meet", "char_start": 0, "char_end": 4, "sentence": "They met.",
        } | told  # fmt: skip
        self._stage("events", rows_to_frame(EVENTS, [row]))
        return str(row["event_id"])

    def entity(self, name: str, kind: str, iso3: str | None = None) -> str:
        """A person, country, place or organisation; returns its key."""
        row = {"entity_id": f"ent_{name}", "name": name, "kind": kind, "iso3": iso3}
        self._stage("entities", rows_to_frame(ENTITIES, [row]))
        return str(row["entity_id"])

    def role(self, document_id: str, person: str, role: str, of: str | None = None, of_id: str | None = None) -> str:
        """A role as an article prints it; returns its key."""
        self._n += 1
        row = {
            "role_id": f"rol_{self._n}", "document_id": document_id, "passage_id": f"pas_{document_id}", "person_id": f"ent_{person}",
            "person": person, "role": role, "of": of, "of_id": of_id, "char_start": 0, "char_end": 4, "rule": "before", "sentence": f"{role} {person}.",
        }  # fmt: skip
        self._stage("roles", rows_to_frame(ROLES, [row]))
        return str(row["role_id"])

    def _stage(self, table: str, frame: pl.DataFrame, batch: str = "bat_1") -> None:
        insert_frame(self.connection, f"staged.{table}", frame.with_columns(batch_id=pl.lit(batch)))

    def reference(self, series: pl.DataFrame = NO_SERIES, least_confidence: float = LEAST_CONFIDENCE) -> None:
        """Loads codes, rates and an official series (by default none)."""
        load_reference(self.connection, known_codes(["EU", "ASEAN"]), series, least_confidence)

    def reconcile(self, series: pl.DataFrame = NO_SERIES, least_confidence: float = LEAST_CONFIDENCE) -> None:
        """Builds all marts."""
        self.reference(series, least_confidence)
        build_marts(self.connection)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.connection.execute(query).fetchall()


def example_row(name: str, key: str = "1") -> dict[str, object]:
    """A valid row of any table, with every column filled."""
    values: dict[str, object] = {"text": "word", "integer": 1, "number": 1.5, "boolean": True, "date": date(2024, 5, 16)}
    row: dict[str, object] = {}
    for column in TABLES[name].columns:
        row[column.name] = column.vocabulary[0] if column.vocabulary else values.get(column.type)
        if column.name in TABLES[name].key and column.type == "text" and not column.vocabulary:
            row[column.name] = f"{name}_{key}"
    return row
