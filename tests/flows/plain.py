"""A run without Prefect and without the audit: the stages as plain functions, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl

from flows import stages
from flows.counts import IntakeCounts
from flows.home import Home, reader_version
from flows.stages import RunSettings
from transforms.identifiers import make_id
from warehouse.database import open_database
from warehouse.publish import Snapshot
from warehouse.runs import finish_run, start_run
from warehouse.tables import TABLES

# What tells one run from another; everything else is the same for the same input.
RUN_COLUMNS = {"first_run_id", "run_id", "first_seen_on", "last_seen_on"}
LATEST = date(2026, 1, 1)
STARTED = datetime(2024, 6, 1, 12, tzinfo=UTC)


def started(run: str) -> datetime:
    """When a run began: '2' a minute after '1'."""
    return STARTED + timedelta(minutes=int(run) if run.isdigit() else 0)


def ingest(home: Path, *inputs: Path | str, base: Path, published_on: date | None = None, run: str = "1") -> IntakeCounts:
    """Takes inputs in, under a run of its own."""
    run_id = f"run_{run}"
    with open_database(Home(home).database) as connection:
        start_run(connection, run_id, started(run), reader_version(Home(home).additions))
    settings = RunSettings(tuple(map(str, inputs)), home, base, published_on)
    counts = stages.ingest(settings, run_id)
    with open_database(Home(home).database) as connection:
        finish_run(connection, run_id, "published", started(run), None, None, counts)
    return counts


def read(home: Path, run: str = "1") -> int:
    """Reads what is unread; returns how many documents that were."""
    place = Home(home)
    version = reader_version(place.additions)
    batches = stages.plan_reading(place, version)
    readings = (stages.read_batch(stages.fetch_batch(place, batch), place.additions, LATEST) for batch in batches)
    return sum(stages.store_batch(place, batch, version, f"run_{run}") for batch in readings)


def put_out(home: Path, run: str = "1", reference: Path | None = None) -> Snapshot:
    """Stories, marts, snapshot."""
    place = Home(home)
    stages.find_stories(place)
    stages.date_by_coverage(place, reader_version(place.additions), f"run_{run}", LATEST)
    stages.make_marts(place, reference)
    snapshot_id = stages.new_snapshot_id(f"run_{run}", started(run).replace(second=int(make_id("s", run)[-2:], 16) % 60))
    return stages.publish(place, [], f"run_{run}", snapshot_id, started(run))


def run(home: Path, *inputs: Path | str, base: Path, run: str = "1", published_on: date | None = None) -> Snapshot:
    """All of it."""
    ingest(home, *inputs, base=base, run=run, published_on=published_on)
    read(home, run)
    return put_out(home, run)


def table(home: Path, name: str, *columns: str) -> pl.DataFrame:
    """A published table, or some of its columns, in the order of its key."""
    frame = pl.read_parquet(Home(home).latest / name / "*.parquet").sort(TABLES[name].key)
    return frame.select(columns) if columns else frame


def tables(home: Path, kinds: Iterable[str] = ("reading", "mart")) -> dict[str, pl.DataFrame]:
    """All published tables of some kinds, without what differs from run to run."""
    return {
        name: table(home, name).select(pl.exclude(RUN_COLUMNS))
        for name, declared in TABLES.items() if declared.kind in kinds
    }  # fmt: skip


def quarantined(home: Path) -> dict[str, tuple[str, str, str]]:
    """Reason, detail and advice of everything set aside, by where it came from."""
    with open_database(Home(home).database) as connection:
        rows = connection.execute("SELECT source_uri, reason, detail, advice FROM ops.quarantine").fetchall()
    return {source: tuple(rest) for source, *rest in rows}


def taken_in(home: Path) -> pl.DataFrame:
    """The raw documents, by source."""
    with open_database(Home(home).database) as connection:
        return connection.execute("SELECT * FROM raw.documents ORDER BY source_uri, document_id").pl()
