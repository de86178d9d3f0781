"""Batches of reading: what was read and is published together, a part file of each table for each."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.database import transaction
from warehouse.tables import READINGS
from warehouse.tables.readings import DOCUMENTS

# A run every hour leaves a batch of some articles. Two days of them are written together once more, so that there are some fifty
# parts and one for every thousand articles, not one for every hour of years; an article is written anew twice or three times. Those of a
# thousand are written together likewise once there are more than 48: a million articles lie in some hundred and thirty parts.
SMALL_BATCH = 1_000
LARGE_BATCH = 30_000
MOST_SMALL = 48


def split_batches(connection: duckdb.DuckDBPyConnection, document_ids: list[str], mark: str) -> None:
    """Gives the batches of some documents new names, ending in ``mark``: parts already published under the old ones hold too much."""
    with transaction(connection):
        rename_batches(connection, document_ids, mark)


def rename_batches(connection: duckdb.DuckDBPyConnection, document_ids: list[str], mark: str) -> None:
    """As ``split_batches``, within a transaction of the caller's."""
    renamed = connection.execute(
        "SELECT DISTINCT batch_id, left(batch_id, 20) || '_' || ? AS new_id FROM ops.readings WHERE document_id IN (SELECT unnest(?))",
        [mark, document_ids],
    ).pl()
    _rename(connection, renamed)


def merge_batches(connection: duckdb.DuckDBPyConnection) -> int:
    """Makes one of all batches of a size and one version of the rules, if there are too many; returns how many there were."""
    return sum(_merge(connection, least, most) for least, most in ((1, SMALL_BATCH), (SMALL_BATCH, LARGE_BATCH)))


def _merge(connection: duckdb.DuckDBPyConnection, least: int, most: int) -> int:
    """Merges the batches of so many documents, fewer than ``most``."""
    small = connection.execute(
        """
        SELECT batch_id, 'bat_' || left(md5(string_agg(batch_id, '|' ORDER BY batch_id) OVER (PARTITION BY reader_version)), 16) AS new_id
        FROM (
            SELECT batch_id, any_value(reader_version) AS reader_version FROM ops.readings
            GROUP BY batch_id HAVING count(*) >= ? AND count(*) < ? AND count(DISTINCT reader_version) = 1
        )
        QUALIFY count(*) OVER (PARTITION BY reader_version) > ?
        """,
        [least, most, MOST_SMALL],
    ).pl()
    if small.height:
        with transaction(connection):
            _rename(connection, small)
    return small.height


def _rename(connection: duckdb.DuckDBPyConnection, renamed: pl.DataFrame) -> None:
    connection.register("renamed_batches", renamed)
    homes = [f"staged.{table.name}" for table in READINGS if table is not DOCUMENTS]
    for name in [*homes, "staged.document_readings", "ops.readings"]:
        connection.execute(f"UPDATE {name} AS t SET batch_id = new_id FROM renamed_batches AS r WHERE t.batch_id = r.batch_id")
    connection.unregister("renamed_batches")
