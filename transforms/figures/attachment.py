"""Which topic an amount measures: one of its clause, the one right behind it, or the one spoken of before."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.figures.background import Background
from transforms.figures.balances import signed_balance
from transforms.figures.changes import find_change, opens_change
from transforms.figures.figure import LEAST_TRADE, PERCENT_UNITS, Figure
from transforms.figures.levels import fetched_flow, goes_on_alone, likeliest_flow
from transforms.figures.scopes import goods_named
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.tariffs import lists_tariffs
from transforms.figures.topic import TRADE_MEASURES, Topic
from transforms.figures.topics import is_adjunct
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.clauses import clauses_over, has_verb
from transforms.syntax.closed_class import BE, HAVE
from transforms.syntax.noun_phrases import phrase_start

# Between a rate and the word tariff these tell of something beside it: 'fell 10 percent on the tariffs'.
_CAUSES = {"amid", "because", "despite"}
_AWAY = _CAUSES | {"after", "as", "on", "before", "since", "while", "when", "and", "but", "over", "from", "with"}


def choose_topic(
    background: Background, facts: SentenceFacts, amount: Amount, attached: Topic | None, base: Figure | None
) -> tuple[Topic | None, str]:
    """The topic of an amount and the rule that tied them: the one ``attached`` to it, else the nearest of its clause, else one in mind.

    What is compared with a figure (``base``) is of the topic of that.
    """
    if attached is not None:
        return attached, "attached"
    if base is not None and amount.is_money == (len(base.unit) == 3):
        return None, "compared"
    return next(((topic, rule) for rule, topic in _candidates(background, facts, amount) if topic), (None, "alone"))


def _candidates(background: Background, facts: SentenceFacts, amount: Amount) -> Iterator[tuple[str, Topic | None]]:
    """What the amount may measure, the likeliest first; found one after the other."""
    if _sizes_undertaking(facts, amount):
        return
    yield "before", _topic_before(facts, amount)
    yield "signed", signed_balance(background.discourse, facts, amount)
    yield "fetched", None if facts.topics else fetched_flow(background, facts, amount)
    yield "in_mind", _topic_in_mind(background, facts, amount)
    yield "behind", _topic_behind(facts, amount)
    yield "list_of_tariffs", _tariff_of_list(background, facts, amount)


def _sizes_undertaking(facts: SentenceFacts, amount: Amount) -> bool:
    """'a $3 billion plan', 'Spain's $3 billion railway': what something costs, whatever flow was spoken of."""
    lower, tags, start, end = facts.sentence.lower, facts.sentence.tags, amount.start, amount.end
    if not amount.is_money or facts.word_sets["undertakings"].isdisjoint(lower[end : end + 2]):
        return False
    return tags[end][:2] in {"NN", "JJ"} and start > 0 and tags[start - 1] in {"DT", "POS", "JJ", "PRP$", "VBN"}


def _tariff_of_list(background: Background, facts: SentenceFacts, amount: Amount) -> Topic | None:
    """'China 34 percent, the EU 20': the tariff spoken of; not 'shares off 3 percent', which tells of a movement."""
    is_listed = amount.unit == "percent" and not facts.changes and lists_tariffs(background, facts)
    return background.discourse.tariff if is_listed else None


def _topic_before(facts: SentenceFacts, amount: Amount) -> Topic | None:
    """The nearest topic before the amount: rather one of its own clause, no adjunct, and one that is said in so many words."""
    left = _topics_ahead(facts, amount)
    left = [topic for topic in left if not is_adjunct(topic, facts.sentence) and not _is_taxed(facts, topic, amount)] or left
    if not left or _moves_economy(facts, left[-1]):
        return left[-1] if left else None
    return next((topic for topic in reversed(left) if _is_said_outright(topic)), left[-1])


