"""The day of publication that a text tells itself: by its dateline or by a line that dates it, never by a day of the story."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from flows.lexicons import load_lexicon
from tests.transforms.cases import FILLER, case
from transforms.reading import read_documents

LATEST = date(2026, 1, 1)
STORY = f"Peru's exports of salt came to $5 billion last year, the customs office said. {FILLER}"
DAY = date(2022, 10, 9)

TOLD = [
    case("a dateline with its year", f"Salt sells well this year\n\nLIMA, Oct. 9, 2022 - {STORY}\n\n{FILLER}", DAY, "dateline"),
    case("a dateline with dashes glued on", f"Salt sells well this year\n\nLIMA, Oct. 9, 2022 (Harbour Wire)--{STORY}\n\n{FILLER}", DAY, "dateline"),
    case("a dateline before a dated line", f"Salt sells well this year\n\nUpdated 11 Oct 2022\n\nLIMA, Oct. 9, 2022 - {STORY}", DAY, "dateline"),
    case("a dated line above", f"Salt sells well this year\n\nPublished: 9 October 2022, 18:05\n\n{STORY}\n\n{FILLER}", DAY, "text"),
    case("a bare day above", f"Salt sells well this year\n\nOctober 9, 2022\n\n{STORY}\n\n{FILLER}", DAY, "text"),
    case("a byline with its day", f"Salt sells well this year\n\nPosted on 9 October 2022 by Ada Quill\n\n{STORY}\n\n{FILLER}", DAY, "text"),
    case("published before updated", f"Salt sells well this year\n\nPublished 9 Oct 2022 | Updated 11 Nov 2024\n\n{STORY}\n\n{FILLER}", DAY, "text"),
    case("updated alone is better than nothing", f"Salt sells well this year\n\nUpdated 9 Oct 2022\n\n{STORY}\n\n{FILLER}", DAY, "text"),
    case("the line of an issue", f"HARBOUR MONTHLY\nNo. 6 | 9 October 2022 | Salt and Ports\n\nSalt sells well this year\n\n{STORY}\n\n{FILLER}", DAY, "text"),
    case("first published, below", f"Salt sells well this year\n\n{STORY}\n\n{FILLER}\n\nFirst published: 9 October 2022, 10:00", DAY, "text"),
]  # fmt: skip
OPEN = [
    case("a plan", f"Salt sells well this year\n\n{STORY} The fair will open on 12 September 2025.\n\n{FILLER}"),
    case("the past", f"Salt sells well this year\n\n{STORY} The bridge was built on 3 May 1987.\n\n{FILLER}"),
    case("an attack long ago", f"Salt sells well this year\n\nSince the attacks of Sept. 11, 2001 ships are searched. {STORY}\n\n{FILLER}"),
    case("a caption", f"Salt sells well this year\n\n{STORY}\n\nWorkers rake salt near Lima on October 9, 2022. (Photo: Bo Lind)\n\n{FILLER}"),
    case("a copyright", f"Salt sells well this year\n\n{STORY}\n\n{FILLER}\n\n© 9 October 2022 Harbour Wire. All rights reserved."),
    case("a comment", f"Salt sells well this year\n\n{STORY}\n\n{FILLER}\n\nComments\n\nPosted on 9 October 2022 by Ann"),
    case("another article's day", f"Salt sells well this year\n\n{STORY}\n\n{FILLER}\n\nRelated Stories\n\n9 October 2022"),
    case("a day behind the reading", f"Salt sells well this year\n\nPublished: 9 October 2031\n\n{STORY}\n\n{FILLER}"),
    case("a dateline without a year", f"Salt sells well this year\n\nLIMA, Oct. 9 - {STORY}\n\n{FILLER}"),
]  # fmt: skip


def read(text: str, **told: object) -> dict[str, pl.DataFrame]:
    columns = {"document_id": "doc_0000000000000001", "text": text, "title": None, "byline": None, "published_on": None} | told
    dates = {name: pl.Date for name in ("published_on", "published_from", "published_to", "fetched_on") if name in columns}
    texts = {name: pl.String for name in columns if name not in dates}
    return read_documents(pl.DataFrame({name: [value] for name, value in columns.items()}, schema=texts | dates), load_lexicon(), LATEST)


def dated(text: str, **told: object) -> tuple[date | None, str]:
    [row] = read(text, **told)["documents"].select("published_on", "published_basis").rows()
    return row


@pytest.mark.parametrize(("text", "day", "basis"), TOLD)
def test_day_that_a_text_tells(text: str, day: date, basis: str) -> None:
    assert dated(text) == (day, basis)


@pytest.mark.parametrize("text", OPEN)
def test_a_day_of_the_story_is_none_of_publication(text: str) -> None:
    assert dated(text) == (None, "unknown")
    assert set(read(text)["figures"].filter(unit="USD")["period"]) == {None}


def test_a_dateline_behind_the_fetch_is_not_taken() -> None:
    text = f"Salt sells well this year\n\nLIMA, Oct. 9, 2022 - {STORY}\n\n{FILLER}"
    assert dated(text, fetched_on=date(2022, 10, 1)) == (None, "unknown")
    assert dated(text, fetched_on=date(2022, 10, 9)) == (DAY, "dateline")


def test_metadata_come_before_the_text_and_may_say_what_they_rest_on() -> None:
    text = f"Salt sells well this year\n\nLIMA, Oct. 9, 2022 - {STORY}\n\n{FILLER}"
    assert dated(text, published_on=date(2022, 10, 10)) == (date(2022, 10, 10), "metadata")
    assert dated(text, published_on=date(2022, 10, 10), published_basis="text") == (date(2022, 10, 10), "text")


WINDOWS = [
    case("inside one year", date(2023, 5, 14), date(2023, 5, 20), "2022"),
    case("over the turn of a year", date(2023, 12, 28), date(2024, 1, 3), None),
    case("a whole year", date(2023, 1, 1), date(2023, 12, 31), "2022"),
]


@pytest.mark.parametrize(("first", "last", "period"), WINDOWS)
def test_a_window_settles_the_year_where_both_ends_agree(first: date, last: date, period: str | None) -> None:
    frames = read(f"Salt sells well this year\n\n{STORY}\n\n{FILLER}", published_from=first, published_to=last)
    assert frames["figures"].filter(unit="USD")["period"].to_list() == [period]
    assert frames["documents"].select("published_on", "published_basis", "published_from", "published_to").rows() == [
        (None, "coverage", first, last)
    ]


@pytest.mark.parametrize("first", [10, 12, 14, 16, 18], ids=lambda day: f"from the {day}th")
def test_a_window_never_settles_a_bare_weekday(first: int) -> None:
    text = f"Ministers meet in Lima\n\nRosa Quispe, the trade minister of Peru, met her colleague of Chile in Lima on Tuesday. {FILLER}\n\n{FILLER}"
    days = read(text, published_on=date(2023, 5, 18))["events"]["date_start"].to_list()
    assert "2023-05-16" in days
    within = read(text, published_from=date(2023, 5, first), published_to=date(2023, 5, first + 6))["events"]["date_start"].to_list()
    assert set(within) <= {None, "2023-05"}  # the month, where every day of the window gives the same


def test_a_window_gives_day_and_month_their_year() -> None:
    text = f"Ministers meet in Lima\n\nRosa Quispe, the trade minister of Peru, met her colleague of Chile in Lima on May 3. {FILLER}\n\n{FILLER}"
    within = read(text, published_from=date(2023, 5, 18), published_to=date(2023, 5, 24))["events"]["date_start"].to_list()
    assert "2023-05-03" in within


def test_a_day_that_is_told_leaves_no_window() -> None:
    frames = read(
        f"Salt sells well this year\n\nLIMA, Oct. 9, 2022 - {STORY}", published_from=date(2023, 5, 14), published_to=date(2023, 5, 20)
    )
    assert frames["documents"].select("published_on", "published_from").rows() == [(DAY, None)]


PLANS = [  # 17 October 2019 was a Thursday
    case("a weekday and its date", "Ana Lopez will arrive in Lima on Thursday. She will stay in the port on October 17-18, 2019.", (date(2019, 10, 11), date(2019, 10, 17))),
    case("scheduled", "The fair is scheduled to open on Thursday. The ministry said it will open on 17 October 2019.", (date(2019, 10, 11), date(2019, 10, 17))),
    case("another weekday", "Ana Lopez will arrive in Lima on Friday. She will stay in the port on October 17, 2019.", None),
    case("two weekdays", "Ana Lopez will arrive on Thursday. She will leave on Sunday. She will speak on October 17, 2019.", None),
    case("two dates", "Ana Lopez will arrive on Thursday. She will speak on October 17, 2019, and she will speak on October 24, 2019.", None),
    case("the weekday is past", "Ana Lopez arrived in Lima on Thursday. She will stay in the port on October 17, 2019.", None),
    case("the date is past", "Ana Lopez will arrive in Lima on Thursday. The port was opened on October 17, 2019.", None),
    case("a date with its weekday", "Ana Lopez will arrive in Lima on Thursday, October 17, 2019. The port will be open.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "window"), PLANS)
def test_window_that_a_plan_tells(text: str, window: tuple[date, date] | None) -> None:
    story = f"Salt sells well this year\n\n{text} Peru's exports of salt came to $5 billion last year. {FILLER}"
    frames = read(story)
    row = frames["documents"].row(0, named=True)
    assert (row["published_from"], row["published_to"]) == (window or (None, None))
    assert (row["published_on"], row["published_basis"]) == (None, "text" if window else "unknown")
    assert frames["figures"].filter(pl.col("surface") == "$5 billion")["period"].to_list() == ["2018" if window else None]


def test_weekday_of_a_plan_is_the_day_that_it_names() -> None:
    text = (
        f"Salt sells well this year\n\nPresident Ana Lopez will visit Peru on Thursday. She will visit Lima on October 17, 2019. {FILLER}"
    )
    visits = read(text)["events"].filter(pl.col("event_type") == "visit")
    assert set(visits["date_start"]) == {"2019-10-17"}
