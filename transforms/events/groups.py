"""Groups: whom 'the two', 'both leaders' and 'the sides' mean, and who takes part in talks of which only the place in a clause tells.

'After talks in Lima, Paz and Rojas signed' tells of talks between the two, 'the dinner ran an hour over' of one between those who
had met. Nothing is taken over where the text tells of nobody who could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.discourse.memory import Participant
from transforms.events.clause import Clause, mention_ending
from transforms.events.context import POINTING_BACK, POINTS_BACK_OVER, EventContext
from transforms.events.directions import DIRECTED, tells_step
from transforms.events.event import Event, is_acting
from transforms.events.phrases import before_stages
from transforms.events.sides import Sides
from transforms.events.subjects import read_subject, without_time
from transforms.events.telling import is_told, verb_of_noun
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import verb_run
from transforms.syntax.noun_phrases import phrase_start, whole_phrase_start
from transforms.syntax.subjects import Subject, subject_of_main_clause

# Events at which people come together; who took part in one is meant by the next.
ENCOUNTERS = {"meet", "talks", "call", "visit"}
_SYMMETRIC = {"meet", "talks", "call"}
# What may stand between 'the two' and its verb: 'the two | last | met', 'both | have | agreed'.
_BETWEEN_TAGS = {"RB", "JJ", "MD", "VBD", "VBZ", "VBP"}
BETWEEN_REACH = 3
# How far behind the noun its day may stand: 'the dinner | on | Wednesday'.
DAY_WITHIN = 2
_PAIRS = {"two", "both", "pair", "duo"}
# What leads from a clause to the encounter of its subject: 'after talks', 'in a telephone call'.
_SURELY_WITHIN = {"after", "following", "in"}
_WITHIN = {"after", "following", "in", "during", "at", "on", "before"}


def take_group(context: EventContext, clause: Clause, sides: Sides) -> None:
    """'The two met', 'both leaders agreed', 'the sides signed': those who came together in what the text told last."""
    if clause.trigger.event_type in DIRECTED or len(sides.actors) > 1 or any(map(is_acting, sides.actors)):
        return
    kinds = _kinds_meant(clause, sides)
    if kinds is None:
        return
    for known in _told_near(context, clause):
        parties = [p for p in known.actors if p.entity is not None and p.entity.kind in kinds]
        if len(parties) > 1:
            sides.actors = parties[:]
            return


def _kinds_meant(clause: Clause, sides: Sides) -> set[str] | None:
    """Of what kinds those are whom a group means: persons for 'both leaders', countries for 'the sides'; null where it is no group."""
    if not sides.actors:
        return {"person", "country"} if not clause.is_noun and _is_bare_pair(clause) else None
    words = sides.actors[0].name.lower().split()
    head, sets = words[-1], clause.lexicon.word_sets
    is_pair = not _PAIRS.isdisjoint(words)
    if head in sets["joint_heads"] and (is_pair or words == ["the", "leaders"]):  # 'the ministers' may be any
        return {"person"}
    is_any = (head in sets["joint_states"] or head in _PAIRS) and (is_pair or words[0] == "the")
    return {"person", "country"} if is_any or words == ["sides"] else None


def _is_bare_pair(clause: Clause) -> bool:
    """'The two last met', 'Both agreed': a pair without a noun stands before the verb."""
    first = clause.group.start
    for k in range(first - 1, max(-1, first - 1 - BETWEEN_REACH), -1):
        if clause.lower[k] in _PAIRS:
            return True
        if clause.tags[k] not in _BETWEEN_TAGS:
            return False
    return False


def take_subject_of_clause(clause: Clause, sides: Sides) -> None:
    """'After talks in Lima, Paz and Rojas signed', 'Paz, on the second day of a visit, said': whose clause an encounter stands in."""
    if not clause.is_noun or clause.trigger.event_type not in ENCOUNTERS or sides.actors:
        return
    start = whole_phrase_start(clause.sentence, clause.hit.start)
    at = before_stages(clause.sentence, start)
    if at < 1 or clause.lower[at - 1] not in _WITHIN or clause.lower[start] in POINTING_BACK or clause.tags[start] == "POS":
        return
    subjects = _subjects(clause, at)
    is_group = len(subjects) == 1 and _kinds_meant(clause, Sides(subjects)) is not None  # 'the two leaders settled it in a call'
    found = subjects if is_group else _taking_part(clause, subjects)
    is_enough = len(found) > 1 or sides.target is not None or clause.trigger.event_type == "visit" or is_group
    if is_enough or clause.lower[at - 1] in _SURELY_WITHIN:
        sides.actors = found


def _taking_part(clause: Clause, subjects: list[Participant]) -> list[Participant]:
    """Those that can act; on a visit only persons are."""
    found = [p for p in subjects if is_acting(p)]
    is_visit = clause.trigger.event_type == "visit"
    return [p for p in found if not is_visit or (p.entity is not None and p.entity.kind == "person")]


def _subjects(clause: Clause, at: int) -> list[Participant]:
    """Who stands before an aside ('Paz, on a visit, and Rojas'), else the subject of the clause that a phrase opens or stands in."""
    named = mention_ending(clause, at - 2) if clause.lower[at - 2] == "," else None
    if named is not None and named.entity.kind == "person":
        return [Participant(named.entity.name, named.entity)]
    inner = clause.sentence.clause_at[clause.hit.start]
    subject = inner.subject if inner.verb is not None and inner.kind != "adverbial" else None
    subject = subject or subject_of_main_clause(clause.sentence, clause.hit.start) or _subject_behind(clause, at)
    return read_subject(clause, without_time(clause, subject)) if subject is not None else []


def _subject_behind(clause: Clause, at: int) -> Subject | None:
    """'After talks in Lima, | Paz and Rojas | signed': the subject of the first clause behind the comma of an opening phrase."""
    comma = next((k for k in range(clause.hit.end, len(clause.sentence) - 1) if clause.lower[k] == ","), None)
    if at > 2 or comma is None or any(tag in VERB_TAGS for tag in clause.tags[at:comma]):
        return None
    return clause.sentence.clause_at[comma + 1].subject


def take_encounter(context: EventContext, clause: Clause, sides: Sides) -> None:
    """'The dinner on Wednesday', 'talks start in October', 'the ban could go': those who took part in the like told before."""
    kind = clause.trigger.event_type
    if not clause.is_noun or sides.actors or not _may_take_over(clause):
        return
    alike, least = (_SYMMETRIC, 2) if kind in _SYMMETRIC else ({kind}, 1)
    known = next((k for k in _told_near(context, clause) if k.event_type in alike and sum(map(is_acting, k.actors)) >= least), None)
    if known is not None:
        sides.actors = [p for p in known.actors if is_acting(p)]
        sides.target = sides.target or (known.target if kind in DIRECTED else None)


def _may_take_over(clause: Clause) -> bool:
    """Whether the text says when it is or what comes of it; of a measure also which one is meant: 'the ban'."""
    is_definite = clause.lower[phrase_start(clause.sentence, clause.hit.start)] in POINTING_BACK
    is_dated = any(0 <= t.start - clause.hit.end <= DAY_WITHIN for t in clause.times)
    if clause.trigger.event_type in DIRECTED:
        verb = verb_of_noun(clause)
        is_moved = verb is not None and _is_done_to(clause, verb) and tells_step(clause.sentence, verb, clause.end, clause.lexicon)
        return is_definite and (is_dated or is_moved)
    is_carried = is_told(clause) and not clause.support_verb[1]  # not 'laid the ground for the meeting'
    return clause.trigger.event_type in _SYMMETRIC and (is_dated or is_carried)


def _is_done_to(clause: Clause, verb: int) -> bool:
    """'the ban could be lifted'; not 'the ban will raise costs'."""
    return verb < clause.hit.start or any(clause.tags[k] == "VBN" for k in verb_run(clause.sentence, verb, clause.end))


def _told_near(context: EventContext, clause: Clause) -> Iterator[Event]:
    """The events told in the sentences before, latest first."""
    for known in reversed(context.told):
        if clause.sentence.number - known.sentence.number > POINTS_BACK_OVER:
            return
        yield known
