"""What a person is told when something went wrong: one sentence, and the exit status."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from warehouse.schema import WireledgerError

FAILURE, BAD_USAGE, REFUSED = 1, 2, 3
# The whole error, for whoever wants to mend it.
TRACEBACK = "WIRELEDGER_TRACEBACK"
# What a person did wrong, rather than the program or the machine.
_USAGE_ERRORS = {
    "NoInputError", "ReferenceSeriesError", "LexiconError", "UnknownIdError", "QueryError", "UnknownTaskRunnerError",
    "NothingPublishedError", "CronError", "AddressError", "NoSnapshotError", "NoSuchSnapshotError", "NoEarlierSnapshotError",
    "UnknownCountryError", "DoubtfulCountryError", "SameCountryError", "UnknownPeriodError",
}  # fmt: skip
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_SAYS_NO_SPACE = ("no space left", "disk is full", "disk quota exceeded", "database or disk is full")
# With less than this left nothing can be written that a run writes.
_LEAST_SPACE = 100_000


class DiskFullError(WireledgerError):
    """Nothing more can be written."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"the disk of {self.folder} is full; nothing that was published is lost: make room there and run again, "
            "which goes on where this run stopped"
        )


def explained(error: BaseException, folder: Path | None = None) -> BaseException:
    """The error, or the one that it comes from: a full disk shows itself in many ways."""
    if isinstance(error, Exception) and (any(map(_is_no_space, _causes(error))) or (folder and _is_full(folder))):
        return DiskFullError(str(folder or "the data home"))
    return error


def sentence(error: BaseException) -> str:
    """The error in one line."""
    error = explained(error)
    if isinstance(error, WireledgerError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:500]} (set {TRACEBACK}=1 for the whole error)"


def exit_status(error: BaseException) -> int:
    """2 for what a person did wrong, 1 for what went wrong."""
    return BAD_USAGE if type(error).__name__ in _USAGE_ERRORS else FAILURE


def wants_traceback() -> bool:
    """Whether the whole error is asked for."""
    return bool(os.environ.get(TRACEBACK))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _is_no_space(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in _NO_SPACE:
        return True
    return any(words in str(error).lower() for words in _SAYS_NO_SPACE)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_SPACE
    except OSError:
        return False
