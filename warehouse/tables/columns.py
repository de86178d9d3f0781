"""Columns that several tables have, each declared once."""

from __future__ import annotations

from warehouse.schema import Column
from warehouse.tables.vocabularies import PERIOD_KINDS


def id_column(name: str, what: str, references: str | None = None, null_means: str | None = None) -> Column:
    """A column that holds a key."""
    return Column(name, "text", what, null_means=null_means, references=references)


DOCUMENT = id_column("document_id", "The document that the row was read from.", "documents.document_id")
PASSAGE = id_column("passage_id", "The passage that the row was read from.", "passages.passage_id")
START = Column("char_start", "integer", "Where the surface begins in documents.text.", unit="code points, inclusive")
END = Column("char_end", "integer", "Where the surface ends in documents.text.", unit="code points, exclusive")
SENTENCE = Column("sentence", "text", "The sentence that says so, as printed, line breaks folded to blanks.")
N_DOCUMENTS = Column("n_documents", "integer", "How many documents say so, copies included.", unit="documents")
N_STORIES = Column("n_stories", "integer", "How many independent stories say so: the count that matters.", unit="stories")
FIRST_SEEN = Column(
    "first_seen_on",
    "date",
    "Day (UTC) of the run in which the earliest of the documents behind it came in.",
    "the log of runs does not tell",
)
LAST_SEEN = Column("last_seen_on", "date", "Day (UTC) of the run in which the newest of them came in.", "the log of runs does not tell")


def period_columns(null_means: str | None = None) -> tuple[Column, ...]:
    """First and last day and kind of a period, to stand beside its label."""
    return (
        Column("period_start", "date", "First day of the period.", null_means),
        Column("period_end", "date", "Last day of the period.", null_means),
        Column(
            "period_kind",
            "text",
            "How long it is; span: from one month or year to another, a fiscal year among them.",
            null_means,
            PERIOD_KINDS,
        ),
    )
