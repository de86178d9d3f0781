"""Reads articles out of files: text, HTML, JSON lines, WARC and WET, all of these also gzipped, with their metadata.

What cannot be read becomes a ``Refusal`` with a reason and advice; it never ends a run and never vanishes.
"""

from __future__ import annotations

import io
import json
import os
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import brotli
from charset_normalizer import from_bytes

from flows.archives import Record, UnpackedTooLargeError, Unzipped, open_unzipped, read_records
from flows.metadata import METADATA_KEYS, parse_date, understand
from flows.pages import day_of_address, main_text
from warehouse.schema import WireledgerError

TEXT_SUFFIXES = {".txt", ".md"}
HTML_SUFFIXES = {".html", ".htm"}
LINES_SUFFIXES = {".jsonl", ".ndjson"}
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | LINES_SUFFIXES | {".warc"}
SIDECAR = ".meta.json"
# Articles are a few kilobytes; what is larger is a book, a log or a data dump.
MAX_ARTICLE_BYTES = 2_000_000
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

REPLACEMENT = "\ufffd"
# A text is UTF-8 with wrong bytes if its valid sequences outweigh those, and they are no more than this share of all bytes.
MOST_WRONG = 0.02
_UTF8_TAIL = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DAY_KEYS = ("published_on", "published_basis")
# Records about the fetching, not of anything fetched.
_APPARATUS = {"warcinfo", "request", "metadata", "continuation"}
_PAGE_TYPES = {"text/html", "application/xhtml+xml", "application/xml+html"}
_PACKINGS = {"", "identity", "gzip", "deflate", "br"}
_LOOKS_LIKE_PAGE = re.compile(rb"(?i)^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|!--|\?xml)")

_File = io.BufferedReader


@dataclass(slots=True)
class Found:
    """One article as it was found. ``address`` tells it from others: its url, else the name of its file."""

    source_uri: str
    address: str
    text: str
    metadata: dict[str, Any] = field(default_factory=dict)
    encoding: str = "utf-8"
    fetched_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and the encoding that it was read in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Gone:
    """An answer that an article was taken back (HTTP status 410)."""

    source_uri: str
    url: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read: reason (``QUARANTINE_REASONS``), what was found, what to do.

    ``n_articles``: how many articles were lost by it; 0 where it only counts what was passed over.
    """

    source_uri: str
    reason: str
    detail: str
    advice: str
    n_articles: int = 1


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


def is_source_there(source_uri: str, base: Path) -> bool:
    """Whether the file of a source still lies where it did: of 'feeds/a.jsonl#L3' the feed."""
    return any(os.path.exists(base / place) for place in {source_uri, source_uri.rpartition("#")[0]} - {""})  # noqa: PTH110  no error where it may not be looked


def _whole(text: str) -> str:
    """The text with halves of characters (of file names and JSON escapes) spelled out: they cannot be stored."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def read_file(path: Path, base: Path) -> Iterator[Found | Refusal | Gone]:
    """The articles of one file, or why they cannot be read."""
    uri, name, kind = shown_path(path, base), _plain_name(path), kind_of(path)
    try:
        with _open(path, mends=kind == ".warc") as (file, unzipped):
            if kind in LINES_SUFFIXES:
                yield from _read_lines(uri, name, file)
            elif kind == ".warc":
                yield from _read_warc(uri, name, file, unzipped)
            else:
                yield _read_single(path, uri, name, file, is_html=kind in HTML_SUFFIXES)
    except UnpackedTooLargeError as error:
        yield Refusal(uri, "too_large", f"unpacking was given up: {error}", "give it in smaller files; what came before was taken in")
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(uri, "unreadable", f"the file cannot be read: {error}", "check that it is complete and that you may read it")


@contextmanager
def _open(path: Path, *, mends: bool) -> Iterator[tuple[_File, Unzipped | None]]:
    """The bytes of a file, unpacked if its name says that it is packed; archives, whose names lie, if their first bytes do."""
    with path.open("rb") as file:
        is_packed = file.peek(2)[:2] == b"\x1f\x8b" if mends else path.suffix.lower() == ".gz"
        yield open_unzipped(file, mends=mends) if is_packed else (file, None)


def _read_single(path: Path, uri: str, name: str, file: _File, *, is_html: bool) -> Found | Refusal:
    """The one article of a file. No more is unpacked than an article may hold."""
    content = file.read(MAX_ARTICLE_BYTES + 1)
    if len(content) > MAX_ARTICLE_BYTES:
        return _too_large(uri)
    if not content.strip():
        return Refusal(uri, "empty", "the file has no content", "fetch the article again, or delete the file")
    metadata = _sidecar(path)
    if isinstance(metadata, tuple):
        return Refusal(uri, *metadata)
    return _read_one(uri, name, content, is_html=is_html, metadata=metadata)


