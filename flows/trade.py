"""Trade figures as they are asked for, with the statements behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import duckdb

from flows.countries import UnknownCountryError, read_countries
from flows.counts import counted
from flows.home import Home
from flows.periods import lies_within
from warehouse.contract import quoted
from warehouse.published import dicts_of, open_published
from warehouse.schema import WireledgerError
from warehouse.tables.vocabularies import TRADE_FLOWS

# Of a hundred pairs that there are figures of, so many show how they are written.
SHOWN_PAIRS = 20
_PARTIES = "SELECT reporter FROM trade_figures UNION SELECT partner FROM trade_figures WHERE partner IS NOT NULL"
_PAIRS = """
SELECT DISTINCT concat_ws('-', least(reporter, partner), nullif(greatest(reporter, partner), least(reporter, partner)))
FROM trade_figures WHERE {where} ORDER BY 1
"""
_FIGURES = """
SELECT trade.*, coalesce((
    SELECT list(struct_pack(
        agrees := links.agrees, why := links.why, surface := figures.surface, attributed_to := figures.attributed_to,
        sentence := figures.sentence, claim_id := links.claim_id, source := coalesce(documents.source_name, documents.source_uri),
        story_id := documents.story_id
    ) ORDER BY links.agrees DESC, coalesce(documents.source_name, documents.source_uri), links.claim_id)
    FROM trade_figure_claims AS links JOIN figures USING (figure_id) JOIN documents USING (document_id)
    WHERE links.trade_figure_id = trade.trade_figure_id
), []) AS claims
FROM (SELECT * FROM trade_figures WHERE {where}) AS trade ORDER BY {order}
"""
# Figures of trade in articles that count (only those make claims) that stand behind no row of ``trade_figures``; the first reason is told.
_LEFT_OUT = f"""
SELECT CASE WHEN reporter IS NULL THEN 'without a country'
            WHEN period IS NULL THEN 'without a period'
            WHEN scope IS NOT NULL THEN 'of a part of the trade or adjusted'
            WHEN figures.status <> 'actual' THEN 'not a fact yet'
            WHEN figures.stance <> 'asserted' THEN 'denied, questioned or withdrawn'
            WHEN confidence < getvariable('least_confidence') THEN 'read without enough confidence'
            ELSE 'set aside for breaking a rule' END AS why,
       figure_id, measure, reporter, partner, period, scope, status, surface,
       coalesce(documents.source_name, documents.source_uri) AS source, figures.sentence
FROM figures JOIN documents USING (document_id)
WHERE measure IN ({", ".join(f"'{measure}'" for measure in TRADE_FLOWS)})
    AND figure_id IN (SELECT from_id FROM claims WHERE from_table = 'figures')
    AND figure_id NOT IN (SELECT figure_id FROM trade_figure_claims)
    AND {{where}}
ORDER BY why, source, figure_id
"""


class SameCountryError(WireledgerError):
    """Two names of one country were given for the two sides of its trade."""

    def __init__(self, country: str) -> None:
        super().__init__(country)
        self.country = country

    def __str__(self) -> str:
        return f"both are {self.country}; give two countries, or one of them for all of its trade"


def codes_of(connection: duckdb.DuckDBPyConnection, home: Home, given: list[str]) -> list[str]:
    """The codes of the countries and blocs that a person names, as figures print them.

    Raises:
        UnknownCountryError: one is none.
        DoubtfulCountryError: one may be more than one.
        SameCountryError: both are the same.
    """
    if not given:
        return []
    countries = read_countries(home.additions, [code for (code,) in connection.execute(_PARTIES).fetchall()])
    try:
        codes = [countries.code_of(name) for name in given]
    except UnknownCountryError as error:
        whole = " ".join(given)  # 'South Korea' without quotes comes as two
        if len(given) > 1 and countries.knows(whole):
            raise UnknownCountryError(error.given, [f"'{whole}', in quotes"]) from None
        raise
    if len(set(codes)) < len(codes):
        raise SameCountryError(countries.told(codes[0]))
    return codes


def known_parties(home: Home) -> list[tuple[str, str]]:
    """Codes of the countries and blocs that there are figures of, each with its name."""
    with open_published(home.latest) as connection:
        codes = sorted(code for (code,) in connection.execute(_PARTIES).fetchall())
    titles = read_countries(home.additions).titles
    return [(code, titles.get(code, code)) for code in codes]


def none_found(connection: duckdb.DuckDBPyConnection, home: Home, codes: list[str], period: str | None = None) -> str:
    """That there are no figures of these, and of which there are: of another period, of one of them, else of anybody."""
    asked = " and ".join(map(read_countries(home.additions).told, codes))
    periods = sorted({figure["period"] for figure in find_trade(connection, codes)}) if period else []
    if periods:
        return f"No trade figures{f' of {asked}' if asked else ''} within {period}. There are some of: {_first(periods, 'nothing')}."
    listed = ", ".join(quoted(code) for code in codes)
    pairs = codes and _pairs(connection, f"reporter IN ({listed}) OR partner IN ({listed})")
    return f"No trade figures{f' of {asked}' if asked else ''}. There are some of: {_first(pairs or _pairs(connection, 'true'), 'nobody')}."


def _first(told: list[str], nothing: str) -> str:
    more = f" and {len(told) - SHOWN_PAIRS} more" if len(told) > SHOWN_PAIRS else ""
    return (", ".join(told[:SHOWN_PAIRS]) or nothing) + more


def _pairs(connection: duckdb.DuckDBPyConnection, where: str) -> list[str]:
    return [pair for (pair,) in connection.execute(_PAIRS.format(where=where)).fetchall()]


def find_trade(
    connection: duckdb.DuckDBPyConnection, codes: list[str] | None = None, *, within: tuple[int, int] | None = None,
    order: str = "reporter, partner, flow, period", only: Sequence[str] | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Rows of ``trade_figures``, each with its statements (``claims``), those that agree first.

    Args:
        connection: to a snapshot.
        codes: of one party, or of two between which the trade is; without any, all figures.
        within: only of periods within these months (``flows.periods``).
        order: by which columns.
        only: those with these keys.
    """
    where = _where(codes or []) + (f" AND trade_figure_id IN ({', '.join(map(quoted, only)) or 'NULL'})" if only is not None else "")
    query = _FIGURES.format(where=where, order=order)
    return [figure for figure in dicts_of(connection, query) if within is None or lies_within(figure["period"], within)]


def left_out(
    connection: duckdb.DuckDBPyConnection, codes: list[str] | None = None, *, within: tuple[int, int] | None = None
) -> list[dict[str, Any]]:
    """Figures of trade that are in ``figures`` and stand behind no row of ``trade_figures``, each with why.

    With countries given, only those of which the text says that they are theirs; with a period, none that are of another.
    """
    figures = dicts_of(connection, _LEFT_OUT.format(where=_where(codes or [])))
    return [figure for figure in figures if within is None or not figure["period"] or lies_within(figure["period"], within)]


def told_left_out(figures: list[dict[str, Any]], command: str) -> str | None:
    """How many are left out for which reason, and the command that lists them; null where none is."""
    if not figures:
        return None
    reasons = Counter(figure["why"] for figure in figures)
    told = ", ".join(f"{count:,} {why}" for why, count in reasons.most_common())
    return f"Not among them: {counted(len(figures), 'figure')} of trade ({told}); to see them: {command}"


def _where(codes: list[str]) -> str:
    listed = ", ".join(map(quoted, codes))
    return {0: "true", 1: f"{listed} IN (reporter, partner)", 2: f"list_sort([reporter, partner]) = list_sort([{listed}])"}[len(codes)]
