"""Amounts in a series with topics or times: '45 and 30 billion, respectively', '5 billion to Brazil and 2 billion to Peru in 2023'."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.amount_partners import listed_countries
from transforms.figures.periods import base_time, is_of_untold_time, own_time
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import Topic
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.times.timex import TimeExpression

ROW_REACH = 8
# Between the amounts of a row: '4 and 3 billion', 'at 11.3 billion against 10.9 billion'.
_IN_ROW = {"and", ",", "or", "by", "at", "to", "against", "versus", "vs", "compared", "with"}
_TWO_FLOWS = {"exports and imports": ("exports", "imports"), "imports and exports": ("imports", "exports")}


def topics_respectively(facts: SentenceFacts) -> dict[int, Topic]:
    """'Exports and imports came to 45 and 30 billion, respectively': topics and amounts in one order. Topics by place of amount."""
    if "respectively" not in facts.sentence.lower:
        return _in_one_order(facts)
    end = facts.sentence.lower.index("respectively")
    compared = _compared_respectively(facts, end)
    if compared:
        return compared
    amounts = [i for i, amount in enumerate(facts.amounts) if amount.end <= end and not facts.is_compared(amount)]
    amounts = _last_row(facts, amounts)
    topics = _named_topics(facts, end)
    if len(amounts) < 2:
        return {}
    pointing = next((topic for topic in topics if topic.points_back), None)
    if pointing is not None:  # 'and those to Chile and Peru were up 4 and 11 percent, respectively'
        return _countries_respectively(facts, amounts, pointing)
    if len(topics) == len(amounts):
        return dict(zip(amounts, topics, strict=True))
    topic = next((topic for topic in facts.topics if topic.is_trade and topic.end <= end), None)
    return _countries_respectively(facts, amounts, topic) if topic else {}


def _compared_respectively(facts: SentenceFacts, end: int) -> dict[int, Topic]:
    """'Exports were 6 and imports 5 billion, compared with 4 and 3 billion respectively': the two flows in the same order."""
    row = _last_row(facts, [i for i, amount in enumerate(facts.amounts) if amount.end <= end and facts.is_compared(amount)])
    topics = _named_topics(facts, end)
    return dict(zip(row, topics, strict=True)) if len(row) == len(topics) > 1 else {}


def _in_one_order(facts: SentenceFacts) -> dict[int, Topic]:
    """'Exports to Chile and Peru were 4 billion and 3 billion': as many countries of one flow as amounts behind them, and nothing else."""
    amounts = [i for i, amount in enumerate(facts.amounts) if amount.is_money or amount.unit == "percent"]
    trade = [topic for topic in facts.topics if topic.is_trade]
    if not trade or not _ends_in_row(facts, amounts):
        return {}
    if len(trade) == len(amounts) and _are_of_one_flow(trade):  # 'Chile and Peru were the biggest buyers, at 4 and 3'
        return dict(zip(amounts, trade, strict=True))
    behind = [m for m in facts.mentions if trade[0].end < m.start < facts.amounts[amounts[0]].start and m.entity.code]
    is_row = len(facts.topics) == 1 and len(behind) == len(amounts)
    return _countries_respectively(facts, amounts, trade[0]) if is_row else {}


def _are_of_one_flow(trade: list[Topic]) -> bool:
    """'exports to Chile exceeded those to Peru': the same flow with one after the other."""
    return all(topic.points_back for topic in trade[1:]) and len({topic.partner for topic in trade}) == len(trade)


def _ends_in_row(facts: SentenceFacts, amounts: list[int]) -> bool:
    """Whether the amounts stand in one row of one unit, behind all topics."""
    if len(amounts) < 2 or _last_row(facts, amounts) != amounts or len({facts.amounts[i].unit for i in amounts}) > 1:
        return False
    return all(topic.end <= facts.amounts[amounts[0]].start for topic in facts.topics)


def _named_topics(facts: SentenceFacts, end: int) -> list[Topic]:
    """The topics before a token; 'exports and imports' are two."""
    topics = [topic for topic in facts.topics if topic.end <= end and topic.word.strength != "weak"]
    if len(topics) == 1 and topics[0].word.phrase in _TWO_FLOWS:
        return [replace(topics[0], word=replace(topics[0].word, measure=measure)) for measure in _TWO_FLOWS[topics[0].word.phrase]]
    return topics


def _countries_respectively(facts: SentenceFacts, amounts: list[int], topic: Topic) -> dict[int, Topic]:
    """'Exports to Chile and Peru came to 4 and 3 billion, respectively': countries and amounts in one order."""
    before = [m for m in facts.mentions if m.end <= facts.amounts[amounts[-1]].start]
    countries = listed_countries(facts.sentence, before, facts.amounts, len(amounts))
    if len(countries) != len(amounts):
        return {}
    behind = [m for m in facts.mentions if m.start >= topic.end and m.entity.code in countries]
    owner = topic.reporter if topic.reporter not in countries else topic.partner
    leads = facts.sentence.lower[0] == "with" and topic.measure == "trade_total"
    if owner not in {None, *countries} and (behind or leads):
        return {i: replace(topic, reporter=owner, partner=code) for i, code in zip(amounts, countries, strict=True)}
    return {i: replace(topic, reporter=code, partner=None, basis="stated") for i, code in zip(amounts, countries, strict=True)}


def _last_row(facts: SentenceFacts, amounts: list[int]) -> list[int]:
    """The amounts of the row before 'respectively': 'A, B and C'."""
    row: list[int] = []
    for i in reversed(amounts):
        if row:
            gap = facts.sentence.lower[facts.amounts[i].end : facts.amounts[row[0]].start]
            if not set(gap) <= _IN_ROW:
                break
        row.insert(0, i)
    return row


def time_respectively(facts: SentenceFacts, amount: Amount) -> TimeExpression | None:
    """'40 and 45 billion in 2022 and 2023, respectively': amounts and times in one order."""
    if "respectively" not in facts.sentence.lower:
        return None
    end = facts.sentence.lower.index("respectively")
    row = _last_row(facts, [i for i, other in enumerate(facts.amounts) if other.end <= end])
    times = [time for time in facts.times if time.period and row and facts.amounts[row[-1]].end <= time.start < end]
    places = [i for i in row if facts.amounts[i] is amount]
    return times[row.index(places[0])] if places and len(times) == len(row) > 1 else None


def time_of_row(facts: SentenceFacts, amount: Amount, *, compared: bool, whole_months: bool) -> TimeExpression | None:
    """The time of a row of amounts: '5 billion to Brazil and 2 billion to Peru in 2023', '40 and 45 in 2022 and 2023, respectively'."""
    tags, lower = facts.sentence.tags, facts.sentence.lower
    place = facts.amounts.index(amount)
    following = facts.amounts[place + 1] if place + 1 < len(facts.amounts) else None
    if compared or following is None or following.unit != amount.unit or following.start - amount.end > ROW_REACH:
        return None
    between = range(amount.end, following.start)
    if "and" not in lower[amount.end : following.start] or any(tags[k] in FINITE_TAGS for k in between):
        return None
    if is_of_untold_time(facts, amount):  # 'by 2 pct this year and by 3 in 1988'
        return None
    time = own_time(facts, following, compared=False, without=base_time(facts, following), whole_months=whole_months)
    return time if time and time.start >= following.end else None
