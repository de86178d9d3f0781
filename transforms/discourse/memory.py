"""Discourse: whom an article has spoken of before a place, for pronouns and short forms.

'She' is the latest person, 'it' the latest country or organisation, 'both sides' the latest two that were named
together, 'the Peruvian president' whoever the article gives that title. Nothing is looked up outside the article.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

from transforms.discourse.attributions import Attribution
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.syntax.parse import ParsedArticle

# For how many sentences a person, a body or a pair stays in mind for a pronoun or a short form.
PERSON_STAYS = 8
BODY_STAYS = 3
ACTING = frozenset({"person", "country", "organisation"})
# How many words may part two that are named together, and two persons with a title between: 'Paz met the Chilean Trade Minister Rojas'.
PAIR_REACH = 6
TITLED_PAIR_REACH = 9
# How many words before a name its title is looked for in.
TITLE_WORDS = 4
_SHORT_TITLES = {"pm": "prime minister"}
_TITLE_TAGS = {"NN", "NNP", "JJ", "DT", "POS", "PRP$"}
_NOT_SUBJECT = {"with", "to", "by", "of", "against", "from", "for", "on", "about", "in", "at", "between", "near", "via"}


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part: ``name`` as printed or canonical, and the entity where it is one."""

    name: str
    entity: Entity | None


@dataclass(slots=True)  # not frozen: that takes four times as long to make
class _Spoken:
    """Somebody spoken of at a place; ``kind`` and ``gender`` as those of entities."""

    number: int
    token: int
    participant: Participant
    kind: str
    gender: str


