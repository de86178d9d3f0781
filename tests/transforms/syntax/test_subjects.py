"""The subject of a verb: before its auxiliaries, across asides, shared over 'and', behind it, behind 'by'."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case
from transforms.syntax.subjects import find_subject, subject_head, subject_of_main_clause

SUBJECTS = [
    case("right before the verb", "The ministry left Lima.", "left", "The ministry"),
    case("before auxiliaries and adverbs", "The ministry has also been building ports.", "building", "The ministry"),
    case("before a day", "The ministry on Monday left Lima.", "left", "The ministry"),
    case("before a preposition", "Anna Lee of the port office left Lima.", "left", "Anna Lee"),
    case("across an aside", "Anna Lee, an economist in Lima, left the bank.", "left", "Anna Lee"),
    case("of a relative clause", "The mayor, who left Lima, is old.", "left", "The mayor"),
    case("across brackets", "The Port Union (PU) left Lima.", "left", "The Port Union"),
    case("shared over 'and'", "The mayor opened the port and left Lima.", "left", "The mayor"),
    case("two who are joined", "Peru and Chile left the pact.", "left", "Peru and Chile"),
    case(
        "two kinds of people, at the head of a sentence", "Diplomats and local analysts left Lima.", "left", "Diplomats and local analysts"
    ),
    case("one kind behind a name", "Lima and analysts left the pact.", "left", "analysts"),
    case("across a participle that looks like a past", "Salmon, hit hardest by a virus, fetched less.", "fetched", "Salmon"),
    case("across two participles", "Gas, piped or liquefied, fetched less.", "fetched", "Gas"),
    case("across a verb of its own: none", "Salmon, hit the market, fetched less.", "fetched", None),
    case("a participle with an object hangs on it", "A group representing banks left Lima.", "left", "A group"),
    case("what the participles of a passive hang on", "The bills being weighed by Peru left many cold.", "left", "The bills"),
]


def _subject(sentence, verb, **kwargs):
    at = sentence.lower.index(verb)
    found = find_subject(sentence, at, at + 1, **{"after_quote": False, **kwargs})
    return sentence.surface(found.start, found.end) if found else None


@pytest.mark.parametrize(("opening", "verb", "expected"), SUBJECTS)
def test_the_subject_of_a_verb(parse, opening, verb, expected):
    assert _subject(parse(opening), verb) == expected


def test_the_subject_of_a_passive_stands_behind_by(parse):
    assert _subject(parse("The port was hailed by the envoy Anna Lee as modern."), "hailed") == "the envoy Anna Lee"


def test_behind_a_quotation_the_subject_may_follow(parse):
    assert _subject(parse('"The port is old," said the mayor of Lima.'), "said", after_quote=True) == "the mayor"


HEADS = [
    case("sorted by another noun", "Garment makers exported shirts.", "exported", "makers"),
    case("in a relative clause", "Garment makers, who exported shirts, suffered.", "exported", "makers"),
    case("before a place", "Dealers in Antwerp exported stones.", "exported", "Dealers"),
    case("none of a pronoun", "They exported stones.", "exported", None),
]


@pytest.mark.parametrize(("opening", "verb", "expected"), HEADS)
def test_the_head_of_a_subject(parse, opening, verb, expected):
    sentence = parse(opening)
    head = subject_head(sentence, sentence.lower.index(verb))
    assert (sentence.words[head] if head is not None else None) == expected


def test_the_subject_of_the_main_verb_before_a_token(parse):
    sentence = parse("The mayor said so before she left Lima.")
    subject = subject_of_main_clause(sentence, sentence.lower.index("left"))
    assert sentence.surface(subject.start, subject.end) == "The mayor"
    assert subject_of_main_clause(sentence, 0) is None
