"""What the whole test run shares: one Prefect server, one auditor, one published run over ``samples/``.

Prefect reads its settings once, when it is imported: whatever imports it asks for ``prefect_server`` first.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import settings

from flows import cli
from flows.auditor import auditor
from flows.home import Home
from flows.lexicons import load_lexicon
from flows.progress import Silent
from flows.server import API_URL, Server, start_server
from flows.settings import CACHE, prepare_environment
from flows.stages import RunSettings
from transforms.lexicons.lexicon import Lexicon

ROOT = Path(__file__).parents[1]
# No test measures time: a busy machine must not fail an example of a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# What takes long to make is kept between test runs, beside what pytest keeps.
os.environ.setdefault(CACHE, str(ROOT / ".pytest_cache" / "wireledger"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs Prefect's server, or a run that it has seen, is a flow test: ``-m 'not flow'`` leaves them out."""
    for item in items:
        if "prefect_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flow)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    assert "prefect" not in sys.modules, "a test module imports Prefect before its server is named"
    home = tmp_path_factory.mktemp("prefect")
    os.environ["PREFECT_HOME"] = str(home)
    os.environ.pop(API_URL, None)
    prepare_environment(home)
    server = start_server(home)  # it ends with this process
    server.wait()  # a command started by a test takes it for the user's own, which it does not wait for
    return server


@pytest.fixture(scope="session")
def audit_pool() -> Iterator[ProcessPoolExecutor]:
    with auditor() as pool:
        yield pool


@pytest.fixture
def shared_auditor(audit_pool: ProcessPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and scheduled runs audit in the process of the test run: to start one of their own takes them seconds."""
    for module in ("flows.auditor", "flows.deployment"):
        monkeypatch.setattr(f"{module}.auditor", lambda: nullcontext(audit_pool))


@pytest.fixture(scope="session")
def samples_outcome(prefect_server: Server, audit_pool: ProcessPoolExecutor, tmp_path_factory: pytest.TempPathFactory):
    from flows.pipeline import run_pipeline

    home = tmp_path_factory.mktemp("published") / "home"
    return home, run_pipeline(RunSettings(("samples",), home, ROOT), Silent(), audit_pool, prefect_server)


@pytest.fixture(scope="session")
def published_samples(samples_outcome) -> Home:
    """The home of one whole run over ``samples/``. Only to be read: ``samples_copy`` is for changing."""
    home, outcome = samples_outcome
    assert outcome.status == "published"
    return Home(home)


@pytest.fixture
def samples_copy(published_samples: Home, tmp_path: Path) -> Home:
    copy = tmp_path / "samples_home"
    shutil.copytree(published_samples.folder, copy, symlinks=True, ignore=shutil.ignore_patterns("audit", "prefect"))
    return Home(copy)


@pytest.fixture
def article(tmp_path: Path) -> Callable[..., Path]:
    """Writes an article of plain English into ``tmp_path/inbox``."""

    def write(name: str = "article.txt", more: str = "", folder: str = "inbox") -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "Harbour town counts its ships\n\n"
            "PORT ELLERY, May 16, 2024 - The harbour office of the small town said on Thursday that 14 ships had called in April.\n\n"
            f"The harbour master told reporters that she expected more of them in the summer months. {more}\n"
        )
        return path

    return write


@pytest.fixture
def wireledger(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable:
    """Runs the command line in this process: exit status, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wireledger", *map(str, arguments)])
        try:
            cli.main()
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        else:
            status = 0
        told = capsys.readouterr()
        return status, told.out, told.err

    return call
