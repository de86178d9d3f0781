"""Files into articles: every format, every encoding, and a reason for whatever cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.metadata import parse_day, understand
from flows.sources.articles import Found, Refusal
from flows.sources.encodings import Decoded, decode
from flows.sources.files import read_file
from flows.sources.places import NoInputError, find_files, kind_of
from warehouse.tables.vocabularies import QUARANTINE_REASONS

TEXT = (
    "Harbour town counts its ships\n\n"
    "The harbour master of Port Ellery said on Thursday that fourteen ships had called in April, three more than a year ago.\n\n"
    "“We expect more of them,” she told reporters – and promised £3.4bn, or about €4bn, for a new quay in the café quarter.\n"
)
PARAGRAPHS = TEXT.strip().split("\n\n")
PAGE = (
    "<!DOCTYPE html><html><head><title>Harbour town counts its ships | Courier</title><meta name='author' content='Ada Quill'>"
    "<meta property='article:published_time' content='2024-05-16T06:00:00Z'></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>{PARAGRAPHS[0]}</h1><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[1].replace('April', 'March')}</p>"
    "</article><footer>Imprint</footer></body></html>"
)


def archive(*pages: tuple[str, str], status: str = "200 OK") -> bytes:
    """A WARC of responses, after a record that is none."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "by hand"}))
    for url, page in pages:
        headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page.encode()), http_headers=headers))
    picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record("https://x.example/p.png", "response", payload=io.BytesIO(b"\x89PNG"), http_headers=picture)
    )
    return out.getvalue()


LINES = (json.dumps({"text": TEXT, "title": "One", "published_on": "2024-05-16"}) + "\n" + json.dumps({"html": PAGE}) + "\n").encode()
FORMATS = {
    "a.txt": (TEXT.encode(), 1), "a.md": (TEXT.encode(), 1), "a.html": (PAGE.encode(), 1), "a.htm": (PAGE.encode(), 1),
    "a.jsonl": (LINES, 2), "a.ndjson": (LINES, 2),
    "a.warc": (archive(("https://x.example/1", PAGE), ("https://x.example/2", PAGE)), 2),
}  # fmt: skip


def read(path: Path, content: bytes | str | None = None) -> list[Found | Refusal]:
    """Everything in a file, which is written first."""
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_file(path, path.parent))


def articles(path: Path, content: bytes | str | None = None) -> list[Found]:
    """The articles of a file; that pictures of an archive were passed over is left out."""
    return [item for item in read(path, content) if not (isinstance(item, Refusal) and item.reason == "passed_over")]


def decoded(content: bytes) -> str:
    found = decode(content)
    assert isinstance(found, Decoded), found
    return found.text


def read_one(path: Path, content: bytes | str | None = None) -> Found:
    [found] = read(path, content)
    assert isinstance(found, Found), found
    return found


def refused(path: Path, content: bytes | str | None = None) -> Refusal:
    [refusal] = read(path, content)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.reason in QUARANTINE_REASONS
    assert refusal.detail
    assert refusal.advice
    return refusal


