"""What was found in one sentence before figures are put together: times, amounts, topics, words of change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from transforms.figures.topic import Topic
from transforms.lexicons.entries import Change
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.quantities.amount import Amount
from transforms.syntax.clauses import has_verb
from transforms.syntax.closed_class import BREAKS
from transforms.syntax.parse import Parse
from transforms.times.timex import TimeExpression

CLAUSE_BREAKS = BREAKS - {":"}
_STOPS = {".", "?", "!"}
# 'It was more than': a word stands before 'more'.
_LEAST_THAN = 3


@dataclass(slots=True)
class SentenceFacts:
    """One sentence with all that was found in it; the lists are in order of place. ``dating``: the times that may date an amount.

    What is asked of every amount is looked up by its place: a table that stands in one sentence has hundreds of them.
    """

    sentence: Parse
    mentions: list[Mention]
    times: list[TimeExpression]
    amounts: list[Amount]
    topics: list[Topic]
    breaks: set[int] = field(default_factory=set)
    changes: dict[int, tuple[int, Change]] = field(default_factory=dict)
    dating: list[TimeExpression] = field(default_factory=list)
    _timed: frozenset[int] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)
    _ends: list[int] = field(init=False, repr=False)
    # By the first token of the amount.
    _equivalents: frozenset[int] = field(init=False, repr=False)
    _before: dict[int, Amount | None] = field(init=False, repr=False)
    _after: dict[int, Amount | None] = field(init=False, repr=False)
    _compared: dict[int, bool] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Notes the places of times and amounts, and which amounts stand beside one another."""
        self._timed = frozenset(token for time in self.times for token in range(time.start, time.end)) if self.times else frozenset()
        if not self.amounts:  # half of the sentences, of which nothing is asked but what they leave in mind
            self._starts, self._ends, self._equivalents, self._before, self._after = [], [], frozenset(), {}, {}
            return
        self._starts = [amount.start for amount in self.amounts]
        self._ends = [amount.end for amount in self.amounts]
        self._equivalents = frozenset(amount.start for amount in self.amounts if self._repeats_money(amount))
        plain = [amount for amount in self.amounts if amount.start not in self._equivalents]
        self._before = _last_passed(self.amounts, plain)
        self._after = _last_passed(self.amounts[::-1], [amount for amount in plain if not _is_worded_count(amount)][::-1])

    @property
    def lexicon(self) -> Lexicon:
        """Where its words are looked up."""
        return self.sentence.lexicon

    @property
    def word_sets(self) -> Mapping[str, frozenset[str]]:
        """The word sets of the lexicon."""
        return self.sentence.word_sets

    def is_broken(self, start: int, end: int) -> bool:
        """Whether another clause begins between two tokens."""
        return any(start <= i < end for i in self.breaks)

    def in_time(self, token: int) -> bool:
        """Whether the token belongs to a time expression."""
        return token in self._timed

    def amount_at(self, first: int) -> Amount | None:
        """The amount that begins at a token."""
        place = bisect_left(self._starts, first)
        return self.amounts[place] if self._starts[place : place + 1] == [first] else None

    def amount_after(self, amount: Amount) -> Amount | None:
        """The next amount that is not the same figure in other money, '(Rs 14.6 lakh crore)', and no 'two countries'."""
        return self._after[amount.start]

    def amount_before(self, amount: Amount) -> Amount | None:
        """The amount before, equivalents left out."""
        return self._before[amount.start]

    def is_equivalent(self, amount: Amount) -> bool:
        """'$303.7 billion (Rs 14.6 lakh crore)': the amount in brackets is the one before, in other money."""
        return amount.start in self._equivalents

    def _repeats_money(self, amount: Amount) -> bool:
        lower = self.sentence.lower
        opening = amount.start - 1
        while opening > 0 and lower[opening] in self.word_sets["before_equivalent"]:
            opening -= 1
        closes = amount.end < len(lower) and lower[amount.end] in {")", ","}
        if not (opening >= 0 and lower[opening] == "(" and closes and amount.is_money):
            return False
        place = bisect_left(self._ends, opening - 1)
        before = self.amounts[place] if self._ends[place : place + 1] and self._ends[place] < amount.start else None
        return bool(before and before.is_money and before.unit != amount.unit)

    def is_compared(self, amount: Amount) -> bool:
        """Whether the amount is what another one is measured against: 'from 2.4 billion', 'against 4.25 billion'."""
        if amount.start not in self._compared:
            self._compared[amount.start] = self.is_past_level(amount) or self._is_compared(amount)
        return self._compared[amount.start]

    def _is_compared(self, amount: Amount) -> bool:
        lower = self.sentence.lower
        i = self._lead_of(amount)
        if i < 0:
            return False
        if lower[i] in {"from", "after"}:
            has_earlier = self._ends[0] <= i + 1
            return has_earlier or (lower[i] == "from" and self.leads_to_level(amount))
        if lower[i] in {"with", "to"}:
            return i > 0 and lower[i - 1] in self.word_sets["comparing"]
        if lower[i] == "than":
            return i > 0 and lower[i - 1] not in self.word_sets["bounding_or_denying"]
        return lower[i] in {"against", "versus", "vs"} or (lower[i] == "and" and self._joins_compared(amount, i))

    def _owns_as_time(self, i: int) -> bool:
        """'compared with 2019's 5 billion'."""
        return self.sentence.lower[i] in {"'s", "'"} and i > 0 and self.in_time(i - 1)

    def _lead_of(self, amount: Amount) -> int:
        """The token before an amount and the words that belong to it: 'from | a revised'; -1 where there is none."""
        lower, i = self.sentence.lower, amount.start - 1
        while i >= 0 and (self.in_time(i) or lower[i] in self.word_sets["before_compared_amount"] or self._owns_as_time(i)):
            if lower[i] == "than" and lower[i - 1] not in {"more", "less"} and not self.in_time(i):
                break
            i -= 1
        return i

    def is_past_level(self, amount: Amount) -> bool:
        """'5 billion, slightly lower than 6 billion the previous year': a level, and no bound of the first."""
        lower, first = self.sentence.lower, amount.start
        before = self.amount_before(amount)
        if (
            lower[first - 1] != "than"
            or first < _LEAST_THAN
            or lower[first - 2] not in self.word_sets["comparing_with_than"]
            or before is None
            or before.unit != amount.unit
        ):
            return False
        return any(amount.end <= time.start <= amount.end + 2 and time.shift is not None for time in self.times)

    def leads_to_level(self, amount: Amount) -> bool:
        """'rose from 5 billion in 1985 to 7 billion': the first of the two is the base."""
        following = self.amount_after(amount)
        return bool(following and self.sentence.lower[following.start - 1] == "to")

    def _joins_compared(self, amount: Amount, joint: int) -> bool:
        """'from 5.7 billion in January and 4.77 billion a year ago'."""
        before = self.amount_before(amount)
        if before is None or before.end > joint or before.unit != amount.unit or not self.is_compared(before):
            return False
        has_own_verb = has_verb(self.sentence, before.end, joint)
        return not has_own_verb and joint - before.end <= 8


