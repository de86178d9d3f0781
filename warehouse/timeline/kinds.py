"""Families of kinds of event: which of them may tell of one event, and how strictly."""

from __future__ import annotations

# Talks, a meeting and a call are one encounter; an agreement is signed. All else stands for itself.
_FAMILIES = {"meet": "encounter", "talks": "encounter", "call": "encounter", "sign": "deal", "agree": "deal", "trade_deal": "deal"}
# Two of these are never one: a call is no meeting.
_APART = frozenset({"meet", "call"})
# Done on a day: a telling by the month or the year leaves out which. Talks, drills and measures go on.
DONE_IN_A_DAY = frozenset({"visit", "encounter", "deal", "appoint", "election"})
# What is said is another thing each time: the same people must say it of the same people. So is what has no kind of its own.
STRICT = frozenset({"statement", "declare", "accuse", "condemn", "reject", "demand", "threaten", "other", "aid", "invest", "protest"})
# Of these articles tell months later without a day: who joined what, what was signed, who was elected.
TOLD_LONG = frozenset({"other", "deal", "appoint", "election"})


def family_of(event_type: str) -> str:
    """The family of a kind of event."""
    return _FAMILIES.get(event_type, event_type)


def may_be_one(kinds: frozenset[str], others: frozenset[str]) -> bool:
    """Whether kinds of one family may tell of one event."""
    return not (kinds | others) >= _APART
