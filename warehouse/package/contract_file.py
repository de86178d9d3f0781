"""The data contract of the tables in the Open Data Contract Standard (ODCS 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warehouse.contract import DATABASE, LICENCE_NOTE, SQL_TYPES, WARNINGS
from warehouse.package.yaml_text import as_yaml
from warehouse.schema import Column, Table
from warehouse.tables import TABLES

_LOGICAL_TYPES = {
    "text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date", "timestamp": "timestamp",
}  # fmt: skip


def odcs_yaml(manifest: Mapping[str, Any]) -> str:
    """The contract, as YAML."""
    contract = {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": "wireledger",
        "name": "wireledger",
        "version": manifest["code_version"],
        "status": "active",
        "description": {
            "purpose": "Facts read from news articles, each tied to the characters that it was read from.",
            "limitations": " ".join(WARNINGS),
            "usage": LICENCE_NOTE,
        },
        "servers": [
            {"server": "parquet", "type": "local", "path": "./{model}/*.parquet", "format": "parquet"},
            {"server": "database", "type": "duckdb", "database": DATABASE, "schema": "main"},
        ],
        "schema": [_object(table) for table in TABLES.values()],
    }
    return as_yaml(contract)


def _object(table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "physicalName": table.name,
        "physicalType": "view" if table.kind == "view" else "table",
        "logicalType": "object",
        "description": table.description,
        "tags": [table.kind],
        "properties": [_property(table, column) for column in table.columns],
    }


def _property(table: Table, column: Column) -> dict[str, object]:
    told: dict[str, object] = {
        "name": column.name, "logicalType": _LOGICAL_TYPES[column.type], **_physical_type(column), "description": column.description,
        "required": not column.nullable,
    }  # fmt: skip
    if column.name in table.key:
        told |= {"primaryKey": True, "primaryKeyPosition": table.key.index(column.name) + 1, "unique": len(table.key) == 1}
    if column.references:
        told["relationships"] = [{"type": "foreignKey", "to": column.references}]
    if column.vocabulary:
        valid = {"metric": "invalidValues", "arguments": {"validValues": list(column.vocabulary)}, "mustBe": 0, "unit": "rows"}
        told["quality"] = [valid]
    custom = {"unit": column.unit, "nullMeans": column.null_means}
    if any(custom.values()):
        told["customProperties"] = [{"property": name, "value": value} for name, value in custom.items() if value]
    return told


def _physical_type(column: Column) -> dict[str, object]:
    """DuckDB's name of the type; of a time the standard's own words, since datacontract-cli reads no name of DuckDB's for it."""
    if column.type == "timestamp":
        return {"logicalTypeOptions": {"timezone": True, "defaultTimezone": "UTC"}}
    return {"physicalType": SQL_TYPES[column.type]}
