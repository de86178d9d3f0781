"""The temporary tables that the marts of the timeline are made from: ``timeline_tellings`` and ``timeline_parts``."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.timeline.merging import merge_tellings
from warehouse.timeline.tellings import read_tellings

_TELLINGS = {"event_id": pl.String, "timeline_key": pl.String, "why": pl.String, "other_key": pl.String}
_PARTS = {"timeline_key": pl.String, "part_of_key": pl.String}


def make_timeline_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Finds the event of each telling (``event_id``, ``timeline_key``, ``why``, ``other_key``) and what is part of what.

    ``other_key``: the best event that the telling was not joined to. ``timeline_parts``: ``timeline_key``, ``part_of_key``.
    """
    merged = merge_tellings(read_tellings(connection))
    _make_table(connection, "timeline_tellings", pl.DataFrame(merged.joined, schema=_TELLINGS, orient="row"))
    _make_table(connection, "timeline_parts", pl.DataFrame(sorted(merged.parts.items()), schema=_PARTS, orient="row"))


def _make_table(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    connection.register("timeline_frame", frame.to_arrow())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM timeline_frame")
    connection.unregister("timeline_frame")
