"""Settings of the environment: what is none that there can be is told before anything starts."""

from __future__ import annotations

import pytest

from flows.settings import LEAST_CONFIDENCE, UnknownConfidenceError, check_settings, least_confidence
from warehouse import confidence


def test_without_a_setting_the_measured_default_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LEAST_CONFIDENCE, raising=False)
    assert least_confidence() == confidence.LEAST_CONFIDENCE


@pytest.mark.parametrize("given", ["0", "0.8", "1", "8e-1"])
def test_a_share_is_taken(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LEAST_CONFIDENCE, given)
    assert least_confidence() == float(given)


@pytest.mark.parametrize("given", ["80", "-0.1", "nan", "inf", "sure", ""])
def test_what_is_no_share_is_told(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LEAST_CONFIDENCE, given)
    with pytest.raises(UnknownConfidenceError, match="give a number from 0 to 1"):
        check_settings()
