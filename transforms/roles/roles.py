"""Roles: who holds which office or position, as an article prints it.

A role stands before the name ('Russian Defense Minister Andrei Belousov'), behind it in apposition ('James Char,
security scholar at the S. Rajaratnam School'), before it and a comma ('the finance minister, Lou Jiwei,'), or as a
predicate ('John Smith is a lecturer'). Repetitions of one role in an article make one row.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions.capitals import is_headline, is_in_capitals
from transforms.mentions.entities import Entity, Mention
from transforms.roles.role_phrases import (
    ENDS,
    Role,
    RoleLine,
    build_role,
    extend_left,
    find_complement,
    is_person_within,
    is_plural_at,
    read_description,
    role_line,
    text_of,
)
from transforms.segmentation.attempts import attempt
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.parse import ParsedArticle

# 'The analysts Anna Lee, Paul Hale and Tom Wells': so many share a role; a longer list is one of something else.
SHARING = 8


def read_roles(article: ParsedArticle, lexicon: Lexicon) -> list[Role]:
    """The roles of an article, in order, each once per person."""
    found: list[Role] = []
    for sentence in article.sentences:
        persons = [mention for mention in sentence.mentions if mention.entity.kind == "person"]
        if not persons or sentence.role == "dateline" or (is_headline(sentence) and not is_in_capitals(sentence)):
            continue
        with attempt(article, "roles", sentence.text):
            line = role_line(sentence, lexicon)
            for person in persons:
                roles = _roles_of(line, person)
                found += roles
                line = _behind_roles(line, person, roles)
    return _merged(found)


def _merged(roles: list[Role]) -> list[Role]:
    """One row for each role of a person: the fullest wording, with the owner where any printing names it."""
    kept: list[Role] = []
    places: dict[int, list[int]] = {}  # id of a person -> where its roles stand among those kept
    for role in roles:
        mine = places.setdefault(id(role.person), [])
        i = next((i for i in mine if _is_same_role(kept[i], role)), None)
        if i is None:
            mine.append(len(kept))
            kept.append(role)
            continue
        fuller = role if len(role.text) > len(kept[i].text) and kept[i].owner is None else kept[i]
        kept[i] = replace(fuller, owner=kept[i].owner or role.owner)
    return kept


def _is_same_role(left: Role, right: Role) -> bool:
    a, b = set(fold_name(left.text).split()), set(fold_name(right.text).split())
    same_owner = left.owner is None or right.owner is None or left.owner is right.owner
    return (left.noun == right.noun and same_owner and ("former" in a) == ("former" in b)) or ((a <= b or b <= a) and same_owner)


def _roles_of(line: RoleLine, mention: Mention) -> list[Role]:
    """The roles that the sentence gives to one mention of a person."""
    read = {rule: find(line, mention) for rule, find in _RULES.items()}
    found = [replace(role, rule=rule) for rule, role in read.items() if role is not None]
    # 'her Chilean counterpart' says of what, 'her counterpart' alone is no role
    mutual = line.lexicon.word_sets["mutual_roles"]
    return [role for role in found if role.owner is not None or role.noun not in mutual]


def _behind_roles(line: RoleLine, mention: Mention, roles: list[Role]) -> RoleLine:
    """The sentence behind these roles of a person: the country of the last one is at hand for a list that goes on."""
    owner = next((role.owner for role in reversed(roles) if role.owner is not None and role.owner.kind == "country"), None)
    return line if owner is None else replace(line, last_owner=owner, is_owner_behind=_owner_behind(line, mention) is owner)


def _before(line: RoleLine, mention: Mention) -> Role | None:
    end = mention.start
    while end > 0 and (
        (line.lower(end - 1) in line.lists.honorifics and not line.role_up_to(end))
        or (line.lower(end - 1) == "." and line.lower(end - 2) in line.lists.honorifics and not _role_noun(line, end))
    ):
        end -= 1
    found = _role_noun(line, end)
    if not found:
        return _before_with_of(line, mention, end)
    start, noun, kind = found
    if is_plural_at(line, end) and line.lower(_end_with_owner(line, mention)) not in {"and", ","}:
        return None  # 'to find militants Mr. Paz has failed to arrest'
    return _owned(line, mention, start, end, noun, kind)


def _owned(line: RoleLine, mention: Mention, start: int, end: int, noun: str, kind: str) -> Role:
    """The role, of the country in front of it, else behind the name ('President Anna Lee of Peru'), else of the list it goes on with."""
    behind = _owner_behind(line, mention)
    role = build_role(replace(line, last_owner=None) if behind else line, mention, start, end, noun, kind)
    owners = _owners_before(line, role.start)
    if len(owners) > 1 and is_plural_at(line, end):
        persons = _named_together(line, mention)
        return replace(role, owner=owners[persons.index(mention)] if len(persons) == len(owners) else behind)
    return replace(role, owner=role.owner or behind)


def _owners_before(line: RoleLine, end: int) -> list[Entity]:
    """'The Peruvian and Chilean' before a role: a country for each holder."""
    owners: list[Entity] = []
    while True:
        country = next((m for m in line.ending.get(end, ()) if m.entity.kind == "country"), None)
        if country is None:
            return owners
        owners.insert(0, country.entity)
        if line.lower(country.start - 1) not in {"and", ","}:
            return owners
        end = country.start - 1


def _named_together(line: RoleLine, mention: Mention) -> list[Mention]:
    """The persons of the list that one stands in: 'Anna Lee of Peru, Paul Hale and Tom Wells'."""
    persons = [mention]
    while len(persons) < SHARING and (before := _named_before(line, persons[0])) is not None:
        persons.insert(0, before)
    while len(persons) < SHARING and (after := line.person_at.get(_end_with_owner(line, persons[-1]) + 1)) is not None:
        if _named_before(line, after) is not persons[-1]:
            break
        persons.append(after)
    return persons


def _owner_behind(line: RoleLine, mention: Mention) -> Entity | None:
    """'of Peru', 'of the Philippines' right behind a name."""
    if line.lower(mention.end) != "of":
        return None
    after = mention.end + 2 if line.lower(mention.end + 1) == "the" else mention.end + 1
    return next((m.entity for m in line.beginning.get(after, ()) if m.entity.kind != "person"), None)


def _shared(line: RoleLine, mention: Mention) -> Role | None:
    """'economists Anna Lee and Paul Hale', 'two analysts, Anna Lee and Paul Hale,': a plural role is that of each."""
    persons = _named_together(line, mention)
    first = persons[0].start
    end = first - 1 if line.lower(first - 1) == "," else first
    if len(persons) == 1 or end < 1 or not is_plural_at(line, end) or not _role_noun(line, end):
        return _shared_by_states(line, mention, persons)
    start, noun, kind = _role_noun(line, end) or (end, "", "")
    return _owned(line, mention, start, end, noun, kind)


def _shared_by_states(line: RoleLine, mention: Mention, persons: list[Mention]) -> Role | None:
    """'The leaders of Peru and Chile, Anna Lee and Paul Hale,': as many states as persons, each in its turn."""
    comma = persons[0].start - 1
    owners, of = _owners_behind_of(line, comma)
    noun = _role_noun(line, of) if line.lower(comma) == "," and line.lower(of) == "of" else None
    if noun is None or len(persons) < 2 or len(owners) != len(persons) or not is_plural_at(line, of):
        return None
    role = build_role(line, mention, noun[0], of, noun[1], noun[2])
    return replace(role, owner=owners[persons.index(mention)])


def _owners_behind_of(line: RoleLine, end: int) -> tuple[list[Entity], int]:
    """The countries of a list that ends at ``end``, and the token before the first: 'of Peru, Chile and Brazil'."""
    owners: list[Entity] = []
    while True:
        country = next((m for m in line.ending.get(end, ()) if m.entity.kind == "country"), None)
        if country is None:
            return [], end
        owners.insert(0, country.entity)
        end = country.start - 1
        end -= line.lower(end) == "the"
        if line.lower(end) not in {"and", ","}:
            return owners, end


def _named_before(line: RoleLine, mention: Mention) -> Mention | None:
    """The person named before this one in a list: 'Anna Lee and', 'Anna Lee of Peru,'."""
    if line.lower(mention.start - 1) not in {"and", ","}:
        return None
    persons = (line.person_at.get(k) for k in range(mention.start - 2, max(-1, mention.start - 6), -1))
    before = next((person for person in persons if person is not None), None)
    return before if before is not None and _end_with_owner(line, before) == mention.start - 1 else None


def _end_with_owner(line: RoleLine, mention: Mention) -> int:
    """Where the name ends with its country behind: 'Anna Lee of Peru'."""
    if line.lower(mention.end) != "of":
        return mention.end
    after = mention.end + 2 if line.lower(mention.end + 1) == "the" else mention.end + 1
    return next((m.end for m in line.beginning.get(after, ()) if m.entity.kind == "country"), mention.end)


def _role_noun(line: RoleLine, end: int) -> tuple[int, str, str] | None:
    """The role noun that ends at ``end``: (start, noun, kind)."""
    stop = end - 1 if line.lower(end - 1) == "." else end
    found = line.role_up_to(stop)
    if not found or not found[1].before_name:
        return None
    return found[0], " ".join(line.sentence.lower[found[0] : stop]), found[1].kind


def _before_with_of(line: RoleLine, mention: Mention, end: int) -> Role | None:
    """'Secretary of State John Kerry', 'the deputy minister of trade of Peru Elena Paz'.

    The first role of the chain counts: in 'press secretary of the President of Peru Elena Paz' the press secretary.
    """
    if end < 3 or line.sentence.tags[end - 1] not in {"NN", "NNP"} or line.lower(end - 1) in ENDS:
        return None
    head = None
    i = end - 1
    while i > 0 and end - i < 14 and (line.sentence.tags[i][:2] in {"NN", "JJ", "DT"} or _is_link(line, i)):
        if is_person_within(line, i):
            break
        found = line.role_up_to(i) if line.lower(i) in {"of", "to", "for"} else None
        if found and line.sentence.tags[i - 1] not in {"NNS", "NNPS"}:
            head = (found[0], i, found[1].kind)
        i -= 1
    if head is None:
        return None
    start, owner = extend_left(line, head[0])
    last, holder = find_complement(line, head[1])
    text = text_of(line, start, min(last, end))
    return Role(line.sentence, start, min(last, end), mention.entity, text, line.lower(head[1] - 1), holder or owner)


def _is_link(line: RoleLine, i: int) -> bool:
    return line.lower(i) in {"of", "to", "for", "-", "and", "'s"}


def _behind(line: RoleLine, mention: Mention) -> Role | None:
    """', an associate professor of international relations at Nanyang Technological University,'."""
    i = mention.end
    if line.lower(i) not in {",", "(", "\u2014"} or i + 1 >= line.length:
        return None
    return read_description(line, mention, i + 1)


def _predicate(line: RoleLine, mention: Mention) -> Role | None:
    """'Anna Lee is a lecturer', 'Anna Lee, who is the mayor of Lima,', 'Anna Lee was elected president'."""
    i = mention.end
    if line.lower(i) == "," and line.lower(i + 1) == "who":
        i += 2
    if line.lower(i) in {"has", "had"} and line.lower(i + 1) == "been":
        i += 1
    if line.lower(i) not in {"is", "was", "been"}:
        return None
    if line.lower(i + 1) in {"a", "an", "the"}:
        return read_description(line, mention, i + 1)
    if line.lower(i + 1) in line.lexicon.word_sets["put_into_office"]:
        return read_description(line, mention, i + 3 if line.lower(i + 2) == "as" else i + 2)
    return read_description(line, mention, i + 1) if line.role_from(i + 1) and "of" in line.sentence.lower[i + 2 : i + 4] else None


def _before_comma(line: RoleLine, mention: Mention) -> Role | None:
    """'The finance minister, Lou Jiwei, suggested', 'the chairman of the Joint Chiefs, General Anna Lee, said'."""
    comma = _name_start(line, mention) - 1
    if line.lower(comma) != ",":
        return None
    start = comma
    while start > 0 and not _ends_before_role(line, start):
        start -= 1
        if line.sentence.tags[start] in {"DT", "PRP$", "WP$"} and line.lower(start - 1) not in {"of", "for", "at", "to", "in"}:
            break
    if line.lower(mention.end) not in {",", "."} and not _opens_clause(line, start):
        return None
    is_shared = is_plural_at(line, comma) and len(_named_together(line, mention)) > 1
    if is_shared or _is_told_of_other(line, mention, start):
        return None
    if line.lower(start - 1) == "of" and line.lower(start - 2) == "one":
        return _one_of(line, mention, comma)
    return _plain(line, mention, start, comma)


def _ends_before_role(line: RoleLine, start: int) -> bool:
    """Whether what stands before ``start`` is no part of a role: a mark, a verb, another person and 'and'."""
    before = line.lower(start - 1)
    if before == "and":
        return is_person_within(line, start - 2)
    return before in {",", ";", ".", '"', "''", "by", "that", "said", "told"} or line.sentence.tags[start - 1] in FINITE_TAGS


def _is_told_of_other(line: RoleLine, mention: Mention, start: int) -> bool:
    """'Anna Lee, president of Peru, Tom Wells, chancellor of Chile,': a role behind another's name, in a list where each has one."""
    before = line.person_at.get(start - 2)
    if line.lower(start - 1) != "," or before is None or before.end != start - 1:
        return False
    return line.sentence.tags[start] != "DT" or _behind(line, mention) is not None


