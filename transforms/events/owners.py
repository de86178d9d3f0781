"""Owners: who stands inside the phrase before a noun: 'Putin's visit', 'Israeli raids', 'their talks'."""

from __future__ import annotations

from transforms.discourse.memory import ACTING, Participant
from transforms.events.clause import Clause
from transforms.events.directions import DIRECTED
from transforms.events.referents import joined_names, read_phrase, read_pronoun
from transforms.events.subjects import read_subject, without_time
from transforms.events.support_verbs import find_support_verb
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import main_clause
from transforms.syntax.noun_phrases import ADJECTIVES, phrase_start, whole_phrase_start
from transforms.syntax.subjects import subject_of_main_clause

# How far behind 'on' the name of whom a measure is on may stand: 'tariffs on imported Chilean wine'.
AIM_REACH = 5
# How far before the aid its receiver may stand: 'gave Chad 3 billion dollars in military aid'.
GIVEN_REACH = 7
_GENDERS = {"his": "m", "her": "f"}
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}


def owners_of(clause: Clause, noun: int) -> list[Participant]:
    """'Putin's state visit', 'Israeli raids', 'China-Russia talks', 'their talks': who stands inside the phrase before."""
    start = whole_phrase_start(clause.sentence, noun, ADJECTIVES)
    inside = _names_inside(clause, start, noun)
    if not inside:
        return _meant_by_possessive(clause, start, noun) if start < noun and clause.lower[start] in _POSSESSIVES else []
    is_described = clause.tags[noun - 1] == "POS" and inside[-1].end < noun - 1  # 'the Peruvian President's visit'
    described = read_phrase(clause.referents, clause.sentence, start, noun - 1) if is_described else []
    joined = joined_names(clause.sentence, inside)
    return described or [Participant(m.entity.name, m.entity) for m in (joined if len(joined) > 1 else inside[-1:])]


def _names_inside(clause: Clause, start: int, noun: int) -> list[Mention]:
    """The names inside a noun phrase that can own it; 'her European tour' and 'the Peru trip' say where it goes."""
    inside = [m for m in clause.mentions if start <= m.start and m.end <= noun and m.entity.kind in ACTING]
    if noun == clause.hit.start and clause.trigger.event_type in DIRECTED | {"aid"}:
        aimed = aimed_at(clause)
        return [m for m in inside if m is not aimed]
    if clause.trigger.event_type != "visit" or noun != clause.hit.start:
        return inside
    return [m for m in inside if m.entity.kind == "person" or clause.tags[m.end] == "POS"]


def aimed_at(clause: Clause) -> Mention | None:
    """'eased Venezuela sanctions': the country whose bare name stands before a measure, unless it says on whom: 'China tariffs on wine'.

    'US sanctions' and 'EU tariffs' are those of whom the letters mean. Of aid it is who gets it: 'gave Ukraine military aid'.
    """
    if clause.trigger.event_type == "aid":
        return _receiver(clause)
    if clause.trigger.lemma in clause.lexicon.word_sets["freedoms"]:  # 'ended Chile's duty-free access'
        return _freed(clause)
    name = next((m for m in clause.mentions if m.end == clause.hit.start and m.entity.kind == "country" and not m.is_adjective), None)
    if name is None or (clause.lower[clause.hit.end : clause.hit.end + 1] in (["on"], ["against"]) and _goes_on_to_name(clause)):
        return None
    first = clause.sentence.words[name.start]
    return None if first.isupper() or "." in first or first == "United" else name


def _freed(clause: Clause) -> Mention | None:
    """Whose goods went free of duty: 'ended Chile's duty-free access'."""
    start = phrase_start(clause.sentence, clause.hit.start)
    return next((m for m in clause.mentions if start <= m.start < clause.hit.start and m.entity.kind == "country"), None)


def _receiver(clause: Clause) -> Mention | None:
    """'gave Ukraine more military aid': the bare name between a verb of giving and what is given."""
    giving = clause.lexicon.word_sets["giving_aid"]
    for name in clause.mentions:
        between = clause.tags[name.end : clause.hit.start]
        is_bare = not name.is_adjective and name.entity.kind in ACTING and name.start > 0
        if is_bare and 0 <= clause.hit.start - name.end <= GIVEN_REACH and clause.lower[name.start - 1] in giving:
            return name if not {"POS", ",", *VERB_TAGS} & set(between) else None
    return None


def country_of_goods(clause: Clause) -> Mention | None:
    """'lifted Australian wine tariffs', 'imposes China car tariffs': the country whose goods stand before a measure."""
    if clause.trigger.event_type != "tariff":
        return None
    start = phrase_start(clause.sentence, clause.hit.start)
    inside = [m for m in clause.mentions if start <= m.start and m.end < clause.hit.start and m.entity.kind == "country"]
    if len(inside) != 1 or "POS" in clause.tags[start : clause.hit.start] or clause.sentence.words[inside[0].start].isupper():
        return None
    return inside[0] if clause.tags[clause.hit.start - 1] in {"NN", "NNS"} else None


def _goes_on_to_name(clause: Clause) -> bool:
    """'China tariffs on Australian wine', not 'eased Venezuela sanctions on Monday'."""
    return any(clause.hit.end < m.start <= clause.hit.end + AIM_REACH for m in clause.mentions)


def _meant_by_possessive(clause: Clause, start: int, noun: int) -> list[Participant]:
    """Whom 'his', 'her', 'its' or 'their' means before a noun."""
    bodies = {m.entity.name for m in clause.mentions if m.end <= start and m.entity.kind == "country" and not m.is_adjective}
    if clause.lower[start] == "its" and clause.trigger.event_type == "attack" and len(bodies) > 1:
        return []  # 'China opposes sanctions against Russia in response to its war': nobody is better than the wrong one
    host = _subject_of_aside(clause, noun, _GENDERS.get(clause.lower[start], "")) if clause.lower[start] in _GENDERS else None
    return [host] if host is not None else read_pronoun(clause.referents, clause.sentence, start, _POSSESSIVES[clause.lower[start]])


def _subject_of_aside(clause: Clause, noun: int, gender: str) -> Participant | None:
    """'Paz met Rojas, marking his first visit': the visit is Paz's, unless Rojas was received or 'his' cannot mean Paz."""
    verb, _ = find_support_verb(clause.sentence, noun, clause.mentions, clause.lexicon)
    if verb is None or clause.tags[verb] != "VBG" or clause.lower[verb - 1] != ",":
        return None
    main = main_clause(clause.sentence.clause_at[verb]).verb
    subject = subject_of_main_clause(clause.sentence, verb)
    if main is None or subject is None or _receives(clause, main):
        return None
    found = read_subject(clause, without_time(clause, subject))
    return next((p for p in found if len(found) == 1 and p.entity and p.entity.kind == "person" and p.entity.gender in {"", gender}), None)


def _receives(clause: Clause, verb: int) -> bool:
    """'received', 'hosted': the guest is the one who visits."""
    entry = clause.sentence.hits.triggers.get(verb)
    return entry is not None and any(reading.needs == "guest" for reading in entry[1])


def is_subjects_own(clause: Clause) -> bool:
    """'Hamas resumed its attacks': the pronoun means the subject of the verb that carries the noun."""
    start = phrase_start(clause.sentence, clause.hit.start)
    if clause.lower[start] not in _POSSESSIVES or start == 0:
        return False
    is_list = clause.trigger.event_type in DIRECTED and clause.tags[start - 1] == "IN"  # 'took two men off its sanctions list'
    return is_list or clause.tags[start - 1] in VERB_TAGS
