"""Whom the subject of a verb of saying refers to: a name, a pronoun or description that the text has in focus.

A source that stays unknown stays a description.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.discourse.attributions import Source
from transforms.discourse.memory import BODY_STAYS
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.plurals import singular_of
from transforms.mentions.entities import Entity, Mention
from transforms.syntax.chunks import Chunk
from transforms.syntax.closed_class import OWN_ARTICLES, PREPOSITIONS, PRONOUNS
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import Subject

_SPEAKING_PRONOUNS = {
    "another", "others", "some", "many", "most", "several", "few", "one", "both", "two", "everyone", "nobody", "all",
}  # fmt: skip
_SPEAKING_KINDS = {"country", "organisation", "person"}
# 'The official' and the like stay descriptions unless one person of that role has been named.
_DEFINITE = {"the", "this", "that"}


@dataclass(slots=True)
class Focus:
    """What a pronoun or 'the official' may refer to, latest last."""

    humans: list[Source] = field(default_factory=list)  # persons, and those who are only described
    organisations: list[Entity] = field(default_factory=list)
    other: Source | None = None
    body: tuple[int, Source] | None = None  # the country or body that spoke last, and the number of the sentence
    plural: Source | None = None
    described: dict[str, Source] = field(default_factory=dict)  # by the head of the description
    named: dict[str, tuple[int, int]] = field(default_factory=dict)  # by the name of a person its sentence and token, latest
    tied: tuple[Entity, Entity] | None = None  # 'Anna Berg and Olga Kern met': 'she' may be either, until one of them speaks

    @property
    def persons(self) -> list[Entity]:
        """The persons among them."""
        return [source.entity for source in self.humans if source.entity is not None]

    def note(self, source: Source) -> None:
        """Puts a source in focus."""
        if source.is_plural:
            self.plural = source
        elif source.is_human or (source.entity is not None and source.entity.kind == "person"):
            known = [other for other in self.humans if other.name != source.name]
            self.humans = [*known, source]
        elif source.name:
            self.other = source
        if source.noun and not source.is_plural:
            self.described[source.noun] = source

    def note_speaker(self, number: int, source: Source) -> None:
        """Remembers the country or body that speaks in a sentence, for the 'it said' behind what it goes on to say."""
        is_person = source.is_human or (source.entity is not None and source.entity.kind == "person")
        if source.name and not source.is_plural and not is_person:
            self.body = (number, source)

    def note_organisation(self, entity: Entity) -> None:
        """Remembers an organisation that 'the company' may mean."""
        if not self.organisations or self.organisations[-1] is not entity:
            self.organisations.append(entity)


def resolve_source(subject: Subject, focus: Focus, lexicon: Lexicon, roles: dict[str, list[Entity]]) -> Source:
    """Whom the subject refers to.

    Args:
        subject: the noun phrase.
        mentions: the names in its sentence.
        focus: what pronouns may refer to.
        lexicon: the lexicons.
        roles: the persons to whom the text gives a role, by its head, lower case ('governor', 'treasurer').
    """
    words = subject.sentence.lower[subject.start : subject.end]
    if len(words) == 1 and words[0] in PRONOUNS:
        return _body_that_spoke(subject, focus) if words == ["it"] else resolve_pronoun(words[0], focus)
    if _means_two(words, lexicon):
        return _pair(subject, focus, lexicon)
    inside = [m for m in subject.sentence.mentions if subject.start <= m.start and m.end <= subject.end and not m.is_adjective]
    head = _head_mention(subject, inside, lexicon.names.organisation_nouns)
    joint = _joint_names(subject, inside)
    if joint:
        return Source(_enumerated(list(dict.fromkeys(joint))), None, is_plural=True)
    pair = [resolve_source(part, focus, lexicon, roles) for part in _joint_phrases(subject, inside)]
    if pair:
        return _both_of(pair)
    if head is not None and not _is_people(head, lexicon):
        return Source(head.entity.name, head.entity)
    return _described_source(subject, focus, lexicon, roles)


def _joint_names(subject: Subject, inside: list[Mention]) -> list[str]:
    """Those who say something together: 'Anna Lee of the bank and Paul Hale', 'DNO and Genel', 'both the EU and Ghana'."""
    persons = [mention.entity.name for mention in inside if mention.entity.kind == "person"]
    if len(persons) > 1 and "and" in subject.sentence.lower[subject.start : subject.end]:
        return persons
    speaking = [m for m in inside if m.entity.kind in _SPEAKING_KINDS and not (m.entity.is_generic and m.basis == "alias")]
    is_list = 1 < len(speaking) == len(inside) and _are_only_joined(subject, speaking)
    return [mention.entity.name for mention in speaking] if is_list else []


def _both_of(pair: list[Source]) -> Source:
    """The two together, or the one of them that can speak."""
    speaking = [source for source in pair if source.name]
    if len(speaking) < 2:
        return speaking[0] if speaking else Source(None)
    return Source(_enumerated([str(source.name) for source in speaking]), None, is_plural=True)


def _joint_phrases(subject: Subject, inside: list[Mention]) -> list[Subject]:
    """'The oil minister and Glencore', 'the bank and the fund': the two phrases; none for 'the trade and industry department'."""
    sentence, named = subject.sentence, {k for mention in inside for k in range(mention.start, mention.end)}
    places = [k for k in range(subject.start + 1, subject.end - 1) if sentence.lower[k] == "and" and k not in named]
    if len(places) != 1 or any(sentence.lower[k] in PREPOSITIONS for k in range(subject.start, subject.end)):
        return []
    joint = places[0]
    parts = [Subject(sentence, subject.start, joint), Subject(sentence, joint + 1, subject.end)]
    return parts if _is_own_phrase(parts[1], inside) and sentence.tags[joint - 1][:2] in {"NN", "PR"} else []


def _is_own_phrase(part: Subject, inside: list[Mention]) -> bool:
    """'the bank', 'Glencore': with an article, or a name that is no office; not 'Industry Department'."""
    is_named = any((m.start, m.end) == (part.start, part.end) and not m.entity.is_generic for m in inside)
    return is_named or part.sentence.lower[part.start] in OWN_ARTICLES


def _are_only_joined(subject: Subject, names: list[Mention]) -> bool:
    """Whether nothing but 'and' stands with the names, or what they are before them: 'oil companies DNO and Genel'."""
    sentence, start = subject.sentence, names[0].start
    is_described = start > subject.start and sentence.tags[start - 1] == "NNS"
    named = {k for mention in names for k in range(mention.start, mention.end)}
    others = {sentence.lower[k] for k in range(start if is_described else subject.start, subject.end) if k not in named}
    return "and" in others and others <= {"and", ",", "the", "both"}


def _enumerated(names: list[str]) -> str:
    """'Ghana', 'Ghana and Togo', 'Ghana, Togo and Benin'."""
    return " and ".join([*([", ".join(names[:-1])] if names[:-1] else []), names[-1]])


def _described_source(subject: Subject, focus: Focus, lexicon: Lexicon, roles: dict[str, list[Entity]]) -> Source:
    """Whom a phrase without a name means, else the phrase as printed, where it may speak."""
    name = _described(subject)
    noun = _last_noun(subject)
    if not _can_speak(noun, name, lexicon):
        return Source(None)
    meant = _meant_by(subject, noun, focus, roles, lexicon)
    if meant is not None:
        return meant
    is_plural = singular_of(noun) != noun
    is_human = not is_plural and (noun + "s" in lexicon.names.person_nouns or bool(lexicon.names.role_nouns.starting([noun], 0)))
    return Source(name, None, is_plural, noun, is_human)


def _meant_by(subject: Subject, noun: str, focus: Focus, roles: dict[str, list[Entity]], lexicon: Lexicon) -> Source | None:
    """Whom 'the official', 'the minister', 'the company' take up again, null where nobody is known."""
    words = subject.sentence.lower[subject.start : subject.end]
    if words[0] not in _DEFINITE | {"his", "her"} and len(words) > 1:
        return None
    if words[0] in _DEFINITE and len(words) == 2 and noun in focus.described:
        return focus.described[noun]
    if noun == "official":  # anybody in office may be called so
        return _latest_of([person for known in roles.values() for person in known], focus)
    behind = subject.sentence.lower[subject.end : subject.end + 1]
    holders = roles.get(noun, []) if behind not in (["of"], ["for"]) else []
    holder = Source(holders[0].name, holders[0]) if len(holders) == 1 else _latest_of(holders, focus)
    if holder is not None:
        return holder
    return _organisation_meant(noun, focus, lexicon) if words[0] in _DEFINITE and len(words) <= 2 else None


def _latest_of(persons: list[Entity], focus: Focus) -> Source | None:
    """The one of the persons that came into focus last."""
    return next((Source(p.name, p) for p in reversed(focus.persons) if p in persons), None)


def _organisation_meant(noun: str, focus: Focus, lexicon: Lexicon) -> Source | None:
    """'the council': the last body of that name; 'the company': the one that spoke last, or the only one named."""
    called = [entity for entity in focus.organisations if noun in entity.name.lower().split()]
    if not called and noun in lexicon.word_sets["firms"]:
        named = {id(entity): entity for entity in focus.organisations if not entity.is_generic}
        spoke = focus.other.entity if focus.other else None
        called = [spoke] if spoke is not None and id(spoke) in named else list(named.values()) if len(named) == 1 else []
    return Source(called[-1].name, called[-1]) if called else None


def _means_two(words: list[str], lexicon: Lexicon) -> bool:
    """'both', 'the two', 'the duo'."""
    return words == ["both"] or (words[:1] == ["the"] and not lexicon.word_sets["pairs"].isdisjoint(words[1:2]))


def _pair(subject: Subject, focus: Focus, lexicon: Lexicon) -> Source:
    """'The two said': the two persons in focus in the order of their names, else, for 'the two sides', as printed."""
    words = subject.sentence.lower[subject.start : subject.end]
    persons = sorted([person.name for person in focus.persons][-2:], key=lambda name: focus.named.get(name, (0, 0)))
    is_of_persons = "both" in words or not lexicon.word_sets["two_people"].isdisjoint(words)
    if not is_of_persons and any(tag[:2] == "NN" for tag in subject.sentence.tags[subject.start : subject.end]):
        return Source(_described(subject), None, is_plural=True)
    return Source(" and ".join(persons), None, is_plural=True) if len(persons) == 2 else Source(None)


def _is_people(mention: Mention, lexicon: Lexicon) -> bool:
    """'Democrats said': some of them, not the party."""
    surface = mention.sentence.lower[mention.end - 1]
    return (
        mention.entity.kind == "organisation"
        and mention.basis == "alias"
        and surface.endswith("s")
        and bool(lexicon.names.role_nouns.starting([surface], 0))
    )


def _can_speak(noun: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a description is of somebody, or something written: wars and trips say nothing."""
    words = lexicon.names
    singular = singular_of(noun)
    speaking = (words.person_nouns, words.organisation_nouns, lexicon.word_sets["writings"], lexicon.word_sets["bodies"])
    if any(noun in nouns or singular in nouns for nouns in speaking):
        return True
    if words.role_nouns.starting([noun], 0) or (name[:1].isupper() and name.split()[-1][:1].isupper()):
        return True
    return noun in _SPEAKING_PRONOUNS


