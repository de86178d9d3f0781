"""Whose figures are: the reporter and the partner of a topic, and of each amount that measures it.

Parties come from the words around a topic ('Taiwan's trade surplus with the U.S.', 'exports from Brazil to
Argentina', 'China-Russia trade'), else from what the article speaks of: ``parties_basis`` says which. One topic may
have an amount per partner (``amount_partners``).
"""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.bearers import with_bearer
from transforms.figures.leviers import is_levied_by_other, levier_of
from transforms.figures.partners import (
    WANTED,
    customer_before,
    find_between,
    find_partners,
    leads_elsewhere,
    partner_beside,
    partner_in_mind,
    taxed_before,
)
from transforms.figures.pointed_countries import country_pointed_to
from transforms.figures.reporters import (
    country_of_article,
    find_left_with,
    find_owners,
    find_possessor,
    find_sender,
    find_subject,
    is_of_region,
    is_private,
    last_topic,
    reporter_in_mind,
)
from transforms.figures.setting import Setting
from transforms.figures.surroundings import Surroundings, flows_before, named_parties, other_of, repeats, spoken_for
from transforms.figures.takers import takers
from transforms.figures.topic import Discourse, Topic
from transforms.figures.totals import with_parties_of_total
from transforms.figures.traders import opens_deal
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.parse import Parse

# Between 'India to' and 'its', between 'its' and 'duty': 'to cut its steep duty'.
OWN_REACH = 3
# For how many sentences a deal of another is one with the country whose trade was spoken of.
_DEAL_REACH = 2
# Between 'shipped' and the 'to' of whom the goods go to: 'goods worth US$ 5 million to'.
_DEAL_LENGTH = 10


def add_parties(topics: list[Topic], sentence: Parse, mentions: list[Mention], setting: Setting, discourse: Discourse) -> list[Topic]:
    """The topics of a sentence with reporter and partner, stated or from what was said before."""
    if not topics:
        return []
    found: list[Topic] = []
    parties = [mention for mention in mentions if not repeats(mention, mentions, sentence)]
    countries = [mention for mention in parties if mention.entity.code]
    speakers = [(mention, spoken_for(mention, setting, sentence.lexicon)) for mention in parties]
    for topic in topics:
        own = _with_hand(topic, found)
        named = named_parties(speakers, own, setting)
        around = Surroundings(own, sentence, setting, discourse, parties, countries, named, *flows_before(found))
        found.append(_with_partner_left_out(around, _with_parties(around)))
    return found


def _with_partner_left_out(around: Surroundings, topic: Topic) -> Topic:
    """'Portugal's exports to Brazil were 2 billion; Spain's were 3 billion': both to Brazil."""
    behind = around.sentence.lower[topic.end : topic.end + 1]
    if not topic.points_back or not topic.is_trade or topic.reporter is None or topic.partner or behind in (["to"], ["from"], ["with"]):
        return topic
    last = around.before[-1] if around.before else last_topic(around)
    partner = last.partner if last and last.measure == topic.measure and last.reporter != topic.reporter else None
    return replace(topic, partner=partner) if partner != topic.reporter else topic


def _with_hand(topic: Topic, before: list[Topic]) -> Topic:
    """'paused tariffs on Vietnamese goods and raised those on Chinese goods': who levies the first levies the other."""
    if not topic.points_back or topic.measure != "tariff_rate" or topic.reporter:
        return topic
    return replace(topic, reporter=next((other.reporter for other in reversed(before) if other.measure == "tariff_rate"), None))


def _with_parties(around: Surroundings) -> Topic:
    topic = around.topic
    if topic.is_private:
        return topic
    if topic.destination:
        return _sold_to(around, topic.destination)
    if topic.partner:
        return topic
    if _is_market(around):
        return _with_parties_of_market(around)
    told = _with_sides_told(around) if topic.reporter is None else None
    if told:
        return told
    owners = [topic.reporter] if topic.reporter else find_owners(around) or _owner_behind(around) or _levied_by(around)
    if not owners and is_of_region(around):
        return _with_partner_of_region(around)
    sharing = [code for code in takers(around) if code not in owners]
    if sharing:
        return _shared_with(around, owners, sharing)
    return _with_parties_of_owners(around, owners)


