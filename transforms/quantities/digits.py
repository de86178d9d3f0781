"""Numbers in digits, in any grouping: '12 500', "12'500", '1,23,456', '1.234,5', '.75', '2½', '2-1/2'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.lexicons.words import FRACTION_SIGNS
from transforms.quantities.quantity import Quantity, word_at
from transforms.segmentation.articles import Sentence

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ENGLISH_GROUPS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_CONTINENTAL_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_POINT_GROUP = re.compile(r"\d{1,3}\.\d{3}")
_DECIMAL_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})")
# Digits beyond these are taken as written, not as rounding: 35,000 may be 34,950 to 35,050, 1,234 is itself.
SIGNIFICANT_DIGITS = 3
# What is longer is a serial number or rubbish, and no quantity.
LONGEST_NUMBER = 30


@lru_cache(maxsize=1 << 14)
def parse_digits(text: str, *, continental: bool = False) -> tuple[float, float]:
    """The value of a written number and the size of its last written place.

    '1,234.5' is (1234.5, 0.1), '1.234,5' too; '35,000' is (35000.0, 100.0): round numbers stand for their
    neighbours. ``continental`` reads '1.234' as one thousand two hundred and thirty-four.

    Raises:
        ValueError: the text is no number.
    """
    if not _DIGITS.fullmatch(text):
        raise ValueError(f"not a number: {text!r}")
    if _CONTINENTAL_GROUPS.fullmatch(text) or (continental and _POINT_GROUP.fullmatch(text)):
        text = text.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    elif _ENGLISH_GROUPS.fullmatch(text):
        text = text.replace(",", "")
    elif text.count(".") > 1 or "," in text:
        text = text.replace(",", "") if text.count(".") <= 1 else text.replace(".", "").replace(",", "")
    whole, _, decimals = text.partition(".")
    if decimals:
        return float(text), 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(whole), 10.0 ** max(0, min(zeros, len(whole) - SIGNIFICANT_DIGITS))


def read_digits(sentence: Sentence, i: int) -> Quantity | None:
    """The number in digits that begins at the token, without scale: its groups, its decimals, its fraction."""
    if sentence.words[i] == ".":
        decimals = sentence.words[i + 1]
        return Quantity(i, i + 2, *parse_digits("0." + decimals)) if len(decimals) <= LONGEST_NUMBER else None
    text, last = _joined_groups(sentence, i)
    if not _DIGITS.fullmatch(text) or len(text) > LONGEST_NUMBER or _is_chain(text):
        return None
    value, step = parse_digits(text)
    fraction = _mixed_fraction(sentence, last)
    if fraction and value < 1000:
        return Quantity(i, fraction[1], value + fraction[0], 0.25)
    if last == i + 1 and value < 10 and _is_slash(sentence, i):
        divisor = int(sentence.words[i + 2])
        return Quantity(i, i + 3, value / divisor, 0.25, is_fraction=True)
    return Quantity(i, last, value, step, has_comma_group="," in text)


def _joined_groups(sentence: Sentence, i: int) -> tuple[str, int]:
    """The digits with further groups of three set off by blanks or apostrophes, and where they end: '12 500', "816'000"."""
    text, last = sentence.words[i], i + 1
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        while len(text) <= LONGEST_NUMBER and (width := _group_width(sentence, last)):
            text += sentence.words[last + width - 1]
            last += width
    return text, last


def _is_chain(text: str) -> bool:
    """'1.2.3', '1,2,3': a version, a section or a slip of the pen, whose points and commas set off no groups."""
    if text.count(".") + text.count(",") < 2:
        return False
    return not (_ENGLISH_GROUPS.fullmatch(text) or _CONTINENTAL_GROUPS.fullmatch(text))


def _group_width(sentence: Sentence, token: int) -> int:
    """How many tokens a further group of three digits takes: one behind a blank, two with an apostrophe, none else."""
    if token >= len(sentence):
        return 0
    if _is_group(sentence, token):
        return 1
    apostrophe = sentence.words[token] == "'" and sentence.is_glued(token)
    group = sentence.words[token + 1] if apostrophe and token + 1 < len(sentence) and sentence.is_glued(token + 1) else ""
    return 2 if len(group) == 3 and group.isdecimal() else 0


def _is_group(sentence: Sentence, token: int) -> bool:
    text = sentence.words[token]
    if sentence.is_glued(token) or not (len(text) == 3 or (text[3:4] in {".", ","} and text[:3].isdecimal())):
        return False
    gap = sentence.starts[token] - sentence.ends[token - 1]
    return gap == 1 and text[:3].isdecimal() and text.count(".") + text.count(",") <= 1


def _is_slash(sentence: Sentence, i: int) -> bool:
    following = sentence.words[i + 1 : i + 3]
    return (
        len(following) == 2 and following[0] == "/" and following[1].isdecimal() and len(following[1]) <= 2 and 1 < int(following[1]) <= 32
        and sentence.is_glued(i + 1) and sentence.is_glued(i + 2) and int(sentence.words[i].split(".")[0].split(",")[0]) < int(following[1])
        and not (i + 3 < len(sentence) and sentence.words[i + 3] == "/")
    )  # fmt: skip


def _mixed_fraction(sentence: Sentence, i: int) -> tuple[float, int] | None:
    """The '1/2' of '2-1/2' or '2 1/2', the '½' of '2½'. Gives (value, end)."""
    if word_at(sentence, i) in FRACTION_SIGNS:
        return FRACTION_SIGNS[sentence.words[i]], i + 1
    j = i + 1 if word_at(sentence, i) == "-" and sentence.is_glued(i) else i
    if j + 2 < len(sentence) and sentence.words[j].isdecimal() and len(sentence.words[j]) <= 2 and _is_slash(sentence, j):
        return int(sentence.words[j]) / int(sentence.words[j + 2]), j + 3
    return None
