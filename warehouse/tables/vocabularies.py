"""Closed vocabularies of columns: the values that a reading may take."""

from __future__ import annotations

MEASURES = (
    "trade_total", "exports", "imports", "trade_balance", "investment", "aid_or_loan", "contract_value", "tariff_rate",
    "tariff_base", "change", "share", "price", "profit_or_loss", "gdp", "capacity", "volume", "mass", "distance",
    "killed", "injured", "displaced", "people", "sanctioned", "meetings", "money", "duration", "age", "count",
)  # fmt: skip
TRADE_FLOWS = {"trade_total": "total", "exports": "exports", "imports": "imports", "trade_balance": "balance"}
EVENT_TYPES = (
    "visit", "meet", "call", "talks", "sign", "agree", "statement", "declare", "sanction", "tariff", "ban", "threaten",
    "accuse", "condemn", "reject", "demand", "aid", "invest", "trade_deal", "exercise", "attack", "protest",
    "election", "appoint", "other",
)  # fmt: skip
# How a name is found: in the gazetteer, as a run of capitals, by a title, as a firm or another organisation; or as somebody named elsewhere.
MENTION_RULES = (
    "gazetteer", "run", "title", "in_title", "firm", "organisation", "capitals", "called_like_a_place", "person_in_headline", "surname", "role",
)  # fmt: skip
PLOVER_CLASSES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
# What becomes of a sanction, tariff or ban: put on, raised or widened; goes on; made less; stopped for a time; ended.
DIRECTIONS = ("imposed", "extended", "eased", "suspended", "lifted")
# Every unit that is no currency. A currency is its ISO 4217 code (``warehouse.reference``).
UNITS = (
    "percent", "percentage_point", "basis_point", "people", "count", "point", "year", "month", "week", "day", "hour",
    "minute", "second", "km", "m", "cm", "mm", "mile", "nautical_mile", "foot", "inch", "km2", "m2", "square_mile",
    "square_foot", "hectare", "acre", "m3", "cubic_foot", "litre", "gallon", "tonne", "kg", "gram", "pound_mass",
    "ounce", "bushel", "bale", "bag", "barrel", "barrel_per_day", "watt", "kilowatt", "megawatt", "gigawatt", "kilowatt_hour", "megawatt_hour", "gigawatt_hour", "terawatt_hour", "btu",
    "km_per_hour", "mile_per_hour", "degree_celsius", "degree_fahrenheit", "teu", "container", "byte", "times",
)  # fmt: skip
PERIOD_KINDS = ("year", "half", "quarter", "month", "span")
# Why something was not read.
QUARANTINE_REASONS = (
    "empty", "binary", "undecodable", "no_article_text", "not_english", "too_large", "too_costly", "broken_json", "unreadable",
    "unsupported", "passed_over", "withdrawn",
)  # fmt: skip
