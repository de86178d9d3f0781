"""Whose figures are: the reporter and the partner of a topic, and of each amount that measures it.

Parties come from the words around a topic ('Taiwan's trade surplus with the U.S.', 'exports from Brazil to
Argentina', 'China-Russia trade'), else from what the article speaks of: ``parties_basis`` says which. One topic may
have an amount per partner ('to Germany, at 4 billion, and the United States, 5 billion').
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from transforms.figures.setting import Setting, is_state_organ
from transforms.figures.topics import INSIDE_NOUN_PHRASE, Discourse, Topic, subject_before
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.quantities.amounts import Amount
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS

# A country needs this share of an article's weight to own what the sentence gives to nobody.
OWNER_SHARE = 0.35
# How many tokens behind a verb or noun of trade its partner may stand.
PARTNER_REACH = 22
NOUN_REACH = 14
# How the goods begin that stand behind whom they go to: 'sold Peru copper', 'sold Peru 40 tonnes of it'.
GIVEN_TAGS = {"NN", "NNS", "JJ", "JJR", "CD", "$", "DT", "RB"}
_POSSESSIVES = {"its", "their", "his", "her", "our"}
_WANTED = {"exports": {"to", "into"}, "imports": {"from"}, "trade_balance": {"with", "against"}, "trade_total": {"with"}}
_WANTED_BY_TARIFFS = {"on", "against", "from", "in", "with"}
_WANTED_BY_OTHERS = {"to", "in", "into", "with"}
_SKIPPED_BEFORE_COUNTRY = {
    "the", "both", "neighbouring", "neighboring", "all", "mainland", "rest", "of", "other", "members", "member", "states",
    "countries", "nations",
}  # fmt: skip
_BETWEEN_LISTED = {"and", ",", "the", "with", "to", "from", "(", ")", "at", "worth"}
# Between a partner and its own amount: 'with Mexico 402 mln', 'the United States, 4.48 billion', 'to France, at 18.9'.
_BEFORE_OWN_AMOUNT = {
    ",", "at", "with", "(", ":", "-", "by", "about", "some", "nearly", "over", "around", "almost", "more", "than", "worth",
    "was", "were", "is", "of", "a",
}  # fmt: skip


def add_parties(
    topics: list[Topic], sentence: Sentence, mentions: list[Mention], setting: Setting, discourse: Discourse, lexicon: Lexicon
) -> list[Topic]:
    """The topics of a sentence with reporter and partner, stated or from what was said before."""
    found: list[Topic] = []
    parties = [mention for mention in mentions if not _repeats(mention, mentions, sentence)]
    for topic in topics:
        reader = _PartyReader(topic, sentence, parties, setting, discourse, lexicon, found)
        found.append(reader.read())
    return found


class _PartyReader:
    """Finds the parties of one topic; ``before`` are the topics of the sentence that have theirs already."""

    def __init__(
        self, topic: Topic, sentence: Sentence, mentions: list[Mention], setting: Setting, discourse: Discourse,
        lexicon: Lexicon, before: list[Topic],
    ) -> None:  # fmt: skip
        self.topic = topic
        self.s = sentence
        self.setting = setting
        self.discourse = discourse
        self.lexicon = lexicon
        self.sets = lexicon.word_sets
        self.countries = [mention for mention in mentions if mention.entity.code]
        self.mentions = mentions
        self.named = [(m, code) for m in mentions if (code := spoken_for(m, setting, lexicon))]
        self.before = [other for other in before if other.is_trade]
        self.beside_output = any(other.measure == "gdp" for other in before)

    def read(self) -> Topic:
        topic = self.topic
        if topic.destination:
            return self._sold_to(topic.destination)
        if topic.partner:
            return topic
        if self._is_market():
            return self._of_market()
        owners = [topic.reporter] if topic.reporter else self._owners()
        if not owners and self._is_of_region():
            return self._of_region()
        return self._of_owners(owners)

    def _of_region(self) -> Topic:
        """The flow of a part of a country: a partner at most."""
        partner = next(iter(self._between() or self._partners()), None)
        return replace(self.topic, partner=partner, basis="stated" if partner else None)

    def _of_owners(self, owners: list[str]) -> Topic:
        """The topic with its parties, where the words before it name ``owners`` or nobody."""
        topic = self.topic
        if not owners and topic.measure not in {"trade_balance", "trade_total"} and self._is_private():
            return topic
        buyer = self._buyer()
        if buyer:
            self.topic = replace(topic, word=replace(topic.word, measure="exports"))
            return self._sold_to(buyer)
        partners = self._partners()
        if topic.measure == "trade_balance" and not owners and self._is_of_both():
            return topic  # 'the trade gap between Argentina and Uruguay': nobody owns it
        if topic.measure == "trade_total":
            return self._total(owners, self._between() or partners)
        reporter = owners[0] if owners else None
        partner = next((code for code in partners if code != reporter), None)
        if partner is None and topic.is_trade:
            partner = self._back_reference(reporter or self._possessor(None) or self._subject(None))
        if reporter is None and topic.measure in {"exports", "imports"}:
            reporter = self._sender(partner)
        if reporter is None and (topic.is_trade or topic.measure in {"tariff_rate", "investment", "aid_or_loan"}) and not topic.points_back:
            reporter = self._subject(partner)
        if partner is None and topic.measure == "tariff_rate":
            partner = self._taxed_before(reporter, is_named=bool(owners))
        basis = "stated" if reporter else "discourse"
        if not (topic.is_national or reporter):
            return topic
        reporter = reporter or self._reporter_in_mind(partner)
        if partner is None and topic.is_trade:
            partner = self._partner_beside(reporter) if owners else self._partner_in_mind(reporter)
        if reporter is None:
            return replace(topic, partner=partner, basis="stated" if partner else None)
        return replace(topic, reporter=reporter, partner=partner, basis=basis)

    # -- in the sentence ------------------------------------------------------------------------------------------

    def _owners(self) -> list[str]:
        """The countries inside the noun phrase that the topic ends: 'Brazil's September trade surplus', 'China-Russia trade'."""
        i = self.topic.first - 1
        while i >= 0 and (
            self.s.tags[i] in INSIDE_NOUN_PHRASE or self.s.lower[i] in {"-", "&"} or (self.s.lower[i] == "and" and self._is_joint(i))
        ):
            i -= 1
        inside = [m for m in self.countries if i < m.first and m.last <= self.topic.first]
        return [str(m.entity.code) for m in inside if not (m.is_adjective and m.first and self.s.lower[m.first - 1] == "of")]

    def _is_joint(self, i: int) -> bool:
        """'Chinese and Russian trade': an 'and' between two countries."""
        return any(m.last == i for m in self.countries) and any(m.first == i + 1 for m in self.countries)

    def _between(self) -> list[str]:
        """'trade between China and Russia'."""
        start = self.topic.last if self.topic.word.phrase.endswith("between") else None
        if start is None:
            reach = range(self.topic.last, min(self.topic.last + 4, len(self.s)))
            start = next((i + 1 for i in reach if self.s.lower[i] == "between"), None)
        if start is None:
            return []
        return [str(m.entity.code) for m in self.countries if start <= m.first <= start + 8][:2]

    def _is_market(self) -> bool:
        """'China was the main source of imports', 'the largest market for exports': the subject is the partner."""
        before = self.s.lower[max(0, self.topic.first - 2) : self.topic.first]
        return self.topic.measure in {"exports", "imports"} and before[-1:] in (["of"], ["for"]) and bool(
            (self.sets["suppliers"] | self.sets["markets"]) & set(before[:1])
        )  # fmt: skip

    def _of_market(self) -> Topic:
        partner = self._subject(None)
        reporter = self._reporter_in_mind(partner)
        return replace(self.topic, reporter=reporter, partner=partner, basis="discourse" if reporter else None)

    def _buyer(self) -> str | None:
        """'Purchases by China', 'purchases by the country': another's purchases are exports of the one spoken of."""
        if not self.topic.word.phrase.startswith("purchase") or self.s.lower[self.topic.last : self.topic.last + 1] != ["by"]:
            return None
        main = self.discourse.main or self._country_of_article(None)
        named = next((str(m.entity.code) for m in self.countries if self.topic.last < m.first <= self.topic.last + 3), None)
        if (
            named is None
            and self.s.lower[self.topic.last + 2 : self.topic.last + 3]
            and self.s.lower[self.topic.last + 2] in self.sets["neighbour"]
        ):
            named = next((code for code in self.discourse.recent or [] if code != main), None)
        return named if named != main else None

    def _is_of_both(self) -> bool:
        """'the gap between SA and Nigeria', 'between Argentina and Uruguay the imbalance', whether both are known or not."""
        topic, lower = self.topic, self.s.lower
        behind = next((k for k in range(topic.last, min(topic.last + 4, len(lower))) if lower[k] == "between"), None)
        if behind is not None:
            return "and" in lower[behind + 2 : behind + 9] and self.s.tags[behind + 1][:3] in {"NNP", "DT"}
        before = [m for m in self.countries if m.last <= topic.first and m.last >= topic.first - 2]
        start = before[-1].first - 1 if before else -1
        return start > 0 and lower[start] == "and" and "between" in lower[max(0, start - 5) : start]

    def _partners(self) -> list[str]:
        """The countries behind 'to', 'with', 'from': 'exports of steel to Russia', 'surplus with the U.S.'."""
        topic = self.topic
        wanted = _WANTED.get(topic.measure, _WANTED_BY_TARIFFS if topic.measure.startswith("tariff") else _WANTED_BY_OTHERS)
        found = []
        for mention in self.countries:
            if mention.entity.code not in found and self._is_partner(mention, wanted):
                found.append(str(mention.entity.code))
        return found

    def _is_partner(self, mention: Mention, wanted: set[str]) -> bool:
        topic = self.topic
        if self._is_given(mention):
            return True
        if topic.is_verb and mention.first <= 2 and self.s.lower[0] in wanted:
            return self.s.lower[mention.last : mention.last + 1] == [","]  # 'To Togo, Ghana exported'
        if mention.is_adjective and topic.measure == "imports" and self.s.lower[topic.last : mention.first] == ["of"]:
            return True  # 'Togo's imports of Ghanaian goods'
        if not topic.last <= mention.first <= topic.last + (PARTNER_REACH if topic.is_verb else NOUN_REACH):
            return False
        first = topic.last - 1 if topic.word.phrase.split()[-1] in {"with", "to", "from"} else topic.last
        start = mention.first - 1
        while start > first and (self.s.lower[start] in _SKIPPED_BEFORE_COUNTRY or self.s.tags[start] == "CD"):
            start -= 1
        if mention.is_adjective and topic.measure.startswith("tariff"):  # 'duties on cheap Chinese tyres'
            while start > first and self.s.tags[start] in {"JJ", "RB", "DT", "CD", "VBN"}:
                start -= 1
        return start >= first and self.s.lower[start] in wanted and self._stays_in_phrase(start)

    def _is_given(self, mention: Mention) -> bool:
        """'sold South Korea beer worth', 'ships the Philippines 40 million dollars of rice': whom the goods go to, without 'to'."""
        topic, behind = self.topic, mention.last
        if not topic.is_verb or mention.is_adjective or topic.word.phrase not in self.sets["giving_verbs"] or behind >= len(self.s):
            return False
        between = self.s.lower[topic.last : mention.first]
        return between in ([], ["the"]) and (self.s.tags[behind] in GIVEN_TAGS or self.s.lower[behind] == "with")

    def _stays_in_phrase(self, end: int) -> bool:
        """No verb and no other clause between the topic and the preposition."""
        first = self.topic.last
        verbs = {self.s.lower[k] for k in range(first, end) if self.s.tags[k] in FINITE_TAGS | {"VB"}}
        moves = {"went", "go", "goes", "came", "come", "comes"} if first < end and self.s.lower[end - 1] in verbs else set()
        return not verbs - moves and ";" not in self.s.lower[first:end]  # 'exports went to Togo'

    def _sender(self, partner: str | None) -> str | None:
        """'exports from Brazil', 'exports by China', 'exports of Viet Nam', 'the export of Turkish goods'."""
        wanted = {"by", "of"} | ({"from"} if self.topic.measure == "exports" else set())
        for mention in self.countries:
            near = self.topic.last < mention.first <= self.topic.last + 8 and mention.entity.code != partner
            if mention.is_adjective and self.topic.measure == "imports":
                continue
            if near and self.s.lower[mention.first - 1] in wanted and self._stays_in_phrase(mention.first - 1):
                return str(mention.entity.code)
        return None

    def _subject(self, partner: str | None) -> str | None:
        """'Israel had exports of', 'Germany posted a surplus': the country that the clause is about."""
        first = self.topic.first
        verb = next((k for k in range(first - 1, -1, -1) if self.s.tags[k] in FINITE_TAGS), None)
        if verb is None:  # 'Brazil, alarmed by a trade deficit, ordered'
            opening = next(
                (m for m, _ in self.named if m.first == 0 and not m.is_adjective and self.s.lower[m.last : m.last + 1] == [","]), None
            )
            return next((code for m, code in self.named if m is opening and code != partner), None)
        if {";", ":"} & set(self.s.lower[verb:first]):
            return None
        mention = subject_before(self.s, verb, [m for m, _ in self.named])
        code = next((code for m, code in self.named if m is mention), None)
        return code if code != partner else None

    def _back_reference(self, reporter: str | None) -> str | None:
        """'sales there', 'exports to it', 'the deficit with that country', 'to the neighbour': a country named before."""
        i = self.topic.last
        words = self.s.lower[i : i + (9 if self.topic.is_verb else 4)]
        if words[:1] == ["there"] or self.topic.word.phrase.endswith("there"):
            return self._country_there(reporter)
        if (
            self.topic.is_verb and words[:1] in (["its"], ["the"]) and words[1:2] and words[1] in self.sets["neighbour"]
        ):  # 'sold its neighbour goods'
            points = True
        else:
            wanted = _WANTED.get(self.topic.measure, set())
            if self.topic.word.phrase.split()[-1] in wanted:  # 'sales to' holds the preposition
                words = [self.topic.word.phrase.split()[-1], *words]
            at = next((k for k, word in enumerate(words) if word in wanted), None)
            behind = words[at + 1 :] if at is not None else []
            behind = behind[1:] if behind[:1] in (["the"], ["that"], ["its"], ["his"], ["her"]) else behind
            points = bool(behind) and behind[0] in self.sets["neighbour"]
            if points and behind[0] == "there":
                return self._country_there(reporter)
            points = points or self._points_to(behind) or self._is_over_border()
        if not points:
            return None
        earlier = [str(m.entity.code) for m in reversed(self.countries) if m.last <= self.topic.first]
        pair = self.discourse.pair or self.setting.pair or ()
        return next((code for code in [*earlier, *pair, *(self.discourse.recent or [])] if code != reporter), None)

    def _points_to(self, words: list[str]) -> bool:
        """'the twin-island republic', 'the Asian giant': a noun for a country, with what stands before it."""
        i = next((k for k, word in enumerate(words) if word in self.sets["neighbour"] and word.isalpha() and len(word) > 4), None)
        if not i:
            return False
        first = self.topic.last + next(
            (k for k in range(len(self.s) - self.topic.last) if self.s.lower[self.topic.last + k] == words[0]), 0
        )
        return all(self.s.tags[k] in INSIDE_NOUN_PHRASE | {":"} or self.s.lower[k] == "-" for k in range(first, first + i))

    def _is_over_border(self) -> bool:
        """'shipped 7.6 billion of softwood south of the border'."""
        reach = " ".join(self.s.lower[self.topic.last : self.topic.last + NOUN_REACH])
        return any(words in reach for words in ("of the border", "across the border", "over the border"))

    def _country_there(self, reporter: str | None) -> str | None:
        """'Sales there': to the country named last."""
        if self.before and self.before[-1].partner:  # 'sales to Brazil and purchases from there'
            return self.before[-1].partner
        earlier = [str(m.entity.code) for m in reversed(self.countries) if m.last <= self.topic.first]
        last = self.discourse.topic
        taxing = [last.reporter] if last and last.measure == "tariff_rate" and last.reporter else []
        named = [*earlier, *taxing, *(self.discourse.recent or [])]
        return next((code for code in named if code not in {reporter, self.discourse.main, *self._at_home()}), None)

    def _taxed_before(self, reporter: str | None, *, is_named: bool) -> str | None:
        """Whose goods duties are on that name nobody: of the country spoken of before, or the other of the pair."""
        last = self.discourse.tariff
        if is_worldwide(self.topic, self.s, self.lexicon):
            return None
        reach = self.s.lower[self.topic.last : self.topic.last + NOUN_REACH]
        if any(reach[k : k + 2] in (["on", "its"], ["on", "their"]) for k in range(len(reach))):  # 'Canada fights duties on its lumber'
            return next((code for m, code in self.named if m.last <= self.topic.first and code != reporter), None)
        if last is not None and last.partner and reporter in {None, last.reporter}:
            return last.partner if not self.countries or self._speaks_of(last.reporter) else None
        pair = self.setting.pair
        owner = reporter or self._country_of_article(None)
        if pair is None or is_named or owner not in pair or {m.entity.code for m in self.countries} - {*pair}:
            return None
        other = pair[0] if pair[1] == owner else pair[1]
        ordinary = {"normal", "usual", "standard", "general", "basic"} & set(self.s.lower[max(0, self.topic.first - 2) : self.topic.first])
        return other if not ordinary and other in {m.entity.code for m in self.countries} else None

    # -- in mind --------------------------------------------------------------------------------------------------

    def _reporter_in_mind(self, partner: str | None) -> str | None:
        """Whose a flow is when the sentence does not say it beside it.

        'Its exports' are the last subject's; a flow goes on with the reporter of the one before; else it belongs to the
        country that the article is about.
        """
        owner = self._possessor(partner)
        if owner:
            return owner
        reporting = {code for m, code in self.named if m.entity.kind == "organisation" and m.entity.code is None}
        if len(reporting) == 1 and not reporting & {partner}:
            return reporting.pop()  # 'Statistics Canada said exports jumped'
        if not self.topic.is_trade:
            return self._country_of_article(partner)
        last = self.before[-1] if self.before else self._last_topic()
        main = self.discourse.main or self._country_of_article(partner)
        if last and last.measure == "trade_total" and main in {last.reporter, last.partner} and main != partner:
            return main
        if last and last.reporter:
            if last.reporter != partner:
                return last.reporter
            if last.partner and last.partner != partner:
                return last.partner
        return self._country_of_article(partner)

    def _trader_in_mind(self, partner: str) -> str | None:
        """Who 'trade with China' is of, where the article spoke of the trade of a pair: the one of them that is at home."""
        pair = self.discourse.pair
        if pair and partner not in pair:
            return self.discourse.main if self.discourse.main in pair else next((code for code in self._at_home() if code in pair), pair[0])
        return self._reporter_in_mind(partner)

    def _at_home(self) -> list[str]:
        """The country whose press this is, as far as the text tells: by its dateline, its own money or its officials."""
        own = [self.setting.dateline, self.setting.money.home, self.setting.payer]
        return [code for code in own if code]

    def _possessor(self, partner: str | None) -> str | None:
        """Whose 'its exports' are: the country named before, in the sentence or as the last subject."""
        near = range(max(0, self.topic.first - 3), self.topic.first)
        own = next((k for k in near if self.s.lower[k] in _POSSESSIVES), None)
        if own is None or any(self.s.tags[k] in FINITE_TAGS for k in range(own, self.topic.first)):  # 'her bank forecasts trade'
            return None
        if (
            "government" in self.s.lower[: self.topic.first] and self.discourse.main != partner
        ):  # 'the government will not revise its target'
            return self.discourse.main or self._country_of_article(partner)
        if self.before and self.before[-1].reporter:  # 'our exports to Serbia increased, and our imports were'
            return self.before[-1].reporter if self.before[-1].reporter != partner else None
        named = next((code for m, code in reversed(self.named) if m.last <= self.topic.first and not m.is_adjective), None)
        owner = named if named and named != partner else self.discourse.subject
        return owner if owner != partner else None

    def _last_topic(self) -> Topic | None:
        last = self.discourse.topic
        if last is None or not last.is_trade or self.s.number - self.discourse.topic_sentence > 1:
            return None
        return last

    def _country_of_article(self, partner: str | None) -> str | None:
        setting = self.setting
        if self.discourse.main and self.discourse.main != partner:
            return self.discourse.main
        candidates = [code for code in setting.countries[:3] if code != partner]
        if setting.dateline in candidates[:2]:
            return setting.dateline
        if self.topic.is_trade and setting.payer and setting.payer != partner:
            return setting.payer
        for rank, code in enumerate(candidates):
            following = setting.shares[candidates[rank + 1]] if rank + 1 < len(candidates) else 0.0
            if setting.shares[code] >= OWNER_SHARE or (rank == 0 and setting.shares[code] >= 1.5 * following):
                return code
        last = self.discourse.topic
        return last.reporter if last and last.reporter != partner else None

    def _is_private(self) -> bool:
        """'Toyota's exports', 'her sales': not a country's."""
        i = self.topic.first - 1
        while i >= 0 and self.s.tags[i] in INSIDE_NOUN_PHRASE and self.s.lower[i] not in {"'s", "her", "his", "my"}:
            i -= 1
        if i < 0 or self.s.lower[i] in {"her", "his", "my"}:
            return i >= 0
        if self.s.lower[i] == "'s" and i and self.s.lower[i - 1] in self.lexicon.names.organisation_nouns | {"firm", "company", "maker"}:
            return True  # 'his firm's sales'
        return self.s.lower[i] == "'s" and any(
            m.last == i and m.entity.code is None and m.entity.kind in {"person", "organisation"} for m in self.mentions
        )

    def _is_of_region(self) -> bool:
        """'Scotland's exports', 'Yunnan's border trade': of a part of a country, which lends its figures to nobody."""
        i = self.topic.first - 1
        while i >= 0 and self.s.tags[i] in INSIDE_NOUN_PHRASE and self.s.lower[i] != "'s":
            i -= 1
        ends = {i, self.topic.first}  # 'Scotland's exports', 'Scottish exports'
        return any(m.last in ends and m.entity.code is None and m.entity.kind == "place" for m in self.mentions)

    def _partner_beside(self, reporter: str | None) -> str | None:
        """The partner of a flow named in full with its owner: 'Taiwan's surplus' is the one with all the world.

        But not where the sentence gives exports and imports of the pair, or the trade of the pair was spoken of just before.
        """
        total = next((other for other in self.before if other.measure == "trade_total" and other.partner), None)
        if total and reporter in {total.reporter, total.partner}:  # 'trade reached 8 billion, of which Vietnam's exports were'
            return total.partner if total.reporter == reporter else total.reporter
        flows = {(other.measure, other.partner) for other in self.before if other.reporter == reporter and other.partner}
        partners = {partner for _, partner in flows}
        if self.topic.measure == "trade_balance" and {measure for measure, _ in flows} >= {"exports", "imports"} and len(partners) == 1:
            return partners.pop()
        last = self._last_topic()
        if last is None or last.measure != "trade_total" or last.partner is None or reporter not in {last.reporter, last.partner}:
            return None
        return last.partner if last.reporter == reporter else last.reporter

    def _partner_in_mind(self, reporter: str | None) -> str | None:
        """The partner where the words name none: that of the flow beside it, or of the pair that the article is about."""
        if is_worldwide(self.topic, self.s, self.lexicon) or self.beside_output:
            return None
        if self.topic.measure == "exports" and self.topic.points_back:
            return None
        beside = self.before[-1] if self.before else None
        if beside and beside.reporter == reporter:
            return beside.partner
        if self.countries and not self._speaks_of(reporter):
            return None
        pair = self.discourse.pair
        if pair and reporter in pair and not self.discourse.is_worldwide:
            return pair[0] if pair[1] == reporter else pair[1]
        last = self._last_topic()
        alone = last is not None and len(self.discourse.partners) == 1
        definite = (
            alone and self.topic.first and self.s.lower[self.topic.first - 1] in {"the", "this", "that"} and self.topic.measure != "exports"
        )
        if definite and last and last.partner and last.reporter == reporter and self.s.number - self.discourse.topic_sentence <= 1:
            return last.partner
        return None

    def _speaks_of(self, reporter: str | None) -> bool:
        return all(mention.entity.code == reporter or mention.is_adjective for mention in self.countries)

    # -- totals ---------------------------------------------------------------------------------------------------

    def _total(self, owners: list[str], others: list[str]) -> Topic:
        """Trade has two sides, of which a text may name both, one, or none ('the two countries')."""
        topic = self.topic
        named = list(dict.fromkeys([*owners, *others]))
        if len(named) >= 2:
            return replace(topic, reporter=named[0], partner=named[1], basis="stated")
        mutual = self._is_mutual()
        joined = self._joined_subjects() if mutual else None
        if joined:
            return replace(topic, reporter=joined[0], partner=joined[1], basis="stated")
        pair = self._pair_in_mind()
        if len(named) == 1:
            other = self._trader_in_mind(named[0]) if others and not mutual else None
            if other is None and (mutual or others):
                other = next((code for code in pair or () if code != named[0]), None)
            if other is None and others:
                other = self._reporter_in_mind(named[0])
            elif other is None:
                other = self._back_reference(named[0])
            if others and other:  # 'trade with the Community': the one in mind trades with it
                return replace(topic, reporter=other, partner=named[0], basis="discourse")
            return replace(topic, reporter=named[0], partner=other, basis="discourse" if other else "stated")
        if mutual:
            return replace(topic, reporter=pair[0], partner=pair[1], basis="discourse") if pair else topic
        owner = self._reporter_in_mind(None)
        if is_worldwide(self.topic, self.s, self.lexicon) or self.discourse.is_worldwide:
            return replace(topic, reporter=owner, basis="discourse" if owner else None)
        here = list(dict.fromkeys(str(m.entity.code) for m in self.countries if not m.is_adjective))
        if len(here) == 2 and self.setting.pair and set(here) == set(self.setting.pair):
            return replace(topic, reporter=here[0], partner=here[1], basis="discourse")
        known = self.discourse.pair
        if known and (owner in known or owner is None):
            return replace(topic, reporter=known[0], partner=known[1], basis="discourse")
        last = self.discourse.topic
        if owner and last and last.measure == "trade_total" and last.partner:
            return replace(topic, reporter=last.reporter, partner=last.partner, basis="discourse")
        return replace(topic, reporter=owner, basis="discourse" if owner else None)

    def _is_mutual(self) -> bool:
        lower = self.s.lower
        if self.sets["mutual"] & set(lower) or self.topic.word.phrase.startswith("two-way"):
            return True
        return any(word in {"two", "both"} and lower[i + 1] in self.sets["pair_nouns"] for i, word in enumerate(lower[:-1])) or (
            lower[self.topic.last : self.topic.last + 3] == ["between", "the", "two"]
            or (lower[self.topic.last - 1] == "between" and lower[self.topic.last : self.topic.last + 2] == ["the", "two"])
        )

    def _joined_subjects(self) -> tuple[str, str] | None:
        """'China and ASEAN aim to raise two-way trade': two countries joined by 'and' before the topic."""
        before = [m for m in self.countries if m.last <= self.topic.first]
        for left, right in itertools.pairwise(before):
            joint = [word for word in self.s.lower[left.last : right.first] if word != "the"]
            if joint == ["and"] and left.entity.code != right.entity.code:
                return str(left.entity.code), str(right.entity.code)
        return None

    def _pair_in_mind(self) -> tuple[str, str] | None:
        """The two countries that 'the two countries' are: those of this sentence, of the article, or named last."""
        named = list(dict.fromkeys(str(m.entity.code) for m in self.countries))
        # A bloc is where they meet ('at the BRICS summit') more often than one of the two.
        blocs = {str(m.entity.code) for m in self.countries if m.entity.kind == "organisation"}
        here = [code for code in named if code not in blocs] if len(named) != 2 or self.setting.pair else named
        if len(here) == 2:
            return here[0], here[1]
        if len(here) == 1 and self.setting.pair and here[0] in self.setting.pair:
            return self.setting.pair
        recent = self.discourse.recent or []
        for pair in (self.discourse.pair, self.setting.pair):
            if pair and (not recent or set(pair) & set(recent[:2])):
                return pair
        return (recent[0], recent[1]) if len(recent) >= 2 else self.discourse.pair or self.setting.pair

    def _sold_to(self, destination: str) -> Topic:
        """'Hong Kong bought 134 billion of it': exports of the one spoken of, to the subject."""
        last = self.before[-1] if self.before else self._last_topic()
        reporter = last.reporter if last and last.reporter != destination else None
        reporter = reporter or self._country_of_article(destination)
        if reporter is None:
            return replace(self.topic, partner=destination)
        return replace(self.topic, reporter=reporter, partner=destination, basis="discourse")


