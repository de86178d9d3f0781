"""One run at a time in a home: what has been audited must be what is published."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.tables import WireledgerError

# 'wireledger status' holds the lock for a moment, a run for as long as it lasts.
PATIENCE_SECONDS = 3.0
_POLL_SECONDS = 0.05


class HomeBusyError(WireledgerError):
    """Another run goes on in the same home."""

    def __init__(self, home: str) -> None:
        super().__init__(home)
        self.home = home

    def __str__(self) -> str:
        return f"another run goes on in {self.home}; wait for it to end, or give another folder with --home"


@contextmanager
def sole_use(home: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Keeps other runs out of a home; the lock goes with the process, however that ends.

    Raises:
        HomeBusyError: another process still holds the home after ``patience`` seconds.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".lock").open("w") as file:
        deadline = time.monotonic() + patience
        while not _is_taken(file.fileno()):
            if time.monotonic() >= deadline:
                raise HomeBusyError(str(home))
            time.sleep(_POLL_SECONDS)
        yield


def _is_taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
