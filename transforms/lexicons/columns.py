"""The columns of the lexicon files: what a cell may hold. A row that holds something else is refused with what is valid.

A cell is free text unless its column is declared otherwise; an empty cell is refused except where ``may_be_empty``. A file's
columns are those of its header; here stands what its values mean to the readings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from warehouse.tables.vocabularies import DIRECTIONS, EVENT_TYPES, PLOVER_CLASSES, UNITS


@dataclass(frozen=True, slots=True)
class Cell:
    """What the cells of a column may hold: one of some ``values``, something of a ``shape`` (a regular expression), or any text.

    ``like`` names the column of a file ('blocs.code') whose values it may hold as well; ``says`` tells a reader of a message what is
    wanted where the values are not listed.
    """

    values: tuple[str, ...] = ()
    shape: str = ""
    says: str = ""
    like: str = ""
    may_be_empty: bool = False

    def holds(self, value: str | None, known: Mapping[str, frozenset[str]]) -> bool:
        """Whether a cell is valid; ``known`` has the values of the columns that others refer to."""
        if not value:
            return self.may_be_empty
        if self.shape == DAY:
            return _is_day(value)
        if self.shape:
            return re.fullmatch(self.shape, value) is not None
        return not (self.values or self.like) or value in self.values or value in known.get(self.like, ())

    def wanted(self) -> str:
        """What is valid, for a message."""
        listed = ", ".join(self.values)
        return self.says or (
            f"{listed}, or one of {self.like}" if self.like and listed else listed or f"one of {self.like}" if self.like else listed
        )


DAY = r"\d{4}-\d\d-\d\d"
TEXT = Cell(says="a text")
OPTIONAL = Cell(may_be_empty=True)
YES_NO = Cell(("yes", "no"))
COUNTRY = Cell(shape="[A-Z]{3}", says="a code of three letters as in ISO 3166-1")
CURRENCY = Cell(shape="[A-Z]{3}( [A-Z]{3})*", says="a code of three letters as in ISO 4217", may_be_empty=True)
WIKIDATA = Cell(shape=r"Q\d+", says="an identifier of Wikidata such as Q142", may_be_empty=True)
YEAR = Cell(shape=r"\d{4}", says="a year such as 2025")
FACTOR = Cell(shape=r"\d+(\.\d+)?([eE]\d+)?", says="a number above zero")
NUMBER = Cell(shape=r"-?\d+(\.\d+)?", says="a number")
SIGN = Cell(("-1", "0", "1"))
GENDER = Cell(("m", "f"), may_be_empty=True)
# What a trigger can ask for beside a word of one of the sets: who takes part, or where and when it is told to be.
NEEDS = (
    "none", "anyone", "participant", "actor", "target", "pair", "persons", "guest", "agent", "traveller", "steered", "placed", "dated",
    "place", "sworn_in", "words", "owned", "decider", "led", "officer", "in_force", "goes_on", "rate_on", "foreign", "own_act", "kept_out",
)  # fmt: skip
_DAY = Cell(shape=DAY, says="a day such as 1991-12-25")
_LEVELS = (
    "trade_total", "exports", "imports", "trade_balance", "tariff_rate", "investment", "aid_or_loan", "contract_value", "gdp",
    "capacity", "price", "profit_or_loss", "share", "change", "volume", "money",
)  # fmt: skip

COLUMNS: dict[str, dict[str, Cell]] = {
    "adjustments": {"limits": YES_NO},
    "bloc_organs": {"code": Cell(like="blocs.code")},
    "blocs": {"aliases": OPTIONAL, "wikidata": WIKIDATA},
    "bounds": {"bound": Cell(("exact", "about", "at_least", "at_most", "more_than", "less_than")), "place": Cell(("before", "after"))},
    "capitals": {"iso3": COUNTRY},
    "changes": {"part": Cell(("verb", "noun", "adverb")), "sign": SIGN},
    "confidence": {"weight": NUMBER, "seen": NUMBER},
    "event_confidence": {"weight": NUMBER, "seen": NUMBER},
    "corrections": {"effect": Cell(("drops", "note", "past", "right", "slip", "turn", "void"))},
    "country_ids": {"iso3": COUNTRY, "wikidata": WIKIDATA},
    "country_names": {"iso3": COUNTRY, "kind": Cell(("common", "alias", "former"))},
    "cue_phrases": {"clause": YES_NO},
    "cues": {
        "clause": Cell(("no", "that", "bare")), "infinitive": Cell(("no", "yes", "object")), "direct": YES_NO, "label": YES_NO,
        "addressee": YES_NO, "stance": Cell(("asserted", "denied", "questioned")), "not_before": OPTIONAL,
    },
    "currencies": {"code": CURRENCY, "family": OPTIONAL, "default": CURRENCY, "factor": FACTOR, "place": Cell(("before", "after", "both"))},
    "currency_uses": {"iso3": COUNTRY, "code": CURRENCY, "start": _DAY, "end": _DAY},
    "demonyms": {"iso3": COUNTRY, "adjectives": OPTIONAL, "prefixes": OPTIONAL},
    "entity_overrides": {"kind": Cell(("person", "organisation", "place")), "when": OPTIONAL, "reason": OPTIONAL},
    "event_directions": {"part": Cell(("verb", "noun", "adjective", "phrase")), "direction": Cell(DIRECTIONS)},
    "event_governors": {
        "part": Cell(("verb", "noun", "adjective", "phrase")),
        "effect": Cell((
            "achieves", "asks", "averts", "cancels", "carries", "denies", "opposes", "plans", "refuses", "steers", "suffers", "wishes",
        )),
    },
    "family_names_first": {"language": Cell(shape="[a-z]{2,3}", says="a code of a language as in ISO 639")},
    "fiscal_years": {
        "iso3": COUNTRY, "first_month": Cell(shape="[1-9]|1[0-2]", says="a month, 1 to 12"), "named_by": Cell(("start", "end")),
    },
    "former_currencies": {"iso3": COUNTRY, "code": CURRENCY, "start": _DAY, "end": _DAY},
    "given_names": {"gender": GENDER},
    "given_names_extra": {"gender": GENDER},
    "honorifics": {"gender": GENDER},
    "leaders": {"iso3": COUNTRY, "since": YEAR, "until": Cell(shape=YEAR.shape, says=YEAR.says, may_be_empty=True)},
    "measures": {"measure": Cell(_LEVELS), "sign": SIGN, "strength": Cell(("strong", "weak", "open")), "national": YES_NO},
    "months": {"number": Cell(shape="[1-9]|1[0-2]", says="a month, 1 to 12")},
    "namesakes_of_places": {"note": OPTIONAL},
    "noun_plurals": {"plural": OPTIONAL},
    "number_words": {"value": FACTOR, "kind": Cell(("unit", "ten", "hundred", "fraction", "collective", "vague"))},
    "organisation_words": {"place": Cell(("head", "tail", "both"))},
    "organisations": {"aliases": OPTIONAL, "iso3": Cell(shape="[A-Z]{3}", says=COUNTRY.says, may_be_empty=True), "wikidata": WIKIDATA},
    "place_words": {"place": Cell(("before", "after"))},
    "regions": {
        "aliases": OPTIONAL,
        "kind": Cell((
            "continent", "region", "state", "province", "district", "island", "peninsula", "mountain", "river", "sea", "bay", "strait",
            "canal",
        )),
    },
    "role_modifiers": {"kind": Cell(("field", "rank", "time"))},
    "role_nouns": {
        "kind": Cell((
            "academic", "activist", "artist", "banker", "diplomat", "economist", "executive", "expert", "family", "generic", "group_leader",
            "head_of_state", "legal", "legislator", "media", "medical", "military", "minister", "official", "police", "politician",
            "religious", "royal", "sport", "worker",
        )),
        "before_name": YES_NO,
    },
    "scales": {"factor": FACTOR, "letter": YES_NO},
    "seats": {"iso3": COUNTRY},
    "statuses": {"part": Cell(("modal", "verb", "word", "unmet")), "status": Cell(("agreed", "forecast", "hypothetical", "target"))},
    "territories": {"iso3": COUNTRY},
    "towns": {"iso3": COUNTRY, "population": Cell(shape=r"\d+", says="a count of people"), "aliases": OPTIONAL},
    "trade_verbs": {"measure": Cell(("exports", "imports")), "side": Cell(("subject", "object")), "strength": Cell(("strong", "weak"))},
    "triggers": {
        "part": Cell(("verb", "noun", "adjective")), "type": Cell(EVENT_TYPES), "plover": Cell(PLOVER_CLASSES, may_be_empty=True),
        "sides": Cell(("directed", "symmetric", "single")), "needs": Cell(NEEDS, like="word_sets.set"),
    },
    "units": {
        "unit": Cell(UNITS), "factor": FACTOR,
        "measure": Cell(("capacity", "change", "count", "distance", "duration", "mass", "share", "volume")),
    },
    "verb_forms": dict.fromkeys(("past", "participle", "gerund", "third"), OPTIONAL),
    "weekdays": {"number": Cell(shape="[0-6]", says="a day of the week, 0 (Monday) to 6")},
    "word_sets": {"example": OPTIONAL},
}  # fmt: skip


def faulty_cell(lexicon: str, row: Mapping[str, str | None], known: Mapping[str, frozenset[str]]) -> tuple[str, Cell] | None:
    """The first cell of a row that its column does not allow, as (column, what is allowed); null where all are valid."""
    declared = COLUMNS.get(lexicon, {})
    cells = ((column, declared.get(column, TEXT)) for column in row)
    return next(((column, cell) for column, cell in cells if not cell.holds(row[column], known)), None)


def referred() -> frozenset[str]:
    """The columns that others refer to, as 'file.column'."""
    return frozenset(cell.like for columns in COLUMNS.values() for cell in columns.values() if cell.like)


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False
