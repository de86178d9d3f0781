"""What a run does about versions once it has seen all its inputs: texts that came back, other metadata, withdrawals."""

from __future__ import annotations

import duckdb

from flows.ingest import Intake
from warehouse import versions
from warehouse.database import transaction


def settle_versions(connection: duckdb.DuckDBPyConnection, seen: Intake, looked_at: set[str], run_id: str) -> None:
    """Writes all of it down, or nothing.

    Args:
        connection: to the working database.
        seen: what was found in all inputs of the run together.
        looked_at: the files of the inputs.
        run_id: the run.
    """
    known = versions.known_versions(connection)
    ids = set(known["document_id"])
    withdrawn = set(known.filter("is_withdrawn")["document_id"])
    with transaction(connection):
        versions.log_new_versions(connection)
        versions.move(connection, {document_id: place for document_id, place in seen.moved.items() if document_id in ids}, run_id)
        for document_id, told in seen.retold.items():
            versions.tell_anew(connection, document_id, told, run_id)
        for document_id, current_id in _came_back(known.select("document_id", "source_uri", "supersedes").rows(), seen.seen, looked_at):
            versions.put_back(connection, document_id, current_id, run_id)
        versions.withdraw(connection, (seen.withdrawn & ids) - withdrawn, run_id)
        versions.restore(connection, (withdrawn & seen.seen) - seen.withdrawn, run_id)


def _came_back(rows: list[tuple[str, str, str | None]], seen: set[str], looked_at: set[str]) -> list[tuple[str, str]]:
    """Replaced versions that were found while the one that counts was not, though its file was looked at; each with that one."""
    later = {earlier: document_id for document_id, _, earlier in rows if earlier}
    sources = {document_id: source_uri for document_id, source_uri, _ in rows}
    found: dict[str, str] = {}
    for document_id in sorted(seen & later.keys()):
        current = document_id
        while current in later:
            current = later[current]
        if current not in seen and sources[current].partition("#")[0] in looked_at:
            found[current] = min(found.get(current, document_id), document_id, key=lambda one: (_steps(one, later), one))
    return [(document_id, current) for current, document_id in sorted(found.items())]


def _steps(document_id: str, later: dict[str, str]) -> int:
    n_steps = 0
    while document_id in later:
        n_steps, document_id = n_steps + 1, later[document_id]
    return n_steps
