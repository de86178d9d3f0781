"""Lists: all that an act is done to, of which the first was found: 'sanctions on Iran, Syria and Mali', 'visited Chile and Peru'."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.events.event import is_acting
from transforms.events.sides import Sides
from transforms.mentions.entities import Entity, Mention
from transforms.syntax.clauses import verb_starting
from transforms.syntax.parse import Parse

_LAST = (["and"], [",", "and"], ["and", "the"], [",", "and", "the"])
_INNER = ([","], [",", "the"])
# What stands between the nations whose goods a tariff is on: 'Chinese and Indian goods'.
_PLACES = {"country", "place"}
_BODIES = {"country", "organisation"}


def complete_targets(sentence: Parse, mentions: list[Mention], sides: Sides, behind: int, *, of_measure: bool) -> None:
    """Adds to the sides those that stand in one list with the target, behind token ``behind``; of a measure also by adjectives."""
    if sides.target is None or sides.target.entity is None:
        return
    entity = sides.target.entity
    listed = _listed_with(sentence, mentions, entity, behind)
    if not listed and of_measure:
        listed = _joined_adjectives(sentence, mentions, entity, behind)
    others = [Participant(m.entity.name, m.entity) for m in listed if m.entity.name != sides.target.name]
    sides.others = [p for p in others if p not in sides.actors and (is_acting(p) or entity.kind == "place")]


def _listed_with(sentence: Parse, mentions: list[Mention], entity: Entity, behind: int) -> list[Mention]:
    first = next((m for m in mentions if m.start >= behind and m.entity is entity and not m.is_adjective), None)
    return listed_behind(sentence, mentions, first) if first else []


def _joined_adjectives(sentence: Parse, mentions: list[Mention], entity: Entity, behind: int) -> list[Mention]:
    """'on Chilean and Malian wine', 'on Chilean, Malian and Indian goods': the adjectives joined to the first."""
    last = next((m for m in mentions if m.start >= behind and m.entity is entity and m.is_adjective), None)
    found: list[Mention] = []
    for mention in (m for m in mentions if last is not None and m.start >= last.end and m.is_adjective):
        joint = sentence.lower[last.end : mention.start] if last is not None else []
        if joint not in (["and"], [","], [",", "and"], ["or"]):
            break
        found, last = [*found, mention], mention
    return found


def listed_behind(sentence: Parse, mentions: list[Mention], start: Mention) -> list[Mention]:
    """The names of a list behind its first one; empty where it is none: 'struck Chile and Peru answered'."""
    found: list[Mention] = []
    end = start
    owners = _owners_of_persons(sentence, mentions) if start.entity.kind == "person" else {}
    for mention in (m for m in mentions if m.start >= start.end and m not in owners.values()):
        joint = sentence.lower[end.end : owners.get(mention.start, mention).start]
        is_alike = not mention.is_adjective and (
            mention.entity.kind == start.entity.kind
            or {mention.entity.kind, start.entity.kind} <= _PLACES
            or {mention.entity.kind, start.entity.kind} <= _BODIES  # 'from the United States, the European Union and Norway'
        )
        if not is_alike or joint not in (*_LAST, *_INNER):
            return []
        found.append(mention)
        if joint in _LAST:
            return [] if _goes_on(sentence, mention.end) else found
        end = mention
    return []


def _owners_of_persons(sentence: Parse, mentions: list[Mention]) -> dict[int, Mention]:
    """By the token at which a person's name begins, whose officer the text says that he is: 'Chile's Elena Paz'."""
    persons = {m.start for m in mentions if m.entity.kind == "person"}
    return {m.end + 1: m for m in mentions if sentence.tags[m.end : m.end + 1] == ["POS"] and m.end + 1 in persons}


def _goes_on(sentence: Parse, last: int) -> bool:
    """Whether the last name opens a clause of its own or owns what stands behind: 'on Chile and Peru raised', 'Chile and Peru's army'."""
    return verb_starting(sentence, last) is not None or sentence.lower[last : last + 1] == ["'s"]
