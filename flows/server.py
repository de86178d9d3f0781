"""The local Prefect server of a run: started first, as it takes seconds to answer, and gone with whoever started it.

Prefect would start one by itself, but only once it is imported, and a killed run would leave it behind. A server that
the user names (``PREFECT_API_URL``) is used instead.
"""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from flows.collector import nothing_collected
from flows.settings import cache_folder
from warehouse.schema import WireledgerError

API_URL = "PREFECT_API_URL"
# A cold machine needs some fifteen seconds; beyond this something is wrong.
STARTUP_SECONDS = 180
# A server of the user's own may be starting again, but is not waited for as long.
OWN_SERVER_SECONDS = 10
_POLL_SECONDS = 0.1
_SCHEDULING = "scheduling"


class ServerError(WireledgerError):
    """The local Prefect server did not come up."""

    def __init__(self, log: str, detail: str) -> None:
        super().__init__(log, detail)
        self.log = log
        self.detail = detail

    def __str__(self) -> str:
        return f"the local Prefect server did not start ({self.detail}); its log is {self.log}"


class ServerAwayError(WireledgerError):
    """The Prefect server that the user has named does not answer."""

    def __init__(self, url: str, detail: str) -> None:
        super().__init__(url, detail)
        self.url = url
        self.detail = detail

    def __str__(self) -> str:
        return (
            f"the Prefect server at {self.url} does not answer ({self.detail}); start it, or unset {API_URL}, and wireledger starts "
            "one of its own"
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A server on its way up; ``process`` is null where the user's own server is used."""

    url: str
    process: subprocess.Popen[bytes] | None
    log: Path

    def wait(self) -> None:
        """Returns once the server answers.

        Raises:
            ServerError: it has died, or does not answer in time.
            ServerAwayError: the user's own does not answer.
        """
        deadline = time.monotonic() + (OWN_SERVER_SECONDS if self.process is None else STARTUP_SECONDS)
        while problem := self._problem():
            if self.process is not None and self.process.poll() is not None:
                raise ServerError(str(self.log), f"exit status {self.process.returncode}")
            if time.monotonic() > deadline:
                raise ServerAwayError(self.url, problem) if self.process is None else ServerError(str(self.log), problem)
            time.sleep(_POLL_SECONDS)
        if self.process is not None:
            _keep_empty_tables()

    def _problem(self) -> str:
        """What keeps it from answering, '' where it answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=5):  # noqa: S310  our own address, or the user's
                return ""
        except urllib.error.HTTPError as error:  # a proxy, or one that wants a key, which Prefect has
            return "" if self.process is None and error.code < 500 else f"status {error.code}"
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            return getattr(reason, "strerror", None) or str(reason)


def start_server(prefect_home: Path, *, scheduling: bool = False) -> Server:
    """A server that lasts as long as this process; ``scheduling`` adds the scheduler and the web page.

    Its address goes into the environment, so Prefect must be imported after this. It is not stopped earlier, as
    Prefect sends its last logs while the process ends.
    """
    log = prefect_home / "server.log"
    if os.environ.get(API_URL):
        return Server(os.environ[API_URL], None, log)
    _begin_with_tables(prefect_home)
    port = _free_port()
    # In a session of its own: Ctrl-C is for the run, which needs the server to the last.
    command = [sys.executable, "-m", "flows.server", str(port), *([_SCHEDULING] if scheduling else [])]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=output, start_new_session=True)  # noqa: S603
    os.environ[API_URL] = f"http://127.0.0.1:{port}/api"
    return Server(os.environ[API_URL], process, log)


def _begin_with_tables(prefect_home: Path) -> None:
    """Gives a new home the empty tables of Prefect, kept from the first time: to make them takes the server half a minute."""
    home = Path(os.environ.get("PREFECT_HOME", prefect_home))
    kept, database = _empty_tables(), home / "prefect.db"
    with suppress(OSError):
        if not database.exists() and kept.is_file():
            shutil.copyfile(kept, home / f".prefect-{os.getpid()}.db")
            (home / f".prefect-{os.getpid()}.db").replace(database)


def _empty_tables() -> Path:
    return cache_folder() / f"prefect-{version('prefect')}.db"


def _keep_empty_tables() -> None:
    """Makes Prefect's tables beside, for the homes to come; a failure costs them time, nothing else."""
    kept = _empty_tables()
    database = Path(os.environ["PREFECT_HOME"]) / "prefect.db"
    aside = kept.with_suffix(f".{os.getpid()}")
    with suppress(OSError, sqlite3.Error):
        if kept.exists() or not database.exists():
            return
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as source, closing(sqlite3.connect(aside)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            if not target.execute("SELECT count(*) FROM flow_run").fetchall()[0][0]:
                aside.replace(kept)
    aside.unlink(missing_ok=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _leave_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1):  # ends when the parent does, however it ends
        pass
    os._exit(0)


def _serve(port: int, *, scheduling: bool) -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if not scheduling:
        os.environ["PREFECT_UI_ENABLED"] = "0"
    # The page asks here for what it shows, not at Prefect's usual port.
    os.environ["PREFECT_SERVER_UI_API_URL"] = f"http://127.0.0.1:{port}/api"
    with nothing_collected():
        import uvicorn
        from prefect.server.api.server import create_app

        app = create_app(final=True, ephemeral=not scheduling)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    _serve(int(sys.argv[1]), scheduling=_SCHEDULING in sys.argv)
