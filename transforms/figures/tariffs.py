"""Rates of tariffs and the goods that they cover, also where the word tariff is not said: 'takes 10 percent on American cars'."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.background import Background
from transforms.figures.figure import LEAST_TRADE, Figure, new_figure
from transforms.figures.leviers import is_goal, is_one_of_several
from transforms.figures.ownership import with_parties
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.subjects import subject_before
from transforms.figures.topic import Topic
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import last_verb

NEAR_TARIFF = 3
LIST_LINES = 12
# Between 'takes' and its rate: 'takes as much as'.
LEVY_REACH = 5
ORIGIN_REACH = 9


def lists_tariffs(background: Background, facts: SentenceFacts) -> bool:
    """'- solar cells: from 25% to 50%': a line of a list below a sentence on tariffs."""
    near = facts.sentence.number - background.discourse.tariff_sentence <= LIST_LINES
    return background.discourse.tariff is not None and near and not FINITE_TAGS & set(facts.sentence.tags)


def tariffed_goods(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic) -> Figure:
    """'tariffs on $50 billion of Chinese goods': the value that a tariff covers."""
    lower = facts.sentence.lower
    behind = lower[amount.end : amount.end + 5]
    reach = topic.end if lower[amount.start - 1] == "worth" else max(topic.end, amount.start - 3)
    covers = "on" in lower[reach : amount.start] or any(word in background.lexicon.word_sets["tariffed_goods"] for word in behind)
    if covers and amount.value >= LEAST_TRADE:
        return with_parties(background, facts, amount, new_figure(facts, amount, "tariff_base"), topic, origin_of_goods(facts, amount.end))
    return new_figure(facts, amount, "money")


def is_covered(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'The package covers $18 billion of imports', where tariffs are spoken of."""
    return bool(background.lexicon.word_sets["covering"] & set(facts.sentence.lower[max(0, amount.start - 4) : amount.start]))


def origin_of_goods(facts: SentenceFacts, start: int) -> str | None:
    """The country whose goods are spoken of behind an amount; none where they are of several countries."""
    lead = next((k for k in range(start, start + 3) if facts.sentence.lower[k : k + 1] in (["on"], ["of"], ["worth"])), None)
    if lead is None:
        return None
    near = [mention for mention in facts.mentions if lead <= mention.start <= start + ORIGIN_REACH and mention.entity.code]
    found = [mention for mention in near if not is_goal(facts.sentence, mention)]
    if not found or FINITE_TAGS & set(facts.sentence.tags[start : found[0].start]):
        return None
    if is_one_of_several(facts.sentence, found[0], facts.mentions):
        return None
    return found[0].entity.code


def is_levied(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'takes 10 percent on American cars', 'would charge 9.6 percent on a shirt', where tariffs are spoken of."""
    lower, behind = facts.sentence.lower, facts.sentence.lower[amount.end : amount.end + 1]
    levies = not facts.word_sets["levying"].isdisjoint(lower[max(0, amount.start - LEVY_REACH) : amount.start])
    if amount.unit != "percent" or not (_speaks_of_tariffs(background, facts) or (levies and _names_goods(facts, amount))):
        return False
    is_near = facts.sentence.number - background.discourse.tariff_sentence <= NEAR_TARIFF and behind != ["of"]
    bearing = facts.word_sets["bearing_tariffs"] | facts.word_sets["charging_tariffs"]
    if is_near and not bearing.isdisjoint(lower[: amount.start]):
        return True  # 'will pay the highest rate, 24.12 per cent, while its rival faces 20.26'
    before = facts.amount_before(amount)
    is_of_goods = behind == ["on"] and "basis" not in lower[amount.end : amount.end + LEVY_REACH]  # not '4 percent on an annual basis'
    return is_of_goods and (levies or (before is not None and before.unit == "percent"))


def _speaks_of_tariffs(background: Background, facts: SentenceFacts) -> bool:
    return background.discourse.tariff is not None or any(topic.measure == "tariff_rate" for topic in facts.topics)


def _names_goods(facts: SentenceFacts, amount: Amount) -> bool:
    """'10 percent on imports', '10 percent on American cars'."""
    goods = facts.word_sets["taxed_goods"]
    behind = facts.sentence.lower[amount.end + 1 : amount.end + 4]
    return not goods.isdisjoint(behind) or origin_of_goods(facts, amount.end) is not None


def levied_rate(background: Background, facts: SentenceFacts, amount: Amount) -> Figure:
    """A rate without the word tariff: its reporter is the subject, its partner the origin of the goods."""
    figure = new_figure(facts, amount, "tariff_rate")
    reporter, partner = _levying_subject(facts, amount), origin_of_goods(facts, amount.end)
    basis = "stated" if reporter or partner else "discourse"
    own = [topic for topic in facts.topics if topic.measure == "tariff_rate" and topic.end <= amount.start]
    topic = own[-1] if own else background.discourse.tariff  # 'tariffs of 25 percent on steel and 10 percent on Chilean goods'
    if partner is None and topic is not None:
        return replace(figure, reporter=topic.reporter, partner=topic.partner, parties_basis="discourse")
    if reporter is None and topic and topic.reporter != partner:
        reporter = topic.reporter
    return replace(figure, reporter=reporter, partner=partner, parties_basis=basis if reporter or partner else None)


def _levying_subject(facts: SentenceFacts, amount: Amount) -> str | None:
    """'Peru takes 10 percent': the country that is the subject of the last verb before the amount."""
    verb = last_verb(facts.sentence, 0, amount.start)
    if verb is None:
        return None
    subject = subject_before(facts.sentence, verb, [m for m in facts.mentions if m.entity.code])
    return str(subject.entity.code) if subject else None
