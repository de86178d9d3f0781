"""Numbers as text writes them: digits in any grouping, words, scales, ranges, and the interval that each allows.

Grammar, over tokens:
    quantity = [number | words] [scale]* [quantity] ; range = quantity ("-" | "to" | "and" | "or") quantity
'2.5 billion', '12 500', "12'500", '1,23,456', '1.234,5', '.75', '2½', 'two and a half million', 'half a billion',
'two thousand five hundred', '3 lakh crore', '5-6', '12-15,000'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import inf

from transforms.lexicons.words import ARTICLES, FRACTION_SIGNS, NumberWords
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
# 'half a point', 'a quarter of a percent': what else than a scale a part is of.
_PARTED = {"point", "percentage", "percent", "per"}
# Between the two ends of a range: '5-6', '10 to 12'.
RANGE_WORDS = {"-", "to", "and", "or", "till", "through", "\u2014", "--"}
# How far 'about' and 'nearly' reach to either side; a convention, as no text says.
ABOUT_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number over tokens ``first`` up to ``last``. ``step`` is the size of its last written place."""

    first: int
    last: int
    value: float
    step: float
    high: float | None = None  # upper end of a range
    in_words: bool = False
    has_scale: bool = False
    is_fraction: bool = False
    has_comma_group: bool = False


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


def times(value: float, factor: float) -> float:
    """The product as it is written: 129.14 times 1e9 is 129,140,000,000, not a millionth less."""
    return float(f"{value * factor:.15g}")


def opens_number(sentence: Sentence, i: int, words: NumberWords) -> bool:
    """Whether a number can begin at token ``i``."""
    word = sentence.lower[i]
    if word[0].isdecimal():
        return i == 0 or not _is_bare_point(sentence, i - 1)
    return word in words.openings or _is_bare_point(sentence, i) or bool(_vague_count(sentence, i, words))


def find_quantity(sentence: Sentence, i: int, words: NumberWords, *, is_money: bool = False) -> Quantity | None:
    """The number that begins at token ``i``, with its scale and its range, if one does.

    Args:
        sentence: the sentence.
        i: the token to begin at.
        words: the lexicon of numbers.
        is_money: whether a currency stands before, so that 'm' and 'b' are scales even after a blank.
    """
    low = _single(sentence, i, words, is_money=is_money)
    if low is None:
        return None
    return _range(sentence, low, words, is_money=is_money) or low


def _at(sentence: Sentence, i: int) -> str:
    return sentence.lower[i] if 0 <= i < len(sentence) else ""


def _single(sentence: Sentence, i: int, words: NumberWords, *, is_money: bool, below: float = inf) -> Quantity | None:
    if i >= len(sentence) or not opens_number(sentence, i, words):
        return None
    if count := _vague_count(sentence, i, words):
        factor, last = (100.0, i + 1) if sentence.lower[i] == "hundred" else (1.0, i)
        quantity: Quantity | None = Quantity(i, last, count * factor, count * factor, in_words=True)
    else:
        quantity = _words(sentence, i, words) if sentence.lower[i] in words.openings else _digits(sentence, i)
    return _scaled(sentence, quantity, words, is_money=is_money, below=below) if quantity else None


def _vague_count(sentence: Sentence, i: int, words: NumberWords) -> int:
    """'a few hundred million', 'several billion', 'a couple of thousand': how many of the scale at ``i`` at least; 0 for no such."""
    if sentence.lower[i] != "hundred" and sentence.lower[i] not in words.scales:
        return 0
    return words.vague.get(_at(sentence, i - 2 if _at(sentence, i - 1) == "of" else i - 1), 0)


def _is_bare_point(sentence: Sentence, i: int) -> bool:
    """'.75 million', 'rose .5 percent': a point before digits, and behind nothing but a sign of money."""
    if sentence.words[i] != "." or not _at(sentence, i + 1).isdecimal() or not sentence.is_glued(i + 1):
        return False
    return not sentence.is_glued(i) or sentence.words[i - 1] in {"$", "€", "£", "¥", "("}


