"""Columns that several tables have, each declared once."""

from __future__ import annotations

from warehouse.schema import Column


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
