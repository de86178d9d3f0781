"""What is wrong with a query, in plain words: which name is not known, the nearest that are, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

import duckdb

from warehouse.tables import TABLES

SHOWN_NAMES = 3
NEAR_ENOUGH = 0.7
_DICTIONARY = "wireledger dictionary lists all tables and columns"
# DuckDB shows the line, cut to what stands around the place, and a caret below it.
_PLACE = re.compile(r"^(LINE (\d+): )(.*)\n( *)\^", re.MULTILINE)
# How DuckDB names an operator behind its value, which is mostly one too many.
_OPERATOR = "__postfix"
_OFFERS = re.compile(r"^(?:Did you mean|Candidate (?:bindings|Entries)|    (?=\w+ [A-Z]+))(.*)", re.MULTILINE)
_QUOTED = re.compile(r'"([^"]+)"')
_NO_TABLE = re.compile(r"Table with name \"?([^\s\"]+)\"? does not exist")
_NO_COLUMN = (
    re.compile(r'Referenced column "(.+?)" not found'), re.compile(r'does not have a column named "(.+?)"'),
    re.compile(r'Column "(.+?)" in \w+ list not found'),
)  # fmt: skip
_LATER = "the next run publishes one that has it"
_KIND = re.compile(r"^[A-Z][\w ]* Error: ")


def explain_query_error(message: str, query: str, lacking: Mapping[str, Collection[str]] = MappingProxyType({})) -> str:
    """One sentence for what DuckDB says of a query.

    Args:
        message: what DuckDB says.
        query: the query.
        lacking: columns that are declared, and that the snapshot has not, by table.
    """
    place = _place(message, query)
    if not_yet := _not_yet(message, query, lacking):
        return f"the snapshot has no {not_yet}{place}: it was made by an earlier version of wireledger; {_LATER}"
    for pattern, tell in _TOLD:
        found = pattern.search(message)
        if found:
            told = tell(found.group(1), place, query)
            return told if "nearest" in told else told + _meant(found.group(1), message)
    told = _KIND.sub("", message.splitlines()[0]).rstrip(".!") + place
    return told + _meant(next(iter(_QUOTED.findall(told)), ""), message)


def _not_yet(message: str, query: str, lacking: Mapping[str, Collection[str]]) -> str:
    """The table or column that is asked for and came after the snapshot; empty if it is none of these."""
    table = _NO_TABLE.search(message)
    if table:
        return f"table {table.group(1)}" if table.group(1) in lacking else ""
    column = next((found.group(1).lower() for pattern in _NO_COLUMN if (found := pattern.search(message))), "")
    asked = [name for name, columns in lacking.items() if column in columns and re.search(rf"\b{name}\b", query, re.IGNORECASE)]
    return f"column {column} in {', '.join(asked)}" if asked else ""


def _meant(name: str, message: str) -> str:
    """What DuckDB itself takes for meant, where it is near: it also knows names that a query gives, settings and types."""
    offered = [word for line in _OFFERS.findall(message) for word in _QUOTED.findall(line) or line.split()[:1]]
    near = _near(name, filter(str.isidentifier, offered))
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _place(message: str, query: str) -> str:
    """' (line 2, column 7)', or nothing where DuckDB does not say it."""
    found = _PLACE.search(message)
    if not found:
        return ""
    head, number, shown, blanks = found.groups()
    column = len(blanks) - len(head)
    if shown.startswith("...") and int(number) <= query.count("\n") + 1:
        whole = query.split("\n")[int(number) - 1]
        column += max(0, whole.find(shown.strip("."))) - len("...")
    return f" (line {number}, column {column + 1})"


def _unknown_column(name: str, place: str, query: str) -> str:
    asked = [table for table in TABLES.values() if re.search(rf"\b{table.name}\b", query, re.IGNORECASE)]
    owners = [table.name for table in asked if name.lower() in table.column_names]
    if owners:
        return f"the column {name}{place} is of {', '.join(owners)}, not of the table that it is asked of; {_DICTIONARY}"
    near = _near(name, (column for table in asked for column in table.column_names))
    if not near and (there := _tables_with(name.lower())):
        return f"the tables that the query reads have no column {name}{place}; it is in {', '.join(there)}; {_DICTIONARY}"
    if not near:
        others = _near(name, (column for table in TABLES.values() for column in table.column_names))
        near = [f"{column} (in {', '.join(_tables_with(column))})" for column in others]
    hint = _told_near(near) or f"; a text that is looked for stands in single quotes: '{name}'"
    return f"no column is called '{name}'{place}{hint}; {_DICTIONARY}"


def _unknown_table(name: str, place: str, _query: str) -> str:
    if name in TABLES:
        return f"the table {name} is not among those that the query reads FROM{place}"
    return f"no table is called '{name}'{place}{_told_near(_near(name, TABLES))}; {_DICTIONARY}"


def _unknown_function(name: str, place: str, _query: str) -> str:
    if name.endswith(_OPERATOR):
        return _no_syntax(name.removesuffix(_OPERATOR), place, _query)
    with duckdb.connect() as connection:
        functions = [
            known for (known,) in connection.execute("SELECT DISTINCT function_name FROM duckdb_functions() ORDER BY 1").fetchall()
        ]
    return f"no function is called '{name}'{place}{_told_near(_near(name, functions))}"


def _doubtful_column(qualified: str, place: str, _query: str) -> str:
    plain = qualified.replace('"', "")
    return f"a column of this name is in more than one of the tables{place}; write {plain}"


def _open_parameter(_numbers: str, _place: str, _query: str) -> str:
    return "'?' and '$1' stand for values, which are written out here"


def _wrong_types(call: str, place: str, _query: str) -> str:
    return f"{call} does not work on values of these types{place}; {_DICTIONARY} with their types"


def _no_syntax(word: str, place: str, _query: str) -> str:
    return f"syntax error at '{word}'{place}"


def _cut_off(_words: str, place: str, _query: str) -> str:
    return f"syntax error at its end: something is missing there{place}"


def _open_quote(word: str, place: str, _query: str) -> str:
    return f"a quotation mark is not closed: {word}{place}"


def _not_loaded(extension: str, _place: str, _query: str) -> str:
    return f"it needs DuckDB's extension {extension}, which is not loaded here; of files, local CSV, JSON and Parquet can be read"


_TOLD: tuple[tuple[re.Pattern[str], Callable[[str, str, str], str]], ...] = (
    *((pattern, _unknown_column) for pattern in _NO_COLUMN),
    (re.compile(r"Referenced update column (\S+) not found"), _unknown_column),
    (_NO_TABLE, _unknown_table),
    (re.compile(r'Referenced table "(.+?)" not found'), _unknown_table),
    (re.compile(r"Function with name (\S+) does not exist"), _unknown_function),
    (re.compile(r"Ambiguous reference to column name .+? \(use: (.+?)\)"), _doubtful_column),
    (re.compile(r"not provided for the following prepared statement (parameters)"), _open_parameter),
    (re.compile(r"No function matches the given name and argument types '(.+?)'\."), _wrong_types),
    (re.compile(r'syntax error at or near "(.+)"'), _no_syntax),
    (re.compile(r"syntax error (at end of input)"), _cut_off),
    (re.compile(r'unterminated quoted \w+ at or near "(.+)"'), _open_quote),
    (re.compile(r"requires the extension (\w+) to be loaded"), _not_loaded),
)


def _near(name: str, names: Iterable[str]) -> list[str]:
    return get_close_matches(name.lower(), list(dict.fromkeys(names)), SHOWN_NAMES, NEAR_ENOUGH)


def _told_near(names: list[str]) -> str:
    return f"; the nearest {'is' if len(names) == 1 else 'are'} {', '.join(names)}" if names else ""


def _tables_with(column: str) -> list[str]:
    return [table.name for table in TABLES.values() if column in table.column_names][:SHOWN_NAMES]
