"""Reads articles out of files: text, HTML, JSON lines, WARC, all of these also gzipped, with their metadata.

What cannot be read becomes a ``Refusal`` with a reason and advice; it never ends a run and never vanishes.
"""

from __future__ import annotations

import gzip
import io
import json
import logging
import os
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
# The first printed newspaper is of 1605. Years as 0001 and 9999 stand for 'unknown' in many systems.
FIRST_YEAR, LAST_YEAR = 1605, 2200
METADATA_KEYS = ("url", "title", "byline", "published_on", "source_name", "language")
# What is seen of a file of many articles before it is read line by line.
_HEAD_BYTES = 8192
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

_File = io.BufferedReader | gzip.GzipFile


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
    refusals: list[Refusal] = []
    passed_over = 0
    for given in inputs:
        path = base / given
        try:
            if path.is_dir():
                inside, locked = _walk(path, base)
                refusals += locked
            elif path.is_file():
                inside = [path]
                if not kind_of(path):
                    refusals.append(_unsupported(shown_path(path, base), path))
                    continue
            else:
                inside = _matches(given, base)
        except PermissionError as error:
            refusals.append(_locked(shown_path(path, base), error))
            continue
        readable = [file for file in inside if kind_of(file)]
        passed_over += sum(not file.name.endswith(SIDECAR) for file in inside) - len(readable)
        files |= dict.fromkeys(readable)
    return list(files), refusals, passed_over


def check_inputs(inputs: list[str], base: Path) -> None:
    """Nothing, if each input names something; cheap, for telling a person at once.

    Raises:
        NoInputError: an input names nothing at all.
    """
    for given in inputs:
        with suppress(PermissionError):  # such files are set aside by the run
            if not (base / given).exists():
                _matches(given, base)


def _walk(folder: Path, base: Path) -> tuple[list[Path], list[Refusal]]:
    """All files below a folder but hidden ones, sorted, links to folders not followed; and the folders that cannot be opened."""
    problems: list[OSError] = []
    found = []
    for inside, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(inside, name) for name in names if not name.startswith(".")]
    locked = [_locked(shown_path(Path(str(problem.filename)), base), problem) for problem in problems]
    return sorted(file for file in found if file.is_file()), locked


def _matches(pattern: str, base: Path) -> list[Path]:
    """The files that a glob names.

    Raises:
        NoInputError: there are none, or it is no pattern.
    """
    try:
        matches = sorted(base.glob(pattern) if not Path(pattern).is_absolute() else Path("/").glob(pattern.lstrip("/")))
    except ValueError as error:
        raise NoInputError(pattern, f"no file of this name, and no pattern ({error})") from None
    found = [match for match in matches if match.is_file()]
    if not found:
        raise NoInputError(pattern, "no file or folder of this name")
    return found


def _locked(uri: str, error: OSError) -> Refusal:
    return Refusal(uri, "unreadable", f"it cannot be opened: {error.strerror}", "check that you may read it and the folders it lies in")


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
    uri, name, kind = shown_path(path, base), _plain_name(path), kind_of(path)
    try:
        with _open(path) as file:
            if kind in LINES_SUFFIXES:
                yield from _read_lines(uri, name, file)
            elif kind == ".warc":
                yield from _read_warc(uri, name, file)
            else:
                yield _read_single(path, uri, name, file, is_html=kind in HTML_SUFFIXES)
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(uri, "unreadable", f"the file cannot be read: {error}", "check that it is complete and that you may read it")


def _open(path: Path) -> _File:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")


def _read_single(path: Path, uri: str, name: str, file: _File, *, is_html: bool) -> Found | Refusal:
    """The one article of a file. No more is unpacked than an article may hold."""
    content = file.read(MAX_ARTICLE_BYTES + 1)
    if len(content) > MAX_ARTICLE_BYTES:
        return _too_large(uri)
    if not content.strip():
        return Refusal(uri, "empty", "the file has no content", "fetch the article again, or delete the file")
    metadata = _sidecar(path)
    if isinstance(metadata, str):
        return Refusal(uri, "broken_json", metadata, f"mend {path.name}{SIDECAR}: one JSON object with {', '.join(METADATA_KEYS)}")
    return _read_one(uri, name, content, is_html=is_html, metadata=metadata)


def _plain_name(path: Path) -> str:
    return _whole(path.name.removesuffix(".gz").removesuffix(".GZ"))


def _too_large(uri: str) -> Refusal:
    return Refusal(uri, "too_large", f"more than {MAX_ARTICLE_BYTES:,} bytes", "split it into single articles, or leave it out")


