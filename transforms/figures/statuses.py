"""Whether a figure is a fact yet: actual, target, forecast, agreed or hypothetical."""

from __future__ import annotations

from datetime import date

from transforms.figures.governors import Governor, is_conditional, nearest_governor
from transforms.figures.prospects import DETERMINERS, status_of_phrase
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import has_verb
from transforms.syntax.closed_class import BE, HAVE
from transforms.syntax.parse import Parse
from transforms.times.period import Period

_MODALS = {"would", "could", "may", "might", "can"}
_BASE_LEADS = {"from", "after", "against", "than", "versus"}
_YEAR_DIGITS = 4
# Between 'running' and the amount: 'at a record annual'.
_ASIDE_REACH = 6


def looks_forward(sentence: Parse) -> int | None:
    """From which token on the sentence speaks of what is to come, so that 'in June' means the next one; null for nowhere.

    'He arrived on Thursday for a visit that is expected to last a week' looks back first.
    """
    words, lower = sentence.word_sets["looking_forward"], sentence.lower
    if not sentence.has_any(words):
        return _put_off_until(sentence)
    first = next((i for i, word in enumerate(lower) if word in words and lower[max(0, i - 1)] != "-"), None)
    if first is None:
        return _put_off_until(sentence)
    return first if "VBD" in sentence.tags[:first] else 0


def _put_off_until(sentence: Parse) -> int | None:
    """'has delayed the tariff | until March 4': where the day begins that it was put off to."""
    if "until" not in sentence.vocabulary:
        return None
    until = sentence.lower.index("until")
    return None if sentence.word_sets["tariff_put_off"].isdisjoint(sentence.lower[:until]) else until


def figure_status(
    sentence: Parse, start: int, end: int, period: Period | None, on: date | None,
    *, is_compared: bool, is_dated: bool = True,
) -> str:  # fmt: skip
    """The status of the amount at tokens ``start`` to ``end``.

    What is told or estimated of a period that had ended when the article appeared, and what another amount is compared
    with ('from 2.4 billion in 1986'), are facts, but not what was only expected or aimed at; else the nearest word of
    forecast, target or condition that governs the amount decides.
    ``is_dated``: whether the sentence dates the amount itself. Of 'Exports were 5 billion in 2023. Imports may reach
    9 billion.' the second is no fact of 2023.
    """
    is_ahead = bool(period and on and period.end > on)
    phrase = status_of_phrase(sentence, start, end)
    if phrase:
        return phrase
    if not is_ahead and ((is_compared and not revises_outlook(sentence, start)) or _is_where_it_stands(sentence, start)):
        return "actual"
    governor = nearest_governor(sentence, start, end)
    if governor.word in _MODALS and is_conditional(sentence):
        return "hypothetical"
    return _status_by_governor(sentence, governor, start, period, on, is_dated=is_dated)


def _is_where_it_stands(sentence: Parse, start: int) -> bool:
    """'wants to cut its deficit, running at a record 169 billion': an aside on what is to be changed."""
    verb = next((k for k in range(start - 1, max(0, start - _ASIDE_REACH), -1) if sentence.tags[k] == "VBG"), 0)
    return sentence.lower[verb] in sentence.word_sets["standing_at"] and sentence.lower[verb - 1 : verb] == [","]


def _status_by_governor(sentence: Parse, governor: Governor, first: int, period: Period | None, on: date | None, *, is_dated: bool) -> str:
    """The status that the governing word gives the amount at token ``first``; of a time that is over it may be told as a fact."""
    is_over = bool(period and on and period.end <= on)
    if governor.word == "would" and not (is_over and sentence.lower[first - 1] in {",", "("}):
        return _status_of_would(sentence, period, on)
    if governor.word == "to":  # 'is to reach'
        return governor.status or "target"
    untold = _status_not_told(sentence, governor, first, is_dated=is_dated)
    if untold:
        return untold
    is_told = is_over and _is_told_of_past(sentence, governor, first, is_dated=is_dated)
    return "actual" if is_told else _status_governed(sentence, governor, period, on)


