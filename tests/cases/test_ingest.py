"""Cases of files, archives, pages, metadata and days of publication."""

from __future__ import annotations

from datetime import date

from flows.ingest import refuse_without_prose


def days(case) -> dict[str, tuple[date | None, str]]:
    """Day and basis by the name of the article."""
    rows = {row["document_id"]: row for row in case.frames["documents"].iter_rows(named=True)}
    return {name: (rows[key]["published_on"], rows[key]["published_basis"]) for name, key in case.ids.items()}


def values(case, article: str) -> dict[tuple[str, str | None, str | None], tuple[float, str | None]]:
    """Trade figures by measure and parties: value and period."""
    rows = case.rows("figures", article)
    return {(r["measure"], r["reporter"], r["partner"]): (r["value"], r["period"]) for r in rows if r["reporter"]}


def refused(case) -> dict[str, str]:
    return {refusal.source_uri.rsplit("/", 1)[-1]: refusal.reason for refusal in case.refusals if refusal.n_articles}


def test_days_with_times_and_other_spellings(case_of) -> None:
    case = case_of("38")
    assert {name: day for name, (day, _) in days(case).items()} == {
        "a.txt": date(2024, 3, 31), **{f"{name}.txt": date(2024, 4, 1) for name in "bcde"},
    }  # fmt: skip
    assert values(case, "a.txt")["exports", "PER", "PAN"] == (210e6, "2024-02")


def test_chunked_bodies(case_of) -> None:
    case = case_of("43")
    found = [values(case, f"chunked.warc#R{number}") for number in (2, 3, 4)]
    assert [row[key][0] for row, key in zip(found, [("exports", "LAO", "KHM"), ("exports", "BTN", "NPL"), ("exports", "MLT", "LBY")], strict=True)] == [
        103e6, 104e6, 105e6,
    ]  # fmt: skip


def test_brotli(case_of) -> None:
    case = case_of("44")
    assert not case.refusals
    assert values(case, "br.warc#R2")["exports", "CYP", "LBN"] == (106e6, "2023")
    assert values(case, "br.warc#R3")["exports", "JOR", "IRQ"] == (107e6, "2023")


def test_damage_costs_the_record_it_is_in(case_of) -> None:
    case = case_of("46")
    assert refused(case) == {"cut.warc.gz#R3": "unreadable"}
    assert [refusal.source_uri for refusal in case.refusals if not refusal.n_articles] == ["mid.warc#R3"]
    wanted = {
        "mid.warc#R2": ("PER", "CHL", 121e6), "mid.warc#R3": ("HTI", "CUB", 122e6), "mid.warc#R4": ("BLZ", "MEX", 123e6),
        "cut.warc.gz#R2": ("TUN", "DZA", 124e6), "onegz.warc.gz#R2": ("QAT", "KWT", 126e6), "onegz.warc.gz#R3": ("FJI", "TON", 127e6),
    }  # fmt: skip
    for article, (reporter, partner, value) in wanted.items():
        assert values(case, article)["exports", reporter, partner][0] == value


def test_odd_names_keep_their_sidecars(case_of) -> None:
    case = case_of("47")
    assert len(case.ids) == 6
    assert {day for day, _ in days(case).values()} == {date(2024, 5, 20)}
    assert case.documents["url"].null_count() == 0


def test_small_pages_come_once_and_undated(case_of) -> None:
    case = case_of("49")
    assert days(case) == {"a.html": (date(2024, 3, 3), "metadata"), "b.html": (None, "unknown"), "c.html": (None, "unknown")}
    for text in case.documents["text"]:
        lines = [line for line in text.splitlines() if line]
        assert len(lines) == len(set(lines))


def test_live_page_is_one_document(case_of) -> None:
    case = case_of("50")
    assert days(case) == {"live.html": (date(2025, 4, 4), "metadata")}
    [text] = case.documents["text"]
    assert all(words in text for words in ("Beijing answers", "Tokyo markets fall", "What we know so far"))
    assert "Oil falls" not in text


