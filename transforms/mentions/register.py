"""What an article has named so far, and its names before they are resolved."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.capitals import is_in_capitals
from transforms.mentions.entities import Entity
from transforms.mentions.line import Name
from transforms.mentions.namesakes import Namesakes
from transforms.segmentation.articles import Article, Sentence

# What stands at either end of a nickname; ')' may be left over from one.
_MARK = re.compile("[\"\u201c'\u2018`()]")
# A nickname in marks between two words of a name; at most so long, so that no stray mark is searched for to the end.
_NICKNAME = re.compile(
    r"""(?<=\s)(?:"[^"]{1,40}"|\u201c[^\u201d]{1,40}\u201d|''[^']{1,40}''|``[^'"]{1,40}(?:''|")"""
    r"""|['\u2018][^'\u2019]{1,40}['\u2019]|\([^)]{1,40}\))(?=\s)"""
)


@dataclass(eq=False, slots=True)
class Register:
    """The persons, organisations and places that an article has named; it grows as the article is read."""

    article: Article
    lexicon: Lexicon
    small_words: frozenset[str]  # words that the article prints small
    namesakes: Namesakes[Entity] = field(default_factory=Namesakes)
    others: dict[tuple[str, str], Entity] = field(default_factory=dict)
    acronyms: dict[str, Entity] = field(default_factory=dict)  # as introduced in brackets
    short_forms: dict[tuple[str, str], tuple[int, Entity]] = field(default_factory=dict)  # how an organisation may be called: the latest
    last_seen: dict[int, int] = field(default_factory=dict)  # id of a person -> order of its latest mention
    order: int = 0
    is_american: bool = False
    owners: dict[str, list[str]] = field(default_factory=dict)  # folded name of an office -> the countries that it is said to be of
    countries: Counter[str] = field(default_factory=Counter)  # how often the article names each country, its capital among them
    dateline: str | None = None  # the country in whose town the article was written
    codes: set[str | None] = field(default_factory=set)  # of the countries and blocs that the article names, not by their capitals
    organs: set[str | None] = field(default_factory=set)  # codes of the blocs whose organs the article names
    adjectives: set[str | None] = field(default_factory=set)  # codes of the countries that the article also names by an adjective
    placed: set[tuple[str, ...]] = field(default_factory=set)  # unsure towns that some sentence shows to be places
    shown: frozenset[str] = frozenset()  # folded single names that their company shows to be of persons: 'Chad, 34,'
    place_starts: dict[int, set[int]] = field(default_factory=dict)  # number of a sentence -> tokens at which a sure place begins


def new_register(article: Article, lexicon: Lexicon) -> Register:
    """The register of an article of which nothing has been read."""
    words = set[str]().union(*(sentence.words for sentence in article.sentences))
    return Register(article, lexicon, frozenset(filter(str.islower, words)))


@dataclass(slots=True)
class Found:
    """A name in its sentence, before it is resolved."""

    sentence: Sentence
    name: Name
    words: tuple[str, ...]

    @property
    def surface(self) -> str:
        """The name as printed."""
        return self.sentence.surface(self.name.start, self.name.end)


def is_before_verb(one: Found) -> bool:
    """Whether the name is followed by a verb: 'Jordan said'."""
    return one.name.end < len(one.sentence) and one.sentence.tags[one.name.end] in {"VBD", "VBZ", "MD"}


def words_of(sentence: Sentence, name: Name) -> tuple[str, ...]:
    """The words of a name: hyphens joined, dots of initials kept off, commas left out."""
    surface = _without_nickname(sentence.surface(name.start, name.end)).replace(".", ". ")
    return tuple(word.strip(".,") for word in surface.split() if word.strip(".,()"))


def titles_of(lexicon: Lexicon, one: Found) -> set[str]:
    """The word before the name where it is a title: 'sen' of 'Sen. Hale'; forms of address tell the gender already."""
    if not one.name.has_title:
        return set()
    end = one.name.start
    if end > 1 and one.sentence.lower[end - 1] == ".":
        end -= 1
    return {one.sentence.lower[end - 1]} - lexicon.word_sets["titles_of_anybody"] if end > 0 else set()


def printed_name(lexicon: Lexicon, one: Found) -> str:
    """The name as printed, on one line; a person's that is printed in capitals in the usual case."""
    name = " ".join(one.surface.split())
    if one.name.kind == "person" and is_in_capitals(one.sentence):
        first, *others = name.title().split()
        particles = lexicon.word_sets["particles_in_capitals"]
        name = " ".join([first, *(word.lower() if word.lower() in particles else word for word in others)])
    return _without_nickname(name) if one.name.kind in {None, "person"} else name


def _without_nickname(name: str) -> str:
    """'Joseph Hale' for 'Joseph "Big Joe" Hale' and '(President Joseph) Hale': without what stands in marks, or closes them."""
    if not _MARK.search(name):  # hardly any name has one, and the pattern is slow
        return " ".join(name.split())
    return " ".join(_NICKNAME.sub(" ", name).replace(") ", " ").split())
