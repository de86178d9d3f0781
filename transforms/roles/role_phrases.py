"""The words of a role: how far its noun phrase reaches, and the country or organisation that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.plurals import singular_of
from transforms.mentions.capitals import FUNCTION_WORDS
from transforms.mentions.entities import Entity, Mention
from transforms.mentions.line import WordLine
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.parse import Parse

# Offices of a state: without a country beside them they belong to the one of the role before in a list.
STATE_KINDS = {"head_of_state", "minister", "official", "legislator", "diplomat", "military"}
_ROLE_PREPOSITIONS = {"of", "to", "for", "on", "in"}
_HOLDING_PREPOSITIONS = {"at", "with", "from", "for", "of"}
_MODIFIER_TAGS = {"JJ", "NN", "NNP", "NNPS", "VBN", "VBG", "NNS", "RB"}
# With the capital of a headline the tagger takes them for names: 'What Will President Hale Do'.
_NO_MODIFIERS = FUNCTION_WORDS - {"it", "us", "under"} | {"do", "does", "did", "shall", "might", "why", "what"}
ENDS = {",", ".", ";", ":", "(", ")", '"', "''", "who", "which", "whose", "that", "and", "said", "\u2014", "-", "--"}


@dataclass(slots=True)
class RoleLine(WordLine):
    """A sentence with its mentions by where they begin and end."""

    sentence: Parse
    beginning: dict[int, list[Mention]]
    ending: dict[int, list[Mention]]
    person_at: dict[int, Mention]
    last_owner: Entity | None = None  # the country of the role before, for those that follow in a list
    is_owner_behind: bool = False  # whether it stood behind the name, 'President Paz of Peru', and not before the first office


def role_line(sentence: Parse, lexicon: Lexicon) -> RoleLine:
    """The sentence with its mentions by place."""
    beginning: dict[int, list[Mention]] = {}
    ending: dict[int, list[Mention]] = {}
    for mention in sentence.mentions:
        beginning.setdefault(mention.start, []).append(mention)
        ending.setdefault(mention.end, []).append(mention)
    person_at = {i: m for m in reversed(sentence.mentions) if m.entity.kind == "person" for i in range(m.start, m.end)}
    return RoleLine(sentence, len(sentence), lexicon, lexicon.names, beginning, ending, person_at)


@dataclass(slots=True)
class Role:
    """One role over tokens ``start`` up to ``end`` of its sentence. ``noun`` is its head, lower case; ``rule`` which rule read it."""

    sentence: Parse
    start: int
    end: int
    person: Entity
    text: str
    noun: str
    owner: Entity | None
    rule: str = ""


def is_plural_at(line: RoleLine, end: int) -> bool:
    """Whether the noun that ends at ``end`` is a plural; the tagger knows no plural with a capital, as in 'Prime Ministers'."""
    if line.sentence.tags[end - 1] in {"NNS", "NNPS"}:
        return True
    singular = singular_of(line.lower(end - 1))
    is_role = line.lists.role_nouns.starting([singular], 0) is not None
    return line.sentence.tags[end - 1] == "NNP" and singular != line.lower(end - 1) and is_role


def build_role(line: RoleLine, mention: Mention, noun_start: int, end: int, noun: str, kind: str) -> Role:
    """The role of a noun right before a name, with the words in front of it that belong to it."""
    start, owner = extend_left(line, noun_start)
    # 'President Paz of Peru, Chancellor Merz': no state has two heads
    is_other_head = kind == "head_of_state" and (line.is_owner_behind or _has_body(line, start, noun_start))
    if owner is None and kind in STATE_KINDS and not is_other_head and _is_in_list(line, start):
        owner = line.last_owner
    text = text_of(line, start, end)
    head = noun.split()[-1]
    if is_plural_at(line, end):
        text, head = singular_of(text), singular_of(head)
    return Role(line.sentence, start, end, mention.entity, text, head, owner)


def _has_body(line: RoleLine, start: int, end: int) -> bool:
    """'Council president', 'Commission president': whose office is that of a body, and of no state."""
    return any(line.sentence.words[k] in line.lists.organisation_tails for k in range(start, end))


def _is_in_list(line: RoleLine, start: int) -> bool:
    """A role behind a comma or 'and' goes on with a list of offices of one state."""
    return line.lower(start - 1) in {",", "and"} and line.last_owner is not None


def extend_left(line: RoleLine, start: int) -> tuple[int, Entity | None]:
    """Takes in the words that belong to the role, and finds the country or organisation that it belongs to."""
    i = start
    while i > 0:
        phrase = line.sentence.hits.role_modifiers.ends.get(i)
        if phrase and phrase[0] < i - 1:  # 'newly appointed'
            i = phrase[0]
            continue
        mention = next(iter(line.ending.get(i, ())), None)
        if mention and mention.entity.kind in {"place", "country", "organisation"}:
            return _owned_by(line, i, mention)
        if line.lower(i - 1) in {"'s", "'"}:
            return i, _mention_ending(line, i - 1)
        if line.lower(i - 1) == ")":
            return i, _owner_in_brackets(line, i)
        is_hyphen = line.lower(i - 1) == "-" and line.sentence.is_glued(i - 1)
        if not is_hyphen and not _is_modifier(line, i - 1):
            break
        i -= 1
    return i, _owner_before(line, i)


def _owned_by(line: RoleLine, i: int, mention: Mention) -> tuple[int, Entity | None]:
    """Where a role begins that goes on at ``i`` behind a mention, and whose it is."""
    entity, beyond = mention.entity, _owner_before(line, mention.start)
    if entity.kind == "place":  # 'UN Middle East envoy': of the UN, for the Middle East
        return (mention.start, beyond) if beyond is not None else (i, entity)
    if mention.basis == "alias" and entity.is_generic and _is_in_list(line, mention.start):
        return mention.start, line.last_owner
    is_field = entity.wikidata is None and line.lower(i) in line.lexicon.word_sets["ministers"]
    if is_field or (_is_unlisted_office(entity) and (beyond is not None or _is_long_office(entity))):
        return mention.start, beyond
    return i, entity


def _is_unlisted_office(entity: Entity) -> bool:
    return entity.kind == "organisation" and entity.is_generic and entity.wikidata is None


def _is_long_office(entity: Entity) -> bool:
    """'Foreign Ministry'; not 'Parliament', not a bank."""
    return " " in entity.name and "bank" not in entity.name.lower()


def _owner_in_brackets(line: RoleLine, end: int) -> Entity | None:
    """'Seed Council (SC) chairman': what the brackets before ``end`` stand behind, or name."""
    opening = next((k for k in range(end - 2, max(-1, end - 8), -1) if line.lower(k) == "("), None)
    named = [*line.ending.get(opening, ()), *line.ending.get(end, ())] if opening is not None else []
    return named[0].entity if named else None


def _is_modifier(line: RoleLine, i: int) -> bool:
    """Whether the word belongs to the role behind it; participles, adverbs and plurals do only if they are listed."""
    tag = line.sentence.tags[i]
    if tag not in _MODIFIER_TAGS or line.lower(i) in ENDS | _NO_MODIFIERS or is_person_within(line, i):
        return False
    return tag not in {"RB", "VBG", "VBN", "NNS"} or i + 1 in line.sentence.hits.role_modifiers.ends


def _is_person_at(line: RoleLine, token: int) -> bool:
    return token in line.person_at and line.person_at[token].start == token


def is_person_within(line: RoleLine, token: int) -> bool:
    """Whether the token is part of a person's name."""
    return token in line.person_at


