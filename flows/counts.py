"""What a run counts on its way in, and how a count is told. Apart from the stages: a run without news need not load what they need."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class IntakeCounts:
    """How many articles were found, taken in, known, set aside; files passed over."""

    n_found: int = 0
    n_new: int = 0
    n_known: int = 0
    n_quarantined: int = 0
    n_passed_over: int = 0
    n_noted: int = 0  # taken in, with metadata that were not understood


def counted(count: int, noun: str) -> str:
    """'1 warning', '2 warnings', '1,200 warnings'."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
