"""Needs: whether those take part, or that is told of when and where, without which a trigger is no event."""

from __future__ import annotations

from collections.abc import Callable

from transforms.discourse.memory import Participant
from transforms.events.agents import DOING, effect_of
from transforms.events.blacklists import LISTS
from transforms.events.clause import Clause
from transforms.events.event import is_acting
from transforms.events.predicates import find_predicate
from transforms.events.sides import Sides
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.verb_groups import is_passive

# How far before and behind a trigger its day may stand.
DAY_REACH = 8
# How far behind a trigger the name that it needs may stand.
NAME_REACH = 3
# How far behind the name of the one steered 'to' may stand: 'urged Peru on Monday to'.
TO_REACH = 5
# How far behind a verb 'out' of 'kept Chilean beef out', the rate of 'put 25 percent on' and the name of 'saw Premier Paz' may stand.
OUT_REACH = 7
RATE_REACH = 5
OFFICER_REACH = 6
# How far behind 'warned' what is threatened may stand.
THREAT_REACH = 10
# How far behind the verb of 'entered into force' its noun may stand.
FORCE_REACH = 4
# Before what took place: 'despite the bank's rate cut'.
_REAL_OCCASIONS = {"after", "following", "despite", "since"}


def suffices(clause: Clause, sides: Sides) -> bool:
    """Whether those take part that the reading needs."""
    if not sides.actors and _is_nobodys(clause):
        return False
    return _NEEDS.get(clause.trigger.needs, _has_any)(clause, sides)


def _is_nobodys(clause: Clause) -> bool:
    """'some voices calling for a truce', 'the deployment of troops in Chile': what needs somebody who does it."""
    kind, form = clause.trigger.event_type, clause.trigger.form
    is_of_voices = clause.hit.start > 0 and clause.tags[clause.hit.start - 1] == "NNS"
    return (kind, form) == ("other", "noun") or ((kind, form) == ("demand", "gerund") and is_of_voices)


def has_day(clause: Clause, stop: int) -> bool:
    """Whether a time stands near the trigger, up to a token."""
    return any(clause.hit.end - DAY_REACH <= t.start < stop and t.period for t in clause.times)


def _named(sides: Sides) -> list[Participant]:
    """Those that take part and can act."""
    return [p for p in sides.all if is_acting(p)]


def _is_person(participant: Participant | None) -> bool:
    return participant is not None and participant.entity is not None and participant.entity.kind == "person"


def _is_described(participant: Participant) -> bool:
    """'the new president', not 'the Atacama Dam'."""
    return participant.entity is None and participant.name[1:].islower()


def _has_participant(clause: Clause, sides: Sides) -> bool:
    """Somebody, or a place where somebody without a name goes: 'the minister flew to Lima'."""
    target = sides.target
    goes_somewhere = clause.trigger.event_type == "visit" and target is not None and target.entity is not None
    return bool(_named(sides)) or (goes_somewhere and bool(sides.actors))


def _is_owned(clause: Clause, sides: Sides) -> bool:
    """'Peru's tariffs on steel hurt', not 'Peru's tariff on butter is 20 percent': whose they are and what they are on, as news."""
    start, verb = phrase_start(clause.sentence, clause.hit.start), find_predicate(clause.sentence, clause.hit.end, clause.end)
    is_aimed = clause.lower[clause.hit.end : clause.hit.end + 1] in (["on"], ["against"])
    is_state = verb is not None and clause.lower[verb] in BE and clause.tags[verb + 1 : verb + 2] in (["CD"], ["DT"], ["JJ"], ["IN"])
    return is_aimed and not is_state and "POS" in clause.tags[start : clause.hit.start] and any(map(is_acting, sides.actors))


def _has_decider(clause: Clause, sides: Sides) -> bool:
    """'delivered a rate cut', 'after Peru's rate cut': who decided on it; not 'bets on the Fed's rate cuts'."""
    start = phrase_start(clause.sentence, clause.hit.start)
    is_owned = "POS" in clause.tags[start : clause.hit.start] and clause.lower[max(0, start - 1)] in _REAL_OCCASIONS
    verb, preposition = clause.support_verb
    is_done = verb is not None and not preposition and effect_of(clause.sentence, verb) in DOING
    return (is_owned or is_done) and any(map(is_acting, sides.actors))


