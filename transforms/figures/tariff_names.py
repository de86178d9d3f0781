"""What a name in the sentence of a rate tells of its sides: that it levies it or bears it, and by what construction it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transforms.figures.background import Background
from transforms.figures.leviers import is_goal
from transforms.figures.offices import country_of_surname
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.setting import Setting, is_state_organ
from transforms.figures.surroundings import repeats, spoken_for
from transforms.figures.topic import Topic
from transforms.mentions.entities import Entity, Mention
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.clauses import first_verb
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive, verb_group_at

# How far before a rate the verb stands that it is the object of: 'has imposed an additional anti-dumping duty of up to'.
VERB_REACH = 24
# Between 'on' and the origin of the goods: 'on most of the cars and trucks made in'.
_GOODS_REACH = 10
# Between a name and the rate that alone follows it: 'Peru up to | 30 pct', 'Peru's makers got'.
_GAP = 5
# From a name to its verb: 'Peru has been | charging'.
_RELATIVE_REACH = 6
# From 'answer' to whom it is given: 'in answer to the new'.
_ANSWER_REACH = 5
# What parts the sentence of one rate from that of another.
CUTS = frozenset({";", "while", "whereas", "but"})
_LEADS_TO_GOODS = {"on", "against", "upon", "for"}
_LEADS_TO_ORIGIN = {"from", "of", "in", "and", "or", ",", "on", "against"}
_ENDS_GOODS = {";", ":", "after", "because", "if", "which", "who", "while", "but", "by", "unless", "outside"}
_MARKETS = {"in", "at", "into", "entering", "enter"}
_LIST_LEADS = {":", "-", "\u2022", "\u2013"}
_JOINTS = {"and", ",", "but"}
_FILLERS = {"up", "to", "of", "about", "a", "an", "at", "the", "another", "around", "some", "and", "with", "just", "only", "'s", ":", "-"}

# Codes of states have three letters; blocs that trade with one tariff and have as many.
_CODE_LENGTH, _SHORT_BLOCS = 3, {"EAC", "GCC", "EEC"}


class Sign(NamedTuple):
    """That a country levies or bears a rate; ``kind``: by which construction. A null country: that it is nobody's alone."""

    is_levier: bool
    code: str | None
    kind: str


@dataclass(slots=True)
class RateInSentence:
    """A rate with what stands around it. ``named``: the names that stand for a country, with its code, officers among them.

    ``start``, ``end``: the part of the sentence that is this rate's alone, between the rates beside it. ``first``: where the
    first rate of the sentence begins. ``bloc``: what 'the bloc' is. ``last_levier``: who levied the rate spoken of before.
    """

    facts: SentenceFacts
    amount: Amount
    topic: Topic | None
    named: list[tuple[Mention, str]]
    start: int
    end: int
    first: int
    bloc: str | None
    last_levier: str | None

    @property
    def sentence(self) -> Parse:
        """The sentence."""
        return self.facts.sentence

    @property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """The word sets of the lexicon."""
        return self.sentence.word_sets


def rate_in_sentence(background: Background, facts: SentenceFacts, amount: Amount) -> RateInSentence:
    """A percentage with what stands around it."""
    rates = [other for other in facts.amounts if other.unit == "percent"]
    start = max((other.end for other in rates if other.end <= amount.start), default=0)
    end = min((other.start for other in rates if other.start >= amount.end), default=len(facts.sentence))
    end = next((k for k in range(amount.end, end) if facts.sentence.lower[k] in CUTS), end)
    start = next((k + 1 for k in range(amount.start - 1, start - 1, -1) if facts.sentence.lower[k] in CUTS), start)
    last = background.discourse.tariff
    named = named_sides(facts.mentions, facts.sentence, background.setting, background.written_on)
    return RateInSentence(facts, amount, _tariff_of(facts, amount), named, start, end, rates[0].start if rates else amount.start, _bloc_of(background, named), last.reporter if last else None)


def _bloc_of(background: Background, named: list[tuple[Mention, str]]) -> str | None:
    """What 'the bloc' is: the one named last in the sentence, else the one that the article speaks of most."""
    here = [code for _, code in named if not _is_country(code)]
    return next(iter([*reversed(here), *(code for code in background.setting.countries if not _is_country(code))]), None)


def _is_country(code: str) -> bool:
    """Whether a code is of a state; those of blocs are no three capitals, but for a few."""
    return len(code) == _CODE_LENGTH and code.isupper() and code not in _SHORT_BLOCS


