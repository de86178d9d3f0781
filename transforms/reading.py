"""The whole reading of a batch of documents: frames of documents in, frames of all reading tables out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import polars as pl

from transforms.events.event import Event
from transforms.events.events import read_events
from transforms.figures.figure import Figure
from transforms.figures.figures import read_figures
from transforms.identifiers import make_id
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.mentions.resolution import resolve_names
from transforms.mentions.role_phrases import Role
from transforms.mentions.roles import add_role_mentions, read_roles, roles_by_noun
from transforms.quotations.context import PassageText, Quote
from transforms.quotations.quotes import Speech, read_speech
from transforms.quotations.sources import find_data_source
from transforms.segmentation.articles import Article, Sentence, assemble_articles
from transforms.segmentation.attempts import attempt, broken_frame
from transforms.segmentation.passages import split_passages
from transforms.segmentation.sentences import split_sentences
from transforms.segmentation.tokens import tokenize
from transforms.times.publication import find_dating_passages, infer_publication, infer_window
from warehouse.tables import TABLES, rows_to_frame

QUOTED_ROLES = ("title", "heading", "body", "caption")
READING_TABLES = ("passages", "entities", "mentions", "roles", "quotes", "figures", "events", "event_participants")
_COUNTED_ROLES = ("title", "heading", "body")
_Item = TypeVar("_Item")
_Dated = TypeVar("_Dated", Figure, Event)


@dataclass(slots=True)
class _Reading:
    """Everything read from one article."""

    article: Article
    names: ArticleNames
    roles: list[Role]
    quotes: list[Quote]
    figures: list[Figure]
    events: list[Event]


def read_documents(documents: pl.DataFrame, lexicon: Lexicon, latest: date) -> dict[str, pl.DataFrame]:
    """All readings of a batch of documents.

    Args:
        documents: columns ``document_id``, ``text``, ``title``, ``byline``, ``published_on`` (null where unknown); and where
            there are any, ``published_basis`` of that day, ``fetched_on``, ``published_from`` and ``published_to``: the window
            of an article without a day.
        lexicon: the lexicons.
        latest: the day of reading; no article was published later.

    Returns:
        Frames by table name for ``READING_TABLES``, and under ``documents`` what reading adds to each document:
        ``document_id``, ``title``, ``byline``, ``published_on``, ``published_basis``, the window
        ``published_from`` to ``published_to``, ``word_count``. Under ``broken`` the
        rules that broke, whose rows are missing: ``document_id``, ``table_name``, ``detail``, ``sentence``.
    """
    passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
    sentences = split_sentences(passages)
    tokens = tokenize(sentences, lexicon.words)
    articles = assemble_articles(documents, sentences, tokens)
    texts = dict(documents.select("document_id", "text").iter_rows())
    quotable = _quotable_passages(passages)
    readings, dates = [], []
    dating = find_dating_passages(passages, lexicon.word_sets["publishing"])
    told_of = pl.col("^(document_id|published_basis|published_from|published_to|fetched_on)$")
    known = {row["document_id"]: row for row in documents.select(told_of).iter_rows(named=True)}
    for article in articles:
        told = known[article.document_id]
        basis = told.get("published_basis") or ("metadata" if article.published_on is not None else "unknown")
        if article.published_on is None:
            until = min(latest, told.get("fetched_on") or latest)
            with attempt(article, "documents"):
                article.published_on, basis = infer_publication(article, lexicon.times, until, dating, lexicon.word_sets["changing"])
        window: list[date] = []
        if article.published_on is None:
            window, basis = _window(told, article, lexicon, until)
        dates.append((article.document_id, article.published_on, basis, *(window or (None, None))))
        relative = frozenset(window) if basis == "coverage" else frozenset()
        readings.append(_read_within(window, relative, article, quotable.get(article.document_id, []), lexicon))
    tables = _rows(readings, texts)
    frames = {name: rows_to_frame(TABLES[name], list(tables[name])) for name in READING_TABLES if name != "passages"}
    frames["entities"] = frames["entities"].unique("entity_id", keep="first", maintain_order=True)
    return {"passages": passages, **frames, "documents": _documents(documents, passages, dates), "broken": broken_frame(articles)}


def _window(told: dict[str, Any], article: Article, lexicon: Lexicon, latest: date) -> tuple[list[date], str]:
    """The window of an article without a day, by its own text or by coverage, and its basis; empty where there is none."""
    own = None
    with attempt(article, "documents"):
        own = infer_window(article, lexicon.times, lexicon.word_sets["looking_ahead"], latest)
    if own:
        return list(own), "text"
    covered = [day for day in (told.get("published_from"), told.get("published_to")) if day]
    return covered, "coverage" if covered else "unknown"


def _quotable_passages(passages: pl.DataFrame) -> dict[str, list[PassageText]]:
    found: dict[str, list[PassageText]] = {}
    wanted = passages.filter(pl.col("role").is_in(QUOTED_ROLES)).select("document_id", "passage_id", "role", "char_start", "text")
    for document_id, *fields in wanted.iter_rows():
        found.setdefault(document_id, []).append(PassageText(*fields))
    return found


def _read_article(article: Article, passages: list[PassageText], lexicon: Lexicon) -> _Reading:
    read = replace(article, sentences=_numbered([s for s in article.sentences if s.role != "boilerplate"]))
    reading = _Reading(read, ArticleNames([[] for _ in read.sentences], []), [], [], [], [])
    speech = Speech([], [])
    with attempt(read, "mentions"):
        reading.names = resolve_names(read, lexicon)
    with attempt(read, "roles"):
        reading.roles = read_roles(read, reading.names, lexicon)
    with attempt(read, "mentions"):
        reading.names = add_role_mentions(read, reading.names, reading.roles, lexicon)
    with attempt(read, "quotes"):
        speech = read_speech(read, passages, reading.names, lexicon, roles_by_noun(reading.roles))
    with attempt(read, "figures"):
        reading.figures = read_figures(read, reading.names, lexicon)
        _attribute(reading.figures, speech.quotes, lexicon)
    with attempt(read, "events"):
        reading.events = read_events(read, reading.names, speech.attributions, lexicon)
    reading.quotes = speech.quotes
    return reading


def _read_within(
    window: list[date], relative: frozenset[date], article: Article, passages: list[PassageText], lexicon: Lexicon
) -> _Reading:
    """The readings of an article; for one of unknown day, with the periods that it has at both ends of its window.

    'Last year' is 2023 for a window from 2024-05-14 to 2024-05-20, and stays open for one that begins in December; 'May 16' gets
    its year. ``relative``: days that are left open, because a bare weekday may be one of them from both ends.
    """
    reading = _read_article(article, passages, lexicon)
    ends = [_read_article(replace(article, published_on=day), passages, lexicon) for day in window]
    if ends:
        _take_agreed(reading.figures, [end.figures for end in ends], "period_basis", relative)
        _take_agreed(reading.events, [end.events for end in ends], "date_basis", relative)
    return reading


def _take_agreed(rows: list[_Dated], ends: list[list[_Dated]], basis: str, relative: frozenset[date]) -> None:
    """Gives rows the period that the same rows have at all ends, if it is one and no day that is left open."""
    found = [{_place_of(row): row for row in end} for end in ends]
    for row in rows:
        first, *rest = [end.get(_place_of(row)) for end in found]
        if first is None or first.period is None or (first.period.is_day and first.period.start in relative):
            continue
        if all(other is not None and other.period == first.period for other in rest):
            row.period = first.period
            setattr(row, basis, getattr(first, basis))
            if isinstance(row, Event) and isinstance(first, Event) and all(other.status == first.status for other in rest if other):
                row.status, row.plover = first.status, first.plover  # what is dated before the window took place


def _place_of(row: Figure | Event) -> tuple[int, int, int, str]:
    if isinstance(row, Event):  # two visits may stand in one clause, and a day widens it
        return row.sentence.number, row.trigger_first, row.trigger_last, row.event_type
    return row.sentence.number, row.first, row.last, row.measure


def _numbered(sentences: list[Sentence]) -> list[Sentence]:
    for number, sentence in enumerate(sentences):
        sentence.number = number
    return sentences


def _attribute(figures: list[Figure], quotes: list[Quote], lexicon: Lexicon) -> None:
    """A figure inside reported words is its speaker's; else that of the source whose data its sentence reports."""
    sources: dict[int, str | None] = {}
    for figure in figures:
        start, end = figure.sentence.starts[figure.first], figure.sentence.ends[figure.last - 1]
        around = [quote for quote in quotes if quote.start <= start and end <= quote.end + 1 and quote.source.name]
        if around:
            figure.attributed_to = min(around, key=lambda quote: quote.end - quote.start).source.name
        elif figure.attributed_to is None:
            number = figure.sentence.number
            if number not in sources:
                sources[number] = find_data_source(figure.sentence, lexicon)
            figure.attributed_to = sources[number]


