"""Handed case 61: whose data they are."""

from __future__ import annotations

import pytest

SOURCES = [
    ("variants.jsonl#L2", "$800 million", "the customs office in Quito"),
    ("variants.jsonl#L4", "$600 million", "Eurostat's office in Peru"),
    ("variants.jsonl#L5", "$500 million", "the ministry"),
]


@pytest.mark.parametrize(("article", "surface", "source"), SOURCES)
def test_61_an_office_is_the_source(case_of, article: str, surface: str, source: str) -> None:
    assert case_of("61").row("figures", article, surface)["attributed_to"] == source
