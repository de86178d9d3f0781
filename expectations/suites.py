"""What must hold before a snapshot may be published: one suite of expectations per table.

Most expectations are made from the tables' declaration (keys, nulls, vocabularies, joins). The semantic ones are SQL:
a query over ``{batch}`` that finds the rows that break the rule. A critical failure stops publication; a warning is
published with the rows named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warehouse.tables import TABLES, Table

Severity = Literal["critical", "warning"]
Kind = Literal["not_null", "unique", "in_set", "rows"]
# No state's yearly trade in one flow is as large in dollars; beyond it a scale has slipped (milliard, lakh, 亿).
IMPLAUSIBLE_TRADE_USD = 1e13
# Braces are doubled, as in all queries here: ``{batch}`` is filled in by str.format.
_BLANKS = r"[\s\p{{Z}}\x{{200b}}\x{{feff}}\x{{ad}}\x{{85}}\x{{0b}}\x{{1c}}-\x{{1f}}]"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One rule. ``failing_rows`` selects the rows that break it, from ``{batch}``, with the key columns first."""

    table: str
    name: str
    severity: Severity
    description: str
    failing_rows: str
    kind: Kind = "rows"
    column: str | None = None
    allowed: tuple[str, ...] = ()


def suite(table: Table) -> list[Expectation]:
    """All expectations of a table, those of its declaration first."""
    return [*_declared(table), *(expectation for expectation in SEMANTIC if expectation.table == table.name)]


def _declared(table: Table) -> list[Expectation]:
    key = ", ".join(f'"{column}"' for column in table.key)
    found = [
        Expectation(
            table.name, "key_is_unique", "critical", f"No two rows of {table.name} have the same {' and '.join(table.key)}.",
            f"SELECT {key} FROM {{batch}} GROUP BY {key} HAVING count(*) > 1",
            kind="unique" if len(table.key) == 1 else "rows", column=table.key[0],
        )
    ]  # fmt: skip
    for column in table.columns:
        if not column.nullable:
            found.append(
                Expectation(
                    table.name, f"{column.name}_is_given", "critical", f"{table.name}.{column.name} is never null.",
                    f'SELECT {key} FROM {{batch}} WHERE "{column.name}" IS NULL', kind="not_null", column=column.name,
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
                    table.name, f"{column.name}_joins_{other}", "critical",
                    f"Every {table.name}.{column.name} is found in {column.references}.",
                    f'SELECT {key} FROM {{batch}} WHERE "{column.name}" IS NOT NULL '
                    f'AND "{column.name}" NOT IN (SELECT {field} FROM staged.{other})',
                )
            )  # fmt: skip
    return found


def _slice_rule(table: str, key: str, surface: str) -> Expectation:
    return Expectation(
        table, f"{surface}_stands_in_the_text", "critical",
        f"The {surface} of every row of {table} is, character for character, the text of its document at its offsets.",
        f"SELECT {key} FROM {{batch}} JOIN (SELECT document_id, text AS whole FROM staged.documents) USING (document_id) "
        f"WHERE char_start < 0 OR char_end <= char_start OR substring(whole, char_start + 1, char_end - char_start) <> {surface}",
    )  # fmt: skip


SEMANTIC: tuple[Expectation, ...] = (
    Expectation(
        "documents", "text_is_unchanged", "critical", "The text of every document still has the digest it came with.",
        "SELECT document_id FROM {batch} WHERE sha256(text) <> text_sha256",
    ),
    _slice_rule("passages", "passage_id", "text"),
    Expectation(
        "passages", "nothing_is_lost", "critical", "Every non-blank character of a document lies in exactly one passage.",
        "SELECT document_id FROM {batch} JOIN (SELECT document_id, text AS whole FROM staged.documents) USING (document_id) "
        f"GROUP BY document_id HAVING sum(length(regexp_replace(text, '{_BLANKS}', '', 'g'))) <> "
        f"length(regexp_replace(any_value(whole), '{_BLANKS}', '', 'g'))",
    ),
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
        "timeline", "dates_are_in_order", "critical", "No event of the timeline ends before it starts.",
        "SELECT timeline_id FROM {batch} WHERE length(date_start) = length(date_end) AND date_end < date_start",
    ),
    Expectation(
        "timeline", "tellings_are_counted", "critical", "Every event of the timeline has a telling.",
        "SELECT timeline_id FROM {batch} WHERE timeline_id NOT IN (SELECT timeline_id FROM staged.timeline_events)",
    ),
)  # fmt: skip


def all_suites() -> dict[str, list[Expectation]]:
    """The suites of all audited tables, by table name; logs are written after the audit and have none."""
    return {table.name: suite(table) for table in TABLES.values() if table.kind != "log"}
