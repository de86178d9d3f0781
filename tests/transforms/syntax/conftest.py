"""Sentences parsed by the whole reading, with the names that an article gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.transforms.cases import FILLER, PUBLISHED_ON
from tests.transforms.conftest import LATEST, as_documents
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_articles
from transforms.segmentation.passages import split_passages
from transforms.syntax.parse import Parse


@pytest.fixture(scope="session")
def parse(lexicon: Lexicon) -> Callable[[str], Parse]:
    """The parse of the sentence that opens an article."""

    def read(opening: str) -> Parse:
        documents = as_documents([(f"{opening} {FILLER}", PUBLISHED_ON, None)])
        passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
        _, readings, _ = read_articles(documents, passages, lexicon, LATEST)
        sentence = readings[0].article.sentences[0]
        vars(sentence.hits).update(vars(lexicon.hits_in(sentence)))  # they are let go when an article is read
        return sentence

    return read
