"""The command that leads to the page of a snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.answers import tell
from flows.cli.options import HomeOption, JsonOption
from flows.home import Home


def report(
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FOLDER", help="Write the page there, in a new or empty folder, to pass it on.")
    ] = None,
    home: HomeOption = Path("data"), as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Say where the page of the current snapshot lies, or write a copy of it to pass on."""
    from flows.page.copies import find_page, write_copy

    page = write_copy(Home(home), output) if output else find_page(Home(home))
    tell({"page": str(page)}, "{page}", as_json=as_json)
