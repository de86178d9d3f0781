"""How sure a trade fact is: each feature where it holds and where it does not, and what the weights make of them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.quality.train import READINGS, SCHEMA, fit
from tests.transforms.cases import FILLER, PUBLISHED_ON, case
from tests.transforms.conftest import LATEST, as_documents
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_articles
from transforms.resolve.confidence import INTERCEPT, confidence, feature_sets
from transforms.resolve.features import FEATURES
from transforms.segmentation.passages import split_passages

LONG = "which the office in the port had counted with great care from the first day of the year to the last one and then once more for good measure"

# (feature, a text whose first trade fact has it, one whose first trade fact has not)
HOLDS = [
    case("a level of trade", "Peru's exports were $5 billion in 2023.", "Peru's exports rose 5 percent in 2023."),
    case("a balance", "Peru's trade deficit was $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("a tariff", "Peru has a tariff of 5 percent on cars.", "Peru's exports rose 5 percent in 2023."),
    case("a change", "Peru's exports rose 5 percent in 2023.", "Peru's exports were $5 billion in 2023."),
    case("parties stated", "Peru's exports were $5 billion in 2023.", "Peru's minister smiled. Exports were $5 billion in 2023."),
    case("parties from the text before", "Peru's minister smiled. Peru's port is full. Exports were $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("reporter in its sentence", "Peru's exports were $5 billion in 2023.", "Peru's port is full. Peru is glad. Exports were $5 billion in 2023."),
    case("partner in its sentence", "Peru's exports to Chile were $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("partner from the text before", "Peru spoke of Chile. Peru's exports to the neighbour were $5 billion in 2023.", "Peru's exports to Chile were $5 billion in 2023."),
    case("another country opens the sentence", "Mali said Peru's exports to Chile were $5 billion in 2023.", "Peru's exports to Chile were $5 billion in 2023."),
    case("other countries in its sentence", "Peru's exports to Chile were $5 billion in 2023, as Mali noted.", "Peru's exports to Chile were $5 billion in 2023."),
    case("period stated", "Peru's exports were $5 billion in 2023.", "Peru's exports were $5 billion last year."),
    case("no period", "Peru's exports are $5 billion.", "Peru's exports were $5 billion in 2023."),
    case("a time in its sentence", "Peru's exports were $5 billion in 2023.", "Peru's exports are $5 billion."),
    case("no year in its sentence", "Peru's exports were $5 billion last year.", "Peru's exports were $5 billion in 2023."),
    case("tied by the words behind", "Peru sees $5 billion of exports in 2023.", "Peru's exports were $5 billion in 2023."),
    case("of the topic in mind", "Peru's exports rose in 2022. In 2023 they were $5 billion.", "Peru's exports were $5 billion in 2023."),
    case("unit left out", "The firm lost $9 million. Peru's exports were 5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("many figures in its sentence", "Peru's exports were $5 billion in 2023, $4 billion in 2022, $3 billion in 2021 and $2 billion in 2020.", "Peru's exports were $5 billion in 2023."),
    case("the only figure of its sentence", "Peru's exports were $5 billion in 2023.", "Peru's exports were $5 billion in 2023 and $4 billion in 2022."),
    case("a long sentence", f"Peru's exports, {LONG}, were $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("a very long sentence", f"Peru's exports, {LONG}, {LONG}, were $5 billion in 2023.", f"Peru's exports, {LONG}, were $5 billion in 2023."),
    case("words of doubt", "Peru's exports were $5 billion in 2023, analysts said.", "Peru's exports were $5 billion in 2023."),
    case("words that point to a country", "Peru's exports to Chile and imports from it were $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("words of comparison", "Peru's exports were $5 billion in 2023, against $4 billion.", "Peru's exports were $5 billion in 2023."),
    case("a verb of trade", "Peru exported goods worth $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("words of a part", "Peru's exports were $5 billion in 2023, mainly copper.", "Peru's exports were $5 billion in 2023."),
    case("quoted", '"Peru\'s exports were $5 billion in 2023," Ana Paz said.', "Peru's exports were $5 billion in 2023."),
    case("a part of the trade", "Peru's exports of tea were $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("not a fact yet", "Peru's exports will reach $5 billion in 2026.", "Peru's exports were $5 billion in 2023."),
    case("not exact", "Peru's exports were about $5 billion in 2023.", "Peru's exports were $5 billion in 2023."),
    case("said again in the article", "Peru's exports were $5.1 billion in 2023. Peru's exports were $5.08 billion in 2023.", "Peru's exports were $5.1 billion in 2023. Peru's exports were $4 billion in 2022."),
    case("another value in the article", "Peru's exports were $5 billion in 2023. Peru's exports were $9 billion in 2023.", "Peru's exports were $5 billion in 2023. Peru's exports were $9 billion in 2022."),
    case("one reporter in the article", "Peru's exports were $5 billion in 2023.", "Peru's exports were $5 billion in 2023. Chile's exports were $4 billion in 2023."),
]  # fmt: skip


def first_features(text: str, lexicon: Lexicon) -> frozenset[str]:
    documents = as_documents([(f"{text} {FILLER}", PUBLISHED_ON, None)])
    passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
    _, [reading], _ = read_articles(documents, passages, lexicon, LATEST)
    return next(features for features in feature_sets(reading.figures, reading.names.mentions, lexicon.word_sets) if features is not None)


@pytest.mark.parametrize(("with_it", "without"), HOLDS)
def test_a_feature_holds_where_it_should(request: pytest.FixtureRequest, with_it: str, without: str, lexicon: Lexicon) -> None:
    name = request.node.callspec.id
    assert name in first_features(with_it, lexicon)
    assert name not in first_features(without, lexicon)


def test_every_weight_is_of_a_feature(lexicon: Lexicon) -> None:
    assert set(lexicon.confidence) <= {INTERCEPT, *(feature.name for feature in FEATURES)}


def test_the_weights_are_those_that_the_readings_give(lexicon: Lexicon) -> None:
    fitted = fit(pl.read_csv(READINGS, schema=SCHEMA))
    assert set(fitted) == set(lexicon.confidence)
    assert all(abs(weight - lexicon.confidence[name]) <= 0.02 for name, weight in fitted.items()), "run: make train"


def test_confidence_is_the_sum_of_the_weights() -> None:
    weights = {INTERCEPT: 0.0, "a balance": 2.0, "quoted": -2.0}
    assert confidence(frozenset(), weights) == 0.5
    assert confidence({"a balance", "quoted"}, weights) == 0.5
    assert confidence({"a balance"}, weights) == 0.881
    assert confidence({"quoted", "unknown"}, weights) == 0.119


def test_a_row_says_how_sure_it_is_and_why(read) -> None:
    figures = read("Peru's exports were $5 billion in 2023. The mine has 40 wagons.", date(2024, 5, 20))["figures"]
    level, wagons = figures.row(0, named=True), figures.row(1, named=True)
    assert 0 < level["confidence"] < 1
    assert level["reasons"].startswith(("+ ", "- "))
    assert len(level["reasons"].split("; ")) == 3
    assert (wagons["confidence"], wagons["reasons"]) == (None, None)


def test_what_could_be_is_less_sure_than_what_is(read) -> None:
    sure = read("Peru's exports to Chile were $5 billion in 2023.")["figures"]["confidence"][0]
    unsure = read("Mali and Chad met. If talks fail, $5 billion of exports could be lost, analysts said.")["figures"]["confidence"][0]
    assert sure > 0.7 > 0.5 > unsure
