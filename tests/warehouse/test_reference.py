"""The official series and the user's: what can be used, and what is said of what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.published import NothingPublishedError
from warehouse.reference import TRADE_SCHEMA, ReferenceSeriesError, known_codes, read_trade_series

HEAD = ",".join(TRADE_SCHEMA)
CELL = ["reporter", "partner", "flow", "period", "currency"]


def own_series(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "own.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_shipped_series_names_a_source_for_every_cell_once() -> None:
    series = read_trade_series()
    assert series.height > 5
    assert series["source"].null_count() == series["value"].null_count() == series["published_on"].null_count() == 0
    assert series.select(CELL).is_duplicated().sum() == 0


def test_own_rows_go_before_shipped_ones(tmp_path: Path) -> None:
    path = own_series(
        tmp_path, f"# our own count\n{HEAD}\nCHN,RUS,total,2023,USD, 227000000000 ,us,2024-02-01\nNOR,SWE,exports,2023,NOK,1,us,\n"
    )
    series = read_trade_series(path)
    assert series.filter(reporter="CHN", partner="RUS", flow="total", period="2023")["value"].to_list() == [227e9]
    assert series.height == read_trade_series().height + 1


@pytest.mark.parametrize("pair", [("CHN", "RUS"), ("RUS", "CHN")])
def test_a_total_has_one_row_whichever_way_it_is_written(tmp_path: Path, pair) -> None:
    path = own_series(tmp_path, f"{HEAD}\n{','.join(pair)},total,2023,USD,227000000000,us,2024-02-01\n")
    totals = read_trade_series(path).filter(flow="total", period="2023", currency="USD")
    assert totals.select("reporter", "partner", "value").rows() == [("CHN", "RUS", 227e9)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("reporter,partner\nCHN,RUS\n", "column(s) flow, period, currency, value, source, published_on missing"),
        (f"{HEAD}\nCHN,RUS,total,2023,USD,much,us,\n", "'much' is no number"),
        (f"{HEAD}\nCHN,RUS,total,2023,USD,,us,\n", "None is no number"),
        (f"{HEAD}\nCHN,RUS,total,2023,USD,nan,us,\n", "no number"),
        (f"{HEAD}\nCHN,RUS,total,2023,USD,inf,us,\n", "no number"),
        (f"{HEAD}\nCHN,RUS,turnover,2023,USD,1,us,\n", "flow 'turnover' is none of total, exports, imports, balance"),
        (f"{HEAD}\n ,RUS,total,2023,USD,1,us,\n", "reporter is missing in row 1"),
        (f"{HEAD}\nCHN,RUS,total,2023,USD,1,us,\nCHN,RUS,total,2022,USD,1,,\n", "source is missing in row 2"),
        ("", "cannot be read"),
        (b"\xff\xfe\x00rep", "missing"),
        (f"{HEAD}\nCHN,RUS,total,2023,USD,1,us,2024-02-01,one,too,many\n", "cannot be read"),
    ],
    ids=["columns", "word", "no value", "nan", "infinite", "flow", "no reporter", "no source", "empty", "not UTF-8", "ragged"],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str | bytes, problem: str) -> None:
    path = own_series(tmp_path, text)
    with pytest.raises(ReferenceSeriesError) as error:
        read_trade_series(path)
    assert str(path) in str(error.value)
    assert problem in str(error.value)


def code_of(given: str) -> str:
    """China and Russia by their names; nobody else."""
    codes = {"China": "CHN", "CHN": "CHN", "Russia": "RUS"}
    if given not in codes:
        raise NothingPublishedError(given)
    return codes[given]


@pytest.mark.parametrize("pair", [("China", "Russia"), ("Russia", "CHN")])
def test_countries_may_be_named_and_a_total_still_has_one_row(tmp_path: Path, pair) -> None:
    path = own_series(tmp_path, f"{HEAD}\n{','.join(pair)},total,2023,USD,227000000000,us,2024-02-01\nChina,,exports,1999,USD,5,us,\n")
    series = read_trade_series(path, code_of)
    totals = series.filter(flow="total", period="2023", currency="USD")
    assert totals.select("reporter", "partner", "value").rows() == [("CHN", "RUS", 227e9)]
    assert series.filter(period="1999")["partner"].to_list() == [None]


def test_a_country_that_is_not_known_is_named_with_its_row(tmp_path: Path) -> None:
    path = own_series(tmp_path, f"{HEAD}\nCHN,Russia,total,2023,USD,1,us,\nCHN,Rusia,total,2022,USD,1,us,\n")
    with pytest.raises(ReferenceSeriesError, match=r"partner in row 2: .*Rusia"):
        read_trade_series(path, code_of)


def test_codes_of_regions_in_official_series_stay_as_they_are(tmp_path: Path) -> None:
    path = own_series(tmp_path, f"{HEAD}\nCHN,WLD,exports,2023,USD,1,us,\n")
    assert read_trade_series(path, code_of).filter(partner="WLD").height == 1


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ReferenceSeriesError, match="cannot be read"):
        read_trade_series(tmp_path / "none.csv")


def test_a_folder_is_no_series(tmp_path: Path) -> None:
    with pytest.raises(ReferenceSeriesError, match="cannot be read"):
        read_trade_series(tmp_path)


def test_codes_hold_past_countries_currencies_and_all_units() -> None:
    codes = known_codes(["EU", "CHN"])
    kinds = {kind: set(codes.filter(kind=kind)["code"]) for kind in ("country", "bloc", "currency", "unit")}
    assert {"CHN", "SUN", "DDR", "XKX"} <= kinds["country"]
    assert kinds["bloc"] == {"EU"}
    assert {"USD", "DEM"} <= kinds["currency"]
    assert {"percent", "tonne"} <= kinds["unit"]
    assert codes.is_duplicated().sum() == 0