def resolve_pronoun(word: str, focus: Focus) -> Source:
    """Whom 'he', 'she', 'it', 'they' refer to."""
    if word in {"he", "she"}:
        return _latest_human("m" if word == "he" else "f", focus)
    if word == "they" and focus.plural:
        return focus.plural
    if word == "it" and focus.other:
        return focus.other
    return Source(None)


def _body_that_spoke(subject: Subject, focus: Focus) -> Source:
    """'The board said exports rose. Peru sold half of it, it said': who spoke last; no country that is only spoken of since.

    Not 'It said', which opens a sentence, nor 'Peru fell as it said': these mean what the clause before is of.
    """
    country = focus.other.entity if focus.other else None
    closes_report = subject.start > 0 and subject.sentence.lower[subject.start - 1] in {",", '"', "''"}
    if not closes_report or country is None or country.kind != "country":
        return resolve_pronoun("it", focus)
    if focus.body is not None and subject.sentence.number - focus.body[0] <= BODY_STAYS:
        return focus.body[1]
    is_in_report = any(m.entity is country and m.end <= subject.start for m in subject.sentence.mentions)
    return Source(None) if is_in_report else resolve_pronoun("it", focus)


def _latest_human(gender: str, focus: Focus) -> Source:
    for source in reversed(focus.humans):
        known = source.entity.gender if source.entity is not None else gender_of(source.noun)
        if known in {"", gender}:
            if source.entity is not None and focus.tied is not None and source.entity in focus.tied:
                other = focus.tied[0] if source.entity is focus.tied[1] else focus.tied[1]
                if other.gender == source.entity.gender == gender:
                    return Source(None)
            if source.entity is not None:
                source.entity.gender = gender
            return source
    return Source(None)