class TestFormats:
    @pytest.mark.parametrize("suffix", ["", ".gz"])
    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_also_gzipped(self, tmp_path: Path, name: str, suffix: str) -> None:
        content, n_articles = FORMATS[name]
        found = articles(tmp_path / (name + suffix), gzip.compress(content, mtime=0) if suffix else content)
        assert len(found) == n_articles
        for article in found:
            assert isinstance(article, Found)
            assert all(paragraph in article.text for paragraph in PARAGRAPHS)
            assert "Imprint" not in article.text
            assert article.source_uri.startswith(name + suffix)

    @pytest.mark.parametrize("name", ["A.TXT", "a.Html", "feed.JSONL", "a.txt.GZ"])
    def test_suffixes_are_read_in_any_case(self, tmp_path: Path, name: str) -> None:
        content = {"A.TXT": TEXT.encode(), "a.Html": PAGE.encode(), "feed.JSONL": LINES, "a.txt.GZ": gzip.compress(TEXT.encode(), mtime=0)}[
            name
        ]
        assert all(isinstance(found, Found) for found in read(tmp_path / name, content))

    def test_text_is_kept_to_the_last_blank(self, tmp_path: Path) -> None:
        raw = "\n\n  " + TEXT.replace("\n", "\r\n") + "\t\u00a0\r\n"
        assert read_one(tmp_path / "a.txt", raw).text == raw

    def test_page_tells_title_author_and_day(self, tmp_path: Path) -> None:
        told = read_one(tmp_path / "a.html", PAGE).metadata
        assert (told["title"], told["byline"], told["published_on"]) == (PARAGRAPHS[0], "Ada Quill", date(2024, 5, 16))

    def test_lines_and_records_are_numbered(self, tmp_path: Path) -> None:
        assert [found.source_uri for found in read(tmp_path / "a.jsonl", b"\n" + LINES)] == ["a.jsonl#L2", "a.jsonl#L3"]
        assert [found.source_uri for found in articles(tmp_path / "a.warc", FORMATS["a.warc"][0])] == ["a.warc#R2", "a.warc#R3"]

    def test_archived_page_is_known_by_its_url(self, tmp_path: Path) -> None:
        assert [found.address for found in articles(tmp_path / "a.warc", FORMATS["a.warc"][0])] == [
            "https://x.example/1",
            "https://x.example/2",
        ]

    def test_row_carries_its_own_metadata(self, tmp_path: Path) -> None:
        row = {
            "text": TEXT, "url": "https://x.example/1", "title": "T", "byline": "B", "published_on": "2024-05-16", "source_name": "S",
            "language": "en",
        }  # fmt: skip
        found = read_one(tmp_path / "a.jsonl", json.dumps(row | {"tags": ["unknown", "keys"]}))
        assert found.metadata == {key: value for key, value in row.items() if key != "text"} | {"published_on": date(2024, 5, 16)}
        assert found.address == "https://x.example/1"

    @pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e"], ids=ascii)
    def test_line_separators_inside_a_row_do_not_break_it(self, tmp_path: Path, separator: str) -> None:
        row = json.dumps({"text": TEXT + separator + TEXT}, ensure_ascii=False).replace("\\u2028", "\u2028")
        if separator < " ":
            row = json.dumps({"text": TEXT + "|" + TEXT}).replace("|", f"\\u{ord(separator):04x}")
        assert read_one(tmp_path / "a.jsonl", row).text == TEXT + separator + TEXT

    def test_rows_may_end_in_crlf_and_the_last_in_nothing(self, tmp_path: Path) -> None:
        rows = json.dumps({"text": TEXT}) + "\r\n" + json.dumps({"text": TEXT})
        assert [found.text for found in read(tmp_path / "a.jsonl", rows)] == [TEXT, TEXT]

    def test_a_broken_line_is_refused_alone(self, tmp_path: Path) -> None:
        found = read(tmp_path / "a.jsonl", LINES + b'{"text": "cut o\n' + LINES)
        assert [type(item) for item in found] == [Found, Found, Refusal, Found, Found]
        assert (found[2].source_uri, found[2].reason) == ("a.jsonl#L3", "broken_json")
        assert found[2].detail == "the line is no JSON: column 16: Invalid control character"


