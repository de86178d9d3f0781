"""Setting rows aside: one that breaks a rule of its own goes to ``rejected``, with what refers to it, before the audit.

The rules are the critical expectations of ``expectations.suites`` whose scope is the row; nothing is said twice. What is
left must then pass the audit whole. A broken row of ``documents`` or ``passages`` takes its document out: without it the
document is not all there.
"""

from __future__ import annotations

import duckdb

from expectations.suites import join_name, row_rules
from warehouse.readings import READING_IS_WHOLE, forget_documents
from warehouse.schema import Table
from warehouse.tables import MARTS, READINGS, TABLES
from warehouse.tables.readings import DOCUMENTS, PASSAGES

_OF_WHOLE_DOCUMENTS = (DOCUMENTS, PASSAGES)
# What no snapshot has yet.
UNPUBLISHED = "batch_id NOT IN (SELECT batch_id FROM ops.published_batches)"


def set_aside_readings(connection: duckdb.DuckDBPyConnection, *, everything: bool = False) -> int:
    """Sets broken rows of all readings aside; returns how many.

    Args:
        connection: to the working database.
        everything: also look at what was published, which has passed once; a part that loses rows is then written anew.
    """
    batch = "staged.{}" if everything else f"(SELECT * FROM staged.{{}} WHERE {UNPUBLISHED})"
    # A table stands behind those that it refers to, so that what refers to a row set aside follows it.
    return sum(_set_aside(connection, table, batch.format(table.name)) for table in READINGS)


def set_aside_mart_rows(connection: duckdb.DuckDBPyConnection) -> int:
    """Sets broken rows of all marts aside, in place of those of the marts before; returns how many."""
    names = ", ".join(f"'{table.name}'" for table in MARTS)
    connection.execute(f"DELETE FROM ops.rejected WHERE table_name IN ({names})")
    n_rows = 0
    # Marts also rest on rows that refer to them: a trade figure on its claims. Every round takes rows out, so it ends.
    while n_more := sum(_set_aside(connection, table, f"staged.{table.name}") for table in MARTS):
        n_rows += n_more
    return n_rows


def _set_aside(connection: duckdb.DuckDBPyConnection, table: Table, batch: str) -> int:
    """Moves the broken rows of a table to ``rejected``; returns how many rows that were."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE newly_rejected AS {_broken_rows(table, batch)}")
    [(n_rows,)] = connection.execute("SELECT count(*) FROM newly_rejected").fetchall()
    if not n_rows:
        return 0
    # An entity comes again with every batch that names it.
    connection.execute("DELETE FROM ops.rejected WHERE rejected_id IN (SELECT rejected_id FROM newly_rejected)")
    columns = "rejected_id, table_name, key, document_id, expectation, row, reason"
    connection.execute(f"INSERT INTO ops.rejected ({columns}) SELECT {columns} FROM newly_rejected")
    if table in READINGS:
        connection.execute("DELETE FROM ops.published_batches WHERE batch_id IN (SELECT batch_id FROM newly_rejected)")
    if table in _OF_WHOLE_DOCUMENTS:
        broken = connection.execute("SELECT DISTINCT document_id FROM newly_rejected ORDER BY 1").fetchall()
        forget_documents(connection, [document_id for (document_id,) in broken])
    else:
        connection.execute(f"DELETE FROM staged.{table.name} WHERE {_key(table)} IN (SELECT key FROM newly_rejected)")
    return int(n_rows)


def _broken_rows(table: Table, batch: str) -> str:
    """A query for the rows of ``rejected`` that a table gives, one for each broken row, by the first rule that it breaks."""
    keys = ", ".join(f'"{column}"' for column in table.key)
    rules = [(rule.name, rule.description, rule.failing_rows.format(batch=batch)) for rule in row_rules(table)] + _dependants(table, batch)
    broken = " UNION ALL ".join(
        f"SELECT {keys}, {place} AS place, '{name}' AS expectation, {_quoted(reason)} AS reason FROM ({query})"
        for place, (name, reason, query) in enumerate(rules)
    )
    columns = ", ".join(f"'{name}': {table.name}.\"{name}\"" for name in table.column_names if (table, name) != (DOCUMENTS, "text"))
    return f"""
        SELECT 'rej_' || left(md5(concat_ws('|', '{table.name}', {_key(table)})), 16) AS rejected_id, '{table.name}' AS table_name,
            {_key(table)} AS key, {_document_of(table)} AS document_id, broken.expectation, to_json({{{columns}}})::VARCHAR AS row,
            broken.reason
            {", batch_id" if table in READINGS else ""}
        FROM staged.{table.name} AS {table.name} JOIN ({broken}) AS broken USING ({keys})
        QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY broken.place) = 1
    """


def _dependants(table: Table, batch: str) -> list[tuple[str, str, str]]:
    """Rules for rows that refer to one set aside, as name, reason and query."""
    keys = ", ".join(f'"{column}"' for column in table.key)
    found = []
    for column in table.columns:
        other = (column.references or "").partition(".")[0]
        if other in TABLES and TABLES[other].kind != "log":
            aside = f"SELECT key FROM ops.rejected WHERE table_name = '{other}' AND expectation <> '{READING_IS_WHOLE}'"
            query = f'SELECT {keys} FROM {batch} WHERE "{column.name}" IN ({aside})'
            found.append((join_name(column.name, other), f"The row of {other} that it refers to was set aside.", query))
    return found


def _key(table: Table) -> str:
    return "concat_ws(' / ', " + ", ".join(f'{table.name}."{column}"' for column in table.key) + ")"


def _document_of(table: Table) -> str:
    """Where a row was read, as SQL: its own column, else that of the row that it refers to, which may be set aside by now."""
    if "document_id" in table.column_names:
        return f"{table.name}.document_id"
    if table.name == "entities":
        return "(SELECT min(document_id) FROM staged.mentions AS named WHERE named.entity_id = entities.entity_id)"
    for column in table.columns:
        other, _, field = (column.references or "").partition(".")
        if other in TABLES and "document_id" in TABLES[other].column_names:
            mine = f'{table.name}."{column.name}"'
            return (
                f"coalesce((SELECT min(document_id) FROM staged.{other} AS behind WHERE behind.{field} = {mine}), "
                f"(SELECT min(document_id) FROM ops.rejected AS behind WHERE behind.table_name = '{other}' AND behind.key = {mine}))"
            )
    return "NULL"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
