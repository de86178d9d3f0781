"""Senses of war words: whether an attack is one of blows, or of words on plans, bills, prices and the like.

'Attacked the plan', 'shot down the proposal' and 'killed the bill' harm nobody; 'attacked Chile over its quota' and 'critics
attacked the bank' are words. Looked at are the head of the object (of the subject in the passive), what comes with the
blow ('bombarded with letters') and who deals it. What can be hit and is not shown to be spoken of stays an attack. So do other words
have a second sense: to sanction a budget is to allow it, sharks and strikers attack nobody in the news, and a film is no event.
"""

from __future__ import annotations

import itertools

from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import MARKS, MODIFIERS
from transforms.syntax.noun_phrases import heads_before, heads_from, phrase_end, phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive

# How far behind the verb its object's head, and 'over' or 'for' behind the object, may stand.
OBJECT_REACH = 12
SUBJECT_REACH = 12
# How far from the trigger the word for a story may stand.
STORY_REACH = 12
# What opens a title: 'In the film Dark Harbour,', 'In the novel "Ash",'.
_TITLE = {"NNP", "NNPS", "``", '"'}
_INSIDE = MODIFIERS | {"PRP"}
_BLAMED = {"for", "over", "as", "about"}
_AIMED = {"at", "into", "against", "toward", "towards", "on"}
# What may stand in 'as a farce', 'as too weak', 'as the work of cowards'.
_NAMING = _INSIDE | {"IN", "CC"}
# How far behind 'under attack' its source may stand: 'under attack in parliament from the left'.
SOURCE_REACH = 5
# How far before a name for something what calls it so may stand: 'called the vote in the Senate a massacre'.
NAMED_WITHIN = 8
_AWAY = {"out", "off", "away", "back", "ahead"}  # 'stormed out', 'fired off a letter'


def is_of_words(sentence: Parse, start: int, end: int, reading: Trigger, lexicon: Lexicon) -> bool:
    """Whether the word of war at tokens ``start`` up to ``end`` is meant of words, plans or markets."""
    if reading.form == "noun":
        return _noun_is_of_words(sentence, start, end, lexicon)
    sets = lexicon.word_sets
    if sentence.lower[end : end + 1] and sentence.lower[end] in _AWAY and reading.lemma.split()[0] in sets["done_off"]:
        return True
    if sentence.tags[end : end + 2] == ["TO", "VB"]:
        return True  # 'battled to bring down prices'
    is_done_to = is_passive(sentence, start)
    subjects = heads_before(sentence, start)
    heads = subjects if is_done_to else _object_heads(sentence, end) or subjects  # 'shares bombed'
    if heads & (sets["unharmed"] | sets["securities"]):
        return True
    if _is_blamed(sentence, end, lexicon) or (is_done_to and _is_blamed(sentence, end - 1, lexicon)):
        return True
    agents = _agents(sentence, end) if is_done_to else subjects
    return reading.lemma in sets["said_or_done"] and _is_said(sentence, end, agents, lexicon)


def _object_heads(sentence: Parse, last: int) -> set[str]:
    start = last + 1 if sentence.lower[last : last + 1] in (["on"], ["at"], ["with"], ["over"]) else last
    return heads_from(sentence, start)


def _agents(sentence: Parse, last: int) -> set[str]:
    return heads_from(sentence, last + 1) if sentence.lower[last : last + 1] == ["by"] else set()


def _is_blamed(sentence: Parse, last: int, lexicon: Lexicon) -> bool:
    """'attacked Chile over its quota', '... for raising fees', 'bombarded her with letters'."""
    for k in range(last, min(last + OBJECT_REACH, len(sentence) - 1)):
        if sentence.lower[k] in {"for", "as"} and sentence.tags[k + 1] == "VBG":
            return True
        if sentence.lower[k] in _BLAMED | {"with"} and heads_from(sentence, k + 1) & lexicon.word_sets["unharmed"]:
            return True
        if sentence.tags[k] in {*VERB_TAGS} - {"VBN", "VBG"} and k > last:
            return False
        if sentence.lower[k] in {",", ";", ":"}:
            return False
    return False


def _is_said(sentence: Parse, last: int, agents: set[str], lexicon: Lexicon) -> bool:
    """Whether one without arms, at most a tariff or a price, attacks in a speech or by a name that it gives: 'attacked Chile as weak'."""
    sets = lexicon.word_sets
    if agents & (sets["word_attackers"] | sets["armed"]):
        return bool(agents & sets["word_attackers"])
    stop = next((k for k in range(last, len(sentence)) if sentence.lower[k] in {",", ";", ":"}), len(sentence))
    for k in range(last, min(stop, last + OBJECT_REACH)):
        if sentence.lower[k] in {"in", "at", "during", "on"} and heads_from(sentence, k + 1) & sets["speeches"]:
            return True
    is_thing = bool(agents) and agents <= sets["unharmed"] and "that" not in sentence.lower[max(0, last - SUBJECT_REACH) : last]
    return _is_called_names(sentence, last, lexicon) or is_thing


