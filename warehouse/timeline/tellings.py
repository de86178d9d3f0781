"""Tellings: events as articles tell them, in the form in which two can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import duckdb

from warehouse.timeline.days import Days, told_days
from warehouse.timeline.kinds import family_of
from warehouse.timeline.parties import Parties, Party, Place, fold

# Who acts for a country: 'President', 'Foreign Minister', 'trade envoy'; not who did.
_OFFICES = (
    r"(?i)\b(president|premier|minister|chancellor|king|queen|emperor|emir|crown prince|secretary of state|\w+ secretary|leader|envoy"
    r"|ambassador)\b"
)
_PAST_OFFICES = r"(?i)\b(former|ex|late|then|opposition|party|vice|deputy)\b"


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a name stands for."""

    kind: str
    country: str | None
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one article tells it. ``written``: the first and last day on which the article can have been written."""

    event_id: str
    document_id: str
    story_id: str
    event_type: str
    family: str
    doers: Parties
    aims: Parties
    place: Place | None
    days: Days | None
    dates: tuple[str | None, str | None]
    status: str
    state: str
    turn: str
    written: tuple[int, int] | None
    is_time_open: bool

    @property
    def cell(self) -> tuple[Any, ...]:
        """Tellings that have it in common are of one event; one without a day is so only within its story."""
        told = self.dates if self.days else (self.story_id, self.state)
        kind = "call" if self.event_type == "call" else self.family
        return kind, _keys(self.doers), _keys(self.aims), self.place.key if self.place else "", told, self.turn


def read_tellings(connection: duckdb.DuckDBPyConnection) -> list[Telling]:
    """All tellings of current documents, in the order of their words."""
    names = _names(connection)
    found = connection.execute((files("warehouse.timeline") / "tellings.sql").read_text(encoding="utf-8")).pl()
    return [_telling(row, names) for row in found.iter_rows(named=True)]


def _names(connection: duckdb.DuckDBPyConnection) -> dict[str, Named]:
    query = (files("warehouse.timeline") / "names.sql").read_text(encoding="utf-8")
    rows = connection.execute(query, {"offices": _OFFICES, "past_offices": _PAST_OFFICES}).fetchall()
    return {name: Named(kind, country, is_whole) for name, kind, country, is_whole in rows}


def _telling(row: Mapping[str, Any], names: Mapping[str, Named]) -> Telling:
    family = family_of(row["event_type"])
    actors, targets = _parties(row["actors"], names), _parties(row["target"], names)
    doers, aims = (actors | targets, frozenset[Party]()) if family == "encounter" else (actors, targets)
    place = _place(row["place"], names)
    if family == "visit":
        place, aims = next(_destinations(row["target"], names), place), frozenset()
    return Telling(
        row["event_id"], row["document_id"], row["story_id"], row["event_type"], family, doers, aims, place,
        told_days(row["date_start"], row["date_end"]), (row["date_start"], row["date_end"]), row["status"], _state(row), row["turn"],
        _written(row["written_from"], row["written_to"]), row["is_time_open"],
    )  # fmt: skip


def _state(row: Mapping[str, Any]) -> str:
    """Whether an event is past or to come by its words: 'met' is another meeting than 'will meet', 'their meeting' may be either."""
    if row["status"] != "occurred":
        return str(row["status"])
    return "past" if row["rule"].startswith("past:") else "occurred"


def _written(first: date | None, last: date | None) -> tuple[int, int] | None:
    return (first.toordinal(), last.toordinal()) if first and last else None


def _parties(names_told: str | None, names: Mapping[str, Named]) -> Parties:
    return frozenset(_party(name, names.get(name)) for name in (names_told or "").split("; ") if name)


def _party(name: str, known: Named | None) -> Party:
    """Somebody by name; the seat of a government stands for its country."""
    if known is None or known.kind == "organisation":
        return Party(fold(name))
    if known.is_whole and known.country:
        return Party(f"country {known.country}", known.country, is_country=True)
    return Party(fold(name), known.country if known.kind == "person" else None)


def _destinations(target: str | None, names: Mapping[str, Named]) -> Iterator[Place]:
    """Where a visit leads to: a place, else the country of whom it is paid to."""
    told = [(name, names.get(name)) for name in (target or "").split("; ") if name]
    for name, known in told:
        if known is None or known.kind in {"place", "country"}:
            yield Place(fold(name), known.country if known else None, bool(known and known.is_whole))
    for _, known in told:
        if known and known.country:
            yield Place(f"country {known.country}", known.country, is_whole=True)


def _place(name: str | None, names: Mapping[str, Named]) -> Place | None:
    if name is None:
        return None
    known = names.get(name)
    return Place(fold(name), known.country if known else None, bool(known and known.is_whole))


def _keys(parties: Parties) -> str:
    return "; ".join(sorted(party.key for party in parties))
