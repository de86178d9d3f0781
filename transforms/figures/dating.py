"""Gives a figure its period, and a change the one that it is measured against."""

from __future__ import annotations

from transforms.figures.asides import aside_end
from transforms.figures.background import Background
from transforms.figures.bases import is_year_on_year, months_stepped
from transforms.figures.corrections import revised_amounts
from transforms.figures.figure import Figure
from transforms.figures.periods import base_time, compared_months, is_of_open_past, is_of_untold_time, own_time
from transforms.figures.periods_in_mind import months_before, settle
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.series import time_of_row, time_respectively
from transforms.figures.statuses import revises_outlook
from transforms.figures.tariff_stages import is_day_of_news, time_in_force, year_in_force
from transforms.figures.tariffs import lists_tariffs
from transforms.figures.topic import TRADE_MEASURES
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import HAVE
from transforms.times.period import Period, month_period, shift_period, span_period, to_months, year_period
from transforms.times.timex import TimeExpression

CLOSING_REACH = 8
# What is counted over a time, so that the text goes on to speak of that time.
_OF_A_PERIOD = TRADE_MEASURES | {"change", "gdp", "money", "mass", "volume", "capacity"}


def date_figure(
    background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure], *, compared: bool
) -> None:
    """Gives the figure its period: that of its own time expression, else the one that the text is speaking of."""
    if figure.measure in {"duration", "age", "distance"}:
        return
    monthly = (figure.change_of if figure.measure == "change" else figure.measure) in TRADE_MEASURES | {"gdp"}
    base = base_time(facts, amount) if figure.measure == "change" else None
    time = time_respectively(facts, amount)
    time = time or own_time(facts, amount, compared=compared, without=base, whole_months=monthly)
    time = time or time_of_row(facts, amount, compared=compared, whole_months=monthly) or time_in_force(facts, figure, compared=compared)
    if time is not None and is_day_of_news(facts, figure, time):
        return
    is_ahead = time is None or time.end <= amount.start
    if is_ahead and (is_of_untold_time(facts, amount) or is_of_open_past(facts, amount)):
        return
    _settle_period(background, facts, figure, amount, time, before, _main_period(facts, before), compared=compared)
    if figure.measure == "change":
        _settle_base(background, facts, figure, amount, base)


def _main_period(facts: SentenceFacts, before: list[Figure]) -> Period | None:
    """The period of the last figure before in the sentence; rather of one that is not only compared with another."""
    dated = [(figure, figure.period) for figure in reversed(before) if figure.period]
    main = next((period for figure, period in dated if not _is_compared(facts, figure)), None)
    return main or next((period for _, period in dated), None)


def _settle_period(
    background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, time: TimeExpression | None, before: list[Figure],
    main: Period | None, *, compared: bool,
) -> None:  # fmt: skip
    """The period of a time, else the one in mind."""
    if time is None:
        figure.period = _undated_period(background, facts, figure, amount, before, main, compared=compared)
        figure.period_basis = "resolved" if figure.period else "unknown"
        return
    period = _period_of_time(background, facts.sentence.number, figure, time, main)
    if period is None:
        return
    if figure.measure == "tariff_rate":
        period = year_in_force(facts, time, period, background.written_on)
    figure.period, figure.period_basis = to_months(period), time.basis
    figure.period = _end_of_span(facts, amount, figure.period) or figure.period
    if compared and main and figure.measure in TRADE_MEASURES:
        background.periods.add_base(facts.sentence.number, main, figure.period)
    if figure.measure == "tariff_rate":
        background.discourse.tariffs_since = figure.period
    if figure.measure in TRADE_MEASURES and time.since:
        figure.period = _up_to_now(background, facts.sentence.number, period)
    if figure.measure == "change" and (time.since or _since_it_was(facts, amount, time)):
        _date_since(background, figure, period, time)


