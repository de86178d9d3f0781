"""Subjects: who a verb group belongs to, over relative clauses, asides and the times that stand before it."""

from __future__ import annotations

from transforms.discourse.memory import ACTING, Participant
from transforms.events.clause import Clause, mention_ending
from transforms.events.lists import listed_behind
from transforms.events.referents import read_phrase
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.subjects import Subject, find_subject, subject_of_main_clause
from transforms.syntax.verb_group import VerbGroup

_GENDERS = {"he": "m", "she": "f"}
_TIME_OPENERS = {"before", "after", "when", "while", "until", "once"}


def subject_of(clause: Clause, group: VerbGroup) -> list[Participant]:
    """The subject of a group, over the times that stand before it: 'the ministry this year began'."""
    at = group.start
    if at > 1 and (clause.tags[at - 1] in {"WDT", "WP"} or clause.lower[at - 1] == "which"):
        antecedent = _antecedent(clause, at - 1)
        if antecedent:
            return antecedent
    at = _before_asides(clause, at)
    named = _claimed(clause, at) or _shortened(clause, at)
    if named is not None:
        return [Participant(named.entity.name, named.entity)]
    subject = find_subject(clause.sentence, at, clause.hit.end, after_quote=False)
    if subject is None:
        return []
    host = _subject_of_main(clause, subject)
    return [host] if host is not None else read_subject(clause, without_time(clause, subject))


def _before_asides(clause: Clause, at: int) -> int:
    """Where what stands between a subject and its verb at token ``at`` begins: ', he said,', 'at once' and times."""
    aside = clause.referents.asides.get((clause.sentence.number, at - 1))
    if aside is not None and clause.lower[aside] == "," == clause.lower[at - 1]:
        at = aside
    if at > 1 and " ".join(clause.lower[at - 2 : at]) in clause.lexicon.word_sets["adverbial_pairs"]:
        at -= 2
    early_or_late = clause.lexicon.word_sets["early_or_late"]
    while time := next((t for t in clause.times if t.end == at and t.start > clause.start), None):
        at = time.start
        while at > clause.start and (clause.lower[at - 1] in {"on", "in"} or clause.lower[at - 1] in early_or_late):
            at -= 1
    return at


def _shortened(clause: Clause, verb: int) -> Mention | None:
    """'Juan Rojas Jr. met': the name before a verb with the full stop of its last part."""
    return mention_ending(clause, verb - 1) if verb > 1 and clause.lower[verb - 1] == "." else None


def _subject_of_main(clause: Clause, subject: Subject) -> Participant | None:
    """'Paz will meet Rojas before she flies to Lima': a pronoun that opens a clause of time takes up the subject of the main clause."""
    gender = _GENDERS.get(clause.lower[subject.start]) if subject.end - subject.start == 1 else None
    if gender is None or subject.start == 0 or clause.lower[subject.start - 1] not in _TIME_OPENERS:
        return None
    found = subject_of_main_clause(clause.sentence, subject.start)
    named = read_subject(clause, without_time(clause, found)) if found is not None else []
    return next((p for p in named if len(named) == 1 and p.entity and p.entity.kind == "person" and p.entity.gender in {"", gender}), None)


def without_time(clause: Clause, subject: Subject) -> Subject:
    """'On May 3 Peru's premier visited': the phrase that opens with a time is the subject from behind it."""
    time = next((t for t in clause.times if t.start <= subject.start < t.end < subject.end), None)
    if time is None:
        return subject
    is_part_of_day = (
        clause.lower[time.end] in clause.lexicon.word_sets["parts_of_day"] and time.end + 1 < subject.end
    )  # 'Wednesday evening officials'
    return Subject(subject.sentence, time.end + is_part_of_day, subject.end, subject.is_behind)


def _claimed(clause: Clause, verb: int) -> Mention | None:
    """'the ministry claims Elena Paz has left': the name right behind a verb of saying that looks like a plural noun."""
    name = next((m for m in clause.mentions if m.end == verb and m.entity.kind in ACTING and not m.is_adjective), None)
    if name is None or name.start == 0 or clause.tags[name.start - 1] not in {"NNS", "VBZ"}:
        return None
    cue = clause.sentence.hits.cues.get(name.start - 1)
    return name if cue is not None and cue[0] == 1 else None


def subject_of_opening(clause: Clause, verb: int) -> list[Participant]:
    """'Visiting Chile, Elena Paz said': the subject of the main clause."""
    comma = next((k for k in range(verb, len(clause.sentence) - 1) if clause.lower[k] == ","), None)
    named = [m for m in clause.mentions if comma is not None and comma < m.start <= comma + 3 and m.entity.kind in ACTING]
    if named and not named[0].is_adjective:
        return read_phrase(clause.referents, clause.sentence, named[0].start, named[0].end)
    subject = subject_of_main_clause(clause.sentence, verb)  # 'she said so while visiting Chile'
    return read_subject(clause, subject) if subject else []


