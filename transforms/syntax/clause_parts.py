"""The parts of a clause: whom its verb is of, what that is done to, and what hangs on it by a preposition.

A parse finds each when it is first asked for (``Parse.subject_of``, ``Parse.object_of``), a clause has those of its own verb. What a
phrase behind the object hangs on, the verb or the object, is not told: 'sold | oil | to Peru', 'sold | shares | in Peru'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE, PREPOSITIONS
from transforms.syntax.noun_phrases import is_time_word, joined_chunks, phrase_end
from transforms.syntax.subjects import Subject, find_subject, subject_behind_with
from transforms.syntax.verb_groups import is_passive, verb_group_at

if TYPE_CHECKING:
    from transforms.syntax.clauses import Clause
    from transforms.syntax.parse import Parse

_INFINITIVE_TAGS = {"VB", "VBP"}
# What hangs on the noun before it is no phrase of the clause: 'worth of items'; nor is what compares.
_LEADS = (PREPOSITIONS - {"of", "as", "than", "like"}) | {"despite"}


class Span(NamedTuple):
    """Tokens ``start`` up to ``end``."""

    start: int
    end: int


def find_subject_of(sentence: Parse, verb: int) -> Subject | None:
    """The subject of the verb at a token, in the writer's order of words.

    That of an infinitive is whom the verb before it bids, else who does what it hangs on: 'asked | Peru | to sell', '| Peru | has
    signed a pact to sell'.
    """
    if sentence.lower[verb - 1 : verb] == ["to"] and sentence.tags[verb] in _INFINITIVE_TAGS:
        return _subject_of_infinitive(sentence, verb)
    return subject_behind_with(sentence, verb) or find_subject(sentence, verb, verb + 1, after_quote=False)


def _subject_of_infinitive(sentence: Parse, verb: int) -> Subject | None:
    group = verb_group_at(sentence, verb)
    if group.agent is not None:
        return Subject(sentence, *group.agent)
    is_owned = group.owner is not None or group.start == verb  # 'a plan to sell': whose, the plan's own phrase tells
    return find_subject(sentence, group.start, group.start + 1, after_quote=False) if not is_owned else None


def find_object_of(sentence: Parse, verb: int) -> Span | None:
    """The noun phrases right behind the verb at a token and those that follow it: 'has | sold | Peru's oil and gas'; null for a passive."""
    last, approximating = _last_of_group(sentence, verb), sentence.word_sets["approximating"]
    first = last + 1 + (sentence.tags[last + 1 : last + 2] == ["RP"])
    start = next((k for k in range(first, len(sentence)) if sentence.lower[k] not in approximating), len(sentence))
    is_open = start < len(sentence) and sentence.chunk_at[start] is not None and not is_time_word(sentence, start)
    if not is_open or sentence.lower[last] in BE or is_passive(sentence, last):
        return None
    return Span(start, joined_chunks(sentence, start)[-1].end)


def _last_of_group(sentence: Parse, verb: int) -> int:
    """The last verb of those that stand together: 'has', 'not', 'yet', '| sold'."""
    last = verb
    for k in range(verb + 1, len(sentence)):
        if sentence.tags[k] in VERB_TAGS:
            last = k
        elif sentence.tags[k] not in {"RB", "TO"}:
            break
    return last


def _subject_with_its_phrases(clause: Clause) -> range:
    """The subject up to its verb, or to the comma before what is told of it: '| Exports to Peru |, swollen by aid, rose'."""
    if clause.subject is None or clause.verb is None:
        return range(0)
    inside = range(clause.subject.start, clause.verb)
    return range(clause.subject.start, next((k for k in inside if clause.sentence.lower[k] == ","), clause.verb))


def _leads_adjunct(sentence: Parse, k: int) -> bool:
    """Whether a preposition stands there that hangs on no noun: not in 'worth of items', but in 'because of it'."""
    return sentence.lower[k] in _LEADS or sentence.lower[k - 1 : k + 1] == ["because", "of"]


def find_adjuncts(clause: Clause) -> tuple[Span, ...]:
    """The phrases of a clause that open with a preposition, outside its subject: '| In May | exports to Peru rose | by a tenth'."""
    sentence, found, k = clause.sentence, list[Span](), clause.start
    hanging = {*_subject_with_its_phrases(clause), *([clause.object.start - 1] if clause.object is not None else [])}  # 'put | about | $3'
    while k < clause.end:
        is_lead = _leads_adjunct(sentence, k) and k not in hanging and sentence.clause_at[k] is clause and sentence.chunk_at[k] is None
        end = phrase_end(sentence, k + 1) if is_lead and k + 1 < clause.end else k
        if end > k + 1:
            found.append(Span(k, end))
        k = max(end, k + 1)
    return tuple(found)
