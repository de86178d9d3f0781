"""What the shell may complete on the command line: nothing where nothing is published yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import typer

from flows.home import Home
from warehouse.schema import WireledgerError


def parties(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Codes of the countries and blocs that there are trade figures of, with their names."""
    from flows.trade import known_parties

    with suppress(WireledgerError):
        for code, name in known_parties(_home(context)):
            if code.startswith(incomplete):
                yield code, name


def snapshot_ids(context: typer.Context, incomplete: str) -> Iterator[str]:
    """Ids of the snapshots that there are, newest first."""
    from flows.snapshots import list_snapshots

    with suppress(WireledgerError):
        yield from (one.snapshot_id for one in list_snapshots(_home(context)) if one.snapshot_id.startswith(incomplete))


def _home(context: typer.Context) -> Home:
    return Home(Path(context.params.get("home") or "data"))
