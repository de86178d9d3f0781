"""Partners by amount, where one topic has an amount for each: 'to Germany, at 4 billion, and the United States, 5 billion'."""

from __future__ import annotations

from transforms.figures.partners import WANTED, is_left_out
from transforms.figures.sentence_facts import SentenceFacts
from transforms.figures.surroundings import repeats
from transforms.figures.topic import Topic
from transforms.mentions.entities import Mention
from transforms.quantities.amount import Amount
from transforms.syntax.parse import Parse

_BETWEEN_LISTED = {"and", ",", "the", "with", "to", "from", "(", ")", "at", "worth"}
_MOVED = {"VBD", "VBN"}  # a second verb in the past is often taken for a participle
_PAUSES = {",", ";", "while", "but"}
# Before the preposition of a partner whose flow was named before: ', with Chile', 'and with Chile'.
_OPENS_AGAIN = {"and", ",", ";", "while", "but"}


def partner_of_amount(facts: SentenceFacts, topic: Topic, amount: Amount) -> str | None:
    """The partner that this amount of a topic is of, where the topic has an amount for each of several.

    'The deficit with Canada was 1.6 billion and with Mexico 402 million': the country right before the amount, in the
    place of a partner, else right behind it. Null where there is none.
    """
    mention = _last_country(facts, topic.end, amount.start)
    if mention is None:
        return partner_behind(facts, topic.measure, topic.reporter, amount)
    moved = moved_with(facts.sentence, topic, amount.start)
    if moved is not None:
        return str(mention.entity.code) if moved[0] < mention.start and mention.end == moved[1] else None
    gap = facts.sentence.lower[mention.end : amount.start]
    is_all_of = not facts.word_sets["members_of_blocs"].isdisjoint(gap[:1])  # 'with EU nations, 5 billion'
    gap = gap[is_all_of:]
    if gap == ["("] and topic.partner and mention.entity.code != topic.reporter:  # 'followed by the Netherlands (501 billion)'
        return str(mention.entity.code)
    kinds = facts.word_sets["kinds_of_partners"]
    is_other = mention.entity.code != topic.reporter and (is_all_of or not mention.is_adjective)
    if not is_other or not facts.word_sets["before_own_amounts"] | kinds >= set(gap):
        return partner_behind(facts, topic.measure, topic.reporter, amount)
    is_named = not kinds.isdisjoint(gap) or _is_next_partner(facts, topic, mention)
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


def _last_country(facts: SentenceFacts, start: int, end: int) -> Mention | None:
    """The last country that stands between two places."""
    between = [m for m in facts.mentions if m.entity.code and start <= m.start and m.end <= end]
    return next((m for m in reversed(between) if not is_left_out(facts.sentence.lower, m)), None)


def _is_next_partner(facts: SentenceFacts, topic: Topic, mention: Mention) -> bool:
    """'and with Mexico 402 million', 'followed by Japan at 9 billion and India at 8 billion'."""
    lower, lead = facts.sentence.lower, _lead_before(facts, mention.start)
    before = lower[lead] if lead >= 0 else ""
    is_followed = "followed" in lower[topic.end : mention.start]
    if before in {"and", ","}:
        return bool(topic.partner) or is_followed
    return before in WANTED.get(topic.measure, ()) or (before == "by" and is_followed)


def partner_in_front(facts: SentenceFacts, topic: Topic, amount: Amount) -> str | None:
    """'With Britain, it stood at 1.2 billion', '..., and with Rwanda it was 300 million'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    for mention in reversed(facts.mentions):
        lead = _lead_before(facts, mention.start)
        if mention.end >= amount.start or lead < 0 or not mention.entity.code or mention.entity.code == topic.reporter:
            continue
        opens = lead == 0 or lower[lead - 1] in {"and", "but", "while", ";"}
        behind = mention.end + (lower[mention.end] == ",")
        is_led = lower[lead] in WANTED.get(topic.measure, ())
        if is_led and opens and tags[behind] == "PRP" and ";" not in lower[behind : amount.start]:
            return str(mention.entity.code)
        if is_led and behind < topic.start:  # 'With Togo it had a surplus, with Mali a gap': the gap is with the latter
            return None
    return None


def partner_behind(facts: SentenceFacts, measure: str, reporter: str | None, amount: Amount) -> str | None:
    """'of which 3.9 billion was with the U.S.', '13 billion to Germany', '1.2 billion to its neighbour Uganda'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    leading, inside = facts.word_sets["leading_to_partners"], facts.word_sets["before_partners"] | facts.word_sets["called_neighbour"]
    lead = next((k for k in range(amount.end, len(lower)) if lower[k] not in leading), None)
    if lead is None or lower[lead] not in WANTED.get(measure, ()):
        return None
    first = next((k for k in range(lead + 1, len(lower)) if lower[k] not in inside and tags[k] not in {"PRP$", "JJ"}), len(lower))
    return next((str(m.entity.code) for m in facts.mentions if m.start == first and m.entity.code not in {None, reporter}), None)


def _lead_before(facts: SentenceFacts, first: int) -> int:
    """The token before a country and the words that stand for all of it: '| to | the member states of the bloc'; -1 where none does."""
    inside = facts.word_sets["before_partners"]
    return next((k for k in range(first - 1, -1, -1) if facts.sentence.lower[k] not in inside), -1)


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
