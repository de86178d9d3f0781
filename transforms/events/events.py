"""Events: what happened, is planned, was cancelled or denied between whom, read from the words that evoke it.

A trigger of ``triggers.csv`` (a verb, or a noun such as 'visit') is an event where those take part that its reading
needs. Statements are events where the text says where, to whom or when they were made. A noun that only points back
('the visit') is no new event. Classes of PLOVER go beside (Halterman et al. 2023, 'PLOVER and POLECAT'), with what
PLOVER has no code for in ``status``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from transforms.discourse.attributions import Attribution
from transforms.discourse.memory import ACTING, Participant
from transforms.events.directions import DIRECTED, read_direction
from transforms.events.participants import SideReader, Sides, find_carrier
from transforms.events.status import StatusReader
from transforms.events.steps import later_steps
from transforms.events.triggers import Evocation, find_evocations
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.words import TimeWords
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.segmentation.articles import Article, Sentence
from transforms.segmentation.attempts import attempt
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS
from transforms.syntax.verb_groups import phrase_start
from transforms.times.expressions import find_times
from transforms.times.period import Period, day_period, span_period
from transforms.times.timex import TimeExpression

# For how many sentences what a speaker goes on to say belongs to the occasion that the text has dated.
OCCASION_STAYS = 3
# For how many sentences a noun may mean an event told before.
POINTS_BACK_OVER = 10
# Two triggers of one type this close, of the same people, are one event: 'held talks ... the discussions'; a trigger
# without people of its own belongs to the one right before.
REPEATED_WITHIN = 10
NAMELESS_WITHIN = 6
# A full stop behind a shorter word may belong to it: 'Gen. Paz', 'Jan. 15'.
SHORTEST_END = 5
# How far behind a cue the words stand that tell to whom or where it was said.
OCCASION_REACH = 12
OCCASION_AHEAD = 14
# How far behind a verb of saying its object stands: 'announced a new set of sanctions'.
ANNOUNCED_WITHIN = 6
# How far a day may stand from the cue that it belongs to: 'told the newspaper El Comercio on Tuesday'.
DAY_BEHIND = 7
DAY_BEHIND_OCCASION = 16
DAY_AHEAD = 8
_SPEECH = {"accuse", "condemn", "reject", "demand", "threaten", "statement", "declare"}
_POINTING_BACK = {"the", "this", "that", "these", "his", "her", "their", "its", "such"}
# Nouns that mean an event told before without 'the' too: 'talks resumed'.
_BARE = {"talks", "meet", "visit", "sign", "election", "call"}
_PROMISED = {"CONSULT", "SUPPORT", "AID", "COOPERATE", "CONCEDE"}
# What opens a clause with a time of its own: 'on Monday, three days after the envoy was summoned'.
_OTHER_TIME = {"after", "before"}
_WITHIN = {"during", "of", "at", "after", "within"}
_UNTIL = (["to"], ["until"], ["through"], ["till"])
# What leads to a time that bounds an event and is not its own ('by 2030', 'until late March'), and what may stand between.
_BOUNDING = {"by", "until", "till", "through", "before", "after", "than"}
_BOUND_ADDS = {"the", "end", "of", "at", "least", "late", "early", "mid", "mid-", "-", "sometime", "as", "start", "beginning", "close"}
# What opens a side clause; a comma closes it before the main verb: 'Paz, who was back from a tour, met Rojas on Friday'.
_SIDE_OPENERS = {"who", "which", "whose", "where", "after", "before", "while", "when", "as", "following", "since", "once"}
# How far behind a noun the words of its own time stand: 'the visit to Lima just over a year ago'.
OWN_TIME_WITHIN = 12
_AGO = {"ago", "earlier", "later"}
_PUBLISHED = {"released", "published", "issued", "posted"}
_PARTS_OF_DAY = {("last", "night"): -1, ("this", "morning"): 0, ("this", "afternoon"): 0, ("this", "evening"): 0}
# How many days before the paper a dispatch may have been written; its 'today' is the day of its dateline.
DISPATCH_TRAVELS = 4
_IN_PLACE = {"in", "at", "near", "outside", "inside"}
# Events that a text counts: 'her third visit', 'they met twice'.
_COUNTED = {"visit", "meet", "talks", "call"}
_TIMES_OVER = {"twice", "times", "thrice"}
_ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "inaugural", "maiden", "latest"}
# How far behind the verb the count may stand: 'visited Chile three times'.
COUNT_REACH = 6
_LENGTHS = {"day", "week", "month", "year", "decade", "hour"}


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
    direction: str | None = None


def read_events(article: Article, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> list[Event]:
    """The events of an article, in order.

    Args:
        article: its sentences.
        names: its names.
        attributions: who says what (``read_speech``), for statements.
        lexicon: triggers, what governs them, and the word sets of both.
    """
    return _EventReader(article, names, attributions, lexicon).read()


class _Times:
    """The time expressions of a sentence, as they read in a look back and in a look ahead ('on Friday'); read when asked for."""

    def __init__(self, sentence: Sentence, words: TimeWords, on: date | None) -> None:
        self.sentence = sentence
        self.words = words
        self.on = on

    @cached_property
    def back(self) -> list[TimeExpression]:
        return self._with_parts_of_day(find_times(self.sentence, self.words, self.on))

    @cached_property
    def ahead(self) -> list[TimeExpression]:
        return self._with_parts_of_day(find_times(self.sentence, self.words, self.on, forward=0))

    def _with_parts_of_day(self, found: list[TimeExpression]) -> list[TimeExpression]:
        """'last night', 'this morning': a day as 'yesterday' and 'today' are."""
        lower, taken = self.sentence.lower, {k for time in found for k in range(time.first, time.last)}
        parts = [
            TimeExpression(k, k + 2, day_period(self.on + timedelta(days=_PARTS_OF_DAY[words])), "resolved")
            for k in range(len(lower) - 1)
            if self.on is not None and (words := (lower[k], lower[k + 1])) in _PARTS_OF_DAY and k not in taken
        ]
        return sorted([*found, *parts], key=lambda time: time.first) if parts else found

    def of(self, status: str) -> list[TimeExpression]:
        """The reading that goes with a status; of what was cancelled, the one nearer to the article's day."""
        if status in {"planned", "hypothetical"}:
            return self.ahead
        if status == "cancelled" and self.on is not None:
            on, back = self.on, {time.first: time for time in self.back}
            return [min(time, back.get(time.first, time), key=lambda t: _days_from(t, on)) for time in self.ahead]
        return self.back


