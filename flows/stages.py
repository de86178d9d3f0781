"""The stages of a run as plain functions: take in, read, find stories, build marts, audit, publish.

Each leaves the database whole: a run that is killed between or inside them is finished by the next one.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain
from pathlib import Path

import duckdb
import polars as pl

from expectations.gate import Finding, refusals
from expectations.rejection import set_aside_mart_rows, set_aside_readings
from flows.countries import read_countries
from flows.counts import IntakeCounts
from flows.files import look_at_files, reader_of, remember_read
from flows.history import keep_last_runs
from flows.home import Home, code_version
from flows.ingest import Known, leave_out, quarantine_frame, refuse_without_prose, take_in
from flows.lexicons import bloc_codes, known_blocs, known_countries, load_lexicon
from flows.page.data import audit_results
from flows.page.write import write_audit, write_into_snapshot
from flows.settings import least_confidence
from flows.sources.articles import Found, Gone, Refusal
from flows.sources.files import read_file
from flows.sources.places import find_files, is_source_there, shown_path
from flows.story_texts import describe, relatives_of_new
from flows.versions import settle_versions
from transforms.figures.ordinals import read_ordinals
from transforms.identifiers import make_id
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_documents
from transforms.segmentation.passages import split_passages
from transforms.stories.stories import assign_stories
from transforms.stories.terms import sample_term_pairs
from warehouse import story_queries
from warehouse.batches import merge_batches, split_batches
from warehouse.coverage import changed_windows
from warehouse.database import open_database, transaction
from warehouse.geography import load_reference_tables, reference_tables
from warehouse.marts import build_marts
from warehouse.publish import Snapshot, is_anything_unpublished, is_other_current, is_unrecorded, publish_snapshot, record_snapshot
from warehouse.published import REJECTED_SHOWN
from warehouse.readings import (
    READING_IS_WHOLE,
    add_raw_documents,
    documents_to_read,
    load_readings,
    skip_unread_versions,
    tidy_entities,
    unread_documents,
    with_sources,
)
from warehouse.recovery import catch_up, is_behind
from warehouse.reference import known_codes, load_codes, load_reference, read_trade_series, reference_digest
from warehouse.rollback import go_back
from warehouse.runs import close_dead_runs, log_rows
from warehouse.schema import rows_to_frame
from warehouse.tables.logs import EXPECTATION_RESULTS
from warehouse.versions import known_ids, known_versions

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


def settle(home: Home) -> None:
    """Puts in order what a run that was killed has left: a snapshot not yet recorded, a run that still seems to go on.

    A working database that is new or comes from a backup takes over what was published since.
    """
    with open_database(home.database) as connection:
        if is_behind(connection, home.published):
            catch_up(connection, home.published)
        elif is_unrecorded(connection, home.published):
            record_snapshot(connection, home.published)
        elif is_other_current(connection, home.published):
            go_back(connection, home.latest.resolve())
        close_dead_runs(connection)
        keep_last_runs(connection, home)


def ingest(settings: RunSettings, run_id: str) -> IntakeCounts:
    """Takes the articles of the inputs into ``raw.documents``; what cannot be read goes to quarantine.

    Raises:
        NoInputError: an input names nothing.
    """
    paths, refused, passed_over = find_files(list(settings.inputs), settings.base)
    home = Home(settings.home)
    lexicon, today = load_lexicon(home.additions), datetime.now(UTC).date()
    reader = reader_of(home, settings.base)
    with open_database(home.database) as connection:
        known = Known.from_frame(known_versions(connection), partial(is_source_there, base=settings.base, mirror=home.remote))
        files = look_at_files(connection, paths, settings.base, known, reader)
        seen = files.intake
        counts = IntakeCounts(seen.n_known + files.n_refused, 0, seen.n_known, files.n_refused, passed_over)
        articles = (item for path in files.to_read.values() for item in read_file(path, settings.base))
        for batch in _chunks(chain(refused, articles), INGEST_BATCH):
            intake = take_in(batch, known, run_id=run_id, published_on=settings.published_on, lexicon=lexicon, today=today)
            documents = intake.frame()
            passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
            furniture = refuse_without_prose(documents, passages)
            intake.refusals += furniture
            seen.merge(intake)
            prose = leave_out(documents, furniture, known)
            add_raw_documents(connection, prose)
            _quarantine(connection, intake.refusals, run_id)
            counts.n_found += prose.height + sum(refusal.n_articles for refusal in intake.refusals) + intake.n_known
            counts.n_new += prose.height
            counts.n_known += intake.n_known
            counts.n_quarantined += sum(refusal.n_articles for refusal in intake.refusals)
            counts.n_noted += prose["metadata_note"].count()
        settle_versions(connection, seen, {shown_path(path, settings.base) for path in paths}, run_id)
        remember_read(connection, files, seen, known_ids(connection), reader)
    return counts


def _chunks(items: Iterable[Found | Refusal | Gone], size: int) -> Iterator[list[Found | Refusal | Gone]]:
    chunk: list[Found | Refusal | Gone] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _quarantine(connection: duckdb.DuckDBPyConnection, refused: list[Refusal], run_id: str) -> None:
    known = connection.execute("SELECT quarantine_id FROM ops.quarantine").pl()
    fresh = quarantine_frame(refused, run_id).join(known, on="quarantine_id", how="anti", maintain_order="left")
    log_rows(connection, "quarantine", fresh)


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
    """All readings of one batch; runs in any process.

    A document on which a rule breaks costs no other its reading: it stands under ``failures`` (``document_id``,
    ``detail``) instead.
    """
    lexicon = load_lexicon(additions)
    try:
        readings = read_documents(documents, lexicon, latest)
        return {**readings, **_signs(readings, lexicon)}
    except (Exception, pl.exceptions.PanicException) as error:
        if documents.height == 1:
            return {"failures": documents.select("document_id", detail=pl.lit(f"{type(error).__name__}: {error}"[:500]))}
    half = documents.height // 2
    return _joined([read_batch(part, additions, latest) for part in (documents[:half], documents[half:])])


def _signs(readings: dict[str, pl.DataFrame], lexicon: Lexicon) -> dict[str, pl.DataFrame]:
    """What stories and conflicts are found by, beside the published readings."""
    passages, mentions, entities = (readings[name] for name in ("passages", "mentions", "entities"))
    return {"term_pairs": sample_term_pairs(passages), "ordinals": read_ordinals(passages, mentions, entities, lexicon.word_sets)}


def _joined(parts: list[dict[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
    names = dict.fromkeys(name for part in parts for name in part)
    tables = {name: pl.concat([part[name] for part in parts if name in part]) for name in names}
    if "entities" in tables:
        tables["entities"] = tables["entities"].unique("entity_id", keep="first", maintain_order=True)
    return tables


def store_batch(home: Home, readings: dict[str, pl.DataFrame], reader_version: str, run_id: str, *, mark: str = "") -> int:
    """Stores the readings of one batch, whole or not at all; gives the number of documents read.

    What could not be read goes to quarantine and is tried again by every run.
    """
    with open_database(home.database) as connection:
        if "failures" in readings:
            _quarantine(connection, _failures(connection, readings["failures"]), run_id)
        if "documents" not in readings:
            return 0
        batch_id = make_id("bat", reader_version + mark, *readings["documents"]["document_id"])
        load_readings(connection, readings, batch_id, reader_version)
    return readings["documents"].height


def _failures(connection: duckdb.DuckDBPyConnection, failures: pl.DataFrame) -> list[Refusal]:
    return [
        Refusal(uri, "unreadable", f"a rule of reading breaks on it: {detail}", "report it with the article; the others were read")
        for uri, detail in with_sources(connection, failures).select("source_uri", "detail").iter_rows()
    ]


def find_stories(home: Home, *, everything: bool = False) -> int:
    """Gives every new document its story and makes the mart ``stories`` anew; returns the number of stories.

    Readings that break a rule are set aside on the way: of what is new, or of everything.
    """
    codes = known_codes(bloc_codes(home.additions))
    with open_database(home.database) as connection:
        tidy_entities(connection)
        skip_unread_versions(connection)
        relatives = relatives_of_new(connection)
        fresh, members = story_queries.documents_without_story(connection), story_queries.story_members(connection)
        story_queries.add_story_members(connection, assign_stories(fresh, relatives, members))
        load_codes(connection, codes)
        with transaction(connection):
            set_aside_readings(connection, everything=everything)
        changed = story_queries.members_to_describe(connection)
        return story_queries.replace_stories(connection, changed, describe(connection, changed))


def date_by_coverage(home: Home, reader_version: str, run_id: str, latest: date) -> int:
    """Reads undated articles anew whose window, given by dated articles on the same, is another than before; returns how many."""
    with open_database(home.database) as connection:
        windows = changed_windows(connection)
    for part in windows.iter_slices(READ_BATCH):
        mark = make_id("win", *part.rows())[-8:]
        with open_database(home.database) as connection:
            split_batches(connection, part["document_id"].to_list(), mark)
            documents = documents_to_read(connection, part["document_id"].to_list())
        documents = documents.join(part, on="document_id", maintain_order="left")
        store_batch(home, read_batch(documents, home.additions, latest), reader_version, run_id, mark=mark)
    if windows.height:
        with open_database(home.database) as connection:
            tidy_entities(connection)
            with transaction(connection):
                set_aside_readings(connection, everything=False)
    return windows.height


def make_marts(home: Home, reference: Path | None) -> dict[str, int]:
    """Makes all marts anew; returns their row counts.

    Raises:
        ReferenceSeriesError: the user's reference series cannot be used.
    """
    blocs = bloc_codes(home.additions)
    series = official_series(home, reference)
    named = reference_tables(known_countries(home.additions), known_blocs(home.additions))
    with open_database(home.database) as connection:
        load_reference(connection, known_codes(blocs), series, least_confidence())
        load_reference_tables(connection, named)
        with transaction(connection):
            set_aside_readings(connection)  # of documents read anew with a window
            build_marts(connection)
            set_aside_mart_rows(connection)
        names = ("claims", "trade_figures", "conflicts", "timeline")
        return {name: connection.execute(f"SELECT count(*) FROM staged.{name}").fetchall()[0][0] for name in names}


def is_due(home: Home, reference: Path | None) -> bool:
    """Whether there is something to publish that the snapshot does not hold, or holds made with another reference or least confidence.

    Raises:
        ReferenceSeriesError: the user's reference series cannot be used.
    """
    digest = reference_digest(official_series(home, reference), least_confidence())
    with open_database(home.database) as connection:
        return is_anything_unpublished(connection, digest, has_snapshot=home.latest_database.is_file())


def official_series(home: Home, reference: Path | None) -> pl.DataFrame:
    """What figures of trade are measured against: the user's own totals, else the project's.

    Raises:
        ReferenceSeriesError: the user's cannot be used.
    """
    return read_trade_series(reference, read_countries(home.additions).code_of) if reference else read_trade_series()


def record_findings(home: Home, findings: list[Finding], run_id: str) -> None:
    """Logs what the audit found; it also lies in files of its own, as readers do not see a refused run.

    Of earlier runs only what failed is kept: hundreds of rows a run that say that all was well would be millions after a year of hours.
    """
    rows: list[dict[str, object]] = [
        {
            "run_id": run_id, "table_name": finding.expectation.table, "expectation": finding.expectation.name,
            "severity": finding.expectation.severity, "description": finding.expectation.description, "success": finding.success,
            "n_failed": finding.n_failed if not finding.success else 0, "failed_ids": "; ".join(finding.failed_keys) or None,
        }
        for finding in findings
    ]  # fmt: skip
    with open_database(home.database) as connection:
        connection.execute("DELETE FROM ops.expectation_results WHERE success")
        log_rows(connection, "expectation_results", rows_to_frame(EXPECTATION_RESULTS, rows))
        audit = audit_results(connection, "ops")
    shutil.rmtree(home.audit, ignore_errors=True)
    home.audit.mkdir(parents=True)
    write_audit(home.audit, audit)
    home.failed_rows.write_text(json.dumps([row for row in rows if not row["success"]], indent=1), encoding="utf-8")


# Of the rows set aside a run shows the first few; ``rejected`` holds them all.
SHOWN_REJECTED = 10


@dataclass(frozen=True, slots=True)
class SetAside:
    """What is set aside for breaking a rule: how many rows, and the first few of them as a person reads them.

    ``n_broken``: of these, how many stand for a rule of reading that broke off.
    """

    n_rows: int = 0
    n_broken: int = 0
    first: tuple[dict[str, str | None], ...] = ()


def rows_set_aside(home: Home) -> SetAside:
    """The rows that the marts and the next snapshot go without, those that broke a rule themselves first."""
    with open_database(home.database) as connection:
        shown = connection.execute(f"{REJECTED_SHOWN} LIMIT {SHOWN_REJECTED}".format("ops.rejected")).pl()
        [(n_rows, n_broken)] = connection.execute(
            "SELECT count(*), count(*) FILTER (expectation = ?) FROM ops.rejected", [READING_IS_WHOLE]
        ).fetchall()
    return SetAside(n_rows, n_broken, tuple(shown.iter_rows(named=True)))


def new_snapshot_id(run_id: str, now: datetime) -> str:
    """An id that sorts by time."""
    return f"{now:%Y%m%dT%H%M%SZ}-{make_id('snp', run_id)[-6:]}"


def publish(home: Home, findings: list[Finding], run_id: str, snapshot_id: str, now: datetime) -> Snapshot:
    """Publishes what is staged: a new snapshot, ``latest`` switched."""
    failed = [finding for finding in findings if not finding.success]
    gate = {
        "expectations": len(findings), "critical_failures": len(refusals(findings)), "warnings": len(failed) - len(refusals(findings)),
    }  # fmt: skip
    with open_database(home.database) as connection:
        merge_batches(connection)
        snapshot = publish_snapshot(
            connection, home.published, snapshot_id=snapshot_id, run_id=run_id, created_at=now.isoformat(), version=code_version(),
            gate=gate, fill=partial(write_into_snapshot, countries=read_countries(home.additions).titles),
        )  # fmt: skip
        record_snapshot(connection, home.published)
    return snapshot
