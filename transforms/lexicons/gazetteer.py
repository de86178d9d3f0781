"""Known names of countries, places, blocs and organisations, found in text by one automaton."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import ahocorasick_rs
import polars as pl

# A city that shares its name with an ordinary word, or with a person, is taken for the city only when it is large.
LARGE_CITY = 1_000_000
KNOWN_CITY = 100_000
_GLUED_WORD = re.compile(r"(?<![^\W\d_])(?:from|of|in|to|with|and|by|for|the|on|at|that)$")


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One meaning of a name. ``basis`` as in ``mentions.basis``.

    ``is_certain`` is false for names that need support from their context (small towns, names that are also words).
    """

    name: str
    kind: str
    basis: str
    iso3: str | None = None
    wikidata: str | None = None
    code: str | None = None  # what figures print: ISO3 or bloc
    is_certain: bool = True
    is_adjective: bool = False
    is_seat: bool = False  # a seat of government
    is_town: bool = False
    is_large: bool = False  # a city whose name alone is believed whatever stands beside it


# What is only called after a country: 'Panama hats', 'guinea pigs', 'the Swiss franc'. It takes the words, and is no name.
THING = GazetteerEntry("", "thing", "thing", is_certain=False)


@dataclass(slots=True)
class Gazetteer:
    """The automaton and what each of its names may mean, the likeliest first."""

    entries: list[GazetteerEntry]
    meanings: list[tuple[GazetteerEntry, ...]]
    countries: dict[str, GazetteerEntry]  # by ISO3: the country under its common name
    surfaces: list[str] = field(repr=False)  # what the automaton finds, a meaning each
    automaton: ahocorasick_rs.AhoCorasick = field(init=False, repr=False)
    _by_name: dict[str, tuple[GazetteerEntry, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.automaton = ahocorasick_rs.AhoCorasick(self.surfaces, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._by_name = dict(zip(self.surfaces, self.meanings, strict=True))

    def __reduce__(self) -> tuple[Callable[..., Gazetteer], tuple[object, ...]]:
        # The automaton cannot be pickled, and is made of its names in no time.
        return Gazetteer, (self.entries, self.meanings, self.countries, self.surfaces)

    def meanings_of(self, name: str) -> tuple[GazetteerEntry, ...]:
        """What a name may mean, the likeliest first; nothing where it is none, whatever names it holds."""
        return self._by_name.get(name, ())

    def find(self, text: str) -> list[tuple[int, int, tuple[GazetteerEntry, ...]]]:
        """All names in a text, longest first where they overlap: (start, end, meanings). Whole words only."""
        found: list[tuple[int, int, tuple[GazetteerEntry, ...]]] = []
        offset = 0
        while offset < len(text):
            offset = self._find_from(text, offset, found)
        return found

    def _find_from(self, text: str, offset: int, found: list[tuple[int, int, tuple[GazetteerEntry, ...]]]) -> int:
        """Adds the names from ``offset`` on; returns where to look on, as a match that breaks off inside a word may hide another."""
        for pattern, first, last in self.automaton.find_matches_as_indexes(text[offset:]):
            start, end = offset + first, offset + last
            if (start and _is_word(text[start - 1]) and not _is_glued_on(text, start)) or (end < len(text) and _is_word(text[end])):
                if " " in text[start:end]:  # 'The D' of 'The Democratic Republic'
                    return start + 1
                continue
            found.append((start, end, self.meanings[pattern]))
        return len(text)


def _is_word(character: str) -> bool:
    return character.isalnum()


def _is_glued_on(text: str, start: int) -> bool:
    """'fromUkraine': machine translation loses a blank behind a preposition."""
    return text[start].isupper() and _GLUED_WORD.search(text[max(0, start - 5) : start]) is not None


def build_gazetteer(tables: dict[str, pl.DataFrame]) -> Gazetteer:
    """The gazetteer from the lexicons of places and organisations.

    These are ``country_names``, ``demonyms``, ``capitals``, ``seats``, ``blocs``, ``regions``, ``organisations``,
    ``territories``, ``towns``, ``words`` (ordinary words, which names must stand out from), given and family names, and
    ``namesakes_of_places`` (what is called after a place and is no mention of it).
    """
    meanings: dict[str, list[GazetteerEntry]] = defaultdict(list)
    countries = _add_countries(meanings, tables)
    _add_demonyms(meanings, tables, countries)
    _add_organisations(meanings, tables)
    _add_regions(meanings, tables)
    _add_towns(meanings, tables)
    _add_capitals(meanings, tables)
    for phrase in tables["namesakes_of_places"]["phrase"]:
        meanings[phrase] = meanings[phrase.title()] = [THING]
    _add_with_article(meanings)
    _add_in_capitals(meanings)
    surfaces = sorted(meanings)
    return Gazetteer(
        entries=[entry for surface in surfaces for entry in meanings[surface]],
        meanings=[tuple(meanings[surface]) for surface in surfaces],
        countries=countries,
        surfaces=surfaces,
    )


def _add_with_article(meanings: dict[str, list[GazetteerEntry]]) -> None:
    """'the West' must not take the head off 'the West Bank', which begins later."""
    for article in [surface for surface in meanings if surface.startswith("the ")]:
        for surface in [surface for surface in meanings if surface.startswith(article[4:] + " ")]:
            meanings["the " + surface].extend(meanings[surface])


def _add_in_capitals(meanings: dict[str, list[GazetteerEntry]]) -> None:
    """Headlines in capitals: 'CHINA', 'EUROPEAN COMMISSION'."""
    for surface in list(meanings):
        if any(letter.islower() for letter in surface) and len(surface) > 3:
            meanings.setdefault(surface.upper(), []).extend(entry for entry in meanings[surface] if entry not in meanings[surface.upper()])


def _add_countries(meanings: dict[str, list[GazetteerEntry]], tables: dict[str, pl.DataFrame]) -> dict[str, GazetteerEntry]:
    territories = set(tables["territories"]["iso3"])
    wikidata = dict(tables["country_ids"].select("iso3", "wikidata").iter_rows())
    countries: dict[str, GazetteerEntry] = {}
    rows = tables["country_names"].select("alias", "iso3", "kind").rows()
    for alias, iso3, kind in rows:
        if kind == "common":
            is_place = iso3 in territories
            country = GazetteerEntry(alias, "place" if is_place else "country", "name", iso3, wikidata.get(iso3), iso3)
            countries.setdefault(iso3, country)  # the first: a user may call it otherwise
    for alias, iso3, kind in rows:
        common = countries.get(iso3)
        if kind == "former" or common is None:
            entry = GazetteerEntry(alias, "country", "name", iso3, None, iso3)
            countries.setdefault(iso3, entry)
        else:
            basis = "name" if kind == "common" else "alias"
            entry = GazetteerEntry(common.name, common.kind, basis, iso3, common.wikidata, iso3)
        meanings[alias].append(entry)
    return countries


def _add_demonyms(meanings: dict[str, list[GazetteerEntry]], tables: dict[str, pl.DataFrame], countries: dict[str, GazetteerEntry]) -> None:
    for iso3, adjectives, people, prefixes in tables["demonyms"].select("iso3", "adjectives", "people", "prefixes").iter_rows():
        country = countries.get(iso3)
        if country is None:
            continue
        # 'Sino-Russian': the combining form is an adjective too
        for words, is_adjective in ((adjectives, True), (people, False), (prefixes, True)):
            for word in (words or "").split(";"):
                entry = GazetteerEntry(country.name, country.kind, "demonym", iso3, country.wikidata, iso3, is_adjective=is_adjective)
                if word and not any(known.basis == "demonym" and known.iso3 == iso3 for known in meanings[word]):
                    meanings[word].append(entry)


def _add_organisations(meanings: dict[str, list[GazetteerEntry]], tables: dict[str, pl.DataFrame]) -> None:
    for code, name, aliases, wikidata in tables["blocs"].select("code", "name", "aliases", "wikidata").iter_rows():
        entry = GazetteerEntry(name, "organisation", "name", None, wikidata, code)
        _add(meanings, name, entry)
        for alias in [code, *(aliases or "").split(";")]:
            _add(meanings, alias, GazetteerEntry(name, "organisation", "alias", None, wikidata, code))
    for name, aliases, iso3, wikidata in tables["organisations"].select("name", "aliases", "iso3", "wikidata").iter_rows():
        _add(meanings, name, GazetteerEntry(name, "organisation", "name", iso3, wikidata))
        for alias in (aliases or "").split(";"):
            _add(meanings, alias, GazetteerEntry(name, "organisation", "alias", iso3, wikidata))
    for name, iso3 in tables["seats"].select("name", "iso3").iter_rows():
        _add(meanings, name, GazetteerEntry(name, "organisation", "name", iso3, is_seat=True))


def _add_regions(meanings: dict[str, list[GazetteerEntry]], tables: dict[str, pl.DataFrame]) -> None:
    for name, aliases in tables["regions"].select("name", "aliases").iter_rows():
        _add(meanings, name, GazetteerEntry(name, "place", "name"))
        for alias in (aliases or "").split(";"):
            _add(meanings, alias, GazetteerEntry(name, "place", "alias"))


def _add_towns(meanings: dict[str, list[GazetteerEntry]], tables: dict[str, pl.DataFrame]) -> None:
    common = set(tables["words"].filter(~pl.col("tag").str.starts_with("NNP"))["lower"])
    given = set(tables["given_names"]["name"]) | set(tables["given_names_extra"]["name"]) | set(tables["family_names_first"]["name"])
    of_persons = given | set(tables["family_names"]["name"])
    # The largest city of a name first: 'Paris' is in France.
    for name, surface, iso3, population in tables["towns"].select("name", "surface", "iso3", "population").iter_rows():
        is_word = surface.lower() in common
        if is_word and (population < LARGE_CITY or surface != name):
            continue
        if any(entry.kind == "place" and entry.basis in {"name", "alias"} for entry in meanings.get(surface, ())):
            continue
        if meanings.get(surface) and population < LARGE_CITY:
            continue
        certain = population >= LARGE_CITY or (population >= KNOWN_CITY and surface not in of_persons)
        basis, is_large = "name" if name == surface else "alias", population >= LARGE_CITY
        meanings[surface].append(GazetteerEntry(name, "place", basis, iso3, is_certain=certain, is_town=True, is_large=is_large))


def _add_capitals(meanings: dict[str, list[GazetteerEntry]], tables: dict[str, pl.DataFrame]) -> None:
    for capital, iso3 in tables["capitals"].select("capital", "iso3").iter_rows():
        known = meanings[capital]
        if any(entry.kind == "country" for entry in known):
            continue
        entry = GazetteerEntry(capital, "place", "capital", iso3, code=iso3, is_town=True)
        meanings[capital] = [entry, *(other for other in known if other.kind != "place")]


def _add(meanings: dict[str, list[GazetteerEntry]], surface: str, entry: GazetteerEntry) -> None:
    if surface and not any(known.kind == entry.kind for known in meanings[surface]):
        meanings[surface].append(entry)
