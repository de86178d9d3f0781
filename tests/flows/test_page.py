"""What the page of a snapshot holds, and that nothing in it comes from outside or gets out of its place; no browser is needed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.gate import Finding
from expectations.suites import SEMANTIC
from flows import stages
from flows.doctor import examine
from flows.home import Home
from flows.page.copies import FolderInUseError, NoPageError, find_page, write_copy
from flows.page.data import KINDS
from flows.page.write import Source, _cached, write_page
from tests.flows import plain
from tests.flows.page_articles import HOSTILE_TITLE, write_many, write_pair
from warehouse.published import NothingPublishedError


@pytest.fixture(scope="module")
def two_snapshots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Home]:
    """The folders of a snapshot of many articles and of the next one, which has a few more."""
    folder = tmp_path_factory.mktemp("page")
    inbox = folder / "inbox"
    inbox.mkdir()
    write_many(inbox / "towns.jsonl", range(52))
    home = Home(folder / "home")
    first = plain.run(home.folder, str(inbox), base=folder)
    write_pair(inbox)
    second = plain.run(home.folder, str(inbox), base=folder, run="2")
    return first.folder, second.folder, home


@pytest.fixture(scope="module")
def page(two_snapshots) -> Path:
    return two_snapshots[1] / "report"


def start_of(page: Path) -> dict[str, Any]:
    [path] = (page / "data").glob("start-*.js")
    return json.loads(re.fullmatch(r"wireledger\.start\((.*)\);\n", path.read_text(encoding="utf-8"), re.DOTALL)[1])


def rows_of(page: Path, kind: str) -> list[dict[str, Any]]:
    """All rows of a list, as the browser gets them."""
    return [
        row for name, path in start_of(page)["parts"][kind] for row in _rows((page / path).read_text(encoding="utf-8"), f"{kind}/{name}")
    ]


def _rows(script: str, name: str) -> Iterator[dict[str, Any]]:
    told, rows, columns, *facts = json.loads("[" + script.removeprefix("wireledger.part(").removesuffix(");\n") + "]")
    assert told == name
    for row in rows:
        yield dict(zip(columns, row, strict=True)) | {
            kind: [dict(zip(names, fact, strict=True)) for fact in row[columns.index(kind)] or []]
            for kind, names in (facts[0] if facts else {}).items()
        }  # fmt: skip


class TestWhatItHolds:
    def test_every_list_has_the_rows_of_its_table(self, two_snapshots, page: Path) -> None:
        with duckdb.connect(str(two_snapshots[1] / "wireledger.duckdb"), read_only=True) as connection:
            for kind, table in {
                "docs": "stories", "quotes": "quotes", "trade": "trade_figures", "conflicts": "conflicts", "timeline": "timeline",
                "rejected": "rejected", "quarantine": "quarantine",
            }.items():  # fmt: skip
                [(count,)] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
                assert len(rows_of(page, kind)) == count, kind
            for table in ("figures", "quotes", "events"):
                [(count,)] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
                assert sum(len(article[table]) for article in rows_of(page, "articles")) == count, table

    def test_every_statement_leads_to_its_place_in_an_article(self, page: Path) -> None:
        articles = {article["doc"]: article for article in rows_of(page, "articles")}
        claims = [claim for row in rows_of(page, "trade") for claim in row["claims"]]
        assert claims
        for claim in claims:
            [figure] = [one for one in articles[claim["doc"]]["figures"] if one["figure_id"] == claim["figure_id"]]
            assert articles[claim["doc"]]["text"][figure["char_start"] : figure["char_end"]] == claim["surface"]
            assert figure["rule"] and figure["reasons"]

    def test_part_of_an_article_follows_from_its_number(self, page: Path) -> None:
        for name, path in start_of(page)["parts"]["articles"]:
            assert {row["doc"] // 50 for row in _rows((page / path).read_text(encoding="utf-8"), f"articles/{name}")} == {int(name)}

    def test_statements_on_one_thing_lie_in_the_part_that_their_key_names(self, page: Path) -> None:
        told = start_of(page)
        rows = rows_of(page, "said")
        assert {int(row["claim"][:8], 16) % told["n_said"] for row in rows} <= {int(name) for name, _ in told["parts"]["said"]}
        assert {row["value_min"] for row in rows if row["unit"] == "USD"} >= {226.5e9, 240.05e9}

    def test_an_article_that_was_replaced_is_not_shown(self, tmp_path: Path) -> None:
        write_pair(tmp_path / "inbox")
        plain.run(tmp_path / "home", str(tmp_path / "inbox"), base=tmp_path)
        path = tmp_path / "inbox" / "plain.txt"
        path.write_text(path.read_text(encoding="utf-8").replace("$240.1 billion", "$240.2 billion"), encoding="utf-8")
        second = plain.run(tmp_path / "home", str(tmp_path / "inbox"), base=tmp_path, run="2")
        texts = [article["text"] for article in rows_of(second.folder / "report", "articles")]
        assert len(texts) == 2
        assert not any("$240.1 billion" in text for text in texts)


class TestWhatIsNew:
    def test_first_snapshot_is_all_new(self, two_snapshots) -> None:
        told = start_of(two_snapshots[0] / "report")
        assert told["is_first"]
        assert told["counts"]["articles"] == 52

    def test_next_one_tells_what_came_since(self, page: Path) -> None:
        told = start_of(page)
        assert not told["is_first"]
        assert told["counts"]["articles"] == 2
        [figure] = [row for row in told["news"]["trade"]["rows"] if row["period"] == "2023"]
        assert (figure["change"], figure["consistency"], figure["value"]) == ("new", "conflicting", 240.1e9)
        assert told["news"]["conflicts"]["counts"] == {"new": 1}

    def test_a_database_before_that_is_damaged_costs_no_page(self, two_snapshots, tmp_path: Path) -> None:
        second = two_snapshots[1]
        before = tmp_path / "before"
        before.mkdir()
        (before / "wireledger.duckdb").write_bytes(b"no database")
        manifest = json.loads((second / "manifest.json").read_text())
        write_page(tmp_path / "page", Source(second / "wireledger.duckdb", manifest, before, {}))
        assert start_of(tmp_path / "page")["counts"]["articles"] == 54


class TestWhatItCosts:
    def test_parts_that_did_not_change_are_taken_over(self, two_snapshots, page: Path) -> None:
        before = two_snapshots[0] / "report" / "data"
        kept = {path.name for path in (page / "data").iterdir() if path.name in {one.name for one in before.iterdir()}}
        assert all((page / "data" / name).samefile(before / name) for name in kept)
        kinds = {name.split("-")[0] for name in kept}
        assert {"articles", "vega", "chart"} <= kinds  # the first fifty articles
        assert not {"docs", "quotes", "start"} & kinds  # of parts that hold more

    def test_the_folder_holds_what_the_page_names_and_nothing_else(self, page: Path) -> None:
        told = start_of(page)
        named = {path for parts in told["parts"].values() for _, path in parts} | set(told["files"].values())
        found = {path.relative_to(page).as_posix() for path in (page / "data").iterdir()}
        assert found - named == {path for path in found if path.startswith("data/start-")}
        assert named <= found

    def test_the_same_snapshot_gives_the_same_bytes(self, two_snapshots, page: Path, tmp_path: Path) -> None:
        first, second, _ = two_snapshots
        manifest = json.loads((second / "manifest.json").read_text())
        countries = start_of(page)["countries"]
        write_page(tmp_path / "page", Source(second / "wireledger.duckdb", manifest, first, countries))
        assert contents(tmp_path / "page") == contents(page)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestNothingGetsOut:
    def test_no_text_can_end_a_script(self, page: Path) -> None:
        for path in (page / "data").glob("*.js"):
            if not path.name.startswith("vega-"):
                text = path.read_text(encoding="utf-8")
                assert not re.search("[<\u2028\u2029]", text), path.name
        assert HOSTILE_TITLE in {row["title"] for row in rows_of(page, "docs")}

    def test_nothing_is_loaded_from_outside(self, two_snapshots, page: Path) -> None:
        home = two_snapshots[2]
        stages.record_findings(home, [], "run_1")
        for path in [*page.glob("*.*"), *home.audit.glob("*.*")]:
            text = path.read_text(encoding="utf-8")
            assert not re.search(
                r"""(src|href|data|action)\s*=\s*["']?\s*(https?:)?//|url\(|@import|<(img|iframe|object|base)\b""", text
            ), path.name

    @pytest.mark.parametrize("name", ["index.html", "audit.html"])
    def test_the_browser_is_told_to_load_nothing_else(self, page: Path, name: str) -> None:
        [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', (page / name).read_text(encoding="utf-8"))
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy

    def test_text_only_ever_becomes_text(self, page: Path) -> None:
        for path in page.glob("*.js"):
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", path.read_text()), (
                path.name
            )

    def test_one_odd_row_breaks_nothing(self, two_snapshots, tmp_path: Path) -> None:
        second = two_snapshots[1]
        database = tmp_path / "wireledger.duckdb"
        shutil.copyfile(second / "wireledger.duckdb", database)
        with duckdb.connect(str(database)) as connection:
            connection.execute("UPDATE figures SET value = 'nan', value_max = 'inf', period_start = NULL, sentence = chr(0) || sentence")
            connection.execute("UPDATE documents SET title = NULL, source_name = NULL, published_on = NULL, text = ''")
            connection.execute("UPDATE trade_figures SET why = '', value = 'infinity'")
        manifest = json.loads((second / "manifest.json").read_text())
        write_page(tmp_path / "page", Source(database, manifest, None, {}))
        for kind in KINDS:
            assert len(rows_of(tmp_path / "page", kind)) == len(rows_of(second / "report", kind)), kind


