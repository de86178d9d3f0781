"""What the entries of the lexicons say of a word: its unit, money, measure, cue, trigger, change or role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.lexicons.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word stands for. ``factor``: how much of the unit one of the word is."""

    code: str
    factor: float
    measure: str


@dataclass(frozen=True, slots=True)
class CurrencyWord:
    """A word or sign for money: a code, or a family that the country decides among."""

    code: str | None
    family: str | None
    default: str | None
    factor: float
    is_local: bool = False  # '$', 'dollars', 'cents': not the 'dlrs' of international wires
    is_sign: bool = False  # '$', 'Rs'


@dataclass(frozen=True, slots=True)
class CurrencyUse:
    """A currency that a country used between two dates."""

    code: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The lexicon of money.

    ``uses``: by country and family, the currencies of each time, latest first. ``users``: by currency, the countries and times.
    """

    before: PhraseTable[CurrencyWord]
    after: PhraseTable[CurrencyWord]
    uses: dict[tuple[str, str], tuple[CurrencyUse, ...]]
    users: dict[str, tuple[tuple[str, CurrencyUse], ...]]
    families: dict[str, str]  # 'CHF' -> 'franc': the word that a code's money shares with others


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A noun that says what a figure measures. ``strength``: strong, weak or open (see measures.csv)."""

    phrase: str
    measure: str
    sign: int
    strength: str
    is_national: bool = False  # belongs to a country even where none is named: 'inflation', 'the repo rate'


@dataclass(frozen=True, slots=True)
class TradeVerb:
    """One form of a verb of trade; see trade_verbs.csv for the fields."""

    lemma: str
    measure: str
    side: str
    strength: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that reports words; see cues.csv for the fields."""

    lemma: str
    form: str
    clause: str
    infinitive: str
    direct: bool
    label: bool
    addressee: bool
    stance: str
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One reading of a word that evokes an event; see triggers.csv for the fields. ``form`` is the part of what is no verb."""

    lemma: str
    form: str
    event_type: str
    plover: str | None
    sides: str
    needs: str


@dataclass(frozen=True, slots=True)
class Change:
    """A word of rise (+1) or fall (-1); ``part`` is verb, noun or adverb."""

    part: str
    sign: int


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """The head of a role; ``before_name``: may stand right before a name."""

    kind: str
    before_name: bool


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lexicon of names: what may stand around and inside the names of persons, organisations and places."""

    honorifics: dict[str, str]  # lower case -> gender or ''
    role_nouns: PhraseTable[RoleNoun]
    role_modifiers: PhraseTable[str]
    organisation_tails: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_nouns: frozenset[str]  # 'newspaper', 'bank' behind a name
    place_after: frozenset[str]
    place_before: frozenset[str]
    given_names: dict[str, str]  # lower case -> gender or ''
    given_forms: dict[str, frozenset[str]]  # folded short form -> folded given names that it stands for
    family_first: frozenset[str]
    family_names: frozenset[str]  # of all countries, lower case
    particles: frozenset[str]
    acronyms: frozenset[str]  # in capitals, of no organisation
    person_nouns: frozenset[str]
    person_words: frozenset[str]  # given names and first-standing family names
    common_words: frozenset[str]  # ordinary words, lower case


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads a country in the years ``since`` to ``until`` (null: still), by the folded words of the name."""

    country: str
    words: frozenset[str]
    since: int
    until: int | None
