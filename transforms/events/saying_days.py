"""Days of sayings: whether a time tells when something was said ('the palace said on Friday'), and what a verb of saying announces."""

from __future__ import annotations

from transforms.discourse.attributions import Attribution
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import has_verb
from transforms.syntax.parse import Parse
from transforms.times.timex import TimeExpression

# How far behind a verb of saying its object stands: 'announced a new set of sanctions'.
ANNOUNCED_WITHIN = 6
# How far a day may stand from the cue that it belongs to: 'told the newspaper El Comercio on Tuesday'.
DAY_BEHIND = 7
DAY_BEHIND_OCCASION = 16
DAY_AHEAD = 8
_POINTING = {"this", "last", "next", "the"}
_LEADING = {"in", "since", "of", "for", "during", "from", "until", "by"}


def is_of_thing(sentence: Parse, time: TimeExpression) -> bool:
    """'reported first-quarter revenue', 'published January sales': a quarter or month that only says which."""
    first = sentence.lower[time.start]
    if time.period is None or time.period.is_day or first in _POINTING or first in sentence.lexicon.word_sets["early_or_late"]:
        return False
    return sentence.tags[time.end : time.end + 1] in (["NN"], ["NNS"]) and sentence.lower[time.start - 1] not in _LEADING


def _belongs_to_what_is_said(sentence: Parse, time: TimeExpression) -> bool:
    """'said 2001 was hard', 'said today's strike was long', 'reported first-quarter revenue'."""
    if time.period is not None and len(time.period.label) == len("2024"):
        return True
    is_owner = sentence.tags[time.end : time.end + 1] == ["POS"] or sentence.lower[time.end : time.end + 1] == ["'s"]
    return is_owner or is_of_thing(sentence, time)


def is_announced(attribution: Attribution, trigger: int) -> bool:
    """'announced sanctions', 'announced plans for a tariff': the noun that the verb of saying carries is the event."""
    sentence, start = attribution.sentence, attribution.end
    if trigger < start or trigger - start > ANNOUNCED_WITHIN:
        return False
    start += 0 if sentence.lexicon.word_sets["plans"].isdisjoint(sentence.lower[start : start + 1]) else 2
    between = [sentence.tags[k] for k in range(start, trigger) if sentence.lower[k] != "per"]  # 'a 15 per cent tariff'
    return not {"IN", *VERB_TAGS} & set(between)


def is_day_of_saying(attribution: Attribution, time: TimeExpression, lexicon: Lexicon) -> bool:
    """Whether a time is that of the saying: right behind or before the cue, behind whom it was said to, or ahead of all."""
    sentence = attribution.sentence
    if _belongs_to_what_is_said(sentence, time):
        return False
    if time.start <= 1:
        is_near = 0 <= attribution.start - time.end <= DAY_AHEAD
        return is_near and not has_verb(sentence, time.end, attribution.start)
    if time.end == attribution.start or attribution.end <= time.start <= attribution.end + 1:
        return True
    return _is_behind_addressee(attribution, time, lexicon)


def _is_behind_addressee(attribution: Attribution, time: TimeExpression, lexicon: Lexicon) -> bool:
    """'told the newspaper El Comercio on Tuesday': only whom or where it was said to stands between the cue and the time."""
    sentence, cue_end = attribution.sentence, attribution.end
    is_placed = sentence.lower[cue_end : cue_end + 1] in (["in"], ["at"], ["during"])
    if not cue_end <= time.start <= cue_end + (DAY_BEHIND_OCCASION if is_placed else DAY_BEHIND):
        return False
    if any(cue_end <= first < time.end for first, _ in attribution.clauses):
        return False
    # 'said in a report released on Tuesday'
    said_to = [sentence.tags[k] for k in range(cue_end, time.start) if sentence.lower[k] not in lexicon.word_sets["sent_out"]]
    return "," not in said_to and not any(tag in VERB_TAGS for tag in said_to)
