"""With whom a flow is, or on whose goods a tariff: 'exports to Russia', or the partner spoken of before."""

from __future__ import annotations

import itertools

from transforms.figures.leviers import is_one_of_several
from transforms.figures.reporters import country_of_article, last_topic, stays_in_phrase
from transforms.figures.surroundings import NOUN_REACH, Surroundings, is_worldwide, other_of
from transforms.figures.topic import LEAVING_OUT
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import BE
from transforms.syntax.noun_phrases import phrase_end, phrase_start

# How many tokens behind a verb or noun of trade its partner may stand.
PARTNER_REACH = 22
# Between 'Ghana' and 'customer': ''s by far biggest foreign customer'.
_KIND_REACH = 7
# How the goods begin that stand behind whom they go to: 'sold Peru copper', 'sold Peru 40 tonnes of it'.
GIVEN_TAGS = {"NN", "NNS", "JJ", "JJR", "CD", "$", "DT", "RB"}
WANTED = {"exports": {"to", "into"}, "imports": {"from"}, "trade_balance": {"with", "against"}, "trade_total": {"with"}}
# Between 'imported' and the 'of' of its goods.
_GOODS_REACH = 8
# Between 'posted' and 'surplus': 'posted a record monthly trade'.
_POSTED_REACH = 6
# What a country may be called beside its name: 'its biggest market, China', 'its neighbour Chad'.
_KINDS = ("markets", "suppliers", "neighbour", "mutual_roles")
_WANTED_BY_TARIFFS = {"on", "against", "from", "in", "with", "affecting", "hitting", "targeting"}
_WANTED_BY_OTHERS = {"to", "in", "into", "with"}


def find_partners(around: Surroundings) -> list[str]:
    """The countries behind 'to', 'with', 'from': 'exports of steel to Russia', 'surplus with the U.S.'."""
    topic = around.topic
    wanted = WANTED.get(topic.measure, _WANTED_BY_TARIFFS if topic.measure.startswith("tariff") else _WANTED_BY_OTHERS)
    found: list[str] = []
    for mention in around.countries:
        if mention.entity.code not in found and _is_partner(around, mention, wanted):
            if topic.measure == "tariff_rate" and is_one_of_several(around.sentence, mention, around.countries):
                return []
            found.append(str(mention.entity.code))
    return found


def _is_partner(around: Surroundings, mention: Mention, wanted: set[str]) -> bool:
    topic = around.topic
    if _is_given(around, mention):
        return True
    if _is_fronted(around, mention, wanted) or _is_bound_for(around, mention):
        return True
    if mention.is_adjective and topic.measure == "imports" and _is_origin(around, mention):
        return True
    if not topic.end <= mention.start <= topic.end + (PARTNER_REACH if topic.is_verb else NOUN_REACH):
        return False
    first = topic.end - 1 if topic.word.phrase.split()[-1] in {"with", "to", "from"} else topic.end
    start = _place_before(around, mention, first)
    if _is_of_another(around, mention):
        return False
    return start >= first and not _opens_participle(around, mention) and (_is_going_for(around, start) or _is_led_to(around, start, wanted))


def _is_of_another(around: Surroundings, mention: Mention) -> bool:
    """Whether the country is left out, or that of a share or of another balance."""
    lower = around.sentence.lower
    is_of_share = _is_of_share(lower[around.topic.end : mention.start])
    return is_of_share or is_left_out(lower, mention) or _is_of_other_balance(around, mention)


def _is_of_share(between: list[str]) -> bool:
    """'a surplus of 15.6 billion, 95 percent of it with Peru': a share has that partner, not the whole."""
    return any(between[k] == "of" and between[k + 1] in {"it", "which", "them"} for k in range(len(between) - 1))


def _is_of_other_balance(around: Surroundings, mention: Mention) -> bool:
    """'a surplus, including a record surplus with Peru', 'a surplus of 5 billion, against Japan's of 58': another one's."""
    lower, topic = around.sentence.lower, around.topic
    if topic.measure != "trade_balance":
        return False
    is_owner = lower[mention.end : mention.end + 2] == ["'s", "of"]
    return is_owner or not around.word_sets["balances"].isdisjoint(lower[topic.end : mention.start])


