"""Reads articles out of files: text, HTML, JSON lines, WARC, all of these also gzipped, with their metadata.

What cannot be read becomes a ``Refusal`` with a reason and advice; it never ends a run and never vanishes.
"""

from __future__ import annotations

import gzip
import io
import json
import logging
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from warehouse.tables import WireledgerError

TEXT_SUFFIXES = {".txt", ".md"}
HTML_SUFFIXES = {".html", ".htm"}
LINES_SUFFIXES = {".jsonl", ".ndjson"}
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | LINES_SUFFIXES | {".warc"}
SIDECAR = ".meta.json"
# Articles are a few kilobytes; what is larger is a book, a log or a data dump.
MAX_ARTICLE_BYTES = 2_000_000
# A decompressed file may be larger than its articles, but not without end.
MAX_FILE_BYTES = 2_000_000_000
METADATA_KEYS = ("url", "title", "byline", "published_on", "source_name", "language")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Text with few letters beyond ASCII is Western (English with curly quotes, pounds, names), for which the encoding standard of
# the web falls back to Windows-1252 (WHATWG, 'default encodings'). Detection by statistics takes '£' for 'Ł' in a few sentences.
WESTERN_BELOW = 0.1
# How files that are no text begin: PDF, PNG, JPEG, GIF, ZIP (and so docx, xlsx, epub), gzip, RAR, 7z, OLE (doc, xls), bzip2,
# xz, ELF, Windows programs, SQLite.
_SIGNATURES = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"\x1f\x8b", b"Rar!\x1a", b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0", b"BZh91AY", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"SQLite format 3\x00",
)  # fmt: skip
# Control characters that no text has; tabs, line ends, form feeds and escapes may stand in old wire copy.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27, 28, 29, 30, 31})


@dataclass(slots=True)
class Found:
    """One article as it was found. ``address`` tells it from others: its url, else the name of its file."""

    source_uri: str
    address: str
    text: str
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read: reason (``QUARANTINE_REASONS``), what was found, what to do."""

    source_uri: str
    reason: str
    detail: str
    advice: str


class NoInputError(WireledgerError):
    """The inputs given name nothing that can be read."""

    def __init__(self, inputs: str, problem: str) -> None:
        super().__init__(inputs, problem)
        self.inputs = inputs
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.problem}: {self.inputs}"


def kind_of(path: Path) -> str | None:
    """The suffix that says how to read a file ('.txt', '.html', '.jsonl', '.warc'), null for other files."""
    if path.name.endswith(SIDECAR):
        return None
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in SUFFIXES else None


def find_files(inputs: list[str], base: Path) -> tuple[list[Path], list[Refusal], int]:
    """The files that the inputs name, sorted, each once.

    Args:
        inputs: files, folders (read through all levels) and globs, relative to ``base`` or absolute.
        base: the folder to resolve against.

    Returns:
        The files; refusals of files that were named outright and cannot be read; how many others were passed over.

    Raises:
        NoInputError: an input names nothing at all.
    """
    files: dict[Path, None] = {}
    refusals, passed_over = [], 0
    for given in inputs:
        path = base / given
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file() and not _is_hidden(file, path))
            readable = [file for file in inside if kind_of(file)]
            passed_over += sum(not file.name.endswith(SIDECAR) for file in inside) - len(readable)
            files |= dict.fromkeys(readable)
        elif path.is_file():
            if kind_of(path):
                files[path] = None
            else:
                refusals.append(_unsupported(shown_path(path, base), path))
        else:
            try:
                matches = sorted(base.glob(given)) if not Path(given).is_absolute() else sorted(Path("/").glob(given.lstrip("/")))
            except ValueError as error:
                raise NoInputError(given, f"no file of this name, and no pattern ({error})") from None
            found = [match for match in matches if match.is_file()]
            if not found:
                raise NoInputError(given, "no file or folder of this name")
            files |= dict.fromkeys(file for file in found if kind_of(file))
            passed_over += sum(not kind_of(file) and not file.name.endswith(SIDECAR) for file in found)
    return list(files), refusals, passed_over


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _unsupported(uri: str, path: Path) -> Refusal:
    return Refusal(
        uri, "unsupported", f"files ending in '{path.suffix or path.name}' are not read",
        f"give the article as one of {', '.join(sorted(SUFFIXES))}, also gzipped",
    )  # fmt: skip


def shown_path(path: Path, base: Path) -> str:
    """The path as tables print it: relative to the working folder where it lies inside, else absolute."""
    resolved = path.resolve()
    shown = resolved.relative_to(base.resolve()) if resolved.is_relative_to(base.resolve()) else resolved
    return _whole(shown.as_posix())


def _whole(text: str) -> str:
    """The text with halves of characters (of file names and JSON escapes) spelled out: they cannot be stored."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def read_file(path: Path, base: Path) -> Iterator[Found | Refusal]:
    """The articles of one file, or why they cannot be read."""
    uri = shown_path(path, base)
    try:
        content = _bytes_of(path)
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(uri, "unreadable", f"the file cannot be opened: {error}", "check that it is complete and that you may read it")
        return
    if len(content) > MAX_FILE_BYTES:
        yield _too_large(uri, len(content), MAX_FILE_BYTES)
        return
    if not content.strip():
        yield Refusal(uri, "empty", "the file has no content", "fetch the article again, or delete the file")
        return
    kind = kind_of(path)
    name = _plain_name(path)
    if kind in LINES_SUFFIXES:
        nothing = Refusal(uri, "empty", "no line of the file holds anything", "fetch the feed again, or delete the file")
        yield from _or_refused(_read_lines(uri, name, content), nothing)
    elif kind == ".warc":
        nothing = Refusal(uri, "no_article_text", "the archive holds no response with a web page", "give an archive of articles")
        yield from _or_refused(_read_warc(uri, name, content), nothing)
    elif len(content) > MAX_ARTICLE_BYTES:
        yield _too_large(uri, len(content), MAX_ARTICLE_BYTES)
    else:
        metadata = _sidecar(path)
        if isinstance(metadata, str):
            yield Refusal(uri, "broken_json", metadata, f"mend {path.name}{SIDECAR}: one JSON object with {', '.join(METADATA_KEYS)}")
            return
        yield _read_one(uri, name, content, is_html=kind in HTML_SUFFIXES, metadata=metadata)


