"""What the samples say together: who derives from whom, and which contradictions are real (tests/gold/samples/_cross.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.conftest import ROOT
from tests.flows import plain

GOLD = json.loads((ROOT / "tests" / "gold" / "samples" / "_cross.json").read_text(encoding="utf-8"))
DERIVATIONS = [entry for entry in GOLD if entry["kind"] == "derivation"]
CONFLICTS = [entry for entry in GOLD if entry["kind"] == "conflict" and entry["real"]]
Tables = dict[str, pl.DataFrame]


def each(entries: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["about"]) for entry in entries])


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    home = tmp_path_factory.mktemp("together")
    plain.run(home, "samples", base=ROOT)
    found = plain.tables(home)
    names = found["documents"].select("document_id", document=pl.col("source_uri").str.replace(r"^.*/", ""))
    return {name: frame.join(names, on="document_id") if "document_id" in frame.columns else frame for name, frame in found.items()}


@each(DERIVATIONS)
def test_what_derives_is_of_one_story_with_its_lead(tables: Tables, entry: dict[str, Any]) -> None:
    stories = {row["document"]: row for row in tables["stories"].iter_rows(named=True)}
    lead = Path(entry["lead"]).name
    [derived] = {item["document"] for item in entry["items"]} - {lead}
    assert stories[derived]["story_id"] == stories[lead]["story_id"]
    assert stories[lead]["is_lead"]
    assert (stories[derived]["relation"], stories[derived]["origin"]) == (entry["relation"], entry["source"])


@each(CONFLICTS)
def test_what_contradicts_is_shown_with_all_its_statements(tables: Tables, entry: dict[str, Any]) -> None:
    conflicts = tables["conflicts"].filter(kind=entry["conflict_kind"])
    shown = tables["conflict_statements"].join(conflicts.select("conflict_id"), on="conflict_id")
    documents = {item["document"] for item in entry["items"]}
    found = [set(group["document"]) for _, group in shown.group_by("conflict_id", maintain_order=True)]
    assert any(documents <= group for group in found), (documents, found)
