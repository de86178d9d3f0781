"""What must hold before a snapshot may be published: one suite of expectations per table.

Most expectations are made from the tables' declaration (keys, nulls, vocabularies, joins). The semantic ones are SQL:
a query over ``{batch}`` that finds the rows that break the rule. A warning is published with the rows named. Of the
critical ones, what concerns one row has it set aside before the audit (``expectations.rejection``), so that one bad row
stops nothing; what concerns the whole stops publication: keys that clash, joins that break, documents lost, tables that
shrink, more rows set aside than can be chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warehouse.readings import READING_IS_WHOLE
from warehouse.schema import Table
from warehouse.tables import READINGS, TABLES

Severity = Literal["critical", "warning"]
Kind = Literal["not_null", "unique", "in_set", "rows"]
Scope = Literal["row", "whole"]
# A table, or one batch of it, of which a larger share breaks its rules is no accident of one sentence: a rule of reading or a
# source has gone wrong. In a small table every row is a large share, so a handful is let pass in any case.
MOST_SET_ASIDE, ALWAYS_LET_PASS = 0.01, 5
# No state's yearly trade in one flow is as large in dollars; beyond it a scale has slipped (milliard, lakh, 亿).
IMPLAUSIBLE_TRADE_USD = 1e13
_TOOK_ITS_DOCUMENT = f"table_name IN ('documents', 'passages') AND expectation <> '{READING_IS_WHOLE}'"
# Braces are doubled, as in all queries here: ``{batch}`` is filled in by str.format.
_BLANKS = r"[\s\p{{Z}}\x{{200b}}\x{{feff}}\x{{ad}}\x{{85}}\x{{0b}}\x{{1c}}-\x{{1f}}]"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One rule. ``failing_rows`` selects the rows that break it, from ``{batch}``, with the key columns first.

    ``scope`` says whether a row breaks it by itself, so that the table is sound without it.
    """

    table: str
    name: str
    severity: Severity
    description: str
    failing_rows: str
    kind: Kind = "rows"
    column: str | None = None
    allowed: tuple[str, ...] = ()
    scope: Scope = "row"

    @property
    def is_settled(self) -> bool:
        """Whether a row that keeps the rule keeps it for good: it asks of nothing but the row and the text of its document.

        Warnings are told of all rows, whatever they ask of.
        """
        asks_of_others = "staged." in self.failing_rows.replace("staged.documents", "")
        return self.severity == "critical" and self.scope == "row" and not asks_of_others


def suite(table: Table) -> list[Expectation]:
    """All expectations of a table, those of its declaration first, those of how much may be missing last."""
    of_rows = [*_declared(table), *(expectation for expectation in SEMANTIC if expectation.table == table.name)]
    return [*of_rows, *_limits(table, of_rows)]


def row_rules(table: Table) -> list[Expectation]:
    """The critical expectations of a table that a row breaks by itself."""
    return [expectation for expectation in suite(table) if expectation.severity == "critical" and expectation.scope == "row"]


def join_name(column: str, other: str) -> str:
    """The name of the expectation that a column joins another table."""
    return f"{column}_joins_{other}"


