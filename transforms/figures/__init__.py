"""Figures: what an amount measures, of whom, with whom, for which period, and whether it is a fact.

What belongs here: everything that gives an amount its meaning. What does not: comparing figures of several articles, which is
the work of the marts in ``warehouse``.
"""
