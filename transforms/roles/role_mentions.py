"""Mentions that call a person by a role: 'the Russian president', 'the minister', once the article has said who that is."""

from __future__ import annotations

from transforms.lexicons.hits import ArticleWithHits, SentenceWithHits
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.roles.role_phrases import Role

# Who holds a role of a country, by the noun of the role and the name of the country; null where the article names two.
Holders = dict[tuple[str, str], Entity | None]


def roles_by_noun(roles: list[Role]) -> dict[str, list[Entity]]:
    """The persons whom the article gives a role, by its head, lower case: for 'the minister'."""
    holders: dict[str, list[Entity]] = {}
    for role in roles:
        known = holders.setdefault(role.noun, [])
        if role.person not in known:
            known.append(role.person)
    return holders


def add_role_mentions(article: ArticleWithHits, names: ArticleNames, roles: list[Role], lexicon: Lexicon) -> ArticleNames:
    """The names with those mentions added that call a person by role and country: 'the Russian president'."""
    holders = _holders(roles)
    # 'the president' is the one whom the article has called so, if it is only one
    offices = lexicon.word_sets["single_offices"]
    called = {noun: persons[0] for noun, persons in roles_by_noun(roles).items() if len(persons) == 1 and noun in offices}
    rows = []
    for sentence, mentions in zip(article.sentences, names.mentions, strict=True):
        added = [m for m in (_role_mention(sentence, mention, mentions, holders, lexicon) for mention in mentions) if m]
        added += _definite_mentions(sentence, mentions, called)
        rows.append(_with_added(mentions, added))
    return ArticleNames(rows, names.entities)


def _holders(roles: list[Role]) -> Holders:
    holders: Holders = {}
    for role in roles:
        if role.owner is not None and role.owner.kind == "country":
            key = (role.noun, role.owner.name)
            known = holders.get(key, role.person)
            holders[key] = role.person if known is role.person else None  # two holders: nobody is meant for sure
    return holders


def _with_added(mentions: list[Mention], added: list[Mention]) -> list[Mention]:
    """The mentions in order with those added, which take the place of what they hold; a country stays beside them."""
    kept = [m for m in mentions if m.entity.kind == "country" or not any(new.start <= m.start and m.end <= new.end for new in added)]
    return sorted([*kept, *added], key=lambda m: (m.start, -m.end))


def _definite_mentions(sentence: SentenceWithHits, mentions: list[Mention], called: dict[str, Entity]) -> list[Mention]:
    """'the president' with no name, country or 'of' beside it, once its holder has been named."""
    if called.keys().isdisjoint(sentence.lower):
        return []
    places = [i for i in range(1, len(sentence)) if sentence.lower[i] in called and sentence.lower[i - 1] == "the"]
    return [
        Mention(sentence, i - 1, i + 1, called[sentence.lower[i]], "role")
        for i in places
        if not any(m.start <= i + 1 and i - 1 <= m.end for m in mentions) and not _goes_on(sentence, i + 1)
    ]


def _goes_on(sentence: SentenceWithHits, end: int) -> bool:
    """'the president of Peru', 'the president's plane', 'the president-elect'."""
    following = sentence.tags[end] if end < len(sentence) else "."
    return following in {"NN", "NNS", "NNP", "POS", "-"} or sentence.lower[end : end + 1] in (["of"], ["for"])


def _role_mention(
    sentence: SentenceWithHits, owner: Mention, mentions: list[Mention], holders: Holders, lexicon: Lexicon
) -> Mention | None:
    """'Russian President' or 'China's president' without a name behind it."""
    if owner.entity.kind != "country":
        return None
    end = _end_of_role(sentence, owner)
    if end is None or any(m.start == end for m in mentions) or (end < len(sentence) and sentence.tags[end] in {"NNP", "NN"}):
        return None
    if sentence.lower[end : end + 1] == ["of"]:
        return None  # 'Chinese Premier of the State Council Li Qiang' goes on
    person = _holder(holders, sentence.lower[end - 1], owner.entity.name, lexicon.word_sets)
    return Mention(sentence, owner.start, end, person, "role") if person else None


def _end_of_role(sentence: SentenceWithHits, owner: Mention) -> int | None:
    """Where the role that a country owns ends, with one word before it at the most: "Peru's foreign minister"."""
    is_owner = owner.end < len(sentence) and sentence.tags[owner.end] == "POS"
    if not (is_owner or owner.is_adjective):
        return None
    start, nouns = owner.end + is_owner, sentence.hits.role_nouns
    found = nouns.get(start)
    if not found and start + 1 < len(sentence) and sentence.tags[start] in {"JJ", "NN", "NNP"}:
        found = nouns.get(start + 1)
    return found[0] if found else None


def _holder(holders: Holders, noun: str, country: str, sets: dict[str, frozenset[str]]) -> Entity | None:
    """Whom the article gives the role; 'the leader' may be the president, and the other way round."""
    person = holders.get((noun, country))
    if person is not None or noun not in sets["calling_heads"]:
        return person
    return next((head for (held, of), head in holders.items() if of == country and held in sets["heading_states"] and head), None)