def is_left_out(lower: list[str], mention: Mention) -> bool:
    """'with non-EU states', 'exports, excluding those to Uganda'."""
    before = lower[max(0, mention.start - 3) : mention.start]
    return before[-2:] == ["non", "-"] or (before[1:2] == ["those"] and before[0] in LEAVING_OUT)


def _opens_participle(around: Surroundings, mention: Mention) -> bool:
    """'trade grew, with Togo alone buying maize': who does something of his own; not 'with shipments to Togo alone losing ground'."""
    lower, tags = around.sentence.lower, around.sentence.tags
    behind = phrase_end(around.sentence, mention.start)
    behind += tags[behind : behind + 1] == ["RB"]
    is_led = lower[max(0, mention.start - 1)] == "with"
    return is_led and tags[behind : behind + 1] == ["VBG"] and not mention.is_adjective


def _is_going_for(around: Surroundings, start: int) -> bool:
    """'exports bound for Peru'."""
    lower = around.sentence.lower
    is_going = lower[start] == "for" and lower[start - 1] in around.word_sets["going"] and around.topic.measure == "exports"
    return is_going and stays_in_phrase(around, start - 1)


def _is_led_to(around: Surroundings, start: int, wanted: set[str]) -> bool:
    start = _before_kind(around, start)
    lower = around.sentence.lower
    is_led = lower[start] in wanted or _is_to_those_in(around, start, wanted)
    is_made_there = around.topic.measure.startswith("tariff") and lower[start - 1] in around.word_sets["made_or_sent"]
    return is_led and stays_in_phrase(around, start - is_made_there)  # 'a tariff on goods imported from Peru'


def _is_origin(around: Surroundings, mention: Mention) -> bool:
    """'Togo's imports of Ghanaian goods', 'Togo imported Ghanaian goods', 'the value of Ghanaian imports'."""
    lower, topic = around.sentence.lower, around.topic
    if mention.end == topic.start:
        return lower[max(0, mention.start - 1)] == "of"
    if topic.is_verb and topic.end <= mention.start <= topic.end + _GOODS_REACH and lower[mention.start - 1] == "of":
        return True  # 'imported about 2.5 billion of Iranian gas'
    return topic.end <= mention.start and lower[topic.end : mention.start] in (["of"], [])


def _before_kind(around: Surroundings, start: int) -> int:
    """The token before 'its biggest market, China', 'its neighbour Chad': what the country is to the other stands before its name."""
    lower = around.sentence.lower
    noun = start - 1 if lower[start] == "," else start
    if noun <= around.topic.end or not any(lower[noun] in around.word_sets[kind] for kind in _KINDS):
        return start
    lead = phrase_start(around.sentence, noun + 1) - 1
    return lead if lead >= around.topic.end else start


def _is_fronted(around: Surroundings, mention: Mention, wanted: set[str]) -> bool:
    """'To Togo, Ghana exported', 'Trade fell, but with Togo, trade came to': the partner opens the clause."""
    lower, topic = around.sentence.lower, around.topic
    if mention.end > topic.start:
        return False
    lead = _place_before(around, mention, 0)
    behind = mention.end
    is_parted = lower[behind : behind + 1] == [","] or around.sentence.tags[behind : behind + 1] == ["PRP"]
    is_parted = is_parted or (behind + 1 == topic.start and lower[behind] == "the")  # 'With China the turnover reached 3 billion'
    is_short = _goes_right_on(around, behind)
    if lower[lead] not in wanted or not (is_parted or is_short):
        return False
    opens = lead == 0 or lower[lead - 1] in {";", "and", "but", "while"} or (is_short and lower[lead - 1] == ",")
    is_near = not {";", "and", "but", "while"} & set(lower[mention.end : topic.start])
    return opens and is_near and (is_short or not _is_overtaken(around, mention, wanted))


