"""Partners by amount, where one topic has an amount for each: 'to Germany, at 4 billion, and the United States, 5 billion'."""

from __future__ import annotations

from transforms.figures.partners import WANTED, is_left_out
from transforms.figures.surroundings import repeats
from transforms.figures.topic import Topic
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.quantities.amount import Amount
from transforms.syntax.parse import Parse

_BETWEEN_LISTED = {"and", ",", "the", "with", "to", "from", "(", ")", "at", "worth"}
_MOVED = {"VBD", "VBN"}  # a second verb in the past is often taken for a participle
_PAUSES = {",", ";", "while", "but"}
# Before the preposition of a partner whose flow was named before: ', with Chile', 'and with Chile'.
_OPENS_AGAIN = {"and", ",", ";", "while", "but"}


def partner_of_amount(topic: Topic, amount: Amount, sentence: Parse, mentions: list[Mention], lexicon: Lexicon) -> str | None:
    """The partner that this amount of a topic is of, where the topic has an amount for each of several.

    'The deficit with Canada was 1.6 billion and with Mexico 402 million': the country right before the amount, in the
    place of a partner. Null where there is none.
    """
    if topic.end > amount.start:
        return _partner_behind(topic, amount, sentence, mentions, lexicon)
    mention = _last_country(sentence, mentions, topic.end, amount.start)
    if mention is None:
        return _partner_behind(topic, amount, sentence, mentions, lexicon)
    moved = moved_with(sentence, topic, amount.start)
    if moved is not None:
        return str(mention.entity.code) if moved[0] < mention.start and mention.end == moved[1] else None
    gap = sentence.lower[mention.end : amount.start]
    if gap == ["("] and topic.partner and mention.entity.code != topic.reporter:  # 'followed by the Netherlands (501 billion)'
        return str(mention.entity.code)
    if (
        mention.is_adjective
        or mention.entity.code == topic.reporter
        or not set(gap) <= lexicon.word_sets["before_own_amounts"] | lexicon.word_sets["kinds_of_partners"]
    ):
        return _partner_behind(topic, amount, sentence, mentions, lexicon)
    is_named = not lexicon.word_sets["kinds_of_partners"].isdisjoint(gap) or _is_next_partner(
        topic, sentence, mention, WANTED.get(topic.measure, set()), lexicon
    )
    return str(mention.entity.code) if is_named else None


def moved_with(sentence: Parse, topic: Topic, first: int) -> tuple[int, int] | None:
    """'The deficit with Peru rose 1 to 5 billion, | with Chile | fell 2 to 3 billion': where the partner of the amount at ``first`` stands.

    It is that of a second verb behind the topic, whose subject is said once. Null where there is none.
    """
    lower, tags = sentence.lower, sentence.tags
    reach = range(first - 1, topic.end, -1)
    verb = next((k for k in reach if tags[k] in _MOVED), None)
    if verb is None or not _PAUSES.isdisjoint(lower[verb:first]):
        return None
    wanted = WANTED.get(topic.measure, set())
    lead = next((k for k in range(verb - 1, topic.end, -1) if lower[k] in wanted or tags[k] in _MOVED), None)
    if lead is None or lower[lead] not in wanted or lower[lead - 1] not in _OPENS_AGAIN:
        return None
    is_first = (_MOVED | {"CD"}).isdisjoint(tags[topic.end : lead])
    return None if is_first or lead + 1 == verb else (lead, verb)


def _last_country(sentence: Parse, mentions: list[Mention], start: int, end: int) -> Mention | None:
    """The last country that stands between two places."""
    between = [m for m in mentions if m.entity.code and start <= m.start and m.end <= end]
    return next((m for m in reversed(between) if not is_left_out(sentence.lower, m)), None)


