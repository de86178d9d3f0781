"""Where articles lie: the files that the inputs name, how each is read, and what tables call it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from flows.sources.articles import Refusal
from flows.sources.encodings import whole
from warehouse.contract import DATABASE
from warehouse.schema import WireledgerError

TEXT_SUFFIXES = {".txt", ".md"}
HTML_SUFFIXES = {".html", ".htm"}
LINES_SUFFIXES = {".jsonl", ".ndjson"}
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | LINES_SUFFIXES | {".warc"}
SIDECAR = ".meta.json"
# Where in a home the articles of other addresses are kept (``flows.remote``): 's3/bucket/key' below it is what lies at s3://bucket/key.
MIRROR = ".remote"


class NoInputError(WireledgerError):
    """The inputs given name nothing that can be read."""

    def __init__(self, inputs: str, problem: str) -> None:
        super().__init__(inputs, problem)
        self.inputs = inputs
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.problem}: {self.inputs}"


def is_remote(given: str) -> bool:
    """Whether an input is an address, such as 's3://bucket/feeds', and no path."""
    return "://" in given


def kind_of(path: Path) -> str | None:
    """The suffix that says how to read a file ('.txt', '.html', '.jsonl', '.warc'), null for other files."""
    if path.name.endswith(SIDECAR):
        return None
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in SUFFIXES else None


def find_files(inputs: list[str], base: Path) -> tuple[list[Path], list[Refusal], int]:
    """The files that the inputs name, sorted, each once.

    Args:
        inputs: files, folders (read through all levels) and globs, relative to ``base`` or absolute.
        base: the folder to resolve against.

    Returns:
        The files; refusals of files that were named outright and cannot be read; how many others were passed over.

    Raises:
        NoInputError: an input names nothing at all.
    """
    files: dict[Path, None] = {}
    refusals: list[Refusal] = []
    passed_over = 0
    for given in inputs:
        path = base / given
        try:
            if path.is_dir():
                inside, locked = _walk(path, base)
                refusals += locked
            elif path.is_file():
                inside = [path]
                if not kind_of(path):
                    refusals.append(_unsupported(shown_path(path, base), path))
                    continue
            else:
                inside = _matches(given, base)
        except PermissionError as error:
            refusals.append(_locked(shown_path(path, base), error))
            continue
        readable = [file for file in inside if kind_of(file)]
        passed_over += sum(not file.name.endswith(SIDECAR) for file in inside) - len(readable)
        files |= dict.fromkeys(readable)
    return list(files), refusals, passed_over


def check_inputs(inputs: list[str], base: Path) -> None:
    """Nothing, if each input names something; cheap, for telling a person at once.

    Raises:
        NoInputError: an input names nothing at all.
    """
    for given in inputs:
        if is_remote(given):  # the run asks there
            continue
        with suppress(PermissionError):  # such files are set aside by the run
            if not (base / given).exists():
                _matches(given, base)


def _walk(folder: Path, base: Path) -> tuple[list[Path], list[Refusal]]:
    """All files below a folder but hidden ones and our own, sorted, no links to folders followed; and the folders that cannot be opened."""
    problems: list[OSError] = []
    found = []
    for inside, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_ours(Path(inside, name))]
        found += [Path(inside, name) for name in names if not name.startswith(".")]
    locked = [_locked(shown_path(Path(str(problem.filename)), base), problem) for problem in problems]
    return sorted(file for file in found if file.is_file()), locked


def _is_ours(folder: Path) -> bool:
    """Whether it is a home or a snapshot: the pages there tell of articles and are none."""
    with suppress(PermissionError):
        return (folder / DATABASE).is_file() or (folder / "published" / "latest").exists()
    return False


def _matches(pattern: str, base: Path) -> list[Path]:
    """The files that a glob names.

    Raises:
        NoInputError: there are none, or it is no pattern.
    """
    try:
        matches = sorted(base.glob(pattern) if not Path(pattern).is_absolute() else Path("/").glob(pattern.lstrip("/")))
    except ValueError as error:
        raise NoInputError(pattern, f"no file of this name, and no pattern ({error})") from None
    found = [match for match in matches if match.is_file()]
    if not found:
        raise NoInputError(pattern, "no file or folder of this name")
    return found


def _locked(uri: str, error: OSError) -> Refusal:
    return Refusal(uri, "unreadable", f"it cannot be opened: {error.strerror}", "check that you may read it and the folders it lies in")


def _unsupported(uri: str, path: Path) -> Refusal:
    return Refusal(
        uri, "unsupported", f"files ending in '{path.suffix or path.name}' are not read",
        f"give the article as one of {', '.join(sorted(SUFFIXES))}, also gzipped",
    )  # fmt: skip


def shown_path(path: Path, base: Path) -> str:
    """The path as tables print it: relative to the working folder where it lies inside, else absolute; the address of what was fetched."""
    resolved = path.resolve()
    _, is_fetched, place = resolved.as_posix().rpartition(f"/{MIRROR}/")
    if is_fetched:
        return whole(place.replace("/", "://", 1))
    shown = resolved.relative_to(base.resolve()) if resolved.is_relative_to(base.resolve()) else resolved
    return whole(shown.as_posix())


def is_source_there(source_uri: str, base: Path, mirror: Path) -> bool:
    """Whether the file of a source still lies where it did: of 'feeds/a.jsonl#L3' the feed; of an address what was fetched from there."""
    folder, uri = (mirror, source_uri.replace("://", "/", 1)) if is_remote(source_uri) else (base, source_uri)
    return any(os.path.exists(folder / place) for place in {uri, uri.rpartition("#")[0]} - {""})  # noqa: PTH110  no error where it may not be looked


def plain_name(path: Path) -> str:
    """The name of a file without the ending that says that it is packed."""
    return whole(path.name.removesuffix(".gz").removesuffix(".GZ"))


def sidecars(path: Path) -> list[Path]:
    """Where metadata of a file may lie, best first."""
    plain = plain_name(path)
    return [path.with_name(name + SIDECAR) for name in dict.fromkeys((path.name, plain, plain.rpartition(".")[0])) if name]
