"""Amounts that a text repeats in order to take them back: corrections of the article itself and revisions of a figure.

'An earlier version said 24 billion; it is 2.4', 'revised down to 2.1 from 2.4', 'not 610 million as originally stated': the amount
that was withdrawn is a claim of the past. A correction note is read from left to right: its words (``corrections.csv``) tell
whether what follows is the withdrawn or the right side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.figures.sentence_facts import SentenceFacts
from transforms.lexicons.lexicon import Lexicon
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import VERB_NEGATIONS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

# Between 'from' or 'not' and the amount: 'from the initially reported', 'not a mere'.
_LEAD_REACH = 7
# Behind the amount: ', as this paper originally stated'.
_TAIL_REACH = 7
# Between 'put' and its amount: 'had put April's surplus at'.
_PUT_REACH = 12
# Behind a denied amount: 'as the minister had stated in the budget but'.
_CLAIM_REACH = 12
# In 'not, as some newspapers wrote, 8 billion'.
_ASIDE_REACH = 9
# Between a denied amount and the right one: ', but only to'.
_JOINT = 4
# What says that an amount is not the right one: 'not 8 billion', 'contrary to reports of 8 billion'.
_SETS_APART = frozenset({"not", "never", "rather", "instead", "contrary"})
_TAKES_BACK = {"from", "not", "than", "against", "instead"}
_INSIDE = {"DT", "JJ", "JJR", "RB", "VBN", "VBD", "NN", "PRP$", "PRP"}


def admits_error(sentences: Iterable[Parse], lexicon: Lexicon) -> bool:
    """Whether a text says what 'the correct figure' is."""
    correct, numbers = lexicon.word_sets["correct"], lexicon.word_sets["corrected_numbers"]
    return any(
        sentence.lower[i - 1] in correct and sentence.lower[i + 1 : i + 2] in (["is"], ["was"], ["should"])
        for sentence in sentences
        if sentence.has_any(correct)
        for i in range(1, len(sentence))
        if sentence.lower[i] in numbers
    )


def pardons_asked(sentences: Sequence[Parse], lexicon: Lexicon) -> frozenset[int]:
    """The numbers of the sentences that ask pardon, and of those before them in their passage: '... at 5 billion. Sorry about that'."""
    asked = [sentence for sentence in sentences if sentence.has_any(lexicon.word_sets["pardons"])]
    passages = {(sentence.passage_id, sentence.number - 1) for sentence in asked}
    before = {sentence.number for sentence in sentences if (sentence.passage_id, sentence.number) in passages}
    return frozenset(before | {sentence.number for sentence in asked})


def has_correction(sentence: Parse, *effects: str) -> bool:
    """Whether words of correction notes that do one of these things stand in it (see corrections.csv)."""
    return any(effect in effects for _, effect in sentence.hits.corrections.values())


class CorrectionNotes:
    """Whether a text is inside a correction note, from sentence to sentence of a passage."""

    def __init__(self, *, admits_error: bool) -> None:
        """``admits_error``: whether the text gives 'the correct figure', so that what 'we reported' before it is taken back."""
        self.admits_error = admits_error
        self.passage: str | None = None
        self.is_open = False
        self.in_brackets = False

    def withdrawn(self, sentence: Parse, amounts: list[Amount]) -> set[int]:
        """The first tokens of the amounts that the note takes back; empty outside of notes."""
        if sentence.passage_id != self.passage:
            self.passage, self.is_open, self.in_brackets = sentence.passage_id, False, False
        if not self.is_open and not self._may_open(sentence):
            return set()
        firsts = {amount.start for amount in amounts}
        found: set[int] = set()
        takes_back = False
        for i, word in enumerate(sentence.lower):
            takes_back = self._side(sentence, i, takes_back=takes_back)
            if i in firsts and self.is_open and (takes_back or _is_led_by_from(sentence, i)):
                found.add(i)
            if word == ")" and self.in_brackets:
                self.is_open = self.in_brackets = takes_back = False
        return found

    def _may_open(self, sentence: Parse) -> bool:
        return has_correction(sentence, "note", "past") or (self.admits_error and "we" in sentence.vocabulary)

    def _side(self, sentence: Parse, i: int, *, takes_back: bool) -> bool:
        """On which side of the note the words behind token ``i`` stand."""
        match = sentence.hits.corrections.get(i)
        effect = match[1] if match else ""
        we_said = sentence.word_sets["we_said"]
        if self.admits_error and sentence.lower[i] == "we" and not we_said.isdisjoint(sentence.lower[i + 1 : i + 2]):
            effect = "past"
        if effect in {"note", "past"} and not self.is_open:
            self.is_open, self.in_brackets = True, sentence.lower[i - 1 : i] == ["("]
        if not self.is_open:
            return False
        if effect in {"right", "void", "past"}:
            return effect == "past"
        return not takes_back if effect == "turn" else takes_back and sentence.lower[i] != ";"


def revised_amounts(facts: SentenceFacts) -> set[int]:
    """The first tokens of the amounts that others take back: 'revised to 2.1 from 2.4', 'from the 550 first reported', 'had put it at'."""
    sentence, sets = facts.sentence, facts.word_sets
    rules = [
        rule
        for rule, may_hold in (
            (_is_revised, sentence.has_any(sets["revising"])),
            (_was_said_before, sentence.has_any(sets["earlier"])),
            (_had_been_put, "put" in sentence.vocabulary),
            (_is_denied, sentence.has_any(_SETS_APART)),
        )
        if may_hold
    ]
    return {amount.start for rule in rules for amount in facts.amounts if rule(facts, amount)}


def _is_led_by_from(sentence: Parse, first: int) -> bool:
    """'Corrects the headline to 1.1 billion from 11 billion'."""
    start = phrase_start(sentence, first + 1)
    return start > 0 and sentence.lower[start - 1] == "from"


def _is_revised(facts: SentenceFacts, amount: Amount) -> bool:
    """'revised down to 2.1 from 2.4': the first amount behind a verb of revision and 'from'; not 'from 1.9 in March'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    if not _has_other_of_unit(facts, amount):
        return False
    lead = next((k for k in range(amount.start - 1, max(-1, amount.start - _LEAD_REACH), -1) if lower[k] == "from"), None)
    if lead is None or not all(tags[k] in _INSIDE or lower[k] == "of" for k in range(lead + 1, amount.start)):
        return False
    if _has_time_of_its_own(facts, amount) and lower[lead - 1] not in facts.word_sets["revising"]:
        return False  # but '929 million, revised from 971 million in December'
    return _is_led_by_revision(facts.sentence, lead)


