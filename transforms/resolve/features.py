"""What speaks for and against a figure: the named features that its confidence is summed from (``lexicons/confidence.csv``).

Each tells something of the sentence, of how the figure's fields were found, or of what else the article says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from transforms.figures.figure import Figure
from transforms.figures.topic import TRADE_MEASURES

_LONG, _VERY_LONG = 30, 45
_MANY_FIGURES = 4
_YEAR_DIGITS = 4
# Two values of one thing that differ by less say the same.
_NEAR = 0.05
# What must be alike before two figures may be compared.
Cell = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells in figures, counted once for all of them."""

    per_sentence: Counter[int]
    values: Counter[tuple[Cell, str]]
    extremes: dict[Cell, tuple[float, float]]
    reporters: frozenset[str]


@dataclass(frozen=True, slots=True)
class InArticle:
    """A figure with what stands around it: the codes of the countries of its sentence, in order, and what its article tells.

    ``word_sets``: the lists that features look into.
    """

    figure: Figure
    codes: list[str]
    told: Told
    word_sets: Mapping[str, frozenset[str]]

    @property
    def tie(self) -> str:
        """By which rule the figure was tied to what it measures."""
        return self.figure.rule.partition("/")[2]

    @property
    def n_beside(self) -> int:
        """How many figures its sentence has."""
        return self.told.per_sentence[self.figure.sentence.number]


@dataclass(frozen=True, slots=True)
class Feature:
    """``holds`` tells whether it is so; ``example``: words of which it is."""

    name: str
    example: str
    holds: Callable[[InArticle], bool]


def tell(figures: Sequence[Figure]) -> Told:
    """What the figures of an article tell together."""
    cells = [_cell(figure) for figure in figures]
    extremes: dict[Cell, tuple[float, float]] = {}
    for cell, figure in zip(cells, figures, strict=True):
        low, high = extremes.get(cell, (figure.value, figure.value))
        extremes[cell] = (min(low, figure.value), max(high, figure.value))
    return Told(
        Counter(figure.sentence.number for figure in figures),
        Counter((cell, _rounded(figure.value)) for cell, figure in zip(cells, figures, strict=True)),
        extremes,
        frozenset(figure.reporter for figure in figures if figure.reporter),
    )


def features_of(around: InArticle) -> frozenset[str]:
    """The names of the features that a figure has."""
    return frozenset([feature.name for feature in FEATURES if feature.holds(around)])


def _cell(figure: Figure) -> Cell:
    """What must be alike before two figures may be compared."""
    label = figure.period.label if figure.period else None
    return figure.measure, figure.change_of, figure.reporter, figure.partner, figure.scope, label, figure.unit, figure.status, figure.stance


def _rounded(value: float) -> str:
    """Two digits of a value, in which a headline's '5.1 billion' meets the '5.08 billion' of the body."""
    return f"{value:.1e}"


def _has_words(around: InArticle, words: str) -> bool:
    """Whether a word of the set of that name stands in the sentence."""
    return around.figure.sentence.has_any(around.word_sets[words])


def _is_quoted(around: InArticle) -> bool:
    return around.figure.sentence.has_any({'"', "\u201c", "\u201d"})


def _names_others(around: InArticle) -> bool:
    return bool({*around.codes} - {around.figure.reporter, around.figure.partner})


def _is_said_again(around: InArticle) -> bool:
    return around.told.values[_cell(around.figure), _rounded(around.figure.value)] > 1


def _has_other_value(around: InArticle) -> bool:
    if around.figure.measure not in TRADE_MEASURES:  # growth in dollars and in yuan are two
        return False
    low, high = around.told.extremes[_cell(around.figure)]
    return high - low > _NEAR * max(abs(low), abs(high))


def _opens_with_other(around: InArticle) -> bool:
    return around.codes[:1] not in ([], [around.figure.reporter], [around.figure.partner])


def _has_year(around: InArticle) -> bool:
    return any(len(word) == _YEAR_DIGITS and word.isdecimal() for word in around.figure.sentence.lower)


