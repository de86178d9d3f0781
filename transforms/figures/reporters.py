"""Whose a topic is: 'Brazil's trade surplus', 'exports from Brazil', 'its exports', or the country that the article is about."""

from __future__ import annotations

from transforms.figures.firms import country_of_firm, speaks_for_firm
from transforms.figures.setting import has_speaking_officer
from transforms.figures.stages import stages_of
from transforms.figures.subjects import in_subject
from transforms.figures.surroundings import Surroundings
from transforms.figures.topic import Topic
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import has_verb, last_verb
from transforms.syntax.noun_phrases import phrase_start, possessive_before
from transforms.syntax.parse import Parse

# A country needs this share of an article's weight to own what the sentence gives to nobody.
OWNER_SHARE = 0.35
_OUTWEIGHING = 1.5
# Between 'Peru' and 'exports': ''s national statistics office recorded total'.
_RECORD_REACH = 8
# Between 'leaving' and 'deficit': 'leaving the island with a US$1.58 billion'.
_LEFT_REACH = 14
_POSSESSIVES = {"its", "their", "his", "her", "our"}


def find_owners(around: Surroundings) -> list[str]:
    """The countries inside the noun phrase that the topic ends: 'Brazil's September trade surplus', 'China-Russia trade'."""
    start = _phrase_of_owners(around)
    inside = [m for m in around.countries if start <= m.start and m.end <= around.topic.start and not _is_partner_in_front(around, m)]
    if not inside:
        return _owners_of_whose(around, start - 1)
    return [str(m.entity.code) for m in inside if not (m.is_adjective and m.start and around.sentence.lower[m.start - 1] == "of")]


def _phrase_of_owners(around: Surroundings) -> int:
    """Where the noun phrase that the topic ends begins, with a country joined or put before it.

    '| Chinese and Russian trade', 'Peru posted a gap of 2 billion and | Chile a surplus'.
    """
    start = phrase_start(around.sentence, around.topic.start)
    if around.sentence.lower[start : start + 1] in (["a"], ["an"]) and around.sentence.name_ending(start) is not None:
        start = phrase_start(around.sentence, start)
    while around.sentence.lower[start - 1 : start] in (["and"], ["&"]) and _is_joint(around, start - 1):
        start = phrase_start(around.sentence, start - 1)
    return start


def _is_partner_in_front(around: Surroundings, mention: Mention) -> bool:
    """'with Mali a deficit': the country ends what stands before the balance, and owns nothing."""
    lower = around.sentence.lower
    lead = mention.start - 1 - (lower[max(0, mention.start - 1)] == "the")
    return lower[mention.end] in {"a", "an", "the"} and lead >= 0 and lower[lead] in {"with", "against"}


def _owners_of_whose(around: Surroundings, i: int) -> list[str]:
    """'Beijing, whose trade with Pyongyang was'."""
    if i < 1 or around.sentence.lower[i] != "whose":
        return []
    end = i - (around.sentence.lower[i - 1] == ",")
    return [code for mention, code in around.named if mention.end == end]


def _is_joint(around: Surroundings, i: int) -> bool:
    """'Chinese and Russian trade': an 'and' between two countries."""
    return any(m.end == i for m in around.countries) and any(m.start == i + 1 for m in around.countries)


def is_private(around: Surroundings) -> bool:
    """'Toyota's exports', 'her sales': not a country's."""
    i = possessive_before(around.sentence, around.topic.start)
    if i is None:
        start = phrase_start(around.sentence, around.topic.start)
        return not {"her", "his", "my"}.isdisjoint(around.sentence.lower[start : around.topic.start])
    if (
        around.sentence.lower[i] == "'s"
        and i
        and around.sentence.lower[i - 1] in around.lexicon.names.organisation_nouns | around.word_sets["called_firms"]
    ):
        return True  # 'his firm's sales'
    return around.sentence.lower[i] == "'s" and any(
        m.end == i and m.entity.code is None and m.entity.kind in {"person", "organisation"} for m in around.mentions
    )


