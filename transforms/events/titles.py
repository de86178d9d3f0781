"""Titles: the person behind a title that names a country first: 'US Secretary of State Elena Paz', 'the president of Peru, Elena Paz'."""

from __future__ import annotations

from transforms.events.clause import Clause, is_hyphen
from transforms.events.referents import TITLE_REACH
from transforms.mentions.entities import Mention
from transforms.syntax.closed_class import NAMING_TAGS


def person_behind_title(clause: Clause, end: int) -> Mention | None:
    """'met US Secretary of State Elena Paz', 'met Peru's Minister for Trade Elena Paz', 'met Peru's Elena Paz': who is meant."""
    is_bare = clause.tags[end : end + 1] == ["POS"] and any(m.start == end + 1 for m in clause.mentions)
    roles, has_role = clause.sentence.hits.role_nouns, is_bare or clause.lower[end - 1] == "secretary"
    for k in range(end, min(clause.end, end + TITLE_REACH + 1)):
        person = clause.opening.get(k)
        if person is not None and person.entity.kind == "person":
            return person if has_role else None
        has_role |= k in roles
        is_field = has_role and clause.lower[k] in {"of", "for", "and", "&"}
        if clause.tags[k] not in {"NN", "NNP", "NNPS", "NNS", "JJ", "POS"} and not is_field and not is_hyphen(clause, k):
            return None
    return None


def person_behind_office(clause: Clause, mention: Mention) -> Mention | None:
    """'met the president of Peru, Elena Paz': the person named behind the title and its country."""
    is_office = clause.lower[mention.start - 1] == "of" and clause.tags[mention.start - 2] in {"NN", "NNP"}
    if not is_office or mention.end >= len(clause.sentence) or clause.lower[mention.end] != ",":
        return None
    is_role = mention.start - 2 in clause.sentence.hits.role_nouns
    return next((m for m in clause.mentions if m.start == mention.end + 1 and m.entity.kind == "person" and is_role), None)


def person_behind_field(clause: Clause, end: int) -> Mention | None:
    """'by the secretary of the treasury, Elena Paz': the person whose title with 'of' ends before the comma."""
    if end >= clause.end or clause.lower[end] not in {"of", "for"} or clause.tags[end - 1] not in {"NN", "NNP"}:
        return None
    officer = person_behind_title(clause, end - 1)
    if officer is not None:
        return officer
    if end - 1 in clause.sentence.hits.role_nouns and (officer := _behind_body(clause, end + 1)) is not None:
        return officer
    comma = next((k for k in range(end + 1, min(clause.end, end + 9)) if clause.tags[k] not in NAMING_TAGS | {"IN", "CC"}), None)
    if comma is None or clause.lower[comma] != ",":
        return None
    return next((m for m in clause.mentions if m.start == comma + 1 and m.entity.kind == "person"), None)


def _behind_body(clause: Clause, start: int) -> Mention | None:
    """'the premier of the State Council Elena Paz': the person whose name stands right behind that of the body."""
    body = next((m for m in clause.mentions if m.start in {start, start + 1} and m.entity.kind == "organisation"), None)
    person = clause.opening.get(body.end) if body is not None else None
    return person if person is not None and person.entity.kind == "person" else None
