"""The word of forecast, target or condition that governs an amount: 'may reach 5 billion', 'the 5 billion that was planned'."""

from __future__ import annotations

from typing import NamedTuple

from transforms.syntax.clauses import Clause, clauses_over, has_verb
from transforms.syntax.closed_class import BE, PREPOSITIONS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

# How far before an amount the word may stand that makes it a forecast or a target.
GOVERNED_WITHIN = 80
_STOPS = {";", "while", "whereas", "but", "because"}
_DASHES = {"-", "\u2013", "\u2014", "--"}
# What opens a side clause that tells of something else than the main one.
_PARTING = {"after", "although", "though", "when"}
# What governs by its place: 'were prices to slip', 'is to reach', 'can sell if'.
_OF_NO_TABLE = {"were", "should", "to", "can"}
# Between a pact and what it says: 'a protocol for 1987 which foresees'.
_COMPACT_REACH = 6
# Behind these words stands another amount: '637 billion, compared with a forecast of 892'.
_COMPARING = {"compared", "against", "versus"}
_BEHIND_REACH = 6
# What ends the clause of an amount, so that no word behind it is of the amount: '5 billion; economists had forecast 4 billion'.
_ENDS_CLAUSE = {";", "(", ")", ":", "\u2014", "--"}
_ENDS_PHRASE = _ENDS_CLAUSE | {",", "and"}
_ENDS_WORDS_BEHIND = _ENDS_CLAUSE | _COMPARING
_DEFINITE = {"the", "these", "those", "all", "both", "its", "their", "his", "her", "our"}
_NEAR_REACH = 4
# Verbs that guess or wish with their particle: 'is counting on', 'had been looking for'. Their object stands right behind.
_PARTICLES = {"for", "on", "with", "in"}
_PARTICLE_REACH = 9
# Between 'should' and the end of its condition: 'should the talks in Lima end without a deal,'.
_CONDITION_REACH = 16
_CLAUSE_OPENERS = {",", ":", ";", "-", "\u2014", '"', "\u201c", "and", "but"}
_CONDITIONS = {"if", "unless", "were", "should"}
_MERE_IFS = (["ever"], ["so"], ["any"], ["not"])


class Governor(NamedTuple):
    """A word that gives an amount its status: ``start`` is its token, -1 where there is none.

    ``has_particle``: whether it is a verb that guesses or wishes with its particle, as 'is counting on' does.
    """

    status: str | None
    word: str
    start: int
    has_particle: bool = False


NO_GOVERNOR = Governor(None, "", -1)


def nearest_governor(sentence: Parse, start: int, end: int) -> Governor:
    """The nearest governing word: before the amount in its clause, else right behind it."""
    lower, statuses = sentence.lower, sentence.hits.figure_statuses
    for i in range(start - 1, max(-1, start - 1 - GOVERNED_WITHIN), -1):
        word = lower[i]
        if word in _STOPS or _parts_clauses(sentence, i, start):
            break
        found = _governor_at(sentence, i, start) if i in statuses or word in _OF_NO_TABLE else None
        if found and i < _governed_from(sentence, start):  # the clauses are asked for last, as few sentences need them
            break
        if found and not _is_beside(sentence, i, start):
            return found
    return _word_behind(sentence, end)


def _governed_from(sentence: Parse, start: int) -> int:
    """Where the outermost clause begins whose words may govern an amount: none before 'Peru, | which exports', ', | although'."""
    for clause in clauses_over(sentence.clause_at[start]):
        if _is_closed_before(sentence, clause):
            return clause.start
    return _list_start(sentence, start)


def _list_start(sentence: Parse, start: int) -> int:
    """Where the list goes on that an amount stands in behind a relative clause, else 0: what tells of its first item tells of it.

    'Tariffs would not correct a deficit which hit 5 billion, | a gap of 4 billion and a surplus of 3 billion'.
    """
    item = _item_start(sentence, start)
    if item < 1 or sentence.lower[item - 1] not in {",", "and"}:
        return 0
    sides = (sentence.clause_at[k - 1] for k in range(item - 1, 0, -1) if sentence.lower[k] == ",")
    told = next((side for side in sides if side.kind == "relative" and "CD" in sentence.tags[side.start : side.end]), None)
    if told is None or not _is_closed_before(sentence, told) or told.is_set_off or has_verb(sentence, told.end, start):
        return 0
    return told.end


