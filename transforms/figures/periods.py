"""For which period a figure holds: the time expression that is its own, or the period that the text is speaking of."""

from __future__ import annotations

from transforms.figures.bases import is_base, is_compared_with
from transforms.figures.changes import leads_to_level
from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.noun_phrases import phrase_end
from transforms.syntax.parse import Parse
from transforms.times.period import to_months
from transforms.times.timex import TimeExpression

_YEAR = 12
# 'In the following year' opens a sentence so far in.
_OPENING = 2
# 'Compared with the same month of 2023' opens one so far in.
_COMPARED_OPENING = 4
# Behind an amount its time may stand so far; behind 'last year's' its amount.
_ATTACHED_REACH = 16
_OWNED_REACH = 5
# Between an amount and the time that bounds it: '150 million a year before 2020'.
_BOUND_REACH = 4
# What leads to an amount that another one is compared with.
_COMPARING = {"from", "against", "with", "versus", "vs", "to", "than"}
# In a time that is not the one the text speaks of.
_OTHER_TIMES = {"last", "ago", "next", "previous"}
_BOUNDING = {"before", "after", "prior"}


def own_time(
    facts: SentenceFacts, amount: Amount, *, compared: bool, without: TimeExpression | None = None, whole_months: bool = False
) -> TimeExpression | None:
    """The time expression that belongs to the amount.

    ``whole_months`` leaves out single days: trade is counted by months, so that 'said on Thursday' is no time of it.
    In this order: a possessive right before it ("last year's 2.1 pct"), one right behind it, one inside its topic
    ('September exports'), one ahead in its clause, one at the head of the sentence.
    """
    if not facts.dating:
        return None
    times = _eligible_times(facts, without, whole_months=whole_months)
    labelled = _time_labelling(facts, amount, times)
    if labelled:
        return labelled
    times = [time for time in times if _may_date(facts, time, amount)]
    following, preceding = facts.amount_after(amount), facts.amount_before(amount)
    start = preceding.end if preceding else 0
    beside = _time_beside(facts, amount, times, start, following)
    if compared:
        beside = beside or _time_behind_both(facts, amount, times, following)
        return beside or next((time for time in times if start <= time.start and _leads_to_compared(facts, time, amount)), None)
    if beside:
        return beside
    shared = _time_shared_with(facts, amount, following, without=without, whole_months=whole_months)
    return shared or _time_before(facts, amount, times, preceding)


def _time_behind_both(facts: SentenceFacts, amount: Amount, times: list[TimeExpression], following: Amount | None) -> TimeExpression | None:
    """'compared with 4 pct and 5 billion a year ago', 'with a fall of 4 pct to 5 billion': the time behind the second is of both."""
    if following is None or not (facts.sentence.lower[amount.end : following.start] == ["and"] or _leads_to(facts, amount, following)):
        return None
    return _time_beside(facts, following, times, following.start, facts.amount_after(following))


def _eligible_times(facts: SentenceFacts, without: TimeExpression | None, *, whole_months: bool) -> list[TimeExpression]:
    return [time for time in facts.dating if time is not without and not (whole_months and _is_day(time))]


def _time_shared_with(
    facts: SentenceFacts, amount: Amount, following: Amount | None, *, without: TimeExpression | None, whole_months: bool
) -> TimeExpression | None:
    """'grew 20.9 per cent to $303.7 billion in 2011-12': one time for both, behind the second."""
    if following is None or not facts.dating or not _leads_to(facts, amount, following):
        return None
    shared = own_time(facts, following, compared=False, without=without, whole_months=whole_months)
    return shared if shared and shared.start >= following.end else None


def _time_labelling(facts: SentenceFacts, amount: Amount, times: list[TimeExpression]) -> TimeExpression | None:
    """'(previous year: 5.09 trillion)'."""
    is_labelled = facts.sentence.lower[amount.start - 1 : amount.start] == [":"]
    return next((time for time in times if time.end == amount.start - 1), None) if is_labelled else None


def _is_day(time: TimeExpression) -> bool:
    return bool(time.period and time.period.is_moment)


