"""One lexicon and one reader for all tests of the readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import polars as pl
import pytest

from tests.transforms.cases import PUBLISHED_ON
from transforms.lexicon import Lexicon
from transforms.reading import read_documents

LATEST = date(2025, 12, 31)
Frames = dict[str, pl.DataFrame]
Article = tuple[str, date | None, str | None]
_SCHEMA = {"document_id": pl.String, "text": pl.String, "title": pl.String, "byline": pl.String, "published_on": pl.Date}


def as_documents(articles: Iterable[Article]) -> pl.DataFrame:
    """Documents as ``read_documents`` takes them; ids by place."""
    rows = [(f"doc_{number}", text, title, None, on) for number, (text, on, title) in enumerate(articles)]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


class Reader:
    """Reads articles, and keeps what it has read.

    Reading one article costs some 80 ms, reading a thousand a second: the texts of all collected cases are read as
    one batch first.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.known: dict[Article, Frames] = {}

    def read_batch(self, articles: Iterable[Article]) -> list[Frames]:
        """The readings of each article; nothing is kept."""
        articles = list(articles)
        frames = read_documents(as_documents(articles), self.lexicon, LATEST)
        assert frames["broken"].is_empty(), frames["broken"].rows()
        mentioned = frames["mentions"].select("document_id", "entity_id").unique(maintain_order=True)
        entities = mentioned.join(frames["entities"], on="entity_id", maintain_order="left")
        participants = frames["events"].select("document_id", "event_id")
        frames = frames | {
            "entities": entities,
            "event_participants": participants.join(frames["event_participants"], on="event_id", maintain_order="left"),
        }
        parts = {name: frame.partition_by("document_id", as_dict=True, maintain_order=True) for name, frame in frames.items()}
        return [
            {name: parts[name].get((f"doc_{number}",), frame.clear()) for name, frame in frames.items()} for number in range(len(articles))
        ]

    def prepare(self, articles: Iterable[Article]) -> None:
        """Reads articles ahead; one that cannot be read will fail in its own test."""
        articles = list(dict.fromkeys(articles))
        try:
            self.known |= dict(zip(articles, self.read_batch(articles), strict=True))
        except Exception:
            self.known.clear()

    def __call__(self, text: str, published_on: date | None = PUBLISHED_ON, title: str | None = None) -> Frames:
        """The readings of one article by table; ``entities`` holds those mentioned."""
        article = (text, published_on, title)
        if article not in self.known:
            self.known[article] = self.read_batch([article])[0]
        return self.known[article]


def article_of(item: pytest.Item) -> Article | None:
    """The article that a case reads; none where it reads no text, or writes it itself."""
    params = item.callspec.params if hasattr(item, "callspec") else {}
    text = params.get("text")
    return (text, params.get("published_on", PUBLISHED_ON), params.get("title")) if isinstance(text, str) else None


@pytest.fixture(scope="session")
def read(request: pytest.FixtureRequest, lexicon: Lexicon) -> Callable[..., Frames]:
    reader = Reader(lexicon)
    reader.prepare(article for item in request.session.items if (article := article_of(item)))
    return reader
