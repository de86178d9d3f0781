"""Clauses: full stops inside a sentence, and the part of it around a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.cases import case
from tests.transforms.syntax.made_sentences import made_of
from transforms.syntax.clauses import clause_around, clauses_over, find_clauses, is_full_stop, main_clause, verb_starting

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


@pytest.mark.parametrize(("opening", "ends"), [('He said: "It is rich ...The mines closed."', True), ('He said: "It is ... rich."', False)])
def test_three_dots_end_a_sentence_before_a_capital(parse, opening, ends):
    sentence = parse(opening)
    assert is_full_stop(sentence, sentence.lower.index("...")) is ends


WORDS = ["after", "that", "which", "who", "as", "whether", ",", ";", ".", "and", "port", "left", "(", ")", "-", "\u2014", "..."]
TAGS = ["IN", "WDT", "WP", "NN", "NNP", "VBD", "VBZ", "CC", ",", ".", "PRP", "DT"]

CLAUSES = [
    case("the main one alone", "Peru left the pact.", [("main", "Peru left the pact.")]),
    case(
        "a relative one between commas",
        "Paz, who had just returned from a tour, met Rojas on Friday.",
        [("main", "Paz, who had just returned from a tour, met Rojas on Friday."), ("relative", "who had just returned from a tour")],
    ),
    case(
        "an adverbial one around a relative one",
        "Paz left, while Rojas, who ran the port, stayed.",
        [
            ("main", "Paz left, while Rojas, who ran the port, stayed."),
            ("adverbial", "while Rojas, who ran the port, stayed."),
            ("relative", "who ran the port"),
        ],
    ),
    case(
        "an adverbial phrase without a verb",
        "While in Lima, Paz left.",
        [("adverbial", "While in Lima"), ("main", "While in Lima, Paz left.")],
    ),
    case(
        "a relative one that the verb behind it closes",
        "Two men who robbed a bank were caught.",
        [("main", "Two men who robbed a bank were caught."), ("relative", "who robbed a bank")],
    ),
    case(
        "a relative one that goes on behind 'and'",
        "Two men who robbed a bank and fled were caught.",
        [("main", "Two men who robbed a bank and fled were caught."), ("relative", "who robbed a bank and fled")],
    ),
    case(
        "'that' behind a noun before its verb",
        "Paz met the man that did it.",
        [("main", "Paz met the man that did it."), ("relative", "that did it.")],
    ),
    case(
        "an aside before its verb closes no relative one",
        "Paz, who, after a tour, met Rojas, left.",
        [("main", "Paz, who, after a tour, met Rojas, left."), ("relative", "who, after a tour, met Rojas"), ("adverbial", "after a tour")],
    ),
    case(
        "a comma closes no content",
        "He said that talks, which failed in Lima, would go on.",
        [
            ("main", "He said that talks, which failed in Lima, would go on."),
            ("content", "that talks, which failed in Lima, would go on."),
            ("relative", "which failed in Lima"),
        ],
    ),
    case(
        "what stands in a clause ends with it",
        "Paz, who said that talks failed, left.",
        [("main", "Paz, who said that talks failed, left."), ("relative", "who said that talks failed"), ("content", "that talks failed")],
    ),
    case(
        "the comma of a list closes no relative one",
        "Lima drafted rules that would cap imports of silk, steel and wool for a year.",
        [
            ("main", "Lima drafted rules that would cap imports of silk, steel and wool for a year."),
            ("relative", "that would cap imports of silk, steel and wool for a year."),
        ],
    ),
    case(
        "one that opens behind a comma and a preposition ends with the next comma",
        "The port, in which Peru holds a share, was closed.",
        [("main", "The port, in which Peru holds a share, was closed."), ("relative", "which Peru holds a share")],
    ),
    case(
        "'that' behind a number is said of it",
        "It missed the goal of $2 billion that Peru had set, and fell.",
        [("main", "It missed the goal of $2 billion that Peru had set, and fell."), ("relative", "that Peru had set")],
    ),
    case("content that a verb asks for", "He asked who left.", [("main", "He asked who left."), ("content", "who left.")]),
    case(
        "content behind 'whether'",
        "He asked whether Peru left.",
        [("main", "He asked whether Peru left."), ("content", "whether Peru left.")],
    ),
    case("a question opens none", "Who left Lima?", [("main", "Who left Lima?")]),
    case(
        "an adverbial one at the head of a sentence",
        "After talks failed, Peru left the pact.",
        [("adverbial", "After talks failed"), ("main", "After talks failed, Peru left the pact.")],
    ),
    case(
        "an adverbial one at its end",
        "Zelmar closed its mine as exports fell.",
        [("main", "Zelmar closed its mine as exports fell."), ("adverbial", "as exports fell.")],
    ),
    case(
        "two main ones that 'and' joins",
        "Talks ended on Monday, and they will meet again.",
        [("main", "Talks ended on Monday,"), ("main", "and they will meet again.")],
    ),
    case("'and' before a verb joins none", "Paz met Rojas, and left Lima.", [("main", "Paz met Rojas, and left Lima.")]),
    case(
        "'and' with no verb behind it joins none",
        "The rate was cut to 3 percent, and to 2 percent for coal.",
        [("main", "The rate was cut to 3 percent, and to 2 percent for coal.")],
    ),
    case(
        "an aside between brackets, with what stops in it",
        "Exports (they fell; imports rose) were low.",
        [("main", "Exports (they fell; imports rose) were low."), ("aside", "they fell; imports rose")],
    ),
    case(
        "an aside between dashes",
        "The fund - its assets are secret - grew.",
        [("main", "The fund - its assets are secret - grew."), ("aside", "its assets are secret")],
    ),
    case(
        "one between long dashes, behind which the clause goes on",
        "The fund \u2014 its assets are secret \u2014 grew.",
        [("main", "The fund \u2014 its assets are secret \u2014 grew."), ("aside", "its assets are secret")],
    ),
    case(
        "one dash cuts",
        "The fund grew \u2014 its assets are secret.",
        [("main", "The fund grew \u2014"), ("main", "its assets are secret.")],
    ),
    case("values behind dashes are none", "Peru - 5 billion, Chile - 4 billion.", [("main", "Peru - 5 billion, Chile - 4 billion.")]),
    case("a hyphen opens none", "The off-shore and on-shore ports grew.", [("main", "The off-shore and on-shore ports grew.")]),
    case("a bracket that stays open is none", "Exports (they fell were low.", [("main", "Exports (they fell were low.")]),
    case(
        "an aside that describes the subject",
        "Juan Rojas, an economist in Lima, left the bank.",
        [("main", "Juan Rojas, an economist in Lima, left the bank."), ("aside", "an economist in Lima")],
    ),
    case("a list is none", "Copper, the tin and steel, sold well.", [("main", "Copper, the tin and steel, sold well.")]),
    case(
        "a comma inside closes nothing outside",
        "Paz, who (on May 3, 2019) left Lima, is old.",
        [
            ("main", "Paz, who (on May 3, 2019) left Lima, is old."),
            ("relative", "who (on May 3, 2019) left Lima"),
            ("aside", "on May 3, 2019"),
        ],
    ),
    case("two main ones parted by a semicolon", "Peru left; Chile stayed.", [("main", "Peru left;"), ("main", "Chile stayed.")]),
]


@pytest.mark.parametrize(("opening", "expected"), CLAUSES)
def test_a_sentence_is_cut_into_clauses(parse, opening, expected):
    sentence = parse(opening)
    clauses = dict.fromkeys(sentence.clause_at)
    assert [(clause.kind, sentence.surface(clause.start, clause.end)) for clause in clauses] == expected


def test_a_past_that_looks_like_the_bare_form_is_the_verb_of_its_clause():
    sentence = made_of(
        [("trade", "NN"), (",", ","), ("which", "WDT"), ("it", "PRP"), ("put", "VB"), ("high", "JJ"), (",", ","), ("fell", "VBD")]
    )
    assert [clause.kind for clause in find_clauses(sentence)] == ["main"] * 2 + ["relative"] * 4 + ["main"] * 2


def test_the_verb_behind_an_aside_may_look_like_a_participle(parse):
    sentence = parse("Juan Rojas, an economist in Lima, left the bank.")
    assert sentence.tags[sentence.lower.index("left")] == "VBN"
    assert sentence.clause_at[0].verb == sentence.lower.index("left")


def test_that_before_a_noun_opens_no_clause():
    sentence = made_of([("in", "IN"), ("that", "DT"), ("port", "NN")])
    assert {clause.kind for clause in find_clauses(sentence)} == {"main"}


def test_a_clause_knows_its_verb_and_what_it_stands_in(parse):
    sentence = parse("Paz, who said that he was ill, has left.")
    content, relative, main = clauses_over(sentence.clause_at[sentence.lower.index("ill")])
    assert [sentence.words[clause.verb] for clause in (content, relative, main)] == ["was", "said", "has"]
    assert main_clause(content) is main
    assert [clause.is_set_off for clause in (content, relative)] == [False, True]


@pytest.mark.parametrize(("word", "expected"), [("left", 2), ("never", 2), ("Lima", None)])
def test_the_verb_that_begins_at_a_token_over_adverbs(parse, word, expected):
    sentence = parse("Peru never left Lima.")
    assert verb_starting(sentence, sentence.words.index(word)) == expected


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), max_size=40))
def test_clauses_hold_their_tokens_and_lie_inside_their_outer_ones(tokens):
    sentence = made_of(tokens)
    found = find_clauses(sentence)
    assert len(found) == len(tokens)
    for k, clause in enumerate(found):
        assert 0 <= clause.start <= k < clause.end <= len(tokens)
        outer = clause.outer
        assert outer is None or outer.start <= clause.start < clause.end <= outer.end
