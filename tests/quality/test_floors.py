"""The readings must not fall below what they once reached on the annotated corpora; and the measure itself."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from tests.quality.corpora import CORPORA, Corpus, ReadArticle, read_corpus
from tests.quality.measure import MARGIN, floor_below, load_floors, pin, value_of
from tests.quality.scorecard import as_card, read_card, rows_of
from tests.quality.scorer import Score, fold_name, in_months, is_close, match, same_name, score_articles, spans_meet, trim

HOW_TO_PIN = "python -m tests.quality.measure --write"
HOW_TO_WRITE_THE_CARD = "python -m tests.quality.scorecard TEXTS"


@pytest.fixture(scope="module", params=CORPORA, ids=lambda corpus: corpus.name)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return request.param


@pytest.fixture(scope="module")
def articles(corpus: Corpus) -> list[ReadArticle]:
    return read_corpus(corpus)


def without_every_twentieth(rows: list[dict]) -> list[dict]:
    return [row for number, row in enumerate(rows) if number % 20 != 1]


def below_floor(corpus: Corpus, articles: list[ReadArticle]) -> list[str]:
    """What fell, each kind with the first of its wrong and missed facts."""
    scores = score_articles(articles)
    return [
        f"{kind}: {value_of(kind, scores[kind]):.3f} is below {floor}: " + "; ".join(scores[kind].examples[:3])
        for kind, floor in load_floors()[corpus.name]["floors"].items()
        if value_of(kind, scores[kind]) < floor
    ]


def test_no_kind_of_fact_falls_below_its_floor(corpus, articles):
    below = below_floor(corpus, articles)
    assert not below, "\n".join(below)


def test_the_scorecard_says_what_is_measured(corpus, articles):
    card = read_card().filter((pl.col("set_name") == corpus.name) & (pl.col("measured") == "mended_on")).to_dicts()
    told = {(row["kind"], row["field"]): (row["precision"], row["recall"]) for row in card}
    fresh = as_card(rows_of(corpus.name, "mended_on", len(articles), score_articles(articles))).to_dicts()
    assert told.keys() == {(row["kind"], row["field"]) for row in fresh}, HOW_TO_WRITE_THE_CARD
    for row in fresh:
        for now, then in zip((row["precision"], row["recall"]), told[row["kind"], row["field"]], strict=True):
            assert (now is None) == (then is None) and abs((now or 0) - (then or 0)) <= MARGIN, (row, then, HOW_TO_WRITE_THE_CARD)


def test_one_figure_in_twenty_lost_is_noticed(corpus, articles):
    kept = [replace(article, rows=article.rows | {"figures": without_every_twentieth(article.rows["figures"])}) for article in articles]
    assert any(line.startswith("figures: number and unit") for line in below_floor(corpus, kept))


def test_every_kind_of_fact_has_a_floor_measured_on_this_very_corpus(corpus, articles):
    pinned = load_floors()[corpus.name]
    assert pinned["digest"] == corpus.digest(), f"{corpus.name} has changed: {HOW_TO_PIN}"
    assert pinned["floors"].keys() == score_articles(articles).keys()


def test_every_annotation_stands_in_its_text(articles):
    """One that could never be found would only look like a missed one."""
    given = [(article, row, kind) for article in articles for kind in ("figures", "events", "quotes") for row in article.gold[kind]]
    strange = [
        f"{article.name}: {kind}: {text!r}" for article, row, kind in given
        if (text := row["content"] if kind == "quotes" else row["evidence"]) not in article.text
    ]  # fmt: skip
    assert strange == []


# -- the measure ------------------------------------------------------------------------------------------------------


def test_as_many_rows_are_matched_as_can_be():
    def fits(one: dict, other: dict) -> float:
        return float(other["n"] in one["may"])

    gold = [{"may": {1, 2}}, {"may": {1}}, {"may": {9}}]
    assert match(gold, [{"n": 1}, {"n": 2}], fits) == [(0, 1), (1, 0)]


def test_the_better_fit_is_taken_first():
    assert match([{}], [{"fit": 0.5}, {"fit": 1.0}, {"fit": 0.0}], lambda _, other: other["fit"]) == [(0, 1)]


def test_precision_recall_and_f1():
    score = Score(found=6, wrong=2, missed=4)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.6, pytest.approx(2 / 3))
    assert Score().f1 == 0.0


@pytest.mark.parametrize(
    ("left", "right", "share", "meet"),
    [
        ((0, 9), (0, 9), 0.0, True),
        ((0, 9), (2, 5), 0.0, True),
        ((0, 9), (5, 12), 0.0, False),
        ((0, 100), (0, 9), 0.5, False),
        (None, (0, 9), 0.0, False),
    ],
)
def test_spans_meet_where_one_holds_the_other(left, right, share, meet):
    assert spans_meet(left, right, share=share) is meet


def test_outer_quotation_marks_are_no_part_of_a_span():
    assert trim("She said: “No.”", (9, 15)) == (11, 13)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("José Pérez", "Jose Perez", True),
        ("Reyna", "Tomas Reyna", True),
        ("Tomas Reyna", "Tomas Ortiz", False),
        (None, None, True),
        (None, "Reyna", False),
    ],
)
def test_names_are_the_same_with_or_without_accents_and_given_names(left, right, same):
    assert same_name(left, right) is same
    assert fold_name("O’Brien-Łoś")[0] == "o"


def test_quarters_are_runs_of_months():
    assert [in_months(label) for label in ("1987-Q1", "1987-H2", "1987", "", None)] == [
        "1987-01/1987-03",
        "1987-07/1987-12",
        "1987",
        None,
        None,
    ]


def test_values_are_close_but_for_rounding_and_sign():
    assert is_close(-5.0, 5.0)
    assert is_close(240e9, 240.5e9)
    assert not is_close(240e9, 244e9)
    assert not is_close(None, 1.0)


# -- the floors -------------------------------------------------------------------------------------------------------


def test_a_floor_stands_a_little_below_what_was_measured():
    assert floor_below(0.9) == pytest.approx(0.9 - MARGIN)
    assert floor_below(0.0) == 0.0


def test_a_floor_rises_with_the_value_and_stays_while_the_value_reaches_it():
    pinned, refused = pin({"floors": {"roles": 0.5, "quotes": 0.8}}, "digest", {"roles": 0.9, "quotes": 0.81}, None)
    assert pinned["floors"] == {"roles": pytest.approx(0.88), "quotes": 0.8}
    assert refused == []


def test_a_floor_falls_only_with_a_reason_which_is_kept():
    known = {"floors": {"roles": 0.9}}
    assert pin(known, "digest", {"roles": 0.7}, None)[1] == ["roles"]
    pinned, refused = pin(known, "digest", {"roles": 0.7}, "the corpus got harder")
    assert refused == []
    assert pinned["lowered"] == [{"kind": "roles", "from": 0.9, "to": pytest.approx(0.68), "reason": "the corpus got harder"}]
