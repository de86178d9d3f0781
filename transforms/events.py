"""Events: what happened, is planned, was cancelled or denied between whom, read from the words that evoke it.

A trigger of ``triggers.csv`` (a verb, or a noun such as 'visit') is an event where somebody named takes part. Sides
come from the clause: subject and object, the passive, 'by', 'between', possessives, demonyms. Statements are events
where the text says when or where they were made. Classes of PLOVER go beside (Halterman et al. 2023, 'PLOVER and
POLECAT'), with what PLOVER has no code for in ``status``.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from transforms.articles import Article, Sentence
from transforms.entities import ArticleNames, Entity, Mention
from transforms.lexicon import Lexicon, Trigger
from transforms.periods import Period, TimeExpression, find_times
from transforms.quotes import Attribution
from transforms.speakers import Focus, Source, find_subject, resolve_source
from transforms.statuses import looks_forward
from transforms.tokens import VERB_TAGS

_BREAKS = {";", "while", "whereas", "but", "although", "though", "\u2014", "--"}
_AGAINST = {"on", "against", "upon", "at", "over"}
_TO = {"to", "in", "with", "into", "of", "for", "from"}
_WILL = {
    "will", "'ll", "shall", "plans", "plan", "planned", "scheduled", "due", "expected", "set", "upcoming", "preparing",
    "prepares", "intends", "intend", "promises", "promised", "pledged", "vowed", "about", "ahead", "arrange", "arranged",
    "agreed", "next", "forthcoming",
}  # fmt: skip
_MAYBE = {
    "would", "could", "may", "might", "if", "should", "can", "threatens", "threatened", "threatening", "wants", "want",
    "hopes", "hope", "seeks", "seek", "proposed", "proposes", "considering", "urged", "urge", "push", "pushing", "possible",
    "potential", "unless", "whether", "called", "demanded", "asked", "ready", "willing", "likely",
}  # fmt: skip
_CANCELLED = {
    "cancelled",
    "canceled",
    "cancels",
    "cancel",
    "postponed",
    "postpone",
    "postpones",
    "scrapped",
    "scrap",
    "called off",
    "shelved",
    "aborted",
    "suspended",
    "delayed",
}
_NOT = {
    "not", "never", "n't", "no", "didn't", "doesn't", "don't", "won't", "hasn't", "haven't", "hadn't", "wasn't", "weren't",
    "isn't", "without", "nor", "cannot", "can't", "wouldn't",
}  # fmt: skip
_REFUSING = {"refused", "refuses", "refuse", "denied", "denies", "deny", "declined", "rejected", "failed", "ruled"}
_TARIFF_ACTIONS = {
    "impose", "imposed", "imposes", "imposing", "cut", "cuts", "cutting", "raise", "raised", "raises", "raising", "slap",
    "slapped", "slapping", "put", "putting", "levy", "levied", "announce", "announced", "announces", "introduce",
    "introduced", "lift", "lifted", "lifting", "remove", "removed", "reduce", "reduced", "lower", "lowered", "drop",
    "dropped", "double", "doubled", "threaten", "threatened", "apply", "applied", "use", "prompting", "hit", "hike",
    "hiked", "increase", "increased", "scrap", "scrapped", "waive", "waived", "extend", "extended", "charge", "placed",
    "set", "retaliatory", "anti-dumping", "dumping", "antidumping", "new", "additional", "punitive", "steep", "heavy",
}  # fmt: skip
_VENUES = {
    "conference", "briefing", "interview", "statement", "speech", "op-ed", "forum", "editorial", "press", "reporters",
    "parliament", "hearing", "rally", "address", "summit", "letter", "testimony", "broadcast", "tweet", "post", "report",
    "news", "video", "radio", "television", "debate", "website",
}  # fmt: skip
_ANNOUNCING = {"announce", "report", "reveal", "disclose", "declare", "release", "invoke", "reiterate", "stress"}
_LIGHT_VERBS = {
    "pay", "paid", "pays", "paying", "make", "made", "makes", "making", "hold", "held", "holds", "holding", "have", "had",
    "has", "having", "begin", "began", "start", "started", "starts", "conduct", "conducted", "conducting", "launch",
    "launched", "take", "took", "impose", "imposed", "imposes", "imposing", "announce", "announced", "attend", "attended",
    "attending", "host", "hosted", "hosting", "resume", "resumed", "open", "opened", "end", "ended", "slap", "slapped",
    "put", "issue", "issued", "carried", "carry", "stage", "staged", "sign", "signed", "reach", "reached", "is", "was",
    "were", "be", "provide", "provided", "give", "gave", "do", "did", "continue", "continued", "ratify", "cancelled",
    "cancel", "postponed", "conclude", "concluded", "welcome", "welcomed", "led", "engage", "engaged",
}  # fmt: skip


@dataclass(slots=True)
class Participant:
    """Somebody who takes part: ``name`` as printed or canonical, and the entity where it is one."""

    name: str
    entity: Entity | None


@dataclass(slots=True)
class Event:
    """One event. ``first`` to ``last`` are the tokens of the clause around the trigger."""

    sentence: Sentence
    first: int
    last: int
    trigger_first: int
    trigger_last: int
    event_type: str
    plover: str | None
    actors: list[Participant]
    target: Participant | None
    place: Entity | None
    period: Period | None
    date_basis: str
    status: str


def read_events(article: Article, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> list[Event]:
    """The events of an article, in order."""
    return _EventReader(article, names, attributions, lexicon).read()


class _EventReader:
    """Reads the events of one article."""

    def __init__(self, article: Article, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> None:
        self.article = article
        self.names = names
        self.lexicon = lexicon
        self.focus = Focus()
        self.by_sentence: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            self.by_sentence.setdefault(attribution.sentence.number, []).append(attribution)

    def read(self) -> list[Event]:
        events: list[Event] = []
        for sentence, mentions in zip(self.article.sentences, self.names.mentions, strict=True):
            if sentence.role in {"dateline", "heading"}:
                continue
            times = find_times(sentence, self.lexicon.times, self.article.published_on, forward=looks_forward(sentence))
            found = self._triggered(sentence, mentions, times)
            found += self._statements(sentence, times, mentions)
            events += _without_repeats(found)
            self._keep_in_focus(sentence, mentions)
        return events

    def _keep_in_focus(self, sentence: Sentence, mentions: list[Mention]) -> None:
        for mention in mentions:
            before = sentence.lower[mention.first - 1] if mention.first else ""
            is_subject = (
                before not in {"with", "to", "by", "of", "against", "from", "for", "on", "about", "in", "at"} and not mention.is_adjective
            )
            if (mention.entity.kind == "person" and is_subject) or (
                mention.entity.kind in {"organisation", "country"} and is_subject and mention.first < 4
            ):
                self.focus.note(Source(mention.entity.name, mention.entity))
        persons = [m.entity for m in mentions if m.entity.kind in {"person", "country"} and not m.is_adjective]
        for left, right in itertools.pairwise(persons):
            if left is not right:
                self.focus.plural = Source(f"{left.name}; {right.name}", None, is_plural=True)
                break

    # -- triggered events -----------------------------------------------------------------------------------------

    def _triggered(self, sentence: Sentence, mentions: list[Mention], times: list[TimeExpression]) -> list[Event]:
        found = []
        i = 0
        while i < len(sentence):
            trigger = self.lexicon.triggers.starting(sentence.lower, i)
            if trigger and self._is_used_so(sentence, i, trigger[1]) and not self._is_inside_name(i, mentions):
                event = self._event(sentence, i, trigger[0], trigger[1], mentions, times)
                if event:
                    found.append(event)
                i = trigger[0]
                continue
            i += 1
        return found

    def _is_used_so(self, sentence: Sentence, i: int, trigger: Trigger) -> bool:
        """Whether the word is the verb or noun that the lexicon means."""
        tag = sentence.tags[i]
        if trigger.form == "noun":
            return tag[0] in {"N", "J"} or " " in trigger.lemma
        if tag not in VERB_TAGS:
            return False
        return not (trigger.form == "gerund" and i and sentence.tags[i - 1] in {"DT", "JJ"})

    def _is_inside_name(self, i: int, mentions: list[Mention]) -> bool:
        return any(m.first <= i < m.last and m.last - m.first > 1 for m in mentions)

    def _event(
        self, sentence: Sentence, first: int, last: int, trigger: Trigger, mentions: list[Mention], times: list[TimeExpression]
    ) -> Event | None:
        start, end = self._clause(sentence, first, last)
        if trigger.needs == "action" and not _TARIFF_ACTIONS & set(sentence.lower[max(start, first - 8) : min(end, last + 3)]):
            return None
        if trigger.form == "noun":
            actors, target = self._sides_of_noun(sentence, first, last, trigger, mentions, start, end)
        else:
            actors, target = self._sides_of_verb(sentence, first, last, trigger, mentions, end)
        if not self._suffices(trigger, actors, target, mentions, last, end):
            return None
        if (
            trigger.sides == "symmetric"
            and target is not None
            and target.entity is not None
            and target.entity.kind in {"person", "country", "organisation"}
        ):
            actors, target = [*actors, target], None
        period, basis = self._date(times, start, end, first, last)
        status = self._status(sentence, first, last, start, end, trigger)
        place = self._place(mentions, start, end, target, trigger)
        return Event(sentence, start, end, first, last, trigger.event_type, trigger.plover, actors, target, place, period, basis, status)

    def _clause(self, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
        """The clause around a trigger: to the next break on either side, at most the sentence."""
        start = next((k + 1 for k in range(first - 1, -1, -1) if sentence.lower[k] in _BREAKS), 0)
        end = next((k for k in range(last, len(sentence)) if sentence.lower[k] in _BREAKS), len(sentence))
        while end > last and sentence.lower[end - 1] in {".", ",", '"', "''"}:
            end -= 1
        while start < first and sentence.lower[start] in {",", '"', "''", "and", "\u2022"}:
            start += 1
        return start, end

    def _suffices(
        self, trigger: Trigger, actors: list[Participant], target: Participant | None, mentions: list[Mention], last: int, end: int
    ) -> bool:
        named = [p for p in [*actors, *([target] if target else [])] if p.entity is not None and p.entity.kind != "place"]
        if trigger.needs in {"none", "action"}:
            return True
        if trigger.needs == "place":
            return bool(named) and any(
                last <= m.first <= last + 3 and m.entity.kind in {"place", "country"} for m in mentions if m.first < end
            )
        if trigger.needs == "person":
            return len(named) >= 2 or bool(target and target.entity and actors)
        return bool(named)

    # -- sides ----------------------------------------------------------------------------------------------------

    def _participants(self, source: Source) -> list[Participant]:
        if source.entity is not None:
            return [Participant(source.entity.name, source.entity)]
        if source.name and source.is_plural and "; " in source.name:
            return [Participant(name, self._entity_called(name)) for name in source.name.split("; ")]
        if source.name and " and " in source.name:
            parts = [(name, self._entity_called(name)) for name in source.name.split(" and ")]
            if all(entity for _, entity in parts):
                return [Participant(name, entity) for name, entity in parts]
        return [Participant(source.name, None)] if source.name else []

    def _entity_called(self, name: str) -> Entity | None:
        return next((entity for entity in self.names.entities if entity.name == name), None)

    def _mentions_in(self, mentions: list[Mention], first: int, last: int) -> list[Mention]:
        return [m for m in mentions if first <= m.first and m.last <= last]

    def _sides_of_verb(
        self, sentence: Sentence, first: int, last: int, trigger: Trigger, mentions: list[Mention], end: int
    ) -> tuple[list[Participant], Participant | None]:
        passive = trigger.form in {"past", "participle"} and self._is_passive(sentence, first)
        objects = self._objects(sentence, last, mentions, end)
        if passive:
            agent = self._agent(sentence, last, mentions, end)
            subject = self._subject(sentence, first, last, mentions, allow_passive=True)
            return agent, (subject[0] if subject else None)
        if sentence.tags[first] in {"VBN"} and first and sentence.lower[last : last + 1] == ["by"]:  # 'sanctions imposed by'
            return self._agent(sentence, last, mentions, end), None
        subject = self._subject(sentence, first, last, mentions, allow_passive=False)
        return subject, objects

    def _is_passive(self, sentence: Sentence, first: int) -> bool:
        i = first - 1
        while i >= 0 and sentence.tags[i] == "RB":
            i -= 1
        return (
            i >= 0
            and sentence.lower[i] in {"was", "were", "is", "are", "been", "being", "be", "get", "got"}
            and sentence.tags[first] in {"VBN", "VBD"}
        )

    def _subject(self, sentence: Sentence, first: int, last: int, mentions: list[Mention], *, allow_passive: bool) -> list[Participant]:
        start = first
        if allow_passive or sentence.tags[first] == "VB":
            start = self._verb_group_start(sentence, first)
        subject = find_subject(sentence, start, last, mentions, after_quote=False)
        if subject is None:
            return []
        source = resolve_source(subject, mentions, self.focus, self.lexicon, {})
        found = self._participants(source)
        if found:
            return found
        inside = [
            m for m in self._mentions_in(mentions, subject.first, subject.last) if m.entity.kind in {"country", "organisation", "person"}
        ]
        if inside and inside[-1].is_adjective:  # 'Mexican officials', 'Israeli warplanes'
            name = " ".join(sentence.surface(subject.first, subject.last).split())
            return [Participant(inside[-1].entity.name if self._is_state_body(sentence, subject.last) else name, inside[-1].entity)]
        return [Participant(m.entity.name, m.entity) for m in inside[-1:]]

    def _is_state_body(self, sentence: Sentence, end: int) -> bool:
        return sentence.lower[end - 1] in {
            "government",
            "forces",
            "troops",
            "warplanes",
            "army",
            "authorities",
            "military",
            "side",
            "leaders",
            "jets",
            "police",
            "soldiers",
            "gunships",
            "tanks",
            "administration",
        }

    def _verb_group_start(self, sentence: Sentence, first: int) -> int:
        """'will be visited', 'plans to visit': the first verb of the group."""
        i = first
        while i > 0 and (
            sentence.tags[i - 1] in {"MD", "TO", "RB"}
            or sentence.lower[i - 1] in {"be", "been", "is", "was", "are", "were", "has", "have", "had", "being"}
            or (sentence.lower[i] == "to" and sentence.tags[i - 1] in VERB_TAGS)
        ):
            i -= 1
        return i

    def _objects(self, sentence: Sentence, last: int, mentions: list[Mention], end: int) -> Participant | None:
        """The first name behind the verb, across articles, adjectives and prepositions; not across another verb."""
        i = last
        while i < min(end, last + 12):
            mention = next((m for m in mentions if m.first == i), None)
            if mention:
                if mention.is_adjective and i + 1 < end and sentence.tags[mention.last] in {"NN", "NNS", "JJ"}:
                    phrase_end = mention.last
                    person = None
                    while phrase_end < end and sentence.tags[phrase_end] in {"NN", "NNS", "NNP", "JJ"}:
                        person = person or next((m for m in mentions if m.first == phrase_end and m.entity.kind == "person"), None)
                        phrase_end += 1
                    if person:
                        return Participant(person.entity.name, person.entity)
                    return Participant(mention.entity.name, mention.entity)
                return Participant(mention.entity.name, mention.entity)
            if sentence.tags[i] in {"VBD", "VBZ", "VBP", "MD"} or sentence.lower[i] in {"that", ",", "(", '"'}:
                return None
            i += 1
        return None

    def _agent(self, sentence: Sentence, last: int, mentions: list[Mention], end: int) -> list[Participant]:
        """'by the United States and its allies'."""
        by = next((k for k in range(last, min(end, last + 10)) if sentence.lower[k] == "by"), None)
        if by is None:
            return []
        mention = next((m for m in mentions if by < m.first <= by + 6), None)
        if mention:
            return [Participant(mention.entity.name, mention.entity)]
        stop = by + 1
        while stop < end and sentence.tags[stop] in {"DT", "JJ", "NN", "NNS", "NNP", "VBG"}:
            stop += 1
        return [Participant(" ".join(sentence.surface(by + 1, stop).split()), None)] if stop > by + 1 else []

    def _sides_of_noun(
        self, sentence: Sentence, first: int, last: int, trigger: Trigger, mentions: list[Mention], start: int, end: int
    ) -> tuple[list[Participant], Participant | None]:
        actors = self._owners(sentence, first, mentions)
        target = None
        i = last
        while i < min(end, last + 12):
            word = sentence.lower[i]
            near = next(
                (
                    m
                    for m in mentions
                    if i < m.first <= i + 5 and not any(t in {"VBD", "VBZ", "VBP"} for t in sentence.tags[i + 1 : m.first])
                ),
                None,
            )
            if word == "between" and near:
                pair = [m for m in mentions if i < m.first <= i + 12 and m.entity.kind in {"person", "country", "organisation"}]
                actors = [*actors, *[Participant(m.entity.name, m.entity) for m in pair[:4] if not (m.is_adjective and len(pair) > 2)]]
                break
            if word in {"by", "from"} and near and (word == "by" or trigger.event_type in {"sanction", "demand", "condemn", "accuse"}):
                actors = [Participant(near.entity.name, near.entity), *actors]
            elif word in {"with"} and near:
                target = target or Participant(near.entity.name, near.entity)
            elif (word in _AGAINST or word in _TO) and near and target is None and (trigger.sides == "directed") and near.first <= i + 4:
                target = Participant(near.entity.name, near.entity)
            elif sentence.tags[i] in {"VBD", "VBZ", "VBP", "MD"} and i > last + 1:
                break
            i += 1
        if not actors:
            actors = self._light_subject(sentence, first, mentions, start)
        return actors, target

    def _owners(self, sentence: Sentence, first: int, mentions: list[Mention]) -> list[Participant]:
        """'Putin's state visit', 'Israeli raids', 'China-Russia talks': who stands inside the noun phrase before it."""
        i = first - 1
        while i >= 0 and (
            sentence.tags[i] in {"JJ", "NN", "NNP", "NNPS", "POS", "CD", "VBG", "VBN", "NNS", "JJS"} or sentence.lower[i] in {"-", "and"}
        ):
            i -= 1
        inside = self._mentions_in(mentions, i + 1, first)
        if inside:
            return [Participant(m.entity.name, m.entity) for m in inside if m.entity.kind != "place"][-2:]
        if i >= 0 and sentence.tags[i] == "PRP$":
            pronoun = {"his": "he", "her": "she", "their": "they", "its": "it"}.get(sentence.lower[i])
            if pronoun:
                return self._pronoun(pronoun)
        return []

    def _pronoun(self, word: str) -> list[Participant]:
        if word in {"he", "she"}:
            gender = "m" if word == "he" else "f"
            person = next((p for p in reversed(self.focus.persons) if p.gender in {"", gender}), None)
            return [Participant(person.name, person)] if person else []
        source = self.focus.plural if word == "they" else self.focus.other
        return self._participants(source) if source else []

    def _light_subject(self, sentence: Sentence, first: int, mentions: list[Mention], start: int) -> list[Participant]:
        """'Putin will hold a meeting', 'the U.S. slapped tariffs': the subject of the verb that carries the noun."""
        for k in range(first - 1, max(start - 1, first - 8), -1):
            if sentence.tags[k] in VERB_TAGS and sentence.lower[k] in _LIGHT_VERBS:
                group = self._verb_group_start(sentence, k)
                return self._subject(sentence, group, k + 1, mentions, allow_passive=False)
            if sentence.tags[k] in {"VBD", "VBZ", "VBP"}:
                return []
        return []

    # -- date, place, status --------------------------------------------------------------------------------------

    def _date(self, times: list[TimeExpression], start: int, end: int, first: int, last: int) -> tuple[Period | None, str]:
        inside = [t for t in times if start <= t.first and t.last <= end and t.period is not None and not t.since]
        if not inside:
            return None, "unknown"
        nearest = min(inside, key=lambda t: t.first - last if t.first >= last else first - t.last + 1)
        return nearest.period, nearest.basis

    def _place(self, mentions: list[Mention], start: int, end: int, target: Participant | None, trigger: Trigger) -> Entity | None:
        for mention in mentions:
            if start <= mention.first and mention.last <= end and mention.entity.kind in {"place", "country"} and not mention.is_adjective:
                before = mention.sentence.lower[mention.first - 1] if mention.first else ""
                if before in {"in", "at", "near", "outside"}:
                    return mention.entity
        if trigger.event_type == "visit" and target is not None and target.entity is not None:
            return target.entity if target.entity.kind in {"place", "country"} else None
        return None

    def _status(self, sentence: Sentence, first: int, last: int, start: int, end: int, trigger: Trigger) -> str:
        """Read from the words that govern the trigger in its clause."""
        near = sentence.lower[max(start, first - 6) : first]
        around = sentence.lower[max(start, first - 8) : min(end, last + 8)]
        if _CANCELLED & set(around) and trigger.event_type not in {"tariff", "ban"}:
            return "cancelled"
        if _NOT & set(sentence.lower[max(start, first - 4) : first]) and trigger.form != "noun":
            return "denied"
        governing = sentence.lower[max(start, first - 3) : first]
        if _REFUSING & set(governing) and trigger.event_type != "reject":
            return "denied"
        for word in reversed(near):
            if word in _WILL:
                return "planned"
            if word in _MAYBE:
                return "hypothetical"
            if word in {"said", "says", "told", "that", "after", "since", "when"}:
                break
        if trigger.form == "noun":
            return self._noun_status(sentence, first, last, start, end)
        if sentence.tags[first] == "VB" and first and sentence.lower[first - 1] == "to" and trigger.form == "base":
            return self._infinitive_status(sentence, first)
        return "occurred"

    def _infinitive_status(self, sentence: Sentence, first: int) -> str:
        """'is to visit' is planned; 'came to meet' happened; 'offered to help' is open."""
        before = sentence.lower[first - 2] if first > 1 else ""
        if before in {"is", "are", "was", "were", "him", "them", "her"}:
            return "planned"
        if sentence.tags[first - 2] in {"VBD"} and before in {"came", "arrived", "travelled", "traveled", "went", "met", "managed", "flew"}:
            return "occurred"
        return "planned" if sentence.tags[first - 2] in {"NN", "NNS", "VBN"} else "hypothetical"

    def _noun_status(self, sentence: Sentence, first: int, last: int, start: int, end: int) -> str:
        words = sentence.lower[start:end]
        following = sentence.lower[last : min(end, last + 8)]
        if {"will", "planned", "scheduled", "upcoming", "expected", "set"} & set(sentence.lower[max(start, first - 8) : first]):
            return "planned"
        if {"will", "scheduled", "planned"} & set(following[:5]) or following[:2] in (
            ["set", "for"],
            ["is", "set"],
            ["is", "scheduled"],
            ["is", "due"],
        ):
            return "planned"
        if {"would", "could", "might", "if", "may"} & set(words[: max(0, first - start)][-8:]):
            return "hypothetical"
        return "occurred"

    # -- statements -----------------------------------------------------------------------------------------------

    def _statements(self, sentence: Sentence, times: list[TimeExpression], mentions: list[Mention]) -> list[Event]:
        """Sayings that the text places in time or at an occasion: 'told a news conference on Monday'."""
        found = []
        for attribution in self.by_sentence.get(sentence.number, []):
            if attribution.cue is None or attribution.source.name is None or attribution.cue.label:
                continue
            staged = self._occasion(sentence, attribution, times)
            if staged is None:
                continue
            first, last, period, basis = staged
            subject = attribution.subject
            start = (
                min(first, subject.first) if subject and subject.sentence is sentence and attribution.first - subject.first < 20 else first
            )
            actors = self._participants(attribution.source)
            target = Participant(attribution.via, None) if attribution.via else None
            place = self._place(mentions, start, last, None, _STATEMENT)
            found.append(
                Event(
                    sentence,
                    start,
                    last,
                    attribution.first,
                    attribution.last,
                    "statement",
                    None,
                    actors,
                    target,
                    place,
                    period,
                    basis,
                    "occurred",
                )
            )
        return found

    def _occasion(
        self, sentence: Sentence, attribution: Attribution, times: list[TimeExpression]
    ) -> tuple[int, int, Period | None, str] | None:
        """The tokens of the cue with its day or occasion, null where the text gives neither."""
        assert attribution.cue is not None
        clause_starts = [first for first, _ in attribution.clauses if first >= attribution.last]
        stop = min(clause_starts, default=len(sentence))
        reach_end = min(stop, attribution.last + 14)
        reach_start = max(0, attribution.first - 8)
        clause_ends = [last for _, last in attribution.clauses if last <= attribution.first]
        reach_start = max([reach_start, *clause_ends])
        near = [
            t
            for t in times
            if (attribution.last <= t.first < reach_end or (reach_start <= t.first and t.last <= attribution.first))
            and t.period is not None
        ]
        opening = [t for t in times if t.first <= 1 and t.period is not None and t.last <= attribution.first]
        occasion = any(sentence.lower[k] in _VENUES for k in range(attribution.last, reach_end))
        day = next((t for t in [*near, *opening] if t.period), None)
        if day is None and not occasion and attribution.cue.lemma not in _ANNOUNCING:
            return None
        if day is None and attribution.cue.lemma == "report" and attribution.cue.form == "gerund":
            return None
        last = max([attribution.last, *[t.last for t in near]])
        return min([attribution.first, *[t.first for t in near]]), last, (day.period if day else None), (day.basis if day else "unknown")


_STATEMENT = Trigger("say", "past", "statement", None, "single", "none")


def _without_repeats(events: list[Event]) -> list[Event]:
    """One event for 'held talks ... discussions' of the same people in one clause."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (e.trigger_first, e.event_type)):
        same = next(
            (
                other for other in kept
                if other.event_type == event.event_type and abs(other.trigger_first - event.trigger_first) <= 6
                and {p.name for p in other.actors} & {p.name for p in event.actors}
            ),
            None,
        )  # fmt: skip
        if same is None:
            kept.append(event)
    return kept
