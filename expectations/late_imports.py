"""Modules that are imported when something of them is first used, if ever."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType


class _Late(MetaPathFinder):
    """Finds some modules, and has them loaded at the first use of an attribute."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """As the import system asks for it; null where it is for others to find the module."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname in self._names else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def import_late(*names: str) -> None:
    """Has modules that others import loaded at their first use; what is loaded already or not installed stays as it is."""
    sys.meta_path.insert(0, _Late(frozenset(names)))
