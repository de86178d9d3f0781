"""Entities of an article: which names are whom, over the whole text.

Persons are put together from their fullest form, later surnames, forms of address and initials; organisations from
their full names, bracketed acronyms and short forms; countries from names, demonyms and acting capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from transforms.identifiers import make_id
from transforms.lexicons.gazetteer import GazetteerEntry
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions.capitals import CAPITAL_PARTICLES, is_headline, is_in_capitals
from transforms.mentions.line import Name
from transforms.mentions.names import find_names
from transforms.mentions.namesakes import SUFFIXES, Namesakes, parts_of
from transforms.mentions.persons import PERSON_FROM
from transforms.segmentation.articles import Article, Sentence
from transforms.segmentation.attempts import attempt
from transforms.segmentation.tokens import VERB_TAGS

# Given names as alike as this are spellings of one: Sergei/Sergey .83, Mohammed/Muhammad .75, John/Jane .50.
SAME_GIVEN_NAME = 0.7
_PREPOSITIONS_OF_PLACE = {
    "in", "at", "near", "from", "to", "outside", "around", "via", "through", "toward", "towards", "into", "leave",
    "leaving", "left", "visit", "visiting", "visited", "of",
}  # fmt: skip
# A nickname in marks between two words of a name; at most so long, so that no stray mark is searched for to the end.
_NICKNAME = re.compile(
    r"""(?<=\s)(?:"[^"]{1,40}"|\u201c[^\u201d]{1,40}\u201d|''[^']{1,40}''|``[^'"]{1,40}(?:''|")"""
    r"""|['\u2018][^'\u2019]{1,40}['\u2019]|\([^)]{1,40}\))(?=\s)"""
)
_NEAR_GEORGIA = {"RUS", "ARM", "AZE", "SUN"}
_PREPOSITIONS_OF_DEALING = {"by", "between", "with", "against", "on"}


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
    is_seat: bool = False  # of an organisation: a seat of government, such as the Kremlin
    titles: set[str] = field(default_factory=set)  # of a person: the words that stood before its full name, lower case

    @property
    def entity_id(self) -> str:
        """Key: the same for the same kind and name in every article."""
        # 'Finance Ministry' is another one in every country.
        owner = self.iso3 if self.kind == "organisation" and not self.wikidata and self.is_generic else ""
        return make_id("ent", self.kind, fold_name(self.name), owner or "")

    @property
    def is_generic(self) -> bool:
        """Whether the name of an organisation is an office that every state has."""
        return is_office(self.name)


def is_office(name: str) -> bool:
    """Whether the name of an organisation is that of an office that every state has."""
    return any(word in _OFFICES for word in fold_name(name).split())


_OFFICES = {
    "ministri", "ministry", "department", "parliament", "government", "council", "bureau", "agenci", "agency", "bank",
    "commission", "senate", "congress", "court", "curt", "cuncil", "police", "armi", "army", "navi", "navy", "treasuri", "treasury",
    "cabinet", "authoriti", "authority", "office", "assembli", "assembly", "committee", "chamber", "customs",
}  # fmt: skip


@dataclass(slots=True)
class Mention:
    """A place in a sentence that refers to an entity. ``basis`` as in ``mentions.basis``."""

    sentence: Sentence
    first: int
    last: int
    entity: Entity
    basis: str
    is_adjective: bool = False  # 'Russian', which belongs to the noun behind it
    gender: str = ""


@dataclass(slots=True)
class ArticleNames:
    """The mentions of an article by sentence number, in order, and its entities."""

    mentions: list[list[Mention]]
    entities: list[Entity]

    @property
    def persons(self) -> list[Entity]:
        """The persons."""
        return [entity for entity in self.entities if entity.kind == "person"]


def resolve_names(article: Article, lexicon: Lexicon) -> ArticleNames:
    """All mentions of an article with the entities that they refer to, as ``entity_overrides.csv`` has settled them."""
    names = _Resolver(article, lexicon).resolve()
    settled = _settle(names, lexicon)
    if not settled:
        return names
    mentions = [[replace(m, entity=settled.get(id(m.entity), m.entity)) for m in row] for row in names.mentions]
    return ArticleNames(mentions, list(dict.fromkeys(mention.entity for row in mentions for mention in row)))


