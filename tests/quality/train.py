"""The weights behind ``figures.confidence``: fitted on annotated articles, tried on outlets that were left out.

python -m tests.quality.train read FOLDER ...   FOLDER: NAME.txt beside NAME.json (tests/gold/README.md); prints a row for each trade fact
python -m tests.quality.train fit               writes transforms/lexicons/confidence.csv, prints how sure it may be of outlets left out

A row holds no word of a text: the outlet and name of the article, the place of the figure, whether all its fields are right, and the names
of its features (``transforms.resolve.features``). The rows that were fitted are ``tests/gold/press/readings.csv``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from scipy.optimize import minimize

from flows.ingest import Known, take_in
from flows.lexicons import load_lexicon
from flows.sources.files import read_file
from flows.sources.places import find_files
from tests.quality.scorer import TRADE_FIELDS, TRADE_MEASURES, is_close, match, same_field, spans_meet
from transforms.figures.figure import Figure
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_articles
from transforms.resolve.confidence import INTERCEPT, confidence, feature_sets
from transforms.rows import Reading
from transforms.segmentation.passages import split_passages

ROOT = Path(__file__).parents[2]
READINGS = ROOT / "tests" / "gold" / "press" / "readings.csv"
WEIGHTS = ROOT / "transforms" / "lexicons" / "confidence.csv"
LATEST = date(2026, 12, 31)
# How strongly weights are pulled to zero, and how many figures must have a feature that gets one.
RIDGE = 4.0
LEAST_SEEN = 10
# Between the outlet and the name of an article.
OUTLET_ENDS = "__"
SCHEMA = {
    "outlet": pl.String,
    "article": pl.String,
    "start": pl.Int64,
    "is_level": pl.Boolean,
    "is_right": pl.Boolean,
    "features": pl.String,
}
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def read_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The trade facts that are read from annotated articles, as rows of ``SCHEMA``."""
    for name, text, reading, annotation, lexicon in read_annotated(folder):
        yield from _rows_of(name, text, reading, annotation["figures"], lexicon)


def read_annotated(folder: Path) -> Iterator[tuple[str, str, Reading, dict[str, Any], Lexicon]]:
    """Annotated articles: the name of the file, its text, what is read from it, its annotation, and the lexicon that it was read with."""
    folder = folder.resolve()
    files, _, _ = find_files([str(folder)], folder)
    intake = take_in((item for file in files for item in read_file(file, folder)), Known(set(), {}), run_id="run", published_on=None)
    documents = intake.frame()
    lexicon = load_lexicon(folder / "no additions")
    passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
    _, readings, _ = read_articles(documents, passages, lexicon, LATEST)
    told = {row["document_id"]: row for row in documents.iter_rows(named=True)}
    for reading in readings:
        document = told[reading.article.document_id]
        name = Path(str(document["source_uri"])).name
        annotation = folder / f"{Path(name).stem}.json"
        if annotation.exists():
            yield name, document["text"], reading, json.loads(annotation.read_text(encoding="utf-8")), lexicon