def is_of_region(around: Surroundings) -> bool:
    """'Scotland's exports', 'Yunnan's border trade': of a part of a country, which lends its figures to nobody."""
    is_modal = around.sentence.tags[around.topic.start - 1] == "MD"  # 'a firm of Leeds will export'
    ends = {
        possessive_before(around.sentence, around.topic.start),
        around.topic.start - is_modal,
    }  # 'Scotland's exports', 'Scottish exports'
    return any(m.end in ends and m.entity.code is None and m.entity.kind == "place" for m in around.mentions)


def find_sender(around: Surroundings, partner: str | None) -> str | None:
    """'exports from Brazil', 'exports by the Netherlands', 'exports of Viet Nam', 'the export of Turkish goods'."""
    wanted = {"by", "of"} | ({"from"} if around.topic.measure == "exports" else set())
    for mention in around.countries:
        near = around.topic.end < mention.start <= around.topic.end + 8 and mention.entity.code != partner
        if mention.is_adjective and around.topic.measure == "imports":
            continue
        has_article = around.sentence.lower[mention.start - 1] == "the" and not mention.is_adjective  # not 'exports by the Dutch firm'
        before = mention.start - 1 - has_article
        if near and around.sentence.lower[before] in wanted and stays_in_phrase(around, before):
            return str(mention.entity.code)
    return None


def stays_in_phrase(around: Surroundings, end: int) -> bool:
    """No verb and no other clause between the topic and the preposition."""
    start = around.topic.end
    verbs = {around.sentence.lower[k] for k in range(start, end) if around.sentence.tags[k] in FINITE_TAGS | {"VB"}}
    moves = around.word_sets["going_verbs"] if start < end and around.sentence.lower[end - 1] in verbs else set()
    is_other_clause = not {";", "while", "whereas", "although"}.isdisjoint(around.sentence.lower[start:end])
    return not verbs - moves and not is_other_clause  # 'exports went to Togo'


def find_subject(around: Surroundings, partner: str | None) -> str | None:
    """'Israel had exports of', 'Germany posted a surplus': the country that the clause is about."""
    verb = last_verb(around.sentence, 0, around.topic.start)
    mention = _opening_country(around) if verb is None else _subject_of(around, verb)
    if mention is not None and _is_example(around.sentence, mention):
        return None
    code = next((code for m, code in around.named if m is mention), None)
    return code if code != partner else None


def _is_example(sentence: Parse, mention: Mention) -> bool:
    """'countries including Peru and Chile cut': one of those that act, and not the one that does."""
    including = next((k for k in range(mention.start - 1, -1, -1) if sentence.lower[k] == "including"), None)
    return including is not None and FINITE_TAGS.isdisjoint(sentence.tags[including : mention.start])


def _opening_country(around: Surroundings) -> Mention | None:
    """'Brazil, alarmed by a trade deficit, ordered': the name before the comma with which a sentence opens."""
    lower = around.sentence.lower
    return next((m for m, _ in around.named if m.start == 0 and not m.is_adjective and lower[m.end : m.end + 1] == [","]), None)


def _subject_of(around: Surroundings, verb: int) -> Mention | None:
    """The country before the verb of the topic's clause."""
    if not {";", ":"}.isdisjoint(around.sentence.lower[verb : around.topic.start]):
        return None
    return next(reversed(in_subject(around.sentence, verb, [m for m, _ in around.named])), None)


def find_possessor(around: Surroundings, partner: str | None) -> str | None:
    """Whose 'its exports' are: the country named before, in the sentence or as the last subject."""
    near = range(max(0, around.topic.start - 3), around.topic.start)
    own = next((k for k in near if around.sentence.lower[k] in _POSSESSIVES), None)
    if own is None or has_verb(around.sentence, own, around.topic.start):  # 'her bank forecasts trade'
        return None
    if (
        "government" in around.sentence.lower[: around.topic.start] and around.discourse.main != partner
    ):  # 'the government will not revise its target'
        return around.discourse.main or country_of_article(around, partner)
    if around.before and around.before[-1].reporter:  # 'our exports to Serbia increased, and our imports were'
        return around.before[-1].reporter if around.before[-1].reporter != partner else None
    return _last_named(around, partner)


