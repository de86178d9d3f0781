"""Whether a figure is a fact yet: actual, target, forecast, agreed or hypothetical; asserted, denied or questioned."""

from __future__ import annotations

import itertools
from datetime import date

from transforms.articles import Sentence
from transforms.periods import Period
from transforms.phrases import PhraseTable

_STOPS = {";", "while", "whereas", "but"}
_DENIALS = {
    "denied", "deny", "denies", "denying", "dismissed", "dismiss", "dismisses", "rejected", "rejects", "disputed",
    "disputes", "refuted", "untrue", "false", "untruth",
}  # fmt: skip
_QUESTIONS = {"whether", "questioned", "questions", "doubted", "doubts", "doubt", "unconfirmed", "alleged", "allegedly", "supposedly"}
_FORWARD = {
    "will",
    "'ll",
    "shall",
    "expected",
    "expects",
    "expect",
    "plans",
    "planned",
    "plan",
    "forecast",
    "scheduled",
    "next",
    "upcoming",
    "projected",
    "tomorrow",
    "hopes",
    "aims",
    "preparing",
    "prepares",
    "due",
}


def looks_forward(sentence: Sentence) -> bool:
    """Whether the sentence speaks of what is to come, so that 'in June' means the next one."""
    return bool(_FORWARD & set(sentence.lower))


def figure_status(
    sentence: Sentence, first: int, last: int, period: Period | None, on: date | None, words: PhraseTable[str], *, is_compared: bool
) -> str:
    """The status of the amount at tokens ``first`` to ``last``.

    A period that had ended when the article appeared, and what another amount is compared with ('from 2.4 billion
    in 1986'), are facts; else the nearest word of forecast, target or condition that governs the amount decides.
    """
    governing = _nearest(sentence, first, last, words)
    if governing == "target":
        return "actual" if is_compared else "target"
    if period and on and period.end <= on:
        return "hypothetical" if governing == "hypothetical" and "if" in sentence.lower[:first] else "actual"
    if governing is None or (is_compared and not (period and on and period.end > on)):
        return "actual"
    if governing in {"forecast", "hypothetical"} and _has_perfect(sentence):
        return "actual"
    return governing


def _nearest(sentence: Sentence, first: int, last: int, words: PhraseTable[str]) -> str | None:
    """The status of the nearest governing word before the amount in its clause, else right behind it."""
    for i in range(first - 1, -1, -1):
        if sentence.lower[i] in _STOPS or (
            sentence.lower[i] == "," and sentence.lower[i + 1] in {"after", "although", "though", "which", "who", "where"}
        ):
            break
        found = words.starting(sentence.lower, i)
        if found and found[0] <= first and _is_real(sentence, i, found[1]):
            return found[1]
    for i in range(last, min(last + 6, len(sentence))):
        found = words.starting(sentence.lower, i)
        if found and sentence.lower[i] in {"target", "goal", "forecast", "projected", "predicted"}:
            return found[1]
    return None


def _is_real(sentence: Sentence, i: int, status: str) -> bool:
    """Nouns and modals that are something else here: the month of May, 'an estimated', 'signed', 'is expected' by nobody."""
    word = sentence.lower[i]
    if word == "may" and sentence.words[i][0].isupper():
        return False
    if (
        word in {"estimated", "estimate", "estimates"}
        and sentence.tags[i] in {"JJ", "VBN", "NN", "NNS"}
        and sentence.lower[i - 1 : i] in (["an"], ["the"], ["is"], ["was"])
    ):
        return False
    if word in {"plan", "plans", "project", "projects", "target", "targets", "forecast", "forecasts"} and sentence.tags[i] in {"NN", "NNS"}:
        return status != "target" or word.startswith("target")
    return not (word == "could" and sentence.lower[i + 1 : i + 2] == ["not"])


def _has_perfect(sentence: Sentence) -> bool:
    """'will reach a record ..., and have reached the target': a slip of translation; the deed is done."""
    lower, tags = sentence.lower, sentence.tags
    return any(
        lower[i] in {"has", "have"} and tags[i + 1] == "VBN" and lower[i - 1] in {"and", ","} for i in range(1, len(lower) - 1)
    ) and any(tags[i] == "MD" and lower[i] == "will" for i in range(len(lower)))


def figure_stance(sentence: Sentence, first: int) -> str:
    """Whether the sentence stands by the amount: denied or questioned by a word before it."""
    before = sentence.lower[:first]
    negated = any(a == "not" and b in _DENIALS for a, b in itertools.pairwise(before))
    if _DENIALS & set(before) and not negated:
        return "denied"
    if _QUESTIONS & set(before):
        return "questioned"
    return "asserted"