def _settle(names: ArticleNames, lexicon: Lexicon) -> dict[int, Entity]:
    """The entities, by the id of the object, whose name has been settled by hand, each with the entity that is meant."""
    settled: dict[int, Entity] = {}
    known = {(entity.kind, fold_name(entity.name)): entity for entity in names.entities}
    for entity in names.entities:
        for override in lexicon.entity_overrides.get((entity.kind, fold_name(entity.name)), ()):
            if override.when and not _stands_beside(override.when, entity, names):
                continue
            key = (entity.kind, fold_name(override.entity))
            settled[id(entity)] = known.setdefault(key, replace(entity, name=override.entity))
            break
    return settled


def _stands_beside(word: str, entity: Entity, names: ArticleNames) -> bool:
    return any(word in mention.sentence.lower for row in names.mentions for mention in row if mention.entity is entity)


@dataclass(slots=True)
class _Found:
    """A name in its sentence, before it is resolved."""

    sentence: Sentence
    name: Name
    words: tuple[str, ...]

    @property
    def surface(self) -> str:
        return self.sentence.surface(self.name.first, self.name.last)


class _Resolver:
    """Resolves the names of one article."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.namesakes: Namesakes[Entity] = Namesakes()
        self.others: dict[tuple[str, str], Entity] = {}
        self.acronyms: dict[str, Entity] = {}  # as introduced in brackets
        self.short_forms: dict[tuple[str, str], tuple[int, Entity]] = {}  # how an organisation may be called: the latest
        self.last_seen: dict[int, int] = {}  # id of a person -> order of its latest mention
        self.order = 0
        self.is_american = False
        self.small_words = {word for sentence in article.sentences for word in sentence.words if word.islower()}
        self.owners: dict[str, list[str]] = {}  # folded name of an office -> the countries that the article says it is of
        self.adjectives: set[str | None] = set()  # codes of the countries that the article also names by an adjective
        self.placed: set[tuple[str, ...]] = set()  # unsure towns that some sentence shows to be places
        self.place_starts: dict[int, set[int]] = {}  # number of a sentence -> tokens at which a sure place begins

    def resolve(self) -> ArticleNames:
        found: list[list[_Found]] = []
        for sentence in self.article.sentences:
            found.append([])
            with attempt(self.article, "mentions", sentence.text):
                found[-1] += [_Found(sentence, name, _words_of(sentence, name)) for name in find_names(sentence, self.lexicon)]
        found = _without_abbreviations(found)
        everything = [one for row in found for one in row]
        self._register_persons(everything)
        self._register_organisations(everything)
        self.is_american = self._speaks_of_states(everything)
        self._find_places(found)
        mentions = [self._mentions(row) for row in found]
        for sentence, row in zip(self.article.sentences, mentions, strict=True):
            with attempt(self.article, "mentions", sentence.text):
                row.extend(self._in_headline(sentence, row) if is_headline(sentence) else self._surnames_of_words(sentence, row))
                row.sort(key=lambda mention: mention.first)
        entities = list(dict.fromkeys(mention.entity for row in mentions for mention in row))
        return ArticleNames(mentions, entities)

    def _find_places(self, found: list[list[_Found]]) -> None:
        """Notes where sure places begin, and which unsure towns some sentence places: 'in Harrow' makes a later 'Harrow' a town."""
        self.adjectives = {one.name.entry.code for row in found for one in row if one.name.entry and one.name.entry.is_adjective}
        for row in found:
            sure = [one for one in row if one.name.entry and one.name.entry.is_certain]
            if row:
                self.place_starts[row[0].sentence.number] = {one.name.first for one in sure if one.name.kind in {"place", "country"}}
        for one in (one for row in found for one in row if one.name.kind == "place" and one.name.entry and not one.name.entry.is_certain):
            is_person = len(one.words) == 1 and self.namesakes.of_family(fold_name(one.words[0]))
            if not is_person and self._is_placed(one):
                self.placed.add(one.words)

    def _speaks_of_states(self, everything: list[_Found]) -> bool:
        """Whether 'Georgia' is the American state: an article that names other states, or its towns, and no neighbour of the country."""
        entries = [one.name.entry for one in everything if one.name.entry is not None]
        if any(entry.iso3 in _NEAR_GEORGIA or entry.name in {"Tbilisi", "Abkhazia", "South Ossetia"} for entry in entries):
            return False
        states = self.lexicon.word_sets["american_states"]
        return any(entry.name.lower() in states or (entry.kind == "place" and entry.iso3 == "USA") for entry in entries)

    # -- persons --------------------------------------------------------------------------------------------------

    def _register_persons(self, everything: list[_Found]) -> None:
        """The persons of the article: full names first, then those only ever called by one name."""
        evidence = self._evidence(everything)
        for one in everything:
            if one.name.kind in {None, "person"} and len(one.words) >= 2 and self._is_person(one, evidence):
                one.name.kind = "person"
                self._add_person(one)
        for one in everything:
            if one.name.kind == "person" and len(one.words) == 1 and not self._candidates(one.words):
                self._add_person(one)

    def _evidence(self, everything: list[_Found]) -> dict[tuple[str, ...], float]:
        """The evidence for a person of the names as printed, and of single words that are called by: 'Mr. Lew' or plain 'Lew'."""
        scores: dict[tuple[str, ...], list[float]] = {}
        called: dict[str, float] = {}
        for one in everything:
            scores.setdefault(one.words, []).append(one.name.score)
            if len(one.words) == 1 and one.name.kind in {None, "person"}:
                word = fold_name(one.words[0])
                called[word] = max(called.get(word, 0.0), 2.0 if one.name.has_title else 1.0 + 0.5 * (one.name.score > 0))
        return {
            words: max(found)
            + min(0.5 * (len(found) - 1), 1.0)
            + max((called.get(key, 0.0) for key in self._calling_names(words)), default=0.0)
            for words, found in scores.items()
            if len(words) > 1
        }

    def _calling_names(self, words: tuple[str, ...]) -> set[str]:
        """The folded words of a full name that its bearer may be called by."""
        is_family_first = words[0].lower() in self.lexicon.names.family_first
        return {fold_name(word) for word in (words[-1], *((words[0],) if is_family_first else ()))}

    def _is_person(self, one: _Found, evidence: dict[tuple[str, ...], float]) -> bool:
        return one.name.kind == "person" or evidence[one.words] >= PERSON_FROM

    def _add_person(self, one: _Found) -> None:
        name = _clean(one)
        family = self._family(one.words)
        for person in self.namesakes.like(parts_of(" ".join(one.words)), family):
            if self._is_same_person(person, one.words, family):
                person.variants.add(name)
                person.titles |= _titles_of(one)
                person.gender = person.gender or one.name.gender
                if len(name.split()) > len(person.name.split()):
                    person.name = name
                    person.family = family
                    self.namesakes.add(person)
                return
        self.namesakes.add(Entity("person", name, gender=one.name.gender, family=family, variants={name}, titles=_titles_of(one)))

    def _family(self, words: tuple[str, ...]) -> str:
        """The name that a person is called by: the first where family names come first, else the last."""
        parts = [word for word in words if word.lower().strip(".") not in SUFFIXES]
        if (
            len(parts) > 1
            and parts[0].lower() in self.lexicon.names.family_first
            and parts[-1].lower() not in self.lexicon.names.family_first
        ):
            western = parts[0].lower() in self.lexicon.names.given_names and parts[-1].lower() not in self.lexicon.names.given_names
            if not western:
                return fold_name(parts[0])
        if (
            len(parts) > 1
            and parts[0].lower() in self.lexicon.names.family_first
            and len(parts) <= 3
            and parts[0].lower() not in self.lexicon.names.given_names
        ):
            return fold_name(parts[0])
        return fold_name((parts or list(words))[-1])

    def _is_same_person(self, person: Entity, words: tuple[str, ...], family: str) -> bool:
        known = parts_of(person.name)
        new = parts_of(" ".join(words))
        if known == new:
            return True
        if _contradict(known, new):
            return False
        known, new = [[word for word in name if word not in SUFFIXES] or name for name in (known, new)]
        if len(new) == 1 or len(known) == 1:
            return person.family == family or (new[0] in known if len(new) == 1 else known[0] in new)
        if set(known) <= set(new) or set(new) <= set(known):
            return person.family == family or known[-1] == new[-1] or known[0] == new[0]
        if person.family != family:
            return False
        given, other = [w for w in known if w != family], [w for w in new if w != family]
        return bool(given and other and self._is_same_given(given[0], other[0]))

    def _is_same_given(self, left: str, right: str) -> bool:
        """'Joe' and 'Joseph', 'J' and 'Jane', 'Sergei' and 'Sergey'."""
        forms = self.lexicon.names.given_forms
        if right in forms.get(left, ()) or left in forms.get(right, ()) or forms.get(left, frozenset()) & forms.get(right, frozenset()):
            return True
        return _same_given(left, right)

    def _candidates(self, words: tuple[str, ...]) -> list[Entity]:
        """The persons that the words may call, the surest first."""
        folded = parts_of(" ".join(words))
        joined = " ".join(folded)
        exact = self.namesakes.named(joined)
        if exact:
            return exact
        called = self.namesakes.of_family(joined)
        if called or len(folded) > 1:
            called = called or [p for p in self.namesakes.with_word(folded[-1]) if _is_called(p, folded)]
            family = self._family(words)
            return called or [p for p in self.namesakes.like(folded, family) if self._is_same_person(p, words, family)]
        named = self.namesakes.with_word(folded[0]) if len(folded[0]) > 1 else []
        alike = self.namesakes.sounding(joined)
        return named or (alike if len(alike) == 1 else [])

    # -- organisations --------------------------------------------------------------------------------------------

    def _register_organisations(self, everything: list[_Found]) -> None:
        """Organisations by name, so that acronyms and short forms find them."""
        firms = {one.words for one in everything if one.name.is_firm and one.name.kind is None and not self._candidates(one.words)}
        for one in everything:
            if one.words in firms and one.name.kind is None and len(one.words) <= 4:
                one.name.kind = "organisation"
        introduced = {id(one.name.long_form): one for one in everything if one.name.long_form is not None}
        for one in everything:
            if one.name.kind != "organisation" or one.name.long_form is not None:
                continue
            entry = one.name.entry
            entity = self._other("organisation", entry.name, iso3=entry.iso3, entry=entry) if entry else self._office(one)
            if id(one.name) in introduced:
                self.acronyms[_clean(introduced[id(one.name)])] = entity

    def _office(self, one: _Found) -> Entity:
        """The organisation of a name that is in no list. 'Foreign Ministry' is one for each country that the article speaks of."""
        name = _clean(one)
        if not is_office(name):
            return self._other("organisation", name, iso3=self._owner(one))
        lead = next(iter(self.lexicon.gazetteer.find(name)), None)
        is_state = name.split()[-1].lower() in self.lexicon.word_sets["offices_of_states"]
        if is_state and lead and lead[0] == 0 and lead[2][0].basis == "demonym":
            shorter = name[lead[1] :].strip()
            name = shorter if " " in shorter else name
        owner = self._owner(one) or self._seat_behind(one) or self._sole_owner(name)
        return self._other("organisation", name, iso3=owner)

    def _seat_behind(self, one: _Found) -> str | None:
        """'the Foreign Ministry in Tokyo'."""
        sentence, last = one.sentence, one.name.last
        if sentence.lower[last : last + 1] != ["in"]:
            return None
        start = sentence.starts[last] - sentence.char_start
        behind = self.lexicon.gazetteer.find(sentence.text[start : start + 40])
        return next((m[0].iso3 for at, _, m in behind if at <= 3 and m[0].basis in {"capital", "name"} and m[0].iso3), None)

    def _sole_owner(self, name: str) -> str | None:
        owners = self.owners.get(fold_name(name), [])
        return owners[0] if len(owners) == 1 else None

    def _owner(self, one: _Found) -> str | None:
        """The country that a ministry belongs to, where it stands right before: 'Chinese', 'China's'."""
        first = one.name.first
        for entry in self._entries_between(one.sentence, max(0, first - 2), one.name.last):
            return entry.iso3
        return None

    def _entries_between(self, sentence: Sentence, first: int, last: int) -> list[GazetteerEntry]:
        start = sentence.starts[first] - sentence.char_start
        text = sentence.text[start : sentence.ends[last - 1] - sentence.char_start]
        return [meanings[0] for _, _, meanings in self.lexicon.gazetteer.find(text) if meanings[0].kind == "country"]

    def _other(self, kind: str, name: str, *, iso3: str | None = None, entry: GazetteerEntry | None = None) -> Entity:
        owner = (iso3 or "") if kind == "organisation" and entry is None and is_office(name) else ""
        if owner and owner not in self.owners.setdefault(fold_name(name), []):
            self.owners[fold_name(name)].append(owner)
        key = (kind, f"{fold_name(name)} {owner}".strip())
        entity = self.others.get(key)
        if entity is None:
            entity = Entity(kind, name, iso3, entry.wikidata if entry else None, entry.code if entry else None)
            entity.is_seat = entry is not None and entry.is_seat
            self.others[key] = entity
            self._add_short_forms(entity)
        entity.iso3 = entity.iso3 or iso3
        return entity

    def _organisation_called(self, one: _Found) -> Entity | None:
        """The organisation that an acronym, a short form or 'the Ministry' stands for."""
        word = _clean(one)
        folded = fold_name(word)
        kinds = ["initials"] if len(word) > 1 and word.isupper() else []
        kinds += ["head", "start", *(["tail"] if one.name.score < -5 else [])]
        keys = [(kind, word if kind == "initials" else folded) for kind in kinds]
        found = [self.short_forms[key] for key in keys if key in self.short_forms]
        return max(found, key=lambda ranked: ranked[0])[1] if found else None

    def _add_short_forms(self, entity: Entity) -> None:
        """How an organisation may be called later on: by its initials, its first word or two, and as 'the Ministry'."""
        if entity.kind != "organisation":
            return
        parts = parts_of(entity.name)
        keys = [("initials", _initials(entity.name))]
        if len(parts) > 1:
            keys += [("head", parts[0]), ("start", " ".join(parts[:2])), ("tail", parts[-1])]
        for key in keys:
            self.short_forms[key] = (len(self.others), entity)

    def _does(self, one: _Found) -> bool:
        """Whether the name is followed by a verb: 'Jordan said'."""
        return one.name.last < len(one.sentence) and one.sentence.tags[one.name.last] in {"VBD", "VBZ", "MD"}

    # -- mentions -------------------------------------------------------------------------------------------------

    def _mentions(self, row: list[_Found]) -> list[Mention]:
        mentions: list[Mention] = []
        for one in row:
            with attempt(self.article, "mentions", one.sentence.text):
                mentions += self._mention(one)
        return mentions

    def _mention(self, one: _Found) -> list[Mention]:
        self.order += 1
        name = one.name
        if name.kind == "person" or (name.kind is None and name.score > -5) or self._is_surname_of_somebody(one):
            person = self._person(one)
            if person:
                basis = "name" if fold_name(_clean(one)) == fold_name(person.name) else "surname"
                return [Mention(one.sentence, name.first, name.last, person, basis, gender=name.gender)]
        if _clean(one) in self.acronyms:
            return [Mention(one.sentence, name.first, name.last, self.acronyms[_clean(one)], "alias")]
        if name.kind is None:
            return self._open_name(one)
        if name.entry is None:
            other = self._office(one) if name.kind == "organisation" else self._other(str(name.kind), _clean(one))
            return [Mention(one.sentence, name.first, name.last, other, "name")]
        return self._known(one, name.entry)

    def _is_surname_of_somebody(self, one: _Found) -> bool:
        """'Morales said', a town's name too, where the article has named Juan Morales in full."""
        name = one.name
        if name.kind not in {"place", "country"} or name.entry is None or name.entry.basis != "name" or len(one.words) != 1:
            return False
        before = one.sentence.lower[name.first - 1] if name.first else ""
        family = fold_name(one.words[0])
        if name.kind == "country" and (name.entry.code in self.adjectives or not (self._does(one) or self._is_told_of(one, before))):
            return False
        return before not in _PREPOSITIONS_OF_PLACE - {"to", "from", "of"} and any(
            fold_name(p.name) != family for p in self.namesakes.of_family(family)
        )

    def _is_told_of(self, one: _Found, before: str) -> bool:
        """'Jordan, an Ohio lawmaker,', 'Jordan then left': the article says what he is, or what he did next; not 'in Jordan, the king'."""
        sentence, last = one.sentence, one.name.last
        if before in _PREPOSITIONS_OF_PLACE or one.name.first - 2 in self.place_starts.get(sentence.number, ()):
            return False
        lower, tags = sentence.lower[last : last + 7], sentence.tags[last : last + 2]
        if tags[:1] == ["RB"] and tags[1:] and tags[1] in {"VBD", "VBZ"}:
            return True
        if lower[:1] != [","] or lower[1:2] not in (["a"], ["an"], ["who"], ["whose"]):
            return False
        own = lower[2 : lower.index(",", 1)] if "," in lower[1:] else lower[2:]
        return lower[1][0] == "w" or any(self.lexicon.names.role_nouns.starting(own, k) for k in range(len(own)))

    def _person(self, one: _Found) -> Entity | None:
        candidates = self._candidates(one.words)
        if one.name.gender and len(candidates) > 1:
            fitting = [p for p in candidates if p.gender in {"", one.name.gender}]
            candidates = [p for p in fitting if p.gender] or fitting or candidates
        titled = [p for p in candidates if p.titles & _titles_of(one)] if len(candidates) > 1 else []
        candidates = titled or candidates
        if not candidates:
            return None
        person = max(candidates, key=lambda p: self.last_seen.get(id(p), -1))
        self.last_seen[id(person)] = self.order
        return person

    def _open_name(self, one: _Found) -> list[Mention]:
        """What no list and no company told: a short form of an organisation, or one that speaks."""
        organisation = self._organisation_called(one)
        if organisation:
            return [Mention(one.sentence, one.name.first, one.name.last, organisation, "alias")]
        if one.name.speaks and len(one.words) == 1 and one.words[0].lower() in self.lexicon.names.person_words:
            person = Entity("person", _clean(one), family=fold_name(one.words[0]), variants={_clean(one)})
            self.namesakes.add(person)
            return [Mention(one.sentence, one.name.first, one.name.last, person, "name")]
        if one.name.speaks and len(one.words) <= 3 and not self._is_plain(one) and not self._is_role(one):
            return [Mention(one.sentence, one.name.first, one.name.last, self._other("organisation", _clean(one)), "name")]
        return []

    def _is_role(self, one: _Found) -> bool:
        """'the Texas Democrat said': somebody by what he is."""
        return len(one.words) == 1 and self.lexicon.names.role_nouns.starting([one.words[0].lower()], 0) is not None

    def _is_plain(self, one: _Found) -> bool:
        """'The State said', 'Tariffs said': a word of the language that the article prints small, too, or behind an article."""
        word = one.words[0].lower()
        if len(one.words) > 1 or word not in self.lexicon.names.common_words:
            return False
        before = one.sentence.lower[one.name.first - 1] if one.name.first else "the"
        return before in {"the", "a", "an", "this", "that"} or word in self.small_words

    def _known(self, one: _Found, entry: GazetteerEntry) -> list[Mention]:
        name = one.name
        if entry.is_town and self._is_other_thing(one, entry):
            return []
        if entry.kind in {"place", "person"} and not entry.is_certain and not self._is_placed(one):
            person = self._person(one)
            return [Mention(one.sentence, name.first, name.last, person, "surname")] if person else []
        if entry.kind == "organisation" and self._is_national(one, entry):
            council = self._other("organisation", _clean(one), iso3=self._owner(one) or self._sole_owner(_clean(one)))
            return [Mention(one.sentence, name.first, name.last, council, "alias")]
        state = self._state_behind(one, entry)
        if state:
            return [Mention(one.sentence, name.first, name.last, self._other("place", f"{_clean(one)}, {state}", iso3="USA"), "name")]
        if entry.basis == "capital" and entry.iso3 and self._acts(one):
            country = self.lexicon.gazetteer.countries.get(entry.iso3)
            if country:
                return [Mention(one.sentence, name.first, name.last, self._country(country), "capital")]
        if entry.iso3 == "GEO" and entry.basis == "name" and self.is_american:
            return [Mention(one.sentence, name.first, name.last, self._other("place", "Georgia"), "name")]
        entity = self._country(entry) if entry.code and entry.kind in {"country", "place"} and entry.basis != "capital" else None
        entity = entity or self._other(entry.kind, entry.name, iso3=entry.iso3, entry=entry)
        basis = "name" if entry.basis == "capital" else entry.basis
        return [Mention(one.sentence, name.first, name.last, entity, basis, entry.is_adjective)]

    def _country(self, entry: GazetteerEntry) -> Entity:
        return self._other(entry.kind, entry.name, iso3=entry.iso3, entry=entry)

    def _state_behind(self, one: _Found, entry: GazetteerEntry) -> str | None:
        """'Peru, Indiana', 'a mill in Paris, Texas': the American state of a town that bears the name of a country or capital.

        Not in a list of places: 'from Canada, Mexico, Texas and Ohio'.
        """
        sentence, last = one.sentence, one.name.last
        is_name = (entry.kind == "country" and entry.basis == "name") or entry.basis == "capital"
        is_listed = one.name.first > 0 and sentence.words[one.name.first - 1] == ","
        if not is_name or entry.iso3 == "USA" or is_listed or sentence.words[last : last + 1] != [","]:
            return None
        for end in (last + 3, last + 2):
            state = " ".join(sentence.words[last + 1 : end])
            if state.lower() in self.lexicon.word_sets["american_states"]:
                behind = sentence.lower[end : end + 2]
                return None if set(behind) & {"and", "or", "&"} or state.islower() else state
        return None

    def _is_national(self, one: _Found, entry: GazetteerEntry) -> bool:
        """'Security Council Secretary Hale', 'secretary of the Security Council': that of a country, not of the United Nations."""
        if entry.basis != "alias" or entry.iso3 or not entry.name.startswith("UN ") or one.words[0].lower().replace(".", "") == "un":
            return False
        posts, lower = self.lexicon.word_sets["council_posts"], one.sentence.lower
        first, last = one.name.first, one.name.last
        held = first > 2 and lower[first - 1] == "the" and lower[first - 2] == "of" and lower[first - 3] in posts
        return held or (last < len(lower) and lower[last] in posts)

    def _is_other_thing(self, one: _Found, entry: GazetteerEntry) -> bool:
        """'Feel the Bern': a town stands without an article, unless before a noun ('the Bern office') or in a longer name."""
        sentence, first, last = one.sentence, one.name.first, one.name.last
        if not first or sentence.lower[first - 1] not in {"the", "a", "an", "this"} or entry.name.startswith("The "):
            return False
        return last >= len(sentence) or not (sentence.tags[last][:2] in {"NN", "JJ", "VB"} or sentence.lower[last] in {"-", "'s"})

    def _is_placed(self, one: _Found) -> bool:
        """Whether a small town, or one with the name of a person, is meant as a place.

        It is after a preposition of place ('in Carson'), before a comma and a larger place, in a dateline, or where the
        article has placed it elsewhere; never as an owner ('in Carson's view') nor where a person of the article is called so.
        """
        before = one.sentence.lower[one.name.first - 1] if one.name.first else ""
        after = one.sentence.lower[one.name.last] if one.name.last < len(one.sentence) else ""
        if after == "'s" and len(one.words) == 1:
            return False
        if one.sentence.role == "dateline" or one.words in self.placed:
            return True
        if after == "," and one.name.last + 1 in self.place_starts.get(one.sentence.number, ()):
            return True
        return before in _PREPOSITIONS_OF_PLACE - {"of", "to", "from"} or (after == "," and before in _PREPOSITIONS_OF_PLACE)

    def _acts(self, one: _Found) -> bool:
        """Whether a capital stands for its government: it does something, or somebody deals with it."""
        sentence, first, last = one.sentence, one.name.first, one.name.last
        before = sentence.lower[first - 1] if first else ""
        if before in _PREPOSITIONS_OF_DEALING or (before == "from" and first > 1 and sentence.tags[first - 2][:2] == "NN"):
            return True
        if before in _PREPOSITIONS_OF_PLACE:
            return False
        j = last
        while j < len(sentence) and (sentence.lower[j] in {"and", "also", "has", "long", ","} or sentence.tags[j] in {"NNP", "RB"}):
            if sentence.lower[j] in {"has", "have"}:
                return True
            j += 1
        if j < len(sentence) and sentence.tags[j] in VERB_TAGS and sentence.tags[j] not in {"VBG", "VBN"}:
            return True
        return last < len(sentence) and sentence.tags[last] == "POS"

    def _in_headline(self, sentence: Sentence, row: list[Mention]) -> list[Mention]:
        """Persons of the article that a headline names; its capitals cannot tell others."""
        taken = {token for mention in row for token in range(mention.first, mention.last)}
        found = []
        i = 0
        while i < len(sentence):
            person, end = self._headline_person(sentence, i)
            if person and not taken & set(range(i, end)):
                basis = "name" if end - i > 1 else "surname"
                found.append(Mention(sentence, i, end, person, basis))
                i = end
            else:
                i += 1
        return found

    def _surnames_of_words(self, sentence: Sentence, row: list[Mention]) -> list[Mention]:
        """'Baker said', 'May agreed': a surname that is an ordinary word, once the full name has stood."""
        taken = {token for mention in row for token in range(mention.first, mention.last)}
        found = []
        for i, word in enumerate(sentence.words):
            if i in taken or not word.istitle() or sentence.lower[i] not in self.lexicon.names.common_words:
                continue
            persons = [p for p in self.namesakes.of_family(fold_name(word)) if fold_name(p.name) != p.family]
            if len(persons) == 1 and self._acts_as_person(sentence, i):
                found.append(Mention(sentence, i, i + 1, persons[0], "surname"))
        return found

    def _acts_as_person(self, sentence: Sentence, i: int) -> bool:
        """Whether the word does something, by itself; of a word that the article prints small, too, whether it says something."""
        following = sentence.tags[i + 1] if i + 1 < len(sentence) else "."
        before = sentence.words[i - 1] if i else ""
        if following not in {"VBD", "VBZ", "MD", "VBN", "POS"} or before[:1].isupper() or before.lower() in {"the", "a", "an"}:
            return False
        cue = self.lexicon.cues.starting(sentence.lower, i + 1)
        return bool(cue) or sentence.lower[i] not in self.small_words

    def _headline_person(self, sentence: Sentence, i: int) -> tuple[Entity | None, int]:
        for person in self.namesakes.like([fold_name(sentence.words[i])], fold_name(sentence.words[i])):
            parts = person.name.lower().split()
            if sentence.lower[i : i + len(parts)] == parts:
                return person, i + len(parts)
            if fold_name(sentence.words[i]) == person.family and sentence.words[i][0].isupper() and len(person.family) > 1:
                return person, i + 1
        return None, i + 1


