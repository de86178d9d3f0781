"""The stages of a run as plain functions: take in, read, find stories, build marts, audit, publish.

Each leaves the database whole: a run that is killed between or inside them is finished by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path

import duckdb
import polars as pl

from expectations.gate import Finding, refusals
from flows.home import Home, code_version
from flows.ingest import Intake, Known, leave_out, quarantine_frame, refuse_without_prose, take_in
from flows.lexicons import load_lexicon, read_tables
from flows.sources import Found, Refusal, find_files, read_file
from transforms.identifiers import make_id
from transforms.passages import split_passages
from transforms.reading import read_documents
from transforms.stories import (
    STOCK_DOCUMENTS,
    are_related,
    assign_stories,
    credited_origins,
    describe_stories,
    sample_shingles,
    shared_passage,
)  # fmt: skip
from warehouse import story_queries
from warehouse.database import (
    add_raw_documents,
    documents_to_read,
    insert_frame,
    known_documents,
    load_readings,
    log_rows,
    open_database,
    show_published,
    tidy_entities,
    transaction,
    unread_documents,
)  # fmt: skip
from warehouse.marts import build_marts
from warehouse.publish import Snapshot, publish_snapshot
from warehouse.reference import known_codes, load_reference, read_trade_series
from warehouse.tables import EXPECTATION_RESULTS, rows_to_frame

# Articles taken in per transaction, and read per task: a task costs tens of milliseconds, an article about five.
INGEST_BATCH = 500
READ_BATCH = 200


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run was asked to do. ``base``: the folder that relative inputs are found in."""

    inputs: tuple[str, ...]
    home: Path
    base: Path
    published_on: date | None = None
    reference: Path | None = None


@dataclass(slots=True)
class IntakeCounts:
    """How many articles were found, taken in, known, set aside (of these not yet by an earlier run); files passed over."""

    n_found: int = 0
    n_new: int = 0
    n_known: int = 0
    n_quarantined: int = 0
    n_newly_quarantined: int = 0
    n_passed_over: int = 0


def ingest(settings: RunSettings, run_id: str) -> IntakeCounts:
    """Takes the articles of the inputs into ``raw.documents``; what cannot be read goes to quarantine.

    Raises:
        NoInputError: an input names nothing.
    """
    files, refused, passed_over = find_files(list(settings.inputs), settings.base)
    counts = IntakeCounts(n_passed_over=passed_over)
    home = Home(settings.home)
    lexicon = load_lexicon(home.additions)
    with open_database(home.database) as connection:
        known = Known.from_frame(known_documents(connection))
        articles = (item for path in files for item in read_file(path, settings.base))
        for batch in _chunks(chain(refused, articles), INGEST_BATCH):
            intake = take_in(batch, known, run_id=run_id, published_on=settings.published_on)
            documents = intake.frame()
            passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
            furniture = refuse_without_prose(documents, passages)
            intake.refusals += furniture
            prose = leave_out(documents, furniture, known)
            add_raw_documents(connection, prose)
            counts.n_newly_quarantined += _quarantine(connection, intake, run_id)
            counts.n_found += prose.height + len(intake.refusals) + intake.n_known
            counts.n_new += prose.height
            counts.n_known += intake.n_known
            counts.n_quarantined += len(intake.refusals)
    return counts


def _chunks(items: Iterable[Found | Refusal], size: int) -> Iterator[list[Found | Refusal]]:
    chunk: list[Found | Refusal] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _quarantine(connection: duckdb.DuckDBPyConnection, intake: Intake, run_id: str) -> int:
    frame = quarantine_frame(intake.refusals, run_id)
    known = connection.execute("SELECT quarantine_id FROM ops.quarantine").pl()
    fresh = frame.join(known, on="quarantine_id", how="anti", maintain_order="left")
    log_rows(connection, "quarantine", fresh)
    return fresh.height


def plan_reading(home: Home, reader_version: str) -> list[list[str]]:
    """The documents that still have to be read by these rules, in batches of ids."""
    with open_database(home.database) as connection:
        waiting = unread_documents(connection, reader_version)["document_id"].to_list()
    return [waiting[start : start + READ_BATCH] for start in range(0, len(waiting), READ_BATCH)]


def fetch_batch(home: Home, document_ids: list[str]) -> pl.DataFrame:
    """The raw documents of one batch."""
    with open_database(home.database) as connection:
        return documents_to_read(connection, document_ids)


def read_batch(documents: pl.DataFrame, additions: Path, latest: date) -> dict[str, pl.DataFrame]:
    """All readings of one batch; runs in any process."""
    readings = read_documents(documents, load_lexicon(additions), latest)
    return {**readings, "shingles": sample_shingles(readings["passages"])}


def store_batch(home: Home, readings: dict[str, pl.DataFrame], reader_version: str) -> int:
    """Stores the readings of one batch, whole or not at all; gives the number of documents."""
    batch_id = make_id("bat", reader_version, *readings["documents"]["document_id"])
    with open_database(home.database) as connection:
        load_readings(connection, readings, batch_id, reader_version)
    return readings["documents"].height


