"""The last runs, kept beside the working database: whoever asks how it went does not open that."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import duckdb

from flows.home import Home
from warehouse.published import dicts_of, open_published

# With the run that last took in something new, or else the first: since then nothing came.
_LAST_RUNS = """
SELECT run_id, strftime(started_at, '%Y-%m-%d %H:%M:%SZ') AS started_at, status, n_new, n_known, n_quarantined, snapshot_id, message
FROM {0} WHERE run_id IN (SELECT run_id FROM {0} ORDER BY started_at DESC, run_id LIMIT 10)
OR run_id = (SELECT coalesce(arg_max(run_id, started_at) FILTER (n_new > 0), arg_min(run_id, started_at)) FROM {0})
ORDER BY runs.started_at DESC, run_id
"""


def keep_last_runs(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    """Writes down how the last runs of the working database ended; one that goes on is among them."""
    aside = home.last_runs.with_suffix(".new")
    aside.write_text(json.dumps(dicts_of(connection, _LAST_RUNS.format("ops.runs")), indent=1), encoding="utf-8")
    aside.replace(home.last_runs)


def last_runs(home: Home) -> list[dict[str, Any]]:
    """The last runs, newest first: those refused or failed since the snapshot too.

    Raises:
        NothingPublishedError: nothing was ever run.
    """
    with suppress(OSError, ValueError):
        kept: list[dict[str, Any]] = json.loads(home.last_runs.read_text(encoding="utf-8"))
        return kept
    with open_published(home.latest) as connection:
        return dicts_of(connection, _LAST_RUNS.format("runs"))
