"""Spellings of names that count as one: without case, accents and differences of transliteration."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Differences of transliteration that are rare between two names of one article, but tell many names of the world apart.
_SOUNDS = (("ee", "i"), ("oo", "u"), ("tsch", "ch"), ("sch", "sh"), ("ph", "f"), ("ck", "k"), ("w", "v"))


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """A name without case, accents and the commonest differences of transliteration (Sergei, Sergey)."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = plain.lower().replace("'", "").replace("\u2019", "").replace(".", " ").replace("-", " ")
    plain = plain.replace("y", "i").replace("ii", "i").replace("ou", "u").replace("kh", "h")
    return " ".join(plain.split())


@lru_cache(maxsize=1 << 14)
def sound_of(name: str) -> str:
    """The folded name without further differences (Lee, Li; Yoon, Yun): for a surname inside one article only."""
    folded = fold_name(name)
    for spelling, sound in _SOUNDS:
        folded = folded.replace(spelling, sound)
    return folded