def _last_named(around: Surroundings, partner: str | None) -> str | None:
    """The country named last before the topic, else the one that the text spoke of; never the partner."""
    before = [code for m, code in reversed(around.named) if m.end <= around.topic.start and not m.is_adjective]
    owner = next((code for code in before if code != partner), None) or around.discourse.subject
    return owner if owner != partner else None


def reporter_in_mind(around: Surroundings, partner: str | None) -> str | None:
    """Whose a flow is when the sentence does not say it beside it.

    'Its exports' are the last subject's; a flow goes on with the reporter of the one before; else it belongs to the
    country that the article is about.
    """
    if speaks_for_firm(around):
        return _owner_beside_firm(around, partner)
    owner = find_possessor(around, partner) or _home_of_exporters(around, partner)
    if owner:
        return owner
    speaking = _country_of_speaker(around, partner) or _country_of_record(around, partner)
    if speaking:
        return speaking
    reporting = {code for m, code in around.named if m.entity.kind == "organisation" and m.entity.code is None}
    if len(reporting) == 1 and not reporting & {partner}:
        return reporting.pop()  # 'Statistics Canada said exports jumped'
    if around.topic.measure == "tariff_rate":
        return _levier_in_mind(around, partner)
    return _reporter_of_last_flow(around, partner) if around.topic.is_trade else country_of_article(around, partner)


def _levier_in_mind(around: Surroundings, partner: str | None) -> str | None:
    """Who levied the tariff spoken of before, else the country of the article; nobody known where it is some person's doing."""
    last = around.discourse.tariff
    if last is not None and last.reporter not in {None, partner}:
        return last.reporter
    is_personal = any(m.entity.kind == "person" and m.end <= around.topic.start for m in around.mentions)
    main = country_of_article(around, partner)
    return main if not is_personal or main in {code for _, code in around.named} else None


def _home_of_exporters(around: Surroundings, partner: str | None) -> str | None:
    """'Chilean exporters fear for 1.9 billion of cherry shipments'."""
    if around.topic.measure != "exports":
        return None
    before = [m for m in around.countries if m.is_adjective and m.end < around.topic.start and m.entity.code != partner]
    return next((str(m.entity.code) for m in before if around.sentence.lower[m.end] in around.word_sets["exporters"]), None)


def _country_of_speaker(around: Surroundings, partner: str | None) -> str | None:
    """'The Turkish trade minister said trade with Syria rose': his country's."""
    if not around.topic.is_trade:
        return None
    before = [m for m in around.countries if m.end <= around.topic.start and m.entity.code != partner]
    return next((str(m.entity.code) for m in before if has_speaking_officer(m)), None)


def _country_of_record(around: Surroundings, partner: str | None) -> str | None:
    """'Peru's customs recorded exports to Chile of 3 billion': Peru's, whose organ counts them."""
    first = around.topic.start
    if around.before or not around.topic.is_trade:
        return None
    near = (m for m in around.countries if first - _RECORD_REACH <= m.end < first and m.entity.code != partner)
    return next((str(m.entity.code) for m in near if _has_recording_organ(around, m)), None)


def _has_recording_organ(around: Surroundings, mention: Mention) -> bool:
    """'Peru's customs recorded', 'the Peruvian statistics office counts'; not 'Peru's largest mine booked'."""
    lower, sets, has_organ = around.sentence.lower, around.word_sets, False
    if not mention.is_adjective and lower[mention.end] != "'s":
        return False
    for k in range(mention.end, around.topic.start):
        if lower[k] in sets["recording"] and around.sentence.tags[k] in FINITE_TAGS:
            return has_organ
        if around.sentence.tags[k][:2] not in {"NN", "JJ", "PO"}:
            return False
        has_organ = has_organ or lower[k] in sets["state_organs"]
    return False


def _owner_beside_firm(around: Surroundings, partner: str | None) -> str | None:
    """Whose the flow in a firm's word is: that of the country beside the firm, else nobody's."""
    own = country_of_firm(around)
    return own if own != partner else None