def _digits(sentence: Sentence, i: int) -> Quantity | None:
    text = sentence.words[i]
    if text == ".":
        decimals = sentence.words[i + 1]
        return Quantity(i, i + 2, *parse_digits("0." + decimals)) if len(decimals) <= LONGEST_NUMBER else None
    last = i + 1
    # '12 500', "816'000": groups of three set off by blanks or apostrophes
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        while len(text) <= LONGEST_NUMBER and (width := _group_width(sentence, last)):
            text += sentence.words[last + width - 1]
            last += width
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
    if _at(sentence, i) in FRACTION_SIGNS:
        return FRACTION_SIGNS[sentence.words[i]], i + 1
    j = i + 1 if _at(sentence, i) == "-" and sentence.is_glued(i) else i
    if j + 2 < len(sentence) and sentence.words[j].isdecimal() and len(sentence.words[j]) <= 2 and _is_slash(sentence, j):
        return int(sentence.words[j]) / int(sentence.words[j + 2]), j + 3
    return None


def _words(sentence: Sentence, i: int, words: NumberWords) -> Quantity | None:
    """A number in words: 'twenty-five', 'two and a half', 'half a', 'a dozen', 'three dozen', 'two hundred'."""
    word = sentence.lower[i]
    if word in FRACTION_SIGNS:
        return Quantity(i, i + 1, FRACTION_SIGNS[word], 0.25)
    if part := _part_of_scale(sentence, i, words):
        return part
    if word in ARTICLES:
        return _after_article(sentence, i, words)
    if word == "half":
        # 'half a million', 'half a point'; 'half of' is a share
        following = _at(sentence, i + 2)
        if _at(sentence, i + 1) in ARTICLES and (following in words.scales or following in words.collectives or following in _PARTED):
            return _collected(Quantity(i, i + 2, 0.5, 0.1, in_words=True), sentence, words)
        return None
    counted = _below_hundred(sentence, i, words)
    if counted is None:
        return None
    value, last, step = _with_hundreds(sentence, *counted, words)
    fraction = _fraction_behind(sentence, last, words)
    if fraction:
        value, last, step = value + fraction[0], fraction[1], 0.1
    return _collected(Quantity(i, last, value, step, in_words=True), sentence, words)


def _part_of_scale(sentence: Sentence, i: int, words: NumberWords) -> Quantity | None:
    """'a quarter of a million', 'three quarters of a billion', 'a quarter of a point', 'a quarter-point'."""
    word, part = _at(sentence, i), _at(sentence, i + 1)
    count = 1 if word in {*ARTICLES, "one"} else words.units.get(word, 0)
    if not count or part not in words.fractions:
        return None
    is_part = _at(sentence, i + 2) == "of" and _at(sentence, i + 3) in {*ARTICLES, "one"}
    if is_part and (_at(sentence, i + 4) in words.scales or _at(sentence, i + 4) in _PARTED):
        return Quantity(i, i + 4, count * words.fractions[part], 0.1, in_words=True)
    if _at(sentence, i + 3 if _at(sentence, i + 2) == "-" else i + 2) in {"point", "percentage"}:
        return Quantity(i, i + 2, count * words.fractions[part], 0.1, in_words=True)
    return None


def _below_hundred(sentence: Sentence, i: int, words: NumberWords) -> tuple[float, int] | None:
    """'seventeen', 'twenty', 'twenty-five'. Gives (value, end)."""
    word = _at(sentence, i)
    if word in words.units:
        return float(words.units[word]), i + 1
    if word not in words.tens:
        return None
    value, last = words.tens[word], i + 1
    j = last + 1 if _at(sentence, last) == "-" else last
    unit = words.units.get(_at(sentence, j), 0)
    if 0 < unit < 10 and (j > last or not sentence.is_glued(j)):
        return float(value + unit), j + 1
    return float(value), last


