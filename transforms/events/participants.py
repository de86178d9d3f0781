"""Participants: who stands on which side of an event.

Sides come from the clause: subject and object of a verb, the passive with 'by', and for nouns the owner ('Peru's visit',
'Chilean raids'), prepositions ('between', 'with', 'by', 'on') and the subject of the verb that carries them ('held
talks'). Pronouns and short forms ('both sides', 'the ministry') are looked up in what the text has spoken of. Whom the
text leaves open stays open.
"""

from __future__ import annotations

from transforms.discourse.memory import ACTING, Participant
from transforms.events.agents import is_against_act
from transforms.events.clause import Clause, mention_ending
from transforms.events.directions import DIRECTED
from transforms.events.goods import goods_behind
from transforms.events.objects import object_of
from transforms.events.orders import signing_of
from transforms.events.owners import aimed_at, country_of_goods, is_subjects_own, owners_of
from transforms.events.prepositions import agent_of, named_behind, read_prepositions
from transforms.events.referents import read_phrase, with_states
from transforms.events.relatives import relative_sides
from transforms.events.sides import Sides
from transforms.events.subjects import named_by_preposition, read_subject, subject_of, subject_of_opening
from transforms.events.support_verb_sides import court_moving, subject_of_support_verb, sufferer_of
from transforms.lexicons.plurals import singular_of
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.closed_class import BE
from transforms.syntax.noun_phrases import phrase_end, phrase_start
from transforms.syntax.subjects import subject_of_main_clause
from transforms.syntax.verb_group import VerbGroup

# Behind a verb of punishment without an object: what it was for.
_BARE_PASSIVE = (["of"], ["for"], ["over"])
_CONTINENTS = {"european": "Europe", "african": "Africa", "asian": "Asia"}
_SHOWN_AT = {"at", "during", "after", "before", "in", "on"}
_ABOUT_PATIENT = {"appoint", "election", "sign", "agree", "meet", "visit"}


def read_sides(clause: Clause) -> Sides:
    """The sides of an event."""
    return _of_noun(clause) if clause.trigger.form in {"noun", "phrase"} else _of_verb(clause)


def _of_verb(clause: Clause) -> Sides:
    """'Peru sanctioned Chile', 'Chile was sanctioned by Peru', 'sanctions imposed by Peru'."""
    group = clause.group
    prefixed = _verb_before_prefix(clause)
    if prefixed is not None:
        return _of_passive(clause, _patients_of(clause, prefixed))
    if not group.passive and _is_accused(clause):
        start = phrase_start(clause.sentence, clause.hit.start)
        is_place = start > 1 and clause.lower[start - 1] in {"in", "and", "of"}  # 'two firms in Hong Kong and Chile accused of'
        patients = _phrase_before(clause, group) if not is_place else []
        return Sides([], patients[0] if patients else None)
    if group.passive or _is_reduced_passive(clause):
        return _of_passive(clause, _phrase_before(clause, group))
    actors = _doer(clause, group)
    if not actors and clause.trigger.event_type == "statement" and clause.lower[0] == "in":
        actors = _issuer(clause)
    target = _not_own(clause, actors, object_of(clause))
    is_punished = clause.trigger.event_type == "other" and clause.trigger.lemma in clause.lexicon.word_sets["done_to"]
    if target is None and is_punished:  # 'fined two brothers'
        target = next(iter(named_behind(clause, clause.hit.end - 1)), None)
    return Sides(actors, target)


def _verb_before_prefix(clause: Clause) -> int | None:
    """'was re-elected', 'being re-elected': the verb before the hyphened prefix of a participle."""
    verb, participle = clause.hit.start - 3, clause.hit.start
    is_prefixed = verb >= 0 and clause.lower[verb + 1 : participle] == ["re", "-"] and clause.sentence.is_glued(participle)
    return verb if is_prefixed and clause.tags[participle] == "VBN" and clause.lower[verb] in BE | {"being", "been"} else None


def _patients_of(clause: Clause, verb: int) -> list[Participant]:
    """Whom the passive before a prefix is told of: its subject; of 'since being re-elected' that of the main clause."""
    if clause.lower[verb] != "being":
        return subject_of(clause, clause.group_of(verb))
    subject = subject_of_main_clause(clause.sentence, verb)
    return read_subject(clause, subject) if subject else []


