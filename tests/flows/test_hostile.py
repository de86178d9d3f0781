"""Input that is broken on purpose: each thing is read or set aside with a reason, and no invariant gives way."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.home import Home
from flows.sources.places import find_files
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_sources import PAGE, TEXT, archive, refused

NOBODY = 65534
DEEP = f"<html><body>{'<div>' * 30_000}<p>{TEXT}</p>{'</div>' * 30_000}</body></html>"
SENTENCE = "Chile exported copper worth $3.4 billion to Peru in 2019, said Anna Berg, the minister of trade. "
READ = {
    "controls in a row.jsonl": json.dumps({"text": f"{TEXT}\x00\x01 NUL \x00 and \u2028 more. {SENTENCE}"}).encode(),
    "one long line.txt": (SENTENCE * 300).encode(),
    "blanks.txt": ("\u00a0\u2003\u3000\u200b\ufeff\u00ad".join(TEXT.split(" ")) + "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029" + SENTENCE).encode(),
    "right to left.txt": f"\u202e{TEXT}\u202c {SENTENCE} \u200fشركة\u200f \u2067{SENTENCE}\u2069".encode(),
    "far beyond.txt": ("𝔗rade 🇨🇱🇵🇪 👩‍👩‍👧 " + SENTENCE + "🚢" * 500 + " " + SENTENCE).encode(),
    "marks on marks.txt": ("Z" + "a\u0301\u0302\u0303" * 400 + " " + SENTENCE * 2).encode(),
    "quotes.txt": ("“" * 2000 + SENTENCE + "'\"”" * 2000 + SENTENCE).encode(),
    "brackets.txt": ("(" * 3000 + SENTENCE + ")" * 3000 + "[{" * 1000 + SENTENCE).encode(),
    "numbers.txt": (f"{SENTENCE} It cost ${'9' * 200} and {'1,' * 60}000 euros, or 1e999 pounds, ¥-0, 0.{'0' * 300}1 per cent. ").encode(),
    "days.txt": (f"{SENTENCE} On 31 February 0000 and on 99/99/9999, in 2024-13, 10000 BC and May 16, 99999 it was so. ").encode(),
    "commands.txt": (f"{TEXT}{SENTENCE} '; DROP TABLE documents; -- {{batch}} {{0}} %s $1 [red]x[/red] <script>alert(1)</script> ").encode(),
    "old line ends.txt": TEXT.replace("\n", "\r").encode(),
    "with\nline\tends \U0001f6a2 '\".txt": TEXT.encode(),
    "-rf.txt": (TEXT + "Option.").encode(),
    "records.warc": archive(("https://x.example/\"'<>", PAGE), ("javascript:alert(1)", PAGE)),
    "metadata.txt": (TEXT + "It was so.").encode(),
    "metadata.txt.meta.json": json.dumps(
        {"title": "T" * 100_000, "published_on": "9999-12-31", "byline": "\x00\ud800", "source_name": "[red]\n"}
    ).encode(),
    "first day.txt": (TEXT + "It rose by 5 per cent from a year earlier, last month and in the last ten years.").encode(),
    "first day.txt.meta.json": b'{"published_on": "0001-01-01"}',
}  # fmt: skip
SET_ASIDE = {
    "nul.txt": ((TEXT + "\x00\x00\x00").encode(), "binary"),
    "ten megabytes.txt": (b"a " * 5_000_000, "too_large"),
    "bomb.txt.gz": (gzip.compress(bytes(50_000_000), mtime=0), "too_large"),
    "bomb.jsonl.gz": (gzip.compress(b"[" * 50_000_000, mtime=0), "too_large"),
    "bomb.html.gz": (gzip.compress(b"<p>" * 20_000_000, mtime=0), "too_large"),
    "nul.html": (PAGE.replace("April", "April\x00").encode(), "binary"),
    "deep.html": (DEEP.encode(), "no_article_text"),
    "deep.jsonl": (b'{"a":' * 100_000, "broken_json"),
    "half characters.jsonl": (json.dumps({"text": TEXT + "\ud83d"}).encode(), "undecodable"),
}


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which all of it has been taken in at once."""
    inbox = tmp_path_factory.mktemp("hostile") / "inbox"
    inbox.mkdir()
    for name, content in {**READ, **{name: content for name, (content, _) in SET_ASIDE.items()}}.items():
        (inbox / name).write_bytes(content)
    (inbox / "folder.txt").mkdir()
    (inbox / "folder.txt" / "inside.txt").write_text(TEXT + "Inside.")
    (inbox / "loop.txt").symlink_to("loop.txt")
    (inbox / "round").symlink_to(".")
    (inbox / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(inbox / "pipe.txt")
    home = inbox.parent / "home"
    plain.run(home, ".", base=inbox)
    return home


def test_what_can_be_read_is_read(taken: Path) -> None:
    sources = {source.partition("#")[0] for source in plain.table(taken, "documents")["source_uri"]}
    assert sources == {name for name in READ if not name.endswith(".meta.json")} | {"folder.txt/inside.txt"}


def test_what_cannot_be_read_is_set_aside_with_its_reason(taken: Path) -> None:
    found = {source.partition("#")[0]: (reason, detail) for source, (reason, detail, _) in plain.quarantined(taken).items()}
    reason, detail = found.pop("records.warc")
    assert (reason, "1 " in detail) == ("passed_over", True), detail  # one record at no address of the web; the other is read
    assert {name: reason for name, (reason, _) in found.items()} == {name: reason for name, (_, reason) in SET_ASIDE.items()}


def test_no_invariant_gives_way(taken: Path) -> None:
    check_tables(published_tables(taken / "published" / "latest"))


def test_texts_are_stored_to_the_letter(taken: Path) -> None:
    documents = dict(plain.table(taken, "documents").select("source_uri", "text").iter_rows())
    for name in (
        "one long line.txt",
        "blanks.txt",
        "right to left.txt",
        "far beyond.txt",
        "quotes.txt",
        "numbers.txt",
        "old line ends.txt",
    ):
        assert documents[name] == READ[name].decode()
    assert documents["controls in a row.jsonl#L1"] == json.loads(READ["controls in a row.jsonl"])["text"]


def test_facts_beside_the_noise_are_still_read(taken: Path) -> None:
    documents = plain.table(taken, "documents").select("document_id", "source_uri")
    figures = plain.table(taken, "figures").join(documents, on="document_id").filter(measure="exports", value=3.4e9)
    assert {"right to left.txt", "far beyond.txt", "commands.txt", "numbers.txt", "days.txt"} <= set(figures["source_uri"])


def test_the_audit_finds_nothing_in_it(taken: Path, audit_pool, tmp_path: Path) -> None:
    from expectations.gate import refusals
    from flows.auditor import run_audit

    findings = refusals(run_audit(audit_pool, Home(taken).database))
    assert {f"{finding.expectation.table}.{finding.expectation.name}": finding.failed_keys for finding in findings} == {}


def test_a_number_that_no_float_holds_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}It cost ${'9' * 400}, she said.")
    plain.run(tmp_path / "home", "a.txt", base=tmp_path)
    check_tables(published_tables(tmp_path / "home" / "published" / "latest"))


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user who may not read everything: root reads what it likes."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        (Path(name) / "good.txt").write_text(TEXT)
        yield Path(name)


