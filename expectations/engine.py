"""Great Expectations on DuckDB.

As it comes, Great Expectations closes the connection before it reads the results of duckdb-engine ('list index out of
range'). Two small subclasses mend it: an engine that keeps one connection open, and a data source that names it;
defining the latter registers ``context.data_sources.add_duckdb``.
"""

from __future__ import annotations

import builtins
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from expectations.late_imports import import_late

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
# For charts and for comparing distributions, which no expectation of ours does: a third of the time that the import takes.
import_late("altair", "scipy.stats")

from great_expectations.datasource.fluent import SQLDatasource  # noqa: E402
from great_expectations.execution_engine import SqlAlchemyExecutionEngine  # noqa: E402


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """An engine whose connection stays open for as long as the engine lives."""

    @contextmanager
    def get_connection(self) -> Iterator[Any]:
        """The one connection, opened on first use."""
        if self._connection is None:
            self._connection = self.engine.connect()
        yield self._connection

    def release(self) -> None:
        """Closes the connection for good, so that others may open the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.engine.dispose()


class DuckDBDatasource(SQLDatasource):
    """A data source over a DuckDB file (``connection_string``: 'duckdb:///path')."""

    type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]

    @property
    def execution_engine_type(self) -> builtins.type[DuckDBExecutionEngine]:  # ``type`` is the field above
        """The engine that runs the expectations."""
        return DuckDBExecutionEngine
