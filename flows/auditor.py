"""Runs the audit in a process of its own, which imports Great Expectations while documents are still being read.

The import takes seconds; the process also keeps the audit's connection to DuckDB apart from ours.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

from expectations.gate import Finding, audit


@contextmanager
def auditor() -> Iterator[ProcessPoolExecutor]:
    """A process that is ready to audit soon."""
    pool = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))
    try:
        pool.submit(_warm_up)
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def run_audit(pool: ProcessPoolExecutor, database: Path, docs_folder: Path) -> list[Finding]:
    """Audits the staged tables of a database in the other process."""
    return pool.submit(_audit_quietly, database.resolve(), docs_folder.resolve()).result()


def _warm_up() -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    import expectations.engine  # noqa: F401  the import is the work


def _leave_with_parent() -> None:
    """Ends this process when the one that started it is gone, even if it was killed: it must not keep the database."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _audit_quietly(database: Path, docs_folder: Path) -> list[Finding]:
    # Great Expectations draws progress bars on stderr whatever it is told.
    with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        return audit(database, docs_folder)
