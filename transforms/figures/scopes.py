"""What a trade figure leaves out: 'oil imports', 'exports of steel', 'seasonally adjusted', 'goods and services'.

A figure with a scope is of a part of a flow, or of it by another count, so that it is compared with none of the whole
flow. Words that leave nothing out ('total', 'merchandise', 'bilateral') are those of ``word_sets.csv``, set ``whole``.
"""

from __future__ import annotations

from transforms.figures.firms import firm_of_flow
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.topic import INSIDE_NOUN_PHRASE, TRADE_MEASURES, Topic
from transforms.quantities.amount import Amount
from transforms.syntax.clauses import last_verb
from transforms.syntax.closed_class import BE, NOUN_TAGS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse

_NOUNS = NOUN_TAGS | {"FW"}
_REACH = 6
# Between two amounts: 'and crude oil'.
_ROW_REACH = 5
_PARTING = {",", ";", "but", "though", "although", "while", "whereas", "and"}


def scope_of(facts: SentenceFacts, topic: Topic, amount: Amount) -> str | None:
    """The words that limit what the figure covers, null where it covers the whole flow.

    Args:
        facts: the sentence.
        topic: the flow that the amount is of.
        amount: the amount.
        lexicon: its word sets ``whole`` (words that limit nothing) and ``making_up`` ('accounted for').
    """
    whole = facts.word_sets["whole"]
    parts = [
        _before(facts, topic, whole),
        _behind(facts, topic, amount, whole),
        _of_goods(facts, amount, whole),
        _made_up_by(facts, topic, amount),
        firm_of_flow(facts.sentence, facts.mentions, topic),
        _left_out(facts, topic),
        _handled_by(facts, topic),
    ]
    text = " ".join(facts.sentence.lower)
    parts += [phrase for phrase in sorted(facts.word_sets["counted_otherwise"]) if phrase in text]
    if topic.measure in TRADE_MEASURES and any(phrase in text for phrase in facts.word_sets["with_services"]):
        parts.append("goods and services")
    found = [part for part in dict.fromkeys(parts) if part]
    return "; ".join(found) or None


def _handled_by(facts: SentenceFacts, topic: Topic) -> str:
    """'exports insured by the department', 'imports handled by the port': of a part of the flow."""
    words = facts.sentence.lower[topic.end : topic.end + 2]
    is_part = not topic.is_verb and words[1:] == ["by"] and words[0] in facts.word_sets["handling"]
    return " ".join(words) if is_part else ""


