"""What ``explain`` shows of each kind of row of a published snapshot of the samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.explain import KEYS, UnknownIdError, explain
from flows.home import Home
from tests.flows import plain
from tests.quality.corpora import ROOT
from warehouse.published import open_published


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home: Path = tmp_path_factory.mktemp("explained")
    plain.run(home, "samples", base=ROOT)
    with open_published(Home(home).latest) as connection:
        yield connection


def first(published: duckdb.DuckDBPyConnection, query: str) -> str:
    row = published.execute(query).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize("prefix", sorted(KEYS))
def test_every_kind_of_row_is_explained(published, prefix: str) -> None:
    table, column = KEYS[prefix]
    keys = [key for (key,) in published.execute(f'SELECT DISTINCT "{column}" FROM {table} ORDER BY 1 LIMIT 20').fetchall()]
    assert keys
    for key in keys:
        found = explain(published, key)
        assert (found.key, found.table) == (key, table)
        assert found.excerpts or table in {"entities", "runs", "stories", "documents"}


def test_the_surface_is_what_was_read(published) -> None:
    key, surface = published.execute("SELECT figure_id, surface FROM figures ORDER BY 1 LIMIT 1").fetchone()
    [excerpt] = explain(published, key).excerpts
    assert excerpt.surface == surface


def test_a_claim_of_a_passage_is_shown_where_it_stands(published) -> None:
    key = first(published, "SELECT claim_id FROM claims WHERE from_table = 'passages' AND object = 'fifth term' ORDER BY 1")
    [excerpt] = explain(published, key).excerpts
    assert excerpt.surface == "fifth term"


def test_a_trade_figure_shows_both_sides_and_what_counts_once(published) -> None:
    key = first(
        published, "SELECT trade_figure_id FROM trade_figures WHERE (reporter, partner, flow, period) = ('CHN', 'RUS', 'total', '2023')"
    )
    found = explain(published, key)
    assert {"$240.1 billion", "240 billion dollars"} <= {voice.value for voice in found.agreeing}
    assert "$227 billion" in {voice.value for voice in found.disagreeing}
    [copies] = found.copies
    assert "visit_wire.txt (lead)" in copies
    assert "visit_translated.txt (translation, " in copies


def test_a_story_begins_with_its_lead(published) -> None:
    key = first(published, "SELECT story_id FROM stories GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    found = explain(published, key)
    assert found.row["is_lead"]
    assert found.excerpts[0].document_id == found.row["document_id"]


def test_the_first_letters_of_an_id_are_enough(published) -> None:
    key = first(published, "SELECT min(conflict_id) FROM conflicts")
    assert explain(published, key[:-3]).key == key


def test_a_row_whose_story_was_set_aside_is_explained_without_copies(published) -> None:
    key, document_id = published.execute(
        "SELECT figure_id, document_id FROM figures JOIN stories USING (document_id) WHERE relation <> 'lead' ORDER BY 1 LIMIT 1"
    ).fetchone()
    assert explain(published, key).copies
    published.execute(f"CREATE TEMP VIEW stories AS SELECT * FROM wireledger.main.stories WHERE document_id <> '{document_id}'")
    try:
        found = explain(published, key)
    finally:
        published.execute("DROP VIEW temp.stories")
    assert (found.key, found.copies) == (key, [])
    assert found.excerpts[0].document_id == document_id


@pytest.mark.parametrize(
    ("key", "help_"),
    [
        ("abc", "begin with fig_"),
        ("", "begin with fig_"),
        ("fig_", "the nearest are fig_"),
        ("zzz_12", "query"),
        ("quo_zz", "no published row of quotes .* FROM quotes LIMIT 5"),
    ],
)
def test_an_unknown_id_is_answered_with_help(published, key: str, help_: str) -> None:
    with pytest.raises(UnknownIdError, match=help_):
        explain(published, key)


def test_a_mistyped_id_is_answered_with_the_nearest(published) -> None:
    key = first(published, "SELECT min(figure_id) FROM figures")
    wrong = key[:-1] + ("0" if key[-1] != "0" else "1")
    with pytest.raises(UnknownIdError) as error:
        explain(published, wrong)
    assert key in error.value.near
