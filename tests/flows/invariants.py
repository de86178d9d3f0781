"""What holds for the published tables whatever the input was; checked here in plain Python, apart from the gate's SQL."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import polars as pl

from warehouse.tables import TABLES

# Columns that are, character for character, the text of their document at their offsets.
SLICES = {"passages": "text", "mentions": "surface", "quotes": "content", "figures": "surface"}


def published_tables(latest: Path) -> dict[str, pl.DataFrame]:
    """All tables of a snapshot, read as any reader would."""
    return {name: pl.read_parquet(latest / name / "*.parquet") for name in TABLES}


def check_tables(tables: dict[str, pl.DataFrame]) -> None:
    """Asserts everything below."""
    for name, frame in tables.items():
        check_declaration(name, frame)
        check_joins(name, tables)
    texts = dict(tables["documents"].select("document_id", "text").iter_rows())
    for name, column in SLICES.items():
        for document_id, start, end, surface in tables[name].select("document_id", "char_start", "char_end", column).iter_rows():
            assert texts[document_id][start:end] == surface != "", (name, document_id, start, end)
    for name in ("roles", "events"):
        for document_id, start, end in tables[name].select("document_id", "char_start", "char_end").iter_rows():
            assert 0 <= start < end <= len(texts[document_id]), (name, document_id, start, end)
    check_passages(tables["passages"], texts)
    check_figures(tables["figures"])
    check_marts(tables)


def check_declaration(name: str, frame: pl.DataFrame) -> None:
    """Types, keys, nulls and vocabularies are as declared."""
    table = TABLES[name]
    assert frame.schema == pl.Schema(table.schema), name
    assert not frame.select(table.key).is_duplicated().any(), name
    for column in table.columns:
        values = frame[column.name]
        assert column.nullable or values.null_count() == 0, (name, column.name)
        assert not column.vocabulary or set(values.drop_nulls()) <= set(column.vocabulary), (name, column.name)
        assert column.type != "number" or values.drop_nulls().is_finite().all(), (name, column.name)


def check_joins(name: str, tables: dict[str, pl.DataFrame]) -> None:
    """Every reference is found where it points."""
    for column in TABLES[name].columns:
        if column.references:
            other, _, field = column.references.partition(".")
            lost = set(tables[name][column.name].drop_nulls()) - set(tables[other][field])
            assert not lost, (name, column.name, sorted(lost)[:3])


def check_passages(passages: pl.DataFrame, texts: dict[str, str]) -> None:
    """Every character that is no blank lies in exactly one passage, and readings lie inside theirs."""
    assert set(passages["document_id"]) == set(texts)
    for (document_id,), rows in passages.sort("char_start").group_by("document_id"):
        spans = rows.select("char_start", "char_end").rows()
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), document_id
        text = texts[document_id]
        ends = [0, *(end for _, end in spans)]
        starts = [*(start for start, _ in spans), len(text)]
        between = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
        assert all(letter.isspace() or letter in "\u200b\ufeff\u00ad" for letter in between), (document_id, between[:50])


def check_figures(figures: pl.DataFrame) -> None:
    """Values lie in their intervals, units stand beside values, periods are in order."""
    loose = 1e-9
    low, value, high = pl.col("value_min"), pl.col("value"), pl.col("value_max")
    assert figures.filter((value < low - loose * low.abs()) | (value > high + loose * high.abs()) | (low > high)).is_empty()
    assert figures.filter(pl.col("period_end") < pl.col("period_start")).is_empty()
    assert figures.filter(pl.col("period").is_null() != pl.col("period_start").is_null()).is_empty()


def check_marts(tables: dict[str, pl.DataFrame]) -> None:
    """No count is above the rows behind it, and a consensus has its evidence."""
    claims, links, trade = tables["claims"], tables["trade_figure_claims"], tables["trade_figures"]
    behind = links.join(claims, on="claim_id").group_by("trade_figure_id").agg(
        claims=pl.len(), documents=pl.col("document_id").n_unique(), stories=pl.col("story_id").n_unique(), agree=pl.col("agrees").any()
    )  # fmt: skip
    joined = trade.join(behind, on="trade_figure_id", how="left")
    # Statements that are shown but support nothing (targets, denials) are not counted.
    assert joined.filter(
        (pl.col("n_claims") > pl.col("claims")) | (pl.col("n_documents") > pl.col("documents"))
        | (pl.col("n_stories") > pl.col("stories")) | ~pl.col("agree")
    ).is_empty()  # fmt: skip
    assert joined["claims"].null_count() == 0
    stories = tables["stories"]
    assert stories.group_by("story_id").agg(pl.col("is_lead").sum())["is_lead"].to_list() == [1] * stories["story_id"].n_unique()
    assert set(tables["conflicts"]["conflict_id"]) == set(tables["conflict_statements"]["conflict_id"])
    assert set(tables["timeline"]["timeline_id"]) == set(tables["timeline_events"]["timeline_id"])
