"""Figures: every amount of an article with what it measures, of whom, for which period, and whether it is a fact.

Amounts (``transforms.quantities.amounts``) are tied to topics (``transforms.figures.topics``) and time expressions
(``transforms.times.expressions``) by their places in the sentence: 'exports rose 12 pct to 45 billion in March from 40 billion a
year earlier' holds a change and two levels of one topic and three periods.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

from transforms.figures.attachment import attached_topic, choose_topic, corresponding_topic
from transforms.figures.background import Background, open_background, remember
from transforms.figures.dating import date_figure, has_own_time, keep_period
from transforms.figures.destinations import joint_owners, open_destination
from transforms.figures.factuality import settle_status, stance_of, withdrawn_amounts
from transforms.figures.figure import Figure, equivalent_of
from transforms.figures.levels import FETCHED, is_guessed
from transforms.figures.makers import makers_of
from transforms.figures.measures import measure_amount
from transforms.figures.ownership import is_foreign_trade, money_of_owner
from transforms.figures.parties import add_parties
from transforms.figures.periods import find_dating
from transforms.figures.rates import rate_of, sums_over_years
from transforms.figures.replacements import settle_replacements, take_over
from transforms.figures.reversals import turn_round
from transforms.figures.scopes import adjustment_of, counted_in, goods_named, scope_of
from transforms.figures.sentence_facts import SentenceFacts, find_breaks, find_changes
from transforms.figures.series import topics_respectively
from transforms.figures.statuses import looks_forward
from transforms.figures.tariff_sides import remember_sides, weigh_sides
from transforms.figures.tellers import find_teller
from transforms.figures.topic import TRADE_MEASURES, Topic
from transforms.figures.topics import find_topics, settle_open_topics
from transforms.lexicons.entries import MoneyWords
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.words import FiscalYear
from transforms.mentions.entities import ArticleNames, Mention
from transforms.quantities.amount import Amount
from transforms.quantities.amounts import find_amounts
from transforms.quantities.money import MoneySetting
from transforms.quantities.numbers import number_places
from transforms.segmentation.attempts import attempt
from transforms.syntax.parse import Parse, ParsedArticle
from transforms.times.timex import TimeExpression

OPENING_REACH = 4
_LENGTHS = {"monthly": 1, "quarterly": 3, "annual": 12, "yearly": 12}
# How the words for a destination begin.
_LEADS = {"to", "from", "with", "into"}
# What has a counterparty: flows, and tariffs.
_DIRECTED = TRADE_MEASURES | {"tariff_rate"}
_ROW_JOINTS = {"and", ",", "or"}
# Between 'monthly' and its amount: 'a monthly trade deficit of'.
_LENGTH_REACH = 5
_SAME_FACT = ("measure", "reporter", "partner", "scope", "status", "stance", "change_of")
# By what factor what is compared may differ from what it is compared with, and is likely to.
_FAR_APART = 1.7
_NEAR_BY = 1.25
# A headline says 107 billion where the body has 107.4.
HEADLINE_ROUNDING = 0.005
# What 'more than 21 billion' of a headline may leave off from the number of the body.
HEADLINE_CUT = 0.03


def read_figures(article: ParsedArticle, names: ArticleNames, lexicon: Lexicon) -> list[Figure]:
    """The figures of an article, in order."""
    background = open_background(article, names, lexicon)
    figures: list[Figure] = []
    for sentence, mentions in zip(article.sentences, names.mentions, strict=True):
        if sentence.role == "dateline":
            continue
        with attempt(article, "figures", sentence.text):
            facts = _find_facts(background, sentence, mentions)
            figures += _read_sentence(background, facts)
            remember(background, facts)
            remember_sides(background, [figure for figure in figures if figure.sentence is sentence])
    figures = settle_replacements(background.replacements, figures)
    return [_as_in_body(figure, figures) if figure.sentence.role == "title" else figure for figure in figures]


def _as_in_body(headline: Figure, figures: list[Figure]) -> Figure:
    """A headline's figure is of what the body says of the same number: 'Exports hit $21.2b in 10 months'."""
    same = [
        figure for figure in figures
        if figure.sentence.role != "title" and figure.unit == headline.unit
        and _is_same_number(headline, figure)
    ]  # fmt: skip
    if not same or headline.measure not in {same[0].measure, "money", "share", "change"} | TRADE_MEASURES:
        return headline
    body = same[0]
    is_cut = abs(abs(body.value) - abs(headline.value)) > HEADLINE_ROUNDING * abs(headline.value)
    if is_cut and (headline.value < 0) == (body.value < 0):
        body = replace(body, value=headline.value, value_high=headline.value_high)
    return replace(
        body, sentence=headline.sentence, start=headline.start, end=headline.end, bound=headline.bound,
        value_min=headline.value_min, value_max=headline.value_max, attributed_to=None,
        rule=f"{headline.rule}/as_in_body",
    ) if (headline.value < 0) == (body.value < 0) else headline  # fmt: skip