# -- rows -------------------------------------------------------------------------------------------------------------


def _rows(readings: list[_Reading], texts: dict[str, str]) -> dict[str, Iterable[dict[str, object]]]:
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in READING_TABLES}
    for reading in readings:
        text = texts[reading.article.document_id]
        mentions = [mention for row in reading.names.mentions for mention in row]
        tables["entities"] += [_entity_row(entity) for entity in reading.names.entities]
        tables["mentions"] += _made(reading, "mentions", "mention_id", _mention_row, mentions, text)
        tables["roles"] += _made(reading, "roles", "role_id", _role_row, reading.roles, text)
        tables["quotes"] += _made(reading, "quotes", "quote_id", _quote_row, reading.quotes, text)
        tables["figures"] += _made(reading, "figures", "figure_id", _figure_row, reading.figures, text)
        rows = _made(reading, "events", "event_id", _event_row, reading.events, text)
        tables["events"] += rows
        tables["event_participants"] += _participant_rows(reading, {str(row["event_id"]) for row in rows})
    return dict(tables)


def _made(
    reading: _Reading, table: str, key: str, make: Callable[[_Reading, _Item, str], dict[str, object]], items: list[_Item], text: str
) -> list[dict[str, object]]:
    """The rows of what was read, each once; of one key the first."""
    rows: dict[object, dict[str, object]] = {}
    for item in items:
        with attempt(reading.article, table):
            row = make(reading, item, text)
            rows.setdefault(row[key], row)
    return list(rows.values())


