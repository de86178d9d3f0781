"""The annotated corpora: articles in our own words, beside what a careful reader takes from each (tests/gold/README.md).

``samples`` are the articles that the project ships; ``wide`` are harder ones, of other decades, outlets and countries,
among them machine translations and joint statements; ``later`` are articles that were written when the rules were, and read
blind once (README.md has what that showed), before their misses were mended.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from flows.ingest import Known, take_in
from flows.lexicons import load_lexicon
from flows.sources.files import read_file
from flows.sources.places import find_files
from transforms.reading import read_documents

ROOT = Path(__file__).parents[2]
# No article of the corpora was published later.
LATEST = date(2025, 12, 31)
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Corpus:
    """Articles in one folder, annotations in another or the same one; folders are relative to the project's."""

    name: str
    articles: str
    gold: str

    def files(self) -> list[Path]:
        """Every file that the corpus is made of, in order."""
        folders = {ROOT / self.articles, ROOT / self.gold}
        return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))

    def digest(self) -> str:
        """A hash of all articles and annotations: another corpus has other floors."""
        total = hashlib.sha256()
        for path in self.files():
            total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def annotations(self) -> list[dict[str, Any]]:
        """What a careful reader takes from each article, by file name."""
        paths = sorted((ROOT / self.gold).glob("*.json"))
        wanted = [path for path in paths if not path.name.startswith("_") and not path.name.endswith(".meta.json")]
        return [json.loads(path.read_text(encoding="utf-8")) for path in wanted]


CORPORA = (
    Corpus("samples", "samples", "tests/gold/samples"),
    Corpus("wide", "tests/gold/wide", "tests/gold/wide"),
    Corpus("later", "tests/gold/later", "tests/gold/later"),
)


@dataclass(frozen=True)
class ReadArticle:
    """One article with its gold and with the rows that were read from it, by table."""

    name: str
    text: str
    gold: dict[str, Any]
    rows: dict[str, Rows]


def read_corpus(corpus: Corpus) -> list[ReadArticle]:
    """Reads a corpus as a run would, without a database.

    Raises:
        LookupError: an annotation has no article that can be read.
    """
    files, _, _ = find_files([corpus.articles], ROOT)
    found = [item for path in files for item in read_file(path, ROOT)]
    documents = take_in(found, Known(set(), {}), run_id="run", published_on=None).frame()
    frames = read_documents(documents, load_lexicon(), LATEST)
    entities = {row["entity_id"]: row for row in frames["entities"].iter_rows(named=True)}
    tables = {name: _by_document(frame) for name, frame in frames.items() if "document_id" in frame.columns}
    by_name = {uri.rsplit("/", 1)[-1]: (key, text) for uri, key, text in documents.select("source_uri", "document_id", "text").iter_rows()}
    articles = []
    for gold in corpus.annotations():
        if gold["document"] not in by_name:
            raise LookupError(f"{corpus.name}: '{gold['document']}' is annotated, but no article of that name was read")
        key, text = by_name[gold["document"]]
        rows = {name: table.get(key, []) for name, table in tables.items()}
        mentioned = dict.fromkeys(row["entity_id"] for row in rows["mentions"])
        rows["entities"] = [entities[entity_id] for entity_id in mentioned]
        articles.append(ReadArticle(gold["document"], text, gold, rows))
    return articles


def _by_document(frame: pl.DataFrame) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row["document_id"], []).append(row)
    return found
