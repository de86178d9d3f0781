"""Trade told by what happens to goods: 'goods worth 5 billion came in from India', 'traded between the two', 'spent on imported fuel'."""

from __future__ import annotations

from transforms.figures.subjects import subject_before
from transforms.figures.topic import Topic
from transforms.lexicons.entries import MeasureWord
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.closed_class import BE
from transforms.syntax.parse import Parse

# Between 'spent' and 'imported': 'spent a record 3.3 billion dollars last year on'.
_SPENT_REACH = 14
# Between goods and the verb that moves them: 'goods worth some 5 billion shillings had'.
_GOODS_REACH = 12
# Between that verb and its country: 'came in by road from neighbouring'.
_WAY_REACH = 4
_WAYS = {"from": "imports", "to": "exports"}
# Behind 'between': the countries, or words for both; 'between the halves of the union' names neither.
_SIDES_REACH = 8
_COMPARED = {"than", "as", "of", "in"}


def spent_abroad(sentence: Parse, i: int, mentions: list[Mention]) -> Topic | None:
    """'Jamaica spent 3.3 billion on imported goods': its imports; not what a ministry or motorists spent on imported cars."""
    lower, tags = sentence.lower, sentence.tags
    if lower[i] != "imported" or lower[i - 1] not in {"on", "for"} or tags[i + 1 : i + 2] not in (["NN"], ["NNS"], ["JJ"], ["CC"]):
        return None
    verbs = sentence.word_sets["spending"]
    verb = next((k for k in range(i - 1, max(0, i - _SPENT_REACH), -1) if lower[k] in verbs and tags[k] in VERB_TAGS), None)
    if verb is None or "CD" not in tags[verb:i]:
        return None
    word = MeasureWord("imported", "imports", 1, "strong", is_national=True)
    subject = subject_before(sentence, verb, [m for m in mentions if m.entity.code])
    if subject:
        return Topic(i, i + 1, word, str(subject.entity.code), basis="stated", is_verb=True)
    return Topic(i, i + 1, word, is_verb=True) if _is_country_itself(sentence, verb) else None


def _is_country_itself(sentence: Parse, verb: int) -> bool:
    """'The country spent', 'the island has spent'."""
    subject = sentence.subject_of(verb)
    words = sentence.lower[subject.start : subject.end] if subject is not None else []
    return len(words) > 1 and words[-1] in sentence.word_sets["the_country"] and words[-2] in {"the", "this", "our"}


def moved_goods(sentence: Parse, mentions: list[Mention]) -> list[Topic]:
    """'Goods worth 88 billion had come in from India', 'goods worth 3 billion went to China': imports and exports without the word."""
    found: list[Topic] = []
    verbs = sentence.word_sets["moving"]
    if "worth" not in sentence.vocabulary or verbs.isdisjoint(sentence.vocabulary):
        return found
    for k in range(1, len(sentence)):
        if sentence.lower[k] not in verbs or sentence.tags[k] not in VERB_TAGS:
            continue
        way = _way_behind(sentence, k, mentions)
        if way and _moves_goods(sentence, k):
            word = MeasureWord(sentence.lower[k], _WAYS[way], 1, "strong", is_national=True)
            found.append(Topic(k, k + 1, word, is_verb=True))
    return found


def _way_behind(sentence: Parse, verb: int, mentions: list[Mention]) -> str | None:
    """'in from India': the preposition of the way to or from a country; not 'to the depot in India', 'to India's army'."""
    for k in range(verb + 1, min(verb + 1 + _WAY_REACH, len(sentence))):
        if sentence.lower[k] not in _WAYS:
            continue
        country = next((m for m in mentions if k < m.start <= k + 2 and m.entity.code and not m.is_adjective), None)
        is_own = country is not None and sentence.lower[country.end : country.end + 1] == ["'s"]
        return sentence.lower[k] if country and not is_own else None
    return None


def _moves_goods(sentence: Parse, verb: int) -> bool:
    """Whether the subject of a verb are goods with their worth: 'goods worth 5 billion came'."""
    subject = sentence.subject_of(verb)
    if subject is None or subject.end > verb:
        return False
    goods = sentence.word_sets["trade_goods"]
    return not goods.isdisjoint(sentence.lower[subject.start : subject.end]) and "worth" in sentence.lower[subject.start : verb]


def goods_between(sentence: Parse, mentions: list[Mention]) -> list[Topic]:
    """'Goods worth 4 billion crossed between the two countries', 'goods traded between them were worth 4 billion'."""
    lower = sentence.lower
    business = sentence.word_sets["business"]
    if not sentence.has_any({"between"}, business):
        return []
    done = next((k for k in range(len(lower) - 2) if lower[k : k + 2] == ["worth", "of"] and lower[k + 2] in business), None)
    if done is not None:  # 'the two countries did 204 billion dollars' worth of business'
        return [Topic(done + 2, done + 3, MeasureWord("two-way business", "trade_total", 1, "strong", is_national=True))]
    between = next((k for k in range(1, len(lower)) if lower[k] == "between" and sentence.tags[k - 1] in FINITE_TAGS | {"VBN"}), None)
    if between is None or not _is_exchange(sentence, between):
        return []
    word = MeasureWord("goods between", "trade_total", 1, "strong", is_national=True)
    is_named = any(m.entity.code and between < m.start <= between + _SIDES_REACH for m in mentions)
    is_mutual = not sentence.word_sets["mutual_parties"].isdisjoint(sentence.lower[between + 1 : between + 4])
    return [Topic(between, between + 1, word, is_private=not (is_named or is_mutual))]


def _is_exchange(sentence: Parse, between: int) -> bool:
    """Whether goods stand before, and their worth before or, behind 'goods traded between Kenya and Togo', after a form of 'be'."""
    lower = sentence.lower
    if sentence.word_sets["trade_goods"].isdisjoint(lower[:between]):
        return False
    is_told = lower[between - 1] in sentence.word_sets["exchanged"] and lower[between - 2] in sentence.word_sets["trade_goods"]
    return "worth" in lower[:between] or (is_told and any(lower[k] in BE for k in range(between, len(lower))))
