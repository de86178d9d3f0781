"""Numbers of things and people: '250 foreign high-tech companies', '12-nation', 'a further 862'."""

from __future__ import annotations

from transforms.quantities.amount import Amount, AmountContext
from transforms.quantities.labels import INSIDE_TAGS, UNCOUNTED
from transforms.quantities.quantity import Quantity
from transforms.quantities.signs import NOUN_TAGS

# How far behind a number the noun that it counts may stand.
PHRASE_REACH = 8


def find_counted(context: AmountContext, quantity: Quantity) -> Amount | None:
    """'250 foreign high-tech companies', '1,700 products', '12-nation', 'nearly 700 of the young entrepreneurs'."""
    i = quantity.end
    if _is_no_count(context, quantity):
        return None
    if _counts_behind_hyphen(context, i):
        bound = context.bound(quantity.start, i + 2)
        return Amount(quantity.start, i + 2, quantity, "count", 1.0, "count", bound, noun=context.lower(i + 1))
    head = _head_noun(context, i, quantity)
    if head is None:
        return _find_further(context, quantity)
    noun = context.lower(head)
    if quantity.has_scale and context.carried and _is_money_noun(context, head):
        return None  # 'three billion of the funds' are dollars, not funds
    is_people = noun in context.lexicon.names.person_nouns or _is_nationality(context, head)
    unit = "people" if is_people else "count"
    # Small counts in words ('two leaders') count; only what is written in figures, or large, is a number of people.
    measure = "people" if is_people and not (quantity.in_words and quantity.value <= 12) else "count"
    return Amount(quantity.start, head + 1, quantity, unit, 1.0, measure, context.bound(quantity.start, head + 1), noun=noun)


def _is_no_count(context: AmountContext, quantity: Quantity) -> bool:
    """A lone article, a fraction, a number with decimals."""
    if quantity.is_fraction:
        return True
    is_article = context.lower(quantity.start) in UNCOUNTED and quantity.value <= 1
    return not quantity.has_scale and (is_article or (quantity.step < 1 and not quantity.in_words))


def _counts_behind_hyphen(context: AmountContext, i: int) -> bool:
    """'12-nation': a singular noun behind the hyphen at ``i``; 'two-way', 'three-fold' count nothing."""
    return (
        context.lower(i) == "-"
        and context.sentence.is_glued(i)
        and i + 1 < context.end
        and context.sentence.tags[i + 1] in {"NN", "NNP"}
        and context.lower(i + 1).isalpha()
        and context.lower(i + 1) not in context.lexicon.word_sets["manners"]  # 'two-way trade', 'three-fold'
    )


def _is_money_noun(context: AmountContext, head: int) -> bool:
    found = context.lexicon.measures.ending(context.sentence.lower, head + 1)
    return bool(found and found[1].measure not in {"capacity", "volume"}) or context.lower(head) == "funds"


def _head_noun(context: AmountContext, i: int, quantity: Quantity) -> int | None:
    """The head of the noun phrase behind a number; a plural, or a noun of people."""
    j = i
    if context.lower(j) == "of":
        if context.lower(j + 1) not in {"the", "its", "their", "his", "our", "these", "those"}:
            return None
        j += 2
    head = _last_counted(context, i, j)
    return head if head is not None and (context.sentence.tags[head] in {"NNS", "NNPS"} or quantity.value != 1) else None


def _last_counted(context: AmountContext, i: int, start: int) -> int | None:
    """The last of the nouns side by side that can be counted, from ``start`` on, within the noun phrase behind a number at ``i``."""
    head = None
    for j in range(start, min(context.end, i + PHRASE_REACH)):
        if _is_hyphen(context, j) or (head is None and j > i and _joins_adjectives(context, j)):
            continue
        if _ends_phrase(context, i, j):
            break
        if _can_be_counted(context, j):
            head = j
        elif head is not None:
            break
    return head


def _ends_phrase(context: AmountContext, i: int, j: int) -> bool:
    """Whether token ``j`` is of no noun phrase, or of another number or a time."""
    tag = context.sentence.tags[j]
    return tag not in INSIDE_TAGS or (j > i and tag == "CD") or j in context.in_time


def _is_hyphen(context: AmountContext, j: int) -> bool:
    return context.lower(j) == "-" and context.sentence.is_glued(j)


def _joins_adjectives(context: AmountContext, j: int) -> bool:
    """'250 large and foreign companies': a joint inside the noun phrase, which goes on to a plural."""
    if context.lower(j) not in {"and", "or", ","} or j + 1 >= context.end:
        return False
    return context.sentence.tags[j + 1] in INSIDE_TAGS | {"NNS"} and _reaches_plural(context, j + 1)


def _can_be_counted(context: AmountContext, j: int) -> bool:
    """A plural, people, a name of several, a noun with one form for both numbers; of adjectives 'wounded' and its like."""
    tag, word = context.sentence.tags[j], context.lower(j)
    if tag not in NOUN_TAGS or word == "%":
        return word in context.lexicon.word_sets["counted_states"]
    return (
        tag in {"NNS", "NNPS"}
        or word in context.lexicon.names.person_nouns
        or _is_plural_name(context, j)
        or word in context.lexicon.word_sets["same_in_plural"]
    )


def _is_plural_name(context: AmountContext, j: int) -> bool:
    """'12,400 EVs', '10 Israelis', '200,000 East Timorese'."""
    word = context.sentence.words[j]
    if len(word) > 2 and word[:-1].isupper() and word[-1] == "s":
        return True
    goes_on = j + 1 < context.end and (
        context.sentence.tags[j + 1] in INSIDE_TAGS or (context.lower(j + 1) in {"and", ","} and _reaches_plural(context, j + 2))
    )
    return word[0].isupper() and _is_nationality(context, j) and not (goes_on and not word.endswith("s"))


def _reaches_plural(context: AmountContext, j: int) -> bool:
    while j < context.end and (context.sentence.tags[j] in INSIDE_TAGS or context.lower(j) == "-"):
        if context.sentence.tags[j] == "NNS":
            return True
        j += 1
    return False


def _is_nationality(context: AmountContext, head: int) -> bool:
    word = context.sentence.words[head]
    known = [meanings for _, _, meanings in context.lexicon.gazetteer.find(word)]
    plural = (
        word.endswith("s")
        or context.sentence.tags[head] == "NNPS"
        or head + 1 >= context.end
        or context.sentence.tags[head + 1] not in NOUN_TAGS
    )
    return plural and any(entry.basis == "demonym" for meanings in known for entry in meanings)


def _find_further(context: AmountContext, quantity: Quantity) -> Amount | None:
    """'a further 862 this month': of the things counted before."""
    before = context.lower(quantity.start - 1)
    if before in context.lexicon.word_sets["further"] and not quantity.in_words and not quantity.has_scale:
        return Amount(quantity.start, quantity.end, quantity, "count", 1.0, "count", "exact", is_elliptic=True)
    return None