def _is_next_partner(topic: Topic, sentence: Parse, mention: Mention, wanted: set[str], lexicon: Lexicon) -> bool:
    """'and with Mexico 402 million', 'followed by Japan at 9 billion and India at 8 billion'."""
    before = _word_before(sentence, mention.start, lexicon)
    is_followed = "followed" in sentence.lower[topic.end : mention.start]
    if before in {"and", ","}:
        return bool(topic.partner) or is_followed
    return before in wanted or (before == "by" and is_followed)


def partner_in_front(topic: Topic, amount: Amount, sentence: Parse, mentions: list[Mention], lexicon: Lexicon) -> str | None:
    """'With Britain, it stood at 1.2 billion', '..., and with Rwanda it was 300 million'."""
    lower, tags = sentence.lower, sentence.tags
    for mention in reversed(mentions):
        lead = mention.start - 1
        while lead > 0 and lower[lead] in lexicon.word_sets["before_partners"]:
            lead -= 1
        if mention.end >= amount.start or lead < 0 or not mention.entity.code or mention.entity.code == topic.reporter:
            continue
        opens = lead == 0 or lower[lead - 1] in {"and", "but", "while", ";"}
        behind = mention.end + (lower[mention.end] == ",")
        is_led = lower[lead] in WANTED.get(topic.measure, set())
        if is_led and opens and tags[behind] == "PRP" and ";" not in lower[behind : amount.start]:
            return str(mention.entity.code)
        if is_led and behind < topic.start:  # 'With Togo it had a surplus, with Mali a gap': the gap is with the latter
            return None
    return None


def _partner_behind(topic: Topic, amount: Amount, sentence: Parse, mentions: list[Mention], lexicon: Lexicon) -> str | None:
    return partner_behind(topic.measure, topic.reporter, amount, sentence, mentions, lexicon)


def partner_behind(
    measure: str, reporter: str | None, amount: Amount, sentence: Parse, mentions: list[Mention], lexicon: Lexicon
) -> str | None:
    """'of which 3.9 billion was with the U.S.', '13 billion to Germany', '1.2 billion to its neighbour Uganda'."""
    wanted = WANTED.get(measure, set())
    lower = sentence.lower
    i = amount.end
    while i < len(lower) and lower[i] in lexicon.word_sets["leading_to_partners"]:
        i += 1
    if i >= len(lower) or lower[i] not in wanted:
        return None
    i += 1
    before = lexicon.word_sets["before_partners"] | lexicon.word_sets["called_neighbour"]
    while i < len(lower) and (lower[i] in before or sentence.tags[i] in {"PRP$", "JJ"}):
        i += 1
    return next((str(m.entity.code) for m in mentions if m.start == i and m.entity.code not in {None, reporter}), None)


def _word_before(sentence: Parse, first: int, lexicon: Lexicon) -> str:
    i = first - 1
    while i >= 0 and sentence.lower[i] in lexicon.word_sets["before_partners"]:
        i -= 1
    return sentence.lower[i] if i >= 0 else ""


def listed_countries(sentence: Parse, mentions: list[Mention], amounts: list[Amount], count: int) -> list[str]:
    """The codes of the last ``count`` countries that stand in one list, each perhaps with an amount.

    'Russia, Pakistan, Poland and Kazakhstan'; 'Germany, at 4.66 billion, and the United States, 4.48 billion'.
    """
    in_amounts = {k for amount in amounts for k in range(amount.start, amount.end)}
    row: list[Mention] = []
    for mention in reversed(mentions):
        if not mention.entity.code or repeats(mention, mentions, sentence):
            continue
        if row and not _is_listed_with(sentence, mention.end, row[-1].start, in_amounts):
            if len(row) == count:
                break
            row = []
        row.append(mention)
    return [str(m.entity.code) for m in reversed(row)] if len(row) == count else []


def _is_listed_with(sentence: Parse, start: int, end: int, in_amounts: set[int]) -> bool:
    """Whether nothing stands between two countries of a list but its joints and their amounts."""
    gap = {sentence.lower[k] for k in range(start, end) if k not in in_amounts}
    return not gap.isdisjoint({"and", ","}) and gap <= _BETWEEN_LISTED
