"""Articles out of WARC and WET: the answers and texts of an archive, and why its other records are passed over."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import brotli

from flows.archives import Record, Unzipped, read_records
from flows.metadata import parse_date
from flows.sources import articles
from flows.sources.articles import Found, Gone, Refusal, read_content, too_large
from flows.sources.encodings import HEAD_BYTES

# Records about the fetching, not of anything fetched.
_APPARATUS = {"warcinfo", "request", "metadata", "continuation"}
_PAGE_TYPES = {"text/html", "application/xhtml+xml", "application/xml+html"}
_PACKINGS = {"", "identity", "gzip", "deflate", "br"}
_LOOKS_LIKE_PAGE = re.compile(rb"(?i)^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|!--|\?xml)")
# How an answer is passed over that says that the article was taken back.
_GONE = "HTTP status 410"


def read_warc(uri: str, name: str, file: io.BufferedReader, unzipped: Unzipped | None) -> Iterator[Found | Refusal | Gone]:
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
        return too_large(where)
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
        content: bytes = answer.content_stream().read(articles.MAX_ARTICLE_BYTES + 1)
        return content
    answer.http_headers.remove_header("Content-Encoding")
    packed: bytes = answer.content_stream().read()
    if _LOOKS_LIKE_PAGE.match(packed[:HEAD_BYTES]):
        return packed  # some archives keep the header of a body that they have unpacked
    most = articles.MAX_ARTICLE_BYTES + 1
    return bytes(brotli.Decompressor().process(packed, output_buffer_limit=most)[:most])


def _read_answer(where: str, name: str, media_type: str, body: bytes, url: str, fetched_on: date | None) -> Found | Refusal | str:
    media_type = media_type.partition(";")[0].strip().lower()
    if len(body) > articles.MAX_ARTICLE_BYTES:
        return too_large(where) if media_type in {*_PAGE_TYPES, "text/plain", ""} else f"media type {media_type.partition('/')[0][:20]}/…"
    if not body.strip():
        return "without content"
    if url.endswith("/robots.txt"):
        return "robots.txt"
    is_html = media_type in _PAGE_TYPES or _LOOKS_LIKE_PAGE.match(body[:HEAD_BYTES]) is not None
    if not is_html and media_type != "text/plain":
        return f"media type {media_type.partition('/')[0][:20]}/…" if media_type else "without a media type, and no page"
    return read_content(where, name, body, is_html=is_html, metadata={"url": url}, fetched_on=fetched_on)
