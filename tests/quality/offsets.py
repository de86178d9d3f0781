"""Annotations of articles whose text is not ours to keep: places instead of copied words.

python -m tests.quality.offsets strip   FOLDER OUT       FOLDER: NAME.txt beside NAME.json; OUT: NAME.json without a word of the text
python -m tests.quality.offsets restore FOLDER TEXTS OUT TEXTS: where the articles lie; OUT: NAME.txt beside NAME.json, as scorers read them

In the form without text ``at`` is the place of ``evidence`` as [start, end) in code points, ``surface_at`` and ``content_at`` those of
``surface`` and ``content``, ``sha256`` the hash of the article's bytes: of another version of it nothing is restored.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

# What is kept of each entry beside its places: values and codes, no words of the text but names of who says it.
_PLACED = {"evidence": "at", "surface": "surface_at", "content": "content_at"}
_LEFT_OUT = ("boilerplate", "captions", "headings", "title")


def strip(annotation: dict[str, Any], text: str, digest: str) -> dict[str, Any]:
    """The annotation with places for copied words.

    Raises:
        ValueError: copied words stand nowhere in the text.
    """
    entries = {kind: [_placed(entry, text) for entry in annotation.get(kind, [])] for kind in ("figures", "quotes", "events")}
    rest = {key: value for key, value in annotation.items() if key not in (*entries, *_LEFT_OUT)}
    return {**rest, "sha256": digest, **entries}


def restore(stripped: dict[str, Any], text: str) -> dict[str, Any]:
    """The annotation with the words that stand at its places."""
    entries = {kind: [_worded(entry, text) for entry in stripped.get(kind, [])] for kind in ("figures", "quotes", "events")}
    return {**stripped, **{key: [] for key in _LEFT_OUT[:3]}, "title": None, **entries}


def _placed(entry: dict[str, Any], text: str) -> dict[str, Any]:
    start = text.index(entry["evidence"]) if entry.get("evidence") else 0
    places = {}
    for name, place in _PLACED.items():
        if entry.get(name):
            first = text.index(entry[name], start)
            places[place] = [first, first + len(entry[name])]
    return {**places, **{key: value for key, value in entry.items() if key not in _PLACED}}


def _worded(entry: dict[str, Any], text: str) -> dict[str, Any]:
    words = {name: text[entry[place][0] : entry[place][1]] for name, place in _PLACED.items() if place in entry}
    return {**words, **{key: value for key, value in entry.items() if key not in _PLACED.values()}}


def written(annotation: dict[str, Any]) -> str:
    """An annotation as its file has it: an entry a line, so that a change of one is one line."""
    parts = [
        f" {json.dumps(key)}: " + (_listed(value) if isinstance(value, list) else json.dumps(value, ensure_ascii=False))
        for key, value in annotation.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _listed(entries: list[Any]) -> str:
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n ]" if entries else "[]"


def strip_folder(folder: Path, out: Path) -> None:
    """Writes the annotations of a folder without a word of the texts."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".meta.json"):
            continue
        annotation = json.loads(path.read_text(encoding="utf-8"))
        article = folder / annotation["document"]
        digest = hashlib.sha256(article.read_bytes()).hexdigest()
        stripped = strip(annotation, article.read_text(encoding="utf-8"), digest)
        (out / path.name).write_text(written(stripped), encoding="utf-8")


def restore_folder(folder: Path, texts: Path, out: Path) -> None:
    """Writes annotations with their words beside the articles, as far as these are found; by the hash of the article."""
    out.mkdir(parents=True, exist_ok=True)
    by_digest = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(texts.rglob("*.txt"))}
    for path in sorted(folder.glob("*.json")):
        stripped = json.loads(path.read_text(encoding="utf-8"))
        article = by_digest.get(stripped["sha256"])
        if article is None:
            continue
        for beside in (article, article.with_name(article.name + ".meta.json")):
            if beside.is_file():
                (out / beside.name.replace(article.name, stripped["document"])).write_bytes(beside.read_bytes())
        restored = restore(stripped, article.read_text(encoding="utf-8"))
        (out / path.name).write_text(json.dumps(restored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Strips or restores a folder of annotations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, arguments in (("strip", ("folder", "out")), ("restore", ("folder", "texts", "out"))):
        added = verbs.add_parser(verb)
        for argument in arguments:
            added.add_argument(argument, type=Path)
    given = parser.parse_args()
    if given.verb == "strip":
        strip_folder(given.folder, given.out)
    else:
        restore_folder(given.folder, given.texts, given.out)


if __name__ == "__main__":
    main()