def spoken_for(mention: Mention, setting: Setting, lexicon: Lexicon) -> str | None:
    """The code of the country or bloc that a mention stands or speaks for: 'the Kremlin', 'the Reserve Bank of India'."""
    entity = mention.entity
    bloc = lexicon.bloc_organs.get(entity.name)
    if bloc and (entity.kind == "organisation" or bloc in setting.countries):
        return "EC" if bloc == "EU" and "EC" in setting.countries else bloc
    return entity.code or (entity.iso3 if is_state_organ(entity, lexicon) else None)


def is_worldwide(topic: Topic, sentence: Sentence, lexicon: Lexicon) -> bool:
    """'total exports', 'trade with the whole world', 'a deficit of 5.5 billion with the rest of the world'."""
    words = lexicon.word_sets["worldwide"]
    reach = sentence.lower[topic.last : topic.last + NOUN_REACH]
    if any(
        reach[k : k + 5] in (["with", "the", "rest", "of", "the"], ["to", "the", "rest", "of", "the"], ["from", "the", "rest", "of", "the"])
        for k in range(len(reach))
    ):
        return True
    return bool(words & set(sentence.lower[max(0, topic.first - 4) : topic.last + 5])) or topic.word.phrase.split()[0] in words


def listed_countries(sentence: Sentence, mentions: list[Mention], amounts: list[Amount], count: int) -> list[str]:
    """The codes of the last ``count`` countries that stand in one list, each perhaps with an amount.

    'Russia, Pakistan, Poland and Kazakhstan'; 'Germany, at 4.66 billion, and the United States, 4.48 billion'.
    """
    in_amounts = {k for amount in amounts for k in range(amount.first, amount.last)}
    countries = [m for m in mentions if m.entity.code and not _repeats(m, mentions, sentence)]
    row: list[Mention] = []
    for mention in reversed(countries):
        between = range(mention.last, row[-1].first) if row else range(0)
        gap = {sentence.lower[k] for k in between if k not in in_amounts}
        if row and not ({"and", ","} & gap and all(k in in_amounts or sentence.lower[k] in _BETWEEN_LISTED for k in between)):
            if len(row) == count:
                break
            row = []
        row.append(mention)
    return [str(m.entity.code) for m in reversed(row)] if len(row) == count else []


