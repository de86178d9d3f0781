"""Handed cases of rules that broke: the articles are read."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case


@pytest.mark.parametrize(
    ("number", "article"),
    [
        case("a clause behind 'according to' without a comma", "81", "story.txt"),
        case("a paragraph that is only a source", "81", "story2.txt"),
        case("a headline that ends in two percentages", "82", "story.txt"),
        case("a time of day that looks like a half-year", "83", "story.txt"),
    ],
)
def test_nothing_breaks(case_of, number: str, article: str) -> None:
    handed = case_of(number)
    assert handed.frames["broken"].rows() == []
    assert handed.rows("mentions", article)


def test_the_source_of_the_clause(case_of) -> None:
    quote = case_of("81").row("quotes", "story.txt", "two men were arrested")
    assert (quote["mode"], quote["speaker"], quote["cue"].lower()) == ("indirect", "police", "according to")


def test_two_percentages_of_a_headline_are_figures(case_of) -> None:
    figures = [row for row in case_of("82").rows("figures", "story.txt") if row["unit"] == "percent"]
    assert [row["value"] for row in figures] == [12.0, 15.0]
    assert figures[0]["measure"] == "change"


def test_an_hour_is_no_half_year(case_of) -> None:
    assert all("H" not in (row["period"] or "") for row in case_of("83").rows("figures", "story.txt"))
