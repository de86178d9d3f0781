"""The day from which a dispatch tells its weekdays: that of its dateline, where a paper printed it or a collection took it in later."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import FILLER, case

DISPATCHES = [
    case("the next day", "LIMA, May 2 (Andina) -", "on Thursday", date(2024, 5, 3), "2024-05-02"),
    case("weeks later", "LIMA, May 2 (Andina) -", "on Thursday", date(2024, 5, 20), "2024-05-02"),
    case("weeks later, yesterday", "LIMA, May 2 (Andina) -", "yesterday", date(2024, 5, 20), "2024-05-01"),
    case("weeks later, a month", "LIMA, May 2 (Andina) -", "last month", date(2024, 6, 20), "2024-04"),
    case("over the turn of the year", "LIMA, Dec. 28 (Andina) -", "on Wednesday", date(2024, 1, 10), "2023-12-27"),
    case("printed again much later", "LIMA, May 2 (Andina) -", "on Thursday", date(2024, 7, 20), "2024-07-18"),
    case("a day to come", "LIMA, May 22 (Andina) -", "on Thursday", date(2024, 5, 20), "2024-05-16"),
    case("no day", "LIMA (Andina) -", "on Thursday", date(2024, 5, 20), "2024-05-16"),
]


@pytest.mark.parametrize(("dateline", "when", "published_on", "expected"), DISPATCHES)
def test_days_are_told_from_the_dateline(read, dateline, when, published_on, expected):
    text = f"Peru turns on Chile\n\n{dateline} Peru sanctioned Chile {when}. {FILLER}\n\n{FILLER}"
    events = read(text, published_on)["events"].filter(event_type="sanction")
    assert events["date_start"].to_list() == [expected]