def _topics_ahead(facts: SentenceFacts, amount: Amount) -> list[Topic]:
    """The topics before an amount that it may measure: of its own clause, if that has any."""
    left = [topic for topic in facts.topics if topic.end <= amount.start and _suits(facts, topic, amount)]
    left = [topic for topic in left if not facts.is_broken(topic.end, amount.start)] or left
    return [topic for topic in left if not _is_of_something_else(facts, topic, amount)]


def _is_of_something_else(facts: SentenceFacts, topic: Topic, amount: Amount) -> bool:
    """Whether the amount is of what a topic is only named beside: the prices of shipments, a part of the exports, those who were asked."""
    is_of_others = topic.measure == "tariff_rate" and (_is_subject(facts, amount) or _moves_on_its_own(facts, topic, amount))
    return is_of_others or _is_of_price(facts, topic) or _is_told_of_part(facts, topic, amount)


def _moves_economy(facts: SentenceFacts, topic: Topic) -> bool:
    """'The deficit will shrink and the economy will grow by 3 percent': whatever else is more outright, the economy does."""
    return topic.measure == "gdp" and facts.sentence.tags[topic.end : topic.end + 1] in (["MD"], ["VBD"], ["VBZ"])


def _is_told_of_part(facts: SentenceFacts, topic: Topic, amount: Amount) -> bool:
    """'exports, including oil, which settled 2 percent lower': the oil did."""
    if "including" not in facts.sentence.vocabulary:
        return False
    lower = facts.sentence.lower
    starts = [clause.start for clause in clauses_over(facts.sentence.clause_at[amount.start]) if clause.kind == "relative"]
    return any(topic.end <= start and "including" in lower[topic.end : start] for start in starts)


def _is_of_price(facts: SentenceFacts, topic: Topic) -> bool:
    """'Freight rates for shipments of oil rose 5 percent': the rates did."""
    lead = phrase_start(facts.sentence, topic.start) - 1
    is_led = topic.is_trade and lead > 0 and facts.sentence.tags[lead] == "IN"
    return is_led and facts.sentence.lower[lead - 1] in facts.word_sets["prices_of_trade"]


def _is_subject(facts: SentenceFacts, amount: Amount) -> bool:
    """'of tariffs, yet 48 percent approved': of those who were asked."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    verb = amount.end + (tags[amount.end : amount.end + 1] == ["RB"])
    leads = amount.start == 0 or tags[amount.start - 1] not in {"IN", "TO"}
    return leads and tags[verb : verb + 1] in (["VBD"], ["VBP"]) and lower[verb] not in BE | HAVE


def _moves_on_its_own(facts: SentenceFacts, topic: Topic, amount: Amount) -> bool:
    """'on the tariffs, with Hale jumping 17.9%': whoever jumps, named between; not 'the tariffs, rising 10 percent'."""
    verb = amount.start - 1
    is_verb = facts.sentence.tags[verb] == "VBG" and verb in facts.changes
    first = phrase_start(facts.sentence, verb)
    return is_verb and topic.end < first < verb and facts.sentence.lower[first - 1] in {"with", "and", ","}


def _is_said_outright(topic: Topic) -> bool:
    """Whether the topic is named by a word that means nothing else, or by one of trade with its partner."""
    return topic.word.strength != "weak" or (topic.partner is not None and topic.is_trade)


def _is_taxed(facts: SentenceFacts, topic: Topic, amount: Amount) -> bool:
    """'raised tariffs on steel imports to 25 percent': the rate is the tariff's, not that of the imports."""
    levied = next((other for other in reversed(facts.topics) if other.measure == "tariff_rate" and other.end <= topic.start), None)
    if levied is None or amount.unit not in PERCENT_UNITS or facts.sentence.lower[levied.end : levied.end + 1] not in (["on"], ["against"]):
        return False
    return not has_verb(facts.sentence, levied.end, topic.end)


