"""What takes the place of an amount that was taken back: 'The correct figure is 28.1 billion' is of the exports that were withdrawn.

Where it states no measure, party or period of its own, it has those of what it corrects; and an amount that is taken back with no
word of what it was has those of the figure before it. A note at the head of an article ('Corrects paragraph 2 to show imports were
46.5 billion, not 64.5') is of the flow and time of which the article tells the same value.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from transforms.figures.figure import Figure, equivalent_of
from transforms.figures.periods import own_time
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import TRADE_MEASURES, Topic
from transforms.quantities.amount import Amount

# For how many sentences an amount that was taken back waits for the right one.
_WAITS_FOR = 3
# How far back an amount that is taken back may look for what it was of.
_LOOKS_BACK = 2
# Between 'the correct figure' and its amount: 'for June, the office said, is about'.
_NAMED_REACH = 12
# Between 'should have read' or 'in fact it was' and the amount.
_RIGHT_REACH = 4
# 'Last week' and 'two weeks ago' are when something was said; no trade is counted by them.
_LONGEST_WEEKS = 14
_PARTIES = ("reporter", "partner", "parties_basis")


@dataclass(slots=True)
class Replacements:
    """The amount taken back last, the trade figures told last, and the amounts of earlier reports, by sentence and first token."""

    withdrawn: Figure | None = None
    told: list[Figure] = field(default_factory=list)  # of one sentence
    earlier: set[tuple[int, int]] = field(default_factory=set)


def take_over(mind: Replacements, facts: SentenceFacts, figure: Figure, amount: Amount) -> Figure:
    """The figure with what it takes over from the one that it corrects, or that it was corrected to; keeps it in mind."""
    if figure.stance == "withdrawn" or (figure.sentence.number, figure.start) in mind.earlier:
        figure = _as_told(mind, facts, figure, amount)
        _date_as_told(mind, facts, figure)
        mind.withdrawn = figure if figure.stance == "withdrawn" else mind.withdrawn
    elif _is_named_right(facts, amount):
        figure = _as_corrected(mind, facts, figure, amount)
    elif mind.withdrawn and mind.withdrawn.sentence is facts.sentence:
        _date_as_now(mind.withdrawn, facts, figure)
    if figure.measure in TRADE_MEASURES and (figure.stance, figure.status) == ("asserted", "actual"):
        mind.told = [*(other for other in mind.told if other.sentence is figure.sentence), figure]
    return figure


def _as_told(mind: Replacements, facts: SentenceFacts, figure: Figure, amount: Amount) -> Figure:
    """'Norway sold fish worth 4.6 billion. It had initially announced 6.4': of the same, where the sentence has no word of it."""
    told = mind.told[-1] if mind.told else None
    if told is None or told.unit != figure.unit or not 0 <= figure.sentence.number - told.sentence.number <= _LOOKS_BACK:
        return figure
    is_told = any(other.measure == figure.measure for other in mind.told)
    before = facts.amount_before(amount)
    is_first = before is None or before.unit != amount.unit
    is_bare = figure.measure in TRADE_MEASURES | {"money"} and not any(topic.is_trade for topic in facts.topics)
    if is_told or not (is_first and is_bare) or _names_other_period(facts, told, amount):
        return figure
    return _like(told, facts, figure, amount)


def _names_other_period(facts: SentenceFacts, told: Figure, amount: Amount) -> bool:
    """'The August balance, put at 7.1 billion': not of the September spoken of; days and weeks are those of saying it."""
    periods = [time.period for time in facts.times if time.period and time.end <= amount.start]
    return any((period.end - period.start).days > _LONGEST_WEEKS and period != told.period for period in periods)


def _date_as_told(mind: Replacements, facts: SentenceFacts, figure: Figure) -> None:
    """'1.71 billion, and not the 1.76 it gave out last month': of the time of the 1.71; last month it was said."""
    told = next((other for other in reversed(mind.told) if other.measure == figure.measure), None)
    if told is None or told.sentence is not facts.sentence or told.unit != figure.unit or told.period is None:
        return
    time = next((time for time in facts.times if figure.end < time.start), None)
    if time and not facts.word_sets["stating"].isdisjoint(facts.sentence.lower[figure.end : time.start]):
        figure.period, figure.period_basis = told.period, told.period_basis


def _date_as_now(old: Figure, facts: SentenceFacts, figure: Figure) -> None:
    """'The August balance, put at 7.1 billion last month, is now estimated at 6.9': last month it was said; it was of August."""
    if old.unit == figure.unit and figure.period and "now" in facts.sentence.lower[old.end : figure.start]:
        old.period, old.period_basis = figure.period, figure.period_basis


def _as_corrected(mind: Replacements, facts: SentenceFacts, figure: Figure, amount: Amount) -> Figure:
    """'The correct figure is 28.1 billion': of what was taken back, but for what it states itself."""
    old = mind.withdrawn
    if old is None or old.unit != figure.unit or not 0 <= figure.sentence.number - old.sentence.number <= _WAITS_FOR:
        return figure
    start = old.end if old.sentence is facts.sentence else 0
    own = [topic for topic in facts.topics if start <= topic.start < amount.end]
    if any(topic.measure != old.measure for topic in own):
        return figure
    if _names_other_country(facts, old, start, amount.start):
        return figure if own else replace(figure, partner=None)  # 'The corrected value for Brazil is'
    new = _like(old, facts, figure, amount)
    if figure.status == "forecast" and _ought_to_be(facts, amount):
        new.status = "actual"
    return _with_own_period(_with_own_parties(new, figure, own), old, figure, facts, amount)


def _names_other_country(facts: SentenceFacts, old: Figure, start: int, end: int) -> bool:
    """Whether a country stands between two tokens that had no part in what was taken back."""
    return any(
        start <= mention.start < end and mention.entity.code and mention.entity.code not in {old.reporter, old.partner}
        for mention in facts.mentions
    )


def _with_own_parties(new: Figure, figure: Figure, own: list[Topic]) -> Figure:
    """'The correct figure for exports to Chile is': with the parties and the scope of that flow, where it has some."""
    if not any(topic.reporter or topic.partner for topic in own):
        return new
    parties = {name: getattr(figure, name) or getattr(new, name) for name in _PARTIES}
    return replace(new, scope=figure.scope, **parties)


def _with_own_period(new: Figure, old: Figure, figure: Figure, facts: SentenceFacts, amount: Amount) -> Figure:
    """'The correct figure for May is': of May."""
    time = own_time(facts, amount, compared=False, whole_months=True)
    start = old.end if old.sentence is facts.sentence else 0
    if old.period is not None and (time is None or time.start < start):
        return new
    return replace(new, period=figure.period, period_basis=figure.period_basis)


def _like(old: Figure, facts: SentenceFacts, figure: Figure, amount: Amount) -> Figure:
    """The figure as one of the same flow and time as another; its value, status and teller stay its own."""
    new = equivalent_of(facts, amount, replace(old, bound=amount.bound))
    basis = "resolved" if new.period else "unknown"
    return replace(
        new, sentence=figure.sentence, status=figure.status, stance=figure.stance, attributed_to=None, teller=figure.teller,
        parties_basis="discourse" if new.reporter or new.partner else new.parties_basis, period_basis=basis,
        is_dated=figure.is_dated, rule=f"{amount.rule}/corrected",
    )  # fmt: skip


def _is_named_right(facts: SentenceFacts, amount: Amount) -> bool:
    """'The correct figure is', 'the final number is', 'It should have read', 'in fact it was': no other amount between."""
    lower, sets = facts.sentence.lower, facts.word_sets
    corrections = facts.sentence.hits.corrections
    if not corrections and not facts.sentence.has_any(sets["rightful"]):
        return False
    preceding = facts.amount_before(amount)
    reach = _RIGHT_REACH if sets["rightful"].isdisjoint(facts.sentence.vocabulary) else _NAMED_REACH
    least = max(preceding.end if preceding else 0, amount.start - reach)
    for k in range(amount.start - 1, least - 1, -1):
        if lower[k] in {";", ":"}:
            return False
        if lower[k] in sets["rightful"] and lower[k + 1] in sets["readings"] | sets["right_values"]:
            return True
        match = corrections.get(k) if amount.start - k <= _RIGHT_REACH else None
        if match and match[1] in {"right", "void"} and match[0] <= amount.start:
            return True
    return False


def _ought_to_be(facts: SentenceFacts, amount: Amount) -> bool:
    """'should have been 500 million': what it was, and no forecast."""
    return not {"should", "ought"}.isdisjoint(facts.sentence.lower[max(0, amount.start - _RIGHT_REACH) : amount.start])


def settle_replacements(mind: Replacements, figures: list[Figure]) -> list[Figure]:
    """The figures of an article, with the notes completed from its text, and the earlier reports that it replaces withdrawn."""
    return _without_earlier_reports(mind, _with_notes_completed(figures))


def _with_notes_completed(figures: list[Figure]) -> list[Figure]:
    """'(Corrects imports to 46.5 billion, not 64.5)': partner, time and scope of the 46.5 billion of the text, for both."""
    noted = {figure.sentence.number for figure in figures if figure.stance == "withdrawn"}
    if not noted:
        return figures
    texts: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.period and figure.stance == "asserted" and figure.sentence.number not in noted:
            texts.setdefault((figure.measure, figure.unit, figure.value), figure)
    models: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        model = texts.get((figure.measure, figure.unit, figure.value)) or _told_bare(figure, texts)
        if model and figure.sentence.number in noted and _is_of_less(figure, model):
            models[(figure.sentence.number, figure.measure, figure.unit)] = model
    return [_completed(figure, models.get((figure.sentence.number, figure.measure, figure.unit))) for figure in figures]


def _told_bare(figure: Figure, texts: dict[tuple[object, ...], Figure]) -> Figure | None:
    """The one trade flow of the text with the value of a note that does not say what it is of: '(Corrects the value to 21.4 billion)'.

    'In our story on British trade read 6.8 billion' does not say it either: a deficit, where the text has one of 6.8 billion.
    """
    if figure.measure not in {"money", "trade_total"}:
        return None
    cells = [(measure, figure.unit, sign * figure.value) for measure in sorted(TRADE_MEASURES) for sign in (1, -1)]
    found = [texts[cell] for cell in cells if cell in texts]
    return found[0] if len(found) == 1 else None


def _is_of_less(figure: Figure, model: Figure) -> bool:
    """Whether a figure of a note is of no period, and of no other party than the one of the text."""
    is_party = all(getattr(figure, name) in {None, getattr(model, name)} for name in ("reporter", "partner"))
    is_bare = figure.period is None or (figure.period == model.period and figure.measure != model.measure)
    return figure.stance == "asserted" and is_bare and is_party


def _completed(figure: Figure, model: Figure | None) -> Figure:
    if model is None or (figure.period is not None and (figure.period != model.period or figure.measure == model.measure)):
        return figure
    figure = _turned(figure) if model.value < 0 < figure.value and figure.measure != model.measure else figure
    return replace(
        figure, measure=model.measure, reporter=model.reporter, partner=model.partner, parties_basis=model.parties_basis, scope=model.scope,
        period=model.period, period_basis="resolved", rule=f"{figure.rule}/as_in_body",
    )  # fmt: skip


def _turned(figure: Figure) -> Figure:
    """The figure with its value and interval turned round: a deficit is negative for its owner."""
    high, least, greatest = (None if end is None else -end for end in (figure.value_high, figure.value_min, figure.value_max))
    return replace(figure, value=-figure.value, value_high=high, value_min=greatest, value_max=least)


def _without_earlier_reports(mind: Replacements, figures: list[Figure]) -> list[Figure]:
    """What an earlier report gave is withdrawn where the article has another value for the same flow and time."""
    if not mind.earlier:
        return figures
    cells: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if (figure.stance, figure.status) == ("asserted", "actual") and (figure.sentence.number, figure.start) not in mind.earlier:
            cells.setdefault(_cell(figure), []).append(figure)
    return [
        _replaced(figure, cells.get(_cell(figure), []))
        if figure.stance == "asserted" and (figure.sentence.number, figure.start) in mind.earlier
        else figure
        for figure in figures
    ]


def _cell(figure: Figure) -> tuple[object, ...]:
    period = figure.period.label if figure.period else None
    return (figure.measure, figure.scope, figure.unit, figure.change_of, period)


def _replaced(figure: Figure, others: list[Figure]) -> Figure:
    """The figure of an earlier report, withdrawn where others of its parties differ; where it names none it has those spoken of."""
    parties = (figure.reporter, figure.partner)
    for other in others:
        is_near = figure.parties_basis != "stated" and 0 <= figure.sentence.number - other.sentence.number <= _LOOKS_BACK
        if not _meet(figure, other) and (is_near or (other.reporter, other.partner) == parties):
            return replace(figure, stance="withdrawn", reporter=other.reporter, partner=other.partner)
    return figure


def _meet(figure: Figure, other: Figure) -> bool:
    """Whether two values are one within what they print; '4 billion' and '5 billion' only touch."""
    least = max(value for value in (figure.value_min, other.value_min, -float("inf")) if value is not None)
    greatest = min(value for value in (figure.value_max, other.value_max, float("inf")) if value is not None)
    return least < greatest
