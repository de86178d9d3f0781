"""The parts of a clause: its subject, its object, and what hangs on it by a preposition."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case
from transforms.syntax.clauses import clauses_over


def _printed(sentence, span):
    return sentence.surface(span.start, span.end) if span is not None else None


SUBJECTS = [
    case("of a finite verb", "Peru sold copper.", "sold", "Peru"),
    case("of an infinitive, who is bidden", "The bank asked Peru to sell copper.", "sell", "Peru"),
    case("of an infinitive, who does what it hangs on", "Peru has signed a pact to sell copper.", "sell", "Peru"),
    case("of an infinitive that a noun owns: none", "A plan by the bank to sell copper failed.", "sell", None),
    case("of a participle behind 'with'", "Trade grew, with Peru selling copper.", "selling", "Peru"),
    case("shared in what is said without 'that'", "Paz said Peru mined copper and sold it.", "sold", "Peru"),
    case("of saying, shared by the speaker", "Paz said Peru mined copper and added that it sold.", "added", "Paz"),
    case("shared behind a phrase of time", "In 2019 Peru mined copper and sold it.", "sold", "Peru"),
    case("behind a year", "For the whole of 2020 Peru sold copper.", "sold", "Peru"),
    case("across a description of it", "Even Peru, with the largest mines, sold less.", "sold", "Peru"),
    case("across dashes", "The fund - its assets are secret - sold copper.", "sold", "The fund"),
    case("across brackets", "The Port Union (the largest in Lima) sold copper.", "sold", "The Port Union"),
]


@pytest.mark.parametrize(("opening", "verb", "expected"), SUBJECTS)
def test_the_subject_of_a_verb(parse, opening, verb, expected):
    sentence = parse(opening)
    assert _printed(sentence, sentence.subject_of(sentence.lower.index(verb))) == expected


OBJECTS = [
    case("behind the verb", "Peru sold copper to Chile.", "sold", "copper"),
    case("behind all verbs of its group", "Peru has not yet sold its copper.", "has", "its copper"),
    case("joined", "Peru sold oil and gas.", "sold", "oil and gas"),
    case("about so much", "Peru put about $5 billion into mines.", "put", "$5 billion"),
    case("none behind a preposition", "Peru went to Chile.", "went", None),
    case("none of a passive", "Peru was sold copper.", "was", None),
    case("none of a form of 'be'", "Paz is the mayor.", "is", None),
    case("a day is none", "Paz left yesterday.", "left", None),
]


@pytest.mark.parametrize(("opening", "verb", "expected"), OBJECTS)
def test_the_object_of_a_verb(parse, opening, verb, expected):
    sentence = parse(opening)
    assert _printed(sentence, sentence.object_of(sentence.lower.index(verb))) == expected


ADJUNCTS = [
    case("before and behind the verb", "In May, trade fell by a tenth.", ["In May", "by a tenth"]),
    case("not those of the subject", "Exports to Peru fell in May.", ["in May"]),
    case(
        "those of what is told of the subject",
        "Reserves, swollen by strong trade to a record, rose in May.",
        ["by strong trade", "to a record", "in May"],
    ),
    case("none of a noun", "Peru sold goods worth of it to Chile.", ["to Chile"]),
    case("'because of'", "Trade fell instead because of it.", []),
    case("none inside a name", "The Bank of Peru sold copper.", []),
    case("none that says how much", "Peru has put about $5 billion into mines.", ["into mines"]),
]


@pytest.mark.parametrize(("opening", "expected"), ADJUNCTS)
def test_the_adjuncts_of_the_main_clause(parse, opening, expected):
    sentence = parse(opening)
    assert [_printed(sentence, span) for span in sentence.clause_at[0].adjuncts] == expected


def test_a_clause_has_the_parts_of_its_verb(parse):
    sentence = parse("Paz, who runs the port in Lima, met Rojas on Monday.")
    relative, main = clauses_over(sentence.clause_at[sentence.lower.index("runs")])
    parts = [(clause.subject, clause.object, *clause.adjuncts) for clause in (relative, main)]
    assert [[_printed(sentence, span) for span in row] for row in parts] == [["Paz", "the port", "in Lima"], ["Paz", "Rojas", "on Monday"]]


def test_a_clause_without_a_verb_has_no_subject_and_no_object(parse):
    sentence = parse("Paz (the mayor of Lima) left.")
    aside = sentence.clause_at[sentence.lower.index("mayor")]
    assert (aside.kind, aside.subject, aside.object, aside.adjuncts) == ("aside", None, None, ())


def test_parts_are_found_once(parse):
    sentence = parse("Peru sold copper.")
    verb = sentence.lower.index("sold")
    assert sentence.subject_of(verb) is sentence.subject_of(verb)
    assert sentence.object_of(verb) is sentence.object_of(verb)
