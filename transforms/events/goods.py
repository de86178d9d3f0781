"""Goods: what a measure is on, where no country is named: 'a tariff on steel and aluminum'."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.events.clause import Clause
from transforms.syntax.noun_phrases import phrase_end

_AIMS = {"on", "against"}
_ALL = {"all", "any", "some", "most", "many", "imported"}
_GOODS_TAGS = {"NN", "NNS", "JJ"}


def goods_behind(clause: Clause) -> Participant | None:
    """'tariffs on all steel and aluminum imports', 'a ban on imports of copper': the goods, without who sells them.

    Null where a name or a time stands there ('tariffs on Chilean wine', 'a ban on Monday') or no goods ('put its tariffs on hold').
    """
    at = clause.hit.end if clause.lower[clause.hit.end - 1] not in _AIMS else clause.hit.end - 1
    if at >= clause.end or clause.lower[at] not in _AIMS:
        return None
    start = at + 1
    while start < clause.end and (clause.tags[start] == "DT" or clause.lower[start] in _ALL):
        start += 1
    end = _goods_end(clause, start)
    is_named = any(start <= m.start <= end + 1 for m in clause.mentions) or any(start <= t.start < end for t in clause.times)
    if end == start or is_named or clause.tags[end - 1] not in {"NN", "NNS"}:
        return None
    return None if _is_open(clause, start, end - 1) else Participant(clause.sentence.surface(start, end), None)


def _is_open(clause: Clause, start: int, head: int) -> bool:
    """Whether no goods are named: 'tariffs on more goods', 'on a country-by-country basis'; 'on foreign goods' leaves others out."""
    sets, word = clause.lexicon.word_sets, clause.lower[head]
    is_bare = {"JJR"}.issuperset(clause.tags[start:head])
    return word in sets["no_goods"] and (is_bare or word not in sets["flows_of_goods"] | sets["trade_goods"])


def _goods_end(clause: Clause, start: int) -> int:
    """Where a list of goods ends that begins at a token: over 'and' and the 'of' of 'imports of copper'."""
    sentence, end = clause.sentence, phrase_end(clause.sentence, start)
    while start < end < clause.end - 1 and _goes_on(clause, end):
        end = phrase_end(sentence, end + 1)
    return end


def _goes_on(clause: Clause, joint: int) -> bool:
    """Whether 'and', or the 'of' of 'imports of', leads to more goods without an article of their own."""
    is_of = clause.lower[joint] == "of" and clause.lower[joint - 1] in clause.lexicon.word_sets["flows_of_goods"]
    return (is_of or clause.tags[joint] == "CC") and clause.tags[joint + 1] in _GOODS_TAGS
