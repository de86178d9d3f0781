"""What the page shows, asked from the database of a snapshot.

Long lists come in parts that are loaded on demand. A part is known by a digest of its rows, made by the database: one whose digest
has not changed need not be fetched, let alone written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract import quoted
from warehouse.published import dicts_of

# The lists that the page is made of, each a view ``page_NAME``.
KINDS = ("docs", "articles", "quotes", "trade", "conflicts", "timeline", "said", "rejected", "quarantine")
# Those that are too large to be made in order to see whether they have changed: views ``marks_NAME`` stand for them, and of the rows
# only those of some parts are made. By name: the keys of parts.
_MARKED = {
    "articles": "SELECT document_id FROM shelf WHERE (doc // 50)::VARCHAR", "timeline": "SELECT timeline_id FROM timeline_parts WHERE part",
}  # fmt: skip
# Facts as they stand beside their article; what the article itself holds is left out.
_FACTS = ("figures", "quotes", "events")
_IN_THE_ARTICLE = {"document_id", "passage_id", "content", "sentence"}
_COMPARED = ("documents", "quarantine", "rejected", "trade_figures", "conflicts", "timeline")
_NEWS = ("new_trade", "new_conflicts", "new_timeline")
# What is new is shown from the top; the lists themselves hold it all.
SHOWN_NEWS = 30
# Names that are offered while a person types one.
OFFERED_NAMES = 300
_PAIRS = """
SELECT least(reporter, coalesce(partner, reporter)) AS part,
       CASE WHEN partner IS NULL THEN reporter ELSE least(reporter, partner) || '-' || greatest(reporter, partner) END AS pair,
       count(*) AS n_figures, count(*) FILTER (consistency = 'conflicting') AS n_conflicting, max(n_stories) AS n_stories
FROM trade_figures GROUP BY ALL ORDER BY n_stories DESC, n_figures DESC, pair
"""
_OUTLETS = """
SELECT source_name AS name, count(*) AS n FROM documents SEMI JOIN stories USING (document_id)
WHERE source_name IS NOT NULL GROUP BY 1 ORDER BY n DESC, name
"""
_PERSONS = f"""
SELECT name FROM entities JOIN mentions USING (entity_id) WHERE kind = 'person'
GROUP BY name ORDER BY count(DISTINCT document_id) DESC, name LIMIT {OFFERED_NAMES}
"""
_RUNS = """
SELECT run_id, strftime(started_at, '%Y-%m-%d %H:%M') AS started, status, n_new, n_known, n_quarantined, message
FROM runs ORDER BY started_at DESC, run_id LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of rows. ``digest``: of its rows and columns."""

    kind: str
    name: str
    digest: str

    @property
    def path(self) -> str:
        """Where it lies in the folder of the page."""
        return f"data/{self.kind}-{self.name}-{self.digest}.js"


@contextmanager
def open_for_page(database: Path, before: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a snapshot's database in which the page's views are there; nothing in the file is changed.

    Args:
        database: the file.
        before: that of the snapshot before, null if there is none.
    """
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        _run_all(connection, _sql("parts"))
        columns = {name: ", ".join(f'{name}."{column}"' for column in fact_columns(connection, name)) for name in _FACTS}
        _run_all(connection, _sql("articles").format(**columns))
        _attach(connection, before)
        _run_all(connection, _sql("since"))
        yield connection


def _sql(name: str) -> str:
    return files("flows.page").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _run_all(connection: duckdb.DuckDBPyConnection, statements: str) -> None:
    for statement in connection.extract_statements(statements):
        connection.execute(statement)


def _attach(connection: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    """Shows the tables of the snapshot before as ``earlier_NAME``; empty ones where its database is gone or damaged."""
    is_there = False
    if before is not None:
        with suppress(duckdb.Error):
            connection.execute(f"ATTACH {quoted(str(before))} AS earlier (READ_ONLY)")
            is_there = True
    for name in _COMPARED:
        source = f"earlier.main.{name}" if is_there else f"{name} WHERE false"
        connection.execute(f"CREATE TEMP VIEW earlier_{name} AS SELECT * FROM {source}")


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    return [column for column, *_ in connection.execute(f"DESCRIBE {name}").fetchall()]


def fact_columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of figures, quotes or events that the page holds beside the article."""
    return [column for column in _columns(connection, table) if column not in _IN_THE_ARTICLE]


def part_columns(connection: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    """The columns of the rows of a list."""
    return [column for column in _columns(connection, f"page_{kind}") if column not in {"part", "order"}]


def list_parts(connection: duckdb.DuckDBPyConnection, kind: str) -> list[Part]:
    """The parts of a list, in the order of their rows."""
    told = quoted(" ".join([*_columns(connection, f"page_{kind}"), *_all_fact_columns(connection, kind)]))
    rows = connection.execute(
        f"""
        SELECT part::VARCHAR, md5({told} || string_agg(hash(shown)::VARCHAR, ' ' ORDER BY shown."order")) AS digest
        FROM {"marks" if kind in _MARKED else "page"}_{kind} AS shown GROUP BY part ORDER BY part
        """
    ).fetchall()
    return [Part(kind, name, digest[:16]) for name, digest in rows]


def _all_fact_columns(connection: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    return [column for name in _FACTS for column in fact_columns(connection, name)] if kind == "articles" else []


def fetch_parts(connection: duckdb.DuckDBPyConnection, kind: str, names: set[str]) -> Iterator[tuple[str, list[str]]]:
    """The rows of some parts, each as a JSON array of its columns, by the name of the part."""
    columns = ", ".join(f'"{column}"' for column in part_columns(connection, kind))
    listed = ", ".join(map(quoted, sorted(names)))
    if kind in _MARKED:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE wanted AS SELECT key FROM ({_MARKED[kind]} IN ({listed})) AS keys(key)")
    result = connection.execute(
        f'SELECT part::VARCHAR AS name, json_array({columns}) FROM page_{kind} WHERE name IN ({listed}) ORDER BY part, "order"'
    )
    rows = iter(result.fetchone, None)
    for name, group in groupby(rows, key=lambda row: str(row[0])):
        yield name, [row[1] for row in group]


def overview(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What the page shows and offers before any list is loaded."""
    return {
        "n_said": connection.execute("SELECT n::INTEGER FROM said_parts").fetchall()[0][0],
        "counts": dicts_of(connection, "FROM new_counts")[0],
        "news": {name.removeprefix("new_"): _news(connection, name) for name in _NEWS},
        "pairs": dicts_of(connection, _PAIRS), "outlets": dicts_of(connection, _OUTLETS),
        "persons": [row["name"] for row in dicts_of(connection, _PERSONS)], "runs": dicts_of(connection, _RUNS),
    }  # fmt: skip


def _news(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any]:
    counted = connection.execute(f"SELECT change, count(*) FROM {name} GROUP BY change").fetchall()
    return {"counts": dict(counted), "rows": dicts_of(connection, f"FROM {name} LIMIT {SHOWN_NEWS}")}


def audit_results(connection: duckdb.DuckDBPyConnection, schema: str = "main") -> list[dict[str, Any]]:
    """Every expectation of the last audit with what it found, and when it failed before; failures first.

    Args:
        connection: to a snapshot's database, or to the working one.
        schema: where the logs are there.
    """
    return dicts_of(connection, _sql("audit").format(expectation_results=f"{schema}.expectation_results", runs=f"{schema}.runs"))
