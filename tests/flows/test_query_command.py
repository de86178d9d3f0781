"""``wireledger query`` and ``trade`` as they are typed: files, formats, periods, terminals, pipes, the shell's completion."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from flows.home import Home, code_version
from flows.periods import UnknownPeriodError, lies_within, months_of
from tests.flows import plain

ARTICLE = """Ports count their ships

Trade between China and Peru came to $10 billion in 2022 and $12 billion in 2023, the port office in Callao said.
Exports of Peru to Chile were $2 billion in the first quarter of 2024, it said. \x1b[2JIt was \x07 loud.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    base = tmp_path_factory.mktemp("asked")
    (base / "told.txt").write_text(ARTICLE)
    plain.run(base / "home", base / "told.txt", base=base)
    return Home(base / "home")


@pytest.fixture
def ask(wireledger: Callable, home: Home) -> Callable:
    return lambda *arguments: wireledger(*arguments, "--home", home.folder)


class TestQuery:
    def test_a_file_is_read(self, ask, tmp_path: Path) -> None:
        (tmp_path / "q.sql").write_text("\ufeff-- how many\nFROM documents\nSELECT count(*) AS n;\n", encoding="utf-8")
        assert ask("query", "--file", "q.sql", "--json") == (0, '[\n{"n": 1}\n]\n', "")

    def test_so_is_a_pipe(self, home: Home) -> None:
        command = [sys.executable, "-c", "from flows import cli; cli.main()", "query", "-f", "-", "--json", "--home", str(home.folder)]
        answer = subprocess.run(command, input="FROM documents SELECT count(*) AS n", capture_output=True, text=True, check=True)
        assert json.loads(answer.stdout) == [{"n": 1}]

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ((), "give either the SQL or --file"),
            (("SELECT 1", "--file", "q.sql"), "give either the SQL or --file"),
            (("--file", "none.sql"), "none.sql"),
            (("SELECT 1", "--format", "xlsx"), "xlsx"),
            (("SELECT 1", "--format", "csv", "--json"), "contradict each other"),
            (("SELECT 1", "--format", "parquet"), "--output FILE"),
            (("SELECT 1; SELECT 2",), "2 statements"),
            (("COPY figures TO 'x.csv'",), "--output FILE"),
        ],
    )
    def test_bad_usage_is_told(self, ask, tmp_path: Path, arguments, told: str) -> None:
        (tmp_path / "q.sql").write_text("SELECT 1")
        status, out, err = ask("query", *arguments)
        assert (status, out) == (2, "")
        assert told in " ".join(err.replace("│", " ").split())
        assert [path.name for path in tmp_path.iterdir()] == ["q.sql"]

    def test_csv_is_as_programs_write_it(self, ask) -> None:
        _, out, _ = ask("query", "SELECT 'a, \"b\"' AS said, NULL AS open, true AS yes, 1.5 AS n, [1, 2] AS list", "--format", "csv")
        assert out == 'said,open,yes,n,list\n"a, ""b""",,true,1.5,"[1, 2]"\n'

    @pytest.mark.parametrize(
        ("name", "more", "read"),
        [
            ("out.csv", (), lambda path: pl.read_csv(path)),
            ("out.parquet", (), pl.read_parquet),
            ("out.json", (), lambda path: pl.DataFrame(json.loads(path.read_text()))),
            ("out.dat", ("--format", "csv"), lambda path: pl.read_csv(path)),
            ("out.txt", ("--json",), lambda path: pl.DataFrame(json.loads(path.read_text()))),
        ],
    )
    def test_the_answer_goes_into_a_file(self, ask, tmp_path: Path, name: str, more, read) -> None:
        assert ask("query", "SELECT reporter, value FROM trade_figures ORDER BY value", "--output", name, *more) == (0, "", "")
        assert read(tmp_path / name)["value"].to_list() == [2e9, 1e10, 1.2e10]
        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_a_file_stays_where_the_query_fails(self, ask, tmp_path: Path) -> None:
        (tmp_path / "out.csv").write_text("mine")
        assert ask("query", "SELECT error('no') FROM range(9)", "--output", "out.csv")[0] == 2
        assert (tmp_path / "out.csv").read_text() == "mine"
        assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]

    def test_a_table_is_aligned_by_what_is_seen(self, ask) -> None:
        _, out, _ = ask("query", "VALUES ('東京', 1), ('Lima', 22)")
        assert out.splitlines()[1:] == ["東京  1", "Lima  22"]

    def test_many_rows_are_all_there(self, ask) -> None:
        _, out, _ = ask("query", "FROM range(20_000) SELECT range AS n, 'ship ' || range AS ship")
        assert len(out.splitlines()) == 20_001
        assert out.splitlines()[-1] == "19999  ship 19999"

    def test_a_plan_is_drawn(self, ask) -> None:
        assert "SEQ_SCAN" in ask("query", "EXPLAIN FROM figures")[1]


