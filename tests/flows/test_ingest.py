"""Articles into the database: each once, the latest version counts, and nothing vanishes."""

from __future__ import annotations

import gzip
import json
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import polars as pl
import pytest

from flows import ingest
from flows.sources.articles import Found
from tests.conftest import ROOT
from tests.flows import plain
from tests.flows.test_sources import PAGE, TEXT, archive
from warehouse.tables.vocabularies import QUARANTINE_REASONS

RUSSIAN = "Министр сказал в четверг, что торговля выросла на пять процентов за год до марта. " * 4
FURNITURE = "Skip to content\nSign in\nSubscribe\nShare this article\nAdvertisement\nAll rights reserved\nShare this article\nSign in\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def take_in(home: Path, inbox: Path, *inputs: str, **options: object):
    return plain.ingest(home, *(inputs or (".",)), base=inbox, **options)


class TestQuarantine:
    def test_every_reason_with_advice(self, home: Path, inbox: Path, monkeypatch) -> None:
        monkeypatch.setattr("flows.sources.articles.MAX_ARTICLE_BYTES", 50_000)
        monkeypatch.setattr(ingest, "MOST_WORDS", 200)
        contents: dict[str, tuple[bytes, str]] = {
            "empty.txt": (b"", "empty"),
            "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
            "noise.txt": (bytes(range(128, 256)) * 40 + bytes(20), "undecodable"),
            "short.txt": (b"Three short words.", "no_article_text"),
            "furniture.txt": (FURNITURE.encode(), "no_article_text"),
            "russian.txt": (RUSSIAN.encode(), "not_english"),
            "long.txt": (TEXT.encode() * 300, "too_large"),
            "many words.txt": (TEXT.encode() + b"a " * 200, "too_costly"),
            "feed.jsonl": (b'{"text": "cut o', "broken_json"),
            "cut.txt.gz": (gzip.compress(TEXT.encode(), mtime=0)[:-9], "unreadable"),
            "table.xlsx": (b"PK\x03\x04", "unsupported"),
        }
        for name, (content, _) in contents.items():
            (inbox / name).write_bytes(content)
        counts = take_in(home, inbox, *contents)
        found = plain.quarantined(home)
        assert {name.partition("#")[0]: reason for name, (reason, _, _) in found.items()} == {n: r for n, (_, r) in contents.items()}
        assert {reason for reason, _, _ in found.values()} == set(QUARANTINE_REASONS) - {"passed_over", "withdrawn"}  # see test_versions
        assert all(detail and advice for _, detail, advice in found.values())
        assert (counts.n_found, counts.n_new, counts.n_quarantined) == (11, 0, 11)

    def test_a_short_flash_is_read_where_it_is_plainly_english(self, home: Path, inbox: Path) -> None:
        flashes = {
            "a.txt": "Peru exports rise 4 percent", "b.txt": "Kenya bans maize imports", "c.txt": "Wheat stocks fell in May",
            "d.txt": "Menu Home Login Help", "e.txt": "Exportaciones de Peru suben cuatro", "f.txt": "Der Export nach Peru steigt",
        }  # fmt: skip
        for name, text in flashes.items():
            (inbox / name).write_text(text)
        take_in(home, inbox)
        found = plain.quarantined(home)
        assert {name: reason for name, (reason, _, _) in found.items()} == dict.fromkeys(("d.txt", "e.txt", "f.txt"), "no_article_text")

    @pytest.mark.parametrize(
        ("day", "fetched", "is_believed"),
        [
            ("2031-05-20", None, False),
            ("2024-08-01", None, True),
            ("2024-05-20", date(2021, 3, 4), False),
            ("2021-03-05", date(2021, 3, 4), True),
            ("1931-05-20", None, True),
        ],
    )
    def test_a_day_far_ahead_is_not_believed_and_told(self, day: str, fetched: date | None, is_believed: bool) -> None:
        item = Found("a.txt", "a.txt", TEXT, {"published_on": date.fromisoformat(day), "published_basis": "metadata"}, fetched_on=fetched)
        [row] = ingest.take_in([item], ingest.Known(set(), {}), run_id="run", published_on=None, today=date(2024, 5, 20)).documents
        assert (row["published_on"] is not None) == is_believed
        assert (row["metadata_note"] is None) == is_believed
        assert is_believed or day in str(row["metadata_note"])

    def test_an_article_may_have_fifty_thousand_words_and_no_more(self, home: Path, inbox: Path) -> None:
        for name, n_words in (("report.txt", ingest.MOST_WORDS), ("book.txt", ingest.MOST_WORDS + 1)):
            (inbox / name).write_text(" ".join(islice(cycle(TEXT.split()), n_words)))
        assert take_in(home, inbox).n_new == 1
        [(name, (reason, detail, _))] = plain.quarantined(home).items()
        assert (name, reason, "50,001 words" in detail) == ("book.txt", "too_costly", True)

    def test_unknown_files_in_a_folder_are_passed_over_and_counted(self, home: Path, inbox: Path) -> None:
        (inbox / "table.xlsx").write_bytes(b"PK\x03\x04")
        (inbox / "a.txt").write_text(TEXT)
        (inbox / "a.txt.meta.json").write_text("{}")
        counts = take_in(home, inbox)
        assert (counts.n_found, counts.n_new, counts.n_passed_over) == (1, 1, 1)
        assert plain.quarantined(home) == {}

    def test_the_same_refusal_is_listed_once(self, home: Path, inbox: Path) -> None:
        (inbox / "empty.txt").touch()
        take_in(home, inbox, run="1")
        counts = take_in(home, inbox, run="2")
        assert counts.n_quarantined == 1
        assert len(plain.quarantined(home)) == 1

    def test_english_that_is_taken_for_another_language_can_be_declared(self, home: Path, inbox: Path) -> None:
        (inbox / "names.txt").write_text(RUSSIAN)
        (inbox / "names.txt.meta.json").write_text('{"language": "en-GB"}')
        assert take_in(home, inbox).n_new == 1