def _left_out(facts: SentenceFacts, topic: Topic) -> str:
    """'exports without petroleum products', 'exports excluding energy', 'exports, including re-exports'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    start = _behind_times(facts, topic.end)
    start += lower[start : start + 1] == [","]
    if topic.is_verb or lower[start : start + 1] == [] or lower[start] not in facts.word_sets["leaving_out"]:
        return ""
    end = start + 1
    if lower[end : end + 1] == ["those"]:  # 'excluding those to Uganda'
        end += 2
    while end < len(lower) and (tags[end] in _NOUNS | {"JJ", "DT"} or lower[end] == "-" or _joins_nouns(facts.sentence, end)):
        end += 1
    is_own_level = any(amount.start == end for amount in facts.amounts)  # 'a surplus, including a record 7 billion'
    return facts.sentence.surface(start, end).lower() if end > start + 1 and not is_own_level else ""


def _behind_times(facts: SentenceFacts, start: int) -> int:
    """The token behind the times that follow the topic: 'imports in the first two months of the year'."""
    lower = facts.sentence.lower
    for time in facts.times:
        if time.start in {start, start + 1, start + 2} and all(
            word in {"in", "for", "during", "the", "of"} for word in lower[start : time.start]
        ):
            start = time.end
    return start


def _joins_nouns(sentence: Parse, place: int) -> bool:
    """'excluding oil and wheat', 'excluding oil, wheat and arms'."""
    is_joint = sentence.lower[place] == "and"
    return is_joint and sentence.tags[place - 1] in _NOUNS and sentence.tags[place + 1 : place + 2] in (["NN"], ["NNS"])


def counted_in(facts: SentenceFacts) -> str | None:
    """'Counted in yuan it grew by 32.7%', 'in rouble terms': the money that a change is counted in, as printed."""
    lower = facts.sentence.lower
    for i in range(1, len(lower) - 1) if "in" in facts.sentence.vocabulary else ():
        if lower[i] != "in" or lower[i + 1] == "real" or i + 1 not in facts.sentence.hits.money_words:
            continue
        if lower[i - 1] in facts.word_sets["counting_in_money"] or lower[i + 2 : i + 3] == ["terms"]:
            return f"in {lower[i + 1]}"
    return None


def adjustment_of(facts: SentenceFacts, amount: Amount) -> str | None:
    """'in real terms', 'seasonally adjusted', 'at 2010 prices', 'in constant 2015 dollars': how the amount is counted, as printed.

    The words right behind the amount or before it in its clause tell; those at the head of the sentence, where no others do.
    'in nominal terms', 'at current prices' and 'before adjustment' are how amounts are counted anyhow: empty. Null: not said.
    """
    marks = _adjustments(facts)
    preceding, following = facts.amount_before(amount), facts.amount_after(amount)
    start, end = preceding.end if preceding else 0, following.start if following else len(facts.sentence)
    lower = facts.sentence.lower
    behind = [mark for mark in marks if amount.end <= mark[0] < end and (not following or _stays_with(lower, amount.end, mark))]
    ahead = [mark for mark in marks if start <= mark[0] < amount.start and (not preceding or _parts(lower, start, mark[0]))]
    found = [*behind, *reversed(ahead)] or [mark for mark in marks if _is_at_head(facts, mark, amount)]
    return found[0][1] if found else None


def _is_at_head(facts: SentenceFacts, mark: tuple[int, str, int], amount: Amount) -> bool:
    """'In real terms exports rose to 5 billion from 4': said of all amounts up to a semicolon."""
    return mark[0] < facts.amounts[0].start and ";" not in facts.sentence.lower[mark[0] : amount.start]


def _stays_with(lower: list[str], start: int, mark: tuple[int, str, int]) -> bool:
    """'442 million in March, seasonally adjusted, after 412 million': said of the amount before it."""
    between = lower[start : mark[0]]
    return not _parts(between, 0, len(between)) or (set(between) & _PARTING == {","} and lower[mark[2] : mark[2] + 1] in ([","], [")"]))


def _parts(lower: list[str], start: int, end: int) -> bool:
    """Whether a comma or a word of another clause stands between."""
    return bool(_PARTING & set(lower[start:end]))


def _adjustments(facts: SentenceFacts) -> list[tuple[int, str, int]]:
    """The words on how amounts are counted, with their place; empty for those that limit nothing."""
    lower, end = facts.sentence.lower, 0
    marks: list[tuple[int, str, int]] = []
    for i, (behind, limits) in facts.sentence.hits.adjustments.items():
        if i >= end:
            end = behind
            marks.append((i, " ".join(lower[i:end]) if limits == "yes" else "", end))
    for time in facts.times:
        if time.is_base:  # 'in constant 2015 francs', 'at 2010 prices'
            is_led = lower[time.start - 1] == "at" or lower[time.start - 1] in facts.word_sets["constant"]
            start = time.start - 1 if is_led else time.start
            marks.append((start, " ".join(lower[start : time.end + 1]), time.end + 1))
    return sorted(marks, key=lambda mark: mark[0])


def goods_named(facts: SentenceFacts, amount: Amount) -> str:
    """The goods that fetched the amount: 'Scallops brought in 69.5 billion yen', 'Rubber, at 1.11 mln tonnes, earned 2.30 billion'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    verb = next((k for k in range(amount.start - 1, max(-1, amount.start - 6), -1) if lower[k] in facts.word_sets["fetching"]), None)
    if verb is None:
        return _next_goods(facts, amount)
    subject = facts.sentence.subject_of(verb)
    if subject is None or tags[0] == "IN" or not facts.word_sets["earning_without_goods"].isdisjoint(lower[:verb]):
        return ""
    inside = {k for mention in facts.mentions for k in range(mention.start, mention.end)}
    end = next((k for k in range(subject.start, verb) if lower[k] == ","), verb)
    return " ".join(lower[k] for k in range(subject.start, end) if tags[k] in _NOUNS and k not in inside and not facts.in_time(k))


def _next_goods(facts: SentenceFacts, amount: Amount) -> str:
    """'Alumina brought in 702 million and bauxite 73 million': the goods right before the second amount."""
    before = facts.amount_before(amount)
    lower, tags = facts.sentence.lower, facts.sentence.tags
    if before is None or before.unit != amount.unit or lower[before.end] not in {"and", ","} or amount.start - before.end > _ROW_REACH:
        return ""
    start = before.end + 1 + (lower[before.end : before.end + 2] == [",", "and"])
    words = range(start, amount.start)
    is_row = bool(words) and all(tags[k] in _NOUNS | {"JJ"} for k in words) and not any(m.start in words for m in facts.mentions)
    if not is_row or not facts.word_sets["earning_without_goods"].isdisjoint(lower[start : amount.start]):
        return ""
    return " ".join(lower[k] for k in words) if goods_named(facts, before) else ""