class TestEncodings:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark", "utf-16-be-mark", "utf-16-le", "utf-16-be", "cp1252"]
    )
    def test_text_comes_back_as_it_was_written(self, tmp_path: Path, encoding: str) -> None:
        plain = encoding.removesuffix("-mark")
        content = ("\ufeff" + TEXT if encoding.endswith("-mark") else TEXT).encode(plain)
        assert read_one(tmp_path / "a.txt", content).text == TEXT

    @pytest.mark.parametrize(
        "sentence",
        [
            "The minister’s office said on Thursday that trade rose by 5 per cent to 3.4 billion dollars in the year to March.",
            "Trade rose by 5 per cent to £3.4bn in the year to March, the office said on Thursday after a meeting of ministers.",
            "Trade rose by 5 per cent to €3.4bn in the year to March, the office said on Thursday after a meeting of ministers.",
            "The minister said “we will not pay” and left the room – that was all… He came back for his café crème.",
        ],
        ids=["apostrophe", "pound", "euro", "quotes"],
    )
    def test_a_single_western_letter_is_read_right(self, sentence: str) -> None:
        assert decode(sentence.encode("cp1252")) == Decoded(sentence, "cp1252")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
    def test_rows_in_other_encodings(self, tmp_path: Path, encoding: str) -> None:
        rows = json.dumps({"text": TEXT}, ensure_ascii=False) + "\n"
        assert read_one(tmp_path / "a.jsonl", rows.encode(encoding)).text == TEXT

    def test_another_script_is_decoded_before_it_is_refused_as_no_english(self) -> None:
        russian = "Министр сказал в четверг, что торговля выросла на пять процентов за год до марта. " * 3
        assert decoded(russian.encode("cp1251")) == russian

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (
                "“We will not pay”, said the bank’s head in Málaga.".encode().replace("á".encode(), b"\xe6"),
                "“We will not pay”, said the bank’s head in M\ufffdlaga.",
            ),
            ("A debt of €3.4bn, he said.".encode() + b"\xe6", "A debt of €3.4bn, he said.\ufffd"),
            ("A debt of €3.4bn – or €4bn".encode()[:-6] + b"\xe2\x82", "A debt of €3.4bn – or \ufffd"),
            (b"\xef\xbb\xbf" + b"A plain text with a mark and then one wrong byte in the middle " * 2 + b"\xff", None),
        ],
        ids=["inside", "at the end", "a character cut in two", "behind a mark"],
    )
    def test_a_wrong_byte_costs_one_character_not_the_file(self, content: bytes, text: str | None) -> None:
        found = decode(content)
        assert isinstance(found, Decoded)
        assert found.encoding == "utf-8"
        assert found.text.count("\ufffd") == 1
        assert text is None or found.text == text

    @pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp850", "koi8-r"])
    def test_another_encoding_is_not_taken_for_damaged_utf8(self, encoding: str) -> None:
        text = {"cp1252": "“Café”, he said – £3bn", "cp850": "Café, señor, über alles"}.get(
            encoding, "Министр сказал, что торговля выросла. "
        )
        found = decode((text * 5).encode(encoding))
        assert not isinstance(found, Decoded) or "\ufffd" not in found.text

    def test_a_mark_that_lies_is_said_so(self) -> None:
        assert decode(b"\xff\xfe\x00\xd8a")[0] == "undecodable"
        assert decode(b"\xef\xbb\xbf\xff\xff\xff")[0] == "undecodable"

    @pytest.mark.parametrize(
        "content",
        [
            b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"PK\x03\x04" + bytes(60),
            b"\x1f\x8b\x08" + bytes(range(200)), b"\xd0\xcf\x11\xe0" + bytes(60), b"a text with \x00\x01\x02 in it " * 9,
        ],
        ids=["pdf", "png", "zip", "gzip twice", "doc", "control bytes"],
    )  # fmt: skip
    def test_what_is_no_text_is_binary(self, content: bytes) -> None:
        assert decode(content)[0] == "binary"

    def test_wire_copy_with_form_feeds_and_escapes_is_text(self) -> None:
        content = (TEXT + "\x0c\x1b[0m\x1e\n") * 3
        assert decoded(content.encode()) == content