def _is_called_names(sentence: Parse, last: int, lexicon: Lexicon) -> bool:
    """'attacked Chile as weak', 'attacked the vote as a farce'; 'attacked the village as a warning' tells of blows."""
    at = next((k for k in range(last, min(last + OBJECT_REACH, len(sentence) - 1)) if sentence.lower[k] in {"as", ",", ";"}), None)
    if at is None or sentence.lower[at] != "as":
        return False
    stop = next((k for k in range(at + 1, len(sentence)) if sentence.tags[k] not in _NAMING), len(sentence))
    is_clause = sentence.tags[stop : stop + 1] in (["VBD"], ["VBZ"], ["VBP"], ["MD"]) or sentence.tags[at + 1][:3] == "PRP"
    return stop > at + 1 and not is_clause and lexicon.word_sets["purposes_of_blows"].isdisjoint(sentence.lower[at + 1 : stop])


def _noun_is_of_words(sentence: Parse, start: int, end: int, lexicon: Lexicon) -> bool:
    """'an attack on the budget', 'came under attack for her remarks', 'trade clashes'."""
    before = sentence.lower[start - 1] if start else ""
    if before == "under" and _is_under_words(sentence, start, end, lexicon):
        return True
    if before in lexicon.word_sets["spoken_attacks"] or _is_only_called_so(sentence, start, lexicon):
        return True
    on = end - 1 if sentence.lower[end - 1] in {"on", "against"} else end
    if sentence.lower[on : on + 1] in (["on"], ["against"], ["over"]):
        return bool(heads_from(sentence, on + 1) & (lexicon.word_sets["unharmed"] | lexicon.word_sets["securities"]))
    return _is_blamed(sentence, end, lexicon)


def _is_under_words(sentence: Parse, start: int, end: int, lexicon: Lexicon) -> bool:
    """'came under attack for', 'came under attack from critics', 'stocks came under attack'; not 'troops ...'."""
    sets = lexicon.word_sets
    subject = heads_before(sentence, start - 1)
    if subject & sets["armed"]:
        return False
    if sentence.lower[end : end + 1] and sentence.lower[end] in _BLAMED:
        return True
    source = next((k for k in range(end, min(end + SOURCE_REACH, len(sentence))) if sentence.lower[k] in {"from", "by", ","}), end)
    agents = heads_from(sentence, source + 1) if sentence.lower[source : source + 1] in (["from"], ["by"]) else set()
    return bool(agents & (sets["word_attackers"] | sets["camps"]) or subject & (sets["unharmed"] | sets["securities"]))


def _is_only_called_so(sentence: Parse, noun: int, lexicon: Lexicon) -> bool:
    """'what a delegate called a massacre', 'called the vote a massacre', 'described it as an ambush': a name for something told."""
    start = phrase_start(sentence, noun + 1)
    start -= start > 0 and sentence.lower[start - 1] in MARKS
    if start == noun or start == 0:
        return False
    near = sentence.lower[max(0, start - NAMED_WITHIN) : start]
    if near[-1] == "as":
        return not lexicon.word_sets["calling_as"].isdisjoint(near)
    return not lexicon.word_sets["calling"].isdisjoint(near[-1:] if sentence.tags[start - 1] in VERB_TAGS else near) and "for" not in near


def is_no_act(sentence: Parse, start: int, end: int, reading: Trigger, lexicon: Lexicon) -> bool:
    """Whether the trigger at tokens ``start`` up to ``end`` is meant in another sense: approved, told in a film, done by sharks."""
    if _is_of_story(sentence, start, lexicon):
        return True
    if sentence.lower[start + 1 : start + 2] == ["with"] and reading.lemma.split()[0] == "meet":
        return is_passive(sentence, start)  # 'the tariffs were met with anger'
    if _is_other_word(sentence, start, end, reading):
        return True
    if reading.lemma == "sanction" and reading.form != "noun":
        return _is_approval(sentence, start, end, lexicon)
    if reading.needs == "policy_rates":  # 'held talks on rates' and 'a stance of keeping rates steady' keep no rate
        return sentence.tags[start] not in FINITE_TAGS or not heads_from(sentence, end) & lexicon.word_sets["policy_rates"]
    if reading.lemma in lexicon.word_sets["making_war"]:
        return _is_war_on_things(sentence, end, lexicon)
    if reading.event_type == "election" and reading.lemma in lexicon.word_sets["votes_won_or_lost"]:
        return _is_lost_vote(sentence, start, lexicon)
    return reading.event_type == "attack" and _is_no_blow(sentence, start, end, reading, lexicon)