def _before(facts: SentenceFacts, topic: Topic, whole: frozenset[str]) -> str:
    """'oil imports', 'farm and fishery exports', 'non-oil trade': the nouns of the phrase that the topic ends."""
    last = _end_of_subject(facts, topic) if topic.is_verb else topic.start - 1
    if topic.points_back or last < 0:
        return ""
    first_word = topic.word.phrase.split()[0]
    words = _words_before(facts, last, whole)
    while words and words[-1] in {"-", "and"}:
        words.pop()
    while words and words[0] in {"-", "and"}:
        words.pop(0)
    if first_word.startswith("re-"):
        words.append("re-exports")
    if not words and first_word.startswith("non"):
        return "non-oil"
    return " ".join(reversed(words)).replace(" - ", "-")


def _end_of_subject(facts: SentenceFacts, topic: Topic) -> int:
    """The last token of what is traded in front of a passive: 'Non-oil goods | worth 4 billion were exported'; -1 for other verbs."""
    sentence, first = facts.sentence, topic.start
    verb = next((k for k in range(first - 1, max(-1, first - 3), -1) if sentence.lower[k] in BE), None)
    if verb is None or sentence.tags[first] != "VBN":
        return -1
    subject = sentence.subject_of(verb)
    price = next((amount for amount in reversed(facts.amounts) if amount.end <= verb and amount.is_money), None)
    if subject is None or price is None:
        return -1
    if phrase_start(sentence, price.start + 1) < price.start:
        return price.start - 1 - (sentence.lower[price.start - 1] == "worth")
    return subject.end - 1 if subject.end <= price.start else -1


def _words_before(facts: SentenceFacts, last: int, whole: frozenset[str]) -> list[str]:
    """The words that sort goods, from the last one backwards to where the noun phrase begins."""
    sentence = facts.sentence
    words: list[str] = []
    inside = {k for mention in facts.mentions for k in range(mention.start, mention.end)}
    i = last
    while i >= 0 and (sentence.tags[i] in INSIDE_NOUN_PHRASE or sentence.lower[i] in {"-", "and"} or i == 0 == last):
        word = sentence.lower[i]
        if i in inside or facts.in_time(i) or sentence.tags[i] in {"POS", "PRP$", "DT"}:
            break
        if any(amount.start <= i < amount.end for amount in facts.amounts):
            break
        if word not in whole and (word in {"-", "and"} or _sorts_goods(sentence, i, words)):
            words.append(word)
        i -= 1
    return words


def _sorts_goods(sentence: Parse, i: int, behind: list[str]) -> bool:
    """A noun, or an adjective of goods: 'agricultural exports', 'strong oil exports'."""
    if sentence.tags[i] == "JJ":
        return _is_of_goods(sentence.lower[i]) or not {"-", "and"}.issuperset(behind)
    return sentence.tags[i] in _NOUNS or (i == 0 and sentence.tags[i][:2] == "VB")  # 'Watch exports rose'


def _of_goods(facts: SentenceFacts, amount: Amount, whole: frozenset[str]) -> str:
    """'exports 2 billion of water technology', '5 billion worth of oil'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    start = amount.end + 1 if lower[amount.end : amount.end + 1] == ["worth"] else amount.end
    if lower[start : start + 1] != ["of"]:
        return ""
    inside = {k for mention in facts.mentions for k in range(mention.start, mention.end)}
    words: list[str] = []
    for k in range(start + 1, min(start + 5, len(lower))):
        if facts.in_time(k):
            break
        if tags[k] in _NOUNS | {"JJ"} and k not in inside and lower[k] not in whole and lower[k + 1 : k + 2] != ["'s"]:
            words.append(lower[k])
        elif k not in inside and lower[k] not in {"the", "its", "their", "and", "-"}:
            break
    return " ".join(words)


def _made_up_by(facts: SentenceFacts, topic: Topic, amount: Amount) -> str:
    """'Coffee accounted for 320 million of exports': the subject is the part that is counted."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    place = _part_of_balance(facts, topic) if topic.word.phrase.startswith("in the ") else _part_of_flow(facts, topic, amount)
    if place is None:
        return ""
    inside = {k for mention in facts.mentions for k in range(mention.start, mention.end)}
    subject = [k for k in range(*place) if tags[k] in _NOUNS and k not in inside and not facts.in_time(k)]
    return " ".join(lower[k] for k in subject if lower[k] not in facts.word_sets["whole"])


