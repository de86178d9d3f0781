"""Messages to whoever watches over unattended runs: a small JSON, posted to an address of theirs.

A run is over, and its home free, before anything is posted; a receiver that is dead or slow costs a few seconds then,
and is told in one line.
"""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flows.failures import sentence
from flows.history import last_runs
from flows.home import Home
from flows.new_rows import new_rows
from warehouse.schema import WireledgerError

# All messages of a run together; what takes longer is given up.
PATIENCE_SECONDS = 5.0
# A message is to be read on a telephone; the tables hold the rest.
SHOWN = 10


class AddressError(WireledgerError):
    """An address that nothing can be posted to."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url

    def __str__(self) -> str:
        return f"'{self.url}' is no address to post to: it begins with http:// or https://"


@dataclass(frozen=True, slots=True)
class Messenger:
    """Posts what a person must know of a run; nothing where there is no address.

    Args:
        home: of the run.
        url: the address.
        quiet_hours: after so many hours without a new article a message says so, and again after as many more.
        complain: takes the line that tells of a receiver that is away.
    """

    home: Home
    url: str | None
    quiet_hours: float | None
    complain: Callable[[str], object]

    def __post_init__(self) -> None:
        check_address(self.url)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Tells of an error that ends the run; the error goes on its way."""
        try:
            yield
        except Exception as error:
            words = sentence(error)
            self._tell(lambda: [self._message("failed", f"the run failed: {words}", reason=words)])
            raise

    def ended(self, outcome: Any) -> None:
        """Tells of a run that has come to its end: that the gate refused, what contradicts itself now, how long nothing came."""
        self._tell(lambda: list(self._of(outcome)))

    def _of(self, outcome: Any) -> Iterator[dict[str, Any]]:
        run = {"run_id": outcome.run_id}
        if outcome.status == "refused":
            yield self._message("refused", f"the gate refused to publish: {outcome.reason}", reason=outcome.reason, **run)
        if outcome.snapshot is not None and (found := new_conflicts(self.home, outcome.snapshot)):
            told = "; ".join(conflict["summary"] for conflict in found[:SHOWN])
            yield self._message("conflicts", f"new conflicts, {len(found)}: {told}", n=len(found), conflicts=found[:SHOWN], **run)
        if self.quiet_hours and (since := quiet_since(self.home, self.quiet_hours)):
            yield self._message("quiet", f"no new article since {since:%Y-%m-%d %H:%M}Z", since=since.isoformat(), **run)

    def _message(self, event: str, text: str, **more: Any) -> dict[str, Any]:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        # Chat programs show the field ``text`` of what is posted to them.
        return {"event": event, "text": f"wireledger {self.home.folder}: {text}", "home": str(self.home.folder), "at": now, **more}

    def _tell(self, messages: Callable[[], list[dict[str, Any]]]) -> None:
        """Posts in a thread, which is left alone after a while: no time limit of a socket holds for all that can be slow."""
        if self.url is None:
            return
        problems = [f"it took longer than {PATIENCE_SECONDS:g} seconds"]
        thread = threading.Thread(target=_post_all, args=(self.url, messages, problems), daemon=True)
        thread.start()
        thread.join(PATIENCE_SECONDS)
        if problems:
            self.complain(f"no message reached {_without_secrets(self.url)} ({problems[-1]}); the run is as it is")


def _post_all(url: str, messages: Callable[[], list[dict[str, Any]]], problems: list[str]) -> None:
    """Empties ``problems`` if all went well, else adds what did not."""
    try:
        for message in messages():
            body = json.dumps(message, ensure_ascii=False).encode()
            request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method="POST")  # noqa: S310  checked
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS):  # noqa: S310
                pass
        problems.clear()
    except Exception as error:  # whatever it is, it is no matter of the run's
        is_answer = isinstance(error, urllib.error.HTTPError)  # 'HTTP Error 500: Internal Server Error' says more than its reason
        problems.append(str(error if is_answer else getattr(error, "reason", "") or error) or type(error).__name__)


def check_address(url: str | None) -> None:
    """Nothing, if there is none or something can be posted to it.

    Raises:
        AddressError: it is no address.
    """
    with suppress(ValueError):
        if url is None or (urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname):
            return
    raise AddressError(str(url))


def _without_secrets(url: str) -> str:
    # The path of a chat program's address is its password.
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")


def new_conflicts(home: Home, snapshot: Any) -> list[dict[str, Any]]:
    """The conflicts of a snapshot that the one before it did not have."""
    found = new_rows(home, snapshot, "conflicts", "conflict_id, kind, summary")
    return sorted(found, key=lambda conflict: (conflict["kind"], conflict["conflict_id"]))


def quiet_since(home: Home, hours: float) -> datetime | None:
    """When an article last came, if that is now for the first time so many hours ago, or twice, three times as many; else null."""
    runs = last_runs(home)
    since = next((_start(run) for run in runs if run["n_new"]), _start(runs[-1]))
    # A run that failed told that, not this.
    spans = [int((_start(run) - since).total_seconds() / 3600 / hours) for run in runs if run["status"] != "failed"]
    return since if spans and spans[0] > max([0, *spans[1:2]]) else None


def _start(run: dict[str, Any]) -> datetime:
    return datetime.strptime(run["started_at"], "%Y-%m-%d %H:%M:%SZ").replace(tzinfo=UTC)
