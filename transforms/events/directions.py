"""Directions: whether a sanction, tariff or ban is imposed, extended, eased, suspended or lifted.

Read from what stands nearest to the word that names the measure: the noun that governs it ('the lifting of sanctions'),
the verb that tells of it ('the ban was extended') or carries it ('dropped its tariffs'), an adjective ('fresh
sanctions'). Whether it came to that is told by the event's status. What no word tells stays open.
"""

from __future__ import annotations

import itertools

from transforms.events.triggers import TriggerHit
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import first_verb, verb_run
from transforms.syntax.closed_class import BE, HAVE
from transforms.syntax.noun_phrases import whole_phrase_start
from transforms.syntax.parse import Parse

DIRECTED = frozenset({"sanction", "tariff", "ban"})
# Nouns that name the step and the measure in one: 'sanctions relief', 'a tariff suspension'.
COMPOUND_REACH = 2
# How far behind the measure 'on hold' may stand: 'put its tariffs on Peruvian steel on hold'.
PHRASE_REACH = 8
# How far behind a measure the verb of its relative clause may stand: 'the duties that President Elena Paz imposed'.
RELATIVE_REACH = 9
# How far before or behind 'blocked' the court may stand: 'a federal court in Lima on Wednesday blocked'.
COURT_REACH = 10
_JOINTS = {"of", "to", "in", "on"}


def read_direction(sentence: Parse, mentions: list[Mention], hit: TriggerHit, verb: int | None, end: int, lexicon: Lexicon) -> str | None:
    """The direction of a measure, null for events of other types and where the text does not tell.

    Args:
        sentence: the sentence.
        mentions: its names.
        hit: the trigger.
        verb: of a noun, the verb that carries it ('dropped its tariffs'), else the first of those that tell of it ('tariffs were cut').
        end: the end of the clause.
        lexicon: the words of direction.
    """
    if hit.reading.event_type not in DIRECTED:
        return None
    if hit.reading.form not in {"noun", "phrase"}:
        found = sentence.hits.direction_verbs.get(hit.start)
        taken_off = found[1] if found else "lifted"  # 'unfroze', 'took it off the list'
        return taken_off if hit.reading.plover == "CONCEDE" else "imposed"
    return _of_noun(sentence, mentions, hit, verb, end, lexicon)


def governing_noun(sentence: Parse, noun: int) -> int | None:
    """The noun of direction that a measure hangs on: 'lifting' in 'the lifting of all sanctions'."""
    joint = whole_phrase_start(sentence, noun) - 1
    if joint < 1 or sentence.lower[joint] not in _JOINTS:
        return None
    return joint - 1 if joint - 1 in sentence.hits.direction_nouns else None


def moves_measure(sentence: Parse, verb: int, lexicon: Lexicon) -> bool:
    """Whether the verb puts a measure on or takes it off, so that its subject is who does it: 'paused its tariffs'."""
    return verb in sentence.hits.direction_verbs or _is_blocked_by_court(sentence, verb, lexicon)


def _is_blocked_by_court(sentence: Parse, verb: int, lexicon: Lexicon) -> bool:
    """'A federal court on Wednesday blocked the tariffs', 'the tariffs were blocked by a judge': what others block is kept from coming."""
    if sentence.lower[verb] not in lexicon.word_sets["court_blocks"]:
        return False
    around = sentence.lower[verb + 2 : verb + COURT_REACH] if sentence.lower[verb + 1 : verb + 2] == ["by"] else []
    return not lexicon.word_sets["courts"].isdisjoint(around or sentence.lower[max(0, verb - COURT_REACH) : verb])


def _of_noun(sentence: Parse, mentions: list[Mention], hit: TriggerHit, verb: int | None, end: int, lexicon: Lexicon) -> str | None:
    start = whole_phrase_start(sentence, hit.start)
    found = _told_by_step(sentence, hit, end) or _told_around(sentence, mentions, hit, (start, end), verb, lexicon)
    if found is None:
        return None
    if hit.reading.lemma in lexicon.word_sets["freedoms"]:
        return "eased" if found in {"imposed", "extended"} else "imposed"  # who ends duty-free access puts a duty on
    # A measure that was only planned was not lifted: it was not imposed, which its status tells.
    return "imposed" if found == "lifted" and is_of_plan(sentence, start, hit.start) else found


def _told_by_step(sentence: Parse, hit: TriggerHit, end: int) -> str | None:
    """What the noun of a step says, or a phrase behind the measure: 'the lifting of sanctions', 'sanctions relief', 'on hold'."""
    hits, last = sentence.hits, hit.end
    steps = _compound(sentence, hit.start, last, end)
    governor = governing_noun(sentence, hit.start)
    steps += [governor] if governor is not None else []
    told = [hits.direction_nouns.get(k) for k in steps]
    told += [hits.direction_phrases.get(k) for k in range(last, min(end, last + PHRASE_REACH))]
    return next((entry[1] for entry in told if entry), None)


