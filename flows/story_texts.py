"""What texts say of stories: which new documents tell what others tell, and how those of one story hang together.

Texts are compared so many at a time, so that memory does not grow with the corpus.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import polars as pl

from transforms.stories.alignment import Telling, read_tellings
from transforms.stories.stories import (
    COMPARED_FROM,
    DOCUMENTS_PER_PAIR,
    LEAST_SHARED_PAIRS,
    MOST_COMPARED,
    describe_stories,
    find_relatives,
)  # fmt: skip
from warehouse import story_queries

# Pairs of documents that are compared, and stories that are described, with their texts in memory.
PAIRS_AT_A_TIME, STORIES_AT_A_TIME = 20_000, 2_000


def relatives_of_new(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The documents that those without a story belong to: ``document_id``, ``other_id``, ``strength``."""
    return pl.concat([_earlier_versions(connection), _relatives(connection)])


def _earlier_versions(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    # Stronger than any likeness: a version tells the story of the one it replaces, however much it changes.
    return story_queries.earlier_versions(connection).with_columns(strength=pl.lit(2.0))


def _relatives(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    likely = story_queries.likely_relatives(
        connection, documents_per_pair=DOCUMENTS_PER_PAIR, least_shared=LEAST_SHARED_PAIRS, least_share=COMPARED_FROM,
        most=MOST_COMPARED,
    )  # fmt: skip
    parts = [likely.clear(), *likely.iter_slices(PAIRS_AT_A_TIME)]
    return pl.concat([find_relatives(part, _tellings(connection, part)) for part in parts])


def _tellings(connection: duckdb.DuckDBPyConnection, pairs: pl.DataFrame) -> Mapping[str, Telling]:
    both = pl.concat([pairs["document_id"], pairs["other_id"]]).unique().sort()
    return read_tellings(story_queries.passages_of(connection, both))


def describe(connection: duckdb.DuckDBPyConnection, members: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table ``stories``, of all documents of changed stories as ``members_to_describe`` gives them."""
    stories = members["story_id"].unique().sort().to_frame()
    parts = [stories.clear(), *stories.iter_slices(STORIES_AT_A_TIME)]
    return pl.concat([_describe_some(connection, members.join(part, on="story_id", how="semi", maintain_order="left")) for part in parts])


def _describe_some(connection: duckdb.DuckDBPyConnection, members: pl.DataFrame) -> pl.DataFrame:
    passages = story_queries.passages_of(connection, members["document_id"])
    shared = members.filter(pl.len().over("story_id") > 1).select("document_id")
    tellings = read_tellings(passages.join(shared, on="document_id", how="semi", maintain_order="left"))
    return describe_stories(members, passages, story_queries.quotes_of(connection, members["document_id"]), tellings)
