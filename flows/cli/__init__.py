"""The ``wireledger`` command line.

Exit status: 0 published (or nothing new), 1 a failure, 2 bad usage, 3 the gate refused to publish.
Belongs here: what a person types and is answered. Does not belong here: SQL (``warehouse``), or what a command does (``flows``).
What takes long to import is imported where it is used: a question is answered in half a second.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Annotated

import typer

from flows.cli import asking, operating, reporting, running
from flows.cli.answers import whoever_reads
from flows.failures import exit_status, explained, sentence, wants_traceback


def _show_version(is_wanted: bool) -> None:
    if is_wanted:
        from flows.home import code_version

        typer.echo(f"wireledger {code_version()}")
        raise typer.Exit


app = typer.Typer(
    name="wireledger", no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False,
)  # fmt: skip
# Every command with an example, in the order in which help lists them.
COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (running.run, "run samples --home data"),
    (asking.query, 'query "SELECT reporter, partner, period, value FROM trade_figures WHERE n_stories > 1"'),
    (asking.status, "status --home data"),
    (operating.quarantine, "quarantine retry"),
    (asking.snapshots, "snapshots"),
    (operating.rollback, "rollback"),
    (operating.prune, "prune --keep 10"),
    (asking.diff, "diff 20240516 20240517"),
    (operating.reprocess, "reprocess"),
    (operating.doctor, "doctor"),
    (asking.rejected, "rejected --json"),
    (asking.explain, "explain fig_0123456789abcdef"),
    (asking.trade, "trade CHN RUS"),
    (asking.conflicts, "conflicts --json"),
    (reporting.report, "report --output page"),
    (asking.dictionary, "dictionary > docs/dictionary.md"),
    (running.serve, 'serve feeds/ --cron "0 * * * *"'),
)


@app.callback()
def _program(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version.", callback=_show_version)] = False,
) -> None:
    """A ledger of facts from the wire: who said what, who met whom, which figure was claimed by whom for which period."""


for command, example in COMMANDS:
    # A pipe that breaks inside of a run is no reader that has gone: what runs takes care of its answer itself.
    answered = command if command.__module__ == running.__name__ else whoever_reads()(command)
    app.command(epilog=f"Example: wireledger {example}")(answered)


def main() -> None:
    """Runs the command line; whatever goes wrong is told in one sentence, without a traceback."""
    _speak_any_language()
    signal.signal(signal.SIGTERM, _stop)
    try:
        app(prog_name="wireledger")
    except Exception as error:  # the edge of the program
        if wants_traceback():
            raise
        sys.stderr.write(f"wireledger: {sentence(error)}\n")
        sys.exit(exit_status(explained(error)))


def _speak_any_language() -> None:
    """Lets every character be printed, whatever the terminal can show: in a pipe UTF-8, on a terminal of another encoding '?'."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")


def _stop(_signal: int, _frame: FrameType | None) -> None:
    # As an exception it lets the run write down that it was stopped, and its processes end.
    raise SystemExit(128 + signal.SIGTERM)
