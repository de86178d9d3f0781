"""Everything that is known of one row: its sentence in its article, its source, what agrees and what does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import duckdb

from transforms.segmentation.text import fold
from warehouse.contract import quoted
from warehouse.published import dicts_of
from warehouse.schema import WireledgerError
from warehouse.tables import TABLES

# Tables by the prefix of their keys; those that carry offsets into a document can be shown in its text.
KEYS = {
    "fig": ("figures", "figure_id"), "quo": ("quotes", "quote_id"), "evt": ("events", "event_id"), "rol": ("roles", "role_id"),
    "men": ("mentions", "mention_id"), "pas": ("passages", "passage_id"), "clm": ("claims", "claim_id"),
    "tra": ("trade_figures", "trade_figure_id"), "con": ("conflicts", "conflict_id"), "sto": ("stories", "story_id"),
    "doc": ("documents", "document_id"), "ent": ("entities", "entity_id"), "tim": ("timeline", "timeline_id"),
    "run": ("runs", "run_id"),
}  # fmt: skip
CONTEXT_CHARS = 300
# Of an entity or a story that stands in hundreds of articles the first few show what it is.
SHOWN_EXCERPTS = 5
SUGGESTED_IDS = 3
# What rows that say what several readings say together were made of: the table and the key of each reading.
_ORIGINS = {
    "claims": "SELECT from_table, from_id, sentence, object FROM claims WHERE claim_id = {key}",
    "trade_figures": "SELECT 'figures', figure_id, NULL, NULL FROM trade_figure_claims WHERE trade_figure_id = {key}",
    "conflicts": """
        SELECT from_table, from_id, claims.sentence, object FROM conflict_statements JOIN claims USING (claim_id) WHERE conflict_id = {key}
    """,
    "timeline": "SELECT 'events', event_id, NULL, NULL FROM timeline_events WHERE timeline_id = {key}",
    "entities": f"""
        SELECT 'mentions', mention_id, NULL, NULL FROM mentions WHERE entity_id = {{key}}
        ORDER BY document_id, char_start LIMIT {SHOWN_EXCERPTS}
    """,
    "stories": f"""
        SELECT 'passages', arg_min(passage_id, ordinal), NULL, NULL FROM passages JOIN stories USING (document_id)
        WHERE story_id = {{key}} AND role = 'body' GROUP BY document_id, is_lead ORDER BY is_lead DESC, document_id LIMIT {SHOWN_EXCERPTS}
    """,
    "documents": """
        SELECT 'passages', arg_min(passage_id, ordinal), NULL, NULL FROM passages
        WHERE document_id = {key} AND role = 'body' HAVING count(*) > 0
    """,
}


class UnknownIdError(WireledgerError):
    """No published row has the id."""

    def __init__(self, key: str, near: list[str]) -> None:
        super().__init__(key, near)
        self.key = key
        self.near = near

    def __str__(self) -> str:
        if self.near:
            return f"no published row has the id '{self.key}'; the nearest are {', '.join(self.near)}"
        table, column = KEYS.get(self.key.partition("_")[0], ("", ""))
        if table:
            shown = f'wireledger query "SELECT {column} FROM {table} LIMIT 5" shows some'
            return f"no published row of {table} has an id that is '{self.key}' or begins so; {shown}"
        kinds = ", ".join(f"{prefix}_ ({table})" for prefix, (table, _) in KEYS.items())
        return (
            f"no published row has the id '{self.key}'; ids look like fig_0123456789abcdef, the first few letters are enough where they "
            f'are unique, and begin with {kinds}; wireledger query "SELECT figure_id, surface FROM figures LIMIT 5" shows some'
        )


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
    """What is known of the row with that key, or with the only key that begins so.

    Raises:
        UnknownIdError: nothing published has it.
    """
    table, column = KEYS.get(key.partition("_")[0], ("", ""))
    row = _find(connection, table, column, key)
    found = Explanation(row[column], table, {name: value for name, value in row.items() if name != "text"})
    found.excerpts = _excerpts(connection, table, row)
    _add_voices(connection, found)
    _add_copies(connection, found)
    return found


def _find(connection: duckdb.DuckDBPyConnection, table: str, column: str, key: str) -> dict[str, Any]:
    if not table:
        raise UnknownIdError(key, [])
    order = "is_lead DESC, document_id" if table == "stories" else f'"{column}"'
    rows = dicts_of(connection, f'SELECT * FROM {table} WHERE starts_with("{column}", {quoted(key)}) ORDER BY {order}')
    keys = {row[column] for row in rows}
    if key in keys or len(keys) == 1:
        return next(row for row in rows if row[column] == key or len(keys) == 1)
    likeness = f'jaro_winkler_similarity("{column}", {quoted(key)})'
    near = sorted(keys) or [
        row[column]
        for row in dicts_of(
            connection, f'SELECT DISTINCT "{column}" FROM {table} WHERE {likeness} > 0.9 ORDER BY {likeness} DESC, 1 LIMIT {SUGGESTED_IDS}'
        )
    ]
    raise UnknownIdError(key, near[:SUGGESTED_IDS])


# -- where it stands --------------------------------------------------------------------------------------------------


def _excerpts(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> list[Excerpt]:
    """Where the row was read, or, for what several rows say together, where each of them was."""
    if "char_start" in row:
        return [_excerpt(connection, row["document_id"], row["char_start"], row["char_end"])]
    if table not in _ORIGINS:
        return []
    key = row["story_id"] if table == "stories" else row[TABLES[table].key[0]]
    spans = []
    for from_table, from_id, sentence, said in connection.execute(_ORIGINS[table].format(key=quoted(key))).fetchall():
        [(document_id, start, end)] = connection.execute(
            f"SELECT document_id, char_start, char_end FROM {from_table} WHERE {TABLES[from_table].key[0]} = {quoted(from_id)}"
        ).fetchall()
        if from_table == "passages" and sentence:
            start, end = _place_of(connection, document_id, (start, end), sentence, said)
        spans.append((document_id, start, end))
    kept = spans if table == "stories" else sorted(spans)
    return [_excerpt(connection, *span) for span in kept]


def _place_of(connection: duckdb.DuckDBPyConnection, document_id: str, span: tuple[int, int], sentence: str, said: str) -> tuple[int, int]:
    """Where in a passage a sentence stands, or in that what it says; the sentence as kept has its blanks folded."""
    for wanted in (sentence, said):
        [(text,)] = connection.execute(f"SELECT text FROM documents WHERE document_id = {quoted(document_id)}").fetchall()
        place = re.search(r"\s+".join(map(re.escape, fold(wanted).split())), fold(text)[span[0] : span[1]])
        span = (span[0] + place.start(), span[0] + place.end()) if place else span
    return span


def _excerpt(connection: duckdb.DuckDBPyConnection, document_id: str, start: int, end: int) -> Excerpt:
    [document] = dicts_of(
        connection, f"SELECT source_uri, source_name, published_on, text FROM documents WHERE document_id = {quoted(document_id)}"
    )
    text, date = document["text"], document["published_on"]
    before, after = text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]
    return Excerpt(
        document_id, document["source_uri"], document["source_name"], str(date) if date else None, before.rsplit("\n\n", 1)[-1].lstrip(),
        text[start:end], after.split("\n\n", 1)[0].rstrip(),
    )  # fmt: skip


# -- what else is said of it ------------------------------------------------------------------------------------------

_TRADE_VOICES = """
    SELECT figure_id AS key, object AS value, claims.sentence, attributed_to, documents.story_id, links.agrees, links.why,
           coalesce(documents.source_name, documents.source_uri) AS source
    FROM trade_figure_claims AS links JOIN claims USING (claim_id) JOIN documents USING (document_id)
    WHERE trade_figure_id IN (SELECT trade_figure_id FROM trade_figure_claims WHERE {key} IN (figure_id, claim_id, trade_figure_id))
    ORDER BY links.agrees DESC, source, claim_id