def _repeats(mention: Mention, mentions: list[Mention], sentence: Sentence) -> bool:
    """'the Association of Southeast Asian Nations (ASEAN)': the short name in brackets is no other party."""
    if mention.first == 0 or sentence.lower[mention.first - 1] != "(":
        return False
    return any(m.last == mention.first - 1 and m.entity.code == mention.entity.code for m in mentions)


def partner_of_amount(topic: Topic, amount: Amount, sentence: Sentence, mentions: list[Mention]) -> str | None:
    """The partner that this amount of a topic is of, where the topic has an amount for each of several.

    'The deficit with Canada was 1.6 billion and with Mexico 402 million': the country right before the amount, in the
    place of a partner. Null where there is none.
    """
    if topic.last > amount.first:
        return _partner_behind(topic, amount, sentence, mentions)
    wanted = _WANTED.get(topic.measure, set())
    for mention in reversed(mentions):
        if mention.entity.code is None or mention.last > amount.first or mention.first < topic.last:
            continue
        gap = sentence.lower[mention.last : amount.first]
        if gap == ["("] and topic.partner and mention.entity.code != topic.reporter:  # 'followed by the Netherlands (501 billion)'
            return str(mention.entity.code)
        if mention.is_adjective or mention.entity.code == topic.reporter or not all(word in _BEFORE_OWN_AMOUNT for word in gap):
            return _partner_behind(topic, amount, sentence, mentions)
        before = _word_before(sentence, mention.first)
        if before == "by" and "followed" in sentence.lower[max(0, mention.first - 4) : mention.first] and topic.partner:
            return str(mention.entity.code)
        if before in wanted or (before in {"and", ","} and topic.partner):
            return str(mention.entity.code)
        return None
    return _partner_behind(topic, amount, sentence, mentions)


def _partner_behind(topic: Topic, amount: Amount, sentence: Sentence, mentions: list[Mention]) -> str | None:
    """'of which 3.9 billion was with the U.S.', '13 billion to Germany'."""
    wanted = _WANTED.get(topic.measure, set())
    lower = sentence.lower
    i = amount.last
    while i < len(lower) and lower[i] in {"was", "were", "is", "are", "of", "it", "that", "this", "went", "going", "came", "coming"}:
        i += 1
    if i >= len(lower) or lower[i] not in wanted:
        return None
    i += 1
    while i < len(lower) and lower[i] in _SKIPPED_BEFORE_COUNTRY:
        i += 1
    return next((str(m.entity.code) for m in mentions if m.first == i and m.entity.code not in {None, topic.reporter}), None)


def _word_before(sentence: Sentence, first: int) -> str:
    i = first - 1
    while i >= 0 and sentence.lower[i] in _SKIPPED_BEFORE_COUNTRY:
        i -= 1
    return sentence.lower[i] if i >= 0 else ""
