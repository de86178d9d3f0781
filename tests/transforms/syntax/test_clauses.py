"""Clauses: full stops inside a sentence, and the part of it around a word."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case
from transforms.syntax.clauses import clause_around, is_full_stop

PARTS = [
    case("up to 'but'", "Peru left the pact, but Chile stayed in it.", "left", "Peru left the pact"),
    case("from 'but' on", "Peru left the pact, but Chile stayed in it.", "stayed", "Chile stayed in it"),
    case("between semicolons", "Peru left; Chile stayed; Mali went home.", "stayed", "Chile stayed"),
    case("a comma is no break", "Peru, which left, came back.", "left", "Peru, which left, came back"),
    case("without the 'and' before it", "Peru left; and Chile stayed.", "stayed", "Chile stayed"),
]


@pytest.mark.parametrize(("opening", "word", "expected"), PARTS)
def test_the_part_of_a_sentence_around_a_word(parse, opening, word, expected):
    sentence = parse(opening)
    at = sentence.lower.index(word)
    assert sentence.surface(*clause_around(sentence, at, at + 1)) == expected


STOPS = [
    case("of a title", "It met Mr. Paz in Lima."),
    case("of an initial", "It met J. Paz in Lima."),
    case("inside a word", "The firm <HIT.T> closed."),
]


@pytest.mark.parametrize("opening", STOPS)
def test_a_dot_that_ends_no_sentence(parse, opening):
    sentence = parse(opening)
    assert sentence.lower.count(".") == 2  # the other one is the last token
    assert not any(is_full_stop(sentence, k) for k in range(len(sentence)))


def test_a_full_stop_before_a_capital_ends_a_sentence(parse):
    sentence = parse('He said: "It has not yet bottomed out. After the talks it may."')
    assert any(is_full_stop(sentence, k) for k in range(len(sentence)))