class TestRefusals:
    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("a.txt", b"", "empty"),
            ("a.txt", b" \r\n\t ", "empty"),
            ("a.txt", b"\xef\xbb\xbf", "empty"),
            ("a.txt", b"\xff\xfe", "empty"),
            ("a.jsonl", b"\n\n", "empty"),
            ("a.jsonl", b"\xef\xbb\xbf\n", "empty"),
            ("a.jsonl", b'{"text": "  "}', "empty"),
            ("a.jsonl", b'{"text": ""}', "empty"),
            ("a.jsonl", b'{"text": null}', "empty"),
            ("a.jsonl", b'{"html": ""}', "empty"),
            ("a.jsonl", b'{"text": "", "html": null}', "empty"),
            ("a.jsonl", b'{"text": []}', "broken_json"),
            ("a.jsonl", b'{"text": 0}', "broken_json"),
            ("a.jsonl", b'{"txet": "A port."}', "broken_json"),
            ("a.jsonl", b"[1, 2]", "broken_json"),
            ("a.jsonl", b'"a string"', "broken_json"),
            ("a.jsonl", b"{}", "broken_json"),
            ("a.jsonl", b'{"text": 7}', "broken_json"),
            ("a.jsonl", b'{"text": null, "html": ["p"]}', "broken_json"),
            ("a.jsonl", b'{"text": NaN}', "broken_json"),
            ("a.jsonl", b'{"text": ' + b"9" * 5000 + b"}", "broken_json"),
            ("a.jsonl", b"[" * 200_000, "broken_json"),
            ("a.jsonl", b'{"text":' * 100_000 + b"1" + b"}" * 100_000, "broken_json"),
            ("a.html", b"<html><body></body></html>", "no_article_text"),
            ("a.html", b"<<<>>> &&& <p", "no_article_text"),
            ("a.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-20], "unreadable"),
            ("a.txt.gz", TEXT.encode(), "unreadable"),
            ("a.txt.gz", b"\x1f\x8b", "unreadable"),
            ("a.warc", b"this is no archive\r\n\r\n" * 5, "unreadable"),
        ],
        ids=lambda value: repr(value)[:40],
    )
    def test_reason(self, tmp_path: Path, name: str, content: bytes, reason: str) -> None:
        assert refused(tmp_path / name, content).reason == reason

    @pytest.mark.parametrize(
        ("line", "detail"),
        [
            ('{"text": ""}', "its 'text' is empty"),
            ('{"text": null}', "its 'text' is null"),
            ('{"text": "", "html": ""}', "its 'html' is empty"),
            ('{"text": 7}', "its 'text' is no string"),
            ('{"title": "A port"}', "the line has neither 'text' nor 'html'"),
        ],
    )
    def test_a_line_without_text_says_what_it_has(self, tmp_path: Path, line: str, detail: str) -> None:
        assert refused(tmp_path / "a.jsonl", line).detail == detail

    @pytest.mark.parametrize("name", ["a.txt", "a.html"])
    def test_too_large_is_by_article(self, tmp_path: Path, monkeypatch, name: str) -> None:
        monkeypatch.setattr("flows.sources.articles.MAX_ARTICLE_BYTES", 100)
        refusal = refused(tmp_path / name, FORMATS[name][0])
        assert refusal.reason == "too_large"
        assert "more than 100" in refusal.detail

    def test_too_large_row_is_refused_alone(self, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.setattr("flows.sources.articles.MAX_ARTICLE_BYTES", 1000)
        rows = json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT * 9}) + "\n"
        found = read(tmp_path / "a.jsonl", rows)
        assert [getattr(item, "reason", "found") for item in found] == ["found", "too_large"]

    @pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz"])
    def test_a_small_file_that_unpacks_without_end_is_too_large_and_is_not_unpacked(self, tmp_path: Path, monkeypatch, name: str) -> None:
        monkeypatch.setattr("flows.sources.articles.MAX_ARTICLE_BYTES", 100_000)
        packed = gzip.compress(b"a" * 100_000_000, mtime=0)
        (tmp_path / name).write_bytes(packed)
        tracemalloc.start()
        refusal = refused(tmp_path / name)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert refusal.reason == "too_large"
        assert peak < 10_000_000

    def test_lines_after_one_without_end_are_read(self, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.setattr("flows.sources.articles.MAX_ARTICLE_BYTES", 10_000)
        for encoding in ("utf-8", "utf-16"):
            lines = "\n".join([json.dumps({"text": TEXT}), "x" * 95_000, json.dumps({"text": TEXT})])
            found = read(tmp_path / "a.jsonl", lines.encode(encoding))
            assert [(item.source_uri, getattr(item, "reason", "found")) for item in found] == [
                ("a.jsonl#L1", "found"), ("a.jsonl#L2", "too_large"), ("a.jsonl#L3", "found"),
            ]  # fmt: skip

    def test_lines_before_a_cut_are_read(self, tmp_path: Path) -> None:
        lines = "".join(json.dumps({"text": f"{TEXT} It was day {number}."}) + "\n" for number in range(5000))
        found = read(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode(), mtime=0)[:-9])
        assert len(found) > 4000
        assert [type(item) for item in found[:-1]] == [Found] * (len(found) - 1)
        assert found[-1].reason == "unreadable"

    def test_a_line_of_another_encoding_than_the_rest(self, tmp_path: Path) -> None:
        rows = [json.dumps({"text": TEXT}, ensure_ascii=False).encode(encoding) for encoding in ("utf-8", "cp1252", "utf-8-sig")]
        assert [found.text for found in read(tmp_path / "a.jsonl", b"\n".join(rows))] == [TEXT] * 3

    def test_truncated_archive_keeps_the_records_before(self, tmp_path: Path) -> None:
        whole = archive(("https://x.example/1", PAGE), ("https://x.example/2", PAGE))
        found = read(tmp_path / "a.warc", whole[: whole.rindex(b"<footer>")])
        assert isinstance(found[0], Found)
        assert found[0].address == "https://x.example/1"

    def test_a_file_that_is_gone_by_now_is_refused(self, tmp_path: Path) -> None:
        assert refused(tmp_path / "gone.txt").reason == "unreadable"


