"""Who takes a share of another's flow: 'India accounted for 812 billion of imports', 'China, taking 14 billion of exports'."""

from __future__ import annotations

from transforms.figures.surroundings import Surroundings

# Between the verb and the flow: 'accounted for 812 billion of imports and 85 billion of'.
_REACH = 18
# In 'of exports in 2023, or 20 billion': the share in money.
_OR_REACH = 6
_DIRECTIONS = {"exports": "to", "imports": "from"}


def takers(around: Surroundings) -> list[str]:
    """The countries that take or send a share of the flow, which is another's; empty where the flow is told of otherwise."""
    lower, topic = around.sentence.lower, around.topic
    taking = around.word_sets["taking_share"]
    if topic.measure not in {"exports", "imports"} or topic.is_verb or not around.sentence.has_any(taking):
        return []
    verb = next((k for k in range(topic.start - 1, max(-1, topic.start - _REACH), -1) if lower[k] in taking), None)
    if verb is None or "of" not in lower[verb : topic.start]:
        return _takers_of_all(around, verb)
    is_share = _has_money(around, verb, topic.start) or "or" in lower[topic.end : topic.end + _OR_REACH]
    is_led_on = lower[topic.end : topic.end + 1] == [_DIRECTIONS[topic.measure]]  # 'Kenya accounted for 2 billion of exports to India'
    return _subjects(around, verb) if is_share and not is_led_on else []


def _has_money(around: Surroundings, start: int, end: int) -> bool:
    """Whether an amount other than of percent stands there: 'accounted for 30% of exports of 350 billion' is of no money of the share."""
    lower, tags = around.sentence.lower, around.sentence.tags
    return any(tags[k] == "CD" and around.word_sets["percent_words"].isdisjoint(lower[k + 1 : k + 3]) for k in range(start, end))


def _takers_of_all(around: Surroundings, verb: int | None) -> list[str]:
    """'Togo, Mali and Chad took Ghanaian exports of 14 billion': the flow itself is what they take."""
    if verb is None or around.sentence.lower[verb] not in around.word_sets["absorbing"]:
        return []
    between = set(range(verb + 1, around.topic.start))
    named = {k for mention in around.countries for k in range(mention.start, mention.end)} | {
        k for k in between if around.sentence.tags[k] in {"DT", "POS", "JJ"}
    }
    return _subjects(around, verb) if between <= named else []


def _subjects(around: Surroundings, verb: int) -> list[str]:
    """The countries that are the subject of the verb: 'India accounted', 'China, taking'; not 'exports to China took'."""
    subject = around.sentence.subject_of(verb)
    if subject is None:
        return []
    inside = [m for m in around.countries if subject.start <= m.start and m.end <= subject.end and not m.is_adjective]
    return [str(m.entity.code) for m in inside if around.sentence.lower[m.end : m.end + 1] != ["'s"]]