def test_days_of_pages(case_of) -> None:
    assert days(case_of("52")) == {
        "modified.html": (date(2022, 3, 4), "metadata"), "copyright.html": (None, "unknown"), "url.html": (date(2021, 7, 8), "metadata"),
        "event.html": (None, "unknown"),
    }  # fmt: skip
    assert {row["period"] for row in case_of("52").rows("figures", "copyright.html")} == {None}


def test_inline_markup_breaks_no_number(case_of) -> None:
    figures = {(row["value"], row["unit"]) for row in case_of("53").rows("figures", "a.html")}
    assert {(1161e6, "EUR"), (16.2, "percent"), (310e6, "USD")} <= figures


def test_sidecars(case_of) -> None:
    case = case_of("55")
    assert refused(case) == {"broken.txt": "broken_json", "list.txt": "broken_json"}
    known = ("bom.txt", "cp1252.txt", "stem.txt", "unknown-keys.txt", "utf16.txt")
    assert {name: day for name, (day, _) in days(case).items()} == {
        **dict.fromkeys(known, date(2024, 2, 1)), "blank.txt": None, "german-date.txt": None,
    }  # fmt: skip
    notes = dict(case.documents.select("document_id", "metadata_note").iter_rows())
    assert [name for name, key in case.ids.items() if notes[key]] == ["german-date.txt"]
    assert "01.02.2024" in notes[case.ids["german-date.txt"]]
    assert dict(case.documents.select("document_id", "url").iter_rows())[case.ids["blank.txt"]] is None


def test_second_version_of_an_address_replaces_the_first(case_of) -> None:
    case = case_of("58")
    replaced = dict(case.documents.select("document_id", "supersedes").iter_rows())
    assert replaced[case.ids["v2.txt"]] == case.ids["v1.txt"]


def test_third_version_with_a_tracking_key_replaces_the_second(case_of) -> None:
    case = case_of("58")
    replaced = dict(case.documents.select("document_id", "supersedes").iter_rows())
    assert replaced[case.ids["v3.txt"]] == case.ids["v2.txt"]


def test_late_cut_costs_the_last_page(case_of) -> None:
    case = case_of("64")
    assert len(case.ids) == 39
    assert refused(case) == {"forty.warc.gz#R41": "unreadable"}


def test_days_that_merely_stand_on_a_page(case_of) -> None:
    case = case_of("68")
    undated = ("year-in-text.html", "footer-year.html", "comment-date.html", "sidebar-date.html")
    assert days(case) == {**dict.fromkeys(undated, (None, "unknown")), "byline-date.html": (date(2022, 10, 9), "text")}
    assert values(case, "byline-date.html")["imports", "MWI", "IND"] == (166e6, "2021")


def test_page_text_in_json_ld_and_one_wrong_byte(case_of) -> None:
    case = case_of("76")
    assert not case.refusals
    assert values(case, "spa.html")["exports", "KEN", "UGA"] == (871e6, "2023")
    assert values(case, "spa.html")["imports", "KEN", "UGA"] == (411e6, "2023")
    assert values(case, "badbyte.warc#R2")["exports", "GHA", "BFA"] == (872e6, "2023")
    told = dict(case.documents.select("source_uri", "n_replaced").iter_rows())
    assert [n for uri, n in told.items() if uri.endswith("badbyte.warc#R2")] == [1]


def test_one_line_flashes_are_english_articles(case_of) -> None:
    case = case_of("80")
    assert not case.refusals
    assert len(case.ids) == 11
    assert not refuse_without_prose(case.documents, case.frames["passages"])
    assert case.row("figures", "flashes.jsonl#L3", "46 percent")["unit"] == "percent"
    assert case.row("figures", "flashes.jsonl#L2", "$5 million")["value"] == 5e6
    assert case.row("figures", "flashes.jsonl#L10", "120,000 TONNES")["unit"] == "tonne"
