"""Whether a figure is a fact, by what its sentence and the ones before say of it: status, stance, and a period that is only borrowed."""

from __future__ import annotations

from transforms.figures.background import Background
from transforms.figures.corrections import revised_amounts
from transforms.figures.denials import denied_later
from transforms.figures.figure import Figure
from transforms.figures.prospects import unmet_status
from transforms.figures.retractions import retracted_amounts
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.stances import figure_stance
from transforms.figures.statuses import figure_status, looks_on
from transforms.figures.superseded import amounts_of_earlier_reports, superseded_amounts
from transforms.figures.tariff_stages import stage_in_mind, stage_of_tariff
from transforms.quantities.amount import Amount
from transforms.syntax.clauses import has_verb
from transforms.syntax.false_reports import is_said_false
from transforms.syntax.questions import is_asked

_CONTRACTED = {"investment", "contract_value", "aid_or_loan"}


def settle_status(
    background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, before: Figure | None, *, compared: bool
) -> None:
    """Gives a dated figure its status, and takes a period from it that it only borrowed; ``before`` is the figure before it."""
    figure.status = _status_of(background, facts, figure, amount, compared=compared)
    if figure.measure in _CONTRACTED and _is_signed(facts, amount):
        figure.period, figure.period_basis, figure.status = None, "unknown", "agreed"
    if _is_borrowed(background, facts, figure, amount):
        figure.period, figure.period_basis = None, "unknown"
    if before and before.stance == "asserted" and figure.status == "actual" and _goes_along(facts, before, amount, compared=compared):
        figure.status = before.status
    if figure.measure == "tariff_rate":
        figure.status = stage_of_tariff(facts, figure, amount, background.written_on)
        figure.status = stage_in_mind(background.discourse, facts, figure, amount)
    if figure.measure == "sanctioned" and figure.status == "target":
        figure.status = "actual"  # 'measures targeting 280 entities' aim at them, not for them
    if figure.stance == "denied" and figure.status == "actual":
        figure.status = "hypothetical"  # nobody says that it is so


def withdrawn_amounts(background: Background, facts: SentenceFacts) -> set[int]:
    """The first tokens of the amounts that the sentence repeats in order to take them back."""
    number = facts.sentence.number
    noted = background.notes.withdrawn(facts.sentence, facts.amounts)
    if not facts.amounts:
        return noted
    money = background.discourse.money
    background.replacements.earlier |= {(number, first) for first in amounts_of_earlier_reports(facts)}
    replaced = superseded_amounts(facts, money=money.unit if money else None, is_sorry=number in background.pardons)
    return noted | replaced | revised_amounts(facts) | retracted_amounts(facts)


def stance_of(background: Background, facts: SentenceFacts, amount: Amount) -> str:
    """Asserted, denied or questioned, by the words around the amount."""
    stance = figure_stance(facts.sentence, amount.start, amount.end)
    if stance == "asserted" and is_said_false(facts.sentence, amount.start):
        return "denied"
    if stance == "asserted" and is_asked(facts.sentence, amount.start, amount.end):
        return "questioned"
    later = background.verdicts.get(facts.sentence.number)
    return denied_later(facts, amount, later) or stance if stance == "asserted" else stance


def _status_of(background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, *, compared: bool) -> str:
    """Whether the amount is a fact yet; of one that was not reached, what it is instead."""
    sentence = facts.sentence
    before = facts.amount_before(amount)
    unmet = unmet_status(sentence, before.end if before else 0, amount.start, is_compared=compared)
    if unmet and amount.bound != "at_most":
        return unmet
    return figure_status(
        sentence, amount.start, amount.end, figure.period, background.written_on,
        is_compared=compared, is_dated=figure.is_dated,
    )  # fmt: skip


def _is_borrowed(background: Background, facts: SentenceFacts, figure: Figure, amount: Amount) -> bool:
    """Whether the period is that of a fact spoken of before, which what is only supposed or to come is not of."""
    on = background.written_on
    if figure.status in {"actual", "agreed"} or figure.period is None or figure.is_dated:
        return False
    if figure.status == "hypothetical" and figure.period_basis == "resolved":
        return True
    is_over = bool(on and figure.period.end <= on)
    return is_over and looks_on(facts.sentence, amount.start, amount.end)


def _goes_along(facts: SentenceFacts, before: Figure, amount: Amount, *, compared: bool) -> bool:
    """'Our first target is 2 billion, after this 3 billion': with no verb of its own it is no more of a fact than the first."""
    if compared or before.unit != amount.unit or before.status not in {"target", "forecast"} or before.period:
        return False
    return not has_verb(facts.sentence, before.end, amount.start)


def _is_signed(facts: SentenceFacts, amount: Amount) -> bool:
    """'signed an agreement last month to invest 500 million': the time is that of the signing."""
    before = facts.sentence.lower[: amount.start]
    signed = next((k for k in range(len(before) - 1, -1, -1) if before[k] in facts.word_sets["signed_to"]), None)
    return signed is not None and "to" in before[signed:] and not {"that", ";", "while", "but"} & set(before[signed:])
