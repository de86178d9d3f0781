"""Names of persons, organisations, places and countries, and the entities of an article behind them.

What belongs here: who or what a name means within one article. What does not: pronouns and descriptions ('the minister');
those are looked up in ``discourse``.
"""
