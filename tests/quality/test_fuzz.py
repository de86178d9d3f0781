"""A short fuzz with a fixed seed: nothing breaks. The long one is ``python -m tests.quality.fuzz --seconds 3600``."""

from __future__ import annotations

import pytest

from benchmarks.corpus import make_articles
from tests.quality.fuzz import BATCH, Report, find_breaks, fuzz, own_articles, shrink

SEED = 20240520


def test_nothing_breaks_on_spoilt_articles() -> None:
    articles = own_articles() + [article.text for article in make_articles(BATCH // 2, SEED)]
    report = fuzz(articles, seconds=600, seed=SEED, most=BATCH)
    assert report.n_mutants == BATCH
    assert not report.breaks, report.smallest


def test_what_breaks_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    from transforms.figures import figures

    find_amounts = figures.find_amounts

    def broken_amounts(sentence, *rest):
        return 1 // 0 if "herring" in sentence.lower and "9" in sentence.lower else find_amounts(sentence, *rest)

    monkeypatch.setattr("transforms.figures.figures.find_amounts", broken_amounts)
    texts = [
        "The port was closed on Monday. It sold 9 crates of herring, said Rosa Soto, the mayor of Arica.",
        "The port was open on Monday.",
    ]
    found = find_breaks(texts)
    assert [len(kinds) for kinds in found] == [1, 0]
    (kind,) = found[0]
    assert kind.startswith("ZeroDivisionError")
    small = shrink(texts[0], kind)
    assert "9" in small and "herring" in small
    assert len(small) < 20
    report = Report()
    report.add(texts, found)
    assert (report.breaks[kind], report.smallest[kind]) == (1, texts[0])
