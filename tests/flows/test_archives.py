"""Archives: damage costs the record that it is in, what is passed over is counted, and nothing unpacks without end."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import brotli
import pytest

from flows import archives
from flows.sources.articles import Found, Refusal
from flows.sources.files import read_file
from tests.flows.test_sources import PAGE, PARAGRAPHS, TEXT


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body


def record(content: bytes, kind: str = "response", url: str = "https://x.example/1", length: int | None = None, **headers: str) -> bytes:
    """One record of an archive, with a wrong length if one is given."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", "WARC-Date: 2024-05-20T10:00:00Z"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(content) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode() + content + b"\r\n\r\n"


def page(number: int = 1) -> bytes:
    return PAGE.replace("fourteen", f"{number + 100}").encode()


def pages(count: int) -> list[bytes]:
    return [record(answer(page(n), "Content-Type: text/html"), url=f"https://x.example/{n}") for n in range(count)]


def read(tmp_path: Path, content: bytes, name: str = "a.warc") -> list[Found | Refusal]:
    (tmp_path / name).write_bytes(content)
    return list(read_file(tmp_path / name, tmp_path))


def urls(items: list[Found | Refusal]) -> list[str]:
    return [item.address.rpartition("/")[2] for item in items if isinstance(item, Found)]


def notes(items: list[Found | Refusal]) -> list[tuple[str, str]]:
    return [(item.reason, item.detail) for item in items if isinstance(item, Refusal)]


class TestWhatIsRead:
    @pytest.mark.parametrize(
        "content",
        [
            record(answer(page(), "Content-Type: text/html; charset=utf-8")),
            record(answer(page(), "content-type: TEXT/HTML")),
            record(answer(page(), "Content-Type: application/xhtml+xml")),
            record(answer(page())),
            record(answer(b"\n\n" + page(), "Content-Type: application/octet-stream")),
            record(answer(gzip.compress(page(), mtime=0), "Content-Type: text/html", "Content-Encoding: gzip")),
            record(answer(zlib.compress(page()), "Content-Type: text/html", "Content-Encoding: deflate")),
            record(answer(brotli.compress(page()), "Content-Type: text/html", "Content-Encoding: br")),
            record(answer(page(), "Content-Type: text/html", "Content-Encoding: br")),
            record(page(), "resource", Content_Type="text/html"),
            record(page(), "Resource", content_type="Text/Html"),
            record(TEXT.encode(), "conversion", Content_Type="text/plain"),
            record(TEXT.encode(), "resource", Content_Type="text/plain"),
        ],
        ids=[
            "a page", "another spelling", "XHTML", "no media type", "a wrong media type", "gzip", "deflate", "brotli", "unpacked, header kept",
            "a resource", "a resource in capitals", "a text of a WET", "a plain resource",
        ],
    )  # fmt: skip
    def test_one_article(self, tmp_path: Path, content: bytes) -> None:
        [found] = read(tmp_path, content)
        assert isinstance(found, Found), found
        assert PARAGRAPHS[2] in found.text
        assert (found.source_uri, found.address) == ("a.warc#R1", "https://x.example/1")

    @pytest.mark.parametrize(
        ("content", "detail"),
        [
            (record(answer(page(), "Content-Type: text/html", status="404 Not Found")), "HTTP status 404"),
            (record(answer(page(), "Content-Type: text/html", "Location: /2", status="301 Moved")), "HTTP status 301"),
            (record(answer(page(), "Content-Type: text/html", status="503 Busy")), "HTTP status 503"),
            (record(answer(b"\x89PNG", "Content-Type: image/png")), "media type image/…"),
            (record(b"\x89PNG", "resource", Content_Type="image/png"), "media type image/…"),
            (record(answer(b"just words", "X: y")), "without a media type, and no page"),
            (record(answer(b"", "Content-Type: text/html")), "without content"),
            (record(b"", "revisit"), "of type 'revisit'"),
            (record(answer(page(), "Content-Type: text/html", "Content-Encoding: zstd")), "packed as 'zstd', which is not unpacked here"),
            (record(answer(b"User-agent: *", "Content-Type: text/plain"), url="https://x.example/robots.txt"), "robots.txt"),
        ],
        ids=lambda value: value[-30:] if isinstance(value, str) else "",
    )  # fmt: skip
    def test_what_is_passed_over_is_counted_with_its_reason(self, tmp_path: Path, content: bytes, detail: str) -> None:
        items = read(tmp_path, content * 3 + pages(1)[0])
        assert urls(items) == ["0"]
        assert notes(items) == [("passed_over", f"3 records: {detail}")]
        assert [item.n_articles for item in items if isinstance(item, Refusal)] == [0]

    def test_records_about_the_fetching_are_not_counted(self, tmp_path: Path) -> None:
        apparatus = b"".join(record(b"software: by hand\r\n", kind) for kind in ("warcinfo", "request", "metadata"))
        assert notes(read(tmp_path, apparatus + pages(1)[0])) == []

    def test_an_archive_without_an_article_is_refused(self, tmp_path: Path) -> None:
        assert ("no_article_text", "the archive holds no response with a web page") in notes(read(tmp_path, record(b"x", "warcinfo")))

    def test_a_packed_archive_need_not_be_named_so(self, tmp_path: Path) -> None:
        assert urls(read(tmp_path, gzip.compress(pages(1)[0], mtime=0), "a.warc")) == ["0"]
        assert urls(read(tmp_path, pages(1)[0], "b.warc.gz")) == ["0"]


