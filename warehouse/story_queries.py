"""What finding stories asks of the database: which documents share pairs of terms, and what stories hold."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.database import insert_frame, transaction
from warehouse.schema import conform
from warehouse.tables.marts import STORIES

# Of so many new documents at a time the pairs that they share are counted. All at once took 3.6 GB for 19,000 documents.
FRESH_AT_A_TIME = 1_000


def documents_without_story(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Read documents that belong to no story yet: ``document_id``, ``word_count``, ``text_sha256``."""
    return connection.execute(
        """
        SELECT document_id, word_count, text_sha256 FROM staged.document_readings JOIN raw.documents USING (document_id)
        WHERE document_id NOT IN (SELECT document_id FROM ops.story_members) ORDER BY document_id
        """
    ).pl()


def likely_relatives(
    connection: duckdb.DuckDBPyConnection, *, documents_per_pair: int, least_shared: int, least_share: float, most: int
) -> pl.DataFrame:
    """For documents without a story, whom they share many pairs of terms with: ``document_id``, ``other_id``.

    Args:
        connection: to the working database.
        documents_per_pair: of the documents with one pair only so many are looked at, the same ones for all that ask, whatever
            their files are called.
        least_shared: how many pairs two documents share at least.
        least_share: which part of the smaller one's pairs that is at least.
        most: how many others are given for a document, those with the largest part.
    """
    _number_documents(connection, documents_per_pair)
    numbers = [number for (number,) in connection.execute("SELECT DISTINCT number FROM fresh ORDER BY number").fetchall()]
    for start in range(0, len(numbers), FRESH_AT_A_TIME):
        some = numbers[start : start + FRESH_AT_A_TIME]
        connection.execute(
            """
            INSERT INTO shared SELECT fresh.number, others.number, count(*) FROM fresh JOIN looked_at AS others USING (term_pair)
            WHERE fresh.number <> others.number AND fresh.number BETWEEN ? AND ? GROUP BY ALL HAVING count(*) >= ?
            """,
            [some[0], some[-1], least_shared],
        )
    found = connection.execute(
        """
        WITH both_ways AS (
            FROM shared
            UNION SELECT other, number, n_shared FROM shared WHERE other IN (SELECT number FROM fresh)
        ),
        compared AS (SELECT number FROM both_ways UNION SELECT other FROM both_ways),
        sizes AS (
            SELECT number, count(*) AS n FROM ops.term_pairs JOIN numbered USING (document_id)
            WHERE number IN (FROM compared) GROUP BY number
        ),
        most_alike AS (
            SELECT both_ways.number, both_ways.other
            FROM both_ways JOIN sizes AS ours USING (number) JOIN sizes AS theirs ON theirs.number = other
            GROUP BY both_ways.number, both_ways.other HAVING max(n_shared / least(ours.n, theirs.n)) >= ?
            QUALIFY row_number() OVER (
                PARTITION BY both_ways.number ORDER BY max(n_shared / least(ours.n, theirs.n)) DESC, both_ways.other
            ) <= ?
        )
        SELECT ours.document_id, theirs.document_id AS other_id
        FROM most_alike JOIN numbered AS ours USING (number) JOIN numbered AS theirs ON theirs.number = other ORDER BY ALL
        """,
        [least_share, most],
    ).pl()
    for name in ("shared", "looked_at", "fresh", "numbered"):
        connection.execute(f"DROP TABLE {name}")
    return found


