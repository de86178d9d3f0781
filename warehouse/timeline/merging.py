"""Merging: tellings of all articles are joined step by step, the sure before the loose, and each only where nothing else fits as well.

Candidates share a family and a party with its month, story or time of writing; no two are compared that share nothing. What is
joined first does not depend on the order of files: cells go by their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from warehouse.timeline.blocks import Blocks, make_blocks, of_one_time, of_stories
from warehouse.timeline.clusters import IN_SPAN, IN_YEAR, Cluster, Fit, cluster_of, describe_fit, fit, merge
from warehouse.timeline.parties import Likeness
from warehouse.timeline.parts import find_parts
from warehouse.timeline.related import Related, find_related, with_windows
from warehouse.timeline.tellings import Telling

# How many clusters of one block a telling is compared with: those of the first words. More are of one person in one month.
MOST_COMPARED = 50
_NONE = Fit(-1, Likeness.OPEN, Likeness.OPEN, Likeness.OPEN, 0, 0)


@dataclass(frozen=True, slots=True)
class Joined:
    """A telling in its event. ``key``: of the event; ``other_key``: the best event that it was not joined to."""

    event_id: str
    key: str
    why: str
    other_key: str | None


class Merger:
    """Clusters as a union of cells; ``found``: the root of each, ``why`` and ``others`` by cell."""

    def __init__(self, tellings: list[Telling]) -> None:
        cells: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
        for telling in tellings:
            cells[telling.cell].append(telling)
        self.cells = [cells[key] for key in sorted(cells, key=repr)]
        self.keys = sorted(repr(key) for key in cells)
        self.parent = list(range(len(self.cells)))
        self.clusters: dict[int, Cluster] = {k: cluster_of(cell) for k, cell in enumerate(self.cells)}
        self.why: dict[int, str] = {}
        self.others: dict[int, int] = {}

    def root(self, cell: int) -> int:
        """The cell that stands for the cluster."""
        while self.parent[cell] != cell:
            self.parent[cell] = self.parent[self.parent[cell]]
            cell = self.parent[cell]
        return cell

    def join(self, cell: int, other: int, why: str) -> None:
        """Makes two clusters one, under the key that comes first."""
        first, last = sorted((cell, other))
        self.clusters[first] = merge(self.clusters[first], self.clusters.pop(last))
        self.parent[last] = first
        self.why.setdefault(cell, why)
        self.why.setdefault(other, why)

    def fit(self, cell: int, other: int) -> Fit | None:
        """How well the clusters of two cells go together now."""
        ours, theirs = self.root(cell), self.root(other)
        return fit(self.clusters[ours], self.clusters[theirs]) if ours != theirs else None


@dataclass(frozen=True, slots=True)
class Merged:
    """Every telling with the event that it is of, and which event is part of which."""

    joined: list[Joined]
    parts: dict[str, str]


def merge_tellings(tellings: list[Telling]) -> Merged:
    """Every telling with the event that it is of, in the order given; and what is part of what, by keys of events."""
    related = find_related(tellings)
    merger = Merger(with_windows(tellings, related))
    blocks = make_blocks(merger.clusters)
    for step in _STEPS:
        _take_step(merger, step, blocks, related)
    parts = find_parts({merger.keys[cell]: cluster for cell, cluster in merger.clusters.items()})
    return Merged(_joined(merger, tellings), parts)


def _take_step(merger: Merger, step: Step, blocks: Blocks, related: Related) -> None:
    """Joins what fits, the best pairs first; remembers for each that asks the best that it was not joined to."""
    asking = [cell for cell in sorted(merger.clusters) if step.is_asking(merger.clusters[cell])]
    fitting = {cell: _fitting(merger, cell, step.candidates(merger.clusters[cell], blocks, related), step) for cell in asking}
    pairs = sorted((tuple(-part for part in found), cell, other) for cell in asking for found, other in fitting[cell])
    for _, cell, other in pairs:
        _join_if_best(merger, step, cell, other, fitting)
    for cell in asking:
        left = next((other for _, other in fitting[cell] if merger.root(other) != merger.root(cell)), None)
        if left is not None:
            merger.others.setdefault(cell, left)


def _join_if_best(merger: Merger, step: Step, cell: int, other: int, fitting: dict[int, list[tuple[Fit, int]]]) -> None:
    """Joins two clusters that still fit, where the one that asks has not found its event yet and nothing else fits as well."""
    found = merger.fit(cell, other) if step.is_asking(merger.clusters[merger.root(cell)]) else None
    if found is not None and step.is_due(found) and not _is_choice(merger, cell, other, found, fitting):
        merger.join(merger.root(cell), merger.root(other), describe_fit(found))


def _fitting(merger: Merger, cell: int, candidates: Iterable[int], step: Step) -> list[tuple[Fit, int]]:
    """The candidates that fit a cluster, the best first."""
    others = sorted({merger.root(other) for other in candidates} - {cell})[:MOST_COMPARED]
    fits = [(found, other) for other in others if (found := merger.fit(cell, other)) is not None and step.is_due(found)]
    return sorted(fits, key=lambda pair: (tuple(-part for part in pair[0]), pair[1]))


def _is_choice(merger: Merger, cell: int, other: int, found: Fit, fitting: dict[int, list[tuple[Fit, int]]]) -> bool:
    """Whether another cluster fits one of the two as well that is another event than the other one."""
    return found.is_loose and (_has_rival(merger, cell, other, found, fitting) or _has_rival(merger, other, cell, found, fitting))


def _has_rival(merger: Merger, cell: int, other: int, found: Fit, fitting: dict[int, list[tuple[Fit, int]]]) -> bool:
    rivals = {merger.root(rival) for _, rival in fitting.get(cell, [])} - {merger.root(cell), merger.root(other)}
    as_good = [rival for rival in sorted(rivals) if (merger.fit(cell, rival) or _NONE) >= found]
    return any(merger.fit(other, rival) is None for rival in as_good)


def _of_one_time(cluster: Cluster, blocks: Blocks, _: Related) -> Iterator[int]:
    return of_one_time(cluster, blocks)


def _of_one_story(cluster: Cluster, blocks: Blocks, _: Related) -> Iterator[int]:
    return of_stories(cluster, blocks, cluster.stories)


def _of_related(cluster: Cluster, blocks: Blocks, related: Related) -> Iterator[int]:
    return of_stories(cluster, blocks, (other for story in cluster.stories for other in related.get(story, [])))


def _has_days(cluster: Cluster) -> bool:
    return cluster.days is not None and cluster.days.grain == 0


def _is_coarse(cluster: Cluster) -> bool:
    return cluster.days is not None and cluster.days.grain > 0


def _is_undated(cluster: Cluster) -> bool:
    return cluster.days is None


def _is_unplaced(cluster: Cluster) -> bool:
    return cluster.when is None


@dataclass(frozen=True, slots=True)
class Step:
    """Whether a fit is good enough, where candidates are looked for, and which clusters ask."""

    is_due: Callable[[Fit], bool]
    candidates: Callable[[Cluster, Blocks, Related], Iterator[int]]
    is_asking: Callable[[Cluster], bool]


_STEPS = (
    Step(lambda found: found.days >= IN_SPAN and not found.is_loose, _of_one_time, _has_days),
    Step(lambda found: found.days >= IN_SPAN, _of_one_time, _has_days),
    Step(lambda found: found.days >= IN_YEAR, _of_one_time, _is_coarse),
    Step(lambda found: found.nearness > 0 and found.days > 0, _of_one_story, _is_undated),
    Step(lambda found: found.nearness > 0, _of_one_story, _is_undated),
    Step(lambda found: found.days > 0, _of_one_time, _is_undated),
    Step(lambda _: True, _of_related, _is_unplaced),
)


def _joined(merger: Merger, tellings: list[Telling]) -> list[Joined]:
    by_id: dict[str, Joined] = {}
    for cell, members in enumerate(merger.cells):
        root = merger.root(cell)
        other = merger.others.get(cell)
        other_root = merger.root(other) if other is not None else root
        other_key = merger.keys[other_root] if other_root != root else None
        why = merger.why.get(cell) or ("Same kind of event, same parties, same day or period." if len(members) > 1 else "Told once.")
        for telling in members:
            by_id[telling.event_id] = Joined(telling.event_id, merger.keys[root], why, other_key)
    return [by_id[telling.event_id] for telling in tellings]