def _rows_of(name: str, text: str, reading: Reading, gold: list[dict[str, Any]], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    read = [_as_row(figure) for figure in reading.figures]
    for entry in gold:
        start = text.index(entry["evidence"]) + entry["evidence"].index(entry["surface"])
        entry["_span"] = (start, start + len(entry["surface"]))
    pairs = {j: gold[i] for i, j in match(gold, read, _fits)}
    outlet, _, _ = name.rpartition(OUTLET_ENDS)
    features_read = feature_sets(reading.figures, reading.names.mentions, lexicon.word_sets)
    for place, (figure, features) in enumerate(zip(reading.figures, features_read, strict=True)):
        if features is None:
            continue
        row, entry = read[place], pairs.get(place)
        is_right = entry is not None and all(same_field(entry, row, field) for field in TRADE_FIELDS) and _is_as_told(entry, figure)
        yield {
            "outlet": outlet or "desk", "article": name, "start": row["_span"][0], "is_level": _is_level(figure), "is_right": is_right,
            "features": "; ".join(sorted(features)),
        }  # fmt: skip


def _is_as_told(gold: dict[str, Any], figure: Figure) -> bool:
    """Whether the stance is right, and what is of a part of the trade (``part`` in the annotation) is not taken for the whole."""
    return figure.stance == gold.get("stance", "asserted") and not (gold.get("part") and figure.scope is None)


def _as_row(figure: Figure) -> dict[str, Any]:
    sentence = figure.sentence
    period = figure.period.label if figure.period and not figure.period.is_day else None
    return {
        "_span": (sentence.starts[figure.start], sentence.ends[figure.end - 1]), "value": figure.value, "unit": figure.unit,
        "measure": figure.measure, "reporter": figure.reporter, "partner": figure.partner, "period": period, "status": figure.status,
    }  # fmt: skip


def _fits(gold: dict[str, Any], read: dict[str, Any]) -> float:
    same = spans_meet(gold["_span"], read["_span"]) and gold["unit"] == read["unit"] and is_close(gold["value"], read["value"])
    return 1 + sum(same_field(gold, read, field) for field in TRADE_FIELDS) / 10 if same else 0


def _is_level(figure: Figure) -> bool:
    """Whether a figure may stand in ``trade_figures``."""
    is_whole = figure.reporter is not None and figure.period is not None and figure.scope is None
    return is_whole and figure.measure in TRADE_MEASURES - _NO_LEVELS and (figure.status, figure.stance) == ("actual", "asserted")


_NO_LEVELS = {"tariff_rate", "tariff_base", "investment", "change"}


def fit(rows: pl.DataFrame, right: str = "is_right") -> dict[str, float]:
    """The weight of each feature by name, ``INTERCEPT`` among them: a logistic regression with a ridge, always the same for the same rows."""
    seen = count_features(rows)
    names = sorted(name for name, count in seen.items() if LEAST_SEEN <= count <= rows.height - LEAST_SEEN)
    sets = [set(features.split("; ")) for features in rows["features"]]
    given = np.array([[1.0, *(name in features for name in names)] for features in sets])
    hits = rows[right].to_numpy().astype(float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = given @ weights
        pulled = np.concatenate([[0.0], weights[1:]])
        value = np.logaddexp(0, sums).sum() - hits @ sums + RIDGE / 2 * pulled @ pulled
        return float(value), given.T @ (1 / (1 + np.exp(-sums)) - hits) + RIDGE * pulled

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 2) for name, weight in zip([INTERCEPT, *names], found, strict=True)}


def count_features(rows: pl.DataFrame) -> Counter[str]:
    """How many rows have each feature."""
    return Counter(name for features in rows["features"] for name in features.split("; "))


def left_out(rows: pl.DataFrame, right: str = "is_right") -> pl.DataFrame:
    """The rows with ``confidence`` as weights give it that were fitted on all other outlets; of one outlet, on all other articles."""
    parts = rows.partition_by("outlet", maintain_order=True)
    judged = []
    for part in parts:
        weights = fit(rows.filter(pl.col("outlet") != part["outlet"][0]), right)
        judged.append(part.with_columns(confidence=pl.Series([confidence(features.split("; "), weights) for features in part["features"]])))
    return pl.concat(judged)


def reliability(judged: pl.DataFrame) -> Iterator[str]:
    """Lines of a table: from each confidence on, how many rows there are, which share of all, and which share of them is right."""
    for name, rows in (("trade facts", judged), ("levels that may stand in trade_figures", judged.filter("is_level"))):
        for least in (0.0, *BINS):
            kept = rows.filter(pl.col("confidence") >= least)
            if kept.height:
                yield f"{name}, at least {least:.2f}: {kept.height} ({kept.height / rows.height:.0%}), right {kept['is_right'].mean():.3f}"


def write_weights(path: Path, weights: dict[str, float], seen: Counter[str], total: int) -> None:
    """Puts the weights of features in place of those that a file has, under its comments."""
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [f"{name},{weight},{total if name == INTERCEPT else seen[name]}" for name, weight in weights.items()]
    path.write_text("\n".join([*comments, "feature,weight,seen", *lines]) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads or fits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("read").add_argument("folders", type=Path, nargs="+")
    verbs.add_parser("fit")
    given = parser.parse_args(arguments)
    if given.verb == "read":
        rows = [row for folder in given.folders for row in read_rows(folder)]
        sys.stdout.write(pl.DataFrame(rows, schema=SCHEMA).sort("article", "start").write_csv())
        return
    rows = pl.read_csv(READINGS, schema=SCHEMA)
    write_weights(WEIGHTS, fit(rows), count_features(rows), rows.height)
    sys.stdout.write("\n".join(reliability(left_out(rows))) + "\n")


if __name__ == "__main__":
    main()
