"""From what was read in articles to the rows of the reading tables, with their identifiers and offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from transforms.events.event import Event
from transforms.figures.figure import Figure
from transforms.identifiers import make_id
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.quotations.context import Quote
from transforms.resolve.confidence import Weighed, unweighed, weigh
from transforms.resolve.event_confidence import WeighedEvent, unweighed_events, weigh_events
from transforms.roles.role_phrases import Role
from transforms.segmentation.articles import Sentence
from transforms.segmentation.attempts import attempt
from transforms.syntax.parse import ParsedArticle

READING_TABLES = ("passages", "entities", "mentions", "roles", "quotes", "figures", "events", "event_participants")
_Item = TypeVar("_Item")


@dataclass(slots=True)
class Reading:
    """Everything read from one article."""

    article: ParsedArticle
    names: ArticleNames
    roles: list[Role]
    quotes: list[Quote]
    figures: list[Figure]
    events: list[Event]


def make_rows(readings: list[Reading], texts: dict[str, str], lexicon: Lexicon) -> dict[str, Iterable[dict[str, object]]]:
    """The rows of all reading tables by table, as they are declared in ``warehouse.tables``.

    Args:
        readings: what was read from each article.
        texts: the texts by document, for surfaces.
        lexicon: its weights are what the confidence of figures and events is summed from.
    """
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in READING_TABLES}
    for reading in readings:
        text = texts[reading.article.document_id]
        mentions = [mention for row in reading.names.mentions for mention in row]
        tables["entities"] += [_entity_row(entity) for entity in reading.names.entities]
        tables["mentions"] += _made(reading, "mentions", "mention_id", _mention_row, mentions, text)
        tables["roles"] += _made(reading, "roles", "role_id", _role_row, reading.roles, text)
        tables["quotes"] += _made(reading, "quotes", "quote_id", _quote_row, reading.quotes, text)
        weighed = unweighed(reading.figures)
        with attempt(reading.article, "figures"):
            weighed = weigh(reading.figures, reading.names.mentions, lexicon)
        tables["figures"] += _made(reading, "figures", "figure_id", _figure_row, weighed, text)
        weighed_events = unweighed_events(reading.events)
        with attempt(reading.article, "events"):
            weighed_events = weigh_events(reading.events, reading.names.mentions, lexicon)
        rows = _made(reading, "events", "event_id", _event_row, weighed_events, text)
        tables["events"] += rows
        tables["event_participants"] += _participant_rows(reading, {str(row["event_id"]) for row in rows})
    return dict(tables)


def _made(
    reading: Reading, table: str, key: str, make: Callable[[Reading, _Item, str], dict[str, object]], items: list[_Item], text: str
) -> list[dict[str, object]]:
    """The rows of what was read, each once; of one key the first."""
    rows: dict[object, dict[str, object]] = {}
    guarded = attempt(reading.article, table)
    for item in items:
        with guarded:
            row = make(reading, item, text)
            rows.setdefault(row[key], row)
    return list(rows.values())


def _entity_row(entity: Entity) -> dict[str, object]:
    return {
        "entity_id": entity.entity_id, "name": entity.name, "kind": entity.kind, "iso3": entity.iso3, "wikidata_id": entity.wikidata,
    }  # fmt: skip


def _span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    return sentence.starts[start], sentence.ends[end - 1]


def _sentence_text(sentence: Sentence, text: str) -> str:
    return " ".join(text[sentence.starts[0] : sentence.ends[-1]].split())


def _mention_row(reading: Reading, mention: Mention, text: str) -> dict[str, object]:
    start, end = _span(mention.sentence, mention.start, mention.end)
    entity_id = mention.entity.entity_id
    return {
        "mention_id": make_id("men", reading.article.document_id, start, end, entity_id), "entity_id": entity_id,
        "document_id": reading.article.document_id, "passage_id": mention.sentence.passage_id,
        "surface": text[start:end], "char_start": start, "char_end": end, "basis": mention.basis, "rule": mention.rule,
    }  # fmt: skip


def _role_row(reading: Reading, role: Role, text: str) -> dict[str, object]:
    start, end = _span(role.sentence, role.start, role.end)
    return {
        "role_id": make_id("rol", reading.article.document_id, start, end, role.person.entity_id),
        "document_id": reading.article.document_id, "passage_id": role.sentence.passage_id,
        "person_id": role.person.entity_id, "person": role.person.name, "role": role.text,
        "of_id": role.owner.entity_id if role.owner else None, "of": role.owner.name if role.owner else None,
        "char_start": start, "char_end": end, "rule": role.rule, "sentence": _sentence_text(role.sentence, text),
    }  # fmt: skip


def _quote_row(reading: Reading, quote: Quote, text: str) -> dict[str, object]:
    entity = quote.source.entity
    return {
        "quote_id": make_id("quo", reading.article.document_id, quote.mode, quote.start, quote.end),
        "document_id": reading.article.document_id, "passage_id": quote.passage_id, "mode": quote.mode,
        "content": text[quote.start : quote.end], "cue": quote.cue, "speaker_id": entity.entity_id if entity else None,
        "speaker": quote.source.name, "via": quote.via, "char_start": quote.start, "char_end": quote.end, "rule": quote.rule,
    }  # fmt: skip


def _figure_row(reading: Reading, weighed: Weighed, text: str) -> dict[str, object]:
    figure = weighed.figure
    start, end = _span(figure.sentence, figure.start, figure.end)
    # The first twenty days of a month have no label, and are not the month.
    period = None if figure.period and figure.period.is_day else figure.period
    return {
        "figure_id": make_id("fig", reading.article.document_id, start, end),
        "document_id": reading.article.document_id, "passage_id": figure.sentence.passage_id, "surface": text[start:end],
        "char_start": start, "char_end": end, "measure": figure.measure, "value": figure.value, "value_high": figure.value_high,
        "unit": figure.unit, "bound": figure.bound, "value_min": figure.value_min, "value_max": figure.value_max,
        "reporter": figure.reporter, "partner": figure.partner,
        "parties_basis": figure.parties_basis if figure.reporter or figure.partner else None,
        "period": period.label if period else None, "period_start": period.start if period else None,
        "period_end": period.end if period else None, "period_kind": period.kind if period else None,
        "period_basis": figure.period_basis if period else "unknown",
        "scope": figure.scope, "status": figure.status, "stance": figure.stance,
        "change_of": figure.change_of, "change_base": figure.change_base,
        "attributed_to": figure.attributed_to, "attributed_to_id": _entity_called(reading, figure.attributed_to), "rule": figure.rule,
        "confidence": weighed.confidence, "reasons": weighed.reasons,
        "sentence": _sentence_text(figure.sentence, text),
    }  # fmt: skip


def _entity_called(reading: Reading, name: str | None) -> str | None:
    """The entity that the article names so, if there is one and only one."""
    found = [entity.entity_id for entity in reading.names.entities if entity.name == name]
    return found[0] if len(found) == 1 else None


def _event_id(reading: Reading, event: Event) -> str:
    start, end = _span(event.sentence, event.trigger_start, event.trigger_end)
    return make_id("evt", reading.article.document_id, event.event_type, start, end)


def _event_row(reading: Reading, weighed: WeighedEvent, text: str) -> dict[str, object]:
    event = weighed.event
    start, end = _span(event.sentence, event.start, event.end)
    trigger_start, trigger_end = _span(event.sentence, event.trigger_start, event.trigger_end)
    labels = event.period.label.split("/") if event.period else []
    return {
        "event_id": _event_id(reading, event), "document_id": reading.article.document_id, "passage_id": event.sentence.passage_id,
        "event_type": event.event_type, "plover": event.plover, "actors": "; ".join(dict.fromkeys(p.name for p in event.actors)) or None,
        "target": "; ".join(dict.fromkeys(p.name for p in event.targets)) or None, "place": event.place.name if event.place else None,
        "date_start": labels[0] if labels else None, "date_end": labels[-1] if labels else None,
        "starts_on": event.period.start if event.period else None, "ends_on": event.period.end if event.period else None,
        "date_basis": event.date_basis if labels else "unknown", "date_text": _time_text(event, text), "status": event.status,
        "direction": event.direction,
        "trigger": text[trigger_start:trigger_end], "rule": event.rule, "confidence": weighed.confidence, "reasons": weighed.reasons,
        "char_start": start, "char_end": end, "sentence": _sentence_text(event.sentence, text),
    }  # fmt: skip


def _time_text(event: Event, text: str) -> str | None:
    if event.when is None:
        return None
    start, end = _span(event.sentence, event.when.start, event.when.end)
    return " ".join(text[start:end].split())


def _participant_rows(reading: Reading, kept: set[str]) -> list[dict[str, object]]:
    rows: dict[tuple[str, str, str], dict[str, object]] = {}
    for event in reading.events:
        event_id = _event_id(reading, event)
        sides = [("actor", p) for p in event.actors] + [("target", p) for p in event.targets]
        for side, participant in sides:
            if participant.entity is not None and event_id in kept:
                key = (event_id, participant.entity.entity_id, side)
                rows[key] = {"event_id": event_id, "entity_id": key[1], "name": participant.entity.name, "side": side}
    return list(rows.values())
