"""What a person at the terminal sees while a run goes on: the stage, and a bar for the documents read."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress


@runtime_checkable  # Prefect checks a flow's arguments against their types
class Progress(Protocol):
    """Where a run says how far it is."""

    def stage(self, name: str) -> None:
        """Another stage begins."""

    def reading(self, total: int) -> None:
        """So many documents will be read."""

    def advance(self, documents: int) -> None:
        """So many more are read."""


class Silent:
    """For scheduled runs and tests."""

    def stage(self, name: str) -> None:
        """Says nothing."""

    def reading(self, total: int) -> None:
        """Says nothing."""

    def advance(self, documents: int) -> None:
        """Says nothing."""


class Bar:
    """A bar on the terminal."""

    def __init__(self, console: Console) -> None:
        self._progress = RichProgress(
            SpinnerColumn(), TextColumn("{task.description:<18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            console=console, transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("Starting", total=None)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def stage(self, name: str) -> None:
        """Shows the stage."""
        self._progress.update(self._task, description=name)

    def reading(self, total: int) -> None:
        """Starts the count of documents."""
        self._progress.update(self._task, description="Reading", total=total, completed=0)

    def advance(self, documents: int) -> None:
        """Moves the bar."""
        self._progress.advance(self._task, documents)