def _not_own(clause: Clause, actors: list[Participant], target: Participant | None) -> Participant | None:
    """'The U.S. barred Americans from buying Chilean debt': a ban that a country lays on its own people is on the other that is named."""
    acting = [p.entity for p in with_states(clause.referents, actors) if p.entity is not None]
    entity = target.entity if target is not None else None
    if clause.trigger.event_type != "ban" or entity is None or not any(entity is e or entity.iso3 == e.iso3 is not None for e in acting):
        return target
    behind = next((m.end for m in clause.mentions if m.start >= clause.hit.end and m.entity is entity), None)
    is_from = behind is not None and clause.lower[behind : behind + 1] == ["from"]
    return object_of(clause, behind) if is_from else target


def _of_passive(clause: Clause, patients: list[Participant]) -> Sides:
    """'Chile was sanctioned by Peru'; whoever 'was sworn in' or 'is deployed' is what the event is about."""
    agents = agent_of(clause)
    if not agents and clause.trigger.event_type in _ABOUT_PATIENT | ({"other"} if clause.trigger.plover == "MOBILIZE" else set()):
        return Sides(patients, object_of(clause) if clause.trigger.event_type == "visit" else None)
    if not agents and clause.lower[clause.hit.end : clause.hit.end + 1] == ["to"] and clause.trigger.lemma == "summon":
        agents = named_behind(clause, clause.hit.end)  # 'was summoned to the ministry'
    return Sides(agents, patients[0] if patients else None)


def _issuer(clause: Clause) -> list[Participant]:
    """'In a report released on Monday, the bureau put ...': who the main clause is about."""
    comma = next((k for k in range(clause.hit.end, len(clause.sentence) - 1) if clause.lower[k] == ","), None)
    if comma is None:
        return []
    end = phrase_end(clause.sentence, comma + 1)
    return read_phrase(clause.referents, clause.sentence, comma + 1, end) if end > comma + 1 else []


def _is_reduced_passive(clause: Clause) -> bool:
    """'the treaty signed by both': a participle behind its noun."""
    return clause.tags[clause.hit.start] in {"VBN", "VBD"} and clause.lower[clause.hit.end : clause.hit.end + 1] == ["by"]


def _is_accused(clause: Clause) -> bool:
    """'two men accused of', 'a firm fined for': a participle behind its noun, which it is done to, by whom is not told."""
    is_alone = clause.lower[clause.hit.end : clause.hit.end + 1] in _BARE_PASSIVE and clause.trigger.form in {"past", "participle"}
    return is_alone and clause.trigger.lemma in clause.lexicon.word_sets["done_to"]


def _phrase_before(clause: Clause, group: VerbGroup) -> list[Participant]:
    if not group.passive:
        is_apart = (
            clause.hit.start > 1 and clause.lower[clause.hit.start - 1] == "," and mention_ending(clause, clause.hit.start - 1) is not None
        )
        end = clause.hit.start - 1 if is_apart else clause.hit.start  # 'Brazil, accused by Peru of dumping,'
        start = phrase_start(clause.sentence, end)
        is_of_act = start > 1 and is_against_act(clause.sentence, start - 2, clause.trigger)
        return read_phrase(clause.referents, clause.sentence, start, end) if start < end and not is_of_act else []
    return _doer(clause, group)


def _doer(clause: Clause, group: VerbGroup) -> list[Participant]:
    if group.agent is not None:
        return read_phrase(clause.referents, clause.sentence, *group.agent)
    if group.owner is not None:
        return owners_of(clause, group.owner) or subject_of_support_verb(clause, group.owner)
    if clause.tags[group.start] == "VBG" and group.start <= clause.start + 1:
        return subject_of_opening(clause, group.start)
    if clause.tags[group.start] in {"VBG", "VB"} and group.start > 0 and named_by_preposition(clause, group.start):
        return named_by_preposition(clause, group.start)
    return subject_of(clause, group)