class Discourse:
    """What an article has spoken of, by place, for pronouns and short forms."""

    def __init__(self, article: ParsedArticle, names: ArticleNames, attributions: list[Attribution], leading: frozenset[str]) -> None:
        """``leading``: the words for whoever heads a country."""
        self._leading = leading
        self._titles: dict[tuple[str, str], Entity] = {}
        self._offices: list[tuple[int, int, list[str], Participant]] = []
        for number, mentions in enumerate(names.mentions):
            self._titles |= _titles(mentions)
            self._offices += [
                (number, m.start, office, Participant(m.entity.name, m.entity))
                for m in mentions if m.entity.kind == "person" for office in _offices(m)
            ]  # fmt: skip
        self._pairs = [named for number, mentions in enumerate(names.mentions) for named in self._pairs_of(number, mentions)]
        self._spoken = sorted([*_named(names), *_described(attributions)], key=lambda spoken: (spoken.number, spoken.token))
        self._home = _home(article, names)
        lines = [names.mentions[s.number] for s in article.sentences if s.role == "dateline"]
        self._has_dateline = self._home is not None and any(m.entity.iso3 == self._home.iso3 for line in lines for m in line)

    def _pairs_of(self, number: int, mentions: list[Mention]) -> list[tuple[int, int, list[Entity]]]:
        """Two that were named together; 'the Peruvian and Chilean leaders' are the two that head them, where the article names both."""
        found = []
        for left, right in _pairs(mentions):
            noun = "".join(right.sentence.lower[right.end : right.end + 1]).removesuffix("s")
            is_heads = left.is_adjective and right.is_adjective and noun in self._leading
            heads = [self.head_of(m.entity.name, noun) for m in (left, right)] if is_heads else []
            persons = [head.entity for head in heads if head is not None and head.entity is not None]
            found.append((number, right.start, persons if len(persons) > 1 else [left.entity, right.entity]))
        return found

    def person(self, number: int, token: int, gender: str) -> Participant | None:
        """The latest person before a place."""
        fitting = [s for s in self._before(number, token, PERSON_STAYS) if s.kind == "person" and s.gender in {"", gender}]
        known = next((s for s in fitting if s.gender == gender and number - s.number <= BODY_STAYS), None)
        latest = known or next(iter(fitting), None)  # of 'Ms Paz will see Kwon Tae-il' she is 'she', whatever Kwon is
        return latest.participant if latest is not None else None

    def body(self, number: int, token: int, noun: str | None = None) -> Participant | None:
        """The latest country or organisation before a place; with ``noun``, the one whose name has it."""
        for spoken in self._before(number, token, PERSON_STAYS if noun else BODY_STAYS):
            if noun is None and spoken.kind in {"country", "organisation"}:
                return spoken.participant
            if noun and spoken.kind == "organisation" and noun in spoken.participant.name.lower().split():
                return spoken.participant
        return self._only_body(number, token, noun) if noun else None

    def _only_body(self, number: int, token: int, noun: str) -> Participant | None:
        """'the council', however far behind, where the article has named one council."""
        named = {
            s.participant.name: s.participant for s in self._before(number, token, number)
            if s.kind == "organisation" and noun in s.participant.name.lower().split()
        }  # fmt: skip
        return next(iter(named.values())) if len(named) == 1 else None

    def organisation(self, number: int, token: int) -> Participant | None:
        """'the company', 'the bloc': the latest organisation before a place."""
        near = self._before(number, token, BODY_STAYS)
        return next((spoken.participant for spoken in near if spoken.kind == "organisation"), None)

    def people(self, number: int, token: int) -> list[Participant]:
        """Whom 'they' means: the latest several that spoke, or two that were named together."""
        near = next((s for s in self._before(number, token, BODY_STAYS) if s.kind == "people"), None)
        latest = max((pair[:2] for pair in self._pairs if pair[:2] < (number, token)), default=(-1, -1))
        if near is not None and (near.number, near.token) > latest:
            return [near.participant]
        persons = [at for at, first, pair in self._pairs if pair[0].kind == "person" and (at, first) < (number, token)]
        is_near = bool(persons) and number - persons[-1] <= BODY_STAYS
        return self.pair(number, token, "person" if is_near else None)

    def pair(self, number: int, token: int, kind: str | None = None) -> list[Participant]:
        """The latest two, of a kind, that were named together before a place."""
        near = [
            pair for at, first, pair in self._pairs
            if (at, first) < (number, token) and number - at <= PERSON_STAYS and kind in {None, pair[0].kind}
        ]  # fmt: skip
        if not near and kind == "person":  # 'the two ministers' of two countries
            return self.pair(number, token, "country")
        chosen = near[-1] if near else self._usual_pair(number, token) if kind == "country" else []
        return [Participant(entity.name, entity) for entity in chosen]

    def _usual_pair(self, number: int, token: int) -> list[Entity]:
        """The two countries that the article has most often named together before a place."""
        named = [pair for at, first, pair in self._pairs if (at, first) < (number, token) and pair[0].kind == "country"]
        counts = Counter(tuple(sorted(country.name for country in pair)) for pair in named)
        most = counts.most_common(1)[0][0] if counts else ()
        return next((pair for pair in named if tuple(sorted(country.name for country in pair)) == most), [])

    def titled(self, country: str, title: str) -> Participant | None:
        """'the Peruvian president', where the article has named the Peruvian President Elena Paz."""
        person = self._titles.get((country, title))
        return Participant(person.name, person) if person else None

    def head_of(self, country: str, title: str) -> Participant | None:
        """Whom the article gives a title of a country that ends so; 'leader' is whoever heads it."""
        wanted = self._leading if title == "leader" else {title}
        person = next((p for (of, held), p in self._titles.items() if of == country and held.split()[-1] in wanted), None)
        return Participant(person.name, person) if person else None

    def officer(self, number: int, token: int, title: str) -> Participant | None:
        """'the minister', 'the PM': the latest person before a place whom the article gives a title that ends so."""
        wanted = _SHORT_TITLES.get(title, title).split()
        held = (
            person for at, first, office, person in reversed(self._offices)
            if (at, first) < (number, token) and office[-len(wanted) :] == wanted
        )  # fmt: skip
        return next(held, None)

    def home_of_dateline(self) -> Participant | None:
        """The country in whose town the article was written; null where it does not say."""
        return self.home() if self._has_dateline else None

    def home(self) -> Participant | None:
        """The country that 'the government' is of: where the article was written, else the one it names most."""
        return Participant(self._home.name, self._home) if self._home else None

    def _before(self, number: int, token: int, stays: int) -> list[_Spoken]:
        """Who was spoken of before a place, latest first."""
        return [s for s in reversed(self._spoken) if (s.number, s.token) < (number, token) and number - s.number <= stays]


def _named(names: ArticleNames) -> list[_Spoken]:
    """Who is spoken of by name, where a pronoun behind may mean it."""
    return [
        _Spoken(number, m.start, Participant(m.entity.name, m.entity), m.entity.kind, m.entity.gender)
        for number, mentions in enumerate(names.mentions)
        for m in mentions
        if m.entity.kind in ACTING and _may_be_meant(m)
    ]


