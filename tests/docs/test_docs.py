"""The documents say what the program does: generated ones are fresh, commands exist, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from flows import cli
from tests.conftest import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("**/*.md"))]
PRESENT = [path for path in DOCUMENTS if path.exists()]
COMMANDS = typer.main.get_command(cli.app).commands
EACH = pytest.mark.parametrize("path", PRESENT, ids=[path.relative_to(ROOT).as_posix() for path in PRESENT])
# Where a person works, not where we do; and addresses of package indexes, which the lock leaves out too.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|tmp|home|Users|root|mnt|var|opt|private)/|[A-Z]:\\|simple/?$|localhost:\d", re.MULTILINE)


def test_the_dictionary_is_what_the_command_prints() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "dictionary"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert (ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8") == printed, "renew it: wireledger dictionary > docs/dictionary.md"


def commands_in(text: str) -> Iterator[list[str]]:
    """Every command line that begins with ``wireledger`` or ``make``, in blocks of code and in the text."""
    blocks = re.findall(r"^```(?:sh|bash|console|shell|text)?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    lines += re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    for line in lines:
        if re.match(r"(wireledger|make) [a-z]", line):
            try:
                yield shlex.split(line, comments=True)
            except ValueError:  # prose with an apostrophe
                continue


@EACH
def test_commands_and_options_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for program, verb, *rest in commands_in(path.read_text(encoding="utf-8")):
        if program == "make":
            assert verb in targets, f"make {verb}"
            continue
        assert verb in COMMANDS, f"wireledger {verb}"
        options = {name for parameter in COMMANDS[verb].params for name in parameter.opts}
        unknown = [word for word in rest if word.startswith("--") and word.partition("=")[0] not in options | {"--help"}]
        assert not unknown, f"wireledger {verb} {unknown}"


@EACH
def test_relative_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"(?:src|href)=\"([^\"]+)\"", text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), target
        if anchor and found.suffix == ".md":
            assert anchor in anchors(found), target


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@EACH
def test_no_path_of_a_machine(path: Path) -> None:
    assert MACHINE_PATH.findall(path.read_text(encoding="utf-8")) == []


def test_files_that_the_help_points_to_exist() -> None:
    texts = [parameter.help or "" for command in COMMANDS.values() for parameter in command.params]
    texts += [command.epilog or "" for command in COMMANDS.values()]
    named = {name for text in texts for name in re.findall(r"docs/[\w.]+\.md", text)}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_lock_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "index-url" not in lock
    assert "://" not in re.sub(r"^\s*#.*$", "", lock, flags=re.MULTILINE)