class TestAudit:
    def test_a_failure_is_told_with_its_rows(self, two_snapshots) -> None:
        home = two_snapshots[2]
        warning, critical = (next(rule for rule in SEMANTIC if rule.severity == severity) for severity in ("warning", "critical"))
        stages.record_findings(home, [Finding(critical, True, 0, ()), Finding(warning, False, 2, ("<b>", "tra_2"))], "run_2")
        text = home.audit_page.read_text(encoding="utf-8")
        assert warning.description.split("'")[0] in text
        assert "2: " in text and "&lt;b&gt;; tra_2" in text
        assert '<span class="warned">warning</span>' in text
        assert "failed</span>" not in text  # a warning alone is no failure

    def test_what_failed_before_is_told(self, two_snapshots) -> None:
        home = two_snapshots[2]
        rule = next(rule for rule in SEMANTIC if rule.severity == "critical")
        stages.record_findings(home, [Finding(rule, False, 3, ("a",))], "run_1")
        stages.record_findings(home, [Finding(rule, True, 0, ())], "run_2")
        text = home.audit_page.read_text(encoding="utf-8")
        assert "2024-06-01 12:01 (3)" in text
        assert '<span class="held">held</span>' in text


class TestWhereItLies:
    def test_a_cache_that_cannot_be_written_costs_only_time(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        assert _cached(tmp_path / "file" / "page" / "vega.js", lambda: "made") == "made"
        assert _cached(tmp_path / "cache" / "vega.js", lambda: "made") == "made"
        assert _cached(tmp_path / "cache" / "vega.js", lambda: "made anew") == "made"

    def test_manifest_has_its_sums(self, two_snapshots, page: Path) -> None:
        manifest = json.loads((two_snapshots[1] / "manifest.json").read_text())
        named = {path.removeprefix("report/") for path in manifest["files"] if path.startswith("report/")}
        assert named == set(contents(page))
        assert [symptom for symptom in examine(two_snapshots[2]) if symptom.is_wrong] == []

    def test_page_of_the_current_snapshot_is_found(self, two_snapshots) -> None:
        home = two_snapshots[2]
        assert find_page(home).samefile(two_snapshots[1] / "report" / "index.html")

    def test_a_copy_shares_no_file_with_the_snapshot(self, two_snapshots, page: Path, tmp_path: Path) -> None:
        copy = write_copy(two_snapshots[2], tmp_path / "copy")
        assert contents(copy.parent) == contents(page)
        assert not any(path.samefile(page / path.relative_to(copy.parent)) for path in copy.parent.rglob("*.js"))

    def test_a_snapshot_without_a_page_gets_a_copy(self, samples_without_page: Home, tmp_path: Path) -> None:
        with pytest.raises(NoPageError, match="wireledger report --output FOLDER --home"):
            find_page(samples_without_page)
        assert start_of(write_copy(samples_without_page, tmp_path / "copy").parent)["is_first"]

    def test_a_folder_in_use_is_left_alone(self, two_snapshots, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine")
        with pytest.raises(FolderInUseError, match="not an empty folder"):
            write_copy(two_snapshots[2], tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]

    def test_nothing_published_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(NothingPublishedError):
            find_page(Home(tmp_path))


@pytest.fixture
def samples_without_page(two_snapshots, tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    shutil.copytree(two_snapshots[0], home.published / "snapshots" / "old", ignore=shutil.ignore_patterns("report"))
    home.latest.symlink_to("snapshots/old")
    return home


def test_no_article_draws_a_picture_in_the_prefect_ui(prefect_server) -> None:
    from flows.artifacts import plain

    assert plain("![x](http://beacon.example/p.png)\n# <img src=x>") == r"\!\[x\]\(http://beacon.example/p.png\) \# \<img src=x\>"