def _time_before(facts: SentenceFacts, amount: Amount, times: list[TimeExpression], preceding: Amount | None) -> TimeExpression | None:
    """The time in the topic of the amount, else one ahead; not that of 'a rise of 3.8 percent over 2022, and imports were 5 billion'."""
    if preceding and preceding.unit == "percent":
        times = [time for time in times if not is_base(facts, time, preceding)]
    if preceding and facts.is_compared(preceding) and facts.is_broken(preceding.end, amount.start):
        times = [time for time in times if time.start != preceding.end + 1]  # 'from 580 in 2022, but tin fell to 4'
    return _topic_time(facts, amount, times) or _time_ahead(facts, amount, times, preceding)


def _leads_to_compared(facts: SentenceFacts, time: TimeExpression, amount: Amount) -> bool:
    """'from a year-earlier 25 billion'; not 'rose in January from 25 billion', which is the time of what it is compared with."""
    between = facts.sentence.lower[time.end : amount.start]
    if time.period and time.period.months > _YEAR:
        between = []  # 'rose between 2021 and 2023 from 3 billion to 4'
    return amount.start - 4 <= time.end <= amount.start and {"from", "against", "versus", "vs", "than", "with"}.isdisjoint(between)


def _may_date(facts: SentenceFacts, time: TimeExpression, amount: Amount) -> bool:
    """Whether a time may be that of the amount, and is not that of an outlook, of what stands in brackets or of a bound."""
    if (
        is_compared_with(facts, time)
        and (time.start >= amount.end or not facts.is_compared(amount))
        and not _is_possessive(facts, time, amount)
    ):
        return False
    return not (_is_of_outlook(facts, time) or _is_bracketed_apart(facts, time, amount) or _is_bound_of_past(facts, time))


def _time_beside(
    facts: SentenceFacts, amount: Amount, times: list[TimeExpression], start: int, following: Amount | None
) -> TimeExpression | None:
    """The time that possesses the amount, else one attached behind it, else a clause of 'when' behind token ``start``."""
    possessive = next((time for time in times if _is_possessive(facts, time, amount)), None)
    if possessive:
        return possessive
    limit = following.start if following else len(facts.sentence)
    behind = next((time for time in times if amount.end <= time.start < limit and _is_attached(facts, amount, time, following)), None)
    if behind:
        return behind
    return next((time for time in reversed(times) if start <= time.start < amount.start and _opens_when(facts, time)), None)


def is_of_untold_time(facts: SentenceFacts, amount: Amount) -> bool:
    """'below last year's level of 5 billion', '4 billion last month', in an article of no known day: of a time that it does not tell."""
    lower = facts.sentence.lower
    others = _OTHER_TIMES | {"this"} if any(time.period for time in facts.dating) else _OTHER_TIMES  # '2 pct this year, 3 in 1988'
    untold = [time for time in facts.times if not _says_something(time) and not others.isdisjoint(lower[time.start : time.end])]
    return any(_is_possessive(facts, time, amount) or _stands_by(facts, time, amount) for time in untold)


def _stands_by(facts: SentenceFacts, time: TimeExpression, amount: Amount) -> bool:
    """'5 billion last month', '5 billion in the previous month', 'rising this year by 5 billion'."""
    lower = facts.sentence.lower
    is_behind = amount.end <= time.start <= amount.end + (lower[amount.end : amount.end + 1] == ["in"])
    return is_behind or lower[time.end : amount.start] == ["by"]


def is_of_open_past(facts: SentenceFacts, amount: Amount) -> bool:
    """'150 million before 2020', 'Before the war trade stood at 150 million': of no one period, whatever was spoken of before."""
    if not facts.sentence.has_any(_BOUNDING):
        return False
    behind = range(amount.end, amount.end + _BOUND_REACH)
    if any(_is_before_event(facts, k) for k in (0, *behind)):
        return True
    is_alone = len(facts.times) == 1
    return any(_is_bound_of_past(facts, time) and (time.start in behind or (is_alone and time.start <= 2)) for time in facts.times)


def _is_before_event(facts: SentenceFacts, k: int) -> bool:
    """'before the war', 'the year after the vote': a time that the text does not date."""
    lower = facts.sentence.lower
    is_led = lower[k : k + 1] == ["before"] or (lower[k : k + 1] == ["after"] and lower[k - 1] in facts.word_sets["years_and_months"])
    is_adjusting = not facts.word_sets["adjusting"].isdisjoint(lower[k + 1 : k + 2])
    if not is_led or is_adjusting or any(k < time.start <= k + 2 for time in facts.times):
        return False
    return facts.sentence.tags[k + 1 : k + 2] in (["DT"], ["NN"], ["NNS"], ["NNP"], ["PRP$"])


