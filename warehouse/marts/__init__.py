"""Marts: what several readings say together, as SQL over the staged tables, run in the order of their file names."""

from __future__ import annotations

from importlib.resources import files

import duckdb

from warehouse.contract import select_list
from warehouse.tables import TABLES

# Each file makes one mart (or two) from the ones before it; 'stories' is filled by the flow, from transforms.stories.
SQL_FILES = ("claims", "trade_figures", "trade_figure_claims", "conflicts", "conflict_statements", "timeline", "timeline_events")


def build_marts(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes all SQL marts anew from the staged readings and ``staged.stories``."""
    connection.execute((files("warehouse.marts") / "current.sql").read_text())
    for name in SQL_FILES:
        query = (files("warehouse.marts") / f"{name}.sql").read_text()
        table = TABLES[name]
        connection.execute(f"DELETE FROM staged.{name}")
        order = ", ".join(f'"{column}"' for column in table.sort)
        connection.execute(f"INSERT INTO staged.{name} SELECT {select_list(table)} FROM ({query}) ORDER BY {order}")
