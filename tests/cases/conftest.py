"""Reads the articles of one handed case, as a run would, without a database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.ingest import Known, take_in
from flows.sources.articles import Refusal
from flows.sources.files import read_file
from flows.sources.places import find_files
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_documents

CASES = Path(__file__).parents[3] / "shared" / "cases"
# No article of the cases is of a later year; some were fetched in this one.
LATEST = date(2026, 11, 28)
Frames = dict[str, pl.DataFrame]


class Case:
    """One case: what was refused of it, and the readings of its articles by the end of their address ('a.txt', 'variants.jsonl#1')."""

    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        files, refused, _ = find_files([str(folder)], folder)
        inputs = [path for path in files if path.name != "expected.md"]
        found = [item for path in inputs for item in read_file(path, folder)]
        intake = take_in(found, Known(set(), {}), run_id="run", published_on=None)
        self.refusals: list[Refusal] = [*refused, *intake.refusals]
        self.documents = intake.frame()
        self.frames: Frames = read_documents(self.documents, lexicon, LATEST)
        names = self.documents.select("source_uri", "document_id").iter_rows()
        self.ids: dict[str, str] = {uri.rsplit("/", 1)[-1]: document_id for uri, document_id in names}

    def rows(self, table: str, article: str) -> list[dict[str, Any]]:
        """The rows of a table read from one article; mentions with their entity's name and kind."""
        frame = self.frames[table].filter(pl.col("document_id") == self.ids[article])
        if table == "mentions":
            frame = frame.join(self.frames["entities"].select("entity_id", "name", "kind", "iso3"), on="entity_id", maintain_order="left")
        return frame.rows(named=True)

    def row(self, table: str, article: str, surface: str) -> dict[str, Any]:
        """The row whose surface, content, trigger or person holds the given words; fails with what there is."""
        column = {"quotes": "content", "events": "sentence", "roles": "person"}.get(table, "surface")
        rows = self.rows(table, article)
        found = [row for row in rows if row[column] == surface] or [row for row in rows if surface in row[column]]
        assert found, f"no {table} {column} {surface!r} among {[row[column] for row in rows]}"
        return found[0]


@pytest.fixture(scope="session")
def case_of(lexicon: Lexicon) -> Callable[[str], Case]:
    """Gives a case by its number, read once; skips where the cases are not beside the project."""
    known: dict[str, Case] = {}

    def read_case(number: str) -> Case:
        folders = sorted(CASES.glob(f"{number}-*"))
        if not folders:
            pytest.skip(f"the handed cases do not lie in {CASES.name}/ beside the project")
        if number not in known:
            known[number] = Case(folders[0], lexicon)
        return known[number]

    return read_case