def _declared(table: Table) -> list[Expectation]:
    key = ", ".join(f'"{column}"' for column in table.key)
    found = [
        Expectation(
            table.name, "key_is_unique", "critical", f"No two rows of {table.name} have the same {' and '.join(table.key)}.",
            f"SELECT {key} FROM {{batch}} GROUP BY {key} HAVING count(*) > 1",
            kind="unique" if len(table.key) == 1 else "rows", column=table.key[0], scope="whole",
        )
    ]  # fmt: skip
    for column in table.columns:
        if not column.nullable:
            found.append(
                Expectation(
                    table.name, f"{column.name}_is_given", "critical", f"{table.name}.{column.name} is never null.",
                    f'SELECT {key} FROM {{batch}} WHERE "{column.name}" IS NULL', kind="not_null", column=column.name,
                    scope="whole" if column.name in table.key else "row",
                )
            )  # fmt: skip
        if column.vocabulary:
            words = ", ".join(f"'{word}'" for word in column.vocabulary)
            found.append(
                Expectation(
                    table.name, f"{column.name}_is_of_its_vocabulary", "critical",
                    f"{table.name}.{column.name} is one of its listed values.",
                    f'SELECT {key} FROM {{batch}} WHERE "{column.name}" NOT IN ({words})', kind="in_set", column=column.name,
                    allowed=column.vocabulary,
                )
            )  # fmt: skip
        if column.references and not column.references.startswith("runs."):
            other, _, field = column.references.partition(".")
            found.append(
                Expectation(
                    table.name, join_name(column.name, other), "critical",
                    f"Every {table.name}.{column.name} is found in {column.references}.",
                    f'SELECT {key} FROM {{batch}} WHERE "{column.name}" IS NOT NULL '
                    f'AND "{column.name}" NOT IN (SELECT {field} FROM staged.{other})', scope="whole",
                )
            )  # fmt: skip
    return found


def _limits(table: Table, of_rows: list[Expectation]) -> list[Expectation]:
    """How many rows may be set aside, and that a reading keeps what it had."""
    names = ", ".join(f"'{rule.name}'" for rule in of_rows if rule.severity == "critical" and rule.scope == "row")
    if not names:
        return []
    limit = f"greatest({ALWAYS_LET_PASS}, {MOST_SET_ASIDE} * (coalesce(kept, 0) + n))"
    own = f"table_name = '{table.name}' AND expectation IN ({names})"
    most = f"than {MOST_SET_ASIDE:.0%} of the rows of {table.name}"
    found = [
        Expectation(
            table.name, "few_rows_are_set_aside", "critical", f"No more {most} (or {ALWAYS_LET_PASS} rows) are set aside.",
            f"SELECT key FROM (SELECT key, count(*) OVER () AS n FROM ops.rejected WHERE {own}), "
            f"(SELECT count(*) AS kept FROM {{batch}}) WHERE n > {limit}", scope="whole",
        )
    ]  # fmt: skip
    if table in READINGS:
        found.append(
            Expectation(
                table.name, "few_rows_of_a_batch_are_set_aside", "critical",
                f"No more {most} in one batch of reading (or {ALWAYS_LET_PASS} rows) are set aside.",
                "SELECT key FROM (SELECT key, batch_id, count(*) OVER (PARTITION BY batch_id) AS n FROM ops.rejected "
                f"JOIN ops.readings USING (document_id) WHERE {own}) "
                "LEFT JOIN (SELECT batch_id, count(*) AS kept FROM {batch} GROUP BY batch_id) USING (batch_id) "
                f"WHERE n > {limit}", scope="whole",
            )
        )  # fmt: skip
    # Entities are shared by batches and go when nothing refers to them any more.
    if table in READINGS and table.name != "entities":
        found.append(_keeps_its_rows(table))
    return found


def _keeps_its_rows(table: Table) -> Expectation:
    return Expectation(
        table.name, "published_batches_keep_their_rows", "critical",
        f"No batch of {table.name} has lost rows since it was published, unless its documents were read anew.",
        "WITH kept AS (SELECT batch_id, count(*) AS n FROM {batch} GROUP BY batch_id), "
        "read AS (SELECT batch_id, count(*) AS n FROM ops.readings GROUP BY batch_id), "
        f"aside AS (SELECT batch_id, count(*) AS n, bool_or({_TOOK_ITS_DOCUMENT}) AS is_of_whole_documents "
        f"FROM ops.rejected JOIN ops.readings USING (document_id) WHERE table_name IN ('{table.name}', 'documents', 'passages') "
        "GROUP BY batch_id) "
        "SELECT batch_id FROM ops.published_parts AS before JOIN read USING (batch_id) LEFT JOIN kept USING (batch_id) "
        f"LEFT JOIN aside USING (batch_id) WHERE before.table_name = '{table.name}' AND before.n_documents = read.n "
        "AND NOT coalesce(is_of_whole_documents, false) AND coalesce(kept.n, 0) + coalesce(aside.n, 0) < before.n_rows",
        scope="whole",
    )  # fmt: skip


