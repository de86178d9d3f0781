"""Articles and snapshots at addresses: a store in memory stands for s3, which is tried itself where a server of moto can be started."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import polars as pl
import pytest

from flows import remote
from flows.home import Home
from flows.settings import KEEP_SNAPSHOTS, PUBLISH_TO, NoAddressError, UnknownKeepError, check_settings
from flows.sources.places import NoInputError
from tests.flows import plain
from tests.flows.test_sources import TEXT

FEED, LEDGER = "memory://feeds/wire", "memory://ledger"


@pytest.fixture
def store() -> Iterator[Any]:
    """A store in memory, empty."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def put(store: Any, name: str, text: str) -> None:
    store.pipe_file(f"/feeds/wire/{name}", text.encode())


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


class TestFetch:
    def test_only_what_is_new_or_changed_is_fetched_and_what_is_gone_goes(self, store, tmp_path: Path, monkeypatch) -> None:
        home, fetched = Home(tmp_path), []
        monkeypatch.setattr(remote, "_get", lambda *told, get=remote._get: (fetched.append(told[1]), get(*told)))
        put(store, "a.txt", "one")
        put(store, "deep/b.txt", "two")
        [folder] = remote.fetch((FEED,), home)
        assert names(Path(folder)) == ["a.txt", "deep/b.txt"]
        put(store, "a.txt", "one and a half")
        store.rm_file("/feeds/wire/deep/b.txt")
        put(store, "c.txt", "three")
        fetched.clear()
        assert remote.fetch((FEED, "local"), home) == (folder, "local")
        assert fetched == ["/feeds/wire/a.txt", "/feeds/wire/c.txt"]
        assert [Path(folder, name).read_text() for name in names(Path(folder))] == ["one and a half", "three"]

    def test_other_addresses_keep_what_they_had(self, store, tmp_path: Path) -> None:
        home = Home(tmp_path)
        put(store, "a.txt", "one")
        store.pipe_file("/feeds/wires/b.txt", b"two")
        [first] = remote.fetch((FEED,), home)
        [second] = remote.fetch(("memory://feeds/wires/b.txt",), home)
        remote.fetch((FEED,), home)
        assert (names(Path(first)), Path(second).read_text()) == (["a.txt"], "two")

    def test_no_name_leads_out_of_the_home(self, store, tmp_path: Path) -> None:
        put(store, "a.txt", "one")
        store.store["/feeds/wire/../../../out.txt"] = store.store["/feeds/wire/a.txt"]
        [folder] = remote.fetch((FEED,), Home(tmp_path / "home"))
        assert names(Path(folder)) == ["a.txt"]
        assert names(tmp_path) == ["home/.remote/memory.json", "home/.remote/memory/feeds/wire/a.txt"]

    @pytest.mark.parametrize(
        ("address", "error", "told"),
        [
            (FEED, NoInputError, f"nothing lies at this address: {FEED}"),
            ("nosuch://feeds", remote.RemoteError, "nosuch://feeds: ValueError: Protocol not known: nosuch; check the address"),
        ],
    )
    def test_what_cannot_be_reached_is_told_with_its_address(self, address, error, told, store, tmp_path: Path) -> None:
        with pytest.raises(error) as caught:
            remote.fetch((address,), Home(tmp_path))
        assert str(caught.value).startswith(told)


