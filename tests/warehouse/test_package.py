"""A snapshot as a package: validators take it after one run, two and three; what stands in it is what the declaration says."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from html import unescape
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest
import yaml

from tests.warehouse.ledger import Ledger
from tests.warehouse.test_publish import manifest_of, put_out
from warehouse.contract import SQL_TYPES
from warehouse.package import SUMS
from warehouse.package.datapackage import FRICTIONLESS_TYPES, table_schemas
from warehouse.runs import start_run
from warehouse.schema import Table
from warehouse.tables import TABLES

ALL_TABLES = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
EACH_SNAPSHOT = pytest.mark.parametrize("snapshot", ["snap_1", "snap_2", "snap_3"])
HOSTILE = "<script>alert('it & \"that\"')</script>"


def put_out_three(published: Path) -> Path:
    """Snapshots of one, two and three documents, each with a figure; the third replaces the first."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        ledger = Ledger(connection)
        start_run(connection, "run_1", datetime(2024, 5, 16, tzinfo=UTC), "1.2.3")
        for number, replaced in enumerate((None, None, "doc_1"), 1):
            ledger.document(f"doc_{number}", batch=f"bat_{number}", supersedes=replaced, published_on="2024-05-16")
            ledger.figure(f"doc_{number}", 240.05, 240.15, batch=f"bat_{number}", sentence=HOSTILE)
            ledger.reconcile()
            put_out(ledger, published, f"snap_{number}")
    return published / "snapshots"


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_out_three(tmp_path_factory.mktemp("package") / "published")


@pytest.fixture(scope="module")
def third(snapshots: Path) -> Path:
    return snapshots / "snap_3"