def _with_hundreds(sentence: Sentence, value: float, last: int, words: NumberWords) -> tuple[float, int, float]:
    """'two hundred', 'two hundred and forty', 'twelve hundred fifty'. Gives (value, end, size of the last place)."""
    if _at(sentence, last) != "hundred":
        return value, last, 1.0
    value, last = value * 100, last + 1
    rest = _below_hundred(sentence, last + 1 if _at(sentence, last) == "and" else last, words)
    if rest is None or _at(sentence, rest[1]) == "hundred":  # 'between two hundred and three hundred'
        return value, last, 100.0
    return value + rest[0], rest[1], 1.0


def _fraction_behind(sentence: Sentence, i: int, words: NumberWords) -> tuple[float, int] | None:
    """'and a half', 'and three quarters', 'point five'. Gives (value, end)."""
    joint, count, part = (_at(sentence, i + k) for k in range(3))
    if joint == "and" and part in words.fractions:
        if count in {"a", "one"}:
            return words.fractions[part], i + 3
        if count in {"two", "three"} and part.endswith("s"):
            return words.units[count] * words.fractions[part], i + 3
    if joint == "point" and count in words.units:
        return words.units[count] / 10, i + 2
    return None


def _after_article(sentence: Sentence, i: int, words: NumberWords) -> Quantity | None:
    """'a dozen', 'a hundred', 'a million', 'a half million': the article counts one."""
    following = sentence.lower[i + 1] if i + 1 < len(sentence) else ""
    if following in words.scales and following not in {"k"}:
        return Quantity(i, i + 1, 1.0, 1.0, in_words=True)
    if following in words.collectives and following not in {"dozens", "decade", "score", "gross"}:
        return _collected(Quantity(i, i + 1, 1.0, 1.0, in_words=True), sentence, words)
    if following == "hundred":
        return Quantity(i, i + 2, 100.0, 100.0, in_words=True)
    if following == "half" and i + 2 < len(sentence) and sentence.lower[i + 2] in words.scales:
        return Quantity(i, i + 2, 0.5, 0.1, in_words=True)
    return None


def _collected(quantity: Quantity, sentence: Sentence, words: NumberWords) -> Quantity:
    """Three dozen is thirty-six."""
    following = sentence.lower[quantity.last] if quantity.last < len(sentence) else ""
    if following in words.collectives and following not in {"decade", "gross"}:
        factor = words.collectives[following]
        return replace(quantity, last=quantity.last + 1, value=quantity.value * factor, step=quantity.step * factor / 2)
    return quantity


def _scaled(sentence: Sentence, quantity: Quantity, words: NumberWords, *, is_money: bool, below: float) -> Quantity | None:
    """The number times the scales behind it; '3 lakh crore' has two, '2.5-billion' a hyphen.

    Where its scale is not ``below`` that of the number that it might be the rest of, it is none, and has no rest to look for.
    """
    last, factor, has_scale = quantity.last, 1.0, False
    for _ in range(2):
        j = last + 1 if last + 1 < len(sentence) and sentence.words[last] == "-" and sentence.is_glued(last) else last
        if j >= len(sentence):
            break
        word = sentence.lower[j]
        if word == "hundred" and not quantity.in_words and _at(sentence, j + 1) in words.scales:  # '35 hundred million yuan'
            factor, j = 100.0, j + 1
            word = sentence.lower[j]
        scale = words.scales.get(word)
        if scale is None and (sentence.is_glued(j) or is_money or has_scale):
            scale = words.glued_scales.get(word if word not in {"t", "m", "b"} or sentence.is_glued(j) or is_money else "")
            if scale and word == "m" and not is_money and not sentence.is_glued(j):
                scale = None
        if scale is None or (has_scale and scale < 1e5):
            break
        factor, last, has_scale = factor * scale, j + 1, True
        if (
            word in {"bn", "mn", "tn", "mln", "bln", "cr"}
            and last < len(sentence)
            and sentence.words[last] == "."
            and sentence.is_glued(last)
        ) and last + 1 < len(sentence):
            last += 1
    if not has_scale:
        return quantity
    # Under a scale the written digits are meant: '240 billion' is to the billion.
    step = times(min(quantity.step, 1.0), factor)
    scaled = replace(quantity, last=last, value=times(quantity.value, factor), step=step, has_scale=True)
    return _with_rest(sentence, scaled, factor, words) if factor < below else scaled