class TestOnce:
    def test_same_input_twice_adds_nothing(self, home: Path, inbox: Path) -> None:
        (inbox / "a.txt").write_text(TEXT)
        (inbox / "feed.jsonl").write_text(json.dumps({"text": TEXT + "More."}) + "\n")
        first = take_in(home, inbox, run="1")
        before = plain.taken_in(home)
        second = take_in(home, inbox, run="2")
        assert (first.n_new, second.n_new, second.n_known, second.n_found) == (2, 0, 2, 2)
        assert plain.taken_in(home).equals(before)

    def test_one_file_by_three_names_is_one_document(self, home: Path, inbox: Path) -> None:
        (inbox / "a.txt").write_text(TEXT)
        counts = take_in(home, inbox, "a.txt", ".", str(inbox / "../inbox/a.txt"))
        assert counts.n_new == 1

    def test_order_of_inputs_does_not_matter(self, tmp_path: Path, inbox: Path) -> None:
        for number in range(5):
            (inbox / f"{number}.txt").write_text(TEXT + f"It was day {number}.")
        names = sorted(path.name for path in inbox.iterdir())
        take_in(tmp_path / "one", inbox, *names)
        take_in(tmp_path / "two", inbox, *reversed(names))
        assert plain.taken_in(tmp_path / "one").equals(plain.taken_in(tmp_path / "two"))

    def test_moving_a_file_changes_no_id(self, tmp_path: Path, inbox: Path) -> None:
        (inbox / "a.txt").write_text(TEXT)
        (inbox / "deeper").mkdir()
        take_in(tmp_path / "one", inbox)
        (inbox / "a.txt").rename(inbox / "deeper" / "a.txt")
        take_in(tmp_path / "two", inbox)
        take_in(tmp_path / "one", inbox, run="2")
        ids = [plain.taken_in(tmp_path / name)["document_id"].to_list() for name in ("one", "two")]
        assert ids[0] == ids[1]

    def test_lines_of_a_feed_that_move_are_known(self, home: Path, inbox: Path) -> None:
        rows = [json.dumps({"text": TEXT + f"It was day {number}."}) for number in range(3)]
        (inbox / "feed.jsonl").write_text("\n".join(rows))
        take_in(home, inbox, run="1")
        (inbox / "feed.jsonl").write_text("\n".join([*rows[1:], json.dumps({"text": TEXT + "It was a new day."})]))
        counts = take_in(home, inbox, run="2")
        assert (counts.n_new, counts.n_known) == (1, 2)
        assert plain.taken_in(home)["supersedes"].null_count() == 4

    def test_batches_do_not_matter(self, tmp_path: Path, inbox: Path, monkeypatch) -> None:
        rows = [{"text": TEXT + f"It was day {n % 7}.", "url": f"https://x.example/{n % 4}"} for n in range(12)]
        (inbox / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)))
        take_in(tmp_path / "one", inbox)
        monkeypatch.setattr("flows.stages.INGEST_BATCH", 2)
        take_in(tmp_path / "two", inbox)
        assert plain.taken_in(tmp_path / "one").equals(plain.taken_in(tmp_path / "two"))


