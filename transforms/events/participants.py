"""Participants: who stands on which side of an event.

Sides come from the clause: subject and object of a verb, the passive with 'by', and for nouns the owner ('Peru's visit',
'Chilean raids'), prepositions ('between', 'with', 'by', 'on') and the subject of the verb that carries them ('held
talks'). Pronouns and short forms ('both sides', 'the ministry') are looked up in what the text has spoken of. Whom the
text leaves open stays open.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from transforms.discourse.attributions import Attribution, Subject
from transforms.discourse.memory import ACTING, Discourse, Participant
from transforms.events.agents import DOING, effect_of, is_against_act, names_doer
from transforms.events.directions import DIRECTED, governing_noun, moves_measure
from transforms.events.triggers import Evocation
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.plurals import singular_of
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.quotations.subjects import find_subject
from transforms.segmentation.articles import Article, Sentence
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS
from transforms.syntax.verb_groups import VerbGroup, phrase_start, read_verb_group
from transforms.times.timex import TimeExpression

# How far before a noun the verb of 'arrived in Lima on Monday for talks' is looked for.
CARRIER_REACH = 10
# Words that may stand between the name of a country or body and that of its officer: 'Chile's Deputy Trade Minister Juan Rojas'.
TITLE_REACH = 5
# How far behind 'were' the 'by' of a passive stands: 'were extended for another year by'.
CARRIED_REACH = 9
# How far behind a comma the 'and' of a list stands.
LIST_REACH = 14
_QUANTITIES = {"tens", "dozens", "scores", "hundreds", "thousands", "millions", "some", "many", "most", "several", "all", "both", "none"}
_LENGTHS = {"round", "rounds", "series", "day", "days", "week", "weeks", "month", "months", "hours", "set", "wave"}
# Participles that stand before a noun without an article, and are no verbs there.
_ATTRIBUTES = {"mounting", "growing", "sweeping", "increasing", "rising", "continuing", "ongoing", "crippling", "biting", "escalating"}
_SHOWN_AT = {"at", "during", "after", "before", "in", "on"}
_ABOUT_TOPIC = {"discuss", "negotiate", "renegotiate", "confer", "parley"}
_PARTICLES = {"off", "out", "up", "down", "back"}
# What opens another clause behind an object: 'signed a treaty following a visit to Chile'.
_OBJECT_ENDS = {"that", "following", "after", "before", "during", "while", "because", "since", "amid"}
_CLAUSE_OPENERS = {",", "that", "as", "because", "if", "when", "which", "who"}
# Verbs that take a clause: in 'said talks were called off' the talks are a subject.
_CLAUSE_VERBS = {"said", "say", "says", "saying", "believe", "believes", "believed", "think", "thinks", "thought"}
_PURPOSES = {"for", "on", "in", "into", "with", "from"}
_AGAINST = {"targeting", "on", "against", "upon", "at", "over", "to", "toward", "towards", "into", "in", "for"}
_JOINTS = {"and", ",", "&", "/", "-", "or", "nor", "plus", "with"}
_GENDERS = {"his": "m", "her": "f"}
_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}
_PAIRS: dict[str, str | None] = {
    "both": None, "two": None, "parties": None, "sides": "country", "side": "country",
    "countries": "country", "nations": "country", "states": "country",
    "governments": "country", "neighbours": "country", "neighbors": "country", "powers": "country", "leaders": "person",
    "ministers": "person", "presidents": "person", "men": "person",
}  # fmt: skip
_PARTS_OF_DAY = {"morning", "afternoon", "evening", "night"}
_PHRASE_TAGS = {"JJ", "NN", "NNP", "NNPS", "POS", "CD", "VBG", "VBN", "NNS", "JJS", "DT", "PRP$", "JJR"}
_GOVERNMENTS = frozenset({"government", "administration", "cabinet"})
# Who brings others together takes no side, nor who hands on: 'talks brokered by Peru', 'a statement carried by the agency'.
_BROKERED = {"brokered", "mediated", "moderated", "sponsored", "facilitated", "carried"}
# Nouns whose 'of' names who does it ('a visit of Elena Paz'); with the others it names whom it is done to.
_OF_ACTOR = {"visit", "meet", "talks", "election", "appoint", "exercise", "protest", "call", "threaten", "reject"}
_ABOUT_PATIENT = {"appoint", "election", "sign", "agree", "meet", "visit"}
_BY_SOURCE = {"sanction", "demand", "condemn", "accuse", "threaten", "aid", "attack"}


@dataclass(slots=True)
class Sides:
    """Who does it, and whom or what it is done to."""

    actors: list[Participant] = field(default_factory=list)
    target: Participant | None = None

    @property
    def all(self) -> list[Participant]:
        """Both sides."""
        return [*self.actors, *([self.target] if self.target else [])]


class SideReader:
    """Reads the sides of events in one article."""

    def __init__(self, article: Article, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> None:
        self.names = names
        self.lexicon = lexicon
        self.discourse = Discourse(article, names, attributions)
        # ', he said,' between a subject and its verb: by the place of the second comma, that of the first.
        self.asides = {
            (a.sentence.number, a.last): a.subject.first - 1
            for a in attributions
            if a.subject is not None and a.subject.sentence is a.sentence and 1 < a.subject.first < a.first
        }
        self._sources = {(a.sentence.number, a.subject.first): a.source for a in attributions if a.subject is not None}
        self._states: dict[str, Entity] = {}  # by description or name of a body, the country that it acts for

    def sides(self, sentence: Sentence, evoked: Evocation, times: list[TimeExpression], start: int, end: int) -> Sides:
        """The sides of an event whose clause is tokens ``start`` up to ``end``; ``times`` may stand before the verb."""
        clause = _Clause(self, sentence, evoked, times, start, end)
        return clause.of_noun() if evoked.reading.form in {"noun", "phrase"} else clause.of_verb()

    def with_states(self, actors: list[Participant]) -> list[Participant]:
        """Behind 'a Chilean official' and 'the Chilean Foreign Ministry' the country that they act for."""
        states = [self._states[actor.name] for actor in actors if actor.name in self._states]
        named = {actor.name for actor in actors}
        return [*actors, *(Participant(name, state) for name, state in {s.name: s for s in states}.items() if name not in named)]

    def read_phrase(self, sentence: Sentence, first: int, last: int) -> list[Participant]:
        """Whom a noun phrase or pronoun names."""
        if last - first == 1 and sentence.tags[first] in {"PRP", "PRP$"}:
            return self.read_pronoun(sentence, first, sentence.lower[first])
        names = [m for m in self.names.mentions[sentence.number] if first <= m.first and m.last <= last and m.entity.kind in ACTING]
        joined = _joined(sentence, names)
        if len(joined) > 1:
            return self._heads_of(sentence, joined) or [Participant(m.entity.name, m.entity) for m in joined]
        head = _head(sentence, names, last)
        if head is not None:
            agents = (self.lexicon.word_sets["state_agents"] | _GOVERNMENTS) & set(sentence.lower[head.first : head.last])
            self._note_state(head.entity.name, next(iter(sorted(agents)), ""), [m for m in names if m.last <= head.first or m is head])
            return [Participant(head.entity.name, head.entity)]
        return self._described(sentence, first, last, names)

    def _heads_of(self, sentence: Sentence, owners: list[Mention]) -> list[Participant]:
        """'The Peruvian and Chilean presidents': whom the article has named as such, if it has named each."""
        noun = sentence.lower[owners[-1].last] if owners[-1].last < len(sentence) else ""
        if not all(owner.is_adjective for owner in owners) or _PAIRS.get(noun) != "person":
            return []
        found = [self.discourse.head_of(owner.entity.name, noun.removesuffix("s")) for owner in owners]
        return [person for person in found if person is not None] if None not in found else []

    def read_pronoun(self, sentence: Sentence, at: int, word: str) -> list[Participant]:
        """Whom 'he', 'she', 'it' or 'they' means."""
        source = self._sources.get((sentence.number, at))
        if source is not None and source.entity is not None:
            return [Participant(source.entity.name, source.entity)]
        found: list[Participant | None] = []
        if word in {"he", "she", "him", "her"}:
            found = [self.discourse.person(sentence.number, at, "m" if word in {"he", "him"} else "f")]
        elif word == "it":
            found = [self.discourse.body(sentence.number, at)]
        elif word in {"they", "them"}:
            found = [*self.discourse.people(sentence.number, at)]
        return [participant for participant in found if participant is not None]

    def _note_state(self, name: str, noun: str, owners: list[Mention]) -> None:
        """Remembers for whom a body or an official without a name acts: 'Chile's Trade Ministry', 'a Chilean official'."""
        country = next((self._country_of(m.entity) for m in owners if self._country_of(m.entity) is not None), None)
        sets = self.lexicon.word_sets
        home = self.discourse.home_of_dateline() if noun in _GOVERNMENTS and country is None else None
        if home is not None and home.entity is not None:  # 'the administration', 'President Paz's government'
            self._states[name] = home.entity
        elif country is not None and (noun in sets["state_bodies"] or noun in sets["state_agents"]):
            self._states[name] = country

    def _country_of(self, owner: Entity) -> Entity | None:
        """The country itself, or that of one of its ministries: 'a Foreign Office spokesman'."""
        if owner.kind == "country":
            return owner
        agents = self.lexicon.word_sets["state_agents"]
        if owner.kind != "organisation" or owner.iso3 is None or agents.isdisjoint(owner.name.lower().split()):
            return None
        return next((entity for entity in self.names.entities if entity.kind == "country" and entity.iso3 == owner.iso3), None)

    def _described(self, sentence: Sentence, first: int, last: int, names: list[Mention]) -> list[Participant]:
        """A description: 'Peruvian troops' are Peru, 'both sides' those spoken of, 'a union leader' stays one."""
        end = _head_end(sentence, first, last)
        noun = sentence.lower[end - 1]
        owner = names[0].entity if names else None
        if owner is not None and owner.kind == "country" and noun in self.lexicon.word_sets["state_bodies"]:
            return [Participant(owner.name, owner)]
        if owner is not None and owner.kind == "country":
            title = sentence.lower[names[0].last : end]
            person = self.discourse.titled(owner.name, " ".join(title[1:] if title[:1] == ["'s"] else title))
            if person:
                return [person]
        is_pair = bool({"two", "both", "each", "either"} & set(sentence.lower[first : first + 2])) and noun in _PAIRS
        is_definite = sentence.lower[first] in {"the", "both", "these", "its", "their"} and "NNP" not in sentence.tags[first:end]
        if owner is None and (is_definite or is_pair):
            known = self._short_form(sentence, first, noun)
            if known:
                return known
        if owner is None and sentence.lower[first] == "the":
            officer = self.discourse.officer(sentence.number, first, " ".join(sentence.lower[first + 1 : end]))
            if officer:
                return [officer]
        if noun in self.lexicon.word_sets["group_nouns"]:
            groups = [m for m in names if _names_group(sentence, m)]
            if groups and groups[0] is names[0]:
                return [Participant(m.entity.name, m.entity) for m in groups]
        unknown = self._unknown_name(sentence, first, end)
        if unknown:
            return unknown
        if not self._is_somebody(noun):
            return [Participant(owner.name, owner)] if owner is not None and names[0].is_adjective and last - first <= 3 else []
        name = " ".join(sentence.surface(first, _with_complement(sentence, end)).split())
        self._note_state(name, noun, names)
        return [Participant(name, owner if owner and owner.kind == "country" else None)]

    def _short_form(self, sentence: Sentence, first: int, noun: str) -> list[Participant]:
        """'the ministry', 'the two sides', 'the government': one spoken of before."""
        if noun in _PAIRS and (noun != "side" or sentence.lower[first] in {"each", "either"}):
            return self.discourse.pair(sentence.number, first, _PAIRS[noun])
        body = self.discourse.body(sentence.number, first, noun)
        if body is None and noun in self.lexicon.word_sets["short_bodies"]:
            body = self.discourse.organisation(sentence.number, first)
        if body is None and noun == "government":
            body = self.discourse.home()
        return [body] if body else []

    def _unknown_name(self, sentence: Sentence, first: int, end: int) -> list[Participant]:
        """A name that is no mention: the surname of a known person that opens a sentence, else the name as printed."""
        word = sentence.words[end - 1]
        if not word[:1].isupper() or any(sentence.tags[k] not in {"NNP", "NNPS"} for k in range(max(1, first), end)):
            return []
        known = next((person for person in self.names.persons if person.name.split()[-1] == word), None)
        if known is not None and end - first == 1:
            return [Participant(known.name, known)]
        return (
            [Participant(" ".join(sentence.surface(first, end).split()), None)]
            if end - first > 1 and (first > 0 or sentence.tags[0] == "DT")
            else []
        )

    def _is_somebody(self, noun: str) -> bool:
        names, sets = self.lexicon.names, self.lexicon.word_sets
        forms = {noun, noun.removesuffix("s")}
        known = (
            names.person_nouns,
            names.organisation_nouns,
            *(sets[name] for name in ("state_bodies", "event_people", "crowds", "forces")),
        )
        return any(forms & words for words in known) or names.role_nouns.starting([noun], 0) is not None


