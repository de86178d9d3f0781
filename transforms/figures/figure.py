"""A figure, from the amount that it is read from to what the table ``figures`` has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.quantities.numbers import allowed_interval
from transforms.syntax.parse import Parse
from transforms.times.period import Period

PERCENT_UNITS = {"percent", "percentage_point", "basis_point"}
# No country's trade in a year is smaller; '$30' beside the word trade is something else.
LEAST_TRADE = 1e5
BALANCES = {"trade_balance", "profit_or_loss"}


@dataclass(slots=True)
class Figure:
    """One figure, as the table ``figures`` has it, still tied to its sentence. ``teller``: whom its own clause says that it is by.

    ``rule``: how the amount was read, and how it was tied to what it measures ('money_sign/before').
    ``is_dated``: its own clause has a time.
    """

    sentence: Parse
    start: int
    end: int
    measure: str
    value: float
    value_high: float | None
    unit: str
    bound: str
    value_min: float | None
    value_max: float | None
    reporter: str | None = None
    partner: str | None = None
    parties_basis: str | None = None
    period: Period | None = None
    period_basis: str = "unknown"
    status: str = "actual"
    stance: str = "asserted"
    change_of: str | None = None
    change_base: str | None = None
    attributed_to: str | None = None
    scope: str | None = None
    teller: str | None = None
    rule: str = ""
    is_dated: bool = False


def new_figure(facts: SentenceFacts, amount: Amount, measure: str, sign: int = 1) -> Figure:
    """The figure of an amount, of nobody and no period yet; a negative ``sign`` turns it and its interval round."""
    bound = "exact" if facts.is_past_level(amount) else amount.bound
    least, greatest = allowed_interval(amount.value, amount.high, amount.step, bound)
    sign = -1 if amount.is_negative else sign
    value, high = amount.value, amount.high
    if sign < 0:
        value, high = -value, None if high is None else -high
        least, greatest = (None if greatest is None else -greatest), (None if least is None else -least)
    return Figure(facts.sentence, amount.start, amount.end, measure, value, high, amount.unit, bound, least, greatest)


def equivalent_of(facts: SentenceFacts, amount: Amount, figure: Figure) -> Figure:
    """The same figure in other money."""
    same = new_figure(facts, amount, figure.measure, -1 if figure.value < 0 else 1)
    bound = figure.bound if same.bound == "exact" else same.bound
    return replace(
        figure, start=same.start, end=same.end, value=same.value, value_high=same.value_high, unit=same.unit, bound=bound,
        value_min=same.value_min, value_max=same.value_max, rule=f"{amount.rule}/equivalent",
    )  # fmt: skip


def like_base(figure: Figure, base: Figure) -> Figure:
    """What is compared with a figure is of the same thing."""
    return replace(figure, reporter=base.reporter, partner=base.partner, parties_basis=base.parties_basis, change_of=base.change_of)
