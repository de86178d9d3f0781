"""Everything that is known of one row: its sentence in its article, its source, what agrees and what does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import duckdb

from warehouse.tables import TABLES, WireledgerError

# Tables by the prefix of their keys; those that carry offsets into a document can be shown in its text.
KEYS = {
    "fig": ("figures", "figure_id"), "quo": ("quotes", "quote_id"), "evt": ("events", "event_id"), "rol": ("roles", "role_id"),
    "men": ("mentions", "mention_id"), "pas": ("passages", "passage_id"), "clm": ("claims", "claim_id"),
    "tra": ("trade_figures", "trade_figure_id"), "con": ("conflicts", "conflict_id"), "sto": ("stories", "story_id"),
    "doc": ("documents", "document_id"), "ent": ("entities", "entity_id"), "tim": ("timeline", "timeline_id"),
}  # fmt: skip
CONTEXT_CHARS = 300


class UnknownIdError(WireledgerError):
    """No published row has the id."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def __str__(self) -> str:
        return f"no published row has the id {self.key}; ids look like fig_0123456789abcdef (kinds: {', '.join(KEYS)})"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of an article around what was read from it: the text before, the surface, the text after."""

    document_id: str
    source_uri: str
    source_name: str | None
    published_on: str | None
    before: str
    surface: str
    after: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Another statement about the same thing."""

    key: str
    source: str
    value: str
    sentence: str
    why: str


@dataclass(slots=True)
class Explanation:
    """A row with its evidence."""

    key: str
    table: str
    row: dict[str, Any]
    excerpts: list[Excerpt] = field(default_factory=list)
    agreeing: list[Voice] = field(default_factory=list)
    disagreeing: list[Voice] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)


def explain(connection: duckdb.DuckDBPyConnection, key: str) -> Explanation:
    """What is known of the row with that key.

    Raises:
        UnknownIdError: nothing published has it.
    """
    table, column = KEYS.get(key.partition("_")[0], ("", ""))
    rows = _rows(connection, f'SELECT * FROM {table} WHERE "{column}" = ? LIMIT 1', key) if table else []
    if not rows:
        raise UnknownIdError(key)
    row = {name: value for name, value in rows[0].items() if name != "text"}
    found = Explanation(key, table, row)
    found.excerpts = _excerpts(connection, table, rows[0])
    _add_voices(connection, found)
    _add_copies(connection, found)
    return found


def _rows(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[dict[str, Any]]:
    result = connection.execute(query, list(values))
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _excerpts(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> list[Excerpt]:
    """Where the row was read, or, for what several rows say together, where each of them was."""
    if "char_start" in row:
        return _spans(connection, [(row["document_id"], row["char_start"], row["char_end"])])
    origins = {
        "claims": "SELECT from_table, from_id FROM claims WHERE claim_id = ?",
        "trade_figures": "SELECT 'figures', figure_id FROM trade_figure_claims WHERE trade_figure_id = ?",
        "conflicts": "SELECT from_table, from_id FROM conflict_statements JOIN claims USING (claim_id) WHERE conflict_id = ?",
        "timeline": "SELECT 'events', event_id FROM timeline_events WHERE timeline_id = ?",
        "entities": "SELECT 'mentions', mention_id FROM mentions WHERE entity_id = ? ORDER BY document_id, char_start LIMIT 5",
    }
    if table not in origins:
        return []
    key = row[TABLES[table].key[0]]
    spans = []
    for from_table, from_id in connection.execute(origins[table], [key]).fetchall():
        id_column = TABLES[from_table].key[0]
        spans += connection.execute(
            f"SELECT document_id, char_start, char_end FROM {from_table} WHERE {id_column} = ?", [from_id]
        ).fetchall()
    return _spans(connection, sorted(spans))


def _spans(connection: duckdb.DuckDBPyConnection, spans: list[tuple[str, int, int]]) -> list[Excerpt]:
    found = []
    for document_id, start, end in spans:
        document = _rows(
            connection, "SELECT source_uri, source_name, published_on, text FROM documents WHERE document_id = ?", document_id
        )[0]
        text = document["text"]
        before, after = text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]
        date = document["published_on"]
        found.append(
            Excerpt(
                document_id, document["source_uri"], document["source_name"], str(date) if date else None, _last_lines(before),
                text[start:end], _first_lines(after),
            )
        )  # fmt: skip
    return found


def _last_lines(text: str) -> str:
    return text.rsplit("\n\n", 1)[-1].lstrip()


def _first_lines(text: str) -> str:
    return text.split("\n\n", 1)[0].rstrip()


def _add_voices(connection: duckdb.DuckDBPyConnection, found: Explanation) -> None:
    """For a figure of a trade flow, its claim or the flow itself: every statement of the flow, on its side."""
    trade = {
        "figures": "SELECT trade_figure_id FROM trade_figure_claims WHERE figure_id = ?",
        "claims": "SELECT trade_figure_id FROM trade_figure_claims WHERE claim_id = ?",
        "trade_figures": "SELECT ?",
    }.get(found.table)
    ids = connection.execute(trade, [found.key]).fetchall() if trade else []
    for (trade_figure_id,) in ids:
        voices = _rows(
            connection,
            """
            SELECT links.claim_id, links.figure_id, links.agrees, links.why, figures.surface, figures.sentence, figures.attributed_to,
                   coalesce(documents.source_name, documents.source_uri) AS source
            FROM trade_figure_claims AS links JOIN figures USING (figure_id) JOIN documents USING (document_id)
            WHERE links.trade_figure_id = ? ORDER BY links.agrees DESC, source, links.claim_id
            """,
            trade_figure_id,
        )
        for voice in voices:
            if found.key in {voice["claim_id"], voice["figure_id"]}:
                continue
            source = voice["source"] + (f", citing {voice['attributed_to']}" if voice["attributed_to"] else "")
            side = found.agreeing if voice["agrees"] else found.disagreeing
            side.append(Voice(voice["figure_id"], source, voice["surface"], voice["sentence"], voice["why"]))


def _add_copies(connection: duckdb.DuckDBPyConnection, found: Explanation) -> None:
    """Documents of one story: they count once."""
    stories = {found.row["story_id"]} if found.row.get("story_id") else set()
    for excerpt in found.excerpts:
        row = connection.execute("SELECT story_id FROM stories WHERE document_id = ?", [excerpt.document_id]).fetchone()
        stories |= {row[0]} if row else set()
    for story_id in sorted(stories):
        members = _rows(
            connection,
            """
            SELECT documents.source_uri, stories.relation, stories.overlap, stories.evidence FROM stories JOIN documents USING (document_id)
            WHERE stories.story_id = ? ORDER BY is_lead DESC, source_uri
            """,
            story_id,
        )
        if len(members) > 1:
            told = [f"{m['source_uri']} ({m['relation']}, overlap {m['overlap']:.2f})" for m in members]
            found.copies.append(f"{story_id}: " + "; ".join(told))
