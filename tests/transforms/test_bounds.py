"""Bounds: rare ones, negated ones, and those between a number and what it counts."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

BOUNDS = [
    case("north of", "The loan came to north of $5 billion.", "more_than"),
    case("south of", "The loan came to south of $5 billion.", "less_than"),
    case("just shy of", "The loan was just shy of $5 billion.", "less_than"),
    case("give or take before", "The loan came to give or take $5 billion.", "about"),
    case("give or take behind", "The loan came to $5 billion, give or take.", "about"),
    case("nowhere near", "The loan was nowhere near $5 billion.", "less_than"),
    case("far from the", "The loan was far from the $5 billion.", "less_than"),
    case("a far cry from", "The loan was a far cry from $5 billion.", "less_than"),
    case("summed up to is no bound", "The loans summed up to $5 billion.", "exact"),
    case("revised up to is the new level", "The loan was revised up to $5 billion.", "exact"),
    case("upgraded up to, with an object", "The bank revised its estimate of the loan up to $5 billion.", "exact"),
    case("revised sharply up to", "The loan was revised sharply up to $5 billion.", "exact"),
    case("of up to, behind a revision", "The bank revised loans of up to $5 billion.", "at_most"),
    case("up to behind a comma, behind a revision", "The loan was revised, up to $5 billion.", "at_most"),
    case("edged up to", "The loan edged up to $5 billion.", "exact"),
    case("inched up to", "The loan inched up to $5 billion.", "exact"),
    case("crept slowly up to", "The loan crept slowly up to $5 billion.", "exact"),
    case("crept back up to", "The loan crept back up to $5 billion.", "exact"),
    case("nudged up to", "The loan nudged up to $5 billion.", "exact"),
    case("went all the way up to", "The loan went all the way up to $5 billion.", "exact"),
    case("climbed up to", "The loan climbed up to $5 billion.", "exact"),
    case("brought up to, with an object", "That brought the loan up to $5 billion.", "exact"),
    case("was raised up to", "The loan was raised up to $5 billion.", "exact"),
    case("raise up to", "The loan could raise up to $5 billion.", "at_most"),
    case("lost up to", "The bank lost up to $5 billion.", "at_most"),
    case("brought in up to", "The loan brought in up to $5 billion.", "at_most"),
    case("paid up to", "The bank paid up to $5 billion.", "at_most"),
    case("up to alone", "The loan will be up to the bank, with up to $5 billion.", "at_most"),
    case("-odd", "Some said that 40-odd firms shut.", "about"),
    case("or so before what is counted", "The mill shut with 40 or so workers.", "about"),
    case("-plus before a unit", "The road is a 500-plus km track.", "more_than"),
    case("did not exceed", "The loans did not exceed $5 billion.", "at_most"),
    case("never topped", "The loans never topped $5 billion.", "at_most"),
    case("has never yet exceeded", "The sum of the loans has never yet exceeded $5 billion.", "at_most"),
    case("were not above", "The loans were not above $5 billion.", "at_most"),
    case("failed to surpass", "The loans failed to surpass $5 billion.", "at_most"),
    case("without exceeding", "They lent it without exceeding $5 billion.", "at_most"),
    case("did not fall below", "The loans did not fall below $5 billion.", "at_least"),
    case("not only exceeded", "The loans not only exceeded $5 billion.", "more_than"),
    case("a negation of another verb", "He did not come, and the loans exceeded $5 billion.", "more_than"),
    case("a few hundred", "The loan came to a few hundred million dollars.", "more_than"),
    case("several hundred", "The loan came to several hundred million dollars.", "more_than"),
    case("a couple of", "The loan came to a couple of billion dollars.", "about"),
    case("more than the one of another time", "The loan was 5 percent more than the $5 billion of March.", "exact"),
]


@pytest.mark.parametrize(("text", "bound"), prose(BOUNDS))
def test_bound_is_what_the_words_say(read, text, bound):
    assert read(text)["figures"]["bound"].to_list()[-1] == bound
