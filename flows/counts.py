"""What a run counts on its way in. Apart from the stages, so that a run without news need not load what they need."""

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
