"""Settings of the programs we run inside: telemetry off, quiet on the terminal, one local server per home.

Imported before Prefect and Great Expectations, as both read their environment once.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from math import inf, isfinite
from pathlib import Path

from warehouse import confidence
from warehouse.schema import WireledgerError

TASK_RUNNER = "WIRELEDGER_TASK_RUNNER"  # threads (in this process, the default), processes, or dask
DASK_ADDRESS = "WIRELEDGER_DASK_ADDRESS"  # of a running scheduler; without it dask starts workers of its own

# With a safe path processes that are started look for modules where Python is installed, not first in the folder that a person
# happens to work in, which may hold a 'flows' of its own.
_FIXED = {"PYTHONSAFEPATH": "1", "DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "GX_ANALYTICS_ENABLED": "false"}
_DEFAULTS = {
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # The terminal shows progress, and an error once, as one sentence; the full log is in the Prefect UI.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_LEVEL": "INFO",
    "PREFECT_CLI_COLORS": "false",
    # A served schedule would keep every run of years; Prefect's own default is to forget only events.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
}


# Building the lexicons and Prefect's tables takes seconds, loading them a fraction of one.
CACHE = "WIRELEDGER_CACHE_DIR"
WHOLE_AUDIT_HOURS = "WIRELEDGER_WHOLE_AUDIT_HOURS"  # after how many hours a run audits everything again; 0 for every run
_A_DAY = 24.0
KEEP_SNAPSHOTS = "WIRELEDGER_KEEP_SNAPSHOTS"  # so many of the newest stay when one is published; without it all do
PUBLISH_TO = "WIRELEDGER_PUBLISH_TO"  # an address, such as s3://bucket/ledger, that gets each snapshot, too
LEAST_CONFIDENCE = "WIRELEDGER_LEAST_CONFIDENCE"  # from which confidence on a figure counts in trade_figures and conflicts; 0 for all


def cache_folder() -> Path:
    """Where things lie that may be deleted at any time, as they can be made again."""
    given = os.environ.get(CACHE)
    return Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wireledger"


class UnknownHoursError(WireledgerError):
    """The setting for whole audits is no number of hours."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return f"{WHOLE_AUDIT_HOURS}={self.given}: give a number of hours, such as 24; 0 audits everything in every run"


def whole_audit_hours() -> float:
    """After how many hours everything is audited again, also what was published.

    Raises:
        UnknownHoursError: the setting is no number, or below zero.
    """
    return _number(WHOLE_AUDIT_HOURS, _A_DAY, inf, UnknownHoursError)


class UnknownKeepError(WireledgerError):
    """The setting for how many snapshots stay is no such number."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return f"{KEEP_SNAPSHOTS}={self.given}: give a whole number from 1, such as 200; without it all snapshots stay"


def kept_snapshots() -> int | None:
    """How many snapshots stay when one is published; null for all.

    Raises:
        UnknownKeepError: the setting is no whole number from 1.
    """
    given = os.environ.get(KEEP_SNAPSHOTS)
    if given is None:
        return None
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise UnknownKeepError(given)
    return int(given)


class NoAddressError(WireledgerError):
    """The setting for where snapshots are sent is no address."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return f"{PUBLISH_TO}={self.given}: give an address, such as s3://bucket/ledger"


def publish_to() -> str | None:
    """The address that snapshots are sent to; null for none.

    Raises:
        NoAddressError: the setting is no address.
    """
    given = os.environ.get(PUBLISH_TO)
    if given is not None and "://" not in given:
        raise NoAddressError(given)
    return given


class UnknownConfidenceError(WireledgerError):
    """The setting for the least confidence is no share."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return f"{LEAST_CONFIDENCE}={self.given}: give a number from 0 to 1, such as 0.8; what each is worth: docs/quality.md"


def least_confidence() -> float:
    """From which confidence on a figure counts in the marts.

    Raises:
        UnknownConfidenceError: the setting is no number from 0 to 1.
    """
    return _number(LEAST_CONFIDENCE, confidence.LEAST_CONFIDENCE, 1, UnknownConfidenceError)


def _number(name: str, default: float, most: float, error: Callable[[str], WireledgerError]) -> float:
    """The number that a setting gives, from 0 to ``most``, or raises the error."""
    given = os.environ.get(name, str(default))
    with suppress(ValueError):
        number = float(given)
        if 0 <= number <= most and isfinite(number):
            return number
    raise error(given)


class UnknownTaskRunnerError(WireledgerError):
    """The task-runner setting names none that there is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{TASK_RUNNER}={self.name}: the task runners are threads, processes and dask"


def task_runner_name() -> str:
    """The task runner that the environment asks for.

    Raises:
        UnknownTaskRunnerError: there is none of that name, or it is not installed.
    """
    name = os.environ.get(TASK_RUNNER, "threads")
    if name not in ("threads", "processes", "dask"):
        raise UnknownTaskRunnerError(name)
    if name == "dask" and find_spec("prefect_dask") is None:
        raise UnknownTaskRunnerError("dask (install wireledger[dask])")
    return name


def check_settings() -> None:
    """Looks at what the environment sets.

    Raises:
        UnknownTaskRunnerError, UnknownHoursError, UnknownKeepError, NoAddressError, UnknownConfidenceError: a setting is none that
            there can be.
    """
    task_runner_name()
    whole_audit_hours()
    kept_snapshots()
    publish_to()
    least_confidence()


def prepare_environment(prefect_home: Path) -> None:
    """Sets what Prefect and Great Expectations read on import; what the user has set stays, but for telemetry."""
    os.environ.update(_FIXED)
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(prefect_home.resolve()))
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
