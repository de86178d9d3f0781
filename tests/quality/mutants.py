"""Which predicates could be switched off, or always on, without a test noticing?

python -m tests.quality.mutants [--sample N] [--seed S] [--module quotes …]

Every function of ``transforms`` that answers yes or no (annotated ``-> bool``) is set to False, then to True, and the tests of
the readings run until one fails. A predicate that nobody misses has no test, or no purpose. It takes some ten seconds for each
mutant, so it is no part of ``make test``.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import pkgutil
import random
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from inspect import isclass, isfunction
from types import ModuleType
from typing import Any

import pytest

import transforms

TESTS = ("tests/transforms", "tests/quality/test_floors.py")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A function that answers yes or no, and what holds it: a module, or a class of one."""

    holder: Any
    name: str

    def __str__(self) -> str:
        inside = f"{self.holder.__module__}.{self.holder.__name__}" if isclass(self.holder) else self.holder.__name__
        return f"{inside}.{self.name}"


def modules() -> list[ModuleType]:
    """All modules of ``transforms``, imported."""
    names = sorted(info.name for info in pkgutil.walk_packages(transforms.__path__, "transforms."))
    return [importlib.import_module(name) for name in names]


def predicates(of: list[ModuleType]) -> Iterator[Predicate]:
    """The predicates that some modules define, those of their classes among them."""
    for module in of:
        own = [value for value in vars(module).values() if getattr(value, "__module__", None) == module.__name__]
        for holder in (module, *(value for value in own if isclass(value))):
            for name, value in vars(holder).items():
                function = value.__func__ if isinstance(value, staticmethod) else value
                is_own = isfunction(function) and function.__module__ == module.__name__
                if is_own and function.__annotations__.get("return") in (bool, "bool"):
                    yield Predicate(holder, name)


def switch(predicate: Predicate, answer: bool) -> None:
    """Has a predicate give one answer, wherever it was imported."""
    original = vars(predicate.holder)[predicate.name]

    def always(*_: object, **__: object) -> bool:
        return answer

    setattr(predicate.holder, predicate.name, staticmethod(always) if isclass(predicate.holder) else always)
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("transforms."):
            for name, value in list(vars(module).items()):
                if value is original:
                    setattr(module, name, always)


def is_noticed(predicate: Predicate, answer: bool) -> bool:
    """Whether a test fails when a predicate always gives one answer; tried in a copy of this process."""
    child = os.fork()
    if child == 0:
        switch(predicate, answer)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            status = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *TESTS])
        os._exit(0 if status == pytest.ExitCode.OK else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def main(arguments: list[str] | None = None) -> int:
    """Prints each mutant that nobody notices; exit status 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="try so many predicates, drawn by chance, instead of all")
    parser.add_argument("--seed", type=int, default=0, help="what the draw starts from")
    parser.add_argument("--module", action="append", help="only predicates of this module of transforms")
    given = parser.parse_args(arguments)
    wanted = [module for module in modules() if not given.module or module.__name__.removeprefix("transforms.") in given.module]
    found = list(predicates(wanted))
    drawn = random.Random(given.seed).sample(found, min(given.sample or len(found), len(found)))
    unnoticed = 0
    for predicate in drawn:
        for answer in (False, True):
            if not is_noticed(predicate, answer):
                unnoticed += 1
                sys.stdout.write(f"nobody notices {predicate} = {answer}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{unnoticed} of {2 * len(drawn)} mutants go unnoticed ({len(found)} predicates in all)\n")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
