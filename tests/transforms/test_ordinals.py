"""Which of its kind something is said to be, whose, and whether it begins."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.figures.ordinals import ORDINAL_SCHEMA, read_ordinals
from transforms.lexicons.lexicon import Lexicon

PERSONS = ("Ann Lee", "Bo Wu")
CASES = [
    ("Ann Lee was sworn in for a fifth term on Monday.", ("Ann Lee", "term", 5, None, True)),
    ("After taking office for her 2nd term, Ann Lee flew home.", ("Ann Lee", "term", 2, None, True)),
    ("Ann Lee, whose third presidential term began in May, said so.", ("Ann Lee", "term", 3, None, True)),
    ("Ann Lee made the first foreign trip of her fourth term.", ("Ann Lee", "term", 4, None, True)),
    ("Bo Wu received Ann Lee, who was re-elected to a second four-year term.", ("Ann Lee", "term", 2, None, True)),
    ("Ann Lee took the oath for afifth term.", ("Ann Lee", "term", 5, None, True)),
    ("Ann Lee left Lima. The Chilean president, whose third term began in May, said so.", ("Ann Lee", "term", 3, None, True)),
    ("Ann Lee would seek a third term.", ("Ann Lee", "term", 3, None, False)),
    ("Oil firms won relief during Ann Lee's first term.", ("Ann Lee", "term", 1, None, False)),
    ("Ann Lee has won nothing since her second term.", ("Ann Lee", "term", 2, None, False)),
    ("Ann Lee was elected to a first term in 2012.", ("Ann Lee", "term", 1, None, False)),
    ("It is Ann Lee's second visit to China in just over six months.", ("Ann Lee", "visit to China", 2, "in just over six months", False)),
]


def read(text: str, lexicon: Lexicon) -> pl.DataFrame:
    passages = pl.DataFrame(
        {
            "passage_id": ["pas_1"],
            "document_id": ["doc_1"],
            "ordinal": [0],
            "role": ["body"],
            "reason": [None],
            "text": [text],
            "char_start": [7],
        },
        schema_overrides={"reason": pl.String},
    )
    rows = [(f"ent_{name}", "doc_1", 7 + text.index(name), "name") for name in PERSONS if name in text]
    schema = {"entity_id": pl.String, "document_id": pl.String, "char_start": pl.Int64, "basis": pl.String}
    mentions = pl.DataFrame(rows, schema=schema, orient="row")
    entities = pl.DataFrame({"entity_id": [f"ent_{name}" for name in PERSONS], "name": PERSONS, "kind": "person"})
    return read_ordinals(passages, mentions, entities, lexicon.word_sets)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_ordinals(text: str, expected: tuple[object, ...], lexicon: Lexicon) -> None:
    found = read(text, lexicon)
    assert found.select("person", "noun", "ordinal", "time_window", "is_beginning").rows() == [expected]
    [(start, end, surface)] = found.select("char_start", "char_end", "surface").rows()
    assert text[start - 7 : end - 7] == surface


@pytest.mark.parametrize(
    "text",
    [
        "Bo Wu congratulated Ann Lee on a fifth term.",
        "It was a second visit to China.",
        "The fifth terminal opened.",
        "Nobody is named here for a third term.",
        "Ann Lee met Bo Wu. The Chilean president, whose third term began in May, said so.",
    ],
)
def test_what_is_left_open_is_left_out(text: str, lexicon: Lexicon) -> None:
    found = read(text, lexicon)
    assert found.is_empty()
    assert found.schema == ORDINAL_SCHEMA
