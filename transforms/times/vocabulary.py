"""The closed words of time that several rules share: places in a row, steps from now, kinds of stretches.

Months, weekdays, numbers and what a user may add to are of the lexicon (``TimeWords``); these are the grammar's own.
"""

from __future__ import annotations

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# '3rd', '16th': set apart from their digits
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# 'the final quarter', 'the last three months of 2023'
LAST_ONES = frozenset({"last", "final", "closing", "remaining"})
# 'the previous year': measured from the time spoken of, not from the article's day
PREVIOUS = frozenset({"previous", "preceding", "prior"})
# 'last year', 'this month', 'the coming week': how many units from the article's day
RELATIVE = {
    "last": -1, "previous": -1, "preceding": -1, "past": -1, "prior": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
# 'a year ago', 'two years earlier', 'the year before'
AGO = frozenset({"ago", "earlier", "before", "previously", "back"})
# what may be said to be the same as another: 'the same period', 'the comparable stage'
STRETCHES = frozenset({"period", "periods", "month", "months", "quarter", "time", "week", "day", "stage", "span", "stretch", "half"})
UNITS = frozenset({"year", "month", "week", "quarter", "half", "decade", "century"})
# 'the previous quarter': how many months back
MONTHS_IN = {"month": 1, "quarter": 3}
# 'early 2024', 'end-1988', 'the middle of 2020': a year is not read more finely than it is said
PARTS_OF_YEAR = frozenset({"early", "late", "mid", "end", "beginning", "start", "close", "middle"})
# 'last fiscal', 'the current financial year': the fiscal year that is told from now
SAID_FISCAL = frozenset({"fiscal", "financial"})
# 'the year to March', 'the 12 months ended June 1990'
UP_TO = frozenset({"ended", "ends", "ending", "to", "through", "until", "closed", "closing", "finished", "concluded"})
DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
# 'in March 12 ships' is no day of March, 'March 2.5 pct' neither: behind the number stands what is counted
COUNTED = frozenset({"pct", "percent", "%", "per", "billion", "million", "mln", "bn"})