def _written_on(article: Article, words: TimeWords) -> date | None:
    """The day of the dateline ('LIMA, Feb. 19 -'), where the paper of the next days printed it; else the day of publication."""
    on = article.published_on
    lines = [sentence for sentence in article.sentences if sentence.role == "dateline"]
    days = [time.period for sentence in lines for time in find_times(sentence, words, on) if time.period and time.period.is_day]
    written = days[0].start if len(days) == 1 else None
    return written if on and written and on - timedelta(days=DISPATCH_TRAVELS) <= written <= on else on


def _days_from(time: TimeExpression, on: date) -> int:
    return abs((time.period.start - on).days) if time.period else 0


class _EventReader:
    """Reads the events of one article."""

    def __init__(self, article: Article, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> None:
        self.article = article
        self.names = names
        self.lexicon = lexicon
        self.sides = SideReader(article, names, attributions, lexicon)
        self.statuses = StatusReader(lexicon)
        self.by_sentence: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            self.by_sentence.setdefault(attribution.sentence.number, []).append(attribution)
        self.events: list[Event] = []
        self.on = _written_on(article, lexicon.times)

    def read(self) -> list[Event]:
        for sentence, mentions in zip(self.article.sentences, self.names.mentions, strict=True):
            if sentence.role in {"dateline", "heading"}:
                continue
            with attempt(self.article, "events", sentence.text):
                times = _Times(sentence, self.lexicon.times, self.on)
                found = self._triggered(sentence, mentions, times)
                found += self._statements(sentence, times, mentions, found)
                self.events += _without_repeats(found)
        return self.events

    # -- triggered events -----------------------------------------------------------------------------------------

    def _triggered(self, sentence: Sentence, mentions: list[Mention], times: _Times) -> list[Event]:
        """An event for every trigger, in the first of its readings whose participants are there."""
        found: list[Event] = []
        told_until = 0
        for readings in find_evocations(sentence, mentions, self.lexicon):
            for evoked in readings if readings[0].first >= told_until else []:
                start, end = _clause(sentence, evoked.first, evoked.last)
                sides = self.sides.sides(sentence, evoked, times.back, start, end)
                if evoked.reading.form == "noun" and not sides.actors:
                    self._inherit(sentence, evoked, sides, mentions, end)
                told = self._is_told(sentence, evoked, mentions, times, end)
                if told or self._suffices(sentence, evoked, sides, mentions, times, end):
                    event = self._event(sentence, evoked, sides, mentions, times)
                    found += [event] if event else []
                    told_until = evoked.last
                    break
        found += [step for event in found for step in self._steps(event, found, times)]
        return _without_carriers(sentence, mentions, found)

    def _steps(self, event: Event, told: list[Event], times: _Times) -> Iterator[Event]:
        """'imposed sanctions in 2018, lifted them in 2021': what later verbs make of a measure, each with its own day."""
        if event.direction is None or event.status not in {"occurred", "planned"}:
            return
        sentence, looked_at = event.sentence, times.of(event.status)
        starts = frozenset(time.first for time in looked_at)
        steps = list(later_steps(sentence, event.event_type, event.trigger_last, starts, self.lexicon))
        for (first, last, direction), following in itertools.zip_longest(steps, steps[1:]):
            end = following[0] if following else _clause(sentence, first, last)[1]
            if any(first <= other.trigger_first < end and other.event_type == event.event_type for other in told):
                continue
            evoked = Evocation(first, last, Trigger("", "past", event.event_type, None, "directed", "none"))
            period, basis = self._date(sentence, looked_at, first, end, evoked)
            if period == event.period and event.direction in {step[2] for step in steps if step[0] > first}:
                event.direction = direction  # 'the ban, imposed in 2018 and lifted in 2021': the first tells of the first date
            elif (direction, period) != (event.direction, event.period):
                yield replace(
                    event, first=first, last=end, trigger_first=first, trigger_last=last, period=period, date_basis=basis,
                    direction=direction,
                )  # fmt: skip

    def _event(self, sentence: Sentence, evoked: Evocation, sides: Sides, mentions: list[Mention], times: _Times) -> Event | None:
        start, end = _clause(sentence, evoked.first, evoked.last)
        reading = evoked.reading
        if reading.sides == "symmetric" and sides.target is not None and _is_acting(sides.target):
            if sides.target not in sides.actors:
                sides.actors.append(sides.target)
            sides.target = None
        sides.actors = self.sides.with_states(sides.actors)
        status = self.statuses.status(sentence, mentions, evoked, start, end)
        is_present = reading.event_type not in _SPEECH and self.statuses.is_present(sentence, mentions, evoked, end)
        looked_at = times.ahead if is_present else times.of(status)
        period, basis = self._date(sentence, looked_at, start, end, evoked)
        if status == "occurred" and reading.event_type in _SPEECH and period is not None and self.on is not None and period.start > self.on:
            period, basis = None, "unknown"  # 'rejected talks on May 24': the day of what was spoken of
        status = self._status_in_time(status, period, reading)
        event = Event(
            sentence, start, end, evoked.first, evoked.last, reading.event_type, _plover(reading, status), sides.actors, sides.target,
            _place(mentions, start, end, sides.target, reading), period, basis, status, self._direction(sentence, mentions, evoked, end),
        )  # fmt: skip
        if self._is_no_new(event, mentions, evoked, end):
            return None
        self._share_occasion(event)
        self._share_frame(event)
        return event

    def _is_no_new(self, event: Event, mentions: list[Mention], evoked: Evocation, end: int) -> bool:
        """'The visit shows', 'it was her third visit': the noun tells of no event that is not told already."""
        if event.period is None and event.status == "occurred" and _is_counted(event.sentence, mentions, evoked):
            return True
        is_pointing = evoked.reading.form == "noun" and self._only_points_back(event, mentions)
        return is_pointing and not self.statuses.is_told(event.sentence, mentions, evoked, end)

    def _direction(self, sentence: Sentence, mentions: list[Mention], evoked: Evocation, end: int) -> str | None:
        verb = None
        if evoked.reading.form == "noun" and evoked.reading.event_type in DIRECTED:
            verb = find_carrier(sentence, evoked.first, mentions)[0]
            verb = verb if verb is not None else self.statuses.predicate(sentence, evoked.last, end)
        return read_direction(sentence, mentions, evoked, verb, end, self.lexicon)

    def _suffices(self, sentence: Sentence, evoked: Evocation, sides: Sides, mentions: list[Mention], times: _Times, end: int) -> bool:
        """Whether those take part that the reading needs."""
        target = sides.target
        named = [p for p in sides.all if _is_acting(p)]
        kinds = [p.entity.kind for p in named if p.entity is not None]
        match evoked.reading.needs:
            case "participant":
                goes_somewhere = evoked.reading.event_type == "visit" and target is not None and target.entity is not None
                return bool(named) or (goes_somewhere and bool(sides.actors))
            case "actor":
                return any(_is_acting(p) for p in sides.actors)
            case "target":
                return target is not None and _is_acting(target)
            case "pair":
                return len({p.name for p in named}) >= 2
            case "persons":
                return len(kinds) >= 2 and set(kinds) == {"person"} and target is not None
            case "anyone" | "agreeing":
                return bool(sides.all)
            case "doer" | "words":
                return bool(sides.actors)
            case "guest":
                return target is not None and target.entity is not None and target.entity.kind == "person" and bool(sides.actors)
            case "traveller":
                return any(p.entity is not None and p.entity.kind == "person" for p in sides.actors)
            case "steered":
                return any(evoked.last <= m.first <= evoked.last + 3 and "to" in sentence.lower[m.last : m.last + 4] for m in mentions)
            case "place":
                return bool(sides.actors) and any(
                    evoked.last <= m.first <= evoked.last + 2 and m.entity.kind in {"place", "country"} for m in mentions
                )
            case "dated":
                return bool(named) or any(evoked.last - 8 <= t.first < end and t.period for t in times.back)
            case "placed":
                dated = any(evoked.last - 8 <= t.first < evoked.last + 8 and t.period for t in times.back)
                return bool(sides.all) or dated or any(evoked.last < m.first <= evoked.last + 3 for m in mentions)
            case "none":
                return True
            case _:
                return bool(sides.all) or evoked.reading.event_type != "other" or evoked.reading.sides == "single"

    def _is_told(self, sentence: Sentence, evoked: Evocation, mentions: list[Mention], times: _Times, end: int) -> bool:
        """'Talks are to resume on Monday', 'the trip was called off': told of with its day, whoever takes part."""
        if evoked.reading.form != "noun" or evoked.reading.event_type not in _BARE or evoked.reading.needs == "pair":
            return False
        has_day = any(evoked.last - 8 <= t.first < end and t.period for t in times.back)
        is_definite = sentence.lower[phrase_start(sentence, evoked.first, mentions)] in _POINTING_BACK
        return (has_day or is_definite) and self.statuses.has_fate(sentence, mentions, evoked, end)

    def _inherit(self, sentence: Sentence, evoked: Evocation, sides: Sides, mentions: list[Mention], end: int) -> None:
        """'The visit was called off', 'talks resumed': takes over who takes part from the event that the noun means."""
        start = phrase_start(sentence, evoked.first, mentions)
        is_definite = sentence.lower[start] in _POINTING_BACK
        if not is_definite and not (evoked.reading.event_type in _BARE and self.statuses.is_told(sentence, mentions, evoked, end)):
            return
        word = sentence.lower[evoked.last - 1].removesuffix("s")
        for known in reversed(self.events):
            if sentence.number - known.sentence.number > POINTS_BACK_OVER:
                return
            last_word = known.sentence.lower[known.trigger_last - 1].removesuffix("s")
            if known.event_type == evoked.reading.event_type and known.actors and (last_word == word or known.event_type in _BARE):
                sides.actors = [*known.actors]
                sides.target = sides.target or known.target
                return

    def _only_points_back(self, event: Event, mentions: list[Mention]) -> bool:
        """'The visit shows ...': a definite noun of an event told before that adds no date, person or turn to it."""
        if event.period is not None or event.status in {"cancelled", "denied"}:
            return False
        start = phrase_start(event.sentence, event.trigger_first, mentions)
        is_definite = event.sentence.lower[start] in _POINTING_BACK or any(
            event.sentence.tags[k] == "POS" for k in range(start, event.trigger_first)
        )
        if not is_definite:
            return False
        names = {p.name for p in event.actors}
        told = [known for known in self.events if known.event_type == event.event_type and event.direction in {None, known.direction}]
        return any(names <= {p.name for p in known.actors} or not names for known in told)

    # -- dates ----------------------------------------------------------------------------------------------------

    def _date(self, sentence: Sentence, times: list[TimeExpression], start: int, end: int, evoked: Evocation) -> tuple[Period | None, str]:
        """The nearest time in the clause that is not the day of somebody's saying."""
        near = [t for t in times if start <= t.first and t.last <= end and t.period is not None]
        inside = [t for t in near if _says_when(sentence, t, evoked) or (not t.since and not self._is_elsewhere(sentence, t, evoked))]
        nearest = min(inside, key=lambda t: _distance(t, evoked), default=None)
        if nearest is None or any(
            _distance(t, evoked) <= _distance(nearest, evoked) and _is_bound(sentence, t, evoked) and not _ends_range(sentence, t, nearest)
            for t in near
        ):
            return None, "unknown"  # 'property seized after 1959': only the bound is told
        return _with_last_day(sentence, nearest, near), nearest.basis

    def _is_elsewhere(self, sentence: Sentence, time: TimeExpression, evoked: Evocation) -> bool:
        """Whether a time is a deadline ('by 2030'), or belongs to another verb, another clause or somebody's saying."""
        lower = sentence.lower
        is_behind = time.first >= evoked.last
        if _is_bound(sentence, time, evoked) or _has_own_time(sentence, time, evoked):
            return True
        if is_behind and _is_in_side_clause(sentence, time, evoked):
            return True
        if is_behind and _is_year_of_thing(sentence, time):
            return True
        between = range(evoked.last, time.first) if is_behind else range(time.last, evoked.first)
        is_verb = evoked.reading.form not in {"noun", "phrase"}
        has_finite = any(sentence.tags[k] in FINITE_TAGS for k in between)
        if "according" in lower[between.start : between.stop] or (not is_behind and _is_so_long_from(sentence, between)):
            return True
        opening = next((k for k in between if lower[k] in _OTHER_TIME), None)
        is_simultaneous = any(lower[k - 1 : k + 1] == [",", "as"] for k in between)
        is_aside = evoked.reading.form != "gerund" and _is_in_aside(sentence, time, between)
        if not is_behind and (is_simultaneous or is_aside):
            return True
        if is_behind and ((is_verb and has_finite) or any(lower[k] == "since" for k in between)):
            return True
        if opening is not None and (has_finite if is_behind else self._opens_own(sentence, opening, evoked)):
            return True
        sayings = self.by_sentence.get(sentence.number, [])
        is_told = any(a.first in between and not _is_announced(a, evoked.first) and a.clauses for a in sayings)
        return (not is_behind and is_told) or self._is_of_saying(sentence, time, evoked)

    def _opens_own(self, sentence: Sentence, opening: int, evoked: Evocation) -> bool:
        """'widened in May after Peru relaxed the ban': the verb of the event, or the one that carries it, stands behind 'after'."""
        has_verb = evoked.reading.form not in {"noun", "phrase"} or bool(FINITE_TAGS & set(sentence.tags[opening : evoked.first]))
        return has_verb and "," not in sentence.lower[opening : evoked.first]

    def _is_of_saying(self, sentence: Sentence, time: TimeExpression, evoked: Evocation) -> bool:
        """'the palace said on Friday': the day belongs to the saying."""
        return any(
            attribution.first != evoked.first and is_day_of_saying(attribution, time) and not _is_announced(attribution, evoked.first)
            for attribution in self.by_sentence.get(sentence.number, [])
        )

    def _status_in_time(self, status: str, period: Period | None, reading: Trigger) -> str:
        """What is dated after the article is planned; 'ahead of the visit' of last year speaks of one that took place."""
        on = self.on
        if on is None or period is None:
            return status
        if status == "occurred" and period.start > on:
            return "planned"
        return "occurred" if status == "planned" and period.end < on and reading.form == "noun" else status

    def _share_occasion(self, event: Event) -> None:
        """'Paz told a news conference on Monday ... She rejected': what a speaker goes on to say was said then."""
        if event.event_type not in _SPEECH or event.period is not None or event.status != "occurred":
            return
        names = {p.name for p in event.actors}
        for known in reversed(self.events):
            if event.sentence.number - known.sentence.number > OCCASION_STAYS:
                return
            if known.event_type == "statement" and known.period is not None and names & {p.name for p in known.actors}:
                event.period, event.date_basis = known.period, "resolved"
                return

    def _share_frame(self, event: Event) -> None:
        """'During the visit they signed a treaty': what happens within an event told before has its dates."""
        if event.period is not None or event.event_type in _SPEECH:
            return
        lower = event.sentence.lower
        for k in range(event.first, event.last - 1):
            if lower[k : k + 2] == ["same", "day"]:
                self._share_day(event)
                return
            if lower[k] not in _POINTING_BACK or lower[k - 1] not in _WITHIN or event.trigger_first <= k + 1 < event.trigger_last:
                continue
            entry = self.lexicon.triggers.starting(lower, k + 1)
            kinds = {r.event_type for r in entry[1] if r.form == "noun"} & _BARE if entry else set()
            frames = [e for e in self.events if e.event_type in kinds and e.period is not None and e.status == event.status]
            near = [known for known in frames if event.sentence.number - known.sentence.number <= POINTS_BACK_OVER]
            days = _finest({known.period for known in near if known.period is not None})
            if len(days) == 1:  # of two, the text does not say which
                event.period, event.date_basis = days.pop(), "resolved"
                return

    def _share_day(self, event: Event) -> None:
        """'On the same day': the day of the event told last."""
        periods = [known.period for known in reversed(self.events) if known.status == event.status and known.period is not None]
        day = next((period for period in periods if period.is_day), None)
        if day is not None:
            event.period, event.date_basis = day, "resolved"

    # -- statements -----------------------------------------------------------------------------------------------

    def _statements(self, sentence: Sentence, times: _Times, mentions: list[Mention], told: list[Event]) -> list[Event]:
        """Sayings that the text places in time, at an occasion or before somebody: 'told a news conference on Monday'.

        A saying that is an event of its own ('denied', 'announced sanctions') is told once.
        """
        found = []
        for attribution in self.by_sentence.get(sentence.number, []):
            if attribution.cue is None or attribution.source.name is None or attribution.cue.label:
                continue
            if self._is_other_event(attribution) or any(_is_announced(attribution, event.trigger_first) for event in told):
                continue
            day = next((t for t in times.back if t.period is not None and is_day_of_saying(attribution, t)), None)
            is_person = attribution.source.entity is not None and attribution.source.entity.kind == "person"
            told_to_outlet = day is None and attribution.via is not None and not self._has_venue(attribution)
            if told_to_outlet or (not (day is not None and is_person) and not self._has_occasion(attribution)):
                continue
            found.append(self._statement(sentence, attribution, day, mentions))
        return found

    def _statement(self, sentence: Sentence, attribution: Attribution, day: TimeExpression | None, mentions: list[Mention]) -> Event:
        subject = attribution.subject
        first, last = attribution.first, attribution.last
        if subject and subject.sentence is sentence:
            first, last = min(first, subject.first), max(last, subject.last)
        if day is not None:
            first, last = min(first, day.first), max(last, day.last)
        last = min(len(sentence), max(last, attribution.last + 4))
        source = attribution.source
        actors = [Participant(name, source.entity) for name in (source.name or "").split("; ")]
        event = Event(
            sentence, first, last, attribution.first, attribution.last, "statement", None, actors,
            Participant(attribution.via, None) if attribution.via else None, _place(mentions, attribution.last, last, None, _SAYING),
            day.period if day else None, day.basis if day else "unknown", "occurred",
        )  # fmt: skip
        self._share_occasion(event)
        return event

    def _is_other_event(self, attribution: Attribution) -> bool:
        entry = self.lexicon.triggers.starting(attribution.sentence.lower, attribution.first)
        return entry is not None and any(r.form not in {"noun", "phrase"} and r.event_type != "statement" for r in entry[1])

    def _has_occasion(self, attribution: Attribution) -> bool:
        """'told the daily', 'said in a statement', 'told reporters in Lima'; 'told reporters' alone places nothing."""
        assert attribution.cue is not None
        lower = attribution.sentence.lower
        stop = min([first for first, _ in attribution.clauses if first >= attribution.last], default=len(lower))
        behind = lower[attribution.last : min(stop, attribution.last + OCCASION_REACH)]
        sets = self.lexicon.word_sets
        if attribution.via or (attribution.cue.addressee and sets["event_audiences"] & set(behind[:5])):
            return True
        if sets["event_reporters"] & set(behind[:2]) and {"in", "at", "during", "on"} & set(behind[1:4]):
            return True
        is_tag = attribution.last >= len(lower) or lower[attribution.last] in {".", '"'}  # '..., the office reported.'
        if attribution.cue.lemma in sets["announcing"] and attribution.source.entity is not None and not is_tag:
            return True
        is_standing = attribution.sentence.tags[attribution.last - 1] in {"VBZ", "VBP"}  # 'the bank says in its report'
        return not is_standing and self._has_venue(attribution)

    def _has_venue(self, attribution: Attribution) -> bool:
        """'said in a statement', 'Speaking at a seminar, she said': where words are an event; 'told Reuters' is none."""
        lower = attribution.sentence.lower
        venues = self.lexicon.word_sets["event_venues"]
        stop = min([first for first, _ in attribution.clauses if first >= attribution.last], default=len(lower))
        behind = lower[attribution.last : min(stop, attribution.last + OCCASION_REACH)]
        ahead = lower[: min(attribution.first, OCCASION_AHEAD)]
        is_placed = bool(behind) and behind[0] in {"in", "at", "during", "on", "to", "via"}
        if is_placed and venues & set(behind[:7]):
            return True
        return bool(venues & set(ahead)) and bool({"in", "at", "during"} & set(ahead[:1]) or "speaking" in ahead)


def _is_announced(attribution: Attribution, trigger: int) -> bool:
    """'announced sanctions': the noun that the verb of saying carries is the event."""
    between = attribution.sentence.tags[attribution.last : trigger]
    return len(between) <= ANNOUNCED_WITHIN and trigger >= attribution.last and not {"IN", *VERB_TAGS} & set(between)


def is_day_of_saying(attribution: Attribution, time: TimeExpression) -> bool:
    """Whether a time is that of the saying: right behind or before the cue, behind whom it was said to, or ahead of all."""
    sentence = attribution.sentence
    if time.period is not None and len(time.period.label) == len("2024"):
        return False  # 'said 2001 was hard'
    if sentence.tags[time.last : time.last + 1] == ["POS"] or sentence.lower[time.last : time.last + 1] == ["'s"]:
        return False  # 'said today's strike was long'
    if time.first <= 1:
        between = sentence.tags[time.last : attribution.first]
        return 0 <= attribution.first - time.last <= DAY_AHEAD and not FINITE_TAGS & set(between)
    if time.last == attribution.first or attribution.last <= time.first <= attribution.last + 1:
        return True
    said_to = [
        sentence.tags[k] for k in range(attribution.last, time.first) if sentence.lower[k] not in _PUBLISHED
    ]  # 'said in a report released on Tuesday'
    clauses = [first for first, _ in attribution.clauses if first >= attribution.last]
    is_placed = sentence.lower[attribution.last : attribution.last + 1] in (["in"], ["at"], ["during"])
    return (
        attribution.last <= time.first <= attribution.last + (DAY_BEHIND_OCCASION if is_placed else DAY_BEHIND)
        and (not clauses or time.last <= min(clauses))
        and not any(tag in VERB_TAGS or tag == "," for tag in said_to)
    )


def _is_year_of_thing(sentence: Sentence, time: TimeExpression) -> bool:
    """'sign the 1987 trade protocol': a bare year that belongs to the noun behind it."""
    if time.last - time.first != 1 or not sentence.lower[time.first].isdecimal() or time.last >= len(sentence):
        return False
    return sentence.tags[time.last] in {"NN", "NNS", "JJ"} and sentence.lower[time.first - 1] not in {"in", "since", "of", "for", "during"}


def _distance(time: TimeExpression, evoked: Evocation) -> int:
    """How many tokens part a time from the trigger."""
    return time.first - evoked.last if time.first >= evoked.last else evoked.first - time.last + 1


def _ends_range(sentence: Sentence, time: TimeExpression, first: TimeExpression) -> bool:
    """'from Thursday until Saturday'."""
    return sentence.lower[first.last : time.first] in _UNTIL


def _is_bound(sentence: Sentence, time: TimeExpression, evoked: Evocation) -> bool:
    """'by 2030', 'until the end of March', 'after Monday': a time that an event lasts to, or comes before or after.

    In 'before Thursday's visit' and 'after the March election' the visit is on Thursday and the election in March.
    """
    if time.last <= evoked.first <= time.last + 3 and set(sentence.tags[time.last : evoked.first]) <= {"POS", "JJ", "NN", "NNP", "VBN"}:
        return False
    k = time.first - 1
    while k > max(0, time.first - 5) and sentence.lower[k] in _BOUND_ADDS:
        k -= 1
    if k == time.first - 1 and sentence.lower[k : k + 1] == ["to"] and evoked.reading.event_type not in _BARE:
        return True  # 'delayed the tariffs to March'; a visit is moved to the day on which it is
    return k >= 0 and sentence.lower[k] in _BOUNDING


def _has_own_time(sentence: Sentence, time: TimeExpression, evoked: Evocation) -> bool:
    """'..., says the paper of his trip to Lima just over a year ago': a noun that tells its time takes no other."""
    if evoked.reading.form != "noun":
        return False
    for k in range(evoked.last, min(len(sentence), evoked.last + OWN_TIME_WITHIN)):
        if sentence.lower[k] in {",", ";", "and"} or sentence.tags[k] in VERB_TAGS:
            return False
        if sentence.lower[k] in _AGO:
            return not time.first - 1 <= k < time.last  # 'later this week', 'two years ago'
    return False


def _is_so_long_from(sentence: Sentence, between: range) -> bool:
    """'on Friday, a year after his visit', 'on Monday, three days before the vote': another day than the one named ahead."""
    return any(
        sentence.lower[k] in _OTHER_TIME and _is_length(sentence, k) and not FINITE_TAGS & set(sentence.tags[k : between.stop])
        for k in between
    )


def _is_length(sentence: Sentence, end: int) -> bool:
    """Whether 'a year', 'three days', 'more than two months' stand right before a token."""
    return end > 1 and sentence.lower[end - 1].removesuffix("s") in _LENGTHS and sentence.tags[end - 2] in {"DT", "CD", "JJ", "NNS"}


def _is_in_side_clause(sentence: Sentence, time: TimeExpression, evoked: Evocation) -> bool:
    """'Paz, who had just returned from a tour, met Rojas on Friday': the day belongs to the verb behind the closing comma."""
    lower = sentence.lower
    closing = next((k for k in range(evoked.last, time.first) if lower[k] == ","), None)
    if closing is None or not FINITE_TAGS & set(sentence.tags[closing : time.first]):
        return False
    opening = next((k for k in range(evoked.first - 1, -1, -1) if lower[k] == "," or lower[k] in _SIDE_OPENERS), None)
    if opening is None or lower[opening] not in _SIDE_OPENERS:
        return False
    return opening == 0 or lower[opening - 1] == "," or lower[opening] in {"after", "before", "following"}


def _says_when(sentence: Sentence, time: TimeExpression, evoked: Evocation) -> bool:
    """'since August, when Peru shut its border': the relative clause dates its verb."""
    opening = sentence.lower[time.last : time.last + 2]
    behind = [k for k in range(time.last + 2, evoked.first) if sentence.tags[k] in FINITE_TAGS or sentence.lower[k] == ","]
    return opening == [",", "when"] and evoked.first > time.last and not behind


def _finest(periods: set[Period]) -> set[Period]:
    """Of 'in May' and 'on May 16' the day: periods that hold none of the others."""
    return {p for p in periods if not any(o != p and p.start <= o.start and o.end <= p.end for o in periods)}


def _is_in_aside(sentence: Sentence, time: TimeExpression, between: range) -> bool:
    """'Paz, on her first trip since taking office last month, will': a time of a verb that commas part from the event's."""
    if not any(sentence.lower[k] == "," for k in between):
        return False
    opening = next((k for k in range(time.first - 1, -1, -1) if sentence.lower[k] == ","), None)
    return opening is not None and any(tag in VERB_TAGS for tag in sentence.tags[opening : time.first])


_SAYING = Trigger("say", "past", "statement", None, "single", "none")


def _clause(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The clause around a trigger: to the next break on either side, at most the sentence."""
    start = next((k + 1 for k in range(first - 1, -1, -1) if _is_break(sentence, k)), 0)
    end = next((k for k in range(last, len(sentence)) if _is_break(sentence, k)), len(sentence))
    while end > last and sentence.lower[end - 1] in {".", ",", '"', "''"}:
        end -= 1
    while start < first and sentence.lower[start] in {",", '"', "''", "and", "\u2022"}:
        start += 1
    return start, end


def _is_break(sentence: Sentence, k: int) -> bool:
    """A word that opens another clause, or a full stop that the sentence was not split at."""
    if sentence.lower[k] in BREAKS:
        return True
    is_stop = sentence.lower[k] == "." and 0 < k < len(sentence) - 1 and not sentence.is_glued(k + 1)
    return is_stop and (len(sentence.words[k - 1]) >= SHORTEST_END or not sentence.words[k - 1].isalpha())


def _with_last_day(sentence: Sentence, time: TimeExpression, others: list[TimeExpression]) -> Period | None:
    """'from Thursday to Saturday': two days with 'to' between are one period."""
    for left, right in itertools.pairwise(others):
        is_joined = time in {left, right} and sentence.lower[left.last : right.first] in _UNTIL
        if is_joined and left.period and right.period and left.period.is_day and left.period.start < right.period.start:
            return span_period(left.period, right.period)
    return time.period


def _is_counted(sentence: Sentence, mentions: list[Mention], evoked: Evocation) -> bool:
    """'has made two visits', 'it is her third visit', 'had visited twice': how many there were, and none that is told by itself."""
    if evoked.reading.event_type not in _COUNTED:
        return False
    behind = sentence.lower[evoked.last : evoked.last + COUNT_REACH]
    if evoked.reading.form != "noun":
        return not _TIMES_OVER.isdisjoint(behind) and not {"first", "second", "third"} & set(behind)
    start = phrase_start(sentence, evoked.first, mentions)
    has_number = any(sentence.tags[k] == "CD" for k in range(start, evoked.first)) and sentence.tags[evoked.first] == "NNS"
    is_what_it_is = start > 1 and sentence.lower[start - 1] in BE and sentence.lower[start - 2] in {"it", "this", "that"}
    has_ordinal = not _ORDINALS.isdisjoint(sentence.lower[start : evoked.first])
    return has_number or (is_what_it_is and has_ordinal)


def _is_acting(participant: Participant) -> bool:
    return participant.entity is not None and participant.entity.kind in ACTING


def _plover(reading: Trigger, status: str) -> str | None:
    """The class in PLOVER, where to promise a visit, a signing or aid is AGREE."""
    return "AGREE" if status == "planned" and reading.plover in _PROMISED else reading.plover


def _place(mentions: list[Mention], start: int, end: int, target: Participant | None, reading: Trigger) -> Entity | None:
    """Where it happens: the first place behind 'in' or 'at' in the clause, for a visit where it goes."""
    for mention in mentions:
        if start <= mention.first and mention.last <= end and mention.entity.kind in {"place", "country"} and not mention.is_adjective:
            before = mention.sentence.lower[mention.first - 1] if mention.first else ""
            if before in _IN_PLACE:
                return mention.entity
    if reading.event_type == "visit" and target is not None and target.entity is not None:
        return target.entity if target.entity.kind in {"place", "country"} else None
    return None


def _without_repeats(events: list[Event]) -> list[Event]:
    """One event for 'held talks ... discussions' of the same people in one clause."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (e.trigger_first, e.event_type)):
        names = {p.name for p in event.actors}
        near = [other for other in kept if other.event_type == event.event_type and not _turns(event, other)]
        if not any(_is_told_again(names, event.trigger_first - other.trigger_first, other) for other in near):
            kept.append(event)
    return kept


def _without_carriers(sentence: Sentence, mentions: list[Mention], events: list[Event]) -> list[Event]:
    """'suspended the sanctions' is told by the measure, with its direction; the verb is no event of its own."""
    carriers = {find_carrier(sentence, event.trigger_first, mentions)[0] for event in events if event.direction is not None}
    return [event for event in events if event.event_type != "other" or event.trigger_first not in carriers]


def _turns(event: Event, other: Event) -> bool:
    """'lifted the ban on beef and imposed one on wine': two steps, not one told twice; so are those of two dates."""
    if event.direction is None or other.direction is None:
        return False
    return event.direction != other.direction or (event.period != other.period and None not in {event.period, other.period})


def _is_told_again(names: set[str], distance: int, other: Event) -> bool:
    if distance <= NAMELESS_WITHIN and not names:
        return True
    return distance <= REPEATED_WITHIN and bool(names & {p.name for p in other.actors})
