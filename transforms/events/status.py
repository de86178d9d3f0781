"""What becomes of an event: planned, occurred, cancelled, denied or hypothetical.

Read from what governs the trigger: for verbs the group ('refused to sign', 'will not visit'), for nouns their
adjectives ('an upcoming visit'), the verb that carries them ('called off a visit') and the verb that tells of them
('the visit was postponed'). A modal in another clause says nothing.
"""

from __future__ import annotations

from transforms.events.agents import effect_of
from transforms.events.bills import is_of_open_bill
from transforms.events.carriers import carries, find_carrier
from transforms.events.clause_days import expires_then
from transforms.events.directions import DIRECTED, governing_noun, is_of_plan, moves_measure
from transforms.events.fates import (
    is_given_up_later,
    is_kept_from_coming,
    is_moved_by,
    is_of_others,
    is_only_spoken_of,
    is_ruled_out,
    is_step_blocked,
    is_vetoed_in_headline,
)  # fmt: skip
from transforms.events.negations import is_by_nobody, is_in_denied_clause, is_in_no_way, is_of_none
from transforms.events.predicates import find_predicate, is_before_future, is_inverted, main_verb
from transforms.events.triggers import Evocation
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS
from transforms.syntax.false_reports import is_said_false
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.questions import asks_for_noun, read_question
from transforms.syntax.verb_groups import VerbGroup, is_passive, read_verb_group

_WILL = {"will", "shall", "'ll", "won't", "wo"}
_CONDITIONS = {"if", "unless", "whether", "lest"}
# Clauses of what did happen: 'will decide whether to borrow after the council agreed'.
_REAL_CLAUSES = {"after", "because", "since", "when"}
_HAVE = {"has", "have", "had"}
# A noun behind one of these is no subject: 'on her first visit, she will'.
_ADVERBIAL = {"on", "during", "after", "before", "at", "in", "since", "with", "following", "despite", "amid"}
# What makes of a noun the occasion of what its verb tells.
_OCCASIONS = {"at", "during", "after", "following", "since"}
_REPORTING_PAST = {"VBD", "VBN"}
_UNDONE = {"cancels", "refuses", "denies", "averts", "opposes"}
# Verbs of which 'nearly' tells how much: 'nearly doubled the tariff'.
_SCALED = {"doubled", "tripled", "halved", "quadrupled"}
_STATUS = {
    "plans": "planned", "wishes": "hypothetical", "asks": "hypothetical", "steers": "hypothetical", "cancels": "cancelled",
    "refuses": "denied", "denies": "denied", "averts": "denied",
}  # fmt: skip
# What does not come about where it is vetoed or blocked.
_STOPPED = DIRECTED | {"statement", "declare"}
# How far behind the subject the verb that tells of a plan ends: 'has since been rejected'.
PLAN_REACH = 4
# What is opposed comes to nothing where it is a doing ('vetoed lifting the ban'); a ban that is opposed may be in force.
_STATUS_OF_VERB = {**_STATUS, "opposes": "denied"}
# What 'not' makes of what a verb does: 'did not plan a visit', 'did not cancel the visit', 'did not rule out sanctions'.
_NEGATED = {"plans": "denied", "wishes": "denied", "cancels": "planned", "refuses": "hypothetical"}
# What is stronger hides what is weaker: a planned visit that was cancelled is cancelled.
_STRENGTH = ("cancelled", "denied", "hypothetical", "planned")


