"""What is remembered of the files of the inputs: one that is as it was holds what it held, and is not read again.

To take a page or an archive apart costs more than all else that a run without much news does.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from flows.home import Home, reader_version
from flows.ingest import Intake, Known
from flows.news import TICK, stamp
from flows.sources.places import shown_path, sidecars
from warehouse.inputs import FILES, files_as_read, remember_files


@dataclass(slots=True)
class Files:
    """The files of a run by name as tables show it: those to be read with their stamps, and what the others hold."""

    to_read: dict[str, Path] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    intake: Intake = field(default_factory=Intake)
    n_refused: int = 0


def reader_of(home: Home, base: Path) -> str:
    """Who reads: other rules may refuse what was taken in, and from another folder files have other names."""
    return f"{reader_version(home.additions)} {base.resolve()}"


def look_at_files(connection: duckdb.DuckDBPyConnection, paths: Iterable[Path], base: Path, known: Known, reader: str) -> Files:
    """Sorts the files into those to be read, and those that hold what they held when the same reader read them."""
    before = {row["path"]: row for row in files_as_read(connection, reader).iter_rows(named=True)}
    found, now = Files(), time.time_ns()
    for path in paths:
        name, stamps = shown_path(path, base), [stamp(one) for one in (path, *sidecars(path))]
        told = before.get(name)
        if told and told["stamp"] == json.dumps(stamps) and _is_all_known(name, told["document_ids"], known):
            found.intake.seen.update(told["document_ids"])
            found.intake.withdrawn.update(told["withdrawn_ids"])
            found.intake.n_known += told["n_known"]
            found.n_refused += told["n_refused"]
            continue
        found.to_read[name] = path
        if max(changed for _, _, *times, _ in stamps for changed in times) + TICK < now:  # else it may change without a trace
            found.stamps[name] = json.dumps(stamps)
    return found


def _is_all_known(name: str, document_ids: list[str], known: Known) -> bool:
    """Whether all that a file held is known still, and lies where it did if that was in another file."""
    if not known.ids.issuperset(document_ids):
        return False
    sources = (str(known.told[document_id]["source_uri"]) for document_id in document_ids)
    return all(source == name or source.startswith(f"{name}#") or known.is_there(source) for source in sources)


def remember_read(connection: duckdb.DuckDBPyConnection, files: Files, seen: Intake, ids: set[str], reader: str) -> None:
    """Keeps what the files held that were read: documents with these ids are there, others were refused."""
    held, withdrawn = _by_file(seen.found_in, files, ids), _by_file(seen.withdrawn_in, files, ids)
    n_known: Counter[str] = Counter({name: len(documents) for name, documents in held.items()})
    n_refused: Counter[str] = Counter()
    for source_uri, count in seen.n_withdrawn.items():
        n_known[_file_of(source_uri, files)] += count
    for refusal in seen.refusals:
        n_refused[_file_of(refusal.source_uri, files)] += refusal.n_articles
    # A file that could not be opened may be tomorrow, without a change.
    passing = {refusal.source_uri for refusal in seen.refusals if refusal.reason == "unreadable"}
    rows = [
        {
            "path": name, "stamp": stamped, "reader": reader, "document_ids": held[name], "withdrawn_ids": withdrawn[name],
            "n_known": n_known[name], "n_refused": n_refused[name],
        }
        for name, stamped in files.stamps.items() if name not in passing
    ]  # fmt: skip
    remember_files(connection, pl.DataFrame(rows, schema=FILES))


def _by_file(places: list[tuple[str, str]], files: Files, ids: set[str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source_uri, document_id in places:
        if document_id in ids:
            found[_file_of(source_uri, files)].append(document_id)
    return found


def _file_of(source_uri: str, files: Files) -> str:
    """The file of a source: of 'feeds/a.jsonl#L3' the feed."""
    return source_uri if source_uri in files.to_read else source_uri.rpartition("#")[0]
