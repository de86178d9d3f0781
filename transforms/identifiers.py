"""Keys from content: the same on every machine and in every run."""

from __future__ import annotations

from hashlib import blake2b


def make_id(prefix: str, *parts: object) -> str:
    """``prefix_`` and sixteen hexadecimal digits of a digest of the parts; 64 bits keep a billion rows apart."""
    return f"{prefix}_{blake2b(chr(31).join(map(str, parts)).encode(), digest_size=8).hexdigest()}"