def _plain_name(path: Path) -> str:
    return _whole(path.name.removesuffix(".gz").removesuffix(".GZ"))


def _too_large(uri: str) -> Refusal:
    return Refusal(uri, "too_large", f"more than {MAX_ARTICLE_BYTES:,} bytes", "split it into single articles, or leave it out")


def sidecars(path: Path) -> list[Path]:
    """Where metadata of a file may lie, best first."""
    plain = _plain_name(path)
    return [path.with_name(name + SIDECAR) for name in dict.fromkeys((path.name, plain, plain.rpartition(".")[0])) if name]


def _sidecar(path: Path) -> dict[str, Any] | tuple[str, str, str]:
    """The metadata beside a file ('a.txt.meta.json', 'a.meta.json'), none where no such file is there.

    Or (reason, detail, advice) of one that cannot be used.
    """
    beside = next((place for place in sidecars(path) if place.is_file()), None)
    if beside is None:
        return {}
    name = _whole(beside.name)
    try:
        content = _json_of(beside.read_bytes())
    except OSError as error:
        return "unreadable", f"{name} beside it cannot be opened: {error.strerror}", f"check that you may read {name}"
    except (ValueError, RecursionError) as error:
        return "broken_json", f"{name} beside it is no JSON: {_json_problem(error)}", _mend(name)
    return content if isinstance(content, dict) else ("broken_json", f"{name} beside it holds no JSON object in braces", _mend(name))


def _mend(name: str) -> str:
    return f"mend {name}: one JSON object with {', '.join(METADATA_KEYS)}"


def _json_problem(error: Exception, *, in_line: bool = False) -> str:
    """What is wrong with some JSON, and where; of a line of a file its number is known already."""
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, UnicodeDecodeError):
        return "no known encoding fits its bytes"
    if not isinstance(error, json.JSONDecodeError):
        return "a number in it has too many digits"  # the only other thing that the parser refuses
    if not error.doc.strip():
        return "it is empty"
    place = f"column {error.colno}" if in_line else f"line {error.lineno}, column {error.colno}"
    return f"{place}: {error.msg.removesuffix(' at').removesuffix(' starting')}"


def _json_of(content: bytes) -> Any:
    decoded = decode(content)
    return json.loads(decoded.text if isinstance(decoded, Decoded) else content)


def _read_one(
    uri: str, name: str, content: bytes, *, is_html: bool, metadata: dict[str, Any], fetched_on: date | None = None
) -> Found | Refusal:
    decoded = decode(content)
    if isinstance(decoded, tuple):
        return Refusal(uri, *decoded)
    return _article(uri, name, decoded, is_html=is_html, metadata=metadata, fetched_on=fetched_on)


def _article(
    uri: str, name: str, decoded: Decoded, *, is_html: bool, metadata: dict[str, Any], fetched_on: date | None = None
) -> Found | Refusal:
    text, known = decoded.text, understand(metadata)
    if is_html:
        try:
            text, told = main_text(text, fetched_on)
        except Exception as error:  # whatever a page of the web does to the parsers, the other articles go on
            return Refusal(uri, "unreadable", f"the page cannot be taken apart: {type(error).__name__}: {error}", "give its text as .txt")
        if not text:
            return Refusal(
                uri, "no_article_text", "the page holds no article text", "give the page of the article itself, not a list or a form"
            )
        known = {key: value for key, value in told.items() if "published_on" not in known or key not in _DAY_KEYS} | known
    if not text.strip():
        return Refusal(uri, "empty", "the article has no text", "fetch the article again")
    if "published_on" not in known and (day := day_of_address(str(known.get("url") or ""))) and day <= (fetched_on or day):
        known |= {"published_on": day, "published_basis": "metadata"}
    known = {key: _whole(value) if isinstance(value, str) else value for key, value in known.items()}
    return Found(uri, str(known.get("url") or name), text, known, decoded.encoding, fetched_on)


