"""Articles and snapshots at addresses such as ``s3://bucket/feeds``, through fsspec.

What lies at an address that is an input is kept below ``HOME/.remote``, where only what is new or changed is fetched again. A
snapshot is sent once it is published here: file by file into ``ADDRESS/snapshots/ID``, and ``ADDRESS/latest.json`` last, so that
whoever reads that first never meets half a snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from flows.home import Home
from flows.sources.places import NoInputError, is_remote
from warehouse.schema import WireledgerError

# What tells that a file at an address has changed, as the various stores call it.
_CHANGES = ("ETag", "etag", "mtime", "LastModified", "last_modified", "created")
_SUMS = "SHA256SUMS"


class RemoteError(WireledgerError):
    """An address cannot be reached, read or written."""

    def __init__(self, address: str, detail: str) -> None:
        super().__init__(address, detail)
        self.address = address
        self.detail = detail

    def __str__(self) -> str:
        return (
            f"{self.address}: {self.detail}; check the address and what gives access to it (for s3: wireledger[s3] is installed, "
            "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL)"
        )


def fetch(inputs: tuple[str, ...], home: Home) -> tuple[str, ...]:
    """The inputs, addresses replaced by the folders or files of the home in which lies what lies there.

    Raises:
        NoInputError: nothing lies at an address.
        RemoteError: an address cannot be reached.
    """
    return tuple(str(_fetched(given, home.remote)) if is_remote(given) else given for given in inputs)


def _fetched(address: str, folder: Path) -> Path:
    with _told(address):
        system, root = _file_system(address)
        found = {path: about for path, about in system.find(root, detail=True).items() if _is_wanted(path, root)}
        if not found:
            raise NoInputError(address, "nothing lies at this address")
        own = folder / address.partition("://")[0].lower()
        noted = own.with_suffix(".json")
        before: dict[str, str] = json.loads(noted.read_text(encoding="utf-8")) if noted.is_file() else {}
        kept = {path: told for path, told in before.items() if not _lies_in(path, root)}
        for path in before.keys() - kept.keys() - found.keys():
            _place(own, path).unlink(missing_ok=True)
        for path, about in sorted(found.items()):
            kept[path] = " ".join(str(about[name]) for name in ("size", *_CHANGES) if name in about)
            if before.get(path) != kept[path] or not _place(own, path).is_file():
                _get(system, path, _place(own, path))
        noted.parent.mkdir(parents=True, exist_ok=True)
        noted.write_text(json.dumps(kept), encoding="utf-8")
        return _place(own, root).resolve()


def _file_system(address: str) -> tuple[Any, str]:
    import fsspec  # with what a store needs, which whoever has his files on a disk need not wait for

    system, root = fsspec.core.url_to_fs(address)
    system.invalidate_cache()  # what was seen a run ago
    return system, str(root).rstrip("/")


def _is_wanted(path: str, root: str) -> bool:
    """Whether it is a file with a plain name: as on a disk, hidden ones are left out, and no name leads out of our folder."""
    return not any(part.startswith(".") for part in PurePosixPath(path.removeprefix(root)).parts) and not path.endswith("/")


def _lies_in(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")


def _place(folder: Path, path: str) -> Path:
    return folder.joinpath(*PurePosixPath(path.lstrip("/")).parts)


def _get(system: Any, path: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{place.name}.new")
    system.get_file(path, str(aside))
    aside.replace(place)


def is_behind(home: Home, address: str | None) -> bool:
    """Whether the current snapshot has still to be sent."""
    if address is None or not home.latest.is_dir():
        return False
    with suppress(OSError, ValueError):
        return bool(json.loads(home.sent.read_text(encoding="utf-8")) != [address, home.latest.resolve().name])
    return True


def send(home: Home, address: str) -> None:
    """Puts the current snapshot at an address; files that the snapshot sent before has, too, are copied there, not sent.

    Raises:
        RemoteError: it could not; what is published here stays, and the next run sends it.
    """
    folder = home.latest.resolve()
    with _told(address):
        system, root = _file_system(address)
        before = _sent_before(system, root)
        sums = _sums((folder / _SUMS).read_text(encoding="utf-8"))
        there = f"{root}/snapshots/{folder.name}"
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            system.makedirs(f"{there}/{name}".rpartition("/")[0], exist_ok=True)
            if sums.get(name) in before:
                system.copy(before[sums[name]], f"{there}/{name}")
            else:
                system.put_file(str(path), f"{there}/{name}")
        system.pipe_file(f"{root}/latest.json", json.dumps({"id": folder.name, "folder": f"snapshots/{folder.name}"}).encode())
    home.sent.write_text(json.dumps([address, folder.name]), encoding="utf-8")


def _sent_before(system: Any, root: str) -> dict[str, str]:
    """The files of the snapshot that was sent last, by their sums; none before the first."""
    if not system.exists(f"{root}/latest.json"):
        return {}
    there = f"{root}/{json.loads(system.cat_file(f'{root}/latest.json'))['folder']}"
    sums = _sums(system.cat_file(f"{there}/{_SUMS}").decode())
    return {digest: f"{there}/{name}" for name, digest in sums.items()}


def _sums(told: str) -> dict[str, str]:
    """Sums by file, of lines as ``sha256sum`` writes them."""
    return {name: digest for digest, name in (line.split("  ", 1) for line in told.splitlines())}


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Each store has errors of its own: all are told as ours, with the address."""
    try:
        yield
    except WireledgerError:
        raise
    except Exception as error:
        raise RemoteError(address, f"{type(error).__name__}: {' '.join(str(error).split())}") from error
