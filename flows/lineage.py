"""What each run read and made, as OpenLineage events (spec 2-0-2), a line each in ``HOME/lineage.jsonl``.

A run begins with a START event and ends with COMPLETE or FAIL; one without an end was killed. A catalogue whose address
``OPENLINEAGE_URL`` names, as for OpenLineage's own clients, is told of each at once.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.request
from contextlib import suppress
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from flows.home import Home
from flows.stages import RunSettings
from warehouse.tables import TABLES

if TYPE_CHECKING:
    from expectations.gate import Finding
    from flows.pipeline import RunOutcome
    from warehouse.publish import Snapshot

_PRODUCER = "https://github.com/wireledger/wireledger"
_SPEC = "https://openlineage.io/spec"
# A year of hourly runs with news comes to some hundreds of megabytes: the file before is kept, older ones are not.
MOST_BYTES = 50_000_000
# A catalogue that answers later than that is not waited for.
PATIENCE_SECONDS = 5


def note_start(home: Home, settings: RunSettings, run_id: str, started: datetime) -> None:
    """Tells that a run has begun."""
    _tell(home, _event("START", started, run_id, inputs=_files(settings)))


def note_end(home: Home, settings: RunSettings, outcome: RunOutcome, error: str | None = None) -> None:
    """Tells how it ended: what the audit found of each staged table, and the tables that were published."""
    is_failed = error is not None or outcome.status == "refused"
    inputs = [*_files(settings), *_staged(outcome.findings)]
    event = _event(
        "FAIL" if is_failed else "COMPLETE", datetime.now(UTC), outcome.run_id, inputs=inputs, outputs=_published(outcome.snapshot)
    )
    if is_failed:
        told = {"message": error or outcome.reason, "programmingLanguage": "PYTHON"}
        event["run"]["facets"]["errorMessage"] = _facet("1-0-1", "ErrorMessageRunFacet", **told)
    _tell(home, event)


def _tell(home: Home, event: dict[str, Any]) -> None:
    _append(home, event)
    if url := os.environ.get("OPENLINEAGE_URL"):
        _post(url, event)


def _post(url: str, event: dict[str, Any]) -> None:
    """Sends it to a catalogue; that it could not be sent is said, and changes nothing of the run."""
    body = json.dumps(event).encode()
    try:
        if not url.startswith(("http://", "https://")):
            raise ValueError("it is no address of http or https")
        request = urllib.request.Request(  # noqa: S310  checked
            f"{url.rstrip('/')}/api/v1/lineage", body, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS):  # noqa: S310
            pass
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The catalogue of OPENLINEAGE_URL was not told of the run: {error}\n")


def _append(home: Home, event: dict[str, Any]) -> None:
    with suppress(OSError):  # a run is not worth less for it
        if home.lineage.is_file() and home.lineage.stat().st_size > MOST_BYTES:
            home.lineage.replace(home.lineage.with_suffix(".before.jsonl"))
        with home.lineage.open("a", encoding="utf-8") as file:
            file.write(json.dumps(event, ensure_ascii=False) + "\n")


def _event(
    kind: str, moment: datetime, run_id: str, *, inputs: list[dict[str, Any]], outputs: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {
        "eventType": kind,
        "eventTime": moment.isoformat(),
        "producer": _PRODUCER,
        "schemaURL": f"{_SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent",
        "run": {"runId": str(uuid5(NAMESPACE_URL, run_id)), "facets": {"wireledger_run": _own_facet(run_id)}},
        "job": {"namespace": "wireledger", "name": "run", "facets": {}},
        "inputs": inputs,
        "outputs": outputs or [],
    }


def _own_facet(run_id: str) -> dict[str, Any]:
    return {"_producer": _PRODUCER, "_schemaURL": f"{_SPEC}/2-0-2/OpenLineage.json#/$defs/RunFacet", "run_id": run_id}


def _facet(version: str, name: str, **told: object) -> dict[str, Any]:
    return {"_producer": _PRODUCER, "_schemaURL": f"{_SPEC}/facets/{version}/{name}.json#/$defs/{name}", **told}


def _files(settings: RunSettings) -> list[dict[str, Any]]:
    return [{"namespace": "file", "name": (settings.base / given).as_posix(), "facets": {}} for given in settings.inputs]


def _staged(findings: list[Finding]) -> list[dict[str, Any]]:
    """The audited tables, each with what was asked of it."""
    by_table = groupby(findings, key=lambda finding: finding.expectation.table)
    return [
        {
            "namespace": "wireledger", "name": f"staged.{table}", "facets": {},
            "inputFacets": {
                "dataQualityAssertions": _facet(
                    "1-0-1", "DataQualityAssertionsDatasetFacet", assertions=[_assertion(finding) for finding in group]
                )
            },
        }
        for table, group in by_table
    ]  # fmt: skip


def _assertion(finding: Finding) -> dict[str, Any]:
    column = finding.expectation.column
    told = {"assertion": finding.expectation.name, "success": finding.success}
    return told | {"column": column} if column else told


def _published(snapshot: Snapshot | None) -> list[dict[str, Any]]:
    if snapshot is None:
        return []
    return [
        {
            "namespace": "wireledger", "name": f"published.{name}",
            "facets": {
                "schema": _facet(
                    "1-1-1", "SchemaDatasetFacet", fields=[{"name": column.name, "type": column.type} for column in TABLES[name].columns]
                ),
                "version": _facet("1-0-1", "DatasetVersionDatasetFacet", datasetVersion=snapshot.snapshot_id),
            },
            "outputFacets": {"outputStatistics": _facet("1-0-2", "OutputStatisticsOutputDatasetFacet", rowCount=n_rows)},
        }
        for name, n_rows in snapshot.rows.items()
    ]  # fmt: skip
