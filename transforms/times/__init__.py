"""Time expressions, the periods that they stand for, and the day on which an article was published.

What belongs here: reading 'in the first five months of 2024' and counting with periods. What does not: which figure or event
a time belongs to; that is told in ``figures.periods`` and ``events``. The ways to say a time are the table in ``rules``.
"""
