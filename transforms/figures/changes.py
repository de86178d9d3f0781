"""Whether a percentage is how much something rose or fell, and by which sign."""

from __future__ import annotations

from transforms.figures.sentence_facts import SentenceFacts
from transforms.lexicons.entries import Change
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.parse import Parse

_REACH = 9
# How far behind a percentage the noun of change may stand: '12 pct year-on-year increase'; behind the second of two.
_BEHIND_REACH = 8
_COORDINATED_REACH = 3
# Adverbs with an amount behind: 'exports were up 40 million'; not 'higher', behind which stands what is compared.
_SHIFTS = {"up", "down"}
# Between a flow and its percentage where the verb is said once: 'imports from Chile 10.2 pct', and behind it.
_IN_GAP = {",", "-", "\u2014", "--", "to", "from", "with", "the", "by", "of"}
_BEHIND_GAP = {"to", "at", "from", ".", ",", ";"}
BALANCE_REACH = 6
# How far behind 'to' the level stands: 'to a record of some 9 billion'.
LEVEL_REACH = 6


def find_change(facts: SentenceFacts, amount: Amount) -> int | None:
    """+1 or -1 where the percentage is how much something rose or fell, null where it is a level or a share.

    Read are 'fell 3 pct', 'up by 63%', 'a 3.5 pct fall', 'growth of 5 pct', '12 percent higher', and rows that
    share one verb ('Revel by 29 pct; Bally's by 17').
    """
    behind = _behind(facts, amount.end)
    if behind:
        return behind
    lower = facts.sentence.lower
    if amount.start and lower[amount.start - 1] == "+":
        return 1  # 'Chile +1.2%'
    if amount.start and lower[amount.start - 1] == "to":
        return _growth_that_slowed(facts, amount)  # 'rose to 5 percent' is a level
    return _before(facts, amount) or _gapped(facts, amount) or _parallel(facts, amount)


def _growth_that_slowed(facts: SentenceFacts, amount: Amount) -> int | None:
    """'export growth slowed to 0.5%', 'a decline that eased to 3%': the pace is itself a change; not 'growth helped it rise to 5%'."""
    lower, verb = facts.sentence.lower, amount.start - 2
    while verb > 0 and facts.sentence.tags[verb] == "RB":
        verb -= 1
    if amount.unit != "percent" or verb < 1 or lower[verb] not in facts.word_sets["changing_pace"]:
        return None
    for k in range(verb - 1, max(-1, verb - _REACH), -1):
        found = facts.changes.get(k)
        if found and found[1].part == "noun":
            return found[1].sign or None
        if k in facts.breaks or lower[k] == "," or facts.sentence.tags[k] in FINITE_TAGS:
            return None
    return None


def opens_change(facts: SentenceFacts, i: int) -> bool:
    """Whether a noun of change follows: '12 pct annual growth'."""
    return any(k in facts.changes and facts.changes[k][1].part == "noun" for k in range(i, i + 4))


def is_difference(facts: SentenceFacts, amount: Amount) -> bool:
    """'rose by 5 billion', 'fell $5 billion', 'a fall of 5 billion', '74 million more than': how much it changed by, not a level."""
    lower = facts.sentence.lower
    i = amount.start - 1
    while i >= 0 and lower[i] in facts.word_sets["before_difference"]:
        i -= 1
    if (i > 1 and lower[i - 1 : i + 1] == ["as", "much"]) or lower[i] == "as":
        i = next((k for k in range(i, max(-1, i - 4), -1) if lower[k] == "by"), i)
    if i > 0 and (lower[i] == "by" or moves_by(facts, i)):
        return True
    return leads_to_level(facts, amount) or opens_comparison(facts, amount) or _sizes_change(facts, amount)


def _sizes_change(facts: SentenceFacts, amount: Amount) -> bool:
    """'a 15 to 20 billion reduction', 'a 600 million increase in exports'."""
    found = facts.changes.get(amount.end)
    return found is not None and found[1].part == "noun" and bool(found[1].sign) and facts.sentence.tags[amount.end] == "NN"