def _end_of_span(facts: SentenceFacts, amount: Amount, period: Period) -> Period | None:
    """'doubled between 2021 and 2023 from 5 billion to 11': the first is of the year that the span begins with, the second of the last."""
    before = facts.sentence.lower[amount.start - 1 : amount.start]
    if period.months <= 12 or period.months % 12:
        return None
    preceding, following = facts.amount_before(amount), facts.amount_after(amount)
    if before == ["from"] and following and facts.sentence.lower[following.start - 1] == "to":
        return year_period(period.start.year)
    is_level = before == ["to"] and preceding is not None and facts.sentence.lower[preceding.start - 1] == "from"
    return year_period(period.end.year) if is_level else None


def _period_of_time(background: Background, number: int, figure: Figure, time: TimeExpression, main: Period | None) -> Period | None:
    """The period of a time expression in sentence ``number``; ``main`` is the one that 'a year earlier' is measured from."""
    period = settle(time, main or background.periods.latest(number), background.written_on, background.periods, number)
    if time.in_mind is not None and time.fallback and not TRADE_MEASURES & {figure.measure, figure.change_of}:
        return time.fallback  # 'shares have gained 5 percent so far this year': only trade is counted by months
    if period and time.since and figure.measure in TRADE_MEASURES and period.months == 12:
        return None  # 'Since 2009 exports have totalled 160 billion': not those of 2009, nor from its first day
    return period


def _undated_period(
    background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure], main: Period | None,
    *, compared: bool,
) -> Period | None:  # fmt: skip
    """The period of an amount that no time expression dates."""
    on = background.written_on
    if figure.measure == "change" and _is_of_markets(background, facts, amount) and on:
        return month_period(on.year, on.month)
    if figure.measure == "tariff_rate" and not compared and not facts.topics and lists_tariffs(background, facts):
        return background.discourse.tariffs_since
    if compared:
        return _year_before(background, facts, amount, main)
    return _period_in_mind(background, facts, figure, amount, before)


def _settle_base(background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, time: TimeExpression | None) -> None:
    """What a change is measured against: a period that is named, or the one a year before ('year on year')."""
    if time is not None:
        main = figure.period or background.periods.latest(facts.sentence.number)
        base = settle(time, main, background.written_on, background.periods, facts.sentence.number)
        figure.change_base = to_months(base).label if base else figure.change_base
        if base and not base.is_moment and figure.period and figure.period.label == figure.change_base:
            figure.period, figure.period_basis = None, "unknown"  # 'rose by 5 pct against February': not of that February
    elif figure.period and is_year_on_year(facts, amount):
        figure.change_base = shift_period(figure.period, -1).label
    elif months := months_stepped(facts, amount):
        base = months_before(figure.period, months)
        figure.change_base = base.label if base else None


def has_own_time(facts: SentenceFacts, amount: Amount) -> bool:
    """Whether the sentence dates the amount itself; what is only supposed is of no period spoken of before."""
    time, before = own_time(facts, amount, compared=False), facts.amount_before(amount)
    if time is None or before is None or not before.end <= time.start < amount.start:
        return time is not None
    return "MD" not in facts.sentence.tags[time.end : amount.start]  # '5 billion in 2023, and imports may reach 9'


def _year_before(background: Background, facts: SentenceFacts, amount: Amount, main: Period | None) -> Period | None:
    """'widened to 6.18 trillion from 5.85 trillion': of two years that are compared the other one is the year before."""
    if main is None or amount.start == 0:
        return None
    if revises_outlook(facts.sentence, amount.start) or amount.start in revised_amounts(facts):
        return main  # what was said before was of the same time
    if background.written_on and main.start > background.written_on:
        return None  # 'to 140 million by 2027 from 77 million': of now
    told = background.periods.base(facts.sentence.number, main, *_place_in_row(facts, amount))
    told = told or _compared_in_sentence(background, facts, amount, main)
    if told:
        return told
    word = facts.sentence.lower[amount.start - 1]
    moved = word == "from" and facts.changes and main.months >= 2
    faced = word in {"against", "versus", "vs"} and 2 <= main.months <= 12
    return shift_period(main, -1) if moved or faced else None


