"""What each run leaves in lineage.jsonl: events of the OpenLineage standard, beginning and end of every run."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from expectations.gate import Finding
from expectations.suites import all_suites
from flows import lineage
from flows.home import Home
from flows.stages import RunSettings
from tests.flows.test_messages import Receiver, receiver  # noqa: F401  a fixture
from warehouse.tables import TABLES


def events_of(home: Home) -> list[dict[str, Any]]:
    return [json.loads(line) for line in home.lineage.read_text(encoding="utf-8").splitlines()]


def facets_of(event: dict[str, Any]) -> list[dict[str, Any]]:
    places = [event["run"], event["job"], *event["inputs"], *event["outputs"]]
    return [facet for place in places for kind in ("facets", "inputFacets", "outputFacets") for facet in place.get(kind, {}).values()]


def check_form(event: dict[str, Any]) -> None:
    """What the standard requires of every event, data set and facet."""
    assert {"eventTime", "producer", "schemaURL", "run", "job"} <= set(event)
    assert event["eventType"] in {"START", "COMPLETE", "FAIL"}
    assert event["schemaURL"] == "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
    assert datetime.fromisoformat(event["eventTime"]).tzinfo is not None
    assert UUID(event["run"]["runId"]).version == 5
    assert all(place["namespace"] and place["name"] for place in (event["job"], *event["inputs"], *event["outputs"]))
    assert all(facet["_producer"] and facet["_schemaURL"].startswith("https://openlineage.io/spec/") for facet in facets_of(event))


@pytest.mark.flow
def test_a_run_tells_its_beginning_and_what_it_published(published_samples: Home, samples_outcome) -> None:
    start, end = events_of(published_samples)
    check_form(start)
    check_form(end)
    assert (start["eventType"], end["eventType"]) == ("START", "COMPLETE")
    assert start["run"]["runId"] == end["run"]["runId"]
    assert [place["name"].rpartition("/")[2] for place in start["inputs"]] == ["samples"]
    rows = {place["name"]: place["outputFacets"]["outputStatistics"]["rowCount"] for place in end["outputs"]}
    assert rows == {f"published.{name}": n_rows for name, n_rows in samples_outcome[1].snapshot.rows.items()}
    schemas = {place["name"]: [field["name"] for field in place["facets"]["schema"]["fields"]] for place in end["outputs"]}
    assert schemas == {f"published.{name}": table.column_names for name, table in TABLES.items()}
    audited = {place["name"] for place in end["inputs"] if "inputFacets" in place}
    assert audited == {f"staged.{name}" for name in all_suites()}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


SETTINGS = RunSettings(("feeds",), Path("data"), Path("/desk"))


class Outcome:
    """As a run leaves it."""

    run_id, snapshot, reason = "run_1", None, "figures.units_are_known: 1 rows"

    def __init__(self, status: str) -> None:
        [broken, sound, *_] = all_suites()["figures"]
        self.status = status
        self.findings = [Finding(broken, False, 1, ("fig_1",)), Finding(sound, True, 0, ())]


def test_a_refusal_tells_what_failed(home: Home) -> None:
    lineage.note_end(home, SETTINGS, Outcome("refused"))
    [event] = events_of(home)
    check_form(event)
    assert event["eventType"] == "FAIL"
    assert event["run"]["facets"]["errorMessage"]["message"] == "figures.units_are_known: 1 rows"
    [files, staged] = event["inputs"]
    assert (files["namespace"], files["name"], staged["name"]) == ("file", "/desk/feeds", "staged.figures")
    assert [told["success"] for told in staged["inputFacets"]["dataQualityAssertions"]["assertions"]] == [False, True]
    assert event["outputs"] == []


def test_a_failure_tells_its_reason_and_a_run_without_news_is_complete(home: Home) -> None:
    lineage.note_start(home, SETTINGS, "run_1", datetime(2024, 5, 16, tzinfo=UTC))
    lineage.note_end(home, SETTINGS, Outcome("failed"), "the disk is full")
    lineage.note_end(home, SETTINGS, Outcome("nothing_new"))
    assert [event["eventType"] for event in events_of(home)] == ["START", "FAIL", "COMPLETE"]
    assert events_of(home)[1]["run"]["facets"]["errorMessage"]["message"] == "the disk is full"
    assert events_of(home)[0]["eventTime"] == "2024-05-16T00:00:00+00:00"


def test_a_long_file_is_laid_aside(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "MOST_BYTES", 10)
    for run_id in ("run_1", "run_2"):
        lineage.note_start(home, SETTINGS, run_id, datetime(2024, 5, 16, tzinfo=UTC))
    assert len(events_of(home)) == 1
    assert len((home.folder / "lineage.before.jsonl").read_text().splitlines()) == 1


def test_a_place_that_cannot_be_written_does_not_end_the_run(tmp_path: Path) -> None:
    lineage.note_start(Home(tmp_path / "missing"), SETTINGS, "run_1", datetime(2024, 5, 16, tzinfo=UTC))


class TestCatalogue:
    def test_it_is_told_of_each_event(self, home: Home, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
        monkeypatch.setenv("OPENLINEAGE_URL", receiver.url + "/")
        lineage.note_start(home, SETTINGS, "run_1", datetime(2024, 5, 16, tzinfo=UTC))
        assert receiver.got == events_of(home)
        assert receiver.paths == ["/secret/api/v1/lineage"]

    @pytest.mark.parametrize("url", ["http://127.0.0.1:9", "file:///etc/hosts", "nonsense"])
    def test_that_it_cannot_be_told_is_said_and_ends_no_run(
        self, home: Home, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
    ) -> None:
        monkeypatch.setenv("OPENLINEAGE_URL", url)
        lineage.note_start(home, SETTINGS, "run_1", datetime(2024, 5, 16, tzinfo=UTC))
        assert len(events_of(home)) == 1
        assert "OPENLINEAGE_URL was not told" in capsys.readouterr().err
