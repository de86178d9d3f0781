"""Time expressions in a sentence and the periods they stand for.

An expression ('the first four months of this year', 'a year earlier', 'on Thursday') is found in the tokens of a
sentence and resolved against the article's date, in the manner of TIMEX3. What the text leaves open stays open.
Years are calendar years unless the text says fiscal. Which expressions there are is told in ``rules``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from transforms.lexicons.words import APRIL_TO_MARCH, FiscalYear, TimeWords
from transforms.segmentation.articles import Sentence
from transforms.times.fiscal import with_its_end
from transforms.times.period import span_period, to_months, year_period
from transforms.times.rules import opened_rules, openings
from transforms.times.timex import YEAR_IN_MIND, DatedSentence, TimeExpression, words_of_time

# No budget is told of that lies further ahead: such a fiscal year is of another era ('2080/81' in Nepal).
_YEARS_AHEAD = 30


def find_times(
    sentence: Sentence,
    words: TimeWords,
    reference: date | None,
    fiscal: FiscalYear = APRIL_TO_MARCH,
    *,
    forward: int | None = None,
    named: frozenset[int] = frozenset(),
) -> list[TimeExpression]:
    """The time expressions of a sentence, left to right, without overlaps.

    Args:
        sentence: the sentence.
        words: months, weekdays and numbers.
        reference: the article's date; null where it is not known.
        fiscal: the fiscal year of the country that the article is about.
        forward: from which token on the sentence looks ahead ('will', 'expects'), so that 'in June' means the next one.
        named: the tokens that name persons, and no times: 'May' of 'Mrs May'.
    """
    lower = words_of_time(sentence, named)
    read_by = opened_rules(lower, openings(words))
    if not read_by:
        return []
    text = DatedSentence(sentence, lower, words, reference, fiscal, looks_ahead=False, found=[])
    end = 0
    for i, rules in read_by:
        if i < end:
            continue
        if forward is not None and i >= forward and not text.looks_ahead:
            text = replace(text, looks_ahead=True)
        for rule in rules:
            read = rule.read(text, i)
            if read:
                end = _add(with_its_end(read, text), rule.name, text)
                break
    return text.found


def _add(read: TimeExpression, rule: str, text: DatedSentence) -> int:
    """Adds an expression to those before it, of which it may be the end; the token behind it."""
    found = text.found
    expression = _with_end_of_range(_of_our_era(read, text.on), found, text.lower)
    # A day before its month was passed already; the expression reaches back to it.
    if found and found[-1].end > expression.start:
        found.pop()
    expression = _that_year(expression, found)
    expression.since = expression.since or text.lower[expression.start - 1] == "since"
    expression.rule = rule
    found.append(expression)
    return expression.end


def _of_our_era(expression: TimeExpression, reference: date | None) -> TimeExpression:
    """A fiscal year of another calendar ('2080/81' in Nepal) is left open."""
    period = expression.period
    if period is None or reference is None or "/" not in period.label or period.start.year <= reference.year + _YEARS_AHEAD:
        return expression
    return replace(expression, period=None) if period.months == 12 else expression


def _that_year(expression: TimeExpression, found: list[TimeExpression]) -> TimeExpression:
    """'in the same span of 1984 and in the whole of that year': the year named before in the sentence."""
    if expression.in_mind != YEAR_IN_MIND or not found:
        return expression
    named = next((time for time in reversed(found) if not time.since), found[-1])
    year = named.same_as or (named.period.end.year if named.period else None)
    return replace(expression, period=year_period(year), in_mind=None) if year else expression


def _with_end_of_range(expression: TimeExpression, found: list[TimeExpression], lower: list[str]) -> TimeExpression:
    """'March 21, 2021-January 20, 2022', 'March 2022 to March 2023': two dates with a dash between are one period."""
    if not found or expression.period is None or found[-1].period is None:
        return expression
    before, start, end = found[-1], found[-1].period, expression.period
    joint = lower[before.end : expression.start]
    if joint not in (["-"], ["\u2014"], ["to"], ["through"]) or start.start >= end.start or before.since:
        return expression
    if expression.basis == "resolved" or start.is_day != end.is_day or start.months != end.months:
        return expression
    if joint == ["to"] and lower[before.start - 1] not in {"from", "("}:
        return expression
    days = span_period(to_months(start), to_months(end))
    return replace(expression, start=before.start, period=days)
