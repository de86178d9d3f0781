"""Every verb of the command line: help, JSON, errors of a person without a traceback, exit status."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import typer

from flows import cli
from flows.home import Home
from tests.conftest import ROOT
from tests.flows.test_json_shapes import documented_keys
from tests.flows.test_pipeline import break_figures, digests
from warehouse.database import open_database
from warehouse.published import open_published
from warehouse.tables import TABLES

COMMANDS = typer.main.get_command(cli.app).commands
VERBS = (
    "run", "query", "status", "quarantine", "rejected", "explain", "trade", "conflicts", "dictionary", "serve", "snapshots", "rollback",
    "prune", "diff", "reprocess", "doctor", "report",
)  # fmt: skip


class TestHelp:
    def test_all_verbs_are_there(self) -> None:
        assert set(VERBS) <= set(COMMANDS)

    @pytest.mark.parametrize("verb", COMMANDS)
    def test_each_shows_what_it_does_with_an_example(self, wireledger, verb: str) -> None:
        status, out, _ = wireledger(verb, "--help")
        assert status == 0
        assert f"Example: wireledger {verb}" in " ".join(out.split())
        assert "Usage: wireledger " + verb in " ".join(out.split())
        for parameter in COMMANDS[verb].params:
            assert parameter.help or parameter.name == "help", parameter.name

    def test_without_a_verb_the_verbs_are_listed(self, wireledger) -> None:
        _, out, err = wireledger()
        assert all(verb in out + err for verb in VERBS)

    def test_the_installed_command_is_this_one(self) -> None:
        program = Path(sys.executable).with_name("wireledger")
        answer = subprocess.run([program, "--help"], capture_output=True, text=True, check=False)
        assert answer.returncode == 0
        assert all(verb in answer.stdout for verb in VERBS)


class TestJson:
    """Where a program might read, what is printed is one JSON value and nothing else."""

    @pytest.fixture
    def read_json(self, wireledger, published_samples: Home) -> Callable:
        def call(*arguments: str):
            status, out, err = wireledger(*arguments, "--json", "--home", published_samples.folder)
            assert (status, err) == (0, "")
            return json.loads(out)

        return call

    def test_query(self, read_json) -> None:
        rows = read_json("query", "SELECT document_id, published_on, word_count FROM documents ORDER BY 1")
        assert set(rows[0]) == {"document_id", "published_on", "word_count"}
        assert all(isinstance(row["word_count"], int) for row in rows)

    def test_status(self, read_json) -> None:
        found = read_json("status")
        assert set(found["snapshot"]["rows"]) == set(TABLES)
        assert found["runs"][0]["status"] == "published"
        assert found["runs"][0]["snapshot_id"] == found["snapshot"]["id"]

    def test_quarantine(self, read_json) -> None:
        rows = read_json("quarantine")
        assert "samples/empty.txt" in {row["source_uri"] for row in rows}
        assert all(row["reason"] and row["detail"] and row["advice"] for row in rows)

    @pytest.mark.parametrize(("parties", "pairs"), [((), None), (("chn",), None), (("CHN", "rus"), {("CHN", "RUS"), ("RUS", "CHN")})])
    def test_trade(self, read_json, parties, pairs) -> None:
        figures = read_json("trade", *parties)
        assert figures
        assert all(claim["sentence"] and claim["source"] for figure in figures for claim in figure["claims"])
        assert all(len(figure["claims"]) >= figure["n_claims"] >= 1 for figure in figures)
        if pairs:
            assert {(figure["reporter"], figure["partner"]) for figure in figures} <= pairs
        elif parties:
            assert all("CHN" in {figure["reporter"], figure["partner"]} for figure in figures)

    def test_conflicts(self, read_json) -> None:
        found = read_json("conflicts")
        assert found
        assert all(len(conflict["statements"]) >= 1 and conflict["summary"] for conflict in found)

    def test_explain(self, read_json, published_samples: Home) -> None:
        [figure] = read_json("query", "SELECT figure_id, surface FROM figures ORDER BY 1 LIMIT 1")
        found = read_json("explain", figure["figure_id"])
        assert found["key"] == figure["figure_id"]
        assert figure["surface"] in {excerpt["surface"] for excerpt in found["excerpts"]}

    def test_snapshots(self, read_json) -> None:
        [row] = read_json("snapshots")
        assert (row["is_current"], row["documents"]) == (True, read_json("status")["snapshot"]["rows"]["documents"])

    def test_dictionary(self, wireledger) -> None:
        status, out, _ = wireledger("dictionary", "--json")
        assert status == 0
        assert [entry["table"] for entry in json.loads(out)] == list(TABLES)


class TestForPeople:
    @pytest.mark.parametrize(
        "arguments",
        [("status",), ("quarantine",), ("trade",), ("trade", "CHN", "RUS"), ("conflicts",), ("dictionary",), ("snapshots",), ("doctor",)],
    )
    def test_something_is_shown(self, wireledger, published_samples: Home, arguments) -> None:
        home = () if arguments == ("dictionary",) else ("--home", published_samples.folder)
        status, out, err = wireledger(*arguments, *home)
        assert (status, err) == (0, "")
        assert out.strip()
        assert "Traceback" not in out

    @pytest.mark.parametrize("width", [40, 80, 500])
    @pytest.mark.parametrize("is_terminal", [True, False], ids=["terminal", "pipe"])
    @pytest.mark.parametrize("verb", ["status", "quarantine"])
    def test_nothing_is_cut_off(self, wireledger, published_samples: Home, monkeypatch, verb: str, width: int, is_terminal: bool) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("FORCE_COLOR" if is_terminal else "NO_COLOR", "1")
        status, out, _ = wireledger(verb, "--home", published_samples.folder)
        assert status == 0
        out = re.sub(r"\x1b\[[0-9;]*m", "", out)
        assert "…" not in out
        told = "".join(out.split())
        _, as_json, _ = wireledger(verb, "--home", published_samples.folder, "--json")
        content = json.loads(as_json)
        for row in content["runs"] if verb == "status" else content:
            assert all("".join(str(value).split()) in told for name, value in row.items() if value is not None and name != "started_at")
        if is_terminal:
            assert all(len(line) <= width for line in out.splitlines())

    def test_words_of_articles_are_no_markup(self, wireledger, published_samples: Home) -> None:
        _, out, _ = wireledger("query", "SELECT '[red]x[/red] [/] [link=x]' AS word", "--home", published_samples.folder)
        assert "[red]x[/red] [/] [link=x]" in out

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            (("TUV",), "No trade figures of Tuvalu (TUV). There are some of: ARE-IND, ARG-BRA, CHN-RUS, DEU-GBR, GBR, JPN-KOR"),
            (("Tuvalu", "Kenya"), "No trade figures of Tuvalu (TUV) and Kenya (KEN). There are some of: KEN-UGA."),
            (("AU",), "No trade figures of African Union (AU). There are some of: "),
        ],
    )
    def test_a_country_that_no_figure_is_of(self, wireledger, published_samples: Home, given, told: str) -> None:
        status, out, _ = wireledger("trade", *given, "--home", published_samples.folder)
        assert status == 0
        assert out.startswith(told)

    @pytest.mark.parametrize(
        "given", [("Russia", "China"), ("ru", "cn"), ("the Russian Federation", "chn"), ("RUS", "People's Republic of China")]
    )
    def test_countries_may_be_named(self, wireledger, published_samples: Home, given) -> None:
        home = ("--home", published_samples.folder)
        assert wireledger("trade", *given, *home) == wireledger("trade", "RUS", "CHN", *home)

    @pytest.mark.parametrize(
        ("table", "verb", "told"),
        [("rejected", "rejected", "No row is set aside."), ("quarantine", "quarantine", "No article is set aside.")],
    )
    def test_of_an_empty_list_it_is_said_that_it_is(self, wireledger, samples_copy: Home, table: str, verb: str, told: str) -> None:
        samples_copy.latest_database.unlink()  # the Parquet files are read where it is gone
        for path in (samples_copy.latest / table).glob("*.parquet"):
            pl.read_parquet(path).clear().write_parquet(path)
        assert wireledger(verb, "--home", samples_copy.folder) == (0, f"{told}\n", "")
        assert wireledger(verb, "--home", samples_copy.folder, "--json") == (0, "[]\n", "")

    def test_a_pipe_gets_a_conflict_on_one_line(self, wireledger, published_samples: Home) -> None:
        _, out, _ = wireledger("conflicts", "--home", published_samples.folder)
        found = json.loads(wireledger("conflicts", "--home", published_samples.folder, "--json")[1])
        headings = {f"{conflict['conflict_id']} {conflict['kind']}: {conflict['summary']}" for conflict in found}
        assert headings <= set(out.splitlines())

    def test_what_is_left_out_is_counted_and_listed(self, wireledger, published_samples: Home) -> None:
        home = ("--home", published_samples.folder)
        _, out, _ = wireledger("trade", "Russia", "China", *home)
        told = (
            "Not among them: 4 figures of trade (2 read without enough confidence, 1 not a fact yet, 1 without a period); "
            "to see them: wireledger trade RUS CHN --left-out"
        )
        assert out.splitlines()[-1].startswith(told)
        _, out, _ = wireledger("trade", "RUS", "CHN", "--left-out", *home)
        assert [line[:12] for line in out.splitlines()] == ["why         ", "not a fact y", "read without", "read without", "without a pe"]
        _, out, _ = wireledger("trade", "--left-out", "--json", *home)
        assert {figure["why"] for figure in json.loads(out)} >= {"without a period", "without a country"}
        assert wireledger("trade", "JPN", "KOR", *home)[1].count("Not among them") == 1
        assert wireledger("trade", "GBR", "--left-out", *home) == (0, "No figure of trade is left out.\n", "")


class TestWhatIsLoaded:
    """Who asks a question does not wait for what only a run needs: these take longer to import than any answer takes."""

    SLOW = (
        "pandas",
        "polars",
        "numpy",
        "pyarrow",
        "prefect",
        "great_expectations",
        "flows.sources",
        "expectations.suites",
        "altair",
        "vl_convert",
        "jinja2",
    )
    LOADED = "import sys, atexit; from flows import cli; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules))); cli.main()"

    @pytest.fixture
    def loaded(self, published_samples: Home) -> Callable:
        def call(*arguments: str) -> set[str]:
            command = [sys.executable, "-c", self.LOADED, *arguments, "--home", str(published_samples.folder)]
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
            assert answer.stdout
            return set(answer.stderr.split())

        return call

    @pytest.mark.parametrize(
        "arguments",
        [
            ("trade",), ("trade", "CHN", "RUS"), ("trade", "Russia", "cn"), ("trade", "--left-out"), ("trade", "Tuvalu"), ("conflicts",),
            ("query", "FROM runs"), ("status",), ("quarantine",), ("rejected",), ("report",),
        ],
        ids=" ".join,
    )  # fmt: skip
    def test_a_question_loads_little(self, loaded, arguments: tuple[str, ...]) -> None:
        assert not loaded(*arguments) & set(self.SLOW)

    @pytest.mark.parametrize("table", ["figures", "quotes", "events", "claims", "trade_figures", "conflicts", "entities", "timeline"])
    def test_so_does_an_explanation(self, loaded, published_samples: Home, table: str) -> None:
        key = TABLES[table].key[0]
        with open_published(published_samples.latest) as connection:
            [(found,)] = connection.execute(f"SELECT min({key}) FROM {table}").fetchall()
        assert not loaded("explain", found) & set(self.SLOW)


class TestReport:
    def test_it_says_where_the_page_lies(self, wireledger, published_samples: Home) -> None:
        status, out, _ = wireledger("report", "--home", published_samples.folder)
        assert (status, out.strip()) == (0, str(published_samples.page))
        assert Path(out.strip()).is_file()

    def test_a_copy_is_written_once(self, wireledger, published_samples: Home, tmp_path: Path) -> None:
        status, out, _ = wireledger("report", "--home", published_samples.folder, "--output", tmp_path / "copy", "--json")
        assert (status, json.loads(out)) == (0, {"page": str(tmp_path / "copy" / "index.html")})
        status, _, err = wireledger("report", "--home", published_samples.folder, "--output", tmp_path / "copy")
        assert (status, "not an empty folder" in err) == (1, True)


class TestMistakes:
    """Exit status 2 for what a person did wrong, 1 for what went wrong; one sentence on stderr."""

    @pytest.mark.parametrize(
        ("arguments", "status", "told"),
        [
            (("jump",), 2, "jump"),
            (("query",), 2, "SQL"),
            (("query", "SELEC 1"), 2, "syntax error"),
            (("query", "FROM unicorns"), 2, "unicorns"),
            (("explain", "fig_none"), 2, "fig_none"),
            (("explain", "fig_' OR true --"), 2, "no published row of figures has an id that is 'fig_' OR true --'"),
            (("trade", "A", "B", "C"), 2, "C"),
            (("trade", "Rusia", "CHN"), 2, "no country or bloc is known as 'Rusia'; did you mean Russia (RUS)?"),
            (("trade", "XYZ"), 2, "give a country's code of three letters (CHN) or two (CN), its name ('South Korea'), or a bloc (EU)"),
            (("trade", "China", "cn"), 2, "both are China (CHN)"),
            (("trade", "South", "Korea"), 2, "no country or bloc is known as 'South'; did you mean 'South Korea', in quotes?"),
            (("trade", "China", "Rusia"), 2, "did you mean Russia (RUS)?"),
            (("status", "--loud"), 2, "--loud"),
            (("run",), 2, "INPUT"),
            (("run", "a.txt", "--published-on", "May 16"), 2, "May 16"),
            (("serve", "feeds"), 2, "--cron"),
            (("prune",), 2, "--keep"),
            (("quarantine", "burn"), 2, "burn"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
    )
    def test_usage(self, wireledger, published_samples: Home, arguments, status: int, told: str) -> None:
        home = ("--home", published_samples.folder) if arguments[0] in {"query", "explain", "trade"} else ()
        found, out, err = wireledger(*arguments, *home)
        assert (found, out) == (status, "")
        assert told in err
        assert "Traceback" not in err

    @pytest.mark.parametrize(
        "verb",
        [
            ("query", "SELECT 1"),
            ("status",),
            ("quarantine",),
            ("rejected",),
            ("trade",),
            ("conflicts",),
            ("explain", "x"),
            ("snapshots",),
            ("rollback",),
            ("prune", "--keep", "1"),
            ("diff",),
            ("reprocess",),
            ("quarantine", "retry"),
        ],
    )
    def test_nothing_published_yet(self, wireledger, tmp_path: Path, verb) -> None:
        status, out, err = wireledger(*verb, "--home", tmp_path / "none")
        assert (status, out) == (2, "")
        assert "make a snapshot with: wireledger run INPUT" in err
        assert not (tmp_path / "none").exists()

    def test_a_bad_cron_expression(self, wireledger, prefect_server, tmp_path: Path) -> None:
        status, _, err = wireledger("serve", tmp_path, "--cron", "every now and then", "--home", tmp_path / "home")
        assert status == 2
        assert "every now and then" in err
        assert "Traceback" not in err


@pytest.mark.flow
@pytest.mark.usefixtures("prefect_server", "shared_auditor")
class TestRun:
    def test_wrong_inputs_are_named(self, wireledger, tmp_path: Path) -> None:
        status, out, err = wireledger("run", "none.txt", "--home", tmp_path / "home")
        assert (status, out) == (2, "")
        assert not (tmp_path / "home").exists()
        assert "no file or folder of this name: none.txt" in " ".join(err.split())
        assert "Traceback" not in err

    def test_a_home_that_is_no_folder(self, wireledger, tmp_path: Path) -> None:
        (tmp_path / "home").write_text("a file")
        status, _, err = wireledger("run", ".", "--home", tmp_path / "home")
        assert status == 1
        assert "home" in err
        assert "Traceback" not in err

    def test_a_file_named_outright_is_published_and_told(self, wireledger, article, tmp_path: Path) -> None:
        shutil.copy(ROOT / "samples" / "trade_rounded.txt", tmp_path / "trade.txt")
        (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
        status, out, _ = wireledger("run", "trade.txt", "notes.docx", "--home", "home", "--published-on", "2024-05-16", "--json")
        told = json.loads(out)
        assert status == 0
        assert (told["status"], told["n_found"], told["n_new"], told["n_quarantined"], told["n_read"]) == ("published", 2, 1, 1, 1)
        assert told["rows"]["documents"] == told["new_rows"]["documents"] == 1
        assert list(told) == documented_keys("run")
        _, out, _ = wireledger("query", "SELECT published_on::VARCHAR AS day FROM documents", "--home", "home", "--json")
        assert json.loads(out) == [{"day": "2024-05-16"}]
        status, out, _ = wireledger("run", "trade.txt", "--home", "home")
        assert status == 0
        assert "1 article found: 0 new, 1 known" in out
        assert "Nothing new" in out

    def test_rows_set_aside_are_told_with_their_sentences(self, wireledger, samples_copy: Home, article) -> None:
        break_figures(samples_copy, 5)
        status, out, _ = wireledger("run", article(), "--home", samples_copy.folder, "--json")
        told = json.loads(out)
        assert (status, told["status"], told["n_rejected"] >= 5) == (0, "published", True)
        first = told["rejected"][0]
        assert (first["table_name"], first["expectation"]) == ("figures", "period_is_in_order")
        assert first["sentence"]
        _, out, _ = wireledger("rejected", "--home", samples_copy.folder, "--json")
        assert first in json.loads(out)
        status, out, _ = wireledger("run", article("more.txt", "More."), "--home", samples_copy.folder)
        told_again = " ".join(out.split())
        assert status == 0
        assert f"{told['n_rejected']} rejected rows" in told_again
        assert "set aside figures" not in told_again  # that was told at the end of the run before

    def test_what_broke_off_and_what_was_not_understood_is_counted(self, wireledger, article, monkeypatch, tmp_path: Path) -> None:
        from transforms.figures import figures

        find_amounts = figures.find_amounts
        monkeypatch.setattr(
            "transforms.figures.figures.find_amounts",
            lambda sentence, *rest: 1 // 0 if "Ilo" in sentence.text else find_amounts(sentence, *rest),
        )
        article("one.txt", "The port of Ilo cost $5 billion in 2023.").with_suffix(".txt.meta.json").write_text('{"published_on": "soon"}')
        article("two.txt", "The port of Arica cost $6 billion in 2023.")
        status, out, _ = wireledger("run", tmp_path / "inbox", "--home", "home")
        told = " ".join(out.split())
        assert status == 0
        assert "2 articles found: 2 new" in told
        assert "1 of the new with metadata that were not understood" in told
        assert "1 rejected row" in told
        assert "set aside figures" in told
        assert "1 rule broke off while reading" in told

    def test_more_of_them_than_are_let_pass_are_refused_with_status_3(self, wireledger, samples_copy: Home, article) -> None:
        break_figures(samples_copy, 40)
        status, out, _ = wireledger("run", article(), "--home", samples_copy.folder)
        told = " ".join(out.split())
        assert status == 3
        assert "figures: No more than 1% of the rows of figures (or 5 rows) are set aside. 40 rows break it" in told
        assert "No period ends before it starts" in told

    def test_the_gate_refuses_with_status_3_and_says_which_rows_and_why(self, wireledger, samples_copy: Home, article) -> None:
        before = digests(samples_copy.latest)
        with open_database(samples_copy.database) as connection:
            connection.execute("UPDATE raw.documents SET text_sha256 = repeat('0', 64) WHERE source_uri LIKE '%trade_rounded.txt'")
            [(key,)] = connection.execute("SELECT document_id FROM raw.documents WHERE text_sha256 = repeat('0', 64)").fetchall()
        status, out, _ = wireledger("run", article(), "--home", samples_copy.folder)
        told = " ".join(out.split())
        assert status == 3
        assert "The gate refused to publish; the last snapshot stays" in told
        assert f"documents: The text of every document still has the digest it came with. 1 row breaks it: {key}" in told
        assert digests(samples_copy.latest) == before
        status, out, _ = wireledger("status", "--home", samples_copy.folder, "--json")
        assert [run["status"] for run in json.loads(out)["runs"]] == ["refused", "published"]
