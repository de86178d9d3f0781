"""Cases that the first version read right already: they must stay so."""

from __future__ import annotations

import pytest


def test_range_has_both_ends(case_of) -> None:
    case = case_of("04")
    assert not case.refusals
    assert any(row["value_high"] for row in case.rows("figures", "a.txt"))


@pytest.mark.parametrize("number", ["16", "23", "43", "47", "53", "73"])
def test_nothing_is_refused(case_of, number: str) -> None:
    case = case_of(number)
    assert not case.refusals
    assert case.frames["figures"].height or case.frames["quotes"].height
