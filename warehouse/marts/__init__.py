"""Marts: what several readings say together, as SQL over the staged tables, run in the order of their file names."""

from __future__ import annotations

from importlib.resources import files

import duckdb

from warehouse.confidence import LEAST_EVENT_CONFIDENCE
from warehouse.contract import select_list
from warehouse.tables import TABLES
from warehouse.timeline.marts import make_timeline_tables

# Each file makes one mart from the ones before it, or views and temporary tables that the next ones share ('current', 'disputes');
# 'stories' is filled by the flow, from transforms.stories.stories.
SQL_FILES = (
    "current", "claims", "trade_figures", "trade_figure_claims", "disputes", "conflicts", "conflict_statements",
    "timeline", "timeline_events",
)  # fmt: skip


def build_marts(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes all SQL marts anew from the staged readings and ``staged.stories``; ``load_reference`` has said from which confidence on."""
    connection.execute("SET VARIABLE least_confidence = (SELECT least_confidence FROM ops.reference_digest)")
    connection.execute(f"SET VARIABLE least_event_confidence = {LEAST_EVENT_CONFIDENCE}")
    for name in SQL_FILES:
        if name == "timeline":
            make_timeline_tables(connection)
        query = (files("warehouse.marts") / f"{name}.sql").read_text(encoding="utf-8")
        if name not in TABLES:
            connection.execute(query)
            continue
        table = TABLES[name]
        connection.execute(f"DELETE FROM staged.{name}")
        order = ", ".join(f'"{column}"' for column in table.sort)
        connection.execute(f"INSERT INTO staged.{name} SELECT {select_list(table)} FROM ({query}) ORDER BY {order}")