def _tariff_of(facts: SentenceFacts, amount: Amount) -> Topic | None:
    """The tariff beside the rate: the last before it, or one right behind it."""
    tariffs = [topic for topic in facts.topics if topic.measure == "tariff_rate"]
    behind = next((topic for topic in tariffs if 0 <= topic.start - amount.end <= 4), None)  # noqa: PLR2004
    return behind or next((topic for topic in reversed(tariffs) if topic.end <= amount.start), None)


def named_sides(mentions: list[Mention], sentence: Parse, setting: Setting, on: date | None) -> list[tuple[Mention, str]]:
    """The names that stand for a country or bloc, or for the holder of its office, with its code, in order.

    ``on``: the day of the article, on which a leader is in office who is called by the bare surname.
    """
    found = [*_leaders_by_surname(sentence, on)]
    for mention in mentions:
        entity = mention.entity
        code = spoken_for(mention, setting, sentence.lexicon) or setting.offices.get(entity.entity_id)
        if code is None and entity.kind in {"person", "organisation"} and " " not in entity.name:
            code = country_of_surname(entity.name, sentence.lexicon, on)
        if code and not repeats(mention, mentions, sentence):
            found.append((mention, code))
    return sorted(found, key=lambda pair: pair[0].start)


def _leaders_by_surname(sentence: Parse, on: date | None) -> Iterator[tuple[Mention, str]]:
    """'| Trump slaps tariffs on', where the names have nobody who is called so."""
    for k, word in enumerate(sentence.words):
        if sentence.lower[k] not in sentence.lexicon.leaders or not word[0].isupper() or sentence.mention_at[k] is not None:
            continue
        code = country_of_surname(word, sentence.lexicon, on)
        if code:
            yield Mention(sentence, k, k + 1, Entity("person", word), "surname"), code


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
    yield from _signs_of_owner(rate)
    yield from _signs_of_verb(rate)
    yield from _signs_of_relative(rate)
    yield from _signs_of_goods(rate)
    if not rate.sets["whoever_bears"].isdisjoint(rate.sentence.lower[rate.start : rate.end]):
        yield Sign(False, None, "worldwide")
    yield from _signs_of_market(rate)
    yield from _signs_of_agent(rate)
    yield from _signs_of_speaker(rate)
    yield from _signs_of_answer(rate)


def _signs_of_owner(rate: RateInSentence) -> Iterator[Sign]:
    """'| Chinese anti-dumping duties', 'Silva's tariffs', 'the bloc's 15 percent'; of 'Chilean steel tariffs' it may be either side."""
    noun = rate.topic.start if rate.topic is not None else rate.amount.end
    first = phrase_start(rate.sentence, noun)
    for mention, code in rate.named:
        if not first <= mention.start < noun:
            continue
        between = rate.sentence.lower[mention.end : noun]
        of_goods = mention.is_adjective and any(
            rate.sentence.tags[k] in {"NN", "NNS"} and rate.sentence.lower[k] not in rate.sets["sorts_of_tariffs"]
            for k in range(mention.end, noun)
            if not rate.amount.start <= k < rate.amount.end
        )
        if of_goods:
            yield Sign(True, code, "owner_or_origin")
            yield Sign(False, code, "owner_or_origin")
        elif mention.is_adjective or between[:1] == ["'s"] or mention.end == noun:
            yield Sign(True, code, "owner")
    if rate.bloc and first + 2 < len(rate.sentence) and any(_owns_as_bloc(rate, k) for k in range(first, noun - 1)):
        yield Sign(True, rate.bloc, "owner")


def _owns_as_bloc(rate: RateInSentence, k: int) -> bool:
    """'the | bloc's 15 percent tariff'."""
    return rate.sentence.lower[k] in rate.sets["nouns_of_blocs"] and rate.sentence.lower[k + 1] == "'s" and rate.sentence.mention_at[k] is None


def role_verbs(rate: RateInSentence) -> Iterator[tuple[int, bool]]:
    """The verbs that the rate may hang on, the nearest first, and whether their subject levies it: '| hit Peru with', 'Peru | faces'."""
    lower, tags = rate.sentence.lower, rate.sentence.tags
    for k in range(rate.amount.start - 1, max(-1, rate.amount.start - 1 - VERB_REACH), -1):
        if lower[k] in CUTS:
            return
        if tags[k] not in VERB_TAGS and not (k > 0 and tags[k] in {"NNS", "NN", "JJ"} and _ends_name(rate, k)):
            continue
        if lower[k] in rate.sets["bearing_tariffs"] | rate.sets["coming_to_bear"]:
            yield k, False
        elif lower[k] in rate.sets["levying_acts"]:
            is_struck = _is_struck(rate.sentence, k)
            if not is_struck or lower[k] in rate.sets["striking_acts"]:  # not of 'the duty on Peru was doubled to'
                yield k, not is_struck