def _or_refused(articles: Iterator[Found | Refusal], nothing: Refusal) -> Iterator[Found | Refusal]:
    first = next(articles, nothing)
    yield first
    yield from articles


def _bytes_of(path: Path) -> bytes:
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as file:
            return file.read(MAX_FILE_BYTES + 1)
    with path.open("rb") as plain:
        return plain.read(MAX_FILE_BYTES + 1)


def _plain_name(path: Path) -> str:
    return _whole(path.name.removesuffix(".gz").removesuffix(".GZ"))


def _too_large(uri: str, size: int, limit: int) -> Refusal:
    return Refusal(uri, "too_large", f"{size:,} bytes, more than {limit:,}", "split it into single articles, or leave it out")


def _sidecar(path: Path) -> dict[str, Any] | str:
    """The metadata beside a file; a string says what is wrong with them."""
    for beside in (path.with_name(path.name + SIDECAR), path.with_name(_plain_name(path) + SIDECAR)):
        if beside.is_file():
            try:
                content = json.loads(beside.read_bytes())
            except (ValueError, RecursionError) as error:
                return f"the metadata beside it are no JSON: {error}"
            return content if isinstance(content, dict) else "the metadata beside it are no JSON object"
    return {}


def _read_one(uri: str, name: str, content: bytes, *, is_html: bool, metadata: dict[str, Any]) -> Found | Refusal:
    decoded = decode(content)
    if isinstance(decoded, tuple):
        return Refusal(uri, *decoded)
    return _article(uri, name, decoded, is_html=is_html, metadata=metadata)


def _article(uri: str, name: str, text: str, *, is_html: bool, metadata: dict[str, Any]) -> Found | Refusal:
    if is_html:
        extracted, told = main_text(text)
        metadata = {**told, **{key: value for key, value in metadata.items() if value}}
        if not extracted:
            return Refusal(
                uri, "no_article_text", "the page holds no article text", "give the page of the article itself, not a list or a form"
            )
        text = extracted
    if not text.strip():
        return Refusal(uri, "empty", "the article has no text", "fetch the article again")
    known = {key: _whole(value) if isinstance(value, str) else value for key, value in metadata.items() if key in METADATA_KEYS}
    return Found(uri, str(known.get("url") or name), text, known)


