"""What odd texts cost, in calls of functions: no shape of text costs more for its length the longer it is, none is absurdly dear.

The bounds at ten times these sizes, in time, are those of ``benchmarks.shapes``, which has three times as many shapes.
"""

from __future__ import annotations

import pytest

from benchmarks.shapes import KIB, MOST_GROWTH, MOST_TIMES_ORDINARY, SHAPES, count_calls, make_text, ordinary_text, read
from transforms.lexicons.lexicon import Lexicon

SMALL, LARGE = 2, 8
# Those that were once beyond the bounds, and one of each other kind; the benchmark has all.
TRIED = (
    "numbers", "one million one million", "percentages", "percent signs", "percent and percent", "dollars", "compared amounts", "trade of pairs",
    "a flattened table", "dates", "persons, all different", "persons on lines", "organisations and acronyms", "capitals of the alphabet",
    "roles and names", "sources", "quoted words", "quotations on lines", "opening marks and words", "single marks", "events", "a list of lines",
    "no blanks",
)  # fmt: skip


@pytest.fixture(scope="module")
def ordinary(lexicon: Lexicon) -> float:
    """Calls per kilobyte of ordinary articles."""
    read(ordinary_text(SMALL * KIB), lexicon)  # what is read for the first time fills caches
    return count_calls(ordinary_text(LARGE * KIB), lexicon) / LARGE


@pytest.mark.parametrize("shape", TRIED)
def test_cost_grows_with_the_length(lexicon: Lexicon, ordinary: float, shape: str) -> None:
    small, large = (count_calls(make_text(shape, size * KIB), lexicon) / size for size in (SMALL, LARGE))
    assert large <= MOST_GROWTH * small
    assert large <= MOST_TIMES_ORDINARY * ordinary


def test_there_are_some_sixty_shapes_of_any_length() -> None:
    assert len(SHAPES) >= 60
    assert all(5 * KIB <= len(make_text(shape, 5 * KIB)) <= 6 * KIB for shape in SHAPES)