def _is_same_number(headline: Figure, body: Figure) -> bool:
    """'tops 21 billion' is the 21.4 billion of the body: rounded down where it says 'more than', a little apart in other headlines."""
    apart = abs(body.value) - abs(headline.value)
    reach = HEADLINE_CUT if headline.bound == "more_than" and apart > 0 else HEADLINE_ROUNDING
    return abs(apart) <= reach * abs(headline.value)


def _find_facts(background: Background, sentence: Parse, mentions: list[Mention]) -> SentenceFacts:
    has_numbers = bool(number_places(sentence, background.lexicon.numbers))
    times = _find_times(background, sentence, mentions) if has_numbers else []
    money_before = background.discourse.money
    amounts = find_amounts(sentence, times, background.lexicon, background.setting.money, money_before) if has_numbers else []
    # 'U.S. dollars' name money, not a party.
    money_at = {token for amount in amounts if amount.is_money for token in range(amount.start, amount.end)}
    parties = [mention for mention in mentions if mention.start not in money_at]
    topics = settle_open_topics(find_topics(sentence, parties, background.discourse), background.discourse, background.lexicon.word_sets)
    topics = add_parties(topics, sentence, parties, background.setting, background.discourse)
    setting, money = background.setting.money, background.lexicon.money
    amounts = [_in_money_of_owner(amount, topics, setting, money) for amount in amounts]
    if not amounts:  # nothing is asked of the sentence but what it leaves in mind
        return SentenceFacts(sentence, parties, times, amounts, topics)
    breaks, changes, dating = (find_breaks(sentence), find_changes(sentence), find_dating(sentence, times))
    return SentenceFacts(sentence, parties, times, amounts, topics, breaks, changes, dating)


def _find_times(background: Background, sentence: Parse, mentions: list[Mention]) -> list[TimeExpression]:
    fiscal = _fiscal_year_of(background, mentions)
    return sentence.times(background.written_on, fiscal, looks_forward(sentence))


def _in_money_of_owner(amount: Amount, topics: list[Topic], setting: MoneySetting, money: MoneyWords) -> Amount:
    unit = money_of_owner(amount, topics, setting, money)
    return amount if unit == amount.unit else replace(amount, unit=unit)


def _fiscal_year_of(background: Background, mentions: list[Mention]) -> FiscalYear:
    """Whose fiscal year a sentence counts in: that of the country it opens with ('Japan's exports'), else the article's."""
    first = next((str(mention.entity.code) for mention in mentions if mention.entity.code and mention.start < OPENING_REACH), "")
    return background.lexicon.times.fiscal_years.get(first, background.setting.fiscal)


