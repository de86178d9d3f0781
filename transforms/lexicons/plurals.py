"""The number of nouns by their endings: 'secretary' and 'secretaries', 'spokesman' and 'spokesmen'.

What it misses: irregular plurals ('people', 'children') and nouns that end in -s anyway ('series').
"""

from __future__ import annotations

import re


def plural_of(noun: str) -> str:
    """The plural of a noun in the singular."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if re.search(r"(?:s|x|ch|sh)$", noun):
        return noun + "es"
    return noun + "s"


def singular_of(noun: str) -> str:
    """The singular of a noun, or of the last word of a phrase; one that is no plural stays as it is."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