def _without_abbreviations(found: list[list[_Found]]) -> list[list[_Found]]:
    """The names without the letters that the article explains by ordinary words: 'foreign portfolio investors (FPIs)'."""
    letters = {_letters(one) for row in found for one in row if _stands_for_words(one)}
    if not letters:
        return found
    return [[one for one in row if one.name.kind != "organisation" or one.name.entry or _letters(one) not in letters] for row in found]


def _letters(one: _Found) -> str:
    return one.words[0].removesuffix("s") if len(one.words) == 1 else ""


def _stands_for_words(one: _Found) -> bool:
    sentence, first, last = one.sentence, one.name.first, one.name.last
    letters = _letters(one).lower()
    if len(letters) < 2 or first < len(letters) + 1 or sentence.words[first - 1] != "(" or sentence.words[last : last + 1] != [")"]:
        return False
    before = sentence.lower[first - 1 - len(letters) : first - 1]
    return all(word[0] == letter for word, letter in zip(before, letters, strict=True))


def _words_of(sentence: Sentence, name: Name) -> tuple[str, ...]:
    """The words of a name: hyphens joined, dots of initials kept off, commas left out."""
    surface = _without_nickname(sentence.surface(name.first, name.last)).replace(".", ". ")
    return tuple(word.strip(".,") for word in surface.split() if word.strip(".,()"))


