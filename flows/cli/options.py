"""Options that several commands have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.answers import Format
from flows.cli.completion import parties

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
FileOption = Annotated[
    typer.FileText | None, typer.Option("--file", "-f", encoding="utf-8-sig", help="Read the statement from a file; '-' is standard input.")
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", help="How the answer is written; without it as the suffix of --output says, or as a table.")
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False, help="Write the answer into this file.")]
PartyArgument = Annotated[
    str | None, typer.Argument(metavar="A", help="A country or bloc: its code (CHN, CN, EU) or its name.", autocompletion=parties)
]
PartnerArgument = Annotated[str | None, typer.Argument(metavar="B", help="Its partner.", autocompletion=parties)]
PeriodOption = Annotated[
    str | None, typer.Option("--period", metavar="PERIOD", help="Only what lies within it: 2023, 2023-05, 2023-Q1, 2023-H1, 2019/2023.")
]
LeftOutOption = Annotated[
    bool, typer.Option("--left-out", help="List instead the figures of trade that are in none of these rows, with why.")
]