def test_articles_of_an_address_give_the_tables_of_the_same_files_on_the_disk(store, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(3):
        text = f"{TEXT}\nExports of Chile to Peru were ${number + 2}.4 billion in 2019, Anna Berg {number} said.\n"
        (inbox / f"{number}.txt").write_text(text)
        put(store, f"{number}.txt", text)
    plain.run(tmp_path / "disk", inbox, base=tmp_path)
    [folder] = remote.fetch((FEED,), Home(tmp_path / "far"))
    plain.run(tmp_path / "far", folder, base=tmp_path)
    assert plain.table(tmp_path / "far", "documents")["source_uri"].sort().to_list() == [f"{FEED}/{number}.txt" for number in range(3)]
    for name, ours in plain.tables(tmp_path / "disk").items():
        places = pl.exclude("source_uri")
        assert ours.select(places).equals(plain.tables(tmp_path / "far")[name].select(places)), name


def test_a_file_that_is_moved_at_an_address_is_the_same_article(store, tmp_path: Path) -> None:
    put(store, "a.txt", TEXT)
    home = Home(tmp_path / "home")
    plain.run(home.folder, *remote.fetch((FEED,), home), base=tmp_path)
    store.mv("/feeds/wire/a.txt", "/feeds/wire/old/a.txt")
    plain.ingest(home.folder, *remote.fetch((FEED,), home), base=tmp_path, run="2")
    put(store, "old/a.txt", f"{TEXT}\nCorrection: the ships were fifteen.\n")
    plain.run(home.folder, *remote.fetch((FEED,), home), base=tmp_path, run="3")
    told = plain.table(home.folder, "documents", "source_uri", "is_current")
    assert sorted(told.rows()) == [(f"{FEED}/a.txt", False), (f"{FEED}/old/a.txt", True)]


class TestSend:
    def test_a_snapshot_is_sent_whole_and_shared_parts_are_copied_there(
        self, store, article: Callable, tmp_path: Path, monkeypatch
    ) -> None:
        home = Home(tmp_path / "home")
        sent: list[str] = []
        put_file = type(store).put_file
        monkeypatch.setattr(
            type(store), "put_file", lambda self, ours, there, **rest: (sent.append(there), put_file(self, ours, there, **rest))
        )
        for run in ("1", "2"):
            article(f"{run}.txt", f"It was the {run}. time that she said so.")
            plain.run(home.folder, "inbox", base=tmp_path, run=run)
            sent.clear()
            assert remote.is_behind(home, LEDGER)
            remote.send(home, LEDGER)
            assert not remote.is_behind(home, LEDGER)
            folder = f"/ledger/{json.loads(store.cat_file('/ledger/latest.json'))['folder']}"
            ours = {name: hashlib.sha256((home.latest / name).read_bytes()).hexdigest() for name in names(home.latest.resolve())}
            theirs = {path.removeprefix(f"{folder}/"): hashlib.sha256(store.cat_file(path)).hexdigest() for path in store.find(folder)}
            assert theirs == ours
        assert 0 < len(sent) < len(ours)
        assert len([path for path in sent if "/passages/" in path]) == len(names(home.latest.resolve() / "passages")) - 1 == 1

    def test_latest_is_told_last_and_a_store_that_fails_is_told_and_tried_again(self, store, article, tmp_path: Path, monkeypatch) -> None:
        home = Home(tmp_path / "home")
        article()
        plain.run(home.folder, "inbox", base=tmp_path)

        def fail(*_: Any, **__: Any) -> None:
            raise PermissionError("Access Denied")

        with monkeypatch.context() as failing:
            failing.setattr(type(store), "put_file", fail)
            with pytest.raises(remote.RemoteError, match=f"{LEDGER}: PermissionError: Access Denied; check the address"):
                remote.send(home, LEDGER)
        assert not store.exists("/ledger/latest.json")
        assert remote.is_behind(home, LEDGER)
        remote.send(home, LEDGER)
        assert store.exists("/ledger/latest.json")


@pytest.mark.parametrize(
    ("given", "error"), [("0", UnknownKeepError), ("ten", UnknownKeepError), ("", UnknownKeepError), ("-1", UnknownKeepError)]
)
def test_a_number_of_snapshots_that_is_none_is_told(given: str, error: type[Exception], monkeypatch) -> None:
    monkeypatch.setenv(KEEP_SNAPSHOTS, given)
    with pytest.raises(error, match="give a whole number from 1"):
        check_settings()


def test_a_place_to_publish_to_that_is_no_address_is_told(monkeypatch) -> None:
    monkeypatch.setenv(PUBLISH_TO, "/srv/ledger")
    with pytest.raises(NoAddressError, match="give an address, such as"):
        check_settings()


def test_runs_of_the_command_take_in_send_and_clear_away(
    store, wireledger: Callable, shared_auditor, prefect_server, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv(PUBLISH_TO, LEDGER)
    monkeypatch.setenv(KEEP_SNAPSHOTS, "1")
    home = Home(tmp_path / "home")
    shown = []
    for number in range(2):
        put(store, f"{number}.txt", f"{TEXT}\nIt was the {number}. time that Anna Berg said so.\n")
        status, _, told = wireledger("run", FEED, "--home", home.folder)
        assert status == 0, told
        shown.append(home.latest.resolve().name)
        assert json.loads(store.cat_file("/ledger/latest.json"))["id"] == shown[-1]
        assert [path.name for path in home.latest.resolve().parent.iterdir()] == [shown[-1]]
    assert shown[0] != shown[1]
    store.rm("/ledger", recursive=True)
    home.sent.unlink()
    assert wireledger("run", FEED, "--home", home.folder)[0] == 0  # without news, but the store is behind
    assert json.loads(store.cat_file("/ledger/latest.json"))["id"] == shown[-1]
