"""What is told about an article, by whatever names and in whatever spelling: keys, days, persons and outlets.

What cannot be understood is said so in ``note``: a day that was given and is not used must not vanish.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from babel import Locale

# The names that feeds, scrapers, page standards and article sets use, by our own: letters only, lower case, best first.
KEYS: dict[str, tuple[str, ...]] = {
    "url": ("url", "link", "permalink", "canonicalurl", "canonical", "canonicallink", "sourceurl", "articleurl", "pageurl", "weburl"),
    "title": ("title", "headline", "heading", "articletitle"),
    "byline": ("byline", "author", "authors", "creator", "dccreator", "writer", "reporter", "articleauthor"),
    "published_on": (
        "publishedon", "published", "publishedat", "publisheddate", "datepublished", "publicationdate", "pubdate", "publishdate",
        "publishedtime", "articlepublishedtime", "firstpublished", "firstpublishedat", "webpublicationdate", "issued", "dateissued",
        "dcdate", "dcdateissued", "dctermsissued", "dctermsdate", "date", "articledate", "day",
    ),
    "source_name": (
        "sourcename", "sitename", "ogsitename", "source", "outlet", "publisher", "newspaper", "publication", "site", "website",
        "provider",
    ),
    "language": ("language", "lang", "inlanguage", "locale"),
}  # fmt: skip
METADATA_KEYS = tuple(KEYS)
_WITHDRAWN = {"withdrawn", "iswithdrawn", "retracted", "isretracted"}
# Days of other things: when a page was fetched or changed. They are no day of publication.
_OTHER_DAYS = re.compile(r"(?:modified|updated|fetched|crawled|retrieved|scraped|accessed|created|timestamp|datetime|expire)")
# The first printed newspaper is of 1605. Years as 0001 and 9999 stand for 'unknown' in many systems.
FIRST_YEAR, LAST_YEAR = 1605, 2200
# Longer values are no day but prose.
LONGEST_DAY = 100
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:$|[T ,]|(?<=\d{8})\d{6}Z?$)")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:$|[T ,])")
_DAY_MONTH = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?[ .-]{0,2}(?:of )?([A-Za-z]{3,9})\.?,?[ -]{0,2}(\d{4})(?![\d:])")
_MONTH_DAY = re.compile(r"(?<![A-Za-z])([A-Za-z]{3,9})\.? {1,2}(\d{1,2})(?:st|nd|rd|th)?,? {1,2}(\d{4})(?![\d:])")
_MONTH_DAY_ZONE = re.compile(r"(?<![A-Za-z])([A-Za-z]{3}) {1,2}(\d{1,2}) \d\d:\d\d:\d\d (?:[+-]\d{4} |[A-Z]{3,4} )?(\d{4})$")
# Seconds since 1970 have nine or ten digits from 1973 to 2286; the same in thousandths and millionths of a second.
_EPOCH_SCALES = {9: 1, 10: 1, 12: 1_000, 13: 1_000, 15: 1_000_000, 16: 1_000_000}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was given: read, or why it cannot be."""

    day: date | None
    problem: str | None = None


def understand(given: dict[str, Any]) -> dict[str, Any]:
    """Metadata by our own keys, ``published_on`` as a date; under ``note`` what was given and could not be understood."""
    folded: dict[str, tuple[str, Any]] = {}
    for key, value in given.items():
        if not _is_blank(value):
            folded.setdefault(_fold(str(key)), (str(key), value))
    known: dict[str, Any] = {}
    notes: list[str] = []
    for ours in METADATA_KEYS:
        for key, value in _candidates(ours, given, folded):
            known[ours], problem = _read_value(ours, value)
            if known[ours] is not None:
                break
            notes.append(f"{key} {_shown(value)}: {problem}")
    if any(_is_yes(told) for name, (_, told) in folded.items() if name in _WITHDRAWN):
        known["withdrawn"] = True
    if known.get("published_on") is None:
        others = [told for name, told in folded.items() if _is_other_day(name)]
        notes += [f"{key} {_shown(value)}: not taken for the day of publication" for key, value in others]
    return {key: value for key, value in (known | {"note": "; ".join(notes)}).items() if value}


def _is_yes(value: Any) -> bool:
    return value is True or str(value).strip().lower() in {"true", "yes", "1"}


def _candidates(ours: str, given: dict[str, Any], folded: dict[str, tuple[str, Any]]) -> list[tuple[str, Any]]:
    """What is given for a key: by its own name, else by others."""
    own = [] if _is_blank(given.get(ours)) else [(ours, given[ours])]
    return own + [folded[name] for name in KEYS[ours] if name in folded and folded[name][0] != ours]


