"""The recipes for other tools run as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


EVIDENCE = ROOT / "docs" / "bi" / "evidence"
PAGE_QUERIES = re.findall(
    r"^```sql (\w+)\n(.*?)^```", (EVIDENCE / "pages" / "index.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.fixture
def sources(published_samples: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """What Evidence reads, under the names that its page asks."""
    with duckdb.connect() as ledger:
        ledger.execute("CREATE SCHEMA wireledger")
        for path in (EVIDENCE / "sources" / "wireledger").glob("*.sql"):
            query = path.read_text(encoding="utf-8")
            assert query.count("${snapshot}") == 1, "Evidence fills in one of a file"
            query = query.replace("${snapshot}", str(published_samples.latest))
            ledger.execute(f"CREATE TABLE wireledger.{path.stem} AS {query}")
        yield ledger


@pytest.mark.flow
@pytest.mark.parametrize(("name", "query"), PAGE_QUERIES, ids=[name for name, _ in PAGE_QUERIES])
def test_a_page_asks_what_its_sources_answer(sources: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    assert len(sources.sql(query.replace("${inputs.pair.value}", "China – Russia")).fetchall()) > 0
