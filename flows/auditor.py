"""Runs the audit in a process of its own, which imports Great Expectations while documents are still being read.

The import takes seconds; the process also keeps the audit's connection to DuckDB apart from ours.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stderr
from datetime import datetime, timedelta
from pathlib import Path

from expectations.gate import Finding, audit
from expectations.suites import all_suites
from flows.collector import nothing_collected
from flows.settings import whole_audit_hours


@contextmanager
def auditor() -> Iterator[ProcessPoolExecutor]:
    """A process that is ready to audit soon."""
    pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
    try:
        pool.submit(_warm_up)
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def run_audit(pool: ProcessPoolExecutor, database: Path, *, everything: bool = True) -> list[Finding]:
    """Audits the staged tables of a database in the other process; ``everything`` as in ``expectations.gate.audit``."""
    return pool.submit(_audit_quietly, database.resolve(), everything=everything).result()


def is_whole_audit_due(noted: Path, now: datetime) -> bool:
    """Whether it is time to audit everything: never done, done by other rules, or longer ago than ``WHOLE_AUDIT_HOURS`` says."""
    try:
        told = json.loads(noted.read_text(encoding="utf-8"))
        age = now - datetime.fromisoformat(told["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return True
    is_fresh = timedelta(0) <= age < timedelta(hours=whole_audit_hours())  # a clock that was set back is no reason to wait
    return told.get("rules") != _digest_of_rules() or not is_fresh


def note_whole_audit(noted: Path, now: datetime) -> None:
    """Writes down that everything was audited."""
    noted.parent.mkdir(parents=True, exist_ok=True)
    noted.write_text(json.dumps({"at": now.isoformat(), "rules": _digest_of_rules()}), encoding="utf-8")


def _digest_of_rules() -> str:
    told = [(rule.table, rule.name, rule.failing_rows) for suite in all_suites().values() for rule in suite]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _warm_up() -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with nothing_collected():
        import expectations.natives  # noqa: F401  the import is the work


def _leave_with_parent() -> None:
    """Ends this process when the one that started it is gone, even if it was killed: it must not keep the database."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _audit_quietly(database: Path, *, everything: bool) -> list[Finding]:
    # Great Expectations draws progress bars on stderr whatever it is told.
    with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        return audit(database, everything=everything)
