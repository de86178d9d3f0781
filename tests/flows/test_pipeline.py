"""The whole flow: what comes out, what a second run does, what the gate keeps back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.request import Request, urlopen

import polars as pl
import pytest
from rich.console import Console

from expectations.gate import refusals
from flows import stages
from flows.home import Home
from flows.progress import Silent
from flows.report import print_outcome
from flows.settings import LEAST_CONFIDENCE, TASK_RUNNER
from flows.sources.places import NoInputError
from flows.stages import RunSettings
from flows.trade import left_out
from tests.conftest import ROOT
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_sources import TEXT
from transforms.reading import read_documents
from warehouse.database import open_database
from warehouse.published import open_published
from warehouse.reference import TRADE_SCHEMA, ReferenceSeriesError

pytestmark = pytest.mark.flow


def digests(folder: Path) -> dict[str, str]:
    """Every file of a snapshot with its sum; the name of the snapshot among them."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()} | {"": folder.resolve().name}


@pytest.fixture
def run(prefect_server, audit_pool, tmp_path: Path) -> Callable:
    from flows.pipeline import run_pipeline

    def go(home: Path, *inputs: Path | str, base: Path = tmp_path, reference: Path | None = None, published_on: date | None = None):
        settings = RunSettings(tuple(map(str, inputs)), home, base, published_on, reference)
        return run_pipeline(settings, Silent(), audit_pool, prefect_server)

    return go


def runs_of(home: Home) -> list[tuple[str, str | None]]:
    with open_database(home.database) as connection:
        return connection.execute("SELECT status, message FROM ops.runs ORDER BY started_at").fetchall()