def _antecedent(clause: Clause, relative: int) -> list[Participant]:
    """'criticism from the West, which accuses': whom the noun phrase right before names."""
    end = relative - 1 if clause.lower[relative - 1] == "," else relative
    start = phrase_start(clause.sentence, end)
    is_country = any(m.end == end and m.entity.kind != "person" for m in clause.mentions)
    if is_country and clause.lower[relative] == "who" and clause.lower[start - 1 : start] == ["of"]:
        start = phrase_start(clause.sentence, start - 1)
        named = mention_ending(clause, start - 1)
        if named is not None and named.entity.kind == "person":  # 'Paz, the president of Peru, who'
            return [Participant(named.entity.name, named.entity)]
    return read_phrase(clause.referents, clause.sentence, start, end) if start < end else []


def named_by_preposition(clause: Clause, verb: int) -> list[Participant]:
    """'accused Chile of dumping': who is accused does it."""
    if clause.lower[verb - 1] not in {"of", "for", "from"}:
        return []
    start = phrase_start(clause.sentence, verb - 1)
    named = [m for m in clause.mentions if start <= m.start and m.end <= verb - 1 and m.entity.kind in ACTING]
    is_object = start > 0 and clause.tags[start - 1] in VERB_TAGS
    return [Participant(named[-1].entity.name, named[-1].entity)] if named and is_object else []


def read_subject(clause: Clause, subject: Subject) -> list[Participant]:
    """Whom a subject names, with those joined to it and what a hyphen puts before it."""
    start, end = subject.start, subject.end
    if start > 1 and clause.lower[start - 1] == "-" and clause.sentence.is_glued(start):  # 'anti-government troops'
        start -= 2
    start = _list_start(clause, start, end)
    start = _adjectives_start(clause, start)
    listed = _listed_with(clause, end)
    named = read_phrase(clause.referents, clause.sentence, start, end)
    return [*named, *(p for p in listed if p not in named)]


def _listed_with(clause: Clause, last: int) -> list[Participant]:
    """'Peru, Chile and Brazil, which share a border, condemned': those listed behind the name that was found."""
    name = mention_ending(clause, last)
    listed = listed_behind(clause.sentence, clause.mentions, name) if name is not None else []
    is_aside = bool(listed) and clause.lower[listed[-1].end : listed[-1].end + 1] == [","] and listed[-1].end < clause.hit.start
    return [Participant(m.entity.name, m.entity) for m in listed] if is_aside else []


def _adjectives_start(clause: Clause, first: int) -> int:
    """Where the adjectives before a noun begin: 'Peruvian and Chilean troops', 'Peruvian, Chilean and Brazilian ministers'."""
    joints = {"and"}
    while first > 1 and clause.lower[first - 1] in joints and any(m.start == first and m.is_adjective for m in clause.mentions):
        other = next((m for m in clause.mentions if m.end == first - 1 and m.is_adjective), None)
        if other is None:
            break
        first, joints = other.start, {","}
    return first


def _list_start(clause: Clause, start: int, end: int) -> int:
    """Where a list of names begins of which the subject is the last: 'Mr Paz and Mr Rojas', 'Peru, Chile and Brazil'."""
    while start > 1 and clause.lower[start - 1] in {",", "and", "nor"} and _opens_with_name(clause, start):
        before = mention_ending(clause, start - 1) or _named_before_description(clause, start)
        is_described = before is not None and before.end < start - 1
        is_list = is_described or clause.sentence.role == "title" or not {"and", "nor"}.isdisjoint(clause.lower[start - 1 : end])
        if before is None or not is_list:  # 'While Chile condemned Brazil, Peru accused it'
            break
        start = before.start
    return start


def _named_before_description(clause: Clause, first: int) -> Mention | None:
    """'Paz and her host, Juan Rojas, met': the name before 'and' and what describes the next one, which begins at a token."""
    start = phrase_start(clause.sentence, first - 1) if clause.lower[first - 1] == "," else 0
    is_description = start > 1 and clause.lower[start - 1] == "and" and clause.tags[start] in {"PRP$", "DT"}
    return mention_ending(clause, start - 1) if is_description else None


def _opens_with_name(clause: Clause, first: int) -> bool:
    return any(first <= m.start <= first + 2 and not m.is_adjective for m in clause.mentions)