def _ends_name(rate: RateInSentence, k: int) -> bool:
    """'Trump | slaps', 'makers | face', 'is | subject': whether what may be a noun by its tag stands behind a name, a plural or 'is'."""
    last = k - (rate.sentence.tags[k - 1] == "RB")
    is_behind = any(mention.end == last for mention, _ in rate.named) or rate.sentence.tags[last - 1] == "NNS"
    return is_behind or rate.sentence.lower[k] in rate.sets["always_struck"]


def _is_struck(sentence: Parse, verb: int) -> bool:
    """'to be | hit with', 'was | charged', 'goods | subject to': whether the subject is what the rate falls on."""
    if sentence.lower[verb] in sentence.word_sets["always_struck"]:
        return True
    if is_passive(sentence, verb):
        return True
    is_led = sentence.lower[verb + 1 : verb + 2] in (["with"], ["by"], ["at"])
    return sentence.tags[verb] == "VBN" and is_led and not any(sentence.tags[k] in FINITE_TAGS for k in range(max(0, verb - 2), verb))


def _signs_of_verb(rate: RateInSentence) -> Iterator[Sign]:
    """Who does what the rate hangs on, and to whom: 'Peru charges', 'Peru will be charged', 'hit Peru with'."""
    own = _gapped(rate)
    if own:
        levies = next((is_levier for verb, is_levier in role_verbs(rate) if verb < rate.first), False)
        yield Sign(levies, own, "gapped")
        return
    for verb, is_levier in role_verbs(rate):
        yield from (Sign(not is_levier, code, "struck") for code in _struck(rate, verb))
        codes, is_buyer = _codes_of_doer(rate, verb)
        yield from (Sign(is_levier or is_buyer, code, "acts" if is_levier or is_buyer else "bears") for code in codes)
        if not codes and is_levier and rate.last_levier and _is_of_pronoun(rate, verb):
            yield Sign(True, rate.last_levier, "pronoun")
        if codes or not _is_bare_participle(rate.sentence, verb):
            return


def _is_of_pronoun(rate: RateInSentence, verb: int) -> bool:
    """'He has already put 10 percent on steel': of whom the sentence before spoke."""
    subject = rate.sentence.subject_of(verb)
    return subject is not None and rate.sentence.lower[subject.end - 1] in {"he", "she", "it", "they"}


def _is_bare_participle(sentence: Parse, verb: int) -> bool:
    """'a duty | imposed last year of 10 percent': a participle that only describes."""
    return sentence.tags[verb] == "VBN" and not any(sentence.tags[k] in VERB_TAGS for k in range(max(0, verb - 2), verb))


def _codes_of_doer(rate: RateInSentence, verb: int) -> tuple[list[str | None], bool]:
    """As ``_codes_of_subject``; of an infinitive or gerund that tells none, those of the verb that it hangs on: '| got leave to put'."""
    codes, is_buyer = _codes_of_subject(rate, verb)
    start = verb_group_at(rate.sentence, verb).start
    if not codes and rate.sentence.tags[verb] in FINITE_TAGS and rate.sentence.lower[start - 1] in _JOINTS:
        first = first_verb(rate.sentence, 0, start)  # 'Trump paused the tariffs and | raised that on'
        return _codes_of_subject(rate, first) if first is not None else (codes, is_buyer)
    if codes or rate.sentence.tags[verb] in FINITE_TAGS or _is_bare_participle(rate.sentence, verb):
        return codes, is_buyer
    if rate.sentence.tags[verb] != "VBG" and rate.sentence.lower[start - 1] != "to" and rate.sentence.lower[verb - 1] != "to":
        return codes, is_buyer
    outer = next((k for k in range(start - 1, max(-1, start - VERB_REACH), -1) if rate.sentence.tags[k] in FINITE_TAGS), None)
    return _codes_of_subject(rate, outer) if outer is not None else (codes, is_buyer)


def _struck(rate: RateInSentence, verb: int) -> Iterator[str]:
    """'hit | Peru with 10 percent', 'taxes | Peruvian copper at 5 percent', 'pays | Peru 5 percent': the object of the verb."""
    for mention, code in rate.named:
        lead = rate.sentence.lower[verb + 1 : mention.start]
        if verb < mention.start and mention.end <= rate.amount.start and lead in ([], ["the"], ["back", "at"], ["all"]):
            yield code