def _is_bound_of_past(facts: SentenceFacts, time: TimeExpression) -> bool:
    """'never topped 150 million before 2020': all the time up to then; not 'the year before last'."""
    lower, first = facts.sentence.lower, time.start
    return first > 0 and (lower[first - 1] == "before" or (lower[first - 1] == "to" and lower[max(0, first - 2)] == "prior"))


def _opens_when(facts: SentenceFacts, time: TimeExpression) -> bool:
    """'slower than in the first quarter, when trade had expanded 21.9 percent'."""
    return facts.sentence.lower[time.end : time.end + 2] == [",", "when"]


def _is_of_outlook(facts: SentenceFacts, time: TimeExpression) -> bool:
    """'revised from an April estimate': when it was said, not what it is of."""
    behind = facts.sentence.lower[time.end : time.end + 1]
    return behind != [] and behind[0] in facts.word_sets["dated_outlooks"]


def _is_bracketed_apart(facts: SentenceFacts, time: TimeExpression, amount: Amount) -> bool:
    """'5.82 trillion (previous year: 5.09 trillion)': a time in brackets with an amount is that one's."""
    lower = facts.sentence.lower
    if time.start < amount.end or "(" not in lower[amount.end : time.start]:
        return False
    closing = next((k for k in range(time.end, len(lower)) if lower[k] == ")"), None)
    return closing is not None and any(time.end <= other.start < closing for other in facts.amounts)


def base_time(facts: SentenceFacts, amount: Amount) -> TimeExpression | None:
    """The time that a change is measured against: 'compared with 2021', 'than in 2021', 'from a year earlier', 'from February'."""
    if not facts.times:
        return None
    following = facts.amount_after(amount)
    if following and _leads_to(facts, amount, following):
        following = facts.amount_after(following)  # 'by 1.4 percent to 18.1 billion compared with March 2015'
    limit = following.start if following else len(facts.sentence)
    times = [time for time in facts.times if amount.end <= time.start < limit and _says_something(time)]
    behind = next((time for time in times if is_base(facts, time, amount) and not time.since), None)
    return behind or next((time for time in facts.times if _opens_compared(facts, time, amount)), None)


def _opens_compared(facts: SentenceFacts, time: TimeExpression, amount: Amount) -> bool:
    """'Compared with May, exports rose 5 percent': at the head of the sentence, of its first amount."""
    return time.start <= _COMPARED_OPENING and amount is facts.amounts[0] and time.end <= amount.start and is_compared_with(facts, time)


def compared_months(facts: SentenceFacts, amount: Amount) -> int | None:
    """How many months the periods cover that the amount is compared with: 'up from 222 mln dlrs in August' is one."""
    for other in facts.amounts:
        if other.start >= amount.end and facts.is_compared(other):
            time = own_time(facts, other, compared=True)
            if time and time.period:
                return to_months(time.period).months
    return None


def find_dating(sentence: Parse, times: list[TimeExpression]) -> list[TimeExpression]:
    """The times of a sentence that may date an amount in it."""
    handed_over = sentence.word_sets["handed_over"]
    telling = (time for time in times if _says_something(time) and not (_is_of_record(sentence, time) or _is_of_pact(sentence, time)))
    return [time for time in telling if not _is_of_delivery(sentence, time, handed_over)]


def _says_something(time: TimeExpression) -> bool:
    told = (time.period, time.shift, time.same_as, time.in_mind, time.month, time.months_back, time.part)
    return any(part is not None for part in told)


def _is_of_delivery(sentence: Parse, time: TimeExpression, handed_over: frozenset[str]) -> bool:
    """'Tin for May delivery rose to 68 cents': when the goods change hands, not when they cost that."""
    lower = sentence.lower
    return lower[time.start - 1 : time.start] == ["for"] and not handed_over.isdisjoint(lower[time.end : time.end + 1])


