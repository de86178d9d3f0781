"""Numbers, amounts with their units, money, and how exactly an amount holds.

What belongs here: reading 'more than $2.45 billion' wherever it stands. What does not: what the amount measures and whose it
is; that is told in ``figures``.
"""
