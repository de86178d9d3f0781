"""Keys from content."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from transforms.identifiers import make_id


def test_key_is_the_same_in_every_process():
    assert make_id("doc", "a", 1) == make_id("doc", "a", 1)
    assert re.fullmatch(r"doc_[0-9a-f]{16}", make_id("doc", "a", 1))


def test_key_is_pinned_across_versions():
    # Published keys are a contract: another digest would make every row a new one.
    assert make_id("fig", "doc_1", 10, 22) == "fig_20c3b7c15817bfa2"


def test_parts_do_not_run_together():
    assert make_id("doc", "ab", "c") != make_id("doc", "a", "bc")
    assert make_id("doc", "a") != make_id("fig", "a")


@given(
    st.lists(
        st.text(alphabet=st.characters(blacklist_characters="\x1f", blacklist_categories=["Cs"]), max_size=9),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_other_parts_have_other_keys(parts):
    keys = {make_id("doc", part) for part in parts}
    assert len(keys) == len(parts)