class TestSidecars:
    @pytest.mark.parametrize(("name", "sidecar"), [("a.txt", "a"), ("a.b.txt", "a.b"), ("a.txt.gz", "a"), ("a.html", "a")])
    def test_named_by_the_stem(self, tmp_path: Path, name: str, sidecar: str) -> None:
        (tmp_path / f"{sidecar}.meta.json").write_text('{"date": "2024-05-17"}')
        content = PAGE if ".html" in name else TEXT
        found = read_one(tmp_path / name, gzip.compress(content.encode(), mtime=0) if name.endswith(".gz") else content)
        assert found.metadata["published_on"] == date(2024, 5, 17)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
    def test_in_any_encoding(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.txt.meta.json").write_bytes('{"source_name": "Café Post"}'.encode(encoding))
        assert read_one(tmp_path / "a.txt", TEXT).metadata == {"source_name": "Café Post"}

    @pytest.mark.parametrize(
        ("name", "sidecar"), [("a.txt", "a.txt"), ("a.txt.gz", "a.txt.gz"), ("a.txt.gz", "a.txt"), ("a.html", "a.html")]
    )
    def test_metadata_beside_a_file(self, tmp_path: Path, name: str, sidecar: str) -> None:
        (tmp_path / f"{sidecar}.meta.json").write_text('{"source_name": "Port Ellery Courier", "published_on": "2024-05-17"}')
        content = FORMATS[name.removesuffix(".gz")][0]
        told = read_one(tmp_path / name, gzip.compress(content, mtime=0) if name.endswith(".gz") else content).metadata
        assert (told["source_name"], told["published_on"]) == ("Port Ellery Courier", date(2024, 5, 17))

    @pytest.mark.parametrize("content", ["{", "[]", '"x"', "[" * 100_000, "\ud800"], ids=["cut", "list", "string", "deep", "bytes"])
    @pytest.mark.parametrize(("name", "sidecar"), [("a.txt", "a.txt"), ("a.txt", "a"), ("a.txt.gz", "a.txt"), ("a.txt.gz", "a")])
    def test_broken_metadata_say_which_file_to_mend(self, tmp_path: Path, name: str, sidecar: str, content: str) -> None:
        (tmp_path / f"{sidecar}.meta.json").write_bytes(content.encode("utf-8", "surrogatepass"))
        refusal = refused(tmp_path / name, gzip.compress(TEXT.encode(), mtime=0) if name.endswith(".gz") else TEXT)
        assert refusal.reason == "broken_json"
        assert refusal.detail.startswith(f"{sidecar}.meta.json beside it ")
        assert refusal.advice.startswith(f"mend {sidecar}.meta.json: ")

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            ('{\n "url": "https://x.example/"\n "title": "Ships"\n}', "line 3, column 2: Expecting ',' delimiter"),
            ('{\n "title": "Ships\n}', "line 2, column 17: Invalid control character"),
            ('{"title": "Ships', "line 1, column 11: Unterminated string"),
            ("", "it is empty"),
            (" \n", "it is empty"),
            ('{"title": ' + "[" * 100_000, "it is nested too deep"),
            ('{"title": ' + "9" * 5000 + "}", "a number in it has too many digits"),
        ],
        ids=["comma", "line end", "quote", "empty", "blank", "deep", "number"],
    )
    def test_broken_metadata_say_what_is_wrong_in_which_line(self, tmp_path: Path, content: str, problem: str) -> None:
        (tmp_path / "a.meta.json").write_text(content)
        assert refused(tmp_path / "a.txt", TEXT).detail == f"a.meta.json beside it is no JSON: {problem}"

    def test_metadata_of_odd_types_are_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt.meta.json").write_text('{"title": 7, "url": null, "published_on": 20240516, "language": ["en"], "byline": {}}')
        assert read_one(tmp_path / "a.txt", TEXT).address == "a.txt"

    def test_halves_of_characters_in_metadata_can_be_stored(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt.meta.json").write_text('{"title": "Ships \\ud83d", "url": "https://x.example/\\udc00"}')
        found = read_one(tmp_path / "a.txt", TEXT)
        assert found.metadata["title"].encode()
        assert found.address.encode()


class TestFindingFiles:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name in ("b.txt", "a.txt", "deep/er/c.html", "notes.docx", "a.txt.meta.json", ".hidden.txt", ".git/d.txt", "deep/.e.txt"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(TEXT)
        return tmp_path

    def test_a_folder_is_read_through_all_levels_in_order(self, folder: Path) -> None:
        files, refusals, passed_over = find_files(["."], folder)
        assert [path.relative_to(folder).as_posix() for path in files] == ["a.txt", "b.txt", "deep/er/c.html"]
        assert (refusals, passed_over) == ([], 1)

    @pytest.mark.parametrize("ours", ["data/published/latest/dictionary.html", "copied/wireledger.duckdb"])
    def test_homes_and_snapshots_are_no_articles(self, folder: Path, ours: str) -> None:
        (folder / ours).parent.mkdir(parents=True)
        for name in ("audit.html", Path(ours).name, "page.html"):
            (folder / ours).with_name(name).write_text(TEXT)
        (folder / "data").mkdir(exist_ok=True)
        (folder / "data" / "audit.html").write_text(TEXT)
        files, _, _ = find_files(["."], folder)
        found = [path.relative_to(folder).as_posix() for path in files]
        is_home = ours.startswith("data/")
        assert found == ["a.txt", "b.txt", *([] if is_home else ["data/audit.html"]), "deep/er/c.html"]

    def test_an_unknown_file_named_outright_is_refused(self, folder: Path) -> None:
        files, [refusal], passed_over = find_files(["notes.docx", "a.txt"], folder)
        assert [path.name for path in files] == ["a.txt"]
        assert (refusal.source_uri, refusal.reason, passed_over) == ("notes.docx", "unsupported", 0)
        assert "'.docx'" in refusal.detail
        assert ".jsonl" in refusal.advice

    def test_globs_relative_and_absolute(self, folder: Path) -> None:
        for given in ("*.*", f"{folder}/*.*"):
            files, refusals, passed_over = find_files([given], folder)
            assert [path.name for path in files if not path.name.startswith(".")] == ["a.txt", "b.txt"]
            assert (refusals, passed_over) == ([], 1)
        files, _, _ = find_files(["**/*.html"], folder)
        assert [path.name for path in files] == ["c.html"]

    def test_a_file_is_read_once_however_often_it_is_named(self, folder: Path) -> None:
        files, _, _ = find_files(["a.txt", ".", "*.txt", str(folder / "a.txt"), "./deep/../a.txt"], folder)
        assert len({path.resolve() for path in files if path.name == "a.txt"}) == 1
        assert [path.name for path in files].count("b.txt") == 1

    def test_a_name_with_glob_characters_is_a_name_first(self, folder: Path) -> None:
        (folder / "[1] a?.txt").write_text(TEXT)
        files, _, _ = find_files(["[1] a?.txt"], folder)
        assert [path.name for path in files] == ["[1] a?.txt"]

    @pytest.mark.parametrize("given", ["none.txt", "nowhere/", "*.rtf", "/nowhere/*.txt", "a**b"])
    def test_what_names_nothing_is_an_error(self, folder: Path, given: str) -> None:
        with pytest.raises(NoInputError) as error:
            find_files(["a.txt", given], folder)
        assert given in str(error.value)

    def test_sources_are_shown_relative_where_they_lie_inside(self, folder: Path) -> None:
        assert read(folder / "a.txt")[0].source_uri == "a.txt"
        [found] = read_file(folder / "a.txt", folder / "deep")
        assert found.source_uri == (folder / "a.txt").resolve().as_posix()

    def test_a_file_name_that_is_no_unicode_can_be_stored(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"caf\xe9.txt")
        (tmp_path / name).write_text(TEXT)
        files, _, _ = find_files(["."], tmp_path)
        [found] = read_file(files[0], tmp_path)
        assert found.source_uri.encode()
        assert found.address.encode()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", ".txt"), ("a.txt.gz", ".txt"), ("a.b.HTML", ".html"), ("a.gz", None), ("txt", None), ("a.txt.meta.json", None),
        ("a.json", None), (".txt", None), ("a.warc.gz", ".warc"),
    ],
)  # fmt: skip
def test_kind_of_file(name: str, kind: str | None) -> None:
    assert kind_of(Path(name)) == kind