def decode(content: bytes) -> str | tuple[str, str, str]:
    """The text of some bytes, by byte order mark, UTF-8, else as detected; or (reason, detail, advice)."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError as error:
                return "undecodable", f"it begins as {encoding} but is not: {error.reason} at byte {error.start}", "save it as UTF-8"
    wide = _wide_encoding(content)
    if wide:
        return content.decode(wide)
    try:
        text: str | None = content.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    has_controls = _has_controls(content)
    if content.startswith(_SIGNATURES) or (text is not None and has_controls):
        return "binary", "it holds control bytes that no text has", "give the article's text, not a document or picture file"
    if text is None and not has_controls:
        text = _narrow_text(content)
    return text if text is not None else ("undecodable", "no known encoding fits its bytes", "save it as UTF-8")


def _narrow_text(content: bytes) -> str | None:
    """The text of an 8-bit encoding, null if none fits."""
    high = sum(byte >= 0x80 for byte in content)
    if high < WESTERN_BELOW * len(content):
        with suppress(UnicodeDecodeError):
            return content.decode("cp1252")
    best = from_bytes(content).best()
    return str(best) if best is not None and best.encoding not in {"ascii", "utf_8"} else None


def _has_controls(content: bytes) -> bool:
    sample = content[:65_536]
    return b"\x00" in sample or len(sample) - len(sample.translate(None, delete=_CONTROLS)) > len(sample) // 100


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of English is zero, and hardly any of the rest."""
    sample = content[:65_536]
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    half = len(sample) / 2
    for encoding, zeros, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros > 0.8 * half and others < 0.05 * half:
            try:
                content.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def main_text(page: str) -> tuple[str, dict[str, Any]]:
    """The article of a web page and what the page tells of it, by trafilatura, precision first."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(page, favor_precision=True, with_metadata=True, include_comments=False, include_tables=False)
    if document is None:
        return "", {}
    told = document if isinstance(document, dict) else document.as_dict()
    text = str(told.get("text") or "")
    title = told.get("title")
    if title and not text.startswith(str(title)):
        text = f"{title}\n\n{text}"
    metadata = {
        "url": told.get("url"), "title": title, "byline": told.get("author"), "published_on": told.get("date"),
        "source_name": told.get("sitename"),
    }  # fmt: skip
    return (text if told.get("text") else ""), {key: value for key, value in metadata.items() if value}


def _read_lines(uri: str, name: str, content: bytes) -> Iterator[Found | Refusal]:
    """One article a line; a broken line is refused by itself."""
    decoded = decode(content)
    if isinstance(decoded, tuple):
        yield Refusal(uri, *decoded)
        return
    # Not splitlines: a line of JSON may hold U+2028 and its like inside a string.
    for number, line in enumerate(decoded.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{uri}#L{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Refusal(where, "broken_json", f"the line is no JSON: {error}", "write the line again; the other lines were taken in")
            continue
        text = row.get("text") if isinstance(row, dict) else None
        html = row.get("html") if isinstance(row, dict) else None
        if not isinstance(text or html, str):
            yield Refusal(where, "broken_json", "the line has neither 'text' nor 'html'", "each line is a JSON object with one of them")
        elif len(line) > MAX_ARTICLE_BYTES:
            yield _too_large(where, len(line), MAX_ARTICLE_BYTES)
        else:
            yield _article(where, name, str(text or html), is_html=not text, metadata=row)


def _read_warc(uri: str, name: str, content: bytes) -> Iterator[Found | Refusal]:
    """The HTML responses of an archive."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(io.BytesIO(content)):
            number += 1
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in kind:
                continue
            body = record.content_stream().read()
            where, url = f"{uri}#R{number}", record.rec_headers.get_header("WARC-Target-URI")
            if len(body) > MAX_ARTICLE_BYTES:
                yield _too_large(where, len(body), MAX_ARTICLE_BYTES)
            else:
                yield _read_one(where, name, body, is_html=True, metadata={"url": url})
    except ArchiveLoadFailed as error:
        yield Refusal(
            f"{uri}#R{number + 1}", "unreadable", f"the archive breaks off: {error}", "fetch it again; the records before were taken in"
        )


def parse_date(value: object) -> date | None:
    """The day of a metadata value: ISO dates and times; null for anything else."""
    if isinstance(value, str) and len(value) >= 10:
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None
