"""Errors made on purpose cross process pools whole: each is rebuilt from its parts."""

from __future__ import annotations

import importlib
import inspect
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import expectations
import flows
import transforms
import warehouse
from warehouse.schema import WireledgerError

PARTS = {"str": "what it is", "int": 7, "list[str]": ["this", "that"], "float": 1.5}


def every_error(base: type[WireledgerError] = WireledgerError) -> Iterator[type[WireledgerError]]:
    for error in base.__subclasses__():
        yield error
        yield from every_error(error)


def import_what_declares_errors() -> None:
    for package in (flows, expectations, transforms, warehouse):
        for path in Path(package.__file__).parent.rglob("*.py"):
            if re.search(r"^class \w+\(.*Error.*\)", path.read_text(encoding="utf-8"), re.MULTILINE):
                inside = path.relative_to(Path(package.__file__).parent).with_suffix("").parts
                importlib.import_module(".".join([package.__name__, *inside]))


def test_every_error_survives_pickling_with_its_message(prefect_server) -> None:  # the server first: Prefect is imported here
    import_what_declares_errors()
    errors = list(every_error())
    assert len(errors) >= 10
    for kind in errors:
        names = inspect.signature(kind).parameters
        parts = [PARTS[str(parameter.annotation)] for parameter in names.values()]
        error = kind(*parts)
        rebuilt = pickle.loads(pickle.dumps(error))
        assert type(rebuilt) is kind
        assert str(rebuilt) == str(error)
        assert vars(rebuilt) == vars(error)
        assert len(str(error)) > 20, f"{kind.__name__} says too little"
        assert "<" not in str(error), f"{kind.__name__} shows a representation"