FEATURES = (
    Feature("a level of trade", "Exports were [5 billion].", lambda a: a.figure.measure in TRADE_MEASURES),
    Feature("a balance", "The deficit was [5 billion].", lambda a: a.figure.measure == "trade_balance"),
    Feature("a tariff", "a tariff of [5 percent]", lambda a: a.figure.measure == "tariff_rate"),
    Feature("a change", "Exports rose [5 percent].", lambda a: a.figure.measure == "change"),
    Feature("parties stated", "[Peru's] exports were 5 billion.", lambda a: a.figure.parties_basis == "stated"),
    Feature("parties from the text before", "Exports were 5 billion.", lambda a: a.figure.parties_basis == "discourse"),
    Feature("reporter in its sentence", "[Peru's] exports", lambda a: a.figure.reporter in a.codes),
    Feature("partner in its sentence", "exports to [Chile]", lambda a: a.figure.partner is not None and a.figure.partner in a.codes),
    Feature("partner from the text before", "Exports [there] rose.", lambda a: bool(a.figure.partner) and a.figure.partner not in a.codes),
    Feature("another country opens the sentence", "[Peru] said Chile's exports", _opens_with_other),
    Feature("other countries in its sentence", "exports to Chile, Peru and Cuba", _names_others),
    Feature("period stated", "in [2023]", lambda a: a.figure.period_basis == "stated"),
    Feature("no period", "Exports were 5 billion.", lambda a: a.figure.period is None),
    Feature("a time in its sentence", "in [March]", lambda a: a.figure.is_dated),
    Feature("no year in its sentence", "in [March]", lambda a: not _has_year(a)),
    Feature("in a headline", "[EXPORTS UP 5 PCT]", lambda a: a.figure.sentence.role == "title"),
    Feature("tied by the words behind", "[5 billion] of exports", lambda a: a.tie == "attached"),
    Feature("of the topic in mind", "In May [it] was 5 billion.", lambda a: a.tie in {"in_mind", "behind", "list_of_tariffs", "alone"}),
    Feature("what is compared with", "up [from 4 billion]", lambda a: a.tie == "compared"),
    Feature("a list with respectively", "5 and 4 billion, [respectively]", lambda a: a.tie == "respectively"),
    Feature("unit left out", "to 5 billion from [4]", lambda a: a.figure.rule.startswith("elliptic")),
    Feature("many figures in its sentence", "5, 4, 3 and 2 billion", lambda a: a.n_beside >= _MANY_FIGURES),
    Feature("the only figure of its sentence", "Exports were [5 billion].", lambda a: a.n_beside == 1),
    Feature("a long sentence", "of thirty words", lambda a: len(a.figure.sentence) > _LONG),
    Feature("a very long sentence", "of forty-five words", lambda a: len(a.figure.sentence) > _VERY_LONG),
    Feature("words of doubt", "[could] reach 5 billion", lambda a: _has_words(a, "doubtful_about_figures")),
    Feature("words that point to a country", "imports from [it]", lambda a: _has_words(a, "pointing_to_countries")),
    Feature("words of comparison", "[compared] with March 2015", lambda a: _has_words(a, "comparing_figures")),
    Feature("a verb of trade", "Peru [bought] goods", lambda a: _has_words(a, "trading")),
    Feature("words of a part", "[of which] 5 billion went", lambda a: _has_words(a, "parts_of_trade")),
    Feature("quoted", '"We sold 5 billion," she said.', _is_quoted),
    Feature("a part of the trade", "exports [of tea]", lambda a: a.figure.scope is not None),
    Feature("not a fact yet", "will reach [5 billion]", lambda a: a.figure.status != "actual"),
    Feature("not exact", "[about] 5 billion", lambda a: a.figure.bound != "exact"),
    Feature("said again in the article", "5 billion ... 5.1 billion", _is_said_again),
    Feature("another value in the article", "5 billion ... 9 billion", _has_other_value),
    Feature("one reporter in the article", "all of Peru", lambda a: len(a.told.reporters) == 1),
)  # fmt: skip
