"""One run at a time in a home: what has been audited must be what is published."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from warehouse.schema import WireledgerError

# A run without news holds the lock for a moment, another for as long as it lasts.
PATIENCE_SECONDS = 3.0
_POLL_SECONDS = 0.05


class HomeBusyError(WireledgerError):
    """Another run goes on in the same home."""

    def __init__(self, home: str, holder: str = "") -> None:
        super().__init__(home, holder)
        self.home = home
        self.holder = holder

    def __str__(self) -> str:
        who = f" ({self.holder})" if self.holder else ""
        return f"another run goes on in {self.home}{who}; wait for it with --wait SECONDS, or give another folder with --home"


@contextmanager
def sole_use(home: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Keeps other runs out of a home; the lock goes with the process, however that ends.

    Raises:
        HomeBusyError: another process still holds the home after ``patience`` seconds; it says who.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".lock").open("a+", encoding="utf-8") as file:
        deadline = time.monotonic() + patience
        while not _is_taken(file.fileno()):
            if time.monotonic() >= deadline:
                raise HomeBusyError(str(home), holder_of(home))
            time.sleep(_POLL_SECONDS)
        _sign(file)
        yield


def holder_of(home: Path) -> str:
    """Who has the lock of a home, or had it last: 'process 17 on vega since 12:30:05Z on 2024-05-16'; '' where nobody has said."""
    try:
        told = json.loads((home / ".lock").read_text(encoding="utf-8"))
        return f"process {told['process']} on {told['host']} since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _sign(file: IO[str]) -> None:
    file.seek(0)
    file.truncate()
    since = f"{datetime.now(UTC):%H:%M:%SZ on %Y-%m-%d}"
    file.write(json.dumps({"process": os.getpid(), "host": socket.gethostname(), "since": since}))
    file.flush()


def _is_taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