def _number_documents(connection: duckdb.DuckDBPyConnection, documents_per_pair: int) -> None:
    """Makes small tables to count in: documents by number, in the order of their texts, and the pairs of those to be compared."""
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE numbered AS
        SELECT row_number() OVER (ORDER BY text_sha256, document_id)::INTEGER AS number, document_id FROM raw.documents
        """
    )
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE fresh AS SELECT number, term_pair FROM ops.term_pairs JOIN numbered USING (document_id)
        WHERE document_id NOT IN (SELECT document_id FROM ops.story_members)
        """
    )
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE looked_at AS SELECT number, term_pair FROM ops.term_pairs JOIN numbered USING (document_id)
        WHERE term_pair IN (SELECT term_pair FROM fresh)
        QUALIFY row_number() OVER (PARTITION BY term_pair ORDER BY number) <= ?
        """,
        [documents_per_pair],
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE shared (number INTEGER, other INTEGER, n_shared BIGINT)")


def earlier_versions(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """A new version belongs to the story of the one it replaces: ``document_id``, ``other_id``."""
    return connection.execute(
        "SELECT document_id, supersedes AS other_id FROM raw.documents WHERE supersedes IS NOT NULL ORDER BY ALL"
    ).pl()


def story_members(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """``document_id``, ``story_id``, ``text_sha256`` of all documents that have a story."""
    return connection.execute(
        "SELECT document_id, story_id, text_sha256 FROM ops.story_members JOIN raw.documents USING (document_id) ORDER BY ALL"
    ).pl()


def add_story_members(connection: duckdb.DuckDBPyConnection, members: pl.DataFrame) -> None:
    """Stores the stories of new documents."""
    with transaction(connection):
        insert_frame(connection, "ops.story_members", members)


def members_to_describe(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The documents that count, of all stories that have changed since they were published.

    A story has changed when a document has come, was replaced or was read anew. Columns: ``document_id``, ``story_id``,
    ``published_on``, ``source_name``, ``word_count``.
    """
    return connection.execute(
        """
        WITH current AS (
            SELECT document_id, story_id, published_on, source_name, word_count, batch_id FROM staged.documents
            WHERE document_id NOT IN (SELECT supersedes FROM raw.documents WHERE supersedes IS NOT NULL)
                AND document_id NOT IN (SELECT document_id FROM ops.withdrawn)
        ),
        changed AS (
            SELECT current.story_id FROM current LEFT JOIN staged.stories AS told USING (document_id)
            WHERE told.document_id IS NULL OR batch_id NOT IN (SELECT batch_id FROM ops.published_batches)
            UNION
            SELECT story_id FROM staged.stories WHERE document_id NOT IN (SELECT document_id FROM current)
        )
        SELECT document_id, story_id, published_on, source_name, word_count FROM current
        WHERE story_id IN (FROM changed) ORDER BY ALL
        """
    ).pl()


def passages_of(connection: duckdb.DuckDBPyConnection, document_ids: pl.Series) -> pl.DataFrame:
    """The passages of documents, in order."""
    return connection.execute(
        """
        SELECT document_id, passage_id, ordinal, role, reason, text, char_start, char_end FROM staged.passages
        WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id, ordinal
        """,
        [document_ids.to_list()],
    ).pl()


def quotes_of(connection: duckdb.DuckDBPyConnection, document_ids: pl.Series) -> pl.DataFrame:
    """The quotations of documents, in order: ``document_id``, ``mode``, ``content``, ``person`` (who speaks, if known), ``via``."""
    return connection.execute(
        """
        SELECT document_id, mode, content, persons.name AS person, via
        FROM staged.quotes LEFT JOIN staged.entities AS persons ON persons.entity_id = speaker_id AND persons.kind = 'person'
        WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id, char_start, quote_id
        """,
        [document_ids.to_list()],
    ).pl()


def replace_stories(connection: duckdb.DuckDBPyConnection, members: pl.DataFrame, stories: pl.DataFrame) -> int:
    """Puts changed stories in place of what the mart ``stories`` held of them; returns how many stories it holds now.

    Args:
        connection: to the working database.
        members: as ``members_to_describe`` gave them.
        stories: the rows of their stories anew.
    """
    with transaction(connection):
        kept = connection.execute(
            """
            SELECT * FROM staged.stories WHERE story_id NOT IN (SELECT unnest(?))
                AND document_id NOT IN (SELECT supersedes FROM raw.documents WHERE supersedes IS NOT NULL)
                AND document_id NOT IN (SELECT document_id FROM ops.withdrawn)
            """,
            [members["story_id"].unique().to_list()],
        ).pl()
        connection.execute("DELETE FROM staged.stories")
        insert_frame(connection, "staged.stories", conform(STORIES, pl.concat([kept, conform(STORIES, stories)])).sort(STORIES.sort))
    [(n_stories,)] = connection.execute("SELECT count(DISTINCT story_id) FROM staged.stories").fetchall()
    return int(n_stories)