def _described(attributions: list[Attribution]) -> list[_Spoken]:
    """'an embassy spokesman said': 'he' may be the spokesman."""
    return [
        _Spoken(told.subject.sentence.number, told.subject.start, Participant(told.source.name, None), kind, "")
        for told in attributions
        if told.source.name and told.source.entity is None and told.subject is not None
        for kind in ["people" if told.source.is_plural else "person"]
    ]


def _home(article: ParsedArticle, names: ArticleNames) -> Entity | None:
    """The country that the article names most: of those of its dateline, where it names one."""
    countries = [m.entity for mentions in names.mentions for m in mentions if m.entity.kind == "country"]
    setting = _setting(article, names)
    at_home = [country for country in countries if setting is not None and country.iso3 == setting]
    counts = Counter(country.name for country in at_home or countries)
    most = counts.most_common(1)[0][0] if counts else None
    return next((country for country in countries if country.name == most), None)


def _setting(article: ParsedArticle, names: ArticleNames) -> str | None:
    """The country of the first place in the dateline."""
    lines = (names.mentions[sentence.number] for sentence in article.sentences if sentence.role == "dateline")
    return next((mention.entity.iso3 for mentions in lines for mention in mentions if mention.entity.iso3), None)


def _titles(mentions: list[Mention]) -> dict[tuple[str, str], Entity]:
    """'Peruvian President Elena Paz': the title that belongs to a person, by country."""
    found = {}
    for left, right in itertools.pairwise(mentions):
        if left.entity.kind == "country" and right.entity.kind == "person" and 1 <= right.start - left.end <= 3:
            words = right.sentence.lower[left.end : right.start]
            title = words[1:] if words[0] == "'s" else words
            if title and all(word.isalpha() for word in title):
                found[left.entity.name, " ".join(title)] = right.entity
    return found


def _offices(mention: Mention) -> list[list[str]]:
    """The words that may be somebody's title: 'Prime Minister Elena Paz', 'Elena Paz, the prime minister of Peru'."""
    lower, tags = mention.sentence.lower, mention.sentence.tags
    before = max(0, mention.start - TITLE_WORDS)
    found = [[_SHORT_TITLES.get(word, word) for word in lower[before : mention.start]]]
    if lower[mention.end : mention.end + 1] == [","]:
        start = mention.end + 1
        end = next((k for k in range(start, min(len(lower), start + 2 * TITLE_WORDS)) if tags[k] in {"IN", ",", ".", "WP"}), start)
        found.append(lower[start:end])
    return [" ".join(words).split() for words in found if words]


def _may_be_meant(mention: Mention) -> bool:
    """Whether a pronoun behind may mean the name: subjects and owners, not what stands in an adverbial ('with Premier Juan Rojas')."""
    first = mention.start
    title = mention.sentence.hits.role_nouns.ends.get(first) if mention.entity.kind == "person" else None
    if title is not None:
        first = title[0]
        while first > max(0, title[0] - TITLE_WORDS) and mention.sentence.tags[first - 1] in _TITLE_TAGS:
            first -= 1
    before = mention.sentence.lower[first - 1] if first else ""
    owns = mention.end < len(mention.sentence) and mention.sentence.tags[mention.end] == "POS"
    return owns or (before not in _NOT_SUBJECT and not mention.is_adjective)


def _pairs(mentions: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Two of a kind in a sentence that stand together: 'Peru and Chile', 'Elena Paz met Juan Rojas'."""
    acting = [m for m in mentions if m.entity.kind == "person" or (m.entity.kind == "country" and not m.is_adjective)]
    acting = acting if len(acting) > 1 else [m for m in mentions if m.entity.kind == "country"]
    persons = [m for m in acting if m.entity.kind == "person"]
    near = _neighbours(acting, PAIR_REACH)
    apart = [pair for pair in _neighbours(persons, TITLED_PAIR_REACH) if pair not in near]
    return sorted([*near, *apart], key=lambda pair: pair[1].start)


def _neighbours(mentions: list[Mention], reach: int) -> list[tuple[Mention, Mention]]:
    """Those of one kind that follow one another within so many words."""
    return [
        (left, right)
        for left, right in itertools.pairwise(mentions)
        if left.entity is not right.entity and left.entity.kind == right.entity.kind and right.start - left.end <= reach
    ]