def _reporter_of_last_flow(around: Surroundings, partner: str | None) -> str | None:
    """Whose the flow before is, or which side of it ``partner`` is not; else the country of the article."""
    last = around.before[-1] if around.before else last_topic(around)
    main = around.discourse.main or country_of_article(around, partner)
    if last and _is_told_of_another(around, last, main, partner):
        return main
    if last and last.measure == "trade_total" and main in {last.reporter, last.partner} and main != partner:
        return main
    sides = [last.reporter, last.partner] if last and last.reporter else []
    return next((code for code in sides if code and code != partner), None) or country_of_article(around, partner)


def _is_told_of_another(around: Surroundings, last: Topic, main: str | None, partner: str | None) -> bool:
    """'Chile's exports rose. Peru sold it goods. June brought a surplus': not the other's, whose flow with the first was told between."""
    if around.before or main is None or main == partner or main != last.partner:
        return False
    is_third = partner is not None and partner not in {last.reporter, last.partner}
    is_definite = around.sentence.lower[max(0, around.topic.start - 1)] in {"the", "this", "that"}
    is_any = last.is_verb and around.topic.measure == "trade_balance" and not is_definite
    return is_third or (is_any and partner is None)


def find_left_with(around: Surroundings) -> str | None:
    """'Peru sold Chile goods, leaving the country with a deficit of', 'giving Chile a surplus of': whose balance that is."""
    lower, start = around.sentence.lower, around.topic.start
    if around.topic.measure != "trade_balance":
        return None
    verb = next((k for k in range(start - 1, max(-1, start - _LEFT_REACH), -1) if lower[k] in around.word_sets["leaving_with"]), None)
    if verb is None:
        return None
    end = next((k for k in range(verb + 1, start) if lower[k] in {"with", "a", "an"}), verb + 1)
    if end == verb + 1:
        return None
    if lower[end - 1] in around.word_sets["the_country"] | {"it"}:
        return _main_of_last_flow(around)
    return next((str(m.entity.code) for m in around.countries if m.end == end and m.start > verb and not m.is_adjective), None)


def _main_of_last_flow(around: Surroundings) -> str | None:
    """The country that the article is about, where the flow before is its own or one with it."""
    last = around.before[-1] if around.before else last_topic(around)
    main = around.discourse.main
    return main if last and main in {last.reporter, last.partner} else None


def trader_in_mind(around: Surroundings, partner: str) -> str | None:
    """Who 'trade with China' is of, where the article spoke of the trade of a pair: the one of them that is at home."""
    speaking = _country_of_speaker(around, partner)
    if speaking:
        return speaking
    pair = around.discourse.pair
    if pair and partner not in pair:
        return around.discourse.main if around.discourse.main in pair else next((code for code in at_home(around) if code in pair), pair[0])
    return reporter_in_mind(around, partner)


def at_home(around: Surroundings) -> list[str]:
    """The country whose press this is, as far as the text tells: by its dateline, its own money or its officials."""
    own = [around.setting.dateline, around.setting.money.home, around.setting.payer]
    return [code for code in own if code]


def last_topic(around: Surroundings) -> Topic | None:
    """The flow that this sentence or the one before spoke of."""
    last = around.discourse.topic
    if last is None or not last.is_trade or around.sentence.number - around.discourse.topic_sentence > 1:
        return None
    return last


def country_of_article(around: Surroundings, partner: str | None) -> str | None:
    """The country that the article is about, other than ``partner``: of its first flow, its dateline, its money, or by weight."""
    setting = around.setting
    if around.discourse.main and around.discourse.main != partner:
        return around.discourse.main
    others = {partner, *stages_of(around.mentions, around.lexicon)}
    candidates = [code for code in setting.countries[:3] if code not in others]
    if setting.dateline in candidates[:2]:
        return setting.dateline
    if around.topic.is_trade and setting.payer and setting.payer != partner:
        return setting.payer
    heavy = _heaviest(candidates, setting.shares)
    last = around.discourse.topic
    return heavy or (last.reporter if last and last.reporter != partner else None)


def _heaviest(candidates: list[str], shares: dict[str, float]) -> str | None:
    """The first that has the weight of an owner, or outweighs the next by half; null where none stands out."""
    if len(candidates) == 1 or (len(candidates) > 1 and shares[candidates[0]] >= _OUTWEIGHING * shares[candidates[1]]):
        return candidates[0]
    return next((code for code in candidates if shares[code] >= OWNER_SHARE), None)