def _with_sides_told(around: Surroundings) -> Topic | None:
    """A tariff with who bears it, a balance with whom it was left with."""
    borne = with_bearer(around)
    left = None if borne else find_left_with(around)
    return _with_balance_left(around, left) if left else borne


def _with_balance_left(around: Surroundings, owner: str) -> Topic:
    """'Peru sold Chile goods, leaving it with a deficit': a balance with the other side of the flow, where none is named."""
    partner = next((code for code in find_partners(around) if code != owner), None)
    flow = around.before[-1] if around.before else last_topic(around)  # or in the sentence before: 'That left China with a deficit'
    sides = (flow.reporter, flow.partner) if flow else (None, None)
    if partner is None and owner in sides:
        partner = other_of(sides, owner)
    return replace(around.topic, reporter=owner, partner=partner, basis="stated")


def _levied_by(around: Surroundings) -> list[str]:
    levier = levier_of(around)
    return [levier] if levier else []


def _shared_with(around: Surroundings, owners: list[str], sharing: list[str]) -> Topic:
    """'India accounted for 812 billion of imports': of the one spoken of, with India; of several together the share is of none."""
    if len(sharing) > 1:
        return replace(around.topic, reporter=None, partner=None)
    reporter = owners[0] if owners else reporter_in_mind(around, sharing[0])
    return replace(around.topic, reporter=reporter, partner=sharing[0], basis="stated" if owners else "discourse")


def _owner_behind(around: Surroundings) -> list[str]:
    """'Portugal's trade was 2 billion, that of Spain 3 billion'."""
    topic = around.topic
    if not topic.points_back or topic.measure != "trade_total" or around.sentence.lower[topic.end : topic.end + 1] != ["of"]:
        return []
    return [str(m.entity.code) for m in around.countries if m.start == topic.end + 1]


def _with_partner_of_region(around: Surroundings) -> Topic:
    """The flow of a part of a country: a partner at most."""
    partner = next(iter(find_between(around) or find_partners(around)), None)
    return replace(around.topic, partner=partner, basis="stated" if partner else None)


def _with_parties_of_owners(around: Surroundings, owners: list[str]) -> Topic:
    """The topic with its parties, where the words before it name ``owners`` or nobody."""
    topic = around.topic
    if not owners and topic.measure not in {"trade_balance", "trade_total"} and (is_private(around) or is_levied_by_other(around)):
        return topic
    buyer = _find_buyer(around)
    if buyer:
        return _sold_to(replace(around, topic=replace(topic, word=replace(topic.word, measure="exports"))), buyer)
    partners = find_partners(around)
    home = _home_of_imports(around, owners)
    if home:
        return replace(topic, reporter=home, partner=owners[0], basis="stated")
    sides = customer_before(around) if topic.is_trade and not owners and not partners else None
    if sides:
        return replace(topic, reporter=sides[0], partner=sides[1], basis="stated")
    return _with_own_parties(around, owners, partners)


def _with_own_parties(around: Surroundings, owners: list[str], partners: list[str]) -> Topic:
    """A balance, a total or a flow of one side, each with the parties that such a one has."""
    topic = around.topic
    if topic.measure == "trade_balance" and not owners and _is_of_both(around):
        return topic  # 'the trade gap between Argentina and Uruguay': nobody owns it
    trade = _trade_that_shows(around) if topic.measure == "trade_balance" and not owners else None
    if trade:
        return replace(topic, reporter=trade.reporter, partner=trade.partner, basis=trade.basis)
    if topic.measure == "trade_total":
        return with_parties_of_total(around, owners, find_between(around) or partners)
    return _with_stated_parties(around, owners, partners)


def _trade_that_shows(around: Surroundings) -> Topic | None:
    """'Trade with Togo showed a deficit of 2 billion, with Mali 1 billion': the trade that has the balance."""
    last, lower, tags = around.before[-1] if around.before else None, around.sentence.lower, around.sentence.tags
    if last is None or last.measure != "trade_total" or last.partner is None or "with" not in lower[last.end - 1 : last.end + 1]:
        return None
    between = range(last.end, around.topic.start)
    verbs = [lower[k] for k in between if tags[k] in FINITE_TAGS]
    shows = len(verbs) == 1 and verbs[0] in around.word_sets["posting"]
    return last if shows and {",", ";", "and"}.isdisjoint(lower[k] for k in between) else None


