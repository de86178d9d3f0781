"""Who levies a rate and whose goods bear it: all who are named or in mind are weighed, and the likeliest pair is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from transforms.figures.background import Background
from transforms.figures.figure import Figure
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.tariff_names import Sign, rate_in_sentence, signs_of
from transforms.quantities.amount import Amount

# What each construction weighs; of several of a kind one counts. 'rules' is what was read of the parties without weighing.
LEVIER_WEIGHTS = {
    "acts": 4.0, "struck": 3.5, "gapped": 5.0, "owner": 3.0, "owner_or_origin": 1.5, "market": 2.5, "agent": 3.5, "speaks": 1.2, "rules": 1.5,
    "rules_in_mind": 0.8, "in_mind": 1.0, "same_sentence": 2.0, "pair": 0.4, "pronoun": 2.0, "nobody": 0.2,
}  # fmt: skip
BEARER_WEIGHTS = {
    "bears": 4.0, "gapped": 5.0, "struck": 3.5, "owner_or_origin": 1.5, "answered": 2.5, "listed": 0.0, "on": 4.0, "on_later": 2.5, "on_several": 4.5, "on_goods": 0.0, "worldwide": 2.0,
    "rules": 1.5, "rules_in_mind": 0.7, "in_mind": 1.3, "same_sentence": 1.5, "pair": 0.3, "nobody": 0.9,
}  # fmt: skip
_PLAIN = {"bears", "gapped", "struck", "on", "listed", "acts", "owner", "agent"}
# What is only in mind counts for nothing where a side is plainly told.
_BY_THE_WAY = {"same_sentence", "in_mind", "pair", "on_later"}
_RULES = {"rules", "rules_in_mind"}
_OTHER_SIDE, _ON_ANY = 1.0, 0.9
_STATED = {"acts", "gapped", "owner", "market", "agent", "bears", "struck", "on"}


def weigh_sides(background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure]) -> None:
    """Gives a rate the levier and the bearer that weigh most together; the same country is not both.

    ``before``: the figures of the sentence before it.
    """
    rate = rate_in_sentence(background, facts, amount)
    signs = [*signs_of(rate), *_signs_in_mind(background, facts, figure, before)]
    leviers, bearers = (_weights(signs, is_levier=is_levier) for is_levier in (True, False))
    pairs = ((levier, bearer) for levier in leviers for bearer in bearers if levier != bearer or levier is None)
    levier, bearer = max(pairs, key=lambda pair: (leviers[pair[0]] + bearers[pair[1]], str(pair)))
    is_stated = any(sign.kind in _STATED and sign.code in {levier, bearer} - {None} for sign in signs)
    figure.reporter, figure.partner = levier, bearer
    figure.parties_basis = ("stated" if is_stated else "discourse") if levier or bearer else None


def _weights(signs: list[Sign], *, is_levier: bool) -> dict[str | None, float]:
    """By country what speaks for it being the levier, or the bearer; that it is plainly the other speaks against it.

    Of a rate on steel, whosever it is, what is only in mind tells less of who bears it.
    """
    table = LEVIER_WEIGHTS if is_levier else BEARER_WEIGHTS
    found: defaultdict[str | None, float] = defaultdict(float)
    plain = {sign.code for sign in signs if sign.is_levier is is_levier and sign.kind in _PLAIN}
    opposite = {sign.code for sign in signs if sign.is_levier is not is_levier and sign.kind in _PLAIN} - {None}
    for _, code, kind in sorted({sign for sign in signs if sign.is_levier is is_levier}, key=str):
        is_passed_over = (plain and kind in _BY_THE_WAY) or (code in opposite and code not in plain and kind in _BY_THE_WAY | _RULES)
        found[code] += 0 if is_passed_over else table[kind]
    for code in opposite & set(found):
        found[code] -= _OTHER_SIDE
    if not is_levier and not plain and any(sign.kind == "on_goods" for sign in signs):
        found[None] += _ON_ANY
    found[None] += table["nobody"]
    return found


def _signs_in_mind(background: Background, facts: SentenceFacts, figure: Figure, before: list[Figure]) -> Iterator[Sign]:
    """What the rules made of the parties, and who levied and bore the rate spoken of before."""
    kind = "rules" if figure.parties_basis == "stated" else "rules_in_mind"
    yield from (Sign(True, code, kind) for code in (figure.reporter,) if code)
    yield from (Sign(False, code, kind) for code in (figure.partner,) if code)
    last = background.discourse.tariff
    if last is not None:
        if last.reporter and facts.sentence.has_any(facts.word_sets["answers"]):
            yield Sign(False, last.reporter, "answered")
        yield from (Sign(True, code, "in_mind") for code in (last.reporter,) if code)
        yield from (Sign(False, code, "in_mind") for code in (last.partner,) if code)
    yield from (Sign(is_levier, code, "pair") for is_levier in (True, False) for code in background.setting.pair or ())
    other = next((other for other in reversed(before) if other.measure == "tariff_rate"), None)
    if other is not None:
        yield from (Sign(True, code, "same_sentence") for code in (other.reporter,) if code)
        yield from (Sign(False, code, "same_sentence") for code in (other.partner,) if code)


def remember_sides(background: Background, figures: list[Figure]) -> None:
    """Has the next sentences go on with the sides of the first rate of this one."""
    mind = background.discourse
    first = next((figure for figure in figures if figure.measure == "tariff_rate"), None)
    if first is not None and mind.tariff is not None:
        mind.tariff = replace(mind.tariff, reporter=first.reporter, partner=first.partner)
