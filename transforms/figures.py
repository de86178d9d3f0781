"""Figures: every amount of an article with what it measures, of whom, for which period, and whether it is a fact.

Amounts (``transforms.amounts``) are tied to topics (``transforms.topics``) and time expressions
(``transforms.periods``) by their places in the sentence: 'exports rose 12 pct to 45 billion in March from 40 billion a
year earlier' holds a change and two levels of one topic and three periods.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from transforms.amounts import Amount, find_amounts
from transforms.articles import Article, Sentence
from transforms.entities import ArticleNames, Mention
from transforms.lexicon import Change, Lexicon
from transforms.numbers import allowed_interval
from transforms.periods import Period, TimeExpression, find_times, in_year, shift_period, to_months
from transforms.settings import Setting, describe_setting
from transforms.statuses import figure_stance, figure_status, looks_forward
from transforms.topics import Discourse, Topic, add_parties, find_topics, settle_open_topics

_COMPARING = {"from", "against", "versus", "vs", "than", "compared", "after", "following", "exceeding", "above", "below"}
_COMPARING_PHRASES = (("compared", "with"), ("compared", "to"), ("compares", "with"), ("compare", "with"), ("up", "from"), ("down", "from"), ("as", "against"))  # fmt: skip
_BETWEEN_CHANGE = {"by", "a", "an", "about", "around", "nearly", "almost", "roughly", "some", "approximately", "over", "more", "than", "only", "just", "sharply", "slightly", "seasonally", "adjusted", "annual", "real", "another", "further", "at", "of", "under", "less", "up", "well", "as", "much", "to", "the", "estimated", "record", "preliminary", "another", "least", "in", "volume", "value", "terms", "total", "close", "average", "annualised", "annualized", "rate", "pace", "-", "(", "or", "year", "on", "off"}  # fmt: skip
_CLAUSE_BREAKS = {";", "while", "whereas", "although", "though", "but", "\u2014", "--"}
_PERCENT_UNITS = {"percent", "percentage_point", "basis_point"}
_CASUALTY_WORDS = {"killed": "killed", "dead": "killed", "died": "killed", "deaths": "killed", "kills": "killed", "kill": "killed", "killing": "killed", "lives": "killed", "slain": "killed", "injured": "injured", "wounded": "injured", "injuring": "injured", "wounding": "injured", "hurt": "injured", "displaced": "displaced", "homeless": "displaced", "fled": "displaced", "uprooted": "displaced", "evacuated": "displaced"}  # fmt: skip


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


@dataclass(slots=True)
class _Context:
    """One sentence with all that was found in it."""

    sentence: Sentence
    times: list[TimeExpression]
    amounts: list[Amount]
    topics: list[Topic]
    mentions: list[Mention]
    breaks: set[int] = field(default_factory=set)
    changes: dict[int, tuple[int, Change]] = field(default_factory=dict)


def read_figures(article: Article, names: ArticleNames, lexicon: Lexicon) -> list[Figure]:
    """The figures of an article, in order."""
    return _FigureReader(article, names, lexicon).read()


class _FigureReader:
    """Reads the figures of one article, sentence by sentence, keeping in mind what was spoken of."""

    def __init__(self, article: Article, names: ArticleNames, lexicon: Lexicon) -> None:
        self.article = article
        self.names = names
        self.lexicon = lexicon
        self.setting: Setting = describe_setting(article, names, lexicon.money)
        self.discourse = Discourse()
        self.carried: Amount | None = None
        self.last_period: Period | None = None

    def read(self) -> list[Figure]:
        figures: list[Figure] = []
        for sentence, mentions in zip(self.article.sentences, self.names.mentions, strict=True):
            if sentence.role == "dateline":
                continue
            context = self._context(sentence, mentions)
            figures += self._figures(context)
            self._remember(context)
        return figures

    def _context(self, sentence: Sentence, mentions: list[Mention]) -> _Context:
        times = find_times(sentence, self.lexicon.times, self.article.published_on, forward=looks_forward(sentence))
        amounts = find_amounts(sentence, times, self.lexicon, self.setting.money, self.carried)
        topics = settle_open_topics(find_topics(sentence, mentions, self.lexicon.measures), self.discourse)
        topics = [add_parties(topic, sentence, mentions, self.setting, self.discourse) for topic in topics]
        context = _Context(sentence, times, amounts, topics, mentions)
        context.breaks = {i for i, word in enumerate(sentence.lower) if word in _CLAUSE_BREAKS}
        for i in range(len(sentence)):
            found = self.lexicon.changes.starting(sentence.lower, i)
            if found and not (found[1].part == "verb" and sentence.tags[i] in {"NN", "NNS", "JJ"} and self._is_noun_elsewhere(sentence.lower[i])):
                context.changes[i] = found
        return context

    def _is_noun_elsewhere(self, word: str) -> bool:
        return any(found and found[1].part == "noun" for found in [self.lexicon.changes.starting([word], 0)])

    def _remember(self, context: _Context) -> None:
        """What the next sentences may refer to."""
        money = [amount for amount in context.amounts if amount.is_money and not amount.per]
        if money:
            self.carried = money[-1]
        trade = [topic for topic in context.topics if topic.is_trade]
        if trade:
            self.discourse.topic = trade[0] if context.amounts else trade[-1]
        subject = next((m for m in context.mentions if m.entity.code and not m.is_adjective), None)
        if subject:
            self.discourse.subject = subject.entity.code

    # -- one sentence ---------------------------------------------------------------------------------------------

    def _figures(self, context: _Context) -> list[Figure]:
        figures: list[Figure] = []
        shared = self._respectively(context)
        for index, amount in enumerate(context.amounts):
            compared = self._is_compared(context, amount)
            base = figures[-1] if compared and figures else None
            topic = shared.get(index) or self._topic(context, amount, base)
            figure = self._interpret(context, amount, topic, base)
            self._date(context, figure, amount, figures, compared=compared)
            figure.status = figure_status(
                context.sentence, amount.first, amount.last, figure.period, self.article.published_on,
                self.lexicon.figure_statuses, is_compared=compared,
            )  # fmt: skip
            figure.stance = figure_stance(context.sentence, amount.first)
            figures.append(figure)
        return figures

    def _respectively(self, context: _Context) -> dict[int, Topic]:
        """'Exports and imports came to 45 and 30 billion, respectively': topics and amounts in one order."""
        if "respectively" not in context.sentence.lower:
            return {}
        end = context.sentence.lower.index("respectively")
        amounts = [i for i, amount in enumerate(context.amounts) if amount.last <= end and not self._is_compared(context, amount)]
        topics = [topic for topic in context.topics if topic.last <= end and topic.word.strength != "weak"]
        if len(topics) >= 2 and len(topics) == len(amounts):
            return dict(zip(amounts, topics, strict=True))
        return {}

    def _is_compared(self, context: _Context, amount: Amount) -> bool:
        """Whether the amount is what another one is measured against: 'from 2.4 billion', 'against 4.25 billion'."""
        lower = context.sentence.lower
        i = amount.first - 1
        while i >= 0 and (lower[i] in {"a", "an", "the", "about", "around", "nearly", "some", "only", "just", "almost", "over", "revised", "its", "present", "record", "previous", "level", "of", "total", "deficit", "surplus", "figure"} or self._in_time(context, i) or lower[i] == "'s"):
            i -= 1
        if i < 0:
            return False
        if lower[i] in {"from", "against", "versus", "vs"}:
            return True
        if lower[i] in {"with", "to"} and i and lower[i - 1] in {"compared", "compares", "compare", "comparing", "contrast", "contrasted"}:
            return True
        if lower[i] == "after" and i and lower[i - 1] != "soon":
            return bool(context.amounts and context.amounts[0].first < amount.first)
        if lower[i] == "than" and i and lower[i - 1] not in {"more", "less", "rather", "other", "fewer", "greater", "higher", "lower"}:
            return True
        # 'from 5.7 billion in January and 4.77 billion a year ago'
        if lower[i] == "and" and context.amounts:
            before = next((a for a in reversed(context.amounts) if a.last <= i), None)
            if before and before.unit == amount.unit and self._is_compared(context, before):
                between = lower[before.last : i]
                return not any(context.sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(before.last, i)) and len(between) <= 8
        return False

    def _in_time(self, context: _Context, i: int) -> bool:
        return any(time.first <= i < time.last for time in context.times)

    # -- topics ---------------------------------------------------------------------------------------------------

    def _topic(self, context: _Context, amount: Amount, base: Figure | None) -> Topic | None:
        """What the amount is of: a noun right behind or before it, the nearest one of its clause, the last one spoken of."""
        attached = self._attached_topic(context, amount)
        if attached:
            return attached
        if base is not None and amount.is_money == (len(base.unit) == 3):
            return None  # taken from the amount that it is compared with
        left = [topic for topic in context.topics if topic.last <= amount.first and self._suits(topic, amount)]
        left = [topic for topic in left if not self._is_broken(context, topic.last, amount.first)] or left
        strong = [topic for topic in left if topic.word.strength != "weak"]
        if strong or left:
            return (strong or left)[-1]
        right = [topic for topic in context.topics if topic.first >= amount.last and self._suits(topic, amount) and topic.first - amount.last <= 8]
        if right and not self._is_broken(context, amount.last, right[0].first):
            return right[0]
        if amount.is_money and not amount.per and self._goes_on(context):
            return self.discourse.topic
        return None

    def _suits(self, topic: Topic, amount: Amount) -> bool:
        """Whether an amount of this unit can measure the topic."""
        if amount.unit in _PERCENT_UNITS:
            return True
        if amount.is_money:
            return topic.measure not in {"volume", "capacity", "share"} and topic.word.phrase not in {"inflation"}
        return topic.measure in {"capacity"} and amount.measure in {"capacity", "volume", "mass", "count"}

    def _is_broken(self, context: _Context, start: int, end: int) -> bool:
        return any(start <= i < end for i in context.breaks)

    def _attached_topic(self, context: _Context, amount: Amount) -> Topic | None:
        """'320 mln dlrs of exports', '$1 billion in bilateral trade', 'a 5 billion dlr surplus', '3.5 pct fall in imports'."""
        sentence = context.sentence
        for topic in context.topics:
            if not amount.last <= topic.first <= amount.last + 9 or not self._suits(topic, amount):
                continue
            between = range(amount.last, topic.first)
            words = [sentence.lower[i] for i in between]
            tags = [sentence.tags[i] for i in between]
            plain = all(tag in {"JJ", "NN", "NNP", "NNS", "POS", "VBG", "JJR", "JJS", "RB", "VBN", "DT", "PRP$"} or word in {"-", "annual", "worth", "of", "in", "for", "a", "year"} for tag, word in zip(tags, words, strict=True))
            if not plain or any(tag in {"VBD", "VBZ", "VBP"} for tag in tags):
                continue
            if not words and (amount.is_money or topic.measure == "tariff_rate"):
                return topic
            has_link = bool(set(words) & {"of", "in", "worth", "for"})
            if amount.is_money and (has_link and words[0] in {"of", "in", "worth", "for"} or not has_link and len(words) <= 3):
                return topic
            if amount.unit in _PERCENT_UNITS and self._opens_change(context, amount.last) and has_link:
                return topic
            if topic.measure == "tariff_rate" and not has_link:
                return topic
        return None

    def _opens_change(self, context: _Context, i: int) -> bool:
        """'3.5 pct fall', '12 pct annual growth' right behind an amount."""
        return any(k in context.changes and context.changes[k][1].part == "noun" for k in range(i, i + 3))

    def _goes_on(self, context: _Context) -> bool:
        """Whether the sentence speaks of the same thing as the one before: it has no topic of its own and points back."""
        opening = set(context.sentence.lower[:6])
        points = opening & {"it", "this", "that", "the", "against", "compared", "last", "in", "both", "which", "these", "but", "and"}
        return bool(points) and not context.topics and self.discourse.topic is not None

    # -- meaning --------------------------------------------------------------------------------------------------

    def _interpret(self, context: _Context, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
        if amount.unit in _PERCENT_UNITS:
            figure = self._percentage(context, amount, topic, base)
        elif amount.is_money:
            figure = self._money(context, amount, topic, base)
        else:
            figure = self._other(context, amount)
        return figure

    def _new(self, context: _Context, amount: Amount, measure: str, sign: int = 1) -> Figure:
        least, greatest = allowed_interval(amount.value, amount.high, amount.step, amount.bound)
        value, high = amount.value, amount.high
        if sign < 0:
            value, high = -value, None if high is None else -high
            least, greatest = (None if greatest is None else -greatest), (None if least is None else -least)
        return Figure(context.sentence, amount.first, amount.last, measure, value, high, amount.unit, amount.bound, least, greatest)

    def _money(self, context: _Context, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
        if amount.measure == "price":
            return self._new(context, amount, "price")
        if topic is None and base is not None and base.unit == amount.unit:
            figure = self._new(context, amount, base.measure, -1 if base.value < 0 else 1)
            return replace(figure, reporter=base.reporter, partner=base.partner, parties_basis=base.parties_basis)
        if topic is None:
            return self._new(context, amount, "money")
        if topic.measure == "tariff_rate":
            return self._tariffed_goods(context, amount, topic)
        if self._is_difference(context, amount):
            return self._new(context, amount, "money")
        owned = topic.reporter is not None
        sign = topic.word.sign if topic.measure in {"trade_balance", "profit_or_loss", "money"} and owned and topic.word.sign < 0 else 1
        if topic.measure == "money":
            sign = 1
        figure = self._new(context, amount, topic.measure, sign)
        return replace(figure, reporter=topic.reporter, partner=topic.partner, parties_basis=topic.basis)

    def _is_difference(self, context: _Context, amount: Amount) -> bool:
        """'rose by 5 billion', '74 million more than': how much it changed, which is money, not a level."""
        lower = context.sentence.lower
        i = amount.first - 1
        while i >= 0 and lower[i] in {"about", "around", "some", "nearly", "almost", "a", "more", "than", "over", "only", "just"}:
            i -= 1
        if i >= 0 and lower[i] == "by" and i and (i - 1 in context.changes or any(k in context.changes for k in range(max(0, i - 4), i))):
            return True
        return lower[amount.last : amount.last + 1] in (["more"], ["less"], ["higher"], ["lower"], ["fewer"])

    def _tariffed_goods(self, context: _Context, amount: Amount, topic: Topic) -> Figure:
        """'tariffs on $50 billion of Chinese goods': the value that a tariff covers."""
        lower = context.sentence.lower
        covers = "on" in lower[topic.last : amount.first] or any(word in {"worth", "goods", "products", "imports"} for word in lower[amount.last : amount.last + 5])
        figure = self._new(context, amount, "tariff_base" if covers else "money")
        return replace(figure, reporter=topic.reporter, partner=topic.partner or self._origin(context, amount.last), parties_basis=topic.basis)

    def _origin(self, context: _Context, start: int) -> str | None:
        """The country whose goods are spoken of behind an amount."""
        for mention in context.mentions:
            if start <= mention.first <= start + 5 and mention.entity.code:
                return mention.entity.code
        return None

    def _percentage(self, context: _Context, amount: Amount, topic: Topic | None, base: Figure | None) -> Figure:
        change = self._change(context, amount)
        if change is None and base is not None and base.unit == amount.unit and base.measure in {"change", "tariff_rate", "share"}:
            figure = self._new(context, amount, base.measure, -1 if base.value < 0 else 1)
            return replace(figure, reporter=base.reporter, partner=base.partner, parties_basis=base.parties_basis, change_of=base.change_of)
        if topic is not None and topic.measure == "tariff_rate" and not (change and self._is_by(context, amount)):
            figure = self._new(context, amount, "tariff_rate")
            return replace(figure, reporter=topic.reporter, partner=topic.partner or self._origin(context, amount.last), parties_basis=topic.basis)
        if topic is not None and topic.word.phrase in {"inflation", "consumer prices", "producer prices", "wholesale prices"}:
            change = change or 1
        if change is None and amount.measure != "change":
            return self._new(context, amount, "share")
        figure = self._new(context, amount, "change", change or 1)
        if topic is not None and (topic.is_national or topic.reporter):
            figure = replace(figure, reporter=topic.reporter, partner=topic.partner, parties_basis=topic.basis)
        figure.change_of = self._what_changed(context, amount, topic)
        return figure

    def _is_by(self, context: _Context, amount: Amount) -> bool:
        return amount.first > 0 and context.sentence.lower[amount.first - 1] == "by"

    def _what_changed(self, context: _Context, amount: Amount, topic: Topic | None) -> str | None:
        if topic is not None:
            return topic.measure
        for k in range(amount.first - 1, -1, -1):
            if k in context.changes and context.changes[k][1].part == "verb":
                nouns = [i for i in range(k) if context.sentence.tags[i] in {"NN", "NNS"}]
                return context.sentence.lower[nouns[-1]] if nouns else None
        return None

    def _change(self, context: _Context, amount: Amount) -> int | None:
        """+1 or -1 where the percentage is how much something rose or fell, null where it is a level or a share."""
        behind = self._change_behind(context, amount.last)
        if behind:
            return behind
        lower = context.sentence.lower
        if amount.first and lower[amount.first - 1] == "to":
            return None
        i = amount.first - 1
        steps = 0
        while i >= 0 and steps < 9:
            change = self._change_ending(context, i + 1)
            if change:
                word_start, found = change
                if found.part == "adverb" and found.sign and word_start == i and lower[i] in {"more", "less", "off"}:
                    return None
                return found.sign or None
            if i in context.breaks or lower[i] in {",", "from", "against"} and steps > 0:
                break
            if lower[i] not in _BETWEEN_CHANGE and not self._in_time(context, i) and not self._is_phrase_noun(context, i):
                break
            i -= 1
            steps += 1
        return self._parallel(context, amount)

    def _is_phrase_noun(self, context: _Context, i: int) -> bool:
        """Nouns between 'a rise in household consumption of 1.6 pct'."""
        return context.sentence.tags[i] in {"NN", "NNS", "JJ", "NNP", "POS", "RB"} or context.sentence.lower[i] in {"in", "of"}

    def _change_ending(self, context: _Context, end: int) -> tuple[int, Change] | None:
        for start in (end - 1, end - 2):
            found = context.changes.get(start)
            if found and found[0] == end:
                return start, found[1]
        return None

    def _change_behind(self, context: _Context, i: int) -> int | None:
        """'3.5 pct fall in', '2.1 pct growth', '13 pct higher', '12 pct annual increase'."""
        for k in range(i, min(i + 4, len(context.sentence))):
            found = context.changes.get(k)
            if found and found[1].part in {"noun", "adverb"} and found[1].sign:
                if found[1].part == "adverb" and context.sentence.lower[k] in {"up", "down", "off"}:
                    return None
                return found[1].sign
            if context.sentence.tags[k] not in {"JJ", "NN", "RB", "CD"} and not self._in_time(context, k):
                return None
        return None

    def _parallel(self, context: _Context, amount: Amount) -> int | None:
        """'Golden Nugget by 29 percent; Resorts by 17.6 percent': a change whose verb stands before the first of a row."""
        lower = context.sentence.lower
        if not (amount.first and lower[amount.first - 1] == "by" or (amount.is_elliptic and lower[amount.first - 1] in {"by", ",", "and"})):
            before = [a for a in context.amounts if a.last <= amount.first and a.unit == amount.unit]
            if not before or not set(lower[before[-1].last : amount.first]) <= {"and", ",", "at", "in", "percent", "the"} | set(lower[before[-1].last : before[-1].last + 5]):
                return None
            if not any(word in {",", "and", ";"} for word in lower[before[-1].last : amount.first]):
                return None
            if any(context.sentence.tags[k][:2] == "VB" for k in range(before[-1].last, amount.first)):
                return None
            if lower[amount.last : amount.last + 1] == ["of"]:
                return None
        signs = [found[1].sign for k, found in sorted(context.changes.items()) if k < amount.first and found[1].sign and found[1].part != "noun"]
        return signs[-1] if signs else None

    def _other(self, context: _Context, amount: Amount) -> Figure:
        measure = amount.measure or "count"
        if measure in {"people", "count"}:
            measure = self._people_measure(context, amount, measure)
        return self._new(context, amount, measure)

    def _people_measure(self, context: _Context, amount: Amount, measure: str) -> str:
        lower = context.sentence.lower
        window = lower[max(0, amount.first - 4) : amount.first] + lower[amount.last - 1 : amount.last + 4]
        kinds = [_CASUALTY_WORDS[word] for word in window if word in _CASUALTY_WORDS]
        if amount.unit == "people" and kinds:
            return kinds[0] if len(set(kinds)) == 1 else measure
        if amount.noun in {"entities", "individuals", "firms", "companies", "officials", "persons"} and set(lower) & {"sanctions", "sanctioned", "blacklist", "blacklisted", "punitive", "designated"}:
            return "sanctioned"
        if amount.noun in {"times", "occasions"} and set(lower) & {"met", "meet", "meetings", "talks"}:
            return "meetings"
        return measure

    # -- periods --------------------------------------------------------------------------------------------------

    def _date(self, context: _Context, figure: Figure, amount: Amount, before: list[Figure], *, compared: bool) -> None:
        """Gives the figure its period: the time right behind it, right before it, of its clause, or of the figure before."""
        if figure.measure in {"duration", "age", "distance"}:
            return
        main = next((f.period for f in reversed(before) if f.period), None) if compared else None
        time = self._own_time(context, amount, compared=compared)
        if time is None:
            inherited = None if compared else self._inherited(context, figure, amount, before)
            if inherited:
                figure.period, figure.period_basis = inherited, "resolved"
            return
        period = self._settle(time, main or self._main_period(context, before) or self.last_period)
        if period is None:
            return
        if figure.measure == "change" and self._is_base(context, time, amount):
            figure.change_base = to_months(period).label
            rest = self._own_time(context, amount, compared=compared, without=time)
            period = self._settle(rest, self.last_period) if rest else None
            if period is None:
                return
            time = rest or time
        if time.since and figure.measure == "change" and self.article.published_on:
            start = to_months(period).label
            figure.change_base = start
            end = f"{self.article.published_on.year:04d}-{self.article.published_on.month:02d}"
            figure.period = Period(f"{start.split('/')[0]}/{end}", period.start, self.article.published_on)
            figure.period_basis = "resolved"
            return
        figure.period = to_months(period)
        figure.period_basis = time.basis
        if not compared and figure.unit not in {"count", "people"}:
            self.last_period = figure.period

    def _settle(self, time: TimeExpression, main: Period | None) -> Period | None:
        """The period of an expression; 'a year earlier' and 'the same period of 2014' are measured from ``main``."""
        if time.period is not None:
            return time.period
        if time.shift is not None and main is not None:
            return shift_period(to_months(main), time.shift)
        if time.same_as is not None and main is not None:
            return in_year(to_months(main), time.same_as)
        on = self.article.published_on
        if time.shift is not None and on is not None:
            return shift_period(Period(f"{on.year:04d}-{on.month:02d}", on.replace(day=1), on), time.shift)
        return None

    def _main_period(self, context: _Context, before: list[Figure]) -> Period | None:
        return next((figure.period for figure in before if figure.period), None)

    def _own_time(self, context: _Context, amount: Amount, *, compared: bool, without: TimeExpression | None = None) -> TimeExpression | None:
        times = [time for time in context.times if time is not without and not self._is_clock(time)]
        following = next((other for other in context.amounts if other.first >= amount.last), None)
        preceding = next((other for other in reversed(context.amounts) if other.last <= amount.first), None)
        limit = following.first if following else len(context.sentence)
        start = preceding.last if preceding else 0
        # Right before: "1986's 9.5 billion", "last year's 0.5 billion", 'a 1.8 pct 1988 rise' stands behind.
        possessive = next((t for t in times if t.last <= amount.first and self._is_possessive(context, t, amount)), None)
        if possessive:
            return possessive
        behind = [t for t in times if amount.last <= t.first < limit and self._is_attached(context, amount, t, following)]
        if behind:
            return behind[0]
        if compared:
            return next((t for t in times if start <= t.first and t.last <= amount.first), None)
        ahead = [t for t in times if t.last <= amount.first and not self._is_broken(context, t.last, amount.first)]
        own = [t for t in ahead if t.first >= start and not self._belongs_to(context, t, preceding)]
        if own:
            return own[-1]
        shared = [t for t in ahead if t.first < start and self._governs(context, t)]
        return shared[-1] if shared else None

    def _is_clock(self, time: TimeExpression) -> bool:
        return time.period is None and time.shift is None and time.same_as is None

    def _is_possessive(self, context: _Context, time: TimeExpression, amount: Amount) -> bool:
        lower = context.sentence.lower
        return time.last < len(lower) and lower[time.last] in {"'s", "'"} and amount.first - time.last <= 5 and not any(tag[:2] == "VB" for tag in context.sentence.tags[time.last + 1 : amount.first])

    def _is_attached(self, context: _Context, amount: Amount, time: TimeExpression, following: Amount | None) -> bool:
        """Whether the time behind an amount is its own, rather than the next amount's."""
        lower = context.sentence.lower
        if time.last < len(lower) and lower[time.last] in {"'s", "'"} and following and following.first - time.last <= 5:
            return False
        between = lower[amount.last : time.first]
        if any(i in context.breaks for i in range(amount.last, time.first)):
            return False
        topic_between = any(amount.last <= topic.first and topic.last <= time.first and topic.word.strength != "weak" and lower[amount.last] not in {"of", "in", "worth", "fall", "rise"} and topic.first - amount.last > 4 for topic in context.topics)
        if topic_between and following is not None:
            return False
        verbs = [k for k in range(amount.last, time.first) if context.sentence.tags[k] in {"VBD", "VBZ", "VBP", "MD"}]
        if verbs and following is not None:
            return False
        if verbs and len(verbs) >= 1 and any(lower[k] in {"said", "says", "told", "added", "announced", "reported"} for k in verbs):
            return False
        return len(between) <= 16

    def _belongs_to(self, context: _Context, time: TimeExpression, preceding: Amount | None) -> bool:
        """A time right behind the amount before is that one's."""
        if preceding is None:
            return False
        return self._is_attached(context, preceding, time, None) and time.first - preceding.last <= 4

    def _governs(self, context: _Context, time: TimeExpression) -> bool:
        """A time at the head of a sentence or beside its first topic holds for all its amounts."""
        first = context.amounts[0]
        return time.last <= first.first

    def _is_base(self, context: _Context, time: TimeExpression, amount: Amount) -> bool:
        """Whether the time is what a change is measured against: 'compared to 2021', 'over 2014', 'than a year ago'."""
        lower = context.sentence.lower
        i = time.first - 1
        while i >= 0 and lower[i] in {"the", "in", "a", "that", "of", "during", "for", "its", "level"}:
            i -= 1
        if i < amount.last - 1:
            return False
        if lower[i] in {"from", "over", "against", "than", "versus", "above", "below"}:
            return True
        if lower[i] in {"with", "to", "on"} and i and lower[i - 1] in {"compared", "relative", "comparison", "compare", "year", "up", "contrast"}:
            return True
        return time.shift is not None and lower[time.first - 1] not in {"fell", "rose"} and time.period is None

    def _inherited(self, context: _Context, figure: Figure, amount: Amount, before: list[Figure]) -> Period | None:
        """The period of the figure before in the sentence, where this one goes on with it."""
        if figure.unit in {"count", "people"} or figure.measure in {"price", "money"}:
            return None
        same = [f for f in before if f.period and f.measure in {figure.measure, "change", "exports", "imports", "trade_total", "trade_balance"}]
        if same and not self._is_compared(context, amount):
            uncompared = [f for f in same if not self._is_compared(context, _as_amount(context, f))]
            return (uncompared or same)[-1].period
        return None


def _as_amount(context: _Context, figure: Figure) -> Amount:
    return next(amount for amount in context.amounts if amount.first == figure.first)


_LABEL = re.compile(r"\d{4}(?:-\d\d|-Q[1-4]|-H[12])?(?:/\d{4}(?:-\d\d)?)?")


def is_period_label(label: str) -> bool:
    """Whether a label has one of the forms that ``figures.period`` allows."""
    return bool(_LABEL.fullmatch(label))


def document_year(on: date | None) -> int | None:
    """The year of publication."""
    return on.year if on else None
