"""What the person who runs it does: look at snapshots, compare them, go back, clear away, have things done again, ask the doctor."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from flows import again, migration, stages
from flows.differences import compare
from flows.doctor import Symptom, examine
from flows.home import Home, code_version
from flows.lock import HomeBusyError, sole_use
from flows.migration import HomeTooNewError
from flows.snapshots import NoEarlierSnapshotError, NoSuchSnapshotError, before_current, find_snapshot, list_snapshots, prune, roll_back
from tests.flows import plain
from tests.flows.invariants import check_tables, published_tables
from tests.flows.test_sources import TEXT
from warehouse.database import open_database
from warehouse.publish import current_snapshot
from warehouse.published import NothingPublishedError
from warehouse.snapshot_database import DATABASE

PRICES = "Exports of Chile to Peru were ${} billion in 2019, Anna Berg said.\n\n" + TEXT


@pytest.fixture(scope="module")
def three_runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an inbox and a home of three snapshots: an article, another and something empty, a correction of the first."""
    folder = tmp_path_factory.mktemp("operations")
    (folder / "a.txt").write_text(PRICES.format("3.4"))
    plain.run(folder / "home", ".", base=folder, run="1")
    (folder / "b.txt").write_text(PRICES.format("5.1").replace("Chile", "Kenya").replace("Peru", "Ghana"))
    (folder / "empty.txt").touch()
    plain.run(folder / "home", ".", base=folder, run="2")
    (folder / "a.txt").write_text(PRICES.format("3.6"))
    plain.run(folder / "home", ".", base=folder, run="3")
    return folder