"""
_CLAIM_VOICES = """
    SELECT theirs.from_id AS key, theirs.object AS value, theirs.sentence, theirs.attributed_to, theirs.story_id,
           coalesce(theirs.value_min, -1e300) <= coalesce(ours.value_max, 1e300)
               AND coalesce(ours.value_min, -1e300) <= coalesce(theirs.value_max, 1e300)
               AND (ours.unit IS NOT NULL OR ours.object IS NOT DISTINCT FROM theirs.object) AS agrees,
           'It is said of the same thing.' AS why, coalesce(documents.source_name, documents.source_uri) AS source
    FROM claims AS ours JOIN claims AS theirs USING (claim_key) JOIN documents ON documents.document_id = theirs.document_id
    WHERE {key} IN (ours.claim_id, ours.from_id) AND theirs.claim_id <> ours.claim_id AND ours.from_table <> 'roles'
    ORDER BY agrees DESC, source, theirs.claim_id
"""
_CONFLICT_VOICES = """
    SELECT theirs.from_id AS key, theirs.object AS value, theirs.sentence, theirs.attributed_to, theirs.story_id, false AS agrees,
           conflicts.summary AS why, coalesce(documents.source_name, documents.source_uri) AS source
    FROM conflict_statements AS links JOIN conflicts USING (conflict_id) JOIN claims AS ours ON ours.claim_id = links.claim_id
    JOIN conflict_statements AS others USING (conflict_id) JOIN claims AS theirs ON theirs.claim_id = others.claim_id
    JOIN documents ON documents.document_id = theirs.document_id
    WHERE {key} IN (ours.claim_id, ours.from_id) AND theirs.claim_id <> ours.claim_id AND theirs.object IS DISTINCT FROM ours.object
    ORDER BY source, theirs.claim_id
