"""Questions: what is asked for is not told. 'Was Peru attacked by Chile?', 'Who expelled the envoys?' say of nothing that it happened.

'Why did Peru expel the envoys?' takes the expulsion for granted, and so does a side clause: 'Will Peru, which attacked Chile, leave?'.
"""

from __future__ import annotations

from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import clauses_over
from transforms.syntax.closed_class import DO, WILL
from transforms.syntax.parse import Parse

_ENDS = {".", "!", "?", ";", ":", '"', "``", "''"}
_ASK_FOR_MORE = {"why", "when", "where", "how"}
_FIRST = {"do", "does", "did", "has", "have", "had", "is", "are", "was", "were"}
_OPEN_MODALS = {"should", "would", "could", "can", "may", "might", "must"}
# How many tokens may stand before the word of a question: 'And why', 'So when'.
OPENING = 2


def read_question(sentence: Parse, verb: int) -> str | None:
    """What a question makes of the event of the verb at token ``verb``: a status, null where it is not asked for."""
    start = _question_start(sentence, verb)
    if start is None or start == verb or _is_in_side_clause(sentence, start, verb):
        return None  # 'Has Peru's attack on Chile ended?' has the auxiliary for the verb that carries the noun
    if not _ASK_FOR_MORE.isdisjoint(sentence.lower[start : start + OPENING]):
        return _of_auxiliary(sentence, start, verb)
    return "hypothetical"


def asks_for_noun(sentence: Parse, noun: int, behind: int) -> bool:
    """Whether a word taken for a noun is what the question asks for: 'Will Paz visit Chile?', not 'Did the visit help?'.

    The verb of such a question is its bare form behind 'will' or 'did', with no other verb in the question.
    """
    start = _question_start(sentence, noun)
    if start is None or not (DO | WILL | _OPEN_MODALS) & set(sentence.lower[start : start + OPENING]):
        return False
    end = next(k for k in range(noun, len(sentence)) if sentence.lower[k] in _ENDS)
    others = [k for k in range(start + OPENING, end) if sentence.tags[k] in VERB_TAGS and not noun <= k < behind]
    return not others and sentence.tags[noun - 1] not in {"DT", "POS", "PRP$", "JJ", "IN"}


def is_asked(sentence: Parse, first: int, last: int) -> bool:
    """Whether what tokens ``first`` up to ``last`` say is asked for: 'Did exports reach 5 billion?'.

    Not so what a question takes for granted: 'Why did exports fall to 5 billion?', 'Will exports, at 5 billion, grow?'.
    """
    start = _question_start(sentence, first)
    if start is None or _is_in_side_clause(sentence, start, first):
        return False
    if not _ASK_FOR_MORE.isdisjoint(sentence.lower[start : start + OPENING]):
        return _of_auxiliary(sentence, start, first) is not None
    is_aside = "," in sentence.lower[start:first] and sentence.lower[last : last + 1] in ([","], [")"])
    return not is_aside


def _question_start(sentence: Parse, verb: int) -> int | None:
    """Where the question that a token stands in begins, null where it stands in none."""
    if "?" not in sentence.vocabulary:
        return None
    end = next((k for k in range(verb + 1, len(sentence)) if sentence.lower[k] in _ENDS), None)
    if end is None or sentence.lower[end] != "?":
        return None
    start = next((k + 1 for k in range(verb - 1, -1, -1) if sentence.lower[k] in _ENDS), 0)
    return None if _is_asked_behind(sentence, start, verb, end) else start


def _is_asked_behind(sentence: Parse, start: int, verb: int, end: int) -> bool:
    """'Peru attacked Chile, but why?': a statement, to which a question is joined."""
    joints = [k for k in range(verb + 1, end) if sentence.lower[k] in {"but", "and", "so", "yet"} and sentence.lower[k - 1] == ","]
    is_question = any(sentence.tags[k] in {"MD", "WRB", "WP", "WDT"} or sentence.lower[k] in _FIRST for k in range(start, start + OPENING))
    return bool(joints) and not is_question


def _is_in_side_clause(sentence: Parse, start: int, verb: int) -> bool:
    """'Did talks fail after Peru attacked?', 'Is that the man who did it?'; not 'Who attacked?', 'Is it true that Peru did?'."""
    over = clauses_over(sentence.clause_at[verb])
    return any(clause.kind in {"relative", "adverbial"} and clause.start >= start + OPENING for clause in over)


def _of_auxiliary(sentence: Parse, start: int, verb: int) -> str | None:
    """'Why did' takes the event for granted, 'When will' has it planned, 'Why should' leaves it open."""
    words = set(sentence.lower[start:verb])
    if words & _OPEN_MODALS:
        return "hypothetical"
    return "planned" if words & WILL else None
