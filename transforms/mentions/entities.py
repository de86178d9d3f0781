"""Entities of an article and its mentions: what the readings know of a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from transforms.identifiers import make_id
from transforms.lexicons.spelling import fold_name
from transforms.segmentation.articles import Sentence


@dataclass(eq=False, slots=True)
class Entity:
    """One person, country, place or organisation of an article. ``code`` is what figures print for it."""

    kind: str
    name: str
    iso3: str | None = None
    wikidata: str | None = None
    code: str | None = None
    gender: str = ""
    family: str = ""  # of a person: the folded name it is called by
    variants: set[str] = field(default_factory=set)
    is_generic: bool = False  # of an organisation: its name is that of an office that every state has
    is_seat: bool = False  # of an organisation: a seat of government, such as the Kremlin
    titles: set[str] = field(default_factory=set)  # of a person: the words that stood before its full name, lower case

    @property
    def entity_id(self) -> str:
        """Key: the same for the same kind and name in every article."""
        # 'Finance Ministry' is another one in every country.
        owner = self.iso3 if self.kind == "organisation" and not self.wikidata and self.is_generic else ""
        return _make_entity_id(self.kind, self.name, owner or "")


@lru_cache(maxsize=1 << 14)  # asked for at every mention
def _make_entity_id(kind: str, name: str, owner: str) -> str:
    return make_id("ent", kind, fold_name(name), owner)


@lru_cache(maxsize=1 << 14)
def is_office(name: str, offices: frozenset[str]) -> bool:
    """Whether the name of an organisation is that of an office that every state has: 'Foreign Ministry', by its 'ministry'."""
    return not _folded(offices).isdisjoint(fold_name(name).split())


@lru_cache(maxsize=1)  # one lexicon is read with at a time
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold_name, words))


@dataclass(slots=True)
class Mention:
    """A place in a sentence that refers to an entity. ``basis`` and ``rule`` as in ``mentions``."""

    sentence: Sentence
    start: int
    end: int
    entity: Entity
    basis: str
    is_adjective: bool = False  # 'Russian', which belongs to the noun behind it
    gender: str = ""
    rule: str = "role"


@dataclass(slots=True)
class ArticleNames:
    """The mentions of an article by sentence number, in order, and its entities."""

    mentions: list[list[Mention]]
    entities: list[Entity]

    @property
    def persons(self) -> list[Entity]:
        """The persons."""
        return [entity for entity in self.entities if entity.kind == "person"]
