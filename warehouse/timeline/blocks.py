"""Blocks: what clusters are found by, so that only those are compared that may be one: who does what to whom, in which month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from warehouse.timeline.clusters import Cluster
from warehouse.timeline.kinds import STRICT
from warehouse.timeline.parties import Parties

Block = tuple[str, ...]
Blocks = dict[Block, list[int]]
# Parties of one event that it is found by; an event of more has them all in its cluster.
MOST_PARTIES = 5
_ANY, _NONE = "*", ""


def make_blocks(clusters: Mapping[int, Cluster]) -> Blocks:
    """Clusters by all that they are found by, in the order of their cells; one that grows is found by what its cells were."""
    blocks: Blocks = defaultdict(list)
    for cell in sorted(clusters):
        cluster = clusters[cell]
        times = [*_months_told(cluster), *(f"written {month}" for month in _months_written(cluster)), *cluster.stories]
        for sides in _indexed(cluster):
            for time in times:
                blocks[cluster.family, *sides, time].append(cell)
    return blocks


def of_one_time(cluster: Cluster, blocks: Blocks) -> Iterator[int]:
    """Clusters of the months on which the event can be, and those without a day that were written when it was."""
    months = cluster.when.months() if cluster.when else []
    written = [f"written {month}" for month in _months_written(cluster)] if cluster.days is None else []
    yield from _found(cluster, blocks, [*months, *written])


def of_stories(cluster: Cluster, blocks: Blocks, stories: Iterable[str]) -> Iterator[int]:
    """Clusters that some stories tell."""
    yield from _found(cluster, blocks, sorted(stories))


def _found(cluster: Cluster, blocks: Blocks, times: list[str]) -> Iterator[int]:
    for sides in _sought(cluster):
        for time in times:
            yield from blocks.get((cluster.family, *sides, time), [])


def _months_told(cluster: Cluster) -> list[str]:
    return cluster.days.months() if cluster.days else []


def _months_written(cluster: Cluster) -> list[str]:
    if cluster.days is not None:
        return []
    return sorted({date.fromordinal(day).isoformat()[:7] for window in cluster.written for day in window})


def _indexed(cluster: Cluster) -> set[tuple[str, str]]:
    """By every doer with every aim, and by each alone."""
    doers, aims = _names(cluster.doers), _aims(cluster)
    if cluster.family == "encounter":
        return {*combinations(doers, 2), *((doer, _ANY) for doer in doers), *((doer, _NONE) for doer in doers if len(doers) == 1)}
    pairs = {(doer, aim) for doer in doers or [_NONE] for aim in aims or [_NONE]}
    return pairs | {(doer, _ANY) for doer in doers or [_NONE]} | {(_ANY, aim) for aim in aims}


def _sought(cluster: Cluster) -> list[tuple[str, str]]:
    """By every doer with every aim; where one is left open, by the other alone."""
    doers, aims = _names(cluster.doers), _aims(cluster)
    if cluster.family == "encounter":
        pairs = [*combinations(doers, 2), *((doer, _NONE) for doer in doers)]
        return pairs if len(doers) > 1 else [(doer, _ANY) for doer in doers]
    if not doers:
        return [(_ANY, aim) for aim in aims]
    if not aims:
        return [(doer, _NONE if cluster.family in STRICT else _ANY) for doer in doers]
    open_aims = [] if cluster.family in STRICT else [_NONE]
    open_doers = [] if cluster.family in STRICT else [(_NONE, aim) for aim in aims]
    return [*((doer, aim) for doer in doers for aim in [*aims, *open_aims]), *open_doers]


def _names(sides: list[Parties]) -> list[str]:
    return sorted({party.block for parties in sides for party in parties})[:MOST_PARTIES]


def _aims(cluster: Cluster) -> list[str]:
    places = {place.country or place.key for place in cluster.places} if cluster.family == "visit" else set()
    return sorted({*_names(cluster.aims), *places})[:MOST_PARTIES]