def _topic_in_mind(background: Background, facts: SentenceFacts, amount: Amount) -> Topic | None:
    """The topic spoken of before, where the sentence goes on with it."""
    mind = background.discourse.topic
    if amount.per or mind is None or not _suits(facts, mind, amount) or not _goes_on(background, facts, amount):
        return None
    speaks_of_total = background.lexicon.word_sets["speaking_of_totals"] & set(facts.sentence.lower[: amount.start])
    total = background.discourse.total if speaks_of_total else None
    return total or likeliest_flow(background, amount, mind)


def _topic_behind(facts: SentenceFacts, amount: Amount) -> Topic | None:
    """The topic right behind the amount, in its clause."""
    right = [topic for topic in facts.topics if 0 <= topic.start - amount.end <= 8 and _suits(facts, topic, amount)]
    if (
        not right
        or facts.is_broken(amount.end, right[0].start)
        or (right[0].is_verb and _is_of_other_verb(facts, amount.end, right[0].start))
        or (right[0].measure == "tariff_rate" and not _leads_to_tariff(facts, amount, right[0]))
        or not _CAUSES.isdisjoint(facts.sentence.lower[amount.end : right[0].start])
    ):
        return None
    return right[0]


def _leads_to_tariff(facts: SentenceFacts, amount: Amount, tariff: Topic) -> bool:
    """'10 percent in new tariffs'; not 'fell 10 percent after the tariffs', '68 percent think tariffs'."""
    if amount.unit not in PERCENT_UNITS:
        return True
    between = range(amount.end, tariff.start)
    is_noun_phrase = not any(facts.sentence.tags[k] in VERB_TAGS or facts.sentence.lower[k] in _AWAY for k in between)
    return is_noun_phrase and facts.sentence.lower[amount.end : amount.end + 1] != ["of"]


def _is_of_other_verb(facts: SentenceFacts, start: int, end: int) -> bool:
    """'a $3 billion goal, Kenya said it exported': another verb than 'were' or 'have been' comes between."""
    return any(facts.sentence.tags[k] in FINITE_TAGS and facts.sentence.lower[k] not in BE | HAVE for k in range(start, end))


def _suits(facts: SentenceFacts, topic: Topic, amount: Amount) -> bool:
    """Whether an amount of this unit and size can measure the topic."""
    if amount.unit in PERCENT_UNITS:
        return True
    if amount.is_money:
        is_flow = topic.measure in TRADE_MEASURES | {"gdp"}
        return (
            topic.measure not in {"volume", "capacity", "share"}
            and topic.word.phrase not in facts.word_sets["inflation"]
            and not (is_flow and amount.value < LEAST_TRADE)
        )
    return topic.measure == "capacity" and amount.measure in {"capacity", "volume", "mass", "count"}


def attached_topic(facts: SentenceFacts, amount: Amount) -> Topic | None:
    """'320 mln dlrs of exports', '$1 billion in bilateral trade', 'a 5 billion dlr surplus', '3.5 pct fall in imports'."""
    for topic in facts.topics:
        is_near = 0 <= topic.start - amount.end <= 9 and _suits(facts, topic, amount)
        if is_near and not _has_amount(facts, amount, topic) and _is_attached(facts, amount, topic):
            return topic
    return None


def corresponding_topic(facts: SentenceFacts, amount: Amount) -> Topic | None:
    """'5.7 billion correspond to exports and 7.4 billion to imports', 'turnover of 15 billion, including export 6 billion'."""
    beside = next((topic for topic in facts.topics if topic.end == amount.start and topic.is_trade and topic.word.strength == "weak"), None)
    if beside and amount.is_money:
        return beside
    lower, verbs = facts.sentence.lower, facts.word_sets["corresponding"]
    joint = amount.end + (lower[amount.end : amount.end + 1] != ["to"])
    is_led = lower[joint : joint + 1] == ["to"] and not verbs.isdisjoint(lower[:joint])
    if not amount.is_money or not is_led or (joint > amount.end and lower[amount.end] not in verbs):
        return None
    return next((topic for topic in facts.topics if topic.start == joint + 1), None)


