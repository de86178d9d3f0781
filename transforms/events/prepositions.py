"""Prepositions: the sides that 'by', 'with', 'between', 'on' and the like name behind a verb or a noun."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.events.agents import is_against_act, names_agent, speaks_against
from transforms.events.clause import Clause
from transforms.events.directions import DIRECTED
from transforms.events.referents import read_phrase
from transforms.events.sides import Sides
from transforms.events.titles import person_behind_field
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.noun_phrases import list_end, phrase_start

# How far behind 'were' the 'by' of a passive stands: 'were extended for another year by'.
CARRIED_REACH = 9
# How far behind a noun the prepositions that name its sides are looked for.
SIDES_REACH = 14
_AGAINST = {"targeting", "on", "against", "upon", "at", "to", "toward", "towards", "into", "in", "for"}
_COUNTED = {"on", "against", "from", "targeting"}
# Before a number, and what stands in an amount of goods up to 'of'.
_ROUGHLY = (["more", "than"], ["less", "than"], ["fewer", "than"], ["at", "least"], ["up", "to"])
_AMOUNT_SIGNS = {"-", "\u20ac", "\u00a3"}
AMOUNT_REACH = 7
# Nouns whose 'of' names who does it ('a visit of Elena Paz'); with the others it names whom it is done to.
_HOMES = {"country", "organisation"}  # 'goods from the European Union'
_OF_ACTOR = {"visit", "meet", "talks", "election", "appoint", "exercise", "protest", "call", "threaten", "reject"}
_BY_SOURCE = {"sanction", "demand", "condemn", "accuse", "threaten", "aid", "attack"}


def agent_of(clause: Clause) -> list[Participant]:
    """'by the United States and its allies'."""
    by = next((k for k in range(clause.hit.end, min(clause.end, clause.hit.end + 10)) if clause.lower[k] == "by"), None)
    return named_behind(clause, by) if by is not None else []


def named_behind(clause: Clause, preposition: int) -> list[Participant]:
    """Whom the noun phrase behind a preposition names, with those joined to it."""
    preposition = _before_counted(clause, preposition) if clause.lower[preposition] in _COUNTED else preposition
    stop = list_end(clause.sentence, preposition + 1, clause.end)
    if stop == preposition + 1:
        return []
    named = person_behind_field(clause, stop)
    if named is not None:
        return [Participant(named.entity.name, named.entity)]
    behind = _in_apposition(clause, preposition + 1, stop)
    if behind is not None:
        return [Participant(behind.entity.name, behind.entity)]
    if _is_one_of_country(clause, preposition + 1, stop):
        return [Participant(" ".join(clause.sentence.surface(preposition + 1, stop).split()), None)]
    return read_phrase(clause.referents, clause.sentence, preposition + 1, stop)


def _in_apposition(clause: Clause, start: int, stop: int) -> Mention | None:
    """'by his deputy, Elena Paz', 'with the prime minister, Elena Paz,': the person whose office stands before the comma."""
    title = clause.sentence.hits.role_nouns.ends.get(stop)
    is_office = title is not None and title[0] >= start
    person = next((m for m in clause.mentions if m.start == stop + 1 and m.entity.kind == "person"), None)
    is_bare = not any(start <= m.start and m.end <= stop and m.entity.kind == "person" for m in clause.mentions)
    return person if is_office and is_bare and clause.lower[stop : stop + 1] == [","] else None


def _before_counted(clause: Clause, preposition: int) -> int:
    """The token behind which the thing itself stands: 'on $200 billion of Chilean goods', 'against more than 20 Chilean banks'."""
    k = preposition + 1
    rough = 2 if clause.lower[k : k + 2] in _ROUGHLY else not clause.lexicon.word_sets["approximating"].isdisjoint(clause.lower[k : k + 1])
    if rough:
        k += rough
        preposition = k - 1 if clause.tags[k : k + 1] in (["CD"], ["$"], ["DT"]) else preposition
    end, units = k, clause.lexicon.word_sets["amounts_of_goods"] | _AMOUNT_SIGNS
    while end < min(clause.end, k + AMOUNT_REACH) and (clause.tags[end] in {"$", "CD"} or clause.lower[end] in units):
        end += 1
    is_amount = end < clause.end and clause.lower[end] == "of" and "CD" in clause.tags[k:end]
    return end if is_amount else preposition


def _is_one_of_country(clause: Clause, start: int, stop: int) -> bool:
    """'an asset freeze on a Chilean accountant', 'sanctions on a Chilean bank': one national or firm, which is not its country."""
    if clause.trigger.event_type != "sanction" or clause.lower[start] not in {"a", "an"}:
        return False
    inside = [m for m in clause.mentions if start < m.start < stop]
    is_alone = len(inside) == 1 and inside[0].is_adjective and inside[0].entity.kind == "country"
    return is_alone and {"NN", "JJ", "VBG"} >= set(clause.tags[inside[0].end : stop])


def read_prepositions(clause: Clause, sides: Sides) -> None:
    """Adds to the sides whom the prepositions behind a noun name: 'sanctions on Chile by Peru', 'talks with Chile'."""
    start = clause.hit.end - 1 if clause.tags[clause.hit.end - 1] in {"IN", "TO"} else clause.hit.end  # 'attack on', 'request by'
    for i in range(start, _end_of_noun(clause)):
        if not _leads_to_side(clause, i):
            continue
        named = named_behind(clause, i) if clause.lower[i] != "of" or i == clause.hit.end or _is_inside(clause, i) else []
        if named and not _is_home_of_target(clause, i, named, sides):
            _take(clause, clause.lower[i], named, sides)
        elif not named and sides.target is None:
            sides.target = _place_attacked(clause, i)


def _is_inside(clause: Clause, of: int) -> bool:
    """'a ban on the hiring of Chileans', 'on imports of Chilean wine': whether 'of' stands within what a measure is on."""
    is_measure = clause.trigger.event_type in DIRECTED and any(
        of < m.start <= of + 4 and m.entity.kind == "country" for m in clause.mentions
    )
    return is_measure and _is_against(clause, phrase_start(clause.sentence, of) - 1)


def _end_of_noun(clause: Clause) -> int:
    """Where a finite verb ends what belongs to the noun, or an act that is only spoken of: 'criticism of the raids on'."""
    stop = min(clause.end, clause.hit.end + SIDES_REACH)
    stop = next((i for i in range(clause.hit.end, stop) if clause.lower[i : i + 3] == ["in", "response", "to"]), stop)
    verb = next((i for i in range(clause.hit.end, stop) if clause.tags[i] in FINITE_TAGS and not _is_carried_on(clause, i)), stop)
    acts = (i for i in range(clause.hit.end, verb) if is_against_act(clause.sentence, i, clause.trigger))
    return next(acts, verb) if speaks_against(clause.trigger) else verb


def _leads_to_side(clause: Clause, i: int) -> bool:
    """A preposition behind which a side may be named; behind 'by' only where the verb before it is one of doing."""
    if clause.tags[i] not in {"IN", "TO"} and clause.lower[i] not in {"between", "by", "with"}:
        return False
    if clause.lower[i - 1] == "according":
        return False  # 'her first trip, according to the Kremlin'
    if clause.lower[i] == "with" and clause.trigger.event_type == "attack" and i > clause.hit.end:
        return False  # 'discussed the fighting in Gaza with Paz'
    if clause.lower[i] == "for" and clause.lower[i - 1] in clause.lexicon.word_sets["sparing"]:
        return False  # 'a sanctions waiver for Iraq' to trade with another
    if clause.lower[i] == "at" and clause.trigger.event_type in DIRECTED:
        return clause.lower[i - 1] in clause.lexicon.word_sets["aiming"]  # 'sanctions aimed at Chile', not 'a ban on jobs at a fund'
    if clause.lower[i - 1] in clause.lexicon.word_sets["brokering"]:
        return False  # who brings others together takes no side, nor who hands on: 'a statement carried by the agency'
    is_by = clause.lower[i] == "by"
    return not is_by or names_agent(clause.sentence, clause.hit, i, clause.lexicon)


def _place_attacked(clause: Clause, i: int) -> Participant | None:
    """'the war on Gaza', 'a raid against the port of Arica': the place right behind, which takes no part.

    Of an attack 'in northern Peru's coastal region' it is Peru.
    """
    if clause.trigger.event_type != "attack" or i > clause.hit.end or clause.lower[i] not in {"on", "against", "in"}:
        return None
    near = [m for m in clause.mentions if i < m.start <= i + 2 and not m.is_adjective]
    place = next((m for m in near if _is_attacked(clause, i, m)), None)
    return Participant(place.entity.name, place.entity) if place is not None else None


def _is_attacked(clause: Clause, i: int, place: Mention) -> bool:
    if clause.lower[i] == "in":
        return place.entity.kind == "country" and clause.tags[place.end : place.end + 1] == ["POS"]
    return place.entity.kind == "place" and all(clause.tags[k] in {"DT", "JJ"} for k in range(i + 1, place.start))


def _is_home_of_target(clause: Clause, i: int, named: list[Participant], sides: Sides) -> bool:
    """'sanctions on 52 people from Belarus', '... on a bank in Peru': what is said of the target's home makes it the target."""
    entity = named[0].entity
    is_home = clause.lower[i] in {"from", "in"} and entity is not None and entity.kind in _HOMES and _is_behind_thing(clause, i)
    if not is_home or clause.trigger.event_type not in DIRECTED:
        return False
    if _is_against(clause, phrase_start(clause.sentence, i) - 1) and (sides.target is None or sides.target.entity is None):
        sides.target = named[0]
    return True


