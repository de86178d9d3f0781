"""What comes into focus while a sentence is read: persons and bodies that do something, people, and those who spoke."""

from __future__ import annotations

from transforms.discourse.attributions import Attribution, Source
from transforms.mentions.entities import Entity, Mention
from transforms.quotations.context import Context
from transforms.syntax.clauses import first_verb
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import head_of

# How far into a sentence the verb of its first subject is looked for.
OPENING_REACH = 6


def may_act(mention: Mention) -> bool:
    """A person, a body, or a country with which a sentence opens."""
    return mention.entity.kind in {"person", "organisation"} or _opens_clause(mention)


def focus_on_subject(context: Context, sentence: Parse, mention: Mention) -> None:
    """A person or body that does something is in focus for the pronouns that follow."""
    if mention.entity.kind == "organisation":
        context.focus.note_organisation(mention.entity)
    if mention.entity.kind == "person":
        context.focus.named[mention.entity.name] = (sentence.number, mention.start)
    if _is_object(sentence, mention):
        return
    context.focus.note(Source(mention.entity.name, mention.entity))
    if mention.entity.kind == "person":
        joined = _person_joined_before(sentence, mention.start)
        context.focus.tied = (joined, mention.entity) if joined is not None else None


def _person_joined_before(sentence: Parse, first: int) -> Entity | None:
    """'Anna Berg and | Olga Kern': the other person."""
    if first < 2 or sentence.lower[first - 1] != "and":
        return None
    return next((m.entity for m in sentence.mentions if m.end == first - 1 and m.entity.kind == "person"), None)


def _opens_clause(mention: Mention) -> bool:
    """'Russia pulled out. It says': a country with which a sentence opens, and which does something in it."""
    tags = mention.sentence.tags
    is_country = mention.entity.kind == "country" and not mention.is_adjective
    return is_country and mention.start <= 1 and tags[mention.end : mention.end + 1] in (["VBD"], ["VBZ"], ["MD"])


def focus_on_people(context: Context, sentence: Parse) -> None:
    """'The sailors came to the quay': people whom 'they' may mean."""
    verb = first_verb(sentence, 1, min(OPENING_REACH, len(sentence))) if sentence.has_any(context.lexicon.names.person_nouns) else None
    subject = sentence.subject_of(verb) if verb is not None else None
    head = head_of(subject) if subject is not None else None
    if subject is None or head is None or sentence.tags[head] != "NNS" or sentence.lower[head] not in context.lexicon.names.person_nouns:
        return
    noun = sentence.lower[head]
    if context.focus.plural is None or context.focus.plural.noun != noun:
        context.focus.note(Source(sentence.surface(subject.start, subject.end), None, is_plural=True, noun=noun))


def _is_object(sentence: Parse, mention: Mention) -> bool:
    """'with Anna Lee', 'met Anna Lee', "Anna Lee's" plan: a name that does nothing itself."""
    start = mention.start - (sentence.lower[max(0, mention.start - 1)] == "the")
    before = sentence.lower[start - 1] if start > 0 else ""
    possessive = mention.end < len(sentence) and sentence.tags[mention.end] == "POS"
    is_governed = before in {"with", "to", "by", "of", "against", "from", "for", "on", "about", "in", "at"}
    return possessive or is_governed or before in sentence.word_sets["acting_on_persons"] or _is_titled_object(sentence, mention)


def _is_titled_object(sentence: Parse, mention: Mention) -> bool:
    """'met Vice Premier Wang Yi', 'with the Chilean President Juan Rojas': what governs the name stands before its title."""
    start = phrase_start(sentence, mention.start + 1)
    before = sentence.lower[start - 1] if start > 0 else ""
    return before == "with" or before in sentence.word_sets["acting_on_persons"]


def focus_on_speakers(context: Context, found: list[Attribution]) -> None:
    """Who speaks stays in focus longer than whom the words are about."""
    for attribution in found:
        context.focus.note(attribution.source)
        context.focus.note_speaker(attribution.sentence.number, attribution.source)
        if attribution.source.entity is not None and attribution.source.entity.kind == "person":
            context.focus.tied = None
