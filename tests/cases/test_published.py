"""Handed cases that show only in what is published: short copies are one story, and Parquet has plain types."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from tests.cases.conftest import CASES
from tests.flows import plain
from transforms import derivation

PLAIN_TYPES = {"string", "double", "int64", "bool", "date32[day]", "timestamp[us, tz=UTC]"}


def published(number: str, home: Path) -> Path:
    folders = sorted(CASES.glob(f"{number}-*"))
    if not folders:
        pytest.skip(f"the handed cases do not lie in {CASES.name}/ beside the project")
    inputs = sorted(folders[0].glob("*.txt"))
    plain.run(home, *inputs, base=folders[0])
    return home


@pytest.fixture(scope="module")
def short_copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = published("65", tmp_path_factory.mktemp("case65") / "home")
    names = plain.table(home, "documents", "source_uri", "story_id").iter_rows()
    return {uri.rsplit("/", 1)[-1].removesuffix(".txt"): story for uri, story in names}


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param("s1", marks=pytest.mark.xfail(strict=True, reason="one sentence gives too few pairs of terms to be compared")),
        "s2", "s3", "s4", "s6",
    ],
)  # fmt: skip
def test_65_a_short_copy_is_of_one_story(short_copies: dict[str, str], pair: str) -> None:
    assert short_copies[f"{pair}-first"] == short_copies[f"{pair}-copy"]


def test_79_two_issues_of_a_list_are_one_story_for_few_comparisons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    likeness = derivation._likeness
    monkeypatch.setattr(derivation, "_likeness", lambda ours, theirs: compared.append(1) or likeness(ours, theirs))
    home = published("79", tmp_path / "home")
    documents = plain.table(home, "documents", "story_id")
    assert (documents.height, documents["story_id"].n_unique()) == (2, 1)
    assert plain.table(home, "figures", "surface").filter(pl.col("surface").str.contains(r"\b9\d{6}\b")).is_empty()
    # Two alignments, one to relate them and one to describe the relation; the lists have some two thousand lines.
    assert 0 < len(compared) <= 2 * 2100 * derivation.MOST_CANDIDATES


def test_70_parquet_has_plain_types(tmp_path: Path) -> None:
    home = published("70", tmp_path / "home")
    for part in sorted(home.glob("published/latest/*/*.parquet")):
        assert {str(field.type) for field in pq.read_schema(part)} <= PLAIN_TYPES, part.parent.name
