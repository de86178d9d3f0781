"""The recipes for other tools run as they are printed."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
import yaml

from flows.home import Home
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "bi" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.flow
@pytest.mark.parametrize("block", BLOCKS, ids=[re.findall(r"import (\S+)", block)[0] + str(n) for n, block in enumerate(BLOCKS)])
def test_a_recipe_prints_rows(published_samples: Home, tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture, block: str) -> None:
    (tmp_path / "data").symlink_to(published_samples.folder)
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "docs/bi/README.md", "exec"), {})
    out = capsys.readouterr().out
    assert len(out.splitlines()) > 4 or len((tmp_path / "trade_long.csv").read_text().splitlines()) > 10


DATASETS = sorted((ROOT / "docs" / "bi" / "superset" / "datasets").rglob("*.yaml"))


@pytest.mark.flow
@pytest.mark.parametrize("path", DATASETS, ids=[path.stem for path in DATASETS])
def test_a_dashboard_asks_what_the_tables_answer(published_samples: Home, path: Path) -> None:
    dataset = yaml.safe_load(path.read_text(encoding="utf-8"))
    with duckdb.connect(str(published_samples.latest_database), read_only=True) as ledger:
        answer = ledger.sql(dataset["sql"])
        assert {column["column_name"]: column["type"] for column in dataset["columns"]} == dict(
            zip(answer.columns, map(str, answer.types), strict=True)
        )
        assert len(answer.fetchall()) > 3
