"""What no article tells: countries, blocs and their members, the names of units, and how often what is read is right."""

from __future__ import annotations

from warehouse.schema import Column, Table
from warehouse.tables.columns import id_column

COUNTRIES = Table(
    "countries", "reference", "Every country and territory that reporter, partner and iso3 may name, states that are gone among them.", ("iso3",), ("iso3",),
    (
        id_column("iso3", "Key: ISO 3166 alpha-3 code."),
        Column("iso2", "text", "ISO 3166 alpha-2 code.", "ISO has none"),
        Column("name", "text", "The name that the tables give it."),
        Column("kind", "text", "What it is; gone: a state of before.", vocabulary=("country", "territory", "gone")),
        Column("wikidata_id", "text", "Wikidata item.", "not known"),
        Column("blocs", "text", "The blocs that it is a member of, joined with '; ': as bloc_members has them.", "of none of those listed"),
    ),
)  # fmt: skip
BLOCS = Table(
    "blocs", "reference", "Every bloc, alliance and grouping that reporter and partner may name.", ("bloc",), ("bloc",),
    (
        id_column("bloc", "Key: the code that figures print."),
        Column("name", "text", "Its full name."),
        Column("wikidata_id", "text", "Wikidata item.", "not known"),
        Column("n_members", "integer", "How many members bloc_members lists.", "its members are not listed", unit="countries"),
    ),
)  # fmt: skip
BLOC_MEMBERS = Table(
    "bloc_members", "reference", "Members of the blocs that trade is most often told of, as of January 2026.", ("bloc", "iso3"), ("bloc", "iso3"),
    (
        id_column("bloc", "The bloc.", "blocs.bloc"),
        id_column("iso3", "The member.", "countries.iso3"),
    ),
)  # fmt: skip
UNITS_TABLE = Table(
    "units", "reference", "The name of every unit and currency.", ("unit",), ("unit",),
    (
        id_column("unit", "Key: as in figures.unit and trade_figures.currency."),
        Column("name", "text", "Its English name."),
        Column("kind", "text", "What it is.", vocabulary=("currency", "unit")),
    ),
)  # fmt: skip
SCORECARD = Table(
    "scorecard", "reference", "How often what is read is right: measured against annotated articles, by kind of fact and field. Expect of your own articles what first_reading and held_back say.",
    ("set_name", "measured", "kind", "field", "confidence_from"), ("set_name", "measured", "kind", "field", "confidence_from"),
    (
        Column("set_name", "text", "Which annotated articles; docs/quality.md tells of each set."),
        Column("measured", "text", "first_reading: before anybody had looked at what the rules make of them; held_back: never looked at, read again after changes; outlet_left_out: weights fitted without the outlet; mended_on: rules were mended on what was wrong there.", vocabulary=("first_reading", "held_back", "outlet_left_out", "mended_on")),
        Column("kind", "text", "The kind of fact."),
        Column("field", "text", "Which of its fields must be right; whole: the fact has but one."),
        Column("confidence_from", "number", "Only facts of at least this confidence are judged; 0 for all of them.", unit="share"),
        Column("n_articles", "integer", "How many articles were judged.", unit="articles"),
        Column("n_facts", "integer", "How many such facts the articles have.", "not counted, or a share of those found", unit="facts"),
        Column("n_read", "integer", "How many were read.", "not counted", unit="facts"),
        Column("precision", "number", "Share of those read that is right.", "none was read, or not measured", unit="share"),
        Column("recall", "number", "Share of those there that was read right.", "none is there, or a share of those found", unit="share"),
    ),
)  # fmt: skip
