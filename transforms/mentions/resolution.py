"""Entities behind the names of an article: which names are whom, over the whole text.

Persons are put together from their fullest form, later surnames, forms of address and initials; organisations from
their full names, bracketed acronyms and short forms; countries from names, demonyms and acting capitals.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.gazetteer import GazetteerEntry
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions import called_like_months
from transforms.mentions.called_like_months import is_month, says_something
from transforms.mentions.capitals import is_headline
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.mentions.identity import person_called, register_persons
from transforms.mentions.names import find_names
from transforms.mentions.offices import entity_of, find_entity, listed_office, office_of, organisation_called, register_organisations
from transforms.mentions.owners import note_countries, owner_of, sole_owner
from transforms.mentions.register import Found, Register, new_register, printed_name, words_of
from transforms.mentions.towns import (
    acts_as_government,
    government_at,
    is_name_of_somebody,
    is_national,
    is_other_thing,
    is_placed,
    note_places,
    speaks_of_states,
    state_behind,
)
from transforms.segmentation.articles import Article, Sentence
from transforms.segmentation.attempts import attempt


def resolve_names(article: Article, lexicon: Lexicon) -> ArticleNames:
    """All mentions of an article with the entities that they refer to, as ``entity_overrides.csv`` has settled them."""
    names = _resolve(new_register(article, lexicon))
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


def _resolve(register: Register) -> ArticleNames:
    found: list[list[Found]] = []
    for sentence in register.article.sentences:
        found.append([])
        with attempt(register.article, "mentions", sentence.text):
            found[-1] += [Found(sentence, name, words_of(sentence, name)) for name in find_names(sentence, register.lexicon)]
    found = _without_abbreviations(found, _letters_of_things(register))
    everything = [one for row in found for one in row]
    register_persons(register, everything)
    alone = (one for one in everything if one.name.kind == "person" and len(one.words) == 1)
    register.shown = frozenset(fold_name(one.words[0]) for one in alone if not one.name.has_title)
    note_countries(register, everything)
    register_organisations(register, everything)
    register.is_american = speaks_of_states(register.lexicon, everything)
    note_places(register, found)
    mentions = [_mentions(register, row) for row in found]
    for sentence, row in zip(register.article.sentences, mentions, strict=True):
        with attempt(register.article, "mentions", sentence.text):
            row[:] = _with_opening_words(register, sentence, row)
            row.extend(_in_headline(register, sentence, row) if is_headline(sentence) else _surnames_of_words(register, sentence, row))
            row.sort(key=lambda mention: mention.start)
    entities = list(dict.fromkeys(mention.entity for row in mentions for mention in row))
    return ArticleNames(mentions, entities)


def _mentions(register: Register, row: list[Found]) -> list[Mention]:
    mentions: list[Mention] = []
    guarded = attempt(register.article, "mentions", row[0].sentence.text if row else None)
    for one in row:
        with guarded:
            for mention in _mention(register, one):
                mention.rule = one.name.rule
                mentions.append(mention)
    return mentions


def _mention(register: Register, one: Found) -> list[Mention]:
    register.order += 1
    name, printed = one.name, printed_name(register.lexicon, one)
    if name.kind == "person" or (name.kind is None and name.score > -5) or is_name_of_somebody(register, one):
        person = person_called(register, one)
        if person:
            basis = "name" if fold_name(printed) == fold_name(person.name) else "surname"
            return [Mention(one.sentence, name.start, name.end, person, basis, gender=name.gender)]
    if printed in register.acronyms:
        return [Mention(one.sentence, name.start, name.end, register.acronyms[printed], "alias")]
    if name.kind is None:
        return _open_name(register, one)
    if name.entry is None:
        other = office_of(register, one) if name.kind == "organisation" else find_entity(register, str(name.kind), printed)
        return [Mention(one.sentence, name.start, name.end, other, "name")]
    return _known(register, one, name.entry)


def _open_name(register: Register, one: Found) -> list[Mention]:
    """What no list and no company told: a short form of an organisation, or one that speaks."""
    name, printed, organisation = one.name, printed_name(register.lexicon, one), organisation_called(register, one)
    if organisation:
        return [Mention(one.sentence, name.start, name.end, organisation, "alias")]
    if name.speaks and len(one.words) == 1 and one.words[0].lower() in register.lexicon.names.person_words:
        person = Entity("person", printed, family=fold_name(one.words[0]), variants={printed})
        register.namesakes.add(person)
        return [Mention(one.sentence, name.start, name.end, person, "name")]
    if name.speaks and len(one.words) <= 3 and not _is_plain(register, one) and not _is_role(register.lexicon, one):
        return [Mention(one.sentence, name.start, name.end, find_entity(register, "organisation", printed), "name")]
    return []


def _is_role(lexicon: Lexicon, one: Found) -> bool:
    """'the Texas Democrat said': somebody by what he is."""
    return len(one.words) == 1 and lexicon.names.role_nouns.starting([one.words[0].lower()], 0) is not None


def _is_plain(register: Register, one: Found) -> bool:
    """'The State said', 'Tariffs said': a word of the language that the article prints small, too, or behind an article."""
    word = one.words[0].lower()
    if len(one.words) > 1 or word not in register.lexicon.names.common_words:
        return False
    before = one.sentence.lower[one.name.start - 1] if one.name.start else "the"
    return before in {"the", "a", "an", "this", "that"} or word in register.small_words


def _known(register: Register, one: Found, entry: GazetteerEntry) -> list[Mention]:
    name = one.name
    if entry.is_town and is_other_thing(one, entry):
        return []
    if entry.kind in {"place", "person"} and not entry.is_certain and not is_placed(register, one):
        person = person_called(register, one)
        return [Mention(one.sentence, name.start, name.end, person, "surname")] if person else []
    other = _other_meaning(register, one, entry)
    if other:
        return [Mention(one.sentence, name.start, name.end, *other)]
    basis = "name" if entry.basis == "capital" else entry.basis
    entity = listed_office(register, one, entry) if entry.kind == "organisation" else entity_of(register, entry)
    return [Mention(one.sentence, name.start, name.end, entity, basis, entry.is_adjective)]


def _other_meaning(register: Register, one: Found, entry: GazetteerEntry) -> tuple[Entity, str] | None:
    """What is meant instead of the entry, with the basis of the mention: a council of a country, a town of a state, a government."""
    if entry.kind == "organisation" and is_national(register.lexicon, one, entry):
        owner = owner_of(register.lexicon, one) or sole_owner(register, printed_name(register.lexicon, one))
        return find_entity(register, "organisation", printed_name(register.lexicon, one), iso3=owner), "alias"
    state = state_behind(register.lexicon, one, entry)
    if state:
        return find_entity(register, "place", f"{printed_name(register.lexicon, one)}, {state}", iso3="USA"), "name"
    government = government_at(register, entry) if entry.basis == "capital" and acts_as_government(register.lexicon, one) else None
    if government:
        return entity_of(register, government), "capital"
    if entry.iso3 == "GEO" and entry.basis == "name" and register.is_american:
        return find_entity(register, "place", "Georgia"), "name"
    return None


def _in_headline(register: Register, sentence: Sentence, row: list[Mention]) -> list[Mention]:
    """Persons of the article that a headline names; its capitals cannot tell others."""
    taken = {token for mention in row for token in range(mention.start, mention.end)}
    found = []
    i = 0
    while i < len(sentence):
        person, end = _headline_person(register, sentence, i)
        if person and not taken & set(range(i, end)):
            basis = "name" if end - i > 1 else "surname"
            found.append(Mention(sentence, i, end, person, basis, rule="person_in_headline"))
            i = end
        else:
            i += 1
    return found


def _surnames_of_words(register: Register, sentence: Sentence, row: list[Mention]) -> list[Mention]:
    """'Baker said', 'May agreed': a surname that is an ordinary word or a month, once the full name has stood."""
    taken = {token for mention in row for token in range(mention.start, mention.end)}
    found = []
    for i in [k for k, word in enumerate(sentence.words) if word[0].isupper() and word.istitle()]:
        if i in taken or not _may_be_surname(register, sentence, i):
            continue
        persons = _bearers(register, sentence, i)
        if len(persons) != 1:
            continue
        is_family_word = sentence.lower[i] in register.lexicon.word_sets["words_as_family_names"]
        acts = _stands_inside(sentence, i) if is_family_word else _acts_as_person(register, sentence, i)
        if acts:
            found.append(Mention(sentence, i, i + 1, persons[0], "surname", rule="surname"))
    return found


def _bearers(register: Register, sentence: Sentence, i: int) -> list[Entity]:
    """The persons whom the word at ``i`` may call: by the surname, where it is a month and says something by the given name, too."""
    word = fold_name(sentence.words[i])
    bearers = register.namesakes.of_family(word)
    if not is_month(register.lexicon, sentence, i):
        return [person for person in bearers if fold_name(person.name) != person.family]
    return bearers or (register.namesakes.with_word(word) if says_something(register.lexicon, sentence, i) else [])


def _may_be_surname(register: Register, sentence: Sentence, i: int) -> bool:
    """Whether the word is one of the language or a month."""
    lexicon, word = register.lexicon, sentence.lower[i]
    return word in lexicon.names.common_words or word in lexicon.times.months


def _stands_inside(sentence: Sentence, i: int) -> bool:
    """'spoke with He on Monday', where He Lifeng was named: a capital behind a small word; 'He said' is not he."""
    behind = sentence.words[i + 1 : i + 2]
    return i > 0 and sentence.words[i - 1].isalpha() and sentence.words[i - 1].islower() and not (behind and behind[0][:1].isupper())


def _with_opening_words(register: Register, sentence: Sentence, row: list[Mention]) -> list[Mention]:
    """The mentions with 'To Lam' at the start of the sentence, where the article has named To Lam: "To Lam's visit"."""
    if sentence.lower[0] not in register.lexicon.word_sets["words_as_family_names"]:
        return row
    for person in register.namesakes.of_family(sentence.lower[0]):
        end = len(person.name.split())
        if end > 1 and sentence.words[:end] == person.name.split():
            behind = [mention for mention in row if mention.start >= end]
            return [Mention(sentence, 0, end, person, "name", rule="surname"), *behind]
    return row


def _acts_as_person(register: Register, sentence: Sentence, i: int) -> bool:
    """Whether the word does something, by itself; of a word that the article prints small, too, whether it says something."""
    if is_month(register.lexicon, sentence, i):
        return called_like_months.acts_as_person(register.lexicon, sentence, i)
    following = sentence.tags[i + 1] if i + 1 < len(sentence) else "."
    before = sentence.words[i - 1] if i else ""
    if following not in {"VBD", "VBZ", "MD", "VBN", "POS"} or before[:1].isupper() or before.lower() in {"the", "a", "an"}:
        return False
    cue = register.lexicon.cues.starting(sentence.lower, i + 1)
    return bool(cue) or sentence.lower[i] not in register.small_words


def _headline_person(register: Register, sentence: Sentence, i: int) -> tuple[Entity | None, int]:
    for person in register.namesakes.like([fold_name(sentence.words[i])], fold_name(sentence.words[i])):
        parts = person.name.lower().split()
        if sentence.lower[i : i + len(parts)] == parts:
            return person, i + len(parts)
        if fold_name(sentence.words[i]) == person.family and sentence.words[i][0].isupper() and len(person.family) > 1:
            return person, i + 1
    return None, i + 1


def _letters_of_things(register: Register) -> set[str]:
    """The letters that the article explains as those of a law, a rate and the like: 'the African Growth and Opportunity Act (AGOA)'."""
    things = register.lexicon.word_sets["things_with_letters"]
    return {
        sentence.words[k + 2]
        for sentence in register.article.sentences
        if not things.isdisjoint(sentence.lower)
        for k in range(len(sentence) - 3)
        if sentence.lower[k] in things and sentence.words[k + 1] == "(" and sentence.words[k + 3] == ")" and sentence.words[k + 2].isupper()
    }


def _without_abbreviations(found: list[list[Found]], things: set[str]) -> list[list[Found]]:
    """The names without the letters of ``things``, and without those that ordinary words explain: 'foreign portfolio investors (FPIs)'.

    Those of an organisation are its name: 'Andes Copper Works (ACW)'.
    """
    letters = things | {_letters(one) for row in found for one in row if _stands_for_words(one) and not _is_named_before(one, row)}
    if not letters:
        return found
    return [[one for one in row if one.name.kind != "organisation" or one.name.entry or _letters(one) not in letters] for row in found]


def _letters(one: Found) -> str:
    return one.words[0].removesuffix("s") if len(one.words) == 1 else ""


def _is_named_before(one: Found, row: list[Found]) -> bool:
    """Whether a name of an organisation stands right before the bracket that a name opens."""
    return any(other.name.kind == "organisation" and other.name.end == one.name.start - 1 for other in row)


def _stands_for_words(one: Found) -> bool:
    """'foreign portfolio investors (FPIs)': the letters in brackets are those of the words before."""
    sentence, start, end = one.sentence, one.name.start, one.name.end
    letters = _letters(one).lower()
    if len(letters) < 2 or start < len(letters) + 1 or sentence.words[start - 1] != "(" or sentence.words[end : end + 1] != [")"]:
        return False
    before = sentence.lower[start - 1 - len(letters) : start - 1]
    return all(word[0] == letter for word, letter in zip(before, letters, strict=True))