def decode(content: bytes) -> Decoded | tuple[str, str, str]:
    """The text of some bytes, by byte order mark, UTF-8 (with a few wrong bytes if need be), else as detected.

    Or (reason, detail, advice). Bytes that mean nothing in the encoding stand as U+FFFD.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _marked(content, encoding)
    wide = _wide_encoding(content)
    if wide:
        return Decoded(content.decode(wide), wide)
    has_controls = _has_controls(content)
    text = _utf8_text(content)
    if content.startswith(_SIGNATURES) or (text is not None and has_controls):
        return "binary", "it holds control bytes that no text has", "give the article's text, not a document or picture file"
    if text is not None:
        return Decoded(text, "utf-8")
    narrow = None if has_controls else _narrow_text(content)
    return narrow if narrow is not None else ("undecodable", "no known encoding fits its bytes", "save it as UTF-8")


def _marked(content: bytes, encoding: str) -> Decoded | tuple[str, str, str]:
    """The text behind a byte order mark, which lies if much of it cannot be read so."""
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    if text.count(REPLACEMENT) > MOST_WRONG * len(text):
        return "undecodable", f"it begins as {encoding} but is not", "save it as UTF-8"
    return Decoded(text, encoding.removesuffix("-sig"))


def _utf8_text(content: bytes) -> str | None:
    """The text in UTF-8; null where it is another encoding.

    One '’' of three bytes outweighs a wrong byte: in 8-bit encodings letters seldom follow one another as UTF-8 has them.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    tails = sum(len(found) - 1 for found in _UTF8_TAIL.findall(content))
    text = content.decode("utf-8", "replace")
    n_wrong = text.count(REPLACEMENT)
    return text if n_wrong <= min(tails, max(1, MOST_WRONG * len(content))) else None


def _narrow_text(content: bytes) -> Decoded | None:
    """The text of an 8-bit encoding, null if none fits."""
    high = sum(byte >= 0x80 for byte in content)
    if high < WESTERN_BELOW * len(content):
        with suppress(UnicodeDecodeError):
            return Decoded(content.decode("cp1252"), "cp1252")
    best = from_bytes(content).best()
    return Decoded(str(best), best.encoding) if best is not None and best.encoding not in {"ascii", "utf_8"} else None


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
        with suppress(UnpackedTooLargeError):  # the line without end is refused, and nothing follows it
            while line and not line.endswith(end):
                line = lines.readline(MAX_ARTICLE_BYTES)
            continue
        return


def _read_line(where: str, name: str, line: str | bytes) -> Found | Refusal:
    if len(line) > MAX_ARTICLE_BYTES:
        return _too_large(where)
    decoded = decode(line) if isinstance(line, bytes) else Decoded(line, "utf-16")
    if isinstance(decoded, tuple):
        return Refusal(where, *decoded)
    try:
        row = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return Refusal(
            where,
            "broken_json",
            f"the line is no JSON: {_json_problem(error, in_line=True)}",
            "write the line again; the other lines were taken in",
        )
    return _article_of_row(where, name, decoded, row)


def _article_of_row(where: str, name: str, decoded: Decoded, row: object) -> Found | Refusal:
    if not isinstance(row, dict) or not row.keys() & {"text", "html"}:
        return Refusal(where, "broken_json", "the line has neither 'text' nor 'html'", "each line is a JSON object with one of them")
    text, html = row.get("text"), row.get("html")
    if not (text or html) or not isinstance(text or html, str):
        key, value = ("text", text) if text or "html" not in row else ("html", html)
        return _without_text(where, key, value)
    metadata = {key: value for key, value in row.items() if key not in {"text", "html"}}
    return _article(where, name, Decoded(str(text or html), decoded.encoding), is_html=not text, metadata=metadata)


def _without_text(where: str, key: str, value: object) -> Refusal:
    """Why a line is refused whose ``key`` holds no text: nothing at all, or something else."""
    if value is None or value == "":
        detail = f"its '{key}' is {'null' if value is None else 'empty'}"
        return Refusal(where, "empty", detail, "fetch the article again, or leave out the line")
    return Refusal(where, "broken_json", f"its '{key}' is no string", "write the text of the article in it as a string")


# How an answer is passed over that says that the article was taken back.
_GONE = "HTTP status 410"


def _read_warc(uri: str, name: str, file: _File, unzipped: Unzipped | None) -> Iterator[Found | Refusal | Gone]:
    """The pages and texts of an archive, then why others were passed over."""
    passed_over: Counter[str] = Counter()
    n_records, n_articles = 0, 0
    failure: Exception | None = None
    try:
        for record in read_records(file, unzipped):
            n_records += 1
            item = _read_record(f"{uri}#R{record.number}", name, record)
            if isinstance(item, str):
                passed_over[item] += 1
                if item == _GONE:
                    yield Gone(f"{uri}#R{record.number}", _target(record))
            elif item is not None:
                n_articles += 1
                yield item
                if record.is_mended:
                    yield _mended(item.source_uri)
    except (OSError, EOFError, zlib.error) as error:
        failure = error
    yield from _passed_over(uri, passed_over)
    if failure is not None:
        raise failure
    if n_records == 0:
        yield Refusal(uri, "unreadable", "it holds no record of an archive", "check that it is a WARC file, and fetch it again")
    elif n_articles == 0:
        yield Refusal(uri, "no_article_text", "the archive holds no response with a web page", "give an archive of articles")


