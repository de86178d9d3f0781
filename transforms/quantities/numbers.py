"""Numbers as text writes them: digits or words, with scales, ranges, and the interval that each allows.

Grammar, over tokens:
    quantity = [number | words] [scale]* [quantity] ; range = quantity ("-" | "to" | "and" | "or") quantity
'2.5 billion', 'half a billion', 'two thousand five hundred', '3 lakh crore', '5-6', '12-15,000'.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

from transforms.lexicons.words import ARTICLES, NumberWords
from transforms.quantities.digits import read_digits
from transforms.quantities.number_words import below_hundred, read_words
from transforms.quantities.quantity import Quantity, times, word_at
from transforms.segmentation.articles import Sentence

# Between the two ends of a range: '5-6', '10 to 12'.
RANGE_WORDS = {"-", "to", "and", "or", "till", "through", "\u2014", "--"}
_BEFORE_NUMBERS = {*ARTICLES, "."}
# How far 'about' and 'nearly' reach to either side; a convention, as no text says.
ABOUT_SHARE = 0.05


def number_places(sentence: Sentence, words: NumberWords) -> list[int]:
    """The tokens at which a number may begin, by the word and the one behind it: an article as in 'a dozen', a point as in '.75'.

    Half the sentences have none, and are spared the search for amounts.
    """
    lower, signals = sentence.lower, words.signals
    places = [i for i, word in enumerate(lower) if word in signals or word[0].isdecimal()]
    return [i for i in places if lower[i] not in _BEFORE_NUMBERS or _leads_on(lower[i + 1 : i + 2], words)]


def _leads_on(behind: list[str], words: NumberWords) -> bool:
    """Whether the word behind an article or a point makes a number of them."""
    return bool(behind) and (behind[0] in words.behind_articles or behind[0][0].isdecimal())


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


def _single(sentence: Sentence, i: int, words: NumberWords, *, is_money: bool, below: float = inf) -> Quantity | None:
    if i >= len(sentence) or not opens_number(sentence, i, words):
        return None
    if count := _vague_count(sentence, i, words):
        factor, last = (100.0, i + 1) if sentence.lower[i] == "hundred" else (1.0, i)
        quantity: Quantity | None = Quantity(i, last, count * factor, count * factor, in_words=True)
    else:
        quantity = read_words(sentence, i, words) if sentence.lower[i] in words.openings else read_digits(sentence, i)
    return _scaled(sentence, quantity, words, is_money=is_money, below=below) if quantity else None


def _vague_count(sentence: Sentence, i: int, words: NumberWords) -> int:
    """'a few hundred million', 'several billion', 'a couple of thousand': how many of the scale at ``i`` at least; 0 for no such."""
    if sentence.lower[i] != "hundred" and sentence.lower[i] not in words.scales:
        return 0
    return words.vague.get(word_at(sentence, i - 2 if word_at(sentence, i - 1) == "of" else i - 1), 0)


def _is_bare_point(sentence: Sentence, i: int) -> bool:
    """'.75 million', 'rose .5 percent': a point before digits, and behind nothing but a sign of money."""
    if sentence.words[i] != "." or not word_at(sentence, i + 1).isdecimal() or not sentence.is_glued(i + 1):
        return False
    return not sentence.is_glued(i) or sentence.words[i - 1] in {"$", "€", "£", "¥", "("}


def _scaled(sentence: Sentence, quantity: Quantity, words: NumberWords, *, is_money: bool, below: float) -> Quantity | None:
    """The number times the scales behind it; '3 lakh crore' has two, '2.5-billion' a hyphen.

    Where its scale is not ``below`` that of the number that it might be the rest of, it is none, and has no rest to look for.
    """
    last, factor, has_scale = quantity.end, 1.0, False
    for _ in range(2):
        j = last + 1 if last + 1 < len(sentence) and sentence.words[last] == "-" and sentence.is_glued(last) else last
        if j >= len(sentence):
            break
        if sentence.lower[j] == "hundred" and not quantity.in_words and word_at(sentence, j + 1) in words.scales:
            factor, j = 100.0, j + 1  # '35 hundred million yuan'
        scale = _scale_at(sentence, j, words, is_money=is_money, has_scale=has_scale)
        if scale is None or (has_scale and scale < 1e5):
            break
        factor, last, has_scale = factor * scale, _end_of_scale(sentence, j), True
    if not has_scale:
        return quantity
    # Under a scale the written digits are meant: '240 billion' is to the billion.
    step = times(min(quantity.step, 1.0), factor)
    scaled = replace(quantity, end=last, value=times(quantity.value, factor), step=step, has_scale=True)
    return _with_rest(sentence, scaled, factor, words) if factor < below else scaled


def _scale_at(sentence: Sentence, j: int, words: NumberWords, *, is_money: bool, has_scale: bool) -> float | None:
    """The scale that a token names; 'm', 'b', 't' only where they are glued to the number or it is money."""
    word, is_glued = sentence.lower[j], sentence.is_glued(j)
    scale: float | None = words.scales.get(word)
    if scale is not None:
        return scale
    is_close = is_glued or is_money
    return words.glued_scales.get(word) if is_close or (has_scale and word not in {"t", "m", "b"}) else None


def _end_of_scale(sentence: Sentence, j: int) -> int:
    """Where the scale at the token ends: behind the point of 'mln.', unless that ends the sentence."""
    last = j + 1
    is_short = sentence.lower[j] in {"bn", "mn", "tn", "mln", "bln", "cr"} and last + 1 < len(sentence)
    return last + 1 if is_short and sentence.words[last] == "." and sentence.is_glued(last) else last


def _with_rest(sentence: Sentence, scaled: Quantity, factor: float, words: NumberWords) -> Quantity:
    """'two thousand five hundred', 'one million two hundred thousand', '3 million 500 thousand': the rest is added."""
    i = scaled.end
    in_words = word_at(sentence, i) in words.units or word_at(sentence, i) in words.tens
    if scaled.in_words and word_at(sentence, i) == "and" and below_hundred(sentence, i + 1, words):  # 'two thousand and twelve'
        i, in_words, factor = i + 1, True, 100.0
    if in_words != scaled.in_words:
        return scaled
    rest = _single(sentence, i, words, is_money=False, below=factor)
    if rest is None or rest.value >= factor or not (in_words or rest.has_scale):
        return scaled
    return replace(scaled, end=rest.end, value=scaled.value + rest.value, step=rest.step)


def _range(sentence: Sentence, low: Quantity, words: NumberWords, *, is_money: bool) -> Quantity | None:
    """'5-6', 'between 10 and 12 billion', 'from 3 to 4', '2.5 or three'. The caller knows the unit."""
    i = low.end
    if low.is_fraction or not _is_joint(sentence, low, i):
        return None
    joint = sentence.lower[i]
    high = _single(sentence, i + 1, words, is_money=is_money)
    if high is None or not _may_end_range(sentence, low, high):
        return None
    factor = _shared_factor(sentence, low, high, words)
    low_value, low_step = times(low.value, factor), low.step * factor
    if not low_value < high.value or (high.value > 1000 * max(low_value, 1e-9) and joint != "to"):
        return None
    return Quantity(low.start, high.end, low_value, max(low_step, high.step), high.value, low.in_words, low.has_scale or high.has_scale)


def _may_end_range(sentence: Sentence, low: Quantity, high: Quantity) -> bool:
    """Whether a number behind a joint may be the other end: not 'one-5', 'two to a thousand'."""
    if high.is_fraction or (sentence.lower[low.end] == "-" and high.in_words != low.in_words):
        return False
    return not (high.in_words and sentence.lower[low.end + 1] in {"a", "an"})


def _shared_factor(sentence: Sentence, low: Quantity, high: Quantity, words: NumberWords) -> float:
    """By what the lower end is multiplied: '5 to 6 | million', '12-15|,000'."""
    if high.has_scale and not low.has_scale:
        return high.value / _bare(sentence, high, words)
    is_grouped = sentence.lower[low.end] == "-" and high.has_comma_group and high.value % 1000 == 0
    return 1000.0 if is_grouped and low.value < 1000 < 1000 * low.value < high.value else 1.0


def _is_joint(sentence: Sentence, low: Quantity, i: int) -> bool:
    """Whether the token may join two ends of a range; 'and' only behind 'between'."""
    if i + 1 >= len(sentence) or sentence.lower[i] not in RANGE_WORDS:
        return False
    return sentence.lower[i] != "and" or "between" in {word_at(sentence, low.start - 1), word_at(sentence, low.start - 2)}


def _bare(sentence: Sentence, quantity: Quantity, words: NumberWords) -> float:
    """The number without its scale."""
    bare = read_digits(sentence, quantity.start) if not quantity.in_words else read_words(sentence, quantity.start, words)
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