def _titles_of(one: _Found) -> set[str]:
    """The word before the name where it is a title: 'sen' of 'Sen. Hale'; forms of address tell the gender already."""
    if not one.name.has_title:
        return set()
    end = one.name.first
    if end > 1 and one.sentence.lower[end - 1] == ".":
        end -= 1
    return {one.sentence.lower[end - 1]} - {"mr", "mrs", "ms", "miss", "sir", "dr"} if end > 0 else set()


def _clean(one: _Found) -> str:
    """The name as printed, on one line; a person's that is printed in capitals in the usual case."""
    name = " ".join(one.surface.split())
    if one.name.kind == "person" and is_in_capitals(one.sentence):
        first, *others = name.title().split()
        name = " ".join([first, *(word.lower() if word.lower() in CAPITAL_PARTICLES else word for word in others)])
    return _without_nickname(name) if one.name.kind in {None, "person"} else name


def _without_nickname(name: str) -> str:
    """'Joseph Hale' for 'Joseph "Big Joe" Hale': what stands in marks inside a name."""
    return " ".join(_NICKNAME.sub(" ", name).split())


def _is_called(person: Entity, folded: list[str]) -> bool:
    """Whether the folded words are some of the person's name, and end like it or in the family name."""
    parts = parts_of(person.name)
    return set(folded) <= set(parts) and folded[-1] in {parts[-1], person.family}


def _contradict(known: list[str], new: list[str]) -> bool:
    """Whether two folded names differ in the initial in their middle or in 'Jr' and 'Sr': father and son, two John Smiths."""
    initials = [{word for word in name[1:-1] if len(word) == 1} for name in (known, new)]
    suffixes = [set(name) & SUFFIXES for name in (known, new)]
    return any(left and right and not left & right for left, right in (initials, suffixes))


def _same_given(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return left[0] == right[0] and SequenceMatcher(None, left, right).ratio() >= SAME_GIVEN_NAME


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