class TestVersions:
    def versions(self, home: Path) -> dict[str, str | None]:
        """What each document replaces, by the last word of both texts."""
        frame = plain.taken_in(home)
        words = {document_id: text.split()[-1] for document_id, text in frame.select("document_id", "text").iter_rows()}
        pairs = frame.select("document_id", "supersedes").iter_rows()
        return {words[new]: words.get(old) if old else None for new, old in pairs}

    def test_each_change_of_a_file_replaces_the_one_before(self, home: Path, inbox: Path) -> None:
        for number in range(6):
            (inbox / "a.txt").write_text(f"{TEXT} v{number}")
            take_in(home, inbox, run=str(number))
        assert self.versions(home) == {"v0": None, "v1": "v0", "v2": "v1", "v3": "v2", "v4": "v3", "v5": "v4"}

    def test_versions_by_url_within_and_across_feeds(self, home: Path, inbox: Path) -> None:
        row = {"url": "https://x.example/1"}
        (inbox / "one.jsonl").write_text("\n".join(json.dumps(row | {"text": f"{TEXT} v{number}"}) for number in range(2)))
        take_in(home, inbox, run="1")
        (inbox / "two.jsonl").write_text(json.dumps(row | {"text": f"{TEXT} v2"}))
        take_in(home, inbox, run="2")
        assert self.versions(home) == {"v0": None, "v1": "v0", "v2": "v1"}

    def test_files_of_one_name_in_two_folders_are_two_articles(self, home: Path, inbox: Path) -> None:
        for folder in ("monday", "tuesday"):
            (inbox / folder).mkdir()
            (inbox / folder / "lead.txt").write_text(f"{TEXT} {folder}")
        take_in(home, inbox)
        assert self.versions(home) == {"monday": None, "tuesday": None}

    @pytest.mark.parametrize("batch", [500, 1], ids=["one batch", "batches"])
    def test_a_refused_version_is_no_version(self, home: Path, inbox: Path, monkeypatch, batch: int) -> None:
        """A cookie wall between two versions of an article must not stand between them."""
        monkeypatch.setattr("flows.stages.INGEST_BATCH", batch)
        rows = [{"url": "https://x.example/1", "text": text} for text in (FURNITURE, f"{TEXT} v0", FURNITURE * 2, f"{TEXT} v1")]
        (inbox / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)))
        counts = take_in(home, inbox)
        assert (counts.n_new, counts.n_quarantined) == (2, 2)
        assert self.versions(home) == {"v0": None, "v1": "v0"}

    def test_only_the_last_version_counts(self, home: Path, inbox: Path) -> None:
        for number, ships in enumerate((14, 15, 16)):
            (inbox / "a.txt").write_text(TEXT.replace("fourteen ships", f"{ships} million ships"))
            plain.run(home, ".", base=inbox, run=str(number))
        [last] = plain.table(home, "documents").filter(~pl.col("document_id").is_in(pl.col("supersedes").drop_nulls().implode()))[
            "document_id"
        ]  # fmt: skip
        assert plain.table(home, "documents").height == 3
        assert plain.table(home, "documents")["story_id"].n_unique() == 1
        assert set(plain.table(home, "claims")["document_id"]) <= {last}
        assert plain.table(home, "stories")["document_id"].to_list() == [last]