def _is_worded_count(amount: Amount) -> bool:
    """'two countries'."""
    return amount.measure == "count" and amount.quantity.in_words


def _last_passed(amounts: list[Amount], wanted: list[Amount]) -> dict[int, Amount | None]:
    """For each amount, by its first token, which of those ``wanted`` was passed last before it; both are in the same order."""
    found: dict[int, Amount | None] = {}
    passed, left = None, iter(wanted)
    following = next(left, None)
    for amount in amounts:
        found[amount.start] = passed
        if amount is following:
            passed, following = amount, next(left, None)
    return found


def find_changes(sentence: Parse) -> dict[int, tuple[int, Change]]:
    """The words of rise and fall by their first token, as verb or noun by their tag: 'prices rise', 'a rise in prices'."""
    found = {}
    verbs, others = sentence.hits.change_verbs, sentence.hits.change_nouns
    for i in sorted({*verbs, *others}):
        verb, other = verbs.get(i), others.get(i)
        is_verb = verb and (not other or (sentence.tags[i][:2] == "VB" and not _ends_compound(sentence, i)))
        found[i] = verb if is_verb and verb else other or verb
    return {i: change for i, change in found.items() if change}


def _ends_compound(sentence: Parse, i: int) -> bool:
    """'a rate cut last month', 'the price rise': a noun; behind a singular the verb would be 'rises', 'rose'."""
    return i > 0 and sentence.lower[i - 1] in sentence.word_sets["before_changes_as_nouns"] and not sentence.lower[i].endswith("s")


def find_breaks(sentence: Parse) -> set[int]:
    """The tokens at which another clause begins; of what is quoted, several sentences may stand in one."""
    if not sentence.has_any(CLAUSE_BREAKS, _STOPS):
        return set()
    return {i for i, word in enumerate(sentence.lower) if word in CLAUSE_BREAKS or (word in _STOPS and _parts_sentences(sentence, i))}


def _parts_sentences(sentence: Parse, stop: int) -> bool:
    """'bought 5 billion. Last year it was 4': behind a word in small letters and before a capital; not 'Sept. 21', 'Sen. Paz'."""
    before, behind = sentence.words[stop - 1 : stop], sentence.words[stop + 1 : stop + 2]
    return bool(before and behind) and not before[0][0].isupper() and behind[0][0].isupper()