def _home_of_imports(around: Surroundings, owners: list[str]) -> str | None:
    """'Chinese imports into Brazil', 'Russian oil imports to India': the goods are of the one, the imports the other's."""
    topic, lower = around.topic, around.sentence.lower
    if topic.measure != "imports" or topic.is_verb or len(owners) != 1 or lower[topic.end : topic.end + 1] not in (["into"], ["to"]):
        return None
    behind = {topic.end + 1, topic.end + 2}
    return next(
        (str(m.entity.code) for m in around.countries if m.start in behind and not m.is_adjective and m.entity.code != owners[0]), None
    )


def _with_stated_parties(around: Surroundings, owners: list[str], partners: list[str]) -> Topic:
    """The flow of one side, with what the sentence says of its parties, else with those in mind."""
    topic = around.topic
    reporter, partner = _stated_parties(around, owners, partners)
    if not (topic.is_national or reporter):
        return topic
    basis = "stated" if reporter else "discourse"
    reporter = reporter or reporter_in_mind(around, partner)
    if partner is None and topic.is_trade and not leads_elsewhere(around):
        partner = _partner_of_joined_verb(around, reporter) or (
            partner_beside(around, reporter) if owners else partner_in_mind(around, reporter)
        )
    if partner is None and _is_bare_deal(around):
        return _dealt_with_main(around, reporter)
    if reporter is None:
        return topic.of(None, partner, "stated" if partner else None)
    return topic.of(reporter, partner, basis)


def _partner_of_joined_verb(around: Surroundings, reporter: str | None) -> str | None:
    """'exported 5.7 billion to China and imported 7.4 billion': both with China."""
    last = around.before[-1] if around.before else None
    is_joined = around.topic.is_verb and around.sentence.lower[around.topic.start - 1] == "and"
    return last.partner if last and last.is_verb and is_joined and last.reporter == reporter else None


def _is_bare_deal(around: Surroundings) -> bool:
    """'with Togo buying 9 billion worth', 'Togo supplied goods for 9 billion': not all that Togo trades."""
    topic = around.topic
    is_deal = topic.is_verb and topic.word.phrase in around.word_sets["deal_verbs"] and opens_deal(around.sentence, topic.end)
    return is_deal and around.word_sets["abroad"].isdisjoint(around.sentence.lower) and not _is_led_on(around)


def _is_led_on(around: Surroundings) -> bool:
    """'shipped goods worth 5 billion to the republic': with somebody, whoever that is."""
    wanted, first = WANTED[around.topic.measure], around.topic.end
    reach = range(first, min(len(around.sentence) - 1, first + _DEAL_LENGTH))
    return any(around.sentence.lower[k] in wanted and around.sentence.tags[k + 1] in {"DT", "NNP", "PRP$"} for k in reach)


def _dealt_with_main(around: Surroundings, trader: str | None) -> Topic:
    """'Togo supplied goods for 9 billion' in an article on Ghana's trade: imports of Ghana from Togo; elsewhere of nobody known."""
    topic, last = around.topic, around.discourse.topic
    main = around.discourse.main or country_of_article(around, trader)
    is_spoken_of = last is not None and last.is_trade and around.sentence.number - around.discourse.topic_sentence <= _DEAL_REACH
    if not is_spoken_of or trader is None or main in {None, trader} or (last and main not in {last.reporter, last.partner}):
        return replace(topic, reporter=None, partner=None)
    mirrored = replace(topic.word, measure="imports" if topic.measure == "exports" else "exports")
    return replace(topic, word=mirrored, reporter=main, partner=trader, basis="discourse")


def _stated_parties(around: Surroundings, owners: list[str], partners: list[str]) -> tuple[str | None, str | None]:
    """The reporter and the partner that the sentence itself names or points to."""
    topic = around.topic
    reporter = owners[0] if owners else _asked_to_change(around)
    partner = next((code for code in partners if code != reporter), None)
    if partner is None and topic.is_trade:
        partner = country_pointed_to(around, reporter or find_possessor(around, None) or find_subject(around, None))
    reporter = reporter or _sender_or_subject(around, partner)
    if partner is None and topic.measure == "tariff_rate":
        partner = taxed_before(around, reporter, is_named=bool(owners))
    return reporter, partner


