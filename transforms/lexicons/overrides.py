"""Names that a person has settled by hand: entities to be made one across documents, or kept apart.

Merging across documents goes by the folded name and the kind alone. What that gets wrong is put right in
``entity_overrides.csv``, one row a name, and is undone by taking the row out again: readings are made anew from the
text, nothing is merged in place.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from transforms.lexicons.spelling import fold_name

OverrideTable = dict[tuple[str, str], tuple["EntityOverride", ...]]


@dataclass(frozen=True, slots=True)
class EntityOverride:
    """Whom a name means: ``entity`` is the name to be used, where ``when`` (a word, or empty) stands beside the name."""

    when: str
    entity: str


def read_overrides(table: pl.DataFrame) -> OverrideTable:
    """The overrides by kind and folded name, in the order of the table: the first whose word fits counts.

    Args:
        table: ``entity_overrides.csv``: columns ``kind``, ``name``, ``when``, ``entity``, ``reason``.
    """
    found: dict[tuple[str, str], list[EntityOverride]] = {}
    for kind, name, when, entity in table.select("kind", "name", "when", "entity").iter_rows():
        found.setdefault((kind, fold_name(name)), []).append(EntityOverride((when or "").lower(), entity))
    return {key: tuple(rows) for key, rows in found.items()}
