"""The weights behind ``events.confidence``: fitted on annotated articles, tried on outlets that were left out.

python -m tests.quality.train_events read TEXTS   TEXTS: where the articles of tests/gold/events lie; prints a row for each event read
python -m tests.quality.train_events fit          writes transforms/lexicons/event_confidence.csv, prints how sure it may be of outlets left out

Read are the articles whose hash leaves a rest by three: the others are held back, for measuring once. A row holds no word of a text;
the rows that were fitted are ``tests/gold/events/readings.csv``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from tests.quality.offsets import restore_folder
from tests.quality.scorer import is_whole_event, match
from tests.quality.train import BINS, OUTLET_ENDS, ROOT, count_features, fit, left_out, read_annotated, write_weights
from transforms.events.event import Event
from transforms.resolve.event_features import event_feature_sets
from transforms.rows import Reading

EVENTS = ROOT / "tests" / "gold" / "events"
READINGS = EVENTS / "readings.csv"
WEIGHTS = ROOT / "transforms" / "lexicons" / "event_confidence.csv"
SCHEMA = {
    "outlet": pl.String, "article": pl.String, "start": pl.Int64, "event_type": pl.String, "is_of_type": pl.Boolean, "is_right": pl.Boolean,
    "features": pl.String,
}  # fmt: skip
# What is fitted: that there is such an event, of such a kind.
FITTED = "is_of_type"
# Of an article in three nothing is read.
HELD_OF = 3


def is_held(sha256: str) -> bool:
    """Whether an article is held back."""
    return int(sha256, 16) % HELD_OF == 0


def read_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The events that are read from the annotated articles of a folder that are not held back, as rows of ``SCHEMA``."""
    for name, _, reading, annotation, _ in read_annotated(folder):
        if not is_held(annotation["sha256"]):
            placed = json.loads((EVENTS / f"{Path(name).stem}.json").read_text(encoding="utf-8"))
            yield from _rows_of(name, reading, placed["events"])


def _rows_of(name: str, reading: Reading, gold: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for entry in gold:
        entry["_span"] = tuple(entry["at"])
    read = [_as_row(event) for event in reading.events]
    pairs = {j: gold[i] for i, j in match(gold, read, _fits)}
    outlet, _, _ = name.rpartition(OUTLET_ENDS)
    for place, features in enumerate(event_feature_sets(reading.events, reading.names.mentions)):
        entry = pairs.get(place)
        yield {
            "outlet": outlet, "article": name, "start": read[place]["_span"][0], "event_type": read[place]["event_type"],
            "is_of_type": entry is not None, "is_right": entry is not None and is_whole_event(entry, read[place]),
            "features": "; ".join(sorted(features)),
        }  # fmt: skip


def _as_row(event: Event) -> dict[str, Any]:
    sentence = event.sentence
    return {
        "_span": (sentence.starts[event.start], sentence.ends[event.end - 1]), "event_type": event.event_type, "status": event.status,
        "actors": "; ".join(actor.name for actor in event.actors), "date_start": event.period.label.split("/")[0] if event.period else None,
    }  # fmt: skip


def _fits(gold: dict[str, Any], read: dict[str, Any]) -> float:
    left, right = gold["_span"], read["_span"]
    overlaps = min(left[1], right[1]) > max(left[0], right[0])
    return 1 + is_whole_event(gold, read) / 10 if overlaps and gold["type"] == read["event_type"] else 0


def reliability(judged: pl.DataFrame) -> Iterator[str]:
    """Lines of a table: from each confidence on, how many events there are, and which share is of its kind and right in all."""
    for least in (0.0, 0.1, 0.2, 0.3, 0.4, *BINS):
        kept = judged.filter(pl.col("confidence") >= least)
        if kept.height:
            shares = f"of its kind {kept['is_of_type'].mean():.3f}, right {kept['is_right'].mean():.3f}"
            yield f"at least {least:.2f}: {kept.height} ({kept.height / judged.height:.0%}), {shares}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads or fits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("read").add_argument("texts", type=Path)
    verbs.add_parser("fit")
    given = parser.parse_args(arguments)
    if given.verb == "read":
        with tempfile.TemporaryDirectory() as folder:
            restore_folder(EVENTS, given.texts, Path(folder))
            rows = list(read_rows(Path(folder)))
        sys.stdout.write(pl.DataFrame(rows, schema=SCHEMA).sort("article", "start", "event_type").write_csv())
        return
    rows = pl.read_csv(READINGS, schema=SCHEMA)
    write_weights(WEIGHTS, fit(rows, FITTED), count_features(rows), rows.height)
    sys.stdout.write("\n".join(reliability(left_out(rows, FITTED))) + "\n")


if __name__ == "__main__":
    main()
