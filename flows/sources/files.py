"""The articles of one file, whatever kind it is, with the metadata that lie beside it.

What cannot be read becomes a ``Refusal`` with a reason and advice; it never ends a run and never vanishes.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flows.archives import UnpackedTooLargeError, Unzipped, open_unzipped
from flows.metadata import METADATA_KEYS
from flows.sources import articles
from flows.sources.articles import Found, Gone, Refusal, read_content, too_large
from flows.sources.encodings import Decoded, decode, whole
from flows.sources.lines import json_problem, read_lines
from flows.sources.places import HTML_SUFFIXES, LINES_SUFFIXES, kind_of, plain_name, shown_path, sidecars
from flows.sources.web_archives import read_warc


def read_file(path: Path, base: Path) -> Iterator[Found | Refusal | Gone]:
    """The articles of one file, or why they cannot be read."""
    uri, name, kind = shown_path(path, base), plain_name(path), kind_of(path)
    try:
        with _open(path, mends=kind == ".warc") as (file, unzipped):
            if kind in LINES_SUFFIXES:
                yield from read_lines(uri, name, file)
            elif kind == ".warc":
                yield from read_warc(uri, name, file, unzipped)
            else:
                yield _read_single(path, uri, name, file, is_html=kind in HTML_SUFFIXES)
    except UnpackedTooLargeError as error:
        yield Refusal(uri, "too_large", f"unpacking was given up: {error}", "give it in smaller files; what came before was taken in")
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(uri, "unreadable", f"the file cannot be read: {error}", "check that it is complete and that you may read it")


@contextmanager
def _open(path: Path, *, mends: bool) -> Iterator[tuple[io.BufferedReader, Unzipped | None]]:
    """The bytes of a file, unpacked if its name says that it is packed; archives, whose names lie, if their first bytes do."""
    with path.open("rb") as file:
        is_packed = file.peek(2)[:2] == b"\x1f\x8b" if mends else path.suffix.lower() == ".gz"
        yield open_unzipped(file, mends=mends) if is_packed else (file, None)


def _read_single(path: Path, uri: str, name: str, file: io.BufferedReader, *, is_html: bool) -> Found | Refusal:
    """The one article of a file. No more is unpacked than an article may hold."""
    content = file.read(articles.MAX_ARTICLE_BYTES + 1)
    if len(content) > articles.MAX_ARTICLE_BYTES:
        return too_large(uri)
    if not content.strip():
        return Refusal(uri, "empty", "the file has no content", "fetch the article again, or delete the file")
    metadata = read_sidecar(path)
    if isinstance(metadata, tuple):
        return Refusal(uri, *metadata)
    return read_content(uri, name, content, is_html=is_html, metadata=metadata)


def read_sidecar(path: Path) -> dict[str, Any] | tuple[str, str, str]:
    """The metadata beside a file ('a.txt.meta.json', 'a.meta.json'), none where no such file is there.

    Or (reason, detail, advice) of one that cannot be used.
    """
    beside = next((place for place in sidecars(path) if place.is_file()), None)
    if beside is None:
        return {}
    name = whole(beside.name)
    try:
        content = _json_of(beside.read_bytes())
    except OSError as error:
        return "unreadable", f"{name} beside it cannot be opened: {error.strerror}", f"check that you may read {name}"
    except (ValueError, RecursionError) as error:
        return "broken_json", f"{name} beside it is no JSON: {json_problem(error)}", _mend(name)
    return content if isinstance(content, dict) else ("broken_json", f"{name} beside it holds no JSON object in braces", _mend(name))


def _mend(name: str) -> str:
    return f"mend {name}: one JSON object with {', '.join(METADATA_KEYS)}"


def _json_of(content: bytes) -> Any:
    decoded = decode(content)
    return json.loads(decoded.text if isinstance(decoded, Decoded) else content)