def find_stories(home: Home) -> int:
    """Gives every new document its story and makes the mart ``stories`` anew; returns the number of stories."""
    with open_database(home.database) as connection:
        tidy_entities(connection)
        fresh = story_queries.documents_without_story(connection)
        shared = story_queries.shared_shingles(connection, STOCK_DOCUMENTS)
        pairs = shared.filter(are_related(pl.col("n_shared"), pl.col("n_left"), pl.col("n_right"))).select(
            "document_id", "other_id", strength=pl.col("n_shared") / pl.min_horizontal("n_left", "n_right")
        )
        versions = story_queries.earlier_versions(connection).with_columns(strength=pl.lit(2.0))
        members = story_queries.story_members(connection)
        story_queries.add_story_members(connection, assign_stories(fresh, pl.concat([versions, pairs]), members))
        stories = _describe(connection)
        story_queries.replace_stories(connection, stories)
    return stories["story_id"].n_unique()


def _describe(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    quotes = connection.execute("SELECT document_id, via FROM staged.quotes").pl()
    signs = connection.execute(
        "SELECT document_id, role, reason, text FROM staged.passages WHERE role = 'dateline' OR reason = 'wire_sign_off'"
    ).pl()
    evidence = _shared_passages(story_queries.story_texts(connection))
    return describe_stories(
        story_queries.current_members(connection), story_queries.overlaps_within_stories(connection),
        credited_origins(quotes, signs), evidence,
    )  # fmt: skip


def _shared_passages(texts: pl.DataFrame) -> pl.DataFrame:
    """For each pair of documents of one story, a passage that they share."""
    rows = []
    for _, story in texts.group_by("story_id", maintain_order=True):
        passages: dict[str, list[str]] = {}
        for document_id, text in story.select("document_id", "text").iter_rows():
            passages.setdefault(document_id, []).append(text)
        whole = {document_id: " ".join(parts) for document_id, parts in passages.items()}
        rows += [
            (ours, theirs, shared_passage(whole[theirs], passages[ours])) for ours in passages for theirs in passages if ours != theirs
        ]
    return pl.DataFrame(rows, schema={"document_id": pl.String, "other_id": pl.String, "evidence": pl.String}, orient="row")


def make_marts(home: Home, reference: Path | None) -> dict[str, int]:
    """Makes all marts anew; returns their row counts.

    Raises:
        ReferenceSeriesError: the user's reference series cannot be used.
    """
    blocs = read_tables(home.additions)["blocs"]["code"].to_list()
    series = read_trade_series(reference)
    with open_database(home.database) as connection:
        load_reference(connection, known_codes(blocs), series)
        with transaction(connection):
            build_marts(connection)
        names = ("claims", "trade_figures", "conflicts", "timeline")
        return {name: connection.execute(f"SELECT count(*) FROM staged.{name}").fetchall()[0][0] for name in names}


def record_findings(home: Home, findings: list[Finding], run_id: str) -> None:
    """Logs what the audit found."""
    rows: list[dict[str, object]] = [
        {
            "run_id": run_id, "table_name": finding.expectation.table, "expectation": finding.expectation.name,
            "severity": finding.expectation.severity, "description": finding.expectation.description, "success": finding.success,
            "n_failed": finding.n_failed if not finding.success else 0, "failed_ids": "; ".join(finding.failed_keys) or None,
        }
        for finding in findings
    ]  # fmt: skip
    with open_database(home.database) as connection:
        log_rows(connection, "expectation_results", rows_to_frame(EXPECTATION_RESULTS, rows))


def new_snapshot_id(run_id: str, now: datetime) -> str:
    """An id that sorts by time."""
    return f"{now:%Y%m%dT%H%M%SZ}-{make_id('snp', run_id)[-6:]}"


def publish(home: Home, findings: list[Finding], run_id: str, snapshot_id: str, now: datetime) -> Snapshot:
    """Publishes what is staged: a new snapshot, ``latest`` switched, ``main`` in the database renewed."""
    failed = [finding for finding in findings if not finding.success]
    gate = {
        "expectations": len(findings), "critical_failures": len(refusals(findings)), "warnings": len(failed) - len(refusals(findings)),
    }  # fmt: skip
    with open_database(home.database) as connection:
        parent = connection.execute("SELECT snapshot_id FROM ops.snapshots WHERE is_current").fetchone()
        snapshot = publish_snapshot(
            connection, home.published, snapshot_id=snapshot_id, run_id=run_id, created_at=now.isoformat(), version=code_version(),
            gate=gate,
        )  # fmt: skip
        with transaction(connection):
            connection.execute("UPDATE ops.snapshots SET is_current = false")
            row = {
                "snapshot_id": snapshot_id, "parent_id": parent[0] if parent else None, "run_id": run_id, "created_at": now,
                "folder": snapshot.folder.relative_to(home.folder).as_posix(), "is_current": True,
            }  # fmt: skip
            insert_frame(connection, "ops.snapshots", pl.DataFrame([row]))
            connection.execute("DELETE FROM ops.published_batches")
            connection.execute("INSERT INTO ops.published_batches SELECT DISTINCT batch_id FROM ops.readings")
            show_published(connection)
    return snapshot
