"""Writes the page of a snapshot into a folder, as plain files that a browser opens from the disk.

What has not changed since the snapshot before is taken over by hard link.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from flows.page import charts, data
from flows.settings import cache_folder
from warehouse.contract import DATABASE

# Where the page of a snapshot lies in its folder.
FOLDER = "report"
# Scripts of ours in the order in which the page runs them.
SCRIPTS = ("parts.js", "state.js", "evidence.js", "statements.js", "trade.js", "lists.js", "page.js")
STYLE = "style.css"
# In a script no text may end it or start a comment of HTML, nor end a line where older browsers see one.
_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
# The libraries under a name of their own, and nothing else of theirs among the page's names.
_LIBRARY = "window.wireledgerChart = vegaEmbed;"


@dataclass(frozen=True, slots=True)
class Source:
    """What a page is made from.

    Args:
        database: of the snapshot.
        manifest: of the snapshot: id, created_at, code_version, gate, rows.
        before: the folder of the snapshot before; null if there is none.
        countries: names by the codes that figures print.
    """

    database: Path
    manifest: Mapping[str, Any]
    before: Path | None
    countries: Mapping[str, str]


def write_into_snapshot(draft: Path, before: Path | None, manifest: Mapping[str, Any], countries: Mapping[str, str]) -> list[str]:
    """Writes the page of a snapshot that is about to be published; gives the paths of its files there."""
    write_page(draft / FOLDER, Source(draft / DATABASE, manifest, before, countries))
    return sorted(path.relative_to(draft).as_posix() for path in (draft / FOLDER).rglob("*") if path.is_file())


def write_audit(folder: Path, audit: list[dict[str, Any]]) -> None:
    """Writes the page of an audit alone, whether or not a snapshot came of it."""
    (folder / STYLE).write_text(_template(STYLE), encoding="utf-8")
    render(folder / "index.html", "audit.html.j2", {"audit": audit, "snapshot": None, "page": None, "style": STYLE})


def write_page(folder: Path, source: Source) -> None:
    """Writes the page into a folder, which is made; ``index.html`` is where to begin."""
    (folder / "data").mkdir(parents=True)
    before = source.before / FOLDER if source.before else None
    with data.open_for_page(source.database, source.before / DATABASE if source.before else None) as connection:
        parts = {kind: data.list_parts(connection, kind) for kind in data.KINDS}
        for kind, wanted in parts.items():
            _write_parts(connection, kind, [part for part in wanted if not _take_over(part.path, folder, before)], folder)
        told = _told(connection, source, parts)
        audit = data.audit_results(connection)
    told["files"] = {
        "chart": _keep(f"data/chart-{_chart_digest()}.js", folder, before, _chart),
        "vega": _keep(f"data/vega-{version('vl-convert-python')}.js", folder, before, _library),
    }
    start = _script("start", told)
    told["start"] = f"data/start-{hashlib.sha256(start.encode()).hexdigest()[:16]}.js"
    (folder / told["start"]).write_text(start, encoding="utf-8")
    for name in (STYLE, *SCRIPTS):
        (folder / name).write_text(_template(name), encoding="utf-8")
    render(folder / "index.html", "index.html.j2", told | {"scripts": SCRIPTS, "audit": audit})
    render(folder / "audit.html", "audit.html.j2", {"audit": audit, "snapshot": source.manifest, "page": "index.html", "style": STYLE})


def _told(connection: duckdb.DuckDBPyConnection, source: Source, parts: dict[str, list[data.Part]]) -> dict[str, Any]:
    """What the page knows when it opens."""
    manifest = source.manifest
    return data.overview(connection) | {
        "snapshot": {name: manifest[name] for name in ("id", "parent", "created_at", "code_version", "gate", "rows")},
        "is_first": source.before is None,
        "countries": dict(source.countries),
        "parts": {kind: [[part.name, part.path] for part in listed] for kind, listed in parts.items()},
    }


def _write_parts(connection: duckdb.DuckDBPyConnection, kind: str, parts: list[data.Part], folder: Path) -> None:
    if not parts:
        return
    paths = {part.name: part.path for part in parts}
    columns: list[Any] = [data.part_columns(connection, kind)]
    if kind == "articles":
        columns.append({name: [*data.fact_columns(connection, name), "claim"] for name in ("figures", "quotes", "events")})
    for name, rows in data.fetch_parts(connection, kind, set(paths)):
        told = [_safe(_dumps(one)) for one in (f"{kind}/{name}", *columns)]
        text = f"wireledger.part({told[0]}, [\n" + ",\n".join(map(_safe, rows)) + "\n], " + ", ".join(told[1:]) + ");\n"
        (folder / paths[name]).write_text(text, encoding="utf-8")


def _script(name: str, content: Any) -> str:
    return f"wireledger.{name}({_safe(_dumps(content))});\n"


def _dumps(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)


def _safe(script: str) -> str:
    for character, escape in _ESCAPES.items():
        script = script.replace(character, escape)
    return script


def _take_over(path: str, folder: Path, before: Path | None) -> bool:
    """Links a file from the page before; false where that one has none of that name, which tells of its content."""
    if before is None or not (before / path).is_file():
        return False
    try:
        os.link(before / path, folder / path)
    except OSError:  # file systems without hard links
        shutil.copy2(before / path, folder / path)
    return True


def _keep(path: str, folder: Path, before: Path | None, make: Callable[[], str]) -> str:
    """Takes over what takes seconds to make: from the page before, else from the cache, else it is made."""
    if _take_over(path, folder, before):
        return path
    (folder / path).write_text(_cached(cache_folder() / "page" / Path(path).name, make), encoding="utf-8")
    return path


def _cached(kept: Path, make: Callable[[], str]) -> str:
    with suppress(OSError):
        return kept.read_text(encoding="utf-8")
    text = make()
    with suppress(OSError):  # a cache that cannot be written costs only time
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_name(f"{kept.name}.{os.getpid()}")  # two runs may make it at once
        aside.write_text(text, encoding="utf-8")
        aside.replace(kept)
    return text


def _library() -> str:
    """Vega, Vega-Lite and the interpreter of their expressions, which needs no ``eval``, under their licence."""
    from vl_convert import javascript_bundle

    return f"/* {_template('vega.txt')}*/\n(() => {{{javascript_bundle(_LIBRARY)}}})();\n"


def _chart() -> str:
    return _script("chart", charts.trade_chart())


def _chart_digest() -> str:
    return hashlib.sha256((version("altair") + Path(charts.__file__).read_text(encoding="utf-8")).encode()).hexdigest()[:16]


def _template(name: str) -> str:
    return files("flows.page").joinpath("templates", name).read_text(encoding="utf-8")


def render(path: Path, template: str, told: Mapping[str, Any]) -> None:
    """Writes a file from one of the templates; all that is filled in is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("flows.page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    path.write_text(environment.get_template(template).render(told), encoding="utf-8")
