"""Wide tables as SQL over the others: one query a file, by the names that the tables have in a snapshot."""

from __future__ import annotations

from importlib.resources import files

from warehouse.contract import select_list
from warehouse.schema import Table
from warehouse.tables import MARTS, READINGS, REFERENCE


def view_sql(table: Table, schema: str = "main") -> str:
    """The query of a view over the tables of a schema."""
    query = (files("warehouse.views") / f"{table.name}.sql").read_text(encoding="utf-8")
    named = ", ".join(f"{other.name} AS (FROM {schema}.{other.name})" for other in (*READINGS, *MARTS, *REFERENCE) if schema != "main")
    return f"{f'WITH {named} ' if named else ''}SELECT {select_list(table)} FROM ({query})"