def _read_sentence(background: Background, facts: SentenceFacts) -> list[Figure]:
    """The figures of a sentence, one for each amount, in order."""
    figures: list[Figure] = []
    withdrawn = withdrawn_amounts(background, facts)
    shared = topics_respectively(facts) if facts.amounts else {}
    for index, amount in enumerate(facts.amounts):
        if figures and facts.is_equivalent(amount):
            figures.append(equivalent_of(facts, amount, figures[-1]))
            continue
        if figures and _is_said_again(facts, amount, figures[-1]):
            figures.append(_said_again(background, facts, amount, figures))
            continue
        attached = attached_topic(facts, amount) or corresponding_topic(facts, amount)
        compared = facts.is_compared(amount) and not (attached and amount.is_money)
        base = _base_of(facts, amount, figures) if compared else None
        topic, tie = (shared[index], "respectively") if index in shared else choose_topic(background, facts, amount, attached, base)
        figure = _measure(background, facts, amount, topic, base, figures)
        figure.rule = f"{amount.rule}/{tie}"
        if index in shared:
            figure.reporter, figure.partner = shared[index].reporter, shared[index].partner
        figure.unit = _unit_of_trade(background, figure, amount)
        date_figure(background, facts, figure, amount, figures, compared=compared)
        figure.is_dated = has_own_time(facts, amount)
        _add_rate(facts, figure, amount, topic)
        figure.stance = "withdrawn" if amount.start in withdrawn else stance_of(background, facts, amount)
        _settle_facts(background, facts, figure, amount, figures, compared=compared)
        figure = take_over(background.replacements, facts, figure, amount)
        figures.append(figure)
        if not compared:
            keep_period(background, figure, facts)
    _remember_scope(background, facts, figures)
    return figures


def _measure(
    background: Background, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None, before: list[Figure]
) -> Figure:
    """The figure of an amount with what it measures, of whom and of which part; of no period and status yet."""
    figure = measure_amount(background, facts, amount, topic, base)
    figure.scope = _find_scope(background, facts, amount, topic, base)
    figure.scope = _scope_of_same_goods(topic, figure, before)
    figure.scope = _scope_as_counted(facts, amount, figure, base)
    _leave_destination_open(facts, figure, amount, topic)
    figure.scope = figure.scope or _destination_of_both(topic, figure, before)
    turn_round(facts, amount, figure)
    if figure.measure == "tariff_rate":
        weigh_sides(background, facts, figure, amount, before)
    return figure


def _unit_of_trade(background: Background, figure: Figure, amount: Amount) -> str:
    """The unit, where the press at home tells of others' trade in dollars that are not its own."""
    is_foreign = amount.is_local and is_foreign_trade(figure, background.setting.money, background.lexicon.money)
    return "USD" if is_foreign else figure.unit


def _is_said_again(facts: SentenceFacts, amount: Amount, before: Figure) -> bool:
    """'fell $206 million, or 12 percent': one change in money and in percent."""
    joint = facts.sentence.lower[before.end : amount.start]
    is_other = (amount.unit == "percent") != (before.unit == "percent") and (amount.is_money or amount.unit == "percent")
    return before.measure == "change" and is_other and joint in (["or"], [",", "or"])


def _said_again(background: Background, facts: SentenceFacts, amount: Amount, before: list[Figure]) -> Figure:
    """The same change in the other unit; a time behind it is of both: 'fell $206 million, or 12 percent, in May'."""
    again = equivalent_of(facts, amount, before[-1])
    if before[-1].period is None:
        date_figure(background, facts, again, amount, before, compared=False)
        before[-1].period, before[-1].period_basis = again.period, again.period_basis
    return again


def _settle_facts(
    background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure], *, compared: bool
) -> None:
    """Gives a dated figure its status and its teller, and takes a period from it that cannot be its own."""
    settle_status(background, facts, figure, amount, before[-1] if before else None, compared=facts.is_compared(amount))
    if figure.rule.endswith("in_mind") and figure.status == "actual" and is_guessed(background, facts, amount):
        figure.status = "forecast"  # 'forecasts ran from 2 to 4 billion'
    figure.teller = find_teller(facts, amount)
    if (compared and _repeats_period(facts, amount, figure, before)) or _is_of_other_length(facts, amount, figure):
        figure.period, figure.period_basis = None, "unknown"


def _is_of_other_length(facts: SentenceFacts, amount: Amount, figure: Figure) -> bool:
    """'a monthly deficit of 500 million' where the text last spoke of a year: its month is not known; nor is 'annual' a month's."""
    if not amount.is_money or not facts.sentence.has_any(_LENGTHS.keys()):
        return False
    other = facts.amount_before(amount)  # 'an annual 17 percent to 5 billion': the pace, and not the level, is a year's
    before = facts.sentence.lower[max(0, amount.start - _LENGTH_REACH, other.end if other else 0) : amount.start]
    months = next((_LENGTHS[word] for word in before if word in _LENGTHS), None)
    return months is not None and figure.period is not None and figure.period.months != months