def _is_against(clause: Clause, opening: int) -> bool:
    """Whether what stands before a noun phrase leads to the target: 'on twelve officials', 'on officials and two banks'."""
    if clause.lower[opening] in {"and", ",", "of"}:
        return not _AGAINST.isdisjoint(clause.lower[clause.hit.end - 1 : opening])
    is_aimed = clause.lower[opening] != "at" or clause.lower[opening - 1] in clause.lexicon.word_sets["aiming"]
    return opening >= clause.hit.end - 1 and clause.lower[opening] in _AGAINST and is_aimed


def _is_behind_thing(clause: Clause, i: int) -> bool:
    """Whether a common noun other than the measure stands before: 'sanctions on 12 firms and two banks from'."""
    is_thing = clause.tags[i - 1] in {"NN", "NNS"} and not any(m.end == i for m in clause.mentions)
    return is_thing and any(clause.tags[k][:2] != "NN" for k in range(clause.hit.end, i))


def _is_carried_on(clause: Clause, i: int) -> bool:
    """'sanctions were imposed by': a passive behind the noun still tells who."""
    return clause.lower[i] in {"was", "were", "is", "are", "will", "has", "have"} and "by" in clause.lower[i : i + CARRIED_REACH]


def _take(clause: Clause, word: str, named: list[Participant], sides: Sides) -> None:
    """Puts those that a preposition names on their side."""
    kind = clause.trigger.event_type
    if word == "between" or (word == "of" and len(named) > 1 and kind in {"meet", "talks"}):
        sides.actors = [*sides.actors, *(p for p in named if p not in sides.actors)]
    elif _leads_to_source(word, kind, sides):
        sides.actors = _with_source(clause, word, named, sides.actors)
    elif word == "with" or _leads_to_other(clause, word):
        is_nobody = word == "for" and kind == "meet" and named[0].entity is None  # 'a dinner for his guest'
        sides.target = sides.target or (named[0] if not is_nobody else None)