def _told_around(
    sentence: Parse, mentions: list[Mention], hit: TriggerHit, span: tuple[int, int], verb: int | None, lexicon: Lexicon
) -> str | None:
    """What verbs and adjectives say of a measure whose phrase begins, and whose clause ends, at ``span``: 'dropped its new tariffs'."""
    start, end = span
    relative = relative_verb(sentence, mentions, hit.end, end)
    if relative is None and _is_of_other_thing(sentence, hit.end, lexicon):
        return None
    told = _told_by_verbs(sentence, hit, verb, start, end, lexicon)
    told += [sentence.hits.direction_adjectives.get(k) for k in range(start, hit.start)]
    behind = [relative, _participle_behind(sentence, hit.end, end)]
    told += [sentence.hits.direction_verbs.get(k) for k in behind if k is not None]
    return next((entry[1] for entry in told if entry), None)


def _told_by_verbs(
    sentence: Parse, hit: TriggerHit, verb: int | None, start: int, end: int, lexicon: Lexicon
) -> list[tuple[int, str] | None]:
    """What the verbs that carry a measure or tell of it say: 'will be lifted', 'the ban imposed by Peru', 'were blocked by a court'."""
    last = hit.end
    verb = start - 1 if verb is None and start > 0 and sentence.tags[start - 1] in VERB_TAGS else verb
    verbs = list(verb_run(sentence, verb, end)) if verb is not None else []
    verbs += [last] if verb is None and last < end and sentence.tags[last] == "VBN" else []  # 'the ban imposed by Peru'
    told = [sentence.hits.direction_verbs.get(k) for k in reversed(verbs)]
    return [*told, *((k, "suspended") for k in verbs if _is_blocked_by_court(sentence, k, lexicon))]


def is_of_plan(sentence: Parse, start: int, noun: int) -> bool:
    """'dropped a planned tariff', 'scrapped plans for a ban': whether the measure, its phrase from ``start`` on, was not yet in force."""
    governors = sentence.hits.event_governors
    inside = [governors.get(k) for k in range(start, noun)]
    outer = governors.ends.get(start - 1) if start > 1 and sentence.lower[start - 1] in {"for", "of"} else None
    if outer is not None and sentence.tags[outer[0]] in VERB_TAGS and outer[0] == start - 2:
        outer = None
    return any(entry is not None and entry[1] in {"plans", "wishes", "cancels"} for entry in (*inside, outer))


def relative_verb(sentence: Parse, mentions: list[Mention], last: int, end: int) -> int | None:
    """The main verb of the relative clause right behind a measure: 'crippled' in 'sanctions that had crippled'."""
    is_subject = last < end and (sentence.tags[last] == "PRP" or any(m.start == last and not m.is_adjective for m in mentions))
    if last + 1 >= end or not (is_subject or sentence.lower[last] in {"that", "which"}):
        return None
    verb = sentence.clause_at[last].verb if not is_subject else first_verb(sentence, last, end)
    return _main_verb_from(sentence, verb, end) if verb is not None and last <= verb < last + RELATIVE_REACH else None


def _main_verb_from(sentence: Parse, verb: int, end: int) -> int | None:
    """The verb behind its auxiliaries: 'had crippled', 'would not have hurt'."""
    run = [k for k in verb_run(sentence, verb, end) if sentence.tags[k] in VERB_TAGS]
    return next((k for k in run if sentence.lower[k] not in BE | HAVE and sentence.tags[k] != "MD"), None)


def _participle_behind(sentence: Parse, last: int, end: int) -> int | None:
    """The participle of 'the sanctions on Chile, first imposed in 2017, hurt'."""
    comma = next(
        (k for k in range(last, min(end, last + RELATIVE_REACH)) if sentence.lower[k] == "," or sentence.tags[k] in VERB_TAGS), end
    )
    k = comma + 1
    while k < end and (sentence.tags[k] == "RB" or sentence.lower[k] == "first"):
        k += 1
    return k if k < end and sentence.lower[comma] == "," and sentence.tags[k] in {"VBN", "VBD"} else None


def _compound(sentence: Parse, start: int, last: int, end: int) -> list[int]:
    """The nouns of 'sanctions relief'; in 'a ban until end of May' the end is none of them."""
    behind = itertools.takewhile(lambda k: sentence.tags[k][:2] == "NN", range(last, min(end, last + COMPOUND_REACH)))
    return [*(k for k in range(start, last) if sentence.tags[k][:2] == "NN"), *behind]


def tells_step(sentence: Parse, verb: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb, or one of those that follow it, puts a measure on or takes it off: 'will be eased'."""
    return any(moves_measure(sentence, k, lexicon) for k in verb_run(sentence, verb, end))


def _is_of_other_thing(sentence: Parse, last: int, lexicon: Lexicon) -> bool:
    """'renewed tariff worries': what is renewed are the worries; 'raised the tariff rate' tells of the tariff."""
    if sentence.lower[last - 1] in _JOINTS:  # 'restrictions on Chilean wine'
        return False
    is_before_noun = last < len(sentence) and sentence.tags[last][:2] == "NN"
    return is_before_noun and sentence.lower[last] not in lexicon.word_sets["kinds_of_measures"]
