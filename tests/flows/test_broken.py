"""A rule that breaks on an article: what read_batch hands on, and what a run says about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from flows import stages
from transforms.segmentation.attempts import BROKEN_SCHEMA

SCHEMA = {"document_id": pl.String, "text": pl.String, "title": pl.String, "byline": pl.String, "published_on": pl.Date}
TEXTS = [
    f"The port of {name} closes\n\nThe port of {name} cost $5 billion in 2023, said Rosa Soto, its director."
    for name in ("Arica", "Lima", "Ilo")
]
LATEST = date(2024, 5, 20)


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    """Three articles: on the first a rule of figures breaks, on the second the whole reading."""
    from transforms import reading
    from transforms.figures import figures

    find_amounts, assemble_articles = figures.find_amounts, reading.assemble_articles

    def broken_amounts(sentence, *rest):
        return 1 // 0 if "Arica cost" in sentence.text else find_amounts(sentence, *rest)

    def broken_assembly(frame, *rest):
        return 1 // 0 if frame["text"].str.contains("Lima").any() else assemble_articles(frame, *rest)

    monkeypatch.setattr("transforms.figures.figures.find_amounts", broken_amounts)
    monkeypatch.setattr("transforms.reading.assemble_articles", broken_assembly)
    rows = [(f"doc_{number}", text, None, None, None) for number, text in enumerate(TEXTS)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def test_what_broke_stands_beside_what_was_read(documents: pl.DataFrame, tmp_path: Path) -> None:
    readings = stages.read_batch(documents, tmp_path, LATEST)
    assert readings["failures"]["document_id"].to_list() == ["doc_1"]
    assert readings["documents"]["document_id"].to_list() == ["doc_0", "doc_2"]
    assert readings["figures"]["document_id"].unique().to_list() == ["doc_2"]
    assert set(readings["roles"]["document_id"]) == {"doc_0", "doc_2"}
    broken = readings["broken"]
    assert dict(broken.schema) == BROKEN_SCHEMA
    assert broken.select("document_id", "table_name").rows() == [("doc_0", "figures")]
    assert broken["sentence"].item().startswith("The port of Arica cost")


def test_the_run_warns_of_every_rule_that_broke(prefect_server, documents: pl.DataFrame, tmp_path: Path, monkeypatch) -> None:
    from flows import pipeline

    said: list[str] = []

    class Log:
        def info(self, text: str, *values: object) -> None: ...

        def warning(self, text: str, *values: object) -> None:
            said.append(text % values)

    monkeypatch.setattr(pipeline, "get_run_logger", Log)
    pipeline.read_batch.fn(documents, tmp_path, LATEST, "batch 1 of 1")
    assert len(said) == 1
    assert all(part in said[0] for part in ("figures", "doc_0", "ZeroDivisionError", "The port of Arica cost"))
