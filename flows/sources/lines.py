"""Articles out of JSON lines, one a line; a broken line is refused by itself."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from flows.archives import UnpackedTooLargeError
from flows.sources import articles
from flows.sources.articles import Found, Refusal, make_article, too_large
from flows.sources.encodings import BYTE_ORDER_MARKS, HEAD_BYTES, SIGNATURES, Decoded, decode, has_controls, wide_encoding


def read_lines(uri: str, name: str, file: io.BufferedReader) -> Iterator[Found | Refusal]:
    """One article a line; a broken line is refused by itself."""
    head = file.peek(HEAD_BYTES)[:HEAD_BYTES]
    wide = next((encoding for mark, encoding in BYTE_ORDER_MARKS if head.startswith(mark)), None) or wide_encoding(head)
    if wide is None and (head.startswith(SIGNATURES) or has_controls(head)):
        yield Refusal(uri, "binary", "it holds control bytes that no text has", "give a file of JSON lines")
        return
    is_empty = True
    for number, line in enumerate(_lines(file, wide), 1):
        if line.strip():
            is_empty = False
            yield _read_line(f"{uri}#L{number}", name, line)
    if is_empty:
        yield Refusal(uri, "empty", "no line of the file holds anything", "fetch the feed again, or delete the file")


def _lines(file: io.BufferedReader, encoding: str | None) -> Iterator[str | bytes]:
    """The lines of a file; of a longer one than a line may be, only as much as shows that it is too long.

    Not by ``splitlines``: a line of JSON may hold U+2028 and its like inside a string.
    """
    lines: Any = io.TextIOWrapper(file, encoding, errors="replace", newline="\n") if encoding else file
    end = "\n" if encoding else b"\n"
    while line := lines.readline(articles.MAX_ARTICLE_BYTES + 1):
        yield line
        with suppress(UnpackedTooLargeError):  # the line without end is refused, and nothing follows it
            while line and not line.endswith(end):
                line = lines.readline(articles.MAX_ARTICLE_BYTES)
            continue
        return


def _read_line(where: str, name: str, line: str | bytes) -> Found | Refusal:
    if len(line) > articles.MAX_ARTICLE_BYTES:
        return too_large(where)
    decoded = decode(line) if isinstance(line, bytes) else Decoded(line, "utf-16")
    if isinstance(decoded, tuple):
        return Refusal(where, *decoded)
    try:
        row = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return Refusal(
            where,
            "broken_json",
            f"the line is no JSON: {json_problem(error, in_line=True)}",
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
    return make_article(where, name, Decoded(str(text or html), decoded.encoding), is_html=not text, metadata=metadata)


def _without_text(where: str, key: str, value: object) -> Refusal:
    """Why a line is refused whose ``key`` holds no text: nothing at all, or something else."""
    if value is None or value == "":
        detail = f"its '{key}' is {'null' if value is None else 'empty'}"
        return Refusal(where, "empty", detail, "fetch the article again, or leave out the line")
    return Refusal(where, "broken_json", f"its '{key}' is no string", "write the text of the article in it as a string")


def json_problem(error: Exception, *, in_line: bool = False) -> str:
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