@pytest.fixture
def folder(three_runs: Path, tmp_path: Path) -> Path:
    shutil.copytree(three_runs, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy"


@pytest.fixture
def home(folder: Path) -> Home:
    return Home(folder / "home")


def ids(home: Home) -> list[str]:
    return [snapshot.snapshot_id for snapshot in list_snapshots(home)]


def sources(home: Home) -> list[str]:
    return sorted(plain.table(home.folder, "documents")["source_uri"])


MARTS = ("trade_figures", "conflicts", "timeline")


def change(home: Home, snapshot: str, table: str, setting: str) -> None:
    """Has a published table tell something else."""
    for path in (home.published / "snapshots" / snapshot / table).glob("*.parquet"):
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE told AS FROM read_parquet('{path}')")
            connection.execute(f"UPDATE told SET {setting}")
            path.unlink()  # other snapshots may share the file
            connection.execute(f"COPY told TO '{path}' (FORMAT parquet)")


class TestSnapshots:
    def test_they_are_listed_newest_first(self, home: Home) -> None:
        found = list_snapshots(home)
        assert [snapshot.is_current for snapshot in found] == [True, False, False]
        assert [snapshot.row()["documents"] for snapshot in found] == [3, 2, 1]
        assert found[0].row()["parent_id"] == found[1].snapshot_id

    def test_the_beginning_of_an_id_is_enough_where_it_is_unique(self, home: Home) -> None:
        assert find_snapshot(home, ids(home)[0][:-2]).snapshot_id == ids(home)[0]
        for beginning in ("2024", "none"):
            with pytest.raises(NoSuchSnapshotError, match=ids(home)[0]):
                find_snapshot(home, beginning)

    def test_none_yet(self, tmp_path: Path) -> None:
        with pytest.raises(NothingPublishedError, match=f"wireledger run INPUT --home {tmp_path}$"):
            list_snapshots(Home(tmp_path))

    def test_old_ones_are_pruned_and_the_rest_stays_whole(self, folder: Path, home: Home) -> None:
        newest, *_ = ids(home)
        before = plain.tables(home.folder)
        assert len(prune(home, 1, 0)) == 2
        assert ids(home) == [newest]
        assert [path.name for path in (home.published / "snapshots").iterdir()] == [newest]
        assert all(frame.equals(before[name]) for name, frame in plain.tables(home.folder).items())
        (folder / "c.txt").write_text(PRICES.format("7.7").replace("Chile", "Japan"))
        assert plain.run(home.folder, ".", base=folder, run="4").parent_id == newest

    def test_the_current_one_is_never_pruned(self, home: Home) -> None:
        _, _, oldest = ids(home)
        roll_back(home, oldest, 0)
        prune(home, 1, 0)
        assert oldest in ids(home)
        assert current_snapshot(home.published)[0] == oldest

    def test_what_is_half_removed_is_no_snapshot_and_goes_with_the_next_run(self, folder: Path, home: Home) -> None:
        _, _, oldest = ids(home)
        (home.published / "snapshots" / oldest).rename(home.published / "snapshots" / f".old-{oldest}")
        assert oldest not in ids(home)
        (folder / "c.txt").write_text(PRICES.format("7.7").replace("Chile", "Japan"))
        plain.run(home.folder, ".", base=folder, run="4")
        assert not list((home.published / "snapshots").glob(".old-*"))


class TestRollback:
    def test_readers_see_the_one_before_at_once(self, home: Home) -> None:
        newest, before, _ = ids(home)
        snapshot, n_later = roll_back(home, None, 0)
        assert (snapshot.snapshot_id, n_later) == (before, 1)
        assert current_snapshot(home.published)[0] == before
        assert plain.table(home.folder, "documents").height == 2
        assert newest in ids(home)

    def test_nothing_is_due_after_it(self, home: Home) -> None:
        roll_back(home, None, 0)
        assert not stages.is_due(home, None)

    def test_the_next_run_goes_on_from_it(self, folder: Path, home: Home) -> None:
        _, _, oldest = ids(home)
        roll_back(home, oldest, 0)
        (folder / "a.txt").write_text(PRICES.format("3.4"))
        (folder / "b.txt").unlink()
        (folder / "c.txt").write_text(PRICES.format("7.7").replace("Chile", "Japan"))
        snapshot = plain.run(home.folder, ".", base=folder, run="4")
        assert snapshot.parent_id == oldest
        assert sources(home) == ["a.txt", "c.txt"]
        check_tables(published_tables(home.latest))

    def test_what_came_later_is_taken_in_anew_where_it_still_lies_there(self, folder: Path, home: Home) -> None:
        before = plain.tables(home.folder)
        roll_back(home, ids(home)[-1], 0)
        plain.run(home.folder, ".", base=folder, run="4")
        after = plain.tables(home.folder)
        current = after["documents"].filter(source_uri="b.txt")
        assert current.equals(before["documents"].filter(source_uri="b.txt"))
        assert sources(home) == ["a.txt", "a.txt", "b.txt"]
        assert all(frame.equals(before[name]) for name, frame in after.items())
        assert plain.quarantined(home.folder).keys() == {"empty.txt"}

    def test_forward_again_brings_back_what_was_taken_away(self, folder: Path, home: Home) -> None:
        newest, _, oldest = ids(home)
        before = plain.tables(home.folder)
        roll_back(home, oldest, 0)
        roll_back(home, newest, 0)
        assert all(frame.equals(before[name]) for name, frame in plain.tables(home.folder).items())
        for path in folder.glob("*.txt"):
            path.unlink()
        (folder / "c.txt").write_text(PRICES.format("7.7").replace("Chile", "Japan"))
        plain.run(home.folder, ".", base=folder, run="4")
        assert sources(home) == ["a.txt", "a.txt", "b.txt", "c.txt"]

    def test_one_that_died_half_way_is_ended_by_the_next_run(self, home: Home, monkeypatch) -> None:
        _, before, _ = ids(home)
        with monkeypatch.context() as patch, pytest.raises(OSError, match="killed"):
            patch.setattr("flows.snapshots.go_back", lambda *_: (_ for _ in ()).throw(OSError("killed")))
            roll_back(home, before, 0)
        assert current_snapshot(home.published)[0] == before
        stages.settle(home)
        with open_database(home.database) as connection:
            assert connection.execute("SELECT count(*) FROM raw.documents").fetchall() == [(2,)]
            assert connection.execute("SELECT snapshot_id FROM ops.snapshots WHERE is_current").fetchall() == [(before,)]

    def test_there_is_nothing_before_the_first(self, home: Home) -> None:
        roll_back(home, ids(home)[-1], 0)
        with pytest.raises(NoEarlierSnapshotError, match=f"which ones are: wireledger snapshots --home {home.folder}"):
            roll_back(home, None, 0)

    def test_not_while_a_run_goes_on(self, home: Home) -> None:
        newest = ids(home)[0]
        with sole_use(home.folder), pytest.raises(HomeBusyError):
            roll_back(home, None, 0)
        assert current_snapshot(home.published)[0] == newest


class TestDiff:
    def test_a_new_article_brings_facts(self, home: Home) -> None:
        _, second, first = ids(home)
        found = compare(home, first, second)
        figures = [row for row in found if row.table == "figures"]
        assert {(row.change, row.why) for row in figures} == {("new", "new article")}
        assert any("5.1 billion" in row.told for row in figures)
        assert ("trade_figures", "new") in {(row.table, row.change) for row in found}

    def test_a_correction_is_told_from_a_new_article_and_changes_the_trade_figure(self, home: Home) -> None:
        found = compare(home, None, None)
        assert {row.why for row in found if row.table == "documents"} == {"correction"}
        assert any(row.table == "trade_figures" and row.change in {"changed", "new", "gone"} for row in found)

    def test_the_other_way_round_the_article_is_gone(self, home: Home) -> None:
        _, second, first = ids(home)
        assert {(row.change, row.why) for row in compare(home, second, first) if row.table == "figures"} == {
            ("gone", "the article is gone")
        }

    def test_the_other_way_round_a_snapshot_of_an_earlier_version_may_lack_columns(self, home: Home) -> None:
        _, second, first = ids(home)
        database = home.published / "snapshots" / first / DATABASE
        database.chmod(0o644)
        with duckdb.connect(str(database)) as connection:
            connection.execute("ALTER TABLE timeline DROP COLUMN confidence")
        assert {row.change for row in compare(home, second, first) if row.table == "figures"} == {"gone"}

    def test_a_snapshot_does_not_differ_from_itself(self, home: Home) -> None:
        assert compare(home, ids(home)[0], ids(home)[0]) == []

    def test_after_a_change_of_rules_rows_of_known_articles_are_its_work(self, folder: Path, home: Home) -> None:
        home.additions.mkdir()
        (home.additions / "units.csv").write_text((Path(stages.__file__).parents[1] / "transforms/lexicons/units.csv").read_text())
        with open_database(home.database) as connection:
            connection.execute("UPDATE raw.documents SET published_on = DATE '2020-01-01'")
        plain.run(home.folder, ".", base=folder, run="4")
        assert {row.why for row in compare(home, None, None) if row.table == "figures"} <= {"rule change"}
        assert {row.why for row in compare(home, None, None) if row.table == "documents"} == {"rule change"}

    def test_what_articles_say_together_differs_by_its_articles_or_by_the_rules(self, home: Home) -> None:
        _, second, first = ids(home)
        assert {row.why for row in compare(home, first, second) if row.table in MARTS} == {"other articles behind it"}
        change(home, second, "trade_figures", "consistency = 'conflicting'")
        assert "counted anew" in {row.why for row in compare(home, None, None) if row.table == "trade_figures"}
        change(home, second, "runs", "code_version = 'of before'")
        whys = {row.why for row in compare(home, None, None) if row.table == "trade_figures"}
        assert whys == {"other articles behind it", "rule change"}

    def test_the_other_way_round_no_rule_has_changed(self, home: Home) -> None:
        newest, second, _ = ids(home)
        change(home, second, "figures", "confidence = 0.123")
        assert "rule change" not in {row.why for row in compare(home, newest, second)}


class TestAgain:
    def test_what_was_set_aside_is_tried_again_and_leaves_quarantine(self, folder: Path, home: Home) -> None:
        assert again.retry_quarantine(home, 0) == 1
        assert stages.is_due(home, None)
        (folder / "empty.txt").write_text(PRICES.format("9.9").replace("Chile", "Norway"))
        plain.run(home.folder, ".", base=folder, run="4")
        assert plain.quarantined(home.folder) == {}
        assert "empty.txt" in sources(home)

    def test_what_is_still_broken_is_set_aside_again(self, folder: Path, home: Home) -> None:
        again.retry_quarantine(home, 0)
        plain.run(home.folder, ".", base=folder, run="4")
        assert plain.table(home.folder, "quarantine")["source_uri"].to_list() == ["empty.txt"]

    def test_everything_is_read_anew_to_the_same_rows(self, home: Home) -> None:
        before = plain.tables(home.folder)
        assert again.reprocess(home, 0) == 3
        assert plain.read(home.folder, run="4") == 3
        plain.put_out(home.folder, run="4")
        assert all(frame.equals(before[name]) for name, frame in plain.tables(home.folder).items())

    def test_without_a_home_there_is_nothing_to_do(self, tmp_path: Path) -> None:
        for work in (again.retry_quarantine, again.reprocess):
            with pytest.raises(NothingPublishedError):
                work(Home(tmp_path / "none"), 0)
        assert not (tmp_path / "none").exists()


class TestNewerHome:
    @pytest.mark.parametrize(
        "work",
        [
            lambda home: roll_back(home, None, 0), lambda home: prune(home, 1, 0), lambda home: again.reprocess(home, 0),
            lambda home: again.retry_quarantine(home, 0), list_snapshots, lambda home: compare(home, None, None), before_current,
        ],
        ids=["rollback", "prune", "reprocess", "retry", "snapshots", "diff", "before"],
    )  # fmt: skip
    def test_it_is_refused(self, home: Home, work) -> None:
        home.version_file.write_text(json.dumps({"layout": migration.LAYOUT + 1, "code_version": "9.9"}))
        with pytest.raises(HomeTooNewError, match=r"newer wireledger \(9.9"):
            work(home)


class TestDoctor:
    def wrong(self, home: Home) -> list[Symptom]:
        return [symptom for symptom in examine(home) if symptom.is_wrong and "MB free" not in symptom.found]

    def test_a_sound_home(self, home: Home) -> None:
        assert self.wrong(home) == []

    @pytest.mark.parametrize("name", ["manifest.json", DATABASE, "figures/*.parquet", "datapackage.json", "report/index.html"])
    @pytest.mark.parametrize("damage", ["changed", "missing"])
    def test_a_file_that_is_not_as_it_was(self, home: Home, name: str, damage: str) -> None:
        path = sorted(home.latest.resolve().glob(name))[0]
        path.chmod(0o644)
        path.unlink() if damage == "missing" else path.write_bytes(path.read_bytes()[:-2])
        told = {Path(symptom.place).name: symptom for symptom in self.wrong(home)}
        symptom = told[home.latest.resolve().name]
        assert path.name in symptom.found
        assert "rollback" in symptom.to_do

    def test_a_link_to_nowhere(self, home: Home) -> None:
        home.latest.unlink()
        home.latest.symlink_to("snapshots/gone")
        assert [symptom.place for symptom in self.wrong(home)] == [str(home.latest)]

    def test_a_damaged_working_database(self, home: Home) -> None:
        home.database.write_bytes(b"x" * 10_000)
        [symptom] = self.wrong(home)
        assert (symptom.place, "damaged" in symptom.found) == (str(home.database), True)

    def test_a_working_database_that_is_gone(self, home: Home) -> None:
        home.database.unlink()
        assert [symptom.place for symptom in self.wrong(home)] == [str(home.database)]

    def test_a_home_of_a_newer_program(self, home: Home) -> None:
        home.version_file.write_text(json.dumps({"layout": migration.LAYOUT + 1, "code_version": "9.9"}))
        assert [symptom.to_do for symptom in self.wrong(home)] == ["update wireledger"]

    def test_leftovers_and_older_versions_are_only_noted(self, home: Home) -> None:
        (home.published / "snapshots" / ".new-x").mkdir()
        home.version_file.write_text(json.dumps({"layout": migration.LAYOUT, "code_version": "0.0"}))
        found = {symptom.found for symptom in examine(home)}
        assert {"left by a run that was killed", f"made by 0.0, this is {code_version()}"} <= found
        assert self.wrong(home) == []

    def test_a_run_that_goes_on_is_noted(self, home: Home) -> None:
        with sole_use(home.folder):
            assert any("another run goes on" in symptom.found for symptom in examine(home))
