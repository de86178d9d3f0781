"""What differs between two readings is told place by place, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from tests.quality.changes import KEY, describe, differing, dump_rows


def reading(*rows: tuple[str, dict]) -> pl.DataFrame:
    return pl.DataFrame([("a.txt", "figures", place, json.dumps(row)) for place, row in rows], schema=[*KEY, "row"], orient="row")


def test_equal_readings_differ_nowhere() -> None:
    rows = reading(("0-4", {"value": 1}), ("9-12", {"value": 2}))
    assert differing(rows, rows) == []


def test_a_changed_column_is_named_with_both_values() -> None:
    [(key, before, after)] = differing(reading(("0-4", {"value": 1, "unit": "USD"})), reading(("0-4", {"value": 1, "unit": "NZD"})))
    assert key == ("a.txt", "figures", "0-4")
    assert list(describe(before, after)) == ["  ~ unit: 'USD' -> 'NZD'"]


def test_rows_gone_and_come_are_shown_whole() -> None:
    gone, came = differing(reading(("0-4", {"value": 1})), reading(("9-12", {"value": 2})))
    assert list(describe(*gone[1:])) == ['  - {"value": 1}']
    assert list(describe(*came[1:])) == ['  + {"value": 2}']


def test_a_folder_is_dumped_with_every_row_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Norway's exports to Chile came to 40 million dollars in 2021, the customs office said on Monday.\n")
    dump_rows([tmp_path], tmp_path / "rows.parquet")
    rows = pl.read_parquet(tmp_path / "rows.parquet")
    figure = rows.filter(pl.col("table") == "figures").row(0, named=True)
    start, end = map(int, figure["place"].split("-"))
    assert (tmp_path / "note.txt").read_text()[start:end] == json.loads(figure["row"])["surface"]
