"""What is made from the tables' declaration: DDL, the data dictionary, Parquet metadata; the rest in ``warehouse.package``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from warehouse.schema import Column, Table
from warehouse.tables import TABLES

# The file of a snapshot that holds all of its tables.
DATABASE = "wireledger.duckdb"
SQL_TYPES = {
    "text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE", "timestamp": "TIMESTAMPTZ",
}  # fmt: skip
KIND_SENTENCES = {
    "reading": "A reading: it grows by part files that are never rewritten.",
    "mart": "A mart: made anew by each run from all readings.",
    "log": "A log: what happened.",
    "reference": "A reference table: written anew with each snapshot.",
    "view": "A wide table: what others hold, side by side; in the database it is a view.",
}
LICENCE_NOTE = "Texts and quotations belong to the publishers of the articles; for names of places credit GeoNames (CC BY 4.0). See NOTICE."
WARNINGS = (
    "Offsets count Unicode code points of documents.text (not bytes, not UTF-16 units), start inclusive, end exclusive.",
    "Count n_stories, not n_documents: copies of one story are one witness.",
    "Figures of one flow by its exporter and by its importer (mirror statistics) are two series and never match exactly.",
    "value_min and value_max are what the printed precision allows, not a statistical error.",
    "Null means what its column says: nearly always that the text leaves the matter open. It never means zero.",
    "What was read from articles that were replaced or withdrawn stays in its tables: join documents, keep is_current. Marts leave it out.",
    "published_basis and period_basis say where a date was resolved rather than printed.",
)


def quoted(text: str) -> str:
    """A text as a literal of SQL, whatever it holds: in DuckDB nothing but a quote ends it.

    It stands where a bound parameter would have DuckDB import pandas, which takes longer than most answers.
    """
    return "'" + text.replace("'", "''") + "'"


def create_table_sql(table: Table, name: str, extra: Iterable[str] = (), *, is_strict: bool = True) -> str:
    """The DDL of a table under a qualified name, with further columns behind the declared ones.

    A mart before its audit is not strict: a null where none may be is a row to set aside, not an error.
    """
    columns = [
        f'"{column.name}" {SQL_TYPES[column.type]}{"" if column.nullable or not is_strict else " NOT NULL"}' for column in table.columns
    ]
    return f"CREATE TABLE IF NOT EXISTS {name} (\n  " + ",\n  ".join([*columns, *extra]) + "\n)"


def contract_digest(table: Table) -> str:
    """What tells whether two files of a table have the same columns."""
    told = [f"{column.name} {column.type}" for column in table.columns]
    return hashlib.sha256(json.dumps([*told, *table.sort]).encode()).hexdigest()[:12]


def select_list(table: Table) -> str:
    """The declared columns, quoted, for a SELECT."""
    return ", ".join(f'"{name}"' for name in table.column_names)


def dictionary_markdown() -> str:
    """The data dictionary of all tables, as ``docs/dictionary.md`` holds it."""
    lines = [
        "# Data dictionary",
        "",
        "Made from `warehouse/tables/` by `wireledger dictionary`; do not edit.",
        "",
        "## Before you use it",
        "",
    ]
    lines += [f"- {warning}" for warning in WARNINGS]
    for table in TABLES.values():
        lines += ["", f"## {table.name}", "", f"{table.description} {KIND_SENTENCES[table.kind]}", ""]
        lines += [f"Key: {', '.join(table.key)}. Sorted by: {', '.join(table.sort)}.", ""]
        lines += ["| column | type | null means | description |", "|---|---|---|---|"]
        lines += [
            f"| {column.name} | {column.type} | {column.null_means or 'never null'} | {_described(column)} |" for column in table.columns
        ]
    return "\n".join(lines) + "\n"


def _described(column: Column) -> str:
    parts = [column.description]
    if column.vocabulary:
        parts.append("One of: " + ", ".join(column.vocabulary) + ".")
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.references:
        parts.append(f"Joins {column.references}.")
    return " ".join(parts).replace("|", "\\|")


def dictionary_json() -> list[dict[str, object]]:
    """The declaration as plain data."""
    return [
        {
            "table": table.name, "kind": table.kind, "description": table.description, "key": list(table.key), "sort": list(table.sort),
            "columns": [
                {
                    "name": column.name, "type": column.type, "description": column.description, "nullable": column.nullable,
                    "null_means": column.null_means, "vocabulary": column.vocabulary, "unit": column.unit, "references": column.references,
                }
                for column in table.columns
            ],
        }
        for table in TABLES.values()
    ]  # fmt: skip


def parquet_metadata(table: Table, version: str) -> dict[str, str]:
    """Key-value metadata for the Parquet files of a table."""
    columns = {column.name: _described(column) for column in table.columns}
    return {
        "wireledger_table": table.name, "wireledger_version": version, "wireledger_contract": contract_digest(table),
        "description": table.description, "columns": json.dumps(columns),
        "license": LICENCE_NOTE,
    }  # fmt: skip