class TestMetadata:
    def test_day_given_on_the_command_line_is_for_articles_without_one(self, home: Path, inbox: Path) -> None:
        rows = [{"text": TEXT}, {"text": TEXT + "Two.", "published_on": "2024-05-01"}]
        (inbox / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)))
        take_in(home, inbox, published_on=date(2024, 6, 1))
        assert plain.taken_in(home)["published_on"].to_list() == [date(2024, 6, 1), date(2024, 5, 1)]

    def test_all_of_it_reaches_the_published_document(self, home: Path, inbox: Path) -> None:
        told = {
            "url": "https://x.example/1", "title": "Ships", "byline": "Ada Quill", "published_on": "2024-05-16", "source_name": "Courier",
        }  # fmt: skip
        (inbox / "a.txt").write_text(TEXT)
        (inbox / "a.txt.meta.json").write_text(json.dumps(told))
        plain.run(home, ".", base=inbox)
        [row] = plain.table(home, "documents").to_dicts()
        assert {key: row[key] for key in told} == told | {"published_on": date(2024, 5, 16)}
        assert (row["published_basis"], row["language"], row["text"]) == ("metadata", "en", TEXT)

    def test_records_and_pages_carry_theirs(self, home: Path, inbox: Path) -> None:
        (inbox / "a.warc").write_bytes(archive(("https://x.example/1", PAGE)))
        take_in(home, inbox)
        [row] = plain.taken_in(home).to_dicts()
        assert (row["source_uri"], row["url"], row["byline"]) == ("a.warc#R2", "https://x.example/1", "Ada Quill")

    def test_what_was_read_and_how_is_told_of_each_document(self, home: Path, inbox: Path) -> None:
        (inbox / "good.txt").write_text(TEXT)
        (inbox / "hurt.txt").write_bytes(TEXT.encode().replace("é".encode(), b"\xe6"))
        (inbox / "west.txt").write_bytes(TEXT.replace("€", "EUR ").encode("cp1252"))
        (inbox / "west.txt.meta.json").write_text('{"published_on": "01.02.2024"}')
        counts = take_in(home, inbox)
        rows = plain.taken_in(home).select("source_uri", "encoding", "n_replaced", "metadata_note").rows()
        assert [row[:3] for row in rows] == [("good.txt", "utf-8", 0), ("hurt.txt", "utf-8", 1), ("west.txt", "cp1252", 0)]
        assert [row[3] is not None for row in rows] == [False, False, True]
        assert counts.n_noted == 1

    def test_records_passed_over_are_no_articles_found(self, home: Path, inbox: Path) -> None:
        (inbox / "a.warc").write_bytes(archive(("https://x.example/1", PAGE)))
        counts = take_in(home, inbox)
        assert (counts.n_found, counts.n_new, counts.n_quarantined) == (1, 1, 0)
        assert [reason for reason, _, _ in plain.quarantined(home).values()] == ["passed_over"]


COPIED = (
    "LIMA - Peru's exports of salt to Chile came to $71 million last year, the customs office said in a long note about the trade of the "
    "southern ports and the roads that lead to them.\n\n“We have waited for this plant for eleven years and we will not wait for another "
    "day,” Minister Rosa Quispe told reporters at the gate, where farmers from the valley held up signs.\n\nThe works employ 900 people, "
    "and the bank that paid for them expects its money back by the end of the decade.\n"
)