def _item_start(sentence: Parse, start: int) -> int:
    """Where the noun phrase begins that an amount belongs to: '| a gap of 4 billion', '| a surplus of almost 3 billion'."""
    first = phrase_start(sentence, start + 1)
    first -= sentence.tags[first - 1 : first] == ["RB"]
    return phrase_start(sentence, first - 1) if sentence.lower[first - 1 : first] == ["of"] else first


def _is_closed_before(sentence: Parse, clause: Clause) -> bool:
    """Whether no word before a clause governs what it tells; in 'a pact under which', 'a plan that would' one does."""
    opener = sentence.lower[clause.start]
    if clause.kind != "relative":
        return clause.is_set_off and opener in _PARTING
    is_told = clause.verb is not None and sentence.tags[clause.verb] != "MD" and sentence.lower[clause.start - 1] not in PREPOSITIONS
    is_of_compact = not sentence.word_sets["compacts"].isdisjoint(sentence.lower[max(0, clause.start - _COMPACT_REACH) : clause.start])
    return clause.is_set_off or (is_told and not is_of_compact)


def _parts_clauses(sentence: Parse, i: int, start: int) -> bool:
    """Whether a dash parts what stands before it from an amount, or ', and' with a verb of its own: ', and compares with 5 billion'."""
    if sentence.lower[i] in _DASHES:
        return not sentence.is_glued(i)
    return sentence.lower[i] == "and" and sentence.lower[i - 1] == "," and has_verb(sentence, i + 1, start)


def _is_beside(sentence: Parse, i: int, start: int) -> bool:
    """'Exports, | which are expected to fall, | came to 5 billion': whether a word stands in a relative clause that is over."""
    return any(clause.kind == "relative" and clause.end <= start for clause in clauses_over(sentence.clause_at[i]))


def _governor_at(sentence: Parse, i: int, first: int) -> Governor | None:
    """The word at token ``i``, where it governs the amount at ``first``."""
    lower = sentence.lower
    if _is_inverted(sentence, i):
        return Governor("hypothetical", "were", i)
    if lower[i] == "to" and i > 1 and lower[i - 1] in {"is", "are"} and sentence.tags[i + 1] == "VB":
        return Governor("agreed" if sentence.word_sets["compacts"] & set(lower[:i]) else "target", "to", i)
    return _phrase_at(sentence, i, first) or (Governor("forecast", "can", i) if lower[i] == "can" and "if" in lower else None)


def _phrase_at(sentence: Parse, i: int, first: int) -> Governor | None:
    """The phrase of the lexicon at token ``i``, where it governs the amount at ``first``."""
    lower = sentence.lower
    found = sentence.hits.figure_statuses.get(i)
    if not found or found[0] > first or not _is_real(sentence, i, found[0]) or not _is_in_reach(sentence, i, found[0], first):
        return None
    if found[1] == "agreed" and lower[i + 1 : first].count("to") > 1:
        return Governor("target", lower[i], i)  # 'agreed to raise trade to 15 billion'
    is_wish = found[0] == i + 2 and lower[i + 1] in _PARTICLES and found[1] in {"forecast", "target"}
    return Governor(found[1], lower[i], i, has_particle=is_wish)


def _word_behind(sentence: Parse, last: int) -> Governor:
    """The word right behind the amount that gives its status: '5 billion would be', 'the 5 billion forecast'."""
    lower = sentence.lower
    for i in range(last, min(last + _BEHIND_REACH, len(lower))):
        if lower[i] in _ENDS_WORDS_BEHIND or (i > last and sentence.tags[i] in {"CD", "$"}):
            break
        if lower[i] == "would" and not {",", "and", "than"} & set(lower[last:i]):
            return Governor("hypothetical", "would", i)
        found = sentence.hits.figure_statuses.get(i)
        if found and (_is_outlook_behind(sentence, last, i) or tells_behind(sentence, last, i)):
            return Governor(found[1], lower[i], i)
    is_agreed = lower[last : last + 2] in (["was", "agreed"], ["were", "agreed"])  # 'for which a rate of 5 percent was agreed'
    return Governor("agreed", "agreed", last + 1) if is_agreed else NO_GOVERNOR