class _Clause:
    """One trigger in its clause."""

    def __init__(
        self, reader: SideReader, sentence: Sentence, evoked: Evocation, times: list[TimeExpression], start: int, end: int
    ) -> None:
        self.reader = reader
        self.s = sentence
        self.mentions = reader.names.mentions[sentence.number]
        self.evoked = evoked
        self.first, self.last = evoked.first, evoked.last
        self.trigger = evoked.reading
        self.times = times
        self.start, self.end = start, end

    # -- verbs ----------------------------------------------------------------------------------------------------

    def of_verb(self) -> Sides:
        """'Peru sanctioned Chile', 'Chile was sanctioned by Peru', 'sanctions imposed by Peru'."""
        group = read_verb_group(self.s, self.first, self.mentions, self.reader.lexicon)
        if group.passive or self._is_reduced_passive():
            return self._of_passive(self._phrase_before(group))
        actors = self._doer(group)
        if not actors and self.trigger.event_type == "statement" and self.s.lower[0] == "in":
            actors = self._issuer()
        return Sides(actors, self._object())

    def _of_passive(self, patients: list[Participant]) -> Sides:
        """'Chile was sanctioned by Peru'; whoever 'was sworn in' or 'is deployed' is what the event is about."""
        agents = self._agent()
        if not agents and self.trigger.event_type in _ABOUT_PATIENT | ({"other"} if self.trigger.plover == "MOBILIZE" else set()):
            return Sides(patients, self._object() if self.trigger.event_type == "visit" else None)
        if not agents and self.s.lower[self.last : self.last + 1] == ["to"] and self.trigger.lemma == "summon":
            agents = self._after(self.last)  # 'was summoned to the ministry'
        return Sides(agents, patients[0] if patients else None)

    def _issuer(self) -> list[Participant]:
        """'In a report released on Monday, the bureau put ...': who the main clause is about."""
        comma = next((k for k in range(self.last, len(self.s) - 1) if self.s.lower[k] == ","), None)
        if comma is None:
            return []
        end = next((k for k in range(comma + 1, len(self.s)) if self.s.tags[k] not in _PHRASE_TAGS), comma + 1)
        end = max([end, *(m.last for m in self.mentions if comma < m.first < end)])
        return self.reader.read_phrase(self.s, comma + 1, end) if end > comma + 1 else []

    def _is_reduced_passive(self) -> bool:
        """'the treaty signed by both': a participle behind its noun."""
        return self.s.tags[self.first] in {"VBN", "VBD"} and self.s.lower[self.last : self.last + 1] == ["by"]

    def _phrase_before(self, group: VerbGroup) -> list[Participant]:
        if not group.passive:
            is_apart = self.first > 1 and self.s.lower[self.first - 1] == "," and self._mention_ending(self.first - 1) is not None
            end = self.first - 1 if is_apart else self.first  # 'Brazil, accused by Peru of dumping,'
            start = phrase_start(self.s, end, self.mentions)
            is_of_act = start > 1 and is_against_act(self.s, start - 2, self.trigger, self.reader.lexicon)
            return self.reader.read_phrase(self.s, start, end) if start < end and not is_of_act else []
        return self._doer(group)

    def _doer(self, group: VerbGroup) -> list[Participant]:
        if group.doer is not None:
            return self.reader.read_phrase(self.s, *group.doer)
        if group.owner is not None:
            return self._owners(group.owner) or self._carrier_subject(group.owner)
        if self.s.tags[group.first] == "VBG" and group.first <= self.start + 1:
            return self._subject_behind(group.first)
        if self.s.tags[group.first] in {"VBG", "VB"} and group.first > 0 and self._named_by_preposition(group.first):
            return self._named_by_preposition(group.first)
        return self._subject(group)

    def _subject(self, group: VerbGroup) -> list[Participant]:
        """The subject of a group, over the times that stand before it: 'the ministry this year began'."""
        at = group.first
        if at > 1 and (self.s.tags[at - 1] in {"WDT", "WP"} or self.s.lower[at - 1] == "which"):
            antecedent = self._antecedent(at - 1)
            if antecedent:
                return antecedent
        aside = self.reader.asides.get((self.s.number, at - 1))
        if aside is not None and self.s.lower[aside] == "," == self.s.lower[at - 1]:
            at = aside
        while time := next((t for t in self.times if t.last == at and t.first > self.start), None):
            at = time.first
            while at > self.start and self.s.lower[at - 1] in {"on", "in", "earlier", "late", "early", "later"}:
                at -= 1
        claimed = self._claimed(at)
        if claimed is not None:
            return [Participant(claimed.entity.name, claimed.entity)]
        subject = find_subject(self.s, at, self.last, self.mentions, after_quote=False)
        if subject is None:
            return []
        return self._read_subject(self._without_time(subject))

    def _without_time(self, subject: Subject) -> Subject:
        """'On May 3 Peru's premier visited': the phrase that opens with a time is the subject from behind it."""
        time = next((t for t in self.times if t.first <= subject.first < t.last < subject.last), None)
        if time is None:
            return subject
        is_part_of_day = self.s.lower[time.last] in _PARTS_OF_DAY and time.last + 1 < subject.last  # 'Wednesday evening officials'
        return Subject(subject.sentence, time.last + is_part_of_day, subject.last, subject.is_behind)

    def _claimed(self, verb: int) -> Mention | None:
        """'the ministry claims Elena Paz has left': the name right behind a verb of saying that looks like a plural noun."""
        name = next((m for m in self.mentions if m.last == verb and m.entity.kind in ACTING and not m.is_adjective), None)
        if name is None or name.first == 0 or self.s.tags[name.first - 1] not in {"NNS", "VBZ"}:
            return None
        cue = self.reader.lexicon.cues.starting(self.s.lower, name.first - 1)
        return name if cue is not None and cue[0] == 1 else None

    def _subject_behind(self, verb: int) -> list[Participant]:
        """'Visiting Chile, Elena Paz said': the subject of the main clause."""
        comma = next((k for k in range(verb, len(self.s) - 1) if self.s.lower[k] == ","), None)
        named = [m for m in self.mentions if comma is not None and comma < m.first <= comma + 3 and m.entity.kind in ACTING]
        if named and not named[0].is_adjective:
            return self.reader.read_phrase(self.s, named[0].first, named[0].last)
        main = next((k for k in range(verb) if self.s.tags[k] in FINITE_TAGS), None)  # 'she said so while visiting Chile'
        subject = find_subject(self.s, main, main + 1, self.mentions, after_quote=False) if main is not None else None
        return self._read_subject(subject) if subject else []

    def _antecedent(self, relative: int) -> list[Participant]:
        """'criticism from the West, which accuses': whom the noun phrase right before names."""
        end = relative - 1 if self.s.lower[relative - 1] == "," else relative
        start = phrase_start(self.s, end, self.mentions)
        is_country = any(m.last == end and m.entity.kind != "person" for m in self.mentions)
        if is_country and self.s.lower[relative] == "who" and self.s.lower[start - 1 : start] == ["of"]:
            start = phrase_start(self.s, start - 1, self.mentions)
            named = self._mention_ending(start - 1)
            if named is not None and named.entity.kind == "person":  # 'Paz, the president of Peru, who'
                return [Participant(named.entity.name, named.entity)]
        return self.reader.read_phrase(self.s, start, end) if start < end else []

    def _named_by_preposition(self, verb: int) -> list[Participant]:
        """'accused Chile of dumping': who is accused does it."""
        if self.s.lower[verb - 1] not in {"of", "for", "from"}:
            return []
        start = phrase_start(self.s, verb - 1, self.mentions)
        named = [m for m in self.mentions if start <= m.first and m.last <= verb - 1 and m.entity.kind in ACTING]
        is_object = start > 0 and self.s.tags[start - 1] in VERB_TAGS
        return [Participant(named[-1].entity.name, named[-1].entity)] if named and is_object else []

    def _read_subject(self, subject: Subject) -> list[Participant]:
        first, last = subject.first, subject.last
        if first > 1 and self.s.lower[first - 1] == "-" and self.s.is_glued(first):  # 'anti-government troops'
            first -= 2
        while first > 1 and self.s.lower[first - 1] in {",", "and", "nor"} and self._opens_with_name(first):
            before = self._mention_ending(first - 1)  # 'Mr Paz and Mr Rojas', 'Peru, Chile and Brazil'
            is_list = self.s.role == "title" or not {"and", "nor"}.isdisjoint(self.s.lower[first - 1 : last])
            if before is None or not is_list:  # 'While Chile condemned Brazil, Peru accused it'
                break
            first = before.first
        if first > 1 and self.s.lower[first - 1] == "and" and any(m.first == first and m.is_adjective for m in self.mentions):
            other = next((m for m in self.mentions if m.last == first - 1 and m.is_adjective), None)
            first = other.first if other is not None else first  # 'Peruvian and Chilean troops'
        return self.reader.read_phrase(self.s, first, last)

    def _mention_ending(self, end: int) -> Mention | None:
        return next((m for m in self.mentions if m.last == end and not m.is_adjective), None)

    def _opens_with_name(self, first: int) -> bool:
        return any(first <= m.first <= first + 2 and not m.is_adjective for m in self.mentions)

    def _object(self) -> Participant | None:
        """The first name behind the verb, across articles, adjectives and prepositions; not across another verb."""
        i = self.last
        while i < min(self.end, self.last + 12):
            mention = next((m for m in self.mentions if m.first == i), None)
            if mention and not self._is_place_of_event(mention):
                return self._as_object(mention) if self._may_be_object(mention) else None
            if self.s.tags[i] in FINITE_TAGS or self.s.lower[i] in {",", "(", '"'} or (self.s.lower[i] in _OBJECT_ENDS and i > self.last):
                return None
            if is_against_act(self.s, i, self.trigger, self.reader.lexicon):
                return None
            i += 1
        return None

    def _may_be_object(self, mention: Mention) -> bool:
        """'discussed trade with Chile', not 'discussed Chile', 'negotiate over Chile': what talks are about is no partner."""
        if self.trigger.lemma not in _ABOUT_TOPIC:
            return True
        start = phrase_start(self.s, mention.first, self.mentions)
        return start > 0 and self.s.lower[start - 1] in {"with", "between"}

    def _is_place_of_event(self, mention: Mention) -> bool:
        """'arrested two men in Lima': where, not whom; 'invested in Peru' and 'arrived in Lima' have a target."""
        before = mention.first - 1
        is_of_trigger = before < self.last and self.trigger.event_type not in {"meet", "talks", "call"}  # 'invested in', not 'met in'
        is_in = not is_of_trigger and self.s.lower[before] in {"in", "at", "near", "outside"}
        return is_in and self.trigger.event_type != "visit" and mention.entity.kind in {"place", "country"}

    def _as_object(self, mention: Mention) -> Participant:
        """'her Chilean counterpart, Juan Rojas' and 'the Chilean President Juan Rojas' are Juan Rojas."""
        is_titled = mention.entity.kind != "person" and not mention.is_adjective
        officer = self._behind_title(mention.last) or self._president_of(mention) if is_titled else None
        if officer is not None:
            return Participant(officer.entity.name, officer.entity)
        end = mention.last
        while mention.is_adjective and end < self.end and self.s.tags[end] in {"NN", "NNS", "NNP", "JJ", ","}:
            person = next((m for m in self.mentions if m.first == end and m.entity.kind == "person"), None)
            if person:
                return Participant(person.entity.name, person.entity)
            end += 1
        return Participant(mention.entity.name, mention.entity)

    def _behind_title(self, end: int) -> Mention | None:
        """'met US Secretary of State Elena Paz', 'met Peru's Minister for Trade Elena Paz': the person behind the title."""
        roles, has_role = self.reader.lexicon.names.role_nouns, self.s.lower[end - 1] == "secretary"
        for k in range(end, min(self.end, end + TITLE_REACH + 1)):
            person = next((m for m in self.mentions if m.first == k and m.entity.kind == "person"), None)
            if person is not None:
                return person if has_role else None
            has_role |= roles.starting(self.s.lower, k) is not None
            is_field = has_role and self.s.lower[k] in {"of", "for", "and", "&"}
            if self.s.tags[k] not in {"NN", "NNP", "NNPS", "NNS", "JJ", "POS"} and not is_field and not self._is_hyphen(k):
                return None
        return None

    def _president_of(self, mention: Mention) -> Mention | None:
        """'met the president of Peru, Elena Paz': the person named behind the title and its country."""
        is_office = self.s.lower[mention.first - 1] == "of" and self.s.tags[mention.first - 2] in {"NN", "NNP"}
        if not is_office or mention.last >= len(self.s) or self.s.lower[mention.last] != ",":
            return None
        is_role = self.reader.lexicon.names.role_nouns.starting(self.s.lower, mention.first - 2) is not None
        return next((m for m in self.mentions if m.first == mention.last + 1 and m.entity.kind == "person" and is_role), None)

    def _agent(self) -> list[Participant]:
        """'by the United States and its allies'."""
        by = next((k for k in range(self.last, min(self.end, self.last + 10)) if self.s.lower[k] == "by"), None)
        return self._after(by) if by is not None else []

    def _after(self, preposition: int) -> list[Participant]:
        """Whom the noun phrase behind a preposition names, with those joined to it."""
        stop = preposition + 1
        while stop < self.end:
            mention = next((m for m in self.mentions if m.first == stop), None)
            is_joint = self.s.lower[stop] in {"and", "&"} or (self.s.lower[stop] == "," and self._is_list(stop))
            joint = is_joint and self._goes_on_with_name(stop + 1) and self._may_be_joined(stop)
            if mention is None and not joint and self.s.tags[stop] not in _PHRASE_TAGS and not self._is_hyphen(stop):
                break
            stop = mention.last if mention else stop + 1
        named = self._named_behind_title(stop) if stop > preposition + 1 else None
        if named is not None:
            return [Participant(named.entity.name, named.entity)]
        return self.reader.read_phrase(self.s, preposition + 1, stop) if stop > preposition + 1 else []

    def _named_behind_title(self, end: int) -> Mention | None:
        """'by the secretary of the treasury, Elena Paz': the person whose title with 'of' ends before the comma."""
        if end >= self.end or self.s.lower[end] not in {"of", "for"} or self.s.tags[end - 1] not in {"NN", "NNP"}:
            return None
        officer = self._behind_title(end - 1)
        if officer is not None:
            return officer
        comma = next((k for k in range(end + 1, min(self.end, end + 9)) if self.s.tags[k] not in _PHRASE_TAGS | {"IN", "CC"}), None)
        if comma is None or self.s.lower[comma] != ",":
            return None
        return next((m for m in self.mentions if m.first == comma + 1 and m.entity.kind == "person"), None)

    def _goes_on_with_name(self, i: int) -> bool:
        return any(i <= m.first <= i + 3 and all(t in _PHRASE_TAGS - {"VBN"} for t in self.s.tags[i : m.first]) for m in self.mentions)

    def _is_list(self, comma: int) -> bool:
        """'with Peru, Chile and Brazil', not 'on Peru, Chile said': 'and' follows before the phrase ends."""
        for k in range(comma + 1, min(len(self.s), comma + LIST_REACH)):
            if self.s.lower[k] in {"and", "&"}:
                return True
            if self.s.tags[k] not in _PHRASE_TAGS | {",", "IN"}:
                return False
        return False

    def _may_be_joined(self, joint: int) -> bool:
        """A comma joins names only: 'from Western nations, Peru and Chile' breaks off."""
        return self.s.lower[joint] != "," or any(m.last == joint for m in self.mentions)

    def _is_hyphen(self, i: int) -> bool:
        return self.s.lower[i] == "-" and self.s.is_glued(i)

    # -- nouns ----------------------------------------------------------------------------------------------------

    def of_noun(self) -> Sides:
        """'Peru's sanctions on Chile', 'a meeting between A and B', 'A held talks with B', 'talks were held by A'."""
        sides = Sides(self._carrier_subject(self.first) if self._is_own() else [])
        sides.actors = sides.actors or self._owners(self.first)
        if self.trigger.event_type == "visit":
            sides.target = self._destination()
        self._read_prepositions(sides)
        if sides.actors and self.trigger.event_type == "meet" and not self._owners(self.first):  # 'Paz called a meeting of party leaders'
            callers = self._carrier_subject(self.first) or self._in_caption()
            sides.actors = [*(p for p in callers if p not in sides.actors), *sides.actors]
        if not sides.actors:
            sides.actors = self._carrier_subject(self.first) or self._in_caption()
        if sides.target is None and self.trigger.sides == "directed":
            sides.target = self._sufferer()
        if self.trigger.event_type in DIRECTED and sides.target is not None:
            sides.target = self._with_home(sides.target)
        return sides

    def _with_home(self, target: Participant) -> Participant:
        """'sanctions against 20 Russian firms' are on Russia; 'tariffs on American allies' on others than the United States."""
        mutual = self.reader.lexicon.word_sets["mutual_roles"]
        is_other = any({word, singular_of(word)} & mutual for word in target.name.lower().split())
        if target.entity is None or target.entity.kind != "country" or is_other:
            return target
        return Participant(target.entity.name, target.entity)

    def _in_caption(self) -> list[Participant]:
        """'Elena Paz and Juan Rojas after talks in Lima': whom a line without a verb shows there."""
        at = phrase_start(self.s, self.first, self.mentions) - 1
        shown = [m for m in self.mentions if m.last <= at and m.entity.kind in ACTING]
        if at < 1 or self.s.lower[at] not in _SHOWN_AT or not shown or shown[-1].entity.kind != "person" or shown[-1].last != at:
            return []
        has_verb = any(self.s.tags[k] in FINITE_TAGS for k in range(len(self.s)))
        return [] if has_verb else _persons(shown)

    def _is_own(self) -> bool:
        """'Hamas resumed its attacks': the pronoun means the subject of the verb that carries the noun."""
        start = phrase_start(self.s, self.first, self.mentions)
        if self.s.lower[start] not in _POSSESSIVES or start == 0:
            return False
        is_list = self.trigger.event_type in DIRECTED and self.s.tags[start - 1] == "IN"  # 'took two men off its sanctions list'
        return is_list or self.s.tags[start - 1] in VERB_TAGS

    def _sufferer(self) -> Participant | None:
        """'Peru faces sanctions': the subject is whom it is done to."""
        verb, _ = find_carrier(self.s, self.first, self.mentions)
        if verb is None or self._effect_of(verb) != "suffers":
            return None
        found = self._subject(read_verb_group(self.s, verb, self.mentions, self.reader.lexicon))
        return found[0] if found else None

    def _read_prepositions(self, sides: Sides) -> None:
        i = self.last - 1 if self.s.tags[self.last - 1] in {"IN", "TO"} else self.last  # 'attack on', 'request by'
        while i < min(self.end, self.last + 14):
            if i >= self.last and self._ends_noun(i):
                break
            is_preposition = self._leads_to_side(i)
            named = self._after(i) if is_preposition and (self.s.lower[i] != "of" or i == self.last) else []
            if named and not self._is_home_of_target(i, named, sides):
                self._take(self.s.lower[i], named, sides)
            elif is_preposition and not named and sides.target is None:
                sides.target = self._place_attacked(i)
            i += 1

    def _ends_noun(self, i: int) -> bool:
        """A finite verb ends what belongs to the noun, and so does an act that is only spoken of: 'criticism of the raids on'."""
        is_verb = self.s.tags[i] in FINITE_TAGS and i > self.last and not self._is_carried_on(i)
        return is_verb or is_against_act(self.s, i, self.trigger, self.reader.lexicon)

    def _leads_to_side(self, i: int) -> bool:
        """A preposition behind which a side may be named; behind 'by' only where the verb before it is one of doing."""
        if self.s.tags[i] not in {"IN", "TO"} and self.s.lower[i] not in {"between", "by", "with"}:
            return False
        is_by = self.s.lower[i] == "by"
        return self.s.lower[i - 1] not in _BROKERED and (not is_by or names_doer(self.s, self.evoked, i, self.reader.lexicon))

    def _place_attacked(self, i: int) -> Participant | None:
        """'the war on Gaza', 'a raid against the port of Arica': the place right behind, which takes no part itself."""
        if self.trigger.event_type != "attack" or self.s.lower[i] not in {"on", "against"} or i > self.last:
            return None
        place = next((m for m in self.mentions if i < m.first <= i + 2 and m.entity.kind == "place" and not m.is_adjective), None)
        is_near = place is not None and all(self.s.tags[k] in {"DT", "JJ"} for k in range(i + 1, place.first))
        return Participant(place.entity.name, place.entity) if place is not None and is_near else None

    def _is_home_of_target(self, i: int, named: list[Participant], sides: Sides) -> bool:
        """'sanctions on 52 people from Belarus', '... on a bank in Peru': what is said of the target's home makes it the target."""
        entity = named[0].entity
        is_home = self.s.lower[i] in {"from", "in"} and entity is not None and entity.kind == "country" and self._is_behind_thing(i)
        if not is_home or self.trigger.event_type not in DIRECTED:
            return False
        if self._is_against(phrase_start(self.s, i, self.mentions) - 1) and (sides.target is None or sides.target.entity is None):
            sides.target = named[0]
        return True

    def _is_against(self, opening: int) -> bool:
        """Whether what stands before a noun phrase leads to the target: 'on twelve officials', 'on officials and two banks'."""
        if self.s.lower[opening] in {"and", ",", "of"}:
            return not _AGAINST.isdisjoint(self.s.lower[self.last - 1 : opening])
        return opening >= self.last - 1 and self.s.lower[opening] in _AGAINST

    def _is_behind_thing(self, i: int) -> bool:
        """Whether a common noun other than the measure stands before: 'sanctions on 12 firms and two banks from'."""
        is_thing = self.s.tags[i - 1] in {"NN", "NNS"} and not any(m.last == i for m in self.mentions)
        return is_thing and any(self.s.tags[k][:2] != "NN" for k in range(self.last, i))

    def _is_carried_on(self, i: int) -> bool:
        """'sanctions were imposed by': a passive behind the noun still tells who."""
        return self.s.lower[i] in {"was", "were", "is", "are", "will", "has", "have"} and "by" in self.s.lower[i : i + CARRIED_REACH]

    def _take(self, word: str, named: list[Participant], sides: Sides) -> None:
        kind = self.trigger.event_type
        is_source = word == "by" or (word == "from" and kind in _BY_SOURCE) or (word == "of" and kind in _OF_ACTOR and not sides.actors)
        if word == "between" or (word == "of" and len(named) > 1 and kind in {"meet", "talks"}):
            sides.actors = [*sides.actors, *(p for p in named if p not in sides.actors)]
        elif is_source:
            sides.actors = [*named, *(p for p in sides.actors if p not in named)]
        elif word == "with":
            sides.target = sides.target or named[0]
        elif sides.target is None and self.trigger.sides == "directed" and (word in _AGAINST or word == "of"):
            sides.target = named[0]

    def _destination(self) -> Participant | None:
        """'a visit to Lima', 'her trip there': where it goes."""
        for k in range(self.last, min(self.end, self.last + 8)):
            mention = next((m for m in self.mentions if m.first in {k + 1, k + 2} and m.entity.kind in {"place", "country"}), None)
            if self.s.lower[k] in {"to", "in"} and mention is not None and not mention.is_adjective:
                return Participant(mention.entity.name, mention.entity)
        return None

    def _owners(self, noun: int) -> list[Participant]:
        """'Putin's state visit', 'Israeli raids', 'China-Russia talks', 'their talks': who stands inside the phrase before."""
        start = phrase_start(self.s, noun, self.mentions)
        inside = [m for m in self.mentions if start <= m.first and m.last <= noun and m.entity.kind in ACTING]
        if self.trigger.event_type == "visit" and noun == self.first:  # 'her European tour', 'the Peru trip': where it goes
            inside = [m for m in inside if m.entity.kind == "person" or self.s.tags[m.last] == "POS"]
        if inside and self.s.tags[noun - 1] == "POS" and inside[-1].last < noun - 1:  # 'the Peruvian President's visit'
            described = self.reader.read_phrase(self.s, start, noun - 1)
            if described:
                return described
        if inside:
            joined = _joined(self.s, inside)
            return [Participant(m.entity.name, m.entity) for m in (joined if len(joined) > 1 else inside[-1:])]
        return self._meant_by_possessive(start, noun) if start < noun and self.s.lower[start] in _POSSESSIVES else []

    def _meant_by_possessive(self, start: int, noun: int) -> list[Participant]:
        """Whom 'his', 'her', 'its' or 'their' means before a noun."""
        bodies = {m.entity.name for m in self.mentions if m.last <= start and m.entity.kind == "country" and not m.is_adjective}
        if self.s.lower[start] == "its" and self.trigger.event_type == "attack" and len(bodies) > 1:
            return []  # 'China opposes sanctions against Russia in response to its war': nobody is better than the wrong one
        host = self._subject_of_aside(noun, _GENDERS.get(self.s.lower[start], "")) if self.s.lower[start] in _GENDERS else None
        return [host] if host is not None else self.reader.read_pronoun(self.s, start, _POSSESSIVES[self.s.lower[start]])

    def _subject_of_aside(self, noun: int, gender: str) -> Participant | None:
        """'Paz met Rojas, marking his first visit': the visit is Paz's, unless Rojas was received or 'his' cannot mean Paz."""
        verb, _ = find_carrier(self.s, noun, self.mentions)
        if verb is None or self.s.tags[verb] != "VBG" or self.s.lower[verb - 1] != ",":
            return None
        main = next((k for k in range(verb) if self.s.tags[k] in FINITE_TAGS), None)
        subject = find_subject(self.s, main, main + 1, self.mentions, after_quote=False) if main is not None else None
        if main is None or subject is None or self._receives(main):
            return None
        found = self._read_subject(self._without_time(subject))
        return next(
            (p for p in found if len(found) == 1 and p.entity and p.entity.kind == "person" and p.entity.gender in {"", gender}), None
        )

    def _receives(self, verb: int) -> bool:
        """'received', 'hosted': the guest is the one who visits."""
        entry = self.reader.lexicon.triggers.starting(self.s.lower, verb)
        return entry is not None and any(reading.needs == "guest" for reading in entry[1])

    def _carrier_subject(self, noun: int) -> list[Participant]:
        """'Peru will hold a meeting', 'the U.S. slapped tariffs': the subject of the verb that carries the noun."""
        verb, preposition = find_carrier(self.s, noun, self.mentions)
        if verb is None:
            return []
        step = governing_noun(self.s, noun, self.mentions, self.reader.lexicon) if self.trigger.event_type in DIRECTED else None
        if step is not None:  # 'announced the lifting of sanctions': as if it had announced the sanctions
            return self._owners(step) or self._carrier_subject(step)
        group = read_verb_group(self.s, verb, self.mentions, self.reader.lexicon)
        if preposition in {"of", "for"} and self._accuses(verb):
            return self._accused(group)
        if not carries(self.s, verb, preposition, self.reader.lexicon) and not self._moves(verb, preposition):
            return []
        if group.passive:
            return []
        if group.doer is not None:
            return self.reader.read_phrase(self.s, *group.doer)
        if group.owner is not None:
            return self._owners(group.owner)
        return self._subject(group)

    def _moves(self, verb: int, preposition: str) -> bool:
        """'paused its tariffs': whether the verb puts a measure on or takes it off."""
        is_measure = self.trigger.event_type in DIRECTED and self._effect_of(verb) != "suffers"
        return not preposition and is_measure and moves_measure(self.s, verb, self.reader.lexicon)

    def _accuses(self, verb: int) -> bool:
        entry = self.reader.lexicon.triggers.starting(self.s.lower, verb)
        return entry is not None and entry[1][0].event_type == "accuse"

    def _accused(self, group: VerbGroup) -> list[Participant]:
        """'is accused of a massacre', 'blamed Chile for the attack': who is accused is said to have done it."""
        if group.passive:
            return self._subject(group)
        named = next((m for m in self.mentions if group.verb < m.first < self.first and m.entity.kind in ACTING), None)
        return [Participant(named.entity.name, named.entity)] if named else []

    def _effect_of(self, verb: int) -> str:
        return effect_of(self.s, verb, self.reader.lexicon)


