"""Having things tried again: articles that were set aside, or the reading of everything."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from flows import news
from flows.home import Home
from flows.lock import sole_use
from flows.migration import bring_up_to_date
from warehouse.database import open_database
from warehouse.inputs import forget_quarantine
from warehouse.published import NothingPublishedError
from warehouse.readings import forget_reading


def retry_quarantine(home: Home, patience: float) -> int:
    """Forgets what was set aside, so that the next run tries it again; returns how much that was.

    Raises:
        NothingPublishedError: there was no run in this home.
    """
    return _forget(home, patience, forget_quarantine)


def reprocess(home: Home, patience: float) -> int:
    """Has the next run read every document anew; returns how many there are.

    Raises:
        NothingPublishedError: there was no run in this home.
    """
    return _forget(home, patience, forget_reading)


def _forget(home: Home, patience: float, forget: Callable[[duckdb.DuckDBPyConnection], int]) -> int:
    if not home.database.is_file() and not (home.folder / "wireledger.duckdb").is_file():
        raise NothingPublishedError(str(home.published))
    with sole_use(home.folder, patience):
        bring_up_to_date(home)
        news.forget(home)
        with open_database(home.database) as connection:
            return forget(connection)