def _slice_rule(table: str, key: str, surface: str) -> Expectation:
    return Expectation(
        table, f"{surface}_stands_in_the_text", "critical",
        f"The {surface} of every row of {table} is, character for character, the text of its document at its offsets.",
        f"SELECT {key} FROM {{batch}} JOIN (SELECT document_id, text AS whole FROM staged.documents) USING (document_id) "
        f"WHERE char_start < 0 OR char_end <= char_start OR char_end > length(whole) "
        f"OR substring(whole, char_start + 1, char_end - char_start) <> {surface}",
    )  # fmt: skip


SEMANTIC: tuple[Expectation, ...] = (
    Expectation(
        "documents", "text_is_unchanged", "critical", "The text of every document still has the digest it came with.",
        "SELECT document_id FROM {batch} WHERE sha256(text) <> text_sha256", scope="whole",
    ),
    Expectation(
        "documents", "none_is_lost", "critical", "Every document that was taken in is there, or it is said why it is not.",
        "SELECT document_id FROM raw.documents WHERE document_id NOT IN (SELECT document_id FROM {batch}) "
        "AND source_uri NOT IN (SELECT source_uri FROM ops.quarantine) AND document_id NOT IN "
        f"(SELECT document_id FROM ops.rejected WHERE {_TOOK_ITS_DOCUMENT})", scope="whole",
    ),
    Expectation(
        "documents", "none_is_gone", "critical", "No fewer documents are known than were published before.",
        "SELECT max(batch_id) AS batch_id FROM ops.published_parts WHERE table_name = 'documents' AND true IN (SELECT true FROM {batch}) "
        "HAVING sum(n_rows) > (SELECT count(*) FROM raw.documents)", scope="whole",
    ),
    Expectation(
        "documents", "few_readings_break_off", "critical",
        f"In no more than {MOST_SET_ASIDE:.0%} of the documents (or {ALWAYS_LET_PASS} of them) a rule of reading breaks off.",
        f"SELECT document_id FROM (SELECT DISTINCT document_id FROM ops.rejected WHERE expectation = '{READING_IS_WHOLE}'), "
        "(SELECT count(*) AS kept FROM {batch}) QUALIFY count(*) OVER () > "
        f"greatest({ALWAYS_LET_PASS}, {MOST_SET_ASIDE} * kept)", scope="whole",
    ),
    Expectation(
        "documents", "nothing_is_lost", "critical", "Every non-blank character of a document lies in exactly one passage.",
        "SELECT document_id FROM (SELECT document_id, text AS whole FROM {batch}) LEFT JOIN "
        "(SELECT document_id, text FROM staged.passages) USING (document_id) "
        f"GROUP BY document_id HAVING coalesce(sum(length(regexp_replace(text, '{_BLANKS}', '', 'g'))), 0) <> "
        f"length(regexp_replace(any_value(whole), '{_BLANKS}', '', 'g'))",
    ),
    _slice_rule("passages", "passage_id", "text"),
    Expectation(
        "passages", "passages_do_not_overlap", "critical", "The passages of a document follow one another without overlap.",
        "SELECT passage_id FROM (SELECT passage_id, char_start, lag(char_end) OVER (PARTITION BY document_id ORDER BY char_start) "
        "AS before FROM {batch}) WHERE before > char_start",
    ),
    _slice_rule("mentions", "mention_id", "surface"),
    _slice_rule("quotes", "quote_id", "content"),
    _slice_rule("figures", "figure_id", "surface"),
    Expectation(
        "events", "trigger_stands_in_its_clause", "critical", "The trigger of every event stands in the clause at its offsets.",
        "SELECT event_id FROM {batch} JOIN (SELECT document_id, text AS whole FROM staged.documents) USING (document_id) "
        "WHERE char_end <= char_start OR position(trigger IN substring(whole, char_start + 1, char_end - char_start)) = 0",
    ),
    Expectation(
        "events", "dates_are_in_order", "critical", "No event ends before it starts.",
        "SELECT event_id FROM {batch} WHERE length(date_start) = length(date_end) AND date_end < date_start",
    ),
    Expectation(
        "entities", "country_codes_are_known", "critical", "Every ISO3 code is a country's, past or present.",
        "SELECT entity_id FROM {batch} WHERE iso3 NOT IN (SELECT code FROM ops.known_codes WHERE kind = 'country')",
    ),
    Expectation(
        "figures", "units_are_known", "critical", "Every unit is a listed one or the ISO 4217 code of a currency.",
        "SELECT figure_id FROM {batch} WHERE unit NOT IN (SELECT code FROM ops.known_codes WHERE kind IN ('currency', 'unit'))",
    ),
    Expectation(
        "figures", "parties_are_known", "critical", "Every reporter and partner is a country or a listed bloc.",
        "SELECT figure_id FROM {batch} WHERE reporter NOT IN (SELECT code FROM ops.known_codes WHERE kind IN ('country', 'bloc')) "
        "OR partner NOT IN (SELECT code FROM ops.known_codes WHERE kind IN ('country', 'bloc'))",
    ),
    Expectation(
        "figures", "interval_holds_the_value", "critical", "The value of a figure lies in the interval that its surface allows.",
        "SELECT figure_id FROM {batch} WHERE value < value_min - 1e-9 * abs(value_min) OR value > value_max + 1e-9 * abs(value_max) "
        "OR value_min > value_max",
    ),
    Expectation(
        "figures", "range_is_in_order", "critical", "The upper end of a stated range is further from zero than the lower.",
        "SELECT figure_id FROM {batch} WHERE abs(value_high) < abs(value)",
    ),
    Expectation(
        "figures", "period_is_in_order", "critical", "No period ends before it starts, and a period has both ends or none.",
        "SELECT figure_id FROM {batch} WHERE period_end < period_start OR (period IS NULL) <> (period_start IS NULL) "
        "OR (period IS NULL) <> (period_end IS NULL)",
    ),
    Expectation(
        "figures", "period_label_is_of_its_form", "critical", "Periods are written YYYY, YYYY-MM, YYYY-Qn, YYYY-Hn or as a span of these.",
        r"SELECT figure_id FROM {batch} WHERE NOT "
        r"regexp_full_match(period, '\d{{4}}(-(\d\d|Q[1-4]|H[12]))?(/\d{{4}}(-(\d\d|Q[1-4]|H[12]))?)?')",
    ),
    Expectation(
        "figures", "trade_is_in_money", "critical", "A trade flow or balance is in a currency.",
        "SELECT figure_id FROM {batch} WHERE measure IN ('trade_total', 'exports', 'imports', 'trade_balance') "
        "AND unit NOT IN (SELECT code FROM ops.known_codes WHERE kind = 'currency')",
    ),
    Expectation(
        "figures", "trade_is_of_a_plausible_size", "warning",
        "No trade flow is beyond the size that any state's has: a slip of scale (milliard, lakh crore) is likely.",
        f"SELECT figure_id FROM {{batch}} WHERE measure IN ('trade_total', 'exports', 'imports', 'trade_balance') AND unit = 'USD' "
        f"AND abs(value) > {IMPLAUSIBLE_TRADE_USD}",
    ),
    Expectation(
        "figures", "actual_figures_are_past", "warning", "A figure called actual is not of a period that begins after its article.",
        "SELECT figure_id FROM {batch} JOIN (SELECT document_id, published_on FROM staged.documents) USING (document_id) "
        "WHERE status = 'actual' AND period_start > published_on",
    ),
    Expectation(
        "stories", "one_leads", "critical", "Every story has exactly one lead.",
        "SELECT min(document_id) AS document_id FROM {batch} GROUP BY story_id HAVING count(*) FILTER (is_lead) <> 1",
        scope="whole",
    ),
    Expectation(
        "stories", "overlap_is_a_share", "critical", "Overlaps lie between 0 and 1.",
        "SELECT document_id FROM {batch} WHERE overlap NOT BETWEEN 0 AND 1",
    ),
    Expectation(
        "claims", "interval_is_in_order", "critical", "The interval of a claim is not upside down.",
        "SELECT claim_id FROM {batch} WHERE value_min > value_max",
    ),
    Expectation(
        "trade_figures", "consensus_is_inside_its_evidence", "critical",
        "The value of a trade figure lies in the interval of the statements that support it.",
        "SELECT trade_figure_id FROM {batch} WHERE value < value_min - 1e-9 * abs(value_min) OR value > value_max + 1e-9 * abs(value_max)",
    ),
    Expectation(
        "trade_figures", "consensus_has_evidence", "critical", "Every trade figure has a statement that agrees with it.",
        "SELECT trade_figure_id FROM {batch} WHERE trade_figure_id NOT IN "
        "(SELECT trade_figure_id FROM staged.trade_figure_claims WHERE agrees)",
    ),
    Expectation(
        "trade_figures", "counts_are_consistent", "critical", "A story has at least one document, a document at least one statement.",
        "SELECT trade_figure_id FROM {batch} WHERE n_stories < 1 OR n_stories > n_documents OR n_documents > n_claims",
    ),
    Expectation(
        "trade_figures", "parties_differ", "critical", "No country trades with itself.",
        "SELECT trade_figure_id FROM {batch} WHERE reporter = partner",
    ),
    Expectation(
        "trade_figures", "official_series_agrees", "warning", "Values are near the official series where it has the cell.",
        "SELECT trade_figure_id FROM {batch} WHERE abs(deviation) > 0.05",
    ),
    Expectation(
        "trade_figures", "size_is_near_its_neighbours", "warning",
        "No trade figure is a hundred times another of the same flow over as long a time: a slip of scale (million for billion) is likely.",
        "SELECT trade_figure_id FROM {batch} WHERE trade_figure_id IN (SELECT a.trade_figure_id FROM staged.trade_figures AS a "
        "JOIN staged.trade_figures AS b ON a.flow = b.flow AND a.reporter = b.reporter AND a.partner IS NOT DISTINCT FROM b.partner "
        "AND a.currency = b.currency AND regexp_replace(a.period, '\\d', '0', 'g') = regexp_replace(b.period, '\\d', '0', 'g') "
        "WHERE a.flow <> 'balance' AND a.value <> 0 AND b.value <> 0 AND a.n_stories <= b.n_stories "
        "AND greatest(abs(a.value / b.value), abs(b.value / a.value)) >= 100)",
    ),
    Expectation(
        "conflicts", "conflicts_show_their_statements", "critical", "Every conflict has a statement beside it.",
        "SELECT conflict_id FROM {batch} WHERE conflict_id NOT IN (SELECT conflict_id FROM staged.conflict_statements)",
    ),
    Expectation(
        "conflicts", "statements_are_counted", "critical", "A conflict counts the documents of its statements.",
        "SELECT conflict_id FROM {batch} JOIN (SELECT conflict_id, count(DISTINCT document_id) AS n FROM staged.conflict_statements "
        "GROUP BY conflict_id) USING (conflict_id) WHERE n_documents <> n",
    ),
    Expectation(
        "timeline", "dates_are_in_order", "critical", "No event of the timeline ends before it starts.",
        "SELECT timeline_id FROM {batch} WHERE length(date_start) = length(date_end) AND date_end < date_start",
    ),
    Expectation(
        "timeline", "tellings_are_counted", "critical", "Every event of the timeline has a telling.",
        "SELECT timeline_id FROM {batch} WHERE timeline_id NOT IN (SELECT timeline_id FROM staged.timeline_events)",
    ),
)  # fmt: skip


def all_suites() -> dict[str, list[Expectation]]:
    """The suites of all audited tables, by table name; logs are written after the audit, views show what is audited elsewhere."""
    return {table.name: suite(table) for table in TABLES.values() if table.kind not in {"log", "view"}}