def find_carrier(sentence: Sentence, noun: int, mentions: list[Mention]) -> tuple[int | None, str]:
    """The verb that governs the noun at token ``noun``, and the preposition between, where there is one.

    'held talks' gives 'held', 'flew to Lima for talks' 'flew' and 'for'; a noun that is a subject has no carrier.
    """
    i = phrase_start(sentence, noun, mentions)
    if i > 1 and sentence.lower[i - 1] in _ATTRIBUTES and sentence.tags[i - 2] in {*VERB_TAGS, "IN"}:  # 'is facing mounting criticism'
        i -= 1
    if i > 1 and sentence.lower[i - 1] == "of" and sentence.lower[i - 2] in _LENGTHS:  # 'two days of talks'
        return find_carrier(sentence, i - 2, mentions)
    preposition = ""
    if i > 0 and sentence.tags[i - 1] in {"IN", "TO", "RP"} and sentence.lower[i - 1] not in {"that", "than", "as", "because"}:
        i -= 1
        preposition = "" if sentence.lower[i] in _PARTICLES else sentence.lower[i]
        while i > 0 and sentence.tags[i - 1] not in VERB_TAGS and i > noun - CARRIER_REACH:
            if sentence.lower[i - 1] in BREAKS or sentence.lower[i - 1] in _CLAUSE_OPENERS:
                return None, ""
            i -= 1
    if i > 0 and sentence.tags[i - 1] in VERB_TAGS and (preposition or sentence.lower[i - 1] not in _CLAUSE_VERBS):
        return i - 1, preposition
    return None, ""


