"""Amounts that were said first and have been replaced since, outside the correction notes of ``corrections``.

'had initially announced 6.4 billion', 'put at 7.1 billion last month, is now estimated at 6.9', 'our post briefly had the deficit at
24.5 billion; sorry', 'the table gave 5 billion owing to an editing error'. What took their place stands. An earlier report is only
taken to be replaced where the article gives another value of the same flow and time: see ``replacements``.
"""

from __future__ import annotations

from collections import Counter

from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import HAVE
from transforms.syntax.parse import Parse

# Between the verb and its amount: 'had initially announced exports to Chile of some'.
_VERB_REACH = 10
# Before the verb: 'had been initially', 'had, in error,'.
_ADVERB_REACH = 3
# Between 'our' and 'post', between 'post' and 'had'.
_ACCOUNT_REACH = 4
_SAYING_REACH = 8
# Between an earlier report and its amount: 'An earlier report, based on provisional data, had the surplus of Chile for May at'.
_REPORT_REACH = 18
# Between 'owing to' and 'editing error': 'because of a silly'.
_CAUSE_REACH = 4
_CAUSING = {"to", "of", "through", "by", "after", "on", "in"}
_STRAIGHT = {
    "DT", "PDT", "JJ", "JJR", "JJS", "RB", "IN", "TO", "PRP", "PRP$", "POS", "CD", "NNP", "NNPS", "VBN",
}  # fmt: skip
_OWN = {"our", "this"}
_OURSELVES = {"we", *_OWN}
# '176 million; it had been given as 203': of the amount before.
_OF_IT = (["it", "had", "been"], ["they", "had", "been"], ["this", "had", "been"], ["which", "had", "been"])
_SINCE = {"been", "now"}
# 'is now put at', and not 'is now': what it is now may have grown.
_MONTHS_SINCE = 3


def superseded_amounts(facts: SentenceFacts, *, money: str | None, is_sorry: bool) -> set[int]:
    """The first tokens of the amounts that were said first and no longer hold.

    ``money``: the unit of the amount spoken of before; ``is_sorry``: whether the text asks pardon in this sentence or the next.
    """
    slips = _own_slips(facts, is_sorry=is_sorry) | _of_slip_behind(facts)
    return slips | _first_said(facts, money) if _may_be_replaced(facts.sentence) else slips


def _may_be_replaced(sentence: Parse) -> bool:
    """Whether a sentence has any word by which it tells that an amount was said first."""
    return sentence.has_any(_SINCE, sentence.word_sets["said_first"], sentence.word_sets["revising"])


def _first_said(facts: SentenceFacts, money: str | None) -> set[int]:
    """The amounts that were said first, where another of their unit stands in the sentence or was spoken of before."""
    units = Counter(amount.unit for amount in facts.amounts)
    return {
        amount.start
        for amount in facts.amounts
        if amount.unit != "percent" and (money == amount.unit or units[amount.unit] > 1) and _was_first_said(facts, amount)
    }


def amounts_of_earlier_reports(facts: SentenceFacts) -> set[int]:
    """'An earlier report had the surplus at 514 million', 'provisional data had shown 5 billion', 'the office originally reported 5'."""
    if not facts.sentence.has_any(facts.word_sets["said_first"], facts.word_sets["forerunners"]):
        return set()
    return {amount.start for amount in facts.amounts if _is_of_earlier_report(facts, amount)}


def _was_first_said(facts: SentenceFacts, amount: Amount) -> bool:
    """'had initially announced 5 billion', 'first put at 5 billion, are now 4', 'put at 5 billion last month, is now estimated at 4'."""
    verb = _verb_of_saying(facts, amount)
    if verb is None:
        return False
    following = facts.amount_after(amount)
    following = following if following and following.unit == amount.unit else None
    if following and (_is_now_said(facts, amount, following) or _is_revised_behind(facts, amount, following)):
        return True
    adverbs = facts.sentence.lower[max(0, verb - _ADVERB_REACH) : verb]
    if adverbs in _OF_IT and facts.sentence.lower[verb + 1] in {"as", "at"}:
        return True
    if facts.word_sets["said_first"].isdisjoint(adverbs):
        return False
    is_past = bool({"had", "having"} & set(facts.sentence.lower[max(0, verb - _ADVERB_REACH - 1) : verb]))
    return is_past or (following is not None and _is_turned(facts, amount, following))