class TestDamage:
    @pytest.mark.parametrize("length", [10, 200, 3000, 10**7])
    def test_a_wrong_length_costs_nothing_where_the_page_is_whole(self, tmp_path: Path, length: int) -> None:
        wrong = record(answer(page(7), "Content-Type: text/html"), url="https://x.example/7", length=length)
        items = read(tmp_path, pages(1)[0] + wrong + b"".join(pages(3)))
        assert urls(items) == ["0", "7", "0", "1", "2"]
        assert [item.source_uri for item in items if isinstance(item, Refusal)] == ["a.warc#R2"]

    @pytest.mark.parametrize("length", ["", "many", "-5", "9" * 30])
    def test_a_record_without_a_length_costs_itself(self, tmp_path: Path, length: str) -> None:
        broken = pages(1)[0].replace(b"Content-Length: ", f"Content-Length: {length}x".encode())
        items = read(tmp_path, broken + b"".join(pages(3)))
        assert urls(items) == ["0", "1", "2"]
        assert notes(items) == [("unreadable", "the record is damaged: it states no length")]

    def test_a_page_cut_short_costs_itself(self, tmp_path: Path) -> None:
        whole = answer(page(), "Content-Type: text/html")
        items = read(tmp_path, record(whole[:300], length=len(whole)) + b"".join(pages(3)))
        assert urls(items) == ["0", "1", "2"]
        assert [(reason, "300 of" in detail) for reason, detail in notes(items)] == [("unreadable", True)]

    @pytest.mark.parametrize("lost", [10, 100, 400])
    @pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
    def test_a_cut_archive_gives_all_whole_records_before_the_cut(self, tmp_path: Path, lost: int, packed: bool) -> None:
        parts = [gzip.compress(part, mtime=0) for part in pages(40)] if packed else pages(40)
        items = read(tmp_path, b"".join(parts)[: -lost - 4], "a.warc.gz" if packed else "a.warc")
        assert urls(items) == [str(n) for n in range(39)]
        assert [item.source_uri.rpartition("#")[2] for item in items if isinstance(item, Refusal)] == ["R40"]

    @pytest.mark.parametrize("place", [0, 11, 60, 200, -6, -2])
    def test_damage_in_one_packed_record_costs_that_record(self, tmp_path: Path, place: int) -> None:
        parts = [gzip.compress(part, mtime=0) for part in pages(9)]
        hurt = bytearray(parts[4])
        for at in range(place, place + 2):
            hurt[at] ^= 0x5A
        items = read(tmp_path, b"".join([*parts[:4], bytes(hurt), *parts[5:]]), "a.warc.gz")
        assert set(urls(items)) >= {"0", "1", "2", "3", "5", "6", "7", "8"}
        assert "4" not in urls(items)
        assert [item.source_uri for item in items if isinstance(item, Refusal)] == ["a.warc.gz#R5"]

    def test_a_member_that_is_missing_its_end_does_not_swallow_the_next(self, tmp_path: Path) -> None:
        parts = [gzip.compress(part, mtime=0) for part in pages(5)]
        items = read(tmp_path, parts[0] + parts[1][:-120] + b"".join(parts[2:]), "a.warc.gz")
        assert urls(items) == ["0", "2", "3", "4"]

    def test_one_gzip_around_all_gives_what_comes_before_the_damage(self, tmp_path: Path) -> None:
        packed = gzip.compress(b"".join(pages(30)))
        items = read(tmp_path, packed[: len(packed) * 2 // 3], "a.warc.gz")
        assert len(urls(items)) >= 5
        assert notes(items)[-1][0] == "unreadable"

    def test_what_is_no_archive_is_said_so(self, tmp_path: Path) -> None:
        assert notes(read(tmp_path, b"this is no archive\r\n\r\n" * 5)) == [("unreadable", "it holds no record of an archive")]


class TestBounds:
    def test_a_large_record_is_passed_over_without_being_held(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "MAX_RECORD_BYTES", 5_000)
        items = read(tmp_path, pages(1)[0] + record(answer(b"x" * 20_000, "Content-Type: text/html")) + b"".join(pages(2)))
        assert urls(items) == ["0", "0", "1"]
        assert notes(items)[0][0] == "too_large"

    @pytest.mark.parametrize("packing", ["gzip", "br"])
    def test_a_body_that_unpacks_without_end_is_too_large(self, tmp_path: Path, packing: str) -> None:
        body = {"gzip": gzip.compress, "br": brotli.compress}[packing](b" " * 50_000_000)
        items = read(tmp_path, record(answer(body, "Content-Type: text/html", f"Content-Encoding: {packing}")) + pages(1)[0])
        assert urls(items) == ["0"]
        assert notes(items)[0][0] == "too_large"

    def test_an_archive_that_unpacks_without_end_is_given_up(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "SMALL_UNPACKED_BYTES", 1_000_000)
        bomb = gzip.compress(record(b"\0" * 30_000_000, "resource"), mtime=0)
        items = read(tmp_path, gzip.compress(pages(1)[0], mtime=0) + bomb, "a.warc.gz")
        assert urls(items) == ["0"]
        assert notes(items)[-1][0] == "too_large"

    def test_many_records_that_lie_cost_no_more_than_their_bytes(self, tmp_path: Path) -> None:
        lies = b"".join(record(b"x" * 50, "resource", length=15_000_000) for _ in range(2_000))
        reads = _CountedReads(lies)
        assert len(list(archives.read_records(reads))) == 2_000
        assert reads.n_read <= len(lies) + archives._CHUNK


class _CountedReads:
    """A file that counts the bytes it hands out."""

    def __init__(self, content: bytes) -> None:
        self.content, self.n_read = content, 0

    def read1(self, count: int) -> bytes:
        part = self.content[self.n_read : self.n_read + count]
        self.n_read += len(part)
        return part
