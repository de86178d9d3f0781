"""What happened: runs, audits, what was set aside, and the versions of each article."""

from __future__ import annotations

from warehouse.schema import Column, Table
from warehouse.tables.columns import id_column
from warehouse.tables.vocabularies import QUARANTINE_REASONS

RUNS = Table(
    "runs", "log", "What each run did.", ("run_id",), ("started_at", "run_id"),
    (
        id_column("run_id", "Key."),
        Column("started_at", "timestamp", "When it began.", unit="UTC"),
        Column("finished_at", "timestamp", "When it ended.", "still running, or killed", unit="UTC"),
        Column("status", "text", "How it ended.", vocabulary=("running", "published", "nothing_new", "refused", "failed")),
        Column("code_version", "text", "Version of the program and of its rules."),
        Column("n_found", "integer", "Articles found in the input.", unit="articles"),
        Column("n_new", "integer", "Of these taken in.", unit="articles"),
        Column("n_known", "integer", "Of these known already.", unit="articles"),
        Column("n_quarantined", "integer", "Of these set aside.", unit="articles"),
        Column("n_passed_over", "integer", "Other files in the folders given.", unit="files"),
        id_column("snapshot_id", "The snapshot that it published.", null_means="none published"),
        Column("message", "text", "What a person should know.", "nothing special"),
    ),
)  # fmt: skip
EXPECTATION_RESULTS = Table(
    "expectation_results", "log", "What the audit of the last run found, per expectation; of earlier runs what failed.", ("run_id", "table_name", "expectation"), ("run_id", "table_name", "expectation"),
    (
        id_column("run_id", "The run.", "runs.run_id"),
        Column("table_name", "text", "The table that was audited."),
        Column("expectation", "text", "Short name of the expectation."),
        Column("severity", "text", "A critical failure stops publication.", vocabulary=("critical", "warning")),
        Column("description", "text", "What must hold, in plain words."),
        Column("success", "boolean", "Whether it held."),
        Column("n_failed", "integer", "How many rows broke it.", unit="rows"),
        Column("failed_ids", "text", "Their keys, joined with '; '.", "none failed"),
    ),
)  # fmt: skip
QUARANTINE = Table(
    "quarantine", "log", "What could not be read, why, and what to do.", ("quarantine_id",), ("run_id", "source_uri", "quarantine_id"),
    (
        id_column("quarantine_id", "Key."),
        id_column("run_id", "The run that set it aside.", "runs.run_id"),
        Column("source_uri", "text", "The file, line or record."),
        Column("reason", "text", "Why.", vocabulary=QUARANTINE_REASONS),
        Column("detail", "text", "What was found."),
        Column("advice", "text", "What to do."),
    ),
)  # fmt: skip
DOCUMENT_VERSIONS = Table(
    "document_versions", "log", "What became of each article: its versions in the order in which they came, and its withdrawal.",
    ("version_id",), ("document_id", "run_id", "version_id"),
    (
        id_column("version_id", "Key."),
        id_column("document_id", "The version, as in documents unless it was set aside."),
        id_column("replaces", "The version that counted before.", null_means="none, or the same one"),
        id_column("run_id", "The run that saw it.", "runs.run_id"),
        Column("change", "text", "first: taken in; correction: another text in its place; went_back: an earlier text again; metadata: other metadata, read anew; moved: found in another file; withdrawn: out of all marts; restored: in them again.", vocabulary=("first", "correction", "went_back", "metadata", "moved", "withdrawn", "restored")),
        Column("detail", "text", "Of other metadata: which. Of a file that was moved: its new place.", "nothing more to say"),
    ),
)  # fmt: skip
REJECTED = Table(
    "rejected", "log",
    "Rows that break a rule of their own: left out of their table and of all marts, and kept here. What refers to them is set aside too.",
    ("rejected_id",), ("table_name", "key", "rejected_id"),
    (
        id_column("rejected_id", "Key."),
        Column("table_name", "text", "The table that the row is missing from."),
        Column("key", "text", "The row's key there, its parts joined with ' / '; of a reading that broke off, its document."),
        Column("document_id", "text", "The document that it was read from; of an entity, one that names it.", "of no one document"),
        Column("expectation", "text", "Short name of the expectation that it breaks; 'reading_is_whole' where a rule of reading broke off."),
        Column("row", "text", "The row as JSON, by column; of a reading that broke off, its sentence."),
        Column("reason", "text", "What must hold and does not, in plain words."),
    ),
)  # fmt: skip