def carries(sentence: Sentence, verb: int, preposition: str, lexicon: Lexicon) -> bool:
    """Whether the verb that governs a noun does what it means: 'imposed sanctions', 'flew to Lima for talks', not 'welcomed talks'."""
    effect = effect_of(sentence, verb, lexicon)
    if not preposition:
        return effect in DOING
    if sentence.lower[verb] in BE:  # 'is in talks', 'was on a visit'
        return preposition in {"in", "on"}
    moves = lexicon.triggers.starting(sentence.lower, verb)
    is_move = moves is not None and any(reading.event_type in {"visit", "meet"} for reading in moves[1])
    return preposition in _PURPOSES and (is_move or effect in {"carries", "achieves"})


def _joined(sentence: Sentence, names: list[Mention]) -> list[Mention]:
    """The names at the end of a phrase that are joined by 'and', commas or a hyphen: 'Foreign Minister A and President B'."""
    names = _without_owners(sentence, names)
    run = names[-1:]
    for left in reversed(names[:-1]):
        between = range(left.last, run[0].first)
        words = [sentence.lower[k] for k in between]
        plain = all(sentence.lower[k] in _JOINTS or sentence.tags[k] in _PHRASE_TAGS - {"POS"} for k in between)
        if not plain or not {"and", "nor", ",", "&", "/", "-", "with"} & set(words) or left.entity is run[0].entity:
            break
        if left.entity.kind == "country" and run[0].entity.kind == "person" and "and" not in words:
            break
        run = [left, *run]
    adjectives = [m for m in run if m.is_adjective]
    return run if len(adjectives) in {0, len(run)} or len(run) == 1 else [m for m in run if not m.is_adjective]


