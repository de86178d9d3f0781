"""Roles: who holds which office or position, as an article prints it.

A role stands before the name ('Russian Defense Minister Andrei Belousov'), behind it in apposition ('James Char,
security scholar at the S. Rajaratnam School'), before it and a comma ('the finance minister, Lou Jiwei,'), or as a
predicate ('John Smith is a lecturer'). Repetitions of one role in an article make one row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.lexicons.lexicon import Lexicon, NameWords
from transforms.lexicons.plurals import singular_of
from transforms.lexicons.spelling import fold_name
from transforms.mentions.capitals import is_headline, is_in_capitals
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.segmentation.articles import Article, Sentence
from transforms.segmentation.attempts import attempt
from transforms.segmentation.tokens import FINITE_TAGS

# Offices of a state: without a country beside them they belong to the one of the role before in a list.
STATE_KINDS = {"head_of_state", "minister", "official", "legislator", "diplomat", "military"}
# 'The analysts Anna Lee, Paul Hale and Tom Wells': so many share a role; a longer list is one of something else.
SHARING = 8
_ROLE_PREPOSITIONS = {"of", "to", "for", "on", "in"}
_HOLDING_PREPOSITIONS = {"at", "with", "from", "for", "of"}
_MODIFIER_TAGS = {"JJ", "NN", "NNP", "NNPS", "VBN", "VBG", "NNS", "RB"}
_MADE = {"elected", "re-elected", "appointed", "named", "reappointed"}
_ENDS = {",", ".", ";", ":", "(", ")", '"', "''", "who", "which", "whose", "that", "and", "said", "\u2014", "-", "--"}


@dataclass(slots=True)
class Role:
    """One role over tokens ``first`` up to ``last`` of its sentence. ``noun`` is its head, lower case."""

    sentence: Sentence
    first: int
    last: int
    person: Entity
    text: str
    noun: str
    owner: Entity | None


def read_roles(article: Article, names: ArticleNames, lexicon: Lexicon) -> list[Role]:
    """The roles of an article, in order, each once per person."""
    found: list[Role] = []
    for sentence, mentions in zip(article.sentences, names.mentions, strict=True):
        if sentence.role == "dateline" or (is_headline(sentence) and not is_in_capitals(sentence)):
            continue
        with attempt(article, "roles", sentence.text):
            reader = _RoleReader(sentence, mentions, lexicon)
            for mention in mentions:
                if mention.entity.kind == "person":
                    found += reader.roles_of(mention)
    return _merged(found)


def roles_by_noun(roles: list[Role]) -> dict[str, list[Entity]]:
    """The persons whom the article gives a role, by its head, lower case: for 'the minister'."""
    holders: dict[str, list[Entity]] = {}
    for role in roles:
        known = holders.setdefault(role.noun, [])
        if role.person not in known:
            known.append(role.person)
    return holders


def add_role_mentions(article: Article, names: ArticleNames, roles: list[Role], lexicon: Lexicon) -> ArticleNames:
    """The names with those mentions added that call a person by role and country: 'the Russian president'."""
    holders: dict[tuple[str, str], Entity | None] = {}
    for role in roles:
        if role.owner is not None and role.owner.kind == "country":
            key = (role.noun, role.owner.name)
            known = holders.get(key, role.person)
            holders[key] = role.person if known is role.person else None  # two holders: nobody is meant for sure
    # 'the president' is the one whom the article has called so, if it is only one
    offices = lexicon.word_sets["single_offices"]
    called = {noun: persons[0] for noun, persons in roles_by_noun(roles).items() if len(persons) == 1 and noun in offices}
    rows = []
    for sentence, mentions in zip(article.sentences, names.mentions, strict=True):
        added = [m for m in (_role_mention(sentence, mention, mentions, holders, lexicon) for mention in mentions) if m]
        added += _definite_mentions(sentence, mentions, called)
        replaced = {id(m) for m in mentions if any(new.first <= m.first and m.last <= new.last for new in added)}
        kept = [m for m in mentions if id(m) not in replaced or m.entity.kind == "country"]
        rows.append(sorted([*kept, *added], key=lambda m: (m.first, -m.last)))
    return ArticleNames(rows, names.entities)


def _definite_mentions(sentence: Sentence, mentions: list[Mention], called: dict[str, Entity]) -> list[Mention]:
    """'the president' with no name, country or 'of' beside it, once its holder has been named."""
    found = []
    for i in range(1, len(sentence)):
        person = called.get(sentence.lower[i])
        if person is None or sentence.lower[i - 1] != "the" or any(m.first <= i + 1 and i - 1 <= m.last for m in mentions):
            continue
        following = sentence.tags[i + 1] if i + 1 < len(sentence) else "."
        if following in {"NN", "NNS", "NNP", "POS", "-"} or sentence.lower[i + 1 : i + 2] in (["of"], ["for"]):
            continue
        found.append(Mention(sentence, i - 1, i + 1, person, "role"))
    return found


def _role_mention(
    sentence: Sentence, owner: Mention, mentions: list[Mention], holders: dict[tuple[str, str], Entity | None], lexicon: Lexicon
) -> Mention | None:
    """'Russian President' or 'China's president' without a name behind it."""
    if owner.entity.kind != "country":
        return None
    start = owner.last + 1 if owner.last < len(sentence) and sentence.tags[owner.last] == "POS" else owner.last
    if start == owner.last and not owner.is_adjective:
        return None
    found = lexicon.names.role_nouns.starting(sentence.lower, start)
    if not found and start + 1 < len(sentence) and sentence.tags[start] in {"JJ", "NN", "NNP"}:
        found = lexicon.names.role_nouns.starting(sentence.lower, start + 1)
    if not found or any(m.first == found[0] for m in mentions) or (found[0] < len(sentence) and sentence.tags[found[0]] in {"NNP", "NN"}):
        return None
    if sentence.lower[found[0] : found[0] + 1] == ["of"]:
        return None  # 'Chinese Premier of the State Council Li Qiang' goes on
    noun = sentence.lower[found[0] - 1]
    person = holders.get((noun, owner.entity.name))
    if person is None and noun in {"leader", "president", "premier", "boss"}:
        person = next(
            (p for (n, c), p in holders.items() if c == owner.entity.name and n in {"president", "premier", "chancellor", "leader"} and p),
            None,
        )
    return Mention(sentence, owner.first, found[0], person, "role") if person else None


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


