"""Versions of an article: one address in many forms, texts that come back, other metadata, withdrawals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows import stages
from flows.addresses import plain_address
from flows.home import Home
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_sources import TEXT, archive

EXPORTS = "Exports of Chile to Peru were ${} billion in 2019, Anna Berg said.\n\n" + TEXT


@pytest.mark.parametrize(
    ("url", "plain_form"),
    [
        ("https://wire.example/chad", "wire.example/chad"),
        ("http://www.wire.example/chad/", "wire.example/chad"),
        ("https://WIRE.example/chad/?utm_source=x&utm_medium=mail#top", "wire.example/chad"),
        ("https://wire.example:443/chad?fbclid=1&gclid=2", "wire.example/chad"),
        ("https://wire.example/story?id=7&page=2", "wire.example/story?id=7&page=2"),
        ("https://wire.example/story?page=2&smid=tw&id=7", "wire.example/story?id=7&page=2"),
        ("https://wire.example:8080/chad", "wire.example:8080/chad"),
        ("https://wire.example/AbC", "wire.example/AbC"),
        ("feeds/a.txt", "feeds/a.txt"),
        ("urn:wire:7", "urn:wire:7"),
        ("https://[broken", "https://[broken"),
    ],
)
def test_one_article_has_one_address(url: str, plain_form: str) -> None:
    assert plain_address(url) == plain_form


class Desk:
    """Writes articles, and runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.n_runs = 0

    def write(self, name: str, amount: str | None, **metadata: object) -> None:
        path = self.folder / "inbox" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(EXPORTS.format(amount) if amount else "")
        if metadata:
            path.with_name(name + ".meta.json").write_text(json.dumps(metadata))

    def run(self, *inputs: str) -> None:
        self.n_runs += 1
        plain.run(self.home, *(inputs or (".",)), base=self.folder / "inbox", run=str(self.n_runs))
        check_tables(published_tables(Home(self.home).latest))

    def is_due(self) -> bool:
        self.n_runs += 1
        plain.ingest(self.home, ".", base=self.folder / "inbox", run=str(self.n_runs))
        plain.read(self.home, run=str(self.n_runs))
        return stages.is_due(Home(self.home), None)

    def amounts(self) -> list[float]:
        """The exports that count, in billions."""
        return sorted(round(value / 1e9, 1) for value in plain.table(self.home, "trade_figures")["value"])

    def changes(self) -> list[str]:
        return plain.table(self.home, "document_versions").sort("run_id", "change")["change"].to_list()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class TestOneAddress:
    def test_the_newer_supersedes_whatever_the_form_of_the_url(self, desk: Desk) -> None:
        desk.write("a.txt", "3.4", url="https://wire.example/chile")
        desk.write("b.txt", "3.6", url="http://www.wire.example/chile/?utm_source=x#top")
        desk.run()
        assert desk.amounts() == [3.6]
        assert desk.changes() == ["correction", "first"]

    def test_two_addresses_in_one_file_one_after_the_other_are_two_articles(self, desk: Desk) -> None:
        desk.write("latest.txt", "3.4", url="https://wire.example/chile")
        desk.run()
        desk.write("latest.txt", "5.1", url="https://wire.example/other")
        desk.run()
        assert desk.changes() == ["first", "first"]

    def test_the_same_text_at_another_form_is_known(self, desk: Desk) -> None:
        desk.write("a.txt", "3.4", url="https://wire.example/chile")
        desk.write("b.txt", "3.4", url="https://wire.example/chile?utm_source=x")
        desk.run()
        assert plain.table(desk.home, "documents").height == 1