DAYS = [
    ("2024-05-16", date(2024, 5, 16)), ("2024-05-17T06:05:00-04:00", date(2024, 5, 17)), ("2024-05-16 06:00", date(2024, 5, 16)),
    ("2024-03-31T23:30:00-05:00", date(2024, 3, 31)), ("2024-04-01T00:30:00.000Z", date(2024, 4, 1)),
    ("2024/04/01", date(2024, 4, 1)), ("2024.04.01", date(2024, 4, 1)), ("20240401", date(2024, 4, 1)), (20240401, date(2024, 4, 1)),
    ("20240401T080000Z", date(2024, 4, 1)), ("20240401080000", date(2024, 4, 1)),
    (1711958400, date(2024, 4, 1)), ("1711958400", date(2024, 4, 1)), (1711958400.25, date(2024, 4, 1)),
    (1711958400123, date(2024, 4, 1)), ("1711958400123456", date(2024, 4, 1)), (946684800, date(2000, 1, 1)),
    ("Mon, 01 Apr 2024 08:00:00 GMT", date(2024, 4, 1)), ("Sun, 31 Mar 2024 23:30:00 -0500", date(2024, 3, 31)),
    ("Mon Apr 01 08:00:00 +0000 2024", date(2024, 4, 1)), ("Mon Apr  1 08:00:00 2024", date(2024, 4, 1)),
    ("1 April 2024", date(2024, 4, 1)), ("April 1, 2024", date(2024, 4, 1)), ("Apr. 1st, 2024 at 5pm", date(2024, 4, 1)),
    ("Monday 1 April 2024, 10:00", date(2024, 4, 1)), ("1-Apr-2024", date(2024, 4, 1)), ("Sept 3, 2021", date(2021, 9, 3)),
    ("25.12.2024", date(2024, 12, 25)), ("12/25/2024", date(2024, 12, 25)), ("03/03/2024", date(2024, 3, 3)),
    ("1901-02-03", date(1901, 2, 3)), (date(2024, 4, 1), date(2024, 4, 1)),
]  # fmt: skip
NO_DAYS = [
    "0001-01-01", "9999-12-31", "2024-13-01", "20241301", "31 February 2024", "2024", "April 2024", "202404", "", "tomorrow", None, True,
    ["2024-04-01"], {"day": 1}, "1 April 2024 to 3 April 2024", "1" * 200, 7, -1711958400, float("nan"), float("inf"), 10**30,
    "01.02.2024", "01/02/2024", "1-2-2024",
]  # fmt: skip


