"""Writes the table ``scorecard`` (``warehouse/reference_data/scorecard.csv``): how often what is read is right, by kind of fact.

python -m tests.quality.scorecard TEXTS     TEXTS: where the press articles lie, whose annotations have no text (tests/gold/press)

Sets that are read again are measured anew. A first reading cannot be made twice: its rows are kept as they stand.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from tests.quality.corpora import CORPORA, ROOT, Corpus, ReadArticle, read_corpus
from tests.quality.offsets import restore_folder
from tests.quality.scorer import TRADE_MEASURES, Row, Score, score_articles
from tests.quality.train import BINS, READINGS, SCHEMA, left_out

CARD = ROOT / "warehouse" / "reference_data" / "scorecard.csv"
PRESS = ROOT / "tests" / "gold" / "press"
COLUMNS = {
    "set_name": pl.String, "measured": pl.String, "kind": pl.String, "field": pl.String, "confidence_from": pl.Float64,
    "n_articles": pl.Int64, "n_facts": pl.Int64, "n_read": pl.Int64, "precision": pl.Float64, "recall": pl.Float64,
}  # fmt: skip
KEY = ["set_name", "measured", "kind", "field", "confidence_from"]
FIRST = "first_reading"
# Of the press every third article, by the hash of its text, was never read by whoever made the rules.
HELD_BACK_OF = 3


def read_card() -> pl.DataFrame:
    """The scorecard as it stands."""
    return pl.read_csv(CARD, comment_prefix="#", schema=COLUMNS)


def own_rows() -> Iterator[Row]:
    """Rows of what is measured on the texts that are the project's own."""
    for corpus in CORPORA:
        articles = read_corpus(corpus)
        yield from rows_of(corpus.name, "mended_on", len(articles), score_articles(articles))


def sure_rows() -> Iterator[Row]:
    """Rows of how often figures are right from each confidence on, with the outlet left out that they are tried on."""
    judged = left_out(pl.read_csv(READINGS, schema=SCHEMA))
    for kind, rows in (("trade facts", judged), ("trade figures", judged.filter("is_level"))):
        n_right = rows["is_right"].sum()
        for least in (0.0, *BINS):
            kept = rows.filter(pl.col("confidence") >= least)
            right = kept["is_right"].sum()
            yield _row(
                "press and desk", "outlet_left_out", kind, "all fields", confidence_from=least, n_articles=kept["article"].n_unique(),
                n_facts=n_right, n_read=kept.height, precision=right / kept.height if kept.height else None, recall=right / n_right,
            )  # fmt: skip


def press_rows(texts: Path) -> Iterator[Row]:
    """Rows of the figures of press articles, those that rules were mended on and those that were held back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        restore_folder(PRESS, texts, folder)
        digests = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in PRESS.glob("*.json")}
        articles = read_corpus(Corpus("press", name, name))
    for set_name, measured, is_held in (("press, two thirds", "mended_on", False), ("press, a third", "held_back", True)):
        part = [article for article in articles if _is_held_back(digests[f"{Path(article.name).stem}.json"]["sha256"]) is is_held]
        numbers = {"figures: number and unit": score_articles(part)["figures: number and unit"]}
        facts = {kind: score for kind, score in score_articles(map(_trade_only, part)).items() if kind.startswith("trade figures")}
        yield from rows_of(set_name, measured, len(part), numbers | facts)


def _is_held_back(digest: str) -> bool:
    return int(digest, 16) % HELD_BACK_OF == 0


def _trade_only(article: ReadArticle) -> ReadArticle:
    """The article with its levels of trade, tariffs, investments and changes of these alone."""
    gold, read = ([row for row in rows if _is_trade(row)] for rows in (article.gold["figures"], article.rows["figures"]))
    return replace(article, gold=article.gold | {"figures": gold}, rows=article.rows | {"figures": read})


def _is_trade(row: Row) -> bool:
    levels = TRADE_MEASURES - {"change"}
    return row["measure"] in levels or (row["measure"] == "change" and row["change_of"] in levels)


def rows_of(set_name: str, measured: str, n_articles: int, scores: dict[str, Score]) -> Iterator[Row]:
    """Scores of a set as rows of the table."""
    for told, score in scores.items():
        kind, _, field = told.partition(": ")
        is_share = kind == "trade figures found"  # of those found, the field right: nothing is missed
        n_read, n_facts = score.found + score.wrong, score.found + score.missed
        yield _row(
            set_name, measured, "trade figures" if is_share else kind, field or "whole", n_articles=n_articles,
            n_facts=None if is_share else n_facts, n_read=n_read, precision=score.precision if n_read else None,
            recall=None if is_share or not n_facts else score.recall,
        )  # fmt: skip


def _row(set_name: str, measured: str, kind: str, field: str, **numbers: float | None) -> Row:
    rounded = {name: round(value, 3) if isinstance(value, float) else value for name, value in numbers.items()}
    return {"set_name": set_name, "measured": measured, "kind": kind, "field": field, "confidence_from": 0.0, **rounded}


def as_card(rows: Iterable[Row]) -> pl.DataFrame:
    """Rows as the table has them, in its order."""
    return pl.DataFrame(list(rows), schema=COLUMNS, orient="row").sort(KEY)


def main() -> None:
    """Measures what can be measured again, keeps the first readings, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    given = parser.parse_args()
    kept: list[dict[str, Any]] = read_card().filter(pl.col("measured") == FIRST).to_dicts()
    card = as_card([*kept, *own_rows(), *sure_rows(), *press_rows(given.texts)])
    comments = [line for line in CARD.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    CARD.write_text("\n".join([*comments, card.write_csv()]), encoding="utf-8")


if __name__ == "__main__":
    main()