def holder_told(words: list[str], pronoun: str, focus: Focus, roles: dict[str, list[Entity]]) -> Source | None:
    """'"No talks while I am minister," he said': the one to whom the text gives the office that the speaker says to hold."""
    gender = "m" if pronoun == "he" else "f"
    holders = [person for noun in _offices_told(words) for person in roles.get(noun, []) if person.gender in {"", gender}]
    return Source(holders[0].name, holders[0]) if len(holders) == 1 else _latest_of(holders, focus)


def _offices_told(words: list[str]) -> list[str]:
    """The nouns that a speaker says to be: 'while I am minister', 'I am the governor of', 'As governor, I'."""
    told = []
    for k, word in enumerate(words):
        is_claim = word == "am" and k > 0 and words[k - 1] == "i"
        start = k + 2 if words[k + 1 : k + 2] == ["the"] else k + 1
        noun, behind = "".join(words[start : start + 1]), words[start + 1 : start + 3]
        if is_claim or (word == "as" and behind == [",", "i"]):
            told.append(noun)
    return told


def gender_of(noun: str) -> str:
    """The gender that a role tells: 'spokeswoman', 'chairman'."""
    if noun.endswith("woman"):
        return "f"
    return "m" if noun.endswith("man") else ""


def _head_mention(subject: Subject, inside: list[Mention], organisation_nouns: frozenset[str]) -> Mention | None:
    """The name that is the head of the phrase: at its end, or before a bracket; not 'Sarney' in 'Sarney's government'."""
    sentence = subject.sentence
    for mention in reversed(inside):
        rest = sentence.lower[mention.end : subject.end]
        if not rest or rest[0] in {"(", ","} or all(word in {"himself", "herself", "."} | organisation_nouns for word in rest):
            return mention
        if rest[0] in PREPOSITIONS:
            return mention
    return None