def _is_other_word(sentence: Parse, start: int, end: int, reading: Trigger) -> bool:
    """'signed up to a review', '61 million won'."""
    is_joining = sentence.lower[end : end + 1] == ["up"] and reading.lemma == "sign"
    return is_joining or (sentence.lower[start] == "won" and start > 0 and sentence.tags[start - 1] == "CD")


def _is_war_on_things(sentence: Parse, last: int, lexicon: Lexicon) -> bool:
    """'declared war on waste', 'a war on drugs': whom a war is declared on has a name or bears arms."""
    at = next((k for k in range(last - 1, min(last + 4, len(sentence) - 1)) if sentence.lower[k] in {"on", "against"}), None)
    is_war = at is not None and at > 0 and sentence.lower[at - 1] == "war"
    if not is_war or at is None:
        return False
    stop = phrase_end(sentence, at + 1)
    is_named = any(tag in {"NNP", "NNPS", "PRP"} for tag in sentence.tags[at + 1 : stop])
    return (
        stop > at + 1
        and not is_named
        and (lexicon.word_sets["armed"] | lexicon.word_sets["enemies"]).isdisjoint(sentence.lower[at + 1 : stop])
    )


def _is_lost_vote(sentence: Parse, first: int, lexicon: Lexicon) -> bool:
    """'his second defeat in a week in the Senate', 'a defeat on the budget': no seat or office is lost."""
    near = sentence.lower[max(0, first - STORY_REACH) : first + STORY_REACH]
    return lexicon.word_sets["elections"].isdisjoint(near) and not lexicon.word_sets["unharmed"].isdisjoint(near)


def _is_approval(sentence: Parse, start: int, end: int, lexicon: Lexicon) -> bool:
    """'sanctioned the budget', 'sanctioned $1 billion for a line', 'a loan sanctioned by the bank': allowed, and nobody is punished."""
    is_done_to = is_passive(sentence, start) or sentence.lower[end : end + 1] == ["by"]
    heads = heads_before(sentence, start) if is_done_to else heads_from(sentence, end)
    is_money = not is_done_to and bool(lexicon.word_sets["signs_of_money"] & set(sentence.lower[end : end + 2]))
    return is_money or bool(heads & (lexicon.word_sets["approved"] | lexicon.word_sets["unharmed"]))


def _is_no_blow(sentence: Parse, start: int, end: int, reading: Trigger, lexicon: Lexicon) -> bool:
    """'bees attacked a farmer', 'a heart attack', 'a shark attack', 'attacked down the left wing': no assault of people on people."""
    sets = lexicon.word_sets
    if not sets["sport"].isdisjoint(sentence.vocabulary) or _has_penalty_area(sentence):
        return True
    if reading.form != "noun" and _object_heads(sentence, end) & sets["playing_fields"]:
        return True
    if _is_no_armed_blow(sentence, start, end, reading, lexicon):
        return True
    if reading.form == "noun":
        agents = set(sentence.lower[max(0, start - 1) : start]) | _agents(sentence, end)
    else:
        agents = _agents(sentence, end) if is_passive(sentence, start) else heads_before(sentence, start)
    if agents & sets["attacks"]:  # 'a heart attack killed'
        agents |= {sentence.lower[k - 1] for k in range(1, start) if sentence.lower[k] in sets["attacks"]}
    named = {sentence.lower[k] for k in range(1, len(sentence)) if sentence.tags[k] in {"NNP", "NNPS"}}  # 'the Tamil Tigers'
    return bool((agents - named) & sets["no_assailants"])


def _has_penalty_area(sentence: Parse) -> bool:
    return "penalty" in sentence.vocabulary and ("penalty", "area") in itertools.pairwise(sentence.lower)


def _is_no_armed_blow(sentence: Parse, start: int, end: int, reading: Trigger, lexicon: Lexicon) -> bool:
    """What words of many senses need for a blow: an aim for what is fired, an object for what is struck, arms for an ambush."""
    if reading.lemma in lexicon.word_sets["hitting"]:
        return _is_other_hit(sentence, start, end, reading, lexicon)
    if reading.form == "noun":
        return False
    if reading.lemma in lexicon.word_sets["letting_fly"]:
        return _is_shot_at_none(sentence, end, lexicon)
    return _is_without_arms(sentence, start, end, reading, lexicon)