"""
_QUOTE_VOICES = """
    SELECT theirs.quote_id AS key, theirs.content AS value, theirs.content AS sentence, NULL AS attributed_to, documents.story_id,
           true AS agrees, 'The same words of the same speaker.' AS why, coalesce(documents.source_name, documents.source_uri) AS source
    FROM quotes AS ours JOIN quotes AS theirs USING (speaker_id) JOIN documents ON documents.document_id = theirs.document_id
    WHERE ours.quote_id = {key} AND theirs.quote_id <> ours.quote_id AND theirs.document_id <> ours.document_id
        AND jaro_winkler_similarity(lower(ours.content), lower(theirs.content)) > 0.92
    ORDER BY source, key
"""
_EVENT_VOICES = """
    SELECT event_id AS key, concat_ws(' ', date_start, events.status) AS value, sentence, NULL AS attributed_to, documents.story_id,
           true AS agrees, 'It tells of the same event.' AS why, coalesce(documents.source_name, documents.source_uri) AS source
    FROM timeline_events JOIN events USING (event_id) JOIN documents USING (document_id)
    WHERE event_id <> {key} AND timeline_id IN (SELECT timeline_id FROM timeline_events WHERE event_id = {key})
    ORDER BY source, key
"""
_ASKED = {
    "figures": (_TRADE_VOICES, _CLAIM_VOICES, _CONFLICT_VOICES), "claims": (_TRADE_VOICES, _CLAIM_VOICES, _CONFLICT_VOICES),
    "trade_figures": (_TRADE_VOICES,), "quotes": (_QUOTE_VOICES,), "events": (_EVENT_VOICES, _CONFLICT_VOICES),
}  # fmt: skip


def _add_voices(connection: duckdb.DuckDBPyConnection, found: Explanation) -> None:
    """Every other statement about the same thing, on its side; each once."""
    own = {found.key, found.row.get("from_id")}
    for query in _ASKED.get(found.table, ()):
        for voice in dicts_of(connection, query.format(key=quoted(found.key))):
            if voice["key"] in own:
                continue
            own.add(voice["key"])
            source = voice["source"] + (f", citing {voice['attributed_to']}" if voice["attributed_to"] else "")
            side = found.agreeing if voice["agrees"] else found.disagreeing
            value = " ".join(str(voice["value"] or "").split())
            side.append(Voice(voice["key"], f"{source}, story {voice['story_id']}", value, voice["sentence"], voice["why"]))


def _add_copies(connection: duckdb.DuckDBPyConnection, found: Explanation) -> None:
    """Documents of one story: they count once."""
    stories = {found.row["story_id"]} if found.row.get("story_id") else set()
    for excerpt in found.excerpts:
        told = connection.execute(f"SELECT story_id FROM stories WHERE document_id = {quoted(excerpt.document_id)}").fetchall()
        stories |= {story_id for (story_id,) in told}  # none where the row was set aside
    for story_id in sorted(stories):
        members = dicts_of(
            connection,
            f"""
            SELECT documents.source_uri, relation, overlap, origin, evidence FROM stories JOIN documents USING (document_id)
            WHERE stories.story_id = {quoted(story_id)} ORDER BY is_lead DESC, source_uri
            """,
        )
        if len(members) > 1:
            found.copies.append(f"{story_id}: " + "; ".join(_told(member) for member in members))


def _told(member: dict[str, Any]) -> str:
    if member["relation"] == "lead":
        return f"{member['source_uri']} (lead)"
    credit = f", credits {member['origin']}" if member["origin"] else ""
    return f"{member['source_uri']} ({member['relation']}, overlap {member['overlap']:.2f}{credit}: {member['evidence']})"
