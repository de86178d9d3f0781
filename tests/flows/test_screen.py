"""What the command line prints of rows."""

from __future__ import annotations

from rich.console import Console

from flows.screen import print_conflicts


def test_a_value_that_is_broken_over_lines_is_printed_on_one() -> None:
    console = Console(width=200, record=True)
    said = {"value": "170 billion\ndlrs", "source": "a.txt", "sentence": "The deficit was 170 billion dlrs."}
    print_conflicts(console, [{"conflict_id": "con_1", "kind": "value", "summary": "Two say other values.", "statements": [said]}])
    assert "    170 billion dlrs  a.txt  The deficit was 170 billion dlrs." in console.export_text().splitlines()
