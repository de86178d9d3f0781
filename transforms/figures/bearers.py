"""Who bears a tariff, and who levies it then: 'Vietnam faces a 46 percent tariff in the United States', 'Peru will be hit by the duty'."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.leviers import levier_of
from transforms.figures.surroundings import NOUN_REACH, Surroundings
from transforms.figures.topic import Topic
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.verb_groups import verb_group_at

# Between 'faces' and 'tariff': 'as much as an additional 20 percent'.
_OBJECT_REACH = 9
_IN_OBJECT = {"of", "as", "by", "at", "anti"}
_PLURAL = {"NNS", "NNPS"}
_LEADS_TO_LEVIER = {"in", "of", "from", "by", "at"}
_BY = {"by", "with", "to"}


def with_bearer(around: Surroundings) -> Topic | None:
    """The tariff as one on the goods of who bears it; null where nobody is said to.

    Its reporter is named behind it, else the one in mind.
    """
    bearer = _bearer_of(around) if around.topic.measure == "tariff_rate" else None
    if bearer is None:
        return None
    stated = next((code for code in (_levier_behind(around, bearer), levier_of(around)) if code not in {None, bearer}), None)
    last = around.discourse.tariff
    known = last.reporter if last is not None and last.reporter != bearer else None
    return replace(around.topic, reporter=stated or known, partner=bearer, basis="stated" if stated else "discourse")


def _bearer_of(around: Surroundings) -> str | None:
    """The country that is, or whose goods are, the subject of a verb of bearing right before the tariff."""
    verb = _bearing_verb(around)
    if verb is None:
        return None
    subject = around.sentence.subject_of(verb_group_at(around.sentence, verb).start)
    inside = [m for m in around.countries if subject is not None and subject.start <= m.start and m.end <= verb]
    return str(inside[-1].entity.code) if inside else None


def _bearing_verb(around: Surroundings) -> int | None:
    """Where 'faces', or the 'hit' of 'hit by', stands before the tariff and its rate, with no more than its noun phrase between."""
    lower, tags = around.sentence.lower, around.sentence.tags
    for k in range(around.topic.start - 1, max(-1, around.topic.start - 1 - _OBJECT_REACH), -1):
        is_verb = tags[k] in VERB_TAGS or (k > 0 and tags[k - 1] in _PLURAL)  # 'makers face duties' is often taken for nouns
        if is_verb and lower[k] in around.word_sets["bearing_tariffs"]:
            return k
        if lower[k] in around.word_sets["struck_by_tariffs"] and lower[k + 1] in _BY:
            return k
        if tags[k] in FINITE_TAGS or tags[k] in {"POS", ",", ":"} or (tags[k] == "IN" and lower[k] not in _IN_OBJECT):
            return None
    return None


def _levier_behind(around: Surroundings, bearer: str) -> str | None:
    """'a 46 percent tariff in the United States'."""
    lower = around.sentence.lower
    for mention, code in around.named:
        lead = mention.start - 1 - (lower[mention.start - 1] == "the")
        if around.topic.end <= lead <= around.topic.end + NOUN_REACH and lower[lead] in _LEADS_TO_LEVIER and code != bearer:
            return code
    return None