class _RoleReader:
    """Reads the roles of one sentence."""

    def __init__(self, sentence: Sentence, mentions: list[Mention], lexicon: Lexicon) -> None:
        self.s = sentence
        self.n = len(sentence)
        self.w: NameWords = lexicon.names
        self.mutual = lexicon.word_sets["mutual_roles"]
        self.last_owner: Entity | None = None
        self.beginning: dict[int, list[Mention]] = {}
        self.ending: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.beginning.setdefault(mention.first, []).append(mention)
            self.ending.setdefault(mention.last, []).append(mention)
        self.person_at = {i: m for m in reversed(mentions) if m.entity.kind == "person" for i in range(m.first, m.last)}

    def lower(self, i: int) -> str:
        return self.s.lower[i] if 0 <= i < self.n else ""

    def roles_of(self, mention: Mention) -> list[Role]:
        """The roles that the sentence gives to one mention of a person."""
        found = [self._before(mention), self._behind(mention), self._before_comma(mention), self._predicate(mention), self._shared(mention)]
        # 'her Chilean counterpart' says of what, 'her counterpart' alone is no role
        roles = [role for role in found if role is not None and (role.owner is not None or role.noun not in self.mutual)]
        for role in roles:
            if role.owner is not None and role.owner.kind == "country":
                self.last_owner = role.owner
        return roles

    # -- before the name ------------------------------------------------------------------------------------------

    def _before(self, mention: Mention) -> Role | None:
        end = mention.first
        while end > 0 and (
            (self.lower(end - 1) in self.w.honorifics and not self.w.role_nouns.ending(self.s.lower, end))
            or (self.lower(end - 1) == "." and self.lower(end - 2) in self.w.honorifics and not self._role_noun(end))
        ):
            end -= 1
        found = self._role_noun(end)
        if not found:
            return self._before_with_of(mention, end)
        start, noun, kind = found
        if self._is_plural(end) and self.lower(mention.last) not in {"and", ","}:
            return None  # 'to find militants Mr. Paz has failed to arrest'
        role = self._build(mention, start, end, noun, kind)
        if role.owner is None and self.lower(mention.last) == "of":  # 'President Anna Lee of Peru'
            after = mention.last + 2 if self.lower(mention.last + 1) == "the" else mention.last + 1
            role = replace(role, owner=next((m.entity for m in self.beginning.get(after, ()) if m.entity.kind != "person"), None))
        return role

    def _is_plural(self, end: int) -> bool:
        return self.s.tags[end - 1] in {"NNS", "NNPS"}

    def _shared(self, mention: Mention) -> Role | None:
        """'economists Anna Lee and Paul Hale', 'two analysts, Anna Lee and Paul Hale,': a plural role is that of each."""
        first = mention
        for _ in range(SHARING):
            before = self.person_at.get(first.first - 2)
            if self.lower(first.first - 1) not in {"and", ","} or before is None or before.last != first.first - 1:
                break
            first = before
        end = first.first - 1 if self.lower(first.first - 1) == "," else first.first
        joined = first is not mention or self.lower(mention.last) == "and"
        if not joined or end < 1 or not self._is_plural(end) or not self._role_noun(end):
            return None
        start, noun, kind = self._role_noun(end) or (end, "", "")
        return self._build(mention, start, end, noun, kind)

    def _role_noun(self, end: int) -> tuple[int, str, str] | None:
        """The role noun that ends at ``end``: (start, noun, kind)."""
        stop = end - 1 if self.lower(end - 1) == "." else end
        found = self.w.role_nouns.ending(self.s.lower, stop)
        if not found or not found[1].before_name:
            return None
        return found[0], " ".join(self.s.lower[found[0] : stop]), found[1].kind

    def _before_with_of(self, mention: Mention, end: int) -> Role | None:
        """'Secretary of State John Kerry', 'the deputy minister of trade of Peru Elena Paz'.

        The first role of the chain counts: in 'press secretary of the President of Peru Elena Paz' the press secretary.
        """
        if end < 3 or self.s.tags[end - 1] not in {"NN", "NNP"} or self.lower(end - 1) in _ENDS:
            return None
        head = None
        i = end - 1
        while i > 0 and end - i < 14 and (self.s.tags[i][:2] in {"NN", "JJ", "DT"} or self._is_link(i)):
            if self._is_person(i):
                break
            found = self.w.role_nouns.ending(self.s.lower, i) if self.lower(i) in {"of", "to", "for"} else None
            if found and self.s.tags[i - 1] not in {"NNS", "NNPS"}:
                head = (found[0], i, found[1].kind)
            i -= 1
        if head is None:
            return None
        start, owner = self._extend_left(head[0])
        last, holder = self._complement(head[1])
        text = self._text(start, min(last, end))
        return Role(self.s, start, min(last, end), mention.entity, text, self.lower(head[1] - 1), holder or owner)

    def _is_link(self, i: int) -> bool:
        return self.lower(i) in {"of", "to", "for", "-", "and", "'s"}

    def _build(self, mention: Mention, noun_start: int, end: int, noun: str, kind: str) -> Role:
        start, owner = self._extend_left(noun_start)
        if owner is None and kind in STATE_KINDS and self._is_in_list(start):
            owner = self.last_owner
        text = self._text(start, end)
        head = noun.split()[-1]
        if self._is_plural(end):
            text, head = singular_of(text), singular_of(head)
        return Role(self.s, start, end, mention.entity, text, head, owner)

    def _is_in_list(self, start: int) -> bool:
        """A role behind a comma or 'and' goes on with a list of offices of one state."""
        return self.lower(start - 1) in {",", "and"} and self.last_owner is not None

    def _extend_left(self, start: int) -> tuple[int, Entity | None]:
        """Takes in the words that belong to the role, and finds the country or organisation that it belongs to."""
        owner: Entity | None = None
        i = start
        while i > 0:
            phrase = self.w.role_modifiers.ending(self.s.lower, i)
            if phrase and phrase[0] < i - 1:  # 'newly appointed'
                i = phrase[0]
                continue
            mention = next(iter(self.ending.get(i, ())), None)
            if mention and mention.entity.kind == "place" and owner is None:
                # 'UN Middle East envoy': of the UN, for the Middle East
                beyond = self._owner_before(mention.first)
                return (mention.first, beyond) if beyond is not None else (i, mention.entity)
            if mention and mention.entity.kind in {"country", "organisation"}:
                is_office = mention.entity.kind == "organisation" and mention.entity.is_generic and mention.entity.wikidata is None
                in_list = mention.basis == "alias" and mention.entity.is_generic and self._is_in_list(mention.first)
                is_field = mention.entity.wikidata is None and self.lower(i) in {"minister", "secretary"}
                if in_list:
                    return mention.first, self.last_owner
                if (is_office or is_field) and owner is None:
                    beyond = self._owner_before(mention.first)
                    if beyond is not None or is_field or (" " in mention.entity.name and "bank" not in mention.entity.name.lower()):
                        i, owner = mention.first, beyond
                        break
                return i, owner or mention.entity
            if self.lower(i - 1) in {"'s", "'"}:
                return i, owner or self._mention_ending(i - 1)
            if self.lower(i - 1) in {"-"} and self.s.is_glued(i - 1):
                i -= 1
                continue
            if self.lower(i - 1) == ")":
                opening = next((k for k in range(i - 2, max(-1, i - 8), -1) if self.lower(k) == "("), None)
                named = [*self.ending.get(opening, ()), *self.ending.get(i, ())] if opening is not None else []
                holder = next(iter(named), None)
                return i, owner or (holder.entity if holder else None)
            if self.s.tags[i - 1] not in _MODIFIER_TAGS or self.lower(i - 1) in _ENDS or self._is_person(i - 1):
                break
            if self.s.tags[i - 1] in {"RB", "VBG", "VBN", "NNS"} and not self.w.role_modifiers.ending(self.s.lower, i):
                break
            i -= 1
        return i, owner or self._owner_before(i)

    def _is_person_at(self, token: int) -> bool:
        return token in self.person_at and self.person_at[token].first == token

    def _is_person(self, token: int) -> bool:
        return token in self.person_at

    def _mention_ending(self, end: int) -> Entity | None:
        return next((m.entity for m in self.ending.get(end, ()) if m.entity.kind != "person"), None)

    def _owner_before(self, i: int) -> Entity | None:
        """'Russian', 'China's' right before."""
        j = i - 1 if self.lower(i - 1) in {"'s", "'"} else i
        return self._mention_ending(j)

    # -- behind the name ------------------------------------------------------------------------------------------

    def _behind(self, mention: Mention) -> Role | None:
        """', an associate professor of international relations at Nanyang Technological University,'."""
        i = mention.last
        if self.lower(i) not in {",", "(", "\u2014"} or i + 1 >= self.n:
            return None
        return self._description(mention, i + 1)

    def _predicate(self, mention: Mention) -> Role | None:
        """'Anna Lee is a lecturer', 'Anna Lee, who is the mayor of Lima,', 'Anna Lee was elected president'."""
        i = mention.last
        if self.lower(i) == "," and self.lower(i + 1) == "who":
            i += 2
        if self.lower(i) in {"has", "had"} and self.lower(i + 1) == "been":
            i += 1
        if self.lower(i) not in {"is", "was", "been"}:
            return None
        if self.lower(i + 1) in {"a", "an", "the"}:
            return self._description(mention, i + 1)
        if self.lower(i + 1) in _MADE:
            return self._description(mention, i + 3 if self.lower(i + 2) == "as" else i + 2)
        return (
            self._description(mention, i + 1)
            if self.w.role_nouns.starting(self.s.lower, i + 1) and "of" in self.s.lower[i + 2 : i + 4]
            else None
        )

    def _description(self, mention: Mention, start: int) -> Role | None:
        if self.lower(start) in {"a", "an", "the", "one", "then", "his", "her", "its"}:
            start += 1
        head = self._head_from(start)
        if head is None:
            return None
        noun_start, noun_end, kind = head
        if kind == "family" or self.lower(noun_end) in {"'s", "'"} or self._is_person_at(noun_end):
            return None  # ', the prime minister's office said', ', Finance Minister Paul Hale and ...'
        if kind == "politician" and self.s.words[noun_end - 1][:1].isupper():
            return None  # ', a Texas Democrat': a party, no office
        owner = self._owner_inside(start, noun_start)
        begin = owner[0] if owner else start
        possessive = next((k for k in range(noun_start - 1, begin - 1, -1) if self.s.tags[k] == "POS"), None)
        begin = begin if possessive is None else possessive + 1  # 'the union's general secretary'
        end, holder = self._complement(noun_end)
        entity = holder or (owner[1] if owner else None)
        text = self._text(begin, end)
        return Role(self.s, begin, end, mention.entity, text, " ".join(self.s.lower[noun_start:noun_end]).split()[-1], entity)

    def _head_from(self, start: int) -> tuple[int, int, str] | None:
        """The role noun that heads the noun phrase from ``start``: the last before a preposition or the end."""
        best = None
        i = start
        while i < self.n and i - start < 9:
            mention = next((m for m in self.beginning.get(i, ()) if m.entity.kind != "person"), None)
            if mention:
                i = mention.last
                continue
            found = self.w.role_nouns.starting(self.s.lower, i)
            if found and self.s.tags[i] not in FINITE_TAGS:
                best = (i, found[0], found[1].kind)
                i = found[0]
                continue
            joins = self.lower(i) == "and" and i in self.ending and i + 1 in self.beginning
            word_ok = self.s.tags[i] in _MODIFIER_TAGS | {"POS", "CD"} or self.lower(i) == "-" or joins
            if not word_ok:
                break
            i += 1
        return best

    def _owner_inside(self, start: int, noun: int) -> tuple[int, Entity] | None:
        """'Mexico's ambassador', 'a former Arizona congresswoman': (where the role goes on, owner)."""
        for m in self._beginning_in(start, noun):
            if m.entity.kind in {"country", "organisation", "place"} and m.last <= noun:
                after = m.last + 1 if self.lower(m.last) in {"'s", "'"} else m.last
                return (after if m.first == start else start), m.entity
        return None

    def _complement(self, end: int) -> tuple[int, Entity | None]:
        """What follows the noun: 'of international relations' belongs to the role, 'at Yale' says where it is held."""
        i = end
        while i < self.n:
            word = self.lower(i)
            if word not in _ROLE_PREPOSITIONS | _HOLDING_PREPOSITIONS:
                break
            j = i + 1
            while self.lower(j) in {"the", "a", "an", "its", "his", "her"}:
                j += 1
            mention = next(
                (
                    m
                    for m in self._beginning_in(j, j + 3)
                    if (m.entity.kind in {"organisation", "country"} or (m.entity.kind == "place" and word == "of" and m.first == j))
                    and not self._has_noun(j, m.first)
                ),
                None,
            )
            if mention and mention.is_adjective:  # 'with the Chinese Academy of Sciences'
                mention = next((m for m in self.beginning.get(mention.last, ()) if m.entity.kind == "organisation"), mention)
                j = mention.first
            if mention and word in _HOLDING_PREPOSITIONS and self.lower(mention.last) in {"'s", "'"}:
                # 'director of Russia's China Institute', 'vice chairman of the government's Council for ...'
                further = next((m for m in self.beginning.get(mention.last + 1, ()) if m.entity.kind == "organisation"), None)
                if further:
                    return i, further.entity
                return self._phrase_end(j), mention.entity
            if mention and not self._modifies(mention) and (word == "of" or (word in _HOLDING_PREPOSITIONS and mention.first == j)):
                return i, mention.entity
            stop = self._phrase_end(j)
            if stop <= j:
                break
            inner = next((m for m in self._beginning_in(j, stop) if m.last <= stop and m.entity.kind == "organisation"), None)
            if inner and word in {"at", "of", "with", "for"}:
                return i, inner.entity
            if word in {"at", "with", "from"}:
                break
            i = stop
        return i, None

    def _beginning_in(self, first: int, stop: int) -> list[Mention]:
        return [mention for i in range(first, min(stop, self.n)) for mention in self.beginning.get(i, ())]

    def _modifies(self, mention: Mention) -> bool:
        """'of the China program': a country before a noun is no holder."""
        return mention.entity.kind == "country" and mention.last < self.n and self.s.tags[mention.last] in {"NN", "NNS"}

    def _has_noun(self, first: int, last: int) -> bool:
        return any(self.s.tags[k] in {"NN", "NNS"} for k in range(first, last))

    def _phrase_end(self, i: int) -> int:
        while (
            i < self.n
            and (
                self.s.tags[i] in _MODIFIER_TAGS | {"POS", "CD"} - {"RB"}
                or (self.lower(i) in {"-", "and"} and self.s.tags[min(i + 1, self.n - 1)] in {"NN", "NNS", "JJ", "NNP"})
            )
            and self.lower(i) not in {"who", "said"}
        ):
            i += 1
        return i

    def _before_comma(self, mention: Mention) -> Role | None:
        """'The finance minister, Lou Jiwei, suggested', 'the chairman of the Joint Chiefs, General Anna Lee, said'."""
        comma = self._name_start(mention) - 1
        if self.lower(comma) != ",":
            return None
        start = comma
        while (
            start > 0
            and self.lower(start - 1) not in {",", ";", ".", '"', "''", "by", "that", "said", "told"}
            and self.s.tags[start - 1] not in FINITE_TAGS
        ):
            start -= 1
            if self.s.tags[start] in {"DT", "PRP$", "WP$"} and self.lower(start - 1) not in {"of", "for", "at", "to", "in"}:
                break
        if self.lower(mention.last) not in {",", "."} and not self._opens_clause(start):
            return None
        if self.lower(start - 1) == "of" and self.lower(start - 2) == "one":
            return self._one_of(mention, comma)
        return self._plain(mention, start, comma)

    def _name_start(self, mention: Mention) -> int:
        """Where the name begins with its form of address and rank: 'Mr John Major', 'General Anna Lee'."""
        i = mention.first
        if self.lower(i - 1) == "." and i > 1:
            i -= 1
        if self.lower(i - 1) in self.w.honorifics or self.w.role_nouns.ending(self.s.lower, i):
            return i - 1
        return mention.first

    def _opens_clause(self, start: int) -> bool:
        """Without a comma behind the name, the role must be a subject: not 'after talks with the minister, Lee left'."""
        return self.s.tags[start : start + 1] == ["DT"] and (start == 0 or self.lower(start - 1) in {",", "and", "but", '"'})

    def _one_of(self, mention: Mention, end: int) -> Role | None:
        """'One of the administrators, Paul Hale, said'."""
        found = self.w.role_nouns.ending(self.s.lower, end)
        if not found or not self._is_plural(end):
            return None
        return self._build(mention, found[0], end, " ".join(self.s.lower[found[0] : end]), found[1].kind)

    def _plain(self, mention: Mention, start: int, end: int) -> Role | None:
        if start >= end or self._is_person(end - 1):
            return None
        role = self._description(mention, start)
        if role is None or role.last > end or any(self.s.tags[k] == "CC" for k in range(role.last, end)):
            return None
        return role

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.s.surface(first, last).split())
