"""Keys from content: the same on every machine and in every run."""

from __future__ import annotations

from hashlib import blake2b

_BETWEEN = "\x1f"


def make_id(prefix: str, *parts: object) -> str:
    """``prefix_`` and sixteen hexadecimal digits of a digest of the parts; 64 bits keep a billion rows apart."""
    return f"{prefix}_{blake2b(_BETWEEN.join(map(str, parts)).encode(), digest_size=8).hexdigest()}"