def _asked_to_change(around: Surroundings) -> str | None:
    """'The EU wants India to cut its duty': whose the duty is that somebody is to change."""
    lower, first = around.sentence.lower, around.topic.start
    own = next((k for k in range(max(0, first - OWN_REACH), first) if lower[k] in {"its", "their"}), None)
    if around.topic.measure != "tariff_rate" or own is None:
        return None
    asked = next((m for m in around.countries if lower[m.end : m.end + 1] == ["to"] and m.end < own <= m.end + OWN_REACH), None)
    is_asked = asked is not None and asked.start > 0 and around.sentence.tags[asked.start - 1][:2] == "VB"
    return str(asked.entity.code) if asked is not None and is_asked else None


def _sender_or_subject(around: Surroundings, partner: str | None) -> str | None:
    """'exports from Brazil', 'Germany posted exports of': the reporter that does not stand before the topic."""
    topic = around.topic
    sender = find_sender(around, partner) if topic.measure in {"exports", "imports"} else None
    is_owned = topic.is_trade or topic.measure in {"tariff_rate", "investment", "aid_or_loan"}
    return find_subject(around, partner) if sender is None and is_owned and not topic.points_back else sender


def _is_market(around: Surroundings) -> bool:
    """'China was the main source of imports', 'the largest market for exports': the subject is the partner."""
    before = around.sentence.lower[max(0, around.topic.start - 2) : around.topic.start]
    return around.topic.measure in {"exports", "imports"} and before[-1:] in (["of"], ["for"]) and bool(
        (around.word_sets["suppliers"] | around.word_sets["markets"]) & set(before[:1])
    )  # fmt: skip


def _with_parties_of_market(around: Surroundings) -> Topic:
    partner = find_subject(around, None)
    reporter = reporter_in_mind(around, partner)
    return replace(around.topic, reporter=reporter, partner=partner, basis="discourse" if reporter else None)


def _find_buyer(around: Surroundings) -> str | None:
    """'Purchases by China', 'purchases by the country': another's purchases are exports of the one spoken of."""
    if not around.topic.word.phrase.startswith("purchase") or around.sentence.lower[around.topic.end : around.topic.end + 1] != ["by"]:
        return None
    main = around.discourse.main or country_of_article(around, None)
    named = next((str(m.entity.code) for m in around.countries if around.topic.end < m.start <= around.topic.end + 3), None)
    if (
        named is None
        and around.sentence.lower[around.topic.end + 2 : around.topic.end + 3]
        and around.sentence.lower[around.topic.end + 2] in around.word_sets["neighbour"]
    ):
        named = next((code for code in around.discourse.recent or [] if code != main), None)
    return named if named != main else None


def _is_of_both(around: Surroundings) -> bool:
    """'the gap between SA and Nigeria', 'between Argentina and Uruguay the imbalance', whether both are known or not."""
    topic, lower = around.topic, around.sentence.lower
    behind = next((k for k in range(topic.end, min(topic.end + 4, len(lower))) if lower[k] == "between"), None)
    if behind is not None:
        return "and" in lower[behind + 2 : behind + 9] and around.sentence.tags[behind + 1][:3] in {"NNP", "DT"}
    before = [m for m in around.countries if m.end <= topic.start and m.end >= topic.start - 2]
    start = before[-1].start - 1 if before else -1
    return start > 0 and lower[start] == "and" and "between" in lower[max(0, start - 5) : start]


def _sold_to(around: Surroundings, destination: str) -> Topic:
    """'Hong Kong bought 134 billion of it': exports of the one spoken of, to the subject."""
    last = around.before[-1] if around.before else last_topic(around)
    reporter = last.reporter if last and last.reporter != destination else None
    reporter = reporter or country_of_article(around, destination)
    if reporter is None:
        return replace(around.topic, partner=destination)
    return replace(around.topic, reporter=reporter, partner=destination, basis="discourse")