def test_a_file_that_may_not_be_read_is_set_aside(open_folder: Path) -> None:
    (open_folder / "secret.txt").write_text(TEXT)
    (open_folder / "secret.txt").chmod(0)
    with without_rights():
        refusal = refused(open_folder / "secret.txt")
    assert refusal.reason == "unreadable"
    assert "Permission denied" in refusal.detail
    assert "may read it" in refusal.advice


def test_metadata_that_may_not_be_read_are_said_to_be(open_folder: Path) -> None:
    (open_folder / "good.txt.meta.json").write_text("{}")
    (open_folder / "good.txt.meta.json").chmod(0)
    with without_rights():
        assert "Permission denied" in refused(open_folder / "good.txt").detail


@pytest.mark.parametrize(("given", "locked"), [(".", "locked"), ("locked", "locked"), ("locked/a.txt", "locked/a.txt")])
def test_a_folder_that_may_not_be_entered_is_set_aside(open_folder: Path, given: str, locked: str) -> None:
    (open_folder / "locked").mkdir()
    (open_folder / "locked" / "a.txt").write_text(TEXT)
    (open_folder / "locked").chmod(0)
    try:
        with without_rights():
            files, refusals, _ = find_files([given], open_folder)
        assert [path.name for path in files] == (["good.txt"] if given == "." else [])
        assert [(refusal.source_uri, refusal.reason) for refusal in refusals] == [(locked, "unreadable")]
    finally:
        (open_folder / "locked").chmod(0o755)
