"""Amounts that were expected, aimed at or not reached, by what stands beside them: 'a target of 5 billion', 'failed to reach it'."""

from __future__ import annotations

from transforms.figures.governors import guess_behind, tells_behind
from transforms.syntax.closed_class import OWN_ARTICLES
from transforms.syntax.parse import Parse

_CLOSING = {",", ";", ":", ".", "while", "whereas", "but", "because", "and", "after"}
_NEARER_REACH = 5
# Between an amount and 'forecast': 'analysts' median'.
_FORECAST_REACH = 4
# Between an amount and 'expected by analysts': 'that the analysts had'.
_TOLD_REACH = 6
DETERMINERS = OWN_ARTICLES | {"our", "'s"}
# How many tokens may stand between 'failed to' and the amount that was not reached.
_UNMET_REACH = 12
# Between 'should' and the amount: 'should have read about'.
_READ_REACH = 5
# Between 'but' and the amount that was reached instead: 'but only to'.
_TURN_REACH = 3
# 'fell short of expectations at 5 billion', 'missed the target by 5 billion', 'not far short of twice the 5 billion'.
_OUTCOME = {"at", "by", "with"}


def status_of_phrase(sentence: Parse, start: int, end: int) -> str | None:
    """What the amount's own noun phrase says of it: 'should have read 5 billion', 'a target of', 'expectations of'."""
    if start > 0 and sentence.lower[start - 1] in sentence.word_sets["perhaps"]:
        return "hypothetical"
    if _should_have_read(sentence, start):
        return "actual"
    if (
        not sentence.word_sets["aims_of_states"].isdisjoint(sentence.lower[end : end + 1])
        or _is_aim(sentence, start)
        or _is_planned(sentence, start)
    ):
        return "target"
    if _is_expected(sentence, start) or _is_called_forecast(sentence, start, end):
        return "forecast"
    return "hypothetical" if _is_rival_guess(sentence, start) else guess_behind(sentence, end)


def _is_rival_guess(sentence: Parse, first: int) -> bool:
    """'The chamber puts it nearer 5 billion': a guess; not 'is closer to 5 billion', 'moved closer to 5 billion'."""
    lower = sentence.lower
    lead = first - 2 if lower[first - 1] == "to" else first - 1
    if lead < 1 or lower[lead] not in sentence.word_sets["nearer"]:
        return False
    return not sentence.word_sets["putting_at"].isdisjoint(lower[max(0, lead - _NEARER_REACH) : lead])


def _should_have_read(sentence: Parse, first: int) -> bool:
    """'5 billion was a misprint; it should have read 500 million': what is right."""
    before = sentence.lower[max(0, first - _READ_REACH) : first]
    if "should" not in before:
        return False
    return any(before[k] == "should" and before[k + 1 : k + 2] in (["have"], ["read"]) and "read" in before[k:] for k in range(len(before)))


def _is_aim(sentence: Parse, first: int) -> bool:
    """'below its target of 5 billion': not 'beat its target of 5 billion', which was reached."""
    lower = sentence.lower
    if lower[first - 1] != "of" or first < 2 or lower[first - 2] not in sentence.word_sets["aims_of_states"]:
        return False
    return not sentence.word_sets["attaining"] & set(lower[max(0, first - 6) : first - 2])


def _is_planned(sentence: Parse, first: int) -> bool:
    """'against a planned 13 billion', 'its targeted 5 million': what was aimed at, though its year is over."""
    return first > 1 and sentence.lower[first - 1] in sentence.word_sets["aimed_at"] and sentence.lower[first - 2] in DETERMINERS


def _is_expected(sentence: Parse, first: int) -> bool:
    """'compared with a forecast of a deficit of 5 billion', 'against expectations for 5 billion': what was only expected."""
    if first > 1 and _leads_expected(sentence, first - 1 if sentence.lower[first - 1] != "of" else first - 3):
        return True
    if sentence.lower[first - 1] == ":" and first > 1 and sentence.lower[first - 2] in sentence.word_sets["nouns_of_expectation"]:
        return True  # '(forecast: 5 billion)'
    lead = first - 1
    while lead > 0 and (sentence.tags[lead] in {"DT", "JJ", "CD"} or sentence.lower[lead] in sentence.word_sets["inside_outlooks"]):
        lead -= 1
    is_led = first - lead > 1 and sentence.lower[lead + 1] in {"of", "for"}
    return is_led and sentence.lower[lead] in sentence.word_sets["nouns_of_expectation"]


def _leads_expected(sentence: Parse, place: int) -> bool:
    """'an expected 1% rise', 'against a forecast drop of 4%': the participle of what somebody expected, behind an article."""
    return place > 0 and sentence.lower[place] in sentence.word_sets["awaited"] and sentence.lower[place - 1] in DETERMINERS


def _is_called_forecast(sentence: Parse, start: int, last: int) -> bool:
    """'beating the 8.5 billion median forecast', 'the 5.4 percent that analysts had expected', 'the 4 percent expected by analysts'."""
    lower, tags, nouns = sentence.lower, sentence.tags, sentence.word_sets["nouns_of_expectation"]
    end = last
    while end < len(lower) and tags[end] in {"JJ", "NN", "NNS", "POS", "NNP"} and lower[end] not in nouns:
        end += 1
    is_led = start > 0 and (lower[start - 1] in DETERMINERS or tags[start - 1] == "JJ")
    if is_led and end < len(lower) and lower[end] in nouns and end - last < _FORECAST_REACH:
        return True
    if sentence.word_sets["prospects"].isdisjoint(lower[last : last + _TOLD_REACH]):
        return False
    reach = range(last, min(last + _TOLD_REACH, len(lower)))
    return any(tells_behind(sentence, last, k) and (lower[k - 1] in {"had", "have"} or "by" in lower[k + 1 : k + 3]) for k in reach)


def unmet_status(sentence: Parse, start: int, first: int, *, is_compared: bool) -> str | None:
    """The status of an amount that was not reached or is so no more; null for others.

    'failed to reach 5 billion', 'a far cry from the 5 billion that was promised', 'no longer sells 90 million of tea a year'.
    ``start``: the token behind the amount before, which such words further to the left would govern.
    """
    lower, shortfalls = sentence.lower, sentence.hits.shortfalls
    if not shortfalls:
        return None
    if "but" in lower[max(start, first - _TURN_REACH) : first]:  # 'did not reach 8 but 7.5 billion'
        return None
    if lower[first - 1] in _OUTCOME or sentence.word_sets["multiples"] & set(lower[max(start, first - _UNMET_REACH) : first]):
        return None
    for i in range(first - 1, max(start, first - _UNMET_REACH) - 1, -1):
        if lower[i] in _CLOSING:
            return None
        found = shortfalls.get(i)
        if found and found[0] <= first:
            if (
                lower[found[0] - 1] in {"to", "yet"} and lower[found[0]] not in sentence.word_sets["reaching"]
            ):  # 'failed to mention the 5 billion'
                return None
            if is_compared and lower[found[0] - 1] != "from":  # 'failed to rise from 4 billion'
                return None
            is_of_aim = not lower[i].startswith("miss") or bool(sentence.word_sets["aims_of_states"] & set(lower[i:first]))
            return found[1] if is_of_aim else None
    return None
