"""Objects: whom or what a verb names behind it."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.events.agents import SPOKEN, is_against_act
from transforms.events.clause import Clause
from transforms.events.directions import DIRECTED
from transforms.events.titles import person_behind_office, person_behind_title
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.noun_phrases import phrase_start

# Before whom no partner stands: 'agreed on a package against Chile'.
_NO_PARTNER = {"against", "over", "about"}
# What opens another clause behind an object: 'signed a treaty following a visit to Chile'.
# What is done to somebody over something; in 'clashed over Arica' the town is fought for.
_REASONED = DIRECTED | SPOKEN | {"threaten", "demand", "other"}
# How far a list of goods may reach: 'imports of meat, fish, dairy products, fruit and vegetables from'.
GOODS_REACH = 24
_GOODS = {"NN", "NNS", "JJ", "VBN", "VBG"}
_OBJECT_ENDS = {"that", "following", "after", "before", "during", "while", "because", "since", "amid"}


def object_of(clause: Clause, start: int | None = None) -> Participant | None:
    """The first name behind the verb, or from ``start`` on, across articles, adjectives and prepositions; not across another verb."""
    i = clause.hit.end if start is None else start
    stop = i + 12
    while i < min(clause.end, stop):
        behind = _behind_goods(clause, i) if clause.lower[i] == "," else None
        if behind is not None:
            i, stop = behind, behind + 4
            continue
        mention = clause.opening.get(i)
        if mention and not _is_place_of_event(clause, mention):
            return _as_object(clause, mention) if _may_be_object(clause, mention) else None
        if clause.tags[i] == "VBN" and clause.lower[i + 1 : i + 2] == ["by"] and i > clause.hit.end:
            return _in_apposition(clause, i)
        if _ends_object(clause, i):
            return None
        i += 1
    return None


def _in_apposition(clause: Clause, participle: int) -> Participant | None:
    """'joined two groups founded by Peru, the Pact of Lima and ...': the name behind the comma, not who founded them."""
    comma = next((k for k in range(participle, min(clause.end - 2, participle + 9)) if clause.lower[k] == ","), None)
    name = clause.opening.get(comma + 1) or clause.opening.get(comma + 2) if comma is not None else None
    return Participant(name.entity.name, name.entity) if name is not None and name.entity.kind == "organisation" else None


def _ends_object(clause: Clause, i: int) -> bool:
    """Whether a token ends what may be the object: another verb, a mark, a reason, or an act that is only spoken of."""
    word = clause.lower[i]
    if word in clause.lexicon.word_sets["sidelines"]:
        return True  # 'met on the sidelines of the G20 summit'
    if clause.tags[i] in FINITE_TAGS or word in {",", "(", '"'} or (word in _OBJECT_ENDS and i > clause.hit.end):
        return True
    return _opens_reason(clause, i) or is_against_act(clause.sentence, i, clause.trigger)


def _behind_goods(clause: Clause, comma: int) -> int | None:
    """'banned meat, fish and fruit from Chile': the token behind 'from', where a list of goods goes on at a comma up to it."""
    if clause.trigger.event_type != "ban" or clause.lower[comma] != ",":
        return None
    stop = min(clause.end, comma + GOODS_REACH)
    end = next((k for k in range(comma + 1, stop) if clause.tags[k] not in _GOODS and clause.lower[k] not in {"and", ",", "or", "-"}), None)
    is_list = end is not None and not {"and", "or"}.isdisjoint(clause.lower[comma:end])
    return end + 1 if end is not None and is_list and clause.lower[end] == "from" else None


def _opens_reason(clause: Clause, i: int) -> bool:
    """'fined two firms for selling pumps to Chile', 'banned wine in a row over Chile': what it is about is not whom it is done to."""
    if clause.lower[i] not in {"for", "over"} or clause.trigger.sides != "directed" or i + 1 >= clause.end:
        return False
    if clause.lower[i] == "for" and clause.tags[i + 1] == "VBG":
        return True
    return clause.lower[i] == "over" and clause.trigger.event_type in _REASONED


def _may_be_object(clause: Clause, mention: Mention) -> bool:
    """'discussed trade with Chile', not 'discussed Chile', 'negotiate over Chile': what talks are about is no partner."""
    start = phrase_start(clause.sentence, mention.start)
    if clause.trigger.lemma == "blame" and start > clause.hit.end and clause.tags[start - 1] in {"IN", "TO"}:
        return False  # 'blamed higher rates through the Red Sea', 'blamed the weather in Peru'
    if mention.end < len(clause.sentence) and clause.lower[mention.end] in clause.lexicon.word_sets["press"]:
        return False  # 'rejected the claim of a Chilean newspaper'
    if start > clause.hit.end and clause.lower[start - 1] in {"of", "on"} and _owns_measure(clause, mention):
        return False
    if clause.trigger.sides == "symmetric" and start > clause.hit.end and clause.lower[start - 1] in _NO_PARTNER:
        return False
    if clause.trigger.lemma not in clause.lexicon.word_sets["discussing"] and clause.trigger.event_type != "agree":
        return True  # 'agreed to lift sanctions on Chile' is agreed with others
    return start > 0 and clause.lower[start - 1] in {"with", "between"}


def _owns_measure(clause: Clause, mention: Mention) -> bool:
    """'vetoed a resolution on the monitoring of UN sanctions': the United Nations are not who is told no."""
    entry = clause.sentence.hits.triggers.get(mention.end)
    is_measure = entry is not None and any(reading.event_type in DIRECTED for reading in entry[1])
    return is_measure and clause.trigger.event_type in SPOKEN


def _is_place_of_event(clause: Clause, mention: Mention) -> bool:
    """'arrested two men in Lima': where, not whom; 'invested in Peru' and 'arrived in Lima' have a target."""
    before = mention.start - 1
    is_of_trigger = before < clause.hit.end and clause.trigger.event_type not in {"meet", "talks", "call"}  # 'invested in', not 'met in'
    is_in = not is_of_trigger and clause.lower[before] in {"in", "at", "near", "outside"}
    return is_in and clause.trigger.event_type != "visit" and mention.entity.kind in {"place", "country"}


def _as_object(clause: Clause, mention: Mention) -> Participant:
    """'her Chilean counterpart, Juan Rojas' and 'the Chilean President Juan Rojas' are Juan Rojas."""
    is_titled = mention.entity.kind != "person" and not mention.is_adjective
    officer = person_behind_title(clause, mention.end) or person_behind_office(clause, mention) if is_titled else None
    if officer is not None:
        return Participant(officer.entity.name, officer.entity)
    end = mention.end
    while mention.is_adjective and end < clause.end and clause.tags[end] in {"NN", "NNS", "NNP", "JJ", ","}:
        person = clause.opening.get(end)
        if person is not None and person.entity.kind == "person":
            return Participant(person.entity.name, person.entity)
        end += 1
    return Participant(mention.entity.name, mention.entity)