def _repeats_period(facts: SentenceFacts, amount: Amount, figure: Figure, before: list[Figure]) -> bool:
    """Whether what is compared would be of the very flow and time that it is compared with: then its time is not known.

    'Exports were 5 billion in 2023, against 4 billion in the corresponding period.'
    """
    base = next((other for other in reversed(before) if other.unit == figure.unit), None)
    if base is None or base.period != figure.period or (figure.stance, figure.status) != ("asserted", "actual"):
        return False
    following = facts.amount_after(amount)
    end = following.start if following else len(facts.sentence)
    has_time = any(amount.end <= time.start < end for time in facts.times)
    return not has_time and all(getattr(base, field) == getattr(figure, field) for field in _SAME_FACT)


def _find_scope(background: Background, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None) -> str | None:
    """Of which goods or which part of the trade the amount is."""
    if topic is not None and topic is background.discourse.topic:  # 'In August it was 50 million': of the beer spoken of
        return goods_named(facts, amount) or background.discourse.scope
    if topic is not None and topic.word.phrase == FETCHED:
        return goods_named(facts, amount)
    if topic is not None and topic.is_trade:
        own = scope_of(facts, topic, amount)
        own = own or makers_of(facts.sentence, topic, background.discourse.sentence)
        return own or (background.discourse.scope if _is_of_goods_spoken_of(background, facts, topic) else None)
    return base.scope if base is not None else None


def _scope_of_same_goods(topic: Topic | None, figure: Figure, before: list[Figure]) -> str | None:
    """'Car exports to Chile were 5 billion, those to Peru 4', '...; Peru bought 4': of cars, too, where no scope of their own is said."""
    if figure.scope or topic is None or not (topic.destination or (topic.points_back and topic.partner)):
        return figure.scope or None
    same = [other for other in before if (other.measure, other.reporter) == (figure.measure, figure.reporter)]
    return same[-1].scope if same else None


def _is_of_goods_spoken_of(background: Background, facts: SentenceFacts, topic: Topic) -> bool:
    """'Watch exports fell. Sales to China collapsed': of watches, as nothing is said to be total, and no country is named as the owner."""
    last = background.discourse.topic
    if last is None or facts.sentence.number - background.discourse.topic_sentence > 1 or topic.basis != "discourse" or not topic.partner:
        return False
    is_same = (topic.measure, topic.reporter) == (last.measure, last.reporter)
    return is_same and background.lexicon.word_sets["whole"].isdisjoint(facts.sentence.lower[max(0, topic.start - 3) : topic.start])


def _remember_scope(background: Background, facts: SentenceFacts, figures: list[Figure]) -> None:
    """The scope of the first trade figure is that of what the next sentences go on with."""
    trade = next((figure for figure in figures if figure.measure in TRADE_MEASURES), None)
    if trade or any(topic.is_trade for topic in facts.topics):
        background.discourse.scope = trade.scope if trade else None


def _base_of(facts: SentenceFacts, amount: Amount, figures: list[Figure]) -> Figure | None:
    """The figure that a compared amount belongs to; none where another flow is spoken of since.

    'those to Kazakhstan climbed from 6.1 to 10.6 billion': the first of the two has no figure before it.
    """
    base = next((figure for figure in reversed(figures) if figure.unit == amount.unit), figures[-1] if figures else None)
    base = _likelier_base(facts, amount, base, figures)
    if base is None or not facts.leads_to_level(amount):
        return base
    since = [topic for topic in facts.topics if topic.is_trade and base.end <= topic.start and topic.end <= amount.start]
    return None if since else base


def _is_former_level(facts: SentenceFacts, amount: Amount, base: Figure) -> bool:
    """'cut the deficit to 27 billion from 48 billion': the very level that it was before."""
    before = facts.sentence.lower[max(0, base.start - 1)]
    return before == "to" and facts.sentence.lower[base.end : amount.start] == ["from"]


