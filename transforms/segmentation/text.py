"""A copy of a text that is easier to match on and has a character for every character of the raw one.

Matching runs on the folded copy; offsets found there hold in the raw text, because folding never adds or removes a
character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

# One character for one character: blanks of every width, line ends, quotation marks, dashes, full-width digits.
_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff\u00ad"
_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u300c\u300d\u300e\u300f"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u2032\uff07\u00b4`"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_LONG_DASHES = "\u2015\u2e3a"
_FULL_WIDTH = {chr(0xFF10 + digit): str(digit) for digit in range(10)} | {"\uff0c": ",", "\uff0e": ".", "\uff05": "%", "\uff04": "$"}

FOLDINGS: dict[str, str] = (
    dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_LONG_DASHES, "\u2014")
    | _FULL_WIDTH
)
_FOLDED = re.compile("[" + re.escape("".join(FOLDINGS)) + "]")
_APOSTROPHE = "['\u2018\u2019]"
# An apostrophe that opens a word: \u2019tis, '90s, 'em; and a year, behind a word that years stand behind: 'the class of \u201998'.
_ELIDED = re.compile(
    rf"(?<!\w)({_APOSTROPHE})(?:\d0s|[Tt]is|[Tt]was|[Ee]m|[Tt]il|[Tt]ill|[Cc]ause|[Nn])\b"
    r"|(?:\b(?:in|of|since|by|until|till|from|to|before|after|during|around|and|or|than|the|early|late|mid|summer|winter|spring|autumn|fall"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|election|season|models?)\s|\w[-\u2013/])"
    rf"({_APOSTROPHE})\d\d\b(?![.,]?\d|\s?%|\s(?:per\s?cent|pct|[mbt]illion|people|years|days)\b)",
    re.IGNORECASE,
)
# What every elision begins with, which is far sooner searched for: most texts have none.
_LIKE_ELIDED = re.compile(rf"{_APOSTROPHE}(?:\d|(?<!\w{_APOSTROPHE})\w)")


def fold(text: str) -> str:
    """The text with blanks, line ends, quotation marks, hyphens and digits in one form each; same length."""
    return _FOLDED.sub(lambda match: FOLDINGS[match[0]], text)  # few characters are; ``translate`` looks each one up


def elisions(text: str) -> set[int]:
    """Where apostrophes stand for what is left out before a word or year, and quote nothing: 'in ’22', 'told ’em'."""
    if not _LIKE_ELIDED.search(text):
        return set()
    return {match.start(1) if match[1] else match.start(2) for match in _ELIDED.finditer(text)}


def plain_words(text: str) -> str:
    """The words of a text in lower case with one blank between, signs left out."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())


def fold_column(column: pl.Expr) -> pl.Expr:
    """``fold`` for a whole column."""
    return column.str.replace_many(list(FOLDINGS), list(FOLDINGS.values()))
