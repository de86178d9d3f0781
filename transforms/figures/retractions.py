"""Amounts that somebody takes back in the text of a story, outside the correction notes of ``corrections``.

'Peru's exports were wrongly reported as 5 billion', 'the item saying that they were 5 billion is withdrawn', 'the 5 billion was a
misprint', 'misstated exports: they were 50 million, not 5 billion'. What took their place stands.
"""

from __future__ import annotations

from transforms.figures.corrections import has_correction
from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import BE, HAVE, OWN_ARTICLES
from transforms.syntax.parse import Parse

# Between 'retracted' and its noun: 'took back Monday's widely quoted report'.
_NOUN_REACH = 6
# Between 'was' and what it was: 'was plainly a typing error'; between 'wrongly' and 'reported', 'apologised' and 'saying'.
_VERDICT_REACH = 5
_SLIP_REACH = 4
_ASIDE_REACH = 7
# Between an amount and 'should not be used': 'that the bank gave for exports to Chile in its bulletin of Monday'.
_VOID_REACH = 16
# Between 'the estimate' and its amount: 'of British shipments lost to date ,'.
_ESTIMATE_REACH = 12
_READ_REACH = 4


def retracted_amounts(facts: SentenceFacts) -> set[int]:
    """The first tokens of the amounts of a sentence that are taken back in it."""
    sentence = facts.sentence
    rules = [
        rule
        for rule, may_hold in (
            (_is_of_retracted_account, _may_take_back(sentence)),
            (_is_called_error, sentence.has_any(facts.word_sets["misprints"])),
            (_is_void, has_correction(sentence, "void")),
        )
        if may_hold
    ]
    told = {amount.start for rule in rules for amount in facts.amounts if rule(facts, amount)}
    return told | _slips(facts) | _said_in_error(facts)


def _said_in_error(facts: SentenceFacts) -> set[int]:
    """'..., the bank said in an erroneous statement', 'an incorrect report put exports at 5 billion': what it says."""
    lower, sets, told = facts.sentence.lower, facts.word_sets, set[int]()
    if not facts.sentence.has_any(sets["untrue"]):
        return told
    for k in range(1, len(lower) - 1):
        is_account = lower[k] in sets["untrue"] and lower[k + 1] in sets["accounts"] and lower[k - 1] in OWN_ARTICLES
        if not is_account or facts.word_sets["not_done"] & set(lower[max(0, k - 3) : k]):
            continue
        behind = {amount.start for amount in facts.amounts if amount.start > k}
        told |= behind or ({amount.start for amount in facts.amounts} if lower[k - 2] == "in" else set())
    return told


def _slips(facts: SentenceFacts) -> set[int]:
    """The amounts said or printed by mistake: 'wrongly given as 5 billion', 'misstated exports: they were 5, not 8'."""
    lower, sets = facts.sentence.lower, facts.word_sets
    if not facts.sentence.has_any(sets["misstating"], sets["falsely"], sets["apologising"]):
        return set()
    amounts = {amount.start: amount for amount in facts.amounts}
    found: set[int] = set()
    has_slipped = takes_back = is_last_wrong = False
    for i, word in enumerate(lower):
        if _opens_slip(facts.sentence, i):
            has_slipped = takes_back = True
        elif has_slipped:
            match = facts.sentence.hits.corrections.get(i)
            effect = match[1] if match else ""
            if effect in {"right", "void"} or word in {";", ":"}:
                takes_back = False
            elif effect == "turn":  # what 'not' sets apart is the other side than the amount before it
                takes_back = not is_last_wrong
        if has_slipped and i in amounts:
            is_last_wrong = takes_back
            found |= {i} if takes_back else set()
            takes_back = takes_back and lower[amounts[i].end : amounts[i].end + 1] in (["and"], ["or"])
    return found


def _opens_slip(sentence: Parse, i: int) -> bool:
    """'misstated', 'wrongly reported', 'reported in error', 'misspoke when he said', 'apologised for saying'."""
    lower, sets = sentence.lower, sentence.word_sets
    if lower[i] in sets["misstating"]:
        return not sentence.word_sets["not_done"] & set(lower[max(0, i - 3) : i])
    if lower[i] in sets["falsely"] and sentence.tags[i][:2] != "VB":
        return not sets["stating"].isdisjoint(lower[max(0, i - 1) : i + 2])
    if lower[i] in sets["apologising"]:
        return not sets["stating"].isdisjoint(lower[i + 1 : i + 1 + _SLIP_REACH])
    return False


def _is_of_retracted_account(facts: SentenceFacts, amount: Amount) -> bool:
    """'retracted its report that exports reached 5 billion', 'the item saying so is withdrawn': taken back on either side."""
    lower, sets = facts.sentence.lower, facts.word_sets

    for noun in range(amount.start - 1, 0, -1):
        if lower[noun] in {";", "but"}:
            return False
        leads = noun + 1 == amount.start or not facts.word_sets["leading_to_content"].isdisjoint(
            lower[noun + 1 : min(noun + 2, amount.start)]
        )
        leads = leads or not facts.word_sets["saying_of_accounts"].isdisjoint(lower[noun + 2 : min(noun + _ASIDE_REACH, amount.start)])
        if lower[noun] in sets["accounts"] and leads:
            return _is_taken_back_before(facts.sentence, noun) or _is_taken_back_behind(facts, amount)
    return False


