"""Whether a figure is a fact yet: actual, target, forecast, agreed or hypothetical; asserted, denied or questioned."""

from __future__ import annotations

from datetime import date

from transforms.lexicons.phrases import PhraseTable
from transforms.segmentation.articles import Sentence
from transforms.syntax.closed_class import BE
from transforms.times.period import Period

# How far before an amount the word may stand that makes it a forecast or a target.
GOVERNED_WITHIN = 80
_STOPS = {";", "while", "whereas", "but", "because"}
_CLOSING = {",", ";", ":", ".", "while", "whereas", "but", "because", "and", "after"}
_RELATIVES = {"which", "who", "where", "whose"}
_FORWARD = {
    "will", "'ll", "shall", "expected", "expects", "expect", "plans", "planned", "plan", "forecast", "scheduled", "next",
    "upcoming", "projected", "tomorrow", "hopes", "aims", "preparing", "prepares", "due",
}  # fmt: skip
_MODALS = {"would", "could", "may", "might", "can"}
_COMPACTS = {"accord", "agreement", "pact", "treaty", "deal", "protocol"}
# Nouns of forecast that a verb may change: 'cut its forecast to 2.2 from 2.5'.
_OUTLOOKS = {"forecast", "forecasts", "estimate", "estimates", "projection", "projections", "outlook", "prediction", "target", "goal"}
_EXPECTED = {"forecast", "forecasts", "expectation", "expectations", "projection", "prediction", "consensus"}
_INSIDE_OUTLOOK = {"of", "for", "deficit", "surplus", "gap", "shortfall", "exports", "imports"}
_PLANS = {"plan", "plans", "project", "projects", "target", "targets", "forecast", "forecasts"}
# Behind these words stands another amount: '637 billion, compared with a forecast of 892'.
_COMPARING = {"compared", "against", "versus"}
_BEHIND = {"target", "goal", "forecast", "projected", "predicted"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
# Between an amount and 'forecast': 'analysts' median'.
_FORECAST_REACH = 4
_BASE_LEADS = {"from", "after", "against", "than", "versus"}
_YEAR_DIGITS = 4
# What was expected or wanted is no fact for its time being over; what is estimated of it is.
_PROSPECTS = {
    "expected", "expect", "expects", "expecting", "forecast", "forecasts", "forecasting", "predicted", "predict", "predicts", "predicting",
    "projected", "projecting", "anticipated", "anticipates", "hoped", "hopes", "hope", "hoping", "planned", "plans", "aimed", "aims",
    "aiming", "wanted", "wants", "budgeted", "budgets", "intended", "intends", "vowed", "consensus", "pencilled", "penciled",
}  # fmt: skip
_AIMS = {"target", "goal", "objective"}
_GUESSES = {"probably", "likely"}
_AWAITED = {"expected", "forecast", "predicted", "projected", "anticipated"}
_AIMED = {"planned", "targeted", "budgeted", "envisaged"}
_DETERMINERS = {"a", "an", "the", "its", "their", "his", "her", "our", "'s"}
_ATTAINED = {
    "met", "meet", "meeting", "beat", "beating", "exceeded", "exceeding", "surpassed", "surpassing", "topped", "topping", "reached",
    "reaching", "achieved", "hit", "passed", "above", "over",
}  # fmt: skip
# How many tokens may stand between 'failed to' and the amount that was not reached.
_UNMET_REACH = 12
# Between 'impose' and its rate: 'impose the promised additional'.
_LEVY_REACH = 6
# Between 'should' and the amount: 'should have read about'.
_READ_REACH = 5
# Between 'but' and the amount that was reached instead: 'but only to'.
_TURN_REACH = 3
# 'fell short of expectations at 5 billion', 'missed the target by 5 billion', 'not far short of twice the 5 billion'.
_OUTCOME = {"at", "by", "with"}
_MULTIPLES = {"twice", "double", "half"}
# Words that look ahead only to what stands right behind: 'wants imports of 5 billion', not 'wants them to scrap what cost 5 billion'.
_NEAR = {"plan", "plans", "planned", "hope", "hopes", "hoped", "aim", "aims", "aimed", "heading", "headed"}
_WANTED = {"want", "wants", "wanted", "eye", "eyes", "eyed", "eyeing"}
_DEFINITE = {"the", "these", "those", "all", "both", "its", "their", "his", "her", "our"}
_NEAR_REACH = 4
_MERE_IFS = (["ever"], ["so"], ["any"], ["not"])
_TOLD = {"said", "told", "predicted", "forecast", "estimated", "added", "projected", "reckoned", "believed", "thought"}


def looks_forward(sentence: Sentence) -> int | None:
    """From which token on the sentence speaks of what is to come, so that 'in June' means the next one; null for nowhere.

    'He arrived on Thursday for a visit that is expected to last a week' looks back first.
    """
    first = next((i for i, word in enumerate(sentence.lower) if word in _FORWARD and sentence.lower[max(0, i - 1)] != "-"), None)
    if first is None:
        return None
    return first if "VBD" in sentence.tags[:first] else 0


def figure_status(
    sentence: Sentence, first: int, last: int, period: Period | None, on: date | None, words: PhraseTable[str],
    *, is_compared: bool, is_dated: bool = True,
) -> str:  # fmt: skip
    """The status of the amount at tokens ``first`` to ``last``.

    What is told or estimated of a period that had ended when the article appeared, and what another amount is compared
    with ('from 2.4 billion in 1986'), are facts, but not what was only expected or aimed at; else the nearest word of
    forecast, target or condition that governs the amount decides.
    ``is_dated``: whether the sentence dates the amount itself. Of 'Exports were 5 billion in 2023. Imports may reach
    9 billion.' the second is no fact of 2023.
    """
    is_over = bool(period and on and period.end <= on)
    is_ahead = bool(period and on and period.end > on)
    phrase = _status_of_phrase(sentence, first, last)
    if phrase:
        return phrase
    if is_compared and not is_ahead and not revises_outlook(sentence, first):
        return "actual"
    governing, word = _nearest(sentence, first, last, words)
    if word in _MODALS and _is_conditional(sentence):
        return "hypothetical"
    if word == "would" and not (is_over and sentence.lower[first - 1] in {",", "("}):
        return _status_of_would(sentence, period, on)
    if word == "to":  # 'is to reach'
        return governing or "target"
    if word and _was_expected(sentence, word, first):
        return "forecast"
    if _may_have_been(sentence, word, first):
        return "hypothetical"
    if governing == "hypothetical" and _is_of_verb(sentence, word, first):
        return governing  # 'threatened last May to impose 10 percent'
    if is_over and _is_told_of_past(sentence, word, first, is_dated=is_dated):
        return "actual"
    if governing == "forecast" and _has_perfect(sentence):
        return "actual"
    return governing or _status_of_time(period, on)


def _was_expected(sentence: Sentence, word: str, first: int) -> bool:
    """'had been expected at 5 billion', 'the gap probably widened to 5 billion in May': a guess at figures that are not out."""
    if word not in _GUESSES:
        return word in {"expected", "forecast", "predicted", "projected"} and _had_been(sentence, word, first)
    return any(sentence.lower[k] == word and sentence.tags[k + 1] == "VBD" for k in range(first - 1))


def _status_of_time(period: Period | None, on: date | None) -> str:
    """What is of a time to come is no fact."""
    return "forecast" if period and on and period.start > on else "actual"


def _status_of_phrase(sentence: Sentence, first: int, last: int) -> str | None:
    """What the amount's own noun phrase says of it: 'should have read 5 billion', 'a target of', 'expectations of'."""
    if _should_have_read(sentence, first):
        return "actual"
    if sentence.lower[last : last + 1] in (["target"], ["goal"]) or _is_aim(sentence, first) or _is_planned(sentence, first):
        return "target"
    return "forecast" if _is_expected(sentence, first) or _is_called_forecast(sentence, first, last) else None


def _should_have_read(sentence: Sentence, first: int) -> bool:
    """'5 billion was a misprint; it should have read 500 million': what is right."""
    before = sentence.lower[max(0, first - _READ_REACH) : first]
    return any(before[k] == "should" and before[k + 1 : k + 2] in (["have"], ["read"]) and "read" in before[k:] for k in range(len(before)))


def _is_expected(sentence: Sentence, first: int) -> bool:
    """'compared with a forecast of a deficit of 5 billion', 'against expectations for 5 billion': what was only expected."""
    if first > 1 and _leads_expected(sentence, first - 1 if sentence.lower[first - 1] != "of" else first - 3):
        return True
    lead = first - 1
    while lead > 0 and (sentence.tags[lead] in {"DT", "JJ", "CD"} or sentence.lower[lead] in _INSIDE_OUTLOOK):
        lead -= 1
    return first - lead > 1 and sentence.lower[lead] in _EXPECTED and sentence.lower[lead + 1] in {"of", "for"}


def _leads_expected(sentence: Sentence, place: int) -> bool:
    """'an expected 1% rise', 'against a forecast drop of 4%': the participle of what somebody expected, behind an article."""
    return place > 0 and sentence.lower[place] in _AWAITED and sentence.lower[place - 1] in _DETERMINERS


def _is_called_forecast(sentence: Sentence, first: int, last: int) -> bool:
    """'beating the 8.5 billion median forecast', 'the 5.4 percent that analysts had expected', 'the 4 percent expected by analysts'."""
    lower, tags = sentence.lower, sentence.tags
    end = last
    while end < len(lower) and tags[end] in {"JJ", "NN", "NNS", "POS", "NNP"} and lower[end] not in _EXPECTED:
        end += 1
    is_led = first > 0 and (lower[first - 1] in _DETERMINERS or tags[first - 1] == "JJ")
    if is_led and end < len(lower) and lower[end] in _EXPECTED and end - last < _FORECAST_REACH:
        return True
    reach = range(last, min(last + 6, len(lower)))
    return any(_tells_behind(sentence, last, k) and (lower[k - 1] in {"had", "have"} or "by" in lower[k + 1 : k + 3]) for k in reach)


def _is_planned(sentence: Sentence, first: int) -> bool:
    """'against a planned 13 billion', 'its targeted 5 million': what was aimed at, though its year is over."""
    return first > 1 and sentence.lower[first - 1] in _AIMED and sentence.lower[first - 2] in _DETERMINERS


def unmet_status(
    sentence: Sentence, start: int, first: int, words: PhraseTable[str], reaching: frozenset[str], *, is_compared: bool
) -> str | None:
    """The status of an amount that was not reached or is so no more; null for others.

    'failed to reach 5 billion', 'a far cry from the 5 billion that was promised', 'no longer sells 90 million of tea a year'.
    ``start``: the token behind the amount before, which such words further to the left would govern.
    """
    lower = sentence.lower
    if "but" in lower[max(start, first - _TURN_REACH) : first]:  # 'did not reach 8 but 7.5 billion'
        return None
    if lower[first - 1] in _OUTCOME or _MULTIPLES & set(lower[max(start, first - _UNMET_REACH) : first]):
        return None
    for i in range(first - 1, max(start, first - _UNMET_REACH) - 1, -1):
        if lower[i] in _CLOSING:
            return None
        found = words.starting(lower, i)
        if found and found[0] <= first:
            if lower[found[0] - 1] in {"to", "yet"} and lower[found[0]] not in reaching:  # 'failed to mention the 5 billion'
                return None
            if is_compared and lower[found[0] - 1] != "from":  # 'failed to rise from 4 billion'
                return None
            is_of_aim = not lower[i].startswith("miss") or bool(_AIMS & set(lower[i:first]))
            return found[1] if is_of_aim else None
    return None


def looks_on(sentence: Sentence, first: int, last: int, words: PhraseTable[str]) -> bool:
    """Whether the amount is governed by a word that looks ahead from the day of the article: 'may reach', 'is seen at'."""
    return _is_of_now(sentence, _nearest(sentence, first, last, words)[1], first)


def _is_told_of_past(sentence: Sentence, word: str, first: int, *, is_dated: bool) -> bool:
    """Whether the amount is told of a time that is over, and neither expected nor of the present."""
    return not _is_prospect(sentence, word, first) and (is_dated or not _is_of_now(sentence, word, first))


def _is_prospect(sentence: Sentence, word: str, first: int) -> bool:
    """'expected exports to reach 9 billion', also of a year that is over: not the second amount of 'is forecast at 4 after 3'."""
    if word not in _PROSPECTS or sentence.lower[first - 1] in _BASE_LEADS:
        return False
    at = _place_before(sentence, word, first)
    place = at if at is not None else sentence.lower.index(word, first)
    before = sentence.lower[place - 1] if place else ""
    is_verb = sentence.tags[place][:2] == "VB" or before in BE | {"had", "has", "have"}  # 'had forecast' is taken for a noun
    is_said = word == "consensus" or (is_verb and before not in _DETERMINERS)
    return is_said and not any(sentence.tags[k] == "CD" and len(sentence.lower[k]) != _YEAR_DIGITS for k in range(place, first))


def _is_aim(sentence: Sentence, first: int) -> bool:
    """'below its target of 5 billion': not 'beat its target of 5 billion', which was reached."""
    lower = sentence.lower
    if lower[first - 1] != "of" or first < 2 or lower[first - 2] not in _AIMS:
        return False
    return not _ATTAINED & set(lower[max(0, first - 6) : first - 2])


def _is_in_reach(sentence: Sentence, i: int, end: int, first: int) -> bool:
    """'plans for 5 billion', but with a verb ('plans to sell') what stands further on as well."""
    is_phrase = end > i + 1 and sentence.lower[end - 1] != "to"
    is_bare = end == i + 1 and sentence.lower[i] in _WANTED
    if is_bare and sentence.lower[i].startswith("want") and _DEFINITE & set(sentence.lower[max(end, first - 2) : first]):
        return False  # 'wants the two governments to name one': they are there already
    if not (is_phrase and sentence.lower[i] in _NEAR) and not is_bare:
        return True
    return (is_bare and _is_moved_to(sentence, end, first)) or first - end <= _NEAR_REACH


def _is_moved_to(sentence: Sentence, start: int, first: int) -> bool:
    """'wants 4 percent raised to 5', 'wants India to cut its duty of 110 percent to 10'."""
    if sentence.lower[first - 1] != "to" or sentence.lower[first - 2] == "up":
        return False
    return sentence.tags[first - 2] == "VBN" or any(sentence.tags[k : k + 2] == ["TO", "VB"] for k in range(start, first - 1))


def _may_have_been(sentence: Sentence, word: str, first: int) -> bool:
    """'Exports may have been as high as 80 million': not known for a fact."""
    at = _place_before(sentence, word, first)
    return word in {"may", "might", "could"} and at is not None and sentence.lower[at + 1] == "have" and sentence.tags[at + 2] == "VBN"


def _is_of_now(sentence: Sentence, word: str, first: int) -> bool:
    """Whether the governing word looks ahead from the day of the article: 'may', 'is seen at', 'plans'."""
    at = _place_before(sentence, word, first)
    if at is None:
        return False
    return sentence.tags[at] in {"MD", "VBZ", "VBP"} or bool({"is", "are", "'s"} & set(sentence.lower[max(0, at - 2) : at]))


def _is_of_verb(sentence: Sentence, word: str, first: int) -> bool:
    """Whether the governing word is a full verb: 'threatened', 'considered', 'refused'; not 'may', 'if'."""
    at = _place_before(sentence, word, first)
    return at is not None and sentence.tags[at][:2] == "VB" and word not in {"were", "would"}


def _place_before(sentence: Sentence, word: str, first: int) -> int | None:
    return next((k for k in range(first - 1, -1, -1) if sentence.lower[k] == word), None)


def _nearest(sentence: Sentence, first: int, last: int, words: PhraseTable[str]) -> tuple[str | None, str]:
    """The status and the nearest governing word: before the amount in its clause, else right behind it."""
    lower = sentence.lower
    for i in range(first - 1, max(-1, first - 1 - GOVERNED_WITHIN), -1):
        if lower[i] in _STOPS or _closes_clause(sentence, i, first):
            break
        found = words.starting(lower, i)
        if found and found[0] <= first and _is_real(sentence, i, found[0]) and _is_in_reach(sentence, i, found[0], first):
            is_aim = found[1] == "agreed" and lower[i + 1 : first].count("to") > 1
            return ("target" if is_aim else found[1]), lower[i]  # 'agreed to raise trade to 15 billion' is a target
        if lower[i] == "to" and i > 1 and lower[i - 1] in {"is", "are"} and sentence.tags[i + 1] == "VB":
            return ("agreed" if _COMPACTS & set(lower[:i]) else "target"), "to"
        if lower[i] == "were" and _is_inverted(sentence, i):
            return "hypothetical", "were"
        if lower[i] == "can" and "if" in lower:
            return "forecast", "can"
    return _word_behind(sentence, last, words)


def _word_behind(sentence: Sentence, last: int, words: PhraseTable[str]) -> tuple[str | None, str]:
    """The status and the word that gives it right behind the amount: '5 billion would be', 'the 5 billion forecast'."""
    lower = sentence.lower
    for i in range(last, min(last + 6, len(sentence))):
        if lower[i] in _COMPARING or (i > last and sentence.tags[i] in {"CD", "$"}):
            break
        if lower[i] == "would" and not {",", ";", "and", "than"} & set(lower[last:i]):
            return "hypothetical", "would"
        found = words.starting(lower, i)
        if found and (lower[i] in _BEHIND or _tells_behind(sentence, last, i)):
            return found[1], lower[i]
    return None, ""


def _tells_behind(sentence: Sentence, last: int, i: int) -> bool:
    """'the 9 billion that economists had expected', '9 billion planned': not '9 billion is expected to do something'."""
    lower = sentence.lower
    is_told = lower[i] in _PROSPECTS and sentence.tags[i] in {"VBN", "VBD"} and lower[i - 1] not in BE
    return is_told and not {",", ";", "and"} & set(lower[last:i])


def _closes_clause(sentence: Sentence, i: int, first: int) -> bool:
    """Whether what stands before token ``i`` governs nothing behind it, above all not the amount at ``first``."""
    lower, tags = sentence.lower, sentence.tags
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if lower[i] in {"-", "\u2013", "\u2014", "--"} and not sentence.is_glued(i):
        return True
    if lower[i] in {",", ":"}:
        if following == "and":  # ', and what had hurt them was wages, up 17.5 pct'
            return any(tag in _FINITE for tag in tags[i + 2 : min(i + 8, first)])
        return following in {"after", "although", "though"} | _RELATIVES
    is_relative = lower[i] in {"that", *_RELATIVES} and i > 0 and tags[i - 1][:2] == "NN"
    return is_relative and i + 1 < len(tags) and tags[i + 1] in {"VBZ", "VBP", "VBD"}


def _is_conditional(sentence: Sentence) -> bool:
    """'If the mine closed, it could lose', 'were prices to slip': not 'even if', 'if ever', 'if so'."""
    lower = sentence.lower
    for i, word in enumerate(lower):
        if word in {"if", "unless"} and lower[i - 1 : i] not in (["even"], ["as"]) and lower[i + 1 : i + 2] not in _MERE_IFS:
            return True
        if word == "were" and _is_inverted(sentence, i):
            return True
    return False


def _is_inverted(sentence: Sentence, i: int) -> bool:
    """'Were prices to slip': a condition that opens a clause with its verb; not 'were later corrected to'."""
    lower = sentence.lower
    opens = i == 0 or lower[i - 1] in {",", ":", ";", "-", "\u2014", '"', "\u201c", "and", "but"}
    verb = i + 2 if sentence.tags[i + 1 : i + 2] == ["RB"] else i + 1
    return opens and "to" in lower[i + 2 : i + 8] and not sentence.tags[verb].startswith("V")


def _status_of_would(sentence: Sentence, period: Period | None, on: date | None) -> str:
    """'Inflation would fall to two pct in 1988, it said' reports a forecast; 'a tax would cost 5 billion' supposes."""
    is_ahead = period is not None and (on is None or period.end > on)
    return "forecast" if is_ahead and _TOLD & set(sentence.lower) else "hypothetical"


def _is_real(sentence: Sentence, i: int, end: int) -> bool:
    """Nouns and modals that are something else here: the month of May, 'an estimated', the signatory's 'sign'."""
    word = sentence.lower[i]
    if word == "may" and sentence.words[i][0].isupper():
        return False
    if word in {"estimated", "estimate", "estimates"} and sentence.tags[i] in {"JJ", "VBN", "NN", "NNS"}:
        return sentence.lower[i - 1 : i] not in (["an"], ["the"], ["is"], ["was"])
    if word in _PLANS and sentence.tags[i] in {"NN", "NNS"}:
        if word.startswith(("plan", "project")):
            return sentence.lower[end - 1] in {"to", "for"} or sentence.lower[end : end + 1] == ["to"]
        return _is_still_ahead(sentence, i)
    return not (word == "could" and sentence.lower[i + 1 : i + 2] == ["not"])


def _had_been(sentence: Sentence, word: str, first: int) -> bool:
    """'Economists had expected a surplus of 48 billion': what was expected of a time that is over."""
    at = max((k for k in range(first) if sentence.lower[k] == word), default=0)
    return at > 0 and bool({"had", "were"} & set(sentence.lower[max(0, at - 2) : at])) and sentence.tags[at][:2] == "VB"


def _is_still_ahead(sentence: Sentence, i: int) -> bool:
    """'met its target', 'beat the forecast': the noun of a deed that is done."""
    return not {"met", "beat", "exceeded", "missed", "surpassed", "topped", "above", "below"} & set(sentence.lower[max(0, i - 3) : i])


def revises_outlook(sentence: Sentence, first: int) -> bool:
    """'cut its growth forecast to 2.2 percent from 2.5': what it is compared with was a forecast as well."""
    lower, tags = sentence.lower, sentence.tags
    nouns = [i for i in range(first) if lower[i] in _OUTLOOKS and tags[i] in {"NN", "NNS"}]
    return any(tags[k][:2] == "VB" for i in nouns for k in range(max(0, i - 5), i))


def _has_perfect(sentence: Sentence) -> bool:
    """'will reach a record ..., and have reached the target': a slip of translation; the deed is done."""
    lower, tags = sentence.lower, sentence.tags
    return any(
        lower[i] in {"has", "have"} and tags[i + 1] == "VBN" and lower[i - 1] in {"and", ","} for i in range(1, len(lower) - 1)
    ) and any(tags[i] == "MD" and lower[i] == "will" for i in range(len(lower)))


def figure_stance(sentence: Sentence, first: int, last: int, word_sets: dict[str, frozenset[str]]) -> str:
    """Whether the sentence stands by the amount from token ``first`` up to ``last``: denied, questioned or asserted."""
    lower = sentence.lower
    if _is_just_not(sentence, first) or _will_not_be_levied(sentence, first, word_sets["levying"]):
        return "denied"
    for i in range(first):
        if lower[i] in word_sets["denial"] and lower[i - 1 : i] != ["not"]:
            return "denied"
        if lower[i] == "true" and "not" in lower[max(0, i - 2) : i]:
            return "denied"
    behind = lower[last : last + 6]
    if {"is", "was", "are", "were"} & set(behind) and word_sets["untrue"] & set(behind):
        return "denied"
    return "questioned" if word_sets["doubt"] & set(lower[:first]) else "asserted"


def _will_not_be_levied(sentence: Sentence, first: int, levying: frozenset[str]) -> bool:
    """'will not impose a 25 percent tariff': not 'will not say whether it will impose'."""
    lower = sentence.lower
    verb = next((k for k in range(first - 1, max(1, first - _LEVY_REACH), -1) if lower[k] in levying), None)
    return verb is not None and sentence.tags[verb - 2] == "MD" and lower[verb - 1] in {"not", "n't"}


def _is_just_not(sentence: Sentence, first: int) -> bool:
    """'Exports were not 5 billion': not 'not less than 5 billion', which the tags tell."""
    before = first - 1
    while before > 0 and sentence.tags[before] == "DT":
        before -= 1
    return before > 0 and sentence.lower[before] in {"not", "n't"} and sentence.tags[before - 1] in _FINITE
