"""Ingest: articles found become raw documents, each once; what is no English article is set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import polars as pl

from flows.lexicons import load_lexicon
from flows.sources import REPLACEMENT, Found, Refusal
from transforms.identifiers import make_id
from transforms.language import english_words, find_language, has_letters, is_english_flash
from transforms.lexicon import Lexicon
from warehouse.database import RAW_DOCUMENT_COLUMNS
from warehouse.tables import QUARANTINE, rows_to_frame

# Shorter than this nothing can be told: no sentence, no language. Shorter than the usual flash of the wires, it must show that
# it is English: letters alone tell nothing of four words.
LEAST_WORDS = 4
FLASH_WORDS = 6
# A magazine is dated ahead, an article of next year is none yet. Years as 2099 stand for 'unknown' or are slips.
LONGEST_AHEAD = timedelta(days=366)
# The longest reports of magazines have some 30,000 words; beyond are books, lists and data. Of these many, odd text may take
# a hundred times as long to read as prose (see benchmarks.shapes): a minute or two, and a run must not wait longer for one text.
MOST_WORDS = 50_000
_POLARS_TYPES = {"DATE": pl.Date(), "BIGINT": pl.Int64()}
_RAW_SCHEMA = {name: _POLARS_TYPES.get(kind.partition(" ")[0], pl.String()) for name, kind in RAW_DOCUMENT_COLUMNS.items()}


@dataclass(slots=True)
class Intake:
    """What came in: rows for ``raw.documents``, refusals, and how many articles were known already."""

    documents: list[dict[str, object]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    n_known: int = 0

    @property
    def n_found(self) -> int:
        """Articles found, readable or not."""
        return len(self.documents) + sum(refusal.n_articles for refusal in self.refusals) + self.n_known

    def frame(self) -> pl.DataFrame:
        """The documents as rows of ``raw.documents``."""
        return pl.DataFrame(self.documents, schema=_RAW_SCHEMA)


@dataclass(slots=True)
class Known:
    """What is known of documents taken in before: their ids, and the latest by url, else by source."""

    ids: set[str]
    by_address: dict[str, str | None]

    @classmethod
    def from_frame(cls, documents: pl.DataFrame) -> Known:
        """From ``document_id``, ``source_uri``, ``url``, ``supersedes`` of all documents."""
        by_address: dict[str, str | None] = {}
        replaced = set(documents["supersedes"].drop_nulls())
        for document_id, source_uri, url in documents.select("document_id", "source_uri", "url").iter_rows():
            if document_id in replaced:
                continue
            if url:
                by_address[url] = document_id
            elif "#" not in source_uri:  # lines of a feed move; only whole files are versions of one another
                by_address[source_uri] = document_id
        return cls(set(documents["document_id"]), by_address)


def take_in(
    found: Iterable[Found | Refusal],
    known: Known,
    *,
    run_id: str,
    published_on: date | None,
    lexicon: Lexicon | None = None,
    today: date | None = None,
) -> Intake:
    """Sorts what was found into new documents, known ones and refusals.

    Args:
        found: articles and refusals, in order.
        known: the documents taken in before; those taken in now are added to it.
        run_id: the run that takes them in.
        published_on: the day for articles whose metadata have none.
        lexicon: whose words tell English; without it, the project's own.
        today: metadata that date an article long after this day, or after the day it was fetched on, are not believed.
    """
    intake = Intake()
    lexicon = lexicon or load_lexicon()
    english = english_words(lexicon.names.common_words, lexicon.words, lexicon.word_sets["wire_words"])
    for item in found:
        if isinstance(item, Refusal):
            intake.refusals.append(item)
            continue
        document = _document(_without_day_ahead(item, today), run_id, published_on)
        if document["document_id"] in known.ids:
            intake.n_known += 1
            continue
        refusal = _refuse(item, english)
        if refusal:
            intake.refusals.append(refusal)
            continue
        address = str(document["url"] or (item.source_uri if "#" not in item.source_uri else document["document_id"]))
        document["supersedes"] = known.by_address.get(address)
        known.by_address[address] = str(document["document_id"])
        known.ids.add(str(document["document_id"]))
        intake.documents.append(document)
    return intake


def _without_day_ahead(found: Found, today: date | None) -> Found:
    """The article without a day of publication that lies far ahead; ``note`` says so."""
    day, latest = found.metadata.get("published_on"), found.fetched_on or today
    if not isinstance(day, date) or latest is None or day <= latest + LONGEST_AHEAD:
        return found
    told = {key: value for key, value in found.metadata.items() if key not in {"published_on", "published_basis"}}
    note = f"published_on {day}: long after {latest}, when it was {'fetched' if found.fetched_on else 'taken in'}"
    return replace(found, metadata=told | {"note": "; ".join(filter(None, [told.get("note"), note]))})


def _document(found: Found, run_id: str, published_on: date | None) -> dict[str, object]:
    digest = hashlib.sha256(found.text.encode("utf-8", "surrogatepass")).hexdigest()
    metadata = found.metadata
    given = metadata.get("published_on")
    return {
        "document_id": make_id("doc", found.address, digest), "source_uri": found.source_uri,
        "source_name": _text(metadata.get("source_name")), "url": _text(metadata.get("url")), "title": _text(metadata.get("title")),
        "byline": _text(metadata.get("byline")), "published_on": given or published_on,
        "published_basis": metadata.get("published_basis") if given else None, "fetched_on": found.fetched_on,
        "metadata_note": _text(metadata.get("note")), "language": "en", "text": found.text, "encoding": found.encoding,
        "n_replaced": found.text.count(REPLACEMENT), "text_sha256": digest, "supersedes": None, "first_run_id": run_id,
    }  # fmt: skip


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _refuse(found: Found, english: frozenset[str]) -> Refusal | None:
    """Whether an article is none that can be read: too short, too long, no sentence, another language."""
    words = found.text.split()
    if len(words) < LEAST_WORDS:
        return Refusal(found.source_uri, "no_article_text", f"only {len(words)} words", "give the whole article")
    if len(words) > MOST_WORDS:
        return Refusal(
            found.source_uri, "too_costly", f"{len(words):,} words, more than {MOST_WORDS:,}: reading it would hold up the run",
            "split it into single articles, or leave it out",
        )  # fmt: skip
    if any("\ud800" <= letter <= "\udfff" for letter in found.text):
        return Refusal(found.source_uri, "undecodable", "it holds halves of characters", "save it as UTF-8")
    if not has_letters(found.text):
        return Refusal(found.source_uri, "no_article_text", "it has no letters, only figures and signs", "give the article's text")
    if str(found.metadata.get("language") or "").lower()[:2] == "en":
        return None
    if len(words) < FLASH_WORDS and not is_english_flash(found.text, english):
        return Refusal(found.source_uri, "no_article_text", f"only {len(words)} words, and not plainly English", "give the whole article")
    language = find_language(found.text, english)
    if language != "en":
        return Refusal(
            found.source_uri, "not_english", f"the language looks like '{language}'",
            "only English is read; if it is English, say so with \"language\": \"en\" in its metadata",
        )  # fmt: skip
    return None


def refuse_without_prose(documents: pl.DataFrame, passages: pl.DataFrame) -> list[Refusal]:
    """Refusals for documents that are furniture only: ``documents`` with ``document_id``, ``source_uri``.

    A headline alone is a flash, unless there is more furniture around it than headline: then it is a wall or a form.
    """

    def n_words(*roles: str) -> pl.Expr:
        return pl.col("text").filter(pl.col("role").is_in(roles)).str.count_matches(r"\S*\w\S*").sum()

    prose = passages.group_by("document_id").agg(
        body=n_words("body", "caption"), heads=n_words("title", "heading"), furniture=n_words("boilerplate")
    )  # fmt: skip
    is_flash = (pl.col("body") + pl.col("heads") >= LEAST_WORDS) & (pl.col("body") + pl.col("heads") > pl.col("furniture"))
    prose = prose.filter((pl.col("body") >= LEAST_WORDS) | is_flash)
    empty = documents.join(prose, on="document_id", how="anti", maintain_order="left")
    return [
        Refusal(uri, "no_article_text", "only site furniture: no sentence of an article", "give the page of the article itself")
        for uri in empty["source_uri"]
    ]


def leave_out(documents: pl.DataFrame, refused: list[Refusal], known: Known) -> pl.DataFrame:
    """The documents but those refused; what would replace one of these replaces the version before it, here and in ``known``."""
    is_refused = pl.col("source_uri").is_in([refusal.source_uri for refusal in refused])
    before: dict[str | None, str | None] = dict(documents.filter(is_refused).select("document_id", "supersedes").iter_rows())

    def latest(document_id: str | None) -> str | None:
        while document_id in before:
            document_id = before[document_id]
        return document_id

    for source_uri, url in documents.filter(is_refused).select("source_uri", "url").iter_rows():
        address = url or source_uri
        known.by_address[address] = latest(known.by_address.get(address))
    kept = documents.filter(~is_refused)
    return kept.with_columns(supersedes=pl.Series([latest(document_id) for document_id in kept["supersedes"]], dtype=pl.String))


def quarantine_frame(refusals: list[Refusal], run_id: str) -> pl.DataFrame:
    """Refusals as rows of the table ``quarantine``; the same refusal has the same key in every run."""
    rows: list[dict[str, object]] = [
        {
            "quarantine_id": make_id("qua", refusal.source_uri, refusal.reason, refusal.detail), "run_id": run_id,
            "source_uri": refusal.source_uri, "reason": refusal.reason, "detail": refusal.detail, "advice": refusal.advice,
        }
        for refusal in refusals
    ]  # fmt: skip
    return rows_to_frame(QUARANTINE, list({str(row["quarantine_id"]): row for row in rows}.values()))
