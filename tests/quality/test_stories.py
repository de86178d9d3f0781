"""Which pairs of articles are taken for one story: precision and recall on a test set by rule, with floors."""

from __future__ import annotations

from collections import Counter

import polars as pl
import pytest

from flows.lexicons import load_lexicon
from tests.quality.retold import Pair, make_pairs
from transforms.segmentation.passages import split_passages
from transforms.stories.alignment import align, is_one_story, read_tellings
from transforms.stories.stories import COMPARED_FROM, LEAST_SHARED_PAIRS
from transforms.stories.terms import sample_term_pairs

# By family of pairs: the least share that must be found (one story) or left apart (two stories).
RECALL = {"copy": 0.97, "rewrite": 0.85, "back-translation": 0.85}
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.85


def judge(pairs: list[Pair]) -> list[bool]:
    """What the program takes for one story, by the way a run goes: shared pairs of terms first, then sentences."""
    texts = sorted({text for pair in pairs for text in (pair.first, pair.second)})
    ids = {text: f"doc_{number:05d}" for number, text in enumerate(texts)}
    lexicon = load_lexicon()
    documents = pl.DataFrame(
        {"document_id": list(ids.values()), "text": texts, "title": [None] * len(texts)}, schema_overrides={"title": pl.String}
    )
    passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
    tellings = read_tellings(passages)
    sketches: dict[str, set[int]] = {}
    for document_id, term_pair in sample_term_pairs(passages).iter_rows():
        sketches.setdefault(document_id, set()).add(term_pair)
    verdicts = []
    for pair in pairs:
        first, second = ids[pair.first], ids[pair.second]
        ours, theirs = sketches.get(first, set()), sketches.get(second, set())
        n_shared = len(ours & theirs)
        likely = n_shared >= LEAST_SHARED_PAIRS and n_shared >= COMPARED_FROM * min(len(ours), len(theirs))
        verdicts.append(likely and is_one_story(align(tellings[first], tellings[second])))
    return verdicts


@pytest.fixture(scope="module")
def judged() -> list[tuple[Pair, bool]]:
    pairs = make_pairs()
    return list(zip(pairs, judge(pairs), strict=True))


def test_pair_precision_and_recall(judged) -> None:
    right = sum(found and pair.is_one_story for pair, found in judged)
    precision = right / sum(found for _, found in judged)
    recall = right / sum(pair.is_one_story for pair, _ in judged)
    assert precision >= LEAST_PRECISION, _wrong(judged)
    assert recall >= LEAST_RECALL, _wrong(judged)


@pytest.mark.parametrize(("family", "least"), RECALL.items())
def test_recall_by_family(judged, family: str, least: float) -> None:
    found = [verdict for pair, verdict in judged if pair.is_one_story and pair.kind.split(":")[0] == family]
    assert sum(found) / len(found) >= least, _wrong(judged)


def _wrong(judged: list[tuple[Pair, bool]]) -> Counter[str]:
    return Counter(pair.kind for pair, found in judged if found != pair.is_one_story)
