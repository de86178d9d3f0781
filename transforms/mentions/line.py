"""One sentence as names are read from it: its words, the known names that stand on them, the lists they are looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transforms.lexicons.entries import NameWords, RoleNoun
from transforms.lexicons.gazetteer import GazetteerEntry
from transforms.lexicons.hits import SentenceWithHits
from transforms.lexicons.lexicon import Lexicon

Kind = Literal["person", "organisation", "place", "country", "thing"]
# Names of the gazetteer in a sentence: first token -> (end, meanings).
Known = dict[int, tuple[int, tuple[GazetteerEntry, ...]]]


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class WordLine:
    """A sentence and the lists that its words are looked up in."""

    sentence: SentenceWithHits
    length: int
    lexicon: Lexicon
    lists: NameWords

    def lower(self, i: int) -> str:
        """The word at ``i`` in small letters; empty beyond the sentence."""
        return self.sentence.lower[i] if 0 <= i < self.length else ""

    def role_from(self, i: int) -> tuple[int, RoleNoun] | None:
        """The role noun that begins at ``i``, with the token where it ends."""
        return self.sentence.hits.role_nouns.get(i)

    def role_up_to(self, end: int) -> tuple[int, RoleNoun] | None:
        """The role noun that ends at ``end``, with the token where it begins."""
        return self.sentence.hits.role_nouns.ends.get(end)


@dataclass(slots=True)
class NameLine(WordLine):
    """A sentence with its known names."""

    known: Known
    country_starts: set[int]
    country_ends: set[int]
    organisation_starts: set[int]
    organisation_ends: set[int]
    is_in_marks: list[bool]  # for each token, whether a single quotation mark is open before it

    def word(self, i: int) -> str:
        """The word at ``i``; empty beyond the sentence."""
        return self.sentence.words[i] if 0 <= i < self.length else ""


def line_of(sentence: SentenceWithHits, lexicon: Lexicon, known: Known) -> NameLine:
    """The sentence with what is known of its words."""
    countries = {start: end for start, (end, meanings) in known.items() if meanings[0].kind == "country"}
    organisations = {start: end for start, (end, meanings) in known.items() if meanings[0].kind == "organisation"}
    return NameLine(
        sentence,
        len(sentence),
        lexicon,
        lexicon.names,
        known,
        country_starts=set(countries),
        country_ends=set(countries.values()),
        organisation_starts=set(organisations),
        organisation_ends=set(organisations.values()),
        is_in_marks=_inside_single_marks(sentence),
    )


@dataclass(slots=True)
class Name:
    """A name over tokens ``start`` up to ``end``.

    ``kind`` is null where the sentence alone cannot tell. ``score`` is the evidence for a person. ``gender`` comes
    from the form of address, or the given name. ``long_form`` is the name that '(IMF)' stands behind.
    """

    start: int
    end: int
    kind: Kind | None
    entry: GazetteerEntry | None = None
    score: float = 0.0
    gender: str = ""
    has_title: bool = False
    speaks: bool = False
    long_form: Name | None = None
    rule: str = "gazetteer"  # which rule of ``names`` found it
    is_firm: bool = False  # its company shows an organisation: 'the operator Acme', 'Acme shares'


def _inside_single_marks(sentence: SentenceWithHits) -> list[bool]:
    """For each token, whether a single quotation mark is open before it: the 'No Limits' Partnership."""
    if "'" not in sentence.lower:
        return [False] * len(sentence)
    inside, balance = [], 0
    for i, word in enumerate(sentence.lower):
        inside.append(balance > 0)
        if word == "'":
            balance += -1 if sentence.is_glued(i) else 1
    return inside


def is_plain_word(line: NameLine, i: int) -> bool:
    """Whether the word is an ordinary one of the language, and none that persons are called by."""
    word = line.lower(i)
    return word in line.lists.common_words and word not in line.lists.person_words


def is_date_word(line: NameLine, i: int) -> bool:
    """Whether the word is a month or a day of the week."""
    word, times = line.lower(i), line.lexicon.times
    return word in times.months or word in times.weekdays


def is_country(line: NameLine, i: int) -> bool:
    """Whether a country of the gazetteer begins at ``i``."""
    return i in line.known and line.known[i][1][0].kind == "country"


def is_land(line: NameLine, i: int) -> bool:
    """Whether a country or territory is named at ``i``, by no adjective: 'Singapore', 'Hong Kong'."""
    entry = line.known[i][1][0] if i in line.known and line.word(i)[:1].isupper() else None
    if entry is None or entry.iso3 is None or entry.is_adjective or entry.basis == "demonym":
        return False
    land = line.lexicon.gazetteer.countries.get(entry.iso3)
    return entry.kind == "country" or (land is not None and entry.kind == "place" and land.name == entry.name)


def is_given_name(line: NameLine, i: int) -> bool:
    """Whether the word is a given name and nothing else."""
    word = line.lower(i)
    return word in line.lists.given_names and word not in line.lists.common_words and i not in line.known
