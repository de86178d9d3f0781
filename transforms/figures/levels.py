"""Amounts alone that go on with a flow spoken of: 'May was 2 billion', 'Analysts had expected 3 billion', 'A year ago it was 2.9'.

Where the sentence before told of several flows, the size of the amount tells which of them it is, or it is of none.
"""

from __future__ import annotations

from math import inf

from transforms.figures.background import Background
from transforms.figures.figure import BALANCES, LEAST_TRADE, Figure
from transforms.figures.scopes import goods_named
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import TRADE_MEASURES, Topic
from transforms.lexicons.entries import MeasureWord
from transforms.quantities.amount import Amount
from transforms.syntax.closed_class import BE

# Levels of one flow within a year or so of each other differ by less than this factor, those of two flows often by more.
_SAME_SIZE = 2.0
_OTHER_SIZE = 4.0
# Between a verb and its amount: 'was a mere', 'had been as low as'.
_VERB_REACH = 5
# Between those who guess and the verb: 'economists asked by this agency had on average looked for'.
_GUESSER_REACH = 12
# Between 'was' and its amount: 'was about'.
_IS_REACH = 2
_BETWEEN = {"DT", "RB", "IN", "JJ", "JJR", "TO", "VBN"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS", "VBG", "JJ", "POS"}
# What goods earned, and for how many sentences trade stays spoken of for it.
FETCHED = "fetched"
_FETCHED_WITHIN = 3
# An office stands at the head of its sentence; its count is near another's.
_ORGAN_REACH = 5
_ANOTHER_COUNT = 1.3


def goes_on_alone(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """Whether a time or those who forecast are the subject, and the amount alone is what they are said to have."""
    mind = background.discourse.topic
    if mind is None or not mind.is_trade or not amount.is_money or not _stands_alone(facts, amount):
        return False
    if _is_of_neither(background, amount, mind):
        return False
    return any(told(background, facts, amount) for told in (_is_of_time, _is_outcome, is_guessed, _is_counted))


def _stands_alone(facts: SentenceFacts, amount: Amount) -> bool:
    """'was 2 billion after revision': not 'was 2 billion in profits', 'a 2 billion loan', 'won orders worth 2 billion'."""
    lower, tags, last = facts.sentence.lower, facts.sentence.tags, amount.end
    if last >= len(lower) or lower[last] in facts.word_sets["pencilled"] or facts.in_time(last):
        return True
    if lower[last] in {"in", "for", "of", "on"}:
        return facts.in_time(last + 1)
    if lower[last] == "to":  # 'ran from $2 billion to $4 billion'
        return lower[amount.start - 1] == "from"
    return lower[last] not in {"worth", "from"} and tags[last] not in _NOUNS


def _verb_before(facts: SentenceFacts, amount: Amount, verbs: frozenset[str]) -> int | None:
    """The verb right before the amount: 'was a mere', 'came to', 'had looked for'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    before = facts.amount_before(amount)
    if before and before.end == amount.start - 1 and lower[before.end] == "to" and lower[before.start - 1] == "from":
        amount = before  # 'ran from $2 billion to $4 billion'
    for k in range(amount.start - 1, max(0, amount.start - 1 - _VERB_REACH), -1):
        if lower[k] in verbs:
            return k
        if tags[k] not in _BETWEEN or lower[k] in {"with", "than", "worth"}:
            return None
    return None


def _is_of_time(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'May was 2.02 billion', 'a year earlier had seen 3 billion': nothing but a time before the verb, in its clause."""
    sets, lower, tags = background.lexicon.word_sets, facts.sentence.lower, facts.sentence.tags
    verb = _verb_before(facts, amount, sets["level_verbs"] | sets["verbs_of_times"])
    if verb is None:
        return False
    start = verb
    while start > 0 and (facts.in_time(start - 1) or tags[start - 1] in {"RB", "MD", "DT"} or lower[start - 1] in {"had", "has", "been"}):
        start -= 1
    opens = start == 0 or lower[start - 1] in {";", ":", "and", "but", "\u2014"}
    return opens and facts.in_time(start + (tags[start] == "DT"))


def _is_outcome(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'July's outcome of 2 billion', 'the June figure of 2 billion'."""
    lower, noun = facts.sentence.lower, amount.start - 2
    if noun < 1 or lower[noun + 1] != "of" or lower[noun] not in background.lexicon.word_sets["outcomes"]:
        return False
    return facts.in_time(noun - 1) or (lower[noun - 1] == "'s" and facts.in_time(noun - 2))


def _is_counted(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'The State Bank, which counts payments, has 40 billion' behind imports of 45 billion: the same by another count."""
    sets, lower, verb = background.lexicon.word_sets, facts.sentence.lower, amount.start - 1
    mind = background.discourse.topic
    if verb < 1 or mind is None or lower[verb] not in sets["verbs_of_counts"] or "of" in lower[amount.end :] or len(lower) - amount.end > 1:
        return False
    is_organ = not sets["counting_organs"].isdisjoint(lower[: min(verb, _ORGAN_REACH)])
    if lower[verb] in {"has", "had"} and ("which" not in lower[:verb] or sets["verbs_of_counts"].isdisjoint(lower[:verb])):
        return False  # 'The central bank has 40 billion'
    told = [other for other in background.replacements.told if (other.measure, other.unit) == (mind.measure, amount.unit) and other.value]
    return is_organ and any(_distance(other, amount) <= _ANOTHER_COUNT for other in told)


def is_guessed(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'Analysts had expected 2.9 billion', 'forecasts ran from 2.2 to 4.4 billion', 'The Street had 1.8 billion pencilled in'."""
    sets, lower = background.lexicon.word_sets, facts.sentence.lower
    is_pencilled = not sets["pencilled"].isdisjoint(lower[amount.end : amount.end + 1])
    verb = _verb_before(facts, amount, frozenset({"had"}) if is_pencilled else sets["verbs_of_guesses"])
    if verb is None or facts.sentence.tags[verb][:2] != "VB":
        return False
    if lower[verb] in BE and lower[verb + 1] != "for":  # 'the consensus was 2 billion', not 'estimates were kept at 2 billion'
        return lower[verb - 1] in sets["guesses"] and amount.start - verb <= _IS_REACH
    near = range(max(0, verb - _GUESSER_REACH), verb)
    return any(lower[k] in sets["guessers"] for k in near) and {";", ":"}.isdisjoint(lower[near.start : verb])


def fetched_flow(background: Background, facts: SentenceFacts, amount: Amount) -> Topic | None:
    """'The surplus was 3 billion. Gas brought in 2 billion': exports of gas, where trade with all the world is spoken of."""
    mind = background.discourse.topic
    if mind is None or not mind.is_trade or mind.reporter is None or mind.partner or not amount.is_money or amount.value < LEAST_TRADE:
        return None
    is_late = facts.sentence.number - background.discourse.topic_sentence > _FETCHED_WITHIN
    is_others = background.discourse.main not in {None, mind.reporter}  # 'China shipped goods to Peru. Coffee earned 3 billion'
    if mind.measure == "exports" or is_late or is_others or not goods_named(facts, amount):
        return None
    return Topic(0, 0, MeasureWord(FETCHED, "exports", 1, "strong", is_national=True), mind.reporter, None, "discourse", points_back=True)


def likeliest_flow(background: Background, amount: Amount, mind: Topic) -> Topic | None:
    """The flow of the sentence before that the amount is of, by its size; the one in mind where the sizes tell nothing.

    'Imports were 15.6 billion, leaving a surplus of 2.5 billion. A year ago it had been 2.9 billion': the surplus.
    """
    own, others = _by_size(background, amount, mind)
    if own <= _OTHER_SIZE or mind.measure in BALANCES or len({other.measure for other in others}) != 1:
        return mind
    return _topic_of(others[0])


def _is_of_neither(background: Background, amount: Amount, mind: Topic) -> bool:
    """Whether the sentence before told of several flows, and the amount is near none of them or two."""
    own, others = _by_size(background, amount, mind)
    return own != inf and own > _SAME_SIZE and len({other.measure for other in others}) != 1


def _by_size(background: Background, amount: Amount, mind: Topic) -> tuple[float, list[Figure]]:
    """How far the flow in mind as told is from the amount, and what else the sentence told that is near; inf where it told one flow."""
    told = [figure for figure in background.replacements.told if figure.unit == amount.unit and figure.value]
    is_last = bool(told) and told[0].sentence.number == background.discourse.topic_sentence
    if not amount.is_money or not mind.is_trade or not is_last or len({figure.measure for figure in told}) == 1:
        return inf, []
    own = min((_distance(figure, amount) for figure in told if figure.measure == mind.measure), default=inf)
    return own, [figure for figure in told if figure.measure != mind.measure and _distance(figure, amount) <= _SAME_SIZE]


def _distance(figure: Figure, amount: Amount) -> float:
    """By which factor a value and the nearest end of an amount differ."""
    ends = [end for end in (amount.value, amount.high) if end]
    return min((max(abs(figure.value), end) / min(abs(figure.value), end) for end in ends), default=inf)


def _topic_of(figure: Figure) -> Topic | None:
    """The flow of a figure told before as a topic; none where it is of a part of its flow."""
    if figure.scope or figure.measure not in TRADE_MEASURES:
        return None
    word = MeasureWord(figure.measure, figure.measure, -1 if figure.value < 0 else 1, "strong", is_national=True)
    return Topic(0, 0, word, figure.reporter, figure.partner, "discourse", points_back=True)
