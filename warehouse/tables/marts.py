"""What documents say together: stories, claims, trade figures, conflicts and the timeline."""

from __future__ import annotations

from warehouse.schema import Column, Table
from warehouse.tables.columns import DOCUMENT, FIRST_SEEN, LAST_SEEN, N_DOCUMENTS, N_STORIES, SENTENCE, id_column, period_columns
from warehouse.tables.vocabularies import DIRECTIONS, EVENT_TYPES

STORIES = Table(
    "stories", "mart", "Which documents tell one story, copied or derived from one another. Copies count once.", ("document_id",), ("story_id", "document_id"),
    (
        id_column("document_id", "The document.", "documents.document_id"),
        id_column("story_id", "The story."),
        Column("is_lead", "boolean", "Whether the others derive from this one."),
        Column("relation", "text", "How the document derives from the lead.", vocabulary=("lead", "copy", "excerpt", "rewrite", "translation")),
        Column("overlap", "number", "Share of this document's text that the lead holds too, 0 to 1; 1 for the lead itself.", unit="share"),
        Column("origin", "text", "The agency or outlet that the text itself credits.", "none credited"),
        Column("evidence", "text", "A shared passage, or what else shows the derivation.", "the lead"),
    ),
)  # fmt: skip
CLAIMS = Table(
    "claims", "mart", "One row per statement of one source, in a form in which statements can be compared.", ("claim_id",), ("claim_key", "claim_id"),
    (
        id_column("claim_id", "Key."),
        Column("claim_key", "text", "Claims with one key are about the same thing and may be compared."),
        Column("subject", "text", "Whom or what it is about."),
        Column("predicate", "text", "What is said of it."),
        Column("object", "text", "The value or thing said.", "none"),
        Column("qualifiers", "text", "Period, status and the like that limit it.", "none"),
        Column("value_min", "number", "Least value allowed.", "no number, or open below", unit="see unit"),
        Column("value_max", "number", "Greatest value allowed.", "no number, or open above", unit="see unit"),
        Column("unit", "text", "Unit of the interval.", "no number"),
        Column("stance", "text", "Whether the text stands by it; withdrawn: repeated in order to correct or revise it.", vocabulary=("asserted", "denied", "questioned", "withdrawn")),
        Column("attributed_to", "text", "Who asserts it.", "the article's own voice"),
        DOCUMENT,
        id_column("story_id", "The story of the document."),
        Column("from_table", "text", "The table that it was made from.", vocabulary=("figures", "roles", "events", "passages")),
        id_column("from_id", "The row there."),
        SENTENCE,
    ),
)  # fmt: skip
TRADE_FIGURES = Table(
    "trade_figures", "mart", "One row per trade flow and period, with what all documents together say of it.",
    ("trade_figure_id",), ("reporter", "partner", "flow", "period", "currency"),
    (
        id_column("trade_figure_id", "Key."),
        Column("reporter", "text", "ISO3 code or bloc whose flow it is; for totals the alphabetically first of the pair."),
        Column("partner", "text", "The counterparty.", "trade with the whole world"),
        Column("flow", "text", "Which flow.", vocabulary=("total", "exports", "imports", "balance")),
        Column("period", "text", "The period, as in figures."),
        *period_columns(),
        Column("currency", "text", "ISO 4217 code of value."),
        Column("value", "number", "The value that the largest number of independent stories agree on, as stated most finely; among equals the newest.", unit="see currency"),
        Column("value_min", "number", "Least value that its finest statement allows.", "open below", unit="see currency"),
        Column("value_max", "number", "Greatest value that its finest statement allows.", "open above", unit="see currency"),
        Column("value_low", "number", "The lowest value stated, also by those who disagree.", unit="see currency"),
        Column("value_high", "number", "The highest value stated, also by those who disagree.", unit="see currency"),
        Column("value_usd", "number", "The value in US dollars.", "no rate in the reference data", unit="USD"),
        Column("n_claims", "integer", "How many statements there are.", unit="claims"),
        N_DOCUMENTS,
        N_STORIES,
        Column("n_agreeing_stories", "integer", "How many of these stories confirm the value.", unit="stories"),
        Column("confidence", "number", "How sure the reading of the value is: that not all stories behind it were misread, 0 to 1; see docs/quality.md.", "no statement behind it has one"),
        Column("consistency", "text", "Whether independent stories agree; a bound or an approximation agrees within a fortieth.", vocabulary=("single", "corroborated", "conflicting")),
        Column("reference_value", "number", "The official figure, if the reference series has the cell.", "not in the reference series", unit="see currency"),
        Column("reference_source", "text", "Where the official figure comes from.", "not in the reference series"),
        Column("deviation", "number", "(value - reference_value) / |reference_value|.", "not in the reference series", unit="share"),
        Column("mirror_value", "number", "What the partner's own books give for the flow; never quite the same, so no conflict.", "not told", unit="see currency"),
        Column("mirror_deviation", "number", "(value - mirror_value) / |mirror_value|.", "not told", unit="share"),
        FIRST_SEEN,
        LAST_SEEN,
        Column("why", "text", "The verdict in one plain sentence."),
    ),
)  # fmt: skip
TRADE_FIGURE_CLAIMS = Table(
    "trade_figure_claims", "mart", "The statements behind each trade figure.", ("trade_figure_id", "claim_id"), ("trade_figure_id", "claim_id"),
    (
        id_column("trade_figure_id", "The trade figure.", "trade_figures.trade_figure_id"),
        Column("reporter", "text", "As in trade_figures."),
        Column("partner", "text", "As in trade_figures.", "trade with the whole world"),
        Column("flow", "text", "As in trade_figures.", vocabulary=("total", "exports", "imports", "balance")),
        Column("period", "text", "As in trade_figures."),
        *period_columns(),
        id_column("claim_id", "The statement.", "claims.claim_id"),
        id_column("figure_id", "The figure that it was read from.", "figures.figure_id"),
        Column("agrees", "boolean", "Whether it is asserted, and its interval meets the value of the trade figure."),
        Column("why", "text", "Why it does or does not, in one plain sentence."),
    ),
)  # fmt: skip
CONFLICTS = Table(
    "conflicts", "mart", "Where documents contradict one another, arithmetic or the reference series.", ("conflict_id",), ("kind", "claim_key", "conflict_id"),
    (
        id_column("conflict_id", "Key."),
        Column("claim_key", "text", "What the statements are about."),
        Column("kind", "text", "What kind of contradiction.", vocabulary=("value", "ordinal", "date", "arithmetic", "reference")),
        N_DOCUMENTS,
        N_STORIES,
        Column("first_seen_on", "date", "Day (UTC) of the run since which two sides of it are known: when it was opened.", "the log of runs does not tell"),
        LAST_SEEN,
        Column("summary", "text", "The contradiction in one plain sentence."),
    ),
)  # fmt: skip
CONFLICT_STATEMENTS = Table(
    "conflict_statements", "mart", "Every statement of a conflict beside its sentence.", ("conflict_id", "claim_id"), ("conflict_id", "value", "claim_id"),
    (
        id_column("conflict_id", "The conflict.", "conflicts.conflict_id"),
        id_column("claim_id", "The statement.", "claims.claim_id"),
        DOCUMENT,
        Column("value", "text", "What it says."),
        SENTENCE,
    ),
)  # fmt: skip
TIMELINE = Table(
    "timeline", "mart", "Events over all documents: one that many tell is one row.", ("timeline_id",), ("date_start", "event_type", "timeline_id"),
    (
        id_column("timeline_id", "Key."),
        Column("event_type", "text", "Kind of event.", vocabulary=EVENT_TYPES),
        Column("actors", "text", "Who does it, joined with '; '.", "nobody named"),
        Column("target", "text", "Whom or what it is done to, joined with '; '.", "none, or left open"),
        Column("place", "text", "Where.", "left open"),
        Column("date_start", "text", "First day, as precise as the texts allow.", "left open"),
        Column("date_end", "text", "Last day, likewise.", "left open"),
        Column("starts_on", "date", "First day that date_start allows.", "left open"),
        Column("ends_on", "date", "Last day that date_end allows.", "left open"),
        Column("status", "text", "Whether it took place: by the latest telling that knows, else what most independent stories say.", vocabulary=("planned", "occurred", "cancelled", "denied", "hypothetical")),
        Column("direction", "text", "As in events; measures that differ in it are never one row.", "no text tells, or the event is of another type", vocabulary=DIRECTIONS),
        id_column("part_of", "The visit that the event is part of: its talks, signings, ceremonies.", "timeline.timeline_id", "an event by itself"),
        N_DOCUMENTS,
        N_STORIES,
        FIRST_SEEN,
        LAST_SEEN,
        Column("confidence", "number", "How sure it is that there is such an event: that not all stories behind it were misread, 0 to 1; see docs/quality.md.", "no telling was weighed"),
        Column("why", "text", "Why these tellings are taken for one event."),
    ),
)  # fmt: skip
TIMELINE_EVENTS = Table(
    "timeline_events", "mart", "The tellings behind each event of the timeline.", ("timeline_id", "event_id"), ("timeline_id", "event_id"),
    (
        id_column("timeline_id", "The event of the timeline.", "timeline.timeline_id"),
        id_column("event_id", "The telling.", "events.event_id"),
        Column("status", "text", "What this telling says of it.", vocabulary=("planned", "occurred", "cancelled", "denied", "hypothetical")),
        Column("published_on", "date", "The day of its article.", "not known"),
        Column("why", "text", "Why the telling is taken for one of this event."),
        id_column("other_timeline_id", "The best other event that the telling could have been of.", "timeline.timeline_id", "no other fits"),
    ),
)  # fmt: skip