def _mention_ending(line: RoleLine, end: int) -> Entity | None:
    return next((m.entity for m in line.ending.get(end, ()) if m.entity.kind != "person"), None)


def _owner_before(line: RoleLine, i: int) -> Entity | None:
    """'Russian', 'China's' right before."""
    j = i - 1 if line.lower(i - 1) in {"'s", "'"} else i
    return _mention_ending(line, j)


def read_description(line: RoleLine, mention: Mention, start: int) -> Role | None:
    """The role that a noun phrase from ``start`` gives: 'an associate professor of law at Yale'."""
    if line.lower(start) in {"a", "an", "the", "one", "then", "his", "her", "its"}:
        start += 1
    head = _head_from(line, start)
    if head is None:
        return None
    noun_start, noun_end, kind = head
    if kind == "family" or line.lower(noun_end) in {"'s", "'"} or _is_person_at(line, noun_end):
        return None  # ', the prime minister's office said', ', Finance Minister Paul Hale and ...'
    if kind == "politician" and line.sentence.words[noun_end - 1][:1].isupper():
        return None  # ', a Texas Democrat': a party, no office
    owner = _owner_inside(line, start, noun_start)
    begin = owner[0] if owner else start
    possessive = next((k for k in range(noun_start - 1, begin - 1, -1) if line.sentence.tags[k] == "POS"), None)
    begin = begin if possessive is None else possessive + 1  # 'the union's general secretary'
    end, holder = find_complement(line, noun_end)
    entity = holder or (owner[1] if owner else None)
    text = text_of(line, begin, end)
    return Role(line.sentence, begin, end, mention.entity, text, " ".join(line.sentence.lower[noun_start:noun_end]).split()[-1], entity)


def _head_from(line: RoleLine, start: int) -> tuple[int, int, str] | None:
    """The role noun that heads the noun phrase from ``start``: the last before a preposition or the end."""
    best = None
    i = start
    while i < line.length and i - start < 9:
        mention = next((m for m in line.beginning.get(i, ()) if m.entity.kind != "person"), None)
        if mention:
            i = mention.end
            continue
        if best and is_person_within(line, i):
            break  # ', Council president Anna Lee and Peru's prime minister': a list goes on
        found = line.role_from(i) if not is_person_within(line, i) else None  # 'Tom Dean' is no dean
        if found and line.sentence.tags[i] not in FINITE_TAGS:
            best = (i, found[0], found[1].kind)
            i = found[0]
            continue
        if not _goes_on_with_role(line, i):
            break
        i += 1
    return best