def _place_in_row(facts: SentenceFacts, amount: Amount) -> tuple[int, int]:
    """Which one of the amounts in a row that are compared with one this is, and how many they are: 'against 3 billion and 2 billion'."""
    place = facts.amounts.index(amount)
    start = end = place
    while start > 0 and _are_in_row(facts, start - 1, start):
        start -= 1
    while end + 1 < len(facts.amounts) and _are_in_row(facts, end, end + 1):
        end += 1
    return place - start, end - start + 1


def _are_in_row(facts: SentenceFacts, left: int, right: int) -> bool:
    """Whether two amounts of one clause are both compared with the same one."""
    one, other = facts.amounts[left], facts.amounts[right]
    is_one_clause = not facts.is_broken(one.end, other.start) and ";" not in facts.sentence.lower[one.end : other.start]
    return is_one_clause and facts.is_compared(one) and facts.is_compared(other)


def _compared_in_sentence(background: Background, facts: SentenceFacts, amount: Amount, main: Period) -> Period | None:
    """'Exports rose to 5 billion from 4, and imports were 3, compared with 2 a year before': the times that the sentence compares."""
    if _place_in_row(facts, amount)[1] > 1 and "respectively" not in facts.sentence.lower:
        return None
    for other in facts.amounts:
        if other.start > amount.start and other.unit == amount.unit and facts.is_compared(other):
            time = own_time(facts, other, compared=True)
            is_relative = time is not None and (time.shift is not None or time.months_back is not None or time.same_as is not None)
            return settle(time, main, background.written_on, background.periods, facts.sentence.number) if time and is_relative else None
    return None


def _up_to_now(background: Background, sentence: int, start: Period) -> Period:
    """'1.9 billion since January': up to the month that the text speaks of, else to that of the article."""
    latest, on = background.periods.latest(sentence), background.written_on
    end = latest.end if latest and latest.months < 12 and latest.end > start.end else on
    if end is None or end <= start.end:
        return to_months(start)
    return span_period(to_months(start), month_period(end.year, end.month))


def _date_since(background: Background, figure: Figure, start: Period, time: TimeExpression) -> None:
    """'has risen 15 pct since September 1985': from then to the article's month."""
    on = background.written_on
    if on is None or start.start > on:
        return
    figure.change_base = to_months(start).label
    figure.period = Period(f"{figure.change_base.split('/')[0]}/{on.year:04d}-{on.month:02d}", start.start, on)
    figure.period_basis = "resolved" if time.period else "unknown"


def _since_it_was(facts: SentenceFacts, amount: Amount, time: TimeExpression) -> bool:
    """'down 35 percent since it was floated on January 15': the time is in the clause behind 'since'."""
    between = facts.sentence.lower[amount.end : time.start]
    return "since" in between and "," not in between[between.index("since") :]


def _period_in_mind(background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure]) -> Period | None:
    """The period of the figure before in the sentence, or of the last sentences, where this one goes on with them."""
    if not _goes_on_in_time(facts, figure, amount):
        return None
    same = [f for f in before if _lends_period(facts, f, amount)]
    main = [f for f in same if not _is_compared(facts, f)]
    if same:
        return (main or same)[-1].period
    if _is_of_the_present(background, facts, amount) or any(_is_date_before(time, amount) for time in facts.times):
        return None
    return background.periods.latest(facts.sentence.number, compared_months(facts, amount))


def _is_date_before(time: TimeExpression, amount: Amount) -> bool:
    """Whether a time before the amount says of which period it is, though not of which the amount is; a day says of none."""
    is_day = bool(time.period and time.period.is_moment)
    return time.end <= amount.start and not is_day and bool(time.period or time.shift)


def _lends_period(facts: SentenceFacts, figure: Figure, amount: Amount) -> bool:
    """Not what is in an aside: in 'Imports, which had been 4 billion in 2021, were 3 billion' the 3 billion are not of 2021."""
    end = aside_end(facts, figure)
    is_of_time = figure.period is not None and figure.measure not in {"price", "share", "tariff_rate"}
    return is_of_time and (end is None or end >= amount.start)


