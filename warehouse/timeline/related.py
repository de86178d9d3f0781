"""Articles that tell the same, where none of them tells its day: they share several events of the same countries or persons."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations

from warehouse.timeline.tellings import Telling

# Stories that share so many events are of one time. Two may be the visit and the talks of any year.
LEAST_SHARED = 3
# What more stories tell says nothing of when they were written.
MOST_TELLING = 20
# Stories that were written further apart give no window together.
WIDEST_DAYS = 31
Related = dict[str, list[str]]
Signature = tuple[str, tuple[str, ...], tuple[str, ...]]


def with_windows(tellings: list[Telling], related: Related) -> list[Telling]:
    """The tellings; those of unknown day with the days of the related stories, where these lie close together."""
    windows: dict[str, tuple[int, int]] = {}
    for told in tellings:
        if told.written is not None:
            first, last = windows.get(told.story_id, told.written)
            windows[told.story_id] = (min(first, told.written[0]), max(last, told.written[1]))
    found = {story: _hull([windows[other] for other in others if other in windows]) for story, others in related.items()}
    return [told if told.written else replace(told, written=found.get(told.story_id)) for told in tellings]


def _hull(windows: list[tuple[int, int]]) -> tuple[int, int] | None:
    if not windows:
        return None
    first, last = min(first for first, _ in windows), max(last for _, last in windows)
    return (first, last) if last - first <= WIDEST_DAYS else None


def find_related(tellings: list[Telling]) -> Related:
    """For each story with an article of unknown day, the stories that share at least ``LEAST_SHARED`` events with it."""
    undated = {t.story_id for t in tellings if t.written is None}
    telling: dict[Signature, set[str]] = defaultdict(set)
    for told in tellings:
        if told.doers:
            telling[_signature(told)].add(told.story_id)
    shared: Counter[tuple[str, str]] = Counter()
    for stories in telling.values():
        if len(stories) <= MOST_TELLING and not undated.isdisjoint(stories):
            shared.update(combinations(sorted(stories), 2))
    related: Related = defaultdict(list)
    for (ours, theirs), count in sorted(shared.items()):
        if count >= LEAST_SHARED:
            related[ours].append(theirs)
            related[theirs].append(ours)
    return related


def _signature(told: Telling) -> Signature:
    aims = {party.block for party in told.aims}
    if told.family == "visit" and told.place:
        aims.add(told.place.country or told.place.key)
    return told.family, tuple(sorted({party.block for party in told.doers})), tuple(sorted(aims))
