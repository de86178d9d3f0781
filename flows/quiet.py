"""A run without news: logged like any other, and over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from flows.counts import IntakeCounts
from flows.history import keep_last_runs
from flows.home import Home, reader_version
from transforms.identifiers import make_id
from warehouse.database import open_database
from warehouse.runs import finish_run, start_run


@dataclass(slots=True)
class QuietOutcome:
    """How it ended: as the outcome of a whole run, but that nothing was done."""

    run_id: str
    counts: IntakeCounts
    status: str = "nothing_new"
    n_read: int = 0
    snapshot: None = None
    findings: list[Any] = field(default_factory=list)
    set_aside: Any = field(default_factory=lambda: SimpleNamespace(n_rows=0, n_broken=0, first=()))


def log_quiet_run(home: Home, inputs: tuple[str, ...], told: dict[str, int]) -> QuietOutcome:
    """Writes down that a run has looked and found nothing new."""
    now = datetime.now(UTC)
    counts = IntakeCounts(**{name: told.get(name, 0) for name in IntakeCounts.__slots__ if name != "n_noted"})
    outcome = QuietOutcome(make_id("run", now.isoformat(), *inputs), counts)
    with open_database(home.database) as connection:
        start_run(connection, outcome.run_id, now, reader_version(home.additions))
        finish_run(connection, outcome.run_id, outcome.status, datetime.now(UTC), None, None, counts)
        keep_last_runs(connection, home)
    return outcome
