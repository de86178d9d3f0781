"""The closed words of time that several rules share: places in a row, steps from now, kinds of stretches.

Months, weekdays, numbers and what a user may add to are of the lexicon (``TimeWords``); these are the grammar's own.
"""

from __future__ import annotations

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# '3rd', '16th': set apart from their digits
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# 'the previous year': measured from the time spoken of, not from the article's day
PREVIOUS = frozenset({"previous", "preceding", "prior"})
# 'last year', 'this month', 'the coming week': how many units from the article's day
RELATIVE = {
    "last": -1, "previous": -1, "preceding": -1, "past": -1, "prior": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
# 'a year ago', 'two years earlier', 'the year before'
AGO = frozenset({"ago", "earlier", "before", "previously", "back"})
UNITS = frozenset({"year", "month", "week", "quarter", "half", "decade", "century"})
# 'the previous quarter': how many months back
MONTHS_IN = {"month": 1, "quarter": 3}
# 'the year to March', as 'the 12 months ended June 1990'
UP_TO = frozenset({"to", "through", "until"})
DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
