"""Whether a text is English. English is doubted only on evidence: another script, or words that English does not have.

Identification by letter statistics (py3langid) is right on paragraphs and guesses on a line: it takes 'Taka slips' for
Pidgin and a line of figures for no language at all. So where it says anything but English, the words themselves are
asked: a text half of whose lower-case words stand in an English dictionary is English. Foreign sentences stay below 45 %
on twenty languages, English flashes above 60 %. A statistical second opinion (lingua) tells the same lines apart, at 96 MB,
0.9 GB of memory and ten seconds to start.
"""

from __future__ import annotations

import re
import unicodedata

import polars as pl
import py3langid

# Language is told by the first so many characters of words; more tell no more.
LANGUAGE_SAMPLE = 1000
# A text may begin with tables, links and rows of signs: no language shows in those. Scripts without blanks have long words.
LONGEST_WORD = 200
# From this share of words that an English dictionary has, a text is English, whatever its letters look like.
ENGLISH_FROM = 0.5
# A text with more letters of other scripts than Latin ones is no English, however many names it spells in both.
LATIN_FROM = 0.5
UNKNOWN_LANGUAGE = "und"
LEAST_SMALL_WORDS = 2
_SIGNS = "()[]{}<>=-_*#|~\"'“”‘’.,:;/\\"
_WORD = re.compile(r"[^\W\d_]{2,}")


def has_letters(text: str) -> bool:
    """Whether a text has a letter at all; rows of figures and of signs have none."""
    return any(letter.isalpha() for letter in text)


def find_language(text: str, english: frozenset[str]) -> str:
    """The language of a text, an ISO 639 code; 'und' where it is not English and nothing tells what it is.

    Args:
        text: with at least one letter.
        english: words of English, lower case, no foreign words among them.
    """
    sample = _language_sample(text)
    language = str(py3langid.classify(sample)[0])
    if _latin_share(sample) < LATIN_FROM:
        return language if language != "en" else UNKNOWN_LANGUAGE
    if language == "en" or _english_share(sample, english) >= ENGLISH_FROM:
        return "en"
    return language


def is_english_flash(text: str, english: frozenset[str]) -> bool:
    """Whether a line of few words reads as a flash in English: 'Kenya lifts maize tariffs', not 'Maize', 'MENU HOME LOGIN HELP'.

    Two words that are printed small, all but one of which a dictionary of English has.
    """
    small = [word for word in _WORD.findall(text) if word.islower()]
    return len(small) >= LEAST_SMALL_WORDS and sum(word not in english for word in small) <= 1 < sum(word in english for word in small)


def _language_sample(text: str) -> str:
    """The first words of a text, from as much of it as is surely enough."""
    head = text[: 20 * LANGUAGE_SAMPLE]
    words = (word for part in head.split() if len(part) <= LONGEST_WORD and (word := part.strip(_SIGNS)) and not word.isdigit())
    return " ".join(words)[:LANGUAGE_SAMPLE] or head[:LANGUAGE_SAMPLE]


def _latin_share(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter.isascii() or "LATIN" in unicodedata.name(letter, "") for letter in letters)
    return latin / len(letters) if letters else 1.0


def _english_share(text: str, english: frozenset[str]) -> float:
    """The share of words in the dictionary; words with a capital are mostly names and tell nothing, unless all have one."""
    words = _WORD.findall(text)
    lower = [word for word in words if word.islower()] or [word.lower() for word in words]
    return sum(word in english for word in lower) / len(lower) if lower else 0.0


def english_words(common: frozenset[str], words: pl.DataFrame, wire_words: frozenset[str]) -> frozenset[str]:
    """The words that count as English: common ones, without those that a dictionary lists as foreign, and the wires' short forms."""
    foreign = words.filter(pl.col("tag") == "FW")["lower"]
    return (common - frozenset(foreign)) | wire_words
