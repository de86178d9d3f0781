"""The data dictionary as a page: warnings first, then each table with its grain, key, columns and one of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract import KIND_SENTENCES, LICENCE_NOTE, WARNINGS
from warehouse.schema import Column, Table
from warehouse.tables import TABLES

# Of an article's text the page shows the beginning.
SHOWN_CHARACTERS = 160
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem; border-top: 1px solid #8886; }
td { overflow-wrap: anywhere; }
.null { opacity: .6; font-style: italic; }
.wide { overflow-x: auto; }
nav a { margin-inline-end: .8rem; }
@media print { nav { display: none; } }
"""


def dictionary_html(draft: Path, manifest: Mapping[str, Any]) -> str:
    """The page, with example rows out of the tables that lie in the snapshot's folder."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        sections = [_section(table, manifest["rows"][table.name], _example(connection, draft, table)) for table in TABLES.values()]
    links = " ".join(f'<a href="#{name}">{name}</a>' for name in TABLES)
    warnings = "".join(f"<li>{escape(warning)}</li>" for warning in (*WARNINGS, LICENCE_NOTE))
    title = f"Data dictionary of snapshot {escape(str(manifest['id']))}"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>"
        f"<h2>Before you use it</h2><ul>{warnings}</ul><nav>{links}</nav>{''.join(sections)}</body></html>\n"
    )


def _example(connection: duckdb.DuckDBPyConnection, draft: Path, table: Table) -> dict[str, Any]:
    """The first row of the first file, nothing where the table is empty."""
    first = min((draft / table.name).glob("*.parquet"))
    names = ", ".join(f'"{name}"' for name in table.column_names)
    row = connection.execute(f"SELECT {names} FROM read_parquet(?) LIMIT 1", [str(first)]).fetchone()
    return dict(zip(table.column_names, row, strict=True)) if row else {}


def _section(table: Table, n_rows: int, example: dict[str, Any]) -> str:
    about = f"{table.description} {KIND_SENTENCES[table.kind]} {n_rows:,} rows. Key: {', '.join(table.key)}."
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("column", "type", "null means", "description", "example"))
    rows = "".join(_row(column, example) for column in table.columns)
    return (
        f'<section id="{table.name}"><h2>{table.name}</h2><p>{escape(about)}</p>'
        f'<div class="wide" tabindex="0" role="region" aria-label="columns of {table.name}"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _row(column: Column, example: dict[str, Any]) -> str:
    shown = _shown(example[column.name]) if example else ""
    null = escape(column.null_means) if column.null_means else "never null"
    return f'<tr><th scope="row">{column.name}</th><td>{column.type}</td><td>{null}</td><td>{_described(column)}</td>{_cell(shown)}</tr>'


def _described(column: Column) -> str:
    parts: Iterable[str] = (
        escape(column.description),
        f"One of: {escape(', '.join(column.vocabulary))}." if column.vocabulary else "",
        f"Unit: {escape(column.unit)}." if column.unit else "",
        f'Joins <a href="#{column.references.partition(".")[0]}">{column.references}</a>.' if column.references else "",
    )
    return " ".join(part for part in parts if part)


def _shown(value: Any) -> str | None:
    if value is None:
        return None
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + " …"


def _cell(shown: str | None) -> str:
    return '<td class="null">null</td>' if shown is None else f'<td dir="auto">{escape(shown)}</td>'
