"""What finding stories asks of the database: which documents share shingles, and what stories hold."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.database import insert_frame, transaction
from warehouse.tables import STORIES, conform


def documents_without_story(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Read documents that belong to no story yet: ``document_id``, ``published_on``."""
    return connection.execute(
        """
        SELECT document_id, published_on FROM staged.document_readings
        WHERE document_id NOT IN (SELECT document_id FROM ops.story_members) ORDER BY document_id
        """
    ).pl()


def shared_shingles(connection: duckdb.DuckDBPyConnection, stock_documents: int) -> pl.DataFrame:
    """For documents without a story, whom they share shingles with.

    Columns: ``document_id``, ``other_id``, ``n_shared``, ``n_left``, ``n_right``. Shingles of more than
    ``stock_documents`` documents are passed over.
    """
    return connection.execute(
        """
        WITH fresh AS (
            SELECT document_id, shingle FROM ops.shingles
            WHERE document_id NOT IN (SELECT document_id FROM ops.story_members)
        ),
        stock AS (
            SELECT shingle FROM ops.shingles WHERE shingle IN (SELECT shingle FROM fresh)
            GROUP BY shingle HAVING count(*) > ?
        ),
        sizes AS (SELECT document_id, count(*) AS n FROM ops.shingles GROUP BY document_id),
        shared AS (
            SELECT fresh.document_id, others.document_id AS other_id, count(*) AS n_shared
            FROM fresh JOIN ops.shingles AS others USING (shingle)
            WHERE fresh.document_id <> others.document_id AND shingle NOT IN (SELECT shingle FROM stock)
            GROUP BY ALL
        )
        SELECT shared.*, ours.n AS n_left, theirs.n AS n_right
        FROM shared JOIN sizes AS ours ON ours.document_id = shared.document_id JOIN sizes AS theirs ON theirs.document_id = shared.other_id
        ORDER BY ALL
        """,
        [stock_documents],
    ).pl()


def earlier_versions(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """A new version belongs to the story of the one it replaces: ``document_id``, ``other_id``."""
    return connection.execute(
        "SELECT document_id, supersedes AS other_id FROM raw.documents WHERE supersedes IS NOT NULL ORDER BY ALL"
    ).pl()


def story_members(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """``document_id``, ``story_id`` of all documents that have a story."""
    return connection.execute("SELECT document_id, story_id FROM ops.story_members ORDER BY ALL").pl()


def add_story_members(connection: duckdb.DuckDBPyConnection, members: pl.DataFrame) -> None:
    """Stores the stories of new documents."""
    with transaction(connection):
        insert_frame(connection, "ops.story_members", members)


def current_members(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Documents that count, with what decides who leads: ``document_id``, ``story_id``, ``published_on``, ``n_shingles``."""
    return connection.execute(
        """
        SELECT document_id, documents.story_id, documents.published_on, count(shingle) AS n_shingles
        FROM (SELECT document_id, story_id, published_on FROM staged.documents
              WHERE document_id NOT IN (SELECT supersedes FROM raw.documents WHERE supersedes IS NOT NULL)) AS documents
        LEFT JOIN ops.shingles USING (document_id)
        GROUP BY ALL ORDER BY ALL
        """
    ).pl()


def overlaps_within_stories(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """``document_id``, ``other_id``, ``n_shared`` for pairs of documents of one story."""
    return connection.execute(
        """
        SELECT ours.document_id, theirs.document_id AS other_id, count(*) AS n_shared
        FROM ops.shingles AS ours
        JOIN ops.story_members AS our_story ON our_story.document_id = ours.document_id
        JOIN ops.story_members AS their_story ON their_story.story_id = our_story.story_id AND their_story.document_id <> ours.document_id
        JOIN ops.shingles AS theirs ON theirs.document_id = their_story.document_id AND theirs.shingle = ours.shingle
        GROUP BY ALL ORDER BY ALL
        """
    ).pl()


def story_texts(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Body passages of the documents of stories with more than one: ``story_id``, ``document_id``, ``text``, in order."""
    return connection.execute(
        """
        SELECT members.story_id, passages.document_id, passages.text
        FROM staged.passages AS passages JOIN ops.story_members AS members USING (document_id)
        WHERE passages.role = 'body'
            AND members.story_id IN (SELECT story_id FROM ops.story_members GROUP BY story_id HAVING count(*) > 1)
        ORDER BY members.story_id, passages.document_id, passages.ordinal
        """
    ).pl()


def replace_stories(connection: duckdb.DuckDBPyConnection, stories: pl.DataFrame) -> None:
    """Puts the mart ``stories`` in place of the one before."""
    with transaction(connection):
        connection.execute("DELETE FROM staged.stories")
        insert_frame(connection, "staged.stories", conform(STORIES, stories).sort(STORIES.sort))
