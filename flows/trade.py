"""Trade figures as they are asked for, with the statements behind each."""

from __future__ import annotations

from typing import Any

import duckdb

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
FROM (SELECT * FROM trade_figures WHERE {where} ORDER BY {order} {limit}) AS trade ORDER BY {order}
"""


def find_trade(
    connection: duckdb.DuckDBPyConnection, codes: list[str] | None = None, *, order: str = "reporter, partner, flow, period",
    limit: int | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Rows of ``trade_figures``, each with its statements (``claims``), those that agree first.

    Args:
        connection: to a snapshot.
        codes: of one party, or of two between which the trade is; without any, all figures.
        order: by which columns.
        limit: no more than so many.
    """
    listed = ", ".join(_literal(code) for code in codes or ())
    where = {0: "true", 1: f"{listed} IN (reporter, partner)", 2: f"list_sort([reporter, partner]) = list_sort([{listed}])"}
    rows = connection.execute(_FIGURES.format(where=where[len(codes or ())], order=order, limit="" if limit is None else f"LIMIT {limit}"))
    names = [column[0] for column in rows.description or []]
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


def _literal(text: str) -> str:
    # A parameter has DuckDB import pandas, which takes longer than the answer.
    return "'" + text.replace("'", "''") + "'"
