"""When everything is audited, and when only what is new."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.auditor import is_whole_audit_due, note_whole_audit
from flows.settings import WHOLE_AUDIT_HOURS, UnknownHoursError, whole_audit_hours

NOW = datetime(2024, 5, 20, 12, tzinfo=UTC)


def test_everything_is_audited_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = tmp_path / "home" / "noted.json"
    assert is_whole_audit_due(noted, NOW)
    note_whole_audit(noted, NOW)
    assert [is_whole_audit_due(noted, NOW + timedelta(hours=hours)) for hours in (1, 23, 24, 100)] == [False, False, True, True]
    assert is_whole_audit_due(noted, NOW - timedelta(hours=1))
    monkeypatch.setenv(WHOLE_AUDIT_HOURS, "2")
    assert is_whole_audit_due(noted, NOW + timedelta(hours=2))
    monkeypatch.setenv(WHOLE_AUDIT_HOURS, "0")
    assert is_whole_audit_due(noted, NOW)


def test_other_rules_or_a_spoiled_note_have_everything_audited(tmp_path: Path) -> None:
    noted = tmp_path / "noted.json"
    note_whole_audit(noted, NOW)
    noted.write_text(json.dumps(json.loads(noted.read_text()) | {"rules": "others"}))
    assert is_whole_audit_due(noted, NOW)
    for spoiled in ("", "[]", "{}", json.dumps({"at": "yesterday"}), json.dumps({"at": None})):
        noted.write_text(spoiled)
        assert is_whole_audit_due(noted, NOW), spoiled


@pytest.mark.parametrize("given", ["nightly", "-1", "nan", "inf", ""])
def test_a_setting_that_is_no_number_of_hours_is_told(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WHOLE_AUDIT_HOURS, given)
    with pytest.raises(UnknownHoursError, match="give a number of hours"):
        whole_audit_hours()
