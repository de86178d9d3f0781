"""The word of forecast, target or condition that governs an amount: 'may reach 5 billion', 'the 5 billion that was planned'."""

from __future__ import annotations

from transforms.lexicons.phrases import PhraseTable
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import BE

# How far before an amount the word may stand that makes it a forecast or a target.
GOVERNED_WITHIN = 80
_STOPS = {";", "while", "whereas", "but", "because"}
_RELATIVES = {"which", "who", "where", "whose"}
_COMPACTS = {"accord", "agreement", "pact", "treaty", "deal", "protocol"}
_PLANS = {"plan", "plans", "project", "projects", "target", "targets", "forecast", "forecasts"}
# Behind these words stands another amount: '637 billion, compared with a forecast of 892'.
_COMPARING = {"compared", "against", "versus"}
_BEHIND = {"target", "goal", "forecast", "projected", "predicted"}
# What was expected or wanted is no fact for its time being over; what is estimated of it is.
PROSPECTS = {
    "expected", "expect", "expects", "expecting", "forecast", "forecasts", "forecasting", "predicted", "predict", "predicts", "predicting",
    "projected", "projecting", "anticipated", "anticipates", "hoped", "hopes", "hope", "hoping", "planned", "plans", "aimed", "aims",
    "aiming", "wanted", "wants", "budgeted", "budgets", "intended", "intends", "vowed", "consensus", "pencilled", "penciled",
}  # fmt: skip
# Words that look ahead only to what stands right behind: 'wants imports of 5 billion', not 'wants them to scrap what cost 5 billion'.
_NEAR = {"plan", "plans", "planned", "hope", "hopes", "hoped", "aim", "aims", "aimed", "heading", "headed"}
_WANTED = {"want", "wants", "wanted", "eye", "eyes", "eyed", "eyeing"}
_DEFINITE = {"the", "these", "those", "all", "both", "its", "their", "his", "her", "our"}
_NEAR_REACH = 4
_MERE_IFS = (["ever"], ["so"], ["any"], ["not"])


def nearest_governor(sentence: Sentence, first: int, last: int, words: PhraseTable[str]) -> tuple[str | None, str]:
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
        if found and (lower[i] in _BEHIND or tells_behind(sentence, last, i)):
            return found[1], lower[i]
    return None, ""


def tells_behind(sentence: Sentence, last: int, i: int) -> bool:
    """'the 9 billion that economists had expected', '9 billion planned': not '9 billion is expected to do something'."""
    lower = sentence.lower
    is_told = lower[i] in PROSPECTS and sentence.tags[i] in {"VBN", "VBD"} and lower[i - 1] not in BE
    return is_told and not {",", ";", "and"} & set(lower[last:i])


def _closes_clause(sentence: Sentence, i: int, first: int) -> bool:
    """Whether what stands before token ``i`` governs nothing behind it, above all not the amount at ``first``."""
    lower, tags = sentence.lower, sentence.tags
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if lower[i] in {"-", "\u2013", "\u2014", "--"} and not sentence.is_glued(i):
        return True
    if lower[i] in {",", ":"}:
        if following == "and":  # ', and what had hurt them was wages, up 17.5 pct'
            return any(tag in FINITE_TAGS for tag in tags[i + 2 : min(i + 8, first)])
        return following in {"after", "although", "though"} | _RELATIVES
    is_relative = lower[i] in {"that", *_RELATIVES} and i > 0 and tags[i - 1][:2] == "NN"
    return is_relative and i + 1 < len(tags) and tags[i + 1] in {"VBZ", "VBP", "VBD"}


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


def _is_still_ahead(sentence: Sentence, i: int) -> bool:
    """'met its target', 'beat the forecast': the noun of a deed that is done."""
    return not {"met", "beat", "exceeded", "missed", "surpassed", "topped", "above", "below"} & set(sentence.lower[max(0, i - 3) : i])


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


def is_conditional(sentence: Sentence) -> bool:
    """'If the mine closed, it could lose', 'were prices to slip': not 'even if', 'if ever', 'if so'."""
    lower = sentence.lower
    for i, word in enumerate(lower):
        if word in {"if", "unless"} and lower[i - 1 : i] not in (["even"], ["as"]) and lower[i + 1 : i + 2] not in _MERE_IFS:
            return True
        if word == "were" and _is_inverted(sentence, i):
            return True
    return False


def _is_inverted(sentence: Sentence, i: int) -> bool:
    """'Were prices to slip': a condition that opens a clause with its verb."""
    lower = sentence.lower
    opens = i == 0 or lower[i - 1] in {",", ":", ";", "-", "\u2014", '"', "\u201c", "and", "but"}
    return opens and "to" in lower[i + 2 : i + 8] and not sentence.tags[i + 1].startswith("V")
