"""The expectations of Great Expectations that ours are made of; imported late, as its import takes seconds."""

from __future__ import annotations

from typing import Any, cast

from great_expectations import expectations as gxe
from great_expectations.compatibility import pydantic
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration


def _remembering(kind: Any) -> Any:
    """The same expectation, which tells its configuration from memory.

    As it comes it makes it anew each time it is asked, some seventy times in one audit: a third of the time of the whole. Ours never
    change once they are made. It has a name of its own: theirs can be given but once.
    """
    body = {
        "__doc__": kind.__doc__, "__module__": __name__, "_told": pydantic.PrivateAttr(default=None),
        "configuration": property(lambda self: _told_once(self, kind)),
    }  # fmt: skip
    return type(kind)(f"Remembering{kind.__name__}", (kind,), body)


def _told_once(expectation: Any, kind: Any) -> ExpectationConfiguration:
    if expectation._told is None:
        expectation._told = kind.configuration.fget(expectation)
    return cast(ExpectationConfiguration, expectation._told)


NOT_NULL = _remembering(gxe.ExpectColumnValuesToNotBeNull)
UNIQUE = _remembering(gxe.ExpectColumnValuesToBeUnique)
IN_SET = _remembering(gxe.ExpectColumnValuesToBeInSet)
NO_ROWS = _remembering(gxe.UnexpectedRowsExpectation)
