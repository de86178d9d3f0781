"""How sure a trade fact is: the calibrated probability that its unit, measure, parties, period and status are all right.

A logistic regression over named features (``features``), whose weights are data: ``lexicons/confidence.csv``, fitted by
``make train`` on articles that were annotated by readers who had not seen the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from transforms.figures.figure import Figure
from transforms.figures.topic import TRADE_MEASURES
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.resolve.features import InArticle, features_of, tell

# The weight that every figure and event has.
INTERCEPT = "any figure"
_FACTS = TRADE_MEASURES | {"tariff_rate", "tariff_base", "investment"}
_DIGITS = 3
_REASONS_SHOWN = 3


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class Weighed:
    """A figure with how sure it is, and the weightiest reasons; both null for what is no trade fact."""

    figure: Figure
    confidence: float | None
    reasons: str | None


def weigh(figures: Sequence[Figure], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon) -> list[Weighed]:
    """The figures of an article with their confidence; ``mentions``: those of each sentence."""
    return [
        Weighed(figure, None, None)
        if features is None
        else Weighed(figure, confidence(features, lexicon.confidence), reasons(features, lexicon.confidence))
        for figure, features in zip(figures, feature_sets(figures, mentions, lexicon.word_sets), strict=True)
    ]


def unweighed(figures: Sequence[Figure]) -> list[Weighed]:
    """The figures of an article that could not be weighed: of its trade facts nothing is sure."""
    return [Weighed(figure, 0.0 if _is_trade_fact(figure) else None, None) for figure in figures]


def feature_sets(
    figures: Sequence[Figure], mentions: Sequence[Sequence[Mention]], word_sets: Mapping[str, frozenset[str]]
) -> list[frozenset[str] | None]:
    """The features of each figure of an article; null for what is no trade fact. ``mentions``: those of each sentence."""
    told = tell(figures)
    codes = [[str(mention.entity.code) for mention in row if mention.entity.code] for row in mentions]
    return [
        features_of(InArticle(figure, codes[figure.sentence.number], told, word_sets)) if _is_trade_fact(figure) else None
        for figure in figures
    ]


def _is_trade_fact(figure: Figure) -> bool:
    """A level of trade, a tariff, an investment, or a change of one of these."""
    return figure.measure in _FACTS or (figure.measure == "change" and figure.change_of in _FACTS)


def confidence(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that the weights of some features add up to, between 0 and 1."""
    total = weights.get(INTERCEPT, 0.0) + sum(weights.get(feature, 0.0) for feature in sorted(features))
    return round(1 / (1 + exp(-total)), _DIGITS)


def reasons(features: Iterable[str], weights: Mapping[str, float]) -> str | None:
    """'+ period stated; - words of doubt': what weighs most, with its sign."""
    found = sorted((-abs(weights[name]), name) for name in features if weights.get(name))
    return "; ".join(f"{'+' if weights[name] > 0 else '-'} {name}" for _, name in found[:_REASONS_SHOWN]) or None