def _persons(names: list[Mention]) -> list[Participant]:
    """The persons among names, each once."""
    return list({m.entity.name: Participant(m.entity.name, m.entity) for m in names if m.entity.kind == "person"}.values())


def _without_owners(sentence: Sentence, names: list[Mention]) -> list[Mention]:
    """'Elena Paz and her Chilean counterpart Juan Rojas' without Chile: what only says whose officer a person is."""
    kept = [
        left for left, right in itertools.pairwise(names)
        if right.entity.kind != "person" or left.entity.kind == "person" or not 1 <= right.first - left.last <= TITLE_REACH
        or any(sentence.lower[k] in _JOINTS or sentence.tags[k] == "IN" for k in range(left.last, right.first))
    ]  # fmt: skip
    return [*kept, *names[-1:]]


def _head(sentence: Sentence, names: list[Mention], last: int) -> Mention | None:
    """The name that is the head of the phrase: at its end, or before what is added to it."""
    for mention in reversed(names):
        if mention.is_adjective:
            continue
        if mention.last == last or sentence.tags[mention.last] in {"IN", ",", "(", "WP", "WDT", "VBG", "VBN"}:
            return mention
    return None


def _names_group(sentence: Sentence, mention: Mention) -> bool:
    """'the Red Guard network' is the Red Guard; 'anti-Red Guard troops' and a name cut short ('Islamic') are others."""
    last = sentence.words[mention.last - 1]
    is_whole = last.isupper() or last.lower() == mention.entity.name.lower().split()[-1]
    return mention.entity.kind == "organisation" and is_whole and (mention.first == 0 or sentence.lower[mention.first - 1] != "-")


def _with_complement(sentence: Sentence, end: int) -> int:
    """The end of 'supporters of the coup': what 'of' adds belongs to the description."""
    if end + 1 >= len(sentence) or sentence.lower[end] != "of":
        return end
    last = next((k for k in range(end + 1, len(sentence)) if sentence.tags[k] not in _PHRASE_TAGS - {"VBG", "VBN"}), len(sentence))
    return last if last > end + 1 else end


def _head_end(sentence: Sentence, first: int, last: int) -> int:
    """The token behind the head noun: prepositions add to it ('farmers in the south', not 'thousands of farmers')."""
    for k in range(first + 1, last):
        is_quantity = sentence.lower[k] == "of" and sentence.lower[k - 1] in _QUANTITIES
        if sentence.tags[k] in {"IN", "TO", ",", "VBG", "WP", "WDT"} and not is_quantity:
            return k
    return last
