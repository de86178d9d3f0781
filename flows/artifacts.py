"""What a run leaves in the Prefect UI: a name that tells what came of it, a summary with what is new first, and the rows as a table."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.orchestration import get_client
from prefect.runtime import flow_run

from flows import failures
from flows.counts import counted
from flows.home import Home
from flows.page.data import open_for_page, overview
from flows.report import amount
from warehouse.contract import DATABASE

if TYPE_CHECKING:
    from flows.pipeline import RunOutcome

# Of what is new a summary shows the first few; the page has it all.
SHOWN = 10
_LISTED = {"conflicts": "conflict", "trade": "trade figure", "timeline": "event of the timeline"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#!|<>~&])")


def leave_artifacts(home: Home, outcome: RunOutcome) -> None:
    """What an ended run did: what is new, what was set aside, what the audit found."""
    news = _news(home, outcome)
    lines = [f"# {_title(outcome, news)}", "", *_new_lines(news), *_page(home), ""]
    lines += [*_counts(outcome), *_failed(outcome), *_set_aside(outcome)]
    create_markdown_artifact(key="wireledger-run", markdown="\n".join(lines), description="What the run did, what is new first")
    if outcome.snapshot:
        create_table_artifact(
            key="wireledger-rows", table=[{"table": name, "rows": rows} for name, rows in outcome.snapshot.rows.items()],
            description=f"Rows of snapshot {outcome.snapshot.snapshot_id}",
        )  # fmt: skip
    _rename(_title(outcome, news))


def leave_failure(home: Home, run_id: str, error: Exception) -> None:
    """Why a run failed, and what stays."""
    lines = [f"# Run {run_id}: failed", "", plain(failures.sentence(error)), "", "The last snapshot stays; the next run goes on from here."]
    create_markdown_artifact(key="wireledger-run", markdown="\n".join([*lines, *_page(home)]), description="Why the run failed")
    _rename("failed")


def _news(home: Home, outcome: RunOutcome) -> dict[str, Any]:
    """What the run's snapshot tells that the one before did not; nothing where it made none."""
    if outcome.snapshot is None:
        return {}
    folder = outcome.snapshot.folder
    parent = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["parent"]
    with open_for_page(folder / DATABASE, home.published / "snapshots" / parent / DATABASE if parent else None) as connection:
        return overview(connection)


def _title(outcome: RunOutcome, news: dict[str, Any]) -> str:
    """'12 new articles, 1 new conflict', or how else it ended."""
    if not news:
        return outcome.status.replace("_", " ")
    told = [counted(news["counts"]["articles"], "new article")]
    told += [counted(news["news"][name]["counts"].get("new", 0), f"new {what}") for name, what in _LISTED.items() if name != "timeline"]
    return ", ".join(told)


def _new_lines(news: dict[str, Any]) -> list[str]:
    if not news:
        return ["Nothing new is published."]
    counts = ", ".join(f"{count:,} {name}" for name, count in news["counts"].items() if count)
    lines = [f"Since the snapshot before: {counts or 'nothing new'}."]
    for name, what in _LISTED.items():
        found = news["news"][name]
        if found["counts"]:
            told = ", ".join(f"{count:,} {change}" for change, count in sorted(found["counts"].items()))
            lines += ["", f"**{what.capitalize()}s**: {told}", "", *(f"- {_told(name, row)}" for row in found["rows"][:SHOWN])]
    return lines


def _told(name: str, row: dict[str, Any]) -> str:
    if name == "conflicts":
        return plain(f"{row['change']}: {row['summary']}")
    if name == "timeline":
        when, who = row["date_start"] or "no day", row["actors"] or "nobody named"
        return plain(f"{row['change']}: {when} {row['event_type']}, {who} ({row['status']})")
    parties = f"{row['reporter']}-{row['partner']}" if row["partner"] else row["reporter"]
    value = "gone" if row["value"] is None else amount(row["value"], row["currency"])
    return plain(f"{row['change']}: {row['flow']} {parties} {row['period']}, {value} ({row['consistency']})")


def _page(home: Home) -> list[str]:
    if not home.page.is_file():
        return []
    path = home.page.absolute()
    return ["", f"[The page of the snapshot]({path.as_uri()}): `{path}`", "", f"The audit: `{home.audit_page.absolute()}`"]


def _counts(outcome: RunOutcome) -> list[str]:
    counts = outcome.counts
    taken = f"{counts.n_new} articles taken in, {counts.n_known} known, {counts.n_quarantined} set aside, {outcome.n_read} read."
    made = f" Snapshot {outcome.snapshot.snapshot_id}." if outcome.snapshot else ""
    return [f"Run {outcome.run_id}: {outcome.status}. {taken}{made}"]


def _failed(outcome: RunOutcome) -> list[str]:
    return [
        f"- {finding.expectation.severity}: {plain(finding.expectation.description)} ({finding.n_failed} rows)"
        for finding in outcome.findings
        if not finding.success
    ]


def _set_aside(outcome: RunOutcome) -> list[str]:
    if not outcome.set_aside.n_rows:
        return []
    rows = [plain(f"{row['table_name']} {row['key']}: {row['reason']} {row['sentence']}") for row in outcome.set_aside.first]
    return ["", f"{outcome.set_aside.n_rows} rows set aside (table rejected), among them:", "", *(f"- {row}" for row in rows)]


def plain(text: str) -> str:
    """A text as Markdown that shows it as it is, on one line: an article must not draw a picture in the UI, or load one."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _rename(told: str) -> None:
    with suppress(Exception), get_client(sync_client=True) as client:  # the name is a courtesy: a server that is slow loses no run
        client.update_flow_run(UUID(flow_run.get_id()), name=f"wireledger {flow_run.get_scheduled_start_time():%Y-%m-%d %H:%M}Z ({told})")
