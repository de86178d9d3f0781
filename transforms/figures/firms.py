"""A firm's word on exports: 'Zelmar Mining said exports to China rose' tells of its own, or does not say whose.

What an article says of a country is not carried over to a firm, and a firm's home is not lent to what it sells: whose
the exports are shows only where the sentence names a country beside the firm, as in 'Chile's Zelmar Mining said'.
"""

from __future__ import annotations

from transforms.figures.setting import is_press, is_state_organ
from transforms.figures.surroundings import Surroundings
from transforms.figures.topic import Topic
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Entity, Mention
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.clauses import last_verb
from transforms.syntax.noun_phrases import noun_phrase_ending, possessive_before
from transforms.syntax.parse import Parse

# So far before a firm may its country stand: 'the Chilean state copper miner Zelmar'.
_COUNTRY_REACH = 5
_PREPOSITIONS = {"of", "at", "from", "with", "to", "by", "in", "for", "on", "against"}
_POSSESSIVES = {"its", "their"}
# Between 'its' and 'exports': 'its copper exports'.
_OWN_REACH = 3


def speaks_for_firm(around: Surroundings) -> bool:
    """Whether what the sentence tells of exports or imports is told by a firm, or done by it."""
    if around.topic.measure not in {"exports", "imports"}:
        return False
    return bool(_telling_firms(around)) or _tells_as_the_firm(around)


def country_of_firm(around: Surroundings) -> str | None:
    """The country that the sentence names beside the firm: 'Chile's Zelmar', 'the Chilean firm Zelmar', 'Zelmar of Chile'."""
    return next((code for firm in _telling_firms(around) if (code := _country_beside(around, firm))), None)


def firm_of_flow(sentence: Parse, mentions: list[Mention], topic: Topic) -> str:
    """The firm whose exports or imports are told of, as printed, else empty: a part of its country's.

    'Zelmar's exports', 'Zelmar's Indian exports', 'exports by Zelmar', 'Chile's Zelmar said its exports', 'the miner's exports'.
    """
    if topic.measure not in {"exports", "imports"}:
        return ""
    end = possessive_before(sentence, topic.start)
    if end is None and sentence.lower[topic.end : topic.end + 1] == ["by"]:
        end = next((m.end for m in mentions if m.start == topic.end + 1), None)
    if end is None and not _POSSESSIVES.isdisjoint(sentence.lower[max(0, topic.start - _OWN_REACH) : topic.start]):
        end = _subject_end(sentence, topic.start)
    return _firm_ending(sentence, mentions, end) if end else ""


def _subject_end(sentence: Parse, first: int) -> int | None:
    """Where the subject of the verb before 'its exports' ends: 'Zelmar | said its exports'."""
    verb = last_verb(sentence, 1, first)
    subject = sentence.subject_of(verb) if verb is not None else None
    return subject.end if subject is not None else None


def _firm_ending(sentence: Parse, mentions: list[Mention], end: int) -> str:
    """The firm that ends before a token: in the lists, shown by its name, called a firm, or of a name that nobody else has."""
    mention = next((m for m in mentions if m.end == end), None)
    if mention is not None:
        return mention.entity.name if _is_no_authority(mention.entity, sentence.lexicon) else ""
    word = sentence.words[end - 1]
    is_name = sentence.tags[end - 1] == "NNP" and not word.isupper() and not any(m.start < end <= m.end for m in mentions)
    return word if is_name or word in sentence.lexicon.firms or word.lower() in sentence.word_sets["firms"] else ""


