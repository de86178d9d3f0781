"""The annotations of press articles, whose texts are not ours to keep: their places stand where they say, where the texts are at hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import ROOT
from tests.quality import train, train_events
from tests.quality.offsets import restore_folder
from tests.quality.scorecard import as_card, press_rows, read_card, sure_rows
from tests.quality.train import READINGS, SCHEMA, count_features, left_out
from transforms.lexicons.lexicon import Lexicon
from transforms.resolve.event_features import EVENT_FEATURES
from transforms.resolve.features import FEATURES
from warehouse.confidence import LEAST_EVENT_CONFIDENCE
from warehouse.tables import TABLES

PRESS = ROOT / "tests" / "gold" / "press"
EVENTS = ROOT / "tests" / "gold" / "events"
TEXTS = ROOT.parent / "shared" / "corpora"


@pytest.mark.parametrize("folder, kind", [(PRESS, "figures"), (EVENTS, "events")])
def test_no_annotation_has_words_of_its_text(folder: Path, kind: str) -> None:
    annotations = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    assert annotations
    for annotation in annotations:
        assert {"evidence", "surface", "content"}.isdisjoint(key for entry in annotation[kind] for key in entry), annotation["document"]


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the press articles do not lie beside the project")
def test_every_place_holds_what_is_annotated(tmp_path: Path) -> None:
    restore_folder(PRESS, TEXTS, tmp_path)
    restored = [path for path in sorted(tmp_path.glob("*.json")) if not path.name.endswith(".meta.json")]
    assert len(restored) == len(list(PRESS.glob("*.json")))
    for path in restored:
        for figure in json.loads(path.read_text(encoding="utf-8"))["figures"]:
            assert figure["surface"] in figure["evidence"], (path.name, figure)
            assert any(letter.isalnum() for letter in figure["surface"]), (path.name, figure)


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the press articles do not lie beside the project")
def test_every_event_is_a_stretch_of_its_article(tmp_path: Path) -> None:
    restore_folder(EVENTS, TEXTS, tmp_path)
    restored = [json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.glob("*.json") if not path.name.endswith(".meta.json")]
    assert len(restored) == len(list(EVENTS.glob("*.json")))
    vocabularies = {column.name: column.vocabulary or () for column in TABLES["events"].columns}
    for event in (event for annotation in restored for event in annotation["events"]):
        assert event["evidence"].strip() == event["evidence"] != ""
        assert event["type"] in vocabularies["event_type"]
        assert event["status"] in vocabularies["status"]


def test_confidence_tells_right_from_wrong_on_outlets_left_out() -> None:
    judged = left_out(pl.read_csv(READINGS, schema=SCHEMA))
    sure, unsure = judged.filter(pl.col("confidence") >= 0.7), judged.filter(pl.col("confidence") < 0.5)
    assert sure["is_right"].mean() > unsure["is_right"].mean() + 0.3
    # Calibrated: of those that are said to be right in so many cases, so many are.
    for low in (0.5, 0.6, 0.7):
        kept = judged.filter((pl.col("confidence") >= low) & (pl.col("confidence") < low + 0.1))
        assert abs(kept["is_right"].mean() - kept["confidence"].mean()) < 0.1, low


def test_the_scorecard_says_how_sure_figures_of_outlets_left_out_are() -> None:
    card = read_card().filter(pl.col("measured") == "outlet_left_out")
    assert as_card(sure_rows()).to_dicts() == card.to_dicts()


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the press articles do not lie beside the project")
def test_the_scorecard_says_how_the_press_is_read() -> None:
    card = {
        (row["set_name"], row["kind"], row["field"]): row for row in read_card().to_dicts() if row["measured"] in ("mended_on", "held_back")
    }
    for row in press_rows(TEXTS):
        told = card[row["set_name"], row["kind"], row["field"]]
        for name in ("precision", "recall"):
            assert (row[name] is None) == (told[name] is None) and abs((row[name] or 0) - (told[name] or 0)) <= 0.03, (row, told)


def test_confidence_of_events_tells_right_from_wrong_on_outlets_left_out() -> None:
    judged = left_out(pl.read_csv(train_events.READINGS, schema=train_events.SCHEMA), train_events.FITTED)
    sure = judged.filter(pl.col("confidence") >= LEAST_EVENT_CONFIDENCE)["is_of_type"]
    unsure = judged.filter(pl.col("confidence") < LEAST_EVENT_CONFIDENCE)["is_of_type"]
    assert sure.mean() > 0.7
    assert sure.mean() > unsure.mean() + 0.3


def test_the_weights_of_events_are_those_that_the_readings_give(lexicon: Lexicon) -> None:
    rows = pl.read_csv(train_events.READINGS, schema=train_events.SCHEMA)
    fitted = train.fit(rows, train_events.FITTED)
    assert set(fitted) == set(lexicon.event_confidence)
    assert all(abs(weight - lexicon.event_confidence[name]) <= 0.02 for name, weight in fitted.items()), "run: make train"
    assert set(count_features(rows)) <= {feature.name for feature in EVENT_FEATURES}


def test_no_event_of_an_article_held_back_was_fitted() -> None:
    held = {path.stem for path in EVENTS.glob("*.json") if train_events.is_held(json.loads(path.read_text(encoding="utf-8"))["sha256"])}
    fitted = {Path(name).stem for name in pl.read_csv(train_events.READINGS, schema=train_events.SCHEMA)["article"]}
    assert held
    assert held.isdisjoint(fitted)


def test_every_feature_is_known() -> None:
    known = Counter(feature.name for feature in FEATURES)
    assert set(known.values()) == {1}
    assert set(count_features(pl.read_csv(READINGS, schema=SCHEMA))) <= set(known)
