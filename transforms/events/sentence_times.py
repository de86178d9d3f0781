"""Times of a sentence, as they read in a look back and in a look ahead, and the day from which its article looks."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from functools import cached_property

from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.parse import Parse
from transforms.times.period import Period, day_period
from transforms.times.timex import TimeExpression

# How far before a trigger the verb stands whose tense says whether it is past.
TENSE_REACH = 6
_PARTS_OF_DAY = {("last", "night"): -1, ("this", "morning"): 0, ("this", "afternoon"): 0, ("this", "evening"): 0}
_DUE = {("was", "to"), ("were", "to"), ("due", "to"), ("due", "in")}
# What stands behind the number of a day of no month: 'on the 15th', 'on the 15th morning'.
_ORDINALS = {"st", "nd", "rd", "th"}
_LAST_OF_MONTH = 31
_BEFORE_DAYS = {"on", "by", "from", "for", "of", "until", "till", "since", ","}
_PARTS = {"morning", "afternoon", "evening", "night"}
_PART_NAMES = {part for _, part in _PARTS_OF_DAY}


class SentenceTimes:
    """The time expressions of a sentence, as they read in a look back and in a look ahead ('on Friday'); read when asked for."""

    def __init__(self, sentence: Parse, on: date | None) -> None:
        self.sentence = sentence
        self.on = on

    @cached_property
    def back(self) -> list[TimeExpression]:
        """As they read of what is past: 'on Friday' is the last one."""
        return self._with_days_of_month(self._with_parts_of_day(self.sentence.times(self.on)), -1)

    @cached_property
    def ahead(self) -> list[TimeExpression]:
        """As they read of what is to come: 'on Friday' is the next one."""
        return self._with_days_of_month(self._with_parts_of_day(self.sentence.times(self.on, forward=0)), 1)

    def _with_days_of_month(self, found: list[TimeExpression], step: int) -> list[TimeExpression]:
        """'on the 15th': the last day of that number, or the next one where ``step`` is 1."""
        on, lower = self.on, self.sentence.lower
        if on is None or _ORDINALS.isdisjoint(self.sentence.vocabulary):
            return found
        taken = {k for time in found for k in range(time.start, time.end)}
        days = [
            TimeExpression(k, k + 2, day_period(day), "resolved")
            for k in range(1, len(lower) - 1)
            if k not in taken and self._is_day_of_month(k) and (day := _nearest_day(int(lower[k]), on, step)) is not None
        ]
        return sorted([*found, *days], key=lambda time: time.start) if days else found

    def _is_day_of_month(self, k: int) -> bool:
        """'on the 15th', 'until the 31st'; not 'the 15th round', 'the 3rd of three'."""
        lower, tags = self.sentence.lower, self.sentence.tags
        if not lower[k].isdecimal() or lower[k - 1] != "the" or lower[k + 1] not in _ORDINALS or not 0 < int(lower[k]) <= _LAST_OF_MONTH:
            return False
        behind = lower[k + 2 : k + 3]
        is_thing = tags[k + 2 : k + 3] and tags[k + 2][:2] in {"NN", "JJ"} and behind[0] not in _PARTS
        return behind != ["of"] and not is_thing and lower[k - 2] in _BEFORE_DAYS

    def _with_parts_of_day(self, found: list[TimeExpression]) -> list[TimeExpression]:
        """'last night', 'this morning': a day as 'yesterday' and 'today' are."""
        if _PART_NAMES.isdisjoint(self.sentence.vocabulary):
            return found
        lower, taken = self.sentence.lower, {k for time in found for k in range(time.start, time.end)}
        parts = [
            TimeExpression(k, k + 2, day_period(self.on + timedelta(days=_PARTS_OF_DAY[words])), "resolved")
            for k in range(len(lower) - 1)
            if self.on is not None and (words := (lower[k], lower[k + 1])) in _PARTS_OF_DAY and k not in taken
        ]
        return sorted([*found, *parts], key=lambda time: time.start) if parts else found

    def of(self, status: str) -> list[TimeExpression]:
        """The reading that goes with a status; of what was cancelled, the one nearer to the article's day."""
        if status in {"planned", "hypothetical"}:
            return self.ahead
        if status == "cancelled" and self.on is not None:
            if not _DUE.isdisjoint(itertools.pairwise(self.sentence.lower)):
                return self.ahead  # 'cancelled talks that were to open on Tuesday'
            on, back = self.on, {time.start: time for time in self.back}
            return [min(time, back.get(time.start, time), key=lambda t: _days_from(t, on)) for time in self.ahead]
        return self.back


def _nearest_day(number: int, on: date, step: int) -> date | None:
    """The day of that number of a month that lies next to a day: on or before it, or on or behind it."""
    reach = [on + timedelta(days=step * days) for days in range(2 * _LAST_OF_MONTH)]
    return next((day for day in reach if day.day == number), None)


def is_said_later(sentence: Parse, times: list[TimeExpression], period: Period | None, first: int) -> bool:
    """Whether what is told in the present tense comes 'later this month', 'later today', 'at the end of this week'.

    Args:
        sentence: the sentence.
        times: its times.
        period: the date of the event.
        first: the first token of its trigger.
    """
    verb = next((tag for tag in reversed(sentence.tags[max(0, first - TENSE_REACH) : first + 1]) if tag in VERB_TAGS), "")
    return verb not in {"VBD", "VBN"} and any(time.period == period and _is_later(sentence, time) for time in times)


def _is_later(sentence: Parse, time: TimeExpression) -> bool:
    words = sentence.lower[max(0, time.start - 3) : time.end]
    return any(a == "later" and b in {"this", "today"} for a, b in itertools.pairwise(words)) or words[:3] == ["end", "of", "this"]


def _days_from(time: TimeExpression, on: date) -> int:
    return abs((time.period.start - on).days) if time.period else 0
