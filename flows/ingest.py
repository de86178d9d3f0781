"""Ingest: articles found become raw documents, each once; what is no English article is set aside."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import polars as pl

from flows.addresses import plain_address
from flows.lexicons import load_lexicon
from flows.sources.articles import Found, Gone, Refusal
from flows.sources.encodings import REPLACEMENT
from transforms.identifiers import make_id
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.language import english_words, find_language, has_letters, is_english_flash
from warehouse.database import RAW_DOCUMENT_COLUMNS
from warehouse.schema import rows_to_frame
from warehouse.tables.logs import QUARANTINE
from warehouse.versions import TOLD

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
    """What came in: rows for ``raw.documents``, refusals, and how many articles were known already.

    ``seen``: documents found, new or known. ``retold``: known ones of which other things are told now, with those.
    ``moved``: known ones that are found in another place than before, with that place. ``found_in``, ``withdrawn_in``: each
    source, with the document that it held or took back. ``n_withdrawn``: how many articles of a source say so themselves.
    """

    documents: list[dict[str, object]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    n_known: int = 0
    seen: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    retold: dict[str, dict[str, object]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    found_in: list[tuple[str, str]] = field(default_factory=list)
    withdrawn_in: list[tuple[str, str]] = field(default_factory=list)
    n_withdrawn: Counter[str] = field(default_factory=Counter)

    @property
    def n_found(self) -> int:
        """Articles found, readable or not."""
        return len(self.documents) + sum(refusal.n_articles for refusal in self.refusals) + self.n_known

    def see(self, document_id: str, source_uri: str) -> None:
        """Notes where a document was found."""
        self.seen.add(document_id)
        self.found_in.append((source_uri, document_id))

    def merge(self, other: Intake) -> None:
        """Adds what another batch has seen of versions."""
        self.seen |= other.seen
        self.withdrawn |= other.withdrawn
        self.retold |= other.retold
        self.moved |= other.moved
        self.found_in += other.found_in
        self.withdrawn_in += other.withdrawn_in
        self.n_withdrawn += other.n_withdrawn
        self.refusals += other.refusals

    def frame(self) -> pl.DataFrame:
        """The documents as rows of ``raw.documents``."""
        return pl.DataFrame(self.documents, schema=_RAW_SCHEMA)


@dataclass(slots=True)
class Known:
    """What is known of documents taken in before: their ids, and the latest by address.

    ``by_text``: ids by address or source, and digest of the text. ``told``: by id what is told beside the text, with the source.
    ``by_digest``: by the digest of a text the documents of it that no other has replaced. ``is_there``: whether a source lies where it did.
    """

    ids: set[str]
    by_address: dict[str, str | None]
    by_text: dict[tuple[str, str], str] = field(default_factory=dict)
    by_digest: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, dict[str, object]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    is_there: Callable[[str], bool] = lambda _: True

    @classmethod
    def from_frame(cls, documents: pl.DataFrame, is_there: Callable[[str], bool] = lambda _: True) -> Known:
        """From all documents as ``warehouse.versions.known_versions`` gives them."""
        known = cls(set(documents["document_id"]), {}, is_there=is_there)
        replaced = set(documents["supersedes"].drop_nulls())
        for row in documents.iter_rows(named=True):
            known.add(row, is_current=row["document_id"] not in replaced)
            if row["is_withdrawn"]:
                known.withdrawn.add(row["document_id"])
        return known

    def add(self, document: dict[str, object], *, is_current: bool = True) -> None:
        """Knows a document from now on."""
        document_id, source_uri = str(document["document_id"]), str(document["source_uri"])
        self.ids.add(document_id)
        self.told[document_id] = {name: document[name] for name in ("source_uri", *TOLD)}
        if is_current:
            self.by_digest.setdefault(str(document["text_sha256"]), []).append(document_id)
        for address in {_address(document["url"], source_uri), source_uri}:
            if address:
                self.by_text[address, str(document["text_sha256"])] = document_id
                if is_current and (address != source_uri or "#" not in address):  # lines of a feed move
                    self.by_address[address] = document_id

    def find(self, document: dict[str, object]) -> str | None:
        """The id of the document with the same text at the same address or in the same file, or in one that was moved."""
        source_uri, digest = str(document["source_uri"]), str(document["text_sha256"])
        places = (_address(document["url"], source_uri), source_uri)
        found = next((self.by_text[place, digest] for place in places if place and (place, digest) in self.by_text), None)
        return found or (str(document["document_id"]) if document["document_id"] in self.ids else self._find_moved(document))

    def _find_moved(self, document: dict[str, object]) -> str | None:
        """The document with the same text of the same outlet whose file is gone: a file by another name is no second article."""
        for document_id in self.by_digest.get(str(document["text_sha256"]), []):
            told = self.told[document_id]
            if all(told[name] == document[name] for name in ("url", "source_name")) and not self.is_there(str(told["source_uri"])):
                return document_id
        return None

    def move(self, document_id: str, document: dict[str, object]) -> None:
        """Knows a document in another place: what comes to the old one from now on is another article."""
        source_uri = str(self.told[document_id]["source_uri"])
        is_current = self.by_address.get(source_uri) == document_id
        if is_current:
            del self.by_address[source_uri]
        self.told[document_id]["source_uri"] = place = str(document["source_uri"])
        self.by_text[place, str(document["text_sha256"])] = document_id
        if is_current and "#" not in place:
            self.by_address[place] = document_id


def _address(url: object, source_uri: str) -> str | None:
    """By what versions of one article are known: its url, else its file; null for lines of a feed, which move."""
    if url:
        return plain_address(str(url))
    return source_uri if "#" not in source_uri else None


def take_in(
    found: Iterable[Found | Refusal | Gone], known: Known, *, run_id: str, published_on: date | None, lexicon: Lexicon | None = None,
    today: date | None = None,
) -> Intake:  # fmt: skip
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
        if _is_withdrawal(item, known, intake):
            continue
        if isinstance(item, Found):
            _take_one(item, _document(_without_day_ahead(item, today), run_id, published_on), known, intake, english)
        elif isinstance(item, Refusal):
            intake.refusals.append(item)
    return intake


def _is_withdrawal(item: Found | Refusal | Gone, known: Known, intake: Intake) -> bool:
    """Notes that an article was taken back, if that is what the item says: by its metadata, an emptied file, or HTTP status 410."""
    if isinstance(item, Found):
        if not item.metadata.get("withdrawn"):
            return False
        current = known.by_address.get(_address(item.metadata.get("url"), item.source_uri) or "") or known.by_address.get(item.source_uri)
    elif isinstance(item, Gone):
        current = known.by_address.get(plain_address(item.url))
    else:
        current = known.by_address.get(item.source_uri) if item.reason == "empty" else None
    if current is None and isinstance(item, Found):
        intake.refusals.append(Refusal(item.source_uri, "withdrawn", "it was withdrawn before it was taken in", "nothing"))
    elif current is not None:
        intake.withdrawn.add(current)
        intake.withdrawn_in.append((item.source_uri, current))
        if not isinstance(item, Gone):  # the archive counts it among what it passes over
            intake.n_known += 1
            intake.n_withdrawn[item.source_uri] += 1
    return current is not None or not isinstance(item, Refusal)


def _take_one(item: Found, document: dict[str, object], known: Known, intake: Intake, english: frozenset[str]) -> None:
    document_id = known.find(document)
    if document_id is not None:
        intake.n_known += 1
        intake.see(document_id, item.source_uri)
        _follow(document_id, document, known, intake)
        _compare_told(document_id, document, known, intake, has_day=item.metadata.get("published_on") is not None)
        return
    refusal = _refuse(item, english)
    if refusal:
        intake.refusals.append(refusal)
        return
    source_uri = item.source_uri
    document["supersedes"] = known.by_address.get(_address(document["url"], source_uri) or "")
    before = known.by_address.get(source_uri)
    if document["supersedes"] is None and before and not (document["url"] and known.told.get(before, {}).get("url")):
        document["supersedes"] = before  # two addresses in one file, one after the other, are two articles
    known.add(document)
    intake.see(str(document["document_id"]), source_uri)
    intake.documents.append(document)


def _follow(document_id: str, document: dict[str, object], known: Known, intake: Intake) -> None:
    """Notes that a known document lies in another place now, if it is gone from where it was.

    What has a url is known by that in every issue of a feed, and is not followed from one to the next.
    """
    before, place = known.told.get(document_id), str(document["source_uri"])
    if before is None or before["source_uri"] == place or (document["url"] and "#" in place):
        return
    if not known.is_there(str(before["source_uri"])):
        known.move(document_id, document)
        intake.moved[document_id] = place


def _compare_told(document_id: str, document: dict[str, object], known: Known, intake: Intake, *, has_day: bool) -> None:
    """Notes what is told now of a known document, if that is something else and the document is still found where it was."""
    before = known.told.get(document_id)
    if before is None or before["source_uri"] != document["source_uri"]:
        return
    changed = {name: document[name] for name in TOLD if document[name] != before[name] and name != "metadata_note"}
    if not has_day:
        for name in ("published_on", "published_basis"):  # a day given on the command line is that of the run which took it in
            changed.pop(name, None)
    if changed:
        intake.retold[document_id] = changed | {"metadata_note": document["metadata_note"]}
        known.add(document | {"document_id": document_id}, is_current=known.by_address.get(str(document["source_uri"])) == document_id)


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
        "document_id": make_id("doc", plain_address(found.address), digest), "source_uri": found.source_uri,
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
        for address in {_address(url, source_uri), source_uri} - {None}:
            known.by_address[str(address)] = latest(known.by_address.get(str(address)))
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