def _signs_of_relative(rate: RateInSentence) -> Iterator[Sign]:
    """'the 50 percent that Peru charges', 'the duty Chilean mills pay': who is named right before the verb of a relative clause."""
    for end in {rate.amount.end, rate.topic.end if rate.topic is not None else rate.amount.end}:
        first = end + (rate.sentence.lower[end : end + 1] in (["that"], ["which"]))
        first += rate.sentence.lower[first : first + 1] == ["the"]
        names = [(m, code) for m, code in rate.named if m.start == first]
        if not names:
            continue
        mention, code = names[0]
        for k in range(mention.end, min(mention.end + _RELATIVE_REACH, rate.end)):
            if rate.sentence.lower[k] in rate.sets["bearing_tariffs"]:
                yield Sign(False, code, "bears")
                break
            if rate.sentence.lower[k] in rate.sets["levying_acts"] and rate.sentence.tags[k] in VERB_TAGS:
                is_struck = is_passive(rate.sentence, k)
                yield Sign(not is_struck, code, "bears" if is_struck else "acts")
                break


def _gapped(rate: RateInSentence) -> str | None:
    """'levies 80 pct on cars, Malaysia | 30 pct', 'China 34 percent, | Vietnam 46': the name that alone stands before a later rate."""
    near = [(m, code) for m, code in rate.named if rate.start <= m.start and m.end <= rate.amount.start <= m.end + _GAP]
    if not near or any(rate.sentence.tags[k] in FINITE_TAGS for k in range(near[-1][0].end, rate.amount.start)):
        return None
    mention, code = near[-1]
    if rate.start == 0 and mention.start and rate.sentence.lower[mention.start - 1] not in _LIST_LEADS:
        return None
    between = rate.sentence.lower[mention.end : rate.amount.start]
    return code if _FILLERS.issuperset(between) and not _is_led(rate, mention) else None


def _is_led(rate: RateInSentence, mention: Mention) -> bool:
    """'on Peru 30 percent': a preposition stands before the name."""
    return rate.sentence.tags[max(0, mention.start - 1)] == "IN" or rate.sentence.lower[max(0, mention.start - 1)] == "to"


def _codes_of_subject(rate: RateInSentence, verb: int) -> tuple[list[str | None], bool]:
    """The countries in the subject of a verb, and whether it is of those who import, whose own country levies what they pay.

    Of several joined the rate is nobody's alone; 'it' is the one named before.
    """
    group = verb_group_at(rate.sentence, verb)
    subject = rate.sentence.subject_of(verb) or rate.sentence.subject_of(group.start)
    if subject is None or subject.is_behind:
        return _named_right_before(rate, group.start), False
    last = max(subject.end, group.start)
    if rate.topic is not None and subject.start <= rate.topic.start < last:  # 'the duty that Peru pays was set at'
        return [], False
    buyer = next((k for k in range(subject.start, last) if rate.sentence.lower[k] in rate.sets["paying_at_home"]), None)
    is_buyer = buyer is not None
    inside = [(m, code) for m, code in rate.named if subject.start <= m.start and m.end <= (last if buyer is None else buyer)]
    inside = [(m, code) for m, code in inside if not goes_there(rate.sentence, m)]
    if not inside and rate.sentence.lower[subject.end - 1] in rate.sets["pointing_back"]:
        before = [code for m, code in rate.named if m.end <= subject.start and not m.is_adjective]
        return list(before[-1:]), False
    if len({code for _, code in inside}) > 1 and _are_joined(rate, inside[-2][0], inside[-1][0]):
        return [None], is_buyer
    return [inside[0][1]] if inside else [], is_buyer


def _named_right_before(rate: RateInSentence, verb: int) -> list[str | None]:
    """'expects Peru | to be hit by': whoever is named last before a verb whose subject is not found."""
    near = [(m, code) for m, code in rate.named if verb - _GAP <= m.end <= verb and not goes_there(rate.sentence, m)]
    return [near[-1][1]] if near and not any(rate.sentence.tags[k] in FINITE_TAGS for k in range(near[-1][0].end, verb - 1)) else []


def _are_joined(rate: RateInSentence, one: Mention, other: Mention) -> bool:
    """'Canada and Mexico', 'Canadian, Mexican'."""
    between = rate.sentence.lower[one.end : other.start]
    return between in (["and"], [","], ["or"], [",", "and"], ["and", "the"], ["and", "from"], ["&"])