def _with_rest(sentence: Sentence, scaled: Quantity, factor: float, words: NumberWords) -> Quantity:
    """'two thousand five hundred', 'one million two hundred thousand', '3 million 500 thousand': the rest is added."""
    i = scaled.last
    in_words = _at(sentence, i) in words.units or _at(sentence, i) in words.tens
    if scaled.in_words and _at(sentence, i) == "and" and _below_hundred(sentence, i + 1, words):  # 'two thousand and twelve'
        i, in_words, factor = i + 1, True, 100.0
    if in_words != scaled.in_words:
        return scaled
    rest = _single(sentence, i, words, is_money=False, below=factor)
    if rest is None or rest.value >= factor or not (in_words or rest.has_scale):
        return scaled
    return replace(scaled, last=rest.last, value=scaled.value + rest.value, step=rest.step)


def _range(sentence: Sentence, low: Quantity, words: NumberWords, *, is_money: bool) -> Quantity | None:
    """'5-6', 'between 10 and 12 billion', 'from 3 to 4', '2.5 or three'. The caller knows the unit."""
    i = low.last
    if i + 1 >= len(sentence) or low.is_fraction:
        return None
    joint = sentence.lower[i]
    if joint not in RANGE_WORDS:
        return None
    if joint == "and" and "between" not in {_at(sentence, low.first - 1), _at(sentence, low.first - 2)}:
        return None
    j = i + 1
    high = _single(sentence, j, words, is_money=is_money)
    if high is None or high.is_fraction or (joint == "-" and high.in_words != low.in_words):
        return None
    if high.in_words and sentence.lower[j] in {"a", "an"}:
        return None
    low_value, low_step = low.value, low.step
    if high.has_scale and not low.has_scale:
        factor = high.value / _bare(sentence, high, words)
        low_value, low_step = times(low_value, factor), low_step * factor
    elif joint == "-" and high.has_comma_group and low.value < 1000 < 1000 * low.value < high.value and high.value % 1000 == 0:
        low_value, low_step = 1000 * low_value, 1000 * low_step  # '12-15,000'
    if not low_value < high.value or (high.value > 1000 * max(low_value, 1e-9) and joint != "to"):
        return None
    return Quantity(low.first, high.last, low_value, max(low_step, high.step), high.value, low.in_words, low.has_scale or high.has_scale)


def _bare(sentence: Sentence, quantity: Quantity, words: NumberWords) -> float:
    """The number without its scale."""
    bare = _digits(sentence, quantity.first) if not quantity.in_words else _words(sentence, quantity.first, words)
    return bare.value if bare and bare.value else 1.0


def allowed_interval(value: float, high: float | None, step: float, bound: str) -> tuple[float | None, float | None]:
    """The least and greatest value that a written number allows, null where it is open.

    '240 billion' is 239.5 to 240.5 billion, 'more than 240 billion' is open above, 'about' reaches 5 per cent to
    either side. A range reaches from its lower to its upper end.
    """
    least, greatest = value - step / 2, (high if high is not None else value) + step / 2
    if bound == "about":
        reach = ABOUT_SHARE * abs(value)
        return min(least, value - reach), max(greatest, (high if high is not None else value) + reach)
    if bound in {"more_than", "at_least"}:
        return (value if bound == "more_than" and high is None else least), None
    if bound in {"less_than", "at_most"}:
        return None, (value if bound == "less_than" and high is None else greatest)
    return least, greatest
