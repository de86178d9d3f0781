"""Wide tables hold a row for each row of theirs, with names beside codes; reference tables say what codes are."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.ledger import Ledger
from tests.warehouse.test_publish import digests, manifest_of, put_out
from warehouse.geography import load_reference_tables, reference_tables
from warehouse.tables import REFERENCE, VIEWS

COUNTRIES = pl.DataFrame(
    [("CHN", "China", "Q148", False), ("RUS", "Russia", "Q159", False), ("HKG", "Hong Kong", None, True), ("SUN", "Soviet Union", None, False)],
    schema=["iso3", "name", "wikidata_id", "is_territory"], orient="row",
)  # fmt: skip
BLOCS = pl.DataFrame([("BRICS", "BRICS", None), ("APEC", "Asia-Pacific Economic Cooperation", None), ("Troika", "Troika", None)],
                     schema={"bloc": pl.String, "name": pl.String, "wikidata_id": pl.String}, orient="row")  # fmt: skip


@pytest.fixture
def named(ledger: Ledger) -> Ledger:
    load_reference_tables(ledger.connection, reference_tables(COUNTRIES, BLOCS))
    return ledger


def wide(folder: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(folder / name / "*.parquet")


def test_countries_have_codes_kinds_and_blocs() -> None:
    tables = reference_tables(COUNTRIES, BLOCS)
    assert tables["countries"].rows() == [
        ("CHN", "CN", "China", "country", "Q148", "APEC; BRICS"),
        ("HKG", "HK", "Hong Kong", "territory", None, "APEC"),
        ("RUS", "RU", "Russia", "country", "Q159", "APEC; BRICS"),
        ("SUN", None, "Soviet Union", "gone", None, None),
    ]
    assert tables["blocs"].select("bloc", "n_members").rows() == [("APEC", 3), ("BRICS", 2), ("Troika", None)]
    assert tables["bloc_members"].rows() == [("APEC", "CHN"), ("APEC", "HKG"), ("APEC", "RUS"), ("BRICS", "CHN"), ("BRICS", "RUS")]
    units = dict(tables["units"].select("unit", "name").rows())
    assert (units["USD"], units["km2"], units["barrel_per_day"]) == ("US Dollar", "square kilometre", "barrel per day")


def test_names_stand_beside_codes(named: Ledger, tmp_path: Path) -> None:
    named.document("doc_a")
    named.figure("doc_a", 239.5, 240.5)
    named.figure("doc_a", 1, 2, measure="exports", reporter="BRICS", partner=None)
    named.figure("doc_a", 1, 2, reporter=None, partner=None, parties_basis=None)
    named.reconcile()
    put_out(named, tmp_path, "snap_1")
    told = wide(tmp_path / "latest", "figures_wide").select("unit_name", "reporter_name", "partner_name").rows()
    assert sorted(told, key=str) == [("US Dollar", "BRICS", None), ("US Dollar", "China", "Russia"), ("US Dollar", None, None)]
    long = wide(tmp_path / "latest", "trade_long").select("reporter_name", "partner_name", "claimed", "value").rows()
    assert set(long) == {("China", "Russia", 240e9, 240e9), ("BRICS", None, 1.5e9, 1.5e9)}


def test_a_code_without_a_name_keeps_its_row(ledger: Ledger, tmp_path: Path) -> None:
    ledger.document("doc_a")
    ledger.figure("doc_a", 240.05, 240.15)
    ledger.reconcile()
    put_out(ledger, tmp_path, "snap_1")
    assert wide(tmp_path / "latest", "figures_wide").select("unit_name", "reporter_name", "partner_name").rows() == [("USD", "CHN", "RUS")]


def test_wide_tables_have_a_row_for_each_of_theirs(named: Ledger, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        named.document(f"doc_{number}", batch=f"bat_{number}")
        named.figure(f"doc_{number}", 240.05, 240.15, batch=f"bat_{number}")
    named.event("doc_1")
    named.reconcile()
    rows = put_out(named, tmp_path, "snap_1").rows
    for table in VIEWS:
        assert rows[table.name] == rows[table.of or "trade_figure_claims"], table.name
        if table.of is not None and rows[table.of]:
            parts = [{path.name for path in (tmp_path / "latest" / name).iterdir()} for name in (table.name, table.of)]
            assert parts[0] == parts[1], table.name


def test_the_database_shows_the_same_as_the_files(named: Ledger, tmp_path: Path) -> None:
    named.document("doc_a")
    named.figure("doc_a", 240.05, 240.15)
    named.event("doc_a")
    named.reconcile()
    put_out(named, tmp_path, "snap_1")
    named.document("doc_b", supersedes="doc_a", batch="bat_2")
    named.figure("doc_b", 240.05, 240.15, batch="bat_2")
    named.reconcile()
    put_out(named, tmp_path, "snap_2")
    with duckdb.connect(str(tmp_path / "latest" / "wireledger.duckdb"), read_only=True) as connection:
        for table in (*VIEWS, *REFERENCE):
            shown = connection.execute(f"SELECT * FROM {table.name}").pl().sort(table.key)
            assert shown.equals(wide(tmp_path / "latest", table.name).sort(table.key)), table.name


class TestWhatCountsNoMore:
    """A part is written anew once a document in it stops counting, or counts again; all others are taken over."""

    @pytest.fixture
    def published(self, named: Ledger, tmp_path: Path) -> Path:
        for number in (1, 2):
            named.document(f"doc_{number}", batch=f"bat_{number}")
            named.figure(f"doc_{number}", 240.05, 240.15, batch=f"bat_{number}")
        named.reconcile()
        put_out(named, tmp_path, "snap_1")
        return tmp_path

    def assert_shared(self, published: Path, later: str, earlier: str, path: str, *, is_shared: bool) -> None:
        one, other = (published / "snapshots" / snapshot / path for snapshot in (earlier, later))
        assert one.samefile(other) is is_shared, path

    def counting(self, published: Path, snapshot: str) -> dict[str, bool]:
        found = {
            name: dict(wide(published / "snapshots" / snapshot, name).select("document_id", "is_current").rows())
            for name in ("documents", "figures_wide")
        }
        assert found["figures_wide"].items() <= found["documents"].items()
        return found["documents"]

    def test_after_a_correction(self, named: Ledger, published: Path) -> None:
        before = digests(published / "snapshots" / "snap_1")
        named.document("doc_3", supersedes="doc_1", batch="bat_3")
        named.reconcile()
        put_out(named, published, "snap_2")
        assert self.counting(published, "snap_2") == {"doc_1": False, "doc_2": True, "doc_3": True}
        for name in ("documents", "figures_wide"):
            self.assert_shared(published, "snap_2", "snap_1", f"{name}/bat_1.parquet", is_shared=False)
            self.assert_shared(published, "snap_2", "snap_1", f"{name}/bat_2.parquet", is_shared=True)
        self.assert_shared(published, "snap_2", "snap_1", "figures/bat_1.parquet", is_shared=True)
        assert digests(published / "snapshots" / "snap_1") == before
        put_out(named, published, "snap_3")
        self.assert_shared(published, "snap_3", "snap_2", "documents/bat_1.parquet", is_shared=True)

    def test_withdrawn_and_restored(self, named: Ledger, published: Path) -> None:
        named.connection.execute("INSERT INTO ops.withdrawn VALUES ('doc_2', 'run_1')")
        named.reconcile()
        put_out(named, published, "snap_2")
        assert self.counting(published, "snap_2") == {"doc_1": True, "doc_2": False}
        named.connection.execute("DELETE FROM ops.withdrawn")
        named.reconcile()
        put_out(named, published, "snap_3")
        assert self.counting(published, "snap_3") == {"doc_1": True, "doc_2": True}
        assert (
            manifest_of(published / "snapshots" / "snap_3")["files"]["documents/bat_2.parquet"]
            == manifest_of(published / "snapshots" / "snap_1")["files"]["documents/bat_2.parquet"]
        )

    def test_parts_with_other_columns_are_written_anew(self, named: Ledger, published: Path) -> None:
        path = published / "snapshots" / "snap_1" / "manifest.json"
        manifest = json.loads(path.read_text())
        manifest["contract"]["figures"] = "of another version"
        path.write_text(json.dumps(manifest))
        put_out(named, published, "snap_2")
        self.assert_shared(published, "snap_2", "snap_1", "figures/bat_1.parquet", is_shared=False)
        self.assert_shared(published, "snap_2", "snap_1", "passages/bat_1.parquet", is_shared=True)