def _may_take_back(sentence: Parse) -> bool:
    """Whether a sentence has an account, and a verb that takes one back."""
    sets = sentence.word_sets
    return sentence.has_any(sets["accounts"]) and (
        sentence.has_any(sets["taking_back"], sets["revising"]) or has_correction(sentence, "drops")
    )


def _is_taken_back_before(sentence: Parse, noun: int) -> bool:
    """'withdrew a report', 'took back its claim', 'disregard the item': not 'refused to withdraw', 'a report on the withdrawn'."""
    lower, sets = sentence.lower, sentence.word_sets
    for k in range(noun - 1, max(-1, noun - 1 - _NOUN_REACH), -1):
        ending = sentence.hits.corrections.ends.get(k + 1)
        if ending and ending[1] == "drops":
            return sets["not_done"].isdisjoint(lower[max(0, ending[0] - 3) : ending[0]])
        if lower[k] in sets["revising"] and not sets["afterwards"].isdisjoint(lower[max(0, k - 2) : k]):
            return True  # 'had issued, then corrected, a figure of'
        if lower[k] == "," and lower[k - 1] in sets["revising"] | sets["taking_back"]:
            continue
        if lower[k] in sets["taking_back"]:
            is_verb = sentence.tags[k][:2] == "VB" or k == 0 or lower[k - 1] in {"to", "please"}
            return is_verb and _took_back(sentence, k) and not sets["not_done"] & set(lower[max(0, k - 3) : k])
        if sentence.tags[k] in FINITE_TAGS or lower[k] in {",", ";", ":"}:
            return False
    return False


def _took_back(sentence: Parse, k: int) -> bool:
    """'took back'; not 'took' alone."""
    return sentence.lower[k] not in sentence.word_sets["taking"] or sentence.lower[k + 1 : k + 2] == ["back"]


def _is_taken_back_behind(facts: SentenceFacts, amount: Amount) -> bool:
    """'... is withdrawn', '... has since been corrected': the verb of the account, behind the amount, with no other subject between."""
    lower, tags, sets = facts.sentence.lower, facts.sentence.tags, facts.word_sets
    for k in range(amount.end, len(lower)):
        is_other_clause = lower[k] == "and" and not {*FINITE_TAGS, "VBN", "RB"} & set(tags[k + 1 : k + 2])
        if lower[k] in {";", "but"} or is_other_clause or any(other.start == k for other in facts.amounts):
            return False
        if lower[k] in sets["taking_back"] | sets["revising"] and _took_back(facts.sentence, k):
            before = set(lower[max(amount.end, k - 3) : k])
            return bool(before & BE) and not before & facts.word_sets["not_done"]
    return False


def _is_called_error(facts: SentenceFacts, amount: Amount) -> bool:
    """'The 5 billion was a typing error', 'the figure of 5 billion was an unfortunate slip': not '5 billion was lost to errors'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags

    verb = next((k for k in range(amount.end, len(lower)) if tags[k] in FINITE_TAGS or lower[k] in {",", ";"}), len(lower))
    if verb >= len(lower) or lower[verb] not in BE | HAVE:
        return False
    verdict = lower[verb + 1 : verb + 1 + _VERDICT_REACH]
    at = next((k for k, word in enumerate(verdict) if word in facts.word_sets["misprints"]), None)
    # What is of an error ('was the result of an error') is no error; nor is what 'was not' one.
    return at is not None and not {"not", "no", "by", "to", "of", ",", ";"} & set(verdict[:at])


def _is_void(facts: SentenceFacts, amount: Amount) -> bool:
    """'Its estimate of exports, 5 billion, should not be used', 'the 5 billion that we printed should have read 500 million'."""
    lower, tags, following = facts.sentence.lower, facts.sentence.tags, facts.amount_after(amount)
    for k in range(amount.end, min(len(lower), amount.end + _VOID_REACH, following.start if following else len(lower))):
        if lower[k] in {";", "but", "while"} or (lower[k] == "and" and tags[k + 1 : k + 2] not in (["VBZ"], ["VBD"], ["MD"])):
            return False
        match = facts.sentence.hits.corrections.get(k)
        if match and match[1] == "void":
            leads_on = following is not None and following.start - match[0] <= _READ_REACH
            return (leads_on or lower[match[0] - 1] not in facts.word_sets["should_have"]) and _is_of_account(facts, amount, k)
    return False


def _is_of_account(facts: SentenceFacts, amount: Amount, verb: int) -> bool:
    """Whether the amount is a figure that somebody gave: 'the figure of 5 billion', 'the 5 billion that we printed'."""
    lower, sets = facts.sentence.lower, facts.word_sets
    around = {*lower[max(0, amount.start - _ESTIMATE_REACH) : amount.start], *lower[amount.end : verb]}
    return not around.isdisjoint(sets["accounts"] | sets["stating"])