def _is_shot_at_none(sentence: Parse, last: int, lexicon: Lexicon) -> bool:
    """'fired a missile into the sea', 'launched a drone project': only what is fired at somebody or something hits it."""
    sets = lexicon.word_sets
    reach = range(last, min(last + OBJECT_REACH, len(sentence) - 1))
    at = next((k for k in reach if sentence.lower[k] in _AIMED and not sentence.lower[k + 1].endswith("day")), None)
    if at is None or not heads_from(sentence, last) & sets["fired_things"]:
        return True
    return bool(heads_from(sentence, at + 1) & sets["open_water"])


def _is_other_hit(sentence: Parse, start: int, end: int, reading: Trigger, lexicon: Lexicon) -> bool:
    """'a storm struck the base', 'hit its export targets', 'miners struck over pay', 'union strikes hit refineries': no blow of war."""
    sets = lexicon.word_sets
    if reading.form == "noun":
        return sentence.lower[end : end + 1] not in (["on"], ["against"], ["at"]) and sentence.lower[start - 1] not in sets["striking"]
    if is_passive(sentence, start):
        return bool(_agents(sentence, end) & sets["no_strikers"])
    aims = [k for k in range(end, min(end + OBJECT_REACH, len(sentence))) if sentence.lower[k] in sets["aims"]]
    is_of_plan = any(sentence.tags[k - 1] in {"NN", "PRP$"} for k in aims)  # 'its target', 'the inflation target'
    has_object = end < len(sentence) and sentence.tags[end] in _INSIDE - {"RB"}
    return not has_object or is_of_plan or bool(heads_before(sentence, start) & sets["no_strikers"])


def _is_without_arms(sentence: Parse, start: int, end: int, reading: Trigger, lexicon: Lexicon) -> bool:
    """'bombed in the debate', 'ambushed by reporters', 'hijacked the summit', 'they ambushed us': no arms, no place and no victims.

    Words that are used of debates as often as of war need one who is armed, or what can be hit: a name, a place, victims.
    """
    sets = lexicon.word_sets
    is_done_to = is_passive(sentence, start)
    agents = _agents(sentence, end) if is_done_to else heads_before(sentence, start)
    struck = heads_before(sentence, start) if is_done_to else _object_heads(sentence, end)
    if agents & sets["armed"]:
        return False
    if reading.lemma == "bomb" and not is_done_to and not heads_from(sentence, end):
        return sentence.tags[start] == "VBD"  # 'the film bombed', 'she bombed in the debate'
    if reading.lemma not in sets["debate_blows"]:
        return False
    if struck & sets["occasions"] or agents & (sets["word_attackers"] | sets["press"]):
        return True
    return reading.lemma == "ambush" and not is_done_to and not struck - sets["pronouns_hit"]


def _is_of_story(sentence: Parse, first: int, lexicon: Lexicon) -> bool:
    """'In the film, Russia attacks Alaska', 'a novel in which Peru invades Chile', 'the series tells how a president meets a spy'."""
    if lexicon.word_sets["stories"].isdisjoint(sentence.vocabulary) and "game" not in sentence.vocabulary:
        return False
    return _opens_with_story(sentence, first, lexicon) or _is_inside_story(sentence, first, lexicon)


def _opens_with_story(sentence: Parse, first: int, lexicon: Lexicon) -> bool:
    """'In the film, Russia attacks Alaska', 'In the novel Dark Harbour, Peru invades Chile'."""
    if sentence.lower[0] not in {"in", "throughout"}:
        return False
    comma = next((k for k in range(1, min(first, STORY_REACH)) if sentence.lower[k] == ","), 0)
    return any(_is_story(sentence, k, lexicon) and (k + 1 == comma or sentence.tags[k + 1] in _TITLE) for k in range(1, comma))


def _is_inside_story(sentence: Parse, first: int, lexicon: Lexicon) -> bool:
    """'a novel in which Peru invades Chile', 'the series tells how a president meets a spy'."""
    lower = sentence.lower
    for k in range(first - 1, max(0, first - 1 - STORY_REACH), -1):
        if lower[k] in {",", ";", '"', "."}:
            return False
        is_inside = lower[k - 1 : k + 1] == ["in", "which"] or lower[k] in {"where", "about"}
        is_told = is_inside or lower[k] in lexicon.word_sets["storytelling"]
        if is_told and any(_is_story(sentence, at, lexicon) for at in range(max(0, k - 4), k)):
            return True
    return False


def _is_story(sentence: Parse, k: int, lexicon: Lexicon) -> bool:
    """'film', 'novel', and the game that is one."""
    if sentence.lower[k] == "game":
        return k > 0 and sentence.lower[k - 1] in lexicon.word_sets["kinds_of_game"]
    return sentence.lower[k] in lexicon.word_sets["stories"]