def _is_no_authority(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether an organisation, known as a firm or not, speaks for no country and no bloc."""
    is_official = entity.code or is_state_organ(entity, lexicon) or is_press(entity, lexicon) or entity.name in lexicon.bloc_organs
    return entity.kind == "organisation" and (is_firm(entity, lexicon) or not is_official)


def is_firm(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether an organisation is known, or shown by its name, to be a firm: neither an office, a chamber nor the press."""
    if entity.kind != "organisation" or entity.code:
        return False
    if entity.name in lexicon.firms:
        return True
    words, sets = entity.name.lower().replace("-", " ").split(), lexicon.word_sets
    if sets["non_firm_words"] & set(words) or is_state_organ(entity, lexicon) or is_press(entity, lexicon) or _is_listed(entity, lexicon):
        return False
    return len(words) > 1 and (words[-1].rstrip(".") in sets["firm_tails"] or words[0] in sets["firm_heads"])


def _is_listed(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether the lists have an organisation of this name, as something else than a firm: 'Bank Indonesia'."""
    found = lexicon.gazetteer.find(entity.name)
    return any((start, end) == (0, len(entity.name)) and meanings[0].kind == "organisation" for start, end, meanings in found)


def _telling_firms(around: Surroundings) -> list[Mention]:
    return [m for m in around.mentions if _is_firm_here(around, m) and _tells(around, m)]


def _is_firm_here(around: Surroundings, mention: Mention) -> bool:
    """Whether the mention is of a firm, by its name or by the noun before it: 'the miner Zelmar'."""
    if is_firm(mention.entity, around.lexicon):
        return True
    is_open = mention.entity.kind == "organisation" and not mention.entity.code and not is_press(mention.entity, around.lexicon)
    return is_open and mention.start > 0 and around.sentence.lower[mention.start - 1] in around.word_sets["firms"]


def _tells(around: Surroundings, firm: Mention) -> bool:
    """'Zelmar Mining said exports rose', 'exports rose, Zelmar Mining said', 'according to Zelmar Mining', 'at Zelmar Mining, exports'."""
    lower, start = around.sentence.lower, firm.start
    if lower[max(0, start - 2) : start] == ["according", "to"] or (start == 1 and lower[0] == "at"):
        return True
    if start > 1 and _is_saying(around, start - 1) and lower[start - 2] == ",":
        return True
    before, beyond = (lower[start - 1] if start else ""), (lower[start - 2] if start > 1 else "")
    if before in _PREPOSITIONS and not (before in {"of", "for", "at"} and beyond in around.word_sets["firm_voices"]):
        return False  # 'analysts at Zelmar Bank said' speak of the economy; 'a spokesman for Zelmar Bank said' of the bank
    end = _behind_home(around, firm)
    return _is_saying(around, end) or _governs_topic(around, end)


def _behind_home(around: Surroundings, firm: Mention) -> int:
    """Where 'Zelmar of Chile' ends."""
    lower, last = around.sentence.lower, firm.end
    return next((m.end for m in around.countries if m.start == last + 1 and lower[last] in {"of", "in"}), last)


def _is_saying(around: Surroundings, i: int) -> bool:
    cue = around.sentence.hits.cues.get(i)
    return bool(cue and around.sentence.tags[i] in VERB_TAGS)


def _governs_topic(around: Surroundings, last: int) -> bool:
    """Whether the clause up to the topic is that of the firm or noun that ends before ``last``: 'Zelmar raised exports'."""
    verb = _verb_behind(around.sentence, last)
    return verb is not None and verb <= around.topic.start and not _opens_other_clause(around, verb)


def _verb_behind(sentence: Parse, last: int) -> int | None:
    """The verb whose subject ends before a token, over appositions: 'Zelmar | , the miner, said'."""
    clause, phrase = sentence.clause_at[last - 1], noun_phrase_ending(sentence, last)
    verb = next((k for k in range(last, clause.end) if sentence.tags[k] in FINITE_TAGS and sentence.clause_at[k] is clause), None)
    subject = sentence.subject_of(verb) if verb is not None else None
    return verb if subject is not None and phrase is not None and subject.start == phrase[0] else None


def _opens_other_clause(around: Surroundings, verb: int) -> bool:
    """'Zelmar closed its mine as exports fell': the exports stand in a clause of their own, which no saying governs."""
    clauses = around.sentence.clause_at
    return clauses[verb] is not clauses[around.topic.start] and not _is_saying(around, verb)


def _tells_as_the_firm(around: Surroundings) -> bool:
    """'The company said exports rose', 'The miner raised exports': spoken of by its kind alone."""
    lower = around.sentence.lower
    nouns = [k for k in range(1, min(4, len(lower))) if lower[k] in around.word_sets["firms"] and lower[0] in {"the", "a", "an", "its"}]
    return any(_governs_topic(around, noun + 1) for noun in nouns)


def _country_beside(around: Surroundings, firm: Mention) -> str | None:
    lower = around.sentence.lower
    for mention in around.countries:
        between = lower[mention.end : firm.start]
        is_joined = between[:1] in (["'s"], ["-"]) or mention.is_adjective
        is_before = is_joined and 0 <= firm.start - mention.end <= _COUNTRY_REACH
        is_behind = lower[firm.end : mention.start] in (["of"], ["in"], [","])
        if is_before or is_behind:
            return str(mention.entity.code)
    return None
