"""The data home: where the working database, the snapshots and the user's additions lie."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from shlex import quote

from warehouse.contract import DATABASE
from warehouse.tables import READINGS

TRANSFORMS = Path(str(find_spec("transforms").submodule_search_locations[0]))  # type: ignore[union-attr,index]
LEXICON_FOLDER = TRANSFORMS / "lexicons"


@dataclass(frozen=True, slots=True)
class Home:
    """Paths below one folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The working database of the pipeline; nobody else has business in it."""
        return self.folder / "work" / "working.duckdb"

    @property
    def published(self) -> Path:
        """Where snapshots are published; readers use ``published/latest``."""
        return self.folder / "published"

    @property
    def latest(self) -> Path:
        """The current snapshot."""
        return self.published / "latest"

    @property
    def latest_database(self) -> Path:
        """The database of the current snapshot, for readers."""
        return self.latest / DATABASE

    @property
    def audit(self) -> Path:
        """What the last audit found."""
        return self.folder / "audit"

    @property
    def audit_page(self) -> Path:
        """The last audit as a page, also of a run that the gate refused."""
        return self.audit / "index.html"

    @property
    def page(self) -> Path:
        """The page of the current snapshot."""
        return self.latest / "report" / "index.html"

    @property
    def additions(self) -> Path:
        """The user's own lexicon rows."""
        return self.folder / "lexicons"

    @property
    def last_look(self) -> Path:
        """What the last run saw (``flows.news``)."""
        return self.folder / ".last-look.json"

    @property
    def remote(self) -> Path:
        """What was fetched from addresses that are inputs (``flows.remote``)."""
        return self.folder / ".remote"

    @property
    def sent(self) -> Path:
        """Which snapshot was sent where (``flows.remote``)."""
        return self.folder / ".sent.json"

    @property
    def last_runs(self) -> Path:
        """How the last runs ended (``flows.history``)."""
        return self.folder / "runs.json"

    @property
    def lineage(self) -> Path:
        """What each run read and made (``flows.lineage``)."""
        return self.folder / "lineage.jsonl"

    @property
    def failed_rows(self) -> Path:
        """What failed in the last audit, with the keys of the rows."""
        return self.audit / "failed.json"

    @property
    def whole_audit(self) -> Path:
        """When everything was last audited, and by which rules (``flows.auditor``)."""
        return self.folder / ".whole-audit.json"

    @property
    def version_file(self) -> Path:
        """Which layout the home has (``flows.migration``)."""
        return self.folder / "home.json"

    @property
    def prefect(self) -> Path:
        """What Prefect keeps: its runs, logs and artifacts."""
        return self.folder / "prefect"

    def command(self, verb: str) -> str:
        """How a person asks this home: 'wireledger conflicts --home other'."""
        flag = "" if self.folder.as_posix() == "data" else f" --home {quote(str(self.folder))}"
        return f"wireledger {verb}{flag}"


def code_version() -> str:
    """The version of the program."""
    return version("wireledger")


def reader_version(additions: Path) -> str:
    """The version of the rules of reading: code of ``transforms``, its lexicons and the user's; a change reads anew.

    So does a change of the rules that readings must keep: a row that was set aside may be sound now.
    """
    from expectations.suites import row_rules  # with Polars, which whoever only asks need not wait for

    digest = hashlib.sha256()
    for path in sorted(TRANSFORMS.rglob("*.py")):
        digest.update(path.relative_to(TRANSFORMS).as_posix().encode() + path.read_bytes())
    for rule in (rule for table in READINGS for rule in row_rules(table)):
        digest.update(f"{rule.table} {rule.name} {rule.failing_rows}".encode())
    return f"{code_version()}+{digest.hexdigest()[:12]}.{lexicon_fingerprint(additions)}"


def lexicon_fingerprint(additions: Path | None = None) -> str:
    """A digest of all CSV files of the lexicons: part of the version that readings are made with."""
    paths = sorted(LEXICON_FOLDER.glob("*.csv"))
    paths += sorted(additions.glob("*.csv")) if additions and additions.is_dir() else []
    digest = hashlib.sha256()
    for path in paths:
        digest.update(json.dumps(path.name).encode() + path.read_bytes())
    return digest.hexdigest()[:12]
