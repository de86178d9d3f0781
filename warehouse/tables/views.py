"""Wide tables for people: the rows of other tables with names beside codes, and the article beside each row.

They hold nothing that is in no other table. Columns are those of the tables they come from, under the same names.
"""

from __future__ import annotations

from warehouse.schema import Column, Table
from warehouse.tables.columns import SENTENCE, id_column
from warehouse.tables.marts import TRADE_FIGURE_CLAIMS, TRADE_FIGURES
from warehouse.tables.readings import DOCUMENTS, ENTITIES, EVENTS, FIGURES, QUOTES


def _columns(table: Table, *names: str) -> tuple[Column, ...]:
    """Columns of a table, in the order asked for."""
    declared = {column.name: column for column in table.columns}
    return tuple(declared[name] for name in names)


_OUTLET = Column("outlet", "text", "The outlet: documents.source_name.", "not stated")
_ARTICLE = (_OUTLET, *_columns(DOCUMENTS, "title", "url", "published_on", "story_id", "is_current"))
_REPORTER_NAME = Column("reporter_name", "text", "Name of the reporter.", "no reporter")
_PARTNER_NAME = Column("partner_name", "text", "Name of the partner.", "no partner")

FIGURES_WIDE = Table(
    "figures_wide", "view", "Figures with their article, and names beside codes: one row per row of figures.", ("figure_id",), ("document_id", "char_start", "char_end"),
    (
        *_columns(FIGURES, "figure_id", "document_id"),
        *_ARTICLE,
        *_columns(FIGURES, "measure", "surface", "value", "value_high", "value_min", "value_max", "unit"),
        Column("unit_name", "text", "Name of the unit or currency."),
        *_columns(FIGURES, "bound", "reporter"),
        _REPORTER_NAME,
        *_columns(FIGURES, "partner"),
        _PARTNER_NAME,
        *_columns(FIGURES, "period", "period_start", "period_end", "period_kind", "period_basis", "scope", "status", "stance", "change_of", "change_base", "attributed_to", "attributed_to_id", "confidence", "char_start", "char_end"),
        SENTENCE,
    ),
    of="figures",
)  # fmt: skip
QUOTES_WIDE = Table(
    "quotes_wide", "view", "Quotations with their article and what their speaker is: one row per row of quotes.", ("quote_id",), ("document_id", "char_start", "char_end"),
    (
        *_columns(QUOTES, "quote_id", "document_id"),
        *_ARTICLE,
        *_columns(QUOTES, "speaker", "speaker_id"),
        Column("speaker_kind", "text", "What the speaker is.", "a description, or nobody found", _columns(ENTITIES, "kind")[0].vocabulary),
        *_columns(QUOTES, "mode", "content", "cue", "via", "char_start", "char_end"),
    ),
    of="quotes",
)  # fmt: skip
EVENTS_WIDE = Table(
    "events_wide", "view", "Events with their article: one row per row of events.", ("event_id",), ("document_id", "char_start", "char_end", "event_id"),
    (
        *_columns(EVENTS, "event_id", "document_id"),
        *_ARTICLE,
        *_columns(EVENTS, "event_type", "plover", "direction", "status", "actors", "target", "place", "starts_on", "ends_on", "date_start", "date_end", "date_text", "date_basis", "confidence", "trigger", "char_start", "char_end"),
        SENTENCE,
    ),
    of="events",
)  # fmt: skip
TRADE_LONG = Table(
    "trade_long", "view", "Every statement behind a trade figure, beside the value that the figure shows: one row per row of trade_figure_claims.",
    ("trade_figure_id", "claim_id"), ("reporter", "partner", "flow", "period_start", "trade_figure_id", "claim_id"),
    (
        *_columns(TRADE_FIGURE_CLAIMS, "trade_figure_id", "claim_id", "figure_id", "reporter"),
        Column("reporter_name", "text", "Name of the reporter."),
        *_columns(TRADE_FIGURE_CLAIMS, "partner"),
        Column("partner_name", "text", "Name of the partner.", "trade with the whole world"),
        *_columns(TRADE_FIGURE_CLAIMS, "flow", "period", "period_start", "period_end", "period_kind"),
        *_columns(TRADE_FIGURES, "currency"),
        Column("claimed", "number", "What this statement says.", unit="see currency"),
        Column("claimed_min", "number", "Least value that it allows.", "open below", unit="see currency"),
        Column("claimed_max", "number", "Greatest value that it allows.", "open above", unit="see currency"),
        *_columns(FIGURES, "bound", "status", "stance", "attributed_to", "confidence"),
        *_columns(TRADE_FIGURE_CLAIMS, "agrees", "why"),
        *_columns(TRADE_FIGURES, "value", "consistency", "n_stories", "reference_value", "reference_source"),
        id_column("document_id", "The document that makes the statement.", "documents.document_id"),
        _OUTLET,
        *_columns(DOCUMENTS, "title", "url", "published_on", "story_id"),
        SENTENCE,
    ),
)  # fmt: skip