def _is_led_by_revision(sentence: Parse, lead: int) -> bool:
    """Whether the 'from' at a token is that of a verb of revision: 'revised down to 2.1 from'; not 'revised to 2.1, down from 3'."""
    lower, tags = sentence.lower, sentence.tags
    verb = next((k for k in range(lead - 1, -1, -1) if lower[k] in sentence.word_sets["revising"] and tags[k][:2] == "VB"), None)
    if verb is None or tags[verb - 1 : verb] in (["DT"], ["PRP$"]):
        return False
    up_or_down = sentence.word_sets["directions"] - set(lower[verb : verb + 3])
    return not {";", "from", "while", "but"} & set(lower[verb:lead]) and lower[lead - 1] not in up_or_down


def _has_other_of_unit(facts: SentenceFacts, amount: Amount) -> bool:
    """Whether another amount of the sentence may have taken the place of this one."""
    return any(other.unit == amount.unit and other is not amount for other in facts.amounts)


def _has_time_of_its_own(facts: SentenceFacts, amount: Amount) -> bool:
    """'from 1.9 billion in March'."""
    is_led = facts.sentence.lower[amount.end : amount.end + 1] == ["in"]
    return is_led and any(amount.end < time.start <= amount.end + 2 for time in facts.times)


def _was_said_before(facts: SentenceFacts, amount: Amount) -> bool:
    """'from the 550 million first reported', 'not 610 million as originally stated', 'from an initial estimate of 2.4'."""
    lower = facts.sentence.lower
    if not _has_other_of_unit(facts, amount):
        return False
    before = lower[max(0, amount.start - _LEAD_REACH) : amount.start]
    lead = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _TAKES_BACK), None)
    if lead is None or any(amount.start - len(before) + lead < other.end <= amount.start for other in facts.amounts):
        return False
    tail = lower[amount.end : amount.end + _TAIL_REACH]
    following = facts.amount_after(amount)
    tail = tail[: following.start - amount.end] if following else tail
    earlier, said = facts.word_sets["earlier"], facts.word_sets["stating"]
    behind = any(tail[k] in earlier and tail[k + 1] in said for k in range(len(tail) - 1))
    led = before[lead:]
    ahead = any(led[k] in earlier and led[k + 1] in said | facts.word_sets["readings"] for k in range(len(led) - 1))
    return behind or ahead