def _is_of_pact(sentence: Parse, time: TimeExpression) -> bool:
    """'broke a 2019 trade agreement with Peru': the year that tells which agreement."""
    is_in_phrase = time.end - time.start == 1 and sentence.tags[time.start - 1 : time.start] in (["DT"], ["PRP$"])
    last = phrase_end(sentence, time.end) - 1
    return is_in_phrase and last >= time.end and sentence.lower[last] in sentence.word_sets["pacts"]


def _is_of_record(sentence: Parse, time: TimeExpression) -> bool:
    """'the most since 1991', 'the worst since records began in fiscal 1979': the time of another figure."""
    lower, tags = sentence.lower, sentence.tags
    if "since" not in sentence.vocabulary:
        return False
    start = max(0, time.start - 6)
    since = next((k for k in range(time.start - 1, start - 1, -1) if lower[k] == "since"), None)
    if since is None or "," in lower[since : time.start]:
        return False
    window = range(max(0, since - 8), since)
    return "began" in lower[since : time.start] or any(
        tags[k] in {"JJS", "RBS"} or lower[k] in {"first", "most", "least", "record"} for k in window
    )


def _leads_to(facts: SentenceFacts, amount: Amount, following: Amount) -> bool:
    """'12 pct to 45 billion', 'rose 900 million to 9 billion'."""
    between = facts.sentence.lower[amount.end : following.start]
    verbs = any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in facts.sentence.tags[amount.end : following.start])
    leads = "to" in between and set(between[between.index("to") + 1 :]) <= facts.word_sets["before_level"]
    if leads_to_level(facts, amount):
        return True
    return amount.unit == "percent" and following.unit != "percent" and leads and len(between) <= 8 and not verbs


def _is_possessive(facts: SentenceFacts, time: TimeExpression, amount: Amount) -> bool:
    lower = facts.sentence.lower
    if time.end > amount.start or time.end >= len(lower) or lower[time.end] not in {"'s", "'"}:
        return False
    return amount.start - time.end <= 5 and not any(tag[:2] == "VB" for tag in facts.sentence.tags[time.end + 1 : amount.start])


def _is_attached(facts: SentenceFacts, amount: Amount, time: TimeExpression, following: Amount | None) -> bool:
    """Whether the time behind an amount is its own, rather than the next amount's or another clause's."""
    lower = facts.sentence.lower
    if following and _belongs_to_next(facts, time, following):
        return False
    if lower[amount.end] == "that" and lower[time.start - 1] == "for":
        return True  # 'the goal of 200 billion that the leaders had set for 2024'
    if facts.is_broken(amount.end, time.start) or time.start - amount.end > _ATTACHED_REACH:
        return False
    if _is_of_next(facts, amount, time, following) or _is_of_compared(lower, amount.end, time.start):
        return False
    if lower[time.start - 1] == "than":  # '95 billion, 24 billion worse than 2013'
        return following is None and "," not in lower[amount.end : time.start]
    return not _is_of_other_clause(facts, amount, time, following)


def _belongs_to_next(facts: SentenceFacts, time: TimeExpression, following: Amount) -> bool:
    """'5 billion, and last year's 4 billion', '5 billion from a year-earlier 4 billion': the time possesses the next amount."""
    lower = facts.sentence.lower
    is_compared = following.start == time.end and not _COMPARING.isdisjoint(lower[max(0, time.start - 2) : time.start])
    return is_compared or (lower[time.end : time.end + 1] in (["'s"], ["'"]) and following.start - time.end <= _OWNED_REACH)


def _is_of_next(facts: SentenceFacts, amount: Amount, time: TimeExpression, following: Amount | None) -> bool:
    """'... in 2022, and in 2021 for 0.93 billion', 'exports were 5 billion and imports in May 4': of the next amount."""
    if following is None:
        return False
    if following.start - time.end <= 3 and "and" in facts.sentence.lower[max(amount.end, time.start - 2) : time.start]:
        return True
    between = [topic for topic in facts.topics if topic.end <= time.start and topic.word.phrase != "goods between"]
    return any(_is_other_topic(facts, amount, topic.start, topic.word.strength) for topic in between)


def _is_of_compared(lower: list[str], start: int, end: int) -> bool:
    """'against 4 billion in 2022': a number without a unit stands between, which the time is of."""
    return any(lower[k] in {"against", "versus"} and lower[k + 1][:1].isdecimal() for k in range(start, end))


