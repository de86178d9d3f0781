"""Days of clauses: whether a time belongs to a clause beside that of the event ('lifted the ban, imposed last July')."""

from __future__ import annotations

from transforms.events.directions import DIRECTED
from transforms.events.triggers import TriggerHit
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import Clause, clauses_over, has_verb
from transforms.syntax.closed_class import BE, HAVE, RELATIVE_TAGS, RELATIVES
from transforms.syntax.parse import Parse
from transforms.times.timex import TimeExpression

# What opens a clause about the noun before it.
_RELATIVES = RELATIVES | {"where"}
# What stands before the gerund that a reproach or a measure is about: 'accused Chile of shelling', 'fined it for selling'.
_ABOUT = {"of", "for", "from", "over"}
# How far before a noun the verb that carries it may stand, and the verb of a subject before its time.
CARRIER_WITHIN = 6
SUBJECT_WITHIN = 14


def opens_participle(sentence: Parse, k: int) -> bool:
    """Whether a participle without an object opens at a token: 'imposed last July', 'first imposed in 2011', 'due to expire'."""
    while k < len(sentence) and (sentence.tags[k] == "RB" or sentence.lower[k] == "first"):
        k += 1
    return sentence.tags[k : k + 1] in (["VBN"], ["VBD"]) and sentence.lower[k] not in BE | HAVE and _has_no_object(sentence, k + 1)


def _has_no_object(sentence: Parse, k: int) -> bool:
    if k >= len(sentence) or sentence.tags[k] in {"IN", "TO", ",", ".", "RB"}:
        return True
    return sentence.lower[k] in {"last", "this"} or sentence.lower[k] in sentence.lexicon.word_sets["early_or_late"]


def tells_of_past(sentence: Parse, k: int) -> bool:
    """'which it had imposed', 'that Peru put on steel': whether the clause that begins at a token is in the past."""
    clause = sentence.clause_at[k]
    return clause.start == k and clause.verb is not None and sentence.tags[clause.verb] == "VBD"


def opens_origin(sentence: Parse, k: int) -> bool:
    """', imposed last July', ', which it had imposed': what a measure was before; not ', set to take effect in April'."""
    if sentence.lower[k : k + 1] == ["which"]:
        return tells_of_past(sentence, k)
    return opens_participle(sentence, k) and "to" not in sentence.lower[k + 1 : k + 3]


def is_of_neighbour(sentence: Parse, time: TimeExpression, hit: TriggerHit, lexicon: Lexicon) -> bool:
    """Whether a time behind the trigger belongs to a clause about something named between.

    'Attacked a port, built in 1998', 'imposed sanctions on Chile, which expelled its envoys in March', 'accused Chile of shelling
    two villages in March'; but 'met in Lima, flanked by ministers, on Monday', and a day may be that of the reproach as well.
    """
    between = range(hit.end, time.start)
    opening = next((k for k in reversed(between) if sentence.lower[k] == ","), None)
    if opening is not None and opening > hit.end and _opens_other(sentence, opening + 1, hit, lexicon):
        return True
    is_long = time.period is not None and not time.period.is_day
    return is_long and any(sentence.lower[k - 1] in _ABOUT and sentence.tags[k] == "VBG" for k in between if k > hit.end)


def _opens_other(sentence: Parse, k: int, hit: TriggerHit, lexicon: Lexicon) -> bool:
    """Whether what opens behind a comma tells of another noun than the trigger: ', built in 1998', ', who was elected'."""
    if hit.reading.form not in {"noun", "phrase"}:
        return opens_participle(sentence, k)
    if expires_then(sentence, k, lexicon):
        return True
    is_of_person = sentence.lower[k] in {"who", "whose", "whom"}
    is_relative = is_of_person or (sentence.lower[k] in _RELATIVES and hit.reading.event_type in DIRECTED)
    is_carried = has_verb(sentence, max(0, hit.start - CARRIER_WITHIN), hit.start)
    return is_relative and is_carried and sentence.tags[k] in RELATIVE_TAGS


def expires_then(sentence: Parse, k: int, lexicon: Lexicon) -> bool:
    """'extended the ban, due to expire in June': the day on which a measure would end, not that of the step."""
    is_due = sentence.lower[k : k + 2] == ["due", "to"]
    return is_due and not lexicon.word_sets["running_out"].isdisjoint(sentence.lower[k + 2 : k + 3])


def is_of_other_verb(sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """Whether a time before the trigger is that of the verb its clause hangs on, or of what is told of the subject."""
    return _is_of_main_clause(sentence, time, hit) or _is_of_subject(sentence, time, hit)


def _is_of_main_clause(sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """Whether a time before the trigger belongs to the verb that the trigger's clause hangs on.

    'Ruled on Wednesday that the tariffs he imposed', 'expire on Thursday, along with the panel that had accused Mali'; not 'it was on
    Monday that Peru attacked'.
    """
    if sentence.lower[0] == "it":
        return False
    hung = [clause for clause in clauses_over(sentence.clause_at[hit.start]) if clause.kind in {"content", "relative"}]
    return any(_hangs_on_dated(sentence, clause, time) for clause in hung)


def _hangs_on_dated(sentence: Parse, clause: Clause, time: TimeExpression) -> bool:
    """'a report on Monday | that', 'ruled on Wednesday in Lima | that'; in 'fly to Lima on Monday, | where' he is there on that day."""
    if clause.outer is None or clause.start < time.end or sentence.lower[clause.start] == "where":
        return False
    is_behind_verb = clause.outer.verb is not None and clause.outer.start <= clause.outer.verb < time.start
    return is_behind_verb or (clause.kind == "content" and clause.start == time.end)


def _is_of_subject(sentence: Parse, time: TimeExpression, hit: TriggerHit) -> bool:
    """'Two men accused of a raid in 1988 were handed over': the year right before the verb belongs to what is told of its subject."""
    is_long = time.period is not None and not time.period.is_day
    if not is_long or sentence.tags[time.end : time.end + 1] not in (["VBD"], ["VBZ"], ["VBP"], ["MD"]) or time.end > hit.start:
        return False
    start = max(0, time.start - SUBJECT_WITHIN)
    told = [k for k in range(start, time.start) if sentence.tags[k] in {*VERB_TAGS, *RELATIVE_TAGS} and k > 0]
    return bool(told) and not {",", ";", '"'} & set(sentence.lower[told[0] : time.start])
