"""The snapshot as a Frictionless data package (v2): one resource per file, one table schema per table beside it.

Frictionless reads one file of a Parquet resource and no more, so a table in parts is several resources. Keys that point into such a
table cannot be checked there; each field says what it joins. Nor does Frictionless find the sum and size of a Parquet file, and
reports those that are given as wrong: SHA256SUMS has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from warehouse.contract import WARNINGS
from warehouse.package.rights import LICENCES, SOURCES
from warehouse.schema import Column, Table
from warehouse.tables import TABLES

FRICTIONLESS_TYPES = {
    "text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date", "timestamp": "datetime",
}  # fmt: skip


def datapackage(manifest: Mapping[str, Any]) -> dict[str, object]:
    """The description of a snapshot."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "wireledger",
        "id": manifest["id"],
        "title": "wireledger snapshot",
        "description": "Facts read from news articles, each tied to the characters that it was read from. " + " ".join(WARNINGS),
        "version": manifest["code_version"],
        "created": manifest["created_at"],
        "licenses": list(LICENCES),
        "sources": list(SOURCES),
        "resources": [_resource(path) for path in manifest["files"] if path.split("/")[0] in TABLES],  # not those of the page
    }


def _resource(path: str) -> dict[str, object]:
    table = TABLES[PurePosixPath(path).parent.name]
    part = PurePosixPath(path).stem
    return {
        "name": table.name if part == "all" else f"{table.name}.{part}",
        "table": table.name,
        "title": table.description,
        "path": path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": f"schemas/{table.name}.json",
    }


def table_schemas() -> dict[str, dict[str, object]]:
    """The table schema of every table."""
    return {table.name: _schema(table) for table in TABLES.values()}


def _schema(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column) for column in table.columns], "primaryKey": list(table.key)}
    foreign = [_foreign_key(column) for column in table.columns if column.references and not _is_in_parts(column.references)]
    return schema | {"foreignKeys": foreign} if foreign else schema


def _is_in_parts(reference: str) -> bool:
    return TABLES[reference.partition(".")[0]].kind == "reading"


def _foreign_key(column: Column) -> dict[str, object]:
    resource, _, field = str(column.references).partition(".")
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [field]}}


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": not column.nullable}
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary)
    told = {"unit": column.unit, "missingMeans": column.null_means, "joins": column.references}
    return {
        "name": column.name, "type": FRICTIONLESS_TYPES[column.type], "description": column.description, "constraints": constraints,
        **{name: value for name, value in told.items() if value},
    }  # fmt: skip
