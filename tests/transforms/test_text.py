"""The folded copy that everything is matched on."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.cases import case
from transforms.segmentation.text import fold, fold_column, plain_words

FOLDED = [
    case("curly double quotes", "“yes”", '"yes"'),
    case("low and high quotes", "„ja“", '"ja"'),
    case("angle quotes", "«oui»", '"oui"'),
    case("curly single quotes", "‘yes’ it’s", "'yes' it's"),
    case("no-break blank", "12\u00a0500", "12 500"),
    case("narrow blank", "12\u202f500", "12 500"),
    case("zero-width blank", "a\u200bb", "a b"),
    case("soft hyphen", "co\u00adoperate", "co operate"),
    case("carriage returns", "a\r\nb", "a\n\nb"),
    case("line separator", "a\u2028b", "a\nb"),
    case("en dash and minus", "5–6 −2", "5-6 -2"),
    case("long dash kept", "a—b", "a—b"),
    case("full-width digits", "１２，５％", "12,5%"),
    case("accents kept", "São Tomé", "São Tomé"),
    case("emoji kept", "a 🚢 b", "a 🚢 b"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding(text, folded):
    assert fold(text) == folded


@given(st.lists(st.text(max_size=80), max_size=5))
def test_folding_keeps_every_place_and_columns_fold_alike(texts):
    assert [len(fold(text)) for text in texts] == [len(text) for text in texts]
    column = pl.DataFrame({"text": texts}, schema={"text": pl.String}).select(fold_column(pl.col("text")))["text"].to_list()
    assert column == [fold(text) for text in texts]


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_plain_words_have_no_signs():
    assert plain_words("“Ann’s” ship,\nthe  Rosa—left.") == "ann s ship the rosa left"
