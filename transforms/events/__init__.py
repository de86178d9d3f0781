"""Events: what happened, is planned, was cancelled or denied, between whom, where and when.

What belongs here: triggers, participants, status, direction and dates of the events of one article. What does not: merging
the tellings of several articles, which is the work of the timeline's mart in ``warehouse``.
"""