class TestTerminal:
    @pytest.mark.parametrize("form", ["terminal", "pipe"])
    @pytest.mark.parametrize("verb", ["query", "explain", "trade"])
    def test_no_article_moves_the_cursor(self, ask, home: Home, monkeypatch, form: str, verb: str) -> None:
        monkeypatch.setenv("FORCE_COLOR" if form == "terminal" else "NO_COLOR", "1")
        _, out, _ = ask("query", "SELECT min(document_id) AS d FROM documents", "--json")
        arguments = {"query": ("FROM documents SELECT text",), "explain": (json.loads(out)[0]["d"],), "trade": ()}[verb]
        _, out, _ = ask(verb, *arguments)
        assert out
        assert "\x1b[2J" not in out
        assert "\x07" not in out

    @pytest.mark.parametrize("verb", [("trade",), ("status",), ("query", "FROM figures"), ("dictionary",)])
    def test_no_colour_is_no_colour(self, wireledger, home: Home, monkeypatch, verb) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        place = () if verb == ("dictionary",) else ("--home", home.folder)
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[3" not in wireledger(*verb, *place)[1]

    @pytest.mark.parametrize("width", [20, 40])
    def test_a_narrow_terminal_shows_everything(self, ask, monkeypatch, width: int) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        _, out, _ = ask("query", "SELECT 'a long sentence of many words, about ships' AS said, 'Callao' AS town, 'x' AS more, 'y' AS rest")
        assert "said:" in out
        assert "town:" in out
        assert all(len(line.replace("\x1b[1m", "").replace("\x1b[0m", "")) <= width for line in out.splitlines())
        assert "alongsentenceofmanywords,aboutships" in "".join(out.split())

    def test_a_reader_that_goes_away_is_no_error_of_ours(self, home: Home) -> None:
        """'| head -1': one line, and not a word on stderr."""
        program = f"{sys.executable} -c 'from flows import cli; cli.main()'"
        for form in ("csv", "json", "table"):
            line = f"{program} query 'FROM range(300_000)' --format {form} --home '{home.folder}' | head -n 1; echo ${{PIPESTATUS[0]}}"
            answer = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
            assert answer.stderr == ""
            assert len(answer.stdout.splitlines()) == 2
            assert answer.stdout.endswith("\n0\n")

    def test_it_does_not_change_how_a_run_ended(self) -> None:
        program = "from flows.cli.answers import whoever_reads\nwith whoever_reads():\n    print('told ' * 100_000)\nraise SystemExit(3)"
        line = f'{sys.executable} -c "$0" | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}'
        answer = subprocess.run(["bash", "-c", line, program], capture_output=True, text=True, check=True)
        assert (answer.stdout, answer.stderr) == ("3\n", "")


class TestProgram:
    def test_the_version_is_told(self, wireledger) -> None:
        assert wireledger("--version") == (0, f"wireledger {code_version()}\n", "")

    @pytest.mark.parametrize(("typed", "meant"), [("tarde", "trade"), ("qery", "query"), ("conflict", "conflicts")])
    def test_a_mistyped_verb_is_answered_with_the_nearest(self, wireledger, typed: str, meant: str) -> None:
        status, _, err = wireledger(typed)
        assert status == 2
        assert f"'{meant}'" in err

    def test_a_mistyped_id_is_answered_with_the_nearest(self, ask) -> None:
        _, out, _ = ask("query", "SELECT min(figure_id) AS id FROM figures", "--json")
        [found] = json.loads(out)
        mistyped = found["id"][:-1] + ("0" if found["id"][-1] != "0" else "1")
        status, _, err = ask("explain", mistyped)
        assert status == 2
        assert f"the nearest are {found['id']}" in err

    @pytest.mark.parametrize(
        ("words", "offered", "others"),
        [
            ("wireledger tra", ["trade"], ["query"]),
            ("wireledger query --fo", ["--format"], ["--home"]),
            ("wireledger trade --home HOME P", ["PER"], ["CHN"]),
            ("wireledger trade PER --home HOME C", ["CHN", "CHL"], ["PER"]),
            ("wireledger rollback --home HOME 2024", ["20240601T"], []),
            ("wireledger trade --home NONE P", [], ["PER"]),
        ],
    )
    def test_the_shell_completes(self, wireledger, home: Home, monkeypatch, words: str, offered, others) -> None:
        words = words.replace("HOME", str(home.folder)).replace("NONE", str(home.folder / "none"))
        monkeypatch.setenv("_WIRELEDGER_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
        _, out, _ = wireledger()
        assert all(word in out for word in offered)
        assert not any(word in out for word in others)


class TestPeriods:
    @pytest.mark.parametrize(
        ("label", "asked", "is_within"),
        [
            ("2023", "2023", True), ("2023-05", "2023", True), ("2023-Q2", "2023-H1", True), ("2023-Q3", "2023-H1", False),
            ("2023-H2", "2023", True), ("2023", "2023-05", False), ("2022/2023", "2023", False), ("2022/2023", "2020/2024", True),
            ("2023-01/2023-05", "2023-Q1", False), ("2023-01/2023-03", "2023-Q1", True), ("2023-05-01/2023-05-10", "2023-05", True),
            ("2023-12", "2023-12", True), ("2024-01", "2023-12", False),
        ],
    )  # fmt: skip
    def test_what_lies_within(self, label: str, asked: str, is_within: bool) -> None:
        assert lies_within(label, months_of(asked)) is is_within

    @pytest.mark.parametrize(
        "given", ["", "23", "2023-13", "2023-Q5", "2023-H3", "2023/2022", "2021/2022/2023", "May 2023", "2023-", "' OR"]
    )
    def test_what_is_none_is_told(self, ask, given: str) -> None:
        with pytest.raises(UnknownPeriodError):
            months_of(given)
        if given:
            status, out, err = ask("trade", "--period", given)
            assert (status, out) == (2, "")
            assert "is no period; give a year (2023)" in err

    def test_only_figures_within_it_are_shown(self, ask) -> None:
        periods = lambda *given: [figure["period"] for figure in json.loads(ask("trade", *given, "--json")[1])]  # noqa: E731
        assert sorted(periods()) == ["2022", "2023", "2024-Q1"]
        assert periods("--period", "2023") == ["2023"]
        assert periods("Peru", "--period", "2024") == ["2024-Q1"]
        assert periods("China", "Peru", "--period", "2020/2022") == ["2022"]

    def test_of_another_period_it_is_said_which_there_are(self, ask) -> None:
        _, out, _ = ask("trade", "CHN", "PER", "--period", "1999")
        assert out.startswith("No trade figures of China (CHN) and Peru (PER) within 1999. There are some of: 2022, 2023.\n")
        assert ask("trade", "--period", "1999")[1].startswith("No trade figures within 1999. There are some of: 2022, 2023, 2024-Q1.\n")
