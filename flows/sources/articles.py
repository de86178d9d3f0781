"""What comes out of a file: articles, what was taken back, and refusals; and how an article is made of its text or page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flows.metadata import understand
from flows.pages import day_of_address, main_text
from flows.sources.encodings import Decoded, decode, whole

# Articles are a few kilobytes; what is larger is a book, a log or a data dump.
MAX_ARTICLE_BYTES = 2_000_000
_DAY_KEYS = ("published_on", "published_basis")


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


def read_content(
    uri: str, name: str, content: bytes, *, is_html: bool, metadata: dict[str, Any], fetched_on: date | None = None
) -> Found | Refusal:
    """The article in some bytes, a page (``is_html``) or plain text."""
    decoded = decode(content)
    if isinstance(decoded, tuple):
        return Refusal(uri, *decoded)
    return make_article(uri, name, decoded, is_html=is_html, metadata=metadata, fetched_on=fetched_on)


def make_article(
    uri: str, name: str, decoded: Decoded, *, is_html: bool, metadata: dict[str, Any], fetched_on: date | None = None
) -> Found | Refusal:
    """The article in some text, with what is told of it: beside it (``metadata``), else in the page, else by its address."""
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
    known = {key: whole(value) if isinstance(value, str) else value for key, value in known.items()}
    return Found(uri, str(known.get("url") or name), text, known, decoded.encoding, fetched_on)


def too_large(uri: str) -> Refusal:
    """Why something is refused that holds more than an article may."""
    return Refusal(uri, "too_large", f"more than {MAX_ARTICLE_BYTES:,} bytes", "split it into single articles, or leave it out")
