"""Persons who are called like a month, and months beside them."""

from __future__ import annotations

import pytest

from tests.transforms.cases import FILLER, case, prose, row_of

MAY = "Theresa May left. "
PERIODS = [
    case("a form of address", "Mrs May said exports rose 5 percent.", None),
    case("a title", "Prime Minister May said exports rose 5 percent.", None),
    case("a given name", "Theresa May said exports rose 5 percent.", None),
    case("the surname later", MAY + "May told the MPs that exports rose 5 percent.", None),
    case("the surname later, with a year", MAY + "May said in 2017 that exports rose 5 percent.", "2017"),
    case("the surname, with a relative clause", MAY + "May, who was late, said that exports rose 5 percent.", None),
    case("the surname of whom somebody told", MAY + "Elena Paz told May that exports rose 5 percent.", None),
    case("the surname behind the verb", MAY + "Exports rose 5 percent, said May.", None),
    case("the surname as an owner", MAY + "May's deal lifted exports by 5 percent.", None),
    case("nobody named in full", "May said exports rose 5 percent.", None),
    case("March as a surname", "Peter March left. March said exports rose 5 percent.", None),
    case("June as a given name", "June Hale left. June said exports rose 5 percent.", None),
    case("August as a surname", "Mr August said exports rose 5 percent.", None),
    case("the month behind a preposition", MAY + "Exports rose 5 percent in May.", "2024-05"),
    case("the month before a noun", MAY + "May exports rose 5 percent.", "2024-05"),
    case("the month as an owner", MAY + "May's exports rose 5 percent.", "2024-05"),
    case("the month as a subject", MAY + "May was the worst month for exports, which fell 5 percent.", "2024-05"),
    case("the month compared with", MAY + "Compared with May, exports rose 5 percent.", None),
    case("the month before a participle", "Exports in March said to be poor fell 5 percent.", "2024-03"),
    case("the month that adds", "March added 5 percent to exports.", "2024-03"),
    case("the month in an article on a namesake", "Peter March left. Exports in March fell 5 percent.", "2024-03"),
    case("a month without a capital", "Exports in january fell 5 percent.", "2024-01"),
    case("before a year without a capital", "Exports in may 2023 fell 5 percent.", "2023-05"),
    case("what may be, no month", "Exports may fall 5 percent.", None),
    case("who march, no month", "Growers march, as exports fell 5 percent.", None),
    case("short, no month", "As the oct fleet lay idle, exports fell 5 percent.", None),
    case("the month between two", "Peter March left. Exports in February and March fell 5 percent.", "2024-02/2024-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(PERIODS))
def test_a_person_called_like_a_month_is_no_period(read, text, period):
    assert row_of(read(text)["figures"], "surface", "5 percent")["period"] == period


def test_the_month_compared_with_is_the_base(read):
    row = row_of(read(MAY + "Compared with May, exports rose 5 percent. " + FILLER)["figures"], "surface", "5 percent")
    assert row["change_base"] == "2024-05"


SPEAKERS = [
    case("a surname", MAY + "May said exports rose 5 percent.", "Theresa May"),
    case("a given name", "June Hale left. June said exports rose 5 percent.", "June Hale"),
    case("behind the verb", MAY + "“Exports rose,” said May.", "Theresa May"),
    case("called by the title only", "Prime Minister May left. May said exports rose 5 percent.", "May"),
]


@pytest.mark.parametrize(("text", "speaker"), prose(SPEAKERS))
def test_a_speaker_called_like_a_month(read, text, speaker):
    assert read(text)["quotes"]["speaker"].to_list() == [speaker]


def test_what_a_person_called_like_a_month_says_has_no_date(read):
    events = read("Theresa May met Angela Merkel in 2017. Mrs May said that exports had risen to 5 billion dollars.")["events"]
    assert set(events["date_start"].to_list()) <= {"2017", None}


def test_a_month_behind_its_day_is_nobody(read):
    entities = read("Since 1 January Beijing has charged duty on coal.")["entities"]
    assert entities.filter(entities["kind"] == "person").is_empty()
