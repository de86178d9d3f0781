"""Whose data a sentence reports, where nobody speaks."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, row_of

CASES = [
    case("data from an office", "Data from the customs office in Oslo show that Norway's exports to Chile were $800 million in 2021.", "$800 million", "the customs office in Oslo"),
    case("figures published by a bank", "Figures published on Monday by the central bank showed that imports rose 5 percent in 2021.", "5 percent", "the central bank"),
    case("statistics of a named body", "Statistics from Eurostat suggest exports of 5 billion euros in 2021.", "5 billion euros", "Eurostat"),
    case("data behind the figure", "Peru's exports to Bolivia were $600 million in 2023, figures released by the statistics office showed.", "$600 million", "the statistics office"),
    case("by somebody's count", "By the ministry's count, Peru's imports from Chile were $500 million in 2023.", "$500 million", "the ministry"),
    case("by a capital's count, behind", "Slovenian imports of Hungarian goods were 2.1 billion euros in 2022 by Ljubljana's count.", "2.1 billion euros", "Ljubljana"),
    case("the bank's figures show", "The central bank's figures show exports of $3 billion in 2023.", "$3 billion", "The central bank"),
    case("data of nobody", "The data show exports of $3 billion in 2023, which is less than was hoped for.", "$3 billion", None),
    case("figures of a subject", "Figures of trade in goods show that exports rose 5 percent in 2023.", "5 percent", None),
    case("an account is no count", "The company's account holds $5 million after the strike at the harbour of the old town.", "$5 million", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "source"), CASES)
def test_data_have_a_source(read, text: str, surface: str, source: str | None) -> None:
    assert row_of(read(text)["figures"], "surface", surface)["attributed_to"] == source
