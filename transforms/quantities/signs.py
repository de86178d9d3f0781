"""The signs, codes and words of money beside a number: '$5', 'Rs 5', 'MXN$5', '5 dlrs', '$5 million CAD', and the minus before it."""

from __future__ import annotations

from transforms.lexicons.entries import CurrencyWord
from transforms.quantities.amount import AmountContext
from transforms.quantities.quantity import Quantity

NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS"}
# What is less behind a single letter is a name: 'P5', 'N95', 'R2'.
LEAST_LETTERED = 100


def sign_before(context: AmountContext, i: int) -> tuple[int, CurrencyWord] | None:
    """The sign or code of money before a number: '$5', 'Rs 5', '$-5', 'MXN$5'. Gives (start, word)."""
    signs, words = context.sentence.hits.money_signs, context.sentence.words
    end = i - 1 if i > 1 and words[i - 1] == "-" and context.sentence.is_glued(i) and context.sentence.is_glued(i - 1) else i
    found = _sign_ending(context, end)
    if found is None or (end < i and words[end - 1].isalnum()):  # 'USD-5' may be a range of names
        return None
    code = signs.ends.get(found[0]) if context.sentence.is_glued(found[0]) and not words[found[0]].isalpha() else None
    return code if code and code[1].code and words[code[0]].isupper() else found


def _sign_ending(context: AmountContext, end: int) -> tuple[int, CurrencyWord] | None:
    """The sign that ends at a token; of letters that are no money there, the bare sign behind them: the '$' of 'A $2 billion dam'."""
    found, words = context.sentence.hits.money_signs.ends.get(end), context.sentence.words
    if not found or _is_sign_of_money(context, found[0], end):
        return found
    bare = context.lexicon.money.before.starting([words[end - 1]], 0)
    return (end - 1, bare[1]) if bare and bare[1].family and not words[end - 1].isalpha() else None


def _is_sign_of_money(context: AmountContext, first: int, i: int) -> bool:
    """Signs of letters ('Rs', 'R', 'LE') must stand close, so that a surname's initial is none."""
    letters = context.sentence.surface(first, i)
    if letters[0].isalpha() and context.sentence.is_glued(first) and context.sentence.words[first - 1][-1].isalnum():
        return False
    if (
        context.sentence.words[i - 1] == "$"
        and i - first == 2
        and len(context.sentence.words[first]) == 1
        and not context.sentence.is_glued(i - 1)
    ):
        return False  # 'A $2 billion dam'
    return not letters[-1].isalpha() or context.sentence.is_glued(i) or len(letters) > 1


def names_something(context: AmountContext, first: int, i: int, quantity: Quantity) -> bool:
    """'QR 571', 'COP29', 'S/2024', 'P5': letters that name flights, meetings and papers; a plain number behind them is no money."""
    letters = context.sentence.surface(first, i).strip(" ")
    is_letter = len(letters) == 1 and letters.isalpha() and quantity.value < LEAST_LETTERED
    if not is_letter and letters.lower() not in context.lexicon.word_sets["doubtful_signs"]:
        return False
    is_sum = quantity.has_scale or quantity.has_comma_group or quantity.value % 1 or context.lower(quantity.end) in {"a", "per", "each"}
    return not is_sum or (context.lower(quantity.end) == "/" and context.lower(quantity.end + 1)[:1].isdecimal())


def minus_before(context: AmountContext, first: int) -> int | None:
    """The minus of '-$2.45 billion', '$-2.45 billion', 'minus 640 million'; no dash, no hyphen, no 'ten minus three'."""
    k = first - 1
    if context.sentence.words[first] == "$" and context.lower(first + 1) == "-":
        return first
    if k < 1 or context.lower(k - 1)[:1].isdecimal():
        return None
    if context.lower(k) in context.lexicon.word_sets["minus"]:
        return k
    is_dash = (
        context.lower(k) != "-" or not context.sentence.is_glued(first) or (context.sentence.is_glued(k) and context.lower(k - 1) != "(")
    )
    return None if is_dash else k


def currency_at(context: AmountContext, i: int) -> tuple[int, CurrencyWord] | None:
    """The word of money that begins at the token, where it is one here: 'won' in '5 million won', not in 'won seats'. Gives (end, word)."""
    found = context.sentence.hits.money_words.get(i) or context.lexicon.money.after.starting(context.sentence.words, i)
    if not found:
        return None
    if context.lower(found[0])[:1].isdecimal() and context.sentence.is_glued(found[0]):  # '5 million $3 shirts'
        return None
    # 'won seats', 'sum of', 'real wages', 'mark': words of the language need to be what is counted
    if (
        context.lower(i) in context.lexicon.word_sets["money_before_nouns"]
        and context.sentence.tags[i] in {"VBD", "VBN", "VB", "JJ"}
        and i + 1 < context.end
        and context.sentence.tags[i + 1] in NOUN_TAGS | {"DT", "CD"}
    ):
        return None
    return found


def code_behind(context: AmountContext, last: int, word: CurrencyWord) -> tuple[str, int] | None:
    """'$45 million USD', '$3 million CAD': the code says which dollars. Gives (code, end)."""
    found = context.lexicon.money.after.starting(context.sentence.words, last) if word.family and not word.code else None
    if not found or not found[1].code or not context.sentence.words[last].isupper() or context.lower(found[0])[:1].isdecimal():
        return None
    return found[1].code, found[0]