def _goes_on_in_time(facts: SentenceFacts, figure: Figure, amount: Amount) -> bool:
    """Whether the figure may be of the time spoken of: trade and its changes that have not come since."""
    return figure.measure in TRADE_MEASURES | {"change"} and not _is_since_then(facts, amount)


def _is_since_then(facts: SentenceFacts, amount: Amount) -> bool:
    """'the figure has since fallen to 5 billion': of a later time than the one spoken of."""
    lower = facts.sentence.lower
    if "since" not in facts.sentence.vocabulary:
        return False
    preceding = facts.amount_before(amount)
    reach = range(preceding.end if preceding else 1, amount.start)
    return any(lower[k] == "since" and lower[k - 1] in HAVE for k in reach)


def _is_compared(facts: SentenceFacts, figure: Figure) -> bool:
    return facts.is_compared(next(amount for amount in facts.amounts if amount.start == figure.start))


def _is_of_the_present(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'Israel exports 2 billion of it': what is so in general is of no period spoken of before."""
    tags, lower = facts.sentence.tags, facts.sentence.lower
    levels = background.lexicon.word_sets["level_verbs"]
    start = next((k + 1 for k in range(amount.start - 1, -1, -1) if lower[k] == ":"), 0)  # 'Exports are another matter: 5 billion'
    reach = range(amount.start - 1, start - 1, -1)
    verb = next((k for k in reach if tags[k] in FINITE_TAGS or (tags[k] == "VBN" and lower[k] in levels)), None)
    return verb is not None and tags[verb] in {"VBZ", "VBP"} and lower[verb] not in background.lexicon.word_sets["verbs_of_tellers"]


def keep_period(background: Background, figure: Figure, facts: SentenceFacts) -> None:
    """The first dated fact of a sentence says of which time the next ones speak; 'a year earlier' does not."""
    if figure.period is None or figure.status != "actual" or figure.measure not in _OF_A_PERIOD:
        return
    amount = next(amount for amount in facts.amounts if amount.start == figure.start)
    if aside_end(facts, figure) is not None or facts.is_compared(amount):
        return
    if _is_of_markets(background, facts, amount) or _is_labelled(facts, figure) or _is_aside(facts, figure.period):
        return
    if figure.period.label in _stated_periods(background, facts) | {known.label for _, known in background.periods.recent}:
        background.periods.add(facts.sentence.number, figure.period)


def _stated_periods(background: Background, facts: SentenceFacts) -> set[str]:
    """The labels of the periods that a sentence names; 'a year earlier' and 'the same month' name none."""
    relative = [time for time in facts.times if time.shift is not None or time.same_as is not None]
    settled = [
        settle(time, None, background.written_on, background.periods, facts.sentence.number) for time in facts.times if time not in relative
    ]
    return {to_months(period).label for period in settled if period}


def _is_labelled(facts: SentenceFacts, figure: Figure) -> bool:
    """'(previous year: 5.09 trillion)' says nothing of the time spoken of; 'June trade surplus: 5 billion' does."""
    return facts.sentence.lower[figure.start - 1] == ":" and any(time.end == figure.start - 1 for time in facts.times)


def _is_aside(facts: SentenceFacts, period: Period) -> bool:
    """'In June alone exports fell': what follows is not of June."""
    lower = facts.sentence.lower
    return any(lower[time.end : time.end + 1] == ["alone"] for time in facts.times if time.period and time.period.label == period.label)


def _is_of_markets(background: Background, facts: SentenceFacts, amount: Amount) -> bool:
    """'Shares closed 1.7 per cent lower', 'the dollar ended at': of the day of the article."""
    sentence, reach = facts.sentence, range(max(0, amount.start - CLOSING_REACH), amount.start)
    before = {sentence.lower[k] for k in reach if sentence.tags[k + 1][:2] != "NN"}  # not 'fixed investment'
    return bool(
        background.lexicon.word_sets["closing_verbs"] & before
        and {*background.lexicon.word_sets["securities"], "dollar"} & set(sentence.lower)
    )
