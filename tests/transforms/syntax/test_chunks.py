"""Noun phrases: what belongs to one, where it begins and ends, and what is joined to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.cases import case
from tests.transforms.syntax.made_sentences import made_of
from transforms.syntax.chunks import find_chunks
from transforms.syntax.noun_phrases import heads_before, heads_from, list_end, name_start, phrase_end, phrase_start, whole_phrase_start

CHUNKS = [
    case("articles and adjectives", "The lower house met a new minister.", ["The lower house", "a new minister"]),
    case("a possessive", "Peru's oil exports fell.", ["Peru's oil exports"]),
    case("a percentage", "It raised a 25 per cent tariff.", ["It", "a 25 per cent tariff"]),
    case("a sum of money", "It raised a $5 billion loan.", ["It", "a $5 billion loan"]),
    case("a sum that somebody is given", "It gave Peru $5 billion.", ["It", "Peru", "$5 billion"]),
    case("a participle behind an article", "The planned visit failed.", ["The planned visit"]),
    case("a participle behind a demonym", "It fined a Chilean shipping company.", ["It", "a Chilean shipping company"]),
    case("a participle with its degree", "A newly elected mayor spoke.", ["A newly elected mayor"]),
    case("a participle with its adverb", "The widely quoted figure is wrong.", ["The widely quoted figure", "wrong"]),
    case("an adverb behind a possessive", "Its rival's increasingly extensive aid fell.", ["Its rival's increasingly extensive aid"]),
    case("a comparative adverb", "An earlier estimate was higher.", ["An earlier estimate", "higher"]),
    case("a hyphen", "It put an anti-dumping duty on tiles.", ["It", "an anti-dumping duty", "tiles"]),
    case("an ordinal", "Peru adopted a 20th package of rules.", ["Peru", "a 20th package", "rules"]),
    case("a short form in brackets", "The National Bank (NB) governor left.", ["The National Bank (NB) governor"]),
    case("fields joined inside a phrase", "The oil and gas company closed.", ["The oil and gas company"]),
    case("two phrases joined", "The bank and the fund closed.", ["The bank", "the fund"]),
    case("a word before the article", "All the ministers left.", ["All the ministers"]),
    case("a pronoun stands alone", "They told us the truth.", ["They", "us", "the truth"]),
    case("a name that looks like a pronoun", "The US officials left.", ["The US officials"]),
    case("a day is no part of it", "The minister today left.", ["The minister"]),
    case("a participle behind a preposition", "It put tariffs on concerned nations.", ["It", "tariffs", "concerned nations"]),
    case("a participle with hyphens", "Made-in-Peru cars sold well.", ["Made-in-Peru cars"]),
    case("no participle of a perfect", "Paz has met Mr. Rojas.", ["Paz", "Mr. Rojas"]),
    case("no participle of a passive", "The port was partly shut-off.", ["The port"]),
    case("no verb behind 'that'", "It met a rule that hurt firms.", ["It", "a rule", "firms"]),
    case("a participle with an object parts two", "A group representing banks left.", ["A group", "banks"]),
    case(
        "a full stop inside the sentence",
        'It read: "There were no talks. President Paz left."',
        ["It", "There", "no talks", "President Paz"],
    ),
    case("an adjective that looks like a participle", "Firms in neighbouring Peru closed.", ["Firms", "neighbouring Peru"]),
    case("a preposition parts two", "The plan for a port failed.", ["The plan", "a port"]),
]


@pytest.mark.parametrize(("opening", "expected"), CHUNKS)
def test_a_sentence_is_cut_into_noun_phrases(parse, opening, expected):
    sentence = parse(opening)
    chunks = dict.fromkeys(chunk for chunk in sentence.chunk_at if chunk is not None)
    assert [sentence.surface(chunk.start, chunk.end) for chunk in chunks] == expected


HEADS = [
    case("the last noun", "The lower house met.", "house"),
    case("behind a possessive", "Peru's oil exports fell.", "exports"),
    case("of a pronoun itself", "They left.", "They"),
]


@pytest.mark.parametrize(("opening", "head"), HEADS)
def test_the_head_is_the_last_noun(parse, opening, head):
    sentence = parse(opening)
    assert sentence.words[sentence.chunk_at[0].head] == head


def _place(sentence, word):
    return sentence.lower.index(word)


def test_a_phrase_begins_with_its_article_and_where_there_is_none_at_its_end(parse):
    sentence = parse("Yesterday the lower house rejected it.")
    assert sentence.words[phrase_start(sentence, _place(sentence, "rejected"))] == "the"
    verb = _place(sentence, "rejected")
    assert phrase_start(sentence, verb + 1) == verb + 1


NAME_STARTS = [
    case("an article and adjectives", "Sales to the former Peru grew.", "the"),
    case("what is taken for a participle", "Sales to neighbouring Peru grew.", "neighbouring"),
    case("a month before it", "In May Peru sold oil.", "Peru"),
    case("a noun before it", "According to the ministry Peru sold oil.", "Peru"),
    case("a verb before it", "It attacked Peru.", "Peru"),
]


@pytest.mark.parametrize(("opening", "first"), NAME_STARTS)
def test_a_noun_before_a_name_is_of_another_phrase(parse, opening, first):
    sentence = parse(opening)
    assert sentence.words[name_start(sentence, _place(sentence, "peru"))] == first


def test_the_whole_phrase_of_a_noun_takes_in_what_is_joined_before_it(parse):
    sentence = parse("It lifted steel, copper and zinc tariffs.")
    assert sentence.words[whole_phrase_start(sentence, _place(sentence, "tariffs"))] == "steel"
    sentence = parse("It cut exports, and sanctions were lifted.")
    assert sentence.words[whole_phrase_start(sentence, _place(sentence, "sanctions"))] == "sanctions"


def test_a_phrase_ends_behind_the_name_that_is_joined_to_it(parse):
    sentence = parse("Elena Paz and Juan Rojas met the mayor.")
    assert sentence.words[phrase_end(sentence, 0)] == "met"
    assert phrase_end(sentence, 0, 2) == 2


LISTS = [
    case("names", "It spoke with Peru, Chile and Brazil on Monday.", "on"),
    case("phrases with names", "It spoke with Peru and its ally Chile on Monday.", "on"),
    case("no list without 'and'", "It put tariffs on Peru, Chile said.", ","),
    case("what follows has no name", "It spoke with Peru and the press on Monday.", "and"),
]


@pytest.mark.parametrize(("opening", "behind"), LISTS)
def test_a_list_of_names_ends_behind_its_last_one(parse, opening, behind):
    sentence = parse(opening)
    first = _place(sentence, "peru")
    assert sentence.words[list_end(sentence, first, len(sentence))] == behind


def test_heads_are_those_of_the_object_and_of_the_subject(parse, lexicon):
    sentence = parse("The plan for a new port attacked a series of rules and their critics.")
    assert heads_before(sentence, _place(sentence, "attacked")) == {"plan", "port"}
    assert heads_from(sentence, _place(sentence, "attacked") + 1) == {"series", "rules", "critics"}


class _Counted(list):
    """A list that counts how often it is asked for an entry."""

    asked = 0

    def __getitem__(self, index):
        self.asked += 1
        return super().__getitem__(index)


_TAGS = ["DT", "JJ", "NN", "NNS", "NNP", "PRP", "PRP$", "POS", "CD", "VBN", "VBG", "VBD", "IN", "CC", "RB", ",", "-", "("]
_WORDS = ["the", "and", "-", "(", ")", "all", "today", "per", "port", "newly", ".", "20"]


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_TAGS)), max_size=40))
def test_chunks_lie_inside_the_sentence_and_never_overlap(tokens):
    found = find_chunks(made_of(tokens), [None] * len(tokens))
    assert len(found) == len(tokens)
    for k, chunk in enumerate(found):
        if chunk is not None:
            assert 0 <= chunk.start <= k < chunk.end <= len(tokens)
            assert chunk.start <= chunk.head < chunk.end
            assert found[chunk.start : chunk.end] == [chunk] * (chunk.end - chunk.start)


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_TAGS)), min_size=1, max_size=12))
def test_a_sentence_four_times_as_long_costs_four_times_as_much(tokens):
    asked = []
    for times in (1, 4):
        sentence = made_of(tokens * times)
        sentence = replace(sentence, tags=_Counted(sentence.tags), lower=_Counted(sentence.lower))
        find_chunks(sentence, [None] * len(sentence.words))
        asked.append(sentence.tags.asked + sentence.lower.asked)
    assert asked[1] <= 4 * asked[0] + 30 * len(tokens) + 60  # at the borders of a sentence less is asked
