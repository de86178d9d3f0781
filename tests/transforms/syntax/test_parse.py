"""The parse of a sentence keeps what was found in it for all that read it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import case
from transforms.lexicons.words import FiscalYear
from transforms.syntax.verb_groups import verb_group_at

ON = date(2024, 5, 15)  # a Wednesday


def test_times_are_found_once_for_each_way_to_read_them(parse):
    sentence = parse("The talks are on Friday.")
    back, ahead = sentence.times(ON), sentence.times(ON, forward=0)
    assert sentence.times(ON) is back
    assert sentence.times(ON, forward=0) is ahead
    assert [time.period.start for time in back] == [date(2024, 5, 10)]
    assert [time.period.start for time in ahead] == [date(2024, 5, 17)]


def test_times_are_read_in_the_fiscal_year_that_is_asked_for(parse):
    sentence = parse("Exports rose in fiscal 2023.")
    july = sentence.times(ON, FiscalYear(7, "end"))
    assert [time.period.start for time in july] == [date(2022, 7, 1)]
    assert [time.period.start for time in sentence.times(ON)] == [date(2022, 4, 1)]


PERSONS = [
    case("a person in full", "Theresa May left in June.", ["May"]),
    case("who says something", "May said it was over.", ["May"]),
    case("the month", "Exports fell in May.", []),
]


@pytest.mark.parametrize(("opening", "named"), PERSONS)
def test_persons_who_are_called_like_months_are_no_times(parse, opening, named):
    sentence = parse(opening)
    assert [sentence.words[k] for k in sorted(sentence.persons_like_months)] == named
    starts = {time.start for time in sentence.times(ON)}
    assert starts.isdisjoint(sentence.persons_like_months)


def test_verb_groups_are_read_once(parse):
    sentence = parse("Peru refused to sign the pact and left.")
    sign, left = sentence.lower.index("sign"), sentence.lower.index("left")
    group = verb_group_at(sentence, sign)
    assert group.effects == ["refuses"]
    assert verb_group_at(sentence, sign) is group is sentence.group_at[sign]
    assert verb_group_at(sentence, left) is not group


def test_the_hits_of_a_parse_are_those_of_its_sentence(parse, lexicon):
    sentence = parse("Exports rose to $5 billion, the ministry said.")
    assert vars(sentence.hits) == vars(lexicon.hits_in(sentence))
    assert sentence.lower.index("said") in sentence.hits.cues
    assert sentence.hits.measures.ends[1] == (0, sentence.hits.measures[0][1])
