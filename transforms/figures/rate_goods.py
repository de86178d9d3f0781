"""On whose goods a rate is ('on Chilean steel', 'on goods made in Chile') and where they go ('in Peru', 'exports to Peru')."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.figures.leviers import is_importer
from transforms.figures.rate_in_sentence import CUTS, FILLERS, GAP, RateInSentence, Sign, are_joined, goes_there
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.noun_phrases import phrase_start

# Between 'on' and the origin of the goods: 'on most of the cars and trucks made in'.
_GOODS_REACH = 10
_LEADS_TO_GOODS = {"on", "against", "upon", "for"}
_LEADS_TO_ORIGIN = {"from", "of", "in", "and", "or", ",", "on", "against"}
_ENDS_GOODS = {";", ":", "after", "because", "if", "which", "who", "while", "but", "by", "unless", "outside"}
_MARKETS = {"in", "at", "into", "entering", "enter"}


def signs_of_goods(rate: RateInSentence) -> Iterator[Sign]:
    """'on Chilean steel', 'on goods made in Chile', 'against Chile', 'a rate of 15 percent for Chile'; on steel alone it is on nobody's.

    Of 'tariffs on Chilean goods, including 5 percent on steel' the goods are Chilean as well.
    """
    for place, is_own in _places_of_goods(rate):
        names = list(_origins(rate, place))
        if names:
            yield from _signs_of_origins(rate, place, names, "on" if is_own else "on_later")
            return
        if rate.sentence.lower[place + 1] in {"its", "their"}:
            yield from (Sign(False, code, "on" if is_own else "on_later") for code in _owners_of_goods(rate, place))
        elif is_own and rate.sentence.lower[place] == "on":
            yield Sign(False, None, "on_goods")


def _signs_of_origins(rate: RateInSentence, place: int, names: list[tuple[Mention, str]], kind: str) -> Iterator[Sign]:
    """What the origins of the goods behind token ``place`` tell; ``kind``: how surely the goods are this rate's."""
    codes, first = {code for _, code in names}, names[0][1]
    is_alone = {code for _, code in rate.named} == {first}
    if is_alone and is_importer(rate.sentence, rate.facts.mentions, place, first):
        yield Sign(True, first, "market")  # 'a tariff on all Peruvian steel imports', which nobody else levies
    elif len(codes) > 1 and are_joined(rate.sentence, names[0][0], names[1][0]):
        yield Sign(False, None, "on_several" if kind == "on" else kind)
        yield from (Sign(False, code, "listed") for code in sorted(codes))
    else:
        yield Sign(False, first, kind)


def _owners_of_goods(rate: RateInSentence, place: int) -> list[str]:
    """'Canada fights duties | on its lumber': who is named before the tariff, and not as its owner."""
    before = [code for m, code in rate.named if m.end <= min(place, rate.amount.start) and not m.is_adjective]
    return before[:1]


def _places_of_goods(rate: RateInSentence) -> Iterator[tuple[int, bool]]:
    """Where 'on' stands behind the rate or the tariff that it is of, and then behind other tariffs and rates, which is less its own."""
    own, topic, last = range(rate.amount.end, rate.end), rate.topic, len(rate.sentence)
    spans = [(own, True)]
    if topic is not None and topic.end > rate.amount.start:
        spans = [(range(topic.end, rate.end), True), (own, True)]
    elif topic is not None:
        spans.append((range(topic.end, rate.amount.start), not _is_apart(rate)))
    spans += [(range(other.end, last), False) for other in reversed(rate.facts.topics) if other.measure == "tariff_rate"]
    found: set[int] = set()
    for span, is_own in [*spans, (range(rate.end, last), False)]:
        for k in _leads_in(rate, span):
            if k not in found:
                yield k, is_own and not (span is not own and rate.amount.end <= k and k >= rate.end)
            found.add(k)


def _is_apart(rate: RateInSentence) -> bool:
    """'duties on Chinese goods to 30 percent while China lowers its to | 10': the tariff is of another clause, or has a rate before."""
    return rate.topic is not None and rate.topic.end <= rate.start


def _leads_in(rate: RateInSentence, span: range) -> Iterator[int]:
    """The first 'on' of goods in some tokens before the next verb: not of 'on Monday', 'on top of'."""
    lower = rate.sentence.lower
    for k in span:
        is_verb = rate.sentence.tags[k] in FINITE_TAGS and lower[k] not in rate.sets["levying_acts"]  # 'the duty Peru imposed | on'
        if is_verb or lower[k] in CUTS | {":"}:
            return
        following = lower[k + 1] if k + 1 < len(lower) else ""
        is_to = lower[k] == "to" and rate.topic is not None and k == rate.topic.end  # 'will apply a duty to Chilean copper'
        if (
            (lower[k] in _LEADS_TO_GOODS or is_to)
            and not rate.facts.in_time(k + 1)
            and following
            and following not in rate.sets["on_no_goods"]
        ):
            yield k
            return


def _origins(rate: RateInSentence, place: int) -> Iterator[tuple[Mention, str]]:
    """The countries in what stands behind 'on', up to the next verb or rate."""
    lower, tags = rate.sentence.lower, rate.sentence.tags
    for mention, code in rate.named:
        if not place < mention.start <= place + _GOODS_REACH or place < rate.end <= mention.start:
            continue
        between = range(place + 1, mention.start)
        if any(_ends_goods(lower[k], tags[k], rate) or k == rate.amount.start for k in between):
            return
        lead = phrase_start(rate.sentence, mention.start + 1) - 1
        if lower[place] == "for" and lead > place:
            return
        is_led = lead <= place or mention.is_adjective or lower[lead] in _LEADS_TO_ORIGIN or lower[lead] in rate.sets["made_or_sent"]
        if is_led and not goes_there(rate.sentence, mention) and not _opens_next(rate, mention):
            yield mention, code


def _opens_next(rate: RateInSentence, mention: Mention) -> bool:
    """'80 percent on cars, | Malaysia 30 percent': a name that another rate is of."""
    lower = rate.sentence.lower
    following = next((other.start for other in rate.facts.amounts if other.start >= mention.end), None)
    is_near = following is not None and following - mention.end <= GAP
    return is_near and lower[mention.start - 1] in {",", "and"} and FILLERS.issuperset(lower[mention.end : following])


def _ends_goods(word: str, tag: str, rate: RateInSentence) -> bool:
    """Whether the goods end with a word: a verb, 'which', 'after'; not with the 'made' of 'cars made in'."""
    return (tag in FINITE_TAGS and word not in rate.sets["made_or_sent"]) or word in _ENDS_GOODS


def signs_of_market(rate: RateInSentence) -> Iterator[Sign]:
    """'pays 40 percent in Peru', 'at Peruvian ports', 'goods to Peru', 'steel entering Peru', 'faces 5 percent from Peru'."""
    lower = rate.sentence.lower
    first = min(rate.amount.start, rate.topic.start if rate.topic else rate.amount.start)
    for mention, code in rate.named:
        lead = phrase_start(rate.sentence, mention.start + 1) - 1
        if lead < 0 or mention.start >= rate.end:
            continue
        is_behind = lower[lead] in _MARKETS and mention.start > first and lower[lead - 1] not in rate.sets["made_or_sent"]
        is_sender = lower[lead] == "from" and lower[lead - 1] in rate.sets["bearing_tariffs"]
        is_buyer = lower[mention.end : mention.end + 1] != [] and lower[mention.end] in rate.sets["buying_goods"]
        if is_behind or is_sender or is_buyer or goes_there(rate.sentence, mention):
            yield Sign(True, code, "market")
