"""Contractions: two tokens each, and the readings are those of the words written out."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.cases import case, prose
from transforms.lexicons.phrases import split_phrases
from transforms.segmentation.text import fold
from transforms.segmentation.tokens import tokenize

TOKENS = [
    case("weren't", "It weren't", "It/it/PRP were/were/VBD n't/not/RB"),
    case("a curly apostrophe", "It isn’t", "It/it/PRP is/is/VBZ n’t/not/RB"),
    case("won't, by its stem", "It won't sign", "It/it/PRP wo/will/MD n't/not/RB sign/sign/VB"),
    case("can't and shan't", "It can't, shan't", "It/it/PRP ca/can/MD n't/not/RB ,/,/, sha/shall/MD n't/not/RB"),
    case("cannot", "It cannot sign", "It/it/PRP can/can/MD not/not/RB sign/sign/VB"),
    case("in capitals", "IT CAN'T PAY NOW", "IT/it/PRP CA/can/MD N'T/not/RB PAY/pay/VB NOW/now/RB"),
    case("pronouns", "They're, I'm", "They/they/PRP 're/are/VBP ,/,/, I/i/NNP 'm/am/VBP"),
    case("will", "They'll sign", "They/they/PRP 'll/will/MD sign/sign/VB"),
    case("have, before a participle", "They've signed", "They/they/PRP 've/have/VBP signed/signed/VBN"),
    case("would", "They'd sign", "They/they/PRP 'd/would/MD sign/sign/VB"),
    case("would, before an adverb", "They'd never be", "They/they/PRP 'd/would/MD never/never/RB be/be/VB"),
    case("had", "They'd signed", "They/they/PRP 'd/had/VBD signed/signed/VBN"),
    case("had, before a number", "They'd 40 ships", "They/they/PRP 'd/had/VBD 40/40/CD ships/ships/NNS"),
    case("names stay whole", "Lou O'Dell", "Lou/lou/NNP O'Dell/o'dell/NNP"),
    case("a stem alone is the word that it is", "Near Ca Mau", "Near/near/IN Ca/ca/NNP Mau/mau/NNP"),
    case("does is no plural of doe", "A deal that does not", "A/a/DT deal/deal/NN that/that/WDT does/does/VBZ not/not/RB"),
]


@pytest.mark.parametrize(("words", "expected"), TOKENS)
def test_contraction_is_two_tokens(lexicon, words, expected):
    sentences = pl.DataFrame({"sentence": [0], "folded": [fold(words)], "char_start": [7]})
    tokens = tokenize(sentences, lexicon.words).with_columns(pl.col("char_start", "char_end") - 7)
    found = [f"{words[start:end]}/{lower}/{tag}" for _, _, lower, start, end, tag in tokens.iter_rows()]
    assert " ".join(found) == expected


def test_phrase_is_cut_as_a_sentence_is():
    assert split_phrases(["won't sign", "MW", "", "cannot be ruled out"]) == [
        ["will", "not", "sign"], ["MW"], [], ["can", "not", "be", "ruled", "out"],
    ]  # fmt: skip


# Each with its contraction, with the words written out, and what of the readings must be the same in both.
ALIKE = [
    case("a denied amount", "Peru's exports weren't $5 billion.", "weren't", "were not", "figures", "stance"),
    case("a curly denial", "Peru’s exports weren’t $5 billion.", "weren’t", "were not", "figures", "stance"),
    case("a future amount", "They'll pay Peru $5 billion, the bank said.", "They'll", "They will", "figures", "status"),
    case("a supposed amount", "She'd pay Peru $5 billion if it asked.", "She'd", "She would", "figures", "status"),
    case("a bound", "Peru's exports didn't exceed $5 billion.", "didn't", "did not", "figures", "bound"),
    case("a bound with cannot", "Peru's exports cannot exceed $5 billion.", "cannot", "can not", "figures", "bound"),
    case("a denied visit", "Elena Paz didn't visit Chile on Monday.", "didn't", "did not", "events", "status"),
    case("a visit to come", "Elena Paz said she'll visit Chile next week.", "she'll", "she will", "events", "status"),
    case("a visit told by those who made it", "“We've visited Chile,” Elena Paz said.", "We've", "We have", "events", "status"),
    case("a plan left out", "Elena Paz was expected to visit Chile, but didn't.", "didn't", "did not", "events", "status"),
    case("a reported clause", "Elena Paz said they're open to talks.", "they're", "they are", "quotes", "speaker"),
]


@pytest.mark.parametrize(("text", "short", "long", "table", "column"), prose(ALIKE))
def test_reads_as_the_words_written_out(read, text, short, long, table, column):
    found, written_out = (read(one)[table].get_column(column).to_list() for one in (text, text.replace(short, long)))
    assert found == written_out
    assert found
