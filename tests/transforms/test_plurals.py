"""The number of nouns by their endings."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case
from transforms.lexicons.plurals import plural_of, singular_of


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        case("-s", "analyst", "analysts"),
        case("-y behind a consonant", "secretary", "secretaries"),
        case("-y behind a vowel", "attorney", "attorneys"),
        case("-man", "spokesman", "spokesmen"),
        case("-woman", "spokeswoman", "spokeswomen"),
        case("the last word of a phrase", "vice president", "vice presidents"),
    ],
)
def test_number_goes_both_ways(singular, plural):
    assert plural_of(singular) == plural
    assert singular_of(plural) == singular


def test_a_hissing_ending_takes_es():
    assert plural_of("boss") == "bosses"
    assert plural_of("coach") == "coaches"


def test_what_is_no_plural_stays():
    assert [singular_of(noun) for noun in ("press", "bank", "boss")] == ["press", "bank", "boss"]