def _sidecar(path: Path) -> dict[str, Any] | str:
    """The metadata beside a file; a string says what is wrong with them."""
    for beside in (path.with_name(path.name + SIDECAR), path.with_name(_plain_name(path) + SIDECAR)):
        if beside.is_file():
            try:
                content = json.loads(beside.read_bytes())
            except (OSError, ValueError, RecursionError) as error:
                return f"the metadata beside it cannot be read as JSON: {error}"
            return content if isinstance(content, dict) else "the metadata beside it are no JSON object"
    return {}


def _read_one(uri: str, name: str, content: bytes, *, is_html: bool, metadata: dict[str, Any]) -> Found | Refusal:
    decoded = decode(content)
    if isinstance(decoded, tuple):
        return Refusal(uri, *decoded)
    return _article(uri, name, decoded, is_html=is_html, metadata=metadata)


def _article(uri: str, name: str, text: str, *, is_html: bool, metadata: dict[str, Any]) -> Found | Refusal:
    if is_html:
        try:
            extracted, told = main_text(text)
        except Exception as error:  # whatever a page of the web does to the parsers, the other articles go on
            return Refusal(uri, "unreadable", f"the page cannot be taken apart: {type(error).__name__}: {error}", "give its text as .txt")
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


def _read_lines(uri: str, name: str, file: _File) -> Iterator[Found | Refusal]:
    """One article a line; a broken line is refused by itself."""
    head = file.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    wide = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if head.startswith(mark)), None) or _wide_encoding(head)
    if wide is None and (head.startswith(_SIGNATURES) or _has_controls(head)):
        yield Refusal(uri, "binary", "it holds control bytes that no text has", "give a file of JSON lines")
        return
    is_empty = True
    for number, line in enumerate(_lines(file, wide), 1):
        if line.strip():
            is_empty = False
            yield _read_line(f"{uri}#L{number}", name, line)
    if is_empty:
        yield Refusal(uri, "empty", "no line of the file holds anything", "fetch the feed again, or delete the file")


def _lines(file: _File, encoding: str | None) -> Iterator[str | bytes]:
    """The lines of a file; of a longer one than a line may be, only as much as shows that it is too long.

    Not by ``splitlines``: a line of JSON may hold U+2028 and its like inside a string.
    """
    lines: Any = io.TextIOWrapper(file, encoding, errors="replace", newline="\n") if encoding else file
    end = "\n" if encoding else b"\n"
    while line := lines.readline(MAX_ARTICLE_BYTES + 1):
        yield line
        while line and not line.endswith(end):
            line = lines.readline(MAX_ARTICLE_BYTES)


def _read_line(where: str, name: str, line: str | bytes) -> Found | Refusal:
    if len(line) > MAX_ARTICLE_BYTES:
        return _too_large(where)
    decoded = decode(line) if isinstance(line, bytes) else line
    if isinstance(decoded, tuple):
        return Refusal(where, *decoded)
    try:
        row = json.loads(decoded)
    except (ValueError, RecursionError) as error:
        return Refusal(where, "broken_json", f"the line is no JSON: {error}", "write the line again; the other lines were taken in")
    text = row.get("text") if isinstance(row, dict) else None
    html = row.get("html") if isinstance(row, dict) else None
    if not isinstance(text or html, str):
        return Refusal(where, "broken_json", "the line has neither 'text' nor 'html'", "each line is a JSON object with one of them")
    return _article(where, name, str(text or html), is_html=not text, metadata=row)


def _read_warc(uri: str, name: str, file: _File) -> Iterator[Found | Refusal]:
    """The HTML responses of an archive."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number, n_pages = 0, 0
    try:
        for record in ArchiveIterator(file):
            number += 1
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in kind:
                continue
            n_pages += 1
            body = record.content_stream().read(MAX_ARTICLE_BYTES + 1)
            where, url = f"{uri}#R{number}", record.rec_headers.get_header("WARC-Target-URI")
            if len(body) > MAX_ARTICLE_BYTES:
                yield _too_large(where)
            else:
                yield _read_one(where, name, body, is_html=True, metadata={"url": url})
    except (ArchiveLoadFailed, OSError, EOFError, zlib.error) as error:
        yield Refusal(
            f"{uri}#R{number + 1}", "unreadable", f"the archive breaks off: {error}", "fetch it again; the records before were taken in"
        )
    else:
        if n_pages == 0:
            yield Refusal(uri, "no_article_text", "the archive holds no response with a web page", "give an archive of articles")


def parse_date(value: object) -> date | None:
    """The day of a metadata value: ISO dates and times; null for anything else, also for a day that no article can have."""
    if isinstance(value, str) and len(value) >= 10:
        with suppress(ValueError):
            day = date.fromisoformat(value[:10])
            return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    return None
