"""Parts: what is done within a visit or a meeting of many: talks, signings, ceremonies, a stay in a city of the country visited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from warehouse.timeline.clusters import Cluster
from warehouse.timeline.days import Days
from warehouse.timeline.parties import Party, Place

# What a visit may contain.
_CONTAINED = frozenset({"encounter", "deal", "visit", "other", "declare", "statement"})
# A visit lasts no longer; what goes on for months contains nothing.
LONGEST_VISIT = 14


def find_parts(clusters: Mapping[str, Cluster]) -> dict[str, str]:
    """For each event that is done within a visit, the visit that contains it; by their keys.

    The visitor takes part, and so does the host or the place lies in the country; its days are within those of the visit, or one article
    tells both and no day of the part. Of two visits that it may be part of, none is taken.
    """
    visits = _visits_by_visitor(clusters)
    parts: dict[str, str] = {}
    for key in sorted(clusters):
        found = _visits_around(key, clusters, visits) if clusters[key].family in _CONTAINED else []
        if len(found) == 1:
            parts[key] = found[0]
    return parts


def _visits_by_visitor(clusters: Mapping[str, Cluster]) -> dict[str, list[str]]:
    visits: dict[str, list[str]] = defaultdict(list)
    for key in sorted(clusters):
        cluster = clusters[key]
        if cluster.family == "visit" and cluster.places and _is_short(cluster.days):
            for visitor in _parties(cluster):
                visits[visitor.key].append(key)
    return visits


def _is_short(days: Days | None) -> bool:
    return days is None or (days.grain == 0 and days.last - days.first <= LONGEST_VISIT) or days.grain == 1


def _visits_around(key: str, clusters: Mapping[str, Cluster], visits: Mapping[str, list[str]]) -> list[str]:
    candidates = sorted({visit for party in _parties(clusters[key]) for visit in visits.get(party.key, [])} - {key})
    return [visit for visit in candidates if _contains(clusters[visit], clusters[key])]


def _contains(visit: Cluster, part: Cluster) -> bool:
    country = next((place.country for place in visit.places if place.is_whole), None)
    if country is None or not _is_within(visit, part):
        return False
    if part.family == "visit":
        return any(place.country == country and not place.is_whole for place in part.places)
    visitors = {visitor.key for visitor in _parties(visit)}
    has_host = any(party.country == country and party.key not in visitors for party in _parties(part))
    return not _is_abroad(part.places, country) and (has_host or any(place.country == country for place in part.places))


def _is_within(visit: Cluster, part: Cluster) -> bool:
    if part.days is not None:
        return visit.days is not None and visit.days.first <= part.days.first and part.days.last <= visit.days.last
    if visit.documents.isdisjoint(part.documents):
        return False
    return visit.when is None or part.when is None or visit.when.meets(part.when)


def _is_abroad(places: list[Place], country: str) -> bool:
    return any(place.country is not None and place.country != country for place in places)


def _parties(cluster: Cluster) -> list[Party]:
    return sorted({party for parties in [*cluster.doers, *cluster.aims] for party in parties})
