"""Sentences of any words with any tags, which hold whatever a tagger may give."""

from __future__ import annotations

from transforms.segmentation.articles import Sentence


def made_of(tokens: list[tuple[str, str]]) -> Sentence:
    """The sentence of these words, each with its tag."""
    words, tags = [word for word, _ in tokens], [tag for _, tag in tokens]
    starts = list(range(0, 2 * len(words), 2))
    return Sentence("p", "body", " ".join(words), 0, words, words, starts, [start + 1 for start in starts], tags, 0)
