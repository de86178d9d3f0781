"""What an amount measures: a level of its topic, a change, a share, a price, a number of people."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.amount_partners import partner_behind
from transforms.figures.background import Background
from transforms.figures.changes import find_change, is_difference, leads_to_level, moves_by, opens_comparison, sign_of_balance
from transforms.figures.figure import BALANCES, LEAST_TRADE, PERCENT_UNITS, Figure, like_base, new_figure
from transforms.figures.ownership import with_country_of_money, with_parties, with_parties_of_share
from transforms.figures.rates import rate_of, sizes_firm
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.tariff_gate import sorts_another_noun, weighs_as_rate
from transforms.figures.tariffs import is_covered, is_levied, levied_rate, origin_of_goods, tariffed_goods
from transforms.figures.topic import Topic
from transforms.quantities.amount import Amount
from transforms.syntax.subjects import subject_head
from transforms.syntax.verb_groups import verb_group_at

# What moves by so little is a price, a share or a rate of exchange.
DEAREST_PRICE = 1e3
_CASUALTIES = {"killed": "casualty_killed", "injured": "casualty_injured", "displaced": "casualty_displaced"}


def measure_amount(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
    """The figure of an amount with its measure and its parties; ``base`` is the figure that it is compared with."""
    if amount.unit in PERCENT_UNITS:
        return _measure_percentage(background, facts, amount, topic, base)
    if amount.is_money:
        return _measure_money(background, facts, amount, topic, base)
    return _measure_other(background, facts, amount)


def _measure_money(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
    is_level = facts.sentence.lower[amount.start - 1] in {"at", "from", "to", "present"}
    change = find_change(facts, amount) if amount.value < DEAREST_PRICE and not is_level else None
    if change:  # 'shares rose five cents', 'cut its price by 15 cents'
        return new_figure(facts, amount, "change", change)
    if amount.measure == "price" or _is_price(background, facts, amount):
        return new_figure(facts, amount, "price")
    if sizes_firm(facts, amount) or _is_flow_of_money(facts, amount, topic):
        return new_figure(facts, amount, "money")
    if topic is None:
        return _measure_bare_money(facts, amount, base)
    if topic.measure == "tariff_rate":
        return tariffed_goods(background, facts, amount, topic)
    tariff = background.discourse.tariff
    if tariff and topic.measure in {"imports", "exports"} and is_covered(background, facts, amount):
        figure = new_figure(facts, amount, "tariff_base")
        return replace(figure, reporter=tariff.reporter, partner=tariff.partner, parties_basis="discourse")
    if is_difference(facts, amount) and not topic.word.phrase.startswith("in "):  # 'in the red by 290 million' is a level
        return _measure_difference(background, facts, amount, topic)
    return _measure_level(background, facts, amount, topic)


def _country_behind(facts: SentenceFacts, amount: Amount) -> str | None:
    """'compared with 3 billion for Spain'."""
    if facts.sentence.lower[amount.end : amount.end + 1] != ["for"]:
        return None
    return next((str(m.entity.code) for m in facts.mentions if m.start == amount.end + 1 and m.entity.code and not m.is_adjective), None)


def _measure_bare_money(facts: SentenceFacts, amount: Amount, base: Figure | None) -> Figure:
    """Money of no topic: what its ``base`` is of, else a change, else only money."""
    if base is not None and base.unit == amount.unit:
        own = sign_of_balance(facts, amount) if base.reporter and base.measure in BALANCES else None
        if base.measure == "change" and base.change_of:  # 'a fall of 2 billion from 9 billion': the level that it fell from
            return replace(like_base(new_figure(facts, amount, base.change_of, _sign_of_topic(facts, amount, base)), base), change_of=None)
        figure = like_base(new_figure(facts, amount, base.measure, own or (-1 if base.value < 0 else 1)), base)
        partner = partner_behind(facts, base.measure, base.reporter, amount)
        return replace(figure, reporter=_country_behind(facts, amount) or base.reporter, partner=partner or base.partner)
    change = find_change(facts, amount) if leads_to_level(facts, amount) else None
    return new_figure(facts, amount, "change" if change else "money", change or 1)


def _sign_of_topic(facts: SentenceFacts, amount: Amount, change: Figure) -> int:
    """-1 for a level of the deficit that somebody owns, of which the ``change`` before was told."""
    topic = next((t for t in reversed(facts.topics) if t.measure == change.change_of and t.end <= amount.start), None)
    return -1 if topic and topic.word.sign < 0 and change.reporter and topic.measure in BALANCES else 1


def _measure_difference(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic) -> Figure:
    """'Exports rose by 2 billion': the change of a flow. Of what is no flow, or apart from something else, it is money."""
    change = find_change(facts, amount) if topic.is_trade and not opens_comparison(facts, amount) else None
    if change is None:
        return new_figure(facts, amount, "money")
    return replace(with_parties(background, facts, amount, new_figure(facts, amount, "change", change), topic), change_of=topic.measure)


def _measure_level(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic) -> Figure:
    """The level of a topic. A deficit is negative for its owner; where nobody owns it, the printed amount stands."""
    sign = topic.word.sign
    if topic.measure == "trade_balance":
        sign = sign_of_balance(facts, amount) or (-1 if _turned_negative(facts, amount, topic) else sign)
    has_owner = topic.reporter is not None or topic.partner is not None
    negative = sign < 0 and has_owner and topic.measure in BALANCES
    return with_parties(background, facts, amount, new_figure(facts, amount, topic.measure, -1 if negative else 1), topic)


def _turned_negative(facts: SentenceFacts, amount: Amount, topic: Topic) -> bool:
    """'The trade balance was negative at 400 million'; a minus with the amount is read with it."""
    between = range(topic.end, amount.start)
    return any(facts.sentence.lower[k] == "negative" and facts.sentence.tags[k + 1][:2] != "NN" for k in between)


def _is_flow_of_money(facts: SentenceFacts, amount: Amount, topic: Topic | None) -> bool:
    """'At a price of $72 a barrel the oil is worth $33 million a day': what comes at that price, and no price."""
    if topic is None or topic.measure != "price":
        return False
    is_worth = amount.value >= LEAST_TRADE and facts.sentence.lower[amount.start - 1] == "worth"
    return is_worth and rate_of(facts, None, amount, None) is not None


def _is_price(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'The dollar closed at R$ 1.781'."""
    lower = facts.sentence.lower
    return (
        amount.value < LEAST_TRADE
        and amount.start > 1
        and lower[amount.start - 1] == "at"
        and lower[amount.start - 2] in background.lexicon.word_sets["closing_verbs"]
    )