class TestBack:
    def test_a_text_that_comes_back_counts_again(self, desk: Desk) -> None:
        for amount in ("3.4", "3.6", "3.4"):
            desk.write("a.txt", amount)
            desk.run()
            assert desk.amounts() == [float(amount)]
        assert desk.changes() == ["first", "correction", "went_back"]
        assert not desk.is_due()

    def test_of_three_versions_any_can_come_back_and_be_replaced(self, desk: Desk) -> None:
        for amount in ("3.4", "3.6", "3.8", "3.6", "3.4", "4.1"):
            desk.write("a.txt", amount)
            desk.run()
            assert desk.amounts() == [float(amount)]

    def test_two_files_of_one_address_do_not_take_turns(self, desk: Desk) -> None:
        desk.write("a.txt", "3.4", url="https://wire.example/chile")
        desk.write("b.txt", "3.6", url="https://wire.example/chile")
        desk.run()
        assert not desk.is_due()
        desk.run("a.txt")  # the newer one was not looked at
        assert desk.amounts() == [3.6]


class TestMoved:
    """A file that lies elsewhere, or is called otherwise, holds the same article."""

    @pytest.fixture
    def moved(self, desk: Desk) -> Desk:
        desk.write("a.txt", "3.4")
        desk.write("other.txt", "5.1")
        (desk.folder / "inbox" / "other.txt").write_text(EXPORTS.format("5.1").replace("Chile", "Kenya").replace("Peru", "Ghana"))
        desk.run()
        return desk

    def move(self, desk: Desk, old: str, new: str) -> None:
        place = desk.folder / "inbox" / new
        place.parent.mkdir(exist_ok=True)
        (desk.folder / "inbox" / old).rename(place)

    @pytest.mark.parametrize("place", ["archive/a.txt", "b.txt", "archive/b.txt"])
    def test_it_is_no_second_document_and_nothing_to_publish(self, moved: Desk, place: str) -> None:
        self.move(moved, "a.txt", place)
        assert not moved.is_due()
        assert len(plain.taken_in(moved.home)) == 2

    @pytest.mark.parametrize("place", ["archive/a.txt", "b.txt"])
    def test_what_is_corrected_there_replaces_it(self, moved: Desk, place: str) -> None:
        self.move(moved, "a.txt", place)
        moved.is_due()
        moved.write(place, "3.6")
        moved.run()
        assert moved.amounts() == [3.6, 5.1]
        assert sorted(moved.changes()) == ["correction", "first", "first", "moved"]

    def test_what_is_emptied_there_is_withdrawn(self, moved: Desk) -> None:
        self.move(moved, "a.txt", "archive/a.txt")
        moved.is_due()
        moved.write("archive/a.txt", None)
        moved.run()
        assert moved.amounts() == [5.1]

    def test_it_can_be_moved_again_and_back(self, moved: Desk) -> None:
        for old, new in (("a.txt", "b.txt"), ("b.txt", "c.txt"), ("c.txt", "a.txt")):
            self.move(moved, old, new)
            assert not moved.is_due()
        moved.write("a.txt", "3.6")
        moved.run()
        assert moved.amounts() == [3.6, 5.1]

    def test_what_comes_to_its_old_place_is_another_article(self, moved: Desk) -> None:
        self.move(moved, "a.txt", "archive/a.txt")
        moved.is_due()
        moved.write("a.txt", "7.2")
        (moved.folder / "inbox" / "a.txt").write_text(EXPORTS.format("7.2").replace("Chile", "Japan"))
        moved.run()
        assert moved.amounts() == [3.4, 5.1, 7.2]

    def test_a_copy_beside_it_is_another_document(self, moved: Desk) -> None:
        moved.write("b.txt", "3.4")
        assert moved.is_due()
        assert len(plain.taken_in(moved.home)) == 3

    def test_the_same_words_of_another_outlet_are_another_document(self, moved: Desk) -> None:
        self.move(moved, "a.txt", "b.txt")
        moved.write("b.txt", "3.4", source_name="North Wire")
        assert moved.is_due()
        assert len(plain.taken_in(moved.home)) == 3

    def test_lines_of_a_feed_that_is_renamed(self, desk: Desk) -> None:
        (desk.folder / "inbox").mkdir()
        feed = desk.folder / "inbox" / "a.jsonl"
        feed.write_text(json.dumps({"text": EXPORTS.format("3.4")}) + "\n")
        desk.run()
        feed.rename(feed.with_name("b.jsonl"))
        assert not desk.is_due()


