"""Names of persons, organisations, places and countries, the entities of an article behind them, and the roles that it gives them.

What belongs here: who or what a name means within one article. What does not: pronouns and descriptions ('the minister');
those are looked up in ``discourse``.
"""