def _described(subject: Subject) -> str:
    return " ".join(subject.sentence.surface(subject.start, subject.end).split())


def _last_noun(subject: Subject) -> str:
    """What a subject is called: 'a | source | close to the talks', 'half of the | respondents'."""
    sentence, at = subject.sentence, subject.start
    while (chunk := sentence.chunk_at[at]) is not None:
        behind = chunk.end
        is_part = sentence.lower[chunk.head] in sentence.word_sets["partitives"] and sentence.lower[behind : behind + 1] == ["of"]
        if not is_part or behind + 1 >= subject.end:
            return sentence.lower[min(_before_of(sentence, chunk), subject.end - 1)]
        at = behind + 1
    return sentence.lower[subject.end - 1]


def _before_of(sentence: Parse, chunk: Chunk) -> int:
    """The noun of a phrase: 'the | Council | of People's Inspectors', where no name holds the 'of': 'a Bank of Peru | official'."""
    own = (k for k in range(chunk.start + 1, chunk.head) if sentence.lower[k] in PREPOSITIONS and not _is_in_owner(sentence, k))
    return next(own, chunk.head + 1) - 1


def _is_in_owner(sentence: Parse, token: int) -> bool:
    name = sentence.mention_at[token]
    return name is not None and sentence.lower[name.end : name.end + 1] != ["'s"]
