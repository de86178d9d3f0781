"""Tests of the check of complexity: the list may shrink and nothing else."""

import pytest

from tests.quality.complexity import MOST, beyond, complaints, read_list, write_list


def test_only_what_is_beyond_the_limit_counts_and_the_most_complex_comes_first():
    assert beyond(iter([("easy", MOST), ("hard", MOST + 1), ("Reader.read", MOST + 9)])) == [("Reader.read", MOST + 9), ("hard", MOST + 1)]


@pytest.mark.parametrize(
    ("found", "listed", "said"),
    [
        ([("old", 20)], [("old", 20)], []),
        ([("new", 16)], [], ["new has a complexity of 16; 15 are allowed"]),
        ([("old", 21)], [("old", 20)], ["old has a complexity of 21 (listed: 20)"]),
        ([], [("old", 20)], ["old is listed with 20 and no longer has it"]),
        ([("old", 18)], [("old", 20)], ["old has a complexity of 18 (listed: 20)"]),
    ],
)
def test_what_is_new_grew_or_was_mended_is_told(found, listed, said):
    assert complaints(found, listed) == said


def test_a_list_that_is_written_is_read_again(tmp_path):
    write_list([("one", 17), ("Reader.two", 16)], tmp_path / "list.csv")
    assert read_list(tmp_path / "list.csv") == [("one", 17), ("Reader.two", 16)]
