"""What is known of an article when one of its sentences is read: its day, its setting, and what was spoken of before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.figures.corrections import CorrectionNotes, admits_error, pardons_asked
from transforms.figures.denials import Verdict, find_verdicts
from transforms.figures.periods_in_mind import PeriodsInMind
from transforms.figures.replacements import Replacements
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.setting import Setting, describe_setting
from transforms.figures.surroundings import is_worldwide
from transforms.figures.topic import Discourse, Topic
from transforms.figures.topics import is_adjunct
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames
from transforms.syntax.parse import Parse, ParsedArticle
from transforms.times.publication import written_on

RECENT_COUNTRIES = 4


@dataclass(frozen=True, slots=True)
class Background:
    """What the figures of an article are read with.

    Its day, its setting and the lexicons stay the same; ``discourse``, ``periods``, ``notes`` and ``replacements`` keep in mind what
    was spoken of. ``pardons``: the sentences that ask pardon, see ``pardons_asked``.
    """

    written_on: date | None
    lexicon: Lexicon
    setting: Setting
    discourse: Discourse
    periods: PeriodsInMind
    notes: CorrectionNotes
    verdicts: dict[int, Verdict]  # by the number of a sentence what the next one says of it
    replacements: Replacements
    pardons: frozenset[int]


def open_background(article: ParsedArticle, names: ArticleNames, lexicon: Lexicon) -> Background:
    """The background of an article before its first sentence."""
    setting = describe_setting(article, names, lexicon)
    discourse = Discourse(payer=setting.payer)
    notes = CorrectionNotes(admits_error=admits_error(article.sentences, lexicon))
    verdicts = find_verdicts(article.sentences)
    pardons = pardons_asked(article.sentences, lexicon)
    on = written_on(article, lexicon.times)
    return Background(on, lexicon, setting, discourse, PeriodsInMind(), notes, verdicts, Replacements(), pardons)


def remember(background: Background, facts: SentenceFacts) -> None:
    """Keeps in mind what the next sentences may refer to."""
    mind = background.discourse
    money = [amount for amount in facts.amounts if amount.is_money and not amount.per]
    if money:
        mind.money = money[-1]
    if facts.topics:
        _remember_topics(mind, facts)
        _remember_tariff(mind, facts)
    if facts.mentions:
        _remember_countries(mind, facts)
    mind.sentence = facts.sentence


def _remember_topics(mind: Discourse, facts: SentenceFacts) -> None:
    """The topics of the economy that a sentence is about, and the first flow of trade among them."""
    main = [topic for topic in facts.topics if _is_of_economy(topic, facts.sentence)]
    if not main:
        return
    mind.topic = main[0] if facts.amounts else main[-1]
    mind.topic_sentence = facts.sentence.number
    mind.total = next((topic for topic in main if topic.measure == "trade_total"), mind.total)
    mind.partners = frozenset(topic.partner for topic in main if topic.is_trade and topic.partner)
    mind.speaks_of_economy = True
    trade = next((topic for topic in main if topic.is_trade and topic.reporter), None)
    if trade:
        _remember_flow(mind, facts, trade)


def _is_of_economy(topic: Topic, sentence: Parse) -> bool:
    """Whether a topic is a country's, and more than the reason of another: not in 'reserves, swollen by trade surpluses'."""
    return topic.is_national and not topic.is_private and not is_adjunct(topic, sentence)


def _remember_flow(mind: Discourse, facts: SentenceFacts, trade: Topic) -> None:
    """Whose the flow is, of which pair the article speaks, and whether that pair rests for now."""
    if not mind.is_opened and facts.sentence.role != "title":
        mind.is_opened = True
        mind.pair = _opening_pair(facts, trade)
    if mind.main is None and trade.basis == "stated" and facts.sentence.role != "title":
        mind.main = trade.reporter
    if mind.pair:
        codes = {mention.entity.code for mention in facts.mentions}
        if not codes & {mind.pair[0] if mind.pair[1] == trade.reporter else mind.pair[1]} and trade.partner is None:
            mind.is_worldwide = is_worldwide(trade, facts.sentence) or mind.is_worldwide
        else:
            mind.is_worldwide = False


def _opening_pair(facts: SentenceFacts, trade: Topic) -> tuple[str, str] | None:
    """The pair that the article speaks of; not of 'exports to Chile overtook those to Peru'."""
    partners = {topic.partner for topic in facts.topics if topic.is_trade and topic.reporter == trade.reporter} - {None}
    return (str(trade.reporter), trade.partner) if trade.partner and len(partners) == 1 else None


def _remember_tariff(mind: Discourse, facts: SentenceFacts) -> None:
    tariff = next((topic for topic in facts.topics if topic.measure == "tariff_rate" and not topic.points_back), None)
    if tariff:
        mind.tariff, mind.tariff_sentence = tariff, facts.sentence.number


def _remember_countries(mind: Discourse, facts: SentenceFacts) -> None:
    """The first country, which 'it' may be, and the countries named last."""
    subject = next((mention for mention in facts.mentions if mention.entity.code and not mention.is_adjective), None)
    if subject:
        mind.subject = subject.entity.code
    named = [str(mention.entity.code) for mention in reversed(facts.mentions) if mention.entity.code]
    mind.recent = list(dict.fromkeys([*named, *(mind.recent or [])]))[:RECENT_COUNTRIES]