def _is_denied(facts: SentenceFacts, amount: Amount) -> bool:
    """'9.5 billion, not 8', 'not 8 but 9.5', 'not 8 billion, as the budget stated', 'rather than the 8 billion that the budget claims'."""
    if _did_not_come_to(facts, amount):
        return True
    if not _has_other_of_unit(facts, amount):
        return False
    lead = _before_its_words(facts.sentence, amount.start, facts.word_sets["approximating"])
    return _is_against_reports(facts.sentence, lead) or _is_set_apart(facts, amount, lead)


def _before_its_words(sentence: Parse, first: int, approximating: frozenset[str]) -> int:
    """The last token before an amount and the words that belong to it: 'not | the mere', 'not | , as some wrote, some'."""
    lower, tags = sentence.lower, sentence.tags
    lead = first - 1
    while lead > 0 and (tags[lead] in {"DT", "JJ"} or lower[lead] in approximating):
        lead -= 1
    if lead > 0 and lower[lead] == ",":
        opening = next((k for k in range(lead - 1, max(0, lead - _ASIDE_REACH), -1) if lower[k] == ","), None)
        if opening and lower[opening + 1] == "as" and not FINITE_TAGS.isdisjoint(tags[opening:lead]):
            lead = opening - 1
    return max(lead, 0)


def _is_against_reports(sentence: Parse, lead: int) -> bool:
    """'contrary to reports of', 'contrary to earlier claims of'."""
    lower = sentence.lower
    if lower[lead] != "of" or lower[lead - 1] not in sentence.word_sets["accounts"]:
        return False
    return any(lower[k - 1 : k + 1] == ["contrary", "to"] for k in range(max(1, lead - _LEAD_REACH), lead))


def _is_set_apart(facts: SentenceFacts, amount: Amount, lead: int) -> bool:
    """Whether the 'not' or 'rather than' at ``lead`` sets the amount apart: '2.9, the office says, not the 39 that some wrote'.

    The 'not' of a verb ('were not 8') does so where 'but' or the claim that was wrong follows; else the verb is denied.
    """
    lower, tags = facts.sentence.lower, facts.sentence.tags
    is_not = lower[lead] in {"not", "never"}
    if not is_not and lower[max(0, lead - 1) : lead + 1] not in (["rather", "than"], ["instead", "of"]):
        return False
    following = facts.amount_after(amount)
    tail = lower[amount.end : min(following.start if following else len(lower), amount.end + _CLAIM_REACH)]
    is_turned = is_not and following and following.unit == amount.unit and tail[-1:] == ["but"]
    is_claim = any(word in {"as", "that", "which"} for word in tail[:2]) or not is_not
    if tail[:3] == ["as", "we", "had"]:
        return True
    if is_turned or (is_claim and not facts.word_sets["stating"].isdisjoint(tail)):
        return True
    adverb = lead - 1 if tags[lead - 1] == "RB" else lead
    return is_not and lower[max(0, adverb - 1)] in {",", "(", "-", "--", "–", "—", ";", "and"}


def _did_not_come_to(facts: SentenceFacts, amount: Amount) -> bool:
    """'did not come to 8 billion but to 7.5': the amount of a verb denied, where 'but' gives the right one right behind it."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    following = facts.amount_after(amount)
    joint = lower[amount.end : following.start] if following and following.unit == amount.unit else []
    if "but" not in joint[:2] or len(joint) > _JOINT:
        return False
    lead = amount.start - 1
    while lead > 0 and (tags[lead] in {"DT", "JJ", "TO", "IN", "RP"}):
        lead -= 1
    return tags[lead] in {"VB", "NN"} and not VERB_NEGATIONS.isdisjoint(lower[max(0, lead - 2) : lead])


def _had_been_put(facts: SentenceFacts, amount: Amount) -> bool:
    """'It had earlier put the surplus at 2.4 billion': not what forecasters had put it at."""
    lower = facts.sentence.lower
    if lower[amount.start - 1] != "at":
        return False
    put = next((k for k in range(amount.start - 1, max(0, amount.start - _PUT_REACH), -1) if lower[k] == "put"), None)
    if put is None or "had" not in lower[max(0, put - 3) : put]:
        return False
    return not facts.word_sets["forecasters"] & set(lower[:put])
