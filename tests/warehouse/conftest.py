"""A database in memory."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.warehouse.ledger import Ledger


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield Ledger(connection)
