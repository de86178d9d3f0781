"""Handed cases whose values hang on the parties of a clause, and what of the other cases of figures is not asserted elsewhere."""

from __future__ import annotations

import pytest

GAPPED = "who is on the other side stands in another clause, or behind a verb that is none of trade alone"
PARTS_OF = "an amount of 'Of A, B went to C' or 'A, of which B' has its own parties and measure, which the clause leaves to the context"


def left(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


OF_TURNS = "an answer has the parties of its question or of its speaker, which are not carried over"
FIGURES = [
    ("02", "a.txt", "₹62,300 crore", {"period": "2022/2023", "status": "actual"}),
    ("02", "a.txt", "Rs 6,900 Cr", {"period": "2022/2023", "status": "actual"}),
    ("02", "a.txt", "Rs. 1 lakh crore", {"reporter": "IND", "partner": "NPL", "status": "forecast"}),
    ("04", "a.txt", "$300 and $400 million", {"status": "forecast", "scope": "non-oil"}),
    ("04", "a.txt", "12.8–13.0 percent", {"reporter": "OMN", "status": "actual"}),
    ("04", "a.txt", "10,000-12,000 workers", {"measure": "people", "status": "actual"}),
    left("04", "a.txt", "900 to 1,200 dollars", {"measure": "price"}, reason="no word of price stands at the amount"),
    ("28", "a.txt", "15 percent", {"measure": "tariff_rate", "value": 15, "reporter": "SWE", "status": "agreed"}),
    ("28", "a.txt", "180 billion kronor", {"measure": "exports", "unit": "SEK", "reporter": "SWE", "partner": "USA", "period": "2023"}),
    ("28", "b.txt", "Two million tonnes", {"measure": "mass", "value": 2e6}),
    ("28", "b.txt", "$500 million", {"value": 500e6, "bound": "about"}),
    left("28", "b.txt", "$500 million", {"measure": "contract_value"}, reason=OF_TURNS),
    left("28", "variants.jsonl#L1", "900 million euros", {"measure": "exports", "reporter": "NOR", "partner": "POL"}, reason=OF_TURNS),
    ("28", "variants.jsonl#L1", "900 million euros", {"period": "2023"}),
    ("28", "variants.jsonl#L2", "$1.3 billion", {"status": "forecast"}),
    left("40", "a.txt", "$120 million", {"measure": "exports", "partner": "VNM"}, reason=GAPPED),
    ("13", "a.txt", "640 million", {"measure": "exports", "reporter": "CHE", "partner": "AUT"}),
    ("13", "a.txt", "1.8%", {"value": -1.8, "scope": "in real terms", "change_of": "exports"}),
    ("13", "a.txt", "2.2%", {"value": 2.2, "scope": None, "change_of": "exports"}),
    ("13", "variants.jsonl#L3", "2.4 billion euros", {"reporter": "IRL", "partner": "JPN", "period": "2023", "scope": None}),
    ("20", "a.txt", "€3.2 billion", {"measure": "imports", "reporter": "HUN", "partner": "SVN"}),
    ("20", "a.txt", "€2.9 billion", {"measure": "exports", "reporter": "SVN", "partner": "HUN"}),
    ("20", "a.txt", "€2.1 billion", {"measure": "imports", "reporter": "SVN", "partner": "HUN", "attributed_to": "Ljubljana"}),
    ("20", "a.txt", "€2.4bn", {"measure": "imports", "reporter": "HRV", "partner": "HUN"}),
    ("20", "variants.jsonl#L2", "$12 billion", {"measure": "exports", "reporter": "SAU", "partner": "EGY", "scope": "oil"}),
    left("20", "variants.jsonl#L2", "$3 billion", {"measure": "imports", "reporter": "JOR", "partner": "SAU"}, reason=GAPPED),
    ("20", "variants.jsonl#L3", "$900 million", {"measure": "imports", "reporter": "POL", "partner": "COL", "scope": "coal"}),
    ("20", "variants.jsonl#L3", "9 billion euros", {"measure": "exports", "reporter": "DEU", "partner": "POL"}),
    left("20", "variants.jsonl#L3", "400 million euros", {"measure": "imports", "reporter": "POL", "partner": "DNK"}, reason=GAPPED),
    ("20", "variants.jsonl#L4", "$300 million", {"measure": "imports", "reporter": "CUB", "partner": "USA"}),
    ("20", "variants.jsonl#L4", "$400 million", {"measure": "exports", "reporter": "MEX", "partner": "CUB"}),
    ("41", "a.txt", "$35 million", {"reporter": "COD", "partner": "COG", "period": "2021"}),
    ("41", "a.txt", "$390 million", {"reporter": "NER", "partner": "NGA"}),
    ("41", "a.txt", "$1.2 billion", {"reporter": "USA", "partner": "COD", "scope": "cobalt"}),
    ("41", "a.txt", "$4 million", {"reporter": "PRK", "partner": "MMR"}),
    ("41", "a.txt", "$21 million", {"reporter": "SWZ", "partner": "NLD"}),
    ("41", "a.txt", "$95 million", {"reporter": "CIV", "partner": "ARE"}),
    ("41", "a.txt", "£4.9 billion", {"reporter": None, "partner": "IRL"}),
    ("41", "variants.jsonl#L3", "$145 billion", {"reporter": None}),
    ("41", "variants.jsonl#L4", "HK$60 billion", {"reporter": "HKG", "partner": "MAC", "unit": "HKD"}),
    ("41", "variants.jsonl#L4", "5 billion kroner", {"reporter": "GRL", "partner": "DNK", "unit": "DKK"}),
    ("61", "variants.jsonl#L3", "$700 million", {"attributed_to": "Andean Post"}),
    ("62", "variants.jsonl#L1", "$200 million", {"bound": "at_most", "period": "2023"}),
    ("62", "variants.jsonl#L3", "$150 million", {"bound": "at_most"}),
    ("62", "variants.jsonl#L3", "$150 million", {"period": None}),
    ("77", "variants.jsonl#L1", "$20.9 billion", {"reporter": "PER", "partner": "CHN"}),
    ("77", "variants.jsonl#L2", "$20.9 billion", {"measure": "exports", "reporter": "PER", "partner": "CHN"}),
    left("77", "variants.jsonl#L2", "31.2 percent", {"reporter": "PER", "partner": "CHN"}, reason=PARTS_OF),
    left("77", "variants.jsonl#L3", "$64 billion", {"reporter": "PER", "partner": None}, reason=PARTS_OF),
    left("77", "variants.jsonl#L3", "$20.9 billion", {"reporter": "PER", "partner": "CHN"}, reason=PARTS_OF),
]  # fmt: skip


@pytest.mark.parametrize(("number", "article", "surface", "expected"), FIGURES)
def test_fields(case_of, number: str, article: str, surface: str, expected: dict[str, object]) -> None:
    row = case_of(number).row("figures", article, surface)
    assert {name: row[name] for name in expected} == expected
