"""The recipes for other tools run as they are printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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