def test_a_run_on_the_samples_prints_what_the_readme_shows(samples_outcome) -> None:
    """Line by line; what differs from run to run is '…' there, and some lines are left out."""
    told = StringIO()
    print_outcome(Console(file=told, width=400), Home(samples_outcome[0]), samples_outcome[1])
    printed = [line.strip() for line in told.getvalue().splitlines()]
    [block] = re.findall(r"`make run` ends like this.*?\n\n((?: {4}.*\n)+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    shown = [line.strip() for line in block.splitlines() if not line.strip().startswith("Published: ")]
    assert len(shown) > 10
    missing = [line for line in shown if not any(found.startswith(line.partition("…")[0]) for found in printed)]
    assert not missing


class TestTwice:
    def test_the_same_input_publishes_nothing_and_changes_nothing(self, run, samples_copy: Home) -> None:
        before = digests(samples_copy.latest)
        outcome = run(samples_copy.folder, "samples", base=ROOT)
        assert (outcome.status, outcome.n_read, outcome.snapshot) == ("nothing_new", 0, None)
        assert outcome.counts.n_found == outcome.counts.n_known + outcome.counts.n_quarantined
        assert digests(samples_copy.latest) == before
        assert [status for status, _ in runs_of(samples_copy)] == ["published", "nothing_new"]

    def test_another_least_confidence_is_a_reason_to_publish_once(self, run, samples_copy: Home, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(LEAST_CONFIDENCE, "1")
        assert run(samples_copy.folder, "samples", base=ROOT).status == "published"
        assert plain.table(samples_copy.folder, "trade_figures").is_empty()
        with open_published(samples_copy.latest) as connection:
            assert "read without enough confidence" in {row["why"] for row in left_out(connection)}
        assert run(samples_copy.folder, "samples", base=ROOT).status == "nothing_new"

    def test_a_reference_series_is_a_reason_to_publish_once(self, run, samples_copy: Home, tmp_path: Path) -> None:
        own = tmp_path / "own.csv"
        own.write_text(f"{','.join(TRADE_SCHEMA)}\nCHN,RUS,total,2023,USD,226000000000,Our own count,2024-02-01\n")
        first = run(samples_copy.folder, "samples", base=ROOT, reference=own)
        assert first.status == "published"
        [row] = (
            plain.table(samples_copy.folder, "trade_figures").filter(reporter="CHN", partner="RUS", flow="total", period="2023").to_dicts()
        )
        assert (row["reference_source"], row["reference_value"]) == ("Our own count", 226e9)
        assert "reference" in set(plain.table(samples_copy.folder, "conflicts")["kind"])
        assert run(samples_copy.folder, "samples", base=ROOT, reference=own).status == "nothing_new"

    def test_a_snapshot_that_was_deleted_is_made_again(self, run, samples_copy: Home) -> None:
        before = {name: plain.table(samples_copy.folder, name) for name in ("documents", "figures", "trade_figures", "quarantine")}
        (samples_copy.published / "latest").unlink()
        outcome = run(samples_copy.folder, "samples", base=ROOT)
        assert (outcome.status, outcome.n_read) == ("published", 0)
        assert all(frame.equals(plain.table(samples_copy.folder, name)) for name, frame in before.items())

    def test_a_database_that_was_moved_away_is_made_again(self, run, samples_copy: Home) -> None:
        """Parts of the snapshot before are not taken over: they name runs that the new database does not know."""
        before = plain.tables(samples_copy.folder)
        samples_copy.database.unlink()
        assert run(samples_copy.folder, "samples", base=ROOT).status == "published"
        check_tables(published_tables(samples_copy.latest))
        assert all(frame.equals(before[name]) for name, frame in plain.tables(samples_copy.folder).items())


class TestGate:
    def test_broken_rows_are_refused_and_named_and_the_last_snapshot_stays(self, run, samples_copy: Home, article) -> None:
        before = digests(samples_copy.latest)
        with open_database(samples_copy.database) as connection:
            [(key, digest)] = connection.execute("SELECT document_id, text_sha256 FROM staged.documents ORDER BY 1 LIMIT 1").fetchall()
            connection.execute("UPDATE raw.documents SET text_sha256 = repeat('0', 64) WHERE document_id = ?", [key])
        outcome = run(samples_copy.folder, article())
        assert outcome.status == "refused"
        assert digests(samples_copy.latest) == before
        [broken] = [finding for finding in outcome.findings if not finding.success and finding.expectation.severity == "critical"]
        assert (broken.expectation.table, broken.expectation.name) == ("documents", "text_is_unchanged")
        assert broken.failed_keys == (key,)
        with open_database(samples_copy.database) as connection:
            logged = connection.execute(
                "SELECT table_name, expectation, severity, n_failed, failed_ids FROM ops.expectation_results "
                "WHERE NOT success AND severity = 'critical'"
            ).fetchall()
        assert logged == [("documents", "text_is_unchanged", "critical", 1, key)]
        with open_published(samples_copy.latest) as connection:
            [(shown,)] = connection.execute("SELECT count(*) FROM documents").fetchall()
        assert shown == json.loads((samples_copy.latest / "manifest.json").read_text())["rows"]["documents"]
        [failed] = [row for row in json.loads(samples_copy.failed_rows.read_text()) if row["severity"] == "critical"]
        assert (failed["expectation"], failed["failed_ids"]) == ("text_is_unchanged", key)
        assert runs_of(samples_copy)[-1][0] == "refused"
        assert "documents.text_is_unchanged: 1 rows" in runs_of(samples_copy)[-1][1]

        # The same again is refused again; mended, the new article is published without being read anew.
        assert run(samples_copy.folder, article()).status == "refused"
        with open_database(samples_copy.database) as connection:
            connection.execute("UPDATE raw.documents SET text_sha256 = ? WHERE document_id = ?", [digest, key])
        mended = run(samples_copy.folder, article())
        assert (mended.status, mended.n_read) == ("published", 0)
        assert mended.snapshot.rows["documents"] == shown + 1

    def test_rows_that_break_a_rule_are_set_aside_and_the_rest_is_published(self, run, samples_copy: Home, article) -> None:
        break_figures(samples_copy, 5)
        outcome = run(samples_copy.folder, article())
        assert (outcome.status, outcome.set_aside.n_rows >= 5) == ("published", True)
        tables = published_tables(samples_copy.latest)
        check_tables(tables)
        aside = tables["rejected"].filter(expectation="period_is_in_order", table_name="figures")
        assert aside.height == 5
        for table, column in (("figures", "figure_id"), ("claims", "from_id"), ("trade_figure_claims", "figure_id")):
            assert not set(aside["key"]) & set(tables[table][column])
        [shown] = [row for row in outcome.set_aside.first if row["key"] == aside["key"].min()]
        assert shown["sentence"] == json.loads(aside.filter(key=aside["key"].min())["row"].item())["sentence"]
        assert "rows set aside" in runs_of(samples_copy)[-1][1]
        assert run(samples_copy.folder, article()).status == "nothing_new"

    def test_too_many_of_them_are_refused(self, run, samples_copy: Home, article) -> None:
        before = digests(samples_copy.latest)
        break_figures(samples_copy, 40)
        outcome = run(samples_copy.folder, article())
        assert outcome.status == "refused"
        broken = {finding.expectation.name: finding.n_failed for finding in outcome.findings if finding in refusals(outcome.findings)}
        assert broken == {"few_rows_are_set_aside": 40, "few_rows_of_a_batch_are_set_aside": 40}
        assert digests(samples_copy.latest) == before


def break_figures(home: Home, count: int) -> None:
    """Lets the periods of some published figures of one batch end before they start; those read again with a window are of another.

    It is a day later, so that the next run audits what was published, too.
    """
    home.whole_audit.unlink()
    with open_database(home.database) as connection:
        connection.execute(
            "UPDATE staged.figures SET period_start = period_end + 1 WHERE figure_id IN "
            "(SELECT figure_id FROM staged.figures WHERE period IS NOT NULL AND batch_id = (SELECT mode(batch_id) FROM staged.figures) "
            "ORDER BY figure_id LIMIT ?)", [count],
        )  # fmt: skip


class TestNothingToRead:
    def test_an_empty_folder_publishes_nothing(self, run, tmp_path: Path) -> None:
        (tmp_path / "inbox").mkdir()
        outcome = run(tmp_path / "home", "inbox")
        assert (outcome.status, outcome.counts.n_found) == ("nothing_new", 0)
        assert not Home(tmp_path / "home").latest.exists()

    def test_only_refusals_make_a_snapshot_that_lists_them(self, run, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        outcome = run(tmp_path / "home", "empty.txt")
        assert (outcome.status, outcome.snapshot.rows["documents"], outcome.snapshot.rows["quarantine"]) == ("published", 0, 1)
        check_tables(published_tables(Home(tmp_path / "home").latest))
        assert run(tmp_path / "home", "empty.txt").status == "nothing_new"

    def test_a_wrong_input_is_a_failed_run(self, run, tmp_path: Path) -> None:
        with pytest.raises(NoInputError):
            run(tmp_path / "home", "none.txt")
        [(status, message)] = runs_of(Home(tmp_path / "home"))
        assert status == "failed"
        assert "none.txt" in message

    def test_a_wrong_reference_leaves_what_was_read_for_the_next_run(self, run, article, tmp_path: Path) -> None:
        (tmp_path / "own.csv").write_text("a,b\n")
        with pytest.raises(ReferenceSeriesError):
            run(tmp_path / "home", article(), reference=tmp_path / "own.csv")
        outcome = run(tmp_path / "home", article())
        assert (outcome.status, outcome.n_read, outcome.snapshot.rows["documents"]) == ("published", 0, 1)


def trip(documents: pl.DataFrame, *rest):
    """Reading with a planted fault."""
    if documents["text"].str.contains("trip wire").any():
        raise ZeroDivisionError("planted")
    return read_documents(documents, *rest)


class TestOneBadArticle:
    """An article on which a rule breaks goes to quarantine; the fault is planted, since no article is known that does it."""

    def test_it_is_set_aside_and_the_others_are_read(self, run, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.setattr(stages, "read_documents", trip)
        inbox = tmp_path / "inbox"
        inbox.mkdir()
        for number in range(9):
            (inbox / f"{number}.txt").write_text(TEXT + ("A trip wire." if number in {3, 4} else f"It was day {number}."))
        outcome = run(tmp_path / "home", "inbox")
        assert (outcome.status, outcome.n_read, outcome.snapshot.rows["documents"]) == ("published", 7, 7)
        check_tables(published_tables(Home(tmp_path / "home").latest))
        aside = plain.table(tmp_path / "home", "quarantine").sort("source_uri")
        assert aside.select("source_uri", "reason").rows() == [("inbox/3.txt", "unreadable"), ("inbox/4.txt", "unreadable")]
        assert all("ZeroDivisionError: planted" in detail for detail in aside["detail"])
        assert run(tmp_path / "home", "inbox").status == "nothing_new"

    def test_versions_around_it_follow_one_another(self, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.setattr(stages, "read_documents", trip)
        for number, words in enumerate(("v0", "A trip wire. v1", "A trip wire. v2", "v3")):
            (tmp_path / "a.txt").write_text(f"{TEXT} {words}")
            plain.run(tmp_path / "home", "a.txt", base=tmp_path, run=str(number))
        tables = published_tables(tmp_path / "home" / "published" / "latest")
        check_tables(tables)
        replaced = tables["documents"].with_columns(pl.col("text").str.split(" ").list.last())
        last = replaced.filter(text="v3")
        assert last["supersedes"].to_list() == replaced.filter(text="v0")["document_id"].to_list()

    def test_once_the_rules_are_mended_it_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(f"{TEXT} A trip wire.")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stages, "read_documents", trip)
            plain.run(tmp_path / "home", "a.txt", base=tmp_path, run="1")
            assert plain.table(tmp_path / "home", "documents").height == 0
        plain.run(tmp_path / "home", "a.txt", base=tmp_path, run="2")
        assert plain.table(tmp_path / "home", "documents").height == 1


class TestReadingAnew:
    def test_another_version_of_the_rules_reads_all_again_and_changes_no_id(self, samples_copy: Home, monkeypatch) -> None:
        before = plain.tables(samples_copy.folder)
        parts = {path.name for path in (samples_copy.latest / "figures").iterdir()}
        monkeypatch.setattr(plain, "reader_version", lambda additions: "another")
        plain.ingest(samples_copy.folder, "samples", base=ROOT, run="2")
        assert plain.read(samples_copy.folder, run="2") == before["documents"].height
        plain.put_out(samples_copy.folder, run="2")
        after = plain.tables(samples_copy.folder)
        assert all(frame.equals(after[name]) for name, frame in before.items())
        assert not parts & {path.name for path in (samples_copy.latest / "figures").iterdir()}
        check_tables(published_tables(samples_copy.latest))


class TestPrefect:
    def test_batches_read_by_processes_give_the_same_tables(self, run, tmp_path: Path, monkeypatch) -> None:
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(f"{TEXT} It was day {number}.")
        monkeypatch.setenv(TASK_RUNNER, "processes")
        monkeypatch.setattr("os.cpu_count", lambda: 1)  # one process is enough to show it
        monkeypatch.setattr(stages, "READ_BATCH", 2)
        assert run(tmp_path / "home", "*.txt").n_read == 3
        plain.run(tmp_path / "plain", "*.txt", base=tmp_path)
        ours, theirs = plain.tables(tmp_path / "home"), plain.tables(tmp_path / "plain")
        assert all(frame.equals(theirs[name]) for name, frame in ours.items())

    def test_an_unknown_task_runner_is_said_to_be_one(self, run, article, tmp_path: Path, monkeypatch) -> None:
        from flows.settings import UnknownTaskRunnerError

        monkeypatch.setenv(TASK_RUNNER, "abacus")
        with pytest.raises(UnknownTaskRunnerError, match=r"abacus.*threads, processes and dask"):
            run(tmp_path / "home", article())

    def test_names_and_artifacts_tell_a_person_what_happened(self, prefect_server, samples_outcome) -> None:
        _, outcome = samples_outcome
        tasks = {task["name"] for task in ask(prefect_server.url, "task_runs")}
        assert {f"take in {outcome.run_id}", "read batch 1 of 1"} <= tasks
        artifacts = ask(prefect_server.url, "artifacts")
        told = [artifact["data"] for artifact in artifacts if artifact["key"] == "wireledger-run"]
        rows = [artifact["data"] for artifact in artifacts if artifact["key"] == "wireledger-rows"]
        [text] = [text for text in told if outcome.run_id in text]
        assert f"{outcome.counts.n_new} articles taken in" in text
        assert text.index("18 new articles") < text.index("new: total CHN-RUS 2023, 240.1 bn USD") < text.index("articles taken in")
        assert Home(samples_outcome[0]).page.absolute().as_uri() in text
        names = {flow["id"]: flow["name"] for flow in ask(prefect_server.url, "flow_runs")}
        [artifact] = [artifact for artifact in artifacts if artifact["data"] == text]
        name = r"wireledger \d{4}-\d\d-\d\d \d\d:\d\dZ \(18 new articles, 3 new conflicts, \d+ new trade figures\)"
        assert re.fullmatch(name, names[artifact["flow_run_id"]])
        assert any('"quotes"' in text for text in rows)


def ask(api: str, what: str) -> list[dict]:
    """The newest of what Prefect's server knows."""
    request = Request(f"{api}/{what}/filter", b'{"limit": 200}', {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        return json.load(answer)