def _is_overtaken(around: Surroundings, mention: Mention, wanted: set[str]) -> bool:
    """'With Togo it had a surplus, with Mali a gap': the gap is with the latter."""
    behind = [m for m in around.countries if mention.end < m.start and m.end < around.topic.start]
    return any(around.sentence.lower[_place_before(around, m, 0)] in wanted for m in behind)


def _goes_right_on(around: Surroundings, behind: int) -> bool:
    """'With Togo there was a surplus', 'with Mali a record gap': nothing but that stands before the balance."""
    lower, first = around.sentence.lower, around.topic.start
    if behind >= first or around.topic.measure != "trade_balance":
        return False
    if lower[behind] == "there":
        behind += 2 if lower[behind + 1] in BE else 1
    is_article = lower[behind] in {"a", "an", "the"} or (behind == first and lower[first - 1] != "with")
    return is_article and (behind == first or phrase_start(around.sentence, first) <= behind)


def _is_bound_for(around: Surroundings, mention: Mention) -> bool:
    """'Togo-bound exports'."""
    behind = around.sentence.lower[mention.end : mention.end + 2]
    return behind == ["-", "bound"] and mention.end + 2 <= around.topic.start <= mention.end + 4


def _is_to_those_in(around: Surroundings, place: int, wanted: set[str]) -> bool:
    """'sales to customers in Togo', 'imports from suppliers in Togo'."""
    lower = around.sentence.lower
    if lower[place] != "in" or lower[place - 1] not in around.word_sets["markets"] | around.word_sets["suppliers"]:
        return False
    return lower[phrase_start(around.sentence, place) - 1] in wanted


def _place_before(around: Surroundings, mention: Mention, first: int) -> int:
    """The token before a country and what belongs to its name, not further back than ``first``."""
    lower, tags = around.sentence.lower, around.sentence.tags
    start = mention.start - 1
    while start > first and (lower[start] in around.word_sets["before_partners"] or tags[start] == "CD"):
        start -= 1
    if mention.is_adjective and around.topic.measure.startswith("tariff"):  # 'duties on cheap Chinese tyres'
        while start > first and tags[start] in {"JJ", "RB", "DT", "CD", "VBN"}:
            start -= 1
    return start


def _is_given(around: Surroundings, mention: Mention) -> bool:
    """'sold South Korea beer worth', 'ships the Philippines 40 million dollars of rice': whom the goods go to, without 'to'."""
    topic, behind = around.topic, mention.end
    if (
        not topic.is_verb
        or mention.is_adjective
        or topic.word.phrase not in around.word_sets["giving_verbs"]
        or behind >= len(around.sentence)
    ):
        return False
    between = around.sentence.lower[topic.end : mention.start]
    is_money = behind in around.sentence.hits.money_signs  # 'sold Peru US$3 million worth'
    is_gift = is_money or around.sentence.tags[behind] in GIVEN_TAGS or around.sentence.lower[behind] == "with"
    return between in ([], ["the"]) and is_gift


def customer_before(around: Surroundings) -> tuple[str, str] | None:
    """Whose the flow is and with whom, in 'Togo is Ghana's biggest customer: exports' and 'Togo, Ghana's main market, took exports'."""
    lower, kinds = around.sentence.lower, around.word_sets["markets"] | around.word_sets["suppliers"]
    for customer, owner in itertools.pairwise(around.countries):
        joint = lower[customer.end : owner.start]
        is_told = joint == [","] or (len(joint) == 1 and joint[0] in BE | around.word_sets["being_still"])
        reach = lower[owner.end : min(owner.end + _KIND_REACH, around.topic.start)]
        if is_told and not customer.is_adjective and reach[:1] == ["'s"] and not kinds.isdisjoint(reach):
            return str(owner.entity.code), str(customer.entity.code)
    return None