def opens_comparison(facts: SentenceFacts, amount: Amount) -> bool:
    """'74 million more than', '24 billion worse': what it is apart from something else; not '27 billion less imports of 28 billion'."""
    last = amount.end
    again = facts.amount_at(last + 1) if facts.sentence.lower[last : last + 1] == ["or"] else None
    last = again.end if again and again.unit == "percent" else last  # '365 million or 12 per cent more than'
    is_taken_off = any(topic.start == last + 1 and topic.is_trade for topic in facts.topics)
    return bool(facts.word_sets["differing"] & set(facts.sentence.lower[last : last + 1])) and not is_taken_off


def moves_by(facts: SentenceFacts, i: int) -> bool:
    """Whether a verb or an adverb of change ends at token ``i``, or a noun of change and 'of': 'fell', 'were up', 'a fall of'."""
    lower = facts.sentence.lower
    while i > 0 and facts.sentence.tags[i] == "RB" and not _change_ending(facts, i + 1)[1]:
        i -= 1  # 'rose sharply'
    is_of = lower[i] == "of"
    start, change = _change_ending(facts, i + 1 - is_of)
    if change is None or not change.sign or lower[start - 1] in facts.word_sets["adding_up"] or is_of != (change.part == "noun"):
        return False
    return change.part != "adverb" or lower[start] in _SHIFTS


def leads_to_level(facts: SentenceFacts, amount: Amount) -> bool:
    """'rose $1.2 billion to $9 billion', 'up by 2 to 24 billion': the amount is what it rose by, the next one what it rose to."""
    lower = facts.sentence.lower
    following = facts.amount_after(amount)
    if following is None or following.unit != amount.unit or lower[amount.end : amount.end + 1] != ["to"]:
        return False
    reach = range(amount.end + 1, min(following.start + 1, amount.end + LEVEL_REACH))
    return following.start in reach and lower[amount.start - 1] not in {"from", "to", "at"} and _before(facts, amount) is not None


def sign_of_balance(facts: SentenceFacts, amount: Amount) -> int | None:
    """-1 for 'a deficit of 95 million', 'a $95 million shortfall', +1 for a surplus; null where the amount has no such word of its own."""
    lower = facts.sentence.lower
    signs = [_balance_ending(facts.sentence, k + 1) for k in range(amount.start - 1, max(-1, amount.start - BALANCE_REACH), -1)]
    for k, sign in zip(range(amount.start - 1, -1, -1), signs, strict=False):
        if sign:
            return sign
        if lower[k] not in facts.word_sets["before_balance_amount"] and not facts.in_time(k):
            break
    for k in range(amount.end, min(amount.end + BALANCE_REACH, len(lower))):
        found = facts.sentence.hits.measures.get(k)
        if found and found[1].phrase in facts.word_sets["balances"]:
            return found[1].sign
        if facts.sentence.tags[k] not in {"JJ", "NN", "-"} and lower[k] != "-":
            break
    return None


def _balance_ending(sentence: Parse, end: int) -> int | None:
    found = sentence.hits.measures.ends.get(end)
    return found[1].sign if found and sentence.lower[end - 1] in sentence.word_sets["balances"] else None


def _behind(facts: SentenceFacts, i: int) -> int | None:
    """'3.5 pct fall in', '2.1 pct growth', '13 pct higher', '12 pct year-on-year increase', '36.8 percent down)'."""
    lower = facts.sentence.lower
    k, end = i, min(i + _BEHIND_REACH, len(lower))
    while k < end:
        coordinated = facts.amount_at(k + 1) if lower[k] in {"and", "or"} else None
        if coordinated and coordinated.unit == "percent":  # '12.2 percent and 15.1 percent growth'
            k = i = coordinated.end
            end = min(k + _COORDINATED_REACH, len(lower))
            continue
        adverb = _sign_of_adverb(facts, k, is_next=k == i)
        if adverb is not None:
            return adverb or None
        found = facts.changes.get(k)
        if found and found[1].part == "noun" and found[1].sign:
            return found[1].sign
        if not _may_precede_change(facts, k):
            return None
        k += 1
    return None


def _sign_of_adverb(facts: SentenceFacts, k: int, *, is_next: bool) -> int | None:
    """The sign of an adverb behind a percentage: '13 pct higher', 'would knock 2.2 percent off GDP'; 0 for what is no change.

    'more than' opens the next amount, and 'of more value' is no change. ``is_next``: whether it stands right behind.
    """
    word = facts.sentence.lower[k]
    if word == "off" and is_next:
        return -1
    if word not in facts.word_sets["compared_adverbs"] or (word in _SHIFTS and not is_next):
        return None
    if word in {"more", "less"} and not is_next:
        return 0
    return -1 if word in facts.word_sets["falling_adverbs"] else 1


