"""Figures: every amount of an article with what it measures, of whom, for which period, and whether it is a fact.

Amounts (``transforms.amounts``) are tied to topics (``transforms.topics``) and time expressions
(``transforms.periods``) by their places in the sentence: 'exports rose 12 pct to 45 billion in March from 40 billion a
year earlier' holds a change and two levels of one topic and three periods.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.amounts import Amount, find_amounts
from transforms.articles import Article, Sentence
from transforms.attempts import attempt
from transforms.changes import find_change, is_difference, leads_to_level, opens_change, sign_of_balance
from transforms.corrections import CorrectionNotes, revised_amounts
from transforms.dating import (
    PeriodsInMind,
    base_time,
    compared_months,
    is_of_open_past,
    is_year_on_year,
    months_before,
    months_stepped,
    own_time,
    settle,
)
from transforms.entities import ArticleNames, Mention
from transforms.lexicon import Lexicon
from transforms.money import currency_in
from transforms.numbers import allowed_interval
from transforms.parties import add_parties, is_worldwide, listed_countries, partner_of_amount
from transforms.periods import FiscalYear, Period, TimeExpression, find_times, month_period, shift_period, span_period, to_months
from transforms.rates import rate_of, sizes_firm, sums_over_years
from transforms.scopes import adjustment_of, counted_in, goods_named, scope_of
from transforms.sentence_facts import SentenceFacts, find_breaks, find_changes
from transforms.settings import Setting, describe_setting
from transforms.statuses import figure_stance, figure_status, looks_forward, looks_on, revises_outlook, unmet_status
from transforms.topics import FINITE, TRADE_MEASURES, Discourse, Topic, find_topics, is_adjunct, settle_open_topics, subject_before

PERCENT_UNITS = {"percent", "percentage_point", "basis_point"}
# No country's trade in a year is smaller; '$30' beside the word trade is something else.
LEAST_TRADE = 1e5
# What moves by so little is a price, a share or a rate of exchange.
DEAREST_PRICE = 1e3
RECENT_COUNTRIES = 4
MONEY_REACH = 6
CLOSING_REACH = 8
ROW_REACH = 8
NEAR_TARIFF = 3
LIST_LINES = 12
ORIGIN_REACH = 9
OPENING_REACH = 4
# A headline says 107 billion where the body has 107.4.
HEADLINE_ROUNDING = 0.005
_INFLATION = {"inflation", "consumer prices", "producer prices", "wholesale prices"}
_CASUALTIES = {"killed": "casualty_killed", "injured": "casualty_injured", "displaced": "casualty_displaced"}
# What is counted over a time, so that the text goes on to speak of that time.
_OF_A_PERIOD = TRADE_MEASURES | {"change", "gdp", "money", "mass", "volume", "capacity"}
_TWO_FLOWS = {"exports and imports": ("exports", "imports"), "imports and exports": ("imports", "exports")}
_BALANCES = {"trade_balance", "profit_or_loss"}
_CONTRACTED = {"investment", "contract_value", "aid_or_loan"}


@dataclass(slots=True)
class Figure:
    """One figure, as the table ``figures`` has it, still tied to its sentence."""

    sentence: Sentence
    first: int
    last: int
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


def read_figures(article: Article, names: ArticleNames, lexicon: Lexicon) -> list[Figure]:
    """The figures of an article, in order."""
    return _FigureReader(article, names, lexicon).read()


class _FigureReader:
    """Reads the figures of one article, sentence by sentence, keeping in mind what was spoken of."""

    def __init__(self, article: Article, names: ArticleNames, lexicon: Lexicon) -> None:
        self.article = article
        self.names = names
        self.lexicon = lexicon
        self.setting: Setting = describe_setting(article, names, lexicon)
        self.discourse = Discourse(payer=self.setting.payer)
        self.carried: Amount | None = None
        self.periods = PeriodsInMind()
        self.notes = CorrectionNotes(lexicon.corrections)
        self.speaks_of_economy = False
        self.scope: str | None = None  # of the trade figure spoken of last
        self.tariffs_since: Period | None = None  # when the tariffs spoken of last were put in force

    def read(self) -> list[Figure]:
        figures: list[Figure] = []
        for sentence, mentions in zip(self.article.sentences, self.names.mentions, strict=True):
            if sentence.role == "dateline":
                continue
            with attempt(self.article, "figures", sentence.text):
                facts = self._facts(sentence, mentions)
                figures += self._figures(facts)
                self._remember(facts)
        return [self._as_in_body(figure, figures) if figure.sentence.role == "title" else figure for figure in figures]

    def _as_in_body(self, headline: Figure, figures: list[Figure]) -> Figure:
        """A headline's figure is of what the body says of the same number: 'Exports hit $21.2b in 10 months'."""
        same = [
            figure for figure in figures
            if figure.sentence.role != "title" and figure.unit == headline.unit
            and abs(abs(figure.value) - abs(headline.value)) <= HEADLINE_ROUNDING * abs(headline.value)
        ]  # fmt: skip
        if not same or headline.measure not in {same[0].measure, "money", "share", "change"} | TRADE_MEASURES:
            return headline
        body = same[0]
        return replace(
            body, sentence=headline.sentence, first=headline.first, last=headline.last, bound=headline.bound,
            value_min=headline.value_min, value_max=headline.value_max, attributed_to=None,
        ) if (headline.value < 0) == (body.value < 0) else headline  # fmt: skip

    def _facts(self, sentence: Sentence, mentions: list[Mention]) -> SentenceFacts:
        fiscal = self._fiscal_of(mentions)
        times = find_times(sentence, self.lexicon.times, self.article.published_on, fiscal, forward=looks_forward(sentence))
        amounts = find_amounts(sentence, times, self.lexicon, self.setting.money, self.carried)
        # 'U.S. dollars' name money, not a party.
        parties = [mention for mention in mentions if not any(a.is_money and a.first <= mention.first < a.last for a in amounts)]
        topics = settle_open_topics(find_topics(sentence, parties, self.lexicon, self.discourse), self.discourse)
        topics = add_parties(topics, sentence, parties, self.setting, self.discourse, self.lexicon)
        return SentenceFacts(sentence, parties, times, amounts, topics, find_breaks(sentence), find_changes(sentence, self.lexicon))

    def _fiscal_of(self, mentions: list[Mention]) -> FiscalYear:
        """Whose fiscal year a sentence counts in: that of the country it opens with ('Japan's exports'), else the article's."""
        first = next((str(mention.entity.code) for mention in mentions if mention.entity.code and mention.first < OPENING_REACH), "")
        return self.lexicon.times.fiscal_years.get(first, self.setting.fiscal)

    def _remember(self, facts: SentenceFacts) -> None:
        """What the next sentences may refer to."""
        money = [amount for amount in facts.amounts if amount.is_money and not amount.per]
        if money:
            self.carried = money[-1]
        mind = self.discourse
        main = [topic for topic in facts.topics if topic.is_national and not is_adjunct(topic, facts.sentence)]
        if main:
            mind.topic = main[0] if facts.amounts else main[-1]
            mind.topic_sentence = facts.sentence.number
            mind.total = next((topic for topic in main if topic.measure == "trade_total"), mind.total)
            mind.partners = frozenset(topic.partner for topic in main if topic.is_trade and topic.partner)
            self.speaks_of_economy = True
        trade = next((topic for topic in main if topic.is_trade and topic.reporter), None)
        if trade and not mind.is_opened:
            mind.is_opened = True
            mind.pair = (str(trade.reporter), trade.partner) if trade.partner else None
        if trade and mind.main is None and trade.basis == "stated" and facts.sentence.role != "title":
            mind.main = trade.reporter
        if mind.pair and trade:
            codes = {mention.entity.code for mention in facts.mentions}
            if not codes & {mind.pair[0] if mind.pair[1] == trade.reporter else mind.pair[1]} and trade.partner is None:
                mind.is_worldwide = is_worldwide(trade, facts.sentence, self.lexicon) or mind.is_worldwide
            else:
                mind.is_worldwide = False
        subject = next((mention for mention in facts.mentions if mention.entity.code and not mention.is_adjective), None)
        if subject:
            mind.subject = subject.entity.code
        named = [str(mention.entity.code) for mention in reversed(facts.mentions) if mention.entity.code]
        mind.recent = list(dict.fromkeys([*named, *(mind.recent or [])]))[:RECENT_COUNTRIES]
        tariff = next((topic for topic in facts.topics if topic.measure == "tariff_rate" and not topic.points_back), None)
        if tariff:
            mind.tariff, mind.tariff_sentence = tariff, facts.sentence.number

    # -- one sentence ---------------------------------------------------------------------------------------------

    def _figures(self, facts: SentenceFacts) -> list[Figure]:
        figures: list[Figure] = []
        shared = self._respectively(facts)
        withdrawn = self._withdrawn(facts)
        for index, amount in enumerate(facts.amounts):
            if figures and facts.is_twin(amount):
                figures.append(self._twin(facts, amount, figures[-1]))
                continue
            attached = self._attached_topic(facts, amount)
            compared = facts.is_compared(amount) and not (attached and amount.is_money)
            base = self._base(facts, amount, figures) if compared else None
            topic = shared.get(index) or attached or self._topic(facts, amount, base)
            figure = self._interpret(facts, amount, topic, base)
            if topic is not None and topic is self.discourse.topic:  # 'In August it was 50 million': of the beer spoken of
                figure.scope = self.scope or goods_named(facts, amount, self.lexicon)
            elif topic is not None and topic.is_trade:
                figure.scope = scope_of(facts, topic, amount, self.lexicon)
            elif base is not None:
                figure.scope = base.scope
            figure.scope = self._counted(facts, amount, figure, base)
            if index in shared:
                figure.reporter, figure.partner = shared[index].reporter, shared[index].partner
            self._date(facts, figure, amount, figures, compared=compared)
            self._rate(facts, figure, amount, topic)
            figure.stance = "withdrawn" if amount.first in withdrawn else self._stance(facts, amount)
            figure.status = self._status(facts, figure, amount, compared=compared)
            if figure.measure in _CONTRACTED and self._is_signed(facts, amount):
                figure.period, figure.period_basis, figure.status = None, "unknown", "agreed"
            if self._is_borrowed(facts, figure, amount):
                figure.period, figure.period_basis = None, "unknown"
            if figures and figure.status == "actual" and self._goes_along(facts, figures[-1], amount, compared=compared):
                figure.status = figures[-1].status
            if figure.measure == "sanctioned" and figure.status == "target":
                figure.status = "actual"  # 'measures targeting 280 entities' aim at them, not for them
            if figure.stance == "denied" and figure.status == "actual":
                figure.status = "hypothetical"  # nobody says that it is so
            figures.append(figure)
            if not compared:
                self._keep_period(figure, facts)
        trade = next((figure for figure in figures if figure.measure in TRADE_MEASURES), None)
        if trade or any(topic.is_trade for topic in facts.topics):
            self.scope = trade.scope if trade else None
        return figures

    def _rate(self, facts: SentenceFacts, figure: Figure, amount: Amount, topic: Topic | None) -> None:
        """What comes by the day or the head is no level of its period; what came over several years is of none that is known."""
        if not amount.is_money or figure.measure not in TRADE_MEASURES | {"money"}:
            return
        rate = rate_of(facts, topic, amount, figure.period.months if figure.period else None, self.lexicon)
        if rate:
            figure.scope = "; ".join(filter(None, (figure.scope, rate)))
        if figure.period and figure.period.months <= 12 and sums_over_years(facts, amount):
            figure.period, figure.period_basis = None, "unknown"

    def _counted(self, facts: SentenceFacts, amount: Amount, figure: Figure, base: Figure | None) -> str | None:
        """The scope with how the amount is counted: 'in yuan', 'at 2010 prices'; 'before adjustment' takes back what a base lent."""
        if figure.measure not in TRADE_MEASURES | {"change", "gdp"}:
            return figure.scope
        scope = figure.scope or (counted_in(facts, self.lexicon) if figure.measure == "change" else None)
        counted = adjustment_of(facts, amount, self.lexicon)
        inherited = scope if counted != "" or base is None else None
        return "; ".join(dict.fromkeys(part for part in (inherited, counted) if part)) or None

    def _withdrawn(self, facts: SentenceFacts) -> set[int]:
        """The first tokens of the amounts that the sentence repeats in order to take them back."""
        return self.notes.withdrawn(facts.sentence, facts.amounts) | revised_amounts(facts, self.lexicon)

    def _stance(self, facts: SentenceFacts, amount: Amount) -> str:
        sets = self.lexicon.word_sets
        return figure_stance(facts.sentence, amount.first, amount.last, sets["denial"], sets["doubt"])

    def _status(self, facts: SentenceFacts, figure: Figure, amount: Amount, *, compared: bool) -> str:
        sentence, lexicon = facts.sentence, self.lexicon
        before = facts.amount_before(amount)
        unmet = unmet_status(
            sentence, before.last if before else 0, amount.first, lexicon.shortfalls, lexicon.word_sets["reaching"], is_compared=compared
        )
        if unmet and amount.bound != "at_most":
            return unmet
        return figure_status(
            sentence, amount.first, amount.last, figure.period, self.article.published_on, lexicon.figure_statuses,
            is_compared=compared, is_dated=self._has_own_time(facts, amount),
        )  # fmt: skip

    def _is_borrowed(self, facts: SentenceFacts, figure: Figure, amount: Amount) -> bool:
        """Whether the period is that of a fact spoken of before, which what is only supposed or to come is not of."""
        on = self.article.published_on
        if figure.status in {"actual", "agreed"} or figure.period is None or self._has_own_time(facts, amount):
            return False
        if figure.status == "hypothetical" and figure.period_basis == "resolved":
            return True
        is_over = bool(on and figure.period.end <= on)
        return is_over and looks_on(facts.sentence, amount.first, amount.last, self.lexicon.figure_statuses)

    def _goes_along(self, facts: SentenceFacts, before: Figure, amount: Amount, *, compared: bool) -> bool:
        """'Our first target is 2 billion, after this 3 billion': with no verb of its own it is no more of a fact than the first."""
        if compared or before.unit != amount.unit or before.status not in {"target", "forecast"} or before.period:
            return False
        return not any(tag in FINITE for tag in facts.sentence.tags[before.last : amount.first])

    def _base(self, facts: SentenceFacts, amount: Amount, figures: list[Figure]) -> Figure | None:
        """The figure that a compared amount belongs to; none where another flow is spoken of since.

        'those to Kazakhstan climbed from 6.1 to 10.6 billion': the first of the two has no figure before it.
        """
        base = next((figure for figure in reversed(figures) if figure.unit == amount.unit), figures[-1] if figures else None)
        if base is None or not facts.leads_to_level(amount):
            return base
        since = [topic for topic in facts.topics if topic.is_trade and base.last <= topic.first and topic.last <= amount.first]
        return None if since else base

    def _keep_period(self, figure: Figure, facts: SentenceFacts) -> None:
        """The first dated fact of a sentence says of which time the next ones speak; 'a year earlier' does not."""
        if figure.period is None or figure.status != "actual" or figure.measure not in _OF_A_PERIOD:
            return
        amount = next(amount for amount in facts.amounts if amount.first == figure.first)
        if self._is_of_markets(facts, amount) or facts.sentence.lower[figure.first - 1] == ":" or self._is_aside(facts, figure.period):
            return
        relative = [time for time in facts.times if time.shift is not None or time.same_as is not None]
        settled = [
            settle(time, None, self.article.published_on, self.periods, facts.sentence.number)
            for time in facts.times
            if time not in relative
        ]
        stated = {to_months(period).label for period in settled if period}
        known = self.periods.latest(facts.sentence.number)
        if figure.period.label in stated or (known and known.label == figure.period.label):
            self.periods.add(facts.sentence.number, figure.period)

    def _is_signed(self, facts: SentenceFacts, amount: Amount) -> bool:
        """'signed an agreement last month to invest 500 million': the time is that of the signing."""
        before = facts.sentence.lower[: amount.first]
        signed = next((k for k in range(len(before) - 1, -1, -1) if before[k] in {"signed", "agreed", "pledged", "promised"}), None)
        return signed is not None and "to" in before[signed:] and not {"that", ";", "while", "but"} & set(before[signed:])

    def _is_aside(self, facts: SentenceFacts, period: Period) -> bool:
        """'In June alone exports fell': what follows is not of June."""
        lower = facts.sentence.lower
        return any(
            lower[time.last : time.last + 1] == ["alone"] for time in facts.times if time.period and time.period.label == period.label
        )

    def _twin(self, facts: SentenceFacts, amount: Amount, figure: Figure) -> Figure:
        """The same figure in other money."""
        same = self._new(facts, amount, figure.measure, -1 if figure.value < 0 else 1)
        return replace(
            figure, first=same.first, last=same.last, value=same.value, value_high=same.value_high, unit=same.unit,
            bound=figure.bound, value_min=same.value_min, value_max=same.value_max,
        )  # fmt: skip

    def _respectively(self, facts: SentenceFacts) -> dict[int, Topic]:
        """'Exports and imports came to 45 and 30 billion, respectively': topics and amounts in one order."""
        if "respectively" not in facts.sentence.lower:
            return {}
        end = facts.sentence.lower.index("respectively")
        amounts = [i for i, amount in enumerate(facts.amounts) if amount.last <= end and not facts.is_compared(amount)]
        amounts = self._last_row(facts, amounts)
        topics = [topic for topic in facts.topics if topic.last <= end and topic.word.strength != "weak"]
        if len(topics) == 1 and topics[0].word.phrase in _TWO_FLOWS:  # 'exports and imports came to 45 and 30'
            topics = [replace(topics[0], word=replace(topics[0].word, measure=measure)) for measure in _TWO_FLOWS[topics[0].word.phrase]]
        if len(topics) >= 2 and len(topics) == len(amounts):
            return dict(zip(amounts, topics, strict=True))
        before = [m for m in facts.mentions if amounts and m.last <= facts.amounts[amounts[-1]].first]
        countries = listed_countries(facts.sentence, before, facts.amounts, len(amounts))
        topic = next((topic for topic in facts.topics if topic.is_trade and topic.last <= end), None)
        if topic and len(amounts) >= 2 and len(countries) == len(amounts):
            behind = [m for m in facts.mentions if m.first >= topic.last and m.entity.code in countries]
            owner = topic.reporter if topic.reporter not in countries else topic.partner
            leads = facts.sentence.lower[0] == "with" and topic.measure == "trade_total"
            if owner not in {None, *countries} and (behind or leads):
                return {i: replace(topic, reporter=owner, partner=code) for i, code in zip(amounts, countries, strict=True)}
            return {i: replace(topic, reporter=code, partner=None, basis="stated") for i, code in zip(amounts, countries, strict=True)}
        return {}

    def _last_row(self, facts: SentenceFacts, amounts: list[int]) -> list[int]:
        """The amounts of the row before 'respectively': 'A, B and C'."""
        row: list[int] = []
        for i in reversed(amounts):
            if row:
                gap = facts.sentence.lower[facts.amounts[i].last : facts.amounts[row[0]].first]
                if not set(gap) <= {"and", ",", "or", "by", "at", "to"}:
                    break
            row.insert(0, i)
        return row

    # -- topics ---------------------------------------------------------------------------------------------------

    def _topic(self, facts: SentenceFacts, amount: Amount, base: Figure | None) -> Topic | None:
        """The nearest topic of the amount's clause, else the one right behind, else the one spoken of before."""
        if base is not None and amount.is_money == (len(base.unit) == 3):
            return None  # taken from the amount that it is compared with
        left = [topic for topic in facts.topics if topic.last <= amount.first and self._suits(topic, amount)]
        left = [topic for topic in left if not facts.is_broken(topic.last, amount.first)] or left
        left = [topic for topic in left if not is_adjunct(topic, facts.sentence)] or left
        strong = [topic for topic in left if topic.word.strength != "weak" or (topic.partner and topic.is_trade)]
        if strong or left:
            return (strong or left)[-1]
        mind = self.discourse.topic
        if not amount.per and mind and self._suits(mind, amount) and self._goes_on(facts, amount):
            speaks_of_total = {"total", "turnover", "volume", "target", "goal", "task"} & set(facts.sentence.lower[: amount.first])
            return self.discourse.total if speaks_of_total and self.discourse.total else mind
        right = [topic for topic in facts.topics if 0 <= topic.first - amount.last <= 8 and self._suits(topic, amount)]
        if right and not facts.is_broken(amount.last, right[0].first):
            return right[0]
        if amount.unit == "percent" and self._lists_tariffs(facts):
            return self.discourse.tariff
        return None

    def _suits(self, topic: Topic, amount: Amount) -> bool:
        """Whether an amount of this unit and size can measure the topic."""
        if amount.unit in PERCENT_UNITS:
            return True
        if amount.is_money:
            is_flow = topic.measure in TRADE_MEASURES | {"gdp"}
            return (
                topic.measure not in {"volume", "capacity", "share"}
                and topic.word.phrase not in _INFLATION
                and not (is_flow and amount.value < LEAST_TRADE)
            )
        return topic.measure == "capacity" and amount.measure in {"capacity", "volume", "mass", "count"}

    def _attached_topic(self, facts: SentenceFacts, amount: Amount) -> Topic | None:
        """'320 mln dlrs of exports', '$1 billion in bilateral trade', 'a 5 billion dlr surplus', '3.5 pct fall in imports'."""
        for topic in facts.topics:
            if 0 <= topic.first - amount.last <= 9 and self._suits(topic, amount) and self._is_attached(facts, amount, topic):
                return topic
        return None

    def _is_attached(self, facts: SentenceFacts, amount: Amount, topic: Topic) -> bool:
        words = facts.sentence.lower[amount.last : topic.first]
        tags = facts.sentence.tags[amount.last : topic.first]
        inside = {"JJ", "NN", "NNP", "NNS", "POS", "VBG", "JJR", "JJS", "RB", "VBN", "DT", "PRP$"}
        if not all(tag in inside or word in {"-", "worth", "of", "in", "for"} for tag, word in zip(tags, words, strict=True)):
            return False
        link = next((word for word in words if word in {"of", "in", "worth", "for"}), None)
        if not words:
            return amount.is_money or topic.measure == "tariff_rate"
        if amount.is_money:
            return words[0] == link or (link is None and len(words) <= 3)
        if amount.unit in PERCENT_UNITS and link and opens_change(facts, amount.last):
            return True
        return topic.measure == "tariff_rate" and link is None

    def _lists_tariffs(self, facts: SentenceFacts) -> bool:
        """'- solar cells: from 25% to 50%': a line of a list below a sentence on tariffs."""
        near = facts.sentence.number - self.discourse.tariff_sentence <= LIST_LINES
        return self.discourse.tariff is not None and near and not FINITE & set(facts.sentence.tags)

    def _goes_on(self, facts: SentenceFacts, amount: Amount) -> bool:
        """Whether the amount is of what the sentence before spoke of: 'It was ...', 'The figure reached ...'."""
        if amount.unit in PERCENT_UNITS and find_change(facts, amount) is None:
            return False
        own = any(topic.last <= amount.first for topic in facts.topics)
        if own or facts.sentence.number - self.discourse.topic_sentence > 2:
            return False
        lower, tags = facts.sentence.lower, facts.sentence.tags
        if lower[0] in {"against", "compared"}:
            return True
        if lower[max(0, amount.first - 6) : amount.first].count("figure") and "to" in lower[max(0, amount.first - 4) : amount.first]:
            return True  # 'bringing the figure to at least 3 billion'
        if any(lower[k : k + 2] == ["it", "to"] for k in range(max(0, amount.first - 6), amount.first - 1)):
            return True  # 'want to lift it to 100 billion'
        sets = self.lexicon.word_sets
        if self.discourse.topic and self.discourse.topic.measure == "exports" and goods_named(facts, amount, self.lexicon):
            return True  # 'Rubber brought 2.30 billion ringgit'
        verbs = [k for k in range(amount.first) if tags[k] in FINITE and (lower[k] in sets["level_verbs"] or k in facts.changes)]
        for verb in verbs:
            head = next((lower[k] for k in range(verb - 1, -1, -1) if lower[k].isalpha() and not self._is_passed_over(facts, k)), "")
            if (
                head in sets["level_subjects"]
                or lower[verb - 1] == "'s"
                or (lower[0] == "the" and lower[1:2] and lower[1] in sets["level_subjects"])
            ):
                return True
        return False

    def _is_passed_over(self, facts: SentenceFacts, k: int) -> bool:
        """Between a subject and its verb: 'receipts in March, however, grew'."""
        if facts.sentence.tags[k] == "RB" or facts.in_time(k):
            return True
        return facts.sentence.tags[k] in {"IN", "DT"} and facts.in_time(k + 1)

    # -- meaning --------------------------------------------------------------------------------------------------

    def _interpret(self, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
        if amount.unit in PERCENT_UNITS:
            return self._percentage(facts, amount, topic, base)
        if amount.is_money:
            return self._money(facts, amount, topic, base)
        return self._other(facts, amount)

    def _new(self, facts: SentenceFacts, amount: Amount, measure: str, sign: int = 1) -> Figure:
        least, greatest = allowed_interval(amount.value, amount.high, amount.step, amount.bound)
        sign = -1 if amount.is_negative else sign
        value, high = amount.value, amount.high
        if sign < 0:
            value, high = -value, None if high is None else -high
            least, greatest = (None if greatest is None else -greatest), (None if least is None else -least)
        return Figure(facts.sentence, amount.first, amount.last, measure, value, high, amount.unit, amount.bound, least, greatest)

    def _owned(self, facts: SentenceFacts, amount: Amount, figure: Figure, topic: Topic, partner: str | None = None) -> Figure:
        own = partner_of_amount(topic, amount, facts.sentence, facts.mentions) if topic.is_trade else None
        partner = own or topic.partner or partner
        reporter = self._gapped_reporter(facts, amount, topic) or topic.reporter
        if reporter and reporter == partner:  # 'a tariff on everything Chinese' is another's
            reporter = self.discourse.main if self.discourse.main != partner else None
        return replace(figure, reporter=reporter, partner=partner, parties_basis=topic.basis)

    def _gapped_reporter(self, facts: SentenceFacts, amount: Amount, topic: Topic) -> str | None:
        """'Chile exported 45 billion of goods and Peru 60 billion': the verb is said once."""
        lower = facts.sentence.lower
        if not topic.is_verb or not any(topic.last <= other.first and other.last <= amount.first for other in facts.amounts):
            return None
        owner = next((m for m in facts.mentions if m.entity.code and not m.is_adjective and m.last == amount.first), None)
        joined = owner is not None and lower[owner.first - 1] in {"and", ",", "while", "the"}
        return str(owner.entity.code) if owner and joined and owner.entity.code != topic.partner else None

    def _like(self, figure: Figure, base: Figure) -> Figure:
        """What is compared with a figure is of the same thing."""
        return replace(figure, reporter=base.reporter, partner=base.partner, parties_basis=base.parties_basis, change_of=base.change_of)

    def _money(self, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
        is_level = facts.sentence.lower[amount.first - 1] in {"at", "from", "to", "present"}
        change = find_change(facts, amount) if amount.value < DEAREST_PRICE and not is_level else None
        if change:  # 'shares rose five cents', 'cut its price by 15 cents'
            return self._new(facts, amount, "change", change)
        if amount.measure == "price" or self._is_price(facts, amount):
            return self._new(facts, amount, "price")
        if sizes_firm(facts, amount, self.lexicon):
            return self._new(facts, amount, "money")
        if topic is None and base is not None and base.unit == amount.unit:
            own = sign_of_balance(facts, amount, self.lexicon) if base.reporter and base.measure in _BALANCES else None
            return self._like(self._new(facts, amount, base.measure, own or (-1 if base.value < 0 else 1)), base)
        if topic is None:
            change = find_change(facts, amount) if leads_to_level(facts, amount) else None
            return self._new(facts, amount, "change" if change else "money", change or 1)
        if topic.measure == "tariff_rate":
            return self._tariffed_goods(facts, amount, topic)
        if self.discourse.tariff and topic.measure in {"imports", "exports"} and self._is_covered(facts, amount):
            tariff = self.discourse.tariff
            return replace(
                self._new(facts, amount, "tariff_base"), reporter=tariff.reporter, partner=tariff.partner, parties_basis="discourse"
            )
        if is_difference(facts, amount) and not topic.word.phrase.startswith("in "):  # 'in the red by 290 million' is a level
            change = find_change(facts, amount) if topic.is_trade and leads_to_level(facts, amount) else None
            if change is None:
                return self._new(facts, amount, "money")
            return replace(self._owned(facts, amount, self._new(facts, amount, "change", change), topic), change_of=topic.measure)
        # A deficit is negative for its owner; where nobody owns it, the printed amount stands.
        sign = topic.word.sign
        if topic.measure == "trade_balance":
            sign = sign_of_balance(facts, amount, self.lexicon) or sign
        negative = sign < 0 and topic.reporter is not None and topic.measure in _BALANCES
        return self._owned(facts, amount, self._new(facts, amount, topic.measure, -1 if negative else 1), topic)

    def _is_of_markets(self, facts: SentenceFacts, amount: Amount) -> bool:
        """'Shares closed 1.7 per cent lower', 'the dollar ended at': of the day of the article."""
        before = facts.sentence.lower[max(0, amount.first - CLOSING_REACH) : amount.first]
        return bool(
            self.lexicon.word_sets["closing_verbs"] & set(before)
            and {*self.lexicon.word_sets["securities"], "dollar"} & set(facts.sentence.lower)
        )

    def _is_price(self, facts: SentenceFacts, amount: Amount) -> bool:
        """'The dollar closed at R$ 1.781'."""
        lower = facts.sentence.lower
        return (
            amount.value < LEAST_TRADE
            and amount.first > 1
            and lower[amount.first - 1] == "at"
            and lower[amount.first - 2] in self.lexicon.word_sets["closing_verbs"]
        )

    def _tariffed_goods(self, facts: SentenceFacts, amount: Amount, topic: Topic) -> Figure:
        """'tariffs on $50 billion of Chinese goods': the value that a tariff covers."""
        lower = facts.sentence.lower
        behind = lower[amount.last : amount.last + 5]
        reach = topic.last if lower[amount.first - 1] == "worth" else max(topic.last, amount.first - 3)
        covers = "on" in lower[reach : amount.first] or any(word in {"worth", "goods", "products", "imports"} for word in behind)
        if covers and amount.value >= LEAST_TRADE:
            return self._owned(facts, amount, self._new(facts, amount, "tariff_base"), topic, self._origin(facts, amount.last))
        return self._new(facts, amount, "money")

    def _is_covered(self, facts: SentenceFacts, amount: Amount) -> bool:
        """'The package covers $18 billion of imports', where tariffs are spoken of."""
        return bool(self.lexicon.word_sets["covering"] & set(facts.sentence.lower[max(0, amount.first - 4) : amount.first]))

    def _origin(self, facts: SentenceFacts, start: int) -> str | None:
        """The country whose goods are spoken of behind an amount."""
        if not {"on", "of", "worth"} & set(facts.sentence.lower[start : start + 3]):
            return None
        found = [mention for mention in facts.mentions if start <= mention.first <= start + ORIGIN_REACH and mention.entity.code]
        if not found or FINITE & set(facts.sentence.tags[start : found[0].first]):
            return None
        return found[0].entity.code

    def _percentage(self, facts: SentenceFacts, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
        change = -1 if amount.is_negative else find_change(facts, amount)
        if change is None and base is not None and base.unit == amount.unit and base.measure in {"change", "tariff_rate", "share"}:
            return self._like(self._new(facts, amount, base.measure, -1 if base.value < 0 else 1), base)
        is_by = amount.first > 0 and facts.sentence.lower[amount.first - 1] == "by"
        differs = is_by or facts.sentence.lower[amount.last : amount.last + 1] in (["more"], ["less"], ["higher"], ["lower"])
        in_points = amount.unit != "percent"
        if in_points and topic is not None and topic.is_trade and "rate" in facts.sentence.lower[amount.last : amount.last + 3]:
            topic = None  # 'trade policy led the bank to a quarter-point rate cut'
        if topic is not None and topic.measure == "tariff_rate" and not (change and differs) and not in_points:
            return self._owned(facts, amount, self._new(facts, amount, "tariff_rate"), topic, self._origin(facts, amount.last))
        if change is None and self._is_levied(facts, amount):
            return self._levied(facts, amount)
        if topic is not None and (topic.word.phrase in _INFLATION or topic.measure == "change"):
            change = change or 1
        if change is None and amount.measure != "change":
            return self._of_share(facts, amount, self._new(facts, amount, "share"), topic)
        if topic is None and base is not None and base.measure == "change":
            return self._like(self._new(facts, amount, "change", -1 if base.value < 0 else 1), base)
        figure = self._new(facts, amount, "change", change or 1)
        if topic is not None and (topic.is_national or topic.reporter):
            figure = self._owned(facts, amount, figure, topic)
        else:
            figure = self._of_currency_or_economy(facts, amount, figure)
        figure.change_of = topic.measure if topic is not None else self._noun_before(facts, amount)
        return self._of_share(facts, amount, figure, topic) if in_points else figure

    def _of_share(self, facts: SentenceFacts, amount: Amount, figure: Figure, topic: Topic | None) -> Figure:
        """'Peru's share of Chile's exports rose by 3 points to 39%': a share of Chile's exports, with Peru."""
        lower = facts.sentence.lower
        owner = next((m for m in reversed(facts.mentions) if m.entity.code and lower[m.last : m.last + 3] == ["'s", "share", "of"]), None)
        if owner is None or topic is None or topic.measure not in {"exports", "imports", "trade_total"} or not topic.reporter:
            return figure
        if not owner.last < topic.first < amount.first or topic.reporter == owner.entity.code:
            return figure
        change_of = "share" if figure.measure == "change" else None
        return replace(figure, reporter=topic.reporter, partner=owner.entity.code, parties_basis=topic.basis, change_of=change_of)

    def _of_currency_or_economy(self, facts: SentenceFacts, amount: Amount, figure: Figure) -> Figure:
        """A change of money's worth, of an interest rate or of something unnamed is that country's."""
        verb = next((k for k in range(amount.first - 1, -1, -1) if k in facts.changes), amount.first)
        start = max((other.last for other in facts.amounts if other.last <= verb), default=max(0, verb - MONEY_REACH))
        code = currency_in(facts.sentence, max(start, verb - MONEY_REACH), verb, self.setting.money, self.lexicon)
        if code:
            return replace(figure, reporter=code, parties_basis="stated")
        home = self.setting.money.home or self.discourse.main
        is_rate = amount.unit == "basis_point"
        if home and (is_rate or (self.speaks_of_economy and self._is_of_economy(facts, amount))):
            return replace(figure, reporter=home, parties_basis="discourse")
        return figure

    def _is_levied(self, facts: SentenceFacts, amount: Amount) -> bool:
        """'takes 10 percent on American cars', 'would charge 9.6 percent on a shirt', where tariffs are spoken of."""
        lower = facts.sentence.lower
        goods = {"imports", "goods", "products", "cars"} & set(lower[amount.last + 1 : amount.last + 4])
        levies = any(word in self.lexicon.word_sets["levying"] for word in lower[max(0, amount.first - 5) : amount.first])
        before = facts.amount_before(amount)
        if not (
            self.discourse.tariff
            or (levies and (goods or self._origin(facts, amount.last)))
            or any(topic.measure == "tariff_rate" for topic in facts.topics)
        ):
            return False
        near = facts.sentence.number - self.discourse.tariff_sentence <= NEAR_TARIFF and lower[amount.last : amount.last + 1] != ["of"]
        if amount.unit == "percent" and near and {"face", "faces", "faced", "pay", "pays", "paying"} & set(lower[: amount.first]):
            return True  # 'will pay the highest rate, 24.12 per cent, while its rival faces 20.26'
        return (
            amount.unit == "percent"
            and lower[amount.last : amount.last + 1] == ["on"]
            and bool(levies or (before and before.unit == "percent"))
        )

    def _levied(self, facts: SentenceFacts, amount: Amount) -> Figure:
        """A rate without the word tariff: its reporter is the subject, its partner the origin of the goods."""
        figure = self._new(facts, amount, "tariff_rate")
        verb = next((k for k in range(amount.first - 1, -1, -1) if facts.sentence.tags[k] in FINITE), None)
        subject = subject_before(facts.sentence, verb, [m for m in facts.mentions if m.entity.code]) if verb is not None else None
        partner = self._origin(facts, amount.last)
        reporter = str(subject.entity.code) if subject else None
        topic = self.discourse.tariff
        if partner is None and topic is not None:
            return replace(figure, reporter=topic.reporter, partner=topic.partner, parties_basis="discourse")
        if reporter is None and topic and topic.reporter != partner:
            reporter = topic.reporter
        basis = "stated" if subject or partner else "discourse"
        return replace(figure, reporter=reporter, partner=partner, parties_basis=basis if reporter or partner else None)

    def _is_of_economy(self, facts: SentenceFacts, amount: Amount) -> bool:
        """Whether a change of something unnamed ('household consumption') is the country's: no firm is its subject."""
        if {"shares", "stock", "stocks"} & set(facts.sentence.lower[: amount.first]):
            return False
        before = [m for m in facts.mentions if m.last <= amount.first and m.entity.kind in {"organisation", "person"}]
        tags = facts.sentence.tags
        return not any(
            m.entity.code is None and (m.last in facts.changes or (m.last < len(tags) and tags[m.last] == "POS")) for m in before
        )

    def _noun_before(self, facts: SentenceFacts, amount: Amount) -> str | None:
        """What changed, as printed: the noun before the verb of change."""
        verb = next((k for k in range(amount.first - 1, -1, -1) if k in facts.changes and facts.changes[k][1].part == "verb"), None)
        nouns = [i for i in range(verb or 0) if facts.sentence.tags[i] in {"NN", "NNS"}]
        return facts.sentence.lower[nouns[-1]] if nouns else None

    def _other(self, facts: SentenceFacts, amount: Amount) -> Figure:
        measure = amount.measure or "count"
        change = find_change(facts, amount) if leads_to_level(facts, amount) else None
        if change:  # 'fell by 0.4 to 9.1 million tonnes'
            return replace(self._new(facts, amount, "change", change), change_of=measure)
        if measure in {"people", "count"}:
            measure = self._people_measure(facts, amount, measure)
        return self._new(facts, amount, measure)

    def _people_measure(self, facts: SentenceFacts, amount: Amount, measure: str) -> str:
        lower = facts.sentence.lower
        window = lower[max(0, amount.first - 4) : amount.first] + lower[amount.last - 1 : amount.last + 4]
        kinds = {kind for kind, words in _CASUALTIES.items() if self.lexicon.word_sets[words] & set(window)}
        if amount.unit == "people" and kinds:
            return kinds.pop() if len(kinds) == 1 else measure
        if (
            amount.noun in {"entities", "individuals", "firms", "companies", "officials", "persons"}
            and set(lower) & self.lexicon.word_sets["sanctioning"]
        ):
            return "sanctioned"
        if amount.noun in {"times", "occasions"} and set(lower) & {"met", "meet", "meetings", "talks"}:
            return "meetings"
        return measure

    # -- periods --------------------------------------------------------------------------------------------------

    def _date(self, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure], *, compared: bool) -> None:
        """Gives the figure its period: that of its own time expression, else the one that the text is speaking of."""
        if figure.measure in {"duration", "age", "distance"}:
            return
        main = next((f.period for f in reversed(before) if f.period and not self._is_compared(facts, f)), None)
        main = main or next((f.period for f in reversed(before) if f.period), None)
        monthly = figure.measure in TRADE_MEASURES | {"gdp"} or (
            figure.measure == "change" and figure.change_of in TRADE_MEASURES | {"gdp"}
        )
        base = base_time(facts, amount) if figure.measure == "change" else None
        time = self._time_respectively(facts, amount)
        time = time or own_time(facts, amount, compared=compared, without=base, whole_months=monthly)
        time = time or self._time_of_row(facts, amount, compared=compared, whole_months=monthly)
        if is_of_open_past(facts, amount) and (time is None or time.last <= amount.first):
            return
        self._settle_period(facts, figure, amount, time, before, main, compared=compared)
        if figure.measure == "change":
            self._settle_base(facts, figure, amount, base)

    def _time_respectively(self, facts: SentenceFacts, amount: Amount) -> TimeExpression | None:
        """'40 and 45 billion in 2022 and 2023, respectively': amounts and times in one order."""
        if "respectively" not in facts.sentence.lower:
            return None
        end = facts.sentence.lower.index("respectively")
        row = self._last_row(facts, [i for i, other in enumerate(facts.amounts) if other.last <= end])
        times = [time for time in facts.times if time.period and row and facts.amounts[row[-1]].last <= time.first < end]
        places = [i for i in row if facts.amounts[i] is amount]
        return times[row.index(places[0])] if places and len(times) == len(row) > 1 else None

    def _time_of_row(self, facts: SentenceFacts, amount: Amount, *, compared: bool, whole_months: bool) -> TimeExpression | None:
        """The time of a row of amounts: '5 billion to Brazil and 2 billion to Peru in 2023', '40 and 45 in 2022 and 2023, respectively'."""
        tags, lower = facts.sentence.tags, facts.sentence.lower
        place = facts.amounts.index(amount)
        following = facts.amounts[place + 1] if place + 1 < len(facts.amounts) else None
        if compared or following is None or following.unit != amount.unit or following.first - amount.last > ROW_REACH:
            return None
        between = range(amount.last, following.first)
        if "and" not in lower[amount.last : following.first] or any(tags[k] in FINITE for k in between):
            return None
        time = own_time(facts, following, compared=False, without=base_time(facts, following), whole_months=whole_months)
        return time if time and time.first >= following.last else None

    def _settle_base(self, facts: SentenceFacts, figure: Figure, amount: Amount, time: TimeExpression | None) -> None:
        """What a change is measured against: a period that is named, or the one a year before ('year on year')."""
        if time is not None:
            main = figure.period or self.periods.latest(facts.sentence.number)
            base = settle(time, main, self.article.published_on, self.periods, facts.sentence.number)
            figure.change_base = to_months(base).label if base else figure.change_base
        elif figure.period and is_year_on_year(facts, amount):
            figure.change_base = shift_period(figure.period, -1).label
        elif months := months_stepped(facts, amount):
            base = months_before(figure.period, months)
            figure.change_base = base.label if base else None

    def _settle_period(
        self, facts: SentenceFacts, figure: Figure, amount: Amount, time: TimeExpression | None, before: list[Figure],
        main: Period | None, *, compared: bool,
    ) -> None:  # fmt: skip
        """The period of a time, else the one in mind."""
        if time is None:
            if figure.measure == "change" and self._is_of_markets(facts, amount) and self.article.published_on:
                figure.period = month_period(self.article.published_on.year, self.article.published_on.month)
            elif figure.measure == "tariff_rate" and not compared and not facts.topics and self._lists_tariffs(facts):
                figure.period = self.tariffs_since
            else:
                figure.period = self._year_before(facts, amount, main) if compared else self._in_mind(facts, figure, amount, before)
            figure.period_basis = "resolved" if figure.period else "unknown"
            return
        number = facts.sentence.number
        period = settle(time, main or self.periods.latest(number), self.article.published_on, self.periods, number)
        if time.in_mind is not None and time.fallback and not TRADE_MEASURES & {figure.measure, figure.change_of}:
            period = time.fallback  # 'shares have gained 5 percent so far this year': only trade is counted by months
        if period is None:
            return
        if time.since and figure.measure in TRADE_MEASURES and period.months == 12:
            return  # 'Since 2009 exports have totalled 160 billion': not those of 2009, nor from its first day
        figure.period, figure.period_basis = to_months(period), time.basis
        if figure.measure == "tariff_rate":
            self.tariffs_since = figure.period
        if figure.measure in TRADE_MEASURES and time.since:
            figure.period = self._up_to_now(number, period)
        if figure.measure == "change" and (time.since or _since_it_was(facts, amount, time)):
            self._date_since(figure, period, time)

    def _has_own_time(self, facts: SentenceFacts, amount: Amount) -> bool:
        """Whether the sentence dates the amount itself; what is only supposed is of no period spoken of before."""
        time, before = own_time(facts, amount, compared=False), facts.amount_before(amount)
        if time is None or before is None or not before.last <= time.first < amount.first:
            return time is not None
        return "MD" not in facts.sentence.tags[time.last : amount.first]  # '5 billion in 2023, and imports may reach 9'

    def _year_before(self, facts: SentenceFacts, amount: Amount, main: Period | None) -> Period | None:
        """'widened to 6.18 trillion from 5.85 trillion': of two years that are compared the other one is the year before."""
        if main is None or amount.first == 0:
            return None
        if revises_outlook(facts.sentence, amount.first) or amount.first in revised_amounts(facts, self.lexicon):
            return main  # what was said before was of the same time
        word = facts.sentence.lower[amount.first - 1]
        moved = word == "from" and facts.changes and main.months >= 2
        faced = word in {"against", "versus"} and 2 <= main.months <= 12
        return shift_period(main, -1) if moved or faced else None

    def _up_to_now(self, sentence: int, start: Period) -> Period:
        """'1.9 billion since January': up to the month that the text speaks of, else to that of the article."""
        latest, on = self.periods.latest(sentence), self.article.published_on
        end = latest.end if latest and latest.months < 12 and latest.end > start.end else on
        if end is None or end <= start.end:
            return to_months(start)
        return span_period(to_months(start), month_period(end.year, end.month))

    def _date_since(self, figure: Figure, start: Period, time: TimeExpression) -> None:
        """'has risen 15 pct since September 1985': from then to the article's month."""
        on = self.article.published_on
        if on is None or start.start > on:
            return
        figure.change_base = to_months(start).label
        figure.period = Period(f"{figure.change_base.split('/')[0]}/{on.year:04d}-{on.month:02d}", start.start, on)
        figure.period_basis = "resolved" if time.period else "unknown"

    def _in_mind(self, facts: SentenceFacts, figure: Figure, amount: Amount, before: list[Figure]) -> Period | None:
        """The period of the figure before in the sentence, or of the last sentences, where this one goes on with them."""
        if figure.measure not in TRADE_MEASURES | {"change"} or (figure.measure == "change" and amount.is_money):
            return None
        same = [f for f in before if f.period and f.measure not in {"price", "share", "tariff_rate"}]
        main = [f for f in same if not self._is_compared(facts, f)]
        if same:
            return (main or same)[-1].period
        dated = [time for time in facts.times if time.last <= amount.first and not (time.period and time.period.is_day)]
        if self._is_of_the_present(facts, amount) or any(time.period or time.shift for time in dated):
            return None
        return self.periods.latest(facts.sentence.number, compared_months(facts, amount))

    def _is_compared(self, facts: SentenceFacts, figure: Figure) -> bool:
        return facts.is_compared(next(amount for amount in facts.amounts if amount.first == figure.first))

    def _is_of_the_present(self, facts: SentenceFacts, amount: Amount) -> bool:
        """'Israel exports 2 billion of it': what is so in general is of no period spoken of before."""
        tags, lower = facts.sentence.tags, facts.sentence.lower
        levels = self.lexicon.word_sets["level_verbs"]
        verb = next((k for k in range(amount.first - 1, -1, -1) if tags[k] in FINITE or (tags[k] == "VBN" and lower[k] in levels)), None)
        return verb is not None and tags[verb] in {"VBZ", "VBP"} and lower[verb] not in {"has", "have", "says", "say", "'s"}


def _since_it_was(facts: SentenceFacts, amount: Amount, time: TimeExpression) -> bool:
    """'down 35 percent since it was floated on January 15': the time is in the clause behind 'since'."""
    between = facts.sentence.lower[amount.last : time.first]
    return "since" in between and "," not in between[between.index("since") :]
