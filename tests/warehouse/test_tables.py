"""``conform``: a frame fits its table, or everything that is wrong with it is said at once."""

from __future__ import annotations

import polars as pl
import pytest

from tests.warehouse.ledger import example_row
from warehouse.schema import TableMismatchError, conform, rows_to_frame
from warehouse.tables.readings import PASSAGES, QUOTES


def passages(*rows: dict[str, object]) -> pl.DataFrame:
    return rows_to_frame(PASSAGES, [example_row("passages", str(number)) | row for number, row in enumerate(rows)])


def test_columns_are_put_in_order_and_typed() -> None:
    frame = passages({}, {}).select(pl.col("char_start").cast(pl.Int32), pl.exclude("char_start"))
    assert conform(PASSAGES, frame).schema == pl.Schema(PASSAGES.schema)


def test_empty_frame_conforms() -> None:
    assert rows_to_frame(PASSAGES, []).schema == pl.Schema(PASSAGES.schema)


def test_missing_and_extra_columns_are_listed_together() -> None:
    frame = passages({}).drop("role", "char_end").with_columns(colour=pl.lit("red"))
    with pytest.raises(TableMismatchError) as error:
        conform(PASSAGES, frame)
    assert error.value.problems == ["column 'role' is missing", "column 'char_end' is missing", "column 'colour' is not declared"]
    assert "passages" in str(error.value)


def test_nulls_and_strange_values_are_listed_together() -> None:
    good = example_row("quotes")
    frame = pl.DataFrame(
        [good | {"content": None, "mode": "sung"}, good | {"content": None, "mode": "direct"}, good | {"document_id": None}],
        schema=QUOTES.schema,
    )
    with pytest.raises(TableMismatchError) as error:
        conform(QUOTES, frame)
    told = "; ".join(error.value.problems)
    assert len(error.value.problems) == 3
    assert "'content' is null in 2 rows" in told
    assert "'document_id' is null in 1 rows" in told
    assert "'mode' holds ['sung'], not one of ['direct', 'indirect']" in told


def test_first_offending_row_is_named() -> None:
    frame = pl.DataFrame([example_row("quotes", "good"), example_row("quotes", "bad") | {"content": None}], schema=QUOTES.schema)
    with pytest.raises(TableMismatchError, match="quotes_bad"):
        conform(QUOTES, frame)


def test_null_is_allowed_where_it_has_a_meaning() -> None:
    assert conform(PASSAGES, passages({"reason": None}))["reason"].to_list() == [None]


def test_value_that_cannot_be_cast_is_refused() -> None:
    frame = passages({}).with_columns(char_start=pl.lit("first"))
    with pytest.raises((TableMismatchError, pl.exceptions.PolarsError)):
        conform(PASSAGES, frame)


def test_row_without_an_optional_column_is_null_there() -> None:
    row = example_row("quotes")
    del row["speaker"]
    assert rows_to_frame(QUOTES, [row])["speaker"].to_list() == [None]


def test_row_without_a_required_column_is_refused() -> None:
    row = example_row("quotes")
    del row["content"]
    with pytest.raises(TableMismatchError, match="'content' is null"):
        rows_to_frame(QUOTES, [row])