def _may_precede_change(facts: SentenceFacts, k: int) -> bool:
    """Between '12 pct' and 'increase': 'year-on-year', 'sharp', 'in May'."""
    word, tag = facts.sentence.lower[k], facts.sentence.tags[k]
    is_plain = tag in {"JJ", "NN", "RB", "CD", "JJR"} or word in facts.word_sets["between_amount_and_change"]
    return word != "," and (is_plain or facts.in_time(k))


def _gapped(facts: SentenceFacts, amount: Amount) -> int | None:
    """'exports rose 8.9 pct to 25.6 billion and imports 10.2 pct to 20.9 billion': the verb is said once."""
    lower = facts.sentence.lower
    topic = next((topic for topic in reversed(facts.topics) if topic.end <= amount.start), None)
    if topic is None or amount.start - topic.end > 4:
        return None
    if not all(lower[k] in _IN_GAP or facts.sentence.mention_at[k] in facts.mentions for k in range(topic.end, amount.start)):
        return None
    last = amount.end + (lower[amount.end : amount.end + 1] == [","])
    if not _BEHIND_GAP.issuperset(lower[last : last + 1]):
        return None
    signs = [change.sign for k, (_, change) in sorted(facts.changes.items()) if k < topic.start and change.sign]
    return signs[-1] if signs else None


def _before(facts: SentenceFacts, amount: Amount) -> int | None:
    """'rose by a seasonally adjusted 3 pct', 'exports up 3 pct': the sign of the change before the amount."""
    lower, next_to = facts.sentence.lower, amount.start - 1
    for i in range(next_to, max(-1, next_to - _REACH), -1):
        start, change = _change_ending(facts, i + 1)
        if change:
            is_measure = change.part == "adverb" and start == i and lower[i] in {"more", "less", "better"}
            return None if is_measure or _adds_up(facts, i) else change.sign or None
        if i in facts.breaks or (lower[i] in {",", "from", "against"} and i < next_to) or not _may_follow_change(facts, i):
            return None
    return None


def _adds_up(facts: SentenceFacts, i: int) -> bool:
    """'made up 84 percent of it'."""
    lower = facts.sentence.lower
    return lower[i] == "up" and i > 0 and lower[i - 1] in facts.word_sets["adding_up"]


def _may_follow_change(facts: SentenceFacts, i: int) -> bool:
    """Between 'rose' and '3 pct': 'by a seasonally adjusted', 'in May', 'in volume'."""
    word, tag = facts.sentence.lower[i], facts.sentence.tags[i]
    is_noun = tag in {"NN", "NNS", "JJ", "JJR", "NNP", "POS", "RB", "RBR"} or word in {"in", "of"}
    is_noun = is_noun or ["at", "a"] in (facts.sentence.lower[i : i + 2], facts.sentence.lower[i - 1 : i + 1])  # 'grew at a faster 2.9%'
    return is_noun or word in facts.word_sets["between_change_and_amount"] or facts.in_time(i)


def _change_ending(facts: SentenceFacts, end: int) -> tuple[int, Change | None]:
    for start in (end - 1, end - 2):
        found = facts.changes.get(start)
        if found and found[0] == end:
            return start, found[1]
    return -1, None


def _parallel(facts: SentenceFacts, amount: Amount) -> int | None:
    """A row of changes whose verb stands before the first: '... by 29 percent; Resorts by 17.6 percent'."""
    sentence, lower = facts.sentence, facts.sentence.lower
    before = facts.amount_before(amount)
    led = bool(amount.start and lower[amount.start - 1] == "by")
    if not led:
        if before is None or before.unit != amount.unit or lower[before.start - 1 : before.start] == ["to"]:
            return None  # 'will slow to 2.2 pct this year and 1.9 pct next year': two levels
        between = lower[before.end : amount.start]
        if not {",", "and", ";"} & set(between) or any(sentence.tags[k][:2] == "VB" for k in range(before.end, amount.start)):
            return None
        if lower[amount.end : amount.end + 1] == ["of"]:
            return None
    signs = [change.sign for k, (_, change) in sorted(facts.changes.items()) if k < amount.start and change.sign and change.part != "noun"]
    return signs[-1] if signs else None
