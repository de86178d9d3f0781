"""The same articles in another order give the same stories and the same timeline."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import polars as pl
import pytest

from benchmarks.corpus import Article, make_articles
from tests.flows import plain

# Short tellings of the same few things, so that stories lie close together; more with one pair of terms than are looked at.
COUNT = 90
# Three that do not agree on one figure, of which one is nearer to the second.
DISAGREEING = [
    Article(f"disagreeing-{number}", date(2024, 2, 1), agency, (text,), text)
    for number, (agency, text) in enumerate(
        [
            ("North Wire", "Kenya's exports to Chile were $2 billion in 2023, the ministry of trade in Nairobi said on Thursday."),
            (
                "South Wire",
                "Figures for last year are out. In 2023 Kenya's exports to Chile came to $3.1 billion, customs officers told reporters.",
            ),
            (
                "East Wire",
                "Tea did well. Exports from Kenya to Chile reached $3.2 billion in 2023, its bureau of statistics said in a yearly review.",
            ),
        ]
    )
]


def write(folder: Path, articles: list[Article]) -> None:
    folder.mkdir()
    for number, article in enumerate(articles):
        (folder / f"{number:03}.txt").write_text(article.text, encoding="utf-8")
        told = {"published_on": article.published_on.isoformat(), "source_name": article.agency}
        (folder / f"{number:03}.txt.meta.json").write_text(json.dumps(told))


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same articles in three orders of files; with their names all their ids change."""
    folder = tmp_path_factory.mktemp("order")
    articles = [*make_articles(COUNT, seed=11), *DISAGREEING]
    for name in ("one", "two", "three"):
        write(folder / name, articles)
        Random(name).shuffle(articles)
        plain.run(folder / f"home {name}", name, base=folder)
    return [folder / f"home {name}" for name in ("one", "two", "three")]


def test_stories_keep_their_ids(homes: list[Path]) -> None:
    stories = [plain.table(home, "documents", "text_sha256", "story_id").sort("text_sha256") for home in homes]
    assert stories[0]["story_id"].n_unique() < COUNT + len(DISAGREEING)
    assert stories[0].equals(stories[1])
    assert stories[0].equals(stories[2])


@pytest.mark.parametrize("name", ["timeline", "trade_figures", "conflicts"])
def test_what_readings_say_together_is_the_same(homes: list[Path], name: str) -> None:
    tables = [plain.table(home, name).sort(pl.all()) for home in homes]
    assert tables[0].height > 0
    assert tables[0].equals(tables[1])
    assert tables[0].equals(tables[2])


def test_texts_are_compared_a_few_at_a_time_with_the_same_outcome(homes: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"warehouse.story_queries.FRESH_AT_A_TIME": 7, "flows.story_texts.PAIRS_AT_A_TIME": 5, "flows.story_texts.STORIES_AT_A_TIME": 3}
    for name, size in sizes.items():
        monkeypatch.setattr(name, size)
    folder = homes[0].parent
    plain.run(folder / "in pieces", "one", base=folder)
    for name in ("documents", "stories"):
        whole, pieces = (plain.table(home, name).select(pl.exclude(plain.RUN_COLUMNS)) for home in (homes[0], folder / "in pieces"))
        assert pieces.equals(whole), name
    assert plain.table(homes[0], "stories")["is_lead"].not_().sum() > sizes["flows.story_texts.PAIRS_AT_A_TIME"]
