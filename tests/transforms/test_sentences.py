"""Where sentences end, in newswire, in machine translation, around quotations."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.cases import case
from tests.transforms.conftest import as_documents
from transforms.segmentation.passages import split_passages
from transforms.segmentation.sentences import split_sentences

SENTENCES = [
    case("two sentences", ["The ship left.", "The crew stayed."]),
    case("a form of address", ["Mr. Paz left.", "Mrs. Rojas stayed."]),
    case("a rank", ["Gen. Paz met Lt. Col. Rojas.", "They parted."]),
    case("an initial", ["J. R. Paz left.", "He returned."]),
    case("a country with points", ["The U.S. Senate voted.", "It rejected the bill."]),
    case("a country with points at the end", ["He flew to the U.S.", "She stayed."]),
    case("a number with a point", ["Prices rose 2.5 percent.", "Wages fell."]),
    case("a firm", ["Acme Corp. sold its mill.", "The buyer is Bolt Inc. of Ohio."]),
    case("pct with a point", ["Prices rose 3 pct. in May and fell 2 pct. in June.", "Wages fell."]),
    case("a month with a point", ["He left on Jan. 5 for Lima.", "She left on Feb. 6."]),
    case("times of day", ["They met at 5 p.m. on Monday.", "They ate at 8 a.m."]),
    case("a question", ["Who pays?", "The fund does."]),
    case("a quotation that ends the sentence", ["He said: “We saw.”", "She laughed."]),
    case("an ellipsis", ["He waited... and waited.", "She left."]),
    case("e.g.", ["Some goods, e.g. steel, are exempt.", "Others are not."]),
    case("No. with a number", ["The firm is No. 2 in Peru.", "It is growing."]),
    case("an abbreviated state", ["He lives in Dayton, Ohio, and she in St. Paul, Minn.", "They write."]),
    case("glued by a translator", ["The ship left.", "The crew stayed."], "The ship left.The crew stayed."),
    case("glued after a quotation", ["He said “yes”.", "She said no."], "He said “yes”.She said no."),
    case("a mark that stands apart", ["He said: \"We saw. \"", "She laughed.", "The port is shut.", "Nobody came."], "He said: \"We saw. \" She laughed. The port is shut. Nobody came."),
    case("a mark that nothing closes", ["He spoke of \"a storm.", "She laughed.", "\"We saw it,\" he said."]),
    case("brackets", ["The ship left (it was late).", "The crew stayed."]),
]  # fmt: skip


def sentences_of(text, lexicon):
    documents = as_documents([(text, None, None)])
    return split_sentences(split_passages(documents, lexicon.furniture, lexicon.place_lines))


@pytest.mark.parametrize(("sentences", "printed"), [c._replace(values=(*c.values, None)) if len(c.values) == 1 else c for c in SENTENCES])
def test_sentences_end_where_a_reader_ends_them(lexicon, sentences, printed):
    found = sentences_of(printed or " ".join(sentences), lexicon)
    assert found["folded"].to_list() == [s.replace("“", '"').replace("”", '"') for s in sentences]


def test_offsets_point_into_the_document(lexicon):
    text = "\r\n  The ship\u00a0left.  “The crew stayed,” he said.\r\n\r\nNobody\u2028cheered, it is said, and the fog closed in over the coast.\n"
    found = sentences_of(text, lexicon)
    assert found.height >= 3
    for folded, start, end in found.select("folded", "char_start", "char_end").iter_rows():
        assert end - start == len(folded)
        assert text[start].strip() and text[end - 1].strip()


def test_a_sentence_never_crosses_passages(lexicon):
    found = sentences_of("The ship left without\n\nthe crew and without the cargo that it had come for on Monday.", lexicon)
    assert found.group_by("passage_id").len()["len"].sum() == found.height
    assert found.select(pl.col("sentence").is_sorted()).item()