def _leads_to_other(clause: Clause, word: str) -> bool:
    """'sanctions on Chile', 'a visit of Chile'; 'a dinner for Paz', 'in honour of Paz'."""
    is_directed = clause.trigger.sides == "directed" and (word in _AGAINST or word == "of")
    return is_directed or (word in {"for", "of"} and clause.trigger.lemma in clause.lexicon.word_sets["meals"])


def _with_source(clause: Clause, word: str, named: list[Participant], actors: list[Participant]) -> list[Participant]:
    """Those named before who did it before; where a court did it, it alone: 'Peru's tariffs were blocked by a court'."""
    owners = [] if word == "by" and is_court(clause, named) else actors
    return [*named, *(p for p in owners if p not in named)]


def is_court(clause: Clause, named: list[Participant]) -> bool:
    """Whether one of those named is a court or its judges: 'a federal court', 'the judges'."""
    return any(not clause.lexicon.word_sets["courts"].isdisjoint(p.name.lower().split()) for p in named)


def _leads_to_source(word: str, kind: str, sides: Sides) -> bool:
    """'sanctions by Peru', 'criticism from Peru', 'a visit of Elena Paz': whether the preposition names who does it."""
    return word == "by" or (word == "from" and kind in _BY_SOURCE) or (word == "of" and kind in _OF_ACTOR and not sides.actors)
