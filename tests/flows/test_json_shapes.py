"""What ``--json`` prints is what docs/command-line.md says of it, verb by verb."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.flows import plain
from warehouse.tables import TABLES

DOCUMENTED = dict(
    re.findall(
        r"^\| `([a-z -]+)` \| (?:object|list) \| (.+) \|$", (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8"), re.MULTILINE
    )
)
TOLD = 'Harbours count their ships\n\nTrade between China and Peru came to ${} billion in 2023, the port office in {} said. "All is well," Ana Roca said.\n'


def documented_keys(verb: str) -> list[str]:
    """The keys of what a verb prints, in their order."""
    told = DOCUMENTED[verb]
    table = re.match(r"the columns of `(\w+)`, and ", told)
    return [*(TABLES[table[1]].column_names if table else []), *re.findall(r"`(\w+)`", told[table.end() :] if table else told)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two runs over articles that differ, one of which is empty, one without a period."""
    (tmp_path / "a.txt").write_text(TOLD.format(10, "Callao"))
    (tmp_path / "empty.txt").write_text("")
    plain.run(tmp_path / "home", "*.txt", base=tmp_path)
    (tmp_path / "b.txt").write_text("Another paper has other words.\n\n" + TOLD.format(30, "Shanghai"))
    (tmp_path / "c.txt").write_text('A minister speaks\n\n"Trade between Peru and Fiji is worth $4.4 billion," the minister said.\n')
    plain.run(tmp_path / "home", "*.txt", base=tmp_path, run="2")
    return tmp_path / "home"


@pytest.fixture
def read_json(wireledger: Callable, home: Path) -> Callable:
    def call(verb: str, *more: str):
        place = () if verb == "dictionary" else ("--home", home)
        status, out, err = wireledger(*verb.split(), *more, *place, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return call


@pytest.mark.parametrize(
    "command",
    ["status", "quarantine", "quarantine retry", "snapshots", "diff", "reprocess", "trade", "trade --left-out", "conflicts", "dictionary",
     "rollback"],
)  # fmt: skip
def test_what_is_printed_is_what_is_documented(read_json: Callable, command: str) -> None:
    found = read_json(command)
    assert isinstance(found, list) == ("list" in row_of(command))
    assert list(found[0] if isinstance(found, list) else found) == documented_keys(command)


def row_of(command: str) -> str:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    return re.search(rf"^\| `{command}` \| (\w+)", text, re.MULTILINE)[1]


def test_so_is_what_asks_for_more(read_json: Callable, home: Path) -> None:
    [figure, *_] = read_json("query", "FROM figures SELECT figure_id")
    assert list(read_json("explain", figure["figure_id"])) == documented_keys("explain")
    assert list(read_json("prune", "--keep", "1")) == documented_keys("prune")
    assert read_json("rejected") == []


def test_so_is_what_the_doctor_finds(wireledger: Callable, home: Path) -> None:
    for path in (home / "published" / "latest" / "quotes").glob("*.parquet"):
        path.unlink()
    status, out, _ = wireledger("doctor", "--json", "--home", home)
    assert status == 1
    assert all(list(row) == documented_keys("doctor") for row in json.loads(out))


def test_every_verb_that_prints_json_is_documented() -> None:
    import typer

    from flows import cli

    verbs = {
        verb
        for verb, command in typer.main.get_command(cli.app).commands.items()
        if any("--json" in option.opts for option in command.params)
    }
    assert verbs == {command.split()[0] for command in DOCUMENTED}


def test_a_list_has_a_row_on_each_line(wireledger: Callable, home: Path) -> None:
    _, out, _ = wireledger("query", "SELECT * FROM range(3)", "--home", home, "--json")
    assert out == '[\n{"range": 0},\n{"range": 1},\n{"range": 2}\n]\n'
    assert wireledger("query", "SELECT 1 WHERE false", "--home", home, "--json")[1] == "[]\n"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("'nan'::DOUBLE", None),
        ("'-inf'::DOUBLE", None),
        ("[1.0, 'nan'::DOUBLE]", [1.0, None]),
        ("{'a': 'inf'::FLOAT}", {"a": None}),
        ("MAP {1: 'x'}", {"1": "x"}),
        ("1.5::DECIMAL(4, 1)", 1.5),
        ("sum(2)", 2),
        ("DATE '2024-05-16'", "2024-05-16"),
        ("TIMESTAMPTZ '2024-05-16 12:00:00+02'", "2024-05-16T10:00:00+00:00"),
        ("INTERVAL 1 DAY", "1 day, 0:00:00"),
        ("true", True),
        ("chr(27) || '[31m'", "\x1b[31m"),
    ],
)
def test_every_value_is_json(wireledger: Callable, home: Path, value: str, told: object) -> None:
    _, out, _ = wireledger("query", f"SELECT {value} AS value", "--home", home, "--json")
    assert json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} is no JSON")) == [{"value": told}]


def test_two_columns_of_one_name_are_both_there(wireledger: Callable, home: Path) -> None:
    _, out, _ = wireledger("query", "SELECT 1 AS n, 2 AS n, 3 AS m", "--home", home, "--json")
    assert json.loads(out) == [{"n": 1, "n_2": 2, "m": 3}]