def find_between(around: Surroundings) -> list[str]:
    """'trade between China and Russia'."""
    start = around.topic.end if around.topic.word.phrase.endswith("between") else None
    if start is None:
        reach = range(around.topic.end, min(around.topic.end + 4, len(around.sentence)))
        start = next((i + 1 for i in reach if around.sentence.lower[i] == "between"), None)
    if start is None:
        return []
    pair = [m for m in around.countries if start <= m.start <= start + 8][:2]
    behind = around.sentence.lower[pair[-1].end : pair[-1].end + 2] if pair else []
    is_open = behind[:1] == ["and"] and behind[1:] in (["other"], ["others"])  # 'between Taiwan and Japan and other partners'
    return [] if is_open else [str(m.entity.code) for m in pair]


def taxed_before(around: Surroundings, reporter: str | None, *, is_named: bool) -> str | None:
    """Whose goods duties are on that name nobody: of the country spoken of before, or the other of the pair."""
    last = around.discourse.tariff
    if is_worldwide(around.topic, around.sentence):
        return None
    reach = around.sentence.lower[around.topic.end : around.topic.end + NOUN_REACH]
    if any(reach[k : k + 2] in (["on", "its"], ["on", "their"]) for k in range(len(reach))):  # 'Canada fights duties on its lumber'
        return next((code for m, code in around.named if m.end <= around.topic.start and code != reporter), None)
    if last is not None and last.partner and reporter in {None, last.reporter} and not _is_on_goods(around):
        return last.partner if not around.countries or _speaks_only_of(around, last.reporter) else None
    return None if is_named else _other_of_pair(around, reporter or country_of_article(around, None))


def _is_on_goods(around: Surroundings) -> bool:
    """'tariffs of 25 percent on steel': on whoever's goods; the text before does not tell whose."""
    lower, tags = around.sentence.lower, around.sentence.tags
    for k in range(around.topic.end, min(around.topic.end + NOUN_REACH, len(lower) - 1)):
        if lower[k] in {"on", "upon"}:
            return tags[k + 1] in {"NN", "NNS", "JJ"} or lower[k + 1] in {"all", "certain", "some"}
        if tags[k] in FINITE_TAGS or lower[k] in {",", ";"}:
            return False
    return False


def _other_of_pair(around: Surroundings, owner: str | None) -> str | None:
    """The other one of the two that the article is about, where the sentence names it and no third; not of 'normal duties'."""
    pair, named = around.setting.pair, {m.entity.code for m in around.countries}
    if pair is None or owner not in pair or named - {*pair}:
        return None
    other = other_of(pair, owner)
    before = around.sentence.lower[max(0, around.topic.start - 2) : around.topic.start]
    ordinary = around.word_sets["ordinary_relations"] & set(before)
    return other if not ordinary and other in named else None


def leads_elsewhere(around: Surroundings) -> bool:
    """'exports to the east', 'trade with the bloc': with somebody who is no country known, whoever was spoken of before."""
    sentence, start = around.sentence, around.topic.end
    if (
        around.topic.is_verb
        or sentence.lower[start : start + 1] == []
        or sentence.lower[start] not in WANTED.get(around.topic.measure, set())
    ):
        return False
    end = start + 1
    end = max(end, phrase_end(sentence, end)) if sentence.tags[end : end + 1] != ["CD"] else end
    is_worldwide = around.word_sets["worldwide"].intersection(sentence.lower[start : end + 3])
    is_noun = sentence.tags[end - 1] in {"NN", "NNS", "NNP", "NNPS"} and sentence.lower[end - 1] not in around.word_sets["nouns_of_blocs"]
    return end > start + 1 and not is_worldwide and is_noun


