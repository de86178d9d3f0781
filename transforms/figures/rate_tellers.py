"""Who is said to have set a rate, who tells of it, and whom it answers."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.figures.rate_in_sentence import RateInSentence, Sign
from transforms.figures.setting import is_state_organ
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

# From 'answer' to whom it is given: 'in answer to the new'.
_ANSWER_REACH = 5


def signs_of_agent(rate: RateInSentence) -> Iterator[Sign]:
    """'tariffs imposed by Peru'."""
    lower = rate.sentence.lower
    for mention, code in rate.named:
        lead = phrase_start(rate.sentence, mention.start + 1) - 1
        if lead > 0 and lower[lead] == "by" and lower[lead - 1] in rate.sets["levying_acts"]:
            yield Sign(True, code, "agent")


def signs_of_speaker(rate: RateInSentence) -> Iterator[Sign]:
    """'..., Peru's trade ministry ruled', 'President Silva wrote': an officer or organ that tells of a rate may well have set it."""
    sentence = rate.sentence
    for cue in sentence.hits.cues:
        subject = sentence.subject_of(cue) if sentence.tags[cue] in VERB_TAGS else None
        if subject is None:
            continue
        inside = range(subject.start, subject.end)
        is_official = any(k in sentence.hits.role_nouns or sentence.lower[k] in rate.sets["state_organs"] for k in inside)
        found = {code for m, code in rate.named if m.start in inside and (is_official or _is_official(m, sentence))}
        yield from (Sign(True, code, "speaks") for code in found if len(found) == 1)


def _is_official(mention: Mention, sentence: Parse) -> bool:
    """'Trump said', 'the White House said', 'Ottawa said'; not 'Canadian farmers said'."""
    return not mention.is_adjective and (mention.entity.kind != "organisation" or is_state_organ(mention.entity, sentence.lexicon))


def signs_of_answer(rate: RateInSentence) -> Iterator[Sign]:
    """'in answer to Peru's duties', 'in retaliation for Peruvian tariffs': on whose goods the rate is that answers."""
    lower = rate.sentence.lower
    for mention, code in rate.named:
        before = lower[max(0, mention.start - _ANSWER_REACH) : mention.start]
        if not rate.sets["answers"].isdisjoint(before) and not {"to", "for", "against"}.isdisjoint(before):
            yield Sign(False, code, "answered")
