"""Documents as they came and what was read from them: taken in, asked for, loaded, forgotten."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.database import RAW_DOCUMENT_COLUMNS, STORED_READINGS, insert_frame, transaction
from warehouse.schema import conform
from warehouse.tables import READINGS

# What a reading that broke off is called in ``rejected``, beside the expectations that rows break.
READING_IS_WHOLE = "reading_is_whole"


def add_raw_documents(connection: duckdb.DuckDBPyConnection, documents: pl.DataFrame) -> None:
    """Takes documents in, whole or not at all."""
    with transaction(connection):
        insert_frame(connection, "raw.documents", documents.select(list(RAW_DOCUMENT_COLUMNS)))


def unread_documents(connection: duckdb.DuckDBPyConnection, reader_version: str) -> pl.DataFrame:
    """The documents that no reading by this version of the rules exists for: ``document_id``, ``text_length``, by id."""
    return connection.execute(
        """
        SELECT document_id, length(text) AS text_length FROM raw.documents
        WHERE document_id NOT IN (SELECT document_id FROM ops.readings WHERE reader_version = ?)
        ORDER BY document_id
        """,
        [reader_version],
    ).pl()


def documents_to_read(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> pl.DataFrame:
    """The columns of raw documents that reading takes, in the order of their ids."""
    return connection.execute(
        "SELECT document_id, text, title, byline, published_on, published_basis, fetched_on FROM raw.documents "
        "WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id",
        [document_ids],
    ).pl()


def with_sources(connection: duckdb.DuckDBPyConnection, documents: pl.DataFrame) -> pl.DataFrame:
    """A frame with ``document_id``, and the ``source_uri`` of each beside it."""
    sources = connection.execute("SELECT document_id, source_uri FROM raw.documents").pl()
    return documents.join(sources, on="document_id", maintain_order="left")


def load_readings(connection: duckdb.DuckDBPyConnection, readings: dict[str, pl.DataFrame], batch_id: str, reader_version: str) -> None:
    """Stores the readings of one batch in place of older readings of its documents, in one transaction.

    Entities are shared: one that these rules know already keeps its first row.
    """
    documents = readings["documents"]
    batch = pl.lit(batch_id).alias("batch_id")
    with transaction(connection):
        connection.register("batch_documents", documents.select("document_id"))
        _forget_readings(connection)
        connection.execute("DELETE FROM ops.rejected WHERE document_id IN (SELECT document_id FROM batch_documents)")
        for table in STORED_READINGS:
            frame = conform(table, readings[table.name]).with_columns(batch)
            if table.name == "entities":
                _forget_entities(connection, frame, reader_version)
                known = connection.execute("SELECT entity_id FROM staged.entities").pl()
                frame = frame.join(known, on="entity_id", how="anti", maintain_order="left")
            insert_frame(connection, f"staged.{table.name}", frame)
        insert_frame(connection, "staged.document_readings", documents.with_columns(batch))
        insert_frame(connection, "ops.term_pairs", readings["term_pairs"])
        insert_frame(connection, "ops.ordinals", readings["ordinals"])
        connection.execute("DELETE FROM ops.readings WHERE document_id IN (SELECT document_id FROM batch_documents)")
        insert_frame(connection, "ops.readings", documents.select("document_id", batch, reader_version=pl.lit(reader_version)))
        if "broken" in readings:
            _reject_broken(connection, readings["broken"])
        connection.unregister("batch_documents")


def _forget_entities(connection: duckdb.DuckDBPyConnection, entities: pl.DataFrame, reader_version: str) -> None:
    """Removes what an older version of the rules knew of some entities."""
    connection.register("known_anew", entities.select("entity_id"))
    connection.execute(
        "DELETE FROM staged.entities WHERE entity_id IN (SELECT entity_id FROM known_anew) "
        "AND batch_id NOT IN (SELECT batch_id FROM ops.readings WHERE reader_version = ?)",
        [reader_version],
    )
    connection.unregister("known_anew")


def _reject_broken(connection: duckdb.DuckDBPyConnection, broken: pl.DataFrame) -> None:
    """Keeps in ``rejected`` where rules of reading broke off: ``document_id``, ``table_name``, ``detail``, ``sentence``."""
    connection.register("broken_readings", broken)
    connection.execute(
        f"""
        INSERT INTO ops.rejected
        SELECT DISTINCT 'rej_' || left(md5(concat_ws('|', document_id, table_name, detail, sentence)), 16), table_name, document_id,
            document_id, '{READING_IS_WHOLE}', to_json({{'sentence': sentence}})::VARCHAR, detail
        FROM broken_readings
        """
    )
    connection.unregister("broken_readings")


def forget_documents(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> None:
    """Removes all that was read from some documents; they count as read, so that these rules do not try them again."""
    connection.register("batch_documents", pl.DataFrame({"document_id": document_ids}, schema={"document_id": pl.String}))
    _forget_readings(connection)
    connection.unregister("batch_documents")


def _forget_readings(connection: duckdb.DuckDBPyConnection) -> None:
    """Removes what was read from the documents of the batch."""
    ours = "(SELECT document_id FROM batch_documents)"
    connection.execute(
        f"DELETE FROM staged.event_participants WHERE event_id IN (SELECT event_id FROM staged.events WHERE document_id IN {ours})"
    )
    for name in ("passages", "mentions", "roles", "quotes", "figures", "events", "document_readings"):
        connection.execute(f"DELETE FROM staged.{name} WHERE document_id IN {ours}")
    for name in ("term_pairs", "ordinals"):
        connection.execute(f"DELETE FROM ops.{name} WHERE document_id IN {ours}")


def tidy_entities(connection: duckdb.DuckDBPyConnection) -> None:
    """After a reading anew: drops entities that nothing mentions any more, and moves those of gone batches to a live one."""
    with transaction(connection):
        used = " UNION ALL ".join(
            f'SELECT "{column.name}" FROM staged.{table.name} WHERE "{column.name}" IS NOT NULL'
            for table in READINGS for column in table.columns if column.references == "entities.entity_id"
        )  # fmt: skip
        connection.execute(f"DELETE FROM staged.entities WHERE entity_id NOT IN ({used})")
        connection.execute(
            """
            UPDATE staged.entities AS entities SET batch_id = homes.batch_id
            FROM (SELECT entity_id, min(batch_id) AS batch_id FROM staged.mentions GROUP BY entity_id) AS homes
            WHERE entities.entity_id = homes.entity_id AND entities.batch_id NOT IN (SELECT batch_id FROM ops.readings)
            """
        )


def skip_unread_versions(connection: duckdb.DuckDBPyConnection) -> None:
    """Lets a version that replaces one on which reading broke replace the version before that."""
    while connection.execute(
        """
        UPDATE raw.documents AS later SET supersedes = earlier.supersedes FROM raw.documents AS earlier
        WHERE later.supersedes = earlier.document_id
            AND earlier.document_id NOT IN (SELECT document_id FROM staged.document_readings)
        RETURNING later.document_id
        """
    ).fetchall():
        pass


def forget_reading(connection: duckdb.DuckDBPyConnection) -> int:
    """Lets every document count as unread; returns how many there are."""
    with transaction(connection):
        connection.execute("DELETE FROM ops.readings")
        connection.execute("DELETE FROM ops.published_batches")
        [(n_documents,)] = connection.execute("SELECT count(*) FROM raw.documents").fetchall()
    return int(n_documents)
