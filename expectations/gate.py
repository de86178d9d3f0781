"""The gate: runs all suites in DuckDB, keeps every failing key, decides.

Great Expectations is imported here and in ``expectations.engine`` only, late: its import takes seconds.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expectations.rejection import UNPUBLISHED
from expectations.suites import Expectation, all_suites
from warehouse.database import MEMORY
from warehouse.schema import WireledgerError
from warehouse.tables import READINGS

# Keys listed per failed expectation; beyond them the count stands for the rest.
LISTED_KEYS = 1000
# Tables whose rows come in batches of reading.
_BATCHED = {table.name for table in READINGS}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one expectation found: how many rows broke it, and their keys."""

    expectation: Expectation
    success: bool
    n_failed: int
    failed_keys: tuple[str, ...]


class BrokenExpectationError(WireledgerError):
    """An expectation could not be evaluated: a defect of the suite, never of the data."""

    def __init__(self, table: str, name: str, detail: str) -> None:
        super().__init__(table, name, detail)
        self.table = table
        self.name = name
        self.detail = detail

    def __str__(self) -> str:
        return f"the expectation {self.table}.{self.name} could not be evaluated: {self.detail}"


def audit(database: Path, *, everything: bool = True) -> list[Finding]:
    """Runs every expectation over the staged tables of a database.

    Args:
        database: the DuckDB file; nobody else may hold it open for writing.
        everything: also look again at what was published for rules that a row cannot come to break (``Expectation.is_settled``).

    Returns:
        One finding per expectation, by table.
    """
    from great_expectations import get_context

    import expectations.engine  # noqa: F401  it gives the context its 'add_duckdb'

    logging.getLogger("great_expectations").setLevel(logging.ERROR)

    context = get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    settings = f"access_mode=READ_ONLY&memory_limit={MEMORY}"
    source = context.data_sources.add_duckdb(name="wireledger", connection_string=f"duckdb:///{database}?{settings}")
    findings: list[Finding] = []
    failed: list[tuple[int, Expectation]] = []
    for table, suite in all_suites().items():
        for expectation, success, n_failed in _run_parts(source, table, suite, everything=everything):
            if not success:
                failed.append((len(findings), expectation))
            findings.append(Finding(expectation, success, n_failed, ()))
    engine = source.get_execution_engine()
    for place, expectation in failed:
        keys, count = _failing_keys(engine, expectation)
        findings[place] = Finding(expectation, False, count, keys)
    engine.release()
    source.get_engine().dispose()
    return findings


def _run_parts(source: Any, table: str, declared: list[Expectation], *, everything: bool) -> list[tuple[Expectation, bool, int]]:
    """Runs the suite of a table: what is settled once a row is published over new rows only, the rest over all."""
    settled = [] if everything or table not in _BATCHED else [expectation for expectation in declared if expectation.is_settled]
    rest = [expectation for expectation in declared if expectation not in settled]
    found = _run_suite(source, table, f"SELECT * FROM staged.{table}", rest)
    if settled:
        found += _run_suite(source, f"{table}, new rows", f"SELECT * FROM staged.{table} WHERE {UNPUBLISHED}", settled)
    return found


def _run_suite(source: Any, name: str, rows: str, declared: list[Expectation]) -> list[tuple[Expectation, bool, int]]:
    """Runs one suite over the rows of a query; each result beside its expectation."""
    from great_expectations.core import ExpectationSuite

    suite = ExpectationSuite(name=name, expectations=[_native(expectation, number) for number, expectation in enumerate(declared)])
    batch = source.add_query_asset(name=name, query=rows).add_batch_definition_whole_table("all rows").get_batch()
    # Of the batch itself: a validation that the context knows by name is written into its stores, which takes as long again.
    results = batch.validate(suite, result_format={"result_format": "BASIC", "partial_unexpected_count": 20})
    by_number: dict[int, Any] = {result["expectation_config"]["meta"]["number"]: result for result in results.results}
    found = []
    for number, expectation in enumerate(declared):
        result = by_number[number]
        problem = _problem(result.exception_info or {})
        if problem:
            raise BrokenExpectationError(expectation.table, expectation.name, problem)
        count = result.result.get("unexpected_count", result.result.get("observed_value", 0))
        found.append((expectation, bool(result.success), int(count or 0)))
    return found


def _problem(told: dict[str, Any]) -> str | None:
    """What kept an expectation from being evaluated; Great Expectations tells it plainly or once per metric."""
    for info in (told, *(info for info in told.values() if isinstance(info, dict))):
        if info.get("raised_exception"):
            return " ".join(str(info.get("exception_message")).split())
    return None


def _native(expectation: Expectation, number: int) -> Any:
    """The expectation as Great Expectations has it."""
    from expectations import natives

    common: dict[str, Any] = {
        "description": expectation.description, "severity": expectation.severity, "meta": {"number": number, "name": expectation.name},
    }  # fmt: skip
    column = expectation.column or ""
    if expectation.kind == "not_null":
        return natives.NOT_NULL(column=column, **common)
    if expectation.kind == "unique":
        return natives.UNIQUE(column=column, **common)
    if expectation.kind == "in_set":
        return natives.IN_SET(column=column, value_set=list(expectation.allowed), **common)
    return natives.NO_ROWS(unexpected_rows_query=expectation.failing_rows, **common)


def _failing_keys(engine: Any, expectation: Expectation) -> tuple[tuple[str, ...], int]:
    """All failing rows by key, not the few that Great Expectations returns."""
    query = expectation.failing_rows.format(batch=f"staged.{expectation.table}")
    with engine.get_connection() as connection:
        rows = connection.exec_driver_sql(query).fetchall()
    keys = sorted(" / ".join(map(str, row)) for row in rows)
    return tuple(keys[:LISTED_KEYS]), len(keys)


def refusals(findings: list[Finding]) -> list[Finding]:
    """The critical expectations that failed: any of them keeps the snapshot back."""
    return [finding for finding in findings if not finding.success and finding.expectation.severity == "critical"]
