"""Prints the rows that differ between two commits, or between a commit and the files as they lie here.

python -m tests.quality.changes BASE [HEAD] [--table figures] [--most 40] [--folder DIR …]

Read are ``tests/gold``, ``samples``, a thousand generated articles, the corpora beside the project where they are, and the
folders given. A change of structure must print no row; who changes a rule reads what it prints, sentence by sentence.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

ROOT = Path(__file__).parents[2]
BESIDE = ROOT.parent / "shared" / "corpora"
GENERATED, SEED = 1000, 7
# No article of the corpora was published later.
LATEST = date(2026, 12, 31)
KEY = ["document", "table", "place"]
# What says the same of every row, or differs wherever another column does.
_LEFT_OUT = ("term_pairs", "ordinals", "entities")


def dump_rows(folders: list[Path], out: Path) -> None:
    """Writes every row read from the articles of some folders: ``document``, ``table``, ``place`` and the row as JSON.

    It runs inside the commit that it measures, so it asks of it only what has long been there.
    """
    from flows.ingest import Known, take_in
    from flows.sources.files import read_file
    from flows.sources.places import find_files
    from flows.stages import read_batch

    rows: list[tuple[str, str, str, str]] = []
    for folder in folders:
        files, _, _ = find_files([str(folder)], folder)
        intake = take_in((item for file in files for item in read_file(file, folder)), Known(set(), {}), run_id="run", published_on=None)
        rows += [(refusal.source_uri, "quarantine", refusal.reason, json.dumps(refusal.detail)) for refusal in intake.refusals]
        documents = intake.frame()
        sources = dict(documents.select("document_id", "source_uri").iter_rows())
        rows += _rows_of(read_batch(documents, folder / "no additions", LATEST), sources)
    pl.DataFrame(rows, schema=[*KEY, "row"], orient="row").write_parquet(out)


def _rows_of(frames: dict[str, pl.DataFrame], sources: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for table, frame in frames.items():
        if table in _LEFT_OUT or "document_id" not in frame.columns:
            continue
        for row in frame.iter_rows(named=True):
            place = f"{row['char_start']}-{row['char_end']}" if "char_start" in row else str(row.get("ordinal", ""))
            told = {name: value for name, value in row.items() if not name.endswith("_id") and value is not None}
            yield sources[row["document_id"]], table, place, json.dumps(told, default=str, ensure_ascii=False, sort_keys=True)


def differing(base: pl.DataFrame, head: pl.DataFrame) -> list[tuple[tuple[str, str, str], list[dict[str, Any]], list[dict[str, Any]]]]:
    """By document, table and place: the rows that only the base has, and those that only the head has."""
    sides = []
    for frame, other in ((base, head), (head, base)):
        sides.append(frame.join(other, on=[*KEY, "row"], how="anti"))
    found: dict[tuple[str, str, str], tuple[list[Any], list[Any]]] = {}
    for side, frame in enumerate(sides):
        for document, table, place, row in frame.sort(*KEY, "row").iter_rows():
            found.setdefault((document, table, place), ([], []))[side].append(json.loads(row))
    return [(key, before, after) for key, (before, after) in sorted(found.items())]


def describe(before: list[Any], after: list[Any]) -> Iterator[str]:
    """What has become of the rows of one place: the columns that changed, else the whole row."""
    if len(before) == len(after) == 1 and isinstance(before[0], dict):
        old, new = before[0], after[0]
        changed = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
        yield "  ~ " + "; ".join(f"{name}: {old.get(name)!r} -> {new.get(name)!r}" for name in changed)
        if "sentence" in new:
            yield f"    {new['sentence']}"
        return
    for sign, rows in (("-", before), ("+", after)):
        yield from (f"  {sign} {json.dumps(row, ensure_ascii=False)}" for row in rows)


def _read_tree(tree: Path, folders: list[Path], out: Path) -> pl.DataFrame:
    """What the code in a folder reads; in a process of its own, for it has modules of the same names."""
    command = [sys.executable, str(Path(__file__)), "--dump", str(out), *map(str, folders)]
    subprocess.run(command, check=True, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)})
    return pl.read_parquet(out)


def _check_out(commit: str, into: Path) -> Path:
    archive = subprocess.run(["git", "archive", commit], check=True, cwd=ROOT, capture_output=True).stdout
    into.mkdir()
    subprocess.run(["tar", "-x", "-C", str(into)], check=True, input=archive)
    return into


def _folders(scratch: Path, more: list[Path]) -> list[Path]:
    from benchmarks.corpus import make_articles, write_articles

    generated = scratch / "generated"
    generated.mkdir()
    write_articles(make_articles(GENERATED, SEED), generated / "articles.jsonl")
    folders = [ROOT / "tests" / "gold", ROOT / "samples", generated, *more]
    return [*folders, BESIDE] if BESIDE.is_dir() else folders


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 where a row differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the commit to compare with")
    parser.add_argument("head", nargs="?", help="another commit; without it, the files as they lie here")
    parser.add_argument("--table", help="show rows of this table only")
    parser.add_argument("--most", type=int, default=40, help="show so many places at the most")
    parser.add_argument("--folder", type=Path, action="append", default=[], help="read this folder, too")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folders = _folders(scratch, given.folder)
        head_tree = _check_out(given.head, scratch / "head") if given.head else ROOT
        base = _read_tree(_check_out(given.base, scratch / "base"), folders, scratch / "base.parquet")
        head = _read_tree(head_tree, folders, scratch / "head.parquet")
    changes = [change for change in differing(base, head) if given.table in (None, change[0][1])]
    for (document, table, place), before, after in changes[: given.most]:
        sys.stdout.write("\n".join([f"{table} {document} {place}", *describe(before, after)]) + "\n\n")
    sys.stdout.write(f"{len(changes)} places differ; {base.height:,} rows before, {head.height:,} after\n")
    return 1 if changes else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--dump"]:
        dump_rows([Path(folder) for folder in sys.argv[3:]], Path(sys.argv[2]))
    else:
        sys.exit(main())