def _name_start(line: RoleLine, mention: Mention) -> int:
    """Where the name begins with its form of address and rank: 'Mr John Major', 'General Anna Lee'."""
    i = mention.start
    if line.lower(i - 1) == "." and i > 1:
        i -= 1
    if line.lower(i - 1) in line.lists.honorifics or line.role_up_to(i):
        return i - 1
    return mention.start


def _opens_clause(line: RoleLine, start: int) -> bool:
    """Without a comma behind the name, the role must be a subject: not 'after talks with the minister, Lee left'."""
    return line.sentence.tags[start : start + 1] == ["DT"] and (start == 0 or line.lower(start - 1) in {",", "and", "but", '"'})


def _one_of(line: RoleLine, mention: Mention, end: int) -> Role | None:
    """'One of the administrators, Paul Hale, said'."""
    found = line.role_up_to(end)
    if not found or not is_plural_at(line, end):
        return None
    return build_role(line, mention, found[0], end, " ".join(line.sentence.lower[found[0] : end]), found[1].kind)


def _plain(line: RoleLine, mention: Mention, start: int, end: int) -> Role | None:
    if start >= end or is_person_within(line, end - 1):
        return None
    role = read_description(line, mention, start)
    if role is None or role.end > end or any(line.sentence.tags[k] == "CC" for k in range(role.end, end)):
        return None
    return role


# Where the role stands: before the name, behind it, before its comma, as a predicate, shared by several names.
_RULES = {"before": _before, "behind": _behind, "before_comma": _before_comma, "predicate": _predicate, "shared": _shared}