class StatusReader:
    """Reads the status of events in one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def status(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, start: int, end: int) -> str:
        """The status of the event whose clause is tokens ``start`` up to ``end``."""
        verb = self._telling_verb(sentence, mentions, evoked)
        if self._is_untrue(sentence, evoked, start, verb):
            return "denied"
        asked = self._asked(sentence, evoked, verb)
        if asked is not None:
            return asked
        found = self._told(sentence, mentions, evoked, end)
        if found == "planned" and is_given_up_later(sentence, evoked.last, self.lexicon):
            return "cancelled"
        if found == "occurred" and is_before_future(sentence, evoked):
            return "planned"
        return "hypothetical" if self._is_open(sentence, evoked, start, verb, found) else found

    def _is_open(self, sentence: Parse, evoked: Evocation, start: int, verb: VerbGroup | None, found: str) -> bool:
        """What was found done or not done stays open in a condition ('had Peru not attacked'), a wish, and a bill that is no law."""
        if found in {"occurred", "denied"} and self._is_conditional(sentence, evoked.first, start):
            return True
        if found != "occurred":
            return False
        told_by = verb.verb if verb is not None else evoked.first
        return self._is_wished_for(sentence, evoked.first, start) or is_of_open_bill(sentence, told_by, self.lexicon)

    def _is_untrue(self, sentence: Parse, evoked: Evocation, start: int, verb: VerbGroup | None) -> bool:
        """Whether it is denied outright: 'denied that', 'imposed no tariffs', 'nobody attacked', 'reports that it had were false'."""
        if is_in_denied_clause(sentence, evoked.first, start, evoked.reading, self.lexicon) or is_of_none(sentence, evoked, start):
            return True
        told_by = verb.verb if verb is not None else evoked.first
        if is_in_no_way(sentence, start, max(told_by, evoked.first)) or (verb is not None and is_by_nobody(sentence, verb.first)):
            return True
        return evoked.reading.event_type != "reject" and is_said_false(sentence, told_by, self.lexicon)

    def _told(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, end: int) -> str:
        """What the words around the trigger say of it, for a noun and for a verb."""
        if evoked.reading.form in {"noun", "phrase"}:
            return self._of_noun(sentence, mentions, evoked, end)
        is_finite_past = sentence.tags[evoked.first] == "VBD" and not is_passive(sentence, evoked.first)
        if evoked.reading.event_type == "visit" and self._effect_of(sentence, evoked.first) == "plans" and not is_finite_past:
            return "planned"  # 'is due in Lima', 'is expected in Lima'; not 'called in to Lima'
        group = read_verb_group(sentence, evoked.first, self.lexicon)
        return self._with_plan(sentence, group, evoked.last, end)

    def _with_plan(self, sentence: Parse, group: VerbGroup, last: int, end: int) -> str:
        """What a group says, and of 'a plan to double the tariff' the verb that tells of the plan: 'was rejected'."""
        status = self._of_group(sentence, group)
        is_open_plan = group.owner is not None and status in {"planned", "hypothetical"}
        return self._of_plan(sentence, last, end) or status if is_open_plan else status

    def _of_plan(self, sentence: Parse, last: int, end: int) -> str | None:
        """'Peru's plan to ban wine collapsed', 'a bill to ban it was rejected': the verb that tells of the plan."""
        verb = find_predicate(sentence, last, end)
        run = range(verb, min(end, verb + PLAN_REACH)) if verb is not None else range(0)
        effects = [self._effect_of(sentence, k) for k in run if sentence.tags[k] in VERB_TAGS]
        undone = next((effect for effect in effects if effect in _UNDONE), None)
        is_over = any(sentence.lower[k] in self.lexicon.word_sets["plan_ends"] for k in run)
        return "cancelled" if is_over else _STATUS_OF_VERB[undone] if undone else None

    def _asked(self, sentence: Parse, evoked: Evocation, verb: VerbGroup | None) -> str | None:
        """What a question leaves of the event; of a noun that no verb carries only 'Is there a ban?' asks."""
        asked = read_question(sentence, verb.verb) if verb is not None else None
        if asked is not None or evoked.reading.form not in {"noun", "phrase"}:
            return asked
        if asks_for_noun(sentence, evoked.first, evoked.last):
            return read_question(sentence, evoked.first)
        start = phrase_start(sentence, evoked.first)
        return read_question(sentence, start) if start > 0 and sentence.lower[start - 1] == "there" else None

    def _telling_verb(self, sentence: Parse, mentions: list[Mention], evoked: Evocation) -> VerbGroup | None:
        """The group of the verb whose subject does it: that of the trigger, or of the verb that carries the noun."""
        verb: int | None = evoked.first
        if evoked.reading.form in {"noun", "phrase"}:
            verb, preposition = find_carrier(sentence, evoked.first, mentions)
            is_measure = evoked.reading.event_type in DIRECTED and verb is not None and moves_measure(sentence, verb, self.lexicon)
            verb = verb if verb is not None and (is_measure or carries(sentence, verb, preposition, self.lexicon)) else None
        return read_verb_group(sentence, verb, self.lexicon) if verb is not None else None

    def _is_wished_for(self, sentence: Parse, first: int, start: int) -> bool:
        """'hopes that Paz wins', 'demanded that Chile sign': a clause of what somebody wants."""
        opening = next((k for k in range(first - 1, start, -1) if sentence.lower[k] == "that"), None)
        if opening is None or {",", '"'} & set(sentence.lower[opening:first]):
            return False
        return any(
            sentence.tags[k] in VERB_TAGS and self._effect_of(sentence, k) in {"wishes", "asks"}
            for k in range(max(start, opening - 8), opening)
        )

    def _of_group(self, sentence: Parse, group: VerbGroup) -> str:
        effects = [effect for effect in group.effects if effect in _STATUS_OF_VERB]
        if effects:
            return self._of_effects(sentence, group, effects)
        if group.nearly and self._effect_of(sentence, group.verb) != "carries" and sentence.lower[group.verb] not in _SCALED:
            return "denied"
        if group.is_to and group.has_have:  # 'was to have visited'
            return "cancelled"
        return self._of_negation(group) if group.negated else self._of_modals(sentence, group)

    @staticmethod
    def _of_effects(sentence: Parse, group: VerbGroup, effects: list[str]) -> str:
        """What the words that govern the verb make of it: 'refused to visit', 'abandoned plans to visit', 'does not plan to visit'."""
        if effects[-1] == "plans" and sentence.lower[group.first] == "had" and not group.negated:
            return "hypothetical"  # 'had been expected to visit': what was to be need not have come about
        status = _STATUS_OF_VERB[next((effect for effect in effects if effect in _UNDONE), effects[0])]
        return "denied" if group.negated and status in {"planned", "hypothetical"} and "would" not in group.modals else status

    @staticmethod
    def _of_negation(group: VerbGroup) -> str:
        """'has not banned it'; of 'would not have banned it' but for something, the contrary may be so."""
        return "hypothetical" if group.has_have and "would" in group.modals else "denied"

    def _of_modals(self, sentence: Parse, group: VerbGroup) -> str:
        if group.is_to or _WILL & set(group.modals):
            return "planned"
        if group.modals == ["would"] and not group.has_have and self._is_reported(sentence, group.first):
            return "planned"
        return "hypothetical" if group.modals or self._is_for_general_purpose(sentence, group) else "occurred"

    def _is_for_general_purpose(self, sentence: Parse, group: VerbGroup) -> bool:
        """'they make bombs to kill Chileans': what people do things for; 'begins to attack' tells of what happens, as headlines do."""
        outer = group.first
        is_present = sentence.tags[outer] in {"VBP", "VBZ"} and sentence.lower[outer] not in BE | _HAVE and sentence.role != "title"
        is_purpose = outer + 1 < group.verb - 1 and sentence.lower[group.verb - 1] == "to" and "achieves" in group.effects
        is_means = sentence.lower[outer] in {"use", "uses"}
        return is_present and is_purpose and not is_means and self._effect_of(sentence, outer) in {"", "carries"}

    def _is_reported(self, sentence: Parse, verb: int) -> bool:
        """'said she would visit': the future as seen from the past, unless it hangs on a condition."""
        words = sentence.lower
        return "if" not in words and any(
            sentence.tags[k] in _REPORTING_PAST and self.lexicon.cues.starting(words, k) is not None for k in range(verb)
        )

    def _is_conditional(self, sentence: Parse, first: int, start: int) -> bool:
        """'if Peru signed': a condition opens the clause, with no comma between."""
        for k in range(first - 1, start - 1, -1):
            if sentence.lower[k] in {",", '"', "''"} | BREAKS:
                return sentence.lower[k : k + 2] == [",", "provided"]
            if sentence.lower[k] in _CONDITIONS or is_inverted(sentence, k):
                return True
            if sentence.lower[k] in _REAL_CLAUSES:
                return False
        return False

    # -- nouns ----------------------------------------------------------------------------------------------------

    def _of_noun(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, end: int) -> str:
        first, last = evoked.first, evoked.last
        if evoked.reading.event_type in DIRECTED and is_only_spoken_of(sentence, phrase_start(sentence, first), self.lexicon):
            return "occurred"
        carrier = find_carrier(sentence, first, mentions)[0]
        if carrier is not None and evoked.reading.event_type in _STOPPED and is_kept_from_coming(sentence, carrier, self.lexicon):
            return "denied"
        if evoked.reading.event_type in _STOPPED and is_vetoed_in_headline(sentence, first, self.lexicon):
            return "denied"
        found = [*self._of_phrase(sentence, first), self._of_carrier(sentence, mentions, evoked, end)]
        step = governing_noun(sentence, first, self.lexicon) if evoked.reading.event_type in DIRECTED else None
        if step is not None:
            found.append(self._of_step(sentence, mentions, evoked, step, end))
        found += self._of_added(sentence, last, end)
        if carrier is None and not self._is_adverbial(sentence, first):
            found.append(self._of_predicate(sentence, evoked, end))
        return next((status for status in _STRENGTH if status in found), "occurred")

    def _is_adverbial(self, sentence: Parse, first: int) -> bool:
        start = phrase_start(sentence, first)
        return start > 0 and sentence.lower[start - 1] in _ADVERBIAL

    def is_present(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, end: int) -> bool:
        """Whether the present tense tells of the event, so that its day may lie ahead: 'meets on Friday', 'elections take place in May'."""
        if evoked.reading.form != "noun":
            verb: int | None = read_verb_group(sentence, evoked.first, self.lexicon).first  # 'flies to Lima on Friday to meet'
        else:
            carrier = find_carrier(sentence, evoked.first, mentions)[0]
            verb = carrier if carrier is not None else find_predicate(sentence, evoked.last, end)
        if verb is None:
            return False
        is_going_on = sentence.tags[verb] == "VBG" and verb > 0 and sentence.lower[verb - 1] in {"is", "are", "'s", "'re"}
        return is_going_on or (sentence.tags[verb] in {"VBZ", "VBP"} and sentence.lower[verb] not in _HAVE)

    def _of_phrase(self, sentence: Parse, first: int) -> list[str]:
        """'her upcoming visit', 'ahead of the visit', 'calls for talks', 'the threat of sanctions'."""
        start = phrase_start(sentence, first)
        if sentence.role == "title" and first > 1 and sentence.tags[first - 1][:2] == "NN" and start < first - 1:
            effect = self._effect_of(sentence, first - 1)  # 'President Plans Visit to Chile'
            if effect in {"plans", "wishes", "cancels", "refuses"}:
                return [_STATUS[effect]]
        found = [self.lexicon.event_governors.starting(sentence.lower, k) for k in range(start, first)]
        effects = [
            entry[1] for k, entry in zip(range(start, first), found, strict=True) if entry and sentence.tags[k] not in {"NNP", "POS"}
        ]
        if start > 0 and sentence.lower[start - 1] == "before" and not {"VBD", "VBN"} & set(sentence.tags[:start]):
            effects.append("plans")
        outer = self._outer_noun(sentence, start)
        if outer and sentence.tags[outer[0]] not in VERB_TAGS and sentence.lower[outer[0]] != "about":  # 'questions about talks'
            if sentence.lower[outer[0] - 1] == "no":  # 'no plans for a visit'
                return ["denied"]
            effects.append(outer[1])
        return [_STATUS[effect] for effect in effects if effect in _STATUS]

    def _outer_noun(self, sentence: Parse, start: int) -> tuple[int, str] | None:
        """What ends right before a phrase, over 'of' and 'for', with its effect: 'plans for | a visit'."""
        outer = self.lexicon.event_governors.ending(sentence.lower, start)
        if outer is None and start > 0 and sentence.lower[start - 1] in {"of", "for"}:
            outer = self.lexicon.event_governors.ending(sentence.lower, start - 1)
            outer = outer if outer and sentence.tags[outer[0]] in {"NN", "NNS"} else None
        return outer

    def _of_carrier(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, end: int) -> str:
        """'called off a visit', 'will hold talks', 'wants sanctions', 'flew to Lima for talks'; to scrap a tariff is an event."""
        verb, preposition = find_carrier(sentence, evoked.first, mentions)
        if verb is None:
            return "occurred"
        group = read_verb_group(sentence, verb, self.lexicon)
        own = self._effect_of(sentence, verb)
        if evoked.reading.event_type in DIRECTED:
            status = self._of_measure(sentence, mentions, evoked.first, verb, own)
            if status is not None:
                return status
            if own not in {"wishes", "suffers"} and moves_measure(sentence, verb, self.lexicon):
                own = "carries"  # to scrap a tariff or to put it off is an event, and no tariff that is cancelled or planned
        if preposition in _OCCASIONS:
            return "occurred"  # 'agreed at a summit to lift the ban', 'failed to agree at it'
        if own in _STATUS and own != "steers":
            outer = self._of_group(sentence, group)
            return _NEGATED.get(own, _STATUS[own]) if outer == "denied" else _STATUS[own]
        if own in {"carries", "suffers", "achieves"} or (preposition and carries(sentence, verb, preposition, self.lexicon)):
            status = self._with_plan(sentence, group, evoked.last, end)
            # 'failed to reach a deal at the summit': what was not done there leaves the summit held.
            return "occurred" if status == "denied" and preposition in _ADVERBIAL else status
        return "occurred"

    def _of_step(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, step: int, end: int) -> str:
        """'demanded the lifting of sanctions', 'discussed the renewal', 'the lifting was blocked': the step that a noun names."""
        verb, _ = find_carrier(sentence, step, mentions)
        if verb is None:
            told = find_predicate(sentence, evoked.last, end)
            return "denied" if told is not None and is_step_blocked(sentence, told, end, self.lexicon) else "occurred"
        status = self._of_group(sentence, read_verb_group(sentence, verb, self.lexicon))
        own = self._effect_of(sentence, verb)
        if own in _STATUS and own != "steers":
            return _NEGATED.get(own, _STATUS[own]) if status == "denied" else _STATUS[own]
        if own == "opposes" or sentence.lower[verb] in self.lexicon.word_sets["weighing"]:
            return "denied" if is_kept_from_coming(sentence, verb, self.lexicon) and status == "occurred" else "hypothetical"
        return status if own in {"carries", "achieves"} else "occurred"

    def _of_measure(self, sentence: Parse, mentions: list[Mention], noun: int, verb: int, own: str) -> str | None:
        """What some verbs leave of the measure that they carry, whatever becomes of their own act."""
        if sentence.lower[verb] in self.lexicon.word_sets["joining"]:  # 'will not join US tariffs': those stay in force
            is_left_out = not is_of_others(sentence, mentions, noun, phrase_start(sentence, noun))
            group = read_verb_group(sentence, verb, self.lexicon)
            return "denied" if is_left_out and self._of_group(sentence, group) == "denied" else "occurred"
        if own == "averts":
            return "hypothetical"  # 'to avoid sanctions': of those in force and of those that may come
        return "cancelled" if own not in {"wishes", "suffers"} and self._gives_up_plan(sentence, noun, verb) else None

    def _gives_up_plan(self, sentence: Parse, noun: int, verb: int) -> bool:
        """'dropped a planned tariff', 'the planned tariff was dropped', 'scrapped plans for a ban': none comes of it."""
        step = self.lexicon.event_directions["verb"].starting(sentence.lower, verb)
        group = read_verb_group(sentence, verb, self.lexicon)
        is_given_up = step is not None and step[1] == "lifted" and self._of_group(sentence, group) in {"occurred", "planned"}
        return is_given_up and is_of_plan(sentence, phrase_start(sentence, noun), noun, self.lexicon)

    def _effect_of(self, sentence: Parse, verb: int) -> str:
        return effect_of(sentence, verb, self.lexicon)

    def _of_added(self, sentence: Parse, last: int, end: int) -> list[str]:
        """'the visit, due on Monday', 'a trip planned for May': participles and adjectives behind the noun."""
        found = []
        for k in range(last, min(end, last + 12)):
            if sentence.tags[k] in FINITE_TAGS:
                break
            entry = self.lexicon.event_governors.starting(sentence.lower, k)
            is_added = sentence.tags[k] in {"VBN", "VBD", "JJ"} or sentence.lower[k] in {"due", "set"}
            is_added = is_added and sentence.tags[k - 1] not in {"DT", "IN"} and not expires_then(sentence, k)
            if entry and entry[1] in {"plans", "cancels"} and is_added:
                found.append(_STATUS[entry[1]])
        return found

    def _of_predicate(self, sentence: Parse, evoked: Evocation, end: int) -> str:
        """'the visit was called off', 'talks will resume', 'the meeting did not take place'."""
        verb = find_predicate(sentence, evoked.last, end)
        if verb is None:
            return "occurred"
        main = main_verb(sentence, verb, end)
        is_open = main + 1 < end and sentence.lower[main + 1] in {"due", "set", "likely"}
        governed = [self._effect_of(sentence, k) for k in range(verb, main + 1 + is_open)]
        found = [_STATUS[effect] for effect in governed if effect in {"plans", "cancels", "wishes", "asks"}]
        group = read_verb_group(sentence, main, self.lexicon)
        status = self._of_group(sentence, group)
        if "cancelled" in found or self._comes_to_nothing(sentence, evoked, main, status):
            return "cancelled"
        if status == "denied" and {"before", "until"} & set(sentence.lower[main : main + 4]):
            return "planned"  # 'the signing is not expected before May'
        if is_ruled_out(sentence, verb, main, self.lexicon, is_negated=status == "denied"):
            return "denied"
        if status == "denied":  # 'the talks did not bring peace', but 'sanctions would not be lifted'
            return "denied" if is_moved_by(sentence, evoked, main, self.lexicon) else "occurred"
        return next((s for s in [*found, status] if s != "occurred"), "occurred")

    def _comes_to_nothing(self, sentence: Parse, evoked: Evocation, main: int, status: str) -> bool:
        """'did not take place', 'will not go ahead'; of a measure that was only planned, 'was dropped'."""
        if status == "denied":
            return not self.lexicon.word_sets["coming_about"].isdisjoint(sentence.lower[main : main + 3])
        return evoked.reading.event_type in DIRECTED and self._gives_up_plan(sentence, evoked.first, main)

    def is_told(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, end: int) -> bool:
        """Whether the text says of the noun that it happens or is done: 'the visit took place', 'paid the visit'."""
        verb, _ = find_carrier(sentence, evoked.first, mentions)
        start = phrase_start(sentence, evoked.first)
        if start > 1 and sentence.lower[start - 1] == "of" and sentence.lower[start - 2] in self.lexicon.word_sets["event_stages"]:
            outer = phrase_start(sentence, start - 1)
            return outer > 0 and sentence.tags[outer - 1] in VERB_TAGS  # 'marking the start of her visit', not 'at the end of it'
        if verb is not None:
            return self._effect_of(sentence, verb) in {"carries", "plans", "cancels", "achieves"}
        return self.has_fate(sentence, mentions, evoked, end)

    def has_fate(self, sentence: Parse, mentions: list[Mention], evoked: Evocation, end: int) -> bool:
        """Whether the noun is the subject of a verb of taking place: 'talks resumed', 'the trip was called off'."""
        if find_carrier(sentence, evoked.first, mentions)[0] is not None:
            return False
        verb = find_predicate(sentence, evoked.last, end)
        if verb is None:
            return False
        words = self.lexicon.word_sets["event_happens"]
        return any(sentence.lower[k] in words or self._effect_of(sentence, k) == "cancels" for k in range(verb, min(end, verb + 5)))

    predicate = staticmethod(find_predicate)