def _of_noun(clause: Clause) -> Sides:
    """'Peru's sanctions on Chile', 'a meeting between A and B', 'A held talks with B', 'talks were held by A'."""
    signing = signing_of(clause)
    is_led = clause.trigger.needs == "led"  # 'will lead a delegation of exporters to Lima'
    sides = Sides(subject_of_support_verb(clause, clause.hit.start) if is_led or is_subjects_own(clause) else [])
    sides.actors = subject_of(clause, clause.group_of(signing)) if signing is not None else sides.actors
    sides.actors = sides.actors or court_moving(clause) or owners_of(clause, clause.hit.start)
    if clause.trigger.event_type == "visit":
        sides.target = _destination(clause)
    read_prepositions(clause, sides)
    if clause.trigger.event_type in DIRECTED:
        _take_relative(clause, sides)
    aimed = aimed_at(clause) if clause.trigger.event_type in DIRECTED | {"aid"} else None
    if aimed is not None:
        sides.target = Participant(aimed.entity.name, aimed.entity)
    _take_goods(clause, sides)
    sides.actors = _with_callers(clause, sides.actors)
    if sides.target is None and clause.trigger.sides == "directed":
        sides.target = sufferer_of(clause)
    if clause.trigger.event_type in DIRECTED:
        sides.target = _with_home(clause, sides.target) if sides.target is not None else goods_behind(clause)
    return sides


def _take_relative(clause: Clause, sides: Sides) -> None:
    """'the tariff that Paz imposed on Chile', 'sanctions that had crippled Chile': what only the relative clause tells."""
    agents, target = relative_sides(clause)
    sides.target = sides.target or target
    sides.actors = sides.actors or agents


def _take_goods(clause: Clause, sides: Sides) -> None:
    """'Peru lifted Chilean wine tariffs': on whom they are, where another than the country of the goods puts them on or takes them off."""
    goods = country_of_goods(clause)
    movers = subject_of_support_verb(clause, clause.hit.start) if goods is not None and sides.target is None else []
    if goods is not None and movers and all(p.entity is not goods.entity for p in movers):
        sides.actors, sides.target = movers, Participant(goods.entity.name, goods.entity)


def _with_callers(clause: Clause, actors: list[Participant]) -> list[Participant]:
    """'Paz held talks', 'Paz called a meeting of party leaders': with the subject of the verb that carries the noun, where it is needed."""
    if actors and (clause.trigger.event_type != "meet" or owners_of(clause, clause.hit.start)):
        return actors
    callers = subject_of_support_verb(clause, clause.hit.start) or _in_caption(clause)
    return [*(p for p in callers if p not in actors), *actors]


def _with_home(clause: Clause, target: Participant) -> Participant:
    """'sanctions against 20 Russian firms' are on Russia; 'tariffs on American allies' on others than the United States."""
    mutual = clause.lexicon.word_sets["mutual_roles"]
    is_other = any({word, singular_of(word)} & mutual for word in target.name.lower().split())
    if target.entity is None or target.entity.kind != "country" or is_other:
        return target
    return Participant(target.entity.name, target.entity)


def _in_caption(clause: Clause) -> list[Participant]:
    """'Elena Paz and Juan Rojas after talks in Lima': whom a line without a verb shows there."""
    at = phrase_start(clause.sentence, clause.hit.start) - 1
    shown = [m for m in clause.mentions if m.end <= at and m.entity.kind in ACTING]
    if at < 1 or clause.lower[at] not in _SHOWN_AT or not shown or shown[-1].entity.kind != "person" or shown[-1].end != at:
        return []
    has_verb = any(clause.tags[k] in FINITE_TAGS for k in range(len(clause.sentence)))
    return [] if has_verb else _persons(shown)


def _destination(clause: Clause) -> Participant | None:
    """'a visit to Lima', 'her trip there': where it goes."""
    stop = min(clause.end, clause.hit.end + 8)
    verb = next((k for k in range(clause.hit.end, stop) if clause.tags[k] in FINITE_TAGS), stop)
    for k in range(clause.hit.end, stop):
        if k > verb and clause.lower[k] == "in":
            return None  # 'the visit comes amid strife in Lima'
        mention = next((m for m in clause.mentions if m.start in {k + 1, k + 2} and m.entity.kind in {"place", "country"}), None)
        if clause.lower[k] in {"to", "in"} and mention is not None and not mention.is_adjective:
            return Participant(mention.entity.name, mention.entity)
    return _continent(clause)


def _continent(clause: Clause) -> Participant | None:
    """'a European tour': where it goes, for a part of the world that sends nobody."""
    name = _CONTINENTS.get(clause.lower[clause.hit.start - 1])
    return Participant(name, None) if name else None


def _persons(names: list[Mention]) -> list[Participant]:
    """The persons among names, each once."""
    return list({m.entity.name: Participant(m.entity.name, m.entity) for m in names if m.entity.kind == "person"}.values())
