"""The reference tables as they are published: countries, blocs with their members, the names of units, the scorecard."""

from __future__ import annotations

from importlib.resources import files

import duckdb
import polars as pl
import pycountry
from babel import Locale

from warehouse.database import insert_frame
from warehouse.schema import conform
from warehouse.tables import REFERENCE
from warehouse.tables.reference import BLOC_MEMBERS, BLOCS, COUNTRIES, SCORECARD, UNITS_TABLE
from warehouse.tables.vocabularies import UNITS

# In general use without a standard.
_MORE_OF_TWO_LETTERS = {"XKX": "XK"}
_UNIT_NAMES = {
    "km2": "square kilometre", "m2": "square metre", "m3": "cubic metre", "km": "kilometre", "m": "metre", "cm": "centimetre",
    "mm": "millimetre", "kg": "kilogram", "btu": "British thermal unit", "teu": "twenty-foot container",
    "km_per_hour": "kilometre per hour", "degree_celsius": "degree Celsius", "degree_fahrenheit": "degree Fahrenheit",
    "percent": "per cent",
}  # fmt: skip


def reference_tables(countries: pl.DataFrame, blocs: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """All of them by name.

    Args:
        countries: ``iso3``, ``name``, ``wikidata_id``, ``is_territory``: what the lexicon knows.
        blocs: ``bloc``, ``name``, ``wikidata_id``, likewise.
    """
    members = _members().filter(pl.col("bloc").is_in(blocs["bloc"].implode()) & pl.col("iso3").is_in(countries["iso3"].implode()))
    joined = members.sort("bloc").group_by("iso3").agg(blocs=pl.col("bloc").str.join("; "))
    counted = members.group_by("bloc").agg(n_members=pl.len())
    tables = {
        COUNTRIES: countries.join(_two_letters(), on="iso3", how="left").join(joined, on="iso3", how="left").select(
            "iso3", "iso2", "name", _kind(), "wikidata_id", "blocs"
        ),
        BLOCS: blocs.join(counted, on="bloc", how="left"),
        BLOC_MEMBERS: members,
        UNITS_TABLE: _units(),
        SCORECARD: _reference_file("scorecard", infer_schema=False),
    }  # fmt: skip
    return {table.name: conform(table, frame.sort(table.key)) for table, frame in tables.items()}


def load_reference_tables(connection: duckdb.DuckDBPyConnection, tables: dict[str, pl.DataFrame]) -> None:
    """Puts them in place of what was staged."""
    for table in REFERENCE:
        connection.execute(f"DELETE FROM staged.{table.name}")
        insert_frame(connection, f"staged.{table.name}", tables[table.name])


def _members() -> pl.DataFrame:
    listed = _reference_file("bloc_members")
    return listed.select("bloc", iso3=pl.col("members").str.split(" ")).explode("iso3").sort("bloc", "iso3")


def _reference_file(name: str, *, infer_schema: bool = True) -> pl.DataFrame:
    return pl.read_csv((files("warehouse") / "reference_data" / f"{name}.csv").read_bytes(), comment_prefix="#", infer_schema=infer_schema)


def _two_letters() -> pl.DataFrame:
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | _MORE_OF_TWO_LETTERS
    return pl.DataFrame({"iso3": list(codes), "iso2": list(codes.values())})


def _kind() -> pl.Expr:
    is_gone = pl.col("iso2").is_null()
    return pl.when(is_gone).then(pl.lit("gone")).when("is_territory").then(pl.lit("territory")).otherwise(pl.lit("country")).alias("kind")


def _units() -> pl.DataFrame:
    names = Locale("en").currencies
    rows = [(code, name, "currency") for code, name in names.items()]
    rows += [(unit, _UNIT_NAMES.get(unit, unit.replace("_", " ")), "unit") for unit in UNITS]
    return pl.DataFrame(rows, schema=["unit", "name", "kind"], orient="row")
