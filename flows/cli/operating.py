"""Commands that operate a home: look after what was set aside, snapshots and readings, and check that all is well."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.answers import show, tell
from flows.cli.completion import snapshot_ids
from flows.cli.options import HomeOption, JsonOption, WaitOption
from flows.failures import FAILURE
from flows.home import Home
from flows.lock import PATIENCE_SECONDS


class QuarantineAction(StrEnum):
    """What to do with what was set aside."""

    LIST = "list"
    RETRY = "retry"


def quarantine(
    action: Annotated[QuarantineAction, typer.Argument(help="List it, or have the next run try it again.")] = QuarantineAction.LIST,
    home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False,
) -> None:  # fmt: skip
    """List what could not be read, why, and what to do; or have it tried again."""
    if action is QuarantineAction.RETRY:
        from flows.again import retry_quarantine

        tell(
            {"n_forgotten": retry_quarantine(Home(home), wait)}, "{n_forgotten} set aside; the next run tries them again.", as_json=as_json
        )
        return
    from warehouse.published import QUARANTINE_SHOWN, open_published
    from warehouse.queries import run_query

    with open_published(Home(home).latest) as connection:
        columns, rows = run_query(connection, QUARANTINE_SHOWN)
    show(columns, rows, as_json=as_json, nothing="No article is set aside.")


def rollback(
    snapshot_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Which snapshot; without it, the one before.", autocompletion=snapshot_ids)
    ] = None,
    home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Let readers see an earlier snapshot at once; the next run goes on from it."""
    from flows.snapshots import roll_back

    snapshot, n_later = roll_back(Home(home), snapshot_id, wait)
    tell(
        {"snapshot_id": snapshot.snapshot_id, "n_documents_unknown_again": n_later},
        "Readers see {snapshot_id}. {n_documents_unknown_again} documents that came later are unknown again: a run that finds them in "
        "its inputs takes them in anew.",
        as_json=as_json,
    )


def prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest snapshots stay; the current one does in any case.")],
    home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Remove old snapshots."""
    from flows import snapshots as published

    removed = published.prune(Home(home), keep, wait)
    tell({"removed": [snapshot.snapshot_id for snapshot in removed]}, f"{len(removed)} removed.", as_json=as_json)


def reprocess(home: HomeOption = Path("data"), wait: WaitOption = PATIENCE_SECONDS, as_json: JsonOption = False) -> None:
    """Have the next run read every document anew, as it does by itself when rules or lexicons change."""
    from flows import again

    tell({"n_documents": again.reprocess(Home(home), wait)}, "The next run reads {n_documents} documents anew.", as_json=as_json)


def doctor(home: HomeOption = Path("data"), as_json: JsonOption = False) -> None:
    """Check the home: sums, links, leftovers, versions, room; say what to do. Exit status 1 if something is wrong."""
    from flows.doctor import examine

    found = examine(Home(home))
    rows = [{"verdict": "wrong" if one.is_wrong else "note", "place": one.place, "found": one.found, "to_do": one.to_do} for one in found]
    if as_json or rows:
        show(["verdict", "place", "found", "to_do"], [tuple(row.values()) for row in rows], as_json=as_json)
    else:
        typer.echo("All is well.")
    if any(one.is_wrong for one in found):
        raise typer.Exit(FAILURE)
