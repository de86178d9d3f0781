"""Nothing looks for garbage while things are loaded that stay."""

from __future__ import annotations

import gc

import pytest

from flows.collector import nothing_collected


def test_nothing_is_collected_until_the_outermost_ends() -> None:
    with nothing_collected():
        assert not gc.isenabled()
        with nothing_collected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_loaded_is_not_searched_again_and_a_failure_leaves_the_collector_on() -> None:
    before = gc.get_freeze_count()
    with pytest.raises(ValueError, match="broken"), nothing_collected():
        kept = [[] for _ in range(1000)]
        raise ValueError("broken")
    assert len(kept) == 1000
    assert gc.get_freeze_count() > before
    assert gc.isenabled()
