"""The persons of one article, by the words that they may be called by.

An article may be a list of thousands of names: who is meant is looked up by word, never by going through all of them.
"""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from transforms.lexicons.spelling import fold_name, sound_of

# So many persons that share a word are weighed, in the order of their first naming; one who comes later is found by
# the full name alone. No article that was read has half as many.
NAMESAKES = 100


class _Named(Protocol):
    name: str
    family: str


P = TypeVar("P", bound=_Named)


class Namesakes(Generic[P]):
    """Persons by full name, family name, any word of the name, and sound of the family name."""

    def __init__(self) -> None:
        self._order: dict[int, int] = {}
        self._by_key: dict[tuple[str, str], list[P]] = {}

    def add(self, person: P) -> None:
        """Takes a person in, or the words of the longer name that a known one has been given."""
        self._order.setdefault(id(person), len(self._order))
        words = parts_of(person.name)
        keys = [("name", " ".join(words)), ("family", person.family), ("sound", sound_of(person.family)), ("part", person.family)]
        keys += [("part", word) for word in words]
        for key in [*keys, *_pairs(words)]:
            known = self._by_key.setdefault(key, [])
            if len(known) < NAMESAKES and not any(other is person for other in known):
                known.append(person)

    def of_family(self, family: str) -> list[P]:
        """Those called by this folded family name."""
        return [p for p in self._by_key.get(("family", family), []) if p.family == family]

    def with_word(self, word: str) -> list[P]:
        """Those in whose folded name the word stands."""
        return [p for p in self._by_key.get(("part", word), []) if word in parts_of(p.name)]

    def sounding(self, family: str) -> list[P]:
        """Those whose family name sounds alike."""
        sound = sound_of(family)
        return [p for p in self._by_key.get(("sound", sound), []) if sound_of(p.family) == sound]

    def like(self, words: list[str], family: str) -> list[P]:
        """Those who may be the bearer of this folded name, in the order of their first naming."""
        keys = [("name", " ".join(words)), ("family", family)]
        keys += [("part", words[0])] if len(words) == 1 else [*_pairs(words), *(("name", word) for word in words)]
        found = {id(p): p for key in keys for p in self._by_key.get(key, [])}
        return sorted(found.values(), key=lambda p: self._order[id(p)])


def parts_of(name: str) -> list[str]:
    """The folded words of a name."""
    return fold_name(name).split()


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    """Keys that two names share where one has all the words of the other and begins or ends with the same."""
    return [("pair", f"{anchor} {word}") for anchor in {words[0], words[-1]} for word in words if word != anchor] if len(words) > 1 else []