@pytest.mark.parametrize(("value", "day"), DAYS, ids=lambda value: repr(value)[:40])
def test_days_of_metadata(value: object, day: date) -> None:
    assert parse_day(value).day == day


@pytest.mark.parametrize("value", NO_DAYS, ids=lambda value: repr(value)[:40])
def test_what_is_no_day_says_why(value: object) -> None:
    assert parse_day(value).day is None
    assert parse_day(value).problem


def test_a_day_that_can_be_read_in_two_ways_is_reported_not_guessed() -> None:
    assert "either day may be the month" in str(parse_day("01.02.2024").problem)


class TestKeys:
    @pytest.mark.parametrize(
        ("given", "ours"),
        [
            ({"date": "2024-02-01"}, {"published_on": date(2024, 2, 1)}),
            ({"datePublished": "2024-02-01"}, {"published_on": date(2024, 2, 1)}),
            ({"Published_On": "2024-02-01"}, {"published_on": date(2024, 2, 1)}),
            ({"publish-date": "2024-02-01"}, {"published_on": date(2024, 2, 1)}),
            ({"publishedAt": "2024-02-01T10:00:00Z"}, {"published_on": date(2024, 2, 1)}),
            ({"pubDate": "Thu, 01 Feb 2024 10:00:00 GMT"}, {"published_on": date(2024, 2, 1)}),
            ({"author": "Ada Quill"}, {"byline": "Ada Quill"}),
            ({"authors": ["Ada Quill", "Bo Lind"]}, {"byline": "Ada Quill, Bo Lind"}),
            ({"author": {"@type": "Person", "name": "Ada Quill"}}, {"byline": "Ada Quill"}),
            ({"author": [{"name": "Ada Quill"}, {"name": "Bo Lind"}]}, {"byline": "Ada Quill, Bo Lind"}),
            ({"sitename": "Courier"}, {"source_name": "Courier"}),
            ({"site_name": "Courier"}, {"source_name": "Courier"}),
            ({"source": {"id": None, "name": "Courier"}}, {"source_name": "Courier"}),
            ({"lang": "en"}, {"language": "en"}),
            ({"headline": "Ships"}, {"title": "Ships"}),
            ({"link": "https://x.example/1"}, {"url": "https://x.example/1"}),
            ({"published_on": " ", "url": " ", "title": None, "authors": []}, {}),
            ({"published_on": "2024-02-02", "date": "2024-02-01"}, {"published_on": date(2024, 2, 2)}),
            ({"published_on": "", "date": "2024-02-01"}, {"published_on": date(2024, 2, 1)}),
            ({"tags": ["ships"], "views": 7, "": "x"}, {}),
        ],
        ids=lambda value: repr(value)[:50],
    )  # fmt: skip
    def test_usual_names_are_understood(self, given: dict[str, object], ours: dict[str, object]) -> None:
        assert understand(given) == ours

    @pytest.mark.parametrize(
        ("given", "part"),
        [
            ({"published_on": "01.02.2024"}, "published_on '01.02.2024'"),
            ({"published_on": "last Friday"}, "published_on 'last Friday'"),
            ({"date": ["2024", "02"]}, "date ['2024', '02']"),
            ({"published_on": 2024}, "published_on 2024"),
            ({"author": 7}, "author 7"),
            ({"dateModified": "2024-02-01"}, "dateModified '2024-02-01'"),
            ({"crawled_at": "2024-02-01"}, "crawled_at '2024-02-01'"),
        ],
    )
    def test_what_is_not_understood_is_said(self, given: dict[str, object], part: str) -> None:
        assert set(understand(given)) == {"note"}
        assert understand(given)["note"].startswith(part)

    def test_a_second_day_that_is_understood_is_taken_and_the_first_reported(self) -> None:
        told = understand({"published_on": "01.02.2024", "date": "2024-02-01"})
        assert told["published_on"] == date(2024, 2, 1)
        assert "01.02.2024" in told["note"]

    def test_the_day_of_a_change_is_no_news_where_that_of_publication_is_known(self) -> None:
        assert understand({"date": "2024-02-01", "modified_at": "2024-02-03"}) == {"published_on": date(2024, 2, 1)}