class TestMetadata:
    def test_a_day_that_is_told_later_is_taken(self, desk: Desk) -> None:
        desk.write("a.txt", "3.4")
        desk.run()
        desk.write("a.txt", "3.4", published_on="2020-02-03", title="Copper")
        desk.run()
        [document] = plain.table(desk.home, "documents").to_dicts()
        assert (str(document["published_on"]), document["published_basis"]) == ("2020-02-03", "metadata")
        assert desk.amounts() == [3.4]
        assert plain.table(desk.home, "document_versions", "detail")["detail"].drop_nulls().len() == 1
        assert not desk.is_due()

    def test_a_url_that_is_told_later_is_that_of_the_same_article(self, desk: Desk) -> None:
        desk.write("a.txt", "3.4")
        desk.run()
        desk.write("a.txt", "3.4", url="https://wire.example/chile")
        desk.run()
        assert plain.table(desk.home, "documents", "url")["url"].to_list() == ["https://wire.example/chile"]
        desk.write("b.txt", "3.6", url="https://wire.example/chile?utm_id=2")
        desk.run()
        assert desk.amounts() == [3.6]

    def test_a_day_from_the_command_line_changes_nothing_that_is_known(self, desk: Desk) -> None:
        desk.write("a.txt", "3.4")
        desk.run()
        plain.ingest(desk.home, ".", base=desk.folder / "inbox", run="9", published_on=plain.LATEST)
        assert not stages.is_due(Home(desk.home), None)


class TestWithdrawal:
    @pytest.fixture
    def told(self, desk: Desk) -> Desk:
        desk.write("a.txt", "3.4", url="https://wire.example/chile")
        desk.write("b.txt", "5.1", url="https://wire.example/other")
        (desk.folder / "inbox" / "b.txt").write_text(EXPORTS.format("5.1").replace("Chile", "Kenya").replace("Peru", "Ghana"))
        desk.run()
        assert desk.amounts() == [3.4, 5.1]
        return desk

    def assert_withdrawn(self, desk: Desk) -> None:
        desk.run()
        assert desk.amounts() == [5.1]
        assert plain.table(desk.home, "documents").height == 2  # its history stays
        assert plain.table(desk.home, "figures").height >= 2
        assert plain.table(desk.home, "stories").height == 1
        assert desk.changes()[-1] == "withdrawn"
        assert not desk.is_due()

    def test_by_its_metadata(self, told: Desk) -> None:
        told.write("a.txt", "3.4", url="https://wire.example/chile", withdrawn=True)
        self.assert_withdrawn(told)

    def test_by_an_emptied_file(self, told: Desk) -> None:
        told.write("a.txt", None)
        self.assert_withdrawn(told)
        assert plain.quarantined(told.home) == {}

    def test_by_an_answer_410(self, told: Desk) -> None:
        (told.folder / "inbox" / "a.txt").unlink()
        (told.folder / "inbox" / "c.warc").write_bytes(archive(("https://wire.example/chile", "gone"), status="410 Gone"))
        self.assert_withdrawn(told)

    def test_it_can_be_taken_back(self, told: Desk) -> None:
        told.write("a.txt", "3.4", url="https://wire.example/chile", withdrawn=True)
        told.run()
        told.write("a.txt", "3.4", url="https://wire.example/chile", withdrawn=False)
        told.run()
        assert told.amounts() == [3.4, 5.1]
        assert told.changes()[-1] == "restored"

    def test_a_later_text_counts_again(self, told: Desk) -> None:
        told.write("a.txt", None)
        told.run()
        told.write("a.txt", "3.6", url="https://wire.example/chile")
        told.run()
        assert told.amounts() == [3.6, 5.1]

    def test_what_was_never_known_is_set_aside(self, desk: Desk) -> None:
        desk.write("a.txt", "3.4", withdrawn="true")
        desk.run()
        assert plain.quarantined(desk.home)["a.txt"][0] == "withdrawn"
