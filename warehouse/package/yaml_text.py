"""Plain data as YAML."""

from __future__ import annotations

import yaml

# PyYAML's own, in C where it was built with it: a second less for each snapshot.
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def as_yaml(content: object) -> str:
    """The text, keys in the order given."""
    return str(yaml.dump(content, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=120))
