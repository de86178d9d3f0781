"""Files that are as they were are not read again, and what a run says and does is the same as if they were."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import again, news, stages
from flows.home import Home
from flows.snapshots import roll_back
from tests.flows import plain
from tests.flows.test_sources import TEXT, archive
from tests.flows.test_versions import EXPORTS
from warehouse.database import open_database


class Feed:
    """A folder that is taken in again and again; ``read`` are the files that the last time was to read."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.home, self.n_runs = folder / "inbox", folder / "home", 0
        self.read: list[str] = []
        self.folder.mkdir()
        real = stages.read_file

        def noted(path: Path, base: Path) -> Iterator[object]:
            self.read.append(path.name)
            return real(path, base)

        monkeypatch.setattr(stages, "read_file", noted)

    def write(self, name: str, text: str = TEXT, **metadata: object) -> None:
        (self.folder / name).write_text(text)
        if metadata:
            (self.folder / f"{name}.meta.json").write_text(json.dumps(metadata))

    def take_in(self) -> tuple[int, int, int, int]:
        """What was found, new, known and set aside."""
        time.sleep(2 * news.TICK / 1e9)  # a file of this moment is not trusted
        self.read.clear()
        self.n_runs += 1
        counts = plain.ingest(self.home, ".", base=self.folder, run=str(self.n_runs))
        return counts.n_found, counts.n_new, counts.n_known, counts.n_quarantined


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Feed:
    """An article, a feed with a line that is none, an empty file, an archive with a page and an answer that one is gone."""
    feed = Feed(tmp_path, monkeypatch)
    feed.write("a.txt")
    feed.write("b.jsonl", json.dumps({"text": TEXT + " It was so."}) + "\n{\n")
    feed.write("empty.txt", "")
    (feed.folder / "c.warc").write_bytes(archive(("https://wire.example/b", f"<html><body><p>{TEXT} It was late.</p></body></html>")))
    assert feed.take_in() == (5, 3, 0, 2)
    assert sorted(feed.read) == ["a.txt", "b.jsonl", "c.warc", "empty.txt"]
    return feed


def test_nothing_is_read_again_and_the_counts_are_the_same(feed: Feed) -> None:
    for _ in range(2):
        assert feed.take_in() == (5, 0, 3, 2)
        assert feed.read == []


def test_only_what_is_new_is_read(feed: Feed) -> None:
    feed.write("d.txt", TEXT + " It was early.")
    assert feed.take_in() == (6, 1, 3, 2)
    assert feed.read == ["d.txt"]


def test_another_text_of_the_same_length_is_read(feed: Feed) -> None:
    feed.write("a.txt", TEXT.replace("fourteen", "thirteen"))
    assert feed.take_in() == (5, 1, 2, 2)
    assert feed.read == ["a.txt"]


def test_metadata_that_come_beside_a_file_are_read(feed: Feed) -> None:
    feed.write("a.txt", title="Ships")
    feed.take_in()
    assert feed.read == ["a.txt"]
    assert "Ships" in plain.taken_in(feed.home)["title"].to_list()


def test_what_was_just_written_is_read_once_more(feed: Feed, monkeypatch) -> None:
    monkeypatch.setattr("flows.files.TICK", 10**15)
    feed.write("a.txt", TEXT + " It was new.")
    for _ in range(2):
        feed.take_in()
        assert feed.read == ["a.txt"]


def test_other_rules_read_all_again(feed: Feed) -> None:
    (feed.home / "lexicons").mkdir()
    (feed.home / "lexicons" / "furniture.csv").write_text("pattern,reason\nread more of this,related\n")
    assert feed.take_in() == (5, 0, 3, 2)
    assert len(feed.read) == 4


def test_so_does_a_retry_of_what_was_set_aside(feed: Feed) -> None:
    before = plain.quarantined(feed.home)
    again.retry_quarantine(Home(feed.home), 0)
    feed.take_in()
    assert plain.quarantined(feed.home) == before


def test_so_does_going_back(feed: Feed) -> None:
    plain.read(feed.home)
    first = plain.put_out(feed.home)
    feed.write("late.txt", "")
    feed.write("d.txt", TEXT + " It was early.")
    feed.take_in()
    plain.read(feed.home, run="2")
    plain.put_out(feed.home, run="2")
    roll_back(Home(feed.home), first.snapshot_id, 0)
    assert feed.take_in() == (7, 1, 3, 3)
    assert set(plain.quarantined(feed.home)) == {"empty.txt", "b.jsonl#L2", "c.warc", "late.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do everything can read every file")
def test_a_file_that_could_not_be_opened_is_tried_again(feed: Feed) -> None:
    (feed.folder / "a.txt").chmod(0)
    for _ in range(2):
        feed.take_in()
        assert feed.read == ["a.txt"]


def test_a_copy_that_is_left_takes_the_place_of_the_file_that_goes(feed: Feed) -> None:
    (feed.folder / "z").mkdir()
    feed.write("z/a.txt")
    feed.take_in()
    (feed.folder / "a.txt").unlink()
    feed.take_in()
    feed.write("z/a.txt", TEXT + " It was corrected.")
    feed.take_in()
    assert plain.taken_in(feed.home).filter(source_uri="z/a.txt")["supersedes"].null_count() == 0


def test_what_is_withdrawn_stays_so_and_what_comes_after_it_counts(feed: Feed) -> None:
    """The answer that an article is gone was about the text of then."""
    url = "https://wire.example/b"
    (feed.folder / "d.warc").write_bytes(archive((url, "gone"), status="410 Gone"))
    feed.write("e.txt", TEXT + " It is withdrawn.", withdrawn=True)
    feed.take_in()
    withdrawn = withdrawn_in(feed.home)
    assert len(withdrawn) == 1
    found = feed.take_in()
    assert (withdrawn_in(feed.home), feed.read) == (withdrawn, [])
    feed.write("f.txt", EXPORTS.format("3.6"), url=url)
    assert feed.take_in() == (found[0] + 1, 1, found[2], found[3])
    feed.take_in()
    assert withdrawn_in(feed.home) == withdrawn


def withdrawn_in(home: Path) -> list[str]:
    with open_database(Home(home).database) as connection:
        return [document_id for (document_id,) in connection.execute("SELECT document_id FROM ops.withdrawn").fetchall()]