def _likelier_base(facts: SentenceFacts, amount: Amount, base: Figure | None, figures: list[Figure]) -> Figure | None:
    """'Trade was 136 billion, with exports of 76 and imports of 60, against 137 a year earlier': the first, which it is near to.

    Only where the last one is far from it in size, as a comparison rarely is.
    """
    if base is None or len(figures) < 2 or _apart(base, amount) < _FAR_APART or _is_former_level(facts, amount, base):
        return base
    alike = [figure for figure in figures if figure.unit == amount.unit and figure.measure in TRADE_MEASURES]
    return next((figure for figure in alike if _apart(figure, amount) < _NEAR_BY), base)


def _apart(figure: Figure, amount: Amount) -> float:
    """By what factor two values differ."""
    less, more = sorted((abs(figure.value), abs(amount.value)))
    return more / less if less else inf


def _add_rate(facts: SentenceFacts, figure: Figure, amount: Amount, topic: Topic | None) -> None:
    """What comes by the day or the head is no level of its period; what came over several years is of none that is known."""
    if not amount.is_money or figure.measure not in TRADE_MEASURES | {"money"}:
        return
    rate = rate_of(facts, topic, amount, figure.period.months if figure.period else None)
    if rate:
        figure.scope = "; ".join(filter(None, (figure.scope, rate)))
    if figure.period and figure.period.months <= 12 and sums_over_years(facts, amount):
        figure.period, figure.period_basis = None, "unknown"


def _leave_destination_open(facts: SentenceFacts, figure: Figure, amount: Amount, topic: Topic | None) -> None:
    """A flow with a region, a list of countries or somebody unknown has that for its scope, and no partner."""
    if topic is None or not any(topic is own for own in facts.topics) or _DIRECTED.isdisjoint({figure.measure, figure.change_of}):
        return
    destination, among = open_destination(facts, topic, amount, figure.partner)
    is_shared = _is_one_of_several(facts, amount)
    if among and is_shared:  # 'to Chile and Peru came to 4 and 3 billion'
        return
    owners = "" if is_shared else joint_owners(facts, topic)
    figure.partner = None if destination else figure.partner
    figure.reporter = None if owners or figure.reporter in among else figure.reporter
    figure.scope = "; ".join(filter(None, (figure.scope, owners, destination))) or None


def _destination_of_both(topic: Topic | None, figure: Figure, before: list[Figure]) -> str | None:
    """'Exports to Peru and Chile were 5 billion, and imports 4 billion': from those as well, as far as the words tell."""
    last = next((other for other in reversed(before) if other.measure in TRADE_MEASURES), None)
    if topic is None or last is None or not last.scope or figure.partner or topic.measure == last.measure:
        return None
    is_owned = topic.basis == "stated" or figure.reporter != last.reporter
    is_destination = last.scope.partition(" ")[0] in _LEADS and "; " not in last.scope
    return last.scope if is_destination and topic.is_trade and not is_owned else None


def _is_one_of_several(facts: SentenceFacts, amount: Amount) -> bool:
    """'came to 4 and 3 billion': amounts in a row, each of which is of one of the countries in a row."""
    preceding, following = facts.amount_before(amount), facts.amount_after(amount)
    return _are_in_row(facts, preceding, amount) or _are_in_row(facts, amount, following)


def _are_in_row(facts: SentenceFacts, one: Amount | None, other: Amount | None) -> bool:
    """'4 and 3 billion', '4 billion, 3 billion', '4 billion, and 3': nothing but their joint stands between two amounts."""
    if one is None or other is None or one.unit != other.unit:
        return False
    between = facts.sentence.lower[one.end : other.start]
    return between != [] and _ROW_JOINTS.issuperset(between)


def _scope_as_counted(facts: SentenceFacts, amount: Amount, figure: Figure, base: Figure | None) -> str | None:
    """The scope with how the amount is counted: 'in yuan', 'at 2010 prices'; 'before adjustment' takes back what a base lent."""
    if figure.measure not in TRADE_MEASURES | {"change", "gdp"}:
        return figure.scope
    scope = figure.scope or (counted_in(facts) if figure.measure == "change" else None)
    counted = adjustment_of(facts, amount)
    inherited = scope if counted != "" or base is None else None
    return "; ".join(dict.fromkeys(part for part in (inherited, counted) if part)) or None
