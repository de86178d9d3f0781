"""Which predicates could be switched off, or always on, without a test noticing?

python -m tests.quality.mutants [--name is_] [--answer False] [--sample 24 --seed 1] [--module quotes …] [--verbose]

Every function of ``transforms`` that answers yes or no (annotated ``-> bool``) is set to False, then to True, and the tests of
the readings run until one fails. A predicate that nobody misses has no test, or no purpose. First a pass over all tests writes
down which of them see which answer: a test in which a predicate never says yes cannot tell that it always says no. It takes
two minutes, and each mutant some seconds, so it is no part of ``make test``.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pickle
import pkgutil
import random
import resource
import sys
from collections.abc import Callable, Iterator
from inspect import isclass, isfunction, unwrap
from types import FunctionType
from typing import Any

if __name__ == "__main__":  # before anything loads Polars
    os.environ["POLARS_MAX_THREADS"] = "1"

import pytest

import transforms
from tests.quality.witnesses import Witnesses, passes

TESTS = ("tests/transforms", "tests/quality/test_floors.py")
# Most mutants are noticed by one of the first tests, and reading the texts of all takes long.
FIRST = 40
# A mutant may send a rule round in circles; the slowest of the others takes half of this.
CPU_SECONDS = 120


def predicates(of: list[str]) -> Iterator[tuple[str, FunctionType]]:
    """The predicates that some modules define, those of their classes among them, by their full names."""
    for module in map(importlib.import_module, of):
        own = [value for value in vars(module).values() if getattr(value, "__module__", None) == module.__name__]
        for holder in (module, *(value for value in own if isclass(value))):
            inside = f"{module.__name__}.{holder.__name__}" if isclass(holder) else module.__name__
            for name, value in vars(holder).items():
                function = unwrap(getattr(value, "fget", None) or value) if callable(value) or hasattr(value, "fget") else value
                is_own = isfunction(function) and function.__module__ == module.__name__
                if is_own and function.__annotations__.get("return") in (bool, "bool"):
                    yield f"{inside}.{name}", function


def modules(wanted: list[str] | None = None) -> list[str]:
    """The modules of ``transforms`` by their full names; only those that have one of some names for their own or their package's."""
    names = sorted(info.name for info in pkgutil.walk_packages(transforms.__path__, "transforms.") if not info.ispkg)
    return [name for name in names if wanted is None or not set(wanted).isdisjoint(name.split("."))]


def switch(function: FunctionType, answer: bool) -> None:
    """Has a predicate give one answer, wherever it was imported."""
    function.__code__ = (lambda *_, **__: True).__code__ if answer else (lambda *_, **__: False).__code__


def in_a_copy(work: Callable[[], Any], otherwise: Any = None, cpu_seconds: int = resource.RLIM_INFINITY) -> Any:
    """What some work gives back, done in a copy of this process; ``otherwise`` where it takes too long."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        with os.fdopen(writable, "wb") as pipe:
            pickle.dump(work(), pipe)
        os._exit(0)
    os.close(writable)
    with os.fdopen(readable, "rb") as pipe:
        given = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(given) if given else otherwise


class Mutants:
    """The plugin of pytest that runs the mutants once the tests are collected; ``unnoticed`` is their number."""

    def __init__(self, drawn: list[tuple[str, FunctionType]], answers: list[bool], verbose: bool) -> None:
        self.drawn, self.answers, self.verbose = dict(drawn), answers, verbose
        self.unnoticed = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        watched = {function.__code__: name for name, function in self.drawn.items()}
        seen = in_a_copy(Witnesses(session, watched).run)
        for name in self.drawn:
            for answer in self.answers:
                tests = seen.get((name, not answer), set())
                self.tell(name, answer, self.noticed_by(session, name, answer, [item for item in session.items if item.nodeid in tests]))
        return True

    def noticed_by(self, session: pytest.Session, name: str, answer: bool, items: list[pytest.Item]) -> str | None:
        """The first test that fails when a predicate always gives one answer: those of its own module come first, the floors last."""
        own = {f"test_{part}.py" for part in name.split(".")}
        near = sorted(items, key=lambda item: ("test_floors" in item.nodeid, item.path.name not in own))

        def first_failure() -> str | None:
            switch(self.drawn[name], answer)
            pairs = zip(session.items, [*session.items[1:], None], strict=True)
            return next((item.nodeid for item, following in pairs if not passes(item, following)), None)

        kept = session.items
        for some in (near[:FIRST], near[FIRST:]):
            session.items = some
            found = in_a_copy(first_failure, "none, it takes too long", CPU_SECONDS) if some else None
            session.items = kept
            if found:
                return found
        return None

    def tell(self, name: str, answer: bool, test: str | None) -> None:
        self.unnoticed += test is None
        if test is None or self.verbose:
            sys.stdout.write(f"{name} = {answer}: {test or 'nobody notices'}\n")
            sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    """Prints each mutant that nobody notices; exit status 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="try so many predicates, drawn by chance, instead of all")
    parser.add_argument("--seed", type=int, default=0, help="what the draw starts from")
    parser.add_argument("--module", nargs="+", help="only predicates of these modules or packages of transforms")
    parser.add_argument("--name", default="", help="only predicates whose name, but for underscores before it, begins so")
    parser.add_argument("--answer", choices=("False", "True"), help="set them to this answer only")
    parser.add_argument("--verbose", action="store_true", help="print also which test notices each mutant")
    given = parser.parse_args(arguments)
    found = [one for one in predicates(modules(given.module)) if one[0].split(".")[-1].lstrip("_").startswith(given.name)]
    if not found:
        parser.error("there is no such predicate")
    drawn = random.Random(given.seed).sample(found, min(given.sample or len(found), len(found)))
    answers = [given.answer == "True"] if given.answer else [False, True]
    mutants = Mutants(sorted(drawn) if not given.sample else drawn, answers, given.verbose)
    pytest.main(["-qq", "-s", "-p", "no:cacheprovider", *TESTS], plugins=[mutants])
    sys.stdout.write(f"{mutants.unnoticed} of {len(answers) * len(drawn)} mutants go unnoticed ({len(found)} predicates in all)\n")
    return 1 if mutants.unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
