"""A number over the tokens that it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.segmentation.articles import Sentence


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class Quantity:
    """A number over tokens ``start`` up to ``end``. ``step`` is the size of its last written place."""

    start: int
    end: int
    value: float
    step: float
    high: float | None = None  # upper end of a range
    in_words: bool = False
    has_scale: bool = False
    is_fraction: bool = False
    has_comma_group: bool = False


def times(value: float, factor: float) -> float:
    """The product as it is written: 129.14 times 1e9 is 129,140,000,000, not a millionth less."""
    return float(f"{value * factor:.15g}")


def word_at(sentence: Sentence, i: int) -> str:
    """The token in lower case; empty where the sentence has no such token."""
    return sentence.lower[i] if 0 <= i < len(sentence) else ""