def _is_outlook_behind(sentence: Parse, last: int, i: int) -> bool:
    """'the 5 billion forecast', '5 billion, the target': a noun or participle of what is to come that has no amount of its own."""
    return sentence.lower[i] in sentence.word_sets["outlooks_behind"] and not _has_own_amount(sentence, last, i)


def _has_own_amount(sentence: Parse, last: int, i: int) -> bool:
    """'5 billion, economists had forecast 4 billion', '5 billion, above the forecast of 4': the word is of the amount behind it."""
    if "," not in sentence.lower[last:i]:
        return False
    behind = range(i + 1, min(i + 1 + _NEAR_REACH, len(sentence)))
    end = next((k for k in behind if sentence.lower[k] in {",", ";", "."}), None)
    return any(sentence.tags[k] in {"CD", "$"} for k in behind if end is None or k < end)


def tells_behind(sentence: Parse, last: int, i: int) -> bool:
    """'the 9 billion that economists had expected', '9 billion planned': not '9 billion is expected to do something'."""
    lower = sentence.lower
    is_told = lower[i] in sentence.word_sets["prospects"] and sentence.tags[i] in {"VBN", "VBD"} and lower[i - 1] not in BE
    return is_told and _ENDS_PHRASE.isdisjoint(lower[last:i])


def guess_behind(sentence: Parse, last: int) -> str | None:
    """The status of what somebody guessed or wished: 'the 5 billion the market was looking for', '5 billion analysts had bet on'."""
    lower, tags = sentence.lower, sentence.tags
    for k in range(last + 1, min(last + _PARTICLE_REACH, len(lower) - 1)):
        if lower[k - 1] in _ENDS_PHRASE or tags[k - 1] in {"CD", "$"}:
            return None
        is_verb = tags[k][:2] == "VB" or lower[k - 1] == "had"  # 'had bet on' is taken for a noun
        if lower[k + 1] not in _PARTICLES or not is_verb:
            continue
        found = sentence.hits.figure_statuses.get(k)
        if found and found[0] == k + 2:
            is_bare = found[0] == len(lower) or tags[found[0]] in {".", ",", ":", "IN", "CC", ")", "''"}
            return found[1] if is_bare else None
    return None


def _is_real(sentence: Parse, i: int, end: int) -> bool:
    """Nouns and modals that are something else here: the month of May, 'an estimated', the signatory's 'sign'."""
    word = sentence.lower[i]
    if word == "may" and sentence.words[i][0].isupper():
        return False
    if word == "if" and sentence.lower[i - 1] == "even":
        return False
    if _is_cause_or_weight(sentence, word, end):
        return False
    if word.startswith("scenario"):
        return sentence.lower[i - 1] not in sentence.word_sets["expected_scenarios"]
    if word in sentence.word_sets["estimates"] and sentence.tags[i] in {"JJ", "VBN", "NN", "NNS"}:
        return sentence.lower[i - 1 : i] not in (["an"], ["the"], ["is"], ["was"])
    if word in sentence.word_sets["plans_and_outlooks"] and sentence.tags[i] in {"NN", "NNS"}:
        if word.startswith(("plan", "project")):
            is_verb = sentence.lower[end : end + 1] in (["a"], ["an"])  # 'the ministry projects a surplus'
            return is_verb or sentence.lower[end - 1] in {"to", "for"} or sentence.lower[end : end + 1] == ["to"]
        return _is_still_ahead(sentence, i)
    return not (word == "could" and sentence.lower[i + 1 : i + 2] == ["not"])


