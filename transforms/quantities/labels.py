"""Numbers that count nothing: clock times, ordinals, scores, telephone numbers, names such as 'Resolution 242'."""

from __future__ import annotations

from transforms.quantities.amount import AmountContext
from transforms.quantities.numbers import opens_number
from transforms.quantities.quantity import Quantity

# 'one', 'a' and 'an' count nothing by themselves.
UNCOUNTED = {"one", "a", "an"}
INSIDE_TAGS = {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "CD", "POS", "FW"}


def may_open(context: AmountContext, i: int) -> bool:
    """Whether a number may begin at the token."""
    return opens_number(context.sentence, i, context.lexicon.numbers) and (i not in context.in_time or _is_price_tag(context, i))


def _is_price_tag(context: AmountContext, i: int) -> bool:
    return i in context.sentence.hits.money_signs.ends


def is_label(context: AmountContext, i: int, quantity: Quantity) -> bool:
    """Ordinals, clock times, numbered things, glued codes, scores."""
    last, word = quantity.end, context.sentence.words[i]
    if context.lower(last) in {"st", "nd", "rd", "th"} and context.sentence.is_glued(last):
        return True
    if _is_beside_colon(context, i, last) or context.lower(last) in context.lexicon.word_sets["behind_clock_times"]:
        return True
    if (word.startswith("0") and word.isdecimal() and len(word) > 1) or _is_glued_code(context, i):
        return True
    if context.lower(i - 1).strip(".") in context.lexicon.numbered_things and not _has_plain_unit(context, last):
        is_numbered = context.lower(i - 1) in context.lexicon.word_sets["numbered_in_small_letters"]
        return is_numbered or context.sentence.words[i - 1][0].isupper()
    return context.lower(i - 1) == "." and context.lower(i - 2) in {"no", "nos"} and not _has_plain_unit(context, last)


def _is_beside_colon(context: AmountContext, i: int, last: int) -> bool:
    """'10:30': a clock time or a score, of which the number is either side."""
    is_glued, lower = context.sentence.is_glued, context.lower
    if lower(last) == ":" and last + 1 < context.end and is_glued(last) and is_glued(last + 1) and lower(last + 1).isdecimal():
        return True
    return i > 1 and lower(i - 1) == ":" and is_glued(i) and is_glued(i - 1) and lower(i - 2).isdecimal()


def _is_glued_code(context: AmountContext, i: int) -> bool:
    """'COVID-19', 'G7', 'F-16', '3G', 'P5+1'."""
    if i == 0 or not context.sentence.is_glued(i):
        return False
    before = context.sentence.words[i - 1]
    if before[-1].isalpha() or (before == "+" and i > 1 and context.sentence.is_glued(i - 1) and context.sentence.words[i - 2].isalnum()):
        return True
    return (
        before in {"-", "/"}
        and i > 1
        and context.sentence.is_glued(i - 1)
        and context.sentence.words[i - 2][-1].isalpha()
        and context.sentence.words[i - 2][0].isupper()
        and not _has_plain_unit(context, i + 1)
    )


def _has_plain_unit(context: AmountContext, i: int) -> bool:
    return bool(context.sentence.hits.units.get(i) or context.lower(i) in context.lexicon.numbers.scales)
