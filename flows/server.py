"""The local Prefect server of a run: started first, as it takes seconds to answer, and gone with whoever started it.

Prefect would start one by itself, but only once it is imported, and a killed run would leave it behind. A server that
the user names (``PREFECT_API_URL``) is used instead.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from warehouse.tables import WireledgerError

API_URL = "PREFECT_API_URL"
# A cold machine needs some fifteen seconds; beyond this something is wrong.
STARTUP_SECONDS = 180
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
        """
        deadline = time.monotonic() + STARTUP_SECONDS
        while self.process is not None and not self._answers():
            if self.process.poll() is not None:
                raise ServerError(str(self.log), f"exit status {self.process.returncode}")
            if time.monotonic() > deadline:
                raise ServerError(str(self.log), f"no answer in {STARTUP_SECONDS} seconds")
            time.sleep(_POLL_SECONDS)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:  # noqa: S310  our own address
                return bool(answer.status == 200)
        except OSError:
            return False


def start_server(prefect_home: Path, *, scheduling: bool = False) -> Server:
    """A server that lasts as long as this process; ``scheduling`` adds the scheduler and the web page.

    Its address goes into the environment, so Prefect must be imported after this. It is not stopped earlier, as
    Prefect sends its last logs while the process ends.
    """
    log = prefect_home / "server.log"
    if os.environ.get(API_URL):
        return Server(os.environ[API_URL], None, log)
    port = _free_port()
    # In a session of its own: Ctrl-C is for the run, which needs the server to the last.
    command = [sys.executable, "-m", "flows.server", str(port), *([_SCHEDULING] if scheduling else [])]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=output, start_new_session=True)  # noqa: S603
    os.environ[API_URL] = f"http://127.0.0.1:{port}/api"
    return Server(os.environ[API_URL], process, log)


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
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(final=True, ephemeral=not scheduling)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    _serve(int(sys.argv[1]), scheduling=_SCHEDULING in sys.argv)
