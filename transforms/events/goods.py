"""Goods: what a measure is on, where no country is named: 'a tariff on steel and aluminum'."""

from __future__ import annotations

from transforms.discourse.memory import Participant
from transforms.events.clause import Clause

# How many tokens the goods may take: 'all steel and aluminum imports'.
GOODS_REACH = 7
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
    is_open = end - start == 1 and clause.lower[start] in clause.lexicon.word_sets["no_goods"]
    return None if is_open else Participant(" ".join(clause.sentence.words[start:end]), None)


def _goods_end(clause: Clause, start: int) -> int:
    """Where a list of goods ends that begins at a token: over adjectives, 'and' and the 'of' of 'imports of copper'."""
    end = start
    while end < min(clause.end, start + GOODS_REACH):
        behind = clause.tags[end + 1 : end + 2]
        is_joint = clause.tags[end] == "CC" and end > start and behind in (["NN"], ["NNS"], ["JJ"])
        is_of = clause.lower[end] == "of" and clause.lower[end - 1] in clause.lexicon.word_sets["flows_of_goods"]
        if clause.tags[end] not in _GOODS_TAGS and not is_joint and not is_of:
            break
        end += 1
    return end