def _status_not_told(sentence: Parse, governor: Governor, first: int, *, is_dated: bool) -> str | None:
    """The status of what is guessed or supposed even of a time that is over; null for what may be told as a fact."""
    if _was_expected(sentence, governor, first) or _may_yet_be(sentence, governor, first):
        return "forecast"
    if _may_have_been(sentence, governor, first):
        return "hypothetical"
    # 'threatened last May to impose 10 percent'; 'If Peru retaliated, exports worth 5 billion would be hit' is of no year spoken of before
    is_supposed = governor.status == "hypothetical" and (not is_dated or _is_of_verb(sentence, governor, first))
    return governor.status if is_supposed else None


def _status_governed(sentence: Parse, governor: Governor, period: Period | None, on: date | None) -> str:
    """The status that the governing word gives, else the one of the time."""
    if governor.status == "forecast" and _has_perfect(sentence):
        return "actual"
    return governor.status or _status_of_time(period, on)


def _was_expected(sentence: Parse, governor: Governor, first: int) -> bool:
    """'had been expected at 5 billion', 'the gap probably widened to 5 billion in May': a guess at figures that are not out."""
    word = governor.word
    if word not in sentence.word_sets["probably"]:
        return word in sentence.word_sets["awaited"] and _had_been(sentence, word, first)
    return any(sentence.lower[k] == word and sentence.tags[k + 1] == "VBD" for k in range(first - 1))


def _may_yet_be(sentence: Parse, governor: Governor, first: int) -> bool:
    """'may reach 5 billion', 'could top 5 billion': figures that are not out, whatever their time; not 'could sell 5 billion'."""
    at = _place_before(governor, first)
    if at is None or sentence.tags[at + 1 : at + 2] != ["VB"] or sentence.lower[at + 1] == "have":
        return False
    if has_verb(sentence, at + 1, first):
        return False  # 'could amount to a tax, as the bureau reported imports of 5 billion'
    return governor.word in {"may", "might"} or (
        governor.word == "could" and sentence.lower[at + 1] in sentence.word_sets["coming_to_level"]
    )


def _status_of_time(period: Period | None, on: date | None) -> str:
    """What is of a time to come is no fact."""
    return "forecast" if period and on and period.start > on else "actual"


def looks_on(sentence: Parse, start: int, end: int) -> bool:
    """Whether the amount is governed by a word that looks ahead from the day of the article: 'may reach', 'is seen at'."""
    return _is_of_now(sentence, nearest_governor(sentence, start, end), start)


def _is_told_of_past(sentence: Parse, governor: Governor, first: int, *, is_dated: bool) -> bool:
    """Whether the amount is told of a time that is over, and neither expected nor of the present."""
    return not _is_prospect(sentence, governor, first) and (is_dated or not _is_of_now(sentence, governor, first))


def _is_prospect(sentence: Parse, governor: Governor, first: int) -> bool:
    """'expected exports to reach 9 billion', also of a year that is over: not the second amount of 'is forecast at 4 after 3'."""
    word, place = governor.word, governor.start
    if sentence.lower[first - 1] in _BASE_LEADS and sentence.lower[first - 2] not in {"more", "less"}:
        return False
    if governor.has_particle or word in sentence.word_sets["middles"] or _is_outlook_told(sentence, governor, first):
        return True
    if word not in sentence.word_sets["prospects"]:
        return False
    before = sentence.lower[place - 1] if place else ""
    is_verb = sentence.tags[place][:2] == "VB" or before in BE | HAVE  # 'had forecast' is taken for a noun
    is_said = is_verb and before not in DETERMINERS
    return is_said and not any(sentence.tags[k] == "CD" and len(sentence.lower[k]) != _YEAR_DIGITS for k in range(place, first))