def _is_attached(facts: SentenceFacts, amount: Amount, topic: Topic) -> bool:
    words = facts.sentence.lower[amount.end : topic.start]
    tags = facts.sentence.tags[amount.end : topic.start]
    if not _may_stand_between(words, tags):
        return False
    link = next((word for word in words if word in {"of", "in", "worth", "for"}), None)
    if amount.is_money:
        return words[:1] == [link] or (link is None and len(words) <= 3)
    if amount.unit in PERCENT_UNITS and link and opens_change(facts, amount.end):
        return True
    return topic.measure == "tariff_rate" and link is None


def _may_stand_between(words: list[str], tags: list[str]) -> bool:
    """Between an amount and its topic: '3 billion of total | exports'; not '3 billion less | imports'."""
    inside = {"JJ", "NN", "NNP", "NNS", "POS", "VBG", "JJR", "JJS", "RB", "VBN", "DT", "PRP$"}
    is_noun_phrase = all(tag in inside or word in {"-", "worth", "of", "in", "for"} for tag, word in zip(tags, words, strict=True))
    return is_noun_phrase and words[:1] not in (["less"], ["minus"], ["plus"])


def _has_amount(facts: SentenceFacts, amount: Amount, topic: Topic) -> bool:
    """'imports were 14 billion for a deficit of 2 billion': the deficit has an amount of its own."""
    return facts.sentence.lower[amount.end : amount.end + 1] == ["for"] and any(
        topic.end <= other.start <= topic.end + 2 for other in facts.amounts
    )


def _goes_on(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """Whether the amount is of what the sentence before spoke of: 'It was ...', 'The figure reached ...'."""
    if amount.unit in PERCENT_UNITS and find_change(facts, amount) is None:
        return False
    own = any(topic.end <= amount.start for topic in facts.topics)
    if own or facts.sentence.number - background.discourse.topic_sentence > 2:
        return False
    if _moves_figure(facts.sentence.lower, amount):
        return True
    topic = background.discourse.topic
    if topic and topic.measure == "exports" and goods_named(facts, amount):
        return True  # 'Rubber brought 2.30 billion ringgit'
    return _has_level_for_subject(background, facts, amount) or goes_on_alone(background, facts, amount)


def _moves_figure(lower: list[str], amount: Amount) -> bool:
    """'against 3 billion', 'bringing the figure to at least 3 billion', 'want to lift it to 100 billion'."""
    if lower[0] in {"against", "compared"}:
        return True
    if lower[max(0, amount.start - 6) : amount.start].count("figure") and "to" in lower[max(0, amount.start - 4) : amount.start]:
        return True
    return any(lower[k : k + 2] == ["it", "to"] for k in range(max(0, amount.start - 6), amount.start - 1))


def _has_level_for_subject(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'It was', 'The figure reached': a verb of level or change before the amount, with the level itself for its subject."""
    lower, tags, sets = facts.sentence.lower, facts.sentence.tags, background.lexicon.word_sets
    is_opened = lower[0] == "the" and lower[1:2] and lower[1] in sets["level_subjects"]
    verbs = [k for k in range(amount.start) if tags[k] in FINITE_TAGS and (lower[k] in sets["level_verbs"] or k in facts.changes)]
    for verb in verbs:
        head = next((lower[k] for k in range(verb - 1, -1, -1) if lower[k].isalpha() and not _is_passed_over(facts, k)), "")
        if head in sets["level_subjects"] or lower[verb - 1] == "'s" or is_opened:
            return True
    return False


def _is_passed_over(facts: SentenceFacts, k: int) -> bool:
    """Between a subject and its verb: 'receipts in March, however, grew'."""
    if facts.sentence.tags[k] == "RB" or facts.in_time(k):
        return True
    return facts.sentence.tags[k] in {"IN", "DT"} and facts.in_time(k + 1)