def partner_beside(around: Surroundings, reporter: str | None) -> str | None:
    """The partner of a flow named in full with its owner: 'Taiwan's surplus' is the one with all the world.

    But not where the sentence gives exports and imports of the pair, or the trade of the pair was spoken of just before.
    """
    total = next((other for other in around.before if other.measure == "trade_total" and other.partner), None)
    if total and reporter in {total.reporter, total.partner}:  # 'trade reached 8 billion, of which Vietnam's exports were'
        return other_of((total.partner, total.reporter), reporter)
    both = _partner_of_both_flows(around, reporter) if around.topic.measure == "trade_balance" else None
    if both:
        return both
    last = last_topic(around)
    if last is None or last.measure != "trade_total" or last.partner is None or reporter not in {last.reporter, last.partner}:
        return None
    return other_of((last.partner, last.reporter), reporter)


def _partner_of_both_flows(around: Surroundings, reporter: str | None) -> str | None:
    """'exports to Peru were 5 billion and imports from it 3, so that the surplus': with the one whose exports and imports are told."""
    flows = {(other.measure, other.partner) for other in around.before if other.reporter == reporter and other.partner}
    partners = {partner for _, partner in flows}
    return partners.pop() if len(partners) == 1 and {measure for measure, _ in flows} >= {"exports", "imports"} else None


def partner_in_mind(around: Surroundings, reporter: str | None) -> str | None:
    """The partner where the words name none: that of the flow beside it, or of the pair that the article is about."""
    if is_worldwide(around.topic, around.sentence) or around.beside_output:
        return None
    if around.topic.measure == "exports" and around.topic.points_back:
        return None
    beside = around.before[-1] if around.before else None
    if beside and beside.reporter == reporter:
        return _partner_alone(around, beside.partner)
    return _partner_spoken_of(around, reporter) if not around.countries or _speaks_only_of(around, reporter) else None


def _partner_spoken_of(around: Surroundings, reporter: str | None) -> str | None:
    """The other one of the pair that the article is about, else the partner of the flow spoken of just before."""
    pair = around.discourse.pair
    if pair and reporter in pair and _is_still_of_pair(around, pair, reporter):
        return other_of(pair, reporter)
    last = last_topic(around)
    goes_on = last is not None and last.reporter == reporter and len(around.discourse.partners) == 1
    return last.partner if last is not None and goes_on and _is_definite_flow(around) else None


def _partner_alone(around: Surroundings, partner: str | None) -> str | None:
    """The partner, but where it is one of a list: 'exports to Peru and Chile rose, imports fell', those from neither of them alone."""
    starts = {m.start for m in around.countries}
    named = [m for m in around.countries if m.entity.code == partner and m.end < around.topic.start]
    is_of_list = any(around.sentence.lower[m.end] in {"and", ","} and m.end + 1 in starts for m in named)
    return None if is_of_list else partner


def _is_still_of_pair(around: Surroundings, pair: tuple[str, str], reporter: str | None) -> bool:
    """Not behind a flow with another, nor in 'The country ran a deficit of 5 billion': that is with all the world."""
    other, since = other_of(pair, reporter), around.discourse.partners
    if around.discourse.is_worldwide or (since and other not in since):
        return False
    last = around.discourse.topic
    return not (around.topic.measure == "trade_balance" and _is_posted(around) and last is not None and last.measure != "trade_total")


def _is_posted(around: Surroundings) -> bool:
    """'the country posted a surplus': a balance of its own, with 'a', of a subject that is a nation."""
    lower, first = around.sentence.lower, around.topic.start
    verb = next((k for k in range(first - 1, max(0, first - _POSTED_REACH), -1) if lower[k] in around.word_sets["posting"]), None)
    if verb is None or not {"a", "an"} & set(lower[verb:first]):
        return False
    return lower[verb - 1] in around.word_sets["nations"] or any(m.end == verb and not m.is_adjective for m in around.countries)


def _is_definite_flow(around: Surroundings) -> bool:
    """'the deficit', 'this trade': the flow spoken of just before; 'the exports' may be any."""
    first = around.topic.start
    return first > 0 and around.sentence.lower[first - 1] in {"the", "this", "that"} and around.topic.measure != "exports"


def _speaks_only_of(around: Surroundings, reporter: str | None) -> bool:
    return all(mention.entity.code == reporter or mention.is_adjective for mention in around.countries)
