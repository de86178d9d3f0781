"""What is told of a query that cannot be run: in plain words, with the nearest names, and the place."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from warehouse.contract import create_table_sql
from warehouse.queries import QueryError, run_query
from warehouse.tables import TABLES

DICTIONARY = "; wireledger dictionary lists all tables and columns"


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name, table in TABLES.items():
            connection.execute(create_table_sql(table, name))
        yield connection


def told(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    with pytest.raises(QueryError) as error:
        run_query(connection, query)
    return error.value.detail


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SELECT figure_idd FROM figures", "no column is called 'figure_idd' (line 1, column 8); the nearest is figure_id" + DICTIONARY),
        ("SELECT figures.valu FROM figures", "no column is called 'valu' (line 1, column 8); the nearest is value" + DICTIONARY),
        ("SELECT * EXCLUDE (valu) FROM figures", "no column is called 'valu'; the nearest is value" + DICTIONARY),
        (
            "SELECT f.claim_id FROM figures f JOIN claims c USING (document_id)",
            "the column claim_id (line 1, column 8) is of claims, not of the table that it is asked of" + DICTIONARY,
        ),
        ("FROM figurs", "no table is called 'figurs' (line 1, column 6); the nearest is figures" + DICTIONARY),
        ("FROM unicorns", "no table is called 'unicorns' (line 1, column 6)" + DICTIONARY),
        ("SELECT lenght(surface) FROM figures", "no function is called 'lenght' (line 1, column 8); the nearest is length"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(connection, query: str, sentence: str) -> None:
    assert told(connection, query).startswith(sentence)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("WITH sums AS (SELECT 1 AS total) SELECT totl FROM sums", "did you mean total?"),
        ("SELECT * FROM information_schema.tabls", "did you mean tables?"),
        ("SELECT {'total': 1}.totl", "did you mean total?"),
        ("FROM read_csv('x.csv', delimm = ',')", "did you mean delim?"),
    ],
    ids=["a name of the query's own", "a table of DuckDB's", "a field", "a parameter"],
)
def test_what_duckdb_takes_for_meant_is_kept(connection, query: str, sentence: str) -> None:
    assert told(connection, query).endswith(sentence)


def test_a_name_of_another_table_is_told_with_its_tables(connection) -> None:
    assert "the nearest is n_stories (in trade_figures, conflicts, timeline)" in told(connection, "FROM figures WHERE n_storys > 1")
    assert "the tables that the query reads have no column speaker (line 1, column 8); it is in quotes" in told(
        connection, "SELECT speaker FROM figures"
    )
    assert told(connection, "SELECT quotes.speaker FROM figures") == (
        "the table quotes is not among those that the query reads FROM (line 1, column 8)"
    )


@pytest.mark.parametrize("word", ["CHN", '"CHN"'])
def test_a_text_without_its_quotes_is_known(connection, word: str) -> None:
    sentence = told(connection, f"FROM figures WHERE reporter = {word}")
    assert "a text that is looked for stands in single quotes: 'CHN'" in sentence
    assert "nearest" not in sentence


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SELEC 1", "syntax error at 'SELEC' (line 1, column 1)"),
        ("SELECT value\nFROM figures\nWHERE AND unit = 'USD'", "syntax error at 'AND' (line 3, column 7)"),
        ("SELECT 1 >> > 2", "syntax error at '>>' (line 1, column 10)"),
        ("SELECT (1", "syntax error at its end: something is missing there"),
        ("SELECT 'abc", "a quotation mark is not closed: 'abc (line 1, column 8)"),
    ],
)
def test_a_slip_of_syntax_is_told_with_its_place(connection, query: str, sentence: str) -> None:
    assert told(connection, query) == sentence


@pytest.mark.parametrize("before", [0, 5, 80, 300])
def test_the_place_is_right_in_a_long_line(connection, before: int) -> None:
    query = "SELECT " + "value, " * before + "valu" + ", value" * 60 + " FROM figures"
    assert f"(line 1, column {query.index('valu,') + 1})" in told(connection, query)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "SELECT document_id FROM figures f, quotes q",
            "in more than one of the tables (line 1, column 8); write f.document_id or q.document_id",
        ),
        ("SELECT sum(surface) FROM figures", "sum(VARCHAR) does not work on values of these types (line 1, column 8)"),
        ("SELECT reporter, sum(value) FROM figures", 'column "reporter" must appear in the GROUP BY clause'),
        ("SELECT ?", "'?' and '$1' stand for values, which are written out here"),
        ("DROP TABLE figures", "a snapshot is read-only, nothing in it can be changed"),
        ("FROM 'https://example.org/x.parquet'", "it needs DuckDB's extension httpfs, which is not loaded here"),
        ("SELECT error('planned')", "planned"),
    ],
)
def test_other_mistakes_are_told_in_plain_words(connection, query: str, sentence: str) -> None:
    assert sentence in told(connection, query)


@pytest.mark.parametrize(
    "query", ["SELEC 1", "FROM unicorns", "SELECT horn FROM figures", "SELECT 1 + 'x'", "SELECT nofun(1)", "SELECT error('')"]
)
def test_no_kind_of_error_and_no_second_line_is_shown(connection, query: str) -> None:
    sentence = told(connection, query)
    assert " Error:" not in sentence
    assert "LINE" not in sentence
    assert "\n" not in sentence


def test_what_can_be_run_is_run(connection) -> None:
    assert run_query(connection, "SELECT 'Binder Error: Referenced column \"x\" not found' AS words") == (
        ["words"], [('Binder Error: Referenced column "x" not found',)],
    )  # fmt: skip


def test_what_came_after_the_snapshot_is_told_so() -> None:
    with duckdb.connect() as old:
        old.execute("CREATE TABLE events (event_id VARCHAR)")
        old.execute("CREATE TABLE figures (figure_id VARCHAR)")
        later = "it was made by an earlier version of wireledger; the next run publishes one that has it"
        assert told(old, "FROM trade_long") == f"the snapshot has no table trade_long (line 1, column 6): {later}"
        assert told(old, "SELECT starts_on FROM events") == f"the snapshot has no column starts_on in events (line 1, column 8): {later}"
        assert told(old, "SELECT e.starts_on FROM events e").startswith("the snapshot has no column starts_on in events")
        assert told(old, "SELECT starts_on FROM figures").startswith("the tables that the query reads have no column starts_on")