def _goes_on_with_role(line: RoleLine, i: int) -> bool:
    """Whether the word may stand before the noun of a role: a modifier, a hyphen, 'and' between two names."""
    joins = line.lower(i) == "and" and i in line.ending and i + 1 in line.beginning
    return line.sentence.tags[i] in _MODIFIER_TAGS | {"POS", "CD"} or line.lower(i) == "-" or joins


def _owner_inside(line: RoleLine, start: int, noun: int) -> tuple[int, Entity] | None:
    """'Mexico's ambassador', 'a former Arizona congresswoman': (where the role goes on, owner)."""
    for m in _beginning_in(line, start, noun):
        if m.entity.kind in {"country", "organisation", "place"} and m.end <= noun:
            after = m.end + 1 if line.lower(m.end) in {"'s", "'"} else m.end
            return (after if m.start == start else start), m.entity
    return None


def find_complement(line: RoleLine, end: int) -> tuple[int, Entity | None]:
    """What follows the noun: 'of international relations' belongs to the role, 'at Yale' says where it is held."""
    i = end
    while i < line.length and line.lower(i) in _ROLE_PREPOSITIONS | _HOLDING_PREPOSITIONS:
        word = line.lower(i)
        mention, j = _holder_behind(line, i)
        held = _held_by(line, i, j, mention) if mention else None
        if held:
            return held
        stop = _phrase_end(line, j)
        if stop <= j:
            break
        inner = next((m for m in _beginning_in(line, j, stop) if m.end <= stop and m.entity.kind == "organisation"), None)
        if inner and word in {"at", "of", "with", "for"}:
            return i, inner.entity
        if word in {"at", "with", "from"}:
            break
        i = stop
    return i, None


def _holder_behind(line: RoleLine, i: int) -> tuple[Mention | None, int]:
    """The country, organisation or place that the preposition at ``i`` may lead to, and where its noun phrase begins."""
    j = i + 1
    while line.lower(j) in {"the", "a", "an", "its", "his", "her"}:
        j += 1
    mention = next((m for m in _beginning_in(line, j, j + 3) if _may_hold(line, i, j, m)), None)
    if mention and mention.is_adjective:  # 'with the Chinese Academy of Sciences'
        mention = next((m for m in line.beginning.get(mention.end, ()) if m.entity.kind == "organisation"), mention)
        j = mention.start
    return mention, j


def _may_hold(line: RoleLine, i: int, j: int, mention: Mention) -> bool:
    is_place = mention.entity.kind == "place" and line.lower(i) == "of" and mention.start == j
    return (is_place or mention.entity.kind in {"organisation", "country"}) and not _has_noun(line, j, mention.start)


def _held_by(line: RoleLine, i: int, j: int, mention: Mention) -> tuple[int, Entity] | None:
    """Where the role ends and who holds it, if the mention behind the preposition at ``i`` does."""
    is_holding = line.lower(i) in _HOLDING_PREPOSITIONS
    if is_holding and line.lower(mention.end) in {"'s", "'"}:
        # 'director of Russia's China Institute', 'vice chairman of the government's Council for ...'
        further = next((m for m in line.beginning.get(mention.end + 1, ()) if m.entity.kind == "organisation"), None)
        return (i, further.entity) if further else (_phrase_end(line, j), mention.entity)
    is_of = line.lower(i) == "of" or (is_holding and mention.start == j)
    return (i, mention.entity) if is_of and not _modifies(line, mention) else None


def _beginning_in(line: RoleLine, first: int, stop: int) -> list[Mention]:
    return [mention for i in range(first, min(stop, line.length)) for mention in line.beginning.get(i, ())]


def _modifies(line: RoleLine, mention: Mention) -> bool:
    """'of the China program': a country before a noun is no holder."""
    return mention.entity.kind == "country" and mention.end < line.length and line.sentence.tags[mention.end] in {"NN", "NNS"}


def _has_noun(line: RoleLine, start: int, end: int) -> bool:
    return any(line.sentence.tags[k] in {"NN", "NNS"} for k in range(start, end))


def _phrase_end(line: RoleLine, i: int) -> int:
    """Where the noun phrases from a token on end, as far as 'and' joins them: 'trade and industry', 'the Port Office'."""
    chunks = line.sentence.chunk_at
    while i < line.length and (chunk := chunks[i]) is not None:
        i = chunk.end
        if line.lower(i) != "and" or i + 1 >= line.length or chunks[i + 1] is None:
            break
        i += 1
    return i


def text_of(line: RoleLine, start: int, end: int) -> str:
    """The words as printed, on one line."""
    return " ".join(line.sentence.surface(start, end).split())
