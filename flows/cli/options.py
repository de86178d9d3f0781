"""Options that several commands have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

HomeOption = Annotated[Path, typer.Option("--home", help="Where the database, the snapshots and your lexicons lie.")]
WaitOption = Annotated[float, typer.Option("--wait", metavar="SECONDS", help="How long to wait for another run in the same home.")]
NotifyOption = Annotated[
    str | None, typer.Option("--notify", metavar="URL", help="Post a JSON there on a refusal, a new conflict, a failure.")
]
QuietOption = Annotated[
    float | None, typer.Option("--quiet-hours", metavar="N", min=0.01, help="With --notify: also when no new article came for N hours.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
PublishedOnOption = Annotated[
    datetime | None, typer.Option("--published-on", formats=["%Y-%m-%d"], help="The day of articles whose metadata give none.")
]
ReferenceOption = Annotated[Path | None, typer.Option("--reference", help="Your own official totals, a CSV; see docs/reference.md.")]