def _signs_of_goods(rate: RateInSentence) -> Iterator[Sign]:
    """'on Chilean steel', 'on goods made in Chile', 'against Chile', 'a rate of 15 percent for Chile'; on steel alone it is on nobody's.

    Of 'tariffs on Chilean goods, including 5 percent on steel' the goods are Chilean as well.
    """
    for place, is_own in _places_of_goods(rate):
        names = list(_origins(rate, place))
        if len({code for _, code in names}) > 1 and _are_joined(rate, names[0][0], names[1][0]):
            yield Sign(False, None, "on_several" if is_own else "on_later")
            yield from (Sign(False, code, "listed") for _, code in names)
        elif names:
            yield Sign(False, names[0][1], "on" if is_own else "on_later")
        elif rate.sentence.lower[place + 1] in {"its", "their"}:
            yield from (Sign(False, code, "on" if is_own else "on_later") for code in _owners_of_goods(rate, place))
        elif is_own and rate.sentence.lower[place] == "on":
            yield Sign(False, None, "on_goods")
        if names:
            return


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
        if rate.sentence.tags[k] in FINITE_TAGS or lower[k] in CUTS | {":"}:
            return
        following = lower[k + 1] if k + 1 < len(lower) else ""
        is_to = lower[k] == "to" and rate.topic is not None and k == rate.topic.end  # 'will apply a duty to Chilean copper'
        if (lower[k] in _LEADS_TO_GOODS or is_to) and not rate.facts.in_time(k + 1) and following and following not in rate.sets["on_no_goods"]:
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
    is_near = following is not None and following - mention.end <= _GAP
    return is_near and lower[mention.start - 1] in {",", "and"} and _FILLERS.issuperset(lower[mention.end : following])


def _ends_goods(word: str, tag: str, rate: RateInSentence) -> bool:
    """Whether the goods end with a word: a verb, 'which', 'after'; not with the 'made' of 'cars made in'."""
    return (tag in FINITE_TAGS and word not in rate.sets["made_or_sent"]) or word in _ENDS_GOODS


def goes_there(sentence: Parse, mention: Mention) -> bool:
    """'steel entering Peru', 'exports to Peru', 'Peru-bound goods': where the goods go, and not where they come from."""
    lower = sentence.lower
    lead = mention.start - 1 - (lower[mention.start - 1 : mention.start] == ["the"])
    is_export = lead > 0 and lower[lead] == "to" and lower[lead - 1] in sentence.word_sets["goods_going"]
    return is_goal(sentence, mention) or is_export or lower[mention.end : mention.end + 2] == ["-", "bound"]


def _signs_of_market(rate: RateInSentence) -> Iterator[Sign]:
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


def _signs_of_agent(rate: RateInSentence) -> Iterator[Sign]:
    """'tariffs imposed by Peru'."""
    lower = rate.sentence.lower
    for mention, code in rate.named:
        lead = phrase_start(rate.sentence, mention.start + 1) - 1
        if lead > 0 and lower[lead] == "by" and lower[lead - 1] in rate.sets["levying_acts"]:
            yield Sign(True, code, "agent")


def _signs_of_speaker(rate: RateInSentence) -> Iterator[Sign]:
    """'..., Peru's trade ministry ruled', 'President Silva wrote': an officer or organ that tells of a rate may well have set it."""
    sentence = rate.sentence
    for cue in sentence.hits.cues:
        subject = sentence.subject_of(cue) if sentence.tags[cue] in VERB_TAGS else None
        if subject is None:
            continue
        inside = range(subject.start, subject.end)
        is_official = any(k in sentence.hits.role_nouns or sentence.lower[k] in rate.sets["state_organs"] for k in inside)
        for mention, code in rate.named:
            if mention.start in inside and (is_official or _is_official(mention, sentence)):
                yield Sign(True, code, "speaks")


def _is_official(mention: Mention, sentence: Parse) -> bool:
    """'Trump said', 'the White House said', 'Ottawa said'; not 'Canadian farmers said'."""
    return not mention.is_adjective and (mention.entity.kind != "organisation" or is_state_organ(mention.entity, sentence.lexicon))


def _signs_of_answer(rate: RateInSentence) -> Iterator[Sign]:
    """'in answer to Peru's duties', 'in retaliation for Peruvian tariffs': on whose goods the rate is that answers."""
    lower = rate.sentence.lower
    for mention, code in rate.named:
        before = lower[max(0, mention.start - _ANSWER_REACH) : mention.start]
        if not rate.sets["answers"].isdisjoint(before) and not {"to", "for", "against"}.isdisjoint(before):
            yield Sign(False, code, "answered")
