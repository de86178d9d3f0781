"""The whole reading of a batch of documents: frames of documents in, frames of all reading tables out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import polars as pl

from transforms.events.event import Event
from transforms.events.events import read_events
from transforms.figures.figure import Figure
from transforms.figures.figures import read_figures
from transforms.lexicons.hits import ArticleWithHits, SentenceWithHits
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames
from transforms.mentions.resolution import resolve_names
from transforms.quotations.context import PassageText, Quote
from transforms.quotations.quotes import Speech, read_speech
from transforms.quotations.sources import find_data_source
from transforms.roles.role_mentions import add_role_mentions, roles_by_noun
from transforms.roles.role_phrases import Role
from transforms.roles.roles import read_roles
from transforms.rows import READING_TABLES, Reading, make_rows
from transforms.segmentation.articles import Article, assemble_articles
from transforms.segmentation.attempts import attempt, broken_frame
from transforms.segmentation.passages import split_passages
from transforms.segmentation.sentences import split_sentences
from transforms.segmentation.tokens import tokenize
from transforms.syntax.parse import parse_article, with_names
from transforms.times.own_year import year_window
from transforms.times.period import month_period, shift_period, year_period
from transforms.times.publication import find_dating_passages, infer_publication, infer_window
from warehouse.schema import rows_to_frame
from warehouse.tables import TABLES

QUOTED_ROLES = ("title", "heading", "body", "caption")
_COUNTED_ROLES = ("title", "heading", "body")
# A document, its day, the basis of that, and the first and last day of its window.
Dates = tuple[str, date | None, str, date | None, date | None]
_Dated = TypeVar("_Dated", Figure, Event)


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
    articles, readings, dates = read_articles(documents, passages, lexicon, latest)
    tables = make_rows(readings, dict(documents.select("document_id", "text").iter_rows()), lexicon)
    frames = {name: rows_to_frame(TABLES[name], list(tables[name])) for name in READING_TABLES if name != "passages"}
    frames["entities"] = frames["entities"].unique("entity_id", keep="first", maintain_order=True)
    return {"passages": passages, **frames, "documents": _documents(documents, passages, dates), "broken": broken_frame(articles)}


def read_articles(
    documents: pl.DataFrame, passages: pl.DataFrame, lexicon: Lexicon, latest: date
) -> tuple[list[Article], list[Reading], list[Dates]]:
    """The articles of some documents, what is read from each, and its day or window; arguments as of ``read_documents``."""
    sentences = split_sentences(passages)
    tokens = tokenize(sentences, lexicon.words)
    articles = assemble_articles(documents, sentences, tokens)
    quotable = _quotable_passages(passages)
    readings: list[Reading] = []
    dates: list[Dates] = []
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
        start, end = window or (None, None)
        dates.append((article.document_id, article.published_on, basis, start, end))
        relative = frozenset(window) if basis == "coverage" else frozenset()
        readings.append(_read_article(window, relative, article, quotable.get(article.document_id, []), lexicon))
    return articles, readings, dates


def _window(told: dict[str, Any], article: Article, lexicon: Lexicon, latest: date) -> tuple[list[date], str]:
    """The window of an article without a day, by its own text or by coverage, and its basis; empty where there is none."""
    own = None
    with attempt(article, "documents"):
        ahead = lexicon.word_sets["looking_ahead"]
        own = infer_window(article, lexicon.times, ahead, latest) or year_window(article, lexicon.times, ahead, latest)
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


def _read_article(
    window: list[date], relative: frozenset[date], article: Article, passages: list[PassageText], lexicon: Lexicon
) -> Reading:
    """The readings of an article; for one of unknown day, with the periods that it has at both ends of its window.

    'Last year' is 2023 for a window from 2024-05-14 to 2024-05-20, and stays open for one that begins in December; 'May 16' gets
    its year. ``relative``: days that are left open, because a bare weekday may be one of them from both ends.
    """
    reading, speech = _read_undated(article, passages, lexicon)
    reading.figures, reading.events = _read_dated(reading, speech, article.published_on, lexicon)
    ends = [_read_dated(reading, speech, day, lexicon) for day in dict.fromkeys(window)]  # most windows are of one day
    if ends:
        _take_agreed(reading.figures, [figures for figures, _ in ends], "period_basis", relative)
        _take_agreed(reading.events, [events for _, events in ends], "date_basis", relative)
    reading.article.let_go()
    return reading


def _read_undated(article: Article, passages: list[PassageText], lexicon: Lexicon) -> tuple[Reading, Speech]:
    """What is the same whenever the article was written: names, roles and quotations."""
    read = _look_up(article, lexicon)
    names, speech = ArticleNames([[] for _ in read.sentences], []), Speech([], [])
    roles: list[Role] = []
    with attempt(read, "mentions"):
        names = resolve_names(read, lexicon)
    parsed = parse_article(read, names, lexicon)
    with attempt(read, "roles"):
        roles = read_roles(parsed, lexicon)
    with attempt(read, "mentions"):
        names = add_role_mentions(read, names, roles, lexicon)
    parsed = with_names(parsed, names)
    with attempt(read, "quotes"):
        speech = read_speech(parsed, passages, names, lexicon, roles_by_noun(roles))
    return Reading(parsed, names, roles, speech.quotes, [], []), speech


def _read_dated(reading: Reading, speech: Speech, on: date | None, lexicon: Lexicon) -> tuple[list[Figure], list[Event]]:
    """The figures and events of an article that was written on a day, whose names and quotations are read already."""
    article = replace(reading.article, published_on=on)
    figures: list[Figure] = []
    events: list[Event] = []
    with attempt(article, "figures"):
        figures = read_figures(article, reading.names, lexicon)
        _attribute(figures, speech.quotes)
    with attempt(article, "events"):
        events = read_events(article, reading.names, speech.attributions, lexicon)
    return figures, events


def _take_agreed(rows: list[_Dated], ends: list[list[_Dated]], basis: str, relative: frozenset[date]) -> None:
    """Gives rows the period that the same rows have at all ends, if it is one and no day that is left open."""
    found = [{_place_of(row): row for row in end} for end in ends]
    for row in rows:
        start, *rest = [end.get(_place_of(row)) for end in found]
        if start is None or start.period is None or (start.period.is_day and start.period.start in relative):
            continue
        if isinstance(row, Event):
            _take_coarse(row, [event for event in (start, *rest) if isinstance(event, Event)])
        if all(other is not None and other.period == start.period for other in rest):
            row.period = start.period
            setattr(row, basis, getattr(start, basis))
            _take_status(row, start, rest)


def _take_coarse(row: Event, ends: list[Event]) -> None:
    """Gives an event the month, else the year, in which its time lies at both ends: 'on Thursday' of a window in May is in May.

    A day of a month that is planned is of the year of the first end: at the last it has passed and would be the next year's.
    """
    periods = [event.period for event in ends if event.period is not None]
    if len(periods) < 2 or len(periods) < len(ends) or len(set(periods)) == 1:
        return
    first = periods[0]
    if row.status == "planned" and all(shift_period(first, years) == other for years, other in enumerate(periods)):
        row.period, row.date_basis = first, "resolved"
        return
    spans = [(period.start, period.end) for period in periods]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    if start.year == end.year:
        row.period = month_period(start.year, start.month) if start.month == end.month else year_period(start.year)
        row.date_basis = "resolved"


def _take_status(row: Figure | Event, first: Figure | Event, rest: Sequence[Figure | Event | None]) -> None:
    """Gives an event the status that it has at all ends: what is dated before the window took place."""
    if isinstance(row, Event) and isinstance(first, Event) and all(other.status == first.status for other in rest if other):
        row.status, row.plover = first.status, first.plover


def _place_of(row: Figure | Event) -> tuple[int, int, int, str]:
    if isinstance(row, Event):  # two visits may stand in one clause, and a day widens it
        return row.sentence.number, row.trigger_start, row.trigger_end, row.event_type
    return row.sentence.number, row.start, row.end, row.measure


def _look_up(article: Article, lexicon: Lexicon) -> ArticleWithHits:
    """The article without the furniture of its page, its sentences numbered anew, with what the lexicon's phrases find in each."""
    told = [sentence for sentence in article.sentences if sentence.role != "boilerplate"]
    sentences = [
        SentenceWithHits(s.passage_id, s.role, s.text, s.char_start, s.words, s.lower, s.starts, s.ends, s.tags, k, lexicon.hits_in(s))
        for k, s in enumerate(told)
    ]
    return ArticleWithHits(article.document_id, article.published_on, sentences, article.broken)


def _attribute(figures: list[Figure], quotes: list[Quote]) -> None:
    """A figure is whose own clause says that it is; inside reported words its speaker's; else the source's whose data are reported."""
    sources: dict[int, str | None] = {}
    for figure in figures:
        start, end = figure.sentence.starts[figure.start], figure.sentence.ends[figure.end - 1]
        around = [quote for quote in quotes if quote.start <= start and end <= quote.end + 1 and quote.source.name]
        if figure.teller is not None:
            figure.attributed_to = figure.teller
        elif around:
            figure.attributed_to = min(around, key=lambda quote: quote.end - quote.start).source.name
        elif figure.attributed_to is None:
            number = figure.sentence.number
            if number not in sources:
                sources[number] = find_data_source(figure.sentence)
            figure.attributed_to = sources[number]


def _documents(documents: pl.DataFrame, passages: pl.DataFrame, dates: list[Dates]) -> pl.DataFrame:
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