def _fold(key: str) -> str:
    return re.sub(r"[\W\d_]", "", key[:LONGEST_DAY]).lower()


def _is_blank(value: object) -> bool:
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def _is_other_day(name: str) -> bool:
    return ("date" in name or "time" in name or name.endswith(("at", "on"))) and _OTHER_DAYS.search(name) is not None


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= LONGEST_DAY else shown[:LONGEST_DAY] + "…"


def _read_value(key: str, value: object) -> tuple[Any, str | None]:
    if key == "published_on":
        read = parse_day(value)
        return read.day, read.problem
    words = _words(value)
    return words, None if words else "neither words nor a list of them"


def _words(value: object) -> str | None:
    """'Ada Quill', ['Ada Quill', 'Bo Lind'], {'name': 'Courier'} as words."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return next((words for key in ("name", "title", "id", "@id") if (words := _words(value.get(key)))), None)
    if isinstance(value, list):
        return ", ".join(words for part in value[:20] if not isinstance(part, list) and (words := _words(part))) or None
    return None


def parse_date(value: object) -> date | None:
    """The day of a metadata value; null for what names none, and for a day that no article can have."""
    return parse_day(value).day


def parse_day(value: object) -> Day:
    """The day of a metadata value, as its outlet counts days: '2024-03-31T23:30:00-05:00' is the 31st.

    Read are ISO 8601 with or without signs between, RFC 822, seconds since 1970 and parts of them (in UTC), '1 April 2024',
    'April 1, 2024'. '01.02.2024' is the first of February or the second of January: it is not guessed.
    """
    if isinstance(value, datetime):
        return _checked(value.date())
    if isinstance(value, date):
        return _checked(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return Day(None, "no day")
    text = str(value).strip() if isinstance(value, str) else f"{value:.0f}" if abs(value) < 1e17 else ""
    if not text or len(text) > LONGEST_DAY:
        return Day(None, "no day")
    for read in (_iso_day, _epoch_day, _numbered_day):
        found = read(text)
        if found is not None:
            return found
    printed = set(printed_days(text))
    if len(printed) > 1:
        return Day(None, "more than one day")
    return _checked(printed.pop()) if printed else Day(None, "no day that is understood")


def _checked(day: date) -> Day:
    return Day(day) if FIRST_YEAR <= day.year <= LAST_YEAR else Day(None, "no day that an article can have")


def _day(year: int, month: int, day: int) -> Day:
    try:
        return _checked(date(year, month, day))
    except ValueError:
        return Day(None, "there is no such day")


def _iso_day(text: str) -> Day | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, _, month, day = found.groups()
    return _day(int(year), int(month), int(day))


def _epoch_day(text: str) -> Day | None:
    whole = text.partition(".")[0] if re.fullmatch(r"\d{9,16}\.\d{1,9}", text) else text
    scale = _EPOCH_SCALES.get(len(whole)) if whole.isascii() and whole.isdigit() else None
    return _checked(datetime.fromtimestamp(int(whole) / scale, UTC).date()) if scale else None


def _numbered_day(text: str) -> Day | None:
    """'25.12.2024' and '12/25/2024' can only be read in one way, '01.02.2024' in two."""
    found = _NUMBERS.match(text)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    if first != second and max(first, second) <= 12:
        return Day(None, "either day may be the month: write it as 2024-02-01")
    day, month = (first, second) if first > 12 else (second, first)
    return _day(year, month, day)


def printed_days(text: str) -> list[date]:
    """The full days that some words print with the month's English name, in order: '9 Oct 2022', 'October 9, 2022'."""
    found = [(match.start(), match.group(3), match.group(2), match.group(1)) for match in _DAY_MONTH.finditer(text)]
    for pattern in (_MONTH_DAY, _MONTH_DAY_ZONE):
        found += [(match.start(), match.group(3), match.group(1), match.group(2)) for match in pattern.finditer(text)]
    days = []
    for _, year, month, day in sorted(found):
        number = _months().get(month.lower())
        with suppress(ValueError):
            if number and FIRST_YEAR <= int(year) <= LAST_YEAR:
                days.append(date(int(year), number, int(day)))
    return days


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Months by their English names and short forms."""
    kinds = Locale("en").months["format"]
    names = {name.lower().rstrip("."): number for width in ("wide", "abbreviated") for number, name in kinds[width].items()}
    return names | {"sept": 9}