@EACH_SNAPSHOT
def test_frictionless_finds_nothing_wrong(snapshots: Path, snapshot: str) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.Package(str(snapshots / snapshot / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    assert len(report.tasks) == len(manifest_of(snapshots / snapshot)["files"])


def test_frictionless_finds_what_is_wrong(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT 'cou' AS iso3, NULL AS iso2, 'Atlantis' AS name, 'island' AS kind, NULL AS wikidata_id, NULL AS blocs) "
            f"TO '{tmp_path / 'countries.parquet'}' (FORMAT parquet)"
        )
    schema = frictionless.Schema.from_descriptor(table_schemas()["countries"])
    report = frictionless.Resource(path="countries.parquet", basepath=str(tmp_path), schema=schema).validate()
    assert [error.type for error in report.tasks[0].errors] == ["constraint-error"]


@EACH_SNAPSHOT
def test_every_file_is_one_resource_with_a_schema(snapshots: Path, snapshot: str) -> None:
    folder = snapshots / snapshot
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert sorted(resource["path"] for resource in package["resources"]) == sorted(manifest_of(folder)["files"])
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    assert {resource["table"] for resource in package["resources"]} == set(TABLES)
    assert all(resource["schema"] == f"schemas/{resource['table']}.json" for resource in package["resources"])
    assert package["id"] == snapshot
    assert all(source["title"] for source in package["sources"])
    assert {"CC-BY-4.0", "MIT"} <= {licence["name"] for licence in package["licenses"]}


@ALL_TABLES
def test_table_schemas_say_what_is_declared(table: Table, third: Path) -> None:
    schema = json.loads((third / "schemas" / f"{table.name}.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in schema["fields"]}
    assert list(fields) == table.column_names
    assert schema["primaryKey"] == list(table.key)
    for column in table.columns:
        field = fields[column.name]
        assert field["type"] == FRICTIONLESS_TYPES[column.type]
        assert field["constraints"]["required"] is not column.nullable
        assert field["constraints"].get("enum") == (list(column.vocabulary) if column.vocabulary else None)
        assert (field.get("unit"), field.get("missingMeans"), field.get("joins")) == (column.unit, column.null_means, column.references)
    for key in schema.get("foreignKeys", []):
        assert TABLES[key["reference"]["resource"]].kind != "reading", "a key into a table of several files cannot be checked"


@EACH_SNAPSHOT
def test_sums_are_of_all_files(snapshots: Path, snapshot: str) -> None:
    folder = snapshots / snapshot
    told = dict(reversed(line.split("  ")) for line in (folder / SUMS).read_text().splitlines())
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    }
    del found[SUMS]
    assert told == found


def contract_of(folder: Path) -> dict:
    return yaml.safe_load((folder / "wireledger.odcs.yaml").read_text(encoding="utf-8"))


def test_the_contract_is_of_the_standard(third: Path) -> None:
    pytest.importorskip("open_data_contract_standard", reason="open-data-contract-standard is not installed")
    from jsonschema import Draft201909Validator

    schema = json.loads((files("open_data_contract_standard") / "schema.json").read_text(encoding="utf-8"))
    problems = [
        f"{list(error.absolute_path)}: {error.message[:200]}" for error in Draft201909Validator(schema).iter_errors(contract_of(third))
    ]
    assert problems == []


def type_told(entry: dict) -> str | tuple[str, bool, str]:
    """DuckDB's name of the type; of a time what the standard says of it."""
    if "physicalType" in entry:
        return entry["physicalType"]
    return entry["logicalType"], entry["logicalTypeOptions"]["timezone"], entry["logicalTypeOptions"]["defaultTimezone"]


@ALL_TABLES
def test_the_contract_has_every_column(table: Table, third: Path) -> None:
    told = next(entry for entry in contract_of(third)["schema"] if entry["name"] == table.name)
    columns = {entry["name"]: entry for entry in told["properties"]}
    assert list(columns) == table.column_names
    assert {name: entry["primaryKeyPosition"] for name, entry in columns.items() if entry.get("primaryKey")} == {
        name: place for place, name in enumerate(table.key, 1)
    }
    for column in table.columns:
        assert columns[column.name]["required"] is not column.nullable
        assert type_told(columns[column.name]) == (SQL_TYPES[column.type] if column.type != "timestamp" else ("timestamp", True, "UTC"))
        assert [one["to"] for one in columns[column.name].get("relationships", [])] == ([column.references] if column.references else [])
        assert [one["arguments"]["validValues"] for one in columns[column.name].get("quality", [])] == (
            [list(column.vocabulary)] if column.vocabulary else []
        )


@ALL_TABLES
def test_dbt_sources_name_every_column_and_its_tests(table: Table, third: Path) -> None:
    [source] = yaml.safe_load((third / "dbt_sources.yml").read_text(encoding="utf-8"))["sources"]
    told = next(entry for entry in source["tables"] if entry["name"] == table.name)
    assert [column["name"] for column in told["columns"]] == table.column_names
    for column, entry in zip(table.columns, told["columns"], strict=True):
        tests = entry.get("data_tests", [])
        assert ("not_null" in tests) is not column.nullable
        assert ("unique" in tests) is (table.key == (column.name,))
    assert source["config"]["external_location"].format(name=table.name).endswith(f"/{table.name}/*.parquet')")


@ALL_TABLES
def test_views_are_over_the_files_of_the_folder(table: Table, third: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = '{third}'")
        connection.execute((third / "views.sql").read_text(encoding="utf-8"))
        assert connection.execute(f"SELECT count(*) FROM {table.name}").fetchall() == [(manifest_of(third)["rows"][table.name],)]
        assert connection.execute(f"DESCRIBE {table.name}").pl()["column_name"].to_list() == table.column_names


def test_the_dictionary_shows_warnings_columns_and_an_example(third: Path) -> None:
    page = (third / "dictionary.html").read_text(encoding="utf-8")
    assert page.index("Before you use it") < page.index('<section id="documents">')
    for table in TABLES.values():
        section = page.split(f'<section id="{table.name}">')[1].split("</section>")[0]
        assert re.findall(r'<th scope="row">(\w+)</th>', section) == table.column_names
        assert f"Key: {', '.join(table.key)}." in unescape(section)
    figures = page.split('<section id="figures">')[1].split("</section>")[0]
    assert ">trade_total<" in figures
    assert "null means" in figures


def test_the_dictionary_takes_no_orders_from_articles(third: Path) -> None:
    page = (third / "dictionary.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert" in page


def test_notices_travel_with_the_tables(third: Path) -> None:
    assert "MIT License" in (third / "LICENSE").read_text(encoding="utf-8")
    assert "GeoNames" in (third / "NOTICE").read_text(encoding="utf-8")
    cited = yaml.safe_load((third / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["type"], cited["version"], cited["date-released"]) == ("1.2.0", "dataset", "snap_3", "2024-05-16")
    assert {"message", "title", "authors"} <= set(cited)