def _is_outlook_told(sentence: Parse, governor: Governor, first: int) -> bool:
    """'The forecast had been for 5 billion', 'The median estimate in a poll was 5 billion'; not 'The estimate was 5 billion'."""
    at = _place_before(governor, first)
    if at is None or sentence.tags[at] not in {"NN", "NNS"}:
        return False
    if governor.word not in sentence.word_sets["nouns_of_foresight"] and (
        at == 0 or sentence.lower[at - 1] not in sentence.word_sets["middles"]
    ):
        return False
    verbs = [k for k in range(at + 1, first) if sentence.tags[k] in FINITE_TAGS]
    return len(verbs) == 1 and (sentence.lower[verbs[0]] in BE or sentence.lower[verbs[0] + 1] == "been")


def _may_have_been(sentence: Parse, governor: Governor, first: int) -> bool:
    """'Exports may have been as high as 80 million': not known for a fact."""
    at = _place_before(governor, first)
    is_guess = governor.word in {"may", "might", "could"} and at is not None
    return is_guess and at is not None and sentence.lower[at + 1] == "have" and sentence.tags[at + 2] == "VBN"


def _is_of_now(sentence: Parse, governor: Governor, first: int) -> bool:
    """Whether the governing word looks ahead from the day of the article: 'may', 'is seen at', 'plans'."""
    at = _place_before(governor, first)
    if at is None:
        return False
    return sentence.tags[at] in {"MD", "VBZ", "VBP"} or bool({"is", "are", "'s"} & set(sentence.lower[max(0, at - 2) : at]))


def _is_of_verb(sentence: Parse, governor: Governor, first: int) -> bool:
    """Whether the governing word is a full verb: 'threatened', 'considered', 'refused'; not 'may', 'if'."""
    at = _place_before(governor, first)
    return at is not None and sentence.tags[at][:2] == "VB" and governor.word not in {"were", "would"}


def _place_before(governor: Governor, first: int) -> int | None:
    """Where the governing word stands, if it stands before the amount."""
    return governor.start if 0 <= governor.start < first else None


def _status_of_would(sentence: Parse, period: Period | None, on: date | None) -> str:
    """'Inflation would fall to two pct in 1988, it said' reports a forecast; 'a tax would cost 5 billion' supposes."""
    is_ahead = period is not None and (on is None or period.end > on)
    return "forecast" if is_ahead and sentence.word_sets["told_of_outlooks"] & set(sentence.lower) else "hypothetical"


def _had_been(sentence: Parse, word: str, first: int) -> bool:
    """'Economists had expected a surplus of 48 billion': what was expected of a time that is over."""
    at = max((k for k in range(first) if sentence.lower[k] == word), default=0)
    return at > 0 and bool({"had", "were"} & set(sentence.lower[max(0, at - 2) : at])) and sentence.tags[at][:2] == "VB"


def revises_outlook(sentence: Parse, first: int) -> bool:
    """'cut its growth forecast to 2.2 percent from 2.5': what it is compared with was a forecast as well."""
    lower, tags = sentence.lower, sentence.tags
    if not sentence.has_any(sentence.word_sets["revised_outlooks"]):
        return False
    nouns = [i for i in range(first) if lower[i] in sentence.word_sets["revised_outlooks"] and tags[i] in {"NN", "NNS"}]
    return any(tags[k][:2] == "VB" for i in nouns for k in range(max(0, i - 5), i))


def _has_perfect(sentence: Parse) -> bool:
    """'will reach a record ..., and have reached the target': a slip of translation; the deed is done."""
    if "will" not in sentence.vocabulary or not sentence.has_any({"has", "have"}):
        return False
    lower, tags = sentence.lower, sentence.tags
    return any(
        lower[i] in {"has", "have"} and tags[i + 1] == "VBN" and lower[i - 1] in {"and", ","} for i in range(1, len(lower) - 1)
    ) and any(tags[i] == "MD" and lower[i] == "will" for i in range(len(lower)))
