"""Reference data: known codes, official trade totals, exchange rates; what claims are measured against."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import duckdb
import polars as pl
import pycountry
from babel import Locale
from babel.numbers import list_currencies

from warehouse.confidence import LEAST_CONFIDENCE
from warehouse.schema import WireledgerError
from warehouse.tables.vocabularies import TRADE_FLOWS, UNITS

TRADE_SCHEMA = {
    "reporter": pl.String, "partner": pl.String, "flow": pl.String, "period": pl.String, "currency": pl.String, "value": pl.Float64,
    "source": pl.String, "published_on": pl.Date,
}  # fmt: skip
# What makes a cell, and where its number comes from; only the partner may be open (trade with the whole world).
_REQUIRED = ("reporter", "flow", "period", "currency", "source")
_RATE_SCHEMA = {"currency": pl.String, "period": pl.String, "usd": pl.Float64, "source": pl.String}
# Codes that ISO 3166-3 lists by other keys, and one in general use without a standard.
_MORE_COUNTRIES = ("SUN", "DDR", "YUG", "CSK", "SCG", "ANT", "XKX")


class ReferenceSeriesError(WireledgerError):
    """A reference series given by the user cannot be used."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"reference series {self.path}: {self.problem}"


def known_codes(blocs: list[str]) -> pl.DataFrame:
    """Codes that figures may print: ``kind`` (country, bloc, currency, unit), ``code``.

    Countries are those of ISO 3166, gone ones included; currencies those of CLDR, past ones included.
    """
    countries = {country.alpha_3 for country in pycountry.countries} | {country.alpha_3 for country in pycountry.historic_countries}
    rows = [("country", code) for code in sorted(countries | set(_MORE_COUNTRIES))]
    rows += [("bloc", code) for code in sorted(set(blocs) - countries)]
    rows += [("currency", code) for code in sorted(list_currencies() | set(Locale("en").currencies))]
    rows += [("unit", code) for code in UNITS]
    return pl.DataFrame(rows, schema=["kind", "code"], orient="row")


def read_trade_series(path: Path | None = None, code_of: Callable[[str], str] = str) -> pl.DataFrame:
    """The series that ships with the project, with the rows of ``path`` before it; the first row of a cell counts.

    The two of a total stand in alphabetical order, as in ``trade_figures``.

    Args:
        path: the user's own series.
        code_of: the code of a country or bloc as the user writes it; it raises a WireledgerError where there is none.

    Raises:
        ReferenceSeriesError: the file has other columns, a gap, an unknown country or flow, or a value that is no number.
    """
    shipped = pl.read_csv((files("warehouse") / "reference_data" / "trade.csv").read_bytes(), comment_prefix="#", schema=TRADE_SCHEMA)
    if path is None:
        return _in_order(shipped)
    try:
        own = pl.read_csv(path, comment_prefix="#", infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise ReferenceSeriesError(str(path), f"cannot be read: {error}") from None
    missing = [column for column in TRADE_SCHEMA if column not in own.columns]
    if missing:
        raise ReferenceSeriesError(str(path), f"column(s) {', '.join(missing)} missing; the columns are {', '.join(TRADE_SCHEMA)}")
    printed = own.select(pl.col(column).str.strip_chars().replace("", None) for column in TRADE_SCHEMA)
    typed = printed.with_columns(
        pl.col("value").cast(pl.Float64, strict=False), pl.col("published_on").str.to_date("%Y-%m-%d", strict=False)
    )
    _check_series(path, printed, typed)
    typed = typed.with_columns(_coded(path, typed[column], code_of) for column in ("reporter", "partner"))
    cell = ["reporter", "partner", "flow", "period", "currency"]
    return _in_order(pl.concat([typed, shipped])).unique(cell, keep="first", maintain_order=True)


def reference_digest(series: pl.DataFrame, least_confidence: float) -> str:
    """A hash of what marts are made with besides readings."""
    return hashlib.sha256(f"{least_confidence}\n{series.write_csv()}".encode()).hexdigest()


def _in_order(series: pl.DataFrame) -> pl.DataFrame:
    is_pair = (pl.col("flow") == "total") & pl.col("partner").is_not_null()
    return series.with_columns(
        reporter=pl.when(is_pair).then(pl.min_horizontal("reporter", "partner")).otherwise("reporter"),
        partner=pl.when(is_pair).then(pl.max_horizontal("reporter", "partner")).otherwise("partner"),
    )


def _check_series(path: Path, printed: pl.DataFrame, typed: pl.DataFrame) -> None:
    for column in _REQUIRED:
        gap = printed[column].is_null().arg_true()
        if gap.len():
            raise ReferenceSeriesError(str(path), f"{column} is missing in row {gap[0] + 1}")
    bad = printed.filter(~typed["value"].is_finite().fill_null(value=False))
    if not bad.is_empty():
        raise ReferenceSeriesError(str(path), f"value {bad['value'][0]!r} is no number")
    flows = [flow for flow in typed["flow"].unique() if flow not in TRADE_FLOWS.values()]
    if flows:
        raise ReferenceSeriesError(str(path), f"flow {flows[0]!r} is none of {', '.join(TRADE_FLOWS.values())}")


def _coded(path: Path, parties: pl.Series, code_of: Callable[[str], str]) -> pl.Series:
    """The parties by their codes. Official series hold regions too that no article names ('WLD'): they stay as they are."""
    codes: dict[str, str] = {}
    for row, given in enumerate(parties, 1):
        if given is None or given in codes:
            continue
        try:
            codes[given] = code_of(given)
        except WireledgerError as error:
            if not re.fullmatch(r"[A-Z0-9]{2,}", given):
                raise ReferenceSeriesError(str(path), f"{parties.name} in row {row}: {error}") from None
            codes[given] = given
    return parties.replace(codes)


def load_reference(
    connection: duckdb.DuckDBPyConnection, codes: pl.DataFrame, series: pl.DataFrame, least_confidence: float = LEAST_CONFIDENCE
) -> None:
    """Puts what marts are made with into ``ops``, in place of what was there; ``series`` as ``read_trade_series`` gives it."""
    rates = pl.read_csv(
        (files("warehouse") / "reference_data" / "exchange_rates.csv").read_bytes(), comment_prefix="#", schema=_RATE_SCHEMA
    )
    digest = pl.DataFrame({"digest": [reference_digest(series, least_confidence)], "least_confidence": [float(least_confidence)]})
    load_codes(connection, codes)
    _replace(connection, {"trade_reference": series, "exchange_rates": rates, "reference_digest": digest})


def load_codes(connection: duckdb.DuckDBPyConnection, codes: pl.DataFrame) -> None:
    """Puts the codes that there are into ``ops``, as ``known_codes`` gives them: rows are checked against them."""
    _replace(connection, {"known_codes": codes})


def _replace(connection: duckdb.DuckDBPyConnection, frames: dict[str, pl.DataFrame]) -> None:
    for name, frame in frames.items():
        connection.register("reference_rows", frame)
        connection.execute(f"CREATE OR REPLACE TABLE ops.{name} AS SELECT * FROM reference_rows")
        connection.unregister("reference_rows")
