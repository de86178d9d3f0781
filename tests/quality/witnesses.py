"""Which tests see which answer of which predicate: written down by a trace while the tests run."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from types import CodeType, FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.transforms.conftest import Article, Reader, article_of
from transforms.publication import infer_publication, infer_window
from transforms.reading import _read_article

# What runs for one article of a batch, with the article as its argument of this name.
OF_ONE_ARTICLE = {function.__code__ for function in (infer_publication, infer_window, _read_article)}
Answer = tuple[str, bool]


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))


class Witnesses:
    """The tests of a session, and what each of them sees of the watched predicates."""

    def __init__(self, session: pytest.Session, watched: dict[CodeType, str]) -> None:
        self.items = session.items
        self.watched = watched
        self.seen: dict[Answer, set[str]] = defaultdict(set)
        self.batch: list[Article] = []
        self.now: set[str] = set()
        self.readers: dict[Article | None, set[str]] = defaultdict(set)
        for item in self.items:
            self.readers[article_of(item)].add(item.nodeid)

    def prepare(self, reader: Reader, articles: Iterable[Article]) -> None:
        """Reads the texts of all tests ahead; what is seen meanwhile is seen by the tests of the text being read."""
        self.batch = list(dict.fromkeys(articles))
        reader.known |= dict(zip(self.batch, reader.read_batch(self.batch), strict=True))
        self.batch = []

    def tests_of(self, frame: FrameType | None) -> set[str]:
        """The test that runs, or those of the text that is being read ahead: all, where it is no single one."""
        if not self.batch:
            return self.now
        while frame is not None and frame.f_code not in OF_ONE_ARTICLE:
            frame = frame.f_back
        texts = self.batch if frame is None else [self.batch[int(frame.f_locals["article"].document_id.removeprefix("doc_"))]]
        return {test for text in texts for test in self.readers[text]}

    def trace(self, frame: FrameType, event: str, value: object) -> Any:
        if frame.f_code not in self.watched:
            return None
        frame.f_trace_lines = False
        if event == "return":
            self.seen[self.watched[frame.f_code], bool(value)] |= self.tests_of(frame)
        return self.trace

    def run(self) -> dict[Answer, set[str]]:
        """Runs all tests; those that fail, as one may for being slower now, witness nothing."""
        Reader.prepare = lambda reader, articles: self.prepare(reader, articles)
        failed = set()
        for item, following in zip(self.items, [*self.items[1:], None], strict=True):
            self.now = {item.nodeid}
            sys.settrace(self.trace)
            if not passes(item, following):
                failed.add(item.nodeid)
            sys.settrace(None)
        return {answer: tests - failed for answer, tests in self.seen.items()}
