"""Whose data a snapshot holds, under which terms, and how to cite it: what NOTICE says, for machines and beside the tables."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import distribution
from typing import Any

from warehouse.package.yaml_text import as_yaml

LICENCES: tuple[dict[str, str], ...] = (
    {
        "name": "LicenseRef-articles", "path": "NOTICE",
        "title": "Texts, sentences and quotations belong to the publishers of the articles that were given as input",
    },
    {
        "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Names of places in entities, mentions and events come from GeoNames, which is to be credited",
    },
    {"name": "Unicode-3.0", "path": "https://www.unicode.org/license.txt", "title": "Names of currencies in units come from Unicode CLDR"},
    {"name": "MIT", "path": "LICENSE", "title": "The program that made the tables, and their form"},
)  # fmt: skip
SOURCES: tuple[dict[str, str], ...] = (
    {"title": "The articles given as input: documents.source_uri and documents.url name each"},
    {"title": "GeoNames", "path": "https://www.geonames.org"},
    {"title": "Unicode CLDR", "path": "https://cldr.unicode.org"},
    {"title": "ISO 3166 codes of the Debian iso-codes project", "path": "https://salsa.debian.org/iso-codes-team/iso-codes"},
    {"title": "Wikidata", "path": "https://www.wikidata.org"},
)


def notices() -> dict[str, str]:
    """LICENSE and NOTICE as they were installed with the program, by file name."""
    installed = distribution("wireledger")
    return {name: installed.read_text(f"licenses/{name}") or "" for name in ("LICENSE", "NOTICE")}


def citation(manifest: Mapping[str, Any]) -> str:
    """A citation of the snapshot in the Citation File Format 1.2."""
    told = {
        "cff-version": "1.2.0",
        "message": "If you print what these tables say, cite the article behind each row (documents) and this snapshot.",
        "type": "dataset",
        "title": f"wireledger snapshot {manifest['id']}",
        "authors": [{"name": "The wireledger developers"}],
        "version": str(manifest["id"]),
        "date-released": str(manifest["created_at"])[:10],
        "identifiers": [{"type": "other", "value": str(manifest["id"]), "description": "Snapshot"}],
        "keywords": ["news", "information extraction", "trade statistics", "provenance"],
    }
    return as_yaml(told)