def _entity_row(entity: Entity) -> dict[str, object]:
    return {
        "entity_id": entity.entity_id, "name": entity.name, "kind": entity.kind, "iso3": entity.iso3, "wikidata_id": entity.wikidata,
    }  # fmt: skip


def _span(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    return sentence.starts[first], sentence.ends[last - 1]


def _sentence_text(sentence: Sentence, text: str) -> str:
    return " ".join(text[sentence.starts[0] : sentence.ends[-1]].split())


def _mention_row(reading: _Reading, mention: Mention, text: str) -> dict[str, object]:
    start, end = _span(mention.sentence, mention.first, mention.last)
    entity_id = mention.entity.entity_id
    return {
        "mention_id": make_id("men", reading.article.document_id, start, end, entity_id), "entity_id": entity_id,
        "document_id": reading.article.document_id, "passage_id": mention.sentence.passage_id,
        "surface": text[start:end], "char_start": start, "char_end": end, "basis": mention.basis,
    }  # fmt: skip


def _role_row(reading: _Reading, role: Role, text: str) -> dict[str, object]:
    start, end = _span(role.sentence, role.first, role.last)
    return {
        "role_id": make_id("rol", reading.article.document_id, start, end, role.person.entity_id),
        "document_id": reading.article.document_id, "passage_id": role.sentence.passage_id,
        "person_id": role.person.entity_id, "person": role.person.name, "role": role.text,
        "of_id": role.owner.entity_id if role.owner else None, "of": role.owner.name if role.owner else None,
        "char_start": start, "char_end": end, "sentence": _sentence_text(role.sentence, text),
    }  # fmt: skip


def _quote_row(reading: _Reading, quote: Quote, text: str) -> dict[str, object]:
    entity = quote.source.entity
    return {
        "quote_id": make_id("quo", reading.article.document_id, quote.mode, quote.start, quote.end),
        "document_id": reading.article.document_id, "passage_id": quote.passage_id, "mode": quote.mode,
        "content": text[quote.start : quote.end], "cue": quote.cue, "speaker_id": entity.entity_id if entity else None,
        "speaker": quote.source.name, "via": quote.via, "char_start": quote.start, "char_end": quote.end,
    }  # fmt: skip


def _figure_row(reading: _Reading, figure: Figure, text: str) -> dict[str, object]:
    start, end = _span(figure.sentence, figure.first, figure.last)
    period = figure.period
    return {
        "figure_id": make_id("fig", reading.article.document_id, start, end),
        "document_id": reading.article.document_id, "passage_id": figure.sentence.passage_id, "surface": text[start:end],
        "char_start": start, "char_end": end, "measure": figure.measure, "value": figure.value, "value_high": figure.value_high,
        "unit": figure.unit, "bound": figure.bound, "value_min": figure.value_min, "value_max": figure.value_max,
        "reporter": figure.reporter, "partner": figure.partner,
        "parties_basis": figure.parties_basis if figure.reporter or figure.partner else None,
        "period": period.label if period else None, "period_start": period.start if period else None,
        "period_end": period.end if period else None, "period_basis": figure.period_basis if period else "unknown",
        "scope": figure.scope, "status": figure.status, "stance": figure.stance,
        "change_of": figure.change_of, "change_base": figure.change_base,
        "attributed_to": figure.attributed_to, "sentence": _sentence_text(figure.sentence, text),
    }  # fmt: skip


def _event_id(reading: _Reading, event: Event) -> str:
    start, end = _span(event.sentence, event.trigger_first, event.trigger_last)
    return make_id("evt", reading.article.document_id, event.event_type, start, end)


def _event_row(reading: _Reading, event: Event, text: str) -> dict[str, object]:
    start, end = _span(event.sentence, event.first, event.last)
    trigger_start, trigger_end = _span(event.sentence, event.trigger_first, event.trigger_last)
    labels = event.period.label.split("/") if event.period else []
    return {
        "event_id": _event_id(reading, event), "document_id": reading.article.document_id, "passage_id": event.sentence.passage_id,
        "event_type": event.event_type, "plover": event.plover, "actors": "; ".join(dict.fromkeys(p.name for p in event.actors)) or None,
        "target": event.target.name if event.target else None, "place": event.place.name if event.place else None,
        "date_start": labels[0] if labels else None, "date_end": labels[-1] if labels else None,
        "date_basis": event.date_basis if labels else "unknown", "status": event.status, "direction": event.direction,
        "trigger": text[trigger_start:trigger_end],
        "char_start": start, "char_end": end, "sentence": _sentence_text(event.sentence, text),
    }  # fmt: skip


def _participant_rows(reading: _Reading, kept: set[str]) -> list[dict[str, object]]:
    rows: dict[tuple[str, str, str], dict[str, object]] = {}
    for event in reading.events:
        event_id = _event_id(reading, event)
        sides = [("actor", p) for p in event.actors] + ([("target", event.target)] if event.target else [])
        for side, participant in sides:
            if participant.entity is not None and event_id in kept:
                key = (event_id, participant.entity.entity_id, side)
                rows[key] = {"event_id": event_id, "entity_id": key[1], "name": participant.entity.name, "side": side}
    return list(rows.values())


def _documents(documents: pl.DataFrame, passages: pl.DataFrame, dates: list[tuple[object, ...]]) -> pl.DataFrame:
    """What reading tells of each document: its headline and byline where the metadata have none, its date, its length."""
    days = {"found_on": pl.Date, "published_basis": pl.String, "published_from": pl.Date, "published_to": pl.Date}
    dated = pl.DataFrame(dates, schema={"document_id": pl.String, **days}, orient="row")
    folded = pl.col("text").str.replace_all(r"\s+", " ").str.strip_chars()
    first = passages.group_by("document_id", maintain_order=True).agg(
        found_title=folded.filter(pl.col("role") == "title").first(),
        found_byline=folded.filter(pl.col("role") == "byline").first(),
        word_count=pl.col("text").str.count_matches(r"\w+").filter(pl.col("role").is_in(_COUNTED_ROLES)).sum().cast(pl.Int64),
    )
    joined = documents.drop("published_basis", "published_from", "published_to", strict=False).join(
        dated, on="document_id", maintain_order="left"
    )
    joined = joined.join(first, on="document_id", how="left", maintain_order="left")
    return joined.select(
        "document_id",
        title=pl.coalesce("title", "found_title"),
        byline=pl.coalesce("byline", "found_byline"),
        published_on=pl.coalesce("published_on", "found_on"),
        published_basis="published_basis",
        published_from="published_from",
        published_to="published_to",
        word_count=pl.col("word_count").fill_null(0),
    )
