"""Numbers in words: 'twenty-five', 'two and a half', 'half a', 'three dozen', 'two hundred and forty', 'a quarter of a'."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.words import ARTICLES, FRACTION_SIGNS, NumberWords
from transforms.quantities.quantity import Quantity, word_at
from transforms.segmentation.articles import Sentence


def read_words(sentence: Sentence, i: int, words: NumberWords) -> Quantity | None:
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
        following = word_at(sentence, i + 2)
        if word_at(sentence, i + 1) in ARTICLES and (
            following in words.scales or following in words.collectives or following in words.parted
        ):
            return _collected(Quantity(i, i + 2, 0.5, 0.1, in_words=True), sentence, words)
        return None
    counted = below_hundred(sentence, i, words)
    if counted is None:
        return None
    value, last, step = _with_hundreds(sentence, *counted, words)
    fraction = _fraction_behind(sentence, last, words)
    if fraction:
        value, last, step = value + fraction[0], fraction[1], 0.1
    return _collected(Quantity(i, last, value, step, in_words=True), sentence, words)


def _part_of_scale(sentence: Sentence, i: int, words: NumberWords) -> Quantity | None:
    """'a quarter of a million', 'three quarters of a billion', 'a quarter of a point', 'a quarter-point'."""
    word, part = word_at(sentence, i), word_at(sentence, i + 1)
    count = 1 if word in {*ARTICLES, "one"} else words.units.get(word, 0)
    if not count or part not in words.fractions:
        return None
    is_part = word_at(sentence, i + 2) == "of" and word_at(sentence, i + 3) in {*ARTICLES, "one"}
    if is_part and (word_at(sentence, i + 4) in words.scales or word_at(sentence, i + 4) in words.parted):
        return Quantity(i, i + 4, count * words.fractions[part], 0.1, in_words=True)
    if word_at(sentence, i + 3 if word_at(sentence, i + 2) == "-" else i + 2) in {"point", "percentage"}:
        return Quantity(i, i + 2, count * words.fractions[part], 0.1, in_words=True)
    return None


def below_hundred(sentence: Sentence, i: int, words: NumberWords) -> tuple[float, int] | None:
    """'seventeen', 'twenty', 'twenty-five'. Gives (value, end)."""
    word = word_at(sentence, i)
    if word in words.units:
        return float(words.units[word]), i + 1
    if word not in words.tens:
        return None
    value, last = words.tens[word], i + 1
    j = last + 1 if word_at(sentence, last) == "-" else last
    unit = words.units.get(word_at(sentence, j), 0)
    if 0 < unit < 10 and (j > last or not sentence.is_glued(j)):
        return float(value + unit), j + 1
    return float(value), last


def _with_hundreds(sentence: Sentence, value: float, last: int, words: NumberWords) -> tuple[float, int, float]:
    """'two hundred', 'two hundred and forty', 'twelve hundred fifty'. Gives (value, end, size of the last place)."""
    if word_at(sentence, last) != "hundred":
        return value, last, 1.0
    value, last = value * 100, last + 1
    rest = below_hundred(sentence, last + 1 if word_at(sentence, last) == "and" else last, words)
    if rest is None or word_at(sentence, rest[1]) == "hundred":  # 'between two hundred and three hundred'
        return value, last, 100.0
    return value + rest[0], rest[1], 1.0


def _fraction_behind(sentence: Sentence, i: int, words: NumberWords) -> tuple[float, int] | None:
    """'and a half', 'and three quarters', 'point five'. Gives (value, end)."""
    joint, count, part = (word_at(sentence, i + k) for k in range(3))
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
    following = sentence.lower[quantity.end] if quantity.end < len(sentence) else ""
    if following in words.collectives and following not in {"decade", "gross"}:
        factor = words.collectives[following]
        return replace(quantity, end=quantity.end + 1, value=quantity.value * factor, step=quantity.step * factor / 2)
    return quantity
