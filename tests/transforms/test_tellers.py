"""Whose an amount is that somebody else than the speaker gives."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

TELLERS = [
    case("which another put at", "Peru's exports, which my predecessor put at $9 billion, fell, the minister said.", "my predecessor"),
    case("put by another at", "The minister said that exports, put by the opposition at $9 billion, had fallen.", "the opposition"),
    case("put at by another", "Exports fell, the minister said, put at $9 billion by the opposition.", "the opposition"),
    case("estimated by", "Exports, estimated by the bank at $9 billion, fell, the minister said.", "the bank"),
    case("what another calls", "The minister spoke of what Beijing calls a surplus of $9 billion.", "Beijing"),
    case("cited by", "The minister said the $9 billion cited by the opposition was too high.", "the opposition"),
    case("in marks", '"Exports, which the bank puts at $9 billion, will fall," the minister said.', "the bank"),
    case("a main clause", "Peru's exports came to $8 billion; the bank puts them at $9 billion.", "the bank"),
    case("the figure for", "The central bank put the figure for exports to Chile at $9 billion.", "The central bank"),
    case("the speaker's own", "The minister said exports were $9 billion.", "The minister"),
    case("a pronoun for the speaker", "Exports, which he put at $9 billion, will fall, the minister said.", "the minister"),
    case("what is worth so much", "Peru's exports, which were valued at $9 billion, fell, the minister said.", "the minister"),
    case("an office with its place", "The port office in Lima put exports at $9 billion on Monday.", "The port office"),
    case("an earlier estimate", "An earlier estimate put exports at $9 billion.", "An earlier estimate"),
    case("behind a phrase with its time", "A bulletin issued on Monday that had put exports at $9 billion was withdrawn.", "A bulletin"),
    case("what was put so before", "Peru's exports, first put at $9 billion, came to $8 billion, the minister said.", "the minister"),
    case("a clause of what is said", "The minister said that cars valued at $9 billion were sold.", "The minister"),
]


@pytest.mark.parametrize(("text", "teller"), prose(TELLERS))
def test_amount_is_of_whom_its_clause_names(read, text, teller):
    assert row_of(read(text)["figures"], "surface", "$9 billion")["attributed_to"] == teller