def _has_persons(_: Clause, sides: Sides) -> bool:
    """Two persons and nobody else, one of them the target."""
    return len(_named(sides)) >= 2 and all(_is_person(p) for p in _named(sides)) and sides.target is not None


def _has_steered(clause: Clause, _: Sides) -> bool:
    """'told Peru to': a name right behind, and 'to' behind it; not 'wants to use Peru to'."""
    last = clause.hit.end
    if clause.lower[last : last + 1] == ["to"]:
        return False
    near = [m.end for m in clause.mentions if last <= m.start <= last + NAME_REACH]
    near += [last + 1] if clause.lower[last : last + 1] in (["him"], ["her"], ["them"]) else []
    steering = {"to", "for"} if clause.trigger.lemma == "ask" else {"to"}
    return any(not steering.isdisjoint(clause.lower[end : end + TO_REACH]) for end in near)


def _has_place(clause: Clause, sides: Sides) -> bool:
    """'went to Lima': somebody, and a place right behind."""
    last = clause.hit.end
    near = [m for m in clause.mentions if last <= m.start < last + NAME_REACH]
    return bool(sides.actors) and any(m.entity.kind in {"place", "country"} for m in near)


def _is_placed(clause: Clause, sides: Sides) -> bool:
    """'an attack in Lima', 'Monday's attack': somebody, a day or a name close by."""
    last = clause.hit.end
    return bool(sides.all) or has_day(clause, last + DAY_REACH) or any(last < m.start <= last + NAME_REACH for m in clause.mentions)


def _is_sworn_in(clause: Clause, sides: Sides) -> bool:
    """'Paz was inaugurated', 'inaugurated Paz as president': not a bridge that somebody opens, nor one that is opened."""
    last = clause.hit.end
    if is_passive(clause.sentence, clause.hit.start):
        is_opened = clause.lower[last : last + 1] == ["by"]
        return not is_opened and any(_is_person(p) or _is_described(p) for p in sides.actors)
    return _is_person(sides.target) and "as" in clause.lower[last : last + DAY_REACH]


def _has_foreign(clause: Clause, sides: Sides) -> bool:
    """'taxed Chilean wine', 'readmitted Chilean beef': a state, and another whose goods they are."""
    target = sides.target
    names = {p.name for p in sides.actors}
    is_foreign = target is not None and target.entity is not None and target.entity.iso3 is not None and target.name not in names
    return is_foreign and clause.trigger.form != "gerund" and any(map(is_acting, sides.actors))


def _is_kept_out(clause: Clause, sides: Sides) -> bool:
    """'has kept Chilean beef out', 'shut out Chilean wine'; not 'kept Chile out of the cup'."""
    reach = clause.lower[clause.hit.end : min(clause.end, clause.hit.end + OUT_REACH)]
    is_out = "out" in reach and clause.lower[clause.hit.end + reach.index("out") + 1 :][:1] != ["of"]
    return is_out and _has_foreign(clause, sides)


def _has_rate_on(clause: Clause, sides: Sides) -> bool:
    """'will charge 25 percent on Chilean wine': a rate without the noun of what it is, and behind 'on' what it is taken on."""
    last = clause.hit.end
    rate = next(
        (k for k in range(last, min(clause.end, last + RATE_REACH)) if clause.lower[k] in clause.lexicon.word_sets["percent_words"]), None
    )
    is_on = rate is not None and "on" in clause.lower[rate : rate + RATE_REACH]
    is_named = any(k in clause.sentence.hits.triggers for k in range(last, min(clause.end, last + OFFICER_REACH)))
    is_by_state = any(p.entity is not None and p.entity.iso3 is not None for p in sides.actors)
    return is_on and not is_named and is_by_state and sides.target is not None and is_acting(sides.target)


def _is_led(_: Clause, sides: Sides) -> bool:
    """'will lead a delegation of exporters to Lima': somebody who leads it, and where it goes."""
    return sides.target is not None and sides.target.entity is not None and any(map(is_acting, sides.actors))


