"""What a rule that breaks costs: its own rows of its sentence, and nothing of other readings, sentences or articles."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.transforms.cases import case
from tests.transforms.conftest import LATEST, as_documents
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_documents
from transforms.rows import READING_TABLES
from transforms.segmentation.attempts import BROKEN_SCHEMA

DAY = date(2024, 5, 20)
TEXT = (
    "Trade grows\n\n"
    "Exports of Peru to Chile rose to $3 billion in 2023, said Juan Paz, the trade minister of Peru, in Lima. "
    "Exports of Peru to Brazil rose to $4 billion in 2023, Paz told reporters after Peru signed an agreement with Brazil, "
    "and the Brazilian envoy Rui Melo agreed.\n\n"
    "Paz met the Chilean ambassador, Rosa Soto, on Friday.\n"
)
OTHER = "Trade falls\n\nExports of Kenya to Uganda fell to $1 billion in 2023, said Ann Otieno, the trade minister of Kenya, in Nairobi.\n"


# The readings that do not build on the one that breaks.
KEPT = {
    "mentions": ("passages",),
    "roles": ("passages",),
    "quotes": ("passages", "mentions", "roles"),
    "figures": ("passages", "mentions", "roles", "quotes", "events"),
    "events": ("passages", "mentions", "roles", "quotes", "figures"),
}


def read(lexicon: Lexicon) -> dict[str, pl.DataFrame]:
    return read_documents(as_documents([(TEXT, DAY, None), (OTHER, DAY, None)]), lexicon, LATEST)


def break_where(monkeypatch: pytest.MonkeyPatch, target: str, is_hit) -> None:
    """Makes the function raise where its arguments are such."""
    module, name = target.rsplit(".", 1)
    original = getattr(__import__(module, fromlist=[name]), name)

    def broken(*args, **kwargs):
        if is_hit(args):
            raise IndexError("list index out of range")
        return original(*args, **kwargs)

    monkeypatch.setattr(target, broken)


def is_second_sentence(args: tuple) -> bool:
    return "Brazil" in args[0].text


def is_first_article(args: tuple) -> bool:
    return any("Peru" in sentence.text for sentence in args[0].sentences)


@pytest.mark.parametrize(
    ("target", "is_hit", "table", "sentence"),
    [
        case("amounts of one sentence", "transforms.figures.figures.find_amounts", is_second_sentence, "figures", "Brazil"),
        case("times of one sentence's events", "transforms.events.events.find_hits", is_second_sentence, "events", "Brazil"),
        case("names of one sentence", "transforms.mentions.resolution.find_names", is_second_sentence, "mentions", "Brazil"),
        case("roles of one sentence", "transforms.roles.roles.role_line", is_second_sentence, "roles", "Brazil"),
        case("cues of one sentence", "transforms.quotations.attribution.is_saying", is_second_sentence, "quotes", "Brazil"),
        case("all names of an article", "transforms.reading.resolve_names", is_first_article, "mentions", None),
        case("all roles of an article", "transforms.reading.read_roles", is_first_article, "roles", None),
        case("all quotations of an article", "transforms.reading.read_speech", is_first_article, "quotes", None),
        case("all figures of an article", "transforms.reading.read_figures", is_first_article, "figures", None),
        case("all events of an article", "transforms.reading.read_events", is_first_article, "events", None),
    ],
)
def test_only_its_own_rows_are_lost(lexicon: Lexicon, monkeypatch, target: str, is_hit, table: str, sentence: str | None) -> None:
    whole = read(lexicon)
    break_where(monkeypatch, target, is_hit)
    found = read(lexicon)
    broken = found["broken"].rows(named=True)
    assert {(row["document_id"], row["table_name"]) for row in broken} == {("doc_0", table)}
    assert all(row["detail"].startswith("IndexError: list index out of range (transforms.") for row in broken)
    assert all((sentence in row["sentence"]) if sentence else row["sentence"] is None for row in broken)
    for name in READING_TABLES:
        if "document_id" in whole[name].columns:
            theirs = pl.col("document_id") == "doc_1"
            assert found[name].filter(theirs).equals(whole[name].filter(theirs)), name
    for name in KEPT[table]:
        assert found[name].equals(whole[name]), name
    if sentence and table != "quotes":
        assert (
            0 < found[table].filter(pl.col("document_id") == "doc_0").height < whole[table].filter(pl.col("document_id") == "doc_0").height
        )


def test_nothing_broken_is_an_empty_frame(lexicon: Lexicon) -> None:
    broken = read(lexicon)["broken"]
    assert (broken.height, dict(broken.schema)) == (0, BROKEN_SCHEMA)


def test_a_row_that_cannot_be_made_costs_itself(lexicon: Lexicon, monkeypatch) -> None:
    whole = read(lexicon)["figures"]
    break_where(monkeypatch, "transforms.rows._figure_row", lambda args: "Brazil" in args[1].figure.sentence.text)
    found = read(lexicon)
    assert found["figures"].equals(whole.filter(~pl.col("sentence").str.contains("Brazil")))
    assert found["broken"]["table_name"].to_list() == ["figures"]


def test_figures_that_cannot_be_weighed_are_read_and_not_sure(lexicon: Lexicon, monkeypatch) -> None:
    whole = read(lexicon)["figures"]
    break_where(monkeypatch, "transforms.resolve.confidence.features_of", lambda args: True)
    found = read(lexicon)
    assert found["figures"].drop("confidence", "reasons").equals(whole.drop("confidence", "reasons"))
    assert set(found["figures"].filter(pl.col("confidence").is_not_null())["confidence"]) == {0.0}
    assert whole["confidence"].max() > 0
    assert found["broken"].select("document_id", "table_name").rows() == [("doc_0", "figures"), ("doc_1", "figures")]


def test_a_day_that_cannot_be_inferred_is_unknown(lexicon: Lexicon, monkeypatch) -> None:
    break_where(monkeypatch, "transforms.reading.infer_publication", lambda args: True)
    frames = read_documents(as_documents([(TEXT, None, None)]), lexicon, LATEST)
    assert frames["documents"].select("published_on", "published_basis").row(0) == (None, "unknown")
    assert frames["roles"].height > 0