class TestCoverage:
    def put(self, inbox: Path, name: str, day: str | None = None, text: str = COPIED) -> None:
        (inbox / f"{name}.txt").write_text(f"Told by {name}\n\n{text}")
        if day:
            (inbox / f"{name}.txt.meta.json").write_text(json.dumps({"published_on": day}))

    def undated(self, home: Path) -> tuple[object, ...]:
        """Day, basis and window of the undated article, and the period of its amount."""
        [row] = plain.table(home, "documents").filter(pl.col("source_uri") == "undated.txt").to_dicts()
        figures = plain.table(home, "figures").filter((pl.col("document_id") == row["document_id"]) & (pl.col("unit") == "USD"))
        return row["published_on"], row["published_basis"], row["published_between"], figures["period"].to_list()

    def test_a_copy_gets_the_window_of_its_dated_copies(self, home: Path, inbox: Path) -> None:
        self.put(inbox, "undated")
        self.put(inbox, "one", "2023-06-14")
        self.put(inbox, "two", "2023-06-16")
        plain.run(home, ".", base=inbox)
        assert self.undated(home) == (None, "coverage", "2023-06-11/2023-06-19", ["2022"])

    def test_copies_around_the_new_year_leave_last_year_open(self, home: Path, inbox: Path) -> None:
        self.put(inbox, "undated")
        self.put(inbox, "one", "2023-12-31")
        plain.run(home, ".", base=inbox)
        assert self.undated(home) == (None, "coverage", "2023-12-28/2024-01-03", [None])

    def test_copies_years_apart_give_none(self, home: Path, inbox: Path) -> None:
        self.put(inbox, "undated")
        self.put(inbox, "one", "2021-06-14")
        self.put(inbox, "two", "2023-06-16")
        plain.run(home, ".", base=inbox)
        assert self.undated(home) == (None, "unknown", None, [None])

    def test_another_story_gives_none(self, home: Path, inbox: Path) -> None:
        self.put(inbox, "undated")
        self.put(inbox, "one", "2023-06-14", text=TEXT)
        plain.run(home, ".", base=inbox)
        assert self.undated(home) == (None, "unknown", None, [None])

    def test_a_dated_copy_that_comes_later_counts_and_a_rerun_changes_nothing(self, home: Path, inbox: Path) -> None:
        self.put(inbox, "undated")
        self.put(inbox, "other", "2022-01-03", text=TEXT)
        plain.run(home, ".", base=inbox, run="1")
        assert self.undated(home) == (None, "unknown", None, [None])
        self.put(inbox, "one", "2023-06-14")
        plain.run(home, ".", base=inbox, run="2")
        assert self.undated(home) == (None, "coverage", "2023-06-11/2023-06-17", ["2022"])
        before = plain.tables(home)
        plain.run(home, ".", base=inbox, run="3")
        after = plain.tables(home)
        assert all(after[name].equals(before[name]) for name in before)
        assert plain.table(home, "documents").height == 3
        assert plain.table(home, "figures")["figure_id"].is_unique().all()

    def test_together_or_one_after_the_other_is_the_same(self, tmp_path: Path, inbox: Path) -> None:
        self.put(inbox, "undated")
        plain.run(tmp_path / "steps", ".", base=inbox, run="1")
        self.put(inbox, "one", "2023-06-14")
        plain.run(tmp_path / "steps", ".", base=inbox, run="2")
        plain.run(tmp_path / "whole", ".", base=inbox)
        steps, whole = plain.tables(tmp_path / "steps"), plain.tables(tmp_path / "whole")
        for name in ("documents", "figures", "events", "entities", "mentions", "claims", "trade_figures"):
            key = steps[name].columns
            assert steps[name].sort(key).equals(whole[name].sort(key)), name


SET_ASIDE = json.loads((ROOT / "tests" / "gold" / "samples" / "_quarantine.json").read_text())


@pytest.mark.parametrize(("source", "reason"), [(entry["source"], entry["reason"]) for entry in SET_ASIDE])
def test_what_the_gold_of_the_samples_sets_aside(published_samples, source: str, reason: str) -> None:
    found = plain.quarantined(published_samples.folder)
    assert found[f"samples/{source}"][0] == reason


def test_nothing_else_of_the_samples_is_set_aside(published_samples) -> None:
    found = plain.quarantined(published_samples.folder)
    assert set(found) <= {f"samples/{entry['source']}" for entry in SET_ASIDE}
