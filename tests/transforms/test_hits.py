"""What the tables of phrases find in a sentence in one walk is what each of them finds when it is asked at every token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.cases import case
from transforms.lexicons.hits import Hits, PhraseAutomaton
from transforms.lexicons.phrases import PhraseTable
from transforms.segmentation.articles import Sentence

WORDS = st.sampled_from(["port", "of", "call", "entry"])
PHRASES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), unique=True, max_size=8)
SENTENCES = st.lists(WORDS, max_size=10)


def sentence_of(text: str) -> Sentence:
    words = text.split()
    places = list(range(len(words)))
    return Sentence("p", "body", text, 0, words, [word.lower() for word in words], places, places, ["NN"] * len(words), 0)


def fitting(phrases: list[str], tokens: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, phrase) of each place where one stands, the longest first."""
    split = sorted(((phrase.split(), phrase) for phrase in phrases), key=lambda pair: -len(pair[0]))
    return [(i, i + len(own), phrase) for own, phrase in split for i in range(len(tokens)) if tokens[i : i + len(own)] == own]


@given(one=PHRASES, other=PHRASES, tokens=SENTENCES)
def test_the_longest_phrase_from_and_up_to_every_token(one, other, tokens):
    hits = Hits()
    tables = {"units": one, "cues": other}
    PhraseAutomaton({name: PhraseTable((phrase, phrase) for phrase in phrases) for name, phrases in tables.items()}).find(tokens, hits)
    for phrases, found in ((one, hits.units), (other, hits.cues)):
        shortest_first = fitting(phrases, tokens)[::-1]
        assert found == {start: (end, phrase) for start, end, phrase in shortest_first}
        assert found.ends == {end: (start, phrase) for start, end, phrase in shortest_first}
        assert list(found) == sorted(found)
        assert all(found.all_at(start)[0] == found[start] for start in found)


def test_of_phrases_that_are_alike_the_first_counts():
    hits = Hits()
    PhraseAutomaton({"units": PhraseTable([("tonnes", "first"), ("tonnes", "second")])}).find(["tonnes"], hits)
    assert hits.units == {0: (1, "first")}


def test_every_table_of_the_lexicon_has_its_hits(lexicon):
    tables = [name for name in lexicon.__slots__ if isinstance(getattr(lexicon, name), PhraseTable)]
    directions = [f"direction_{part}s" for part in lexicon.event_directions]
    others = ["role_nouns", "role_modifiers", "money_words", "money_signs"]
    assert sorted(Hits.__annotations__) == sorted(tables + directions + others)


FOUND = [
    case("a word of events", "Peru banned imports", "triggers", {1: 2}),
    case("the longest phrase, and what begins inside it", "The trade surplus grew", "measures", {1: 3, 2: 3}),
    case("in lower case", "EXPORTS ROSE", "measures", {0: 1}),
    case("a sign as it is printed", "It cost R $ 5", "money_signs", {2: 4, 3: 4}),
    case("no sign of other letters", "It cost r $ 5", "money_signs", {3: 4}),
    case("nothing", "It rained", "money_words", {}),
]


@pytest.mark.parametrize(("text", "table", "spans"), FOUND)
def test_where_a_table_finds_something(lexicon, text, table, spans):
    found = getattr(lexicon.hits_in(sentence_of(text)), table)
    assert {start: end for start, (end, _) in found.items()} == spans
