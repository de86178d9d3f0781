"""Every row says which rule made it."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

RULES = [
    case("a listed name", "Ships left Chile.", "mentions", "gazetteer"),
    case("a run of capitals", "Ilse Varga wrote to them.", "mentions", "run"),
    case("behind a title", "They met Senator Varga.", "mentions", "title"),
    case("an organisation", "The Varga Foundation wrote to them.", "mentions", "organisation"),
    case("who is called like a place", "Chad, 34, taught there.", "mentions", "called_like_a_place"),
    case("a role before the name", "Trade Minister Ilse Varga wrote to them.", "roles", "before"),
    case("a role behind the name", "Ilse Varga, the trade minister, wrote to them.", "roles", "behind"),
    case("a quotation with its cue", '"The port is shut," Ilse Varga said.', "quotes", "own_cue"),
    case("a reported clause", "Ilse Varga said that the port was shut.", "quotes", "clause_of_cue"),
    case("a clause of a phrase", "According to Ilse Varga, the port is shut.", "quotes", "clause_of_phrase"),
    case("money with a sign", "It cost $5 million.", "figures", "money_sign/alone"),
    case("money behind", "Exports came to 5 million dollars.", "figures", "money_behind/before"),
    case("of what stands behind", "They sent $5 million of exports.", "figures", "money_sign/attached"),
    case("compared", "Exports came to $6 million against $5 million a year earlier.", "figures", "money_sign/compared"),
    case("an age", "Varga, 34, taught there.", "figures", "age/alone"),
    case("a verb", "Peru attacked Chile.", "events", "past:attack"),
    case("a noun", "The visit of Ilse Varga to Chile is over.", "events", "noun:visit"),
]


@pytest.mark.parametrize(("text", "table", "rule"), prose(RULES))
def test_row_names_its_rule(read, text, table, rule):
    assert rule in read(text)[table]["rule"].to_list()