def _is_cause_or_weight(sentence: Parse, word: str, end: int) -> bool:
    """'due to a fall of 5 percent', 'weighed on growth', 'weighed 5 tonnes'; not 'due to reach 5 billion', 'weighed sanctions'."""
    following = sentence.tags[end : end + 1]
    if word == "due":
        return following != ["VB"]
    return word.startswith("weigh") and following in (["IN"], ["RP"], ["RB"], ["CD"])


def _is_still_ahead(sentence: Parse, i: int) -> bool:
    """'met its target', 'beat the forecast': the noun of a deed that is done."""
    return sentence.word_sets["outcomes_of_outlooks"].isdisjoint(sentence.lower[max(0, i - 3) : i])


def _is_in_reach(sentence: Parse, i: int, end: int, start: int) -> bool:
    """'plans for 5 billion', but with a verb ('plans to sell') what stands further on as well."""
    word, sets = sentence.lower[i], sentence.word_sets
    is_phrase = end > i + 1 and sentence.lower[end - 1] != "to"
    has_particle = end == i + 2 and sentence.lower[end - 1] in _PARTICLES
    if has_particle and word not in sets["near_prospects"] and word not in sets["striving"]:
        return _is_object(sentence, end, start)
    is_bare = end == i + 1 and word in sets["wanting"]
    if is_bare and word.startswith("want") and _DEFINITE & set(sentence.lower[max(end, start - 2) : start]):
        return False  # 'wants the two governments to name one': they are there already
    if not (is_phrase and word in sets["near_prospects"]) and not is_bare:
        return True
    return (is_bare and _is_moved_to(sentence, end, start)) or start - end <= _NEAR_REACH


def _is_object(sentence: Parse, start: int, first: int) -> bool:
    """'counting on exports of 5 billion', 'counting on exports to reach 5 billion': nothing but the object stands between."""
    if first - start > _PARTICLE_REACH:
        return False
    for k in range(start, first):
        word, tag = sentence.lower[k], sentence.tags[k]
        is_verb = tag[:2] == "VB" and sentence.tags[k - 1] != "TO" and tag not in {"VBN", "VBG"}
        is_preposition = tag == "IN" and word not in sentence.word_sets["inside_wished"]
        if is_verb or is_preposition or word in {",", ";", ":", "and", "or", "but", "("}:
            return False
    return True


def _is_moved_to(sentence: Parse, start: int, first: int) -> bool:
    """'wants 4 percent raised to 5', 'wants India to cut its duty of 110 percent to 10'."""
    if sentence.lower[first - 1] != "to" or sentence.lower[first - 2] == "up":
        return False
    return sentence.tags[first - 2] == "VBN" or any(sentence.tags[k : k + 2] == ["TO", "VB"] for k in range(start, first - 1))


def is_conditional(sentence: Parse) -> bool:
    """'If the mine closed, it could lose', 'were prices to slip': not 'even if', 'if ever', 'if so'."""
    lower = sentence.lower
    if not sentence.has_any(_CONDITIONS):
        return False
    for i, word in enumerate(lower):
        if word in {"if", "unless"} and lower[i - 1 : i] not in (["even"], ["as"]) and lower[i + 1 : i + 2] not in _MERE_IFS:
            return True
        if _is_inverted(sentence, i):
            return True
    return False


def _is_inverted(sentence: Parse, i: int) -> bool:
    """'Were prices to slip', 'Should Peru retaliate,': a condition that opens a clause with its verb; not 'Should it pay 5 billion?'."""
    lower = sentence.lower
    if lower[i] not in {"were", "should"}:
        return False
    verb = i + 2 if sentence.tags[i + 1 : i + 2] == ["RB"] else i + 1  # 'were later corrected to'
    if (i > 0 and lower[i - 1] not in _CLAUSE_OPENERS) or verb >= len(lower) or sentence.tags[verb].startswith("V"):
        return False
    if lower[i] == "were":
        return "to" in lower[i + 2 : i + 8]
    return "," in lower[i + 2 : i + _CONDITION_REACH] and lower[-1] != "?"