def _mended(where: str) -> Refusal:
    return Refusal(
        where, "passed_over", "the record states a wrong length; it was read up to where the next one begins",
        "nothing, if its text is whole", n_articles=0,
    )  # fmt: skip


def _passed_over(uri: str, reasons: Counter[str]) -> Iterator[Refusal]:
    """One row per reason, with the number of records; none of them is an article."""
    for reason, count in sorted(reasons.items()):
        records = "1 record" if count == 1 else f"{count:,} records"
        yield Refusal(uri, "passed_over", f"{records}: {reason}", "nothing, if these are no articles", n_articles=0)


def _read_record(where: str, name: str, record: Record) -> Found | Refusal | str | None:
    """The article of a record; why it holds none; null for records about the fetching."""
    if record.is_too_large:
        return _too_large(where)
    if record.damage:
        return Refusal(where, "unreadable", f"the record is damaged: {record.damage}", "fetch it again; the other records were taken in")
    kind = record.headers.get("warc-type", "").lower()
    if kind in _APPARATUS:
        return None
    if kind not in {"response", "resource", "conversion"}:
        return f"of type '{kind[:20]}'"
    answer = _answer(record) if kind == "response" else (record.headers.get("content-type", ""), record.content)
    if isinstance(answer, str):
        return answer
    url, fetched_on = _target(record), parse_date(record.headers.get("warc-date"))
    return _read_answer(where, name, *answer, url, fetched_on)


def _target(record: Record) -> str:
    return record.headers.get("warc-target-uri", "").strip("<>")


def _answer(record: Record) -> tuple[str, bytes] | str:
    """The media type and body of a server's answer, unpacked; or why it is no page."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    headers = record.headers | {"content-length": str(len(record.content))}
    head = "WARC/1.0\r\n" + "".join(f"{key}: {value}\r\n" for key, value in headers.items()) + "\r\n"
    try:
        parsed = next(iter(ArchiveIterator(io.BytesIO(head.encode() + record.content + b"\r\n\r\n"))))
        if not parsed.http_headers:
            return "no HTTP answer inside"
        status = parsed.http_headers.get_statuscode()
        if status not in {"200", "203"}:
            return f"HTTP status {status[:3]}"
        packing = (parsed.http_headers.get_header("Content-Encoding") or "").strip().lower()
        if packing not in _PACKINGS:
            return f"packed as '{packing[:20]}', which is not unpacked here"
        return parsed.http_headers.get_header("Content-Type") or "", _body(parsed, packing)
    except (ArchiveLoadFailed, OSError, EOFError, zlib.error, brotli.error, ValueError, StopIteration) as error:
        return f"its HTTP answer cannot be taken apart ({type(error).__name__})"


def _body(answer: Any, packing: str) -> bytes:
    """The body of a server's answer, unchunked and unpacked, no more of it than shows that it is too large."""
    if packing != "br":
        content: bytes = answer.content_stream().read(MAX_ARTICLE_BYTES + 1)
        return content
    answer.http_headers.remove_header("Content-Encoding")
    packed: bytes = answer.content_stream().read()
    if _LOOKS_LIKE_PAGE.match(packed[:_HEAD_BYTES]):
        return packed  # some archives keep the header of a body that they have unpacked
    return bytes(brotli.Decompressor().process(packed, output_buffer_limit=MAX_ARTICLE_BYTES + 1)[: MAX_ARTICLE_BYTES + 1])


def _read_answer(where: str, name: str, media_type: str, body: bytes, url: str, fetched_on: date | None) -> Found | Refusal | str:
    media_type = media_type.partition(";")[0].strip().lower()
    if len(body) > MAX_ARTICLE_BYTES:
        return _too_large(where) if media_type in {*_PAGE_TYPES, "text/plain", ""} else f"media type {media_type.partition('/')[0][:20]}/…"
    if not body.strip():
        return "without content"
    if url.endswith("/robots.txt"):
        return "robots.txt"
    is_html = media_type in _PAGE_TYPES or _LOOKS_LIKE_PAGE.match(body[:_HEAD_BYTES]) is not None
    if not is_html and media_type != "text/plain":
        return f"media type {media_type.partition('/')[0][:20]}/…" if media_type else "without a media type, and no page"
    return _read_one(where, name, body, is_html=is_html, metadata={"url": url}, fetched_on=fetched_on)
