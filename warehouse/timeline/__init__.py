"""Which tellings are of one event: the ground of the marts ``timeline`` and ``timeline_events``.

Belongs here: whether parties, places and days of two tellings agree, what is joined with what and why, what is part of what.
Does not belong here: the rows of the marts (SQL in ``warehouse.marts``), the reading of events (``transforms``).
"""
