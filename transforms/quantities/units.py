"""Numbers with a unit of measure, and ages: '2.3 pct', '2,500 km', 'a 30-point lead', '1.2 mln bpd', 'aged 71'."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons.entries import Unit
from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.labels import UNCOUNTED
from transforms.quantities.quantity import Quantity
from transforms.quantities.ranges import with_high

# How far before 'points' the share or index is named that moves by them.
POINT_REACH = 12
POINT_REACH_BEHIND = 5
# What stands behind points of an index; 'five points of the plan' are none.
_BEHIND_POINTS = {".", ",", "", "in", "to", "at", "on"}


def find_measured(context: AmountContext, quantity: Quantity) -> Amount | None:
    """'2.3 pct', '2,500 km', 'two-day', '30-point', '1.2 mln bpd'."""
    i = quantity.end
    hyphen = context.lower(i) == "-" and context.sentence.is_glued(i) and context.sentence.is_glued(i + 1)
    if hyphen:
        i += 1
    found = _unit_at(context, i)
    if not found or _is_single(context, quantity, found[1]) or _is_other_word(context, i, found[0]):
        return None
    last, unit = found[0], _as_percentage_point(context, quantity, *found, hyphen=hyphen)
    if unit.code == "point" and not (hyphen or quantity.value % 1 or _is_behind_points(context, context.lower(last))):
        return None
    end, measure = _with_age(context, last, unit, hyphen=hyphen)
    amount = Amount(quantity.start, end, quantity, unit.code, unit.factor, measure, context.bound(quantity.start, last))
    return _with_daily(context, with_high(context, amount)) if not hyphen else amount


def _is_behind_points(context: AmountContext, word: str) -> bool:
    return word in _BEHIND_POINTS or word in context.lexicon.word_sets["behind_points"]


def _with_age(context: AmountContext, last: int, unit: Unit, *, hyphen: bool) -> tuple[int, str]:
    """'54 years old', 'a 54-year-old': where the amount ends, and what it measures."""
    if unit.measure != "duration":
        return last, unit.measure
    if hyphen and context.lower(last) == "-" and context.lower(last + 1) == "old":
        return last + 2, "age"
    return last, "age" if context.lower(last) == "old" else unit.measure


def _unit_at(context: AmountContext, i: int) -> tuple[int, Unit] | None:
    """The unit that begins at the token, or behind 'metric', 'daily'. Gives (end, unit)."""
    units, sentence = context.lexicon.units, context.sentence
    found: tuple[int, Unit] | None = units.starting(sentence.words, i) or units.starting(sentence.lower, i)
    if not found and context.lower(i) in context.lexicon.word_sets["before_units"]:
        found = units.starting(sentence.lower, i + 1)
    return found


def _is_single(context: AmountContext, quantity: Quantity, unit: Unit) -> bool:
    """'a day', 'one mile': the article counts nothing, but 'one per cent' does."""
    return (
        quantity.in_words
        and context.lower(quantity.start) in UNCOUNTED
        and not quantity.has_scale
        and unit.code not in {"percent", "percentage_point"}
        and quantity.value == 1
    )


def _is_other_word(context: AmountContext, i: int, last: int) -> bool:
    """'Mt Fuji', 'Times', a lone 'm' or 't': what is spelt like the unit over tokens ``i`` up to ``last`` and is another word."""
    word, surface, following = context.lower(i), context.sentence.words[i], context.lower(last)
    if surface == "Mt" and last < context.end and (following == "." or context.sentence.tags[last] == "NNP"):
        return True
    if word == "times":
        return surface[0].isupper()
    if word not in {"m", "t", "b", "second", "mm", "ha"} or context.sentence.is_glued(i):
        return False
    return not (word in {"t", "ha", "m"} and surface.islower() and following in {"of", ",", ".", "", ")", "and", "in"})


def _as_percentage_point(context: AmountContext, quantity: Quantity, last: int, unit: Unit, *, hyphen: bool) -> Unit:
    """The unit; of a point that is one of per cent, the percentage point."""
    if unit.code == "point" and _is_poll_point(context, hyphen=hyphen):
        return Unit("percentage_point", 1.0, "share")
    if unit.code == "point" and _is_point_of_share(context, quantity.start, last):
        return Unit("percentage_point", 1.0, "change")
    return unit


def _is_poll_point(context: AmountContext, *, hyphen: bool) -> bool:
    """'a 30-point lead', 'margin of error of 3.6 points': in a sentence on polls, points are percentage points."""
    words = context.sentence.lower
    return not context.lexicon.word_sets["poll_words"].isdisjoint(words) or (hyphen and "lead" in words)


def _is_point_of_share(context: AmountContext, start: int, end: int) -> bool:
    """'its share fell 1.5 points', 'up 2 points to 17 percent': a share or a rate moves by percentage points, an index by its own."""
    if context.lower(end) == "to" and context.lexicon.word_sets["percent_words"] & set(context.sentence.lower[end + 1 : end + 5]):
        return True
    sets = context.lexicon.word_sets
    behind = context.sentence.lower[end : end + POINT_REACH_BEHIND]
    clause = behind[: behind.index(",")] if "," in behind else behind
    if sets["shares_that_move"] & set(clause):  # 'a quarter-point rate cut'
        return True
    for k in range(start - 1, max(-1, start - POINT_REACH), -1):
        if context.lower(k) in sets["point_indices"]:
            return False
        if context.lower(k) in sets["shares_that_move"]:
            return True
    return False


def _with_daily(context: AmountContext, amount: Amount) -> Amount:
    """'5 million barrels of crude per day' are barrels per day."""
    if amount.unit != "barrel":
        return amount
    for k in range(amount.end, min(amount.end + 4, context.end - 1)):
        if context.lower(k) in {"per", "a", "each"} and context.lower(k + 1) == "day":
            return replace(amount, end=k + 2, unit="barrel_per_day", measure="capacity")
        if context.lower(k) != "of" and context.sentence.tags[k] not in {"NN", "JJ"}:
            break
    return amount


def find_age(context: AmountContext, quantity: Quantity) -> Amount | None:
    """'aged 71', 'at the age of 71', 'Mr. Smith, 45, said'."""
    i = quantity.start
    if quantity.value > 120 or quantity.value % 1 or quantity.has_scale:
        return None
    aged = (
        context.lower(i - 1) == "aged"
        or (context.lower(i - 1) == "of" and context.lower(i - 2) in context.lexicon.word_sets["ages"])
        or (context.lower(i - 1) == "age")
    )
    following = context.lower(quantity.end)
    apposed = (
        context.lower(i - 1) == "," and following in {",", "."} and i > 1 and context.sentence.tags[i - 2] in {"NNP", "NNPS"}
        and context.sentence.words[i].isdecimal() and 10 <= quantity.value <= 110
    )  # fmt: skip
    if not (aged or apposed):
        return None
    return Amount(i, quantity.end, quantity, "year", 1.0, "age", "exact")