def _has_officer(clause: Clause, sides: Sides) -> bool:
    """'will see Prime Minister Paz': two persons, of whom one is named with an office; not 'saw Paz win', 'sees Paz as a threat'."""
    last = clause.hit.end
    person = next((m for m in clause.mentions if last < m.start <= last + OFFICER_REACH and m.entity.kind == "person"), None)
    if person is None or not sides.actors or any(tag in VERB_TAGS for tag in clause.tags[last : person.start]):
        return False
    has_office = any(k in clause.sentence.hits.role_nouns for k in range(last, person.start))
    is_seen_as = clause.lower[person.end : person.end + 1] == ["as"] or clause.tags[person.end : person.end + 1] in (
        ["VB"],
        ["VBG"],
        ["VBN"],
    )
    return has_office and not is_seen_as


def _has_own_act(clause: Clause, sides: Sides) -> bool:
    """'warned that it would hit back': what whoever warns would do; not 'warned that prices would rise'."""
    last = clause.hit.end
    reach = range(last, min(clause.end + THREAT_REACH, len(clause.sentence) - 1, last + THREAT_REACH))
    own = next((k for k in reach if clause.tags[k] == "PRP" and clause.lower[k + 1] in {"will", "would", "'ll", "'d"}), None)
    acts = clause.lexicon.word_sets["threatened_acts"]
    return own is not None and bool(sides.actors) and not acts.isdisjoint(clause.lower[own : own + FORCE_REACH])


def _is_in_force(clause: Clause, _: Sides) -> bool:
    """'the cod agreement enters into force on July 1', 'the duty that took effect on May 3': whoever made it."""
    verb = next((k for k in range(clause.hit.end, min(clause.end, clause.hit.end + THREAT_REACH)) if clause.tags[k] in FINITE_TAGS), None)
    return verb is not None and not {"force", "effect"}.isdisjoint(clause.lower[verb : verb + FORCE_REACH])


def _goes_on(clause: Clause, _: Sides) -> bool:
    """'the truce was prolonged', 'the ceasefire took effect': whoever holds it."""
    verb = find_predicate(clause.sentence, clause.hit.end, clause.end)
    run = clause.lower[verb : verb + FORCE_REACH] if verb is not None else []
    return not clause.lexicon.word_sets["truce_goes_on"].isdisjoint(run)


def _has_any(clause: Clause, sides: Sides) -> bool:
    """What a reading with a word of its own needs: somebody, unless its type says enough."""
    return bool(sides.all) or clause.trigger.event_type != "other" or clause.trigger.sides == "single"


# By the value of the column needs of triggers.csv, what has to be there.
_NEEDS: dict[str, Callable[[Clause, Sides], bool]] = {
    "participant": _has_participant,
    "actor": lambda _, sides: any(is_acting(p) for p in sides.actors),
    "target": lambda _, sides: sides.target is not None and is_acting(sides.target),
    "pair": lambda _, sides: len({p.name for p in _named(sides)}) >= 2,
    "persons": _has_persons,
    "anyone": lambda _, sides: bool(sides.all),
    "agreeing": lambda _, sides: bool(sides.all),
    LISTS: lambda _, sides: bool(sides.all),
    "issuing": lambda _, sides: any(is_acting(p) for p in sides.actors),
    "owned": _is_owned,
    "decider": _has_decider,
    "agent": lambda _, sides: bool(sides.actors),
    "words": lambda _, sides: bool(sides.actors),
    "sworn_in": _is_sworn_in,
    "guest": lambda _, sides: _is_person(sides.target) and bool(sides.actors),
    "traveller": lambda _, sides: any(_is_person(p) for p in sides.actors),
    "roadblocks": lambda _, sides: bool(sides.actors),
    "chambers": lambda _, sides: bool(sides.actors),
    "led": _is_led,
    "goes_on": _goes_on,
    "armies": lambda clause, sides: bool(_named(sides)) or has_day(clause, clause.end),
    "foreign": _has_foreign,
    "kept_out": _is_kept_out,
    "rate_on": _has_rate_on,
    "officer": _has_officer,
    "own_act": _has_own_act,
    "in_force": _is_in_force,
    "steered": _has_steered,
    "place": _has_place,
    "dated": lambda clause, sides: bool(_named(sides)) or has_day(clause, clause.end),
    "placed": _is_placed,
    "none": lambda *_: True,
}
