"""What makes a folder of Parquet files a package that stands for itself: descriptions, contract, rights, sums.

Everything here is made from the tables' declaration and the manifest of the snapshot. Belongs here: what readers, catalogues and
validators open beside the tables. Does not belong here: the tables themselves.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from warehouse.package.contract_file import odcs_yaml
from warehouse.package.datapackage import datapackage, table_schemas
from warehouse.package.dbt import sources_yaml
from warehouse.package.dictionary_page import dictionary_html
from warehouse.package.rights import citation, notices
from warehouse.package.views_file import views_sql

SUMS = "SHA256SUMS"


def write_package(draft: Path, manifest: Mapping[str, Any]) -> None:
    """Writes all of it into the folder of a snapshot whose tables and database lie there already."""
    texts = {
        "datapackage.json": _json(datapackage(manifest)),
        "wireledger.odcs.yaml": odcs_yaml(manifest),
        "dbt_sources.yml": sources_yaml(),
        "views.sql": views_sql(),
        "dictionary.html": dictionary_html(draft, manifest),
        "CITATION.cff": citation(manifest),
        **notices(),
        **{f"schemas/{name}.json": _json(schema) for name, schema in table_schemas().items()},
    }
    (draft / "schemas").mkdir()
    for name, text in texts.items():
        (draft / name).write_text(text, encoding="utf-8")


def write_sums(draft: Path, manifest: Mapping[str, Any]) -> None:
    """Writes the sums of all files but its own, as ``sha256sum --check`` takes them; last, when all the others lie there."""
    known = manifest["files"] | {"wireledger.duckdb": manifest["database"]}
    found = sorted(
        path.relative_to(draft).as_posix() for place, _, names in os.walk(draft) for path in (Path(place, name) for name in names)
    )
    lines = [f"{known.get(path) or _sha256(draft / path)}  {path}\n" for path in found]
    (draft / SUMS).write_text("".join(lines), encoding="utf-8")


def _json(content: Mapping[str, object]) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