def _verb_of_saying(facts: SentenceFacts, amount: Amount) -> int | None:
    """The verb whose object the amount is: 'announced exports to Chile of', 'put at'; not 'announced tariffs on', 'a 5 billion port'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    flows = {k for topic in facts.topics if topic.is_trade for k in range(topic.start, topic.end)}
    is_sized = tags[amount.end : amount.end + 1] in (["NN"], ["NNS"], ["JJ"])
    if is_sized and amount.end not in flows and not facts.in_time(amount.end):
        return None
    for k in range(amount.start - 1, max(-1, amount.start - 1 - _VERB_REACH), -1):
        if lower[k] in facts.word_sets["stating"] and tags[k] in {"VBD", "VBN", "VB"}:
            return k
        is_straight = (
            tags[k] in _STRAIGHT or lower[k] in {"+", "-"} or k in flows or lower[k] in facts.word_sets["accounts"] or facts.in_time(k)
        )
        if not is_straight:
            return None
    return None


def _is_now_said(facts: SentenceFacts, amount: Amount, following: Amount) -> bool:
    """', put at 7.1 billion last month, is now estimated at 6.9': not 'put at 7.1 billion in 2010, is now 9', which may have grown."""
    lower = facts.sentence.lower
    now = next((k for k in range(amount.end, following.start) if lower[k] == "now"), None)
    if now is None or lower[now + 1] not in facts.word_sets["stating"] | facts.word_sets["revising"]:
        return False
    since = [time for time in facts.times if amount.end <= time.start < now]
    return all(time.basis == "resolved" and (time.period is None or time.period.months <= _MONTHS_SINCE) for time in since)


def _is_revised_behind(facts: SentenceFacts, amount: Amount, following: Amount) -> bool:
    """'reported as 5 billion, were corrected to 4'."""
    between = facts.sentence.lower[amount.end : following.start]
    return between[-1:] in (["to"], ["as"]) and not facts.word_sets["revising"].isdisjoint(between[-_ADVERB_REACH:])


def _is_turned(facts: SentenceFacts, amount: Amount, following: Amount) -> bool:
    """'first reported as 5 billion, were later corrected to 4', 'initially announced 5 billion but later said 4'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    between = range(amount.end, following.start)
    is_later = not facts.word_sets["since_then"].isdisjoint(lower[k] for k in between)
    is_said_of_both = any(lower[k] in {"and", ";"} for k in between) and not is_later
    return any(tags[k] in FINITE_TAGS for k in between) and not is_said_of_both


def _own_slips(facts: SentenceFacts, *, is_sorry: bool) -> set[int]:
    """'our 11.35 post briefly had the deficit at 24.5 billion', 'This blog had exports at 5 billion. Sorry.': up to what is right."""
    lower, sets = facts.sentence.lower, facts.word_sets
    if not facts.sentence.has_any(_OURSELVES) or not (is_sorry or facts.sentence.has_any(sets["fleeting"])):
        return set()
    for k in range(len(lower)):
        account = _own_account_at(lower, k, sets["own_accounts"])
        reach = range(account + 1, min(len(lower), account + 1 + _SAYING_REACH)) if account is not None else ()
        said = next((j for j in reach if lower[j] in sets["stating"] or lower[j] in HAVE | sets["displaying"]), None)
        if account is not None and said and (is_sorry or not sets["fleeting"].isdisjoint(lower[account + 1 : said + 2])):
            return _until_right(facts, said)
    return set()


def _own_account_at(lower: list[str], k: int, accounts: frozenset[str]) -> int | None:
    """'we', 'our 11.35 | post', 'this | blog': where the noun stands of what begins at a token; null for what is not the text's own."""
    if lower[k] == "we":
        return k
    reach = range(k + 1, min(len(lower), k + 1 + _ACCOUNT_REACH)) if lower[k] in _OWN else ()
    return next((j for j in reach if lower[j] in accounts), None)


def _until_right(facts: SentenceFacts, start: int) -> set[int]:
    """The amounts behind a token up to the words that lead to the right one."""
    lower = facts.sentence.lower
    found: set[int] = set()
    firsts = {amount.start for amount in facts.amounts}
    for k in range(start, len(lower)):
        match = facts.sentence.hits.corrections.get(k)
        if match and match[1] in {"right", "turn", "void"}:
            break
        found |= {k} & firsts
    return found


def _of_slip_behind(facts: SentenceFacts) -> set[int]:
    """'The table carried 5 billion owing to an editing error', 'Due to a typing error the paper gave it as 5': what was said so."""
    lower, sets = facts.sentence.lower, facts.word_sets
    slip = next((k for k, (_, effect) in facts.sentence.hits.corrections.items() if effect == "slip" and _is_cause(lower, k)), None)
    said = next((k for k, word in enumerate(lower) if word in sets["stating"] | sets["displaying"]), None)
    if slip is None or said is None or "not" in lower:  # '5 billion, not 500 million as printed owing to': see ``corrections``
        return set()
    told = {first for first in _until_right(facts, said) if first < slip}
    return told or _until_right(facts, max(slip, said))


def _is_cause(lower: list[str], k: int) -> bool:
    """'owing to an | editing error', 'because of a | typo', '| by mistake': whether the words of a slip tell why."""
    return not _CAUSING.isdisjoint(lower[max(0, k - _CAUSE_REACH) : k + 1])


def _is_of_earlier_report(facts: SentenceFacts, amount: Amount) -> bool:
    """Whether an earlier account gives the amount, or it was 'originally reported'."""
    lower, tags, sets = facts.sentence.lower, facts.sentence.tags, facts.word_sets
    preceding = facts.amount_before(amount)
    start = max(preceding.end if preceding else 0, amount.start - _REPORT_REACH)
    verb = _verb_of_saying(facts, amount)
    if verb is not None and not sets["said_first"].isdisjoint(lower[max(0, verb - _ADVERB_REACH) : verb]):
        return True
    for k in range(start, amount.start - 1):
        if lower[k] in sets["forerunners"] and lower[k + 1] in sets["accounts"] | sets["readings"]:
            has_verb = any(tags[j] in FINITE_TAGS or lower[j] in sets["stating"] for j in range(k + 2, amount.start))
            return has_verb and not _is_of_revision(facts.sentence, k, amount)
    return False


def _is_of_revision(sentence: Parse, account: int, amount: Amount) -> bool:
    """'the earlier estimate was revised to 5 billion', 'data that corrected an earlier report show 5 billion': the new one."""
    between = sentence.lower[max(0, account - 2) : amount.start]
    return any(word in sentence.word_sets["leading_to_revision"] for word in between)
