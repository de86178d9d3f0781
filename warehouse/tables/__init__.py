"""The declaration of every published table: columns, types, keys, vocabularies, units, descriptions.

This is the one place. DDL, Polars schemas, the data dictionary, ``datapackage.json`` and the expectations are made
from it (``warehouse.contract``, ``expectations.suites``); nothing repeats it. Names and vocabularies are a public
contract: columns may be added, none renamed. Belongs here: what a table is. Does not belong here: how its rows come about.
"""

from __future__ import annotations

from warehouse.schema import Table
from warehouse.tables.logs import DOCUMENT_VERSIONS, EXPECTATION_RESULTS, QUARANTINE, REJECTED, RUNS
from warehouse.tables.marts import (
    CLAIMS,
    CONFLICT_STATEMENTS,
    CONFLICTS,
    STORIES,
    TIMELINE,
    TIMELINE_EVENTS,
    TRADE_FIGURE_CLAIMS,
    TRADE_FIGURES,
)
from warehouse.tables.readings import DOCUMENTS, ENTITIES, EVENT_PARTICIPANTS, EVENTS, FIGURES, MENTIONS, PASSAGES, QUOTES, ROLES
from warehouse.tables.reference import BLOC_MEMBERS, BLOCS, COUNTRIES, SCORECARD, UNITS_TABLE
from warehouse.tables.views import EVENTS_WIDE, FIGURES_WIDE, QUOTES_WIDE, TRADE_LONG

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS, PASSAGES, ENTITIES, MENTIONS, ROLES, QUOTES, FIGURES, EVENTS, EVENT_PARTICIPANTS,
        STORIES, CLAIMS, TRADE_FIGURES, TRADE_FIGURE_CLAIMS, CONFLICTS, CONFLICT_STATEMENTS, TIMELINE, TIMELINE_EVENTS,
        COUNTRIES, BLOCS, BLOC_MEMBERS, UNITS_TABLE, SCORECARD,
        FIGURES_WIDE, QUOTES_WIDE, EVENTS_WIDE, TRADE_LONG,
        RUNS, EXPECTATION_RESULTS, QUARANTINE, REJECTED, DOCUMENT_VERSIONS,
    )
}  # fmt: skip
READINGS = [table for table in TABLES.values() if table.kind == "reading"]
MARTS = [table for table in TABLES.values() if table.kind == "mart"]
REFERENCE = [table for table in TABLES.values() if table.kind == "reference"]
VIEWS = [table for table in TABLES.values() if table.kind == "view"]
LOGS = [table for table in TABLES.values() if table.kind == "log"]