def _part_of_balance(facts: SentenceFacts, topic: Topic) -> tuple[int, int] | None:
    """'Oil alone | was in the red by 290 million': where the part stands."""
    verb = last_verb(facts.sentence, 0, topic.start)
    subject = facts.sentence.subject_of(verb) if verb is not None else None
    return (subject.start, subject.end) if subject is not None else None


def _part_of_flow(facts: SentenceFacts, topic: Topic, amount: Amount) -> tuple[int, int] | None:
    """'Coffee | accounted for 320 million of exports': where the part stands; not in ', accounting for'."""
    lower = facts.sentence.lower
    verb = next((k for k in range(amount.start - 1, -1, -1) if lower[k] in facts.word_sets["making_up"]), None)
    if verb is None or lower[verb - 1 : verb + 1] == [",", "accounting"]:
        return None
    return _part_start(lower, topic, verb), verb


def _part_start(lower: list[str], topic: Topic, verb: int) -> int:
    """'imports came to 1.72 trillion, of which gold accounted for 610 billion', 'with copper contributing 4.1 billion'."""
    if topic.end > verb:
        return max(0, verb - 4)
    return next((k + 1 for k in range(verb - 1, topic.end - 1, -1) if lower[k - 1 : k + 1] == ["of", "which"] or lower[k] == "with"), verb)


def _is_of_goods(adjective: str) -> bool:
    """'agricultural', 'industrial', 'dairy': adjectives that sort goods end so, opinions ('strong', 'big') do not."""
    return adjective.endswith(("al", "ary", "ic", "ry", "ured", "ised", "ized", "sed")) and len(adjective) > 4


def _goods_start(facts: SentenceFacts, topic: Topic) -> int | None:
    """Where goods behind a topic may begin: behind 'of' and 'in', but not in 'exports in yuan terms'; right behind a verb."""
    lower, start = facts.sentence.lower, topic.end
    if topic.is_verb and not topic.points_back:
        return start
    leads = {"of"} if topic.points_back else {"of", "in"}
    is_led = not leads.isdisjoint(lower[start : start + 1]) and "terms" not in lower[start + 2 : start + 4]
    return start + 1 if is_led else None


def _behind(facts: SentenceFacts, topic: Topic, amount: Amount, whole: frozenset[str]) -> str:
    """'exports of steel', 'imported agricultural products for', 'trade in food', 'sold 246,000 tonnes of beef'."""
    start = _goods_start(facts, topic)
    if start is None:
        return ""
    end = min(start + _REACH, amount.start if amount.start >= start else len(facts.sentence))
    spans = [(m.start, m.end) for m in facts.mentions if not m.is_adjective]
    spans += [(other.start, other.end) for other in facts.amounts] + [(time.start, time.end) for time in facts.times]
    taken = {k for first, last in spans for k in range(first, last)}
    words: list[str] = []
    for k in range(start, end):
        if k in taken:
            if words or not topic.is_verb:
                break
        elif _names_goods(facts, k, end, whole):
            words.append(facts.sentence.lower[k])
        elif not _may_stand_among_goods(facts, k, whole):
            break
    return " ".join(words)


def _names_goods(facts: SentenceFacts, k: int, end: int, whole: frozenset[str]) -> bool:
    """A noun, or an adjective before one, that leaves something out; in 'exports of German chemicals' not whose they are."""
    word, tags = facts.sentence.lower[k], facts.sentence.tags
    if word in whole or _is_of_nation(facts, k):
        return False
    return tags[k] in _NOUNS or (tags[k] == "JJ" and k + 1 < end and tags[k + 1] in _NOUNS)


def _may_stand_among_goods(facts: SentenceFacts, k: int, whole: frozenset[str]) -> bool:
    if facts.sentence.lower[k + 1 : k + 2] == ["-"] or facts.sentence.lower[k - 1] == "-":  # 'ready-made garments'
        return True
    return facts.sentence.lower[k] in whole | {"-", "and", "the", "a", "of", "some", "its", ","} or _is_of_nation(facts, k)


def _is_of_nation(facts: SentenceFacts, k: int) -> bool:
    return any(mention.is_adjective and mention.start <= k < mention.end for mention in facts.mentions)