def _measure_percentage(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
    change = -1 if amount.is_negative else find_change(facts, amount)
    if change is None and base is not None and base.unit == amount.unit and base.measure in {"change", "tariff_rate", "share"}:
        return like_base(new_figure(facts, amount, base.measure, -1 if base.value < 0 else 1), base)
    topic = None if topic is not None and _is_of_other_rate(facts, amount, topic) else topic
    if _is_tariff(facts, amount, topic, change) and topic is not None:
        return with_parties(background, facts, amount, new_figure(facts, amount, "tariff_rate"), topic, origin_of_goods(facts, amount.end))
    if _is_rate(background, facts, amount, base, change):
        return levied_rate(background, facts, amount)
    return _measure_share_or_change(background, facts, amount, topic, base, change)


def _is_rate(background: Background, facts: SentenceFacts, amount: Amount, base: Figure | None, change: int | None) -> bool:
    """Whether a percentage beside which no tariff is named is a rate all the same."""
    if sorts_another_noun(facts, amount):
        return False
    if change is None and is_levied(background, facts, amount):
        return True
    is_level = amount.start > 0 and facts.sentence.lower[amount.start - 1] in {"to", "at"}
    is_moved = bool(change) and (_differs(facts, amount) or not is_level)
    is_behind_rate = base is not None and base.measure == "tariff_rate"
    return weighs_as_rate(background, facts, amount, is_behind_rate=is_behind_rate, is_moved=is_moved)


def _is_of_other_rate(facts: SentenceFacts, amount: Amount, topic: Topic) -> bool:
    """'trade policy led the bank to a quarter-point rate cut', 'eased imports and dropped a 50 percent sales tax'."""
    behind = facts.sentence.lower[amount.end : amount.end + 3]
    is_of_bank = topic.is_trade and amount.unit != "percent" and "rate" in behind
    return is_of_bank or (topic.measure != "tariff_rate" and not facts.word_sets["taxes"].isdisjoint(behind[:2]))


def _is_tariff(facts: SentenceFacts, amount: Amount, topic: Topic | None, change: int | None) -> bool:
    """'raised tariffs to 25 percent'; not 'tariffs 5 percent higher'."""
    is_difference = bool(change) and _differs(facts, amount)
    return topic is not None and topic.measure == "tariff_rate" and amount.unit == "percent" and not is_difference


def _differs(facts: SentenceFacts, amount: Amount) -> bool:
    """'by 5 per cent', '5 per cent higher': how far one level is from another."""
    is_by = amount.start > 0 and facts.sentence.lower[amount.start - 1] == "by"
    return is_by or not facts.word_sets["comparing_with_than"].isdisjoint(facts.sentence.lower[amount.end : amount.end + 1])


def _measure_share_or_change(
    background: Background, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None, change: int | None
) -> Figure:
    """A percentage that is no tariff: the change of its topic where a word of rise or fall stands by it, else a share."""
    if topic is not None and (topic.word.phrase in background.lexicon.word_sets["inflation"] or topic.measure == "change"):
        change = change or 1
    if change is None and amount.measure != "change":
        return with_parties_of_share(facts, amount, new_figure(facts, amount, "share"), topic)
    if topic is None and base is not None and base.measure == "change":
        return like_base(new_figure(facts, amount, "change", -1 if base.value < 0 else 1), base)
    return _measure_change(background, facts, amount, topic, change or 1)


def _measure_change(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic | None, change: int) -> Figure:
    """The change of a topic, else of a currency or of what stands before the verb."""
    figure = new_figure(facts, amount, "change", change)
    if topic is not None and (topic.is_national or topic.reporter):
        figure = with_parties(background, facts, amount, figure, topic)
    else:
        figure = with_country_of_money(background, facts, amount, figure)
    figure.change_of = topic.measure if topic is not None else _noun_before(facts, amount)
    return with_parties_of_share(facts, amount, figure, topic) if amount.unit != "percent" else figure


def _noun_before(facts: SentenceFacts, amount: Amount) -> str | None:
    """What changed, as printed: the head of the subject of the verb of change, null for a name."""
    verb = next((k for k in range(amount.start - 1, -1, -1) if k in facts.changes and facts.changes[k][1].part == "verb"), None)
    start = verb_group_at(facts.sentence, verb).start if verb is not None else None
    head = subject_head(facts.sentence, start) if start is not None else None
    return facts.sentence.lower[head] if head is not None and facts.sentence.tags[head] in {"NN", "NNS"} else None


def _measure_other(background: Background, facts: SentenceFacts, amount: Amount) -> Figure:
    measure = amount.measure or "count"
    is_moved = measure in {"mass", "volume"} and moves_by(facts, amount.start - 1)
    change = find_change(facts, amount) if is_moved or leads_to_level(facts, amount) else None
    if change:  # 'fell by 0.4 to 9.1 million tonnes', 'dropped 3,000 tonnes'
        return replace(new_figure(facts, amount, "change", change), change_of=measure)
    if measure in {"people", "count"}:
        measure = _people_measure(background, facts, amount, measure)
    return new_figure(facts, amount, measure)


def _people_measure(background: Background, facts: SentenceFacts, amount: Amount, measure: str) -> str:
    lower = facts.sentence.lower
    window = lower[max(0, amount.start - 4) : amount.start] + lower[amount.end - 1 : amount.end + 4]
    kinds = {kind for kind, words in _CASUALTIES.items() if background.lexicon.word_sets[words] & set(window)}
    if amount.unit == "people" and kinds:
        return kinds.pop() if len(kinds) == 1 else measure
    if amount.noun in background.lexicon.word_sets["sanctioned_kinds"] and set(lower) & background.lexicon.word_sets["sanctioning"]:
        return "sanctioned"
    if amount.noun in background.lexicon.word_sets["occasions_met"] and set(lower) & background.lexicon.word_sets["meeting"]:
        return "meetings"
    return measure