def _is_of_other_clause(facts: SentenceFacts, amount: Amount, time: TimeExpression, following: Amount | None) -> bool:
    """'shrank to 168 billion after Beijing suspended imports in August', 'was 5 billion, the office said in May': of another verb."""
    lower, verbs = facts.sentence.lower, _verbs_between(facts, amount.end, time.start)
    if not verbs or (len(verbs) == 1 and _is_in_subject(facts, amount)):
        return False  # 'Goods worth 3.88 billion were bought from China in July-October'
    if not {"after", "since", "because", "as", "before"}.isdisjoint(lower[amount.end : verbs[0]]):
        return True
    return following is not None or any(lower[k] in facts.word_sets["reporting_of_times"] for k in verbs)


def _verbs_between(facts: SentenceFacts, start: int, end: int) -> list[int]:
    """The finite verbs from token ``start`` up to ``end``; not the participle of 'the 5 billion target set for 2023'."""
    lower, tags = facts.sentence.lower, facts.sentence.tags
    return [
        k
        for k in range(start, end)
        if tags[k] in FINITE_TAGS and not (lower[k] in facts.word_sets["set_for"] and lower[k + 1 : k + 2] == ["for"])
    ]


def _is_in_subject(facts: SentenceFacts, amount: Amount) -> bool:
    """Whether the amount stands before the verb of its clause."""
    verb = facts.sentence.clause_at[amount.start].verb
    return verb is None or verb > amount.start


def _is_other_topic(facts: SentenceFacts, amount: Amount, start: int, strength: str) -> bool:
    if start < amount.end or strength == "weak" or start - amount.end <= 4:
        return False
    behind = facts.sentence.lower[amount.end]
    return behind not in {"of", "in", "worth"} and behind not in facts.word_sets["rise_or_fall"]


def _topic_time(facts: SentenceFacts, amount: Amount, times: list[TimeExpression]) -> TimeExpression | None:
    left = [topic for topic in facts.topics if topic.end <= amount.start and topic.word.strength != "weak"]
    if not left or any(other.start > left[-1].end and other.end <= amount.start for other in facts.amounts):
        return None
    topic = left[-1]
    tags = facts.sentence.tags
    return next(
        (
            time for time in times
            if time.end <= topic.start <= time.end + 3 and not _ends_clause(facts, time)
            and not any(tag[:2] in {"VB", "IN", "MD"} or tag in {";", ":"} for tag in tags[time.end : topic.start])
        ),
        None,
    )  # fmt: skip


def _ends_clause(facts: SentenceFacts, time: TimeExpression) -> bool:
    """'While Peru bought most last year, imports for January fell': a time at the end of the clause before."""
    is_parted = facts.sentence.lower[time.end : time.end + 1] == [","]
    return is_parted and not FINITE_TAGS.isdisjoint(facts.sentence.tags[: time.start])


def _is_relative(time: TimeExpression) -> bool:
    """'a year earlier', 'the same month', 'the previous quarter'."""
    return time.shift is not None or time.same_as is not None or time.months_back is not None


def _time_ahead(facts: SentenceFacts, amount: Amount, times: list[TimeExpression], preceding: Amount | None) -> TimeExpression | None:
    ahead = [time for time in times if _leads_ahead(facts, time, amount, preceding)]
    start = preceding.end if preceding else 0
    nearest = next((time for time in facts.times if time.start >= start), None)
    own = [time for time in ahead if time.start >= start and not (time is nearest and _belongs_to(facts, time, preceding))]
    if own:
        return own[-1]
    first = facts.amounts[0]
    shared = [time for time in ahead if time.end <= first.start]
    return shared[-1] if shared else None


def _leads_ahead(facts: SentenceFacts, time: TimeExpression, amount: Amount, preceding: Amount | None) -> bool:
    """Whether a time stands ahead in the clause; a relative one must open the sentence: 'A year later it was 5 billion'."""
    is_ahead = time.end <= amount.start and not facts.is_broken(time.end, amount.start)
    opens = (time.start <= _OPENING and preceding is None) or time.start - 1 in facts.breaks
    return is_ahead and (not _is_relative(time) or opens)


def _belongs_to(facts: SentenceFacts, time: TimeExpression, preceding: Amount | None) -> bool:
    """A time right behind the amount before is that one's."""
    return preceding is not None and _is_attached(facts, preceding, time, None) and time.start - preceding.end <= 4
