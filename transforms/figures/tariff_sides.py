"""Who levies a rate and whose goods bear it: all who are named or in mind are weighed, and the likeliest pair is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from transforms.figures.background import Background
from transforms.figures.figure import Figure
from transforms.figures.rate_doers import signs_of_owner, signs_of_relative, signs_of_verb
from transforms.figures.rate_goods import signs_of_goods, signs_of_market
from transforms.figures.rate_in_sentence import RateInSentence, Sign, rate_in_sentence
from transforms.figures.rate_tellers import signs_of_agent, signs_of_answer, signs_of_speaker
from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount

# What each construction weighs, of several of a kind one. 'rules' is what was read of the parties without weighing. The weights are round
# numbers set by hand; fitted ones (351 rates of seven sets, the set left out that they are tried on) were right of no more sides.
LEVIER_WEIGHTS = {
    "acts": 4.0, "struck": 3.5, "gapped": 5.0, "owner": 3.0, "owner_or_origin": 1.5, "market": 2.5, "agent": 3.5, "speaks": 1.2,
    "pronoun": 2.0, "rules": 1.5, "rules_in_mind": 0.8, "in_mind": 1.0, "same_sentence": 2.0, "pair": 0.15, "nobody": 0.2,
}  # fmt: skip
BEARER_WEIGHTS = {
    "bears": 4.0, "gapped": 5.0, "struck": 3.5, "owner_or_origin": 1.5, "answered": 2.5, "listed": 0.0, "on": 4.0, "on_later": 2.5,
    "on_several": 4.5, "on_goods": 0.0, "worldwide": 2.0, "rules": 1.5, "rules_in_mind": 0.7, "in_mind": 1.3, "same_sentence": 1.5,
    "pair": 0.3, "nobody": 0.9,
}  # fmt: skip
# By these a side is told in so many words; then what is only in mind counts for nothing.
_PLAIN = {"bears", "gapped", "struck", "on", "listed", "acts", "owner", "agent"}
_BY_THE_WAY = {"same_sentence", "in_mind", "pair", "on_later"}
_RULES = {"rules", "rules_in_mind"}
# What it takes from a country that it is plainly the other side, and what 'on steel' speaks for it being on nobody's goods alone.
_OTHER_SIDE, _ON_ANY = 1.0, 0.9
_STATED = {"acts", "gapped", "owner", "market", "agent", "bears", "struck", "on"}


def weigh_sides(background: Background, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure]) -> None:
    """Gives a rate the levier and the bearer that weigh most together; the same country is not both.

    ``before``: the figures of the sentence before it.
    """
    rate = rate_in_sentence(background, facts, amount)
    signs = [*signs_of(rate), *_signs_in_mind(background, facts, figure, before)]
    signs += _signs_of_reversal(background, signs, before)
    leviers, bearers = (_weights(signs, is_levier=is_levier) for is_levier in (True, False))
    pairs = ((levier, bearer) for levier in leviers for bearer in bearers if levier != bearer or levier is None)
    levier, bearer = max(pairs, key=lambda pair: (leviers[pair[0]] + bearers[pair[1]], str(pair)))
    is_stated = any(sign.kind in _STATED and sign.code in {levier, bearer} - {None} for sign in signs)
    figure.reporter, figure.partner = levier, bearer
    figure.parties_basis = ("stated" if is_stated else "discourse") if levier or bearer else None


def signs_of(rate: RateInSentence) -> Iterator[Sign]:
    """All that the sentence tells of who levies the rate and who bears it; whose goods leave under an export duty levies it."""
    if _is_on_exports(rate):
        found = [*_all_signs(rate)]
        yield from (sign for sign in found if sign.is_levier)
        yield from (Sign(True, sign.code, "acts") for sign in found if not sign.is_levier and sign.kind == "bears")
        yield Sign(False, None, "worldwide")
        return
    yield from _all_signs(rate)


def _is_on_exports(rate: RateInSentence) -> bool:
    """'a 20 percent | export duty'."""
    place = rate.topic.start if rate.topic is not None else rate.amount.end + 1
    return rate.sentence.lower[place - 1 : place] in (["export"], ["exports"])


def _all_signs(rate: RateInSentence) -> Iterator[Sign]:
    yield from signs_of_owner(rate)
    yield from signs_of_verb(rate)
    yield from signs_of_relative(rate)
    yield from signs_of_goods(rate)
    if not rate.sets["whoever_bears"].isdisjoint(rate.sentence.lower[rate.start : rate.end]):
        yield Sign(False, None, "worldwide")
    yield from signs_of_market(rate)
    yield from signs_of_agent(rate)
    yield from signs_of_speaker(rate)
    yield from signs_of_answer(rate)


def _weights(signs: list[Sign], *, is_levier: bool) -> dict[str | None, float]:
    """By country what speaks for it being the levier, or the bearer; that it is plainly the other speaks against it.

    Of a rate on steel, whosever it is, what is only in mind tells less of who bears it.
    """
    table = LEVIER_WEIGHTS if is_levier else BEARER_WEIGHTS
    found: defaultdict[str | None, float] = defaultdict(float)
    plain, opposite = _plain_codes(signs, is_levier=is_levier), _plain_codes(signs, is_levier=not is_levier) - {None}
    for _, code, kind in sorted({sign for sign in signs if sign.is_levier is is_levier}, key=str):
        is_weak = kind in _BY_THE_WAY | _RULES and code in opposite - plain
        found[code] += 0 if is_weak or (plain and kind in _BY_THE_WAY) else table[kind]
    for code in opposite & set(found):
        found[code] -= _OTHER_SIDE
    is_on_any = not is_levier and not plain and any(sign.kind == "on_goods" for sign in signs)
    found[None] += table["nobody"] + (_ON_ANY if is_on_any else 0)
    return found


def _plain_codes(signs: list[Sign], *, is_levier: bool) -> set[str | None]:
    """Who is told in so many words to levy, or to bear."""
    return {sign.code for sign in signs if sign.is_levier is is_levier and sign.kind in _PLAIN}


def _signs_in_mind(background: Background, facts: SentenceFacts, figure: Figure, before: list[Figure]) -> Iterator[Sign]:
    """What the rules made of the parties, and who levied and bore the rate spoken of before."""
    yield from _both(figure.reporter, figure.partner, "rules" if figure.parties_basis == "stated" else "rules_in_mind")
    last = background.discourse.tariff
    if last is not None:
        yield from _both(last.reporter, last.partner, "in_mind")
        if facts.sentence.has_any(facts.word_sets["answers"]):
            yield from _both(None, last.reporter, "answered")
    for code in background.setting.pair or ():
        yield from _both(code, code, "pair")
    other = next((other for other in reversed(before) if other.measure == "tariff_rate"), None)
    if other is not None:
        yield from _both(other.reporter, other.partner, "same_sentence")


def _signs_of_reversal(background: Background, signs: list[Sign], before: list[Figure]) -> list[Sign]:
    """'Peru cut its duty on Chilean goods while Chile cut its own': who bore the rate before and levies this one levies it on the other."""
    sides = [(other.reporter, other.partner) for other in before if other.measure == "tariff_rate"]
    last = background.discourse.tariff
    sides += [(last.reporter, last.partner)] if last is not None else []
    plain = _plain_codes(signs, is_levier=True)
    return [Sign(False, levier, "answered") for levier, bearer in sides if levier and bearer in plain - {None}]


def _both(levier: str | None, bearer: str | None, kind: str) -> Iterator[Sign]:
    """The signs of a kind for two sides, as far as they are known."""
    if levier:
        yield Sign(True, levier, kind)
    if bearer:
        yield Sign(False, bearer, kind)


def remember_sides(background: Background, figures: list[Figure]) -> None:
    """Has the next sentences go on with the sides of the first rate of this one."""
    mind = background.discourse
    first = next((figure for figure in figures if figure.measure == "tariff_rate"), None)
    if first is not None and mind.tariff is not None:
        mind.tariff = replace(mind.tariff, reporter=first.reporter, partner=first.partner)
